"""The columns of the table of features are those that its document lists."""

from __future__ import annotations

import re
from pathlib import Path

from musicrec_desktop.model.feature_statistics import COLUMNS, FEATURES
from musicrec_desktop.services.features.table import TRACK_COLUMNS

TEXT = (Path(__file__).parents[3] / "docs" / "features.md").read_text(encoding="utf-8")


def test_the_document_lists_each_feature_with_its_size() -> None:
    listed = {name: int(size) for name, size in re.findall(r"^\| `(\w+)` \| (\d+) \|", TEXT, re.MULTILINE)}
    over_time = {feature.name: feature.size for feature in FEATURES if feature.statistics != ("",)}
    assert listed == over_time
    for feature in FEATURES:
        assert f"`{feature.name}`" in TEXT
    assert f"{len(COLUMNS)} numbers a track" in TEXT


def test_the_document_lists_what_is_said_of_the_track() -> None:
    for column in TRACK_COLUMNS:
        assert f"`{column}`" in TEXT

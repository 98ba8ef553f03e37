"""Each page looks as in the picture of it that is kept.

After a change that is meant, ``MUSICREC_DRAW_ANEW=1`` keeps the new pictures; look at them before they go in.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo, QFontMetrics, QImage
from PySide6.QtWidgets import QApplication

from tests.support.likeness import compare, keep_difference
from tests.ui.pictures.scenes import SCENES, THEMES, drawn

pytestmark = [pytest.mark.screenshots, pytest.mark.timeout(300)]
KEPT = Path(__file__).parent / "drawn"
LETTERS = KEPT / "letters.json"
DIFFERENCES = Path(__file__).parents[3] / "build" / "pictures-that-differ"
NAMES = [f"{name}-{theme}" for name in SCENES for theme in THEMES]
DRAWS_ANEW = "MUSICREC_DRAW_ANEW" in os.environ
SAMPLE = "The quick brown fox, 0123456789 · “why?” – ∞"
SMALLEST_FILE = 0
"""Qt's quality of a PNG: pressed as far as it goes, with every pixel as it was."""


def letters(application: QApplication) -> Mapping[str, object]:
    """The font of the window, and how wide its letters are."""
    font = application.font()
    widths = []
    for pixels in (11, 13, 20):
        font.setPixelSize(pixels)
        widths.append(QFontMetrics(font).horizontalAdvance(SAMPLE))
    return {"font": QFontInfo(font).family(), "widths": widths}


@pytest.fixture(scope="module")
def pictures(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, QImage]:
    """Every page, drawn now; skips where letters look otherwise than in the pictures that are kept."""
    here = letters(qapp)
    if not DRAWS_ANEW and here != (there := json.loads(LETTERS.read_text(encoding="utf-8"))):
        pytest.skip(f"the pictures are drawn with {there['font']} {there['widths']}, here is {here}")
    found = dict(drawn(tmp_path_factory.mktemp("pictures")))
    if DRAWS_ANEW:
        LETTERS.write_text(json.dumps(here) + "\n", encoding="utf-8")
        for name, picture in found.items():
            path = KEPT / f"{name}.png"
            if not compare(QImage(str(path)), picture).is_alike:
                picture.save(str(path), quality=SMALLEST_FILE)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_page_looks_as_it_did(name: str, pictures: Mapping[str, QImage]) -> None:
    old, new = QImage(str(KEPT / f"{name}.png")), pictures[name]
    likeness = compare(old, new)
    if likeness.is_alike:
        return
    path = keep_difference(DIFFERENCES, name, old, new, likeness)
    pytest.fail(f"{name} looks different ({likeness}): old, new and difference are in {path}")


def test_no_picture_is_left_over() -> None:
    assert sorted(path.stem for path in KEPT.glob("*.png")) == sorted(NAMES)

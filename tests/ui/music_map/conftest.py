"""A window on a library of which it is known what sounds alike."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from musicrec_desktop.analysis.recipe import EXTRACTOR_VERSION
from musicrec_desktop.app.building import analysis
from musicrec_desktop.recommend.space.sound_space import SpaceRecipe
from musicrec_desktop.ui.music_map.page import MusicMapPage
from tests.support.library import add_features
from tests.ui.conftest import ALBUMS, TRACKS_OF_ALBUM, Opener, Rig
from tests.unit.recommend.vectors import BLOCKS, RAW_SIZE


@pytest.fixture
def small_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Vectors of a few numbers, from which a space is fitted at once."""
    monkeypatch.setattr(analysis, "SPACE_RECIPES", {EXTRACTOR_VERSION: SpaceRecipe(BLOCKS)})
    monkeypatch.setattr(analysis, "shipped_space", lambda _version: None)


@pytest.fixture
def heard(open_window: Opener, qtbot: QtBot, request: pytest.FixtureRequest) -> Rig:
    """Twelve tracks of three albums; those of an album sound alike."""
    request.getfixturevalue("small_vectors")
    rig = open_window()
    rig.wait_rows(len(ALBUMS) * TRACKS_OF_ALBUM)
    hear(rig, len(rig.ids))
    show_map(rig, qtbot)
    return rig


def hear(rig: Rig, count: int) -> None:
    """Let it be known how the first tracks sound."""
    rng = np.random.default_rng(7)
    centres = rng.normal(size=(len(ALBUMS), RAW_SIZE))
    for place, track_id in enumerate(rig.ids[:count]):
        vector = centres[place // TRACKS_OF_ALBUM] + 0.2 * rng.normal(size=RAW_SIZE)
        add_features(rig.app.database, track_id, vector.tolist(), EXTRACTOR_VERSION)
    rig.app.services.similarity.load()


def page_of(rig: Rig) -> MusicMapPage:
    """The page."""
    return rig.window.pages.music_map


def show_map(rig: Rig, qtbot: QtBot) -> None:
    """Go to the map, and wait until it has all points and their colours."""
    # What is heard is known, so no process has to be started for a better layout.
    rig.app.services.music_map.cancel()
    rig.window.actions_table.run("page_music_map")
    page = page_of(rig)
    qtbot.waitUntil(lambda: page.content.colouring is not None and not page.is_empty_shown, timeout=10_000)

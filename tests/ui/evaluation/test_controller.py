"""How the window opens the blind taste test."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QApplication

from musicrec_desktop.analysis.recipe import EXTRACTOR_VERSION, VECTOR_SIZE
from musicrec_desktop.model.features import Features
from musicrec_desktop.model.playback import PlayerState
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.ui.evaluation.taste_test.dialog import TasteTestDialog
from musicrec_desktop.ui.evaluation.taste_test.setup_page import ANY_TRACK
from tests.support.library import NOW_MS
from tests.ui import hands
from tests.ui.conftest import ALBUMS, Opener, Rig

MORE_ALBUMS = tuple(
    (f"{album} {place}", f"{artist} {place}", genre, year)
    for place in range(3)
    for album, artist, genre, year in ALBUMS
)


def opened(rig: Rig) -> TasteTestDialog:
    rig.window.actions_table.run("taste_test")
    QApplication.processEvents()
    return rig.window.findChildren(TasteTestDialog)[-1]


def analyse(rig: Rig) -> None:
    rng, store, similarity = (
        np.random.default_rng(3),
        FeatureStore(rig.app.database),
        rig.app.services.similarity,
    )
    for track_id in rig.ids:
        track = rig.app.services.browse.track(track_id)
        assert track is not None
        vector = rng.normal(size=VECTOR_SIZE).astype(np.float32)
        features = Features(EXTRACTOR_VERSION, vector, {}, b"", 60_000)
        size, mtime_ns = rig.app.database.query("SELECT size, mtime_ns FROM track WHERE id = ?", (track_id,))[
            0
        ]
        store.save(track_id, features, size, mtime_ns, NOW_MS)
    similarity.features_changed(rig.ids)
    rig.qtbot.waitUntil(lambda: similarity.ready_count == len(rig.ids), timeout=20_000)


def test_without_known_sound_it_says_what_to_do(rig: Rig) -> None:
    dialog = opened(rig)
    assert dialog.empty.headline == "Too few tracks for a taste test."
    assert dialog.setup.start.count() == 1


def test_it_starts_from_what_plays_or_is_selected_and_the_music_waits(open_window: Opener) -> None:
    rig = open_window(albums=MORE_ALBUMS)
    rig.wait_rows(len(rig.ids))
    analyse(rig)
    player, tracks = rig.app.services.player, rig.window.pages.tracks
    player.play_now([rig.ids[4]])
    tracks.view.select_rows([2], 2)
    tracks.view.setFocus()
    selected = tracks.selected_ids()[0]
    dialog = opened(rig)
    starts = [dialog.setup.start.itemText(place) for place in range(dialog.setup.start.count())]
    names = {track_id: rig.app.services.browse.track(track_id) for track_id in (rig.ids[4], selected)}
    titles = [track.tags.title for track in names.values() if track is not None]
    assert [start.partition(" – ")[0] for start in starts] == [
        f"What plays: {titles[0]}", f"Selected: {titles[1]}", ANY_TRACK,
    ]  # fmt: skip
    hands.click(dialog.setup.begin_button)
    rig.qtbot.waitUntil(lambda: dialog.sitting is not None, timeout=20_000)
    assert player.state is PlayerState.PAUSED
    assert rig.app.services.listening.session_id
    dialog.close()
    assert player.state is not PlayerState.PAUSED

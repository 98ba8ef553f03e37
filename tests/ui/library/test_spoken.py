"""Podcasts and audiobooks in the window: their page, the dialog, and the way back."""

from __future__ import annotations

import os

from pytestqt.qtbot import QtBot

from musicrec_desktop.storage.spoken import SpokenStore
from musicrec_desktop.ui.library.spoken import OUTSIDE
from musicrec_desktop.ui.track_table.columns import TRACK_COLUMNS
from musicrec_desktop.ui.window.places import PageId
from tests.ui import hands
from tests.ui.conftest import Rig


def _folder(rig: Rig) -> str:
    track = rig.window.services.browse.track(rig.ids[0])
    assert track is not None
    return os.path.dirname(track.path)


def test_a_genre_leaves_the_music_and_stands_on_its_own_page(rig: Rig, qtbot: QtBot) -> None:
    rig.wait_rows(12)
    window = rig.window
    window.actions_table.run("spoken_rules")
    dialog = window.spoken.dialog
    assert dialog is not None
    dialog.genre.setText("no such genre")
    hands.click(dialog.add_genre)
    qtbot.waitUntil(lambda: "no such genre" in window.services.spoken.rules.genres)
    qtbot.waitUntil(lambda: "no track is affected" in window.notices.toast.text)
    dialog.genre.setText("Jazz")
    hands.click(dialog.add_genre)
    rig.wait_rows(rig.window.pages.tracks.model.rowCount())
    if window.services.spoken.count():
        window.navigator.go_page(PageId.SPOKEN)
        rig.wait_rows(window.services.spoken.count())


def test_the_folder_of_selected_tracks_is_kept_out_and_comes_back(rig: Rig, qtbot: QtBot) -> None:
    rig.wait_rows(12)
    window = rig.window
    window.spoken.add_folder(_folder(rig))
    rig.wait_rows(0)
    assert window.services.spoken.count() == 12
    window.navigator.go_page(PageId.SPOKEN)
    rig.wait_rows(12)
    assert window.pages.tracks.head.title == "Podcasts and books"
    window.notices.undo()
    rig.wait_rows(0)
    window.notices.redo()
    rig.wait_rows(12)
    window.pages.tracks.view.setFocus()
    window.pages.tracks.view.selectRow(0)
    window.spoken.mark_selected()
    assert window.services.spoken.rules.folders == (_folder(rig),)


def test_a_folder_outside_says_what_to_do(rig: Rig, qtbot: QtBot) -> None:
    rig.window.spoken.add_folder("/nowhere")
    qtbot.waitUntil(lambda: OUTSIDE in rig.window.notices.toast.text)


def test_an_empty_page_teaches(rig: Rig) -> None:
    window = rig.window
    window.navigator.go_page(PageId.SPOKEN)
    rig.qtbot.waitUntil(window.pages.tracks.empty.isVisible)
    window.pages.tracks.spoken_requested.emit()
    assert window.spoken.dialog is not None
    assert "Audiobook" in window.services.spoken.rules.genres


def test_its_page_tells_where_each_was_left(rig: Rig, qtbot: QtBot) -> None:
    rig.wait_rows(12)
    window = rig.window
    keys = [column.key for column in TRACK_COLUMNS]
    assert window.pages.tracks.view.isColumnHidden(keys.index("left_at"))
    window.spoken.add_folder(_folder(rig))
    rig.wait_rows(0)
    SpokenStore(rig.app.database).keep_position(rig.ids[0], 754_000, 1)
    window.navigator.go_page(PageId.SPOKEN)
    rig.wait_rows(12)
    page = window.pages.tracks
    assert not page.view.isColumnHidden(keys.index("left_at"))
    row = page.model.rows_of([rig.ids[0]])[0]
    qtbot.waitUntil(lambda: page.model.index(row, keys.index("left_at")).data() == "12:34")

"""The list of duplicate covers, in a real window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.settings import LOOK_AT_COVERS
from musicrec_desktop.model.browse import Scope
from musicrec_desktop.model.cover_look import DoublePicture, PictureId
from musicrec_desktop.ui.kit.wording.covers import LOOKING_IS_OFF
from musicrec_desktop.ui.library.duplicate_covers import FILES_SHOWN, SHOWN, DuplicateCoversDialog
from musicrec_desktop.ui.window.places import PageId
from tests.ui.conftest import Rig
from tests.ui.library.looked_at import show_covers


def opened(rig: Rig) -> DuplicateCoversDialog:
    rig.window.actions_table.run("duplicate_covers")
    dialog = rig.window.library.side.duplicates
    assert dialog is not None
    return dialog


def title_of(scope: Scope | None) -> str:
    return "" if scope is None else " – ".join(filter(None, (scope.name, scope.detail)))


def test_each_picture_has_its_files_and_leads_to_their_albums(rig: Rig, qtbot: QtBot) -> None:
    show_covers(rig)
    dialog, navigator = opened(rig), rig.window.navigator
    qtbot.waitUntil(lambda: not dialog.is_empty_shown)
    assert dialog.figures.text().startswith("1 picture in 2 files")
    first, second = dialog.links
    assert first.accessibleName().endswith("900 × 900")
    assert second.accessibleName().endswith("899 × 899")
    # From line to line, and into an album, by keys.
    dialog.activateWindow()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(dialog, key)
    assert dialog.focusWidget() is second
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert title_of(navigator.place.scope) == second.full_text
    QTest.mouseClick(dialog.thumbs[0], Qt.MouseButton.LeftButton)
    assert title_of(navigator.place.scope) == first.full_text
    # It stays open beside the window until it is closed.
    assert rig.window.library.side.duplicates is dialog
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert rig.window.library.side.duplicates is None


def test_it_says_why_there_is_nothing(rig: Rig, qtbot: QtBot) -> None:
    dialog = opened(rig)
    qtbot.waitUntil(lambda: dialog.empty.headline == "No duplicate covers")
    show_covers(rig)
    qtbot.waitUntil(lambda: not dialog.is_empty_shown)
    rig.window.settings.set(LOOK_AT_COVERS, False)
    qtbot.waitUntil(lambda: dialog.is_empty_shown)
    assert (dialog.empty.headline, dialog.empty.text) == ("Covers cannot be compared", LOOKING_IS_OFF)
    assert not dialog.figures.text()
    rig.window.settings.set(LOOK_AT_COVERS, True)
    qtbot.waitUntil(lambda: not dialog.is_empty_shown)


def test_long_lists_come_in_parts_and_tracks_without_an_album_are_shown(rig: Rig, qtbot: QtBot) -> None:
    dialog, window = opened(rig), rig.window
    track = rig.ids[-1]
    files = tuple(DoublePicture(PictureId(number), 90, 90, (track,)) for number in range(2))
    dialog.show_groups([files] * (SHOWN + 3))
    assert len(dialog.links) == SHOWN * 2
    assert dialog.more_button.text() == "Show 3 more pictures"
    dialog.more_button.click()
    assert len(dialog.links) == (SHOWN + 3) * 2
    assert dialog.more_button.isHidden()
    dialog.show_groups([files * FILES_SHOWN])
    assert len(dialog.links) == FILES_SHOWN
    assert dialog.links[0].full_text == "1 track without an album"
    window.navigator.go_page(PageId.ALBUMS)
    QTest.mouseClick(dialog.links[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.pages.tracks.selected_ids() == [track])

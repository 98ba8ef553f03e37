"""Copies and versions in a real window, with a trash of their own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from musicrec_desktop.analysis.recipe import PLAIN_VERSION
from musicrec_desktop.model.copies import CopyKind
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.ui.copies.page import CopiesPage
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.window.places import PageId
from tests.support.library import NOW_MS, features_of
from tests.ui.conftest import Rig

SAME = ((0, 1), (4, 5, 6))
"""Which tracks of the rig have the same sound."""


@pytest.fixture
def page(rig: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> CopiesPage:
    """The page with two groups."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    tracks = TrackStore(rig.app.database)
    for sound, numbers in enumerate(SAME):
        for number in numbers:
            tracks.set_decoded(rig.ids[number], 60_000, b"sound %d" % sound)
    rig.window.navigator.go_page(PageId.COPIES)
    shown = rig.window.pages.copies
    qtbot.waitUntil(lambda: len(shown.model.rows) == len(SAME), timeout=10_000)
    qtbot.waitUntil(lambda: shown.panel.group is not None)
    return shown


def choose(page: CopiesPage, count: int, qtbot: QtBot) -> None:
    """Choose the group of so many files."""
    place = next(number for number, row in enumerate(page.model.rows) if len(row.ids) == count)
    page.view.setCurrentIndex(page.model.index(place, 0))
    qtbot.waitUntil(lambda: page.panel.group is not None and len(page.panel.group.files) == count)


def paths(page: CopiesPage) -> list[str]:
    """The files of the shown group."""
    assert page.panel.group is not None
    return [one.file.path for one in page.panel.group.files]


def test_groups_are_filtered_and_searched(page: CopiesPage, rig: Rig, qtbot: QtBot) -> None:
    assert {row.kind for row in page.model.rows} == {CopyKind.SAME_SOUND}
    assert page.trash_all_button.isVisibleTo(page)
    rig.search("lanterns")
    qtbot.waitUntil(lambda: [len(row.ids) for row in page.model.rows] == [3])
    rig.search("nobody")
    qtbot.waitUntil(lambda: page.is_empty_shown)
    assert page.empty.text == "No group of this kind fits the search."
    rig.search("")
    qtbot.waitUntil(lambda: not page.is_empty_shown)
    page.tabs.setCurrentIndex(page.tabs.count() - 1)
    assert page.is_empty_shown
    assert not page.trash_all_button.isVisibleTo(page)


def test_the_others_go_to_the_trash_and_come_back(page: CopiesPage, rig: Rig, qtbot: QtBot) -> None:
    choose(page, 3, qtbot)
    before = paths(page)
    assert page.panel.trash_button.text() == "Move 2 other files to the trash…"
    page.panel.trash_button.click()
    dialog = rig.window.overviews.copies.dialog
    assert dialog is not None
    assert not dialog.merge_box.isVisibleTo(dialog)
    dialog.trash_button.click()
    qtbot.waitUntil(lambda: len(page.model.rows) == 1)
    assert [os.path.exists(path) for path in before] == [True, False, False]
    qtbot.waitUntil(lambda: page.restore_button.isVisibleTo(page))
    rig.window.actions_table.run("undo")
    qtbot.waitUntil(lambda: len(page.model.rows) == 2)
    assert all(map(os.path.exists, before))
    qtbot.waitUntil(lambda: not page.restore_button.isVisibleTo(page))


def test_all_spare_files_go_at_once_and_can_be_brought_back_later(
    page: CopiesPage, rig: Rig, qtbot: QtBot
) -> None:
    page.trash_all_button.click()
    qtbot.waitUntil(lambda: rig.window.overviews.copies.dialog is not None)
    dialog = rig.window.overviews.copies.dialog
    assert dialog is not None
    dialog.trash_button.click()
    qtbot.waitUntil(lambda: page.is_empty_shown)
    assert page.empty.headline == "No copies"
    qtbot.waitUntil(lambda: page.restore_button.text() == "Bring 3 files back from the trash")
    page.restore_button.click()
    qtbot.waitUntil(lambda: len(page.model.rows) == 2)


def test_another_file_can_be_kept_and_gets_what_was_done_with_the_others(
    page: CopiesPage, rig: Rig, qtbot: QtBot
) -> None:
    choose(page, 2, qtbot)
    group = page.panel.group
    assert group is not None
    best, other = (one.file.track_id for one in group.files)
    rig.window.services.ratings.rate([best], 8)

    def is_rated() -> bool:
        return page.panel.group is not None and page.panel.group.files[0].file.half_stars == 8

    qtbot.waitUntil(is_rated)
    assert page.panel.merge_button.isHidden()
    page.panel.keep_buttons[other].click()
    assert page.panel.kept is not None
    assert page.panel.kept.track_id == other
    assert not page.panel.merge_button.isHidden()
    page.panel.merge_button.click()
    ratings = rig.window.services.ratings
    qtbot.waitUntil(lambda: rig.window.notices.history.undo_label == "Merge plays and likes")
    assert ratings.ratings([best, other]) == {other: 8}
    rig.window.actions_table.run("undo")
    qtbot.waitUntil(lambda: ratings.ratings([best, other]) == {best: 8})


def test_what_is_not_the_same_is_remembered(page: CopiesPage, rig: Rig, qtbot: QtBot) -> None:
    choose(page, 3, qtbot)
    group = page.panel.group
    assert group is not None
    page.panel.part_requested.emit(group.files[2].file.track_id)
    qtbot.waitUntil(lambda: [len(row.ids) for row in page.model.rows] == [2, 2])
    rig.window.actions_table.run("undo")
    qtbot.waitUntil(lambda: sorted(len(row.ids) for row in page.model.rows) == [2, 3])


def test_files_are_heard_beside_each_other(page: CopiesPage, rig: Rig, qtbot: QtBot) -> None:
    choose(page, 2, qtbot)
    first, second = page.panel.play_buttons.values()
    first.click()
    assert (first.glyph, second.glyph) == (Glyph.PAUSE, Glyph.PLAY)
    second.click()
    assert (first.glyph, second.glyph) == (Glyph.PLAY, Glyph.PAUSE)
    rig.window.navigator.go_page(PageId.TRACKS)
    assert second.glyph is Glyph.PLAY


def test_it_says_how_many_tracks_are_still_to_be_heard(page: CopiesPage, rig: Rig, qtbot: QtBot) -> None:
    assert page.head.figures.endswith(" · 12 tracks not heard yet")
    page.tabs.setCurrentIndex(page.tabs.count() - 1)
    assert "12 tracks were not heard yet" in page.empty.text
    database = rig.app.database
    for track_id in rig.ids[:-1]:
        state = database.one("SELECT size, mtime_ns FROM track WHERE id = ?", (track_id,))
        assert state is not None
        size, mtime_ns = state
        FeatureStore(database).save(track_id, features_of([1.0], PLAIN_VERSION), size, mtime_ns, NOW_MS)
    page.library_changed()
    qtbot.waitUntil(lambda: page.head.figures.endswith(" · 1 track not heard yet"))


def test_the_list_has_room_for_names_beside_both_buttons(page: CopiesPage, qtbot: QtBot) -> None:
    choose(page, 2, qtbot)
    panel = page.panel
    panel.merge_button.show()
    panel.trash_button.show()
    buttons = panel.merge_button.sizeHint().width() + panel.trash_button.sizeHint().width()
    assert panel.minimumSizeHint().width() < buttons

"""Suggested genres in the window: shown in their own colour, reviewed, written, and taken back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QTreeWidget, QTreeWidgetItem

from musicrec_desktop.learning.genres.judging import evaluation
from musicrec_desktop.model.genres import GenreState, GenreVerdict, SuggestedGenre
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.genre_suggestions import GenreStore
from musicrec_desktop.ui.kit.menus import MenuKind
from musicrec_desktop.ui.kit.wording.genres import WHAT_ACCEPTING_MEANS
from musicrec_desktop.ui.library.genre_review import GenreReviewDialog
from tests.support.library import NOW_MS
from tests.ui.conftest import Opener, Rig
from tests.unit.library.files import read_tags

MEMBERS = np.eye(2, dtype=np.bool_)[[0, 1] * 10]
JUDGED = evaluation(MEMBERS.astype(np.float64) * 0.8 + 0.1, MEMBERS, ("Jazz", "Metal"), groups=6, folds=5)


def opened(open_window: Opener) -> Rig:
    """A window on twelve tracks without genres; eight of them get suggestions."""
    rig = untagged(open_window)
    suggest(rig)
    return rig


def untagged(open_window: Opener) -> Rig:
    """A window on twelve tracks without genres."""
    rig = open_window()
    rig.app.database.execute("DELETE FROM track_value WHERE kind = 'genre'")
    rig.wait_rows(12)
    rig.window.pages.tracks.model.refresh_rows()
    return rig


def suggest(rig: Rig) -> None:
    found = [
        SuggestedGenre(track_id, "Jazz" if place < 4 else "Metal", 0.9 - place / 20)
        for place, track_id in enumerate(rig.ids[:8])
    ]
    GenreStore(rig.app.database).keep(GenreVerdict(None, 90, 12, ("Jazz", "Metal"), JUDGED, NOW_MS), found)
    rig.app.services.genres.changed.emit()


def review(rig: Rig) -> GenreReviewDialog:
    rig.window.actions_table.run("review_genres")
    dialog = rig.window.library.side.genres
    assert dialog is not None
    return dialog


def first_of(tree: QTreeWidget) -> QTreeWidgetItem:
    """The first genre."""
    item = tree.topLevelItem(0)
    assert item is not None
    return item


def line_of(tree: QTreeWidget, place: int) -> QTreeWidgetItem:
    """A track of the first genre."""
    line = first_of(tree).child(place)
    assert line is not None
    return line


def genre_cell(rig: Rig, track_id: TrackId, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> str:
    model = rig.window.pages.tracks.model
    column = next(place for place, column in enumerate(model.columns) if column.key == "genre")
    return str(model.index(model.rows_of([track_id])[0], column).data(role) or "")


def test_a_table_shows_them_as_suggestions(open_window: Opener) -> None:
    rig = opened(open_window)
    model, first = rig.window.pages.tracks.model, rig.ids[0]
    assert genre_cell(rig, first) == "Jazz?"
    assert "Jazz 90 %" in genre_cell(rig, first, Qt.ItemDataRole.ToolTipRole)
    column = next(place for place, column in enumerate(model.columns) if column.key == "genre")
    look = model.row_look(model.rows_of([first])[0], [column])
    assert (list(look.texts), look.suggested) == (["Jazz?"], "genre")
    bare = model.row_look(model.rows_of([rig.ids[9]])[0], [column])
    assert (list(bare.texts), bare.suggested) == ([""], "")
    rig.window.commands.genres.accept([first])
    rig.qtbot.waitUntil(lambda: genre_cell(rig, first) == "Jazz")
    assert "not in the file yet" in genre_cell(rig, first, Qt.ItemDataRole.ToolTipRole)
    rig.window.notices.undo()
    rig.qtbot.waitUntil(lambda: genre_cell(rig, first) == "Jazz?")
    rig.window.commands.genres.reject([first])
    rig.qtbot.waitUntil(lambda: genre_cell(rig, first) == "")


def test_the_menu_of_a_track_has_its_suggestions(open_window: Opener) -> None:
    rig = opened(open_window)
    commands = rig.window.commands

    def entries(ids: list[TrackId]) -> list[str]:
        menu = commands.make_menu(MenuKind.TRACKS, ids, {"play_selected": lambda: None})
        action = next(each for each in menu.actions() if each.text() == "Suggested genre")
        inner = action.menu()
        if not isinstance(inner, QMenu):
            return []
        return [each.text() for each in inner.actions() if each.text()]

    assert entries([rig.ids[0]]) == ["Accept Jazz (90 % sure)", "Reject Jazz"]
    assert entries(rig.ids[:3]) == ["Accept all", "Reject all"]
    assert entries([rig.ids[10]]) == []
    rig.app.services.genres.accept([(rig.ids[0], "Jazz")])
    assert entries([rig.ids[0]]) == ["Reject Jazz", "Write to tags…"]


def test_reviewed_by_genre_with_the_keyboard(open_window: Opener) -> None:
    rig = opened(open_window)
    dialog = review(rig)
    tree = dialog.tree
    rig.qtbot.waitUntil(lambda: tree.topLevelItemCount() == 2)
    assert dialog.all_button.text() == "Accept all 8"
    # Only what is sure enough is listed, which is remembered.
    dialog.slider.setValue(80)
    assert [first_of(tree).text(0), tree.topLevelItemCount()] == ["Jazz", 1]
    assert dialog.all_button.text() == "Accept all 3"
    first_of(tree).setExpanded(True)
    assert [line_of(tree, place).text(2) for place in range(3)] == ["90 %", "85 %", "80 %"]
    tree.setCurrentItem(line_of(tree, 0))
    QTest.keyClick(tree, Qt.Key.Key_Return)
    rig.qtbot.waitUntil(lambda: dialog.all_button.text() == "Accept all 2")
    assert dialog.write_button.text() == "Write 1 genre to files…"
    tree.setCurrentItem(first_of(tree))
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    rig.qtbot.waitUntil(lambda: tree.topLevelItemCount() == 0)
    dialog.slider.setValue(50)
    rig.qtbot.waitUntil(lambda: tree.topLevelItemCount() == 2)
    dialog.accept_all()
    rig.qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.empty)
    assert dialog.empty.headline == "Nothing to review"
    states = {each.state for each in rig.app.services.genres.review().genres}
    assert states == {GenreState.ACCEPTED}
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert rig.window.library.side.genres is None
    assert review(rig).slider.value() == 50


def test_it_says_why_there_is_nothing(open_window: Opener) -> None:
    rig = untagged(open_window)
    dialog = review(rig)
    rig.qtbot.waitUntil(lambda: dialog.empty.headline == "No genres are suggested")
    assert dialog.learn_button.text() == "Learn now"
    dialog.learn_button.click()
    rig.qtbot.waitUntil(lambda: "at least 2 genres" in dialog.empty.text)
    rig.window.commands.genres.accept([rig.ids[0]])
    assert rig.window.notices.toast.text == "No genre is suggested for these."
    assert "genre~:" in WHAT_ACCEPTING_MEANS


def test_written_after_a_question_and_taken_back(open_window: Opener) -> None:
    rig = opened(open_window)
    commands, toast, first = rig.window.commands.genres, rig.window.notices.toast, rig.ids[0]
    track = rig.app.services.browse.track(first)
    assert track is not None
    path = Path(track.path)
    commands.write([first])
    assert "nothing to write" in toast.text
    rig.app.services.genres.accept([(first, "Jazz")])
    commands.write([first])
    assert commands.dialog is not None
    assert commands.dialog.write_button.text() == "Write to 1 file"
    commands.dialog.cancel_button.click()
    assert read_tags(str(path), path.name).genres == ()
    commands.write([first])
    commands.dialog.write_button.click()
    rig.qtbot.waitUntil(lambda: toast.text == "Genres written to 1 file")
    assert read_tags(str(path), path.name).genres == ("Jazz",)
    assert genre_cell(rig, first) == "Jazz"
    assert rig.app.services.genres.suggestions([first]) == {}
    toast.button.click()
    rig.qtbot.waitUntil(lambda: "as before" in toast.text)
    assert read_tags(str(path), path.name).genres == ()
    assert rig.app.services.genres.suggestions([first])[first][0].state is GenreState.ACCEPTED

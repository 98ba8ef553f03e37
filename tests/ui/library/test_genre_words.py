"""The table of genres in the window: what is shown is edited, hidden, split, and taken back."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from musicrec_desktop.ui.commands.properties_dialog import PropertiesDialog
from musicrec_desktop.ui.library.genre_words import GenreWordsDialog
from musicrec_desktop.ui.window.settings_dialog import SettingsDialog
from tests.ui.conftest import Rig


def opened(rig: Rig) -> GenreWordsDialog:
    rig.window.library.side.show_genre_words()
    dialog = rig.window.library.side.words
    assert dialog is not None
    rig.qtbot.waitUntil(lambda: dialog.model.rowCount() > 0)
    return dialog


def rows(dialog: GenreWordsDialog) -> dict[str, str]:
    found = (dialog.model.genre_at(row) for row in range(dialog.model.rowCount()))
    return {each.name: "; ".join(each.shown) for each in found}


def select(dialog: GenreWordsDialog, name: str) -> None:
    names = [dialog.model.genre_at(row).name for row in range(dialog.model.rowCount())]
    index = dialog.table.model().index(names.index(name), 0)
    dialog.table.setCurrentIndex(index)


def test_what_is_typed_is_shown_everywhere_and_can_be_taken_back(rig: Rig) -> None:
    dialog = opened(rig)
    assert rows(dialog) == {"Classical": "Classical", "Electronic": "Electronic", "Jazz": "Jazz"}
    select(dialog, "Jazz")
    index = dialog.table.currentIndex()
    assert dialog.table.model().setData(index, "Swing; Cool")
    rig.qtbot.waitUntil(lambda: rows(dialog)["Jazz"] == "Swing; Cool")
    track = rig.app.services.browse.track(rig.ids[0])
    assert track is not None
    assert track.tags.genres == ("Swing", "Cool")
    assert "shown as “Swing”; “Cool”" in rig.window.notices.toast.text
    rig.search("genre:swing")
    rig.wait_rows(4)
    rig.window.commands.properties(rig.ids[:1])
    properties = rig.window.findChild(PropertiesDialog)
    assert properties is not None
    assert any(label.text() == "Jazz" for label in properties.findChildren(QLabel))
    dialog.undo_button.click()
    rig.qtbot.waitUntil(lambda: rows(dialog)["Jazz"] == "Jazz")
    rig.wait_rows(0)


def test_genres_are_hidden_and_found_again(rig: Rig) -> None:
    dialog = opened(rig)
    assert not dialog.hide_button.isEnabled()
    dialog.table.selectAll()
    dialog.hide_selected()
    rig.qtbot.waitUntil(lambda: set(rows(dialog).values()) == {""})
    dialog.filter.setText("clas")
    assert dialog.table.model().rowCount() == 1
    dialog.filter.setText("nothing like this")
    assert dialog.pages.currentWidget() is dialog.empty
    dialog.filter.clear()
    dialog.only_changed.setChecked(True)
    assert dialog.table.model().rowCount() == 3
    dialog.table.selectAll()
    dialog.forget_selected()
    rig.qtbot.waitUntil(lambda: "" not in rows(dialog).values())
    assert dialog.pages.currentWidget() is dialog.empty


def test_marks_split_and_words_keep_whole(rig: Rig) -> None:
    dialog = opened(rig)
    select(dialog, "Jazz")
    dialog.table.model().setData(dialog.table.currentIndex(), "Jazz/Funk")
    rig.qtbot.waitUntil(lambda: rows(dialog)["Jazz"] == "Jazz/Funk")
    dialog.marks["/"].click()
    rig.qtbot.waitUntil(lambda: rig.app.services.genres.words.overview().rules.marks == ("/",))
    assert rows(dialog)["Jazz"] == "Jazz/Funk"
    select(dialog, "Jazz")
    dialog.keep_whole()
    rig.qtbot.waitUntil(lambda: rows(dialog)["Jazz"] == "Jazz")


def test_a_genre_is_renamed_from_its_menu(rig: Rig) -> None:
    words = rig.window.scopes.words
    words.ask("Jazz")
    assert words.dialog is not None
    words.dialog.field.setText("")
    assert not words.dialog.accept_button.isEnabled()
    words.dialog.field.setText("Swing")
    words.dialog.accept_button.click()
    assert words.dialog is None
    rig.search("genre:swing")
    rig.wait_rows(4)


def test_settings_lead_to_the_table(rig: Rig) -> None:
    rig.window.settings.show()
    dialog = rig.window.findChild(SettingsDialog)
    assert dialog is not None
    dialog.genres_button.click()
    assert rig.window.library.side.words is not None

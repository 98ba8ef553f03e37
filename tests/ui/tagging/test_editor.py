"""The tag editor on real files: one, many, tools, pictures, writing and the way back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMessageBox

from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.model.tag_edit import SetField
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.tagging.chips import ChipField
from musicrec_desktop.ui.tagging.controller import MOST_FILES
from musicrec_desktop.ui.tagging.editor import TagEditor
from musicrec_desktop.ui.tagging.preview import FIELD, NOTE
from musicrec_desktop.ui.tagging.preview_dialog import PreviewDialog
from musicrec_desktop.ui.tagging.tools import Tool, ToolDialog
from tests.ui.conftest import Rig
from tests.ui.hands import type_key
from tests.unit.services.scan.test_scan_cue import write_album


@pytest.fixture(autouse=True)
def tagged(rig: Rig) -> None:
    """The files of the first album say what the library knows of them."""
    service = rig.app.services.tagging
    for track in rig.app.services.browse.page(rig.ids[:4]):
        tags = track.tags
        edits = [
            SetField("title", (tags.title,)),
            SetField("artist", tags.artists),
            SetField("album", (tags.album,)),
            SetField("albumartist", tags.album_artists),
            SetField("genre", tags.genres),
            SetField("tracknumber", (str(tags.track_number),)),
        ]
        plan = service.plan_blocking(service.read_blocking([track.path]), edits)
        assert not service.write_blocking(plan, TaskContext()).failed


@pytest.fixture
def editor(rig: Rig) -> Iterator[TagEditor]:
    """The editor with the four tracks of an album."""
    made = opened(rig, rig.ids[:4])
    yield made
    rig.qtbot.waitUntil(lambda: not rig.app.services.tagging.is_running)


def opened(rig: Rig, ids: Sequence[TrackId]) -> TagEditor:
    rig.window.commands.edit_tags(ids)
    made = rig.window.tagging.editor
    assert made is not None
    rig.qtbot.waitUntil(lambda: made.draft is not None, timeout=15_000)
    return made


def line(editor: TagEditor, name: str) -> QLineEdit:
    found = editor.form.rows[name].editor
    assert isinstance(found, QLineEdit)
    return found


def chips(editor: TagEditor, name: str) -> ChipField:
    found = editor.form.rows[name].editor
    assert isinstance(found, ChipField)
    return found


def type_into(editor: TagEditor, name: str, text: str) -> None:
    line(editor, name).setText(text)
    line(editor, name).textEdited.emit(text)


def write(rig: Rig, editor: TagEditor) -> None:
    editor.write()
    rig.qtbot.waitUntil(lambda: rig.window.tagging.editor is None or bool(editor.findChild(PreviewDialog)))
    if rig.window.tagging.editor is not None:
        preview = editor.findChild(PreviewDialog)
        assert preview is not None
        preview.write_button.click()
    rig.qtbot.waitUntil(lambda: bool(rig.window.notices.toast.text), timeout=20_000)


def tags_of(rig: Rig, number: int) -> dict[str, tuple[str, ...]]:
    track = rig.app.services.browse.track(rig.ids[number])
    assert track is not None
    return dict(rig.app.services.tagging.read_blocking([track.path])[0].values)


def test_one_file_is_edited_and_written_and_taken_back(rig: Rig) -> None:
    before = tags_of(rig, 0)
    editor = opened(rig, rig.ids[:1])
    assert not editor.list.isVisible()
    assert not editor.write_button.isEnabled()
    type_into(editor, "title", "A New Name")
    chips(editor, "genre").line.taken.emit("Swing")
    assert editor.write_button.isEnabled()
    assert "title, genre" in editor.summary.text()
    write(rig, editor)
    assert rig.window.tagging.editor is None
    assert tags_of(rig, 0)["title"] == ("A New Name",)
    assert tags_of(rig, 0)["genre"] == ("Jazz", "Swing")
    track = rig.app.services.browse.track(rig.ids[0])
    assert track is not None
    assert track.tags.title == "A New Name"
    rig.window.notices.undo()
    rig.qtbot.waitUntil(lambda: tags_of(rig, 0) == before, timeout=20_000)


def test_files_that_differ_say_so_and_are_edited_at_once(rig: Rig, editor: TagEditor) -> None:
    assert editor.list.isVisible()
    title = line(editor, "title")
    assert title.placeholderText() == "Several values (4)"
    assert line(editor, "album").text() == "Blue Hour"
    type_into(editor, "album", "Another Hour")
    editor.list.clearSelection()
    editor.list.setCurrentRow(2)
    assert editor.headline.full_text.startswith("3 of 4")
    chips(editor, "artist").added.emit("Guest")
    editor.list.selectAll()
    assert chips(editor, "artist").texts == ("Ada North", "Guest 1 of 4")
    write(rig, editor)
    assert [tags_of(rig, number)["album"] for number in range(4)] == [("Another Hour",)] * 4
    assert tags_of(rig, 2)["artist"] == ("Ada North", "Guest")
    assert tags_of(rig, 0)["artist"] == ("Ada North",)


def test_single_changes_are_left_out(rig: Rig, editor: TagEditor) -> None:
    type_into(editor, "album", "Another Hour")
    editor.write()
    rig.qtbot.waitUntil(lambda: editor.findChild(PreviewDialog) is not None)
    preview = editor.findChild(PreviewDialog)
    assert preview is not None
    assert preview.model.rowCount() == 4
    preview.table.selectRow(1)
    type_key(preview.table, Qt.Key.Key_Space)
    assert preview.write_button.text() == "Write 3 files"
    preview.write_button.click()
    rig.qtbot.waitUntil(lambda: bool(rig.window.notices.toast.text), timeout=20_000)
    albums = [tags_of(rig, number)["album"][0] for number in range(4)]
    assert albums == ["Another Hour", "Blue Hour", "Another Hour", "Another Hour"]


def test_steps_are_taken_back_in_the_editor(editor: TagEditor) -> None:
    type_into(editor, "album", "X")
    editor.undo_button.click()
    assert line(editor, "album").text() == "Blue Hour"
    editor.redo_button.click()
    assert line(editor, "album").text() == "X"
    assert editor.form.rows["album"].revert_button.isVisibleTo(editor)
    editor.form.rows["album"].revert_button.click()
    assert not editor.write_button.isEnabled()


def test_keys_lead_from_file_to_file(editor: TagEditor) -> None:
    editor.next_button.click()
    assert editor.places == [0]
    editor.before_button.click()
    assert editor.places == [3]
    editor.next_button.click()
    assert editor.places == [0]
    editor.all_button.click()
    assert editor.places == [0, 1, 2, 3]


def test_a_flag_of_some_files_is_half_checked(editor: TagEditor) -> None:
    box = editor.form.rows["compilation"].editor
    assert isinstance(box, QCheckBox)
    editor.list.clearSelection()
    editor.list.setCurrentRow(0)
    box.click()
    editor.list.selectAll()
    assert box.checkState() is Qt.CheckState.PartiallyChecked
    box.click()
    assert editor.draft is not None
    assert editor.draft.shared("compilation", range(4)).common == ("1",)


def test_values_of_the_library_are_suggested(rig: Rig, editor: TagEditor) -> None:
    typed = chips(editor, "genre").line
    typed.setFocus()
    rig.qtbot.waitUntil(typed.hasFocus)
    for key in (Qt.Key.Key_C, Qt.Key.Key_L):
        type_key(typed, key)
    completer = typed.completer()
    assert completer is not None
    rig.qtbot.waitUntil(lambda: completer.completionCount() > 0)
    assert completer.currentCompletion() == "Classical"
    completer.activated.emit("Classical")
    rig.qtbot.waitUntil(lambda: not typed.text())
    assert chips(editor, "genre").texts == ("Jazz", "Classical")


def tool(rig: Rig, editor: TagEditor, which: Tool) -> ToolDialog:
    dialog = editor.open_tool(which)
    assert dialog is not None
    return dialog


def test_tracks_are_numbered_into_the_editor(rig: Rig, editor: TagEditor) -> None:
    type_into(editor, "tracknumber", "9")
    dialog = tool(rig, editor, Tool.NUMBER)
    rig.qtbot.waitUntil(lambda: dialog.model.rowCount() > 0)
    dialog.apply_button.click()
    assert editor.draft is not None
    numbers = [editor.draft.values(place, "tracknumber") for place in range(4)]
    assert numbers == [("1",), ("2",), ("3",), ("4",)]
    assert editor.draft.values(0, "tracktotal") == ("4",)


def test_without_a_selection_the_files_that_are_shown_are_meant(rig: Rig, editor: TagEditor) -> None:
    editor.list.setCurrentRow(1, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    headline = editor.headline.full_text
    editor.list.clearSelection()
    assert (editor.places, editor.headline.full_text) == ([1], headline)
    dialog = tool(rig, editor, Tool.RENAME)
    rig.qtbot.waitUntil(lambda: dialog.model.rowCount() > 0)
    dialog.reject()
    type_into(editor, "title", "Typed")
    assert editor.draft is not None
    assert editor.draft.changed_places == (1,)
    assert editor.draft.values(1, "title") == ("Typed",)


def test_a_regular_expression_that_is_wrong_is_told(rig: Rig, editor: TagEditor) -> None:
    dialog = tool(rig, editor, Tool.REPLACE)
    find, put = dialog.findChildren(QLineEdit)[:2]
    find.setText("Blue")
    put.setText("Red")
    rig.qtbot.waitUntil(lambda: dialog.model.rowCount() > 0)
    assert dialog.apply_button.isEnabled()
    for box in dialog.findChildren(QCheckBox)[:1]:
        box.setChecked(True)
    find.setText("(")
    rig.qtbot.waitUntil(lambda: dialog.model.rowCount() == 0)
    assert dialog.message.property("role") == "danger"
    assert not dialog.apply_button.isEnabled()


def test_a_file_that_no_pattern_fits_has_its_row_for_the_reason(rig: Rig, editor: TagEditor) -> None:
    dialog = tool(rig, editor, Tool.FROM_NAME)
    dialog.pattern.setText("%year%-%title%")
    rig.qtbot.waitUntil(lambda: dialog.model.rowCount() == 4 and dialog.model.row_at(0).is_problem)
    assert dialog.table.columnSpan(0, FIELD) == NOTE - FIELD + 1
    assert "does not fit" in str(dialog.model.index(0, FIELD).data())
    dialog.pattern.setText("%genre%")
    rig.qtbot.waitUntil(lambda: dialog.model.rowCount() > 0 and not dialog.model.row_at(0).is_problem)
    assert dialog.table.columnSpan(0, FIELD) == 1


def test_tab_leads_past_the_way_back_of_a_field_which_has_a_key(rig: Rig, editor: TagEditor) -> None:
    type_into(editor, "album", "Typed")
    album, revert = line(editor, "album"), editor.form.rows["album"].revert_button
    assert revert.isVisible()
    assert revert.focusPolicy() == Qt.FocusPolicy.NoFocus
    album.setFocus()
    rig.qtbot.waitUntil(album.hasFocus)
    editor.form.revert_focused()
    assert album.text() != "Typed"
    assert revert.isHidden()


def test_the_way_back_from_the_preview_leads_to_its_button(rig: Rig, editor: TagEditor) -> None:
    type_into(editor, "album", "Typed")
    editor.write()
    rig.qtbot.waitUntil(lambda: bool(editor.findChildren(PreviewDialog)))
    editor.findChildren(PreviewDialog)[0].reject()
    assert editor.focusWidget() is editor.write_button


def test_files_are_named_by_their_tags(rig: Rig, editor: TagEditor) -> None:
    dialog = tool(rig, editor, Tool.RENAME)
    dialog.pattern.setText("%track% %title%")
    rig.qtbot.waitUntil(lambda: dialog.model.rowCount() == 4)
    dialog.apply_button.click()
    rig.qtbot.waitUntil(lambda: bool(rig.window.notices.toast.text), timeout=20_000)
    track = rig.app.services.browse.track(rig.ids[0])
    assert track is not None
    assert Path(track.path).name.startswith("01 ")
    assert Path(track.path).exists()


def test_a_cover_is_dropped_on_all_files(rig: Rig, editor: TagEditor, tmp_path: Path) -> None:
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    path = tmp_path / "front.png"
    assert image.save(str(path))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    assert editor.cover.well.take(mime)
    assert editor.draft is not None
    rig.qtbot.waitUntil(lambda: editor.cover.front is not None, timeout=15_000)
    assert "64 × 64" in editor.cover.facts.text()
    write(rig, editor)
    track = rig.app.services.browse.track(rig.ids[0])
    assert track is not None
    (file,) = rig.app.services.tagging.read_blocking([track.path])
    (facts,) = file.pictures
    found: list[bytes | None] = []
    rig.app.services.tagging.picture(track.path, facts.digest, found.append, rig.window.notices.error)
    rig.qtbot.waitUntil(lambda: found == [path.read_bytes()], timeout=15_000)


def test_what_is_not_written_is_asked_about(
    rig: Rig, editor: TagEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_into(editor, "album", "X")
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)
    editor.reject()
    assert rig.window.tagging.editor is editor
    monkeypatch.setattr(
        QMessageBox,
        "clickedButton",
        lambda box: next(one for one in box.buttons() if one.text() == "Throw them away"),
    )
    editor.reject()
    assert rig.window.tagging.editor is None


def test_too_many_files_are_refused(rig: Rig) -> None:
    rig.window.tagging.edit([rig.ids[0]])
    editor = rig.window.tagging.editor
    assert editor is not None
    editor.reject()
    rig.window.tagging.edit([])
    assert rig.window.notices.toast.text == "Select tracks first."
    rig.window.tagging.edit([TrackId(number) for number in range(MOST_FILES + 1)])
    assert "at most at once" in rig.window.notices.toast.text
    assert rig.window.tagging.editor is None


def test_past_changes_are_listed_and_undone(rig: Rig) -> None:
    before = tags_of(rig, 0)
    rig.window.tagging.show_past()
    past = rig.window.tagging.past
    assert past is not None
    rig.qtbot.waitUntil(lambda: len(past.undo_buttons) == 4)
    editor = opened(rig, rig.ids[:1])
    type_into(editor, "title", "Other")
    write(rig, editor)
    rig.qtbot.waitUntil(lambda: len(past.undo_buttons) == 5 and past.undo_buttons[0].isEnabled())
    past.undo_buttons[0].click()
    rig.qtbot.waitUntil(lambda: tags_of(rig, 0) == before, timeout=20_000)
    rig.qtbot.waitUntil(lambda: not past.undo_buttons[0].isEnabled())


def test_tracks_of_a_cue_sheet_are_edited(rig: Rig, tmp_path: Path) -> None:
    audio = write_album(tmp_path / "elsewhere")
    added = rig.app.services.scan.add_files_blocking([str(audio)], TaskContext())
    editor = opened(rig, added.ids)
    assert editor.list.item(2).text() == "3 Say 'When' · take.wav"
    assert editor.sheet_hint.isVisibleTo(editor)
    assert not editor.cover.isVisibleTo(editor)
    type_into(editor, "album", "Two Takes")
    editor.write()
    rig.qtbot.waitUntil(lambda: editor.findChild(PreviewDialog) is not None)
    preview = editor.findChild(PreviewDialog)
    assert preview is not None
    assert preview.model.rowCount() == 1
    preview.write_button.click()
    rig.qtbot.waitUntil(lambda: bool(rig.window.notices.toast.text), timeout=20_000)
    assert 'TITLE "Two Takes"' in audio.with_suffix(".cue").read_text("utf-8")
    albums = {track.tags.album for track in rig.app.services.browse.page(added.ids)}
    assert albums == {"Two Takes"}

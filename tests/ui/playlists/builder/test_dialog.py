"""The builder by mouse and keyboard, on a real library."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QSpinBox, QWidget

from musicrec_desktop.model.playlist import LimitUnit, PlaylistKind, SmartRules, SortOrder
from musicrec_desktop.model.smart_templates import SMART_TEMPLATES
from musicrec_desktop.query.completion import UNLISTED
from musicrec_desktop.query.fields import FIELDS
from musicrec_desktop.query.parser import parse_strictly
from musicrec_desktop.ui.kit.stars import StarsField
from musicrec_desktop.ui.playlists.builder.dialog import SmartDialog
from musicrec_desktop.ui.playlists.builder.fields import NumberField, TextField
from musicrec_desktop.ui.playlists.builder.part_views import PART_MIME, GroupView, RuleView
from musicrec_desktop.ui.playlists.builder.rules import RuleGroup
from tests.ui.conftest import Rig
from tests.ui.hands import click, type_key
from tests.ui.playlists.builder.conftest import Bench

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def text_of(dialog: SmartDialog) -> str:
    return dialog.text.edit.toPlainText()


def type_query(dialog: SmartDialog, text: str) -> None:
    edit = dialog.text.edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)


def paste(dialog: SmartDialog, text: str) -> None:
    dialog.text.edit.selectAll()
    dialog.text.edit.insertPlainText(text)


def rule(dialog: SmartDialog, place: int) -> RuleView:
    return dialog.rules.rule_views()[place]


def choose(box: QComboBox, words: str) -> None:
    box.setCurrentIndex(box.findText(words))


def value_field(view: RuleView, place: int = 0) -> QWidget:
    assert view.editor is not None
    return view.editor.fields[place]


def titles(dialog: SmartDialog) -> list[str]:
    return [view.subject.currentText() for view in dialog.rules.rule_views()]


def test_rows_are_written_as_text_and_counted(bench: Bench) -> None:
    dialog = bench.open()
    bench.wait_count("12 tracks")
    root = dialog.rules.view_of(dialog.draft.rows.id)
    assert isinstance(root, GroupView)

    click(root.add_button)
    view = rule(dialog, 0)
    view.subject.chosen.emit("genre")
    field = value_field(view)
    assert field.hasFocus()
    QTest.keyClicks(field, "jazz")

    assert text_of(dialog) == "genre:jazz"
    bench.wait_count("4 tracks")
    assert dialog.preview.titles == ["Blue Hour 1", "Blue Hour 2", "Blue Hour 3", "Blue Hour 4"]
    choose(view.operator, "is not")
    assert text_of(dialog) == "-genre:=jazz"
    bench.wait_count("8 tracks")


def test_text_makes_rows_and_keeps_the_widgets_of_those_that_stay(bench: Bench) -> None:
    dialog = bench.open()

    type_query(dialog, "genre:jazz (year:1959 | year:2004)")

    assert titles(dialog) == ["Genre", "Year", "Year"]
    first = rule(dialog, 0)
    type_query(dialog, "genre:jazz rating:>=3")
    assert rule(dialog, 0) is first
    assert isinstance(value_field(rule(dialog, 1)), StarsField)


def test_text_that_cannot_be_meant_is_said_and_leaves_the_rows(bench: Bench) -> None:
    dialog = bench.open()
    type_query(dialog, "genre:jazz")

    paste(dialog, "genre:jazz yeer:1959 ")

    assert titles(dialog) == ["Genre"]
    assert "yeer" in dialog.text.note.text()
    assert "stay as they were" in dialog.text.note.text()
    assert not dialog.save_button.isEnabled()
    assert "mended" in dialog.message.text()
    (selection,) = dialog.text.edit.extraSelections()
    assert selection.cursor.selectedText() == "yeer:"
    click(dialog.text.fix_button)
    assert text_of(dialog) == "genre:jazz year:1959 "
    assert titles(dialog) == ["Genre", "Year"]
    assert dialog.text.note.isHidden()


def test_back_to_the_rules(bench: Bench) -> None:
    dialog = bench.open()
    type_query(dialog, "genre:jazz")
    paste(dialog, "genre:jazz rating:blue ")

    click(dialog.text.back_button)

    assert text_of(dialog) == "genre:jazz"
    assert dialog.save_button.isEnabled()


def test_keys_move_copy_and_remove_rows(bench: Bench) -> None:
    dialog = bench.open()
    type_query(dialog, "title:a (title:b | title:c)")
    value_field(rule(dialog, 0)).setFocus()

    type_key(value_field(rule(dialog, 0)), Qt.Key.Key_Down, ALT)
    assert text_of(dialog) == "title:(a | b | c)"
    moved = rule(dialog, 0)
    assert value_field(moved).hasFocus()
    type_key(value_field(moved), Qt.Key.Key_Up, ALT)
    assert text_of(dialog) == "title:a title:(b | c)"
    type_key(value_field(rule(dialog, 0)), Qt.Key.Key_D, CTRL)
    assert [view.rule.value for view in dialog.rules.rule_views()] == ["a", "a", "b", "c"]
    rule(dialog, 1).grip.setFocus()
    type_key(rule(dialog, 1).grip, Qt.Key.Key_Delete)
    assert [view.rule.value for view in dialog.rules.rule_views()] == ["a", "b", "c"]


def test_new_rows_and_groups_by_key(bench: Bench) -> None:
    dialog = bench.open()
    type_query(dialog, "genre:jazz")
    value_field(rule(dialog, 0)).setFocus()

    type_key(value_field(rule(dialog, 0)), Qt.Key.Key_Return, CTRL)
    assert titles(dialog) == ["Genre", "Genre"]
    assert value_field(rule(dialog, 1)).hasFocus()
    QTest.keyClicks(value_field(rule(dialog, 1)), "blues")
    type_key(value_field(rule(dialog, 1)), Qt.Key.Key_Return, CTRL | Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(value_field(rule(dialog, 2)), "train")

    assert text_of(dialog) == "genre:jazz genre:blues train"
    assert isinstance(dialog.draft.rows.children[2], RuleGroup)


def test_up_and_down_walk_over_the_grips(bench: Bench) -> None:
    dialog = bench.open()
    type_query(dialog, "title:a year:1959")
    rule(dialog, 0).grip.setFocus()

    type_key(rule(dialog, 0).grip, Qt.Key.Key_Down)

    assert rule(dialog, 1).grip.hasFocus()


def test_tab_goes_through_a_row_and_to_the_next(bench: Bench) -> None:
    dialog = bench.open()
    type_query(dialog, "title:a year:1959")
    dialog.activateWindow()
    view = rule(dialog, 0)
    expected: Sequence[QWidget] = [*view.tab_chain(), rule(dialog, 1).grip, rule(dialog, 1).subject]
    expected[0].setFocus()
    seen = []
    for _ in expected:
        seen.append(dialog.focusWidget())
        type_key(dialog.focusWidget(), Qt.Key.Key_Tab)

    assert seen == list(expected)


def drag(dialog: SmartDialog, part_id: int, to: QPoint) -> None:
    """Drop a part at a point of the view."""
    data = QMimeData()
    data.setData(PART_MIME, str(part_id).encode())
    arguments = (Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    dialog.rules.dragMoveEvent(QDragMoveEvent(to, *arguments))
    dialog.rules.dropEvent(QDropEvent(QPointF(to), *arguments))


def test_dragging_moves_and_regroups(bench: Bench) -> None:
    dialog = bench.open()
    type_query(dialog, "title:a (title:b | title:c)")
    QTest.qWait(0)
    first, last = rule(dialog, 0), rule(dialog, 2)

    drag(dialog, first.part_id, last.mapTo(dialog.rules, QPoint(80, last.height() - 2)))
    assert text_of(dialog) == "title:(b | c | a)"
    QTest.qWait(0)
    root = dialog.rules.view_of(dialog.draft.rows.id)
    assert root is not None
    drag(dialog, first.part_id, root.mapTo(dialog.rules, QPoint(60, root.height() + 20)))
    assert text_of(dialog) == "title:(b | c) title:a"
    dialog.undo()
    assert text_of(dialog) == "title:(b | c | a)"


def test_a_group_cannot_be_dropped_into_itself(bench: Bench) -> None:
    dialog = bench.open()
    type_query(dialog, "title:a (title:b | title:c)")
    QTest.qWait(0)
    group = dialog.draft.rows.children[1]

    inside = rule(dialog, 2)
    drag(dialog, group.id, inside.mapTo(dialog.rules, QPoint(80, 10)))

    assert parse_strictly(text_of(dialog)) == parse_strictly("title:a title:(b | c)")


def test_undo_and_redo_by_key_even_inside_a_field(bench: Bench) -> None:
    dialog = bench.open()
    dialog.activateWindow()
    type_query(dialog, "genre:jazz")
    field = value_field(rule(dialog, 0))
    field.setFocus()
    type_key(field, Qt.Key.Key_End)
    QTest.keyClicks(field, "zz")
    assert text_of(dialog) == "genre:jazzzz"

    type_key(field, Qt.Key.Key_Z, CTRL)
    assert text_of(dialog) == "genre:jazz"
    assert isinstance(field, TextField)
    assert field.text() == "jazz"
    type_key(field, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert text_of(dialog) == "genre:jazzzz"
    click(dialog.undo_button)
    click(dialog.undo_button)
    assert text_of(dialog) == ""
    assert not dialog.undo_button.isEnabled()


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("length:<3:30", "4:05", "length:<4:05"),
        ("size:>20MB", "1.5 GB", "size:>1500MB"),
        ("energy:>50%", "75%", "energy:>75%"),
        ("year:1959", "1960", "year:1960"),
        ("plays:top10%", "5", "plays:top5%"),
        ("added:2024-05", "this week", "added:this-week"),
        ("played:<30d", "7", "played:<7d"),
        ("like:now>80%", "60", "like:now>60%"),
    ],
)
def test_values_are_typed_as_they_are_written(bench: Bench, text: str, typed: str, expected: str) -> None:
    dialog = bench.open()
    type_query(dialog, text)
    field = value_field(rule(dialog, 0))
    line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)

    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, typed)

    assert parse_strictly(text_of(dialog)) == parse_strictly(expected)


def test_what_is_no_value_is_marked_and_does_not_count(bench: Bench) -> None:
    dialog = bench.open()
    type_query(dialog, "genre:jazz year:1959")
    field = value_field(rule(dialog, 1))
    assert isinstance(field, NumberField)
    line = field.lineEdit()

    line.selectAll()
    QTest.keyClicks(line, "soon")

    assert field.property("invalid")
    assert text_of(dialog) == "genre:jazz"
    assert "1 rule lacks a value" in dialog.message.text()
    type_key(field, Qt.Key.Key_Up)
    assert text_of(dialog) == "genre:jazz year:2000"


def test_stars_by_key_and_mouse(bench: Bench) -> None:
    dialog = bench.open()
    type_query(dialog, "rating:>=4")
    stars = value_field(rule(dialog, 0))

    stars.setFocus()
    type_key(stars, Qt.Key.Key_Left)
    assert text_of(dialog) == "rating:>=3.5"
    click(stars, QPoint(8, 12))
    assert text_of(dialog) == "rating:>=0.5"


def test_values_of_the_library_are_suggested(bench: Bench) -> None:
    dialog = bench.open()
    dialog.activateWindow()
    type_query(dialog, "genre:x")
    field = value_field(rule(dialog, 0))
    assert isinstance(field, TextField)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "ele")

    assert field.assistant is not None
    panel = field.assistant.panel
    bench.stage.qtbot.waitUntil(lambda: panel.has_rows)
    type_key(field, Qt.Key.Key_Down)
    type_key(field, Qt.Key.Key_Return)

    assert text_of(dialog) == "genre:Electronic"


def test_playlists_are_offered_for_the_value(bench: Bench) -> None:
    for name in ("Sunday", "Saturday night", "Monday"):
        bench.stage.app.services.playlists.lists.create(name, bench.stage.ids[:3])
    dialog = bench.open()
    dialog.activateWindow()
    type_query(dialog, "in:Sunday")
    field = value_field(rule(dialog, 0))
    assert isinstance(field, TextField)
    assert field.assistant is not None
    field.setFocus()
    field.clear()

    type_key(field, Qt.Key.Key_Down)
    assert {one.label for one in field.assistant.suggestions} == {"Monday", "Saturday night", "Sunday"}
    QTest.keyClicks(field, "sat")
    type_key(field, Qt.Key.Key_Tab)

    assert text_of(dialog) == 'in:"Saturday night"'


def test_the_text_completes_fields_and_values_from_the_keyboard(bench: Bench) -> None:
    dialog = bench.open()
    dialog.activateWindow()
    edit, assistant = dialog.text.edit, dialog.text.assistant
    edit.setFocus()
    QTest.keyClicks(edit, "gen")
    assert assistant.suggestions[0].label == "genre:"
    assert dialog.rect().contains(assistant.panel.geometry())

    type_key(edit, Qt.Key.Key_Tab)
    QTest.keyClicks(edit, "ele")
    bench.stage.qtbot.waitUntil(lambda: "Electronic" in [one.label for one in assistant.suggestions])
    type_key(edit, Qt.Key.Key_Down)
    type_key(edit, Qt.Key.Key_Return)

    assert text_of(dialog) == "genre:Electronic "
    assert titles(dialog) == ["Genre"]
    assert dialog.isVisible()


def test_escape_closes_suggestions_before_the_dialog(bench: Bench) -> None:
    dialog = bench.open()
    dialog.activateWindow()
    edit = dialog.text.edit
    edit.setFocus()
    QTest.keyClicks(edit, "gen")

    type_key(edit, Qt.Key.Key_Escape)

    assert not dialog.text.assistant.panel.isVisible()
    assert dialog.isVisible()


def test_tab_takes_the_fix_of_the_text(bench: Bench) -> None:
    dialog = bench.open()
    dialog.activateWindow()
    edit = dialog.text.edit
    edit.setFocus()
    QTest.keyClicks(edit, "yeer:1959 ")
    assert "yeer" in dialog.text.note.text()

    type_key(edit, Qt.Key.Key_Tab)

    assert text_of(dialog) == "year:1959 "


def test_an_example_of_the_help_card_is_added(bench: Bench) -> None:
    dialog = bench.open()
    dialog.activateWindow()
    type_query(dialog, "genre:jazz")
    dialog.text.edit.setFocus()

    type_key(dialog.text.edit, Qt.Key.Key_F1)
    card = dialog.text.assistant.help_card
    assert card is not None
    assert dialog.geometry().contains(card.geometry())
    query = card.list.currentItem().text()
    type_key(card, Qt.Key.Key_Return)

    assert text_of(dialog) == f"genre:jazz {query}"


def test_fields_are_searched(bench: Bench) -> None:
    dialog = bench.open()
    type_query(dialog, "title:a")
    view = rule(dialog, 0)

    type_key(view.subject, Qt.Key.Key_T)
    popup = view.subject.popup
    assert popup is not None
    assert popup.search.text() == "t"
    QTest.keyClicks(popup.search, "empo")
    assert popup.list.currentItem().text() == "Tempo"
    type_key(popup.search, Qt.Key.Key_Return)

    assert view.rule.subject == "bpm"


def test_the_likeliest_field_is_marked_though_another_is_chosen(bench: Bench) -> None:
    dialog = bench.open()
    paste(dialog, "blue")
    view = rule(dialog, 0)

    view.subject.open_list("gen")
    assert view.subject.popup is not None
    type_key(view.subject.popup.search, Qt.Key.Key_Return)

    assert text_of(dialog) == "genre:blue"


def test_values_are_asked_for_every_text_that_has_some(bench: Bench) -> None:
    texts = [spec.name for spec in FIELDS if spec.is_text and spec.name not in UNLISTED]
    answers: dict[str, list[str]] = {}

    for name in texts:
        bench.stage.app.services.browse.load_values(name, "a", partial(answers.__setitem__, name))

        bench.stage.qtbot.waitUntil(partial(answers.__contains__, name))
    assert "Jazz" in answers["genre"]
    dialog = bench.open()
    dialog.activateWindow()
    paste(dialog, "blue")
    field = value_field(rule(dialog, 0))
    assert isinstance(field, TextField)
    assert field.assistant is None


def test_order_and_limits(bench: Bench) -> None:
    dialog = bench.open()
    order = dialog.order
    click(order.add_button)
    click(order.add_button)
    order.rows[0].direction.setCurrentIndex(1)
    order.rows[1].moved_up.emit(1)
    assert [*dialog.draft.rules.sort] == [("year", False), ("artist", True)]
    click(order.rows[0].remove_button)
    assert [*dialog.draft.rules.sort] == [("artist", True)]
    choose(order.order, "Random")
    click(order.shuffle_button)
    assert (dialog.draft.rules.order, dialog.draft.rules.seed) == (SortOrder.RANDOM, 1)
    order.limit.box.setChecked(True)
    order.limit.number.setValue(90)
    choose(order.limit.unit, "minutes")
    order.of_artist.box.setChecked(True)
    rules = dialog.draft.rules
    assert (rules.limit, rules.limit_unit, rules.most_of_artist) == (90, LimitUnit.MINUTES, 2)
    dialog.undo()
    assert dialog.draft.rules.most_of_artist is None
    assert not order.of_artist.box.isChecked()


def test_templates_begin_a_playlist(bench: Bench) -> None:
    dialog = bench.open()
    assert dialog.templates.isVisible()

    place = next(place for place, one in enumerate(SMART_TEMPLATES) if one.id == "workout")
    dialog.templates.chosen.emit(place)

    assert (dialog.name.text(), text_of(dialog)) == ("Workout", SMART_TEMPLATES[place].rules.query)
    assert dialog.draft.rules == SMART_TEMPLATES[place].rules
    assert not dialog.templates.isVisible()
    dialog.undo()
    assert dialog.templates.isVisible()
    assert dialog.name.text() == "New smart playlist"


def test_says_which_rule_alone_finds_nothing(bench: Bench) -> None:
    dialog = bench.open()

    type_query(dialog, "genre:jazz artist:nobody")

    bench.stage.qtbot.waitUntil(lambda: "artist:nobody" in dialog.preview.note.text())
    assert dialog.preview.count.text() == "No track"
    assert "genre:jazz" not in dialog.preview.note.text()
    type_query(dialog, "genre:jazz genre:classical")
    bench.stage.qtbot.waitUntil(lambda: "none meets all" in dialog.preview.note.text())


def test_questions_are_asked_when_typing_rests(bench: Bench) -> None:
    dialog = bench.open()
    bench.wait_count("12 tracks")
    bench.finder.asked.clear()

    type_query(dialog, "genre:jazz")
    assert dialog.preview.count.text() == "Counting…"
    bench.wait_count("4 tracks")

    assert [rules.query for rules in bench.finder.asked] == ["genre:jazz"]


def test_saving_makes_a_playlist_that_undo_takes_back(bench: Bench) -> None:
    dialog = bench.open()
    type_query(dialog, "genre:jazz")
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "Late")
    made: list[object] = []
    bench.controller.made.connect(made.append)

    bench.saved()

    service = bench.stage.app.services.playlists
    (playlist,) = service.reader.playlists()
    assert (playlist.name, playlist.kind) == ("Late", PlaylistKind.SMART)
    assert playlist.rules == SmartRules("genre:jazz")
    assert made == [playlist.id]
    bench.stage.window.notices.undo()
    assert service.reader.playlists() == []
    bench.stage.window.notices.redo()
    assert [one.name for one in service.reader.playlists()] == ["Late"]


def test_edited_rules_and_name_are_one_step(bench: Bench) -> None:
    service = bench.stage.app.services.playlists
    made = service.lists.create_smart("Old", SmartRules("genre:jazz")).made
    assert made is not None
    bench.chosen.append(made)
    dialog = bench.open("edit_rules")
    assert (dialog.name.text(), text_of(dialog), dialog.windowTitle()) == ("Old", "genre:jazz", "Edit rules")
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "New")
    type_query(dialog, "genre:classical")

    bench.saved()

    assert service.reader.playlist(made).name == "New"
    assert service.reader.playlist(made).rules == SmartRules("genre:classical")
    bench.stage.window.notices.undo()
    assert service.reader.playlist(made).name == "Old"
    assert service.reader.playlist(made).rules == SmartRules("genre:jazz")


def test_a_plain_playlist_has_no_rules(bench: Bench) -> None:
    made = bench.stage.app.services.playlists.lists.create("Plain", bench.stage.ids[:1]).made
    assert made is not None
    bench.chosen.append(made)

    bench.controller.edit_chosen()

    bench.stage.qtbot.waitUntil(lambda: "has no rules" in bench.stage.window.notices.toast.text)
    assert bench.controller.dialog is None


def test_a_search_becomes_rules(bench: Bench) -> None:
    bench.controller.new_from_search()
    assert "Search for something" in bench.stage.window.notices.toast.text
    bench.searched.append("genre:jazz blue")

    dialog = bench.open("smart_from_search")

    assert (dialog.name.text(), text_of(dialog)) == ("genre:jazz blue", "genre:jazz blue")
    assert titles(dialog) == ["Genre", "Any name"]


def test_a_playlist_needs_a_name(bench: Bench) -> None:
    dialog = bench.open()
    dialog.name.selectAll()
    type_key(dialog.name, Qt.Key.Key_Delete)

    assert not dialog.save_button.isEnabled()
    assert dialog.message.text() == "Give it a name."
    dialog.save()
    assert bench.controller.dialog is dialog


def test_enter_ends_a_value_and_saves_from_the_name_only(bench: Bench) -> None:
    dialog = bench.open()
    paste(dialog, "genre:jazz")
    value_field(rule(dialog, 0)).setFocus()
    type_key(value_field(rule(dialog, 0)), Qt.Key.Key_Return)
    assert bench.controller.dialog is dialog
    assert dialog.save_button.isEnabled()

    dialog.name.setFocus()
    type_key(dialog.name, Qt.Key.Key_Return)

    bench.stage.qtbot.waitUntil(lambda: bench.controller.dialog is None)


def test_size_is_remembered(bench: Bench) -> None:
    dialog = bench.open()
    dialog.resize(900, 600)
    dialog.reject()

    again = bench.open()

    assert (again.width(), again.height()) == (900, 600)


def test_everything_has_a_name_for_screen_readers(bench: Bench) -> None:
    dialog = bench.open()
    paste(
        dialog,
        'genre:jazz year:1..9 played:<3d rating:3 in:"x" like:"y" like:playlist("z") like:now title:/a/ '
        "key:Am added:2024 is:liked (title:a | title:b) plays:top5% sounds:harp",
    )
    assert len(titles(dialog)) == 16
    click(dialog.order.add_button)
    dialog.order.limit.box.setChecked(True)
    fields = [
        widget
        for kind in (QComboBox, QAbstractButton, NumberField, StarsField, TextField, QSpinBox)
        for widget in dialog.findChildren(kind)
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.isVisibleTo(dialog)
    ]

    nameless = [
        widget
        for widget in fields
        if not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]
    assert nameless == []
    assert len(fields) > 60


def test_names_that_nothing_has_are_underlined_with_a_fix(bench: Bench) -> None:
    bench.stage.app.services.playlists.lists.create("Sunday", bench.stage.ids[:3])
    dialog = bench.open()

    paste(dialog, 'in:"Sundy"')

    bench.stage.qtbot.waitUntil(lambda: "Sundy" in dialog.text.note.text())
    assert not dialog.save_button.isEnabled()
    assert titles(dialog) == ["Playlist"]
    click(dialog.text.fix_button)
    bench.wait_count("3 tracks")
    assert dialog.save_button.isEnabled()
    field = value_field(rule(dialog, 0))
    assert isinstance(field, TextField)
    assert field.text() == "Sunday"


def test_a_playlist_inside_itself_is_refused_in_words(bench: Bench) -> None:
    service = bench.stage.app.services.playlists
    one = service.lists.create_smart("One", SmartRules("genre:jazz")).made
    service.lists.create_smart("Two", SmartRules("in:One"))
    assert one is not None
    bench.chosen.append(one)
    dialog = bench.open("edit_rules")

    paste(dialog, "in:Two")

    bench.stage.qtbot.waitUntil(lambda: "inside itself" in dialog.text.note.text())
    assert not dialog.save_button.isEnabled()


def test_order_and_limits_count_in_the_preview(bench: Bench) -> None:
    dialog = bench.open()
    dialog.order.limit.box.setChecked(True)
    dialog.order.limit.number.setValue(5)
    bench.wait_count("5 tracks")
    dialog.order.limit.box.setChecked(False)
    dialog.order.of_album.box.setChecked(True)
    bench.wait_count("6 tracks")


def test_the_window_offers_the_builder_and_shows_what_it_made(rig: Rig) -> None:
    window = rig.window
    rig.search("genre:jazz")
    rig.wait_rows(4)

    window.actions_table.run("smart_from_search")
    rig.qtbot.waitUntil(lambda: window.smart.dialog is not None)
    assert window.smart.dialog is not None
    window.smart.dialog.save()

    rig.qtbot.waitUntil(window.pages.playlist.isVisible)
    rig.qtbot.waitUntil(lambda: len(window.pages.playlist.listed_ids()) == 4)
    window.actions_table.run("edit_rules")
    rig.qtbot.waitUntil(lambda: window.smart.dialog is not None)
    assert window.smart.dialog.windowTitle() == "Edit rules"
    window.smart.dialog.reject()

"""The import assistant from a file to the report, and the way back of an import."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from musicrec_desktop.core.errors import DiskFullError
from musicrec_desktop.core.later import itself
from musicrec_desktop.model.import_plan import ImportReport
from musicrec_desktop.services.importing.plan import ImportPlan
from musicrec_desktop.ui.importing.review_rows import Part
from musicrec_desktop.ui.importing.steps import Step
from musicrec_desktop.ui.window.drop_overlay import DropTarget
from musicrec_desktop.ui.window.places import PageId
from tests.ui import hands
from tests.ui.importing.conftest import MISSING, UNSURE, Imports
from tests.ui.window.test_drops import drop_on, hover, urls


def test_the_menu_opens_it_beside_the_window(imports: Imports) -> None:
    window = imports.rig.window
    window.actions_table.run("import_from_player")
    assistant = imports.assistant
    assert not assistant.isModal()
    assert window.isEnabled()
    imports.wait(lambda: assistant.choose.no_players.text() != "Looking for players…")
    window.actions_table.run("import_from_player")
    assert imports.assistant is assistant, "there is one"
    for place in range(assistant.choose.service.count()):
        assistant.choose.service.setCurrentIndex(place)
        assert assistant.choose.help_text.text().startswith("1. ")
    assistant.resize(1100, 700)
    assistant.choose.take(imports.library)
    imports.wait_step(Step.OVERVIEW)
    assistant.close()
    controller = window.importing
    assert controller.assistant is None
    controller.restore(controller.state())
    controller.show()
    assert (imports.assistant.width(), imports.assistant.height()) == (1100, 700)
    assert imports.assistant.choose.folder == str(imports.folder)
    controller.restore({"geometry": 5, "columns": "x", "folder": None})


def test_what_is_dropped_is_judged_by_its_name(imports: Imports) -> None:
    overlay, window, folder = imports.rig.window.drops.overlay, imports.rig.window, imports.folder
    middle = window.rect().center()
    music = {DropTarget.PLAY, DropTarget.ENQUEUE}
    for name, cards in (
        ("a.m3u8", {*music, DropTarget.IMPORT, DropTarget.LIST}),
        ("a.flac", {*music, DropTarget.ADD_FOLDER}),
    ):
        (folder / name).write_text("x", encoding="utf-8")
        hover(window, urls(str(folder / name)), middle)
        assert set(overlay.cards()) == cards
        overlay.hide()
    (folder / "takeout").mkdir()
    (folder / "takeout" / "watch-history.json").write_text("[]", encoding="utf-8")
    hover(window, urls(str(folder / "takeout")), middle)
    imports.wait(lambda: DropTarget.MOVE_IN in overlay.cards())
    assert len(overlay.cards()) == 4
    overlay.hide()
    drop_on(imports.rig, DropTarget.MOVE_IN, urls(imports.library, str(folder / "b.json")))
    assert "into a folder" in imports.toast
    drop_on(imports.rig, DropTarget.MOVE_IN, urls(imports.library))
    imports.wait_step(Step.OVERVIEW)


def test_numbers_and_questions_come_before_anything_is_written(imports: Imports) -> None:
    log = imports.folder / ".scrobbler.log"
    line = "Ada North\tBlue Hour\tBlue Hour 1\t1\t60\tL\t1714761730\t\n"
    log.write_text(f"#AUDIOSCROBBLER/1.1\n#TZ/UNKNOWN\n#CLIENT/Rockbox\n{line}", encoding="utf-8")
    imports.read(str(log))
    assistant = imports.assistant
    texts = "\n".join(assistant.overview.texts)
    assert "1 track: 1 in your library" in texts
    assert "1 play with a date" in texts
    assert assistant.next_button.text() == "Import"
    (asked,) = assistant.overview.questions.values()
    assert asked.zone.isVisible()
    assert asked.zone.currentText().startswith("This computer’s zone")
    assert not asked.is_changed
    assert not asked.account.isVisible()
    asked.zone.setCurrentIndex(asked.zone.findText("Asia/Tokyo"))
    assert assistant.next_button.text() == "Update the numbers"
    assert not assistant.review_button.isEnabled()
    assistant.next_button.click()
    imports.wait_step(Step.OVERVIEW)
    assert assistant.plan is not None
    assert str(assistant.plan.sources[0].answers.zone) == "Asia/Tokyo"
    assert (
        assistant.overview.questions[assistant.plan.sources[0].source_id].zone.currentText() == "Asia/Tokyo"
    )
    assert assistant.next_button.text() == "Import"
    assert imports.rig.window.services.importing.past() == []
    imports.carry_out()
    window = imports.rig.window
    window.navigator.go_page(PageId.HISTORY)
    history = window.pages.history.model
    imports.wait(lambda: history.rowCount() == 2)
    ended = [column.key for column in history.columns].index("ended")
    assert str(history.index(1, ended).data()).startswith("Played in ")
    assert "it counts as a play" in str(history.index(1, ended).data(Qt.ItemDataRole.ToolTipRole))
    imports.assistant.report.undo_button.click()
    imports.wait(lambda: history.rowCount() == 0)


def test_an_import_is_reported_and_undone_by_report_and_window(imports: Imports) -> None:
    before = [track.play_count for track in imports.tracks]
    notices = imports.rig.window.notices
    imports.read()
    imports.carry_out()
    after = [track.play_count for track in imports.tracks]
    assert after[:2] == [40, 39]
    assert imports.toast.startswith("Imported from Rhythmbox: ")
    imports.assistant.report.undo_button.click()
    imports.wait(lambda: imports.toast == "Undone: Import from Rhythmbox")
    assert imports.assistant.report.headline.text() == "The import was undone"
    assert [track.play_count for track in imports.tracks] == before
    assert notices.history.undo_label == "", "Ctrl+Z does not do it again"
    imports.read()
    imports.carry_out()
    imports.read()
    assert "Nothing of it is new here." in imports.assistant.overview.texts
    labels = {notices.history.undo_label}
    assert labels == {"Import from Rhythmbox"}
    imports.rig.window.actions_table.run("undo")
    imports.wait(lambda: imports.toast == "Undone: Import from Rhythmbox")
    assert [track.play_count for track in imports.tracks] == before
    labels = {notices.history.undo_label}
    assert labels == {""}


def test_what_is_missing_is_shown_and_written(imports: Imports, tmp_path: Path) -> None:
    imports.read()
    imports.carry_out()
    imports.assistant.report.unmatched_button.click()
    review = imports.assistant.review
    imports.wait(lambda: imports.assistant.step is Step.REVIEW and review.model.rowCount() == MISSING)
    assert not review.panel.isVisible()
    imports.assistant.back_button.click()
    assert imports.assistant.step is Step.REPORT
    imports.assistant.report.csv_button.click()
    (dialog,) = imports.rig.window.findChildren(QFileDialog)
    path = tmp_path / "missing.csv"
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    imports.wait(path.exists)
    assert "Somewhere 1" in path.read_text(encoding="utf-8")


def test_past_imports_are_listed_and_undone(imports: Imports) -> None:
    window = imports.rig.window
    window.importing.show().past_button.click()
    dialog = window.importing.past_dialog
    assert dialog is not None
    imports.wait(lambda: dialog.empty.headline == "Nothing was imported yet")
    window.actions_table.run("past_imports")
    assert window.importing.past_dialog is dialog
    imports.read()
    imports.carry_out()
    imports.wait(lambda: len(dialog.undo_buttons) == 1)
    assert "wait" in dialog.waiting.text()
    assert dialog.undo_buttons[0].accessibleName().startswith("Undo the import from Rhythmbox of ")
    hands.click(dialog.undo_buttons[0])
    imports.wait(lambda: dialog.is_empty_shown)
    assert window.services.importing.past() == []
    assert not window.notices.history.undo_label
    dialog.close()
    assert window.importing.past_dialog is None


def test_what_cannot_be_imported_says_what_to_do(imports: Imports) -> None:
    whole = Path(imports.library).read_text(encoding="utf-8")
    files = {
        "damaged.xml": (whole[: len(whole) // 2], "is damaged", "Choose something else"),
        "playlists.xml": (
            "<rhythmdb-playlists></rhythmdb-playlists>",
            "is a playlist",
            "Import as a playlist",
        ),
        "gone.xml": (None, "is not there", "Try again"),
    }
    for name, (text, headline, button) in files.items():
        if text is not None:
            (imports.folder / name).write_text(text, encoding="utf-8")
        imports.rig.window.importing.open_path(str(imports.folder / name))
        imports.wait_step(Step.ERROR)
        error = imports.assistant.error
        assert headline in error.headline
        assert error.text
        assert error.primary_button.text() == button
        imports.assistant.back_button.click()
        assert imports.assistant.step is Step.CHOOSE
    assert imports.rig.window.services.importing.past() == []


def test_what_is_cancelled_leaves_everything_as_it_was(
    imports: Imports, monkeypatch: pytest.MonkeyPatch
) -> None:
    service, gate = itself(imports.rig.window.services.importing), threading.Event()
    whole = service.carry_out

    def full(_plan: ImportPlan, **_how: Any) -> ImportReport:
        raise DiskFullError("disk full")

    def held(plan: ImportPlan, **how: Any) -> ImportReport:
        assert gate.wait(20)
        return whole(plan, **how)

    before = [track.play_count for track in imports.tracks]
    imports.rig.window.importing.open_path(imports.library)
    imports.assistant.progress.cancel_button.click()
    assert imports.assistant.step is Step.CHOOSE
    imports.read()
    assistant = imports.assistant
    monkeypatch.setattr(service, "carry_out", full)
    assistant.next_button.click()
    imports.wait_step(Step.ERROR)
    assert "full" in assistant.error.headline
    assistant.error.primary_button.click()
    imports.wait_step(Step.OVERVIEW)
    monkeypatch.setattr(service, "carry_out", held)
    assistant.next_button.click()
    assert assistant.step is Step.IMPORT
    assistant.close()
    assert imports.rig.window.importing.assistant is assistant, "it goes on without its window"
    imports.rig.window.importing.show()
    imports.rig.window.foot.cancel_requested.emit("import")
    assert not assistant.progress.cancel_button.isEnabled()
    gate.set()
    imports.wait_step(Step.OVERVIEW)
    assert [track.play_count for track in imports.tracks] == before
    assert imports.rig.window.services.importing.past() == []
    imports.carry_out()
    assert [track.play_count for track in imports.tracks][:2] == [40, 39]


def test_closing_with_corrections_asks_first(imports: Imports) -> None:
    imports.read()
    imports.show_part(Part.ASK, UNSURE)
    assistant = imports.assistant
    assistant.review.refuse()
    imports.wait(assistant.review.undo_button.isEnabled)
    imports.rig.window.importing.open_path(imports.library)
    assert "close it" in imports.toast, "a drop does not lose them"
    assistant.reject()
    (box,) = assistant.findChildren(QMessageBox)
    assert assistant.isVisible()
    next(each for each in box.buttons() if each.text() == "Close without importing").click()
    imports.wait(lambda: imports.rig.window.importing.assistant is None)
    imports.read()
    numbers = imports.assistant.plan.sources[0].numbers if imports.assistant.plan else None
    assert numbers is not None
    assert numbers.uncertain == UNSURE, "nothing was remembered"

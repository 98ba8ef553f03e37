"""Playlists that are written into files from the window."""

from __future__ import annotations

import json
import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMessageBox

from musicrec_desktop.core.settings import PLAYLIST_PATHS
from musicrec_desktop.model.playlist import PlaylistId, SmartRules
from musicrec_desktop.ui.playlists.files.export_dialog import ExportDialog
from tests.ui.conftest import Opener
from tests.ui.playlists.conftest import Lists


def paths_of(lists: Lists) -> list[str]:
    return [track.path for track in lists.window.services.browse.page(lists.ids)]


def ask(lists: Lists, *playlist_ids: PlaylistId) -> ExportDialog:
    """The dialog for some playlists, as their context menu opens it."""
    playlists = [lists.service.reader.playlist(one) for one in playlist_ids]
    menu = lists.window.playlists.show_playlist_menu(playlists, QPoint(0, 0))
    (entry,) = [action for action in menu.actions() if action.text() == "Export…"]
    entry.trigger()
    menu.close()
    return next(one for one in lists.window.findChildren(ExportDialog) if one.isVisible())


def say(lists: Lists) -> str:
    return lists.window.notices.toast.text


def _is_said(lists: Lists, words: str) -> bool:
    return words in say(lists)


def box_of(lists: Lists) -> QMessageBox:
    lists.wait(lambda: any(one.isVisible() for one in lists.window.findChildren(QMessageBox)))
    return next(one for one in lists.window.findChildren(QMessageBox) if one.isVisible())


def press(box: QMessageBox, words: str) -> None:
    next(button for button in box.buttons() if button.text() == words).click()


def test_a_playlist_is_written_and_read_back(lists: Lists, tmp_path: Path) -> None:
    made = lists.create("Evening", lists.ids[:3])
    dialog = ask(lists, made)
    assert [dialog.format_box.itemData(row) for row in range(dialog.format_box.count())] == [
        "m3u8", "pls", "xspf", "jspf",
    ]  # fmt: skip
    dialog.take_place(str(tmp_path / "Mine.m3u8"))
    dialog.paths_box.setCurrentIndex(dialog.paths_box.findData("absolute"))
    dialog.export_button.click()
    file = tmp_path / "Mine.m3u8"
    lists.wait(file.exists)
    lists.wait(lambda: say(lists) == f"“Evening” written to {file} with 3 tracks")
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.endswith(".wav")] == paths_of(lists)[:3]
    assert lists.window.services.settings.get(PLAYLIST_PATHS) == "absolute"
    lists.window.playlist_files.import_files([str(file)])
    lists.wait_names("Evening", "Evening")


def test_the_name_of_a_file_chooses_the_format(lists: Lists, tmp_path: Path) -> None:
    dialog = ask(lists, lists.create("A/B: C", lists.ids[:1]))
    dialog.take_place(str(tmp_path))
    assert os.path.basename(dialog.target) == f"{tmp_path.name}.m3u8"
    dialog.take_place(str(tmp_path / "x.y.jspf"))
    assert (dialog.format_name, dialog.target) == ("jspf", str(tmp_path / "x.y.jspf"))
    dialog.format_box.setCurrentIndex(dialog.format_box.findData("pls"))
    assert dialog.target == str(tmp_path / "x.y.pls")
    dialog.reject()


def test_all_playlists_go_into_a_folder_and_what_is_there_is_asked_about(
    lists: Lists, tmp_path: Path
) -> None:
    lists.create("Evening", lists.ids[:3])
    lists.create("Morning", lists.ids[3:4])
    smart = lists.service.lists.create_smart("Jazz", SmartRules("genre:jazz")).made
    assert smart is not None
    lists.wait_names("Evening", "Jazz", "Morning")
    there = tmp_path / "Morning.xspf"
    there.write_text("mine", encoding="utf-8")

    def export() -> QMessageBox:
        lists.window.actions_table.run("export_all_playlists")
        dialog = next(one for one in lists.window.findChildren(ExportDialog) if one.isVisible())
        assert dialog.is_folder
        assert "rules find now" in dialog.note.text()
        dialog.take_place(str(tmp_path))
        dialog.format_box.setCurrentIndex(dialog.format_box.findData("xspf"))
        dialog.export_button.click()
        return box_of(lists)

    box = export()
    assert box.text() == "“Morning.xspf” is there already."
    press(box, "Keep")
    assert there.read_text(encoding="utf-8") == "mine"
    words = f"2 playlists written to {tmp_path}; one could not be written: “Morning.xspf”"
    assert say(lists).startswith(words)
    box = export()
    assert box.text() == "3 of the files are there already."
    press(box, "Replace")
    lists.wait(lambda: say(lists) == f"3 playlists written to {tmp_path}")
    assert there.read_text(encoding="utf-8").count("<track>") == 1
    assert (tmp_path / "Jazz.xspf").read_text(encoding="utf-8").count("<track>") == 4


def test_rules_are_written_for_navidrome_or_refused_in_words(lists: Lists, tmp_path: Path) -> None:
    good = lists.service.lists.create_smart("Jazz", SmartRules("genre:jazz")).made
    bad = lists.service.lists.create_smart("Calm", SmartRules("energy:bottom20%")).made
    assert good is not None
    assert bad is not None
    lists.wait_names("Calm", "Jazz")
    for made, name in ((good, "Jazz.nsp"), (bad, "Calm.nsp")):
        dialog = ask(lists, made)
        dialog.take_place(str(tmp_path / name))
        assert dialog.format_name == "nsp"
        assert not dialog.paths_box.isEnabled()
        dialog.export_button.click()
        lists.wait(partial(_is_said, lists, name))
    assert "Jazz" in json.loads((tmp_path / "Jazz.nsp").read_text(encoding="utf-8"))["name"]
    assert "Navidrome has no rule for" in say(lists)
    assert not (tmp_path / "Calm.nsp").exists()


def test_what_cannot_be_written_is_told(lists: Lists, tmp_path: Path) -> None:
    made = lists.create("Evening", lists.ids[:3])
    dialog = ask(lists, made)
    (tmp_path / "a.m3u8").mkdir()
    dialog.take_place(str(tmp_path / "a.m3u8"))
    dialog.export_button.click()
    lists.wait(lambda: "“a.m3u8” is a folder" in say(lists))


def test_without_playlists_there_is_nothing_to_export(lists: Lists) -> None:
    lists.window.actions_table.run("export_all_playlists")
    assert say(lists) == "There is no playlist yet."
    lists.window.actions_table.run("export_playlists")
    assert "Open a playlist first" in say(lists)


def test_place_and_format_are_proposed_again_after_a_restart(
    lists: Lists, open_window: Opener, tmp_path: Path
) -> None:
    made = lists.create("Evening", lists.ids[:3])
    dialog = ask(lists, made)
    dialog.take_place(str(tmp_path / "Mine.pls"))
    dialog.export_button.click()
    lists.wait((tmp_path / "Mine.pls").exists)
    again = Lists(open_window(), lists.qtbot)
    again.wait_names("Evening")
    dialog = ask(again, made)
    assert dialog.target == str(tmp_path / "Evening.pls")

"""Playlist files that are imported from the menu, by drag, with questions and without."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QUrl
from PySide6.QtWidgets import QFileDialog

from musicrec_desktop.model.playlist import Playlist
from musicrec_desktop.services.playlists.exchange.review import FolderRule
from musicrec_desktop.services.playlists.exchange.service import Again
from musicrec_desktop.ui.kit.job_foot import JobRow
from musicrec_desktop.ui.playlists.files import controller
from musicrec_desktop.ui.playlists.files.import_dialog import ImportDialog
from musicrec_desktop.ui.playlists.sidebar.model import Target
from musicrec_desktop.ui.window.drop_overlay import DropTarget
from tests.ui.playlists.conftest import Lists
from tests.ui.window.test_drops import drop_on, let_go


def paths_of(lists: Lists) -> list[str]:
    """Where the twelve tracks are."""
    return [track.path for track in lists.window.services.browse.page(lists.ids)]


def m3u(folder: Path, name: str, *lines: str) -> str:
    path = folder / name
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return str(path)


def stored(lists: Lists) -> list[Playlist]:
    return lists.service.reader.playlists()


def dialog_of(lists: Lists) -> ImportDialog:
    """The dialog of an import, as soon as it is open."""
    lists.wait(lambda: bool(_open(lists)))
    return _open(lists)[0]


def _open(lists: Lists) -> list[ImportDialog]:
    return [one for one in lists.window.findChildren(ImportDialog) if one.isVisible()]


def rows(dialog: ImportDialog) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """What the dialog lists: name, figures, and what lies below it."""
    found = []
    for number in range(dialog.tree.topLevelItemCount()):
        item = dialog.tree.topLevelItem(number)
        assert item is not None
        below = [item.child(row) for row in range(item.childCount())]
        inner = [(child.text(0), child.text(1)) for child in below if child is not None]
        found.append((item.text(0), item.text(1), inner))
    return found


def urls(*paths: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return mime


def test_files_that_are_clear_are_imported_at_once_and_undone(lists: Lists, tmp_path: Path) -> None:
    music = paths_of(lists)
    first, second = m3u(tmp_path, "Evening.m3u8", *music[:3]), m3u(tmp_path, "Morning.m3u", *music[3:5])
    lists.window.actions_table.run("import_playlists")
    (dialog,) = [one for one in lists.window.findChildren(QFileDialog) if one.isVisible()]
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    dialog.filesSelected.emit([first, second])
    dialog.reject()
    lists.wait_names("Evening", "Morning")
    assert not _open(lists)
    assert lists.window.notices.toast.text == "2 playlists imported, 5 tracks"
    assert [one.source for one in stored(lists)] == [first, second]
    lists.undo()
    lists.wait_names()
    lists.redo()
    lists.wait_names("Evening", "Morning")


def test_one_file_is_shown_when_it_is_imported(lists: Lists, tmp_path: Path) -> None:
    lists.window.playlist_files.import_files([m3u(tmp_path, "Evening.m3u8", *paths_of(lists)[:3])])
    lists.wait_rows(0, 1, 2)
    assert lists.page.head.title == "Evening"
    assert lists.window.notices.toast.text == "“Evening” imported, 3 tracks"


def test_what_is_not_found_is_listed_before_it_is_imported(lists: Lists, tmp_path: Path) -> None:
    path = m3u(
        tmp_path,
        "Mixed.m3u",
        "#EXTM3U",
        paths_of(lists)[0],
        "#EXTINF:100,Nobody - Nothing",
        "/gone/nothing.mp3",
        "http://radio.example/stream",
    )
    (tmp_path / "bad.xspf").write_text("<playlist><trackList>", encoding="utf-8")
    lists.window.playlist_files.import_files([path, str(tmp_path / "bad.xspf")])
    dialog = dialog_of(lists)
    assert dialog.headline.text() == "“Mixed”: 1 of 3 tracks found in your library; 1 file cannot be imported"
    (mixed, bad) = rows(dialog)
    assert mixed == (
        "Mixed",
        "1 of 3 tracks found",
        [
            ("2. Nobody – Nothing", "not in your library"),
            ("3. http://radio.example/stream", "an address of the network; only files are played"),
        ],
    )
    assert bad[:2] == ("bad.xspf", "Not imported")
    assert "is damaged" in bad[2][0][0]
    assert "Export the playlist again" in bad[2][1][0]
    assert stored(lists) == []
    dialog.import_button.click()
    lists.wait_names("Mixed")
    assert lists.window.notices.toast.text == "“Mixed” imported, 1 of 3 tracks found; 1 file left out"
    (made,) = stored(lists)
    assert (made.entries, made.missing) == (3, 2)


def test_a_dialog_that_is_closed_changes_nothing(lists: Lists, tmp_path: Path) -> None:
    lists.window.playlist_files.import_files([m3u(tmp_path, "a.m3u", "/gone.mp3")])
    dialog_of(lists).reject()
    lists.wait(lambda: not lists.service.lane.is_busy)
    assert stored(lists) == []


def test_only_refused_files_can_be_closed_alone(lists: Lists, tmp_path: Path) -> None:
    path = tmp_path / "page.m3u"
    path.write_text("<html><body>Not found</body></html>", encoding="utf-8")
    lists.window.playlist_files.import_files([str(path)])
    dialog = dialog_of(lists)
    assert dialog.headline.text() == "This file cannot be imported"
    assert "web page" in rows(dialog)[0][2][0][0]
    assert not dialog.import_button.isVisible()
    assert dialog.cancel_button.text() == "Close"


def test_a_folder_of_another_computer_is_asked_about_once(lists: Lists, tmp_path: Path) -> None:
    music = paths_of(lists)
    folder = os.path.dirname(music[0])
    foreign = [f"D:\\Music\\{os.path.basename(path)}" for path in music[:4]]
    path = m3u(tmp_path, "Old.m3u", *foreign)
    lists.window.playlist_files.import_files([path])
    dialog = dialog_of(lists)
    (row,) = dialog.folder_rows
    assert row.check.text() == "“D:\\Music” is"
    assert row.place.full_text == f"“{folder}”"
    assert dialog.headline.text() == "“Old”: all 4 tracks found in your library"
    row.check.setChecked(False)
    lists.wait(lambda: "0 of 4" in dialog.headline.text())
    row.take(str(tmp_path))
    lists.wait(dialog.import_button.isEnabled)
    assert "0 of 4" in dialog.headline.text()
    row.take(folder)
    lists.wait(lambda: "all 4" in dialog.headline.text())
    dialog.import_button.click()
    lists.wait_names("Old")
    assert [(rule.foreign, rule.local) for rule in lists.window.services.exchange.path_memory.rules] == [
        ("D:\\Music", folder)
    ]
    more = m3u(tmp_path, "More.m3u", f"D:\\Music\\{os.path.basename(music[7])}")
    lists.window.playlist_files.import_files([more])
    lists.wait_names("More", "Old")
    assert not _open(lists)


def test_a_folder_that_is_none_here_is_not_asked_about_again(lists: Lists, tmp_path: Path) -> None:
    names = [os.path.basename(path) for path in paths_of(lists)]
    files, memory = lists.window.playlist_files, lists.window.services.exchange.path_memory
    files.import_files([m3u(tmp_path, "Old.m3u", *(f"D:\\Music\\{name}" for name in names[:4]))])
    dialog = dialog_of(lists)
    dialog.folder_rows[0].check.setChecked(False)
    lists.wait(dialog.import_button.isEnabled)
    dialog.import_button.click()
    lists.wait_names("Old")
    assert memory.declined == ("D:\\Music",)

    more = m3u(tmp_path, "More.m3u", *(f"d:\\music\\{name}" for name in names[4:8]))
    files.import_files([more])
    dialog = dialog_of(lists)
    assert dialog.folder_rows == []
    dialog.reject()

    remembered = files.show_path_map()
    (row,) = remembered.rows
    assert row.words.full_text == "“D:\\Music” is no folder here"
    row.buttons["Ask again"].click()
    assert remembered.rows == []
    remembered.accept()
    files.import_files([more])
    assert len(dialog_of(lists).folder_rows) == 1


def test_what_is_remembered_of_folders_can_be_changed(lists: Lists, tmp_path: Path) -> None:
    memory = lists.window.services.exchange.path_memory
    memory.remember([FolderRule("D:\\Music", "/one"), FolderRule("E:\\", "/two")])
    dialog = lists.window.playlist_files.show_path_map()
    first, second = dialog.rows
    assert first.words.full_text == "“D:\\Music” is “/one”"
    second.buttons["Forget"].click()
    dialog.take(memory.rules[0], str(tmp_path))
    assert memory.rules == (FolderRule("D:\\Music", str(tmp_path)),)
    (row,) = dialog.rows
    assert str(tmp_path) in row.words.full_text


@pytest.mark.parametrize(
    ("again", "names", "entries"),
    [(Again.UPDATE, ("a",), [3]), (Again.COPY, ("a", "a"), [2, 3]), (Again.ASK, ("a",), [2])],
)
def test_a_file_that_came_before_is_asked_about(
    again: Again, names: tuple[str, ...], entries: list[int], lists: Lists, tmp_path: Path
) -> None:
    music = paths_of(lists)
    path = m3u(tmp_path, "a.m3u", *music[:2])
    lists.window.playlist_files.import_files([path])
    lists.wait_names("a")
    m3u(tmp_path, "a.m3u", *music[2:5])
    lists.window.playlist_files.import_files([path])
    dialog = dialog_of(lists)
    assert dialog.chosen_again is Again.UPDATE
    dialog.again[again].setChecked(True)
    dialog.import_button.click()
    lists.wait_names(*names)
    lists.wait(lambda: sorted(one.entries for one in stored(lists)) == entries)
    if again is Again.ASK:
        lists.wait(lambda: lists.window.notices.toast.text == "Nothing was imported")


def test_a_long_import_is_a_job_that_can_be_cancelled(
    lists: Lists, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(controller, "SHOWN_AFTER_MS", 0)
    path = m3u(tmp_path, "Long.m3u", *(f"/gone/{number}.mp3" for number in range(60_000)))
    lists.window.playlist_files.import_files([path])
    foot = lists.window.foot
    lists.wait(lambda: bool(foot.findChildren(JobRow)))
    (row,) = foot.findChildren(JobRow)
    assert row.name.full_text == "Importing playlists"
    row.cancel_button.click()
    assert not foot.isVisible()
    assert lists.window.notices.toast.text == "Import cancelled; nothing was changed"
    assert stored(lists) == []
    assert not _open(lists)


def test_following_is_asked_beside_what_else_is_asked(lists: Lists, tmp_path: Path) -> None:
    path = m3u(tmp_path, "a.m3u", paths_of(lists)[0], "/gone.mp3")
    lists.window.playlist_files.import_files([path])
    dialog = dialog_of(lists)
    dialog.follow.setChecked(True)
    dialog.import_button.click()
    lists.wait(lambda: [one.is_followed for one in stored(lists)] == [True])
    lists.wait(lists.page.tools.follow_sign.isVisible)
    assert lists.page.tools.follow_sign.words.full_text == f"Follows {path}"


def test_a_list_that_is_let_go_in_the_sidebar_is_imported_into_its_folder(
    lists: Lists, tmp_path: Path
) -> None:
    folder = lists.folder("Old lists")
    path = m3u(tmp_path, "Evening.m3u", *paths_of(lists)[:2])
    lists.tree.let_go(urls(path), Target(folder_id=folder))
    lists.wait(lambda: [(one.name, one.folder_id) for one in stored(lists)] == [("Evening", folder)])


def test_a_list_that_is_let_go_on_a_playlist_gives_it_its_tracks(lists: Lists, tmp_path: Path) -> None:
    made = lists.create("Mine", lists.ids[:1])
    music = paths_of(lists)
    path = m3u(tmp_path, "Evening.m3u", music[5], "/gone.mp3", music[4])
    lists.tree.let_go(urls(path), Target(lists.service.reader.playlist(made)))
    lists.wait_tracks(made, 0, 5, 4)


def test_over_the_window_a_list_is_imported_or_queued(lists: Lists, tmp_path: Path) -> None:
    music, window = paths_of(lists), lists.window
    path = m3u(tmp_path, "Evening.m3u", music[5], music[4])
    drop_on(lists.rig, DropTarget.IMPORT, urls(path))
    lists.wait_names("Evening")
    assert DropTarget.ADD_FOLDER not in window.drops.overlay.cards()
    drop_on(lists.rig, DropTarget.PLAY, urls(path))
    queue = window.services.player.queue
    lists.wait(lambda: queue.current is not None and queue.current.track_id == lists.ids[5])


def test_a_list_that_is_let_go_on_the_queue_is_queued(lists: Lists, tmp_path: Path) -> None:
    music, window = paths_of(lists), lists.window
    path = m3u(tmp_path, "Evening.m3u", music[5], music[4])
    let_go(window.panel, urls(path), QPoint(100, 300))
    player = window.services.player
    lists.wait(lambda: [one.track_id for one in player.queue.upcoming] == [lists.ids[5], lists.ids[4]])
    let_go(window.panel.view, urls(m3u(tmp_path, "bad.pls", "<html></html>")), QPoint(100, 20))
    lists.wait(lambda: "“bad.pls” is a web page" in window.notices.toast.text)

"""Playlists that follow a file: the sign in the head, and edits that would be lost."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication, QMessageBox

from musicrec_desktop.model.playlist import PlaylistId
from tests.ui.playlists.conftest import Lists


def paths_of(lists: Lists) -> list[str]:
    return [track.path for track in lists.window.services.browse.page(lists.ids)]


def write(path: Path, *lines: str) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def followed(lists: Lists, path: Path) -> PlaylistId:
    """A playlist of the first two tracks that follows a file, on the page."""
    write(path, *paths_of(lists)[:2])
    _, report = lists.window.services.exchange.import_files([str(path)], follows=True)
    made = report.files[0].playlist_id
    assert made is not None
    lists.wait(lambda: lists.window.playlist_gestures.directory.get(made) is not None)
    lists.open(made)
    lists.wait_rows(0, 1)
    return made


def say(lists: Lists) -> str:
    return lists.window.notices.toast.text


def entry(lists: Lists, made: PlaylistId, words: str) -> bool:
    """Choose an entry of the playlist's menu; False where it is off."""
    menu = lists.window.playlists.show_playlist_menu([lists.service.reader.playlist(made)], QPoint(0, 0))
    (action,) = [each for each in menu.actions() if each.text() == words]
    is_on = action.isEnabled()
    action.trigger()
    menu.close()
    return is_on


def box_of(lists: Lists) -> QMessageBox:
    lists.wait(lambda: any(one.isVisible() for one in lists.window.findChildren(QMessageBox)))
    return next(one for one in lists.window.findChildren(QMessageBox) if one.isVisible())


def press(box: QMessageBox, words: str) -> None:
    next(button for button in box.buttons() if button.text() == words).click()


def test_the_sign_names_the_file_and_what_is_wrong_with_it(lists: Lists, tmp_path: Path) -> None:
    path = tmp_path / "a.m3u"
    followed(lists, path)
    sign = lists.page.tools.follow_sign
    assert sign.isVisible()
    assert sign.words.full_text == f"Follows {path}"
    path.rename(tmp_path / "b.m3u")
    lists.window.playlist_files.check()
    lists.wait(lambda: sign.words.full_text == "Its file is not there; the playlist stays as it was.")
    assert str(path) in sign.toolTip().replace("\n", "")
    lists.wait_rows(0, 1)
    (tmp_path / "b.m3u").rename(path)
    lists.window.playlist_files.check()
    lists.wait(lambda: sign.words.full_text == f"Follows {path}")


def test_a_file_that_changes_is_read_when_the_window_comes_forward(lists: Lists, tmp_path: Path) -> None:
    path = tmp_path / "a.m3u"
    followed(lists, path)
    write(path, *paths_of(lists)[3:6])
    os.utime(path, ns=(1, 1))
    lists.window.activateWindow()
    lists.wait(lists.window.isActiveWindow)
    QApplication.sendEvent(lists.window, QEvent(QEvent.Type.ActivationChange))
    lists.wait_rows(3, 4, 5)


def test_read_again_finds_what_was_not_there_before(lists: Lists, tmp_path: Path) -> None:
    path = tmp_path / "a.m3u"
    made = followed(lists, path)
    lists.page.tools.follow_sign.reread_button.click()
    lists.wait(lambda: say(lists) == "“a” is as its file is")
    path.unlink()
    assert entry(lists, made, "Read its file again")
    lists.wait(lambda: say(lists) == "Its file is not there; the playlist stays as it was.")


def test_following_is_stopped_and_taken_up_again(lists: Lists, tmp_path: Path) -> None:
    path = tmp_path / "a.m3u"
    made = followed(lists, path)
    lists.page.tools.follow_sign.stop_button.click()
    lists.wait(lambda: not lists.page.tools.follow_sign.isVisible())
    assert say(lists) == "“a” does not follow its file any more"
    write(path, paths_of(lists)[7])
    assert entry(lists, made, "Follow its file")
    lists.wait(lists.page.tools.follow_sign.isVisible)
    lists.wait_rows(7)
    assert say(lists) == "“a” follows its file now"
    assert entry(lists, made, "Stop following its file")
    lists.wait(lambda: not lists.page.tools.follow_sign.isVisible())


def test_a_playlist_of_no_file_follows_none(lists: Lists) -> None:
    made = lists.create("Mine", lists.ids[:1])
    assert not entry(lists, made, "Follow its file")
    assert not entry(lists, made, "Read its file again")
    lists.open(made)
    lists.window.actions_table.run("reread_file")
    assert say(lists) == "“Mine” was not imported from a file."
    lists.window.actions_table.run("follow_file")
    lists.wait(lambda: "“Mine” was not imported from a file." in say(lists))
    assert not lists.page.tools.follow_sign.isVisible()


def test_an_edit_asks_whether_following_shall_end(lists: Lists, tmp_path: Path) -> None:
    made = followed(lists, tmp_path / "a.m3u")
    lists.select(0)
    lists.window.playlists.entries.remove()
    box = box_of(lists)
    assert box.text() == "“a” follows its file."
    press(box, "Cancel")
    lists.wait(lambda: not lists.service.lane.is_busy)
    lists.wait_tracks(made, 0, 1)
    lists.window.playlist_gestures.adding.add(made, [lists.ids[4]])
    press(box_of(lists), "Stop following and go on")
    lists.wait_tracks(made, 0, 1, 4)
    lists.wait(lambda: not lists.page.tools.follow_sign.isVisible())
    lists.undo()
    lists.wait_tracks(made, 0, 1)

"""“Share…” from menus: what is seen is what is copied and saved."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QMenu

from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.services.sharing.documents import ShareFormat
from musicrec_desktop.services.sharing.service import ShareRequest
from musicrec_desktop.ui.sharing.dialog import PICTURE, ShareDialog
from musicrec_desktop.ui.theme.colours import DARK
from tests.ui import hands
from tests.ui.conftest import Rig, delete_what_waits


def choose(menu: QMenu) -> None:
    next(action for action in hands.entries(menu) if action.text().startswith("Share…")).trigger()
    menu.close()


def opened(rig: Rig) -> ShareDialog:
    rig.qtbot.waitUntil(lambda: rig.window.sharing.dialog is not None)
    dialog = rig.window.sharing.dialog
    assert dialog is not None
    rig.qtbot.waitUntil(lambda: not dialog.image.isNull())
    return dialog


def is_said(rig: Rig, words: str) -> bool:
    return words in rig.window.notices.toast.text


def share_as(dialog: ShareDialog, what: ShareFormat | str) -> None:
    dialog.format_box.setCurrentIndex(dialog.format_box.findData(what))


def test_a_track_is_shared_under_its_name(rig: Rig) -> None:
    choose(rig.window.commands.show_menu([rig.ids[0]], QPoint(0, 0), lambda: None))
    dialog = opened(rig)
    assert dialog.windowTitle() == "Share “Blue Hour 1”"
    share_as(dialog, ShareFormat.TEXT)
    dialog.copy()
    assert QGuiApplication.clipboard().text() == "Blue Hour 1\n\nAda North – Blue Hour 1 (1959)\n"
    assert dialog.text.toPlainText() == QGuiApplication.clipboard().text()
    assert rig.window.notices.toast.text == "Text copied"
    share_as(dialog, ShareFormat.JSON)
    dialog.copy()
    copied = json.loads(bytes(QGuiApplication.clipboard().mimeData().data("application/json").data()))
    assert copied["tracks"][0]["title"] == "Blue Hour 1"
    dialog.close()


def test_an_album_and_a_playlist_have_their_names(rig: Rig) -> None:
    choose(rig.window.scopes.show_menu(Scope(ScopeKind.ALBUM, "Night Bus", "The Lanterns"), QPoint(0, 0)))
    album = opened(rig)
    assert (album.shared.title, album.shared.kind, len(album.shared.tracks)) == ("Night Bus", "Album", 4)
    album.close()
    rig.window.sharing.dialog = None
    playlists = rig.window.services.playlists
    made = playlists.lists.create("Evening", rig.ids[:3], description="Tea first.").made
    assert made is not None
    choose(rig.window.playlists.show_playlist_menu([playlists.reader.playlist(made)], QPoint(0, 0)))
    playlist = opened(rig)
    assert (playlist.shared.title, playlist.shared.why) == ("Evening", "Tea first.")
    assert [track.id for track in playlist.shared.tracks] == rig.ids[:3]
    playlist.close()


def test_what_is_seen_is_saved(rig: Rig, tmp_path: Path) -> None:
    for what, name in ((ShareFormat.JSON, "two.musicrec.json"), (PICTURE, "two.png")):
        rig.window.sharing.dialog = None
        rig.window.commands.share(rig.ids[:2], "Two")
        dialog = opened(rig)
        share_as(dialog, what)
        image = QImage(dialog.image)
        dialog.save(str(tmp_path / name))
        rig.qtbot.waitUntil(partial(is_said, rig, name))
    read = json.loads((tmp_path / "two.musicrec.json").read_text())
    assert [track["title"] for track in read["tracks"]] == ["Blue Hour 1", "Blue Hour 2"]
    saved, names = QImage(str(tmp_path / "two.png")), QRect(0, 540, 1080, 540)
    assert saved.size() == image.size()
    assert saved.copy(names) == image.copy(names)


def test_what_cannot_be_saved_is_told_and_the_dialog_stays(rig: Rig, tmp_path: Path) -> None:
    rig.window.commands.share(rig.ids[:2], "Two")
    dialog = opened(rig)
    dialog.save(str(tmp_path))
    rig.qtbot.waitUntil(lambda: "is a folder" in rig.window.notices.toast.text)
    assert dialog.isVisible()
    dialog.close()


def test_the_name_of_the_profile_is_told_only_where_it_is_wanted(rig: Rig) -> None:
    profiles = rig.window.services.profiles
    rig.window.sharing.share(ShareRequest(rig.ids[:2], "Two"))
    dialog = opened(rig)
    assert not dialog.name_box.isVisible(), "there is no name to tell"
    dialog.close()
    rig.window.sharing.dialog = None
    profiles.rename(profiles.current.id, "Ada")
    rig.window.sharing.share(ShareRequest(rig.ids[:2], "Two"))
    dialog = opened(rig)
    assert dialog.name_box.text() == "Say that it is from “Ada”"
    assert dialog.shared.profile_name == ""
    dialog.name_box.setChecked(True)
    assert dialog.shared.profile_name == "Ada"
    dialog.close()


def test_nothing_to_share_is_said(rig: Rig) -> None:
    rig.window.commands.share([])
    assert rig.window.notices.toast.text == "Select tracks first."
    rig.window.sharing.share(ShareRequest([]))
    rig.qtbot.waitUntil(lambda: rig.window.notices.toast.text == "There are no tracks to share.")


def test_the_picture_begins_with_the_look_of_the_window(rig: Rig) -> None:
    rig.window.theme.set_value("dark")
    rig.window.commands.share(rig.ids[:2], "Two")
    dialog = opened(rig)
    assert dialog.look_box.currentText() == "Dark"
    assert dialog.image.pixelColor(1076, 1076).name() == DARK.surface
    dialog.close()


def test_covers_come_from_the_files_of_the_tracks(rig: Rig, tmp_path: Path) -> None:
    cover = QImage(300, 200, QImage.Format.Format_RGB32)
    cover.fill(QColor("#3355cc"))
    # Three albums lie in the folder: a picture that names none of them would be none's.
    cover.save(str(tmp_path / "music" / "Blue Hour.png"))
    rig.window.commands.share([rig.ids[0], rig.ids[5]], "Two")
    dialog = opened(rig)
    rig.qtbot.waitUntil(lambda: dialog.image.pixelColor(200, 200).name() == "#3355cc")
    dialog.close()


def test_a_dialog_that_is_closed_early_is_left_alone(rig: Rig) -> None:
    rig.window.commands.share(rig.ids, "All")
    rig.qtbot.waitUntil(lambda: rig.window.sharing.dialog is not None)
    dialog = rig.window.sharing.dialog
    assert dialog is not None
    dialog.close()
    delete_what_waits()
    rig.window.commands.share(rig.ids[:1])
    rig.qtbot.waitUntil(lambda: rig.window.sharing.dialog is not dialog)
    opened(rig).close()

"""One cover for a whole album: into its files, or beside them, and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog
from typing_extensions import override

from musicrec_desktop.model.tag_fields import FRONT_COVER, Picture, PictureFacts
from musicrec_desktop.services.tagging.folder_cover import plan_covers, restore_covers, write_covers
from musicrec_desktop.ui.tagging.cover_dialog import CoverDialog
from musicrec_desktop.ui.tagging.preview_dialog import PreviewDialog
from musicrec_desktop.ui.window.places import PageId
from tests.ui.conftest import Rig


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    image = QImage(32, 32, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    path = tmp_path / "chosen.png"
    assert image.save(str(path))
    return path


def opened(rig: Rig) -> CoverDialog:
    rig.window.commands.set_cover(rig.ids[:4])
    dialog = rig.window.tagging.cover_dialog
    assert dialog is not None
    assert not dialog.write_button.isEnabled()
    rig.qtbot.waitUntil(lambda: "(4 files)" in dialog.inside.text(), timeout=15_000)
    return dialog


def music(rig: Rig) -> Path:
    track = rig.app.services.browse.track(rig.ids[0])
    assert track is not None
    return Path(track.path).parent


def test_a_cover_comes_into_all_files(rig: Rig, picture: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rig.window.navigator.go_page(PageId.ALBUMS)
    rig.wait_idle()
    assert rig.window.covers.kept_bytes == 0
    dialog = opened(rig)
    asked: list[str] = []

    def answer(_window: object, _title: str, folder: str, _filter: str) -> tuple[str, str]:
        asked.append(folder)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    dialog.well.activated.emit()
    assert asked == [str(music(rig))]
    dialog.inside.setChecked(True)
    dialog.load(str(picture))
    rig.qtbot.waitUntil(dialog.write_button.isEnabled, timeout=15_000)
    assert dialog.told.text() == "4 changes in 4 files."
    dialog.write_button.click()
    preview = dialog.findChild(PreviewDialog)
    assert preview is not None
    preview.write_button.click()
    rig.qtbot.waitUntil(lambda: bool(rig.window.notices.toast.text), timeout=20_000)
    files = rig.app.services.tagging.read_blocking([str(path) for path in sorted(music(rig).glob("Blue*"))])
    assert [[one.kind for one in file.pictures] for file in files] == [[FRONT_COVER]] * 4
    # The page that is shown has it without being opened anew.
    rig.qtbot.waitUntil(lambda: rig.window.covers.kept_bytes > 0)


class Painted(QObject):
    """Counts how often a widget is painted."""

    count = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return super().eventFilter(watched, event)


def test_rows_that_stay_are_painted_anew_where_files_changed(rig: Rig) -> None:
    rig.window.navigator.go_page(PageId.ALBUMS)
    rig.wait_idle()
    painted = Painted()
    rig.window.pages.groups[PageId.ALBUMS].view.viewport().installEventFilter(painted)
    rig.wait_idle()
    before = painted.count
    rig.window.library.files_changed.emit()
    rig.qtbot.waitUntil(lambda: painted.count > before)


def test_a_picture_that_comes_after_the_dialog_was_closed_is_shown_nowhere(rig: Rig, picture: Path) -> None:
    dialog = opened(rig)
    dialog.load(str(picture))
    dialog.reject()
    rig.wait_idle()


def test_a_pasted_cover_comes_beside_the_files_and_goes_again(rig: Rig) -> None:
    dialog = opened(rig)
    dialog.beside.setChecked(True)
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("navy"))
    QGuiApplication.clipboard().setImage(image)
    dialog.paste()
    rig.qtbot.waitUntil(dialog.write_button.isEnabled, timeout=15_000)
    assert "8 other files there get it, too" in dialog.told.text()
    before = {path: path.read_bytes() for path in music(rig).iterdir()}
    dialog.write_button.click()
    written = music(rig) / "cover.png"
    rig.qtbot.waitUntil(lambda: "Cover written into 1 folder" in rig.window.notices.toast.text)
    assert written.exists()
    rig.window.notices.undo()
    rig.qtbot.waitUntil(lambda: not written.exists())
    rig.qtbot.waitUntil(lambda: not rig.app.services.scan.is_running, timeout=15_000)
    assert {path: path.read_bytes() for path in music(rig).iterdir()} == before


def test_a_cover_of_another_ending_makes_room_and_comes_back(tmp_path: Path) -> None:
    (tmp_path / "a.flac").write_bytes(b"music")
    (tmp_path / "Cover.jpg").write_bytes(b"old")
    chosen = Picture(PictureFacts(FRONT_COVER, "image/png", 1, 1, 3, "x"), b"new")
    plans = plan_covers([str(tmp_path / "a.flac")], "image/png")
    assert [(Path(one.path).name, Path(one.shown_now).name, one.others) for one in plans] == [
        ("cover.png", "Cover.jpg", 0)
    ]
    done, failed = write_covers(plans, chosen)
    assert not failed
    names = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert names == {"a.flac": b"music", "cover.png": b"new", "Cover (before).jpg": b"old"}
    assert not restore_covers(done)
    assert {path.name for path in tmp_path.iterdir()} == {"a.flac", "Cover.jpg"}
    again = plan_covers([str(tmp_path / "a.flac")], "image/jpeg")
    done, _ = write_covers(again, chosen)
    assert (tmp_path / "cover.jpg").read_bytes() == b"new"
    restore_covers(done)
    assert (tmp_path / "Cover.jpg").read_bytes() == b"old"


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    chosen = Picture(PictureFacts(FRONT_COVER, "image/png", 1, 1, 3, "x"), b"new")
    plans = plan_covers([str(tmp_path / "file" / "a.flac")], "image/png")
    done, failed = write_covers(plans, chosen)
    assert not done
    assert [one.reason for one in failed] == ["read-only"]

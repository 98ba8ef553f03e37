"""Files and rows that are dragged over the window and into the queue; nothing is lost by a drop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.playback import PlayerState
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.dragged import scopes_mime
from musicrec_desktop.ui.window.drop_overlay import DropTarget
from musicrec_desktop.ui.window.places import PageId
from tests.support.audio_files import write_tone
from tests.ui import hands
from tests.ui.conftest import Opener, Rig

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction
ALL = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction | Qt.DropAction.LinkAction


def wait(qtbot: QtBot, is_true: Callable[[], bool]) -> None:
    """Wait for something that takes the reading of files, which is done in a process of its own."""
    qtbot.waitUntil(is_true, timeout=30_000)


def urls(*paths: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return mime


def _target(widget: QWidget) -> QWidget:
    return widget.viewport() if isinstance(widget, QAbstractItemView) else widget


def hover(widget: QWidget, mime: QMimeData, at: QPoint) -> QDragMoveEvent:
    """Enter and move, as a file manager that would rather move; only the first where that is refused."""
    enter = QDragEnterEvent(at, ALL, mime, LEFT, NONE)
    enter.ignore()
    QApplication.sendEvent(_target(widget), enter)
    if not enter.isAccepted():
        return enter
    event = QDragMoveEvent(at, ALL, mime, LEFT, NONE)
    event.setDropAction(Qt.DropAction.MoveAction)
    QApplication.sendEvent(_target(widget), event)
    return event


def let_go(widget: QWidget, mime: QMimeData, at: QPoint) -> QDropEvent:
    """Enter, move and drop."""
    hover(widget, mime, at)
    event = QDropEvent(QPointF(at), ALL, mime, LEFT, NONE)
    event.setDropAction(Qt.DropAction.MoveAction)
    QApplication.sendEvent(_target(widget), event)
    return event


def drop_on(rig: Rig, target: DropTarget, mime: QMimeData) -> QDropEvent:
    """Over the window, then on a card of the overlay."""
    hover(rig.window, mime, QPoint(400, 300))
    overlay = rig.window.drops.overlay
    assert overlay.isVisible()
    return let_go(overlay, mime, overlay.cards()[target].center())


def music(folder: Path, *names: str) -> list[str]:
    folder.mkdir()
    return [write_tone(str(folder / name), 0.3) for name in names]


def titles(rig: Rig) -> list[str]:
    """What is to come, as titles."""
    browse = rig.window.services.browse
    tracks = [browse.track(entry.track_id) for entry in rig.window.services.player.queue.upcoming]
    return [track.tags.title for track in tracks if track is not None]


def yours(rig: Rig) -> list[TrackId]:
    return [entry.track_id for entry in rig.window.services.player.queue.user_part]


@pytest.fixture
def queue_rig(rig: Rig, qtbot: QtBot) -> Rig:
    """Track 0 plays, 1 to 3 are queued, nothing is automatic; the panel shows it."""
    window = rig.window
    window.services.autoplay.set_enabled(False)
    window.services.player.play_now(rig.ids[:4])
    wait(qtbot, lambda: window.panel.model.rowCount() == 6)
    return rig


def point_before(rig: Rig, place: int) -> QPoint:
    """A point in the queue's list in the upper half of the row of the upcoming entry ``place``."""
    view, queue = rig.window.panel.view, rig.window.services.player.queue
    row = rig.window.panel.model.place_of(queue.upcoming[place].id)
    assert row is not None
    rect = view.visualRect(rig.window.panel.model.index(row))
    return QPoint(rect.center().x(), rect.top() + 3)


def test_a_file_dropped_on_the_queue_falls_where_it_is_let_go(
    queue_rig: Rig, qtbot: QtBot, tmp_path: Path
) -> None:
    rig = queue_rig
    before = rig.window.services.player.queue.current
    first, second = music(tmp_path / "loose", "New one.wav", "New two.wav")
    event = let_go(rig.window.panel.view, urls(first, second), point_before(rig, 1))
    assert event.isAccepted()
    assert event.dropAction() is COPY
    wait(qtbot, lambda: len(yours(rig)) == 5)
    assert titles(rig) == ["Blue Hour 2", "New one", "New two", "Blue Hour 3", "Blue Hour 4"]
    assert rig.window.services.player.queue.current is before
    assert len(rig.window.services.scan.folders()) == 1
    rig.window.notices.undo()
    assert titles(rig) == ["Blue Hour 2", "Blue Hour 3", "Blue Hour 4"]


def test_folders_and_files_keep_their_order(queue_rig: Rig, qtbot: QtBot, tmp_path: Path) -> None:
    music(tmp_path / "album", "B 1.wav", "B 2.wav")
    (single,) = music(tmp_path / "single", "A.wav")
    mime = urls(str(tmp_path / "album"), single)
    let_go(queue_rig.window.panel.view, mime, point_before(queue_rig, 0))
    wait(qtbot, lambda: len(yours(queue_rig)) == 6)
    assert titles(queue_rig)[:3] == ["B 1", "B 2", "A"]


def test_the_line_shows_where_it_falls_and_goes_when_the_drag_leaves(queue_rig: Rig) -> None:
    view = queue_rig.window.panel.view
    ids = [queue_rig.ids[7]]
    mime = queue_rig.window.pages.tracks.model.mimeData([queue_rig.window.pages.tracks.model.index(7, 0)])
    empty = view.viewport().grab().toImage()
    event = hover(view, mime, point_before(queue_rig, 2))
    assert event.isAccepted()
    assert event.dropAction() is COPY
    assert view.drop_place == queue_rig.window.panel.model.place_of(
        queue_rig.window.services.player.queue.upcoming[2].id
    )
    assert view.viewport().grab().toImage() != empty
    QApplication.sendEvent(view.viewport(), QDragLeaveEvent())
    assert view.drop_place is None
    assert view.viewport().grab().toImage() == empty
    assert ids[0] not in yours(queue_rig)


def test_rows_of_the_table_land_where_they_are_let_go(queue_rig: Rig) -> None:
    model = queue_rig.window.pages.tracks.model
    mime = model.mimeData([model.index(row, 0) for row in (9, 10)])
    let_go(queue_rig.window.panel.view, mime, point_before(queue_rig, 2))
    assert titles(queue_rig) == [
        "Blue Hour 2",
        "Blue Hour 3",
        *[queue_rig.rows[row] for row in (9, 10)],
        "Blue Hour 4",
    ]


def test_an_album_of_the_grid_lands_where_it_is_let_go(queue_rig: Rig, qtbot: QtBot) -> None:
    window = queue_rig.window
    window.navigator.go_page(PageId.ALBUMS)
    page = window.pages.groups[PageId.ALBUMS]
    wait(qtbot, lambda: page.model.rowCount() == 3)
    row = page.model.names.index("Night Bus")
    assert page.model.flags(page.model.index(row, 0)) & Qt.ItemFlag.ItemIsDragEnabled
    assert page.view.dragEnabled()
    let_go(window.panel.view, page.model.mimeData([page.model.index(row, 0)]), point_before(queue_rig, 1))
    wait(qtbot, lambda: len(yours(queue_rig)) == 7)
    assert titles(queue_rig)[1:5] == [f"Night Bus {number}" for number in range(1, 5)]


def test_what_falls_among_automatic_tracks_stays_there(rig: Rig, qtbot: QtBot) -> None:
    window, player = rig.window, rig.window.services.player
    player.play_now([rig.ids[0]])
    wait(qtbot, lambda: len(player.queue.auto_part) > 3)
    wait(qtbot, lambda: window.panel.model.place_of(player.queue.auto_part[-1].id) is not None)
    proposed = [entry.track_id for entry in player.queue.auto_part]
    model = window.pages.tracks.model
    let_go(window.panel.view, model.mimeData([model.index(8, 0)]), point_before(rig, 2))
    assert yours(rig) == [*proposed[:2], model.id_at(8)]
    assert "2 automatic tracks before it are yours now" in window.notices.toast.text
    window.notices.undo()
    assert yours(rig) == []
    assert [entry.track_id for entry in player.queue.auto_part][: len(proposed)] == proposed


def test_an_empty_queue_takes_drops_too(rig: Rig) -> None:
    rig.window.services.autoplay.set_enabled(False)
    model = rig.window.pages.tracks.model
    let_go(rig.window.panel, model.mimeData([model.index(3, 0)]), QPoint(100, 300))
    assert yours(rig) == [model.id_at(3)]


def test_files_over_the_window_may_be_played_queued_or_added(rig: Rig) -> None:
    overlay = rig.window.drops.overlay
    assert not overlay.isVisible()
    event = hover(rig.window, urls("/tmp/some.wav"), QPoint(400, 300))
    assert event.isAccepted()
    assert event.dropAction() is COPY
    assert overlay.isVisible()
    panel_left = rig.window.panel.mapTo(rig.window, QPoint(0, 0)).x()
    assert overlay.geometry().right() < panel_left
    for target, card in overlay.cards().items():
        assert overlay.rect().contains(card)
        hover(overlay, urls("/tmp/some.wav"), card.center())
        assert overlay.marked in {target, None}
    QApplication.sendEvent(overlay, QDragLeaveEvent())
    wait(rig.qtbot, lambda: not overlay.isVisible())


def test_a_file_is_played_and_what_was_queued_comes_back(
    queue_rig: Rig, qtbot: QtBot, tmp_path: Path
) -> None:
    rig, player = queue_rig, queue_rig.window.services.player
    wait(qtbot, lambda: player.state is PlayerState.PLAYING)
    player.seek(20_000)
    (song,) = music(tmp_path / "downloads", "New song.wav")
    event = drop_on(rig, DropTarget.PLAY, urls(song))
    assert event.dropAction() is COPY
    wait(qtbot, lambda: rig.window.bar.title.full_text == "New song")
    assert "New song" in rig.window.notices.toast.text
    assert len(rig.window.services.scan.folders()) == 1
    rig.window.notices.undo()
    assert player.queue.current is not None
    assert player.queue.current.track_id == rig.ids[0]
    assert player.position_ms >= 20_000
    assert yours(rig) == rig.ids[1:4]


def test_a_file_is_queued(queue_rig: Rig, qtbot: QtBot, tmp_path: Path) -> None:
    (song,) = music(tmp_path / "downloads", "New song.wav")
    drop_on(queue_rig, DropTarget.ENQUEUE, urls(song))
    wait(qtbot, lambda: titles(queue_rig)[-1:] == ["New song"])
    assert yours(queue_rig)[:3] == queue_rig.ids[1:4]


def test_a_folder_joins_the_library_only_where_that_is_chosen(
    queue_rig: Rig, qtbot: QtBot, tmp_path: Path
) -> None:
    window = queue_rig.window
    music(tmp_path / "more", "One.wav", "Two.wav")
    drop_on(queue_rig, DropTarget.PLAY, urls(str(tmp_path / "more")))
    wait(qtbot, lambda: window.bar.title.full_text == "One")
    assert len(window.services.scan.folders()) == 1
    drop_on(queue_rig, DropTarget.ADD_FOLDER, urls(str(tmp_path / "more")))
    wait(qtbot, lambda: len(window.services.scan.folders()) == 2)
    assert window.notices.history.undo_label == "Add “more” to the library"
    window.notices.undo()
    wait(qtbot, lambda: len(window.services.scan.folders()) == 1)
    wait(qtbot, lambda: not window.services.scan.is_running)


def test_files_are_no_folders(rig: Rig, qtbot: QtBot, tmp_path: Path) -> None:
    (song,) = music(tmp_path / "downloads", "New song.wav")
    hover(rig.window, urls(song), QPoint(400, 300))
    overlay = rig.window.drops.overlay
    wait(qtbot, lambda: overlay.is_off(DropTarget.ADD_FOLDER))
    place = overlay.cards()[DropTarget.ADD_FOLDER].center()
    assert hover(overlay, urls(song), place).dropAction() is Qt.DropAction.IgnoreAction
    let_go(overlay, urls(song), place)
    assert "Only folders" in rig.window.notices.toast.text
    assert len(rig.window.services.scan.folders()) == 1
    assert rig.window.services.player.queue.current is None


def test_escape_gives_a_drag_up(rig: Rig, tmp_path: Path) -> None:
    (song,) = music(tmp_path / "downloads", "New song.wav")
    overlay = rig.window.drops.overlay
    hover(rig.window, urls(song), QPoint(400, 300))
    hands.type_key(rig.window, Qt.Key.Key_Escape)
    assert not overlay.isVisible()
    event = let_go(rig.window, urls(song), QPoint(400, 300))
    assert event.dropAction() is Qt.DropAction.IgnoreAction
    assert rig.window.services.player.queue.current is None
    hover(rig.window, urls(song), QPoint(400, 300))
    assert overlay.isVisible()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("notes.txt", b"no sound at all, only words\n" * 40, "sound"),
        ("list.m3u", b"#EXTM3U\na.mp3\n", "in your library"),
        ("disc.b4s", b"<WinampXML/>", "Drop the tracks themselves"),
        ("disc.cue", b'FILE "a.wav" WAVE\n', "no track can be found"),
        ("nothing.mp3", b"", "empty"),
    ],
)
def test_what_is_no_track_is_told_in_clear_words(
    name: str, content: bytes, words: str, queue_rig: Rig, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    let_go(queue_rig.window.panel.view, urls(str(path)), point_before(queue_rig, 0))
    wait(qtbot, lambda: words in queue_rig.window.notices.toast.text)
    assert name in queue_rig.window.notices.toast.text
    assert yours(queue_rig) == queue_rig.ids[1:4]


def test_links_and_empty_folders_are_told(queue_rig: Rig, qtbot: QtBot, tmp_path: Path) -> None:
    mime, toast = QMimeData(), queue_rig.window.notices.toast
    mime.setUrls([QUrl("https://example.org/song.mp3")])
    let_go(queue_rig.window.panel.view, mime, point_before(queue_rig, 0))
    assert "this computer" in toast.text
    (tmp_path / "empty").mkdir()
    drop_on(queue_rig, DropTarget.PLAY, urls(str(tmp_path / "empty")))
    wait(qtbot, lambda: "no music in “empty”" in toast.text)
    assert yours(queue_rig) == queue_rig.ids[1:4]


def test_what_was_left_out_is_said_beside_what_was_taken(
    queue_rig: Rig, qtbot: QtBot, tmp_path: Path
) -> None:
    (song,) = music(tmp_path / "mixed", "Song.wav")
    (tmp_path / "mixed" / "words.txt").write_text("words " * 100)
    mime = urls(str(tmp_path / "mixed" / "words.txt"), song)
    let_go(queue_rig.window.panel.view, mime, point_before(queue_rig, 0))
    wait(qtbot, lambda: titles(queue_rig)[:1] == ["Song"])
    assert "“Song” added" in queue_rig.window.notices.toast.text
    assert "words.txt" in queue_rig.window.notices.toast.text


def test_something_that_is_gone_is_told(rig: Rig, qtbot: QtBot, tmp_path: Path) -> None:
    drop_on(rig, DropTarget.PLAY, urls(str(tmp_path / "nowhere")))
    wait(qtbot, rig.window.notices.toast.isVisible)
    assert "nowhere" in rig.window.notices.toast.text


def test_a_file_on_the_search_field_is_no_search(rig: Rig, tmp_path: Path) -> None:
    (song,) = music(tmp_path / "downloads", "New song.wav")
    mime = urls(song)
    mime.setText(song)
    hover(rig.window.sidebar.search, mime, QPoint(10, 10))
    assert rig.window.drops.overlay.isVisible()
    assert isinstance(rig.window.sidebar.search, QLineEdit)
    assert rig.window.sidebar.search.text() == ""


def test_own_rows_fall_into_the_queue_only(rig: Rig) -> None:
    model = rig.window.pages.tracks.model
    mime = model.mimeData([model.index(3, 0)])
    event = hover(rig.window, mime, QPoint(400, 300))
    assert not event.isAccepted()
    assert not rig.window.drops.overlay.isVisible()


def test_own_rows_use_the_overlay_where_the_queue_is_hidden(rig: Rig, qtbot: QtBot) -> None:
    rig.window.drawer.toggle()
    drop_on(rig, DropTarget.ENQUEUE, scopes_mime([Scope(ScopeKind.GENRE, "Jazz")]))
    wait(qtbot, lambda: len(yours(rig)) == 4)


def test_a_place_in_the_queue_stays_while_the_queue_moves_on(queue_rig: Rig) -> None:
    gestures, player = queue_rig.window.gestures, queue_rig.window.services.player
    before_third, at_end = gestures.place(2), gestures.place(3)
    player.next()
    assert before_third() == 1
    assert at_end() == 2
    player.next()
    player.next()
    assert before_third() == 0


def test_the_first_page_takes_a_folder(open_window: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    rig = open_window(albums=())
    music(tmp_path / "drop", "One.wav", "Two.wav")
    drop_on(rig, DropTarget.ADD_FOLDER, urls(str(tmp_path / "drop")))
    rig.wait_rows(2)
    assert rig.window.services.player.queue.current is None
    wait(qtbot, lambda: not rig.window.services.scan.is_running)

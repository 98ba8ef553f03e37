"""“Songs like a list”, from the menu, a paste or a drop to a playlist."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from musicrec_desktop.core.later import itself
from musicrec_desktop.model.tracklist import LineStatus
from musicrec_desktop.online.spotify.reader import SpotifyReader
from musicrec_desktop.ui.tracklists.dialog import Step, TracklistDialog
from musicrec_desktop.ui.tracklists.models import LineModel, SongModel
from musicrec_desktop.ui.window.drop_overlay import DropTarget
from tests.support.spotify_server import CLIENT_ID, LIST_ID, SONGS, SpotifyDouble, spotify_server
from tests.ui import hands
from tests.ui.conftest import Rig
from tests.ui.playlists.suggest.test_suggestions import analyse
from tests.ui.window.test_drops import drop_on, hover, urls

CTRL = Qt.KeyboardModifier.ControlModifier
LIST = """Evening

1. Blue Hour 1 – Ada North
2. Blue Hour 2 – Ada North
3. Nobody's Song – Ada North
4. Night Bus 1 (live) – The Lanterns
5. Four Rivers 2 – Orchestra of the Coast
6. Something Else – Nobody
"""


@pytest.fixture
def dialog(rig: Rig) -> TracklistDialog:
    rig.window.actions_table.run("songs_like_list")
    made = rig.window.tracklists.dialog
    assert made is not None
    return made


def wait(rig: Rig, is_true: Callable[[], object]) -> None:
    rig.qtbot.waitUntil(lambda: bool(is_true()), timeout=20_000)


def answer(rig: Rig, dialog: TracklistDialog, text: str = LIST) -> None:
    dialog.input.field.setPlainText(text)
    dialog.read_button.click()
    wait(rig, lambda: dialog.step is Step.RESULT)


def texts(model: LineModel | SongModel, key: str) -> list[str]:
    column = next(place for place, each in enumerate(model.columns) if each.key == key)
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_from_a_text_to_a_playlist_and_back(rig: Rig, dialog: TracklistDialog) -> None:
    assert not dialog.isModal()
    assert not dialog.read_button.isEnabled()
    answer(rig, dialog)
    page = dialog.answer_page
    assert texts(page.line_model, "status") == [
        *("Left out", "Found", "Found", "Nearest", "Nearest", "Found", "Missing"),
    ]
    assert texts(page.line_model, "library")[3].startswith("Instead: Blue Hour ")
    assert texts(page.line_model, "why")[4] == "It is another version (live)"
    assert dialog.title.full_text == "Evening"
    assert dialog.chosen == (rig.ids[0], rig.ids[1], rig.ids[9])
    assert dialog.choice.currentText() == "What I own of it (3)"
    dialog.choice.setCurrentIndex(1)
    assert len(dialog.chosen) == 5
    dialog.playlist_button.click()
    reader = rig.window.services.playlists.reader
    wait(rig, lambda: [one.name for one in reader.playlists()] == ["Evening"])
    assert reader.playlists()[0].entries == 5
    rig.window.notices.undo()
    wait(rig, lambda: reader.playlists() == [])
    dialog.queue_button.click()
    queue = rig.window.services.player.queue
    assert [entry.track_id for entry in queue.user_part] == list(dialog.chosen)
    dialog.play_button.click()
    assert queue.current is not None
    assert queue.current.track_id == rig.ids[0]


def test_lines_are_filtered_corrected_by_keys_and_taken_back(rig: Rig, dialog: TracklistDialog) -> None:
    answer(rig, dialog)
    page = dialog.answer_page
    page.statuses[LineStatus.MISSING].click()
    assert texts(page.line_model, "title") == ["6. Something Else – Nobody"]
    assert page.panel.title.full_text == "Something Else"
    assert not page.undo_button.isEnabled()
    hands.type_key(page.lines, Qt.Key.Key_Return)
    assert page.panel.chooser.search.hasFocus()
    page.panel.chooser.search.setText("Four Rivers 4")
    wait(rig, lambda: page.panel.chooser.choices.count() == 1)
    page.panel.chooser.take_button.click()
    assert dialog.reply is not None
    assert rig.ids[11] in dialog.chosen
    page.statuses[LineStatus.OWNED].click()
    assert texts(page.line_model, "why")[-1] == "You said so"
    hands.type_key(page.lines, Qt.Key.Key_Z, CTRL)
    wait(rig, lambda: rig.ids[11] not in dialog.chosen)
    assert not page.undo_button.isEnabled()
    page.statuses[None].click()
    page.lines.select_rows([1], current=1)
    hands.type_key(page.lines, Qt.Key.Key_Delete)
    wait(rig, lambda: rig.ids[0] not in dialog.chosen)
    dialog.close()
    again = rig.window.tracklists.show()
    answer(rig, again)
    assert rig.ids[0] not in again.chosen, "what was said is remembered"


def test_more_like_it_says_why_and_plays(rig: Rig, dialog: TracklistDialog) -> None:
    analyse(rig)
    answer(rig, dialog, "Ada North – Blue Hour 1\nAda North – Blue Hour 2")
    page = dialog.answer_page
    page.songs_tab.click()
    assert page.songs.isVisible()
    assert page.songs_tab.text() == f"More like it {page.song_model.rowCount()}"
    assert all(texts(page.song_model, "why"))
    assert page.centres.text().startswith("It is of one kind: 2 around “Blue Hour")
    first = page.song_model.ids[0]
    hands.type_key(page.songs, Qt.Key.Key_Return)
    current = rig.window.services.player.queue.current
    assert current is not None
    assert current.track_id == first


def test_what_is_no_list_says_so_and_leads_back(rig: Rig, dialog: TracklistDialog) -> None:
    dialog.input.field.setPlainText("x" * 5000)
    hands.type_key(dialog.input.field, Qt.Key.Key_Return, CTRL)
    wait(rig, lambda: dialog.step is Step.ERROR)
    assert "names no track" in dialog.error.headline
    dialog.error.primary_button.click()
    assert dialog.step is Step.INPUT
    assert dialog.input.has_text


def test_a_page_on_the_clipboard_is_read_as_a_table(rig: Rig, dialog: TracklistDialog) -> None:
    mime = QMimeData()
    mime.setText("Ada North\nBlue Hour 1\nThe Lanterns\nNight Bus 2")
    mime.setHtml(
        "<table><tr><td>Ada North</td><td>Blue Hour 1</td></tr>"
        "<tr><td>The Lanterns</td><td>Night Bus 2</td></tr></table>"
    )
    QGuiApplication.clipboard().setMimeData(mime)
    dialog.input.field.paste()
    dialog.read_button.click()
    wait(rig, lambda: dialog.step is Step.RESULT)
    assert dialog.chosen == (rig.ids[0], rig.ids[5])
    dialog.back_button.click()
    dialog.input.field.setPlainText("Ada North – Blue Hour 2")
    assert dialog.input.field.source.html == ""


def test_text_and_lists_are_dropped_on_the_window(rig: Rig, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setText("Ada North – Blue Hour 1\nThe Lanterns – Night Bus 2")
    overlay = rig.window.drops.overlay
    hover(rig.window, mime, QPoint(400, 300))
    assert set(overlay.cards()) == {DropTarget.LIST}
    overlay.hide()
    drop_on(rig, DropTarget.LIST, mime)
    dialog = rig.window.tracklists.dialog
    assert dialog is not None
    wait(rig, lambda: dialog.step is Step.RESULT)
    assert dialog.chosen == (rig.ids[0], rig.ids[5])
    for name, cards in (
        ("list.txt", {DropTarget.LIST}),
        ("list.csv", {DropTarget.MOVE_IN, DropTarget.LIST}),
        ("list.m3u", {DropTarget.PLAY, DropTarget.ENQUEUE, DropTarget.IMPORT, DropTarget.LIST}),
    ):
        (tmp_path / name).write_text("title,artist\nBlue Hour 3,Ada North\n", encoding="utf-8")
        hover(rig.window, urls(str(tmp_path / name)), QPoint(400, 300))
        assert set(overlay.cards()) == cards
        overlay.hide()
    drop_on(rig, DropTarget.LIST, urls(str(tmp_path / "list.csv")))
    wait(rig, lambda: dialog.step is Step.RESULT and dialog.chosen == (rig.ids[2],))


def test_a_link_needs_a_client_id_and_says_how_to_do_without(rig: Rig, dialog: TracklistDialog) -> None:
    form = dialog.input.spotify
    dialog.input.field.setPlainText("https://open.spotify.com/playlist/37i9dQZF1DX0XUsuxWHRQd?si=x")
    dialog.read_button.click()
    wait(rig, lambda: dialog.step is Step.ERROR)
    assert "client id" in dialog.error.headline
    assert "Exportify" in dialog.error.text
    dialog.error.second_button.click()
    assert form.id.hasFocus()
    form.id.setText("my app")
    form.save_button.click()
    assert "32 digits" in form.problem.text()
    form.id.setText("0123456789abcdef0123456789abcdef")
    hands.type_key(form.id, Qt.Key.Key_Return)
    assert rig.window.services.spotify.client_id == "0123456789abcdef0123456789abcdef"
    assert form.state.isVisible()
    form.open_button.click()
    assert form.id.text() == "0123456789abcdef0123456789abcdef"
    form.id.clear()
    form.save()
    assert rig.window.services.spotify.client_id == ""


class Browser(QObject):
    """Shows addresses to nobody, and signs in."""

    def __init__(self, server: SpotifyDouble) -> None:
        super().__init__()
        self._server = server

    @Slot(QUrl)
    def show_address(self, address: QUrl) -> None:
        self._server.browse(address.toString(QUrl.ComponentFormattingOption.FullyEncoded))


def test_a_list_at_spotify_is_answered(
    rig: Rig, dialog: TracklistDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    spotify = rig.window.services.spotify
    spotify.set_client_id(CLIENT_ID)
    with spotify_server() as server:
        browser = Browser(server)
        monkeypatch.setattr(
            itself(spotify),
            "_open_reader",
            lambda client_id, browse: SpotifyReader(client_id, browse, server.addresses, port=0),
        )
        QDesktopServices.setUrlHandler("http", browser, "show_address")  # type: ignore[arg-type]  # the stub is wrong
        dialog.input.field.setPlainText(f"https://open.spotify.com/playlist/{LIST_ID}")
        dialog.read_button.click()
        wait(rig, lambda: dialog.step is Step.RESULT)
        QDesktopServices.unsetUrlHandler("http")
        browser.deleteLater()
    assert dialog.reply is not None
    assert len(dialog.reply.answer.lines) == SONGS - 2
    assert server.signed_in == 1


def test_another_profile_sees_nothing_of_it(rig: Rig, dialog: TracklistDialog) -> None:
    answer(rig, dialog)
    rig.window.services.tracklists.profile_switched()
    assert rig.window.tracklists.dialog is None


def test_a_text_that_is_pasted_on_the_window_is_offered(rig: Rig) -> None:
    QGuiApplication.clipboard().setText("Ada North – Blue Hour 1")
    rig.window.actions_table.run("paste_tracks")
    toast = rig.window.notices.toast
    assert toast.text == "There is a text on the clipboard"
    toast.button.click()
    dialog = rig.window.tracklists.dialog
    assert dialog is not None
    wait(rig, lambda: dialog.step is Step.RESULT)
    assert dialog.chosen == (rig.ids[0],)


def test_its_size_is_remembered(rig: Rig, dialog: TracklistDialog) -> None:
    dialog.resize(900, 500)
    dialog.close()
    controller = rig.window.tracklists
    assert controller.dialog is None
    controller.restore(controller.state())
    assert (controller.show().width(), controller.show().height()) == (900, 500)
    controller.restore({"geometry": 5, "folder": None})
    controller.restore("x")

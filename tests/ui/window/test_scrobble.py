"""Scrobbling in the window: add an account, see what is wrong, pause, remove."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.scrobble import DEFAULT_URLS, ServerAddress, ServerKind
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.ui.scrobbling.account_dialog import ScrobbleAccountDialog
from musicrec_desktop.ui.scrobbling.controller import page_of
from musicrec_desktop.ui.scrobbling.dialog import ScrobbleDialog
from tests.support.scrobble_server import (
    API_KEY,
    API_SECRET,
    PASSWORD,
    TOKEN,
    USER,
    ScrobbleServerDouble,
    serving,
)
from tests.ui.conftest import Rig
from tests.ui.hands import click, type_key

pytestmark = pytest.mark.network


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


@pytest.fixture
def double() -> Iterator[ScrobbleServerDouble]:
    with serving(ScrobbleServerDouble()) as running:
        yield running


@pytest.fixture
def dialog(rig: Rig) -> ScrobbleDialog:
    rig.window.actions_table.run("scrobbling")
    found = rig.window.scrobble.dialog
    assert found is not None
    return found


def form_of(rig: Rig) -> ScrobbleAccountDialog:
    found = rig.window.scrobble.form
    assert found is not None
    return found


def button(dialog: ScrobbleDialog, name: str) -> QPushButton:
    QApplication.processEvents()
    return next(
        each
        for each in dialog.findChildren(QPushButton)
        if each.isVisible() and each.accessibleName() == name
    )


def texts(dialog: ScrobbleDialog) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def add_listenbrainz(
    rig: Rig, dialog: ScrobbleDialog, double: ScrobbleServerDouble, token: str = TOKEN
) -> None:
    dialog.add_requested.emit()
    form = form_of(rig)
    form.url.setText(f"http://127.0.0.1:{double.port}")
    form.token.setText(token)
    type_key(form.token, Qt.Key.Key_Return)


def test_an_account_is_tried_before_it_is_kept(
    rig: Rig, dialog: ScrobbleDialog, double: ScrobbleServerDouble, qtbot: QtBot
) -> None:
    assert dialog.is_empty_shown
    click(dialog.empty.primary_button)
    form = form_of(rig)
    assert form.url.text() == DEFAULT_URLS[ServerKind.LISTENBRAINZ]
    assert not form.connect_button.isEnabled()
    assert form.token.echoMode() is QLineEdit.EchoMode.Password
    form.url.setText(f"127.0.0.1:{double.port}")
    form.token.setText("wrong")
    click(form.connect_button)
    qtbot.waitUntil(form.problem.isVisible)
    assert "does not accept the token" in form.problem.text()
    assert rig.window.services.scrobble.accounts() == []
    form.token.setText(TOKEN)
    click(form.connect_button)
    qtbot.waitUntil(lambda: bool(rig.window.services.scrobble.accounts()))
    qtbot.waitUntil(lambda: not dialog.is_empty_shown)
    assert rig.window.scrobble.form is None
    name = f"{USER} at 127.0.0.1:{double.port}"
    assert name in texts(dialog)
    assert "nothing sent yet" in texts(dialog)
    assert rig.window.services.paths.tokens in texts(dialog)


def test_lastfm_asks_for_a_name_a_key_and_a_password(
    rig: Rig, dialog: ScrobbleDialog, double: ScrobbleServerDouble, qtbot: QtBot
) -> None:
    dialog.add_requested.emit()
    form = form_of(rig)
    form.kind.setCurrentIndex(1)
    assert form.url.text() == DEFAULT_URLS[ServerKind.LASTFM]
    assert "last.fm/api" in form.hint.text()
    form.url.setText(f"http://127.0.0.1:{double.port}/2.0/")
    form.token.setText(PASSWORD)
    assert not form.connect_button.isEnabled()
    form.user.setText(USER)
    form.api_key.setText(API_KEY)
    form.api_secret.setText(API_SECRET)
    click(form.connect_button)
    qtbot.waitUntil(lambda: bool(rig.window.services.scrobble.accounts()))
    (account,) = rig.window.services.scrobble.accounts()
    assert account.address.kind is ServerKind.LASTFM


def test_what_waits_is_shown_and_sent(
    rig: Rig, dialog: ScrobbleDialog, double: ScrobbleServerDouble, qtbot: QtBot
) -> None:
    add_listenbrainz(rig, dialog, double)
    qtbot.waitUntil(lambda: bool(rig.window.services.scrobble.accounts()))
    name = f"{USER} at 127.0.0.1:{double.port}"
    click(button(dialog, f"Pause {name}"))
    listen = Listen(rig.ids[0], 1_700_000_000_000, 60_000, 60_000, EndReason.FINISHED)
    ListenStore(rig.app.database).finish(listen)
    rig.window.services.listening.logged.emit(listen)
    assert "Paused · 1 waiting" in texts(dialog)
    click(button(dialog, f"Resume {name}"))
    qtbot.waitUntil(lambda: len(double.listens) == 1)
    qtbot.waitUntil(lambda: "0 waiting" in texts(dialog))


def test_a_refused_token_is_told_with_what_to_do(
    rig: Rig, dialog: ScrobbleDialog, double: ScrobbleServerDouble, qtbot: QtBot
) -> None:
    add_listenbrainz(rig, dialog, double)
    qtbot.waitUntil(lambda: bool(rig.window.services.scrobble.accounts()))
    (account,) = rig.window.services.scrobble.accounts()
    with open(rig.window.services.paths.tokens, "w", encoding="utf-8") as file:
        file.write('{"%s": "{\\"token\\": \\"old\\"}"}' % account.secret_name)  # noqa: UP031
    listen = Listen(rig.ids[0], 1_700_000_000_000, 60_000, 60_000, EndReason.FINISHED)
    ListenStore(rig.app.database).finish(listen)
    rig.window.services.listening.logged.emit(listen)
    qtbot.waitUntil(lambda: "add the account again" in texts(dialog))
    assert "Paused · 1 waiting" in texts(dialog)
    assert rig.window.notices.toast.isVisible()


def test_remove_asks_first(
    rig: Rig, dialog: ScrobbleDialog, double: ScrobbleServerDouble, qtbot: QtBot
) -> None:
    add_listenbrainz(rig, dialog, double)
    qtbot.waitUntil(lambda: bool(rig.window.services.scrobble.accounts()))
    click(button(dialog, f"Remove {USER} at 127.0.0.1:{double.port}"))
    (box,) = dialog.findChildren(QMessageBox)
    assert len(rig.window.services.scrobble.accounts()) == 1
    remove = next(each for each in box.buttons() if each.text() == "Remove")
    remove.click()
    assert rig.window.services.scrobble.accounts() == []
    assert dialog.is_empty_shown
    qtbot.waitUntil(lambda: rig.window.services.scrobble.is_idle)


@pytest.mark.parametrize(
    ("address", "page"),
    [
        (
            ServerAddress(ServerKind.LISTENBRAINZ, DEFAULT_URLS[ServerKind.LISTENBRAINZ], "ada"),
            "https://listenbrainz.org/user/ada",
        ),
        (
            ServerAddress(ServerKind.LASTFM, DEFAULT_URLS[ServerKind.LASTFM], "a b"),
            "https://www.last.fm/user/a%20b",
        ),
        (ServerAddress(ServerKind.LASTFM, "http://host:1/apis/audioscrobbler", "x"), "http://host:1/"),
    ],
)
def test_the_page_of_an_account(address: ServerAddress, page: str) -> None:
    assert page_of(address) == page

"""The archive, the settings and the links of weekly letters, in the real window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton

from musicrec_desktop.core.settings import LETTER, LETTER_DAY, LETTER_MINUTE
from musicrec_desktop.model.letter import (
    Letter,
    LetterContent,
    LetterHead,
    LetterId,
    LetterItem,
    LetterSection,
    LetterState,
    LinkTarget,
    SectionKind,
)
from musicrec_desktop.model.mail import MailAccount, MailServer, Security
from musicrec_desktop.model.week import Week
from musicrec_desktop.storage.letters import LetterStore
from musicrec_desktop.ui.letters.dialog import LetterDialog
from musicrec_desktop.ui.letters.letter_view import LetterView
from musicrec_desktop.ui.letters.settings_dialog import LetterSettingsDialog
from musicrec_desktop.ui.theme.control import ThemeController
from tests.support.mail_server import LOGIN, PASSWORD, QUIET_SERVER, Behaviour, certificate, mail_server
from tests.ui.conftest import Rig

pytestmark = [*QUIET_SERVER]
WEEK = Week(2026, 48)
VALUES: dict[str, Any] = {
    "letter": True,
    "letter_day": "sunday",
    "letter_minute": 1080,
    "letter_quiet_weeks": False,
    "letter_mail": True,
}


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


def kept(rig: Rig, week: Week = WEEK, sections: tuple[LetterSection, ...] = ()) -> LetterId:
    """A letter in the archive."""
    content = LetterContent("A title", "23–29 November 2026", ("You played a lot.",), sections=sections)
    head = LetterHead(LetterId(0), week, 0, f"Letter {week.name}")
    return rig.app.services.letters.keep(Letter(head, content, f"key-{week.name}")).head.id


def shown(rig: Rig) -> LetterDialog:
    rig.window.letters.show()
    dialog = rig.window.letters.dialog
    assert dialog is not None
    return dialog


def wait(rig: Rig, until: Callable[[], bool]) -> None:
    rig.qtbot.waitUntil(until, timeout=10_000)


def test_the_latest_letter_is_shown_and_read(rig: Rig) -> None:
    kept(rig, WEEK.moved(-1))
    latest = kept(rig)
    dialog = shown(rig)
    assert dialog.current == latest
    wait(rig, lambda: "You played a lot." in dialog.view.toPlainText())
    wait(rig, lambda: rig.app.services.letters.heads()[0].is_read)
    assert not rig.app.services.letters.heads()[1].is_read
    assert not dialog.send_button.isVisible()


def test_the_first_letter_is_written_from_the_empty_archive(rig: Rig) -> None:
    dialog = shown(rig)
    assert dialog.empty.isVisible()
    dialog.empty.primary_button.click()
    wait(rig, lambda: bool(rig.app.services.letters.heads()))
    wait(rig, lambda: "Your week in music" in dialog.view.toPlainText())
    assert dialog.write_button.isEnabled()


def test_a_letter_is_saved(rig: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(rig)
    path = tmp_path / "letter.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    shown(rig).save_button.click()
    assert path.read_text(encoding="utf-8").startswith("A title")


def test_the_week_of_a_letter_is_shared(rig: Rig) -> None:
    played = [LinkTarget(rig.ids[4]), LinkTarget(rig.ids[2])]
    offered = LinkTarget(rig.ids[0])
    key_of = LetterStore(rig.app.database).links([*played, offered])
    most = LetterSection(
        SectionKind.RANKED,
        "Tracks you played most",
        "",
        (*(LetterItem("A track", link=key_of[one]) for one in played), LetterItem("Gone", link="0" * 18)),
    )
    first = LetterSection(SectionKind.RANKED, "New", "", (LetterItem("A track", link=key_of[played[0]]),))
    tries = LetterSection(SectionKind.OFFERED, "Try these", "", (LetterItem("B", link=key_of[offered]),))
    kept(rig, sections=(most, first, tries))
    shown(rig).share_button.click()
    wait(rig, lambda: rig.window.sharing.dialog is not None)
    dialog = rig.window.sharing.dialog
    assert dialog is not None
    tracks = rig.app.services.browse.page([rig.ids[4], rig.ids[2]])
    titles = [track.tags.title for track in tracks]
    assert [track.title for track in dialog.shared.tracks] == titles
    assert (dialog.shared.title, dialog.shared.kind) == ("23–29 November 2026", "Week")
    assert "Played most" in dialog.shared.why


def test_a_week_without_music_is_not_shared(rig: Rig) -> None:
    kept(rig)
    shown(rig).share_button.click()
    assert rig.window.notices.toast.text == "There are no tracks of that week to share."
    assert rig.window.sharing.dialog is None


def test_a_letter_is_deleted_after_asking(rig: Rig) -> None:
    kept(rig)
    dialog = shown(rig)
    dialog.delete_button.click()
    box = dialog.findChild(QMessageBox)
    assert box is not None
    assert "23–29 November 2026" in box.text()
    next(button for button in box.findChildren(QPushButton) if button.text() == "Delete").click()
    assert rig.app.services.letters.heads() == []
    assert dialog.empty.isVisible()


def test_guests_are_told_that_they_get_none(qtbot: Any, themes: ThemeController) -> None:
    dialog = LetterDialog(themes)
    qtbot.addWidget(dialog)
    dialog.show_writing(is_writing=False, can_write=False)
    assert dialog.empty.headline == "No letters here"
    assert not dialog.write_button.isEnabled()


@pytest.mark.parametrize(
    ("state", "reason", "words", "send", "is_waiting"),
    [
        (LetterState.QUEUED, "busy", "come back later", "Send", True),
        (LetterState.REFUSED, "login-refused", "refuses the login", "Send", False),
        (LetterState.PERHAPS, "no-answer", "Look into your mailbox", "Send again", False),
        (LetterState.SENT, "", "", "Send again", False),
    ],
)
def test_what_became_of_a_letter_is_said(
    qtbot: Any,
    themes: ThemeController,
    state: LetterState,
    reason: str,
    words: str,
    send: str,
    is_waiting: bool,
) -> None:
    dialog = LetterDialog(themes)
    qtbot.addWidget(dialog)
    head = LetterHead(LetterId(1), WEEK, 0, "A subject", state, reason, "451 says the server")
    dialog.show_heads([head], can_send=True)
    assert words in dialog.state.text()
    assert dialog.send_button.text() == send
    assert dialog.keep_button.isVisibleTo(dialog) is is_waiting


def test_pictures_come_from_the_letter_and_from_nowhere_else(qtbot: Any, themes: ThemeController) -> None:
    view = LetterView(themes)
    qtbot.addWidget(view)
    view.show_letter(LetterContent("A title", "", ()), "<p>Text</p>")
    assert isinstance(view.loadResource(2, QUrl("cover-1?40")), QImage)
    assert isinstance(view.loadResource(2, QUrl("bar?100")), QImage)
    for address in ("file:///etc/passwd", "http://example.org/x.png", "cover-1", "cover-1?0", "bar?x"):
        assert view.loadResource(2, QUrl(address)) is None


def test_a_cover_of_the_letter_is_shown(qtbot: Any, themes: ThemeController) -> None:
    red = QImage(30, 30, QImage.Format.Format_RGB32)
    red.fill(QColor(200, 0, 0))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    red.save(buffer, "JPEG")  # type: ignore[call-overload]
    view = LetterView(themes)
    qtbot.addWidget(view)
    pictures = {"cover-1": bytes(buffer.data().data()), "cover-2": b"no picture"}
    view.show_letter(LetterContent("A title", "", (), pictures=pictures), "<p>Text</p>")
    shown, lacking = (view.loadResource(2, QUrl(f"cover-{number}?40")) for number in (1, 2))
    assert isinstance(shown, QImage)
    assert isinstance(lacking, QImage)
    assert shown.pixelColor(shown.rect().center()).red() > 190
    assert lacking != shown


def test_links_play_and_like_and_nothing_else(rig: Rig) -> None:
    target = LinkTarget(rig.ids[4])
    key = LetterStore(rig.app.database).links([target])[target]
    letters, services = rig.window.letters, rig.app.services
    letters.follow(f"musicrec:like/{key}")
    letters.follow(f"musicrec:like/{key}")
    assert list(services.feedback.liked_ids()) == [rig.ids[4]]
    letters.follow(f"musicrec:play/{key}")
    assert services.player.queue.current is not None
    assert services.player.queue.current.track_id == rig.ids[4]


def test_a_link_of_an_album_plays_all_of_it(rig: Rig) -> None:
    target = LinkTarget(rig.ids[5], is_album=True)
    key = LetterStore(rig.app.database).links([target])[target]
    rig.window.letters.follow(f"musicrec:play/{key}")
    queue = rig.app.services.player.queue
    assert queue.current is not None
    assert [queue.current.track_id, *(entry.track_id for entry in queue.upcoming)][:4] == rig.ids[4:8]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("musicrec:play/0123456789abcdef01", "another library"),
        ("musicrec:delete/0123456789abcdef01", "does not come from a weekly letter"),
        ("musicrec:play/../../etc/passwd", "does not come from a weekly letter"),
        ("musicrec:play/1' OR 1=1--", "does not come from a weekly letter"),
        ("https://example.org/", "does not come from a weekly letter"),
    ],
)
def test_other_links_are_refused_in_words(rig: Rig, address: str, words: str) -> None:
    rig.window.letters.follow(address)
    assert words in rig.window.notices.toast.text
    assert rig.app.services.player.queue.current is None


def test_a_link_of_another_profile_does_nothing(rig: Rig) -> None:
    database, target = rig.app.database, LinkTarget(rig.ids[0])
    rig.app.services.profiles.create("Anna")
    anna = next(one.id for one in rig.app.services.profiles.profiles() if one.name == "Anna")
    with database.as_listener(anna):
        key = LetterStore(database).links([target])[target]
    rig.window.letters.follow(f"musicrec:like/{key}")
    assert list(rig.app.services.feedback.liked_ids()) == []


def test_searches_are_noted(rig: Rig) -> None:
    rig.window.sidebar.history.add("jazz")
    now = int(dt.datetime.now(dt.UTC).timestamp() * 1000)
    rows = rig.app.database.query("SELECT text FROM own_search_note WHERE at_ms <= ?", (now + 1000,))
    assert rows == [("jazz",)]


@pytest.fixture
def settings(qtbot: Any) -> LetterSettingsDialog:
    dialog = LetterSettingsDialog(VALUES, None)
    qtbot.addWidget(dialog)
    return dialog


def test_an_address_fills_in_its_provider(settings: LetterSettingsDialog) -> None:
    settings.address.setText("anna@gmx.de")
    wishes = settings.wishes
    assert wishes.account == MailAccount(
        "anna@gmx.de", MailServer("mail.gmx.net", 465, Security.TLS, "anna@gmx.de")
    )
    assert "POP3 and IMAP" in settings.hint.text()
    settings.address.setText("anna@web.de")
    assert settings.host.text() == "smtp.web.de"
    settings.host.setText("mail.example.org")
    settings.address.setText("anna@gmail.com")
    assert settings.host.text() == "mail.example.org"


def test_a_kept_password_is_neither_shown_nor_changed(qtbot: Any) -> None:
    account = MailAccount("me@example.org", MailServer("mail.example.org", 465, Security.TLS, "me"), "secret")
    dialog = LetterSettingsDialog(VALUES, account)
    qtbot.addWidget(dialog)
    assert dialog.wishes.password is None
    dialog.password.setText("new")
    assert dialog.wishes.password == "new"
    dialog.reject()
    assert dialog.password.text() == ""


@pytest.mark.network
def test_mail_is_set_up_tried_and_used(rig: Rig) -> None:
    letter_id, behaviour, letters = kept(rig), Behaviour(), rig.window.letters
    dialog = shown(rig)
    with mail_server(behaviour) as port:
        letters.ask_for_settings()
        form = letters.settings
        assert form is not None
        form.address.setText("me@example.org")
        form.host.setText("localhost")
        form.security.setCurrentIndex(form.security.findData("starttls"))
        form.port.setValue(port)
        form.login.setText(LOGIN)
        form.password.setText("wrong")
        form.certificate.setText(certificate()[0])
        form.test_button.click()
        wait(rig, lambda: "refuses the login" in form.outcome.text())
        form.password.setText(PASSWORD)
        form.test_button.click()
        wait(rig, lambda: form.outcome.text() == "It was sent. Look into your mailbox.")
        assert rig.app.services.letters.heads()[0].state is LetterState.KEPT
        form.day.setCurrentIndex(form.day.findData("friday"))
        form.time.setCurrentIndex(form.time.findData(7 * 60))
        form.save_button.click()
        wait(rig, lambda: letters.settings is None)
        assert dialog.send_button.isVisible()
        dialog.choose(letter_id)
        dialog.send_button.click()
        wait(rig, lambda: rig.app.services.letters.letter(letter_id).head.state is LetterState.SENT)
    subjects = [message["Subject"] for message in behaviour.messages]
    assert subjects == ["A test: this is how your weekly letter looks", "Letter 2026-W48"]
    settings = rig.app.services.settings
    assert (settings.get(LETTER), settings.get(LETTER_DAY), settings.get(LETTER_MINUTE)) == (
        True,
        "friday",
        420,
    )


def test_a_bad_address_stays_in_the_form(rig: Rig) -> None:
    rig.window.letters.ask_for_settings()
    form = rig.window.letters.settings
    assert form is not None
    form.address.setText("me@example.org, you@example.org")
    form.host.setText("smtp.example.org")
    form.save_button.click()
    wait(rig, lambda: "This is no mail address." in form.outcome.text())
    assert rig.app.services.letters.postman.account is None

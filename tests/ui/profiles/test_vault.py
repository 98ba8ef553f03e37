"""A locked window shows a field for the passphrase and nothing of the profile."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from musicrec_desktop.core.settings import AUTOPLAY
from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.playlist import Playlist
from musicrec_desktop.model.profile import Profile
from musicrec_desktop.services.profiles.vault import FREE_TRIES
from musicrec_desktop.storage.feedback import FeedbackStore
from musicrec_desktop.storage.playlists.lists import PlaylistStore
from musicrec_desktop.ui.profiles.lock_page import LockPage
from musicrec_desktop.ui.window.instance_peer import Request
from musicrec_desktop.ui.window.remote import Remote
from tests.support.profile_rows import heard
from tests.ui.conftest import Rig

WORD = "Zyzzyva"
PASSPHRASE = "très sûr"


@pytest.fixture
def page(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> LockPage:
    """The lock page of a window of Anna, who has a playlist, a like, a listen and a passphrase."""
    monkeypatch.setattr("musicrec_desktop.encryption.keys.MEMORY_KIB", 64)
    monkeypatch.setattr("musicrec_desktop.encryption.keys.PASSES", 1)
    services, database = rig.app.services, rig.app.database
    anna = services.profiles.create("Anna")
    with database.as_listener(anna.id):
        services.settings.set(AUTOPLAY, False)
        heard(database, rig.ids[0], 1_700_000_000_000)
        FeedbackStore(database).add(FeedbackKind.LIKE, 1, track_id=rig.ids[0])
        PlaylistStore(database).create(f"List {WORD}", 1)
    services.profiles.switch(anna.id)
    services.vault.set_passphrase_now(anna.id, PASSPHRASE)
    return rig.window.vault.page


def shown(rig: Rig) -> str:
    """Every text of the window that is visible."""
    texts = [label.text() for label in rig.window.findChildren(QLabel) if label.isVisible()]
    sidebar = [one.name for one in rig.app.services.playlists.reader.playlists()]
    return "\n".join((rig.window.windowTitle(), *texts, *sidebar))


def is_enabled(rig: Rig) -> bool:
    content = rig.window.centralWidget()
    assert content is not None
    return content.isEnabled()


def answer(rig: Rig, verb: str) -> Mapping[str, object]:
    told: list[Mapping[str, object]] = []
    remote = Remote(rig.app.services, rig.window, lambda: None)
    remote.answer(Request(verb, ()), told.append)
    return told[0]


def test_a_lock_covers_the_window_and_the_passphrase_uncovers_it(rig: Rig, page: LockPage) -> None:
    assert not page.isVisible()
    assert WORD in shown(rig)
    rig.window.actions_table.run("lock_profile")
    assert page.isVisible()
    assert page.geometry() == rig.window.rect()
    assert page.name.full_text == "Anna"
    assert WORD not in shown(rig)
    assert not is_enabled(rig)
    page.field.setText("wrong")
    page.button.click()
    rig.qtbot.waitUntil(lambda: page.problem.text() != "")
    assert page.isVisible()
    assert "not right" in page.problem.text()
    assert page.field.text() == ""
    page.field.setText(PASSPHRASE)
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    rig.qtbot.waitUntil(lambda: not page.isVisible())
    assert is_enabled(rig)
    assert WORD in shown(rig)


def test_wrong_tries_count_down(rig: Rig, page: LockPage) -> None:
    rig.app.services.vault.lock()
    for _ in range(FREE_TRIES):
        page.field.setText("wrong")
        page.button.click()
        rig.qtbot.waitUntil(lambda: page.button.text() == "Unlock")
    assert page.problem.text() == "Try again in 5 seconds."
    assert not page.field.isEnabled()
    page._count_down()
    assert page.problem.text() == "Try again in 4 seconds."
    for _ in range(4):
        page._count_down()
    assert page.field.isEnabled()
    assert page.problem.text() == ""


def test_the_wait_of_one_is_not_that_of_another(rig: Rig, page: LockPage) -> None:
    services = rig.app.services
    bea = services.profiles.create("Bea")
    services.vault.set_passphrase_now(bea.id, PASSPHRASE)
    services.vault.lock()
    anna = services.profiles.current
    for _ in range(FREE_TRIES):
        page.field.setText("wrong")
        page.button.click()
        rig.qtbot.waitUntil(lambda: page.button.text() == "Unlock")
    rig.window.profiles.switch(bea.id)
    assert (page.name.full_text, page.field.isEnabled(), page.problem.text()) == ("Bea", True, "")
    rig.window.profiles.switch(anna.id)
    assert not page.field.isEnabled()
    assert page.problem.text().startswith("Try again in ")


def test_nothing_is_done_from_outside_while_it_is_locked(rig: Rig, page: LockPage) -> None:
    assert answer(rig, "status")["ok"] is True
    assert answer(rig, "lock") == {"ok": True, "profile": "Anna", "is_locked": True}
    for verb in ("status", "like", "play", "position"):
        assert answer(rig, verb)["error"] == "locked"
    rig.window.open_paths(["/music/some.mp3"])
    assert rig.app.services.player.queue.current is None
    before = len(rig.window.findChildren(QLineEdit))
    rig.window.actions_table.run("settings")
    rig.window.actions_table.run("palette")
    assert len(rig.window.findChildren(QLineEdit)) == before
    assert not rig.window.acceptDrops()


def test_another_profile_can_be_used_and_comes_back_locked(rig: Rig, page: LockPage) -> None:
    rig.app.services.vault.lock()
    assert page.switch.isVisible()
    first = rig.app.services.profiles.profiles()[0]
    rig.window.profiles.switch(first.id)
    assert not page.isVisible()
    rig.window.profiles.switch(rig.app.services.profiles.find("Anna").id)
    assert page.isVisible()


def test_a_passphrase_is_set_changed_and_removed(rig: Rig, page: LockPage) -> None:
    controller, profiles = rig.window.vault, rig.app.services.profiles
    dialog = controller.ask_passphrase(profiles.current)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "cannot be got back" in words
    assert "not encrypted" in words
    dialog.present.setText("guess")
    dialog.new.setText("new")
    dialog.again.setText("newer")
    dialog.button.click()
    assert "differ" in dialog.message.text()
    dialog.again.setText("new")
    dialog.button.click()
    rig.qtbot.waitUntil(lambda: "not right" in dialog.message.text())
    dialog.present.setText(PASSPHRASE)
    with rig.qtbot.waitSignal(dialog.accepted):
        dialog.button.click()
    removing = controller.remove_passphrase(profiles.current)
    removing.present.setText("new")
    with rig.qtbot.waitSignal(removing.accepted):
        removing.button.click()
    assert not profiles.current.has_passphrase
    assert not page.isVisible()


def test_a_profile_leaves_as_an_archive_and_comes_back(rig: Rig, page: LockPage, tmp_path: Path) -> None:
    controller, profiles = rig.window.vault, rig.app.services.profiles
    path = str(tmp_path / "anna.musicrec-profile")
    controller.export_to(profiles.current, path, "archive")
    rig.qtbot.waitUntil(lambda: "1 playlist" in rig.window.notices.toast.text)
    controller.import_from(path, "archive")
    rig.qtbot.waitUntil(lambda: len(profiles.profiles()) == 3)
    assert profiles.find("Anna (2)").has_passphrase is False
    box = controller.merge(profiles.find("Anna (2)"))
    assert "is deleted" in box.informativeText()
    next(button for button in box.buttons() if button.text() == "Merge").click()
    rig.qtbot.waitUntil(lambda: len(profiles.profiles()) == 2)
    assert [profile.name for profile in profiles.profiles()] == ["Main", "Anna"]
    names: list[Playlist] = rig.app.services.playlists.reader.playlists()
    assert [one.name for one in names] == [f"List {WORD}"]


def test_verbs_fit_the_profile(rig: Rig, page: LockPage) -> None:
    def offered(profile: Profile) -> list[str]:
        return [verb.label for verb in rig.window.vault.verbs() if verb.is_offered(profile)]

    profiles = rig.app.services.profiles
    assert offered(profiles.current) == ["Passphrase…", "Remove passphrase…", "Lock", "Export…"]
    assert offered(profiles.profiles()[0]) == ["Passphrase…", "Export…", "Merge into the one in use…"]
    assert offered(profiles.create_guest()) == []
    rig.app.services.vault.lock()
    assert offered(profiles.current) == ["Passphrase…", "Remove passphrase…"]

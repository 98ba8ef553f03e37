"""Secrets: in the keyring where there is one, else in a file of their owner."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from musicrec_desktop.core.errors import ScrobbleError
from musicrec_desktop.model.scrobble import Credentials, TokenPlace
from musicrec_desktop.online.token_keeper import SERVICE, TokenKeeper

ONE, TWO = Credentials(token="t-1"), Credentials(api_key="k", api_secret="s", session_key="x", password="ü")


class MemoryKeyring(KeyringBackend):
    """A keyring that works until it is locked."""

    priority = 1
    kept: dict[tuple[str, str], str]
    is_locked = False

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept = {}

    def get_password(self, service: str, username: str) -> str | None:
        self._check()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._check()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._check()
        if (service, username) not in self.kept:
            raise PasswordDeleteError(username)
        del self.kept[service, username]

    def _check(self) -> None:
        if self.is_locked:
            raise KeyringLocked


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    backend = MemoryKeyring()
    monkeypatch.setattr(keyring.core, "init_backend", lambda: None)
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    return backend


@pytest.fixture
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "tokens.json"


def test_the_keyring_keeps_gives_and_forgets(memory: MemoryKeyring, file: Path) -> None:
    keeper = TokenKeeper(str(file))
    assert keeper.keep("a", ONE) is TokenPlace.KEYRING
    assert keeper.keep("b", TWO) is TokenPlace.KEYRING
    assert {service for service, _ in memory.kept} == {SERVICE}
    assert keeper.fetch("a", TokenPlace.KEYRING) == ONE
    assert keeper.fetch("b", TokenPlace.KEYRING) == TWO
    keeper.forget("a", TokenPlace.KEYRING)
    keeper.forget("a", TokenPlace.KEYRING)
    assert keeper.fetch("a", TokenPlace.KEYRING) is None
    assert not file.exists()


def test_a_locked_keyring_gives_nothing_and_the_file_takes_over(memory: MemoryKeyring, file: Path) -> None:
    keeper = TokenKeeper(str(file))
    keeper.keep("a", ONE)
    memory.is_locked = True
    assert keeper.fetch("a", TokenPlace.KEYRING) is None
    assert keeper.keep("b", TWO) is TokenPlace.FILE
    assert keeper.fetch("b", TokenPlace.FILE) == TWO
    memory.is_locked = False
    assert keeper.fetch("a", TokenPlace.KEYRING) == ONE


@pytest.mark.usefixtures("no_keyring")
def test_the_file_is_for_its_owner_only_from_the_beginning(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes = []
    replace = os.replace

    def watched(source: str, target: str) -> None:
        modes.append(stat.S_IMODE(os.stat(source).st_mode))
        replace(source, target)

    monkeypatch.setattr(os, "replace", watched)
    before = os.umask(0)
    try:
        keeper = TokenKeeper(str(file))
        assert keeper.keep("a", ONE) is TokenPlace.FILE
        assert keeper.keep("b", TWO) is TokenPlace.FILE
    finally:
        os.umask(before)
    assert modes == [0o600, 0o600]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    again = TokenKeeper(str(file))
    assert again.fetch("a", TokenPlace.FILE) == ONE
    again.forget("a", TokenPlace.FILE)
    assert again.fetch("a", TokenPlace.FILE) is None
    assert again.fetch("b", TokenPlace.FILE) == TWO
    assert os.listdir(file.parent) == ["tokens.json"]


@pytest.mark.usefixtures("no_keyring")
def test_a_file_that_was_opened_to_others_is_closed_again(file: Path) -> None:
    keeper = TokenKeeper(str(file))
    keeper.keep("a", ONE)
    file.chmod(0o644)
    assert keeper.fetch("a", TokenPlace.FILE) == ONE
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.usefixtures("no_keyring")
@pytest.mark.parametrize("content", ["", "{", "[]", '{"a": 3}', '{"a": "{\\"colour\\": 1}"}', '{"a": "[]"}'])
def test_a_damaged_file_holds_nothing(file: Path, content: str) -> None:
    file.parent.mkdir()
    file.write_text(content)
    assert TokenKeeper(str(file)).fetch("a", TokenPlace.FILE) is None


@pytest.mark.usefixtures("no_keyring")
def test_a_place_that_cannot_be_written_is_an_expected_error(tmp_path: Path) -> None:
    (tmp_path / "wall").write_text("")
    with pytest.raises(ScrobbleError) as caught:
        TokenKeeper(str(tmp_path / "wall" / "tokens.json")).keep("a", ONE)
    assert caught.value.reason == "token-not-kept"


@pytest.mark.parametrize("name", ["keyring.backends.fail.Keyring", "keyring.backends.null.Keyring"])
def test_a_keyring_that_keeps_nothing_is_none(monkeypatch: pytest.MonkeyPatch, file: Path, name: str) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", name)
    assert TokenKeeper(str(file)).keep("a", ONE) is TokenPlace.FILE
    assert list(json.loads(file.read_text())) == ["a"]


def test_credentials_show_nothing() -> None:
    assert repr(TWO) == "Credentials()"

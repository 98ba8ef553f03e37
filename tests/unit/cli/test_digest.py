"""``musicrec digest`` as it is typed."""

from __future__ import annotations

import json
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from musicrec_desktop.model.mail import MailAccount, MailServer, Security
from musicrec_desktop.online.token_keeper import TokenKeeper
from musicrec_desktop.services.letters.account import MailAccounts
from musicrec_desktop.storage.state import StateStore
from tests.support.cli import Cli
from tests.support.library import library_of
from tests.support.mail_server import LOGIN, PASSWORD, QUIET_SERVER, Behaviour, certificate, mail_server

pytestmark = [*QUIET_SERVER]


@pytest.fixture(scope="module")
def cli(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    return Cli(tmp_path_factory.mktemp("digest"))


def test_a_letter_is_printed_saved_and_told_as_json(cli: Cli, tmp_path: Path) -> None:
    printed = cli.run("digest", "--week", "2026-W08")
    assert printed.stdout.startswith("Your week in music\n16–22 February 2026\n")
    document = json.loads(cli.run("digest", "--week", "2026-W08", "--json").stdout)
    assert (document["week"], document["state"], document["sections"]) == ("2026-W08", None, [])
    for suffix, start in ((".html", b"<!DOCTYPE html>"), (".eml", b"From: "), (".txt", b"Your week")):
        path = tmp_path / f"letter{suffix}"
        cli.run("digest", "--week", "2026-W08", "--out", str(path))
        assert path.read_bytes().startswith(start)
    mail = message_from_bytes((tmp_path / "letter.eml").read_bytes(), policy=default)
    assert mail["Subject"] == "Your week in music: 16–22 February 2026"


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("--week", "2025-W53"), 2, "is no week"),
        (("--out", "letter.pdf"), 2, "does not end in .html, .eml or .txt"),
        (("--out", "a.txt", "--send"), 2, "not allowed with"),
        (("--send",), 1, "Mail is not set up."),
        (("--dry-run",), 1, "Mail is not set up."),
        (("--week", "2999-W01"), 1, "The week 2999-W01 has not begun."),
        (("--out", "/proc/letter.txt"), 1, "/proc/letter.txt cannot be written."),
    ],
)
def test_what_cannot_be_done_is_said(cli: Cli, arguments: tuple[str, ...], status: int, words: str) -> None:
    done = cli.run("digest", *arguments)
    assert done.returncode == status
    assert words in done.stderr


@pytest.mark.network
def test_a_letter_is_mailed_once_and_again_when_it_is_wanted(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    behaviour = Behaviour(replies={"rcpt": "451 4.7.1 Greylisted"})
    with mail_server(behaviour) as port:
        database = library_of(str(cli.profile / "library.sqlite3"), "")
        server = MailServer("localhost", port, Security.STARTTLS, LOGIN, certificate()[0])
        accounts = MailAccounts(StateStore(database), TokenKeeper(str(cli.profile / "tokens.json")))
        with monkeypatch.context() as patch:  # commands take the password from the file
            patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
            accounts.keep(MailAccount("me@example.org", server), PASSWORD)
        database.close()
        tried = cli.run("digest", "--week", "2026-W08", "--send")
        assert (tried.returncode, behaviour.got) == (1, [])
        assert "The mail server asks to come back later. It says: 4.7.1 Greylisted" in tried.stderr
        behaviour.replies.clear()
        dry = json.loads(cli.run("digest", "--week", "2026-W08", "--dry-run", "--json").stdout)
        assert (dry["address"], dry["state"]) == ("me@example.org", "queued")
        assert (dry["mail_bytes"] > 1000, behaviour.got) == (True, [])
        sent = cli.run("digest", "--week", "2026-W08", "--send")
        assert (sent.returncode, len(behaviour.got)) == (0, 1)
        assert sent.stdout == "“Your week in music: 16–22 February 2026” to me@example.org: Sent.\n"
        assert json.loads(cli.run("digest", "--week", "2026-W08", "--json").stdout)["state"] == "sent"

"""``musicrec scrobble``: accounts on scrobbling servers, and what waits for them."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable
from typing import Any, Final

from musicrec_desktop.cli.documents.scrobbling import accounts_document
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import add_word, number_of
from musicrec_desktop.cli.profile import Profile, open_profile
from musicrec_desktop.cli.reports import AccountRow
from musicrec_desktop.cli.tables.listening import account_table, refused_table
from musicrec_desktop.core.errors import MusicRecError, ScrobbleError
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.scrobble import (
    DEFAULT_URLS,
    AccountId,
    Credentials,
    Scrobble,
    ScrobbleAccount,
    ServerAddress,
    ServerKind,
)
from musicrec_desktop.services.scrobbling.service import ScrobbleService
from musicrec_desktop.ui.kit.wording.formats import format_count
from musicrec_desktop.ui.kit.wording.scrobbling import (
    TOKEN_HINTS,
    account_name,
    place_text,
    problem_text,
)

_ASKED: Final = {
    ServerKind.LISTENBRAINZ: (("token", "Token"),),
    ServerKind.LASTFM: (
        ("api_key", "API key"),
        ("api_secret", "Shared secret"),
        ("password", "Password"),
    ),
}
"""The secrets of an account, in the order of the lines of a prompt, a file or a pipe."""

_ACCOUNT_WORDS: Final[dict[str, tuple[str, Callable[[ScrobbleService, AccountId], object]]]] = {
    "pause": ("send nothing there; listens wait", ScrobbleService.pause),
    "resume": ("go on", ScrobbleService.resume),
    "retry": ("let what was set aside wait again", ScrobbleService.retry_refused),
    "remove": ("forget an account, its token and what waits for it", ScrobbleService.remove),
}


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments; without a word the command lists."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="tell servers what you listen to",
        description="Tell ListenBrainz, Last.fm, or a server of your own that speaks like one of them, what "
        "you listen to. Listens wait while the server is away, over restarts too, and are sent once. "
        "Without a word, your accounts are listed.",
    )
    parser.set_defaults(run=run_list, account=None)
    words = parser.add_subparsers(prog=f"musicrec {name}", metavar="WORD", title="words")
    _add_add(words)
    add_word(words, "list", "your accounts", run_list)
    add_word(words, "status", "what waits, what was set aside and why", run_status)
    add_word(words, "send", "send what waits now", run_send)
    add_word(words, "likes", "tell the servers all tracks that you like now", run_likes)
    for word, (text, _) in _ACCOUNT_WORDS.items():
        add_word(words, word, text, run_account).add_argument(
            "account", type=number_of, metavar="NUMBER", help="of the account, as “list” shows it"
        )
    return parser


def run_add(options: argparse.Namespace, output: Output) -> int:
    """Check an account on its server, and add it."""
    kind = ServerKind(options.kind)
    if kind is ServerKind.LASTFM and not options.user:
        output.complain("musicrec: Last.fm needs your name there: --user NAME")
        return 2
    url = options.url or DEFAULT_URLS[kind]
    credentials = _credentials(kind, options.token_file, output)
    found: list[ScrobbleAccount | MusicRecError] = []
    with open_profile(options.profile) as profile:
        address = ServerAddress(kind, url, options.user)
        profile.services.scrobble.add(address, credentials, found.append, found.append)
        profile.scheduler.run_until(lambda: bool(found))
        result = found[0]
        if isinstance(result, MusicRecError):
            raise result
        _show(profile, [result], output)
        output.say(place_text(result.token_place, display_path(options.profile.tokens)))
    return 0


def run_list(options: argparse.Namespace, output: Output) -> int:
    """List accounts."""
    with open_profile(options.profile) as profile:
        _show(profile, profile.services.scrobble.accounts(), output)
    return 0


def run_status(options: argparse.Namespace, output: Output) -> int:
    """List accounts with what waits, and what was set aside."""
    with open_profile(options.profile) as profile:
        scrobble = profile.services.scrobble
        accounts = scrobble.accounts()
        refused = {account.id: scrobble.refused(account.id) for account in accounts}
        _show(profile, accounts, output, refused)
        for account in accounts:
            if account.problem:
                output.say(f"{account_name(account.address)}: {' '.join(problem_text(account.problem))}")
            if refused[account.id]:
                output.show(refused_table(account, refused[account.id], profile.scheduler.clock.now_ms()))
    return 0


def run_send(options: argparse.Namespace, output: Output) -> int:
    """Send what waits; 1 where something still waits."""
    with open_profile(options.profile) as profile, output.progress("Sending") as report:
        scrobble = profile.services.scrobble
        scrobble.send_now()
        total = sum(account.waiting for account in scrobble.accounts())

        def tell() -> None:
            waiting = sum(account.waiting for account in scrobble.accounts())
            report(Progress(max(0, total - waiting), total))

        disconnect = scrobble.changed.connect(tell)
        profile.scheduler.run_until(lambda: scrobble.is_idle)
        disconnect()
        accounts = scrobble.accounts()
        _show(profile, accounts, output)
    for account in accounts:
        if account.problem:
            output.complain(f"{account_name(account.address)}: {' '.join(problem_text(account.problem))}")
    return int(any(account.waiting and not account.is_paused for account in accounts))


def run_likes(options: argparse.Namespace, output: Output) -> int:
    """Queue all liked tracks."""
    with open_profile(options.profile) as profile:
        scrobble = profile.services.scrobble
        count = scrobble.send_likes()
        _show(profile, scrobble.accounts(), output)
    output.say(f"{format_count(count, 'loved track')} will be sent; “musicrec scrobble send” sends now.")
    return 0


def run_account(options: argparse.Namespace, output: Output) -> int:
    """Pause, resume, retry or remove an account."""
    _, do = _ACCOUNT_WORDS[options.word]
    with open_profile(options.profile) as profile:
        scrobble = profile.services.scrobble
        account_id = AccountId(options.account)
        if account_id not in {account.id for account in scrobble.accounts()}:
            raise ScrobbleError("unknown", str(options.account))
        do(scrobble, account_id)
        profile.scheduler.run_until(lambda: scrobble.is_idle)
        _show(profile, scrobble.accounts(), output)
    return 0


def _add_add(words: Any) -> None:
    add = add_word(words, "add", "try an account and keep it; add it again for a new token", run_add)
    add.add_argument("kind", choices=[kind.value for kind in ServerKind], help="the protocol")
    add.add_argument("--url", default="", help="of another server than the public one")
    add.add_argument("--user", default="", help="your name there; ListenBrainz tells it by itself")
    add.add_argument(
        "--token-file",
        metavar="FILE",
        help="read the token from a file instead of the terminal or a pipe; for lastfm three lines: API key, "
        "shared secret, password (the first two may be empty for other servers than Last.fm)",
    )
    add.epilog = " ".join(TOKEN_HINTS.values())


def _credentials(kind: ServerKind, token_file: str | None, output: Output) -> Credentials:
    """Secrets from a file, a pipe, or hidden input on the terminal; never from an argument."""
    asked = _ASKED[kind]
    if token_file is not None:
        try:
            with open(token_file, encoding="utf-8", errors="replace") as file:
                lines = [file.readline() for _ in asked]
        except OSError as error:
            raise ScrobbleError("token-unreadable", token_file) from error
    elif sys.stdin.isatty():
        output.complain(TOKEN_HINTS[kind])
        lines = [getpass.getpass(f"{label}: ") for _, label in asked]
    else:
        lines = [sys.stdin.readline() for _ in asked]
    found = {name: line.strip() for (name, _), line in zip(asked, lines, strict=True)}
    if not found[asked[-1][0]]:
        raise ScrobbleError("token-missing")
    return Credentials(**found)


def _show(
    profile: Profile,
    accounts: list[ScrobbleAccount],
    output: Output,
    refused: dict[AccountId, list[Scrobble]] | None = None,
) -> None:
    if output.is_json:
        sent_count = profile.services.scrobble.sent_count
        rows = [
            AccountRow(account, sent_count(account.id), (refused or {}).get(account.id))
            for account in accounts
        ]
        output.document(accounts_document(rows))
    elif accounts:
        output.show(account_table(accounts, profile.scheduler.clock.now_ms()))
    else:
        output.say("There is no account yet. Begin with: musicrec scrobble add listenbrainz")

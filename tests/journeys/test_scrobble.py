"""Scrobbling to a real server: from the player and from the command line, over restarts of both."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.app.building.scrobbling import open_server
from musicrec_desktop.core.errors import ScrobbleError
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.scrobble import ScrobbleAccount, ScrobbleTrack, ServerKind, Verdict
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.listens import ListenStore
from tests.support.cli import Cli
from tests.support.maloja import Maloja, free_port
from tests.support.scrobble_rig import TRACK_MS, ScrobbleRig, fill

pytestmark = pytest.mark.network
HOUR_MS = 3_600_000
FAIL_KEYRING = "keyring.backends.fail.Keyring"


@pytest.fixture(scope="module")
def maloja(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Maloja]:
    server = Maloja(tmp_path_factory.mktemp("maloja"), free_port())
    server.start()
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", FAIL_KEYRING)


@pytest.fixture(params=list(ServerKind))
def kind(request: pytest.FixtureRequest) -> ServerKind:
    found: ServerKind = request.param
    return found


@pytest.fixture
def day(maloja: Maloja) -> int:
    """Each test listens on a day of its own, because the server keeps one listen a second."""
    return (len(maloja.listens()) + 1) * 24 * HOUR_MS


def joined(
    room: ScrobbleRig, maloja: Maloja, kind: ServerKind, token: str = ""
) -> ScrobbleAccount | Exception:
    found: list[ScrobbleAccount | Exception] = []
    room.service.add(maloja.address(kind), maloja.credentials(kind, token), found.append, found.append)
    room.scheduler.settle()
    (result,) = found
    return result


def since(maloja: Maloja, room: ScrobbleRig, from_ms: int) -> list[str]:
    """Titles that the server has from a moment of the room's clock on."""
    return [
        title for at_s, title in maloja.listens() if from_ms <= at_s * 1000 <= room.scheduler.clock.now_ms()
    ]


def test_a_wrong_token_is_refused(maloja: Maloja, kind: ServerKind, tmp_path: Path) -> None:
    room = ScrobbleRig(tmp_path)
    error = joined(room, maloja, kind, "wrong")
    assert isinstance(error, ScrobbleError)
    assert error.reason == "token-refused"
    room.close()


def test_what_plays_now_is_taken_or_not_known(maloja: Maloja, kind: ServerKind) -> None:
    before = maloja.listens()
    server = open_server(maloja.address(kind), maloja.credentials(kind))
    answer = server.now_playing(ScrobbleTrack("Ada", "Now"))
    server.close()
    expected = Verdict.TAKEN if kind is ServerKind.LISTENBRAINZ else Verdict.NOT_SUPPORTED
    assert answer.verdict is expected
    assert maloja.listens() == before


def test_plays_arrive_once_with_the_servers_restart_in_between(
    maloja: Maloja, kind: ServerKind, tmp_path: Path, day: int
) -> None:
    room = ScrobbleRig(tmp_path, later_ms=day)
    began_ms = room.scheduler.clock.now_ms()
    assert isinstance(joined(room, maloja, kind), ScrobbleAccount)
    room.rig.play(1, 2)
    room.rig.let_pass(2 * TRACK_MS + 1_000)
    assert since(maloja, room, began_ms) == ["Song 1", "Song 2"]
    maloja.stop()
    room.hear(3, 4, 5)
    assert (room.account.problem, room.account.waiting) == ("away", 3)
    maloja.start()  # it has forgotten its sessions
    room.scheduler.advance(HOUR_MS)
    assert room.account.waiting == 0
    assert since(maloja, room, began_ms) == ["Song 1", "Song 2", "Song 3", "Song 4", "Song 5"]
    room.close()


def test_the_server_knows_a_listen_again(maloja: Maloja, tmp_path: Path, day: int) -> None:
    room = ScrobbleRig(tmp_path, later_ms=day)
    began_ms = room.scheduler.clock.now_ms()
    joined(room, maloja, ServerKind.LISTENBRAINZ)
    room.hear(1, 2)
    room.database.execute("UPDATE scrobble SET state = 'pending', attempts = 1")
    room.service.send_now()
    room.scheduler.settle()
    assert room.account.waiting == 0
    assert since(maloja, room, began_ms) == ["Song 1", "Song 2"]
    room.close()


def test_loves_are_set_aside_where_the_server_has_none(
    maloja: Maloja, kind: ServerKind, tmp_path: Path
) -> None:
    room = ScrobbleRig(tmp_path)
    joined(room, maloja, kind)
    room.feedback.like(TrackId(1))
    assert room.service.send_likes() == 1
    room.scheduler.settle()
    assert room.account.waiting == 0
    (refused,) = room.service.refused(room.account.id)
    assert refused.reason == ("no-loves" if kind is ServerKind.LISTENBRAINZ else "not-supported")
    room.close()


def test_the_command_line_sends_what_waited_over_restarts(maloja: Maloja, tmp_path: Path, day: int) -> None:
    cli = Cli(tmp_path)
    cli.home.mkdir()
    address = maloja.address(ServerKind.LISTENBRAINZ)
    environment = {"PYTHON_KEYRING_BACKEND": FAIL_KEYRING}
    token_file = tmp_path / "token"
    token_file.write_text("wrong\n")
    arguments = ("scrobble", "add", "listenbrainz", "--url", address.url, "--token-file", str(token_file))
    refused = cli.run(*arguments, **environment)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "does not accept the token" in refused.stderr
    piped = subprocess.run(
        cli.command("scrobble", "add", "listenbrainz", "--url", address.url, "--json"),
        input=maloja.token + "\n",
        env=cli.environment(**environment),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    (account,) = json.loads(piped.stdout)["accounts"]
    assert (account["token_place"], account["waiting"]) == ("file", 0)
    assert account["user"]
    assert maloja.token not in piped.stdout + piped.stderr
    paths = ProfilePaths.under(str(cli.profile))
    began_ms = 1_700_000_000_000 + day
    _hear(paths.database, began_ms, 1, 2)
    maloja.stop()
    away = cli.run("scrobble", "send", **environment)
    assert away.returncode == 1
    assert "cannot be reached" in away.stderr
    maloja.start()
    sent = cli.run("scrobble", "send", "--json", **environment)
    assert sent.returncode == 0, sent.stderr
    (account,) = json.loads(sent.stdout)["accounts"]
    assert (account["waiting"], account["sent"], account["problem"]) == (0, 2, None)
    assert cli.run("scrobble", "send", **environment).returncode == 0
    titles = [title for at_s, title in maloja.listens() if at_s * 1000 >= began_ms]
    assert titles == ["Song 1", "Song 2"]
    gone = cli.run("scrobble", "remove", str(account["number"]), **environment)
    assert gone.returncode == 0
    assert maloja.token not in Path(paths.tokens).read_text()


def _hear(database_path: str, began_ms: int, *numbers: int) -> None:
    """Listens that another program left in the profile."""
    database = Database(database_path)
    database.open()
    fill(database)
    for place, number in enumerate(numbers):
        started_at_ms = began_ms + place * TRACK_MS
        ListenStore(database).finish(
            Listen(TrackId(number), started_at_ms, TRACK_MS, TRACK_MS, EndReason.FINISHED)
        )
    database.close()

"""What is the user's stays the user's: rights of files and sockets, no ear on the network, no secret told."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from musicrec_desktop.app.container import build
from musicrec_desktop.app.crash import crash_report
from musicrec_desktop.cli.documents.health import bug_report_document
from musicrec_desktop.core.instance_socket import is_foreign, socket_path
from musicrec_desktop.core.letter_links import letter_link
from musicrec_desktop.core.log import configure_logging
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.model.scrobble import Credentials, ScrobbleAccount, ServerKind, TokenPlace
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.services.health.checking import check_profile
from musicrec_desktop.services.health.doctor import bug_report
from tests.support.cli import Cli
from tests.support.library import add_numbered_tracks, new_library
from tests.support.scheduler import ManualScheduler
from tests.support.scrobble_server import TOKEN, ScrobbleServerDouble, serving
from tests.support.sound import poll

OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
PASSPHRASE: Final = "marzipan pass phrase"
NETWORK: Final = ("tcp", "tcp6", "udp", "udp6", "raw", "raw6")


@pytest.fixture(scope="module")
def cli(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Cli, int]]:
    """A window that a user opened for the first time, with rights as systems give them."""
    made = Cli(tmp_path_factory.mktemp("private"))
    made.home.mkdir()
    before = os.umask(0o022)
    try:
        with made.started(QT_QPA_PLATFORM="offscreen") as process:
            socket = socket_path(str(made.profile / "run"))
            poll(lambda: os.path.exists(socket), 60, "the window")
            poll((made.profile / "library.sqlite3").exists, 60, "the library")
            assert made.run("tracks").returncode == 0
            yield made, process.pid
            process.terminate()
    finally:
        os.umask(before)


def test_folders_and_sockets_of_an_open_window_are_the_users_alone(cli: tuple[Cli, int]) -> None:
    made, _ = cli
    folders = [made.profile, *(made.profile / name for name in ("cache", "log", "run"))]
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}
    database = [path for path in made.profile.glob("library.sqlite3*") if path.suffix != ".closed"]
    assert {stat.S_IMODE(path.stat().st_mode) & OTHERS for path in database} == {0}
    socket = Path(socket_path(str(made.profile / "run")))
    assert stat.S_ISSOCK(socket.stat().st_mode)
    assert stat.S_IMODE(socket.stat().st_mode) & OTHERS == 0
    assert not is_foreign(str(socket))
    found = check_profile(ProfilePaths.under(str(made.profile)), TaskContext()).found
    assert [finding for finding in found if finding.kind.is_fault] == []


def test_a_check_and_a_report_go_on_beside_the_window(cli: tuple[Cli, int]) -> None:
    made, _ = cli
    done = made.run("check")
    assert done.returncode == 0, done.stderr
    assert "Search and figures: sound" in done.stdout
    assert "Nothing is wrong." in done.stdout
    checked = made.document("check", "--mend")
    assert (checked["is_sound"], checked["mended"]) == (True, [])
    assert set(made.document("doctor")["sections"]) >= {"program", "machine", "sound", "library"}
    assert made.run("doctor").stdout.startswith("Program\n")


def test_nothing_is_written_outside_the_profile(cli: tuple[Cli, int]) -> None:
    made, _ = cli
    assert [path for path in made.home.rglob("*") if path.is_file()] == []


@pytest.mark.skipif(not os.path.exists("/proc/net/tcp"), reason="the system has no /proc")
def test_nothing_listens_on_the_network(cli: tuple[Cli, int]) -> None:
    _, first = cli
    sockets = {inode for process in _with_children(first) for inode in _sockets(process)}
    assert sockets, "local sockets are seen, so those of the network would be"
    assert sockets & _network_sockets(first) == set()


def _with_children(process: int) -> Iterator[int]:
    yield process
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in path.read_text().split():
                yield from _with_children(int(child))


def _sockets(process: int) -> Iterator[str]:
    with contextlib.suppress(OSError):
        for name in os.listdir(f"/proc/{process}/fd"):
            with contextlib.suppress(OSError):
                target = os.readlink(f"/proc/{process}/fd/{name}")
                if target.startswith("socket:["):
                    yield target.removeprefix("socket:[").rstrip("]")


def _network_sockets(process: int) -> set[str]:
    found = set()
    for kind in NETWORK:
        with contextlib.suppress(OSError):
            lines = Path(f"/proc/{process}/net/{kind}").read_text().splitlines()[1:]
            found |= {line.split()[9] for line in lines}
    return found


@pytest.mark.network
@pytest.mark.expects_warnings
def test_no_secret_is_in_log_database_backup_report_or_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    paths = ProfilePaths.under(str(tmp_path / "profile"))
    new_library(paths.database)
    paths.create()
    configure_logging(paths.log_dir, verbose=True)
    scheduler = ManualScheduler()
    app = build(paths, scheduler, engine=NullEngine(scheduler, check=lambda _path: ""), rng_seed=1)
    services = app.services
    ids = add_numbered_tracks(app.database, 3)
    told: list[object] = []
    double = ScrobbleServerDouble()
    with serving(double):
        services.scrobble.add(
            double.address(ServerKind.LISTENBRAINZ), Credentials(token=TOKEN), told.append, told.append
        )
        scheduler.settle()
    (account,) = told
    assert isinstance(account, ScrobbleAccount), account
    assert account.token_place is TokenPlace.FILE
    services.player.play_now(ids)
    scheduler.advance(400_000)  # the server is gone: each try fails, and is logged
    assert stat.S_IMODE(os.stat(paths.tokens).st_mode) == 0o600
    assert TOKEN in Path(paths.tokens).read_text("utf-8")
    anna = services.profiles.create("Anna")
    services.vault.set_passphrase_now(anna.id, PASSPHRASE)
    services.vault.lock()
    services.backups.make_blocking()
    report = json.dumps(bug_report_document(bug_report(paths)))
    logging.getLogger("musicrec_desktop.test").error("the end")
    app.close()
    configure_logging(None)
    assert TOKEN not in report
    assert PASSPHRASE not in report
    assert "the end" in (Path(paths.log_dir) / "musicrec.log").read_text("utf-8")
    holders = {
        path.relative_to(tmp_path).as_posix()
        for path in tmp_path.rglob("*")
        if path.is_file()
        for content in [path.read_bytes()]
        if TOKEN.encode() in content or PASSPHRASE.encode() in content
    }
    assert holders == {"profile/tokens.json"}


def test_a_crash_report_shows_no_values_of_the_program() -> None:
    def fail(token: str) -> int:
        return int(len(token) / 0)

    with pytest.raises(ZeroDivisionError) as caught:
        fail(TOKEN)
    report = crash_report(caught.value)
    assert TOKEN not in report
    assert os.path.expanduser("~/") not in report


@pytest.mark.parametrize(
    "link",
    [
        "musicrec:play//etc/passwd",
        "musicrec:open/0123456789abcdef01",
        "musicrec:play/0123456789ABCDEF01",
        "musicrec:play/0123456789abcdef0",
        "musicrec:play/0123456789abcdef01?x=1",
        "musicrec:play/0123456789abcdef01\n",
        "musicrec:like/../0123456789abcdef01",
        "musicrec://play/0123456789abcdef01",
        "musicrec:play/٠123456789abcdef01",
    ],
)
def test_a_link_opens_nothing_but_what_a_letter_has(link: str) -> None:
    assert letter_link(link) is None

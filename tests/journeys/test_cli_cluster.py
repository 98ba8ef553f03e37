"""``musicrec analyse --workers`` and ``musicrec worker``, from files to the database."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from tests.support.cli import Cli
from tests.support.cluster import LIMIT_S, need_cluster, worker_process
from tests.unit.analysis.making import melody, write

TRACKS = 8


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    need_cluster()
    made = Cli(tmp_path)
    made.music.mkdir()
    made.home.mkdir()
    for number in range(TRACKS):
        write(made.music / f"{number}.flac", melody(12, number))
    (made.music / "short.wav").write_bytes((made.music / "0.flac").read_bytes()[:2_000])
    assert made.run("scan", str(made.music)).returncode == 0
    return made


@pytest.mark.timeout(240)
def test_two_workers_one_of_which_is_killed(cli: Cli, tmp_path: Path) -> None:
    """All tracks are described once, whoever does it; the key is made, and the music is seen elsewhere."""
    key, seen = tmp_path / "cluster.pem", tmp_path / "elsewhere"
    seen.symlink_to(cli.music)
    arguments = ("--key", str(key), "--map", f"{cli.music}={seen}")
    with cli.started("analyse", "--workers", "tls://127.0.0.1:0", "--key", str(key), "--json") as owner:
        assert owner.stderr is not None
        assert "Made the key" in owner.stderr.readline()
        assert stat.S_IMODE(os.stat(key).st_mode) == 0o600
        address = next(word for word in owner.stderr.readline().split() if word.startswith("tls://"))
        with worker_process(address, *arguments) as killed, worker_process(address, *arguments) as other:
            names = {owner.stderr.readline().partition(" helps")[0] for _ in range(2)}
            assert {name.rpartition("-")[2] for name in names} == {str(killed.pid), str(other.pid)}
            killed.kill()
            assert f"-{killed.pid} was lost" in owner.stderr.readline()
            out, err = owner.communicate(timeout=LIMIT_S * 2)
            assert owner.returncode == 0, err
            assert other.wait(LIMIT_S) == 0
    report = json.loads(out)
    assert (report["analysed"], report["skipped"]) == (TRACKS, 0)
    assert len(report["failed"]) <= 1
    workers = {worker["name"].rpartition("-")[2]: worker for worker in report["workers"]}
    assert workers[str(killed.pid)]["state"] == "lost"
    assert workers[str(other.pid)]["state"] == "works"
    assert sum(worker["done"] for worker in workers.values()) == TRACKS + len(report["failed"])
    assert cli.document("stats")["analysed"] == TRACKS


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("analyse", "--workers", "tcp://0.0.0.0:0"), 1, "can be reached by others"),
        (("analyse", "--workers", "nas"), 1, "is not the address"),
        (("analyse", "--workers", "tls://127.0.0.1:0"), 1, "needs a key"),
        (("analyse", "--workers", "tcp://127.0.0.1:0", "--jobs", "2"), 2, "each worker has its own"),
        (("analyse", "--key", "x"), 2, "--key needs --workers"),
        (("worker", "tcp://192.0.2.1:8786"), 1, "can be reached by others"),
        (("worker", "tcp://127.0.0.1:8786", "--map", "x=y"), 1, "which folder is which"),
    ],
)
def test_what_is_refused_says_what_to_do(
    tmp_path: Path, arguments: tuple[str, ...], status: int, told: str
) -> None:
    need_cluster()
    (tmp_path / "home").mkdir()
    done = Cli(tmp_path).run(*arguments)
    assert done.returncode == status
    assert told in done.stderr
    assert done.stdout == ""

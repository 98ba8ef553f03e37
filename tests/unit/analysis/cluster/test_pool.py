"""Several workers on loopback: who is lost, who is sent away, and who may speak at all."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from musicrec_desktop.analysis.cluster.address import address_of
from musicrec_desktop.analysis.cluster.foreman import MOST_LOSSES
from musicrec_desktop.analysis.cluster.orders import Order, Workplace
from musicrec_desktop.analysis.cluster.shift import work_a_shift
from musicrec_desktop.analysis.cluster.terms import own_terms
from musicrec_desktop.analysis.outcome import Failure, FeatureOutcome
from musicrec_desktop.core.errors import ClusterError
from musicrec_desktop.encryption.cluster_key import make_cluster_key
from musicrec_desktop.model.cluster import Presence
from tests.support.cluster import (
    LIMIT_S,
    cluster,
    need_cluster,
    wait_for,
    wait_for_workers,
    worker_here,
    worker_process,
)
from tests.support.worker_pool import AnsweringPool
from tests.unit.analysis import hostile_tasks

NOW = dt.datetime(2026, 12, 1, tzinfo=dt.UTC)
FOUND = FeatureOutcome(duration_ms=1_000, audio_id=b"sound")


@pytest.fixture(autouse=True)
def _installed() -> None:
    need_cluster()


def word(failure: Failure) -> str:
    return f"failed: {failure.reason}"


def answering(outcome: object) -> AnsweringPool:
    """A pool that answers at once."""
    pool = AnsweringPool()
    pool.at_once = outcome
    return pool


def made_key(path: Path) -> str:
    make_cluster_key(str(path), NOW)
    return str(path)


def refused(address: str, *, key_file: str | None = None, name: str = "", features: int = 0) -> ClusterError:
    """Why a worker may not help."""
    terms = replace(own_terms(), features=features) if features else own_terms()
    with pytest.raises(ClusterError) as caught:
        asyncio.run(
            work_a_shift(
                address_of(address),
                Workplace(AnsweringPool(), terms),
                cores=1,
                key_file=key_file,
                name=name,
            )
        )
    return caught.value


def test_two_share_the_work_and_what_a_killed_one_had_is_done_again() -> None:
    with cluster() as pool, worker_process(pool.address) as first, worker_process(pool.address) as second:
        wait_for_workers(pool, 2)
        held = pool.submit(hostile_tasks.hang, "held", 60.0, word)
        wait_for(lambda: any("held" in worker.busy_with for worker in pool.crew))
        (holder,) = (worker.name for worker in pool.crew if "held" in worker.busy_with)
        asked = [pool.submit(hostile_tasks.read_environment, str(n), 60.0, word) for n in range(12)]
        assert all(one.result(LIMIT_S).startswith("None") for one in asked)
        (first if holder.endswith(f"-{first.pid}") else second).kill()
        wait_for(lambda: any(w.name != holder and "held" in w.busy_with for w in pool.crew))
        assert not held.done()
        states = {worker.name == holder: worker for worker in pool.crew}
        assert (states[True].presence, states[True].lost) == (Presence.LOST, 1)
        assert (states[False].presence, states[False].done) == (Presence.WORKS, 12)


@pytest.mark.expects_warnings
def test_a_file_that_ends_workers_is_set_aside_and_the_others_are_done() -> None:
    with cluster() as pool, contextlib.ExitStack() as stack:
        bad = pool.submit(hostile_tasks.end_the_parent, "bad", 60.0, word)
        for _ in range(MOST_LOSSES):
            stack.enter_context(worker_process(pool.address))
        assert bad.result(LIMIT_S) == "failed: crashed"
        stack.enter_context(worker_process(pool.address))
        assert pool.submit(hostile_tasks.read_environment, "x", 60.0, word).result(LIMIT_S).startswith("None")
        assert [worker.presence for worker in pool.crew].count(Presence.LOST) == MOST_LOSSES


def test_a_worker_that_sees_another_disk_is_sent_away(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.mp3" for number in range(3)]
    for path in paths:
        path.write_bytes(b"no music")
    gone = FeatureOutcome(failure=Failure("gone", is_of_file=False))
    with cluster() as pool:
        with worker_here(pool.address, answering(gone), name="blind") as end:
            asked = [pool.submit_features(str(path)) for path in paths]
            error = end.exception(LIMIT_S)
        assert isinstance(error, ClusterError)
        assert error.reason == "blind"
        assert not any(one.done() for one in asked)
        with worker_here(pool.address, answering(FOUND), name="seeing"):
            assert [one.result(LIMIT_S) for one in asked] == [FOUND] * 3
        blind, seeing = pool.crew
        assert (blind.presence, blind.reason, blind.done) == (Presence.DISMISSED, "blind", 0)
        assert (seeing.name, seeing.done) == ("seeing", 3)


def test_a_file_that_is_gone_here_too_is_gone(tmp_path: Path) -> None:
    gone = FeatureOutcome(failure=Failure("gone", is_of_file=False))
    with cluster() as pool, worker_here(pool.address, answering(gone)):
        asked = [pool.submit_features(str(tmp_path / f"{number}.mp3")) for number in range(5)]
        assert [one.result(LIMIT_S) for one in asked] == [gone] * 5
        assert pool.crew[0].failed == 5


@pytest.mark.parametrize("reason", ["no-ear", "no-workers"])
def test_a_worker_that_cannot_work_is_sent_away(reason: str) -> None:
    unable = FeatureOutcome(failure=Failure(reason, "why", is_of_file=False))
    with cluster() as pool:
        asked = pool.submit_features("/music/a.mp3")
        with worker_here(pool.address, answering(unable), name="unable") as end:
            error = end.exception(LIMIT_S)
        assert isinstance(error, ClusterError)
        assert (error.reason, error.what) == (reason, "why")
        with worker_here(pool.address, answering(FOUND), name="able"):
            assert asked.result(LIMIT_S) == FOUND


def test_a_worker_that_is_stopped_says_goodbye() -> None:
    waiting = AnsweringPool()
    with cluster() as pool:
        asked = pool.submit_features("/music/a.mp3")
        with worker_here(pool.address, waiting, name="stopped"):
            wait_for(lambda: bool(waiting.asked))
        wait_for(lambda: pool.workers == 0)
        assert [(one.presence, one.lost) for one in pool.crew] == [(Presence.LEFT, 1)]
        with worker_here(pool.address, answering(FOUND), name="next"):
            assert asked.result(LIMIT_S) == FOUND


def test_other_versions_are_refused_with_both_named() -> None:
    with cluster() as pool:
        error = refused(pool.address, features=99)
        assert error.reason == "versions"
        assert f"features {own_terms().features} there, 99 here" in error.what
        assert pool.crew == ()


def test_a_worker_checks_the_versions_of_each_order() -> None:
    """Also where it came by another way than ours."""
    terms = replace(own_terms(), program="0.0.1")
    order = Order(hostile_tasks.hang, "x", 60.0, 60.0, terms)
    answer = asyncio.run(Workplace(AnsweringPool(), own_terms()).perform(order))
    assert answer.refusal.startswith("MusicRec Desktop 0.0.1 there")


def test_only_who_has_the_key_may_speak(tmp_path: Path) -> None:
    key, other = made_key(tmp_path / "key.pem"), made_key(tmp_path / "other.pem")
    with cluster("tls://127.0.0.1:0", key) as pool:
        assert refused(pool.address, key_file=other).reason == "refused"
        assert refused(pool.address.replace("tls:", "tcp:")).reason == "refused"
        assert pool.crew == ()
        with worker_here(pool.address, answering(FOUND), key_file=key):
            assert pool.submit_features("/music/a.mp3").result(LIMIT_S) == FOUND


def test_two_of_one_name() -> None:
    with cluster() as pool, worker_here(pool.address, AnsweringPool(), name="anna"):
        wait_for_workers(pool, 1)
        assert refused(pool.address, name="anna").reason == "not-taken"


def test_a_port_that_is_taken() -> None:
    with cluster() as pool:
        with pytest.raises(ClusterError) as caught, cluster(pool.address):
            pass
        assert caught.value.reason == "not-opened"


def test_a_worker_waits_for_an_analysis_and_ends_with_it() -> None:
    with cluster() as pool:
        address = pool.address
    with worker_process(address) as process:
        assert process.stderr is not None
        assert "Waiting for an analysis" in process.stderr.readline()
        with cluster(address) as pool:
            asked = pool.submit(hostile_tasks.read_environment, "x", 60.0, word)
            assert asked.result(LIMIT_S).startswith("None")
        told, _ = process.communicate(timeout=LIMIT_S)
        assert process.returncode == 0
        assert "Listened to 1 track" in told

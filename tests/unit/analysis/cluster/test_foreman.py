"""Who gets what, and who is to blame."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.analysis.cluster.foreman import MOST_LOSSES, MOST_STRIKES, Foreman, Job
from musicrec_desktop.model.cluster import Presence


def jobs(foreman: Foreman[Job], *paths: str) -> list[Job]:
    made = [Job(path) for path in paths]
    for job in made:
        foreman.add(job)
    return made


def given_out(foreman: Foreman[Job]) -> list[tuple[str, str]]:
    return [(job.path, address) for job, address in foreman.assignments()]


@pytest.fixture
def foreman() -> Foreman[Job]:
    made: Foreman[Job] = Foreman()
    made.join("a", "anna", 2, 0.0)
    made.join("b", "bert", 1, 1.0)
    return made


def test_nobody_gets_more_than_its_cores(foreman: Foreman[Job]) -> None:
    jobs(foreman, *"12345")
    assert given_out(foreman) == [("1", "a"), ("2", "b"), ("3", "a")]
    assert given_out(foreman) == []
    assert foreman.cores == 3


def test_what_waits_goes_to_who_comes() -> None:
    foreman: Foreman[Job] = Foreman()
    jobs(foreman, "1", "2")
    assert given_out(foreman) == []
    foreman.join("a", "anna", 4, 0.0)
    assert given_out(foreman) == [("1", "a"), ("2", "a")]


def test_the_account_of_each(foreman: Foreman[Job]) -> None:
    one, two = jobs(foreman, "1", "2")
    given_out(foreman)
    assert foreman.end(one, "a", has_failed=False)
    assert foreman.end(two, "b", has_failed=True)
    assert not foreman.end(two, "b", has_failed=True)
    anna, bert = foreman.crew(61.0)
    assert (anna.name, anna.done, anna.failed, anna.seconds) == ("anna", 1, 0, 61.0)
    assert (bert.done, bert.failed, bert.per_minute, bert.presence) == (1, 1, 1.0, Presence.WORKS)


def test_what_a_lost_computer_had_is_done_by_another(foreman: Foreman[Job]) -> None:
    one, two, three = jobs(foreman, "1", "2", "3")
    given_out(foreman)
    assert foreman.leave("a", 5.0) == []
    assert (one.losses, two.losses, three.losses) == (1, 0, 1)
    assert foreman.end(two, "b", has_failed=False)
    assert given_out(foreman) == [("1", "b")]
    lost = foreman.crew(9.0)[0]
    assert (lost.presence, lost.lost, lost.seconds) == (Presence.LOST, 2, 5.0)
    assert not foreman.end(three, "a", has_failed=False), "an answer that comes late is not counted"


def test_who_says_goodbye_blames_nothing(foreman: Foreman[Job]) -> None:
    (one,) = jobs(foreman, "1")
    given_out(foreman)
    foreman.announce("a")
    foreman.leave("a", 5.0)
    assert one.losses == 0
    assert given_out(foreman) == [("1", "b")]
    assert foreman.crew(9.0)[0].presence is Presence.LEFT


def test_who_goes_gets_nothing_more(foreman: Foreman[Job]) -> None:
    foreman.announce("a")
    jobs(foreman, "1", "2")
    assert given_out(foreman) == [("1", "b")]
    assert foreman.cores == 1


def test_a_file_that_computers_are_lost_with_is_set_aside_alone() -> None:
    """Beside it run eleven others at each loss; none of them is blamed."""
    foreman: Foreman[Job] = Foreman()
    everything = jobs(foreman, "bad", *map(str, range(40)))
    bad, blamed, done = everything[0], list[Job](), set[str]()
    for number in range(50):
        address = f"worker-{number}"
        foreman.join(address, address, 12, number)
        while out := [job for job, _ in foreman.assignments()]:
            if bad in out:
                break
            done.update(job.path for job in out if foreman.end(job, address, has_failed=False))
        if not out:
            break
        blamed += foreman.leave(address, number)
    assert blamed == [bad]
    assert bad.losses == MOST_LOSSES
    assert done == {job.path for job in everything} - {"bad"}


def test_no_two_suspects_are_on_one_computer() -> None:
    foreman: Foreman[Job] = Foreman()
    for number in range(2):
        foreman.join(str(number), str(number), 4, 0.0)
    suspects = [Job(str(number), losses=2) for number in range(4)]
    for job in suspects:
        foreman.add(job)
    assert Counter(address for _, address in given_out(foreman)) == {"0": 1, "1": 1}
    foreman.end(suspects[0], "0", has_failed=False)
    assert given_out(foreman) == [("2", "0")]


def test_a_computer_that_sees_another_disk_is_found_out(foreman: Foreman[Job]) -> None:
    one, two, three = jobs(foreman, "1", "2", "3")
    given_out(foreman)
    assert not foreman.strike(one, "a")
    assert not foreman.is_blind("a")
    assert not foreman.strike(three, "a")
    assert given_out(foreman) == [("1", "a"), ("3", "a")]
    assert not foreman.strike(one, "a")
    assert foreman.is_blind("a")
    foreman.dismiss("a", "blind")
    assert foreman.leave("a", 3.0) == []
    assert (one.losses, three.losses) == (0, 0)
    foreman.end(two, "b", has_failed=False)
    assert given_out(foreman) == [("1", "b")]
    assert foreman.crew(4.0)[0].presence is Presence.DISMISSED


def test_a_file_that_nobody_can_read_is_believed_to_be_so(foreman: Foreman[Job]) -> None:
    foreman.announce("b")
    (one,) = jobs(foreman, "1")
    told = []
    for _ in range(MOST_STRIKES):
        given_out(foreman)
        told.append(foreman.strike(one, "a"))
    assert told == [False, False, True]
    assert not foreman.is_blind("a"), "one file proves nothing"
    assert foreman.crew(1.0)[0].failed == 1
    assert given_out(foreman) == []


def test_a_file_that_is_seen_ends_the_suspicion(foreman: Foreman[Job]) -> None:
    one, two, three = jobs(foreman, "1", "2", "3")
    given_out(foreman)
    foreman.strike(one, "a")
    foreman.end(three, "a", has_failed=False)
    foreman.end(two, "b", has_failed=False)
    jobs(foreman, "4")
    given_out(foreman)
    assert not foreman.is_blind("a")


def test_what_comes_back_is_given_out_again(foreman: Foreman[Job]) -> None:
    (one,) = jobs(foreman, "1")
    given_out(foreman)
    foreman.give_back(one, "a")
    assert (one.losses, one.strikes) == (0, 0)
    assert given_out(foreman) == [("1", "a")]
    assert foreman.crew(1.0)[0].busy_with == ("1",)


@given(st.lists(st.tuples(st.sampled_from("jabcdl"), st.integers(0, 3)), max_size=60))
def test_every_job_is_done_once_or_waits_whatever_happens(steps: list[tuple[str, int]]) -> None:
    """No step loses a job, gives it to two computers, or ends it twice."""
    foreman: Foreman[Job] = Foreman()
    held: dict[int, tuple[Job, str]] = {}
    made, ended = list[Job](), list[Job]()
    for kind, number in steps:
        address = str(number)
        if kind == "j":
            made += jobs(foreman, str(len(made)))
        elif kind == "a" and not any(worker.address == address for worker in foreman.crew(0.0)):
            foreman.join(address, address, 1 + number, 0.0)
        elif kind == "b":
            foreman.announce(address)
        elif kind == "l":
            ended += foreman.leave(address, 0.0)
            held = {key: (job, where) for key, (job, where) in held.items() if where != address}
        elif held:
            job, where = held.pop(min(held))
            if kind == "c":
                ended += [job] if foreman.end(job, where, has_failed=False) else []
            elif foreman.strike(job, where):
                ended.append(job)
        for job, where in foreman.assignments():
            assert id(job) not in held
            held[id(job)] = (job, where)
    assert len({id(job) for job in ended}) == len(ended)
    rest = foreman.drop_all()
    assert Counter(map(id, [*ended, *rest])) == Counter(map(id, made))

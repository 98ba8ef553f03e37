"""What is remembered of folders of other computers."""

from __future__ import annotations

import pytest

from musicrec_desktop.playlist_files.path_map import PathGuess, PathRule
from musicrec_desktop.services.playlists.exchange.path_memory import PathMemory, is_well_founded
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.state import StateStore


def guess(foreign: str, count: int = 5) -> PathGuess:
    return PathGuess(PathRule(foreign, "/music"), count, (f"{foreign}\\a.mp3", "/music/a.mp3"))


@pytest.fixture
def memory(database: Database) -> PathMemory:
    return PathMemory(StateStore(database))


def test_a_declined_folder_is_asked_about_no_more(memory: PathMemory, database: Database) -> None:
    both = (guess("D:\\Music"), guess("E:\\Lib"))
    memory.decline(both[:1])
    assert memory.to_ask(both) == both[1:]
    assert PathMemory(StateStore(database)).to_ask([guess("d:\\MUSIC")]) == ()
    memory.ask_again(["D:\\music"])
    assert memory.to_ask(both) == both
    assert memory.declined == ()


def test_a_folder_with_hardly_a_file_is_asked_about_when_more_speak_for_it(memory: PathMemory) -> None:
    few, many = guess("D:\\Music", 1), guess("D:\\Music", 40)
    assert not is_well_founded(few)
    memory.decline([few])
    assert memory.to_ask([few]) == ()
    assert memory.to_ask([many]) == (many,)
    memory.decline([many])
    assert memory.to_ask([many]) == ()


def test_a_rule_takes_the_place_of_a_refusal(memory: PathMemory) -> None:
    memory.decline([guess("D:\\Music")])
    memory.remember([PathRule("D:\\Music", "/here")])
    assert memory.declined == ()
    memory.remember([PathRule("D:\\Music", "/there"), PathRule("E:\\", "/e")])
    assert memory.rules == (PathRule("D:\\Music", "/there"), PathRule("E:\\", "/e"))
    memory.forget("D:\\Music")
    assert [rule.foreign for rule in memory.rules] == ["E:\\"]


@pytest.mark.parametrize("kept", [None, 3, ["x"], {"D:\\": "yes"}, [["a", 1]]])
def test_a_state_that_makes_no_sense_is_none(memory: PathMemory, database: Database, kept: object) -> None:
    StateStore(database).set("playlist_path_map", kept)
    StateStore(database).set("playlist_path_map_declined", kept)
    assert memory.rules == ()
    assert memory.to_ask([guess("F:\\")])

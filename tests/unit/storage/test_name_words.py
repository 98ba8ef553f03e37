"""The words of names in memory say what the index in the database says, or nothing."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musicrec_desktop.core.text.search_words import search_phrases
from musicrec_desktop.model.browse import BrowseRequest
from musicrec_desktop.model.track import Tags
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.name_index import FREE_COLUMNS
from musicrec_desktop.storage.query.name_words import NameWords
from tests.support.library import NOW_MS, add_tracks, scanned
from tests.support.varied_library import TEXTS, fill_with_varied_tracks

NAMES = (
    "Nina Simone",
    "Ninety Nine",
    "Sigur Rós",
    "Unforgettable",
    "雨の月曜日",
    "AC/DC",
    "\x01",
    "!!!",
    "ß",
)


@pytest.fixture
def words(database: Database) -> NameWords:
    """Of a library of nine tracks, read in three parts."""
    add_tracks(database, [scanned(f"{name}.mp3", Tags(name, (name[::-1],))) for name in NAMES])
    made = NameWords(database, least=1, at_once=4)
    made.prepare()
    return made


def found(words: NameWords, text: str, *columns: str) -> set[int] | None:
    ids = words.found(columns or FREE_COLUMNS, search_phrases(text))
    return None if ids is None else set(ids.tolist())


def test_a_beginning_finds_all_words_that_begin_so(words: NameWords) -> None:
    assert found(words, "nin") == found(words, "N") == {1, 2}
    assert found(words, "nina") == {1}
    assert found(words, "rós") == {3}
    assert found(words, "x") == set()
    assert found(words, "nina", "artist") == set()
    assert found(words, "anin", "artist") == {1}


def test_what_it_does_not_know_is_asked_of_the_database(words: NameWords) -> None:
    assert found(words, "unforget") == {4}
    assert found(words, "unforgett") is None
    assert found(words, "nina simone") is None
    assert found(words, "月曜") is None
    assert found(words, "nina", "lyrics") is None
    assert BrowseStore(words._database).ids(BrowseRequest("unforgetta")).tolist() == [4]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=200)
@given(text=st.one_of(st.text(max_size=4), st.sampled_from((*NAMES, *TEXTS)).map(lambda text: text[:3])))
def test_it_finds_what_the_index_in_the_database_finds(words: NameWords, text: str) -> None:
    phrases = search_phrases(text)
    ids = words.found(FREE_COLUMNS, phrases)
    if ids is None or not phrases:
        assert ids is None or not len(ids)
        return
    typed = " OR ".join('"' + " ".join(phrase) + '" *' for phrase in phrases)
    rows = words._database.query(
        "SELECT rowid FROM track_search WHERE track_search MATCH ?",
        (f"{{{' '.join(FREE_COLUMNS)}}} : ({typed})",),
    )
    assert set(ids.tolist()) == {track_id for (track_id,) in rows}


CHANGES: dict[str, Callable[[Database], object]] = {
    "added": lambda database: add_tracks(database, [scanned("n.mp3", Tags("Nine"))], "/other"),
    "renamed": lambda database: add_tracks(
        database, [scanned("Nina Simone.mp3", Tags("Sinnerman"), mtime_ns=2)]
    ),
    "removed": lambda database: database.execute("DELETE FROM track WHERE id = 2"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_it_says_nothing_of_a_library_that_has_changed(words: NameWords, change: str) -> None:
    database = words._database
    assert not words.is_due
    CHANGES[change](database)
    assert found(words, "ni") is None
    fresh = NameWords(database, least=1)
    assert fresh.is_due
    fresh.prepare()
    rows = database.query("SELECT rowid FROM track_search WHERE track_search MATCH ?", ('"ni" *',))
    assert found(fresh, "ni") == {track_id for (track_id,) in rows}


def test_what_is_no_name_changes_nothing(words: NameWords) -> None:
    words._database.execute("UPDATE track SET missing_since_ms = ? WHERE id = 1", (NOW_MS,))
    assert found(words, "nin") == {1, 2}


def test_a_small_library_needs_none(database: Database) -> None:
    add_tracks(database, [scanned("a.mp3", Tags("A"))])
    assert not NameWords(database).is_due


def test_a_library_that_changes_all_the_time_is_read_now_and_then(database: Database) -> None:
    seconds = iter([0.0, 0.0, 2.0, 3.0, 21.9, 22.0])
    words = NameWords(database, least=1, monotonic=lambda: next(seconds))
    add_tracks(database, [scanned("a.mp3", Tags("A"))])
    words.prepare()  # takes two seconds
    add_tracks(database, [scanned("b.mp3", Tags("B"))])
    assert [words.is_due, words.is_due, words.is_due] == [False, False, True]


def test_a_file_keeps_the_words_for_the_next_start(words: NameWords, tmp_path: Path) -> None:
    database, path = words._database, str(tmp_path / "cache" / "names.words")
    NameWords(database, least=1, path=path).prepare()
    asked: list[str] = []
    database.connection.set_trace_callback(asked.append)
    kept = NameWords(database, least=1, path=path)
    kept.prepare()
    database.connection.set_trace_callback(None)
    assert not [statement for statement in asked if "group_concat" in statement]
    assert not kept.is_due
    for text in ("nin", "ninety", "rós", "x", "ac", "s"):
        for column in FREE_COLUMNS:
            assert found(kept, text, column) == found(words, text, column), (text, column)


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_of_other_names_is_written_anew(words: NameWords, tmp_path: Path, change: str) -> None:
    database, path = words._database, str(tmp_path / "names.words")
    NameWords(database, least=1, path=path).prepare()
    CHANGES[change](database)
    for _ in range(2):
        fresh, read = NameWords(database, least=1), NameWords(database, least=1, path=path)
        fresh.prepare()
        read.prepare()
        assert found(read, "ni") == found(fresh, "ni")


@pytest.mark.parametrize("size", [0, 3, 8, 20, 200, -1])
def test_a_damaged_file_is_left_aside(words: NameWords, tmp_path: Path, size: int) -> None:
    database, path = words._database, tmp_path / "names.words"
    NameWords(database, least=1, path=str(path)).prepare()
    whole = path.read_bytes()
    path.write_bytes(whole[:size] if size >= 0 else whole[:-1] + bytes([whole[-1] ^ 1]))
    read = NameWords(database, least=1, path=str(path))
    read.prepare()
    assert found(read, "nin") == {1, 2}
    assert path.read_bytes() == whole


def test_words_of_a_library_are_not_those_of_its_copy(words: NameWords, tmp_path: Path) -> None:
    database, path = words._database, tmp_path / "names.words"
    NameWords(database, least=1, path=str(path)).prepare()
    of_first = path.read_bytes()
    copy = tmp_path / "copy.sqlite3"
    database.execute("VACUUM INTO ?", (str(copy),))
    other = Database(str(copy))
    other.open()
    NameWords(other, least=1, path=str(path)).prepare()
    other.close()
    assert path.read_bytes() != of_first


def test_where_nothing_can_be_written_the_words_are_read_all_the_same(
    words: NameWords, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    read = NameWords(words._database, least=1, path=str(tmp_path / "file" / "names.words"))
    read.prepare()
    assert found(read, "nin") == {1, 2}


def test_random_names_are_found_in_their_columns(database: Database) -> None:
    fill_with_varied_tracks(database, 60, random.Random(3))
    words = NameWords(database, least=1)
    words.prepare()
    for column in FREE_COLUMNS:
        for word in ("b", "blue", "bj", "hip", "the", "ac"):
            ids = words.found((column,), search_phrases(word))
            rows = database.query(
                "SELECT rowid FROM track_search WHERE track_search MATCH ? ORDER BY rowid",
                (f'{column} : ("{word}" *)',),
            )
            assert ids is not None
            assert np.unique(ids).tolist() == [track_id for (track_id,) in rows]

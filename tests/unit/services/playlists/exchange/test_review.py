"""What front ends show of an import before it is carried out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from musicrec_desktop.model.matching import MatchReason
from musicrec_desktop.model.track import Tags
from musicrec_desktop.services.playlists.exchange.path_memory import is_well_founded
from musicrec_desktop.services.playlists.exchange.review import (
    MOST_NAMED,
    ImportReview,
    followable,
    renamed_folder,
    review,
)
from musicrec_desktop.services.playlists.exchange.service import PlaylistExchange
from musicrec_desktop.services.playlists.service import PlaylistService
from musicrec_desktop.storage.database import Database
from tests.support.library import add_tracks, scanned
from tests.unit.services.playlists.exchange.test_exchange import m3u


@pytest.fixture
def looked(exchange: PlaylistExchange, database: Database, tmp_path: Path) -> ImportReview:
    """A list of one of each kind of entry."""
    tags = Tags("Song", ("Ada",), duration_ms=100_000)
    add_tracks(database, [scanned("a.mp3", tags), scanned("b.mp3", tags)], "/more")
    more = "#EXTINF:100,Ada - Song\n/gone/x.mp3\n/gone/only a name.mp3\nhttp://radio.example/\n"
    return review(exchange.plan([m3u(tmp_path, "a.m3u", 0, more=more)]))


def test_entries_without_a_track_are_named_with_their_reasons(looked: ImportReview) -> None:
    (one,) = looked.lists
    assert (one.name, one.entries, one.found, one.is_clear) == ("a", 4, 1, False)
    assert [
        (entry.place, entry.name, entry.outcome, entry.candidates, entry.reason) for entry in one.unfound
    ] == [
        (2, "Ada – Song", "uncertain", 2, MatchReason.SEVERAL),
        (3, "/gone/only a name.mp3", "missing", 0, None),
        (4, "http://radio.example/", "stream", 0, None),
    ]


def test_of_a_long_list_the_first_are_named(exchange: PlaylistExchange, tmp_path: Path) -> None:
    path = m3u(tmp_path, "a.m3u", more="".join(f"/gone/{number}.mp3\n" for number in range(700)))
    (one,) = review(exchange.plan([path])).lists
    assert (one.entries, len(one.unfound)) == (700, MOST_NAMED)


def test_whole_lists_are_clear_and_refused_or_known_ones_are_not(
    exchange: PlaylistExchange, tmp_path: Path
) -> None:
    path = m3u(tmp_path, "a.m3u", 0, 1)
    looked = review(exchange.plan([path]))
    assert looked.is_clear
    assert looked.can_follow
    exchange.import_files([path])
    again = review(exchange.plan([path]))
    assert (again.lists[0].existing, again.is_clear) == ("a", False)
    (tmp_path / "bad.m3u").write_text("<html>", encoding="utf-8")
    bad = review(exchange.plan([str(tmp_path / "bad.m3u")]))
    assert not bad.is_clear
    assert not bad.can_follow


def test_of_several_lists_in_a_file_none_follows_it(
    exchange: PlaylistExchange, service: PlaylistService, tmp_path: Path
) -> None:
    plan = exchange.plan([m3u(tmp_path, "a.m3u", 0), m3u(tmp_path, "b.m3u", 1)])
    first, second = plan.lists
    twice = replace(plan, lists=(first, replace(first, name="other"), second))
    assert followable(twice) == {second.path}
    exchange.carry_out(twice, follows=True)
    names = {one.name: one.is_followed for one in service.reader.playlists()}
    assert names == {"a": False, "other": False, "b": True}


def test_a_guess_can_be_meant_for_another_folder(exchange: PlaylistExchange, tmp_path: Path) -> None:
    path = tmp_path / "a.m3u"
    path.write_text("".join(f"D:\\x\\{number:05}.mp3\n" for number in range(4)), encoding="utf-8")
    plan = exchange.plan([str(path)])
    (guess,) = plan.guesses
    assert is_well_founded(guess)
    assert not review(plan).is_clear
    assert renamed_folder(guess, "/elsewhere").local == "/elsewhere"
    found = review(exchange.with_rules(plan, [guess.rule]))
    assert (found.lists[0].found, found.is_clear) == (4, True)

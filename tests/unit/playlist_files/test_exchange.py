"""Lists as other players write them: what is read, and which tracks are found."""

from __future__ import annotations

import contextlib
import random
from typing import Any

import pytest

from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.playlist_files.locations import is_stream
from musicrec_desktop.playlist_files.matching import (
    Match,
    Outcome,
    match_entries,
    paths_to_map,
)
from musicrec_desktop.playlist_files.path_map import PathRule, guess_path_map
from musicrec_desktop.playlist_files.reading import parse_playlist
from musicrec_desktop.playlist_files.values import PlaylistDocument
from tests.unit.playlist_files.exchange import (
    Sample,
    known_tracks,
    library_root,
    lookups_of,
    samples,
    surroundings_of,
)

REFUSALS = {
    "HLS": "stream-manifest",
    "binary": "not-text",
    "XML ends early": "damaged",
    "document type": "document-type",
}
TOLD = {"title", "artist", "duration_ms"}


def _document(sample: Sample) -> PlaylistDocument:
    return parse_playlist(sample.path, sample.data, surroundings_of(sample))


def _matches(document: PlaylistDocument, rules: tuple[PathRule, ...] = ()) -> tuple[Match, ...]:
    root = library_root()
    return match_entries(document.entries, lookups_of((track for _, track in known_tracks()), (root,)), rules)


def _guessed(document: PlaylistDocument) -> tuple[PathRule, ...]:
    stated = paths_to_map(_matches(document))
    guesses = guess_path_map(stated, (track.known.location for _, track in known_tracks()), (library_root(),))
    return tuple(guess.rule for guess in guesses)


def _check_entry(match: Match, expected: dict[str, Any]) -> None:
    names: dict[int, str] = {track.id: name for name, track in known_tracks()}
    found = names[match.track_id] if match.track_id is not None else None
    assert found == expected["track"], match
    entry = match.entry
    for field in TOLD & set(expected):
        assert getattr(entry, field) == (expected[field] or (None if field == "duration_ms" else "")), field
    if "recording_mbid" in expected:
        assert entry.recording_id == expected["recording_mbid"]
    if "stream" in expected:
        assert match.outcome is Outcome.STREAM
        assert [location.raw for location in entry.locations if is_stream(location)] == [expected["stream"]]
    if expected.get("reason") == "missing":
        assert match.outcome is Outcome.MISSING


@pytest.mark.parametrize("sample", samples())
def test_samples_say_what_is_expected(sample: Sample) -> None:
    if "refused" in sample.expected:
        with pytest.raises(PlaylistFileError) as caught:
            _document(sample)
        told = next(
            reason for word, reason in REFUSALS.items() if sample.expected["refused"].startswith(word)
        )
        assert caught.value.reason == told
        return
    document = _document(sample)
    assert document.name == sample.expected["name"]
    matches = _matches(document, _guessed(document))
    assert len(matches) == len(sample.expected["entries"])
    for match, expected in zip(matches, sample.expected["entries"], strict=True):
        _check_entry(match, expected)
    losses = [note for note in document.notes if note.is_loss]
    assert bool(losses) == bool(sample.expected.get("warnings"))


@pytest.mark.parametrize("sample", samples("path_map"))
def test_the_path_map_is_guessed_as_expected(sample: Sample) -> None:
    guessed = {rule.foreign: rule.local for rule in _guessed(_document(sample))}
    assert guessed == sample.expected["path_map"]


@pytest.mark.parametrize("sample", samples())
def test_cut_and_spoiled_samples_are_read_or_refused(sample: Sample) -> None:
    """Never another error than the room's."""
    chance = random.Random(sample.path)
    data = sample.data
    around = surroundings_of(sample)
    for _ in range(60):
        spoiled = bytearray(data[: chance.randrange(len(data) + 1)] if chance.random() < 0.5 else data)
        for _ in range(chance.randrange(8)):
            if spoiled:
                spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
        document = None
        with contextlib.suppress(PlaylistFileError):
            document = parse_playlist(sample.path, bytes(spoiled), around)
        if document is not None:
            assert document.name
            _matches(document)

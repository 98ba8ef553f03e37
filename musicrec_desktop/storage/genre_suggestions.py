"""Suggested genres, what was said to them, and what they are learnt from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import chain, groupby
from operator import itemgetter
from typing import Any, Final, NamedTuple

from musicrec_desktop.core.text.folding import genre_key
from musicrec_desktop.model.genres import (
    NOT_LEARNT,
    GenreEvaluation,
    GenreFigures,
    GenreObstacle,
    GenreState,
    GenreVerdict,
    ReliabilityBin,
    SuggestedGenre,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list

_SHOWN: Final = "SELECT track_id, text, confidence, is_accepted FROM shown_genre"
_PRESENT: Final = "track_id IN (SELECT id FROM track WHERE missing_since_ms IS NULL)"
_ORDER: Final = " ORDER BY track_id, is_accepted DESC, confidence DESC, text"
_BATCH: Final = 200
_ALL_CHANGED: Final = 1 << 40


@dataclass(frozen=True, slots=True)
class Decision:
    """What was said to a genre of a track.

    Attributes:
        track_id: of the track.
        name: of the genre.
        confidence: of the suggestion.
        is_accepted: whether it was accepted; None where nothing was said.
    """

    track_id: TrackId
    name: str
    confidence: float
    is_accepted: bool | None


class TaggedTrack(NamedTuple):
    """A track with genres in its tags.

    Attributes:
        track_id: of the track.
        genres: their names, in the order of the tags.
        artist: key of the first artist, of the album artist where the track has none; empty for nobody.
    """

    track_id: TrackId
    genres: tuple[str, ...]
    artist: str


class GenreStore:
    """Suggested genres of the library; they are the same for all profiles."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def verdict(self) -> GenreVerdict:
        """What was found out last; ``NOT_LEARNT`` before that, or where a newer program wrote it."""
        row = self._database.one("SELECT document FROM genre_verdict")
        if row is None:
            return NOT_LEARNT
        try:
            return _verdict_of(json.loads(row[0]))
        except (ValueError, KeyError, TypeError):
            return NOT_LEARNT

    def keep(self, verdict: GenreVerdict, suggestions: Sequence[SuggestedGenre]) -> None:
        """Keep what was learnt in place of what was suggested before; what was said stays."""
        rows = [(each.track_id, genre_key(each.name), each.name, each.confidence) for each in suggestions]
        with self._database.transaction():
            self._database.execute("DELETE FROM genre_suggestion")
            for start in range(0, len(rows), _BATCH):
                # A track may have left the library since it was read.
                self._database.execute_many(
                    "INSERT OR IGNORE INTO genre_suggestion (track_id, key, name, confidence)"
                    " SELECT ?1, ?2, ?3, ?4 WHERE EXISTS (SELECT 1 FROM track WHERE id = ?1)",
                    rows[start : start + _BATCH],
                )
            self.note(verdict)

    def note(self, verdict: GenreVerdict) -> None:
        """Keep what was found out, and leave the suggestions as they are."""
        self._database.execute(
            "INSERT OR REPLACE INTO genre_verdict (id, document) VALUES (1, ?)",
            (json.dumps(asdict(verdict)),),
        )

    def changes(self, version: int) -> int:
        """How many changes were counted since ``settle`` of what genres are learnt from.

        They are counted for one version of the features; for another one all counts as changed at first. A
        track may count more than once.
        """
        row = self._database.one("SELECT changes FROM genre_change WHERE version = ?", (version,))
        if row is None:
            self._database.execute(
                "INSERT OR REPLACE INTO genre_change (id, version, changes) VALUES (1, ?, ?)",
                (version, _ALL_CHANGED),
            )
        return _ALL_CHANGED if row is None else int(row[0])

    def settle(self, version: int, changes: int) -> None:
        """Forget changes that were looked at; what came meanwhile stays counted.

        Args:
            version: of the features.
            changes: what ``changes`` had said before the library was looked at.
        """
        self._database.execute(
            "UPDATE genre_change SET changes = max(changes - ?, 0) WHERE version = ?", (changes, version)
        )

    def shown(self, ids: Sequence[TrackId]) -> dict[TrackId, tuple[SuggestedGenre, ...]]:
        """The genres that are shown for some tracks, accepted ones first, then the likeliest."""
        found: dict[TrackId, list[SuggestedGenre]] = {}
        for row in self._database.query(f"{_SHOWN} WHERE track_id {IN_LIST}{_ORDER}", (id_list(ids),)):
            found.setdefault(TrackId(row[0]), []).append(_suggested(row))
        return {track_id: tuple(genres) for track_id, genres in found.items()}

    def all_shown(self) -> list[SuggestedGenre]:
        """All genres that are shown for present tracks, in the order of the tracks."""
        return [_suggested(row) for row in self._database.query(f"{_SHOWN} WHERE {_PRESENT}{_ORDER}")]

    def counts(self) -> tuple[int, int]:
        """How many suggestions are open, and how many genres are accepted and not in the files."""
        row = self._database.one(
            "SELECT coalesce(sum(NOT is_accepted), 0), coalesce(sum(is_accepted), 0)"
            f" FROM shown_genre WHERE {_PRESENT}"
        )
        assert row is not None
        return int(row[0]), int(row[1])

    def decisions(self, pairs: Iterable[tuple[TrackId, str]]) -> list[Decision]:
        """What was said to genres of tracks, with the confidence of each suggestion.

        Args:
            pairs: tracks, each with the name of a genre.
        """
        found = []
        for track_id, name in pairs:
            key = genre_key(name)
            row = self._database.one(
                "SELECT name, confidence, is_accepted FROM genre_decision WHERE track_id = ?1 AND key = ?2"
                " UNION ALL SELECT name, confidence, NULL FROM genre_suggestion"
                " WHERE track_id = ?1 AND key = ?2",
                (track_id, key),
            )
            if row is not None:
                said = None if row[2] is None else bool(row[2])
                found.append(Decision(track_id, row[0], row[1], said))
            else:
                found.append(Decision(track_id, name, 1.0, None))
        return found

    def decide(self, decisions: Sequence[Decision]) -> None:
        """Keep what was said; what nothing was said to is forgotten."""
        with self._database.transaction():
            for each in decisions:
                key = genre_key(each.name)
                if each.is_accepted is None:
                    self._database.execute(
                        "DELETE FROM genre_decision WHERE track_id = ? AND key = ?", (each.track_id, key)
                    )
                else:
                    self._database.execute(
                        "INSERT OR REPLACE INTO genre_decision (track_id, key, name, confidence, is_accepted)"
                        " SELECT ?1, ?2, ?3, ?4, ?5 WHERE EXISTS (SELECT 1 FROM track WHERE id = ?1)",
                        (each.track_id, key, each.name, each.confidence, int(each.is_accepted)),
                    )

    def tagged(self) -> Iterator[TaggedTrack]:
        """Present tracks with genres in the tags, ascending by id; nothing may be written meanwhile.

        Equal genres are one value, so that those of a million tracks take little.
        """
        rows = self._database.query_in_parts(
            "SELECT track_id, value, coalesce((SELECT key FROM track_value AS artist"
            " WHERE artist.track_id = track.id AND artist.kind = 'artist' ORDER BY position LIMIT 1),"
            " album_artist_key, '') FROM track_value JOIN track ON track.id = track_id"
            " WHERE kind = 'genre' AND missing_since_ms IS NULL ORDER BY track_id, position"
        )
        known: dict[tuple[str, ...], tuple[str, ...]] = {}
        for track_id, own in groupby(chain.from_iterable(rows), itemgetter(0)):
            _, names, artists = zip(*own, strict=True)
            yield TaggedTrack(TrackId(track_id), known.setdefault(names, names), artists[0])

    def untagged_ids(self) -> list[int]:
        """Present tracks without a genre in the tags, ascending."""
        rows = self._database.query(
            "SELECT id FROM track WHERE missing_since_ms IS NULL AND NOT EXISTS"
            " (SELECT 1 FROM track_value WHERE track_id = track.id AND kind = 'genre') ORDER BY id"
        )
        return [row[0] for row in rows]


class Fingerprint:
    """A text that is another one where the genres or artists of the library are others."""

    def __init__(self) -> None:
        self._digest = hashlib.blake2b(digest_size=16)
        self._keys: dict[str, str] = {}

    def add(self, track: TaggedTrack) -> None:
        """Take in the next track."""
        for name in track.genres:
            if (key := self._keys.get(name)) is None:
                key = self._keys[name] = genre_key(name)
            told = f"{track.track_id}\0{key}\0{track.artist}\1"
            self._digest.update(told.encode("utf-8", "surrogateescape"))

    @property
    def text(self) -> str:
        """Of what was taken in."""
        return self._digest.hexdigest()


def _suggested(row: tuple[Any, ...]) -> SuggestedGenre:
    state = GenreState.ACCEPTED if row[3] else GenreState.OPEN
    return SuggestedGenre(TrackId(row[0]), row[1], float(row[2]), state)


def _verdict_of(document: dict[str, Any]) -> GenreVerdict:
    told = document.pop("evaluation")
    obstacle = document.pop("obstacle")
    classes = tuple(document.pop("classes"))
    evaluation = None
    if told is not None:
        figures = tuple(GenreFigures(**each) for each in told.pop("genres"))
        bins = tuple(ReliabilityBin(**each) for each in told.pop("reliability"))
        confusion = tuple(tuple(row) for row in told.pop("confusion"))
        left_out = tuple(told.pop("left_out"))
        evaluation = GenreEvaluation(
            genres=figures, confusion=confusion, reliability=bins, left_out=left_out, **told
        )
    return GenreVerdict(
        None if obstacle is None else GenreObstacle(obstacle),
        classes=classes,
        evaluation=evaluation,
        **document,
    )

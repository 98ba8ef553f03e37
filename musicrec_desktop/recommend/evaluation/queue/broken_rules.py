"""Counts the rules that a queue broke.

It shares no code with the rules that the queue is planned by, so that an error there shows here. Only the
names that stand for no artist or album are shared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from musicrec_desktop.model.queue_evaluation import RuleCount
from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.recommend.evaluation.queue.library import ReplayLibrary
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.neighbours.same_recording import Kinship, kinship
from musicrec_desktop.recommend.space.vector_table import id_array
from musicrec_desktop.recommend.taste.belonging import UNKNOWN_ALBUMS, UNKNOWN_ARTISTS

ARTIST_BETWEEN: Final = 15
ARTIST_REST_MS: Final = 45 * 60_000
ALBUM_BETWEEN: Final = 25
SHORTEST_MS: Final = 60_000
LONGEST_MS: Final = 12 * 60_000

WORDS: Final[Mapping[RuleName, tuple[str, ...]]] = {
    RuleName.NO_REPEAT: ("repeat",),
    RuleName.ARTIST_WINDOW: ("artist",),
    RuleName.ALBUM_WINDOW: ("album",),
    RuleName.ONE_VERSION: ("version", "recording", "repeat"),
    RuleName.LENGTH: ("short",),
}
"""A sentence about a rule that gave way contains one of these words."""


class RuleWatch:
    """Counts the rules that the proposals of one session break.

    Args:
        library: tags.
        catalogue: the sound, for other files of a recording.
    """

    def __init__(self, library: ReplayLibrary, catalogue: SoundCatalogue) -> None:
        self._library = library
        self._catalogue = catalogue
        self._heard: list[tuple[Track, int]] = []
        self._counts: dict[RuleName, list[int]] = {name: [0, 0] for name in WORDS}

    @property
    def counts(self) -> dict[RuleName, RuleCount]:
        """The counts so far, by rule."""
        return {name: RuleCount(*counts) for name, counts in self._counts.items()}

    def started(self, track_id: TrackId, at_ms: int) -> None:
        """Note a track that the listener started, which breaks no rule; ``at_ms`` is UTC."""
        if (track := self._library.track(track_id)) is not None:
            self._heard.append((track, at_ms))

    def proposed(self, track_id: TrackId, at_ms: int, relaxed: Sequence[str]) -> None:
        """Note a track that the queue put next, and count the rules that it breaks.

        Args:
            track_id: the track.
            at_ms: when it starts, UTC.
            relaxed: the sentences of the queue about rules that gave way.
        """
        for name in self.broken_by(track_id, at_ms):
            self._counts[name][0 if is_announced(name, relaxed) else 1] += 1
        self.started(track_id, at_ms)

    def broken_by(self, track_id: TrackId, at_ms: int) -> list[RuleName]:
        """The rules that a track would break as the next one; ``at_ms`` is when it starts, UTC."""
        track = self._library.track(track_id)
        if track is None:
            return []
        checks = {
            RuleName.NO_REPEAT: any(earlier.id == track_id for earlier, _ in self._heard),
            RuleName.ARTIST_WINDOW: self._is_artist_near(track, at_ms),
            RuleName.ALBUM_WINDOW: self._is_album_near(track),
            RuleName.ONE_VERSION: self._is_version(track),
            RuleName.LENGTH: not is_of_good_length(track.duration_ms),
        }
        return [name for name, is_broken in checks.items() if is_broken]

    def _is_artist_near(self, track: Track, at_ms: int) -> bool:
        names = artist_names(track)
        return any(
            names & artist_names(earlier) and at_ms - started_ms < ARTIST_REST_MS
            for earlier, started_ms in self._heard[-ARTIST_BETWEEN:]
        )

    def _is_album_near(self, track: Track) -> bool:
        name = album_name(track)
        return bool(name) and any(album_name(earlier) == name for earlier, _ in self._heard[-ALBUM_BETWEEN:])

    def _is_version(self, track: Track) -> bool:
        others = {earlier.id: earlier for earlier, _ in self._heard if earlier.id != track.id}
        facts = self._library.facts([track.id, *others])
        sounds = self._sounds(track.id, sorted(others))
        for other_id, other in others.items():
            found = kinship(facts[track.id], facts[other_id], *sounds.get(other_id, (None, None)))
            # Tracks of unknown artist that only share a title, like "Menu", are no versions of each other.
            if found is Kinship.SAME_RECORDING or (
                found is Kinship.VERSION and artist_names(track) & artist_names(other)
            ):
                return True
        return False

    def _sounds(
        self, track_id: TrackId, others: Sequence[TrackId]
    ) -> dict[TrackId, tuple[float | None, float | None]]:
        """Cosines of sound and of timbre to each of the others whose sound is known."""
        one = self._catalogue.row(track_id)
        if one is None or not others:
            return {}
        table = self._catalogue.index.select(id_array(others))
        cosines = self._catalogue.sound_cosines(one, table).tolist()
        timbres = self._catalogue.timbre_cosines(one, table)
        return {
            TrackId(number): (cosines[place], None if timbres is None else float(timbres[place]))
            for place, number in enumerate(table.ids.tolist())
        }


def is_announced(name: RuleName, relaxed: Sequence[str]) -> bool:
    """Whether one of the sentences is about a rule."""
    return any(word in sentence.casefold() for sentence in relaxed for word in WORDS[name])


def is_of_good_length(duration_ms: int | None) -> bool:
    """Whether a track lasts from one to twelve minutes, or for an unknown time."""
    return duration_ms is None or SHORTEST_MS <= duration_ms <= LONGEST_MS


def artist_names(track: Track) -> frozenset[str]:
    """The case-folded names of the artists of a track and its album, less those in ``UNKNOWN_ARTISTS``."""
    tags = track.tags
    return frozenset(name.casefold() for name in (*tags.artists, *tags.album_artists)) - UNKNOWN_ARTISTS


def album_name(track: Track) -> str:
    """A key of the album of a track; empty where the album is unknown."""
    album = track.tags.album.casefold()
    return "" if album in UNKNOWN_ALBUMS else f"{album}\n{track.album_artist_text.casefold()}"


def summed(counts: Sequence[Mapping[RuleName, RuleCount]]) -> dict[RuleName, RuleCount]:
    """The sums of several counts, by rule."""
    return {
        name: RuleCount(
            sum(each[name].announced for each in counts), sum(each[name].unannounced for each in counts)
        )
        for name in WORDS
    }

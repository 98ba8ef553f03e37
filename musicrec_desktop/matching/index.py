"""Finds the tracks of a library that descriptions mean, thousands of them at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.matching.classical import movement_of
from musicrec_desktop.matching.credits import Credit, credit_of
from musicrec_desktop.matching.descriptions import (
    AlbumRelation,
    Description,
    Reading,
    album_relation,
    described,
    isrcs_in,
    other_titles,
)
from musicrec_desktop.matching.names import Name, are_near, is_cut_off, may_be_damaged, romanised
from musicrec_desktop.matching.rules import RANK, compare
from musicrec_desktop.matching.titles import Title, title_of
from musicrec_desktop.model.matching import (
    KnownTrack,
    LibraryTrack,
    MatchOutcome,
    MatchReason,
    TrackMatch,
    TrackNames,
    Verdict,
    is_same_length,
    length_gap,
)
from musicrec_desktop.model.track import TrackId

ReadTracks = Callable[[Collection[TrackId]], Mapping[TrackId, LibraryTrack]]
"""Gives what is compared of tracks; ids that are not there are left out."""

_LINES_AT_ONCE: Final = 500
"""For so many lines tracks are read at once, and forgotten afterwards."""
_MOST_OF_TITLE: Final = 60
"""Of more tracks with one title, only those of the artists are compared."""
_MOST_OF_ARTIST: Final = 4000
_NEIGHBOURS: Final = 25
"""So many lines before and behind a line tell which album it is of."""
_CLEAR_GAP_MS: Final = 1000
"""A length that is so much nearer than all others decides."""
_SOUND: Final = "~"
"""Before a key in Latin letters, so that it is never a name."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A track and what it is to a line."""

    id: TrackId
    verdict: Verdict
    description: Description


class MatchIndex:
    """The names of a library at one moment; it belongs into a lane.

    Args:
        tracks: by what each is found.
        read: gives the rest of what is compared of some tracks.
    """

    def __init__(self, tracks: Iterable[TrackNames], read: ReadTracks) -> None:
        self._read = read
        self._by_title: defaultdict[str, list[TrackId]] = defaultdict(list)
        self._by_artist: defaultdict[str, list[TrackId]] = defaultdict(list)
        self._by_id: defaultdict[str, list[TrackId]] = defaultdict(list)
        self._names: dict[TrackId, Name] = {}
        self._works: set[TrackId] = set()
        self._words: set[str] = set()
        for track in tracks:
            self._add(track)

    def _add(self, track: TrackNames) -> None:
        title = title_of(track.title)
        for key in _title_keys((title, *other_titles(title.text))):
            self._by_title[key].append(track.id)
        lines = [credit_of(line) for line in dict.fromkeys((track.artist, track.album_artist)) if line]
        for key in {key for credit in lines for key in _artist_keys(credit)}:
            self._by_artist[key].append(track.id)
        if track.recording_id:
            self._by_id[track.recording_id.strip().lower()].append(track.id)
        for isrc in isrcs_in(track.isrc):
            self._by_id[isrc].append(track.id)
        self._names[track.id] = title.base
        if movement_of(title.text) is not None:
            self._works.add(track.id)
        self._words.update(title.base.tokens)
        self._words.update(*(credit.name.tokens for credit in lines))

    def match(
        self, lines: Sequence[KnownTrack], check: Callable[[int], object] = lambda _done: None
    ) -> list[TrackMatch]:
        """The track that each line means.

        Where several tracks are the same, the album, the name of the file, the albums of the lines around, or
        a length that is clearly nearer decide; else they are all candidates, and it is to be asked.

        Args:
            lines: in their order, which tells neighbours.
            check: is called now and then with how many lines are done; what it raises comes through.
        """
        found: dict[KnownTrack, list[_Candidate]] = {}
        for first in range(0, len(lines), _LINES_AT_ONCE):
            check(first)
            some = [line for line in lines[first : first + _LINES_AT_ONCE] if line not in found]
            found.update(self._compared(dict.fromkeys(some)))
        best = [_best(found[line], line) for line in lines]
        albums = [_album_of(group) for group in best]
        return [
            _told(line, _by_length(_by_neighbours(group, albums, place), line), found[line])
            for place, (line, group) in enumerate(zip(lines, best, strict=True))
        ]

    def of_artist(self, line: str) -> set[TrackId]:
        """The tracks of an artist, or of any of several in one line, however they are written."""
        return self._of(self._by_artist, _artist_keys(credit_of(line))) if line.strip() else set()

    def has_title(self, text: str) -> bool:
        """Whether a track is called so, as far as names without additions tell."""
        return any(key in self._by_title for key in title_of(text).base.keys)

    def _compared(self, lines: Iterable[KnownTrack]) -> dict[KnownTrack, list[_Candidate]]:
        """What the likely tracks are to each line; reads tracks twice at most."""
        descriptions = {line: described(line) for line in lines}
        named = {line: self._named(one) for line, one in descriptions.items()}
        tracks = self._described(set().union(*named.values()))
        found = {
            line: [
                self._candidate(one, track_id, tracks[track_id]) for track_id in named[line] & tracks.keys()
            ]
            for line, one in descriptions.items()
        }
        near = {
            line: self._near(one) - named[line]
            for line, one in descriptions.items()
            if not any(each.verdict.outcome is MatchOutcome.SAME for each in found[line])
        }
        tracks = self._described(set().union(*near.values()))
        for line, ids in near.items():
            found[line] += [
                self._candidate(descriptions[line], each, tracks[each]) for each in ids & tracks.keys()
            ]
        return found

    def _candidate(self, line: Description, track_id: TrackId, track: Description) -> _Candidate:
        return _Candidate(track_id, compare(line, track, self._words.__contains__), track)

    def _described(self, ids: Collection[TrackId]) -> dict[TrackId, Description]:
        if not ids:
            return {}
        return {track_id: described(track.known) for track_id, track in self._read(ids).items()}

    def _named(self, line: Description) -> set[TrackId]:
        """Tracks of one of its ids or titles."""
        readings = (line.written, *line.others)
        ids = self._of(self._by_id, {line.recording_id, *line.isrcs})
        titled = self._titled(reading.title for reading in readings)
        if line.written.title.base.exact:
            titled.update(self._by_title.get(_SOUND + romanised(line.written.title.base), ()))
        if len(titled) > _MOST_OF_TITLE:
            titled = titled & self._of_artists(readings) or set(sorted(titled)[:_MOST_OF_TITLE])
        swapped = line.swapped
        exchanged = self._titled((swapped.title,)) & self._of_artists((swapped,))
        return ids | titled | exchanged

    def _near(self, line: Description) -> set[TrackId]:
        """Tracks of its artists whose titles are like one of its titles without having a key of it."""
        ids = self._of_artists((line.written, *line.others))
        if len(ids) > _MOST_OF_ARTIST:
            return set()
        near: set[TrackId] = set()
        if movement_of(line.written.title.text) is not None:
            near |= ids & self._works
        for reading in (line.written, *line.others):
            near.update(self._like(reading.title, ids))
        return near

    def _like(self, title: Title, ids: Iterable[TrackId]) -> Iterator[TrackId]:
        is_damaged = may_be_damaged(title.text)
        for track_id in ids:
            name = self._names[track_id]
            if (
                are_near(title.base, name, is_damaged=is_damaged)
                or (title.is_cut_off and is_cut_off(title.whole, name))
                or is_cut_off(name, title.whole)
            ):
                yield track_id

    def _titled(self, titles: Iterable[Title]) -> set[TrackId]:
        return self._of(
            self._by_title, {key for title in titles for name in title.names for key in name.keys}
        )

    def _of_artists(self, readings: Sequence[Reading]) -> set[TrackId]:
        keys = {key for reading in readings for key in _artist_keys(reading.credit)}
        if (name := readings[0].credit.name).exact:
            keys.add(_SOUND + romanised(name))
        return self._of(self._by_artist, keys)

    @staticmethod
    def _of(tracks: Mapping[str, list[TrackId]], keys: Iterable[str]) -> set[TrackId]:
        return {track_id for key in keys for track_id in tracks.get(key, ())}


def _title_keys(titles: Iterable[Title]) -> set[str]:
    """The keys under which a track is filed."""
    keys: set[str] = set()
    for title in titles:
        for name in title.names:
            keys |= name.keys
        keys |= _sounds(title.base)
    return keys


def _artist_keys(credit: Credit) -> set[str]:
    return {*credit.name.keys, *credit.people, *_sounds(credit.name)}


def _sounds(name: Name) -> set[str]:
    """The key in Latin letters, under which names in other letters are filed."""
    return {_SOUND + romanised(name)} if name.exact and not name.is_of_latin else set()


def _best(found: list[_Candidate], line: KnownTrack) -> list[_Candidate]:
    """Of the tracks that are the same those that nothing of themselves puts behind another."""
    same = [each for each in found if each.verdict.outcome is MatchOutcome.SAME]
    if len(same) < 2:
        return same
    told = described(line)
    least = min(_support(told, each) for each in same)
    same = [each for each in same if _support(told, each) == least]
    tails = [_common_tail(line.location, each.description.known.location) for each in same]
    return [each for each, tail in zip(same, tails, strict=True) if tail == max(tails)]


def _support(line: Description, candidate: _Candidate) -> tuple[int, ...]:
    """What speaks for a track, the least most."""
    gap = length_gap(line.length_ms, candidate.description.length_ms)
    return (
        candidate.verdict.reason not in {MatchReason.RECORDING, MatchReason.ISRC},
        _ALBUM_RANK[album_relation(line.album, candidate.description.album)],
        1 if gap is None else 0 if is_same_length(gap) else 2,
        candidate.verdict.reason is not MatchReason.NAMES,
    )


_ALBUM_RANK: Final = {AlbumRelation.SAME: 0, AlbumRelation.UNKNOWN: 1, AlbumRelation.OTHER: 2}


def _common_tail(one: str, other: str) -> int:
    """How many last names of two paths are the same."""
    ones, others = (path.casefold().replace("\\", "/").split("/") for path in (one, other))
    count = 0
    for name, other_name in zip(reversed(ones), reversed(others), strict=False):
        if name != other_name or not name:
            break
        count += 1
    return count


def _album_of(group: list[_Candidate]) -> str:
    """The album of the track of a line; empty where it is not known."""
    return group[0].description.album.name.folded if len(group) == 1 else ""


def _by_neighbours(group: list[_Candidate], albums: Sequence[str], place: int) -> list[_Candidate]:
    """Those whose album most lines around are of."""
    if len(group) < 2:
        return group
    around = Counter(albums[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1])
    counts = [around[name] if (name := each.description.album.name.folded) else 0 for each in group]
    return [each for each, count in zip(group, counts, strict=True) if count == max(counts)]


def _by_length(group: list[_Candidate], line: KnownTrack) -> list[_Candidate]:
    """The one whose length is clearly nearer than that of all others; else all."""
    gaps = [length_gap(each.description.length_ms, line.duration_ms or None) for each in group]
    known = sorted(gap for gap in gaps if gap is not None)
    if len(group) < 2 or len(known) < len(gaps) or known[1] - known[0] < _CLEAR_GAP_MS:
        return group
    return [group[gaps.index(known[0])]]


def _told(line: KnownTrack, group: list[_Candidate], found: list[_Candidate]) -> TrackMatch:
    if len(group) == 1:
        verdict = group[0].verdict
        return TrackMatch(verdict.outcome, verdict.reason, group[0].id, (group[0].id,), verdict.detail)
    if group:
        ids = tuple(sorted(each.id for each in group))
        return TrackMatch(MatchOutcome.ASK, MatchReason.SEVERAL, candidates=ids)
    if not found:
        has_names = bool(title_of(line.title).whole.exact)
        return TrackMatch(
            MatchOutcome.MISSING, MatchReason.OTHER_TITLE if has_names else MatchReason.NO_NAMES
        )
    told = described(line)
    ranked = sorted(found, key=lambda each: (RANK[each.verdict.outcome], *_support(told, each), each.id))
    verdict = ranked[0].verdict
    ids = tuple(each.id for each in ranked if each.verdict.outcome is not MatchOutcome.MISSING)
    return TrackMatch(verdict.outcome, verdict.reason, candidates=ids, detail=verdict.detail)

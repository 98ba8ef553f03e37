"""Hard rules: what never comes, however little is left."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from typing_extensions import override

from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.same_recording import is_other_making, is_title, lasts_equally_long
from musicrec_desktop.recommend.neighbours.version_words import titles_of_work
from musicrec_desktop.recommend.queue.rules.recent_history import RecentHistory
from musicrec_desktop.recommend.queue.rules.relaxation import ALLOWED, NEVER, Rule
from musicrec_desktop.recommend.queue.rules.works import is_version


class NotMissing(Rule):
    """The file of the track is there."""

    @override
    def level(self, _track_id: TrackId, facts: TrackFacts, _history: RecentHistory) -> int:
        return NEVER if facts.is_missing else ALLOWED


class NotSpoken(Rule):
    """The track is music, no podcast and no audiobook."""

    @override
    def level(self, _track_id: TrackId, facts: TrackFacts, _history: RecentHistory) -> int:
        return NEVER if facts.is_spoken else ALLOWED


class NotAmong(Rule):
    """The track is none of certain ones.

    Args:
        unwanted: tracks that are banned, or that the listener took out of the queue.
    """

    def __init__(self, unwanted: Collection[TrackId]) -> None:
        self._unwanted = frozenset(unwanted)

    @override
    def level(self, track_id: TrackId, _facts: TrackFacts, _history: RecentHistory) -> int:
        return NEVER if track_id in self._unwanted else ALLOWED


class Recordings:
    """Finds other files and other versions of certain tracks by tags and decoded sound.

    Args:
        tracks: the facts of the certain tracks.
    """

    def __init__(self, tracks: Collection[TrackFacts]) -> None:
        self._sounds = frozenset(facts.audio_id for facts in tracks) - {b""}
        self._by_title: dict[str, list[TrackFacts]] = {}
        for facts in tracks:
            for title in titles_of_work(facts.title_key):
                if is_title(title):
                    self._by_title.setdefault(title, []).append(facts)

    def has_recording(self, facts: TrackFacts) -> bool:
        """Whether a track is the same recording as one of them.

        That is the same decoded sound, or the same title, artist and length.
        """
        if facts.audio_id in self._sounds:
            return True
        return any(
            lasts_equally_long(one.duration_ms, facts.duration_ms) and not is_other_making(one, facts)
            for one in self._versions(facts)
        )

    def has_work(self, facts: TrackFacts) -> bool:
        """Whether a track is the same work as one of them, in the same or in another recording."""
        return facts.audio_id in self._sounds or any(self._versions(facts))

    def _versions(self, facts: TrackFacts) -> Iterator[TrackFacts]:
        if not self._by_title:
            return
        for title in titles_of_work(facts.title_key):
            for one in self._by_title.get(title, ()):
                if is_version(one, facts):
                    yield one


class NotBannedRecording(Rule):
    """The track is no other file of a banned one.

    Args:
        banned: the facts of the banned tracks.
    """

    def __init__(self, banned: Collection[TrackFacts]) -> None:
        self._banned = Recordings(banned)

    @override
    def level(self, _track_id: TrackId, facts: TrackFacts, _history: RecentHistory) -> int:
        return NEVER if self._banned.has_recording(facts) else ALLOWED


class NotRemovedWork(Rule):
    """The track is neither another file nor another version of one that was taken out of the queue.

    Args:
        removed: the facts of the tracks that were taken out.
    """

    def __init__(self, removed: Collection[TrackFacts]) -> None:
        self._removed = Recordings(removed)

    @override
    def level(self, _track_id: TrackId, facts: TrackFacts, _history: RecentHistory) -> int:
        return NEVER if self._removed.has_work(facts) else ALLOWED


class NotByBanned(Rule):
    """No banned artist is an artist of the track or of its album.

    Args:
        artist_keys: folded names of the banned artists.
    """

    def __init__(self, artist_keys: Collection[str]) -> None:
        self._banned = frozenset(artist_keys)

    @override
    def level(self, _track_id: TrackId, facts: TrackFacts, _history: RecentHistory) -> int:
        return ALLOWED if self._banned.isdisjoint(facts.artist_keys) else NEVER


class NotExplicit(Rule):
    """The tags do not mark the track as explicit."""

    name = RuleName.NO_EXPLICIT

    @override
    def level(self, _track_id: TrackId, facts: TrackFacts, _history: RecentHistory) -> int:
        return NEVER if facts.is_explicit else ALLOWED

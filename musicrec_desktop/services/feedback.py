"""What the listener says: likes, bans, more and less of something, and what is put into the queue by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.core.text.order import sort_key
from musicrec_desktop.model.listen import FeedbackEvent, FeedbackKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.feedback import UNTIL_SAID, FeedbackStore

Undo = Callable[[], None]


class FeedbackService:
    """Records what the listener says; nothing is overwritten, and the last word about a track counts.

    Whatever is said can be taken back by the result, once; that does not overrule what was said later.

    Args:
        store: where it is kept.
        scheduler: gives the time.

    Attributes:
        changed: tracks about which something else is said now; none where it is about an artist.
        said: each new word, before ``changed``.
        taken_back: each word that was taken back, before ``changed``.
    """

    def __init__(self, *, store: FeedbackStore, scheduler: Scheduler) -> None:
        self._store = store
        self._scheduler = scheduler
        self.changed: Signal[tuple[TrackId, ...]] = Signal()
        self.said: Signal[FeedbackEvent] = Signal()
        self.taken_back: Signal[FeedbackEvent] = Signal()

    def profile_switched(self) -> None:
        """All that was said is another profile's."""
        self.changed.emit(())

    def like(self, track_id: TrackId) -> Undo:
        """Record a like of a track."""
        return self._say(FeedbackKind.LIKE, track_id)

    def dislike(self, track_id: TrackId) -> Undo:
        """Record a dislike of a track."""
        return self._say(FeedbackKind.DISLIKE, track_id)

    def clear(self, track_id: TrackId) -> Undo:
        """Take a like or a dislike of a track back."""
        return self._say(FeedbackKind.NEUTRAL, track_id)

    def like_all(self, ids: Sequence[TrackId]) -> Undo:
        """Remember a like of each of these that is not liked yet; as one word, however many they are."""
        liked = set(self._store.liked_ids(-1))
        return self._add_words(FeedbackKind.LIKE, [track_id for track_id in ids if track_id not in liked])

    def clear_all(self, ids: Sequence[TrackId]) -> Undo:
        """Remember of each of these that it is neither liked nor disliked any more."""
        judged = {*self._store.liked_ids(-1), *self._store.disliked_ids()}
        return self._add_words(FeedbackKind.NEUTRAL, [track_id for track_id in ids if track_id in judged])

    def ban(self, track_id: TrackId) -> Undo:
        """Ban a track; a like or dislike of it stays."""
        return self._say(FeedbackKind.BAN, track_id)

    def unban(self, track_id: TrackId) -> Undo:
        """End the ban of a track."""
        return self._say(FeedbackKind.UNBAN, track_id)

    def ban_artist(self, name: str) -> Undo:
        """Ban every track of an artist, however the name is written; a blank name bans no artist."""
        return self._say(FeedbackKind.BAN, artist=name)

    def unban_artist(self, name: str) -> Undo:
        """End the ban of an artist."""
        return self._say(FeedbackKind.UNBAN, artist=name)

    def more(self, track_id: TrackId) -> Undo:
        """Record a wish for more tracks like this one."""
        return self._add(FeedbackKind.MORE, (track_id,))

    def less(self, track_id: TrackId) -> Undo:
        """Record a wish for fewer tracks like this one."""
        return self._add(FeedbackKind.LESS, (track_id,))

    def added(self, ids: Sequence[TrackId]) -> Undo:
        """The listener put tracks into the queue."""
        return self._add(FeedbackKind.ADDED, ids)

    def removed(self, ids: Sequence[TrackId]) -> Undo:
        """The listener took tracks out of the automatic queue."""
        return self._add(FeedbackKind.REMOVED, ids)

    def take_last_back(self, track_id: TrackId | None = None) -> FeedbackEvent | None:
        """Take the last word back, of those about a track where one is given; None where there is none."""
        last = self._store.last(track_id)
        if last is None:
            return None
        self._take_back([last])
        return last[1]

    def kind(self, track_id: TrackId) -> FeedbackKind:
        """The opinion about a track: like, dislike or neutral."""
        return self._store.current(track_id)

    def liked_ids(self, limit: int = -1) -> list[TrackId]:
        """Liked tracks, the latest like first; all of them, or so many."""
        return self._store.liked_ids(limit)

    def liked_here_ids(self) -> list[TrackId]:
        """Tracks whose like was said here, not brought by an import, the latest first."""
        return self._store.liked_here_ids()

    def disliked_ids(self) -> set[TrackId]:
        """Disliked tracks."""
        return self._store.disliked_ids()

    def banned_ids(self) -> set[TrackId]:
        """Tracks that are banned themselves; those of banned artists are not among them."""
        return self._store.banned_ids()

    def is_banned(self, track_id: TrackId) -> bool:
        """Whether a track is banned itself."""
        return self._store.is_banned(track_id)

    def banned_artists(self) -> frozenset[str]:
        """Banned artists by folded name, as in ``TrackFacts.artist_keys``."""
        return frozenset(self._store.banned_artists())

    def banned_artist_names(self) -> list[str]:
        """Banned artists as they were named, in the order of lists."""
        return sorted(self._store.banned_artists().values(), key=sort_key)

    def is_artist_banned(self, name: str) -> bool:
        """Whether an artist is banned, however the name is written."""
        return fold(name) in self._store.banned_artists()

    def tally(self, track_id: TrackId) -> dict[FeedbackKind, int]:
        """How often more, less, added and removed were said of a track."""
        return self._store.tally(track_id)

    def events(self, limit: int) -> list[FeedbackEvent]:
        """The latest ``limit`` words that were not taken back, oldest first."""
        return self._store.events(limit)

    def _say(self, kind: FeedbackKind, track_id: TrackId | None = None, artist: str = "") -> Undo:
        """One of the words that contradict each other; nothing where it holds already."""
        artist = " ".join(artist.split())
        if track_id is None and not fold(artist):
            return _nothing
        if self._store.said(kind, track_id, artist) is kind:
            return _nothing
        at_ms = self._now_ms()
        row = self._store.add(kind, at_ms, track_id, artist)
        return self._tell([(row, FeedbackEvent(kind, at_ms, track_id, artist))])

    def _add(self, kind: FeedbackKind, ids: Sequence[TrackId]) -> Undo:
        """One of the words that add up."""
        assert kind not in UNTIL_SAID
        return self._add_words(kind, ids)

    def _add_words(self, kind: FeedbackKind, ids: Sequence[TrackId]) -> Undo:
        if not ids:
            return _nothing
        at_ms = self._now_ms()
        rows = self._store.add_all(kind, at_ms, ids)
        return self._tell(
            [(row, FeedbackEvent(kind, at_ms, track_id)) for row, track_id in zip(rows, ids, strict=True)]
        )

    def _tell(self, written: Sequence[tuple[int | None, FeedbackEvent]]) -> Undo:
        words = [(row, event) for row, event in written if row is not None]
        for _, event in words:
            self.said.emit(event)
        self._tell_changed([event for _, event in words])

        def undo() -> None:
            holding = [(row, event) for row, event in words if self._store.holds(row)]
            words.clear()
            self._take_back(holding)

        return undo

    def _take_back(self, words: Sequence[tuple[int, FeedbackEvent]]) -> None:
        at_ms = self._now_ms()
        taken = [event for row, event in words if self._store.take_back(row, at_ms)]
        for event in taken:
            self.taken_back.emit(event)
        self._tell_changed(taken)

    def _tell_changed(self, events: Sequence[FeedbackEvent]) -> None:
        if events:
            ids = (event.track_id for event in events if event.track_id is not None)
            self.changed.emit(tuple(dict.fromkeys(ids)))

    def _now_ms(self) -> int:
        return self._scheduler.clock.now_ms()


def _nothing() -> None:
    """Takes back what was not said anew."""

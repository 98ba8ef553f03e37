"""Watches the player and the feedback, and collects them as the evidence of the session."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.hollow_files import HOLLOW
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.listen import SKIP_WITHIN_MS, FeedbackEvent, FeedbackKind, Listen
from musicrec_desktop.model.playback import EndReason, EntryId, Origin, QueueEntry, RepeatMode, TrackEnd
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.player import Player
from musicrec_desktop.recommend.taste.session import MAXIMUM_SEEDS, Session, Taste, Verdict, verdict
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.storage.listens import ListenStore

SESSION_GAP_MS: Final = 4 * 3_600_000
"""Listens of the last four hours before the player starts are evidence of the new session."""
REMEMBERED: Final = 200
BROKEN: Final = HOLLOW | {
    "cannot-open",
    "damaged",
    "ended-too-soon",
    "no-audio",
    "not-a-file",
    "protected",
}
"""Failures of the file itself; any other may end when its drive is back."""
_OPINIONS: Final = frozenset({FeedbackKind.LIKE, FeedbackKind.DISLIKE, FeedbackKind.NEUTRAL})
_SAID: Final[Mapping[FeedbackKind, Callable[[Session, TrackId], None]]] = {
    FeedbackKind.MORE: Session.more,
    FeedbackKind.LESS: Session.refuse,
    FeedbackKind.BAN: Session.refuse,
    FeedbackKind.UNBAN: Session.forget,
    FeedbackKind.ADDED: Session.add,
}
_CONTRADICTIONS: Final = frozenset(
    {(Verdict.ACCEPTED, FeedbackKind.DISLIKE), (Verdict.REJECTED, FeedbackKind.LIKE)}
)


@dataclass(frozen=True, slots=True, eq=False)
class BehindSkip:
    """What would be known if the listener skipped now.

    Attributes:
        session: the evidence; a copy.
        current: what would play.
    """

    session: Session
    current: QueueEntry


class SessionWatch:
    """Turns starts, ends and feedback into the evidence of a ``Session``.

    Args:
        player: tells starts and ends.
        feedback: tells what the listener says.
        listens: the history.
        now_ms: when the session begins, UTC.

    Attributes:
        session: the evidence.

    Signals:
        changed: the evidence is different; True where earlier proposals should be planned again.
        turned: the listener turned to something else.
    """

    def __init__(
        self, *, player: Player, feedback: FeedbackService, listens: ListenStore, now_ms: int
    ) -> None:
        self.session = Session()
        self.changed: Signal[bool] = Signal()
        self.turned: Signal[()] = Signal()
        self._feedback = feedback
        self._listens = listens
        self._player = player
        self._choices = player.choices
        self._expected: tuple[TrackId, ...] = ()
        self._is_begun_by_another = False
        self._generation = player.queue.generation
        self._begun = _current(player)
        """The entry that was begun last, or came back with a queue from before a restart."""
        self._remember_since(now_ms - SESSION_GAP_MS)
        player.queue_changed.connect(self._on_queue_changed)
        player.track_started.connect(self._on_track_started)
        player.track_ended.connect(self._on_track_ended)
        feedback.said.connect(self._on_said)
        feedback.taken_back.connect(self._on_taken_back)

    def profile_switched(self, now_ms: int) -> None:
        """Begin a session of another profile; the track that plays is no evidence of what they like."""
        self.session, self._expected = Session(), ()
        self._choices = self._player.choices
        self._is_begun_by_another = self._player.state.is_going
        self._remember_since(now_ms - SESSION_GAP_MS)

    @property
    def taste(self) -> Taste:
        """The evidence of the session; before its first welcome track, the latest likes or else plays."""
        return self.taste_of(self.session)

    def taste_of(self, session: Session) -> Taste:
        """As ``taste``, of a session."""
        taste = session.taste
        if taste.accepted:
            return taste
        known = self._feedback.liked_ids(MAXIMUM_SEEDS) or list(
            dict.fromkeys(listen.track_id for listen in self._listens.recent(REMEMBERED) if listen.is_play)
        )
        earlier = Taste.of(tuple(reversed(known[:MAXIMUM_SEEDS])))
        return Taste(earlier.accepted, taste.rejected)

    def behind_skip(self) -> BehindSkip | None:
        """What would be known if the listener skipped the track that plays now; None where it is not clear.

        It is clear where a skip speaks against the track, and an automatic one follows.
        """
        player, queue = self._player, self._player.queue
        current = queue.current
        is_auto_next = bool(queue.auto_part) and not queue.user_part and queue.repeat is RepeatMode.OFF
        if current is None or not player.state.is_going or not is_auto_next or self._is_begun_by_another:
            return None
        listened_ms, duration_ms = player.listened_ms, player.duration_ms
        said = verdict(listened_ms, duration_ms, EndReason.SKIPPED), self._feedback.kind(current.track_id)
        if said[0] is not Verdict.REJECTED or said in _CONTRADICTIONS:
            return None
        session, following = self.session.copy(), queue.auto_part[0]
        session.end(current.track_id, listened_ms)
        session.reject(current.track_id)
        session.start(following.track_id)
        return BehindSkip(session, following)

    def _remember_since(self, from_ms: int) -> None:
        for listen in reversed(self._listens.recent(REMEMBERED)):
            if listen.started_at_ms >= from_ms:
                self._remember(listen)

    def _remember(self, listen: Listen) -> None:
        self.session.start(listen.track_id)
        self.session.end(listen.track_id, listen.listened_ms)
        if self._feedback.kind(listen.track_id) is FeedbackKind.DISLIKE:
            self.session.refuse(listen.track_id)
        else:
            self._judge(listen.track_id, listen.listened_ms, listen.duration_ms, listen.reason)

    def _on_queue_changed(self) -> None:
        player = self._player
        if player.queue.generation == self._generation:
            return
        self._generation = player.queue.generation
        if player.choices == self._choices and not player.state.is_going:
            self._begun = _current(player)

    def _on_track_started(self, entry: QueueEntry, _started_at_ms: int) -> None:
        is_other = self.session.heard[-1:] != (entry.track_id,)
        self.session.start(entry.track_id)
        is_chosen = entry.origin is Origin.USER
        # A queue that came back, or goes on after a stop, is still what the listener wanted.
        is_again = entry.id == self._begun and self._player.choices == self._choices
        self._begun = entry.id
        if self._player.choices != self._choices:
            self._choices = self._player.choices
            if is_other:
                self.session.begin_anew()
                self.turned.emit()
            expected, self._expected = self._expected, ()
            for seed_id in expected:
                self.session.choose(seed_id)
        if is_chosen and self._feedback.kind(entry.track_id) is not FeedbackKind.DISLIKE:
            self.session.choose(entry.track_id)
        self.changed.emit(is_chosen and not is_again)

    def _on_track_ended(self, end: TrackEnd) -> None:
        track_id = end.entry.track_id
        is_own, self._is_begun_by_another = not self._is_begun_by_another, False
        if not is_own and end.reason is not EndReason.FAILED:
            return
        self.session.end(track_id, end.listened_ms)
        if end.reason is EndReason.FAILED:
            if end.failure in BROKEN:
                self.session.retract(track_id)
                self.session.cannot_play(track_id)
            else:
                self.session.leave(track_id)
        elif self._judge(track_id, end.listened_ms, end.duration_ms, end.reason) is Verdict.REJECTED:
            self.changed.emit(True)

    def expect(self, ids: Sequence[TrackId]) -> None:
        """Let the next track that the listener starts stand for all of these."""
        self._expected = tuple(ids)

    def _on_said(self, event: FeedbackEvent) -> None:
        track_id = event.track_id
        if track_id is not None:
            if event.kind in _OPINIONS:
                self._take_opinion(track_id)
            elif event.kind in _SAID:
                _SAID[event.kind](self.session, track_id)
            else:
                return
        self.changed.emit(True)

    def _on_taken_back(self, event: FeedbackEvent) -> None:
        if event.track_id is not None and event.kind is FeedbackKind.ADDED:
            self.session.leave(event.track_id)
        elif event.track_id is not None and event.kind is not FeedbackKind.REMOVED:
            self.session.forget(event.track_id)
            if self._feedback.kind(event.track_id) is not FeedbackKind.NEUTRAL:
                self._take_opinion(event.track_id)
        # A removal that is taken back tells nothing about other tracks.
        self.changed.emit(event.kind is not FeedbackKind.REMOVED)

    def _take_opinion(self, track_id: TrackId) -> None:
        kind = self._feedback.kind(track_id)
        if kind is FeedbackKind.LIKE:
            self.session.like(track_id)
        elif kind is FeedbackKind.DISLIKE:
            self.session.refuse(track_id)
        else:
            self.session.forget(track_id)

    def _judge(
        self, track_id: TrackId, listened_ms: int, duration_ms: int | None, reason: EndReason
    ) -> Verdict:
        """Note an ended listen, unless it contradicts what the listener said about the track."""
        said, kind = verdict(listened_ms, duration_ms, reason), self._feedback.kind(track_id)
        if (said, kind) in _CONTRADICTIONS:
            return Verdict.NOTHING
        if said is Verdict.ACCEPTED:
            self.session.accept(track_id)
        elif said is Verdict.REJECTED:
            self.session.reject(track_id)
        elif reason in {EndReason.REPLACED, EndReason.STOPPED} and listened_ms < SKIP_WITHIN_MS:
            self.session.leave(track_id)
        return said


def _current(player: Player) -> EntryId | None:
    entry = player.queue.current
    return None if entry is None else entry.id

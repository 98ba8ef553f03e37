"""Everything that the user does to the queue, each with a way back."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.errors import MusicRecError, QuerySyntaxError
from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.settings import DOUBLE_CLICK
from musicrec_desktop.core.tasks import Lane
from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.playback import EntryId
from musicrec_desktop.model.queue_controls import QueueInside, QueueSeed, SeedKind
from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.queue_edit import QueueEdit
from musicrec_desktop.query.parser import parse_strictly
from musicrec_desktop.services.feedback import Undo
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.feedback import FeedbackCommands
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.page import Activation
from musicrec_desktop.ui.kit.undo_history import REVERTED_WORDS, Gesture, queue_gesture
from musicrec_desktop.ui.kit.wording.formats import format_count
from musicrec_desktop.ui.kit.wording.queue import (
    endless_text,
    kept_inside_text,
    lifted_text,
    played_text,
)

MAX_PLAYED: Final = 2000
"""How much of a playlist becomes the queue."""
SEED_KINDS: Final = {
    ScopeKind.ALBUM: SeedKind.ALBUM,
    ScopeKind.ARTIST: SeedKind.ARTIST,
    ScopeKind.GENRE: SeedKind.GENRE,
}


class QueueGestures:
    """Edits the queue, says so, and keeps it in the history.

    Args:
        services: whose player it is.
        feedback: notes what was queued or taken out by hand.
        notices: says it, and has the history.
    """

    def __init__(self, services: Services, feedback: FeedbackCommands, notices: Notices) -> None:
        self._player, self._browse = services.player, services.browse
        self._settings, self._autoplay = services.settings, services.autoplay
        self._feedback, self._notices = feedback, notices

    def play(
        self,
        ids: Sequence[TrackId],
        start_index: int = 0,
        *,
        text: str = "",
        note: str = "",
        keeps_picks: bool = False,
    ) -> None:
        """Put these tracks in place of the queue.

        Args:
            ids: the tracks.
            start_index: which of them plays first.
            text: what to say; without it only a replaced queue is told.
            note: what else to say, for example of files that were left out.
            keeps_picks: what was queued track by track stays, and comes first.
        """
        if ids:
            edit = self._player.play_now(ids, start_index, keeps_picks=keeps_picks)
            text = text or (tr("Playing {name}", name=self.name(ids)) if note else "")
            self._say_played(ids, edit, _joined(text, note))

    def play_before_rest(self, track_id: TrackId) -> None:
        """Play a track now; what the user queued stays and follows it."""
        queued = [entry.track_id for entry in self._player.queue.user_part]
        edit = self._player.play_now([track_id, *queued])
        self._say_played([track_id], edit, played_text(self.name([track_id]), len(queued)))

    def endless_from_current(self) -> None:
        """Let what sounds like the current track follow it, in place of what the user queued; it plays on."""
        queue, was_on = self._player.queue, self._autoplay.is_enabled
        if queue.current is None:
            return
        name = self.name([queue.current.track_id])
        edit = self._player.remove([entry.id for entry in queue.user_part])
        self._autoplay.set_enabled(True)

        def undo() -> str:
            if not was_on:
                self._autoplay.set_enabled(False)
            return REVERTED_WORDS[edit.undo()] if not edit.is_void else ""

        def redo() -> str:
            self._autoplay.set_enabled(True)
            return REVERTED_WORDS[edit.redo()] if not edit.is_void else ""

        is_void = was_on and edit.is_void
        gesture = None if is_void else Gesture(tr("Start ∞ from {name}", name=name), undo, redo)
        self._notices.say_done(endless_text(name), gesture)

    def activate(self, activation: Activation) -> None:
        """Do what a double-click does, as it is set."""
        mode, ids = self._settings.get(DOUBLE_CLICK), activation.ids
        if mode == "next":
            self.play_next(ids[:1])
        elif mode == "enqueue":
            self.enqueue(ids[:1])
        elif mode == "similar" or (
            mode == "fitting" and activation.starts_alone and self._autoplay.is_enabled
        ):
            self.play(ids[:1], text=self._activated_text(ids[:1], activation.noun), keeps_picks=True)
        else:
            self.play(ids, text=self._activated_text(ids, activation.noun), keeps_picks=True)

    def _activated_text(self, ids: Sequence[TrackId], noun: str) -> str:
        name, rest = self.name(ids[:1]), len(ids) - 1
        if picks := sum(entry.is_pick for entry in self._player.queue.user_part):
            return plural(
                "Playing {name}, then {n} track that you queued",
                "Playing {name}, then {n} tracks that you queued",
                picks,
                name=name,
            )
        if rest:
            return tr("Playing {name} and {rest}", name=name, rest=format_count(rest, f"more {noun}"))
        if self._autoplay.is_enabled:
            return tr("Playing {name}, then similar tracks", name=name)
        return tr("Playing {name}; nothing follows while ∞ is off", name=name)

    def play_shuffled(self, ids: Sequence[TrackId]) -> None:
        """Put these tracks in place of the queue, in any order, and leave shuffle on."""
        if not ids:
            return

        def act() -> None:
            self._player.set_shuffled(True)
            self._player.play_now(ids, random.randrange(len(ids)))

        self._say_played(ids, self._player.way_back(act), "")

    def play_in_order(self, ids: Sequence[TrackId]) -> None:
        """Put these tracks in place of the queue, in this order, also where shuffle was on."""
        if not ids:
            return

        def act() -> None:
            self._player.set_shuffled(False)
            self._player.play_now(ids)

        self._say_played(ids, self._player.way_back(act), "")

    def replace(self, act: Callable[[], object], text: str, label: str) -> None:
        """Do something that puts another queue in place of this one, and say so where one was replaced."""
        gesture = queue_gesture(label, self._player.way_back(act))
        if gesture is not None:
            self._notices.say_done(text, gesture)

    def play_next(self, ids: Sequence[TrackId]) -> None:
        """Queue tracks right after the current one."""
        if ids:
            name = self.name(ids)
            self._add(
                ids,
                lambda: self._player.play_next(ids),
                tr("{name} will play next", name=name),
                tr("Play {name} next", name=name),
            )

    def enqueue(self, ids: Sequence[TrackId], *, note: str = "") -> None:
        """Queue tracks behind those that the user queued before; ``note`` is added to the notice."""
        if ids:
            name = self.name(ids)
            text = _joined(tr("{name} added to the queue", name=name), note)
            self._add(ids, lambda: self._player.enqueue(ids), text, tr("Add {name} to the queue", name=name))

    def place(self, index: int) -> Callable[[], int]:
        """Remember a place among the upcoming entries while the queue moves on.

        Returns:
            A function that gives the index of that place in the queue as it is then.
        """
        queue = self._player.queue
        yours = len(queue.user_part)
        anchor = queue.upcoming[index].id if index < len(queue.upcoming) else None

        def now() -> int:
            ids = [entry.id for entry in queue.upcoming]
            if index == yours or (index > yours and anchor is not None and anchor not in ids):
                return len(queue.user_part)
            if anchor is None:
                return len(ids)
            if anchor in ids:
                return ids.index(anchor)
            current = () if queue.current is None else (queue.current,)
            is_heard = any(entry.id == anchor for entry in (*queue.played, *current))
            return 0 if is_heard else min(index, len(queue.user_part))

        return now

    def insert(self, ids: Sequence[TrackId], index: int, *, note: str = "") -> None:
        """Insert tracks at an index of the upcoming entries; automatic ones before it become the user's."""
        if not ids:
            return
        name, queue = self.name(ids), self._player.queue
        kept = max(0, min(index, len(queue.upcoming)) - len(queue.user_part))
        text = tr("{name} added to the queue", name=name)
        if kept:
            text = plural(
                "{text}; {n} automatic track before it is yours now",
                "{text}; {n} automatic tracks before it are yours now",
                kept,
                text=text,
            )
        text = _joined(text, note)
        self._add(
            ids, lambda: self._player.insert(ids, index), text, tr("Add {name} to the queue", name=name)
        )

    def jump(self, entry_id: EntryId) -> None:
        """Play an entry now; the way back leads to what played before."""
        label = tr("Jump to {name}", name=self.name(self._track_ids([entry_id])))
        self._keep(queue_gesture(label, self._player.jump_to(entry_id)))

    def move(self, entry_ids: Sequence[EntryId], index: int) -> None:
        """Put entries at an index of what the user queued; automatic ones become the user's."""
        label, proposed = (
            tr("Move {name}", name=self.name(self._track_ids(entry_ids))),
            self._proposed(entry_ids),
        )
        self._keep(self._with_note(label, self._player.move(entry_ids, index), proposed))

    def keep(self, entry_ids: Sequence[EntryId]) -> None:
        """Make automatic entries the user's own."""
        proposed, wanted = self._proposed(entry_ids), set(entry_ids)
        queue = self._player.queue
        ids = [entry.id for entry in queue.auto_part if entry.id in wanted]
        edit = self._player.move(ids, len(queue.user_part))
        self._keep(self._with_note(tr("Keep {name}", name=self.name(proposed)), edit, proposed))

    def remove(self, entry_ids: Sequence[EntryId]) -> None:
        """Take entries out of the queue."""
        proposed, count = self._proposed(entry_ids), len(entry_ids)
        edit = self._player.remove(entry_ids)
        if edit.is_void:
            return
        noted = _NotedEdit(edit, lambda: self._feedback.removed(proposed))
        tracks = plural("{n} track", "{n} tracks", count)
        self._notices.say_done(
            tr("{tracks} removed from the queue", tracks=tracks),
            noted.gesture(tr("Remove {tracks} from the queue", tracks=tracks)),
        )

    def clear(self) -> None:
        """Empty what is next."""
        if count := len(self._player.queue.upcoming):
            gesture = queue_gesture(tr("Clear queue"), self._player.clear_upcoming())
            self._notices.say_done(
                plural("{n} track removed from the queue", "{n} tracks removed from the queue", count),
                gesture,
            )

    def let_come(self, rules: tuple[RuleName, ...]) -> None:
        """Lift rules for this queue, so that the tracks that they hold back can come."""
        put_back = self._autoplay.let_come(rules)
        text = lifted_text(rules).rstrip(".")
        self._notices.say(text, put_back, redo=lambda: self._autoplay.let_come(rules))

    def keep_inside(self, inside: QueueInside, name: str) -> None:
        """Keep the automatic part inside a playlist or a query; ∞ is on from then on.

        Args:
            inside: the playlist or query.
            name: of the playlist, or the text of the query.
        """
        autoplay = self._autoplay
        was_on = autoplay.is_enabled

        def put() -> Undo:
            put_back = autoplay.set_inside(inside)
            autoplay.set_enabled(True)
            return put_back

        put_back = put()

        def undo() -> None:
            put_back()
            if not was_on:
                autoplay.set_enabled(False)

        text = kept_inside_text(name, is_playing=self._player.queue.current is not None)
        self._notices.say(text, undo, redo=put, label=tr("Keep ∞ inside {name}", name=quoted(name)))

    def keep_inside_search(self, query: str) -> None:
        """Keep the automatic part inside what a query finds; it is said why where that cannot be done."""
        if not query:
            self._notices.say(
                tr("Search for something first, or choose in the panes; ∞ then takes only that")
            )
            return
        try:
            parse_strictly(query)
        except QuerySyntaxError as error:
            self._notices.error(error)
        else:
            self.keep_inside(QueueInside(query=query), query)

    def leave_inside(self) -> None:
        """Let the automatic part take all tracks again."""
        if self._autoplay.inside is None:
            self._notices.say(tr("∞ takes all tracks already"))
            return
        put_back = self._autoplay.set_inside(None)
        self._notices.say(
            tr("∞ takes all tracks again"), put_back, redo=lambda: self._autoplay.set_inside(None)
        )

    @staticmethod
    def count(ids: Sequence[TrackId]) -> str:
        """The number of tracks in words."""
        return plural("{n} track", "{n} tracks", len(ids))

    def name(self, ids: Sequence[TrackId]) -> str:
        """One track by its title, several by their number."""
        if len(ids) == 1 and (track := self._browse.track(ids[0])) is not None:
            return quoted(track.tags.title)
        return self.count(ids)

    def _add(self, ids: Sequence[TrackId], act: Callable[[], QueueEdit], text: str, label: str) -> None:
        self._notices.say_done(text, self._with_note(label, act(), ids))

    def _with_note(self, label: str, edit: QueueEdit, added: Sequence[TrackId]) -> Gesture | None:
        """An edit by which tracks came into the user's own part of the queue."""
        return None if edit.is_void else _NotedEdit(edit, lambda: self._feedback.added(added)).gesture(label)

    def _keep(self, gesture: Gesture | None) -> None:
        """Keep a gesture whose effect is visible, so that it needs no notice."""
        if gesture is not None:
            self._notices.history.push(gesture)

    def _say_played(self, ids: Sequence[TrackId], edit: QueueEdit | None, text: str) -> None:
        gesture = queue_gesture(tr("Play {name}", name=self.name(ids)), edit)
        if text or gesture is not None:
            self._notices.say_done(text or tr("Playing {name}", name=self.name(ids)), gesture)

    def _proposed(self, entry_ids: Sequence[EntryId]) -> list[TrackId]:
        wanted = set(entry_ids)
        return [entry.track_id for entry in self._player.queue.auto_part if entry.id in wanted]

    def _track_ids(self, entry_ids: Sequence[EntryId]) -> list[TrackId]:
        queue, wanted = self._player.queue, set(entry_ids)
        entries = (*queue.played, *([queue.current] if queue.current else []), *queue.upcoming)
        return [entry.track_id for entry in entries if entry.id in wanted]


class QueueStarts:
    """Starts queues from tracks, an album, an artist, a genre or the listener's taste.

    Args:
        services: whose autoplay it is.
        gestures: put the new queue in place of the old one.
        notices: say why a queue cannot start.
    """

    def __init__(
        self,
        services: Services,
        gestures: QueueGestures,
        notices: Notices,
    ) -> None:
        self._autoplay, self._gestures, self._notices = services.autoplay, gestures, notices
        self._scheduler = services.scheduler

    def actions(self) -> Mapping[str, Handler]:
        """The handler of a queue from taste; other starts need a target."""
        return {"start_from_taste": self.start_from_taste}

    def start_queue(self, ids: Sequence[TrackId]) -> None:
        """Start a queue from tracks."""
        if ids:
            self._start(QueueSeed(SeedKind.TRACKS, ids=tuple(ids)))

    def start_scope(self, scope: Scope) -> None:
        """Start a queue from an album, an artist or a genre."""
        self._start(QueueSeed(SEED_KINDS[scope.kind], name=scope.name, detail=scope.detail))

    def shuffle_albums(self, ids: Sequence[TrackId]) -> None:
        """Put tracks in place of the queue: their albums in any order, each album in its own."""
        library, draw, given = self._autoplay.library, random.getrandbits(32), tuple(ids)
        if given:
            self._scheduler.run(
                Lane.QUICK,
                lambda _context: library.album_shuffle(given, draw),
                name=tr("shuffle albums"),
                on_done=self._gestures.play_in_order,
                on_error=self._notices.error,
            )

    def start_from_taste(self) -> None:
        """Start a queue from what the listener likes to hear now."""
        self._start(QueueSeed(SeedKind.TASTE))

    def _start(self, seed: QueueSeed) -> None:
        try:
            self._gestures.replace(
                lambda: self._autoplay.start_from(seed),
                tr("A new queue took the place of yours"),
                tr("Start a queue"),
            )
        except MusicRecError as error:
            self._notices.error(error)


def _joined(text: str, note: str) -> str:
    return f"{text}. {note}" if text and note else text or note


class _NotedEdit:
    """An edit of the queue together with what it says about its tracks.

    Args:
        edit: done already.
        note: notes what was meant by it; gives the way back.
    """

    def __init__(self, edit: QueueEdit, note: Callable[[], Undo]) -> None:
        self._edit, self._note = edit, note
        self._forget = note()

    def gesture(self, label: str) -> Gesture:
        """The edit and its note as one gesture."""
        return Gesture(label, self._undo, self._redo)

    def _undo(self) -> str:
        self._forget()
        return REVERTED_WORDS[self._edit.undo()]

    def _redo(self) -> str:
        words = REVERTED_WORDS[self._edit.redo()]
        self._forget = self._note()
        return words

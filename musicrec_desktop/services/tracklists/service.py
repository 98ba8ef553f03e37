"""Songs like a list: what of a list from anywhere is in the library, and more like it."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from musicrec_desktop.core.errors import ImportFileError, TracklistError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, Progress, TaskContext, TaskHandle
from musicrec_desktop.model.matching import MatchOutcome, MatchReason, TrackMatch
from musicrec_desktop.model.recommendation import Suggestions
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.model.tracklist import TracklistAnswer, TracklistLine
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.neighbours.same_recording import is_same_work, lasts_equally_long
from musicrec_desktop.recommend.queue.list_parts import Gap, StandIns, nearest_parts, parts_of
from musicrec_desktop.services.autoplay.library import AutoplayLibrary
from musicrec_desktop.services.autoplay.suggestions import SuggestionService
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.importing.elsewhere import elsewhere
from musicrec_desktop.services.importing.lines import corrected_match
from musicrec_desktop.services.playlists.exchange.path_memory import PathMemory
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.services.tracklists.sources import TracklistSource
from musicrec_desktop.services.tracklists.understanding import (
    UnderstandingRequest,
    Understood,
    same_description,
    understand,
)
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.imports.batches import CorrectionStore
from musicrec_desktop.storage.imports.spool.writing import correction_key
from musicrec_desktop.storage.state import StateStore

COUNT: Final = 20
"""Tracks that are suggested where nobody says how many."""
_NAME: Final = "tracklist"


@dataclass(frozen=True, slots=True)
class Listening:
    """What is known of the listener and of sounds when a list is answered; any thread may use it.

    Attributes:
        catalogue: the sound of the library.
        banned: tracks that never come.
        banned_artists: folded names of artists whose tracks never come.
        suggest: as ``SuggestionService.prepared`` gives it.
    """

    catalogue: SoundCatalogue | None
    banned: frozenset[TrackId]
    banned_artists: frozenset[str]
    suggest: Callable[[Sequence[TrackId], frozenset[TrackId], int, float], Suggestions]


@dataclass(frozen=True, slots=True)
class ListReply:
    """An answer, and what it is made anew from when a line is corrected.

    Attributes:
        answer: what is shown.
        understood: the lines as they were looked up.
        count: how many tracks were asked for.
    """

    answer: TracklistAnswer
    understood: Understood
    count: int


class TracklistService:
    """Answers lists of tracks from text, pages, files, services and the library.

    Args:
        database: of the profile.
        scheduler: gives the lane and the time.
        library: facts of tracks.
        similarity: the sound of the library.
        feedback: bans.
        suggestions: suggests more tracks for a list.
        state: keeps the path map.
        cache_dir: where copies of databases lie while they are read.

    Signals:
        outdated: another profile is in use; answers of before are of the one that was.
    """

    def __init__(
        self,
        *,
        database: Database,
        scheduler: Scheduler,
        library: AutoplayLibrary,
        similarity: SimilarityService,
        feedback: FeedbackService,
        suggestions: SuggestionService,
        state: StateStore,
        cache_dir: str,
    ) -> None:
        self._database, self._scheduler, self._library = database, scheduler, library
        self._similarity, self._feedback, self._suggestions = similarity, feedback, suggestions
        self._paths, self._corrections = PathMemory(state), CorrectionStore(database)
        self._scratch = os.path.join(cache_dir, "tracklists")
        self._is_window = False
        self._task: TaskHandle | None = None
        self.outdated: Signal[()] = Signal()

    def begin_beside_window(self) -> None:
        """Read and match in another process from now on, so that the window stays quick."""
        self._is_window = True

    def profile_switched(self) -> None:
        """Drop what is being answered for the profile of before."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self.outdated.emit()

    def load(
        self,
        source: TracklistSource,
        on_done: Callable[[ListReply], object],
        on_error: Callable[[Exception], object],
        on_progress: Callable[[Progress], object] | None = None,
        *,
        count: int = COUNT,
    ) -> TaskHandle:
        """Answer a list in the quick lane; a newer call replaces an unfinished one.

        Args:
            source: where the list is.
            on_done: gets the answer.
            on_error: gets a ``TracklistError``, ``PlaylistFileError`` or ``ImportFileError``.
            on_progress: gets how many lines were looked up.
            count: how many more tracks at most.
        """
        listening = self._listening()
        self._task = self._scheduler.run(
            Lane.QUICK,
            lambda context: self._answered(self._understood(source, context), listening, count),
            name=_NAME,
            on_done=on_done,
            on_error=on_error,
            on_progress=on_progress,
        )
        return self._task

    def find(
        self, source: TracklistSource, count: int = COUNT, context: TaskContext | None = None
    ) -> ListReply:
        """As ``load``, at once; for callers that wait.

        Raises:
            TracklistError: a text is no list.
            PlaylistFileError: a file cannot be read, or is a damaged playlist.
            ImportFileError: an export is damaged.
        """
        understood = self._understood(source, context or TaskContext())
        return self._answered(understood, self._listening(), count)

    def correct(
        self, reply: ListReply, place: int, track_id: TrackId | None
    ) -> tuple[ListReply, Callable[[], None]]:
        """Say which track a line means, or that the library has none of it; this is remembered.

        Lines that say the same are corrected with it. The reply that is given stays valid, and is the way
        back; ``renew`` finds what fits the list as it is then.

        Returns:
            The corrected reply, and a function that makes the product forget the correction.

        Raises:
            StorageError: it cannot be kept.
            ProfileError: the profile is locked.
        """
        known = reply.understood.lines[place].known
        if known is None:
            return reply, lambda: None
        key = correction_key(known)
        before = self._corrections.all()
        self._corrections.remember({key: track_id})
        match = corrected_match(track_id)

        def changed(line: TracklistLine) -> TracklistLine:
            if not same_description(line.known, known):
                return line
            return replace(line, match=match, nearest=None, is_guess=False)

        understood = replace(reply.understood, lines=tuple(map(changed, reply.understood.lines)))
        answer = replace(reply.answer, lines=tuple(map(changed, reply.answer.lines)))

        def undo() -> None:
            if key in before:
                self._corrections.remember({key: before[key]})
            else:
                self._corrections.forget([key])

        return replace(reply, answer=answer, understood=understood), undo

    def renew(self, reply: ListReply, on_done: Callable[[ListReply], object]) -> TaskHandle:
        """Find again what fits a list whose lines were corrected, in the quick lane."""
        listening = self._listening()
        self._task = self._scheduler.run(
            Lane.QUICK,
            lambda _context: self._answered(reply.understood, listening, reply.count),
            name=_NAME,
            on_done=on_done,
        )
        return self._task

    def _listening(self) -> Listening:
        """In the owner's thread."""
        return Listening(
            self._similarity.catalogue,
            frozenset(self._feedback.banned_ids()),
            frozenset(self._feedback.banned_artists()),
            self._suggestions.prepared(),
        )

    def _understood(self, source: TracklistSource, context: TaskContext) -> Understood:
        request = UnderstandingRequest(
            source,
            tuple(self._paths.rules),
            self._corrections.all(),
            self._scheduler.clock.now_ms(),
            self._scratch,
        )
        if self._is_window:
            path = source.paths[0] if source.paths else ""
            try:
                return elsewhere(functools.partial(understand, request), self._database, path, context)
            except ImportFileError as error:
                if path:
                    raise
                raise TracklistError(error.reason) from error
        return understand(request, self._database, context)

    def _answered(self, understood: Understood, listening: Listening, count: int) -> ListReply:
        lines = self._settled(understood.lines)
        owned = [line.track_id for line in lines if line.track_id is not None]
        gaps = _gaps(lines, understood)
        parts = parts_of(listening.catalogue, owned)
        stand_ins = StandIns(
            catalogue=listening.catalogue,
            facts=self._library.facts,
            parts=parts,
            taken=tuple(dict.fromkeys(owned)),
            banned=listening.banned,
            banned_artists=listening.banned_artists,
        )
        nearest = stand_ins.named(gaps)
        if owned:
            sure = [gap for gap in gaps if gap.place not in nearest and not lines[gap.place].is_guess]
            nearest |= stand_ins.around(sure)
        for place, one in nearest.items():
            lines[place] = replace(lines[place], nearest=one)
        stand_in_ids = [one.track_id for one in nearest.values()]
        unsure = {one for line in lines if line.match is not None for one in line.match.candidates}
        # Where nothing of the list is owned, what stands in for it is all that is known of it.
        members = owned or stand_in_ids
        suggestions = listening.suggest(members, frozenset(unsure.union(stand_in_ids)), count, 0.0)
        answer = TracklistAnswer(
            tuple(lines),
            understood.title,
            understood.left_out,
            parts,
            suggestions,
            nearest_parts(listening.catalogue, parts, [one.track_id for one in suggestions.entries]),
        )
        return ListReply(answer, understood, count)

    def _settled(self, lines: Sequence[TracklistLine]) -> list[TracklistLine]:
        """The lines; of several files of one recording the first is taken, since they sound the same."""
        wanted = {one for line in lines if _is_double(line) for one in _candidates(line)}
        facts = self._library.facts(sorted(wanted)) if wanted else {}

        def settled(line: TracklistLine) -> TracklistLine:
            ids = [one for one in _candidates(line) if one in facts] if _is_double(line) else []
            if len(ids) < 2 or not all(_is_copy(facts[ids[0]], facts[other]) for other in ids[1:]):
                return line
            match = TrackMatch(MatchOutcome.SAME, MatchReason.SEVERAL, ids[0], _candidates(line))
            return replace(line, match=match)

        return [settled(line) for line in lines]


def _candidates(line: TracklistLine) -> tuple[TrackId, ...]:
    return () if line.match is None else line.match.candidates


def _is_double(line: TracklistLine) -> bool:
    match = line.match
    return match is not None and match.track_id is None and match.reason is MatchReason.SEVERAL


def _is_copy(one: TrackFacts, other: TrackFacts) -> bool:
    return is_same_work(one, other) and lasts_equally_long(one.duration_ms, other.duration_ms)


def _gaps(lines: Sequence[TracklistLine], understood: Understood) -> list[Gap]:
    """The missing tracks, each with the owned track that stands before it, else behind it."""
    gaps: list[Gap] = []
    beside: TrackId | None = None
    for place, line in enumerate(lines):
        if line.track_id is not None:
            beside = line.track_id
        elif line.match is not None and line.match.outcome in {MatchOutcome.MISSING, MatchOutcome.VERSION}:
            is_version = line.match.outcome is MatchOutcome.VERSION
            artist = line.known.artist if line.known is not None else ""
            gaps.append(
                Gap(
                    place,
                    line.match.candidates if is_version else (),
                    understood.by_artist.get(artist, ()),
                    beside,
                )
            )
    first = next((line.track_id for line in lines if line.track_id is not None), None)
    return [replace(gap, beside=first) if gap.beside is None else gap for gap in gaps]

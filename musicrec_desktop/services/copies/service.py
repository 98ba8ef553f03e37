"""Copies and versions: what front ends ask, and what they have done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, Progress, TaskContext, TaskHandle
from musicrec_desktop.model.copies import (
    Comparison,
    CopyFile,
    CopyGroup,
    CopyGroupId,
    CopyKind,
    CopyList,
    MovedUse,
    TrashOutcome,
)
from musicrec_desktop.model.track import TrackChanges, TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.services.copies.finding import find_copies
from musicrec_desktop.services.copies.hearing import CourseHearing
from musicrec_desktop.services.copies.judging import compared
from musicrec_desktop.services.copies.listening import CopyListening
from musicrec_desktop.services.copies.trashing import CopyTrash, notes_on
from musicrec_desktop.services.copies.versions import find_versions, version_kinds
from musicrec_desktop.storage.copies.files import CopyFileStore
from musicrec_desktop.storage.copies.groups import CopyStore, FoundGroup, Pair
from musicrec_desktop.storage.copies.trashed import TrashedTrack
from musicrec_desktop.storage.copies.use import UseMover
from musicrec_desktop.storage.insights.library import LibraryStore
from musicrec_desktop.storage.insights.names import GroupKind, NameStore
from musicrec_desktop.storage.pictures import PictureStore
from musicrec_desktop.storage.tracks import TrackStore

Merging = tuple[Sequence[TrackId], TrackId]
"""Tracks whose use goes to another one, and that one."""
SEARCH_VERSION = 2
"""Raised when other groups are found in the same library."""
STEPS = 4
"""Steps of a search, for its progress."""


@dataclass(frozen=True, slots=True)
class CopyStores:
    """What the library knows of copies.

    Attributes:
        groups: as they were found last.
        files: what files are judged by.
        use: moves what listeners did.
        library: columns of all tracks.
        names: artists of all tracks.
        tracks: rows and facts.
        pictures: the courses of tracks.
    """

    groups: CopyStore
    files: CopyFileStore
    use: UseMover
    library: LibraryStore
    names: NameStore
    tracks: TrackStore
    pictures: PictureStore


class CopyService:
    """Finds copies and versions, and keeps what was found until the library differs.

    Args:
        scheduler: gives the lanes.
        stores: what the library knows.
        catalogue: the sound of the library; None while nothing is analysed.
        trash: where copies go.
        listening: plays files beside the player.
        library_changed: told when tracks go to the trash, and when they come back.
        unheard: how many tracks wait to be listened to; of any thread.
        courses: has those made that a search lacks.

    Signals:
        changed: other groups are kept, or one of them has changed.
        progressed: how far the search is.
        working_changed: a search has begun or ended.
        use_moved: tracks whose plays, opinions, ratings and places in playlists are others.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        stores: CopyStores,
        catalogue: Callable[[], SoundCatalogue | None],
        trash: CopyTrash,
        listening: CopyListening,
        library_changed: Callable[[TrackChanges], object],
        unheard: Callable[[], int],
        courses: CourseHearing,
    ) -> None:
        self._scheduler, self._stores, self._trash = scheduler, stores, trash
        self._catalogue, self._library_changed = catalogue, library_changed
        self._unheard = unheard
        self._task: TaskHandle | None = None
        self.listening, self.courses = listening, courses
        self.problem: MusicRecError | None = None
        self.changed: Signal[()] = Signal()
        self.progressed: Signal[Progress] = Signal()
        self.working_changed: Signal[()] = Signal()
        self.use_moved: Signal[tuple[TrackId, ...]] = Signal()

    @property
    def is_working(self) -> bool:
        """Whether copies are being looked for."""
        return self._task is not None

    # What is known

    def all(self) -> CopyList:
        """The groups as they were found last, and how much is still to be heard."""
        return replace(self._stores.groups.all(), unheard=self._unheard() + len(self.courses.lacking))

    def load(
        self, on_done: Callable[[CopyList], object], on_error: Callable[[Exception], object]
    ) -> TaskHandle:
        """The groups as they were found last, read in a lane; a new load replaces one that is not done."""
        return self._scheduler.run(
            Lane.QUICK, lambda _context: self.all(), name="copies", on_done=on_done, on_error=on_error
        )

    def group(self, group_id: CopyGroupId) -> CopyGroup | None:
        """The files of a group as they are now; None where it is no group any more."""
        found = self._stores.groups.members(group_id)
        if found is None:
            return None
        kind, ids = found
        return CopyGroup(group_id, kind, _told(kind, self._stores.files.files(ids)))

    def load_group(
        self,
        group_id: CopyGroupId,
        on_done: Callable[[CopyGroup | None], object],
        on_error: Callable[[Exception], object],
    ) -> TaskHandle:
        """``group``, read in a lane."""
        return self._scheduler.run(
            Lane.QUICK,
            lambda _context: self.group(group_id),
            name="copy-group",
            on_done=on_done,
            on_error=on_error,
        )

    def load_groups(
        self,
        ids: Sequence[CopyGroupId],
        on_done: Callable[[list[CopyGroup]], object],
        on_error: Callable[[Exception], object],
    ) -> TaskHandle:
        """Several groups, read in a lane; what is no group any more is left out."""

        def work(context: TaskContext) -> list[CopyGroup]:
            groups = []
            for group_id in ids:
                context.check()
                if (group := self.group(group_id)) is not None:
                    groups.append(group)
            return groups

        return self._scheduler.run(Lane.QUICK, work, name="copy-groups", on_done=on_done, on_error=on_error)

    def load_notes(
        self, files: Sequence[CopyFile], on_done: Callable[[dict[TrackId, tuple[str, ...]]], object]
    ) -> TaskHandle:
        """What should be known of files before they go, by track; read in a lane."""
        return self._scheduler.run(
            Lane.QUICK,
            lambda _context: {file.track_id: notes_on(file) for file in files},
            name="copy-notes",
            on_done=on_done,
        )

    # Finding

    def refresh(self) -> None:
        """Look for copies where the library is not as it was when they were looked for last."""
        self._start(is_forced=False)

    def find(self) -> None:
        """Look for copies now."""
        self._start(is_forced=True)

    def cancel(self) -> None:
        """Stop looking; what was found before stays."""
        if self._task is not None:
            self._task.cancel()
            self._end()

    def find_blocking(self, context: TaskContext, *, is_forced: bool = False) -> bool:
        """Look for copies in the calling thread; whether other groups are kept now.

        Raises:
            CancelledError: it was cancelled.
            StorageError: the database cannot be used.
        """
        stores, catalogue = self._stores, self._catalogue()
        if catalogue is None and not is_forced and stores.groups.all().is_sound_known:
            # The sounds are still being loaded: what was found with them says more.
            return False
        state = (
            f"{SEARCH_VERSION} {stores.groups.library_state()} {'' if catalogue is None else catalogue.build}"
        )
        if not is_forced and state == stores.groups.kept_state():
            return False
        at_ms = self._scheduler.clock.now_ms()
        context.progress(Progress(0, STEPS))
        ids, sounds = stores.library.same_sound()
        found = find_copies(
            stores.library.table(),
            stores.names.groups(GroupKind.ARTIST),
            (ids, sounds),
            catalogue,
            stores.tracks.facts,
            stores.pictures.known,
        )
        self.courses.lacking = found.unheard
        context.check()
        context.progress(Progress(1, STEPS))
        sound_of = dict(zip(ids.tolist(), sounds.tolist(), strict=True))
        members = [TrackId(one) for group in (*found.groups, *found.cuts) for one in group]
        files = {file.track_id: file for file in stores.files.files(members)}
        groups = [group for ids in found.groups if (group := _found(ids, files, sound_of))]
        cuts = [group for ids in found.cuts if (group := _found(ids, files, CopyKind.SAME_START))]
        context.check()
        context.progress(Progress(2, STEPS))
        works = find_versions(*stores.groups.works(), [group.ids for group in groups], context.check)
        context.progress(Progress(3, STEPS))
        groups += cuts
        groups += [FoundGroup(CopyKind.VERSIONS, tuple(map(TrackId, work))) for work in works]
        stores.groups.keep(
            groups,
            # What could not be compared is looked for again when it can be.
            state="" if found.unheard else state,
            is_sound_known=catalogue is not None,
            is_whole=found.is_whole,
            at_ms=at_ms,
        )
        context.progress(Progress(STEPS, STEPS))
        return True

    # What is done with copies

    def part(self, track_id: TrackId, others: Sequence[TrackId]) -> tuple[Pair, ...]:
        """Say that a track is no copy, and no version, of others; ``join`` takes it back."""
        pairs = self._stores.groups.part(track_id, others)
        self.changed.emit()
        return pairs

    def join(self, pairs: Sequence[Pair]) -> None:
        """Take back what ``part`` said."""
        self._stores.groups.join(pairs)
        self.changed.emit()

    def merge(self, from_ids: Sequence[TrackId], to_id: TrackId) -> tuple[MovedUse, ...]:
        """Give plays, opinions, ratings and places in playlists to the file that is kept; all listeners'."""
        return tuple(self._stores.use.move(from_id, to_id) for from_id in from_ids if from_id != to_id)

    def part_use(self, moved: Sequence[MovedUse]) -> None:
        """Take back what ``merge`` did, the last first."""
        for one in reversed(moved):
            self._stores.use.put_back(one)

    def trash(self, ids: Sequence[TrackId], merged: Sequence[Merging] = ()) -> TrashOutcome:
        """Move the files of tracks to the trash, in the calling thread; the owner's.

        Args:
            ids: of the tracks.
            merged: tracks whose use goes to another track; those whose files stay keep theirs.
        """
        outcome, moved = self._put(ids, merged)
        self._tell(TrackChanges(missing=outcome.ids), moved)
        return outcome

    def restore(self, numbers: Sequence[int]) -> TrashOutcome:
        """Bring files back from the trash, in the calling thread; the owner's."""
        outcome = self._trash.restore(numbers)
        self._tell(TrackChanges(added=outcome.ids))
        return outcome

    def merge_soon(
        self,
        from_ids: Sequence[TrackId],
        to_id: TrackId,
        on_done: Callable[[tuple[MovedUse, ...]], object],
        on_error: Callable[[Exception], object],
    ) -> None:
        """``merge`` in the io lane."""

        def done(moved: tuple[MovedUse, ...]) -> None:
            self._tell(TrackChanges(), moved)
            on_done(moved)

        self._scheduler.run(
            Lane.IO, lambda _context: self.merge(from_ids, to_id), on_done=done, on_error=on_error
        )

    def part_use_soon(self, moved: Sequence[MovedUse], on_error: Callable[[Exception], object]) -> None:
        """``part_use`` in the io lane."""
        self._scheduler.run(
            Lane.IO,
            lambda _context: self.part_use(moved),
            on_done=lambda _nothing: self._tell(TrackChanges(), moved),
            on_error=on_error,
        )

    def trash_soon(
        self,
        ids: Sequence[TrackId],
        merged: Sequence[Merging],
        on_done: Callable[[TrashOutcome, tuple[MovedUse, ...]], object],
        on_error: Callable[[Exception], object],
    ) -> None:
        """Move the files of tracks to the trash, in the io lane.

        Args:
            ids: of the tracks.
            merged: tracks whose use goes to another track; those whose files stay keep theirs.
            on_done: gets what became of the files, and what was moved.
            on_error: gets what kept all of it back.
        """

        def done(result: tuple[TrashOutcome, tuple[MovedUse, ...]]) -> None:
            outcome, moved = result
            self._tell(TrackChanges(missing=outcome.ids), moved)
            on_done(outcome, moved)

        self._scheduler.run(Lane.IO, lambda _context: self._put(ids, merged), on_done=done, on_error=on_error)

    def restore_soon(
        self,
        numbers: Sequence[int],
        moved: Sequence[MovedUse],
        on_done: Callable[[TrashOutcome], object],
        on_error: Callable[[Exception], object],
    ) -> None:
        """Bring files back from the trash, and what was moved, in the io lane."""

        def work(_context: TaskContext) -> TrashOutcome:
            outcome = self._trash.restore(numbers)
            back = set(outcome.ids)
            self.part_use([one for one in moved if one.from_id in back])
            return outcome

        def done(outcome: TrashOutcome) -> None:
            self._tell(TrackChanges(added=outcome.ids), moved)
            on_done(outcome)

        self._scheduler.run(Lane.IO, work, on_done=done, on_error=on_error)

    def load_trashed(
        self, on_done: Callable[[list[TrashedTrack]], object], on_error: Callable[[Exception], object]
    ) -> TaskHandle:
        """``trashed``, read in a lane."""
        return self._scheduler.run(
            Lane.QUICK, lambda _context: self.trashed(), on_done=on_done, on_error=on_error
        )

    def trashed(self) -> list[TrashedTrack]:
        """What can come back from the trash, the latest first."""
        return self._trash.there()

    def _put(
        self, ids: Sequence[TrackId], merged: Sequence[Merging]
    ) -> tuple[TrashOutcome, tuple[MovedUse, ...]]:
        outcome = self._trash.put(ids)
        gone = set(outcome.ids)
        moved = [
            one
            for others, to_id in merged
            for one in self.merge([each for each in others if each in gone], to_id)
        ]
        return outcome, tuple(moved)

    def _tell(self, changes: TrackChanges, moved: Sequence[MovedUse] = ()) -> None:
        if changes:
            self._library_changed(changes)
        if moved:
            self.use_moved.emit(
                tuple(dict.fromkeys(one for each in moved for one in (each.from_id, each.to_id)))
            )
        self.changed.emit()

    def _start(self, *, is_forced: bool) -> None:
        if self._task is not None:
            return
        self.problem = None
        self._task = self._scheduler.run(
            Lane.QUICK,
            lambda context: self.find_blocking(context, is_forced=is_forced),
            on_done=self._on_done,
            on_error=self._on_error,
            on_progress=self.progressed.emit,
        )
        self.working_changed.emit()

    def _on_done(self, is_other: bool) -> None:
        self._end()
        if is_other:
            self.changed.emit()
            self.courses.begin(lambda: self._start(is_forced=True))

    def _on_error(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, MusicRecError):
            raise error
        self.problem = error
        self.changed.emit()

    def _end(self) -> None:
        self._task = None
        self.working_changed.emit()


def _found(
    ids: Sequence[int], files: Mapping[TrackId, CopyFile], meant: Mapping[int, int] | CopyKind
) -> FoundGroup | None:
    """The group of some tracks, the best file first; None where they are parts of one file.

    Args:
        ids: of the tracks.
        files: by track.
        meant: the kind, or the sounds of tracks, which tell whether all of them have the same.
    """
    by_path = {file.path: file for one in reversed(ids) if (file := files.get(TrackId(one))) is not None}
    if len(by_path) < 2:
        return None
    if isinstance(meant, CopyKind):
        kind = meant
    else:
        sounds = {meant.get(file.track_id, -file.track_id) for file in by_path.values()}
        kind = CopyKind.SAME_SOUND if len(sounds) == 1 else CopyKind.SAME_RECORDING
    return FoundGroup(kind, tuple(one.file.track_id for one in compared(kind, tuple(by_path.values()))))


def _told(kind: CopyKind, files: Sequence[CopyFile]) -> tuple[Comparison, ...]:
    """As ``compared``, with what the title of each file says of its version."""
    return tuple(replace(one, version=version_kinds(one.file.title)) for one in compared(kind, files))

"""Makes playlists of what files hold, and brings playlists up to date with it."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from musicrec_desktop.model.matching import KnownTrack
from musicrec_desktop.model.playlist import PlaylistEntryId, PlaylistFolderId, PlaylistId, SmartRules
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.playlists.edit import PlaylistEdit
from musicrec_desktop.services.playlists.service import PlaylistService
from musicrec_desktop.services.playlists.steps import ArrangeStep, PresenceStep, RemovableList, Step
from musicrec_desktop.services.queries.playlist_names import NamedPlaylist
from musicrec_desktop.storage.playlists.lists import PlaylistField, rules_text
from musicrec_desktop.storage.playlists.positions import fresh_positions


@dataclass(frozen=True, slots=True)
class ImportedList:
    """What becomes a playlist, or takes the place of what is in one.

    Attributes:
        name: of a new playlist.
        known: its entries in order, each with its track where that is known; of a plain one.
        rules: of a smart one.
        description: of a new playlist.
        source: the path of the file that it comes from (``os.fsdecode`` form).
        replaces: the playlist whose entries or rules it replaces; None makes a new one.
    """

    name: str
    known: tuple[tuple[KnownTrack, TrackId | None], ...] = ()
    rules: SmartRules | None = None
    description: str = ""
    source: str = ""
    replaces: PlaylistId | None = None


class PlaylistFiller:
    """Puts lists of files into playlists; any thread may use it."""

    def __init__(self, playlists: PlaylistService) -> None:
        self._lists, self._reader, self._names = playlists.lists, playlists.reader, playlists.names
        self._maker = playlists.maker
        self._stores, self._entries = playlists.maker.stores, playlists.maker.stores.entries

    def put(
        self, lists: Iterable[ImportedList], *, folder_id: PlaylistFolderId | None = None
    ) -> PlaylistEdit:
        """Make playlists, or bring playlists up to date, in one edit.

        Entries that say the same stay the same rows. ``PlaylistEdit.playlist_ids`` has a playlist for each
        list, in their order.

        Args:
            lists: what playlists are to hold.
            folder_id: where new playlists go.

        Raises:
            PlaylistError: a playlist to bring up to date is gone, or of the other kind.
            QuerySyntaxError: rules cannot be kept.
        """
        steps: list[Step] = []
        ids: list[PlaylistId] = []
        wanted = list(lists)
        with self._maker.transaction():
            for one in wanted:
                if one.replaces is not None:
                    ids.append(one.replaces)
                    steps.extend(self._replaced(one.replaces, one))
                    continue
                made = self._lists.add_row(
                    one.name,
                    folder_id=folder_id,
                    description=one.description,
                    rules=one.rules,
                    source=one.source,
                )
                self._entries.add_known(made, one.known, fresh_positions(len(one.known)))
                ids.append(made)
                steps.append(PresenceStep(RemovableList(self._stores, made), is_made=True))
            # Checked when all are there, because they may name each other.
            for playlist_id, one in zip(ids, wanted, strict=True):
                if one.rules is not None:
                    name = self._reader.playlist(playlist_id).name
                    self._names.check(one.rules, NamedPlaylist(playlist_id, name, one.rules))
            touches_folders = any(isinstance(step, PresenceStep) for step in steps)
            return self._maker.make(steps, ids, touches_folders=touches_folders, is_done=True)

    def _replaced(self, playlist_id: PlaylistId, one: ImportedList) -> list[Step]:
        """The step that gives a playlist other entries or rules, done already; none where they are equal."""
        step: Step
        if one.rules is not None:
            step = self._maker.field_step(PlaylistField.RULES, playlist_id, rules_text(one.rules))
            if step.before == step.after:
                return []
            step.repeat()
            return [step]
        self._reader.check_plain(playlist_id)
        there: dict[tuple[KnownTrack, TrackId | None], deque[PlaylistEntryId]] = {}
        before: list[PlaylistEntryId] = []
        for entry in self._entries.all(playlist_id):
            before.append(entry.id)
            there.setdefault((entry.known, entry.track_id), deque()).append(entry.id)
        kept = [same.popleft() if (same := there.get(each)) else None for each in one.known]
        new = [each for each, entry_id in zip(one.known, kept, strict=True) if entry_id is None]
        last = max(self._entries.positions(playlist_id).values(), default=0)
        added = iter(self._entries.add_known(playlist_id, new, range(last + 1, last + 1 + len(new))))
        after = [next(added) if entry_id is None else entry_id for entry_id in kept]
        if before == after:
            return []
        touched = frozenset(before) | frozenset(after)
        step = ArrangeStep(self._stores, playlist_id, array("q", before), array("q", after), touched)
        step.repeat()
        step.settle()
        return [step]

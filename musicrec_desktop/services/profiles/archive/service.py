"""Exports a profile, and imports one: into a new profile, or into one that is there."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from musicrec_desktop.core.clock import Clock
from musicrec_desktop.core.errors import ArchiveError, ProfileError
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.tasks import Progress, TaskContext
from musicrec_desktop.model.profile import LONGEST_NAME, ProfileId, profile_name
from musicrec_desktop.model.profile_rows import ArchiveReport
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.matching import TrackMatcher
from musicrec_desktop.services.profiles.archive.format import TRACKS, Manifest, rows_name
from musicrec_desktop.services.profiles.archive.reading import OpenArchive, opened_archive
from musicrec_desktop.services.profiles.archive.writing import ArchiveWriter
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.personal_rows.copying import copy_archive
from musicrec_desktop.storage.personal_rows.staging import SCHEMA, Reference, Stage, staged
from musicrec_desktop.storage.personal_rows.tables import UnsoundValueError
from musicrec_desktop.storage.playlists.matching import MatchStore
from musicrec_desktop.storage.profiles import ProfileStore

_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")
_UNNAMED: Final = "Imported profile"


class ArchiveService:
    """Writes and reads archives; its methods take long, so they belong into a lane.

    Args:
        database: of the library.
        cache_dir: where an archive is staged, in a file that only its owner can read.
        clock: gives the time.
        joined_lists: keys of the state of a profile whose lists are joined when two come together.
    """

    def __init__(
        self, *, database: Database, cache_dir: str, clock: Clock, joined_lists: Collection[str] = ()
    ) -> None:
        self._joined_lists = joined_lists
        self._database, self._cache_dir, self._clock = database, cache_dir, clock
        self._profiles = ProfileStore(database)

    def export(
        self, profile_id: ProfileId, path: str, *, passphrase: str = "", context: TaskContext | None = None
    ) -> ArchiveReport:
        """Write all that is personal in a profile into one file.

        Args:
            profile_id: of the profile, which is not locked.
            path: of the file; one that is there is replaced.
            passphrase: encrypts it; an empty one does not.
            context: of the task.

        Raises:
            ProfileError: there is no such profile.
            ArchiveError: it cannot be written; what was there is as it was.
            PassphraseError: the passphrase cannot be used.
        """
        name = self._name_of(profile_id)
        rows = ArchiveWriter(self._database).write(
            profile_id,
            os.path.abspath(path),
            passphrase=passphrase,
            made_at_ms=self._clock.now_ms(),
            context=context or TaskContext(),
        )
        tracks = rows.pop("tracks")
        return ArchiveReport(profile_id, name, rows, tracks=tracks, accounts=rows.get("scrobble_account", 0))

    def manifest(self, path: str, passphrase: str = "") -> Manifest:
        """What an archive says of itself.

        Raises:
            ArchiveError: it cannot be read.
            PassphraseError: it is encrypted, and the passphrase is missing or wrong.
        """
        with opened_archive(os.path.abspath(path), passphrase) as archive:
            return archive.manifest

    def import_archive(
        self,
        path: str,
        *,
        passphrase: str = "",
        into: ProfileId | None = None,
        context: TaskContext | None = None,
    ) -> ArchiveReport:
        """Bring an archive into the library, all of it or nothing.

        Args:
            path: of the file.
            passphrase: of an encrypted one.
            into: the profile that gets it; None for a new one with the name that the archive has.
            context: of the task; cancelling changes nothing.

        Raises:
            ProfileError: there is no such profile.
            ArchiveError: it cannot be read.
            PassphraseError: it is encrypted, and the passphrase is missing or wrong.
            StorageError: the library cannot be written.
        """
        task = context or TaskContext()
        path = os.path.abspath(path)
        if into is not None:
            self._name_of(into)
        stage_path = os.path.join(self._cache_dir, f"profile-{secrets.token_hex(8)}.sqlite3")
        os.makedirs(self._cache_dir, mode=0o700, exist_ok=True)
        with opened_archive(path, passphrase) as archive, staged(self._database, stage_path) as stage:
            try:
                return self._brought_in(archive, stage, path, into, task)
            except UnsoundValueError as error:
                raise ArchiveError(path, "damaged", str(error)) from error

    def _brought_in(
        self,
        archive: OpenArchive,
        stage: Stage,
        path: str,
        into: ProfileId | None,
        task: TaskContext,
    ) -> ArchiveReport:
        tracks = self._fill(stage, archive, task)
        by_sound, by_names = self._found(stage, task)
        waiting, _ = stage.settle(
            {**by_names, **by_sound}, display_path(os.path.basename(path)), archive.manifest.made_at_ms
        )
        task.check()
        with self._database.transaction():
            target = self._new_profile(archive.manifest) if into is None else into
            copied = copy_archive(self._database, target, schema=SCHEMA, joined_lists=self._joined_lists)
        return ArchiveReport(
            target,
            self._name_of(target),
            copied.rows,
            tracks=tracks,
            by_sound=len(by_sound),
            by_names=len(by_names),
            waiting=waiting,
            replaced_ratings=copied.replaced_ratings,
            kept_ratings=copied.kept_ratings,
            accounts=copied.rows.get("scrobble_account", 0),
        )

    def _fill(self, stage: Stage, archive: OpenArchive, task: TaskContext) -> int:
        """Stage all rows; returns how many tracks the archive knows."""
        for number, table in enumerate(stage.tables):
            task.check()
            task.progress(Progress(number, len(stage.tables) + 1))
            if archive.has(name := rows_name(table)):
                stage.add(table, _checked(archive.rows(name), task))
        return stage.add_references(_checked(archive.rows(TRACKS), task)) if archive.has(TRACKS) else 0

    def _found(self, stage: Stage, task: TaskContext) -> tuple[dict[int, TrackId], dict[int, TrackId]]:
        """The tracks of the library: those of the same sound, and those that path, ids and names tell."""
        by_sound: dict[int, TrackId] = {}
        left: list[Reference] = []
        for references in stage.references():
            task.check()
            found = stage.same_sounds(references)
            by_sound |= found
            left += [reference for reference in references if reference.number not in found]
        matches = TrackMatcher(MatchStore(self._database)).match(
            [reference.known for reference in left], check=task.check
        )
        by_names = {
            reference.number: match.track_id
            for reference, match in zip(left, matches, strict=True)
            if match.track_id is not None
        }
        return by_sound, by_names

    def _new_profile(self, manifest: Manifest) -> ProfileId:
        """Make a profile with the name of the archive, or that name with a number."""
        try:
            wanted = profile_name(manifest.name[:LONGEST_NAME])
        except ProfileError:
            wanted = _UNNAMED
        colour = manifest.colour if _COLOUR.fullmatch(manifest.colour) else ""
        number = 1
        while True:
            suffix = "" if number == 1 else f" ({number})"
            try:
                return self._profiles.create(
                    f"{wanted[: LONGEST_NAME - len(suffix)]}{suffix}", self._clock.now_ms(), colour
                )
            except ProfileError as error:
                if error.reason != "taken":
                    raise
            number += 1

    def _name_of(self, profile_id: ProfileId) -> str:
        profile = self._profiles.get(profile_id)
        if profile is None:
            raise ProfileError("gone")
        return profile.name


def _checked(rows: Iterable[object], task: TaskContext) -> Iterator[object]:
    """The rows, until the task is cancelled."""
    for row in rows:
        task.check()
        yield row

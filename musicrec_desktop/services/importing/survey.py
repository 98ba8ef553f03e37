"""What a file of another player or a service holds, in numbers; nothing is changed by it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from musicrec_desktop.core.errors import ImportFileError
from musicrec_desktop.core.local_zone import LOCAL_ZONE
from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.imports.content.notes import Notes
from musicrec_desktop.imports.reading import ImportFile
from musicrec_desktop.imports.source import Choices
from musicrec_desktop.library.file_reader import FILES, FileReader
from musicrec_desktop.model.import_plan import Question
from musicrec_desktop.model.imported import ImportedPlay, ImportedPlaylist, ImportedRecord, ImportedTrack
from musicrec_desktop.services.importing.tag_ratings import TAGS_ID, TAGS_TITLE, sound_files, tag_ratings

_PERHAPS_MUSIC: Final = frozenset(("nothing-found", "sound-file", "unknown"))


@dataclass(slots=True)
class SourceSurvey:
    """A source in numbers.

    Attributes:
        id: of the source, for scripts.
        title: of the source, for the user.
        questions: what the user may answer before it is imported.
        accounts: the people that it holds, where it holds several.
        tracks: of its library, or with an opinion.
        counted_plays: the sum of the counts of its tracks.
        ratings: tracks with a rating.
        opinions: tracks by what the listener said about them.
        plays: listed one by one.
        undated_plays: those of them without a date.
        first_play_ms: the earliest of their dates.
        last_play_ms: the latest of their dates.
        playlists: plain ones, or ones with rules.
        entries: of all playlists.
        notes: what was left out or guessed, by reason.
    """

    id: str
    title: str
    questions: frozenset[Question] = frozenset()
    accounts: tuple[str, ...] = ()
    tracks: int = 0
    counted_plays: int = 0
    ratings: int = 0
    opinions: Counter[str] = field(default_factory=Counter)
    plays: int = 0
    undated_plays: int = 0
    first_play_ms: int | None = None
    last_play_ms: int | None = None
    playlists: int = 0
    entries: int = 0
    notes: Mapping[str, int] = field(default_factory=dict)

    def add(self, record: ImportedRecord, zone: dt.tzinfo) -> None:
        """Count a record."""
        match record:
            case ImportedTrack():
                self.tracks += 1
                self.counted_plays += record.play_count or 0
                self.ratings += record.rating is not None
                if record.opinion is not None:
                    self.opinions[record.opinion.value] += 1
            case ImportedPlay():
                self._add_play(record.in_zone(zone).started_at_ms)
            case ImportedPlaylist():
                self.playlists += 1
                self.entries += len(record.entries)

    def _add_play(self, at_ms: int | None) -> None:
        self.plays += 1
        if at_ms is None:
            self.undated_plays += 1
            return
        self.first_play_ms = at_ms if self.first_play_ms is None else min(self.first_play_ms, at_ms)
        self.last_play_ms = at_ms if self.last_play_ms is None else max(self.last_play_ms, at_ms)


def survey(
    path: str,
    choices: Choices,
    zone: dt.tzinfo | None,
    now_ms: int,
    context: TaskContext,
    files: FileReader = FILES,
) -> tuple[SourceSurvey, ...]:
    """Read a file, a folder or an archive to its end, and count what it holds.

    Args:
        path: as the user named it.
        choices: the user's answers.
        zone: of the clocks of players whose times have none; None for this machine's, or for UTC where that
            is likelier.
        now_ms: the present time.
        context: of the task.
        files: reads the tags of sound files.

    Returns:
        One for each source that was found; at least one.

    A folder of music gives the ratings in its files.

    Raises:
        ImportFileError: it cannot be read, or is damaged.
        CancelledError: the task was cancelled.
    """
    try:
        return _survey_of_exports(path, choices, zone, now_ms, context)
    except ImportFileError as error:
        if error.reason not in _PERHAPS_MUSIC or not (paths := sound_files(path, context)):
            raise
    notes = Notes()
    counted = SourceSurvey(TAGS_ID, TAGS_TITLE)
    for track in tag_ratings(paths, files, notes, context):
        counted.add(track, dt.UTC)
    counted.notes = dict(notes.counts)
    return (counted,)


def _survey_of_exports(
    path: str, choices: Choices, zone: dt.tzinfo | None, now_ms: int, context: TaskContext
) -> tuple[SourceSurvey, ...]:
    surveys: list[SourceSurvey] = []
    with ImportFile(path, context, now_ms) as file:
        for found in file.sources:
            source = found.source
            counted = SourceSurvey(source.id, source.title, source.asks, tuple(file.accounts(found)))
            own_zone = zone or (dt.UTC if source.is_probably_utc else LOCAL_ZONE)
            reading = file.read(found, choices)
            for record in reading.records:
                counted.add(record, own_zone)
            counted.notes = dict(reading.notes.counts)
            surveys.append(counted)
    return tuple(surveys)

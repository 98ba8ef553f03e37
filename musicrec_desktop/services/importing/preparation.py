"""Reads an export into a spool and finds its tracks; of a large one this takes a minute of processor time."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Final

from musicrec_desktop.core.errors import ImportFileError, PlaylistFileError
from musicrec_desktop.core.local_zone import LOCAL_ZONE
from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.imports.content.notes import Notes
from musicrec_desktop.imports.reading import ImportFile
from musicrec_desktop.imports.recognition import FoundSource
from musicrec_desktop.imports.source import Choices
from musicrec_desktop.library.file_reader import FileReader
from musicrec_desktop.model.import_plan import Question
from musicrec_desktop.model.imported import ImportedPlay, ImportedPlaylist, ImportedRecord, ImportedTrack
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playlist_files.locations import is_stream
from musicrec_desktop.playlist_files.path_map import PathGuess, PathRule
from musicrec_desktop.playlist_files.values import Location
from musicrec_desktop.services.importing.lines import LineMatcher
from musicrec_desktop.services.importing.lists_beside import lists_beside
from musicrec_desktop.services.importing.plan import ImportAnswers, ImportPlan
from musicrec_desktop.services.importing.tag_ratings import TAGS_ID, TAGS_TITLE, sound_files, tag_ratings
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.imports.spool.files import scratch_folder
from musicrec_desktop.storage.imports.spool.reading import Spool
from musicrec_desktop.storage.imports.spool.writing import SpoolWriter
from musicrec_desktop.storage.imports.staging import attached, judge
from musicrec_desktop.storage.playlists.matching import MatchStore

PERHAPS_MUSIC: Final = frozenset(("nothing-found", "sound-file", "too-many-files", "unknown"))
"""Reasons by which something is no export; it may be a music folder, whose files have ratings."""


@dataclass(frozen=True, slots=True)
class RememberedAnswers:
    """What was answered about a source before.

    Attributes:
        answers: without the name of a person.
        account_mark: by which the name of the person is known again, without keeping it; or empty.
    """

    answers: ImportAnswers = field(default_factory=ImportAnswers)
    account_mark: str = ""


@dataclass(frozen=True, slots=True)
class PreparationRequest:
    """What is read, and how.

    Attributes:
        path: absolute.
        spool_path: of the spool, which is made.
        answers: by the id of the source.
        for_all: the answers for other sources; None where what is remembered counts.
        remembered: by the id of the source.
        rules: the path map.
        corrections: what the user said of descriptions, by ``correction_key``.
        now_ms: the present time.
    """

    path: str
    spool_path: str
    answers: Mapping[str, ImportAnswers]
    for_all: ImportAnswers | None
    remembered: Mapping[str, RememberedAnswers]
    rules: tuple[PathRule, ...]
    corrections: Mapping[str, TrackId | None]
    now_ms: int


@dataclass(frozen=True, slots=True)
class PreparedSource:
    """A source that was read; its place in the list is its number in the spool.

    Attributes:
        source_id: of the player or service.
        title: for the user.
        questions: what the user may answer.
        accounts: the people that it holds, where it holds several.
        answers: by which it was read.
        is_probably_utc: its times without a zone are taken for UTC by most.
        notes: what was left out or guessed, by reason.
        error: why nothing of it is used; else None.
        guesses: folders of another computer that seem to be folders here.
    """

    source_id: str
    title: str
    questions: frozenset[Question] = frozenset()
    accounts: tuple[str, ...] = ()
    answers: ImportAnswers = field(default_factory=ImportAnswers)
    is_probably_utc: bool = False
    notes: Mapping[str, int] = field(default_factory=dict)
    error: ImportFileError | None = None
    guesses: tuple[PathGuess, ...] = ()


def account_mark(name: str) -> str:
    """By which the name of a person in a source is known again, without keeping it."""
    return blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest() if name else ""


def prepare(
    request: PreparationRequest, database: Database, files: FileReader | None, context: TaskContext
) -> tuple[PreparedSource, ...]:
    """Read what the user named into a spool, and find its tracks in the library.

    Args:
        request: what and how.
        database: of the profile; only read.
        files: reads the ratings in sound files; None where such files are another one's matter.
        context: of the task.

    Returns:
        One for each source that was found; at least one without an error.

    Raises:
        ImportFileError: nothing of it can be used.
        CancelledError: the task was cancelled.
    """
    with SpoolWriter(request.spool_path, _is_file) as writer:
        try:
            found = _read_export(request, writer, context)
        except ImportFileError as error:
            paths = sound_files(request.path, context) if error.reason in PERHAPS_MUSIC and files else ()
            if not paths or files is None:
                raise
            found = [_read_tags(paths, files, writer, context)]
        writer.finish()
    errors = [one.error for one in found if one.error is not None]
    if len(errors) == len(found):
        raise errors[0]
    return _matched(request, found, database, context)


def match_again(
    request: PreparationRequest,
    found: tuple[PreparedSource, ...],
    database: Database,
    context: TaskContext,
) -> tuple[PreparedSource, ...]:
    """Find the tracks of what is in a spool already by other rules of the path map."""
    return _matched(request, found, database, context)


def prepare_there(
    request: PreparationRequest,
    found: tuple[PreparedSource, ...] | None,
    database: Database,
    context: TaskContext,
) -> tuple[PreparedSource, ...]:
    """``prepare`` without sound files, or ``match_again`` where sources were found before."""
    if found is not None:
        return match_again(request, found, database, context)
    return prepare(request, database, None, context)


def _read_export(
    request: PreparationRequest, writer: SpoolWriter, context: TaskContext
) -> list[PreparedSource]:
    found: list[PreparedSource] = []
    scratch = scratch_folder(request.spool_path)
    with ImportFile(request.path, context, request.now_ms, scratch) as file:
        for number, source in enumerate(file.sources):
            writer.begin_source(number)
            try:
                found.append(_read_source(request, file, source, writer))
            except ImportFileError as error:
                writer.drop_source(number)
                found.append(PreparedSource(source.source.id, source.source.title, error=error))
    return found


def _read_source(
    request: PreparationRequest, file: ImportFile, found: FoundSource, writer: SpoolWriter
) -> PreparedSource:
    source = found.source
    accounts = tuple(file.accounts(found))
    answers = _answers(request, source.id, accounts)
    zone = answers.zone or (dt.UTC if source.is_probably_utc else LOCAL_ZONE)
    choices = Choices(answers.account, answers.music_folder, answers.with_private, answers.with_videos)
    reading = file.read(found, choices)
    for record in reading.records:
        _spool(record, writer, zone)
    _read_lists_beside(found, writer)
    writer.end_source()
    return PreparedSource(
        source.id,
        source.title,
        source.asks,
        accounts,
        answers,
        source.is_probably_utc,
        dict(reading.notes.counts),
    )


def _read_lists_beside(found: FoundSource, writer: SpoolWriter) -> None:
    """The playlists in files beside a library; a damaged file is left out, and told as one."""
    members = [member for kind in found.kinds.values() for member in kind if member.path]
    if not members:
        return
    try:
        for one in lists_beside(found.source.id, members[0].path):
            writer.add_playlist(one.playlist, one.rules, one.problem)
    except PlaylistFileError as error:
        name = os.path.basename(error.path)
        writer.add_playlist(ImportedPlaylist(name), problem=error.detail or error.reason)


def _read_tags(
    paths: tuple[str, ...], files: FileReader, writer: SpoolWriter, context: TaskContext
) -> PreparedSource:
    notes = Notes()
    writer.begin_source(0)
    for track in tag_ratings(paths, files, notes, context):
        writer.add_track(track)
    writer.end_source()
    return PreparedSource(TAGS_ID, TAGS_TITLE, notes=dict(notes.counts))


def _spool(record: ImportedRecord, writer: SpoolWriter, zone: dt.tzinfo) -> None:
    match record:
        case ImportedPlay():
            writer.add_play(record.in_zone(zone))
        case ImportedTrack():
            writer.add_track(record.in_zone(zone))
        case ImportedPlaylist():
            writer.add_playlist(record)


def _answers(request: PreparationRequest, source_id: str, accounts: tuple[str, ...]) -> ImportAnswers:
    if source_id in request.answers:
        return request.answers[source_id]
    if request.for_all is not None:
        return request.for_all
    kept = request.remembered.get(source_id, RememberedAnswers())
    account = next((name for name in accounts if account_mark(name) == kept.account_mark), "")
    return replace(kept.answers, account=account)


def _matched(
    request: PreparationRequest,
    found: list[PreparedSource] | tuple[PreparedSource, ...],
    database: Database,
    context: TaskContext,
) -> tuple[PreparedSource, ...]:
    matcher = LineMatcher(MatchStore(database), request.corrections, context)
    guesses: list[tuple[PathGuess, ...]] = []
    with Spool(request.spool_path) as spool:
        for number, one in enumerate(found):
            rules = tuple(dict.fromkeys((*one.answers.path_rules, *request.rules)))
            matches, guessed = matcher.match(spool.tracks(number), rules)
            spool.set_matches(matches)
            guesses.append(guessed)
    with attached(database, request.spool_path):
        for number, one in enumerate(found):
            judge(database, number, one.source_id, database.listener_id, context.check)
    return tuple(replace(one, guesses=guessed) for one, guessed in zip(found, guesses, strict=True))


def _is_file(location: str) -> bool:
    return not is_stream(Location(location))


def prepared_of(plan: ImportPlan) -> list[PreparedSource]:
    """What a plan was made of."""
    return [
        PreparedSource(
            one.source_id,
            one.title,
            one.questions,
            one.accounts,
            one.answers,
            one.is_probably_utc,
            one.notes,
            one.error,
        )
        for one in plan.sources
    ]

"""The doors: how the program opens each kind of file, and what its user is told of one that is bad."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from musicrec_desktop.core.errors import (
    LibraryError,
    MusicRecError,
    PlaybackError,
)
from musicrec_desktop.core.letter_links import letter_link
from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.library.file_reader import FileReader
from musicrec_desktop.library.tags import ReadingRules
from musicrec_desktop.model.lyrics import LyricsClock, LyricsProblem
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.kit.wording.files import failure_text
from musicrec_desktop.ui.kit.wording.lyrics import problem_sentence
from musicrec_desktop.ui.kit.wording.tagging import tag_failure_text
from tests.support.audio_files import write_tone
from tests.support.import_rig import ImportRig, import_rig

if TYPE_CHECKING:
    from musicrec_desktop.analysis.pool import AnalysisPool

PASSPHRASE: Final = "a long and plain phrase"
"""Of encrypted archives among the samples."""
READ: Final = "read"
"""A door's word for a file of which something could be used."""
_BLOCKS_PLAYED: Final = 400
"""Some seconds of sound."""
_COVER_PX: Final = 200
_TITLE: Final = ("Anna", "One", "Album", 200_000)


class Door(StrEnum):
    """A way into the program."""

    TAGS = "tags"
    LISTENING = "listening"
    PLAYING = "playing"
    PLAYLIST = "playlist"
    TRACKLIST = "tracklist"
    IMPORT = "import"
    LYRICS = "lyrics"
    CUE = "cue"
    ARCHIVE = "archive"
    PICTURE = "picture"
    LINK = "link"


class HarmError(Exception):
    """A door did what none may do: it changed something, or has no words for what it met."""


class Room:
    """What the doors lead into: a library of one profile, readers in helper processes, and workers.

    Use it as a context manager.

    Attributes:
        tracebacks: what helpers reported of errors that no parser foresaw, since the last look.
    """

    def __init__(self) -> None:
        self._stack = contextlib.ExitStack()
        self._folder = self._stack.enter_context(tempfile.TemporaryDirectory(prefix="musicrec-soak-"))
        self.files = FileReader()
        self._stack.callback(self.files.close)
        self.rig: ImportRig = self._stack.enter_context(import_rig(Path(_made(self._folder, "profile"))))
        self.rig.add([_TITLE])
        self._pool: AnalysisPool | None = None
        self.tracebacks: list[str] = []
        self._sound = write_tone(os.path.join(_made(self._folder, "sound"), "tone.flac"), 1.0)

    def __enter__(self) -> Self:
        handler = _Tracebacks(self.tracebacks)
        logger = logging.getLogger("musicrec_desktop")
        logger.setLevel(logging.INFO)
        logger.addHandler(handler)
        self._stack.callback(logger.removeHandler, handler)
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.kill()
        self._stack.close()

    @property
    def pool(self) -> AnalysisPool:
        """One worker process."""
        if self._pool is None:
            from musicrec_desktop.analysis.pool import AnalysisPool

            self._pool = AnalysisPool(1)
        return self._pool

    @contextlib.contextmanager
    def beside_sound(self, path: str, stem: str) -> Iterator[str]:
        """A folder with a tone, and with a file beside it under the name that belongs to the tone.

        Yields:
            The path of the sound.
        """
        folder = _made(self._folder, "beside")
        sound = shutil.copy(self._sound, os.path.join(folder, "tone.flac"))
        beside = os.path.join(folder, stem + os.path.splitext(path)[1])
        try:
            if beside != sound:  # what is called like the sound cannot lie beside it
                # A link, because not all that is put here can be copied.
                os.symlink(os.path.abspath(path), beside)
            yield sound
        finally:
            shutil.rmtree(folder)

    @property
    def scratch(self) -> str:
        """Where copies may lie."""
        return os.path.join(self._folder, "scratch")

    def rows(self) -> dict[str, list[str]]:
        """All rows of the profile's database."""
        return self.rig.tables()


class _Tracebacks(logging.Handler):
    """Keeps what a helper tells of an error that no parser foresaw."""

    def __init__(self, found: list[str]) -> None:
        super().__init__(logging.INFO)
        self._found = found

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if "Traceback" in text or record.levelno >= logging.ERROR:
            self._found.append(text)


def _made(folder: str, name: str) -> str:
    path = os.path.join(folder, name)
    os.makedirs(path, exist_ok=True)
    return path


def told(error: MusicRecError) -> str:
    """The reason word of an expected error.

    Raises:
        HarmError: there are no words for it.
    """
    reason = str(getattr(error, "reason", type(error).__name__))
    _check_words(reason, str(error_message(error)))
    return reason


def _check_words(reason: str, words: str) -> str:
    """See to it that there are words of their own for a reason: the general ones have it in brackets."""
    if f"({reason.replace('-', ' ')})" in words or "The log tells more" in words or not words:
        raise HarmError(f"no words for {reason!r}: {words}")
    return reason


def _tags(room: Room, path: str) -> str:
    files, rules = room.files, ReadingRules()
    files.picture_kinds(path)
    cover = files.cover(path)
    if isinstance(cover, bytes):
        _decoded_cover(cover)
    with contextlib.suppress(LibraryError):
        for problem in files.lyrics(path).problems:
            _check_words(problem.reason, problem_sentence(problem))
    (rating,) = files.ratings_of([path])
    if isinstance(rating, LibraryError):
        _check_words(rating.reason, failure_text(rating.reason))
    (edited,) = files.edited_of([path], rules)
    if isinstance(edited, LibraryError):
        _check_words(edited.reason, tag_failure_text(edited.reason))
    (reading,) = files.tags_of([(path, os.path.basename(path))], rules=rules)
    if isinstance(reading, LibraryError):
        return _check_words(reading.reason, failure_text(reading.reason))
    return READ


def _listening(room: Room, path: str) -> str:
    pictured = room.pool.submit_picture(path).result()
    measured = room.pool.submit_loudness(path, None).result()
    described = room.pool.submit_features(path).result()
    for failure in (pictured.failure, measured.failure, described.failure):
        if failure is not None:
            _check_words(failure.reason, failure_text(failure.reason))
    return READ if described.failure is None else described.failure.reason


def _playing(_room: Room, path: str) -> str:
    """As the stream does it, in this process."""
    from musicrec_desktop.playback.stream.track_reader import TrackReader

    try:
        for start_ms in (0, 700):
            with TrackReader(path, start_ms=start_ms) as reader:
                for number, _block in enumerate(reader.blocks()):
                    if number > _BLOCKS_PLAYED:
                        break
    except PlaybackError as error:
        return told(error)
    except MemoryError:
        return "damaged"  # as ``ReadAhead`` tells it
    return READ


def _playlist(room: Room, path: str) -> str:
    from musicrec_desktop.services.playlists.exchange.importing import ImportPlanner
    from musicrec_desktop.services.playlists.exchange.path_memory import PathMemory
    from musicrec_desktop.storage.playlists.matching import MatchStore
    from musicrec_desktop.storage.state import StateStore

    database = room.rig.database
    planner = ImportPlanner(MatchStore(database), PathMemory(StateStore(database)), lambda _rules: [])
    found = [one.error for one in planner.plan([path], [], TaskContext()).lists]
    reasons = [told(error) for error in found if error is not None]
    return READ if not reasons or len(reasons) < len(found) else reasons[0]


class NothingKnown:
    """A library that knows no names."""

    def is_artist(self, text: str) -> bool:
        return False

    def is_title(self, text: str) -> bool:
        return False


def _tracklist(room: Room, path: str) -> str:
    from musicrec_desktop.services.tracklists.sources import TracklistSource, read_source

    source = TracklistSource(paths=(path,))
    try:
        read_source(source, NothingKnown, TaskContext(), room.rig.scheduler.clock.now_ms(), room.scratch)
    except MusicRecError as error:
        return told(error)
    finally:
        if os.path.exists(room.scratch):
            raise HarmError(f"left behind: {os.listdir(room.scratch)}")
    return READ


def _import(room: Room, path: str) -> str:
    service = room.rig.service
    try:
        plan = service.plan(path)
    except MusicRecError as error:
        return told(error)
    reasons = [told(one.error) for one in plan.sources if one.error is not None]
    service.discard(plan)
    return READ if len(reasons) < len(plan.sources) else reasons[0]


def _lyrics(room: Room, path: str) -> str:
    with room.beside_sound(path, "tone") as sound:
        found = room.files.lyrics(sound)
        list(room.files.words_beside([sound]))
    for one in found.found:
        clock = LyricsClock(one)
        for moment_ms in (-1, 0, 1500, 1 << 40):
            clock.words_at(clock.line_at(moment_ms), moment_ms)
            clock.next_change_ms(moment_ms)
    problems: list[LyricsProblem] = list(found.problems)
    for problem in problems:
        _check_words(problem.reason, problem_sentence(problem))
    return problems[0].reason if problems and not found.found else READ


def _cue(room: Room, path: str) -> str:
    with room.beside_sound(path, "tone") as sound:
        sheet = os.path.join(os.path.dirname(sound), "tone" + os.path.splitext(path)[1])
        (problem,) = room.files.sheet_problems([sheet])
        (reading,) = room.files.tags_of([(sound, "tone.flac")])
        with contextlib.suppress(LibraryError):
            room.files.sheet_sound(sheet)
    if isinstance(reading, LibraryError):
        raise HarmError(f"a cue sheet hides its sound: {reading.reason}")
    return _check_words(problem, failure_text(problem)) if problem else READ


def _archive(room: Room, path: str) -> str:
    from musicrec_desktop.services.profiles.archive.service import ArchiveService
    from musicrec_desktop.storage.profiles import ProfileStore

    rig = room.rig
    service = ArchiveService(
        database=rig.database, cache_dir=str(rig.folder / "archives"), clock=rig.scheduler.clock
    )
    before = room.rows()
    try:
        service.manifest(path, PASSPHRASE)
        report = service.import_archive(path, passphrase=PASSPHRASE)
    except MusicRecError as error:
        if room.rows() != before:
            raise HarmError(f"a refused archive changed the library: {error!r}") from error
        return told(error)
    ProfileStore(rig.database).remove(report.profile_id)
    return READ


def _decoded_cover(data: bytes) -> bool:
    from musicrec_desktop.ui.kit.big_pictures import BigPictures
    from musicrec_desktop.ui.kit.covers import decode_cover

    pictures = BigPictures()
    small = pictures.shrunk(data) if pictures.is_large(data) else data
    return small is not None and not decode_cover(small, _COVER_PX).isNull()


def _picture(room: Room, path: str) -> str:
    """A picture of a folder: shown, put into tags, and looked at by a worker."""
    from musicrec_desktop.library.artwork import is_large_file, read_picture
    from musicrec_desktop.ui.kit.big_pictures import BigPictures

    with contextlib.suppress(LibraryError):
        room.files.picture_file(path, 3)
    if is_large_file(path):
        return READ if BigPictures().shrunk_file(path) is not None else "not-shown"
    data = read_picture(path)
    if data is None:
        return "no-picture"
    is_shown = _decoded_cover(data)
    if not is_shown:
        return "not-shown"
    looked = room.pool.submit_look(data).result()
    return READ if looked.failure is None else looked.failure.reason


def _link(_room: Room, path: str) -> str:
    with open(path, encoding="utf-8", errors="surrogateescape") as file:
        links = [letter_link(word) for word in file.read().split()]
    return READ if any(links) else "no-link"


DOORS: Final[dict[Door, Callable[[Room, str], str]]] = {
    Door.TAGS: _tags,
    Door.LISTENING: _listening,
    Door.PLAYING: _playing,
    Door.PLAYLIST: _playlist,
    Door.TRACKLIST: _tracklist,
    Door.IMPORT: _import,
    Door.LYRICS: _lyrics,
    Door.CUE: _cue,
    Door.ARCHIVE: _archive,
    Door.PICTURE: _picture,
    Door.LINK: _link,
}

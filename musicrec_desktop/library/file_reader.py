"""Reading and writing sound files: what a call asks of a helper process, and what comes back.

The processes, and what happens when a file hangs or crashes one, are those of ``reading_helpers.py``.
"""

from __future__ import annotations

import contextlib
import itertools
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.library.reading_helpers import Call, HelperPool, Limits, Stopped

if TYPE_CHECKING:
    from musicrec_desktop.library import reading_process
    from musicrec_desktop.library.rating_tags import TagRating
    from musicrec_desktop.library.tag_rewriting import Rewritten, TagFields
    from musicrec_desktop.library.tagging.values import TagChange, TagsWritten
    from musicrec_desktop.library.tags import ReadingRules, TagReading
    from musicrec_desktop.model.lyrics import TrackLyrics
    from musicrec_desktop.model.tag_fields import FileTags, Picture, TagValues
    from musicrec_desktop.model.track import ReplayGain

log = logging.getLogger(__name__)

READ_CPU_S: Final = 5.0
"""Processor time of reading one file; the largest audio books take a tenth of it."""
WALL_S: Final = 60.0
"""How long a drive may take to answer."""
_WRITING: Final = Limits(cpu_s=120.0, wall_s=1800.0)
"""Of copying one file and tagging the copy."""


class FileReader:
    """Reads tags and covers and writes tags, each file in a helper process; of any thread.

    Args:
        read_cpu_s: processor time that reading a file may take.
        wall_s: time that a drive may take to answer.
    """

    def __init__(self, *, read_cpu_s: float = READ_CPU_S, wall_s: float = WALL_S) -> None:
        self._reading = Limits(read_cpu_s, wall_s)
        self._helpers = HelperPool()
        self._runs = itertools.count()

    def tags_of(
        self,
        files: Sequence[tuple[str, str]],
        is_stopped: Callable[[], bool] = lambda: False,
        rules: ReadingRules | None = None,
    ) -> Iterator[TagReading | LibraryError]:
        """What each of some files says, in their order; ends early where the caller stops it.

        Args:
            files: path and relative path, as ``TagReader.read`` takes them.
            is_stopped: asked while a file is waited for.
            rules: how tags are to be read.
        """
        run = next(self._runs)
        calls = [(run, path, relative_path, rules) for path, relative_path in files]
        answers = self._helpers.shared("tags", self._reading, calls, is_stopped)
        with contextlib.closing(answers), contextlib.suppress(Stopped):
            for (path, _), answer in zip(files, answers, strict=True):
                yield _error(path, answer) if answer[0] != "ok" else answer[1]

    def tags(self, path: str, relative_path: str, rules: ReadingRules | None = None) -> TagReading:
        """What one file says.

        Raises:
            LibraryError: as ``opening.open_audio``, and ``"reading-hangs"``, ``"reading-crashes"``,
                ``"reading-needs-memory"``, ``"drive-silent"``, ``"no-reader"``.
        """
        found = next(iter(self.tags_of([(path, relative_path)], rules=rules)))
        if isinstance(found, LibraryError):
            raise found
        return found

    def sheet_problems(
        self,
        paths: Sequence[str],
        is_stopped: Callable[[], bool] = lambda: False,
        rules: ReadingRules | None = None,
    ) -> Iterator[str]:
        """What is wrong with each of some cue sheets (``sheet_problems.py``): a reason word, or empty."""
        calls = [(path, rules) for path in paths]
        answers = self._helpers.each("sheet", self._reading, calls, is_stopped)
        with contextlib.closing(answers), contextlib.suppress(Stopped):
            for answer in answers:
                yield answer[1]

    def sheet_sound(self, path: str, rules: ReadingRules | None = None) -> list[str]:
        """As ``sheet_problems.sound_of``."""
        found: list[str] = self._one("sheet_sound", self._reading, path, (path, rules))
        return found

    def ratings_of(
        self, paths: Sequence[str], is_stopped: Callable[[], bool] = lambda: False
    ) -> Iterator[TagRating | LibraryError]:
        """The rating and the play count in each of some files, as ``tags_of``."""
        calls = [(path,) for path in paths]
        answers = self._helpers.each("rating", self._reading, calls, is_stopped)
        with contextlib.closing(answers), contextlib.suppress(Stopped):
            for path, answer in zip(paths, answers, strict=True):
                yield _error(path, answer) if answer[0] != "ok" else answer[1]

    def cover(self, path: str, spill: str = "") -> bytes | str | None:
        """The cover inside a file; None where there is none or it cannot be read.

        Args:
            path: of the file.
            spill: where a cover is written that is larger than ``artwork.HELD_BYTES``; then the path comes
                back.
        """
        try:
            found: bytes | str | None = self._one("cover", self._reading, path, (path, spill))
        except LibraryError:
            return None
        return found

    def lyrics(self, path: str) -> TrackLyrics:
        """As ``lyrics.reading.read_lyrics``.

        Raises:
            LibraryError: ``"reading-hangs"`` and the other reasons of ``tags``.
        """
        found: TrackLyrics = self._one("lyrics", self._reading, path, (path,))
        return found

    def words_beside(
        self, paths: Sequence[str], is_stopped: Callable[[], bool] = lambda: False
    ) -> Iterator[str]:
        """The words of the files of lyrics beside each of some sound files, in their order, as ``tags_of``.

        One whose lyrics cannot be read has none.
        """
        run = next(self._runs)
        calls = [(run, path) for path in paths]
        answers = self._helpers.each("words_beside", self._reading, calls, is_stopped)
        with contextlib.closing(answers), contextlib.suppress(Stopped):
            for answer in answers:
                yield str(answer[1]) if answer[0] == "ok" else ""

    def picture_kinds(self, path: str) -> list[tuple[int, int]]:
        """As ``artwork.embedded_kinds``; none where the file cannot be read."""
        try:
            found: list[tuple[int, int]] = self._one("picture_kinds", self._reading, path, (path,))
        except LibraryError:
            return []
        return found

    def write_loudness(self, path: str, size: int, mtime_ns: int, gain: ReplayGain) -> Rewritten:
        """As ``loudness_tags.write_loudness``."""
        call = (path, size, mtime_ns, gain)
        written: Rewritten = self._one("write_loudness", _WRITING, path, call)
        return written

    def write_rating(self, path: str, size: int, mtime_ns: int, half_stars: int, replaced: int) -> Rewritten:
        """As ``rating_tags.write_rating``."""
        call = (path, size, mtime_ns, half_stars, replaced)
        written: Rewritten = self._one("write_rating", _WRITING, path, call)
        return written

    def write_genres(self, path: str, size: int, mtime_ns: int, genres: Sequence[str]) -> Rewritten:
        """As ``genre_tags.write_genres``."""
        call = (path, size, mtime_ns, tuple(genres))
        written: Rewritten = self._one("write_genres", _WRITING, path, call)
        return written

    def restore_fields(self, path: str, size: int, mtime_ns: int, before: TagFields) -> Rewritten:
        """As ``tag_rewriting.restore_fields``."""
        call = (path, size, mtime_ns, before)
        written: Rewritten = self._one("restore_fields", _WRITING, path, call)
        return written

    def edited_of(
        self, paths: Sequence[str], rules: ReadingRules, is_stopped: Callable[[], bool] = lambda: False
    ) -> Iterator[FileTags | LibraryError]:
        """What can be edited of each of some files, as ``tags_of``."""
        calls = [(path, rules) for path in paths]
        answers = self._helpers.shared("read_edited", self._reading, calls, is_stopped)
        with contextlib.closing(answers), contextlib.suppress(Stopped):
            for path, answer in zip(paths, answers, strict=True):
                yield _error(path, answer) if answer[0] != "ok" else answer[1]

    def write_edited(
        self, path: str, size: int, mtime_ns: int, change: TagChange, rules: ReadingRules
    ) -> TagsWritten:
        """As ``tagging.writing.write_edited``."""
        call = (path, size, mtime_ns, change, rules)
        written: TagsWritten = self._one("write_edited", _WRITING, path, call)
        return written

    def sheet_tracks_of(
        self, paths: Sequence[str], rules: ReadingRules, is_stopped: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[FileTags, ...] | LibraryError]:
        """As ``tagging.sheet_tracks.read_sheet_tracks``, of each of some files."""
        calls = [(path, rules) for path in paths]
        answers = self._helpers.each("read_sheet_tracks", self._reading, calls, is_stopped)
        with contextlib.closing(answers), contextlib.suppress(Stopped):
            for path, answer in zip(paths, answers, strict=True):
                yield _error(path, answer) if answer[0] != "ok" else answer[1]

    def write_sheet_tracks(
        self, path: str, size: int, mtime_ns: int, changes: Mapping[int, TagValues], rules: ReadingRules
    ) -> TagsWritten:
        """As ``tagging.sheet_tracks.write_sheet_tracks``."""
        call = (path, size, mtime_ns, changes, rules)
        written: TagsWritten = self._one("write_sheet_tracks", _WRITING, path, call)
        return written

    def picture_inside(self, path: str, digest: str, rules: ReadingRules) -> bytes | None:
        """As ``tagging.reading.read_picture_inside``."""
        call = (path, digest, rules)
        found: bytes | None = self._one("picture_inside", self._reading, path, call)
        return found

    def picture_file(self, path: str, kind: int) -> Picture:
        """As ``tagging.pictures.read_picture_file``."""
        found: Picture = self._one("picture_file", self._reading, path, (path, kind))
        return found

    def close(self) -> None:
        """End the helpers that are not in use."""
        self._helpers.close()

    def _one(self, task: str, limits: Limits, path: str, call: Call) -> Any:
        with contextlib.closing(self._helpers.each(task, limits, [call], lambda: False)) as answers:
            answer = next(answers)
        if answer[0] != "ok":
            raise _error(path, answer)
        return answer[1]


FILES: Final = FileReader()
"""The helpers of this process; none is started before a file is to be read."""


def _error(path: str, answer: reading_process.Answer) -> LibraryError:
    _, reason, detail = answer
    if detail:
        log.info("%s: %s: %s", display_path(path), reason, detail)
    return LibraryError(path, reason)

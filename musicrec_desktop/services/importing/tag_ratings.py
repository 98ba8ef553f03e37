"""Ratings and play counts that other programs wrote into sound files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Final

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.core.tasks import Progress, TaskContext
from musicrec_desktop.imports.content.notes import Notes
from musicrec_desktop.library.discover import walk
from musicrec_desktop.library.file_reader import FileReader
from musicrec_desktop.library.formats import is_audio_name
from musicrec_desktop.library.rating_tags import TagRating, settled
from musicrec_desktop.model.imported import ImportedTrack
from musicrec_desktop.model.matching import KnownTrack

TAGS_ID: Final = "tags"
TAGS_TITLE: Final = "Ratings in files"


def sound_files(path: str, context: TaskContext) -> tuple[str, ...]:
    """The paths of the sound files below a folder, or the file itself where it is one.

    Raises:
        CancelledError: the task was cancelled.
    """
    if os.path.isfile(path):
        return (path,) if is_audio_name(os.path.basename(path)) else ()
    found: list[str] = []
    try:
        for file in walk(path, on_problem=lambda _path, _reason: None):
            context.check()
            found.append(os.path.join(path, file.relative_path))
    except LibraryError:
        return ()
    return tuple(found)


def tag_ratings(
    paths: Sequence[str], files: FileReader, notes: Notes, context: TaskContext
) -> Iterator[ImportedTrack]:
    """The files that have a rating or a count of plays, as what a source keeps of a track.

    Args:
        paths: absolute.
        files: reads them.
        notes: get how many files cannot be read, and how many have two ratings.
        context: of the task.

    Raises:
        CancelledError: the task was cancelled.
    """
    rated: list[tuple[str, TagRating]] = []
    answers = files.ratings_of(paths, lambda: context.is_cancelled)
    for number, (path, found) in enumerate(zip(paths, answers, strict=False), start=1):
        context.check()
        context.progress(Progress(number, len(paths)))
        if isinstance(found, LibraryError):
            notes.add("unreadable")
        elif found.rating is not None or found.play_count is not None:
            notes.add("conflicting-ratings", found.is_conflicting)
            rated.append((path, found))
    context.check()
    meant = settled(each for _, each in rated)
    for (path, _), found in zip(rated, meant, strict=True):
        yield ImportedTrack(KnownTrack(location=path), play_count=found.play_count, rating=found.rating)

"""Reads files of other players and services in one line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from musicrec_desktop.core.errors import ImportFileError
from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.imports.reading import ImportFile
from musicrec_desktop.imports.source import Choices
from musicrec_desktop.model.imported import ImportedPlay, ImportedPlaylist, ImportedTrack

NOW_MS: Final = 1_764_000_000_000
"""A day of 2025, after all times in samples."""


@dataclass(frozen=True)
class Read:
    """What one source held."""

    source: str
    tracks: list[ImportedTrack]
    plays: list[ImportedPlay]
    playlists: list[ImportedPlaylist]
    notes: dict[str, int]


def read_all(path: Path, choices: Choices | None = None, context: TaskContext | None = None) -> list[Read]:
    """All sources at a path."""
    found: list[Read] = []
    with ImportFile(str(path), context or TaskContext(), NOW_MS) as file:
        for source in file.sources:
            reading = file.read(source, choices)
            read = Read(source.source.id, [], [], [], {})
            for record in reading.records:
                match record:
                    case ImportedTrack():
                        read.tracks.append(record)
                    case ImportedPlay():
                        read.plays.append(record)
                    case ImportedPlaylist():
                        read.playlists.append(record)
            read.notes.update(reading.notes.counts)
            found.append(read)
    return found


def read_one(path: Path, choices: Choices | None = None) -> Read:
    """The one source at a path."""
    (read,) = read_all(path, choices)
    return read


def read_text(folder: Path, name: str, text: str, choices: Choices | None = None) -> Read:
    """The one source in a file with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return read_one(path, choices)


def refusal(path: Path) -> ImportFileError:
    """Why nothing at a path is used."""
    with pytest.raises(ImportFileError) as caught:
        read_all(path)
    return caught.value

"""All lyrics of a track, the best first; called in the process that reads files."""

from __future__ import annotations

import os
from collections import OrderedDict
from typing import Final

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.lyrics.embedded import embedded_lyrics
from musicrec_desktop.library.lyrics.names import Directory, beside
from musicrec_desktop.library.lyrics.sidecars import read_sidecar
from musicrec_desktop.library.opening import open_audio
from musicrec_desktop.model.lyrics import Lyrics, LyricsProblem, TrackLyrics, ranked

_REMEMBERED_DIRECTORIES: Final = 64


def read_lyrics(path: str) -> TrackLyrics:
    """Everything that is found beside a sound file and in it.

    A file that is gone, or is no sound any more, has no lyrics inside; those beside it are read all the same.
    """
    found: list[Lyrics] = []
    problems: list[LyricsProblem] = []
    for name in beside(path):
        read = read_sidecar(name)
        if isinstance(read, Lyrics):
            found.append(read)
        else:
            problems.append(read)
    try:
        found.extend(embedded_lyrics(open_audio(path)))
    except LibraryError as error:
        problems.append(LyricsProblem(os.path.basename(path), error.reason))
    return TrackLyrics(ranked(found), tuple(problems))


class SidecarWords:
    """The words of the files of lyrics beside tracks, for the search; lists each directory once."""

    def __init__(self) -> None:
        self._directories: OrderedDict[str, Directory] = OrderedDict()

    def read(self, path: str) -> str:
        """The words of all lyrics beside a sound file, a line break between lines; empty for none."""
        folder, name = os.path.split(path)
        directory = self._directories.get(folder)
        if directory is None:
            directory = self._directories[folder] = Directory(folder)
            if len(self._directories) > _REMEMBERED_DIRECTORIES:
                self._directories.popitem(last=False)
        texts: dict[str, None] = {}
        for one in directory.of(name):
            read = read_sidecar(os.path.join(folder, one))
            if isinstance(read, Lyrics) and (words := read.text.strip()):
                texts[words] = None
        return "\n\n".join(texts)

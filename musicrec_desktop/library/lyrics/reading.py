"""All lyrics of a track, the best first; called in the process that reads files."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.lyrics.elsewhere import lyrics_elsewhere
from musicrec_desktop.library.lyrics.embedded import embedded_lyrics
from musicrec_desktop.library.lyrics.names import Directory, beside
from musicrec_desktop.library.lyrics.sidecars import read_sidecar
from musicrec_desktop.library.opening import open_audio
from musicrec_desktop.library.tag_names import Fields
from musicrec_desktop.model.lyrics import Lyrics, LyricsProblem, TrackLyrics, ranked

_REMEMBERED_DIRECTORIES: Final = 64


def read_lyrics(path: str, home: str = "") -> TrackLyrics:
    """Everything that is found beside a sound file, in it, and by its names where other players keep lyrics.

    A file that is gone, or is no sound any more, has no lyrics inside; those beside it are read all the same.

    Args:
        path: of the sound file.
        home: the home folder, where other players keep theirs; empty for that of the user.
    """
    found: list[Lyrics] = []
    problems: list[LyricsProblem] = []
    names = beside(path)
    for name in names:
        read = read_sidecar(name)
        if isinstance(read, Lyrics):
            found.append(read)
        else:
            problems.append(read)
    try:
        opened = open_audio(path)
        found.extend(embedded_lyrics(opened))
    except LibraryError as error:
        problems.append(LyricsProblem(os.path.basename(path), error.reason))
    else:
        found.extend(_elsewhere(path, opened.fields, home, names))
    return TrackLyrics(ranked(found), tuple(problems))


def _elsewhere(path: str, fields: Fields, home: str, known: list[str]) -> Iterator[Lyrics]:
    """Lyrics by the names of a song; a file that has none is passed over, as it may be another song's."""
    home = home or os.path.expanduser("~")
    for one in lyrics_elsewhere(path, fields, home):
        read = read_sidecar(one)
        if one not in known and isinstance(read, Lyrics):
            root = os.path.dirname(path) if one.startswith(os.path.join(os.path.dirname(path), "")) else home
            yield replace(read, name=os.path.relpath(one, root))


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

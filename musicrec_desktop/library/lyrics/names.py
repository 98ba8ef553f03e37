"""Files of lyrics beside the music, by their names alone: which belong to which track.

``Song.lrc`` belongs to ``Song.flac``; so do ``Song.en.lrc``, ``Song.flac.lrc`` and
``Song.lyricsfile.yaml``. Capitals do not count.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from musicrec_desktop.library.formats import is_audio_name

LYRICS_EXTENSIONS: Final = ("ttml", "yaml", "yml", "elrc", "lrc", "srt", "vtt", "lyrics", "lyric", "txt")
"""The likeliest to be exact first."""
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
_OF_YAML: Final = ".lyricsfile"
_RANK: Final = {extension: rank for rank, extension in enumerate(LYRICS_EXTENSIONS)}


def is_lyrics_name(name: str) -> bool:
    """Whether a file of this name may hold lyrics."""
    return name.rpartition(".")[2].lower() in _RANK and "." in name


def lyrics_beside(audio: Iterable[str], others: Iterable[str]) -> dict[str, list[str]]:
    """Which files of lyrics belong to which sound files of one directory.

    Args:
        audio: names of sound files.
        others: names of files that may hold lyrics.

    Returns:
        Names of lyrics by name of the sound file, the likeliest to be exact first; without those that have
        none.
    """
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    for name in others:
        stem = _stem(name)
        by_key[_folded(stem)].append(name)
        shorter, _, language = stem.rpartition(".")
        if shorter and _LANGUAGE.fullmatch(language):
            by_key[_folded(shorter)].append(name)
    found: dict[str, list[str]] = {}
    for name in audio if by_key else ():
        stem = name.rpartition(".")[0]
        named = [*by_key.get(_folded(stem), ()), *by_key.get(_folded(name), ())]
        if len(named) > 1:
            named = sorted(dict.fromkeys(named), key=lambda one: (_RANK[extension_of(one)], one))
        if named:
            found[name] = named
    return found


def beside(path: str) -> list[str]:
    """The paths of the files of lyrics beside a sound file; none where its folder cannot be listed."""
    folder, name = os.path.split(path)
    return [os.path.join(folder, one) for one in Directory(folder).of(name)]


class Directory:
    """The files of lyrics in one directory, by the sound files that they belong to.

    Args:
        path: of the directory; one that cannot be listed has none.
    """

    def __init__(self, path: str) -> None:
        try:
            names = os.listdir(path)
        except OSError:
            names = []
        self._by_audio: Mapping[str, list[str]] = lyrics_beside(
            filter(is_audio_name, names), filter(is_lyrics_name, names)
        )

    def of(self, name: str) -> list[str]:
        """The names of those that belong to a sound file of this name."""
        return self._by_audio.get(name, [])


def extension_of(name: str) -> str:
    """The letters behind the last dot, in small letters."""
    return name.rpartition(".")[2].lower()


def language_of(name: str) -> str:
    """What stands before the extension where it looks like a language; else empty."""
    stem, _, language = _stem(name).rpartition(".")
    return language if stem and _LANGUAGE.fullmatch(language) else ""


def _stem(name: str) -> str:
    """A name without its extension, also where that has two parts."""
    stem = name.rpartition(".")[0]
    return stem[: -len(_OF_YAML)] if stem.lower().endswith(_OF_YAML) else stem


def _folded(stem: str) -> str:
    return stem.casefold() if stem.isascii() else unicodedata.normalize("NFC", stem).casefold()

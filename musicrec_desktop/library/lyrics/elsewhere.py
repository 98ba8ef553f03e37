"""Files of lyrics by artist and title, where other players keep them.

Sources: ``lyric_filename`` of Quod Libet 4 (``~/.lyrics`` and the folder of the song, the lyricist before the
artist, names without slashes and cut to 128 letters); the lyrics plugin of Rhythmbox 3
(``~/.cache/rhythmbox/lyrics``); MusicBee and OpenLyrics of foobar2000 (``Artist - Title`` beside the song or
in a folder *Lyrics* there).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Final

from musicrec_desktop.library.lyrics.names import LYRICS_EXTENSIONS, extension_of
from musicrec_desktop.library.tag_names import Fields

PLACES: Final = (".lyrics", os.path.join(".cache", "rhythmbox", "lyrics"))
"""Below the home folder: a folder for each artist, or a file with both names."""
SUB_FOLDER: Final = "lyrics"
"""Beside the song, in whatever capitals."""
_LONGEST_NAME: Final = 128
_MOST_NAMES: Final = 20_000
"""More names in a folder are not looked through."""
_BY: Final = ("lyricist", "artist", "albumartist")


def lyrics_elsewhere(path: str, fields: Fields, home: str = "") -> list[str]:
    """The paths of files of lyrics that have the names of a song, the likeliest to be exact first.

    Args:
        path: of the song.
        fields: of its tags.
        home: the home folder; empty for that of the user.
    """
    home = home or os.path.expanduser("~")
    folder, name = os.path.split(path)
    title = _plain(next(iter(fields.get("title", ())), ""))
    artists = _artists(fields)
    stem = _joined(os.path.splitext(name)[0])
    found: list[str] = []
    both = {f"{artist} - {title}" for artist in artists} if title else set()
    for one in _folders_named(folder, {SUB_FOLDER}):
        found += _files_named(one, {stem, *both})
    if both:
        found += _files_named(folder, both - {stem})
    for place in PLACES if both else ():
        root = os.path.join(home, place)
        found += _files_named(root, both)
        for one in _folders_named(root, set(artists)):
            found += _files_named(one, {title})
    return list(dict.fromkeys(found))


def _artists(fields: Fields) -> Sequence[str]:
    found: dict[str, None] = {}
    for name in _BY:
        texts = fields.get(name, ())
        for text in (*texts, ", ".join(texts)):
            if plain := _plain(text):
                found[plain] = None
    return tuple(found)


def _plain(text: str) -> str:
    """A name as it is compared: players leave out slashes, or write another sign for them."""
    return text.replace("/", "").replace("-", "").strip()[:_LONGEST_NAME].casefold()


def _files_named(folder: str, names: set[str]) -> list[str]:
    ranked = sorted(
        (LYRICS_EXTENSIONS.index(extension), name)
        for name in _names_in(folder)
        if (extension := extension_of(name)) in LYRICS_EXTENSIONS and "." in name
        if _joined(name.rpartition(".")[0]) in names
    )
    return [os.path.join(folder, name) for _, name in ranked]


def _joined(stem: str) -> str:
    """A name of a file as it is compared; the sign between artist and title stays."""
    artist, sign, title = stem.partition(" - ")
    return f"{_plain(artist)} - {_plain(title)}" if sign else _plain(stem)


def _folders_named(folder: str, names: set[str]) -> Iterator[str]:
    for name in _names_in(folder):
        if _plain(name) in names and os.path.isdir(os.path.join(folder, name)):
            yield os.path.join(folder, name)


def _names_in(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [entry.name for _, entry in zip(range(_MOST_NAMES), entries, strict=False)]
    except OSError:
        return []

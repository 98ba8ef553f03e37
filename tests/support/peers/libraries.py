"""Libraries of other players, written as they write them.

Sources: Quod Libet ``quodlibet/formats/__init__.py`` (``dump_audio_files``: a pickle of dictionaries, names
as bytes), Rhythmbox ``rhythmdb/rhythmdb-tree.c`` (XML, version 2.0). Strawberry makes its own tables at its
first start, which are filled by the names of their columns.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import sqlite3
import sys
import types
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final
from unittest import mock
from xml.sax.saxutils import escape

from tests.support.peers.tracks import PeerTrack

_FLAC_OF_STRAWBERRY: Final = 2
_COLLECTION_OF_STRAWBERRY: Final = 2
_DAYS_OF_YEAR: Final = 365


Write = Callable[[Path, Sequence[PeerTrack], str], Path]
"""Writes a library below a home, of tracks in a folder; the file of the library."""


def write_quodlibet(home: Path, tracks: Sequence[PeerTrack], folder: str) -> Path:
    """Its library; the path."""
    path = home / ".config" / "quodlibet" / "songs"
    path.parent.mkdir(parents=True)
    path.parent.joinpath("config").write_text(
        f"[settings]\nscan = {folder}\n[library]\nrefresh_on_start = true\n", encoding="utf-8"
    )
    with _module_of_quodlibet(), open(path, "wb") as file:
        pickle.dump([_FLACFile(_song(track)) for track in tracks], file, 2)
    return path


def write_rhythmbox(home: Path, tracks: Sequence[PeerTrack], _folder: str) -> Path:
    """Its library; the path."""
    path = home / ".local" / "share" / "rhythmbox" / "rhythmdb.xml"
    path.parent.mkdir(parents=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" standalone="yes"?>\n<rhythmdb version="2.0">\n')
        for track in tracks:
            fields = {
                "title": track.title,
                "genre": track.genre,
                "artist": track.artist,
                "album": track.album,
                "album-artist": track.album_artist,
                "track-number": track.number,
                "duration": track.duration_ms // 1000,
                "file-size": track.size,
                "location": track.address,
                "mtime": track.mtime_s,
                "first-seen": track.mtime_s,
                "last-seen": track.mtime_s,
                "date": track.year * _DAYS_OF_YEAR,
                "media-type": "audio/x-flac",
            }
            lines = "".join(f"    <{name}>{escape(str(value))}</{name}>\n" for name, value in fields.items())
            file.write(f'  <entry type="song">\n{lines}  </entry>\n')
        file.write("</rhythmdb>\n")
    return path


def fill_strawberry(path: Path, tracks: Sequence[PeerTrack], folder: str) -> None:
    """Fill the tables that it has made."""
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO directories (path, subdirs) VALUES (?, 1)", (folder,))
        below = sorted({os.path.dirname(track.path) for track in tracks})
        parents = sorted({os.path.dirname(one) for one in below})
        connection.executemany(
            "INSERT INTO subdirectories (directory_id, path, mtime) VALUES (1, ?, ?)",
            [(one, int(os.stat(one).st_mtime)) for one in (*parents, *below)],
        )
        columns = [row[1] for row in connection.execute("PRAGMA table_info(songs)")]
        rows = [_row(track) for track in tracks]
        names = [name for name in columns if name in rows[0]]
        connection.executemany(
            f"INSERT INTO songs ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
            [[row[name] for name in names] for row in rows],
        )


def _song(track: PeerTrack) -> dict[bytes, str | bytes | int | float]:
    return {
        b"~filename": os.fsencode(track.path),
        b"~mountpoint": b"/",
        b"title": track.title,
        b"artist": track.artist,
        b"album": track.album,
        b"albumartist": track.album_artist,
        b"genre": track.genre,
        b"date": str(track.year),
        b"tracknumber": str(track.number),
        b"~#length": track.duration_ms / 1000,
        b"~#mtime": float(os.stat(track.path).st_mtime),
        b"~#added": track.mtime_s,
        b"~#filesize": track.size,
        b"~format": "FLAC",
    }


def _row(track: PeerTrack) -> dict[str, str | int]:
    return {
        "title": track.title,
        "album": track.album,
        "artist": track.artist,
        "albumartist": track.album_artist,
        "track": track.number,
        "year": track.year,
        "genre": track.genre,
        "length": track.duration_ms * 1_000_000,
        "source": _COLLECTION_OF_STRAWBERRY,
        "directory_id": 1,
        "url": track.address,
        "filetype": _FLAC_OF_STRAWBERRY,
        "filesize": track.size,
        "mtime": track.mtime_s,
        "ctime": int(os.stat(track.path).st_ctime),
        "effective_albumartist": track.album_artist,
        "samplerate": 44_100,
        "bitdepth": 16,
        "lastseen": track.mtime_s,
    }


class _FLACFile(dict[bytes, str | bytes | int | float]):
    """Stands for the class of the same name in the pickle."""


_FLACFile.__module__, _FLACFile.__qualname__ = "quodlibet.formats.xiph", "FLACFile"


@contextlib.contextmanager
def _module_of_quodlibet() -> Iterator[None]:
    """Let the class be found under the name that the pickle has."""
    modules = {
        name: types.ModuleType(name) for name in ("quodlibet", "quodlibet.formats", "quodlibet.formats.xiph")
    }
    setattr(modules[_FLACFile.__module__], _FLACFile.__qualname__, _FLACFile)
    with mock.patch.dict(sys.modules, modules):
        yield

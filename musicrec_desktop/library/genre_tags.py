"""Genres in tags, as they are written.

Sources: the ID3v2.4 frames (TCON), the atoms of iTunes (©gen), the attributes of Windows Media (WM/Genre),
the Vorbis comment field recommendations and APEv2 keys (GENRE).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musicrec_desktop.library.formats import Kind
from musicrec_desktop.library.tag_rewriting import ID3_KINDS, Rewritten, rewrite
from musicrec_desktop.library.tag_writing import ID3_GENRE, MP4_GENRE

_NAMES: Final = {Kind.MP4: MP4_GENRE, Kind.ASF: "WM/Genre"}


def write_genres(path: str, size: int, mtime_ns: int, genres: Sequence[str]) -> Rewritten:
    """Write genres in place of those that are there.

    Args:
        path: as for ``rewrite``.
        size: bytes that the file must have.
        mtime_ns: last modification that it must have.
        genres: names; none take the field away.

    Raises:
        LibraryError: as ``rewrite``.
    """
    return rewrite(path, size, mtime_ns, lambda kind, _tags: {genre_field(kind): tuple(genres)})


def genre_field(kind: Kind) -> str:
    """The name of the field in a kind of file."""
    return ID3_GENRE if kind in ID3_KINDS else _NAMES.get(kind, "GENRE")

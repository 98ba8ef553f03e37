"""Writing fields into the tags of a file, so that nothing can be lost.

A copy is tagged, read again and compared before it takes the place of the file (``replacing.py``).
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import mutagen.apev2
from mutagen._vorbis import VComment

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.formats import Kind
from musicrec_desktop.library.opening import READERS, open_audio
from musicrec_desktop.library.raw_tags.ape import keep_items
from musicrec_desktop.library.raw_tags.id3 import RawFrames, lost_frames
from musicrec_desktop.library.raw_tags.mp4 import keep_atoms
from musicrec_desktop.library.raw_tags.vorbis import keep_comments
from musicrec_desktop.library.replacing import (
    check_replaceable,
    disk_errors_as_reasons,
    replace_by_changed_copy,
)
from musicrec_desktop.library.tag_writing import Texts, get_field, other_fields, set_field

TagFields = Mapping[str, Texts]
"""Values by the name of the field; no values for a field that is not there."""
MakeFields = Callable[[Kind, Any], TagFields]
"""Gives the fields to write, from the kind of file and its tags (of mutagen; None without any)."""

WRITABLE: Final = frozenset(READERS) - {Kind.ADTS, Kind.AC3, Kind.OGG_OTHER}
"""Kinds whose tags can hold fields of any name and can be written."""
ID3_KINDS: Final = frozenset({Kind.MP3, Kind.WAVE, Kind.AIFF, Kind.TTA, Kind.DSF, Kind.DSDIFF})
_SAME_SOUND: Final = ("length", "sample_rate", "channels", "bits_per_sample")


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A file whose tags are as they should be.

    Attributes:
        size: bytes, now.
        mtime_ns: last modification, now.
        before: what stood in the fields that were written; ``restore_fields`` puts it back.
    """

    size: int
    mtime_ns: int
    before: TagFields


def rewrite(path: str, size: int, mtime_ns: int, make_fields: MakeFields) -> Rewritten:
    """Write fields; a file that has them all already is left alone.

    Args:
        path: absolute; of a link, the file that it leads to is written.
        size: bytes that the file must have, or it is another one than is meant.
        mtime_ns: last modification that it must have.
        make_fields: gives the fields; those that it leaves out stay.

    Raises:
        LibraryError: ``"gone"``, ``"unreadable"``, ``"not-a-file"``, ``"changed"`` (another file than
            expected, also while it was copied), ``"read-only"`` (file, folder or drive), ``"hard-linked"``
            (it has other names, which would be left behind), ``"disk-full"``, ``"busy"`` (another process
            writes it), ``"old-frames"`` (an ID3v2.2 tag has some that no later version has),
            ``"no-own-fields"`` (tags of the format cannot hold them) or ``"not-written"`` (the copy was not
            as it should be). The file is as it was.
    """
    target = os.path.realpath(path)
    expected = (size, mtime_ns)
    with disk_errors_as_reasons(path):
        check_replaceable(path, target, expected)
        kind = open_audio(target).kind
        if kind not in WRITABLE:
            raise LibraryError(path, "no-own-fields")
        original = _opened(path, target, kind)
        fields = make_fields(kind, original.tags)
        before = {name: get_field(original.tags, name) for name in fields}
        if any(before[name] != tuple(texts) for name, texts in fields.items()):
            if kind in ID3_KINDS and lost_frames(target):
                raise LibraryError(path, "old-frames")
            replace_by_changed_copy(
                path, target, expected, lambda draft: _tag(path, original, draft, kind, fields)
            )
        now = os.stat(target)
    return Rewritten(now.st_size, now.st_mtime_ns, before)


def restore_fields(path: str, size: int, mtime_ns: int, before: TagFields) -> Rewritten:
    """Put back what stood in the fields.

    Raises:
        LibraryError: as ``rewrite``.
    """
    return rewrite(path, size, mtime_ns, lambda _kind, _tags: before)


def _tag(path: str, original: Any, draft: str, kind: Kind, fields: TagFields) -> None:
    """Write into the copy, and compare it with the original."""
    with _as_not_written(path):
        audio = _open(draft, kind)
        if audio.tags is None:
            audio.add_tags()
        elif kind in ID3_KINDS:
            RawFrames().load(audio.tags, draft)
        elif isinstance(audio.tags, VComment):
            keep_comments(audio.tags, audio, draft)
        elif isinstance(audio.tags, mutagen.apev2.APEv2):
            keep_items(audio.tags, draft)
        before = dict(audio.tags.items()) if kind is Kind.MP4 else {}
        for name, texts in fields.items():
            set_field(audio.tags, name, texts)
        if kind is Kind.MP4:
            keys = before.keys() | audio.tags.keys()
            keep_atoms(audio.tags, draft, {k.lower() for k in keys if before.get(k) is not audio.tags.get(k)})
        if kind in ID3_KINDS:
            is_old = audio.tags.version < (2, 4)
            audio.save(draft, v2_version=3 if is_old else 4, v23_sep=None)
        else:
            audio.save(draft)
        written = _open(draft, kind)
    if not _is_as_wanted(original, written, fields):
        raise LibraryError(path, "not-written")


def _opened(path: str, target: str, kind: Kind) -> Any:
    with _as_not_written(path):
        return _open(target, kind)


@contextlib.contextmanager
def _as_not_written(path: str) -> Iterator[None]:
    """Whatever a parser raises is a failure of the file; what the disk says is kept."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        cause = error.__cause__ or error.__context__
        if isinstance(cause, OSError):
            raise cause from error
        raise LibraryError(path, "not-written") from error


def _open(path: str, kind: Kind) -> Any:
    # ID3 frames stay those of the version that they were written in.
    return READERS[kind](path, translate=False) if kind in ID3_KINDS else READERS[kind](path)


def _is_as_wanted(original: Any, written: Any, fields: TagFields) -> bool:
    """Whether the fields are written, everything else is as it was, and so is the sound."""
    has_fields = all(get_field(written.tags, name) == tuple(texts) for name, texts in fields.items())
    same_sound = all(
        getattr(original.info, fact, None) == getattr(written.info, fact, None) for fact in _SAME_SOUND
    )
    return has_fields and same_sound and _others(original, fields) == _others(written, fields)


def _others(audio: Any, fields: TagFields) -> tuple[Any, ...]:
    texts = None if audio.tags is None else other_fields(audio.tags, fields)
    return texts or None, tuple(picture.data for picture in getattr(audio, "pictures", ()))

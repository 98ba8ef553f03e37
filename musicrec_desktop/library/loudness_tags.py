"""Writing loudness into the tags of a file, so that nothing can be lost.

The file is copied beside itself, the copy is tagged, read again, compared and brought to the disk; then it
takes the place of the original in one step. Whatever goes wrong before leaves the original as it was.

Sources: the ReplayGain 2.0 specification (names and formats of the fields, -18 LUFS); RFC 7845, section 5.2.1
(Opus: Q7.8 fixed point for -23 LUFS, no peaks).
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.formats import Kind
from musicrec_desktop.library.opening import READERS, open_audio
from musicrec_desktop.library.replay_gain import R128_TO_REPLAY_GAIN_DB
from musicrec_desktop.library.tag_writing import Texts, get_field, other_fields, set_field
from musicrec_desktop.model.sound import REFERENCE_LUFS
from musicrec_desktop.model.track import ReplayGain

LoudnessFields = Mapping[str, Texts]
"""Values by the name of the field; no values for a field that is not there."""

WRITABLE: Final = frozenset(READERS) - {Kind.ADTS, Kind.AC3, Kind.OGG_OTHER}
"""Kinds whose tags can hold loudness and can be written."""
_ID3_KINDS: Final = frozenset({Kind.MP3, Kind.WAVE, Kind.AIFF, Kind.TTA, Kind.DSF, Kind.DSDIFF})
_SAME_SOUND: Final = ("length", "sample_rate", "channels", "bits_per_sample")
_REASONS: Final = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EROFS: "read-only",
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
    errno.EEXIST: "busy",
    errno.ENOENT: "gone",
    errno.ENOTDIR: "gone",
}
_Q78_LIMIT: Final = (1 << 15) - 1


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A file whose tags were written.

    Attributes:
        size: bytes, now.
        mtime_ns: last modification, now.
        before: what stood in the fields that were written; ``restore_fields`` puts it back.
    """

    size: int
    mtime_ns: int
    before: LoudnessFields


def write_loudness(path: str, size: int, mtime_ns: int, gain: ReplayGain) -> Rewritten:
    """Write gains and peaks; those that are None leave their fields alone.

    Args:
        path: absolute; of a link, the file that it leads to is written.
        size: bytes that the file must have, or it is another one than was measured.
        mtime_ns: last modification that it must have.
        gain: for the reference of -18 LUFS.

    Raises:
        LibraryError: ``"gone"``, ``"unreadable"``, ``"not-a-file"``, ``"changed"`` (another file than
            expected, also while it was copied), ``"read-only"`` (file, folder or drive), ``"hard-linked"``
            (it has other names, which would be left behind), ``"disk-full"``, ``"busy"`` (another process
            writes it), ``"no-loudness-tags"`` (the format cannot hold them) or ``"not-written"`` (the copy
            was not as it should be). The file is as it was.
    """
    return _rewrite(path, size, mtime_ns, lambda kind: loudness_fields(gain, kind))


def restore_fields(path: str, size: int, mtime_ns: int, before: LoudnessFields) -> Rewritten:
    """Put back what stood in the fields.

    Raises:
        LibraryError: as ``write_loudness``.
    """
    return _rewrite(path, size, mtime_ns, lambda _kind: before)


def loudness_fields(gain: ReplayGain, kind: Kind) -> LoudnessFields:
    """The fields of a kind of file that say a gain."""
    is_opus = kind is Kind.OGG_OPUS
    fields: dict[str, Texts] = {}
    for scope, gain_db, peak in (
        ("TRACK", gain.track_gain_db, gain.track_peak),
        ("ALBUM", gain.album_gain_db, gain.album_peak),
    ):
        if gain_db is not None and is_opus:
            q78 = round((gain_db - R128_TO_REPLAY_GAIN_DB) * 256)
            fields[f"R128_{scope}_GAIN"] = (str(max(-_Q78_LIMIT, min(_Q78_LIMIT, q78))),)
        elif gain_db is not None:
            fields[f"REPLAYGAIN_{scope}_GAIN"] = (f"{gain_db:.2f} dB",)
        if peak is not None and not is_opus:
            fields[f"REPLAYGAIN_{scope}_PEAK"] = (f"{peak:.6f}",)
    if fields and not is_opus:
        fields["REPLAYGAIN_REFERENCE_LOUDNESS"] = (f"{REFERENCE_LUFS:.2f} LUFS",)
    return fields


def _rewrite(path: str, size: int, mtime_ns: int, make_fields: Callable[[Kind], LoudnessFields]) -> Rewritten:
    target = os.path.realpath(path)
    try:
        _check(path, target, (size, mtime_ns))
        kind = open_audio(target).kind
        if kind not in WRITABLE:
            raise LibraryError(path, "no-loudness-tags")
        fields = make_fields(kind)
        with _copy_beside(target) as draft:
            before = _tag(path, target, draft, kind, fields)
            with open(draft, "rb") as written:
                os.fsync(written.fileno())
            _check(path, target, (size, mtime_ns))
            os.replace(draft, target)
        _sync_folder(target)
        now = os.stat(target)
    except OSError as error:
        raise LibraryError(path, _REASONS.get(error.errno or 0, "unreadable")) from error
    return Rewritten(now.st_size, now.st_mtime_ns, before)


def _check(path: str, target: str, expected: tuple[int, int]) -> None:
    found = os.stat(target)
    if not stat.S_ISREG(found.st_mode):
        raise LibraryError(path, "not-a-file")
    if (found.st_size, found.st_mtime_ns) != expected:
        raise LibraryError(path, "changed")
    if found.st_nlink > 1:
        raise LibraryError(path, "hard-linked")
    # A new file would take the place of one that its owner has locked.
    if not os.access(target, os.W_OK):
        raise LibraryError(path, "read-only")


def remove_draft(target: str) -> bool:
    """Delete the copy that a killed process left beside a file.

    Nothing is deleted that is not this file's copy, nor a copy whose original is gone.

    Args:
        target: of the file itself, ``os.fsdecode`` form, without symbolic links.

    Returns:
        Whether there is nothing left to do; else the drive is away, or another process writes the file.
    """
    draft = _draft_path(target)
    try:
        if not os.path.isdir(os.path.dirname(target)):
            return False
        with open(target, "rb") as source:
            _lock(source)
            found = os.lstat(draft)
            if stat.S_ISREG(found.st_mode):
                os.unlink(draft)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def _draft_path(target: str) -> str:
    folder, name = os.path.split(target)
    digest = hashlib.sha256(os.fsencode(name)).hexdigest()[:16]
    return os.path.join(folder, f".musicrec-{digest}.tmp")


@contextlib.contextmanager
def _copy_beside(target: str) -> Iterator[str]:
    """A copy with the rights, owner and extended attributes of the original, gone in the end.

    Its name is hidden, no sound's, and always the same, so that one that a killed process left is found.
    """
    draft = _draft_path(target)
    with open(target, "rb") as source:
        _lock(source)
        with contextlib.suppress(FileNotFoundError):
            os.unlink(draft)
        try:
            with open(draft, "xb") as copy:
                shutil.copyfileobj(source, copy, 1 << 20)
            shutil.copystat(target, draft)
            found = os.stat(target)
            if (found.st_uid, found.st_gid) != (os.geteuid(), os.getegid()):
                with contextlib.suppress(PermissionError):
                    os.chown(draft, found.st_uid, found.st_gid)
            yield draft
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(draft)


def _lock(source: Any) -> None:
    """Two processes of this program do not write the same file at once; the lock ends with the process."""
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(source, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise FileExistsError(errno.EEXIST, "locked") from error
    except OSError:
        # Some network drives have no locks.
        return


def _tag(path: str, target: str, draft: str, kind: Kind, fields: LoudnessFields) -> LoudnessFields:
    """Write into the copy and compare; what stood in the fields before."""
    try:
        original = _open(target, kind)
        audio = _open(draft, kind)
        if audio.tags is None:
            audio.add_tags()
        before = {name: get_field(audio.tags, name) for name in fields}
        for name, texts in fields.items():
            set_field(audio.tags, name, texts)
        if kind in _ID3_KINDS:
            is_old = audio.tags.version < (2, 4)
            audio.save(draft, v2_version=3 if is_old else 4, v23_sep=None)
        else:
            audio.save(draft)
        written = _open(draft, kind)
    except OSError:
        raise
    except Exception as error:
        cause = error.__cause__ or error.__context__
        if isinstance(cause, OSError):
            raise cause from error
        raise LibraryError(path, "not-written") from error
    if not _is_as_wanted(original, written, fields):
        raise LibraryError(path, "not-written")
    return before


def _open(path: str, kind: Kind) -> Any:
    # ID3 frames stay those of the version that they were written in.
    return READERS[kind](path, translate=False) if kind in _ID3_KINDS else READERS[kind](path)


def _is_as_wanted(original: Any, written: Any, fields: LoudnessFields) -> bool:
    """Whether the fields are written, everything else is as it was, and so is the sound."""
    has_fields = all(get_field(written.tags, name) == tuple(texts) for name, texts in fields.items())
    same_sound = all(
        getattr(original.info, fact, None) == getattr(written.info, fact, None) for fact in _SAME_SOUND
    )
    return has_fields and same_sound and _others(original, fields) == _others(written, fields)


def _others(audio: Any, fields: LoudnessFields) -> tuple[Any, ...]:
    texts = None if audio.tags is None else other_fields(audio.tags, fields)
    return texts or None, tuple(picture.data for picture in getattr(audio, "pictures", ()))


def _sync_folder(target: str) -> None:
    """The new name reaches the disk, too; not every drive knows that."""
    with contextlib.suppress(OSError):
        descriptor = os.open(os.path.dirname(target), os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

"""The tags of the tracks that a cue sheet cuts out of a file: read from the sheet, and written into it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, Final

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.cue.editing import text_of_table, values_of, with_fields
from musicrec_desktop.library.cue.finding import is_sheet_name
from musicrec_desktop.library.cue.reading import LARGEST_BYTES
from musicrec_desktop.library.cue.script import Script, script_of
from musicrec_desktop.library.cue.sheet import parse
from musicrec_desktop.library.opening import open_audio
from musicrec_desktop.library.replacing import (
    check_replaceable,
    disk_errors_as_reasons,
    replace_by_changed_copy,
)
from musicrec_desktop.library.tag_rewriting import WRITABLE, rewrite
from musicrec_desktop.library.tag_writing import get_field
from musicrec_desktop.library.tagging.values import TagsWritten
from musicrec_desktop.library.tags import ReadingRules, TagReader
from musicrec_desktop.model.tag_fields import FileTags, SheetPlace, TagFormat, TagValues

CANNOT_HOLD: Final = "cue-cannot-hold"
NOT_WRITTEN: Final = "not-written"
FOREIGN_TAG: Final = "cue-foreign-tag"
NO_BYTES_BACK: Final = "cue-odd-bytes"
_FIELD: Final = "cuesheet"
"""The name of the field with a sheet, in whatever capitals."""


def read_sheet_tracks(path: str, rules: ReadingRules) -> tuple[FileTags, ...]:
    """What can be edited of each track that a cue sheet cuts out of a file; none of a file that is one track.

    Args:
        path: of the sound file, absolute.
        rules: how texts are read whose code page is not told.

    Raises:
        LibraryError: as ``opening.open_audio``; ``"gone"`` or ``"unreadable"``; ``"cue-odd-bytes"`` (the
            sheet could not be written again byte for byte) or ``"no-own-fields"`` (it lies in a file whose
            tags cannot be written).
    """
    cut = TagReader(rules).cut_of(path)
    if cut is None:
        return ()
    where = os.path.join(os.path.dirname(path), cut.name) if cut.name else path
    with disk_errors_as_reasons(where):
        found = os.stat(where)
    sheet, tracks, encoding = cut.sheet, cut.file.tracks, ""
    if cut.name:
        script = _script(where, rules)
        encoding = "" if script.encoding.startswith("utf") else script.encoding
    else:
        if open_audio(path).kind not in WRITABLE:
            raise LibraryError(path, "no-own-fields")
        if not tracks[0].place:
            sheet = parse(text_of_table(sheet, os.path.basename(path)))
            tracks = sheet.files[0].tracks
    tags = []
    for part, track in enumerate((track for track in tracks if track.is_audio), start=1):
        values, shared = values_of(sheet, track)
        place = SheetPlace(where, track.place, part, sheet.track_count, encoding, shared)
        tags.append(
            FileTags(path, found.st_size, found.st_mtime_ns, TagFormat.CUE, values=values, sheet=place)
        )
    return tuple(tags)


def write_sheet_tracks(
    path: str, size: int, mtime_ns: int, changes: Mapping[int, TagValues], rules: ReadingRules
) -> TagsWritten:
    """Write fields of tracks into a cue sheet; everything else in it stays.

    Args:
        path: of the sheet, or of the sound file that it lies in (``SheetPlace.path``).
        size: bytes that it must have, or it is another one than is meant.
        mtime_ns: last modification that it must have.
        changes: the new values of fields by ``SheetPlace.place``; none take a field away.
        rules: how texts are read whose code page is not told.

    Raises:
        LibraryError: as ``tagging.writing.write_edited``, ``"cue-cannot-hold"`` (the encoding of the sheet
            has no signs for a value), ``"cue-odd-bytes"`` or ``"cue-foreign-tag"`` (the sheet lies in a tag
            that is not the one of this kind of file). The file is as it was.
    """
    if is_sheet_name(path):
        _write_beside(path, size, mtime_ns, changes, rules)
    else:
        _write_inside(path, size, mtime_ns, changes)
    with disk_errors_as_reasons(path):
        now = os.stat(path)
    return TagsWritten(now.st_size, now.st_mtime_ns, {})


def _write_beside(
    path: str, size: int, mtime_ns: int, changes: Mapping[int, TagValues], rules: ReadingRules
) -> None:
    target, expected = os.path.realpath(path), (size, mtime_ns)
    with disk_errors_as_reasons(path):
        check_replaceable(path, target, expected)
        script = _script(path, rules)
        text = with_fields(script.text, changes)
        if text is None:
            raise LibraryError(path, NOT_WRITTEN)
        if text == script.text:
            return
        data = script.with_text(text)
        if data is None:
            raise LibraryError(path, CANNOT_HOLD)
        if len(data) > LARGEST_BYTES or script_of(data, rules.code_page) != Script(
            script.mark, text, script.encoding
        ):
            # With a few more signs the code page would be taken for another one.
            raise LibraryError(path, CANNOT_HOLD)

        def change(draft: str) -> None:
            with open(draft, "wb") as file:
                file.write(data)

        replace_by_changed_copy(path, target, expected, change)


def _write_inside(path: str, size: int, mtime_ns: int, changes: Mapping[int, TagValues]) -> None:
    cut = TagReader(ReadingRules()).cut_of(path)

    def fields(_kind: Any, tags: Any) -> dict[str, tuple[str, ...]]:
        texts = list(get_field(tags, _FIELD))
        at = next((at for at, text in enumerate(texts) if any(file.tracks for file in parse(text).files)), -1)
        if at < 0:
            if cut is None or cut.file.tracks[0].place:
                raise LibraryError(path, FOREIGN_TAG)
            at = len(texts)
            texts.append(text_of_table(cut.sheet, os.path.basename(path)))
        new = with_fields(texts[at], changes)
        if new is None:
            raise LibraryError(path, NOT_WRITTEN)
        return {_FIELD: (*texts[:at], new, *texts[at + 1 :])}

    rewrite(path, size, mtime_ns, fields)


def _script(path: str, rules: ReadingRules) -> Script:
    with disk_errors_as_reasons(path), open(path, "rb") as file:
        data = file.read(LARGEST_BYTES + 1)
    script = script_of(data, rules.code_page) if len(data) <= LARGEST_BYTES else None
    if script is None:
        raise LibraryError(path, NO_BYTES_BACK)
    return script

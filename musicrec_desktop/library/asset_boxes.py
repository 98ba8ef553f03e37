"""The tags of 3GP files: boxes of their own kind, which neither the tag library nor FFmpeg reads.

Source: 3GPP TS 26.244, clause 8 (asset information).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final

MOST_BYTES: Final = 1 << 20
_MOST_BOXES: Final = 1000
_TEXTS: Final = {b"titl": "title", b"perf": "artist", b"auth": "author", b"gnre": "genre", b"albm": "album"}
_HEAD: Final = 6
"""Version, flags and language."""


def asset_fields(file: io.BufferedReader, size: int) -> dict[str, str]:
    """The fields of the file, by lower-case name; none where it has no such boxes."""
    fields: dict[str, str] = {}
    for moov_start, moov_end in _boxes(file, b"moov", 0, size):
        for start, end in _boxes(file, b"udta", moov_start, moov_end):
            for name, field in _TEXTS.items():
                for place, limit in _boxes(file, name, start, end):
                    _take_text(fields, field, _content(file, place, limit))
            for place, limit in _boxes(file, b"yrrc", start, end):
                content = _content(file, place, limit)
                if len(content) >= 6:
                    fields.setdefault("date", str(int.from_bytes(content[4:6], "big")))
    if author := fields.pop("author", ""):
        fields.setdefault("artist", author)
    return fields


def _take_text(fields: dict[str, str], field: str, content: bytes) -> None:
    body = content[_HEAD:]
    if body[:2] in {b"\xfe\xff", b"\xff\xfe"}:
        end = next((at for at in range(2, len(body) - 1, 2) if body[at : at + 2] == b"\0\0"), len(body))
        text, rest = body[:end].decode("utf-16", "replace"), body[end + 2 :]
    else:
        raw, _, rest = body.partition(b"\0")
        text = raw.decode("utf-8", "replace")
    if text:
        fields.setdefault(field, text)
    if field == "album" and rest and rest[0]:
        fields.setdefault("tracknumber", str(rest[0]))


def _content(file: io.BufferedReader, start: int, end: int) -> bytes:
    file.seek(start)
    return file.read(min(end - start, MOST_BYTES))


def _boxes(file: io.BufferedReader, name: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the contents of the boxes of one name lie between two places."""
    for _ in range(_MOST_BOXES):
        if start + 8 > end:
            return
        file.seek(start)
        head = file.read(16)
        size, content = int.from_bytes(head[:4], "big"), start + 8
        if size == 1:
            size, content = int.from_bytes(head[8:16], "big"), start + 16
        elif size == 0:
            size = end - start
        if size < content - start or len(head) < 8:
            return
        if head[4:8] == name:
            yield content, min(end, start + size)
        start += size

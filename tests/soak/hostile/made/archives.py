"""Archives and packed files that unpack to more than any machine has, or lead out of their folder."""

from __future__ import annotations

import gzip
import io
import json
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Final

from musicrec_desktop.encryption.stream import MAGIC
from tests.soak.hostile.doors import Door
from tests.soak.hostile.made.values import Made, written

ZEROS_BYTES: Final = 10 << 30
_BLOCK_BYTES: Final = 16 << 20
_EXPORT: Final = (Door.IMPORT, Door.TRACKLIST)
_ALL: Final = (Door.ARCHIVE, *_EXPORT)
_LISTEN: Final = {"endTime": "2024-05-03 18:42", "artistName": "A", "trackName": "T", "msPlayed": 40000}
HISTORY: Final = json.dumps([_LISTEN] * 3).encode()
_MANIFEST: Final = json.dumps(
    {"format": "musicrec-profile", "version": 1, "made_by": "0", "made_at_ms": 1, "counts": {},
     "profile": {"name": "Anna", "colour": ""}}
).encode()  # fmt: skip


def packed_zeros(size: int = ZEROS_BYTES) -> bytes:
    """A stream of deflate that unpacks to so many zeros, made of one block again and again."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(_BLOCK_BYTES)) + packer.flush(zlib.Z_FULL_FLUSH)
    return block * (size // _BLOCK_BYTES) + packer.flush(zlib.Z_FINISH)


def _entry(name: bytes, packed: int, size: int, offset: int, *, method: int = 8) -> tuple[bytes, bytes]:
    """The two headers of a file of an archive."""
    common = struct.pack("<HHHHHIIIHH", 20, 0, method, 0, 0x21, 0, packed, size, len(name), 0)
    local = b"PK\3\4" + common + name
    return local, b"PK\1\2" + struct.pack("<H", 20) + common + struct.pack(
        "<HHHII", 0, 0, 0, 0, offset
    ) + name


def _zip_of(parts: list[tuple[bytes, bytes, int]]) -> bytes:
    """An archive of names, packed bytes and the sizes that it says."""
    body, directory = b"", b""
    for name, packed, size in parts:
        local, central = _entry(name, len(packed), size, len(body))
        body += local + packed
        directory += central
    return body + directory + _end(len(parts), len(directory), len(body))


def _end(count: int, size: int, offset: int) -> bytes:
    if count < 0xFFFF:
        return b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, count, count, size, offset, 0)
    long_end = struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count, size, offset)
    locator = struct.pack("<IQI", 0, offset + size, 1)
    return b"PK\6\6" + long_end + b"PK\6\7" + locator + _end(0xFFFE, size, offset)


def _honest_zip(name: bytes) -> bytes:
    """Zeros without end, of which the header tells what 32 bits can."""
    return _zip_of([(name, packed_zeros(4080 << 20), 4080 << 20)])


def _lying_zip() -> bytes:
    """Zeros without end that are said to be few; and good rows behind them."""
    return _zip_of(
        [
            (b"manifest.json", packed_zeros(), 1000),
            (b"StreamingHistory0.json", zlib.compress(HISTORY)[2:-4], len(HISTORY)),
        ]
    )


def _overlapping_zip() -> bytes:
    """Thousands of names for the same packed bytes, after Fifield (2019)."""
    packed = packed_zeros(_BLOCK_BYTES)
    local, _ = _entry(b"0.json", len(packed), _BLOCK_BYTES, 0)
    body = local + packed
    entries = [_entry(f"{number}.json".encode(), len(packed), _BLOCK_BYTES, 0)[1] for number in range(15_000)]
    directory = b"".join(entries)
    return body + directory + _end(len(entries), len(directory), len(body))


def _million_files() -> bytes:
    local, _ = _entry(b"0.json", 0, 0, 0, method=0)
    directory = b"".join(
        _entry(f"{number}.json".encode(), 0, 0, 0, method=0)[1] for number in range(1_000_000)
    )
    return local + directory + _end(1_000_000, len(directory), len(local))


def _nested_zip() -> bytes:
    data = HISTORY
    for _ in range(20):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for number in range(2):
                archive.writestr(f"{number}.zip", data)
        data = packed.getvalue()
    return data


def _names_zip() -> bytes:
    """Names that lead elsewhere, and a link."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in (
            "../../evil.json",
            "/tmp/evil.json",
            "C:\\evil.json",
            "a/../../b.json",
            "x" * 60_000,
            ".",
        ):
            archive.writestr(zipfile.ZipInfo(name), HISTORY)
        link = zipfile.ZipInfo("StreamingHistory0.json")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("manifest.json", _MANIFEST)
    return packed.getvalue()


def _workbook_bomb() -> bytes:
    packed = zlib.compress(b'<workbook xmlns="x"><sheets/></workbook>')[2:-4]
    return _zip_of([
        (b"xl/workbook.xml", packed, 40),
        (b"xl/sharedStrings.xml", packed_zeros(4080 << 20), 4080 << 20),
        (b"xl/worksheets/sheet1.xml", packed_zeros(4080 << 20), 4080 << 20),
    ])  # fmt: skip


def _profile(rows: bytes) -> Callable[[], bytes]:
    """An archive of a profile with these rows of listens."""

    def make() -> bytes:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("manifest.json", _MANIFEST)
            for name in ("rows/listen.jsonl", "rows/state.jsonl", "tracks.jsonl"):
                archive.writestr(name, rows)
        return packed.getvalue()

    return make


def _locked(header: bytes) -> bytes:
    return MAGIC + len(header).to_bytes(4, "big") + header + bytes(400)


def _derivation(**more: object) -> bytes:
    fields = {"version": 1, "salt": "AAAAAAAAAAAAAAAAAAAAAA==", "memory_kib": 65536, "passes": 3, "lanes": 4}
    return json.dumps({**fields, "prefix": "00" * 7, "chunk": 65536, **more}).encode()


def _gzip_bomb() -> bytes:
    return gzip.compress(b"")[:10] + packed_zeros() + bytes(8)


def _xz_bomb() -> bytes:
    return lzma.compress(HISTORY[:-1]) + lzma.compress(bytes(_BLOCK_BYTES), preset=1) * 640


def _rows(value: str) -> bytes:
    return f'{{"started_at_ms": {value}, "track": {value}, "key": {value}}}\n[{value}]\n{value}\n'.encode()


MADE: Final = (
    Made("honest.zip", written(lambda: _honest_zip(b"StreamingHistory0.json")), _ALL),
    Made("manifest.zip", written(lambda: _honest_zip(b"manifest.json")), _ALL),
    Made("lying.zip", written(_lying_zip), _ALL),
    Made("overlapping.zip", written(_overlapping_zip), _ALL),
    Made("million.zip", written(_million_files), _ALL),
    Made("nested.zip", written(_nested_zip), _ALL),
    Made("names.zip", written(_names_zip), _ALL),
    Made("workbook.xlsx", written(_workbook_bomb), _EXPORT),
    Made("zeros.json.gz", written(_gzip_bomb), _EXPORT),
    Made("zeros.json.xz", written(_xz_bomb), _EXPORT),
    Made("deep.zip", written(_profile(b"[" * 2_000_000)), (Door.ARCHIVE,)),
    Made("line.zip", written(_profile(b'"' + b"x" * (90 << 20))), (Door.ARCHIVE,)),
    Made("infinite.zip", written(_profile(_rows("1e999"))), (Door.ARCHIVE,)),
    Made("large.zip", written(_profile(_rows("9" * 4000))), (Door.ARCHIVE,)),
    Made("digits.zip", written(_profile(_rows("9" * 5000))), (Door.ARCHIVE,)),
    Made("surrogate.zip", written(_profile(_rows('"\\ud800\\u0000"'))), (Door.ARCHIVE,)),
    Made("objects.zip", written(_profile(_rows('{"a": [[]]}'))), (Door.ARCHIVE,)),
    Made("deep.musicrec-profile", written(_locked(b"[" * 4096)), (Door.ARCHIVE,)),
    Made("infinite.musicrec-profile", written(_locked(_derivation(chunk=float("inf")))), (Door.ARCHIVE,)),
    Made("greedy.musicrec-profile", written(_locked(_derivation(memory_kib=1 << 40))), (Door.ARCHIVE,)),
    Made("patient.musicrec-profile", written(_locked(_derivation(passes=1 << 31))), (Door.ARCHIVE,)),
    Made("plain.musicrec-profile", written(_locked(_derivation())), (Door.ARCHIVE,)),
    Made(
        "text.musicrec-profile", written(_locked(_derivation(prefix=[], chunk="9" * 3000))), (Door.ARCHIVE,)
    ),
)

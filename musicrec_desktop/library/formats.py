"""Which files are looked at, and what a file is by its first bytes.

The name decides only whether a file is opened; its content decides its kind.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

AUDIO_EXTENSIONS: Final = frozenset(
    (
        *("mp3", "mp2", "mp1", "mpga"),
        *("flac", "fla"),
        *("ogg", "oga", "ogx", "spx", "opus", "oggflac"),
        *("m4a", "m4b", "m4p", "m4r", "mp4", "alac", "aac", "3gp", "3g2"),
        *("wav", "wave", "w64", "rf64"),
        *("aif", "aiff", "aifc", "afc"),
        *("wma", "asf"),
        *("ape", "wv", "mpc", "mp+", "mpp", "tta", "tak", "ofr", "ofs"),
        *("dsf", "dff"),
        *("ac3", "eac3", "ec3", "dts"),
        *("mka", "weba", "caf", "au", "snd", "amr"),
    )
)
"""Extensions that FFmpeg or libVLC play. Tracker modules are left out: FFmpeg cannot decode them, so nothing
could be similar to them."""

FOLDER_IMAGE_STEMS: Final = ("cover", "folder", "front", "album", "albumart", "artwork")
FOLDER_IMAGE_EXTENSIONS: Final = ("jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff")
SCAN_FOLDERS: Final = frozenset(("scans", "scan", "artwork", "art", "covers", "cover", "booklet", "images"))
"""Folders beside the music that hold its pictures."""


class Kind(Enum):
    """What the content of a file is; the value is the short codec name where the container tells it."""

    # Each is there once. That of ``Enum`` is written in Python, and is asked for a dozen times a file.
    __hash__ = object.__hash__

    MP3 = "mp3"
    ADTS = "aac"
    FLAC = "flac"
    OGG_VORBIS = "vorbis"
    OGG_OPUS = "opus"
    OGG_SPEEX = "speex"
    OGG_FLAC = "flac (ogg)"
    OGG_OTHER = "ogg"
    MP4 = "mp4"
    WAVE = "wav"
    AIFF = "aiff"
    ASF = "wma"
    APE = "ape"
    WAVPACK = "wavpack"
    MUSEPACK = "musepack"
    TTA = "tta"
    TAK = "tak"
    OPTIMFROG = "optimfrog"
    DSF = "dsf"
    DSDIFF = "dsdiff"
    AC3 = "ac3"
    PLAIN = ""
    """Sound that mutagen does not know: the tags come from names."""
    FOREIGN = "foreign"
    """Formats that are not sound."""
    UNKNOWN = "unknown"


_SIGNATURES: Final = (
    (0, b"fLaC", Kind.FLAC),
    (0, b"MAC ", Kind.APE),
    (0, b"wvpk", Kind.WAVPACK),
    (0, b"MPCK", Kind.MUSEPACK),
    (0, b"MP+", Kind.MUSEPACK),
    (0, b"TTA1", Kind.TTA),
    (0, b"TTA2", Kind.TTA),
    (0, b"tBaK", Kind.TAK),
    (0, b"OFR ", Kind.OPTIMFROG),
    (0, b"DSD ", Kind.DSF),
    (0, b"FRM8", Kind.DSDIFF),
    (0, b"\x0b\x77", Kind.AC3),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", Kind.ASF),
    (0, b"ADIF", Kind.ADTS),
    (4, b"ftyp", Kind.MP4),
    (0, b"\x1a\x45\xdf\xa3", Kind.PLAIN),  # Matroska
    (0, b"caff", Kind.PLAIN),
    (0, b".snd", Kind.PLAIN),
    (0, b"#!AMR", Kind.PLAIN),
    (0, b"\x7f\xfe\x80\x01", Kind.PLAIN),  # DTS
    (0, b"RF64", Kind.PLAIN),
    (0, b"riff\x2e\x91\xcf\x11", Kind.PLAIN),  # Wave64
    (0, b"\xff\xd8\xff", Kind.FOREIGN),  # JPEG
    (0, b"\x89PNG", Kind.FOREIGN),
    (0, b"GIF8", Kind.FOREIGN),
    (0, b"BM", Kind.FOREIGN),
    (0, b"II*\0", Kind.FOREIGN),
    (0, b"MM\0*", Kind.FOREIGN),
    (0, b"%PDF", Kind.FOREIGN),
    (0, b"PK\x03\x04", Kind.FOREIGN),
    (0, b"Rar!", Kind.FOREIGN),
    (0, b"7z\xbc\xaf", Kind.FOREIGN),
    (0, b"\x1f\x8b", Kind.FOREIGN),
    (0, b"\x7fELF", Kind.FOREIGN),
    (0, b"MZ", Kind.FOREIGN),
    (0, b"SQLite format", Kind.FOREIGN),
    (0, b"MThd", Kind.FOREIGN),
    (0, b"\x05\x16\x07", Kind.FOREIGN),  # AppleDouble
)
_MAGIC_BYTES: Final = 4
_WHOLE_MAGIC: Final = {
    magic: kind for offset, magic, kind in _SIGNATURES if offset == 0 and len(magic) == _MAGIC_BYTES
}
"""Most signatures are of four bytes, and found at once."""
_OTHER_SIGNATURES: Final = tuple(one for one in _SIGNATURES if one[1] not in _WHOLE_MAGIC)
_OGG_CODECS: Final = (
    (b"\x01vorbis", Kind.OGG_VORBIS),
    (b"OpusHead", Kind.OGG_OPUS),
    (b"Speex   ", Kind.OGG_SPEEX),
    (b"\x7fFLAC", Kind.OGG_FLAC),
)
_TEXT_BYTES: Final = bytes(range(32, 127)) + b"\t\n\r\f"
_LEAST_TEXT: Final = 16
HEAD_BYTES: Final = 4096


def is_audio_name(name: str) -> bool:
    """Whether a file of this name is looked at."""
    return "." in name and name.rpartition(".")[2].lower() in AUDIO_EXTENSIONS


def kind_of(head: bytes) -> Kind:
    """What a file is, by its first ``HEAD_BYTES`` bytes (an ID3 tag before the sound already left out)."""
    if (known := _WHOLE_MAGIC.get(head[:_MAGIC_BYTES])) is not None:
        return known
    if head.startswith(b"OggS"):
        return next((kind for magic, kind in _OGG_CODECS if magic in head), Kind.OGG_OTHER)
    for offset, magic, kind in _OTHER_SIGNATURES:
        if head.startswith(magic, offset):
            return kind
    if head.startswith((b"RIFF", b"FORM")):
        return _chunked(head)
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0:
        return Kind.ADTS if head[1] & 0xF6 == 0xF0 else Kind.MP3
    return Kind.FOREIGN if _is_text(head) else Kind.UNKNOWN


def id3_length(head: bytes) -> int:
    """Bytes of the ID3v2 tag that the file starts with, 0 where there is none."""
    if len(head) < 10 or head[:3] != b"ID3" or max(head[6:10]) > 0x7F:
        return 0
    size = head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9]
    return size + (20 if head[5] & 0x10 else 10)


def _chunked(head: bytes) -> Kind:
    return {b"WAVE": Kind.WAVE, b"AIFF": Kind.AIFF, b"AIFC": Kind.AIFF}.get(head[8:12], Kind.FOREIGN)


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return True
    return len(head) >= _LEAST_TEXT and not head.translate(None, _TEXT_BYTES)

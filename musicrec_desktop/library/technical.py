"""What the stream of a file is: codec, rates, bits, and whether the codec keeps every sample."""

from __future__ import annotations

from typing import Any, Final

from musicrec_desktop.library.formats import Kind
from musicrec_desktop.library.opening import DecodedInfo, OpenedFile

OPUS_RATE_HZ: Final = 48_000
_LOSSLESS_KINDS: Final = frozenset(
    (Kind.FLAC, Kind.OGG_FLAC, Kind.APE, Kind.WAVPACK, Kind.TTA, Kind.TAK, Kind.OPTIMFROG, Kind.DSF,
     Kind.DSDIFF, Kind.AIFF)
)  # fmt: skip
_LOSSLESS_CODECS: Final = frozenset(
    ("alac", "flac", "ape", "wavpack", "tta", "tak", "mlp", "truehd", "wmalossless", "als", "shorten")
)
"""Names of FFmpeg, and of the atoms of MP4 up to the first dot."""
_LOSSLESS_PREFIXES: Final = ("pcm_", "dsd_")
_COMPANDED: Final = frozenset(("pcm_alaw", "pcm_mulaw", "pcm_vidc"))
_WAVE_FORMATS: Final = frozenset((1, 3, 0xFFFE))
"""PCM, floating point, and one of both by a longer header."""
_GREATEST_BIT_DEPTH: Final = 64


def codec_of(opened: OpenedFile) -> str:
    """The short name of the codec, for example ``"mp3"`` or ``"alac"``."""
    if isinstance(opened.info, DecodedInfo):
        return opened.info.codec
    if opened.kind is Kind.MP4:
        codec = str(getattr(opened.info, "codec", "") or "")
        return "aac" if codec.startswith("mp4a.40") else codec.partition(".")[0] or "mp4"
    return str(opened.kind.value)


def is_lossless(opened: OpenedFile) -> bool:
    """Whether the codec keeps every sample."""
    info = opened.info
    if isinstance(info, DecodedInfo) or opened.kind is Kind.MP4:
        codec = codec_of(opened).lower()
        is_pcm = codec.startswith(_LOSSLESS_PREFIXES) and codec not in _COMPANDED
        return is_pcm or codec in _LOSSLESS_CODECS
    if opened.kind is Kind.WAVE:
        return getattr(info, "audio_format", 1) in _WAVE_FORMATS
    if opened.kind is Kind.ASF:
        names = (getattr(info, name, "") or "" for name in ("codec_type", "codec_name"))
        return any("lossless" in name.lower() for name in names)
    return opened.kind in _LOSSLESS_KINDS


def bit_depth(opened: OpenedFile) -> int | None:
    """Bits of a sample; None for a lossy codec, which has none."""
    bits = positive(getattr(opened.info, "bits_per_sample", None)) if is_lossless(opened) else None
    return bits if bits is not None and bits <= _GREATEST_BIT_DEPTH else None


def bitrate_kbps(opened: OpenedFile, duration_ms: int | None, picture_bytes: int) -> int | None:
    """The average bit rate; None where unknown."""
    counted_bits = opened.counted.bits_per_s if opened.counted is not None else 0
    bits_per_s = counted_bits or getattr(opened.info, "bitrate", None) or 0
    if bits_per_s <= 0 and duration_ms:
        return round((opened.size - picture_bytes) * 8 / duration_ms) or None
    return positive(round(bits_per_s / 1000))


def sample_rate_hz(opened: OpenedFile) -> int | None:
    """The sample rate; None where unknown."""
    if opened.kind is Kind.OGG_OPUS:
        return OPUS_RATE_HZ
    return positive(getattr(opened.info, "sample_rate", None))


def positive(value: Any) -> int | None:
    """A number of a header, where it is one that can be."""
    return int(value) if isinstance(value, (int, float)) and 0 < value < 1 << 31 else None

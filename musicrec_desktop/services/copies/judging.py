"""Which file of a recording is the best one, and in what each other one is behind or ahead."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from musicrec_desktop.model.copies import Comparison, CopyFile, CopyKind, Merit

WHOLE_WITHIN_MS: Final = 1500
"""Codecs add silence at both ends, and headers round; what is shorter by more lacks some of the music."""
CLIPPED_FROM: Final = 1.06
"""A true peak half a decibel above full scale: players and converters cut it."""
BIT_RATE_SHARE: Final = 1.15
"""A bit rate that is higher by less is no merit."""
_MP3_RATE_OF: Final[Mapping[str, float]] = {
    "opus": 1.8, "aac": 1.35, "vorbis": 1.35, "mp4": 1.35, "m4a": 1.35, "ogg": 1.35, "musepack": 1.4,
    "mpc": 1.4, "wma": 1.1, "mp3": 1.0, "mp2": 0.7,
}  # fmt: skip
"""What a kilobit of a codec is worth beside one of MP3: by and large, as public listening tests rank them."""

_Value = tuple[float, ...]


def compared(kind: CopyKind, files: Sequence[CopyFile]) -> tuple[Comparison, ...]:
    """The files of a group with what is said of them, the best first.

    Versions are no better or worse than each other: they come in the order of their titles, without merits.

    Args:
        kind: of the group.
        files: of it, in any order; one or more.
    """
    if kind is CopyKind.VERSIONS:
        return tuple(Comparison(file) for file in sorted(files, key=lambda one: (len(one.title), one.title)))
    longest = max(file.duration_ms or 0 for file in files)
    lossy: dict[bytes, float] = {}
    for file in files:
        if file.sound and not file.is_lossless:
            lossy[file.sound] = max(_mp3_rate(file), lossy.get(file.sound, 0.0))
    values = {file.track_id: _values(file, longest, lossy.get(file.sound)) for file in files}
    ranked = sorted(files, key=lambda one: (_ranked(values[one.track_id]), -one.track_id), reverse=True)
    best = ranked[0]
    own = values[best.track_id]
    return (
        Comparison(best),
        *(
            Comparison(
                file,
                tuple(merit for merit in Merit if _is_ahead(merit, own, values[file.track_id])),
                tuple(merit for merit in Merit if _is_ahead(merit, values[file.track_id], own)),
            )
            for file in ranked[1:]
        ),
    )


def _values(file: CopyFile, longest_ms: int, lossy_rate: float | None) -> dict[Merit, float]:
    """What a file has of each merit; more is better.

    Args:
        file: the file.
        longest_ms: of its group.
        lossy_rate: of a lossy file with the same sound; a lossless one was made of it then, since no lossy
            codec gives back the samples that it was given.
    """
    is_whole = file.duration_ms is None or file.duration_ms >= longest_ms - WHOLE_WITHIN_MS
    is_original = lossy_rate is None or not file.is_lossless
    is_lossless = file.is_lossless and is_original
    resolution = float((file.bit_depth or 16) * (file.sample_rate_hz or 44_100))
    return {
        Merit.WHOLE: float(is_whole),
        Merit.LOSSLESS: float(is_lossless),
        Merit.RESOLUTION: resolution if is_lossless else 0.0,
        Merit.BIT_RATE: 0.0 if is_lossless else (_mp3_rate(file) if lossy_rate is None else lossy_rate),
        Merit.ORIGINAL: float(is_original),
        Merit.NOT_CLIPPED: float(file.true_peak is None or file.true_peak < CLIPPED_FROM),
        Merit.TAGS: -float(len(file.missing_tags)),
        Merit.IN_ALBUM: float(file.album_mates > 0),
        Merit.COVER: float(file.has_cover),
        Merit.USE: float(file.plays + file.half_stars + 5 * file.is_liked + 5 * file.playlists),
        Merit.SMALLER: -float(file.size),
        Merit.AGE: -float(file.added_at_ms),
    }


def _mp3_rate(file: CopyFile) -> float:
    return file.bitrate_kbps * _MP3_RATE_OF.get(file.codec.lower(), 1.0)


_QUALITY: Final = (Merit.WHOLE, Merit.LOSSLESS, Merit.RESOLUTION, Merit.BIT_RATE, Merit.NOT_CLIPPED)
_STEPS: Final[Mapping[Merit, Callable[[float], float]]] = {
    # Rates in steps, so that 320 beside 319 is left to what comes after.
    Merit.BIT_RATE: lambda rate: float(round(rate / 40)),
}


def _ranked(values: Mapping[Merit, float]) -> _Value:
    return tuple(_STEPS.get(merit, float)(values[merit]) for merit in Merit)


def _is_ahead(merit: Merit, one: Mapping[Merit, float], other: Mapping[Merit, float]) -> bool:
    """Whether one file is ahead of another in something that is worth a word."""
    if merit in {Merit.RESOLUTION, Merit.BIT_RATE}:
        # Between a lossless and a lossy file the format says it all.
        return one[Merit.LOSSLESS] == other[Merit.LOSSLESS] and one[merit] > other[merit] * BIT_RATE_SHARE
    if merit is Merit.SMALLER:
        # Where the quality differs, the larger file is as a rule the better one.
        return one[merit] > other[merit] and all(one[each] == other[each] for each in _QUALITY)
    if merit is Merit.AGE:
        # The date of coming into the library breaks a tie, and says nothing beside anything else.
        return one[merit] > other[merit] and all(
            one[each] == other[each] for each in Merit if each is not merit
        )
    return one[merit] > other[merit]

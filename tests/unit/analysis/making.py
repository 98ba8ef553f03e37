"""Sound files of any kind, made on the spot."""

from __future__ import annotations

import functools
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

Sound = NDArray[np.float32]

RATE_HZ = 44_100
CODECS = {
    ".mp3": "libmp3lame",
    ".flac": "flac",
    ".ogg": "vorbis",
    ".opus": "libopus",
    ".m4a": "aac",
    ".wav": "pcm_s16le",
    ".aiff": "pcm_s16be",
    ".aac": "aac",
}
QUICKLY = {
    "libmp3lame": {"compression_level": "9"},
    "libopus": {"compression_level": "0"},
    "flac": {"compression_level": "0"},
    "aac": {"aac_coder": "fast"},
    "vorbis": {"strict": "experimental"},
}
"""What codecs are told: the tests encode many minutes, and none of them listens."""


def melody(seconds: float, seed: int = 1, *, rate_hz: int = RATE_HZ, channels: int = 2) -> Sound:
    """Tones that change twice a second over a little noise, shape (channels, samples)."""
    return np.tile(_voice(seconds, seed, rate_hz), (channels, 1))


@functools.lru_cache(maxsize=8)
def _voice(seconds: float, seed: int, rate_hz: int) -> Sound:
    rng = np.random.default_rng(seed)
    moments = np.arange(round(seconds * rate_hz)) / rate_hz
    pitches = 220.0 * 2.0 ** (rng.integers(0, 24, int(seconds * 2) + 1) / 12.0)
    phase = 2 * np.pi * np.cumsum(pitches[(moments * 2).astype(int)]) / rate_hz
    decay = np.exp(-4.0 * (moments * 2 % 1.0))
    voice = 0.4 * np.sin(phase) * decay + 0.02 * rng.standard_normal(len(moments))
    return voice.astype(np.float32)


def silence(seconds: float, channels: int = 2) -> Sound:
    """Nothing, shape (channels, samples)."""
    return np.zeros((channels, round(seconds * RATE_HZ)), np.float32)


def write(
    path: str | Path,
    sound: Sound,
    *,
    codec: str = "",
    rate_hz: int = RATE_HZ,
    layout: str = "",
    options: dict[str, str] | None = None,
    abr: bool = False,
) -> str:
    """Encode ``sound`` by the suffix of ``path``, MP3 on demand with a bit rate that changes; the path."""
    codec = codec or CODECS[Path(path).suffix]
    layout = layout or {1: "mono", 2: "stereo", 6: "5.1"}[len(sound)]
    file_rate_hz = 48_000 if codec == "libopus" else rate_hz
    with av.open(str(path), "w", options=options or {}) as container:
        stream = container.add_stream(codec, rate=file_rate_hz, layout=layout)
        assert isinstance(stream, av.AudioStream)
        stream.codec_context.options = QUICKLY.get(codec, {}) | ({"abr": "1"} if abr else {})
        resampler = av.AudioResampler(stream.format.name, layout, file_rate_hz)
        step = rate_hz
        for start in range(0, sound.shape[1], step):
            piece = np.ascontiguousarray(sound[:, start : start + step])
            frame = av.AudioFrame.from_ndarray(piece, format="fltp", layout=layout)
            frame.sample_rate = rate_hz
            frame.pts = start
            for converted in resampler.resample(frame):
                container.mux(stream.encode(converted))
        for converted in resampler.resample(None):
            container.mux(stream.encode(converted))
        container.mux(stream.encode(None))
    return str(path)


def end_ogg_earlier(path: Path, samples: int) -> None:
    """Let the last page of an Ogg file say that the sound ended so many samples before."""
    content = bytearray(path.read_bytes())
    page = content.rindex(b"OggS")
    end = int.from_bytes(content[page + 6 : page + 14], "little")
    content[page + 6 : page + 14] = (end - samples).to_bytes(8, "little")
    content[page + 22 : page + 26] = bytes(4)
    content[page + 22 : page + 26] = _ogg_checksum(content[page:]).to_bytes(4, "little")
    path.write_bytes(content)


def _ogg_checksum(page: bytes | bytearray) -> int:
    remainder = 0
    for byte in page:
        remainder ^= byte << 24
        for _ in range(8):
            remainder = (remainder << 1 ^ (0x04C11DB7 if remainder & 1 << 31 else 0)) & 0xFFFFFFFF
    return remainder

"""Small sound files made on the spot."""

from __future__ import annotations

import os
import wave
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 44_100


def tone(seconds: float, hz: float = 440.0, level: float = 0.3, rate_hz: int = RATE_HZ) -> NDArray[np.int16]:
    """A mono sine, shape (samples,)."""
    moments = np.arange(round(seconds * rate_hz)) / rate_hz
    return (np.sin(2 * np.pi * hz * moments) * level * 32767).astype(np.int16)


def write_wav(path: str | bytes, samples: NDArray[np.int16], rate_hz: int = RATE_HZ) -> None:
    """A 16 bit mono WAV file; the path may be bytes that are not UTF-8."""
    with open(path, "wb") as file, wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(rate_hz)
        writer.writeframes(samples.tobytes())


def write_tone(path: str, seconds: float, hz: float = 440.0, level: float = 0.3) -> str:
    """A sine as WAV, or encoded by FFmpeg for another suffix (flac, mp3, ogg, opus, m4a); the path."""
    samples = tone(seconds, hz, level)
    if path.endswith(".wav"):
        write_wav(path, samples)
    else:
        _encode(path, samples)
    return path


def encode_halves(folder: str, suffix: str, hz: float, half_s: float) -> tuple[str, str]:
    """One sine cut in two files in the middle; the paths."""
    first, second = encode_pieces(folder, suffix, np.split(tone(2 * half_s, hz), 2))
    return first, second


def encode_pieces(folder: str, suffix: str, pieces: Sequence[NDArray[np.int16]]) -> list[str]:
    """Each piece in a file of its own; the paths."""
    paths = [os.path.join(folder, f"piece {number}.{suffix}") for number in range(len(pieces))]
    for path, piece in zip(paths, pieces, strict=True):
        if suffix == "wav":
            write_wav(path, piece)
        else:
            _encode(path, piece)
    return paths


def _encode(path: str, samples: NDArray[np.int16]) -> None:
    if path.endswith(".ogg"):
        import soundfile

        with soundfile.SoundFile(path, "w", RATE_HZ, 2, subtype="VORBIS", format="OGG") as file:
            # In pieces: libvorbis overflows its stack where a minute comes at once.
            for start in range(0, len(samples), RATE_HZ):
                second = samples[start : start + RATE_HZ]
                file.write(np.stack([second, second], axis=1))
        return
    import av

    codecs = {".flac": "flac", ".mp3": "libmp3lame", ".opus": "libopus", ".m4a": "aac"}
    codec = codecs[os.path.splitext(path)[1]]
    rate_hz = 48_000 if codec == "libopus" else RATE_HZ
    with av.open(path, "w") as container:
        stream = container.add_stream(codec, rate=rate_hz, layout="stereo")
        assert isinstance(stream, av.AudioStream)
        resampler = av.AudioResampler(stream.format.name, "stereo", rate_hz, stream.frame_size or 4096)
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = RATE_HZ
        for piece in (*resampler.resample(frame), *resampler.resample(None)):
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))

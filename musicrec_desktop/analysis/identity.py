"""The identity of a recording: a hash of what is heard at its start.

The same file under another path or with other tags decodes to the same samples, so it keeps its history.
"""

from __future__ import annotations

import hashlib
from typing import Final

import av
import numpy as np
from av.audio.frame import AudioFrame

from musicrec_desktop.analysis.decode import SoundFile

HASHED_S: Final = 10.0
DIGEST_BYTES: Final = 16
# Below this many steps of 16 bits it is silence; many tracks begin with it.
AUDIBLE_STEPS: Final = 64
# A longer silent start is hashed by its length.
MAX_SILENCE_S: Final = 120.0


def audio_id(sound: SoundFile) -> bytes:
    """Blake2b-128 of ten seconds from the first audible sample on, as 16-bit samples at native rate.

    Args:
        sound: a freshly opened file: nothing was decoded and nobody sought, so that the decoder starts alike.

    Returns:
        16 bytes, or none where nothing can be decoded.

    Raises:
        AnalysisError: too much is damaged.
        OSError: the disk failed.
    """
    digest = hashlib.blake2b(digest_size=DIGEST_BYTES)
    silent_s = 0.0
    heard_s = 0.0
    converter: av.AudioResampler | None = None
    for frame in sound.frames():
        if converter is None:
            converter = av.AudioResampler("s16", frame.layout.name, frame.sample_rate)
            digest.update(f"{frame.layout.nb_channels} {frame.sample_rate}".encode())
        samples = _int16(converter, frame)
        if samples is None:
            # The format changes in mid-stream: what was heard until here is the identity.
            break
        frame_s = frame.samples / frame.sample_rate
        if not heard_s:
            audible = np.flatnonzero(np.abs(samples.astype(np.int32)).max(axis=1) > AUDIBLE_STEPS)
            if not len(audible):
                silent_s += frame_s
                if silent_s >= MAX_SILENCE_S:
                    break
                continue
            samples = samples[audible[0] :]
        digest.update(samples.tobytes())
        heard_s += frame_s
        if heard_s >= HASHED_S:
            break
    if not heard_s:
        digest.update(f"silence {silent_s:.3f}".encode())
    return digest.digest() if heard_s or silent_s else b""


def _int16(
    converter: av.AudioResampler, frame: AudioFrame
) -> np.ndarray[tuple[int, int], np.dtype[np.int16]] | None:
    """Samples by channel, shape (n, channels); None where the frame does not fit the converter."""
    channels = frame.layout.nb_channels
    frame.pts = None
    try:
        parts = converter.resample(frame)
    except (av.FFmpegError, ValueError):
        return None
    arrays = [part.to_ndarray().reshape(-1, channels) for part in parts]
    if not arrays:
        return np.zeros((1, channels), np.int16)
    return np.concatenate(arrays)

"""The identity of a recording: a hash of what is heard at its start.

The same file under another path or with other tags decodes to the same samples, so it keeps its history.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Final

import av
import numpy as np
from av.audio.frame import AudioFrame
from numpy.typing import NDArray

from musicrec_desktop.audio.decode import SoundFile
from musicrec_desktop.audio.resample import kind_of

HASHED_S: Final = 5.0
DIGEST_BYTES: Final = 16
# Below this many steps of 16 bits it is silence; many tracks begin with it.
AUDIBLE_STEPS: Final = 64
# A longer silent start is hashed by its length.
MAX_SILENCE_S: Final = 120.0
# Frames are joined before they are converted, because a call costs more than the conversion.
JOINED_S: Final = 1.0


def audio_id(sound: SoundFile) -> bytes:
    """Blake2b-128 of five seconds from the first audible sample on, as 16-bit samples at native rate.

    Args:
        sound: freshly opened, without any decoding or seeking, so that the decoder always starts alike.

    Returns:
        16 bytes, or none where nothing can be decoded.

    Raises:
        AnalysisError: too much is damaged.
        OSError: the disk failed.
    """
    digest = hashlib.blake2b(digest_size=DIGEST_BYTES)
    silent = heard = 0
    converter: av.AudioResampler | None = None
    for frame in _joined(sound.frames()):
        rate_hz, channels = frame.sample_rate, frame.layout.nb_channels
        converter = converter or av.AudioResampler("s16", frame.layout.name, rate_hz)
        samples = _int16(converter, frame)
        if not heard:
            start = _first_audible(samples)
            silent += start
            samples = samples[start:]
            if not len(samples):
                if silent >= MAX_SILENCE_S * rate_hz:
                    break
                continue
            digest.update(f"{channels} {rate_hz}".encode())
        samples = samples[: int(HASHED_S * rate_hz) - heard]
        digest.update(samples.tobytes())
        heard += len(samples)
        if heard >= HASHED_S * rate_hz:
            break
    if not heard:
        digest.update(f"silence {silent}".encode())
    return digest.digest() if heard or silent else b""


def _joined(frames: Iterator[AudioFrame]) -> Iterator[AudioFrame]:
    """Frames of about a second; ends where the format changes, since what was heard until there will do."""
    waiting: av.AudioFifo | None = None
    kind: object = None
    for frame in frames:
        frame.pts = None
        if waiting is None:
            waiting, kind = av.AudioFifo(), kind_of(frame)
        # The buffer does not compare layouts: it would read channels that are not there.
        if kind_of(frame) != kind:
            break
        waiting.write(frame)
        if waiting.samples >= JOINED_S * frame.sample_rate and (joined := waiting.read()) is not None:
            yield joined
    if waiting is not None and (joined := waiting.read(0, partial=True)) is not None:
        yield joined


def _int16(converter: av.AudioResampler, frame: AudioFrame) -> NDArray[np.int16]:
    """Samples by channel, shape (n, channels); at the same rate nothing stays in the converter."""
    channels = frame.layout.nb_channels
    frame.pts = None
    try:
        parts = converter.resample(frame)
    except (av.FFmpegError, ValueError):
        return np.zeros((0, channels), np.int16)
    arrays = [part.to_ndarray().reshape(-1, channels) for part in parts]
    return np.concatenate([np.zeros((0, channels), np.int16), *arrays])


def _first_audible(samples: NDArray[np.int16]) -> int:
    """The number of samples before the first one that can be heard."""
    is_audible = (samples > AUDIBLE_STEPS) | (samples < -AUDIBLE_STEPS)
    if not is_audible.any():
        return len(samples)
    first = int(np.argmax(is_audible))
    return first // int(samples.shape[1])

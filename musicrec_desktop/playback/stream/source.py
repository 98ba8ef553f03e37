"""What an output plays: the mix, with effects, and silence at its end."""

from __future__ import annotations

import itertools
import threading
from typing import Final

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.playback import LoadId
from musicrec_desktop.model.sound import SoundControls
from musicrec_desktop.playback.stream.effects import NORMAL_PERCENT, Equalizer, Tempo
from musicrec_desktop.playback.stream.level_meter import LevelMeter
from musicrec_desktop.playback.stream.mixer import Mixer
from musicrec_desktop.playback.stream.timeline import Moment, Timeline

TAIL_S: Final = 0.4
"""Silence behind the last track, because outputs throw away their last tenth of a second."""
_NOTHING: Final[FloatArray] = np.zeros((0, 2), dtype=np.float32)


class Source:
    """Read in the output's thread; asked and controlled in the owner's thread.

    Args:
        mixer: joins the tracks.
        controls: how they sound at first.
    """

    def __init__(self, mixer: Mixer, controls: SoundControls) -> None:
        self.mixer = mixer
        self.rate_hz = mixer.rate_hz
        self.meter = LevelMeter(mixer.rate_hz)
        self._lock = threading.Lock()
        self._equalizer = Equalizer(mixer.rate_hz)
        self._tempo = Tempo(mixer.rate_hz)
        self._timeline = Timeline(mixer.rate_hz)
        self._speed = 1.0
        self._frame = 0
        # Frames that the tempo effect gave beyond what was asked for.
        self._waiting = _NOTHING
        self._is_hungry = False
        self._tail: int | None = None
        self._end_frame: int | None = None
        self._is_limited = True
        self.set_controls(controls)

    @property
    def is_over(self) -> bool:
        """Whether all of the source has been read."""
        with self._lock:
            return self._tail == 0 and not len(self._waiting)

    @property
    def is_starving(self) -> bool:
        """Whether the output asked for more than is decoded: the file is read too slowly."""
        return self._is_hungry and self.mixer.is_waiting

    @property
    def served(self) -> int:
        """How many frames the output has read."""
        return self._frame

    @property
    def end_frame(self) -> int | None:
        """The output frame behind the last sound; None until that is known."""
        with self._lock:
            return self._end_frame

    def set_controls(self, controls: SoundControls) -> None:
        """Apply other controls from now on."""
        with self._lock:
            self._is_limited = controls.is_clipping_prevented
            self._equalizer.set_gains(controls.equalizer_db, has_headroom=controls.is_clipping_prevented)
            self._tempo.set_speed(controls.speed_percent)
            self._speed = controls.speed_percent / NORMAL_PERCENT
            self._timeline.set_speed(self._frame, self._speed)

    def read(self, count: int) -> FloatArray:
        """Up to ``count`` frames of shape (n, 2), float32; none where nothing is ready or all is over."""
        parts: list[FloatArray] = []
        with self._lock:
            while count > 0:
                # Effects hold sound back. An output that gets less than it needs fills up with silence.
                while not len(self._waiting) and (block := self._next_block(count)) is not None:
                    self._waiting = block
                if not len(self._waiting):
                    break
                part, self._waiting = self._waiting[:count], self._waiting[count:]
                parts.append(part)
                self._frame += len(part)
                count -= len(part)
            self._is_hungry = count > 0
            whole = np.concatenate(parts) if len(parts) > 1 else (*parts, _NOTHING)[0]
            self.meter.note(whole, self._frame)
            return whole

    def moment(self, output_frame: int) -> Moment:
        """The track and position that are heard in a frame of the output."""
        with self._lock:
            return self._timeline.moment(output_frame, self.mixer.cues)

    def next_turn(self, output_frame: int) -> int | None:
        """The first output frame behind this one where another track begins; None where none is known."""
        with self._lock:
            frames = (self._timeline.output_frame(cue.frame) for cue in self.mixer.cues[1:])
            return min((frame for frame in frames if frame > output_frame), default=None)

    def ended_ms(self, load_id: LoadId) -> int:
        """The position (ms) at which the next track began; 0 where none has begun behind this track."""
        with self._lock:
            cues = self.mixer.cues
        for cue, following in itertools.pairwise(cues):
            if cue.load_id == load_id:
                return cue.start_ms + (following.frame - cue.frame) * 1000 // self.rate_hz
        return 0

    def close(self) -> None:
        """Let go of all tracks."""
        self.mixer.close()

    def _next_block(self, count: int) -> FloatArray | None:
        """The next frames: empty where effects hold them back, None where nothing is ready or all is over."""
        if self._tail is not None:
            return self._silence(count) if self._tail else None
        block = self.mixer.read(max(1, round(count * self._speed)))
        if len(block):
            return self._within_scale(self._tempo.process(self._equalizer.process(block)))
        if self.mixer.end_frame is None:
            return None
        rest = self._within_scale(self._tempo.finish())
        self._tail = int(TAIL_S * self.rate_hz)
        self._end_frame = self._frame + len(rest)
        return rest if len(rest) else self._silence(count)

    def _silence(self, count: int) -> FloatArray:
        assert self._tail is not None
        count = min(count, self._tail)
        self._tail -= count
        return np.zeros((count, 2), dtype=np.float32)

    def _within_scale(self, block: FloatArray) -> FloatArray:
        """Round off what would clip (a loud downmix, two loud tracks in a fade); the rest stays as it is."""
        if not self._is_limited or not len(block) or -1.0 <= block.min() <= block.max() <= 1.0:
            return block
        size = np.abs(block)
        over = size > _KNEE
        rounded = _KNEE + (1 - _KNEE) * np.tanh((size - _KNEE) / (1 - _KNEE))
        softened: FloatArray = np.where(over, np.sign(block) * rounded, block).astype(np.float32)
        return softened


_KNEE: Final = 0.9

"""From frames of the output to positions in tracks."""

from __future__ import annotations

import bisect
from dataclasses import dataclass

from musicrec_desktop.model.playback import LoadId
from musicrec_desktop.playback.stream.mixer import Cue


@dataclass(frozen=True, slots=True)
class Pace:
    """A stretch of the output with one speed.

    Attributes:
        output_frame: where it begins in the output.
        mix_frame: where it begins in the mix.
        speed: frames of the mix for each frame of the output.
    """

    output_frame: int
    mix_frame: float
    speed: float


@dataclass(frozen=True, slots=True)
class Moment:
    """A track and a position in it."""

    load_id: LoadId
    position_ms: int


class Timeline:
    """Maps frames of the output to frames of the mix, and those to tracks.

    Args:
        rate_hz: of mix and output.
    """

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._paces = [Pace(0, 0.0, 1.0)]

    def set_speed(self, output_frame: int, speed: float) -> None:
        """Note that the mix runs at another speed from this frame of the output on."""
        if speed != self._paces[-1].speed:
            self._paces.append(Pace(output_frame, self.mix_frame(output_frame), speed))

    def mix_frame(self, output_frame: int) -> float:
        """The frame of the mix that is heard in a frame of the output."""
        pace = self._pace_at(output_frame)
        return pace.mix_frame + (output_frame - pace.output_frame) * pace.speed

    def output_frame(self, mix_frame: float) -> int:
        """The frame of the output in which a frame of the mix is heard."""
        place = bisect.bisect_right([pace.mix_frame for pace in self._paces], mix_frame) - 1
        pace = self._paces[max(0, place)]
        return round(pace.output_frame + (mix_frame - pace.mix_frame) / pace.speed)

    def moment(self, output_frame: int, cues: list[Cue]) -> Moment:
        """The track that is heard in a frame of the output, and the position in it."""
        frame = self.mix_frame(output_frame)
        place = bisect.bisect_right([cue.frame for cue in cues], frame) - 1
        cue = cues[max(0, place)]
        behind_ms = max(0.0, frame - cue.frame) * 1000 / self._rate_hz
        return Moment(cue.load_id, cue.start_ms + int(behind_ms))

    def _pace_at(self, output_frame: int) -> Pace:
        place = bisect.bisect_right([pace.output_frame for pace in self._paces], output_frame) - 1
        return self._paces[max(0, place)]

"""Which moment of which track a frame of the output is."""

from __future__ import annotations

import bisect
from dataclasses import dataclass

from musicrec_desktop.model.playback import LoadId
from musicrec_desktop.playback.stream.mixer import Head


@dataclass(frozen=True, slots=True)
class Pace:
    """From a frame of the output on, tape and output run at one ratio.

    Attributes:
        output_frame: where it begins in the output.
        tape_frame: where that is on the tape.
        speed: tape frames for each output frame.
    """

    output_frame: int
    tape_frame: float
    speed: float


@dataclass(frozen=True, slots=True)
class Moment:
    """A place in a track."""

    load_id: LoadId
    position_ms: int


class Timeline:
    """Output frames to tape frames to tracks; paces are only added at the end.

    Args:
        rate_hz: of tape and output.
    """

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._paces = [Pace(0, 0.0, 1.0)]

    def set_speed(self, output_frame: int, speed: float) -> None:
        """From this frame of the output on the tape runs at another speed."""
        if speed != self._paces[-1].speed:
            self._paces.append(Pace(output_frame, self.tape_frame(output_frame), speed))

    def tape_frame(self, output_frame: int) -> float:
        """What of the tape is heard in a frame of the output."""
        pace = self._pace_at(output_frame)
        return pace.tape_frame + (output_frame - pace.output_frame) * pace.speed

    def output_frame(self, tape_frame: float) -> int:
        """When a frame of the tape is heard."""
        place = bisect.bisect_right([pace.tape_frame for pace in self._paces], tape_frame) - 1
        pace = self._paces[max(0, place)]
        return round(pace.output_frame + (tape_frame - pace.tape_frame) / pace.speed)

    def moment(self, output_frame: int, heads: list[Head]) -> Moment:
        """The track that is heard in a frame of the output, and where in it."""
        frame = self.tape_frame(output_frame)
        place = bisect.bisect_right([head.frame for head in heads], frame) - 1
        head = heads[max(0, place)]
        behind_ms = max(0.0, frame - head.frame) * 1000 / self._rate_hz
        return Moment(head.load_id, head.start_ms + int(behind_ms))

    def _pace_at(self, output_frame: int) -> Pace:
        place = bisect.bisect_right([pace.output_frame for pace in self._paces], output_frame) - 1
        return self._paces[max(0, place)]

"""Equaliser and speed, by FFmpeg's filters, between the mixer and the output.

Sources: peaking filters of R. Bristow-Johnson, "Cookbook formulae for audio EQ biquad filter coefficients"
(FFmpeg's ``equalizer``); time stretching by waveform-similarity overlap-add, Verhelst and Roelands 1993
(FFmpeg's ``atempo``).
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.sound import EQUALIZER_BANDS_HZ

NORMAL_PERCENT: Final = 100
if TYPE_CHECKING:
    from av.filter.context import FilterContext

_OCTAVES: Final = 1.0
_NOTHING: Final[FloatArray] = np.zeros((0, 2), dtype=np.float32)


def highest_boost_db(gains_db: tuple[float, ...], rate_hz: int = 44_100) -> float:
    """The most (dB) that all bands together raise any frequency; 0 where they raise none."""
    grid = 2 * np.pi * np.geomspace(20.0, 20_000.0, 240) / rate_hz
    total = np.zeros_like(grid)
    for hz, gain_db in zip(EQUALIZER_BANDS_HZ, gains_db, strict=True):
        total += _peaking_db(grid, hz, gain_db, rate_hz)
    return max(0.0, float(total.max()))


def _peaking_db(grid: np.ndarray, hz: float, gain_db: float, rate_hz: int) -> np.ndarray:
    omega = 2 * np.pi * hz / rate_hz
    alpha = np.sin(omega) * np.sinh(np.log(2) / 2 * _OCTAVES * omega / np.sin(omega))
    amplitude = 10 ** (gain_db / 40)
    z = np.exp(-1j * grid)
    top = 1 + alpha * amplitude - 2 * np.cos(omega) * z + (1 - alpha * amplitude) * z**2
    bottom = 1 + alpha / amplitude - 2 * np.cos(omega) * z + (1 - alpha / amplitude) * z**2
    shape: np.ndarray = 20 * np.log10(np.abs(top / bottom))
    return shape


class Chain:
    """A graph of FFmpeg filters that is fed with blocks.

    Args:
        rate_hz: of the sound.
        steps: the filters in order, each with its arguments.
    """

    def __init__(self, rate_hz: int, steps: list[tuple[str, str]]) -> None:
        self._rate_hz = rate_hz
        self._time_base = Fraction(1, rate_hz)
        self._pushed = 0
        # Imported late: the window loads FFmpeg with the first track, not at its start.
        import av

        self._av: Any = av
        self._graph = av.filter.Graph()
        last = self._graph.add_abuffer(
            format="flt", sample_rate=rate_hz, layout="stereo", time_base=self._time_base
        )
        self.filters: list[FilterContext] = []
        for name, arguments in [*steps, ("aformat", "sample_fmts=flt"), ("abuffersink", "")]:
            step = self._graph.add(name, arguments)
            last.link_to(step)
            self.filters.append(step)
            last = step
        self._graph.configure()

    def process(self, block: FloatArray) -> FloatArray:
        """The filtered frames for a block of shape (n, 2): (m, 2), where m may differ from n."""
        if len(block):
            packed = np.ascontiguousarray(block, dtype=np.float32).reshape(1, -1)
            frame = self._av.AudioFrame.from_ndarray(packed, format="flt", layout="stereo")
            frame.sample_rate = self._rate_hz
            frame.time_base = self._time_base
            frame.pts = self._pushed
            self._pushed += len(block)
            self._graph.push(frame)
        return self._pull()

    def finish(self) -> FloatArray:
        """The frames that the filters still hold; nothing may be fed after it."""
        self._graph.push(None)
        return self._pull()

    def _pull(self) -> FloatArray:
        parts: list[FloatArray] = []
        while True:
            try:
                frame = self._graph.pull()
            except (self._av.BlockingIOError, self._av.EOFError):
                break
            parts.append(np.asarray(frame.to_ndarray(), dtype=np.float32).reshape(-1, 2))
        return np.concatenate(parts) if parts else _NOTHING


class Equalizer:
    """Ten bands that can change while music plays; without cost while it is off.

    Args:
        rate_hz: of the sound.
    """

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._chain: Chain | None = None
        self._bands = [place for place, hz in enumerate(EQUALIZER_BANDS_HZ) if hz < rate_hz / 2]
        self._factor = self._last_factor = 1.0

    def set_gains(self, gains_db: tuple[float, ...] | None, *, has_headroom: bool) -> None:
        """Change the bands from now on.

        Args:
            gains_db: for ``EQUALIZER_BANDS_HZ``; None turns the equaliser off.
            has_headroom: whether all is lowered by as much as the bands raise, so that nothing clips.
        """
        flat = (0.0,) * len(EQUALIZER_BANDS_HZ)
        wanted = gains_db if gains_db is not None and any(gains_db) else None
        if wanted is not None and self._chain is None:
            self._chain = Chain(
                self._rate_hz,
                [("equalizer", f"f={EQUALIZER_BANDS_HZ[band]}:t=o:w={_OCTAVES}:g=0") for band in self._bands],
            )
        if self._chain is not None:
            for place, band in enumerate(self._bands):
                self._chain.filters[place].process_command("gain", f"{(wanted or flat)[band]:.2f}")
        boost_db = highest_boost_db(wanted, self._rate_hz) if wanted is not None and has_headroom else 0.0
        self._factor = float(10 ** (-boost_db / 20))

    def process(self, block: FloatArray) -> FloatArray:
        """As many frames as came in; a changed level is reached within one block."""
        if self._chain is not None:
            block = self._chain.process(block)
        if not len(block) or self._factor == self._last_factor == 1.0:
            return block
        ramp = np.linspace(self._last_factor, self._factor, len(block), dtype=np.float32)
        self._last_factor = self._factor
        shaped: FloatArray = block * ramp[:, None]
        return shaped


class Tempo:
    """Faster or slower at the same pitch; without cost until the speed is first changed.

    Args:
        rate_hz: of the sound.
    """

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._chain: Chain | None = None

    def set_speed(self, percent: int) -> None:
        """Change the speed from now on; 50 to 200 percent, 100 is as recorded."""
        text = f"{percent / NORMAL_PERCENT:.2f}"
        if self._chain is not None:
            self._chain.filters[0].process_command("tempo", text)
        elif percent != NORMAL_PERCENT:
            self._chain = Chain(self._rate_hz, [("atempo", text)])

    def process(self, block: FloatArray) -> FloatArray:
        """More or fewer frames than came in, with a delay of about 50 ms."""
        return block if self._chain is None else self._chain.process(block)

    def finish(self) -> FloatArray:
        """The frames that the effect still holds."""
        if self._chain is None:
            return _NOTHING
        rest, self._chain = self._chain.finish(), None
        return rest

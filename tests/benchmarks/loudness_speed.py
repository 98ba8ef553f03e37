"""How fast and how exactly the loudness of whole files is measured.

``python -m tests.benchmarks.loudness_speed [FOLDER]``
"""

from __future__ import annotations

import os
import statistics
import sys
import time

from musicrec_desktop.analysis.full_loudness import measure_loudness
from musicrec_desktop.audio.decode import SoundFile
from musicrec_desktop.core.errors import AnalysisError
from musicrec_desktop.model.loudness import SILENCE_LUFS, gated_lufs
from tests.support.full_loudness import integrated_lufs
from tests.support.shared import shared_dir


def main() -> None:
    """Print the speed of one core, and the deviations from FFmpeg's filter."""
    folder = sys.argv[1] if len(sys.argv) > 1 else shared_dir("music")
    names = [os.path.join(at, name) for at, _, names in os.walk(folder) for name in names]
    speeds, off_filter, off_histogram = [], [], []
    for path in sorted(name for name in names if name.endswith((".ogg", ".mp3", ".flac", ".opus", ".m4a"))):
        started = time.process_time()
        try:
            found = measure_loudness(path)
        except AnalysisError:
            continue
        taken = time.process_time() - started
        with SoundFile(path) as sound:
            length_s = sound.header_duration_s or 0.0
        if length_s > 30.0:
            speeds.append(length_s / taken)
        if found.integrated_lufs > SILENCE_LUFS:
            expected = integrated_lufs(path)
            # The filter alone counts a single channel once.
            off = (found.integrated_lufs - expected, found.integrated_lufs - expected - 3.01)
            off_filter.append(min(map(abs, off)))
            off_histogram.append(abs(gated_lufs(found.blocks) - found.integrated_lufs))
    print(f"speed, {len(speeds)} files over 30 s: median {statistics.median(speeds):.0f} times real time")
    print(f"slowest {min(speeds):.0f}, fastest {max(speeds):.0f}")
    print(f"deviation from the filter, {len(off_filter)} files: worst {max(off_filter):.3f} LU")
    mean = statistics.mean(off_histogram)
    print(f"histogram against the measurement: mean {mean:.3f} LU, worst {max(off_histogram):.3f} LU")


if __name__ == "__main__":
    main()

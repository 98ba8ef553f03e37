"""What looking at a cover costs: ``python -m tests.benchmarks.cover_speed [--rounds N] [FILE…]``.

Milliseconds of processor time of one thread for made pictures, or for the given ones: the parts one after the
other, and the whole call. ``chrt -f 5`` before it (needs the right to it) keeps other work from waiting in
between; what shares the core or its caches still counts, so the least and the median are far apart on a busy
machine.
"""

from __future__ import annotations

import os

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"))

import argparse
import time
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from musicrec_desktop.analysis.eye.colours import colour_shares
from musicrec_desktop.analysis.eye.decode import decode
from musicrec_desktop.analysis.eye.fingerprint import fingerprint
from musicrec_desktop.analysis.eye.look import look_at, network
from tests.support.pictures import encoded, scene

SIDES_PX = (300, 600, 1000, 1400)
PARTS = ("decoding", "network", "colours, fingerprint", "whole call")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=100)
    options = parser.parse_args()
    pictures = {str(path): path.read_bytes() for path in options.files} or {
        f"{layout} {side} px": encoded(scene(3, side), layout)
        for layout in ("JPEG", "PNG")
        for side in SIDES_PX
    }
    table = Table(title=f"CPU ms, least / median of {options.rounds}")
    for column in ("picture", "kB", *PARTS):
        table.add_column(column, justify="left" if column == "picture" else "right")
    for name, data in pictures.items():
        look_at(data)
        spans = np.array([_spans(data) for _ in range(options.rounds)])
        figures = zip(spans.min(axis=0), np.median(spans, axis=0), strict=True)
        table.add_row(
            name, f"{len(data) // 1000}", *(f"{least:.1f} / {median:.1f}" for least, median in figures)
        )
    Console().print(table)


def _spans(data: bytes) -> list[float]:
    """Milliseconds of the parts."""
    marks = [_now_ms()]
    pixels = decode(data)
    marks.append(_now_ms())
    network().describe(pixels.rgb)
    marks.append(_now_ms())
    colour_shares(pixels.rgb)
    fingerprint(pixels.rgb)
    marks.append(_now_ms())
    look_at(data)
    marks.append(_now_ms())
    return np.diff(marks).tolist()


def _now_ms() -> float:
    return time.thread_time_ns() / 1e6


if __name__ == "__main__":
    main()

"""Loudness of whole files, measured by FFmpeg after EBU R128."""

from __future__ import annotations

import contextlib

import av
import av.filter
import av.logging


def integrated_lufs(path: str) -> float:
    """Every sample decoded and measured by FFmpeg's ``ebur128`` filter."""
    av.logging.set_level(av.logging.PANIC)
    graph = av.filter.Graph()
    found = ""
    with av.open(path) as container:
        for frame in container.decode(container.streams.audio[0]):
            if not graph.configured:
                _build(graph, frame)
            graph.push(frame)
            with contextlib.suppress(av.BlockingIOError, av.EOFError):
                while True:
                    measured = graph.pull()
                    assert isinstance(measured, av.AudioFrame)
                    found = measured.metadata.get("lavfi.r128.I", found)
    return float(found)


def _build(graph: av.filter.Graph, frame: av.AudioFrame) -> None:
    source = graph.add_abuffer(
        sample_rate=frame.sample_rate,
        format=frame.format.name,
        layout=frame.layout.name,
        time_base=frame.time_base,
    )
    meter, sink = graph.add("ebur128", "metadata=1:framelog=quiet"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()

"""Which FFmpeg decodes here."""

from __future__ import annotations


def ffmpeg_versions() -> dict[str, str]:
    """The versions of the libraries of FFmpeg that PyAV is built with, by name."""
    import av  # late: a start does not decode

    return {
        name: ".".join(map(str, version))
        for name, version in sorted(av.library_versions.items())
        if name in {"libavcodec", "libavformat"}
    }

"""What is found in one picture."""

from __future__ import annotations

from functools import cache

from musicrec_desktop.analysis.eye import squeezenet
from musicrec_desktop.analysis.eye.colours import colour_shares
from musicrec_desktop.analysis.eye.decode import decode
from musicrec_desktop.analysis.eye.fingerprint import fingerprint
from musicrec_desktop.model.cover_look import CoverLook


@cache
def network() -> squeezenet.SqueezeNet:
    """The network of this process.

    Raises:
        AnalysisError: ``"no-network"``.
    """
    return squeezenet.load()


def look_at(data: bytes) -> CoverLook:
    """Describe a picture.

    Args:
        data: of a JPEG, PNG, WebP, GIF or BMP file.

    Raises:
        AnalysisError: ``"unreadable"``, ``"too-large"``, ``"out-of-memory"`` or ``"no-network"``.
    """
    pixels = decode(data)
    return CoverLook(
        motif=network().describe(pixels.rgb),
        colours=colour_shares(pixels.rgb),
        fingerprint=fingerprint(pixels.rgb),
        width_px=pixels.width_px,
        height_px=pixels.height_px,
    )

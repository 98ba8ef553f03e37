"""Sizes of the window: spaces, corners and heights of text."""

from __future__ import annotations

from enum import IntEnum


class Space(IntEnum):
    """Distances in pixels."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24


class Radius(IntEnum):
    """Corner radii in pixels."""

    S = 6
    M = 10


class FontSize(IntEnum):
    """Text heights in pixels."""

    LABEL = 11
    BODY = 13
    TITLE = 20

"""All files that are built to harm."""

from __future__ import annotations

from typing import Final

from tests.soak.hostile.made import archives, databases, pictures, places, sound, texts

ALL_MADE: Final = (
    *archives.MADE,
    *pictures.MADE,
    *sound.MADE,
    *texts.MADE,
    *databases.MADE,
    *places.MADE,
)

"""What is written into files, and what came of it; without the libraries that do it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from musicrec_desktop.model.tag_fields import PictureFacts, TagValues


@dataclass(frozen=True, slots=True)
class TagChange:
    """What is to be written into a file.

    Attributes:
        fields: values by field; none take it away.
        pictures: all pictures of the file afterwards; None where they stay.
        data: the bytes of those that it does not have, by digest.
    """

    fields: TagValues
    pictures: tuple[PictureFacts, ...] | None
    data: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class TagsWritten:
    """A file whose tags are as they should be.

    Attributes:
        size: bytes, now.
        mtime_ns: last modification, now.
        taken: the bytes of the pictures that were taken out, by digest.
    """

    size: int
    mtime_ns: int
    taken: Mapping[str, bytes]

"""Links in weekly letters: ``musicrec:play/KEY`` and ``musicrec:like/KEY``, and no others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

SCHEME: Final = "musicrec:"
_LINK: Final = re.compile(r"musicrec:(play|like)/([0-9a-f]{18})", re.ASCII)


class LinkVerb(StrEnum):
    """What a link does."""

    PLAY = "play"
    LIKE = "like"


@dataclass(frozen=True, slots=True)
class LetterLink:
    """A link of the right form; whether a letter has it, the library knows.

    Attributes:
        verb: what it does.
        key: with what.
    """

    verb: LinkVerb
    key: str

    @property
    def address(self) -> str:
        """As it stands in letters."""
        return f"{SCHEME}{self.verb}/{self.key}"


def is_link(text: str) -> bool:
    """Whether a text is meant to be a link, well formed or not."""
    return text[: len(SCHEME)].casefold() == SCHEME


def letter_link(text: str) -> LetterLink | None:
    """The link; None where it is none of a letter. Some programs put a slash behind addresses."""
    found = _LINK.fullmatch(text.removesuffix("/"))
    return None if found is None else LetterLink(LinkVerb(found[1]), found[2])

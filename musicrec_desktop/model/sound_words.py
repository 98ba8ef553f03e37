"""The words in which the trained ear tells what a track sounds like.

They are hints: the words that fit a track better than other tracks of the library. They are shown, searched
for and compared, and never written into files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class SoundWord:
    """A word.

    Attributes:
        name: as it is shown and typed, in lower case.
        labels: of the network that finds words; several mean the same.
    """

    name: str
    labels: tuple[str, ...]


def _word(name: str, *labels: str) -> SoundWord:
    return SoundWord(name, labels or (name,))


WORDS: Final = (
    _word("ambient"),
    _word("beats", "beat", "beats"),
    _word("cello"),
    _word("choir", "choir", "choral"),
    _word("classical", "classical", "classic"),
    _word("country"),
    _word("dance"),
    _word("drums"),
    _word("electronic"),
    _word("fast"),
    _word("female voice", "female", "woman", "female vocal", "female voice"),
    _word("flute"),
    _word("guitar"),
    _word("harp"),
    _word("harpsichord"),
    _word("indian", "indian", "sitar"),
    _word("instrumental", "no vocals", "no vocal", "no voice"),
    _word("loud"),
    _word("male voice", "male", "man", "male vocal", "male voice"),
    _word("metal"),
    _word("new age"),
    _word("opera"),
    _word("piano"),
    _word("pop"),
    _word("quiet"),
    _word("rock"),
    _word("slow"),
    _word("soft"),
    _word("solo"),
    _word("strings"),
    _word("synth"),
    _word("techno"),
    _word("violin"),
    _word("voice", "vocal", "singing", "vocals", "voice"),
)
"""In the order of the alphabet. Of the labels of the network, only "weird" is left out."""
PLACES: Final = {word.name: place for place, word in enumerate(WORDS)}
"""Places in ``WORDS`` by name."""

LABELS: Final = (
    *("guitar", "classical", "slow", "techno", "strings", "drums", "electronic", "rock", "fast", "piano"),
    *("ambient", "beat", "violin", "vocal", "synth", "female", "indian", "opera", "male", "singing"),
    *("vocals", "no vocals", "harpsichord", "loud", "quiet", "flute", "woman", "male vocal"),
    *("no vocal", "pop"),
    *("soft", "sitar", "solo", "man", "classic", "choir", "voice", "new age", "dance", "male voice"),
    *("female vocal", "beats", "harp", "cello", "no voice", "weird", "country", "metal", "female voice"),
    "choral",
)
"""Of the network, in its order; a test compares them with those beside its numbers."""
_BY_LABEL: Final = {label: word for word in WORDS for label in (*word.labels, word.name)}


def word_of(typed: str) -> SoundWord | None:
    """The word of a name or label, in any case; None where there is none."""
    return _BY_LABEL.get(typed.strip().lower())

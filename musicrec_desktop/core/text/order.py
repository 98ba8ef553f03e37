"""The one order of titles, names and albums: a key that compares as bytes, so that an index can hold it.

Numbers count by their value (``Vol. 2`` before ``Vol. 10``), signs at the beginning and articles do not
count. A name that comes with a sort name of its own (a tag) is ordered by that, articles and all.
"""

from __future__ import annotations

import functools
import os
import re
from typing import Final

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.core.text.scripts import Kind, kind_of

LAST: Final = "\U0010ffff"
"""The key of nothing: lists show what is known first."""

_NUMBER: Final = re.compile(r"[0-9]+")
_LONG: Final = 99
_HIRAGANA: Final = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}

# Where a word is an article in one language and something else in another, the words after it decide.
_ENGLISH_AFTER_DIE: Final = frozenset(
    (
        *("4", "a", "again", "all", "alone", "and", "another", "anyway", "at", "before"),
        *("beside", "by", "dead", "down", "easy", "every", "fast", "fighting", "for", "forever"),
        *("free", "from", "happy", "hard", "here", "high", "historic", "if", "in", "inside"),
        *("into", "is", "it", "knowing", "laughing", "like", "living", "mad", "me", "mf"),
        *("motherfucker", "my", "no", "not", "now", "of", "on", "or", "out", "over", "slow"),
        *("slowly", "smiling", "so", "standing", "startin", "the", "this", "to", "today"),
        *("together", "tomorrow", "tonight", "tough", "trying", "under", "very", "when", "where"),
        *("while", "with", "without", "young", "you", "your"),
    )
)
_AFTER_DE: Final = frozenset(
    (
        *("a", "acordo", "amor", "aqui", "boa", "bouche", "cara", "carne", "corazon", "dia"),
        *("donde", "el", "ella", "ellos", "esta", "janeiro", "l", "la", "las", "le", "les", "lo"),
        *("los", "madrugada", "mais", "mi", "mis", "musica", "noche", "nos", "nuevo", "para"),
        *("profundis", "quem", "que", "quien", "repente", "rodillas", "su", "sus", "temps", "ti"),
        *("toda", "todo", "todos", "tu", "tus", "um", "uma", "un", "una", "uno", "usted"),
        *("verdad", "vez", "voce", "vuelta"),
    )
)
ARTICLES: Final[dict[str, frozenset[str]]] = {
    # English
    "the": frozenset(),
    "a": frozenset({"to", "la", "cappella", "capella", "deux", "ti", "mi", "menos", "veces", "quien"}),
    "an": frozenset({"der", "die", "dem", "den", "dich", "dir", "mir", "alle", "einem", "einen", "tagen"}),
    # German
    "der": frozenset(),
    "die": _ENGLISH_AFTER_DIE,
    "das": frozenset({"efx"}),
    # French
    "le": frozenset({"mans"}),
    "la": frozenset({"paz", "brea", "jolla", "roux", "di", "de", "do"}),
    "les": frozenset({"paul", "mccann", "baxter", "brown", "claypool", "elgart", "dudek"}),
    "l'": frozenset(),
    # Spanish
    "el": frozenset({"paso", "salvador", "alamein"}),
    "los": frozenset({"angeles", "alamos", "gatos"}),
    "las": frozenset({"vegas", "palmas"}),
    # Italian
    "il": frozenset({"est", "y", "a", "etait", "faut", "me", "ne", "n'y", "pleut", "se", "suffira", "te"}),
    "lo": frozenset({"fi", "fidelity", "que", "mejor", "siento", "moon", "lo"}),
    "gli": frozenset(),
    # Dutch
    "de": _AFTER_DE,
    "het": frozenset(),
    "een": frozenset(),
    # Portuguese
    "os": frozenset(),
}
"""Articles that do not count at the beginning, each with the words before which it is none.

Left out are the ones that more often are something else: Italian ``i`` (English "I"), Portuguese ``o`` and
``as`` (English "As"). Who wants another order writes a sort name into the tags.
"""
_FIRST_WORD: Final = re.compile(
    r"(?:(?P<word>[a-z]+) +|(?P<elided>l') *)(?P<rest>(?P<next>\S+).*)$", re.DOTALL
)
_SINGLE: Final = frozenset({"a", "an"})


@functools.lru_cache(maxsize=8192)
def sort_key(text: str, *, is_sort_name: bool = False) -> str:
    """The key of a text in every list.

    Args:
        text: a title or a name.
        is_sort_name: it was written to be sorted by, so its first word counts whatever it is.
    """
    folded = fold(text)
    if not folded:
        return LAST
    start = next((place for place, character in enumerate(folded) if _counts(character)), None)
    if start is None:
        return f" {folded}"  # nothing but signs: before everything else
    counted = folded[start:]
    if not is_sort_name:
        counted = without_article(counted)
    if counted.isascii():
        words = re.sub(r"[^a-z0-9]+", " ", counted.replace("'", ""))
    else:
        counted = counted.replace("'", "").translate(_HIRAGANA)
        words = "".join(character if _counts(character) else " " for character in counted)
    return _NUMBER.sub(_by_value, " ".join(words.split()))


def path_key(path: str) -> tuple[tuple[str, str], ...]:
    """The key of a path among others: part by part, numbers by their value; no two paths have the same."""
    return tuple((sort_key(part, is_sort_name=True), part) for part in path.split(os.sep))


def without_article(folded: str) -> str:
    """A folded text without the article at its beginning, where that is one and something follows."""
    match = _FIRST_WORD.match(folded)
    if match is None:
        return folded
    article = match["word"] or match["elided"]
    follows = match["next"].strip(",.!?;:()\"'")
    is_article = (
        article in ARTICLES
        and follows not in ARTICLES[article]
        and follows != article
        and any(map(_counts, follows))
        and not (article in _SINGLE and len(follows) == 1)
    )
    return match["rest"] if is_article else folded


def _counts(character: str) -> bool:
    kind = kind_of(character)
    return kind is not Kind.SIGN and kind is not Kind.SPACE


def _by_value(match: re.Match[str]) -> str:
    """A number with the count of its digits before it: compared as text it compares by value."""
    digits = match[0].lstrip("0")
    length = len(digits)
    return f"{length:02}{digits}" if length < _LONG else f"{_LONG}{length:08}{digits}"

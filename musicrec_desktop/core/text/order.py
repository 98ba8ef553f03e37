"""The sort key of titles, names and albums; it compares as bytes, so that an index can hold it.

Numbers sort by their value (``Vol. 2`` before ``Vol. 10``). Signs and articles at the beginning are ignored.
A name with a sort name in the tags is sorted by that, with its articles.
"""

from __future__ import annotations

import functools
import os
import re
from typing import Final

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.core.text.scripts import HIRAGANA, Kind, kind_of

LAST: Final = "\U0010ffff"
"""The key of an empty text, which comes last."""

_NUMBER: Final = re.compile(r"[0-9]+")
_LONG: Final = 99

# A word that is an article in one language may be another word elsewhere; the next word decides.
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
"""Articles that are ignored at the beginning, each with the next words before which it is not an article.

Words that are more often not an article are left out: Italian ``i`` (English "I"), Portuguese ``o`` and
``as`` (English "As"). A sort name in the tags gives any other order.
"""
_FIRST_WORD: Final = re.compile(
    r"(?:(?P<word>[a-z]+) +|(?P<elided>l') *)(?P<rest>(?P<next>\S+).*)$", re.DOTALL
)
_SINGLE: Final = frozenset({"a", "an"})


@functools.lru_cache(maxsize=8192)
def sort_key(text: str, *, is_sort_name: bool = False) -> str:
    """The sort key of a text.

    Args:
        text: a title or a name.
        is_sort_name: whether the text is a sort name, in which articles count.
    """
    folded = fold(text)
    if not folded:
        return LAST
    start = next((place for place, character in enumerate(folded) if _counts(character)), None)
    if start is None:
        return f" {folded}"  # only signs: before all other texts
    counted = folded[start:]
    if not is_sort_name:
        counted = without_article(counted)
    if counted.isascii():
        words = re.sub(r"[^a-z0-9]+", " ", counted.replace("'", ""))
    else:
        counted = counted.replace("'", "").translate(HIRAGANA)
        words = "".join(character if _counts(character) else " " for character in counted)
    return _NUMBER.sub(_by_value, " ".join(words.split()))


def path_key(path: str) -> tuple[tuple[str, str], ...]:
    """The sort key of a path, part by part, numbers by their value; different for any two paths."""
    return tuple((sort_key(part, is_sort_name=True), part) for part in path.split(os.sep))


def without_article(folded: str) -> str:
    """A folded text without an article at its beginning; unchanged where no word follows the article."""
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
    """A number with the count of its digits before it, so that text order is the order of values."""
    digits = match[0].lstrip("0")
    length = len(digits)
    return f"{length:02}{digits}" if length < _LONG else f"{_LONG}{length:08}{digits}"

"""How likely a text is in the languages of a code page, from how often their letters come.

The order of letters by frequency is that of charset-normalizer's tables; word case, signs between letters and
the common characters of East Asia count as well. Likelihoods are natural logarithms.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

IMPOSSIBLE: Final = -math.inf


@dataclass(frozen=True, slots=True)
class Script:
    """A code page whose letters are not Latin.

    Attributes:
        codec: Python's name.
        languages: names in the tables of letters.
        first, last: the range of its letters in Unicode.
        has_case: whether its letters are capital or small.
    """

    codec: str
    languages: tuple[str, ...]
    first: str
    last: str
    has_case: bool = False


_CYRILLIC: Final = ("Russian", "Ukrainian", "Bulgarian", "Serbian")
SCRIPTS: Final = (
    Script("cp1251", _CYRILLIC, "\u0400", "\u04ff", has_case=True),
    Script("koi8_u", _CYRILLIC[:2], "\u0400", "\u04ff", has_case=True),
    Script("cp866", _CYRILLIC[:2], "\u0400", "\u04ff", has_case=True),
    Script("cp1253", ("Greek",), "\u0370", "\u03ff", has_case=True),
    Script("cp1255", ("Hebrew",), "\u0590", "\u05ff"),
    Script("cp1256", ("Arabic", "Farsi"), "\u0600", "\u06ff"),
    Script("cp874", ("Thai",), "\u0e00", "\u0e7f"),
)
EAST: Final = {
    "cp932": "Japanese",
    "euc_jp": "Japanese",
    "gbk": "Chinese",
    "big5": "Chinese",
    "cp949": "Korean",
}
"""Code pages of several bytes a character, and their languages."""

_ASCII_ODDS: Final = math.log(1 / 40)
_SIGN_ODDS: Final = math.log(1 / 300)
_RARE_ODDS: Final = math.log(1 / 400)
_FOREIGN_ODDS: Final = math.log(1e-6)
_CASE_ODDS: Final = math.log(1e-3)
_MIXED_ODDS: Final = math.log(1e-3)


@functools.cache
def judges() -> dict[str, Callable[[str], float]]:
    """What gives the likelihood of a decoded text, by code page."""
    from charset_normalizer.constant import FREQUENCIES

    found: dict[str, Callable[[str], float]] = {}
    for script in SCRIPTS:
        tables = [_letter_odds(FREQUENCIES[language]) for language in script.languages]
        found[script.codec] = functools.partial(_script_likelihood, script, tables)
    for codec, language in EAST.items():
        common: set[str] = set()
        for name, letters in FREQUENCIES.items():
            if name.rstrip("\u2014") == language:
                common.update(letters)
        found[codec] = functools.partial(_east_likelihood, language, frozenset(common))
    return found


def _letter_odds(ranked: Sequence[str]) -> dict[str, float]:
    """Logarithms of how often letters come, by their ranks."""
    weights = [1 / (rank + 5) for rank in range(len(ranked))]
    total = sum(weights)
    return {letter: math.log(0.97 * weight / total) for letter, weight in zip(ranked, weights, strict=True)}


def _script_likelihood(script: Script, tables: Sequence[dict[str, float]], text: str) -> float:
    lower = text.lower()
    best = IMPOSSIBLE
    for table in tables:
        total = 0.0
        for character in lower:
            if character < "\x80":
                total += _ASCII_ODDS
            elif character in table:
                total += table[character]
            elif script.first <= character <= script.last:
                total += _RARE_ODDS
            else:
                total += _SIGN_ODDS if not character.isalpha() and character > "\x9f" else _FOREIGN_ODDS
        best = max(best, total)
    words = re.findall(r"[^\W\d_]+", text)
    best += _MIXED_ODDS * sum(map(is_mixed, words))
    if script.has_case:
        best += _CASE_ODDS * sum(not is_in_case(word) for word in words)
        # A capital inside, at the end or alone is rarer than one at the begin.
        best += 0.5 * sum(word[:1].isupper() for word in words)
    return best


def is_in_case(word: str) -> bool:
    """Whether capitals stand where they do in a name: at the begin, or everywhere."""
    letters = "".join(character for character in word if character.isalpha())
    return letters == letters.upper() or letters[1:] == letters[1:].lower()


def _east_likelihood(language: str, common: frozenset[str], text: str) -> float:
    total = 0.0
    for character in text:
        if character < "\x80":
            total += _ASCII_ODDS
        elif character in common:
            total += math.log(0.45 / len(common))
        else:
            total += _east_odds(language, character)
    return total


def _east_odds(language: str, character: str) -> float:
    """The likelihood of a character that is not among the commonest of a language."""
    for first, last, odds in _EAST_BLOCKS:
        if first <= character <= last:
            usual, unusual = odds.get(language, odds[""])
            is_usual = usual == unusual or _is_usual(language, character)
            return math.log(usual if is_usual else unusual)
    return _FOREIGN_ODDS if character.isalpha() else math.log(1 / 3000)


_EAST_BLOCKS: Final = (
    ("\u3000", "\u303f", {"": (1 / 500, 1 / 500)}),
    ("\u3040", "\u30ff", {"Japanese": (1 / 400, 1 / 400), "": (1e-5, 1e-5)}),
    ("\u4e00", "\u9fff", {"Korean": (1e-5, 1e-5), "": (1 / 4000, 1 / 60_000)}),
    ("\uac00", "\ud7a3", {"Korean": (1 / 1600, 1e-6), "": (1e-6, 1e-6)}),
    ("\uff00", "\uff5f", {"": (1 / 500, 1 / 500)}),
    ("\uff61", "\uff9f", {"": (1 / 5000, 1 / 5000)}),
)
"""Blocks of Unicode, and by language the likelihood of a usual and of an unusual character of them."""


def _is_usual(language: str, character: str) -> bool:
    """Whether a character is of the first level of the standards of its country."""
    if language == "Korean":
        return bool(_coded(character, "euc_kr"))
    if language == "Japanese":
        return b"\xb0" <= _coded(character, "euc_jp")[:1] <= b"\xcf"
    simple = _coded(character, "gb2312")[:1]
    return b"\xb0" <= simple <= b"\xd7" or b"\xa4" <= _coded(character, "big5")[:1] <= b"\xc6"


def _coded(character: str, codec: str) -> bytes:
    return character.encode(codec, "ignore")


def west_likelihood(pieces: Iterable[bytes]) -> float:
    """Of the same bytes as they say they are: letters outside ASCII are rare."""
    return sum(_ASCII_ODDS if byte < 0x80 else math.log(1 / 400) for data in pieces for byte in data)


def is_mixed(word: str) -> bool:
    """Whether a word has Latin letters beside others."""
    latin = sum(character < "\u0250" for character in word)
    return 0 < latin < len(word)

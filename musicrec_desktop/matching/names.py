"""Names of tracks, albums and artists as keys, and how alike two names are.

Three keys, each more tolerant: without signs and spaces, without accents, and in Latin letters. A name of
signs alone is its own key, so that nothing is ever compared with nothing.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from rapidfuzz.distance import OSA

from musicrec_desktop.core.text.folding import fold, in_latin_letters, name_key
from musicrec_desktop.core.text.scripts import is_latin
from musicrec_desktop.matching.words import AND_WORDS, ARTICLES, WITH_APOSTROPHE

_LEAST_LETTERS: Final = 6
"""Words that are shorter are other words when one letter differs."""
_LEAST_CUT: Final = 12
"""So many letters must be left of a name that was cut off."""
_THOUSANDS: Final = re.compile(r"(?<=\d)[,.'](?=\d{3}(?!\d))")
_SHARP: Final = re.compile(r"(?<![\w])([a-h])[ -]?(?:#|♯|sharp\b)")
_FLAT: Final = re.compile(r"(?<![\w])([a-h])[ -]?(?:♭|flat\b)")
_NUMBER_SIGN: Final = re.compile(r"(?:#|n°|nº|№)\s*(?=\d)")
_MOVED_ARTICLE: Final = re.compile(r"^(.+), (\w+)$")
_DOLLAR: Final = re.compile(r"\$(?=[^\W\d])|(?<=[^\W\d])\$(?!\d)")
_EXCLAMATION: Final = re.compile(r"(?<=[^\W\d])!(?=[^\W\d])")
_APOSTROPHE_WORD: Final = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(WITH_APOSTROPHE))})(?!\w)")
_KEPT_APOSTROPHE: Final = "ꞌ"
"""A Latin letter, so that it stays in the key."""
_DIGRAPHS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
"""How letters are written in Germany and Scandinavia where the keyboard does not have them."""


class Likeness(IntEnum):
    """How alike two names are, the most alike last."""

    NONE = 0
    SCRIPT = 1
    """The same sounds in letters of different scripts."""
    ACCENTS = 2
    """The same letters, with different accents on one of them."""
    ARTICLE = 3
    """The same but for an article before it."""
    FOLDED = 4
    """The same but for accents, which one of them leaves out."""
    EXACT = 5


@dataclass(frozen=True, slots=True)
class Name:
    """A name and its keys; all are empty where there is nothing in it.

    Attributes:
        tokens: its words, with accents; ``&`` for any word that means it.
        exact: the words in one, with accents.
        folded: without accents.
        digraph: as ``folded``, with ``oe`` for ``ö`` and the like.
        bare: as ``folded``, without an article before or behind it.
    """

    tokens: tuple[str, ...]
    exact: str
    folded: str
    digraph: str
    bare: str

    @property
    def keys(self) -> frozenset[str]:
        """The keys of which like names in one script have one in common."""
        return frozenset((self.folded, self.digraph, self.bare)) - {""}

    @property
    def is_of_latin(self) -> bool:
        """Whether it has no letters of other scripts."""
        return _is_of_latin(self.exact)


NO_NAME: Final = Name((), "", "", "", "")


class _SignTable(dict[int, str]):
    """Keeps letters, marks and digits of all scripts; other signs part words."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = kept = character if unicodedata.category(character)[0] in "LMN" else " "
        return kept


_WORDS: Final = _SignTable({ord("'"): "", ord("&"): " & ", ord("+"): " & "})


def words_in(text: str) -> list[str]:
    """The words of a text in the form of ``name_key``; an apostrophe joins, ``&`` is a word."""
    if text.isascii() and text.replace(" ", "").isalnum():
        return text.split()
    text = _THOUSANDS.sub("", text)
    if "$" in text or "!" in text:
        text = _DOLLAR.sub("s", _EXCLAMATION.sub("i", text))
    if "'" in text:
        text = _APOSTROPHE_WORD.sub(lambda found: found[0].replace("'", _KEPT_APOSTROPHE), text)
    if "#" in text or "♯" in text or "♭" in text or "sharp" in text or "flat" in text or "°" in text:
        text = _FLAT.sub(r"\1 flat", _SHARP.sub(r"\1 sharp", text))
        text = _NUMBER_SIGN.sub(" no ", text)
    return text.translate(_WORDS).split()


@functools.lru_cache(maxsize=32_768)
def name_of(text: str) -> Name:
    """The name that a clean text is."""
    key = name_key(text)
    return name_of_words(key, words_in(key))


def name_of_words(key: str, words: Sequence[str], *, is_whole: bool = True) -> Name:
    """The name of a text that was taken apart.

    Args:
        key: the text, in the form of ``name_key``.
        words: of it, as ``words_in`` gives them.
        is_whole: the words are all of the text, so that an article before or behind it can be left out.
    """
    if not words or (words[0] == "&" and all(word == "&" for word in words)):
        whole = "".join(key.split())
        return Name((), whole and f"={whole}", whole and f"={whole}", "", "")
    tokens = tuple(_with_ands(words))
    exact = joined(tokens)
    folded = digraph = exact
    if not exact.isascii():
        folded = joined(map(fold, tokens))
        spread = exact.translate(_DIGRAPHS)
        digraph = folded if spread == exact else joined(fold(each.translate(_DIGRAPHS)) for each in tokens)
    bare_words = _without_article(key) if is_whole else []
    bare = joined(map(fold, _with_ands(bare_words))) if bare_words else folded
    return Name(tokens, exact, folded, digraph, bare)


def joined(tokens: Iterable[str]) -> str:
    """The words in one; a point stays between two numbers."""
    text = " ".join(tokens)
    return (text if text.isalpha() else _BETWEEN_NUMBERS.sub(".", text)).replace(" ", "")


_BETWEEN_NUMBERS: Final = re.compile(r"(?<=\d) (?=\d)")


def likeness(one: Name, other: Name) -> Likeness:
    """How alike two names are; a name without anything in it is like none."""
    if not one.exact or not other.exact:
        return Likeness.NONE
    if one.exact == other.exact:
        return Likeness.EXACT
    if one.folded == other.folded:
        return Likeness.ACCENTS if _have_other_accents(one.exact, other.exact) else Likeness.FOLDED
    if not one.tokens or not other.tokens:
        return Likeness.NONE
    if one.digraph in {other.folded, other.digraph} or one.folded == other.digraph:
        return Likeness.FOLDED
    if one.bare == other.bare:
        return Likeness.ARTICLE
    return Likeness.SCRIPT if _sound_alike(one, other) else Likeness.NONE


def has_typing_error(one: Name, other: Name, is_word: Callable[[str], bool]) -> bool:
    """Whether one letter inside one long word tells two names apart.

    A word exchanged, a number, and the end of a word make another name; so does a letter that makes another
    word.

    Args:
        one: a name.
        other: another name.
        is_word: whether a folded word is known to be one.
    """
    ones, others = one.tokens, other.tokens
    if len(ones) != len(others):
        return False
    unlike = [(fold(a), fold(b)) for a, b in zip(ones, others, strict=True) if fold(a) != fold(b)]
    if len(unlike) != 1:
        return False
    first, second = unlike[0]
    is_long = min(len(first), len(second)) >= _LEAST_LETTERS and first.isalpha() and second.isalpha()
    if not is_long or first[0] != second[0] or first[-1] != second[-1]:
        return False
    if not all(map(_is_spelt, first + second)) or (is_word(first) and is_word(second)):
        return False
    return OSA.distance(first, second, score_cutoff=1) == 1


def is_cut_off(short: Name, whole: Name) -> bool:
    """Whether one name is the beginning of another."""
    return len(short.folded) >= _LEAST_CUT and whole.folded.startswith(short.folded)


def are_near(one: Name, other: Name, *, is_damaged: bool) -> bool:
    """Whether two names may be alike but for a letter or two that were exchanged, or for damage."""
    if abs(len(one.folded) - len(other.folded)) > (_MOST_DAMAGE if is_damaged else 1):
        return False
    return is_damaged or OSA.distance(one.folded, other.folded, score_cutoff=1) <= 1


def may_be_damaged(text: str) -> bool:
    """Whether signs in a text may have been letters."""
    return _LOST.search(text) is not None


def is_damaged_form(damaged: str, text: str) -> bool:
    """Whether a text is another one in which letters became question marks or the like."""
    if not may_be_damaged(damaged) or len(text) < _LEAST_LETTERS or text.isascii():
        return False
    pattern = "".join(
        "[^\\x00-\\x7f]{1,2}" if part in _LOST_SIGNS else re.escape(part) for part in name_key(damaged)
    )
    return re.fullmatch(pattern, name_key(text)) is not None


_MOST_DAMAGE: Final = 3
"""So many letters more or less can a damaged name have, where another one is looked up for it."""
_LOST: Final = re.compile("\\w[?\ufffd]|[?\ufffd]\\w|\ufffd")
_LOST_SIGNS: Final = frozenset("?\ufffd")


@functools.lru_cache(maxsize=16_384)
def _romanised(exact: str) -> str:
    for pattern, becomes in _SOUNDS:
        exact = pattern.sub(becomes, exact)
    text = re.sub(r"[^a-z0-9]+", "", in_latin_letters(exact).lower())
    for pattern, becomes in _SPELLINGS:
        text = pattern.sub(becomes, text)
    return text


def romanised(name: Name) -> str:
    """A key that is equal for the usual ways to write a name in Latin letters; others are equal, too."""
    return _romanised(name.exact)


_SOUNDS: Final = tuple(
    (re.compile(pattern), becomes)
    for pattern, becomes in (
        ("ё", "yo"),
        ("ου", "u"),
        ("αι", "ε"),
        ("[εο]ι|υι", "ι"),
        ("([αε])υ", r"\1v"),
        ("μπ", "b"),
        ("ντ", "d"),
        ("γ[γκχξ]", "g"),
        ("τζ", "tz"),
        ("ξ", "ks"),
        ("χ", "h"),
        ("η|υ", "ι"),
    )
)
"""Letters that sound together, or not as they are written."""
_SPELLINGS: Final = tuple(
    (re.compile(pattern), becomes)
    for pattern, becomes in (
        ("ou|oo|uu", "o"),
        ("shch|sch|szcz|sh|sz|cz|tsch|tch", "s"),
        ("zh", "z"),
        ("kh|ch", "h"),
        ("ph", "f"),
        ("([tdg])h", r"\1"),
        ("ts|tz", "c"),
        ("ck|q", "k"),
        ("x", "ks"),
        ("w", "v"),
        ("[yj]", "i"),
        ("mp", "b"),
        ("nt", "d"),
        ("gk|ng", "g"),
        ("[ae]i", "e"),
        ("oi", "i"),
        ("i+[eo]", "e"),
        ("i+([au])", r"\1"),
        ("([ae])u", r"\1v"),
        ("u", "o"),
        ("f", "v"),
        (r"(.)\1+", r"\1"),
    )
)
"""Ways to write one sound in Latin letters, all made one."""


def _sound_alike(one: Name, other: Name) -> bool:
    if one.is_of_latin == other.is_of_latin:
        # Kana of the other kind, or Chinese signs of the old and the new form.
        is_of_han = not one.is_of_latin and len(one.exact) == len(other.exact)
        return is_of_han and in_latin_letters(one.exact) == in_latin_letters(other.exact)
    return bool(romanised(one)) and romanised(one) == romanised(other)


@functools.lru_cache(maxsize=16_384)
def _is_of_latin(text: str) -> bool:
    return all(character.isascii() or is_latin(character) or not character.isalpha() for character in text)


def _is_spelt(character: str) -> bool:
    """Whether words of its script are spelt with letters, so that one can be wrong."""
    return character.isascii() or "Ͱ" <= character < "԰"


def _have_other_accents(one: str, other: str) -> bool:
    """Whether one letter has an accent in both, but not the same."""
    ones, others = [(a, fold(a)) for a in one], [(b, fold(b)) for b in other]
    if len(ones) != len(others):
        return False
    return any(
        a != b and plain == other_plain and plain not in {a, b}
        for (a, plain), (b, other_plain) in zip(ones, others, strict=True)
    )


def _with_ands(words: Sequence[str]) -> Sequence[str]:
    if AND_WORDS.isdisjoint(words):
        return words
    last = len(words) - 1
    return ["&" if 0 < place < last and word in AND_WORDS else word for place, word in enumerate(words)]


def _without_article(key: str) -> list[str]:
    """The words without an article before them or behind a comma; nothing where there is none."""
    moved = _MOVED_ARTICLE.match(key) if "," in key else None
    if moved and moved.group(2) in ARTICLES:
        return words_in(moved.group(1))
    head, _, rest = key.partition(" ")
    return words_in(rest) if rest and head in ARTICLES else []

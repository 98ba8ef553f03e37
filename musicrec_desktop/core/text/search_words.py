"""The search words of texts and of queries, made in the same way.

``search_text`` writes a text as words separated by spaces, for an index that knows only spaces.
``search_phrases`` does the same with what the user types. A letter of a script without spaces is a word of
its own, so that a part of a title is a phrase. Further ways to type a word are added: without inner signs
(``reb`` for R.E.B.), with letters for signs (``keshi`` for Ke$hi), and with two letters for umlauts
(``mueller``). Signs that stand alone ("!!!") are words, too.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from musicrec_desktop.core.text.folding import fold, name_key
from musicrec_desktop.core.text.scripts import HIRAGANA, Kind, kind_of

Phrase = tuple[str, ...]
"""Words that follow each other; the last may be the beginning of a word."""

_GAP: Final = "\u00a6"
"""Separates the ways to type a text, so that no phrase crosses from one into the next."""
_LONGEST_JOINED: Final = 40
_MOST_JOINED: Final = 8
_MOST_WORDS: Final = 400
_WIDE: Final = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
"""Signs are kept in their wide form, which is not syntax of FTS5."""
_PIECE: Final = re.compile(r"(?P<word>[a-z0-9]+)|(?P<space>\s+)|(?P<sign>[^a-z0-9\s]+)")
_KINDS: Final = {"word": Kind.WORD, "space": Kind.SPACE, "sign": Kind.SIGN}
_WORD: Final = re.compile(r"[a-z0-9]+")
_PLAIN: Final = re.compile(r"(?!(?:.* )?[bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ](?: |$))[A-Za-z0-9 ]*")
"""Most texts: words of letters and digits, none of them a single consonant; only one way to type them."""
_LONE_SIGN: Final = re.compile(r"(?<![^ ])[^a-z0-9 ]+(?= |$)")
_JOINABLE: Final = re.compile(r"[a-z0-9][^a-z0-9 ]+[a-z0-9]|'|(?<![^ ])[bcdfghjklmnpqrstvwxz](?= |$)")
"""Finds folded texts with words that may be typed as one."""
_TWO_LETTERS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_SEPARATORS: Final = frozenset("-/\\|&+,.:;·•~_")
_CONSONANTS: Final = frozenset("bcdfghjklmnpqrstvwxz")
_SIGN_LETTERS: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (re.compile(r"\$(?=[^\W\d_])|(?<=[^\W\d_])\$"), "s"),
    (re.compile(r"€(?=[^\W\d_])|(?<=[^\W\d_])€"), "e"),
    (re.compile(r"@(?=[^\W\d_])|(?<=[^\W\d_])@"), "a"),
    (re.compile(r"(?<=[^\W\d_])!+(?=[^\W\d_])"), "i"),
    (re.compile(r"(?<=[^\W\d_])&(?=[^\W\d_])"), "n"),
)
_HAS_SIGN_LETTER: Final = re.compile(r"[$€@!&]")

_Piece = tuple[Kind, str]


def search_text(texts: Iterable[str]) -> str:
    """The words of the texts of one field, and further ways to type them, separated by spaces."""
    found: list[str] = []
    for text in dict.fromkeys(texts):
        for way in _ways(text):
            if found:
                found.append(_GAP)
            found.extend(way)
    return " ".join(found)


@functools.lru_cache(maxsize=1024)
def search_phrases(text: str) -> tuple[Phrase, ...]:
    """The phrases any of which finds a typed text; none where the text has nothing to search."""
    phrases: dict[Phrase, None] = {}
    for folded in _spellings(text):
        pieces = _pieces(folded)
        words = _words(pieces)
        if not words:
            signs = _signs(pieces)
            if signs:
                phrases[signs] = None
            continue
        phrases[words] = None
        joined = "".join(words)
        if len(words) > 1 and joined[:_LONGEST_JOINED] in {word for (word,) in _joined(pieces)}:
            phrases[(joined[:_LONGEST_JOINED],)] = None
    return tuple(phrases)


def has_words(text: str) -> bool:
    """Whether a text has a letter or a digit."""
    return bool(_words(_pieces(_folded(text))))


class Findable(NamedTuple):
    """A text that is looked through again and again.

    Attributes:
        folded: the whole of it.
        words: its words as ``search_text`` gives them, with a space before.
    """

    folded: str
    words: str


def findable(text: str) -> Findable:
    """What ``finder`` looks at; most of the time that a search takes."""
    return Findable(fold(text), f" {search_text((text,))}")


def finder(text: str) -> Callable[[Findable], bool]:
    """A function that says whether a text has every typed word, also inside its words."""
    typed = [term for term in text.split() if not is_separator(term)] or text.split()
    terms = [(fold(term), [f" {' '.join(phrase)}" for phrase in search_phrases(term)]) for term in typed]

    def holds(wanted: Findable) -> bool:
        for term, phrases in terms:
            if not (term and term in wanted.folded) and not any(each in wanted.words for each in phrases):
                return False
        return True

    return holds


def matcher(text: str) -> Callable[[str], bool]:
    """As ``finder``, for texts that are looked at once."""
    holds = finder(text)
    return lambda wanted: holds(findable(wanted))


@functools.lru_cache(maxsize=16384)
def _ways(text: str) -> tuple[Phrase, ...]:
    """The words of a text, then further ways to type them."""
    if _PLAIN.fullmatch(text):
        words = text.lower().split()[:_MOST_WORDS]
        return (tuple(words),) if words else ()
    ways: dict[Phrase, None] = {}
    for folded in _spellings(text):
        if folded.isascii() and not _JOINABLE.search(folded):
            # Most texts need no more than this.
            ways[tuple(_WORD.findall(folded)[:_MOST_WORDS])] = None
            ways[tuple(sign.translate(_WIDE) for sign in _LONE_SIGN.findall(folded))] = None
            continue
        pieces = _pieces(folded)
        ways[_words(pieces)] = None
        ways.update(dict.fromkeys(_joined(pieces)))
        ways[_signs(pieces)] = None
    return tuple(way for way in ways if way)


def _spellings(text: str) -> Iterator[str]:
    """The folded text, and further spellings of it."""
    folded = _folded(text)
    yield folded
    if _HAS_SIGN_LETTER.search(folded):
        spelled = folded
        for sign, letter in _SIGN_LETTERS:
            spelled = sign.sub(letter, spelled)
        if spelled != folded:
            yield spelled
    if not text.isascii():
        key = name_key(text)
        if (spelled := key.translate(_TWO_LETTERS)) != key:
            yield _folded(spelled)


def _folded(text: str) -> str:
    folded = fold(text)
    return folded if folded.isascii() else folded.translate(HIRAGANA)


def _pieces(folded: str) -> list[_Piece]:
    """A folded text cut where its characters change their kind."""
    if folded.isascii():
        return [(_KINDS[match.lastgroup or ""], match[0]) for match in _PIECE.finditer(folded)]
    pieces: list[_Piece] = []
    for character in folded:
        kind = kind_of(character)
        if pieces and pieces[-1][0] is kind and kind is not Kind.UNSPACED and kind is not Kind.SYMBOL:
            pieces[-1] = kind, pieces[-1][1] + character
        else:
            pieces.append((kind, character))
    return pieces


def _words(pieces: list[_Piece]) -> Phrase:
    words = [text for kind, text in pieces if kind is Kind.WORD or kind is Kind.UNSPACED]
    return tuple(words[:_MOST_WORDS])


def _signs(pieces: list[_Piece]) -> Phrase:
    """Symbols, and signs without a letter beside them."""
    signs: list[str] = []
    for place, (kind, text) in enumerate(pieces):
        if kind is Kind.SYMBOL:
            signs.append(text)
        elif kind is Kind.SIGN:
            around = pieces[max(place - 1, 0) : place + 2]
            if all(other is Kind.SPACE or other is Kind.SIGN for other, _ in around):
                signs.append(text.translate(_WIDE))
    return tuple(signs)[:_MOST_WORDS]


def _joined(pieces: list[_Piece]) -> list[Phrase]:
    """Runs of words that may be typed as one, joined from each word on."""
    if len(pieces) == 1:
        return []
    joined: list[Phrase] = []
    words: list[str] = []
    gaps: list[str] = [" "]
    for kind, text in pieces:
        if kind is Kind.WORD:
            words.append(text)
            gaps.append("")
        elif kind is Kind.SIGN or kind is Kind.SPACE:
            gaps[-1] += text
        else:
            joined += _joined_words(words, [*gaps[:-1], " "])
            words, gaps = [], [" "]
    return joined + _joined_words(words, [*gaps[:-1], gaps[-1] or " "])


def _joined_words(words: list[str], gaps: list[str]) -> list[Phrase]:
    """The same for words of one script; ``gaps`` has the text before each word and after the last."""
    joined: list[Phrase] = []
    run: list[str] = []
    for place, word in enumerate(words):
        if run and not _is_joined(words, gaps, place):
            joined += _run_together(run)
            run = []
        run.append(word)
    return joined + list(_run_together(run))


def _run_together(run: list[str]) -> Iterator[Phrase]:
    for start in range(len(run) - 1):
        yield ("".join(run[start : start + _MOST_JOINED])[:_LONGEST_JOINED],)


def _is_joined(words: list[str], gaps: list[str], place: int) -> bool:
    """Whether a word may be joined to the one before: ``R.E.M.``, ``Rock 'n' Roll``, ``Guns N Roses``."""
    gap = gaps[place]
    if " " not in gap or "'" in gap:
        return True
    is_alone = " " in gaps[place - 1] and words[place - 1] in _CONSONANTS
    is_next_alone = " " in gaps[place + 1] and words[place] in _CONSONANTS
    return gap == " " and (is_alone or is_next_alone)


def is_separator(text: str) -> bool:
    """Whether a text is a single sign as it stands between names: ``-``, ``/``, ``&``."""
    return fold(text) in _SEPARATORS

"""What is searched and what is searched for, in the same words.

``search_text`` writes a text as words with spaces between them, ready for an index that knows nothing but
spaces; ``search_phrases`` writes what a person types the same way. A letter of a script without word gaps is
a word of its own, so that a part of a title is a phrase. Beside the words stand other ways to type them:
signs inside left out (``reb`` for R.E.B.), signs that stand for letters (``keshi`` for Ke$hi), and umlauts
written with two letters (``mueller``). Signs that stand alone ("!!!") are words, too.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from musicrec_desktop.core.text.folding import fold, name_key
from musicrec_desktop.core.text.scripts import Kind, kind_of

Phrase = tuple[str, ...]
"""Words that follow each other; the last may be the beginning of one."""

_GAP: Final = "\u00a6"
"""Stands between ways to write a text, so that no phrase runs from one into the next."""
_LONGEST_JOINED: Final = 40
_MOST_JOINED: Final = 8
_MOST_WORDS: Final = 400
_HIRAGANA: Final = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_WIDE: Final = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
"""Signs are kept in their wide form, which is no syntax of an index."""
_PIECE: Final = re.compile(r"(?P<word>[a-z0-9]+)|(?P<space>\s+)|(?P<sign>[^a-z0-9\s]+)")
_KINDS: Final = {"word": Kind.WORD, "space": Kind.SPACE, "sign": Kind.SIGN}
_WORD: Final = re.compile(r"[a-z0-9]+")
_LONE_SIGN: Final = re.compile(r"(?<![^ ])[^a-z0-9 ]+(?= |$)")
_JOINABLE: Final = re.compile(r"[a-z0-9][^a-z0-9 ]+[a-z0-9]|'|(?<![^ ])[bcdfghjklmnpqrstvwxz](?= |$)")
"""Where a folded text may have words that are typed as one."""
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
    """Texts of one field as an index holds them: words, and other ways to type them."""
    found: list[str] = []
    for text in dict.fromkeys(texts):
        for way in _ways(text):
            if found:
                found.append(_GAP)
            found.extend(way)
    return " ".join(found)


@functools.lru_cache(maxsize=1024)
def search_phrases(text: str) -> tuple[Phrase, ...]:
    """The phrases by any of which a typed text is found; none where nothing in it can be searched."""
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
    """Whether there is a letter or a digit in a text, and not only signs."""
    return bool(_words(_pieces(_folded(text))))


def matcher(text: str) -> Callable[[str], bool]:
    """Tells whether a text holds every word of what was typed, also inside its words."""
    typed = [term for term in text.split() if not is_separator(term)] or text.split()
    terms = [(fold(term), search_phrases(term)) for term in typed]

    def holds(wanted: str) -> bool:
        folded = fold(wanted)
        missing = [phrases for term, phrases in terms if not term or term not in folded]
        if not missing:
            return True
        searched = f" {search_text((wanted,))}"
        return all(any(f" {' '.join(phrase)}" in searched for phrase in phrases) for phrases in missing)

    return holds


@functools.lru_cache(maxsize=16384)
def _ways(text: str) -> tuple[Phrase, ...]:
    """The words of a text, then other ways to type them."""
    ways: dict[Phrase, None] = {}
    for folded in _spellings(text):
        if folded.isascii() and not _JOINABLE.search(folded):
            # The quick way through most texts.
            ways[tuple(_WORD.findall(folded)[:_MOST_WORDS])] = None
            ways[tuple(sign.translate(_WIDE) for sign in _LONE_SIGN.findall(folded))] = None
            continue
        pieces = _pieces(folded)
        ways[_words(pieces)] = None
        ways.update(dict.fromkeys(_joined(pieces)))
        ways[_signs(pieces)] = None
    return tuple(way for way in ways if way)


def _spellings(text: str) -> Iterator[str]:
    """The folded text, and what else people type for it."""
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
    return folded if folded.isascii() else folded.translate(_HIRAGANA)


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
    """Symbols, and signs that no letter is next to."""
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
    """Words that signs part or join, written as one, from each of them on."""
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
    """The same for words of one script; a gap stands before each of them and after the last."""
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
    """Whether a word is typed with the one before: ``R.E.M.``, ``Rock 'n' Roll``, ``Guns N Roses``."""
    gap = gaps[place]
    if " " not in gap or "'" in gap:
        return True
    is_alone = " " in gaps[place - 1] and words[place - 1] in _CONSONANTS
    is_next_alone = " " in gaps[place + 1] and words[place] in _CONSONANTS
    return gap == " " and (is_alone or is_next_alone)


def is_separator(text: str) -> bool:
    """Whether a text is one sign as it stands between names: ``-``, ``/``, ``&``."""
    return fold(text) in _SEPARATORS

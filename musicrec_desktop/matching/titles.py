"""Titles as a name, the words that make a version, and guests."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from musicrec_desktop.core.text.folding import fold, name_key
from musicrec_desktop.matching.additions import Addition, Weight, addition_of, parted_guests
from musicrec_desktop.matching.cleaning import cleaned
from musicrec_desktop.matching.names import NO_NAME, Name, name_of_words, words_in
from musicrec_desktop.matching.words import (
    NEUTRAL,
    NUMBER_WORDS,
    NUMERALS,
    PART_WORDS,
    ROMAN,
    STOCK_TITLES,
    STRONG_GUESTS,
)

_BRACKETS: Final = str.maketrans("【〔〖〈《】〕〗〉》<>{}", "[[[[[]]]]][][]")
_INNERMOST: Final = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_UNCLOSED: Final = re.compile(r"[(\[]([^()\[\]]*)$")
_KEPT: Final = str.maketrans("()[]", "\x01\x02\x01\x02")
_UNKEPT: Final = str.maketrans("\x01\x02", "()")
_IN_KEPT: Final = re.compile("\x01[^\x01\x02]*\x02")
_TAIL: Final = re.compile(r"(?:\s+(?:-+|\||~|/)\s+|\s*[,:;]\s+)(?=[^\s])")
_CUT: Final = re.compile(r"\s*(?:\.\.+|…)$")
_ID3V1_LENGTH: Final = 30
"""Titles of the oldest tags end after so many characters."""
_JOINED_PART: Final = re.compile(rf"({'|'.join(sorted(PART_WORDS))})(\d+)")
_ORDINAL: Final = re.compile(r"(\d+)(?:st|nd|rd|th|e|er|re|ere|eme|te|ter|da|ma|a|o|ª|º)")
_DASHED_TAIL: Final = re.compile(r"\s[-~]([^-~\s][^-~]*)[-~]$")
_CJK_PART: Final = re.compile(r"第([0-9一二三四五六七八九十]+)(?:部|章|回|話|集|部分)|([0-9]+)부$")
_MOVEMENT: Final = re.compile(r"(?<=[:,-] )[ivx]+(?=[.)] )")
_BARE_TAIL: Final = re.compile(
    r"\s+(?:(?:(?:19|20)\d\d )?(?:digital )?remaster(?:ed)?(?: version)?(?: (?:19|20)\d\d)?|"
    + "|".join(
        re.escape(name_key(phrase)) for phrase in sorted(NEUTRAL, key=len, reverse=True) if " " in phrase
    )
    + r")\s*$"
)
"""Neutral words behind a title without any sign between; a single one may belong to the title."""
_LAST_WORDS: Final = frozenset(name_key(phrase).split()[-1] for phrase in (*NEUTRAL, "version"))
_GUEST_WORDS: Final = frozenset(name_key(phrase).split()[0] for phrase in STRONG_GUESTS)
_MOST_PARTS: Final = 12


@dataclass(frozen=True, slots=True)
class Title:
    """A title.

    Attributes:
        text: as it was meant, whole.
        base: its name without additions that are known.
        stem: its name without any addition; ``NO_NAME`` where that is the base.
        whole: its name with all additions.
        kinds: what kinds of version it tells of.
        details: the words that tell which version.
        guests: lines of names of guests.
        has_maybe_guests: the words before the guests may be a part of the title.
        is_soft: something was left out that counts for nothing only where the length is the same.
        is_cut_off: its end is missing, or may be.
    """

    text: str
    base: Name
    stem: Name = NO_NAME
    whole: Name = NO_NAME
    kinds: frozenset[str] = frozenset()
    details: frozenset[str] = frozenset()
    guests: tuple[str, ...] = ()
    has_maybe_guests: bool = False
    is_soft: bool = False
    is_cut_off: bool = False

    @property
    def is_stock(self) -> bool:
        """Whether many albums have a track of this title."""
        words = [word for word in self.base.tokens if word != "part" and not word.isdecimal()]
        return bool(self.base.tokens) and fold(" ".join(words)) in _STOCK

    @property
    def names(self) -> tuple[Name, ...]:
        """The names by which titles of the same song are found."""
        return tuple(dict.fromkeys(name for name in (self.base, self.whole, self.stem) if name.exact))


_STOCK: Final = frozenset(map(fold, STOCK_TITLES)) | {""}


@dataclass(slots=True)
class _Parts:
    """What was taken out of a title."""

    additions: list[Addition] = field(default_factory=list)

    def take(self, text: str, *, is_in_brackets: bool) -> bool:
        """Take an addition, unless it is a part of the title."""
        addition = addition_of(text, is_in_brackets=is_in_brackets)
        if addition.weight is Weight.UNKNOWN:
            return False
        self.additions.append(addition)
        return True


@functools.lru_cache(maxsize=8192)
def title_of(text: str) -> Title:
    """The title that a text is, however it was written."""
    text = cleaned(text)
    key = name_key(text)
    is_cut_off = len(text) == _ID3V1_LENGTH
    if _is_plain(key):
        name = _song_name(key)
        return Title(text, name, whole=name, is_cut_off=is_cut_off)
    key = _DASHED_TAIL.sub(r" [\1]", key.translate(_BRACKETS))
    if _CUT.search(key):
        is_cut_off = True
        key = _CUT.sub("", key) or key
    whole = _song_name(key)
    parts = _Parts()
    base_text = _without_additions(key, parts)
    base = _song_name(base_text)
    if not base.tokens:
        return Title(text, whole, whole=whole, is_cut_off=is_cut_off)
    stem = _song_name(_stem_of(base_text))
    additions = parts.additions
    return Title(
        text,
        base,
        NO_NAME if stem == base or not stem.tokens else stem,
        whole,
        frozenset().union(*(each.kinds for each in additions)),
        frozenset().union(*(each.details for each in additions)),
        tuple(each.guests for each in additions if each.guests),
        any(each.weight is Weight.MAYBE_GUESTS for each in additions),
        any(each.weight is Weight.SOFT for each in additions),
        is_cut_off,
    )


def _is_plain(key: str) -> bool:
    """Whether there is surely no addition in it, which most titles have not."""
    words = key.split()
    return bool(words) and (
        "".join(words).replace("'", "").isalnum()
        and words[-1] not in _LAST_WORDS
        and not words[-1].isdecimal()
        and _GUEST_WORDS.isdisjoint(words)
    )


def _without_additions(text: str, parts: _Parts) -> str:
    """The text without what is known to be an addition, wherever it stands."""
    text = _without_tails(_without_brackets(text, parts), parts)
    head, guests = parted_guests(text)
    if guests and head.strip():
        parts.additions.append(Addition(Weight.GUESTS, guests=guests.translate(_UNKEPT)))
        text = head
    while (bare := _BARE_TAIL.sub("", text)) != text and bare.strip():
        text = bare
    return text.translate(_UNKEPT).strip()


def _without_brackets(text: str, parts: _Parts) -> str:
    for _ in range(_MOST_PARTS):
        found = _INNERMOST.search(text) or _UNCLOSED.search(text)
        if found is None:
            break
        left = f"{text[: found.start()]} {text[found.end() :]}"
        if left.strip() and parts.take(found.group(1), is_in_brackets=True):
            text = left
        else:
            text = text[: found.start()] + found.group().translate(_KEPT) + text[found.end() :]
    return text.strip()


def _without_tails(text: str, parts: _Parts) -> str:
    for _ in range(_MOST_PARTS):
        found = _last(_TAIL.finditer(text))
        if found is None or not found.start():
            break
        tail = text[found.end() :]
        is_vague = "-" not in found.group() and addition_of(tail, is_in_brackets=False).details
        if is_vague or not parts.take(tail, is_in_brackets=False):
            break
        text = text[: found.start()]
    return text


def _last(found: Iterator[re.Match[str]]) -> re.Match[str] | None:
    last = None
    for last in found:  # noqa: B007
        pass
    return last


def _stem_of(text: str) -> str:
    """The title before its first bracket or dash."""
    stem = _IN_KEPT.sub(" ", text.translate(_KEPT)).translate(_UNKEPT)
    return re.split(r"\s+[-|~/]+\s+", stem.strip())[0]


def _song_name(key: str) -> Name:
    """The name of a title in the form of ``name_key``; part numbers are written in one way."""
    if not key.isascii():
        key = _CJK_PART.sub(_cjk_part, key)
    if "." in key or ")" in key:
        key = _MOVEMENT.sub(lambda found: str(ROMAN.get(found[0], found[0])), key)
    words = words_in(key)
    numbered = _with_part_numbers(words)
    return name_of_words(key, words if numbered is None else numbered, is_whole=numbered is None)


_TELL_PARTS: Final = PART_WORDS | NUMBER_WORDS | ROMAN.keys()
_HAS_DIGIT: Final = re.compile(r"\d").search


def _cjk_part(found: re.Match[str]) -> str:
    number = found.group(1) or found.group(2)
    return f" part {number if number.isdecimal() else NUMERALS.get(number, 10)} "


def _with_part_numbers(words: Sequence[str]) -> list[str] | None:
    """The words with ``part 2`` for whatever way a part is numbered in; None where no word tells a part."""
    folded = [word if word.isascii() else fold(word) for word in words]
    if _TELL_PARTS.isdisjoint(folded) and not any(map(_HAS_DIGIT, folded)):
        return None
    numbered: list[str] = []
    is_part = False
    for place, (word, plain) in enumerate(zip(words, folded, strict=True)):
        following = folded[place + 1] if place + 1 < len(folded) else ""
        is_last = place == len(words) - 1 and place > 0
        number = _number(plain) if is_part or is_last else None
        joined_part = _JOINED_PART.fullmatch(plain)
        ordinal = _ordinal(plain) if following in PART_WORDS else None
        if is_part and number is not None:
            numbered.append(str(number))
            is_part = False
        elif joined_part:
            numbered += ["part", str(int(joined_part[2]))]
        elif ordinal is not None:
            numbered += ["part", str(ordinal)]
        elif plain in PART_WORDS and place and _ordinal(folded[place - 1]) is not None:
            continue
        elif plain in PART_WORDS and _number(following) is not None:
            numbered.append("part")
            is_part = True
        elif plain in NUMBER_WORDS and following.isdecimal():
            numbered.append("part" if place == len(words) - 2 else "no")
            is_part = True
        elif is_last and _is_part_number(plain) and numbered[-1][-1].isalpha():
            numbered += ["part", str(ROMAN.get(plain) or int(plain))]
        else:
            numbered.append(word)
    return numbered


def _number(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    return ROMAN.get(word) or NUMERALS.get(word)


def _ordinal(word: str) -> int | None:
    """The number of a word before a word for part, as in ``second part`` or ``2e partie``."""
    found = _ORDINAL.fullmatch(word)
    return int(found[1]) if found else _number(word)


def _is_part_number(word: str) -> bool:
    """Whether a last word tells a part: one of a few digits, or a Roman number that is no other word."""
    return (word.isdecimal() and len(word) < 3) or (word in ROMAN and word not in {"v", "x"})

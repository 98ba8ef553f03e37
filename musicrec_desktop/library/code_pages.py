"""Old tags that declare Latin-1 and are written in another code page.

The format of such a tag knows Latin-1 only, or its writer did. The code page is guessed from all text of a
file, and of its album where one file has too little. Valid UTF-8 is taken as UTF-8. Words that consist of
high bytes only belong to no western language: the code page that makes the likeliest text of them wins
(letters by their frequency in charset-normalizer's tables, word case, common characters of East Asia). Words
with letters that no western language has together may be in a code page of other Latin letters. In doubt
nothing changes, and no file is ever written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.library.letter_likelihood import (
    EAST,
    IMPOSSIBLE,
    SCRIPTS,
    is_in_case,
    is_mixed,
    judges,
    west_likelihood,
)

AUTOMATIC: Final = "auto"
AS_TAGGED: Final = "latin-1"
UTF8: Final = "utf-8"
_LEAST_HIGH: Final = 5
"""High bytes in words of such bytes, below which nothing is guessed."""
_LEAST_SHARE: Final = 0.5
_LEAST_LEAD: Final = 5.0
"""By how much, in nats, the likeliest code page must be ahead."""
_LEAST_ODD_WORDS: Final = 2
_LEAST_PATCHES: Final = 5
_MOST_OF_ONE: Final = 0.6
_LEAST_KINDS: Final = 3
"""The least words and letters of a patchwork, and the most of its words that one language has."""
_TOKEN: Final = re.compile(rb"(?:[\x80-\xff][\x40-\x7e]?|[A-Za-z])+")
_WORD: Final = re.compile(
    r"(?:[A-Za-z]|[^\x00-\x7f\x82\x84\x85\x8b\x91-\x97\x99\x9b\xa0\xab\xad\xb4\xbb\u2010-\u203a\u2122])+"
)
_TORN_WORD: Final = re.compile("[a-z][\xa3\xa5\xa6\xaf\xb3\xb6\xb9\xbc\xbe\xbf][a-z]")
"""A word with a sign inside that no western word has there."""
_HIGH: Final = re.compile(r"[^\x00-\x7f]")


_WEST: Final = tuple(
    map(
        frozenset,
        (
            "äöüßéàè",  # German
            "àâæçéèêëîïôœùûüÿ",  # French
            "áéíóúüñçàèïòâêôãõªº",  # Spanish, Catalan, Portuguese, Galician
            "àèéìíîòóùú",  # Italian
            "åäöéüáàèšž",  # Swedish, Finnish
            "æøåéèêëóòôâüäöá",  # Danish, Norwegian
            "áðéíóúýþæö",  # Icelandic
            "áðíóúýæø",  # Faroese
            "áàäéèëêíïóöôúüûç",  # Dutch, Afrikaans
            "áéíóúàèìòùâêîôûŵŷ",  # Irish, Gaelic, Welsh
            "äöõüšžéå",  # Estonian
            "ëçé",  # Albanian
            "áéíóöúü",  # Hungarian words without ő and ű
        ),
    )
)
_LATIN: Final = (
    ("cp1250", "ąćęłńóśźż"),  # Polish
    ("iso8859_2", "ąćęłńóśźż"),
    ("cp1250", "áčďéěíňóřšťúůýž"),  # Czech
    ("iso8859_2", "áčďéěíňóřšťúůýž"),
    ("cp1250", "áäčďéíĺľňóôŕšťúýž"),  # Slovak
    ("iso8859_2", "áäčďéíĺľňóôŕšťúýž"),
    ("cp1250", "áéíóöőúüű"),  # Hungarian
    ("iso8859_2", "áéíóöőúüű"),
    ("cp1250", "ăâîşţ"),  # Romanian
    ("iso8859_2", "ăâîşţ"),
    ("cp1250", "čćđšž"),  # Croatian, Slovene
    ("iso8859_2", "čćđšž"),
    ("cp1254", "çğıöşüâîûi̇"),  # Turkish
    ("cp1257", "ąčęėįšųūž"),  # Lithuanian
    ("cp1257", "āčēģīķļņōŗšūž"),  # Latvian
)


@dataclass(frozen=True, slots=True)
class Guess:
    """What some text is in.

    Attributes:
        code_page: Python's name, or empty where there is nothing to change.
        alphabet: letters outside ASCII that its words have, for a code page of Latin letters.
        is_doubtful: the text is strange and too short; more of the same album may tell.
        is_chosen: the user chose it; text that is no ``OldText`` is left alone.
    """

    code_page: str = ""
    alphabet: frozenset[str] = frozenset()
    is_doubtful: bool = False
    is_chosen: bool = False


class OldText(str):
    """Text of a tag whose format calls its bytes Latin-1."""

    __slots__ = ()


NOTHING: Final = Guess()


def guess(texts: Iterable[str]) -> Guess:
    """The code page that some texts are probably in.

    Other scripts are guessed whatever the tag says, since programs have copied such text into newer tags.
    Other Latin letters are looked for in ``OldText`` alone.
    """
    distinct = list({str(text): text for text in texts}.values())
    pieces = [data for text in distinct if (data := as_bytes(text)) is not None]
    if pieces and (found := _guess_script(pieces)) is not NOTHING:
        return found
    old = [text for text in distinct if isinstance(text, OldText) and as_bytes(text) is not None]
    return _guess_latin(word for text in old for word in _words(text))


def as_bytes(text: str) -> bytes | None:
    """The bytes of a text that may be bytes called Latin-1 (or Windows' form of it); None for ASCII, too."""
    if text.isascii():
        return None
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        pass
    try:
        return b"".join(_byte(character) for character in text)
    except UnicodeEncodeError:
        return None


def read_as(text: str, guessed: Guess) -> str:
    """A text as it was meant; unchanged where the guess does not fit it.

    Args:
        text: from a tag, before anything of it is cleaned away. Where it is an ``OldText``, what Latin-1 has
            no sign for is read as Windows' form of it.
        guessed: for the file or its album.
    """
    data = as_bytes(text)
    if data is None:
        return text
    if (meant := _from_utf8(data)) is not None:
        return meant
    is_old = isinstance(text, OldText)
    if guessed.code_page and (is_old or not (guessed.alphabet or guessed.is_chosen)):
        meant = _decoded(data, guessed.code_page)
        if meant is not None and _fits(data, meant, guessed):
            return meant
    return "".join(map(_windows, text)) if is_old else text


def chosen(code_page: str) -> Guess:
    """The guess for a code page that the user chose."""
    letters = frozenset("".join(alphabet for codec, alphabet in _LATIN if codec == code_page))
    return Guess(code_page, letters, is_chosen=True)


def _guess_script(pieces: Sequence[bytes]) -> Guess:
    strange = [data for data in pieces if _from_utf8(data) is None]
    tokens = [token for data in strange for token in _TOKEN.findall(data) if _high_count(token)]
    wide = [token for token in tokens if _share(token) >= _LEAST_SHARE and _high_count(token) > 1]
    if not wide:
        return NOTHING
    high = sum(map(_high_count, wide))
    is_strange = sum(map(len, wide)) >= _LEAST_SHARE * sum(map(len, tokens))
    if not is_strange:
        return NOTHING
    if high < _LEAST_HIGH:
        return Guess(is_doubtful=True)
    # Only the words: the characters between them are the same in every code page.
    joined = [b" ".join(_TOKEN.findall(data)) for data in strange if any(map(_is_wide, _TOKEN.findall(data)))]
    ranked = sorted(
        ((_likelihood(joined, page), page) for page in judges()), key=lambda one: one[0], reverse=True
    )
    (best, page), (second, _) = ranked[:2]
    if best == IMPOSSIBLE or best - second < _LEAST_LEAD or best <= west_likelihood(joined):
        return Guess(is_doubtful=True)
    return Guess(page)


def _guess_latin(found: Iterable[str]) -> Guess:
    words = [word for word in dict.fromkeys(found) if word.strip(_AROUND_WORDS)]
    odd = [word for word in words if not _is_western(word)]
    if not odd and not _is_patchwork(words):
        return NOTHING
    best = 0
    guesses: list[Guess] = []
    for codec, letters in _LATIN:
        alphabet = frozenset(letters)
        if not all(_is_word_in(word, codec, alphabet) for word in odd):
            continue
        fitting = [word for word in words if _is_word_in(word, codec, alphabet)]
        is_enough = (
            len(odd) >= _LEAST_ODD_WORDS
            or any(map(_TORN_WORD.search, odd))
            or (len(fitting) == len(words) and _is_patchwork(words))
        )
        if is_enough and len(fitting) >= max(best, 1):
            kept = guesses if len(fitting) == best else []
            best, guesses = len(fitting), [*kept, Guess(codec, alphabet)]
    readings = {tuple(read_as(OldText(word), guessed) for word in words) for guessed in guesses}
    return guesses[0] if len(readings) == 1 else Guess(is_doubtful=True)


def _is_patchwork(words: Sequence[str]) -> bool:
    """Whether no single western language has most of some words, though they have many letters."""
    if len(words) < _LEAST_PATCHES:
        return False
    most = max(sum(_letters(word) <= alphabet for word in words) for alphabet in _WEST)
    kinds = len(frozenset().union(*map(_letters, words)))
    return most <= _MOST_OF_ONE * len(words) and kinds >= _LEAST_KINDS


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if _HIGH.search(word)]


def _is_western(word: str) -> bool:
    letters = _letters(word)
    return any(letters <= alphabet for alphabet in _WEST)


def _letters(word: str) -> frozenset[str]:
    """Those outside ASCII, as Windows' form of Latin-1 has them."""
    return frozenset("".join(map(_windows, word)).strip(_AROUND_WORDS).lower()) - _ASCII


def _is_word_in(word: str, codec: str, alphabet: frozenset[str]) -> bool:
    meant = _decoded(as_bytes(word) or b"", codec)
    if meant is None:
        return False
    meant = meant.strip(_AROUND_WORDS)
    return is_in_case(meant) and set(meant.lower()) - _ASCII <= alphabet


_ASCII: Final = frozenset(map(chr, range(0x80)))
_AROUND_WORDS: Final = (
    "\xa1\xa7\xa9\xab\xad\xae\xb0\xb4\xb7\xbb\xbf"
    "\u2018\u2019\u201a\u201c\u201d\u201e\u2013\u2014\u2026\u2022\u2122\u20ac"
)
"""Signs that stand at the begin or end of a word in the west."""


def _fits(data: bytes, meant: str, guessed: Guess) -> bool:
    if guessed.alphabet:
        return all(
            character in guessed.alphabet or (not character.isalpha() and character > "\x9f")
            for character in meant.lower() if character > "\x7f"
        )  # fmt: skip
    tokens = [token for token in _TOKEN.findall(data) if _high_count(token)]
    if guessed.code_page in EAST:
        return any(map(_is_wide, tokens))
    return not any(map(is_mixed, re.findall(r"[^\W\d_]+", meant)))


def _is_wide(token: bytes) -> bool:
    return _share(token) >= _LEAST_SHARE


def _share(token: bytes) -> float:
    return _high_count(token) / len(token)


def _high_count(data: bytes) -> int:
    return len(data) - len(data.translate(None, _HIGH_BYTES))


_HIGH_BYTES: Final = bytes(range(0x80, 0x100))


def _from_utf8(data: bytes) -> str | None:
    """Bytes that can hardly be anything but UTF-8; a last character that was cut off is left out."""
    text = _decoded(data, UTF8)
    if text is None or text.isascii():
        return None
    wide = [character for character in text if character > "\x7f"]
    if any("\x80" <= character <= "\x9f" for character in wide):
        return None
    # One pair may be a capital letter and a sign: only those of Western letters are so much more likely.
    return text if len(wide) > 1 or wide[0] <= "\xff" or wide[0] >= "\u0800" else None


def _decoded(data: bytes, codec: str) -> str | None:
    """The text, without a last character that was cut off; None where the bytes are not in this code page."""
    for cut in range(4):
        try:
            return data[: len(data) - cut].decode(codec)
        except UnicodeDecodeError as error:
            if error.end < len(data) or error.start < len(data) - 3 or codec in _SINGLE:
                return None
    return None


_SINGLE: Final = frozenset((*(script.codec for script in SCRIPTS), *(codec for codec, _ in _LATIN)))


def _likelihood(pieces: Iterable[bytes], page: str) -> float:
    texts = [_decoded(data, page) for data in pieces]
    if any(text is None for text in texts):
        return IMPOSSIBLE
    return judges()[page](" ".join(text for text in texts if text is not None))


def _byte(character: str) -> bytes:
    return character.encode("latin-1" if character <= "\xff" else "cp1252")


def _windows(character: str) -> str:
    """The sign that Windows has where Latin-1 has a control character."""
    if not "\x80" <= character <= "\x9f":
        return character
    return character.encode("latin-1").decode("cp1252", "ignore") or character

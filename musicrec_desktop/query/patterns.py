"""What a text must be to meet a condition: words, exact text, patterns with stars, regular expressions.

The SQL functions of ``storage/query`` and the Python meaning use the same tests.
"""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Sequence
from typing import Any, Final

from musicrec_desktop.core.errors import QueryTimeError
from musicrec_desktop.core.text.folding import fold, genre_key, name_key

STAR: Final = "*"
_LITERAL_STAR: Final = "\\*"
LONGEST_PATTERN: Final = 1000
_LONGEST_PIECE: Final = 400
"""Characters of lyrics, of which each may be a word (``search_words._MOST_WORDS``)."""
REGEX_SECONDS: Final = 2.0
"""How long the regular expressions of one search may take together."""

Test = Callable[[str], bool]


def searched_texts(name: str, texts: Sequence[str]) -> Sequence[str]:
    """The texts of a field whose words are searched: file names without dots, lyrics in pieces."""
    if name == "file":
        return [text.replace(".", " ") for text in texts]
    if name == "lyrics":
        return [piece for text in texts for piece in _pieces(text)]
    return texts


def _pieces(lyrics: str) -> list[str]:
    """Lyrics in pieces of whole lines; phrases are found across the lines of a piece."""
    pieces: list[list[str]] = [[]]
    length = 0
    for line in lyrics.split("\n"):
        if length + len(line) > _LONGEST_PIECE:
            pieces.append([])
            length = 0
        pieces[-1].append(line)
        length += len(line) + 1
    return [" ".join(piece) for piece in pieces]


def wildcard_pieces(text: str, literal_star: str) -> str:
    """The pattern of a typed text: ``*`` is any characters; a star that is meant is escaped."""
    return text.replace("\\", "\\\\").replace(literal_star, _LITERAL_STAR)


@functools.lru_cache(maxsize=256)
def wildcard_test(pattern: str) -> Test:
    """Whether the whole of a folded text fits a pattern with stars.

    The first place of each piece is as good as any other, so nothing is tried twice, as ``re`` would.
    """
    literals = [""]
    characters = iter(pattern)
    for character in characters:
        if character == STAR:
            literals.append("")
        else:
            literals[-1] += next(characters, "\\") if character == "\\" else character
    first, *others = (fold(literal) if literal.strip() else literal for literal in literals)
    if not others:
        return lambda text: fold(text) == first
    *middle, last = others

    def fits(text: str) -> bool:
        folded = fold(text)
        if not folded.startswith(first):
            return False
        at = len(first)
        for piece in middle:
            found = folded.find(piece, at)
            if found < 0:
                return False
            at = found + len(piece)
        return folded.endswith(last) and len(folded) - len(last) >= at

    return fits


@functools.lru_cache(maxsize=256)
def exact_test(text: str, *, is_genre: bool) -> Test:
    """Whether a text is another, but for case and the spelling of signs (genres: of all signs)."""
    key_of = genre_key if is_genre else name_key
    wanted = key_of(text)
    return lambda value: key_of(value) == wanted


@functools.lru_cache(maxsize=256)
def contains_test(text: str) -> Test:
    """Whether a folded text contains another."""
    wanted = fold(text)
    return lambda value: wanted in fold(value)


def regex_problem(pattern: str) -> str:
    """Why a regular expression cannot be used, in the words of the library; empty where it can."""
    if len(pattern) > LONGEST_PATTERN:
        return f"longer than {LONGEST_PATTERN} characters"
    import regex

    try:
        _compiled(pattern, ignores_case=False)
    except (regex.error, ValueError, OverflowError, RecursionError) as error:
        return str(error)
    return ""


class RegexTests:
    """Tests by regular expressions that share one time limit, so that none blocks the search.

    Raises:
        QueryTimeError: from a test, when the time is used up.
    """

    def __init__(self, seconds: float = REGEX_SECONDS) -> None:
        self._left_s = seconds

    def test(self, pattern: str, *, ignores_case: bool) -> Test:
        """Whether a part of a text fits a regular expression."""
        search = _compiled(pattern, ignores_case).search

        def holds(text: str) -> bool:
            started = time.perf_counter()
            try:
                # Concurrent: other threads run meanwhile, the window's among them.
                return search(text, timeout=max(self._left_s, 1e-3), concurrent=True) is not None
            except TimeoutError:
                raise QueryTimeError(pattern) from None
            finally:
                self._left_s -= time.perf_counter() - started

        return holds


class RegexEdits:
    """Finds and replaces by regular expressions that share one time limit.

    Raises:
        QueryTimeError: from each method, when the time is used up.
    """

    def __init__(self, seconds: float = REGEX_SECONDS) -> None:
        self._left_s = seconds

    def replaced(self, pattern: str, replacement: str, text: str, *, ignores_case: bool) -> str:
        r"""A text in which what fits a regular expression is replaced; ``\1`` stands for a group.

        Raises:
            ValueError: the replacement names a group that is not there; the message says so.
        """
        import regex

        compiled = _compiled(pattern, ignores_case)
        try:
            found: str = self._timed(
                pattern,
                lambda left_s: compiled.sub(replacement, text, timeout=left_s, concurrent=True),
            )
        except (regex.error, IndexError) as error:
            raise ValueError(str(error)) from error
        return found

    def groups(self, pattern: str, text: str) -> dict[str, str] | None:
        """The named groups of a regular expression that fits the whole of a text; None where none does."""
        match = self._timed(
            pattern,
            lambda left_s: _compiled(pattern, True).fullmatch(text, timeout=left_s, concurrent=True),
        )
        return None if match is None else {name: found or "" for name, found in match.groupdict().items()}

    def _timed(self, pattern: str, work: Callable[[float], Any]) -> Any:
        started = time.perf_counter()
        try:
            return work(max(self._left_s, 1e-3))
        except TimeoutError:
            raise QueryTimeError(pattern) from None
        finally:
            self._left_s -= time.perf_counter() - started


@functools.lru_cache(maxsize=64)
def _compiled(pattern: str, ignores_case: bool) -> Any:
    import regex

    return regex.compile(pattern, regex.V0 | (regex.IGNORECASE if ignores_case else 0))

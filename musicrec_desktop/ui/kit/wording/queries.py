"""What is wrong with a query, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.errors import QuerySyntaxError
from musicrec_desktop.query.fields import FIELD_NAMES, SPECIAL_HELP, Kind, field_of
from musicrec_desktop.query.parser import MOST_DEPTH, MOST_TERMS
from musicrec_desktop.query.problems import Fix, Problem, ProblemKind, fixes_of, syntax_error
from musicrec_desktop.query.scanner import LONGEST
from musicrec_desktop.ui.kit.wording.covers import LOOKING_IS_OFF

_EXPECTED: Final = {
    Kind.NUMBER: "a number",
    Kind.PERCENT: "a percentage",
    Kind.DURATION: "a length",
    Kind.SIZE: "a size",
    Kind.RATING: "a number of stars",
    Kind.TIME: "a date or a time before now",
    Kind.DATE: "a date",
    Kind.KEY: "a key",
}
_FIELDS_NAMED: Final = 8
_LONGEST_NAMED: Final = 80
"""Characters of a wrong part that a sentence repeats."""


@dataclass(frozen=True, slots=True)
class ProblemWords:
    """A problem in words.

    Attributes:
        what: what is wrong, one sentence.
        advice: what can be done; may be empty.
        fixes: what can be written instead, the likeliest first.
    """

    what: str
    advice: str
    fixes: tuple[Fix, ...] = ()


def problem_words(problem: Problem, text: str) -> ProblemWords:
    """What is wrong in a text, and its fixes."""
    return ProblemWords(*syntax_words(syntax_error(problem)), fixes_of(problem, text))


def problem_line(problem: Problem) -> str:
    """One sentence about a problem, and what can be done."""
    what, advice = syntax_words(syntax_error(problem))
    return f"{what} {advice}".strip()


def _bracket_words(text: str) -> tuple[str, str]:
    """What is wrong with a bracket: it has no end, closes nothing, or is one too many."""
    if not text:
        return "A bracket has no end.", "Close it."
    if text.startswith(")"):
        return f"“{text}” closes no bracket.", "Take it away."
    return "Too many brackets are inside each other.", f"At most {MOST_DEPTH} can be."


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_NAMED else f"{text[:_LONGEST_NAMED]}…"


def syntax_words(error: QuerySyntaxError) -> tuple[str, str]:
    """What is wrong, and what can be done; the second may be empty."""
    name, field = _shortened(error.name), error.field
    meant = f"Perhaps “{error.nearest}” is meant." if error.nearest else ""
    match error.reason:
        case ProblemKind.FIELD:
            listed = ", ".join(f"{each}:" for each in FIELD_NAMES[:_FIELDS_NAMED])
            known = (
                f"There are {listed} and more."
                if not error.nearest
                else f"Perhaps “{error.nearest}:” is meant."
            )
            return f"There is no field “{name}:”.", known
        case ProblemKind.FLAG:
            return f"“{name}” cannot follow {field}:.", meant or _example(field)
        case ProblemKind.REGEX:
            return "The regular expression cannot be read.", f"It says: {error.detail}."
        case ProblemKind.QUOTE:
            return "A quotation mark has no end.", "Close it with another one."
        case ProblemKind.BRACKET:
            return _bracket_words(name)
        case ProblemKind.LONG:
            return "The query is too long.", f"At most {MOST_TERMS} terms and {LONGEST:,} characters count."
        case (
            ProblemKind.PLAYLIST
            | ProblemKind.REGION
            | ProblemKind.TRACK
            | ProblemKind.ALBUM
            | ProblemKind.UNHEARD
            | ProblemKind.UNSEEN
            | ProblemKind.NO_LOOKS
            | ProblemKind.WORDLESS
            | ProblemKind.LOOP
        ):
            return _name_words(error.reason, name, meant)
        case ProblemKind.NO_VALUE:
            return f"“{field}:” needs a value.", _example(field)
        case _:
            spec = field_of(field)
            expected = _EXPECTED.get(spec.kind, "a value") if spec is not None else "a value"
            expected = "a year" if field == "year" else expected
            return f"“{name}” is not {expected}.", _example(field)


def _name_words(reason: str, name: str, meant: str) -> tuple[str, str]:
    """What is wrong with the name of a playlist, a track or an album."""
    if reason == ProblemKind.PLAYLIST:
        return f"There is no playlist “{name}”.", meant or "Write the name as the sidebar has it."
    if reason == ProblemKind.REGION:
        return f"There is no region “{name}” on the music map.", meant or "Draw one with the lasso there."
    if reason == ProblemKind.TRACK:
        return f"“{name}” names no track, or several.", meant or "Write it like “Artist - Title”."
    if reason == ProblemKind.ALBUM:
        return f"“{name}” names no album, or several.", meant or "Write it like “Artist - Album”."
    if reason == ProblemKind.UNSEEN:
        unseen = f"No cover of “{name}” is known yet." if name else "Nothing with a known cover plays now."
        return unseen, "Covers are looked at when nothing else is to be done."
    if reason == ProblemKind.NO_LOOKS:
        return "Covers are not compared.", LOOKING_IS_OFF
    if reason == ProblemKind.WORDLESS:
        return (
            "No words are known yet for how tracks sound.",
            "The trained ear finds them (Settings).",
        )
    if reason == ProblemKind.UNHEARD:
        unheard = f"“{name}” was not analysed yet." if name else "Nothing that was analysed plays now."
        return unheard, "Its sound has to be known first."
    return f"“{name}” would be inside itself.", "Take it out of the query."


def _example(field: str) -> str:
    spec = field_of(field)
    example = spec.example if spec is not None else SPECIAL_HELP.get(field, ("", ""))[1]
    return f"Write it like {example}." if example else ""

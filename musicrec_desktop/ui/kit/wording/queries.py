"""What is wrong with a query, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.errors import QuerySyntaxError
from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.query.fields import FIELD_NAMES, SPECIAL_HELP, Kind, field_of
from musicrec_desktop.query.parser import MOST_DEPTH, MOST_TERMS
from musicrec_desktop.query.problems import Fix, Problem, ProblemKind, fixes_of, syntax_error
from musicrec_desktop.query.scanner import LONGEST
from musicrec_desktop.ui.kit.wording.covers import LOOKING_IS_OFF

_EXPECTED: Final = {
    Kind.NUMBER: tr("a number"),
    Kind.PERCENT: tr("a percentage"),
    Kind.DURATION: tr("a length"),
    Kind.SIZE: tr("a size"),
    Kind.RATING: tr("a number of stars"),
    Kind.TIME: tr("a date or a time before now"),
    Kind.DATE: tr("a date"),
    Kind.KEY: tr("a key"),
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
        return tr("A bracket has no end."), tr("Close it.")
    if text.startswith(")"):
        return tr("“{text}” closes no bracket.", text=text), tr("Take it away.")
    return tr("Too many brackets are inside each other."), tr(
        "At most {most_depth} can be.", most_depth=MOST_DEPTH
    )


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_NAMED else f"{text[:_LONGEST_NAMED]}…"


def syntax_words(error: QuerySyntaxError) -> tuple[str, str]:
    """What is wrong, and what can be done; the second may be empty."""
    name, field = _shortened(error.name), error.field
    meant = tr("Perhaps “{nearest}” is meant.", nearest=error.nearest) if error.nearest else ""
    match error.reason:
        case ProblemKind.FIELD:
            listed = ", ".join(f"{each}:" for each in FIELD_NAMES[:_FIELDS_NAMED])
            known = (
                tr("There are {listed} and more.", listed=listed)
                if not error.nearest
                else tr("Perhaps “{nearest}:” is meant.", nearest=error.nearest)
            )
            return tr("There is no field “{name}:”.", name=name), known
        case ProblemKind.FLAG:
            return tr("“{name}” cannot follow {field}:.", name=name, field=field), meant or _example(field)
        case ProblemKind.REGEX:
            return tr("The regular expression cannot be read."), tr("It says: {detail}.", detail=error.detail)
        case ProblemKind.QUOTE:
            return tr("A quotation mark has no end."), tr("Close it with another one.")
        case ProblemKind.BRACKET:
            return _bracket_words(name)
        case ProblemKind.LONG:
            return tr("The query is too long."), tr(
                "At most {most_terms} terms and {longest} characters count.",
                most_terms=MOST_TERMS,
                longest=number_text(LONGEST),
            )
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
            return tr("“{field}:” needs a value.", field=field), _example(field)
        case _:
            spec = field_of(field)
            expected = _EXPECTED.get(spec.kind, tr("a value")) if spec is not None else tr("a value")
            expected = tr("a year") if field == "year" else expected
            return tr("“{name}” is not {expected}.", name=name, expected=expected), _example(field)


def _name_words(reason: str, name: str, meant: str) -> tuple[str, str]:
    """What is wrong with the name of a playlist, a track or an album."""
    if reason == ProblemKind.PLAYLIST:
        return tr("There is no playlist “{name}”.", name=name), meant or tr(
            "Write the name as the sidebar has it."
        )
    if reason == ProblemKind.REGION:
        return tr("There is no region “{name}” on the music map.", name=name), meant or tr(
            "Draw one with the lasso there."
        )
    if reason == ProblemKind.TRACK:
        return tr("“{name}” names no track, or several.", name=name), meant or tr(
            "Write it like “Artist - Title”."
        )
    if reason == ProblemKind.ALBUM:
        return tr("“{name}” names no album, or several.", name=name), meant or tr(
            "Write it like “Artist - Album”."
        )
    if reason == ProblemKind.UNSEEN:
        unseen = (
            tr("No cover of “{name}” is known yet.", name=name)
            if name
            else tr("Nothing with a known cover plays now.")
        )
        return unseen, tr("Covers are looked at when nothing else is to be done.")
    if reason == ProblemKind.NO_LOOKS:
        return tr("Covers are not compared."), LOOKING_IS_OFF
    if reason == ProblemKind.WORDLESS:
        return (
            tr("No words are known yet for how tracks sound."),
            tr("The trained ear finds them (Settings)."),
        )
    if reason == ProblemKind.UNHEARD:
        unheard = (
            tr("“{name}” was not analysed yet.", name=name)
            if name
            else tr("Nothing that was analysed plays now.")
        )
        return unheard, tr("Its sound has to be known first.")
    return tr("“{name}” would be inside itself.", name=name), tr("Take it out of the query.")


def _example(field: str) -> str:
    spec = field_of(field)
    example = spec.example if spec is not None else SPECIAL_HELP.get(field, ("", ""))[1]
    return tr("Write it like {example}.", example=example) if example else ""

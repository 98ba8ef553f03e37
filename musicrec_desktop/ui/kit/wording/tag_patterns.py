"""Patterns between names and tags in words: why one cannot be used.

Apart from the rest of the editing of tags, as the words of all errors are loaded with the window.
"""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.errors import TagPatternError
from musicrec_desktop.core.language import tr

_PATTERNS: Final = {
    "empty": (tr("There is nothing to look for."), tr("Type a text or a pattern.")),
    "too-long": (tr("The pattern is too long."), tr("Use fewer fields, or a shorter text.")),
    "unknown-token": (tr("There is no field “{}”."), tr("Fields are named as in %artist% and %title%.")),
    "lone-percent": (tr("A per cent sign stands alone."), tr("A field stands between two: %title%.")),
    "braces": (tr("A brace has no other one."), tr("Braces come in pairs, and not inside each other.")),
    "leaves-folder": (tr("The pattern leads out of the folder."), tr("Begin it with a field or a name.")),
    "no-token": (tr("The pattern names no field at its end."), tr("End it with one, such as %title%.")),
    "same-token": (tr("“{}” stands in the pattern twice."), tr("Put %ignore% in one of the places.")),
    "bad-regex": (tr("The regular expression cannot be used: {}."), tr("Mend it, or look for plain text.")),
    "regex-too-slow": (tr("The pattern takes too long."), tr("Make it simpler.")),
}
PATTERN_REASONS: Final = frozenset(_PATTERNS)


def pattern_problem_words(error: TagPatternError) -> tuple[str, str]:
    """Why a pattern cannot be used, and what to do."""
    headline, advice = _PATTERNS.get(error.reason, _PATTERNS["empty"])
    return headline.format(error.detail.rstrip(".")), advice

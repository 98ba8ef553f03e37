"""Patterns between names and tags in words: why one cannot be used.

Apart from the rest of the editing of tags, as the words of all errors are loaded with the window.
"""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.errors import TagPatternError

_PATTERNS: Final = {
    "empty": ("There is nothing to look for.", "Type a text or a pattern."),
    "too-long": ("The pattern is too long.", "Use fewer fields, or a shorter text."),
    "unknown-token": ("There is no field “{}”.", "Fields are named as in %artist% and %title%."),
    "lone-percent": ("A per cent sign stands alone.", "A field stands between two: %title%."),
    "braces": ("A brace has no other one.", "Braces come in pairs, and not inside each other."),
    "leaves-folder": ("The pattern leads out of the folder.", "Begin it with a field or a name."),
    "no-token": ("The pattern names no field at its end.", "End it with one, such as %title%."),
    "same-token": ("“{}” stands in the pattern twice.", "Put %ignore% in one of the places."),
    "bad-regex": ("The regular expression cannot be used: {}.", "Mend it, or look for plain text."),
    "regex-too-slow": ("The pattern takes too long.", "Make it simpler."),
}
PATTERN_REASONS: Final = frozenset(_PATTERNS)


def pattern_problem_words(error: TagPatternError) -> tuple[str, str]:
    """Why a pattern cannot be used, and what to do."""
    headline, advice = _PATTERNS.get(error.reason, _PATTERNS["empty"])
    return headline.format(error.detail.rstrip(".")), advice

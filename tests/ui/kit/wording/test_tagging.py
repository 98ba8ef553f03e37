"""The editing of tags in words: every field, note, failure and pattern has its sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import musicrec_desktop
from musicrec_desktop.core.errors import TagPatternError
from musicrec_desktop.model.tag_edit import PlanNote, TagFailure, TagOutcome
from musicrec_desktop.model.tag_fields import FIELDS, PictureFacts
from musicrec_desktop.ui.kit.wording.tag_patterns import PATTERN_REASONS, pattern_problem_words
from musicrec_desktop.ui.kit.wording.tagging import (
    FIELD_NAMES,
    NOTE_REASONS,
    OUTCOME_REASONS,
    note_text,
    outcome_text,
    picture_text,
    tag_failure_text,
)

PACKAGE = Path(musicrec_desktop.__file__).parent


def raised(folder: str, call: str) -> set[str]:
    """The reasons that the modules of a folder give."""
    text = "".join(path.read_text("utf-8") for path in (PACKAGE / folder).glob("*.py"))
    return set(re.findall(call + r'\((?:\w+(?:\.\w+)*, )?"([a-z-]+)"', text))


def test_every_field_has_a_name() -> None:
    assert set(FIELD_NAMES) == {field.name for field in FIELDS}
    assert len(set(FIELD_NAMES.values())) == len(FIELD_NAMES)


def test_every_reason_that_is_given_has_words() -> None:
    notes = raised("services/tagging", "PlanNote") | raised("services/tagging", r"\.note")
    assert len(notes) > 10
    assert notes <= NOTE_REASONS
    failures = raised("library/tagging", "LibraryError") | raised("services/tagging", "LibraryError")
    assert len(failures) > 5
    assert failures <= OUTCOME_REASONS
    patterns = raised("services/tagging", "TagPatternError")
    assert patterns == PATTERN_REASONS


@pytest.mark.parametrize("reason", sorted(OUTCOME_REASONS))
def test_every_failure_says_what_to_do(reason: str) -> None:
    assert tag_failure_text(reason).endswith(".")


def test_notes_say_what_they_are_about() -> None:
    assert note_text(PlanNote("name-lacks", "albumartist")).startswith("Album artist is empty")
    assert note_text(PlanNote("rounded", "127.6")) == "MP4 has whole tempos only, so 127.6 is rounded."
    assert note_text(PlanNote("bad-tags")) == tag_failure_text("bad-tags")


def test_patterns_say_what_is_wrong() -> None:
    words = pattern_problem_words(TagPatternError("bad-regex", "(", "missing ) at position 1"))
    assert words[0] == "The regular expression cannot be used: missing ) at position 1."


def test_outcomes() -> None:
    assert outcome_text(TagOutcome(1, ("a", "b"), ())) == "Changed 2 files."
    failed = (TagFailure("c", "changed-since"),)
    assert outcome_text(TagOutcome(1, ("a",), failed), is_undo=True) == (
        "Put 1 file back as before; 1 file left alone. "
        "What the edit wrote was changed again since, so the file is left as it is now."
    )
    assert outcome_text(TagOutcome(1, ("a",), (), is_cancelled=True)) == "Changed 1 file, then stopped."


def test_pictures() -> None:
    assert picture_text(PictureFacts(3, "image/jpeg", 600, 500, 9, "x")) == "Front cover, JPEG, 600 × 500"
    assert picture_text(PictureFacts(99, "", 0, 0, 9, "x")) == "Other, not a picture"

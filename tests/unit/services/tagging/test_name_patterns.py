"""Patterns between names and tags, in both directions."""

from __future__ import annotations

import pytest

from musicrec_desktop.core.errors import TagPatternError
from musicrec_desktop.model.tag_fields import TagValues
from musicrec_desktop.query.patterns import RegexEdits
from musicrec_desktop.services.tagging.name_patterns import (
    TOKENS,
    check_pattern,
    fitting_pattern,
    name_by_tags,
    tags_by_name,
)
from musicrec_desktop.services.tagging.safe_names import MOST_NAME_BYTES, collision_key, safe_name
from musicrec_desktop.ui.kit.wording.tagging import NAME_TOKENS

VALUES = {
    "artist": ("AC/DC",), "album": ("Live: \u201992",), "title": ("Who?",), "tracknumber": ("3",),
    "tracktotal": ("120",), "date": ("1992-10-27",), "discnumber": ("2",),
}  # fmt: skip


def test_the_tokens_of_the_help_can_be_used() -> None:
    for token, _ in NAME_TOKENS:
        check_pattern(f"{token} - %title%" if token != "%title%" else token, is_renaming=False)
    assert set(TOKENS.values()) >= {"tracknumber", "discnumber", "date"}


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("%artist%/%album%/%track% - %title%", "AC-DC/Live - \u201992/003 - Who.mp3"),
        ("%albumartist%/%title%", "AC-DC/Who.mp3"),
        ("{%disc%-}%track%{ - %subtitle%} %title%", "2-003 Who.mp3"),
        ("%year%/%title%", "1992/Who.mp3"),
        ("%Artist% %TITLE%", "AC-DC Who.mp3"),
    ],
)
def test_names_by_tags(pattern: str, wanted: str) -> None:
    check_pattern(pattern, is_renaming=True)
    assert name_by_tags(pattern, VALUES, ".mp3") == (wanted, ())


def test_what_a_name_lacks_is_told() -> None:
    assert name_by_tags("%mood%/%title%", VALUES, ".mp3")[1] == ("mood",)
    assert name_by_tags("%artist%", {"artist": ("???",)}, ".mp3")[1] == ("artist",)


def test_no_value_leads_out_of_its_folder() -> None:
    values = {"artist": ("..",), "album": ("../..",), "title": ("/etc/passwd",)}
    assert name_by_tags("%artist%/%album%/%title%", values, ".mp3") == ("_/_.-/-etc-passwd.mp3", ())


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("CON", "CON_"), ("nul.tar", "nul_.tar"), ("com1", "com1_"), ("console", "console"),
        (".hidden", "_hidden"), ("...", "_"), ("", "_"), ("end. ", "end"), ("a  b", "a b"),
    ],
)  # fmt: skip
def test_names_that_every_system_keeps(name: str, wanted: str) -> None:
    assert safe_name(name) == wanted


def test_long_names_are_cut_between_letters() -> None:
    name = safe_name("\u00e4" * 200, ".flac")
    assert len(name.encode()) <= MOST_NAME_BYTES
    assert name == "\u00e4" * 125 + ".flac"
    assert safe_name("a" * 254 + "e\u0301").endswith("a")


def test_one_name_in_several_spellings() -> None:
    assert collision_key("A\u0308.mp3") == collision_key("\u00e4.MP3")
    assert collision_key("Stra\u00dfe") == collision_key("STRASSE")


@pytest.mark.parametrize(
    ("pattern", "path", "wanted"),
    [
        (
            "%artist%/%album%/%track% - %title%", "/m/Ada Nord/Vier/03 - Zwei.flac",
            {"artist": ("Ada Nord",), "album": ("Vier",), "tracknumber": ("3",), "title": ("Zwei",)},
        ),
        ("%track%. %title%", "/m/07. A (live).mp3", {"tracknumber": ("7",), "title": ("A (live)",)}),
        ("%track% %title%", "/m/07_Some_Title.mp3", {"tracknumber": ("7",), "title": ("Some Title",)}),
        ("%ignore% - %title%", "/m/x - y.mp3", {"title": ("y",)}),
        (
            "{%disc%-}%track% %title%", "/m/1-02 T.mp3",
            {"discnumber": ("1",), "tracknumber": ("2",), "title": ("T",)},
        ),
        ("{%disc%-}%track% %title%", "/m/02 T.mp3", {"tracknumber": ("2",), "title": ("T",)}),
        (
            "%album% (%year%)/%title%", "/m/Al (1999)/T.x.mp3",
            {"album": ("Al",), "date": ("1999",), "title": ("T.x",)},
        ),
    ],
)  # fmt: skip
def test_tags_by_names(pattern: str, path: str, wanted: TagValues) -> None:
    check_pattern(pattern, is_renaming=False)
    found = tags_by_name(pattern, path, RegexEdits())
    assert found is not None
    assert (dict(found.values), found.others) == (wanted, None)


def test_a_name_that_fits_in_two_ways_says_so() -> None:
    found = tags_by_name("%artist% - %title%", "/m/A - B - C.mp3", RegexEdits())
    assert found is not None
    assert found.values == {"artist": ("A",), "title": ("B - C",)}
    assert found.others == {"artist": ("A - B",), "title": ("C",)}
    assert tags_by_name("%track% %title%", "/m/no number.mp3", RegexEdits()) is None


@pytest.mark.parametrize(
    ("pattern", "is_renaming", "reason"),
    [
        ("", True, "empty"), ("plain", True, "no-token"), ("%what%", True, "unknown-token"),
        ("100% %title%", True, "unknown-token"), ("%title% 5%", True, "lone-percent"),
        ("{%title%", True, "braces"), ("../%title%", True, "leaves-folder"),
        ("/%title%", True, "leaves-folder"),
        ("%artist%/", True, "no-token"), ("%ignore%", True, "no-token"),
        ("%title% %title%", False, "same-token"), ("x" * 501, True, "too-long"),
    ],
)  # fmt: skip
def test_patterns_that_cannot_be_used(pattern: str, is_renaming: bool, reason: str) -> None:
    with pytest.raises(TagPatternError) as caught:
        check_pattern(pattern, is_renaming=is_renaming)
    assert caught.value.reason == reason


def test_the_pattern_that_all_names_have_is_found() -> None:
    patterns = ("%track% - %title%", "%artist% - %title%", "%track% %title%", "%title%")
    assert fitting_pattern(patterns, ["/m/01 - Rain.mp3", "/m/02 - Snow.mp3"]) == patterns[0]
    assert fitting_pattern(patterns, ["/m/Ann - Rain.mp3", "/m/02 - Snow.mp3"]) == patterns[1]
    assert fitting_pattern(patterns, ["/m/01 Rain.mp3", "/m/02 Snow.mp3"]) == patterns[2]
    assert fitting_pattern(patterns, ["/m/Rain.mp3", "/m/02 Snow.mp3"]) == patterns[3]
    assert fitting_pattern(patterns[:2], ["/m/Rain.mp3"]) == patterns[1]

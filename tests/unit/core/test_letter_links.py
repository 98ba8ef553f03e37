"""Links of letters, and what only looks like one."""

from __future__ import annotations

import configparser
from pathlib import Path

import pytest

import musicrec_desktop
from musicrec_desktop.core.letter_links import LetterLink, LinkVerb, is_link, letter_link
from tests.support.cli import Cli

KEY = "0123456789abcdef01"
DESKTOP_FILE = Path(musicrec_desktop.__file__).parent.parent / "resources" / "musicrec.desktop"


@pytest.mark.parametrize("verb", list(LinkVerb))
def test_links_of_letters(verb: LinkVerb) -> None:
    link = LetterLink(verb, KEY)
    assert letter_link(link.address) == letter_link(f"{link.address}/") == link


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "musicrec:",
            "musicrec:play",
            "musicrec:play/",
            f"musicrec:play/{KEY}0",
            f"musicrec:play/{KEY[1:]}",
        ),
        *(
            f"musicrec:ban/{KEY}",
            f"musicrec:play/{KEY}//",
            f"musicrec:play/{KEY}?x=1",
            f"musicrec://play/{KEY}",
        ),
        *(
            f"musicrec:play/{KEY}\n",
            f" musicrec:play/{KEY}",
            f"MusicRec:play/{KEY}",
            f"musicrec:play/{KEY.upper()}",
        ),
        *(
            "musicrec:play/../../../etc/passwd",
            f"musicrec:like/{KEY[:-2]}०१",
            f"https://example.org/play/{KEY}",
        ),
    ],
)
def test_what_is_no_link_of_a_letter(text: str) -> None:
    assert letter_link(text) is None


def test_badly_formed_links_are_still_no_files() -> None:
    assert is_link("musicrec:x")
    assert is_link("MUSICREC:x")
    assert not is_link("/music/musicrec:x")
    assert not is_link("musicrec")


def test_a_start_with_a_link_that_is_none_says_so(tmp_path: Path) -> None:
    done = Cli(tmp_path).run("musicrec:delete/everything")
    assert done.returncode == 2
    assert "This link does not come from a weekly letter. Nothing was done." in done.stderr
    assert not (tmp_path / "profile" / "library.sqlite3").exists()


def test_the_desktop_file_takes_links_and_addresses_of_files() -> None:
    file = configparser.ConfigParser(interpolation=None)
    file.read(DESKTOP_FILE, encoding="utf-8")
    entry = file["Desktop Entry"]
    assert entry["Exec"] == "musicrec %U"
    assert "x-scheme-handler/musicrec" in entry["MimeType"].split(";")

"""A letter as HTML, as plain text, and as what the window's text view knows.

Jinja2 is loaded with the first letter, not with the window.
"""

from __future__ import annotations

import os
import textwrap
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from musicrec_desktop.core.bidi import isolated
from musicrec_desktop.model.letter import LetterContent, LetterSection

if TYPE_CHECKING:
    from jinja2 import Environment

CHART_PX: Final = 96
WINDOW_CHART_PX: Final = 320
_TEXT_CHART: Final = 30
_LEAST_BAR_PX: Final = 3
_LINE: Final = 72
FOOTER: Final = (
    "MusicRec Desktop wrote this letter on your computer, from your own history.",
    "Nothing in it is loaded from the network.",
)
MAIL_FOOTER: Final = (
    *FOOTER,
    "To end these letters, open “Weekly letter” in the menu of the player, and then its settings.",
)
_COVER_WORDS: Final = "Cover of"
_RULE: Final = "border-bottom:1px solid #e6ebea;"


@dataclass(frozen=True, slots=True)
class LetterColours:
    """Colours of the window, as ``#rrggbb``."""

    accent: str
    text_dim: str
    hover: str


def html_of(content: LetterContent, subject: str, sources: Mapping[str, str] | None = None) -> str:
    """The letter as one HTML page.

    Args:
        content: what it says.
        subject: the title of the page.
        sources: where pictures are, by name; None puts them into the page.
    """
    is_mail = sources is not None
    return (
        _environment()
        .get_template("letter.html.jinja")
        .render(
            content=content,
            subject=subject,
            sources=_inside(content) if sources is None else sources,
            heights=_scaled(content, CHART_PX),
            chart_px=CHART_PX,
            footer=MAIL_FOOTER if is_mail else FOOTER,
            cover_words=_COVER_WORDS,
            rule=_RULE,
        )
    )


def text_of(content: LetterContent, *, is_mail: bool = False) -> str:
    """The letter as plain text, with lines of 72 characters where sentences allow it."""
    text: str = (
        _environment()
        .get_template("letter.txt.jinja")
        .render(
            content=content,
            widths=_scaled(content, _TEXT_CHART, least=1),
            footer=MAIL_FOOTER if is_mail else FOOTER,
        )
    )
    return text


def window_html_of(content: LetterContent, colours: LetterColours) -> str:
    """The letter for Qt's text view; pictures are asked for by ``NAME?SIZE``, bars by ``bar?WIDTH``."""
    return (
        _environment()
        .get_template("window.html.jinja")
        .render(content=content, colours=colours, widths=_scaled(content, WINDOW_CHART_PX), footer=FOOTER)
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(os.path.join(os.path.dirname(__file__), "templates")),
        autoescape=lambda name: name is None or ".html" in name,  # noqa: S701  plain text has no tags
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        initial=_initial, has_pictures=_has_pictures, isolated=isolated, filled=_filled
    )
    return environment


def _inside(content: LetterContent) -> dict[str, str]:
    return {
        name: f"data:image/jpeg;base64,{b64encode(data).decode()}" for name, data in content.pictures.items()
    }


def _scaled(content: LetterContent, most: int, *, least: int = _LEAST_BAR_PX) -> list[int]:
    """The length of each day's bar; a day without plays has none in text, and a line elsewhere."""
    top = max((day.plays for day in content.days), default=0)
    empty = 0 if least == 1 else _LEAST_BAR_PX
    return [max(round(day.plays / top * most), least) if day.plays else empty for day in content.days]


def _initial(title: str) -> str:
    return next((letter.upper() for letter in title if letter.isalnum()), "♪")


def _has_pictures(section: LetterSection) -> bool:
    return any(item.picture for item in section.items)


def _filled(text: str) -> str:
    return "\n".join(
        textwrap.fill(line, _LINE, break_long_words=False, break_on_hyphens=False)
        for line in text.splitlines()
    )

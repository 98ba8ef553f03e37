"""Every colour that the window uses, for light and dark.

Contrast is measured after WCAG 2.1 (relative luminance); text has at least 4.5 on each surface.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one appearance, as ``#rrggbb``.

    Attributes:
        name: ``"light"`` or ``"dark"``.
        surface: behind pages and tables.
        surface_sunken: behind the sidebar and the queue.
        surface_raised: behind the player bar, cards, menus and fields.
        hover: under the pointer.
        selection: behind selected rows.
        border: hairlines between areas.
        border_strong: outlines of buttons and cards, grooves of sliders.
        outline: of fields, which nothing else shows to be there.
        text: what is read.
        text_dim: second lines, units, labels.
        text_disabled: what cannot be used now.
        icon: glyphs of buttons.
        accent: what is playing, on or primary; readable as text.
        accent_hover: the accent under the pointer.
        accent_text: text on the accent.
        like: a filled heart.
        star: the stars of a rating.
        suggestion: text that the program suggests, and nobody has written.
        danger: what went wrong or destroys.
        warning: what needs a look.
        focus: the ring around what the keyboard is on.
        tooltip: behind tooltips and toasts; the opposite of the surface.
        tooltip_text: text on it.
        tooltip_accent: a link or button on it.
        picture_dark: seek picture where the sound is dark.
        picture_middle: seek picture in between.
        picture_bright: seek picture where the sound is bright.
        cover_saturation: of placeholder covers, 0 to 255.
        cover_lightness: of placeholder covers, 0 to 255.
    """

    name: str
    surface: str
    surface_sunken: str
    surface_raised: str
    hover: str
    selection: str
    border: str
    border_strong: str
    outline: str
    text: str
    text_dim: str
    text_disabled: str
    icon: str
    accent: str
    accent_hover: str
    accent_text: str
    like: str
    star: str
    suggestion: str
    danger: str
    warning: str
    focus: str
    tooltip: str
    tooltip_text: str
    tooltip_accent: str
    picture_dark: str
    picture_middle: str
    picture_bright: str
    cover_saturation: int
    cover_lightness: int

    @property
    def is_dark(self) -> bool:
        """Whether text is lighter than the surfaces."""
        return self.name == "dark"


DARK = Theme(
    name="dark",
    surface="#17191e",
    surface_sunken="#111317",
    surface_raised="#20232a",
    hover="#262a32",
    selection="#213e42",
    border="#2a2e36",
    border_strong="#3f4450",
    outline="#6b7180",
    text="#eef0f4",
    text_dim="#a9afbb",
    text_disabled="#7b8290",
    icon="#c3c8d2",
    accent="#56d3b8",
    accent_hover="#74e0c9",
    accent_text="#06231d",
    like="#ff7d9c",
    star="#f2c063",
    suggestion="#b9a6f2",
    danger="#ff8a80",
    warning="#f2c063",
    focus="#6fb6ff",
    tooltip="#343944",
    tooltip_text="#f3f5f8",
    tooltip_accent="#7fe3cd",
    picture_dark="#5878e0",
    picture_middle="#3fc0ae",
    picture_bright="#f6d77c",
    cover_saturation=70,
    cover_lightness=62,
)

LIGHT = Theme(
    name="light",
    surface="#ffffff",
    surface_sunken="#f4f5f7",
    surface_raised="#ffffff",
    hover="#ebedf1",
    selection="#cdeae4",
    border="#e1e4e9",
    border_strong="#c5cad3",
    outline="#878d98",
    text="#1a1d22",
    text_dim="#565c67",
    text_disabled="#7f8692",
    icon="#4a505b",
    accent="#0a7365",
    accent_hover="#085c51",
    accent_text="#ffffff",
    like="#c22a57",
    star="#8a5c00",
    suggestion="#6546b8",
    danger="#b3261e",
    warning="#8a5300",
    focus="#1967d2",
    tooltip="#23272f",
    tooltip_text="#f3f5f8",
    tooltip_accent="#7fe3cd",
    picture_dark="#2f4fb3",
    picture_middle="#0b8a79",
    picture_bright="#b87f00",
    cover_saturation=90,
    cover_lightness=205,
)


@cache
def with_more_contrast(theme: Theme) -> Theme:
    """The same theme for who sees contrasts badly: text has at least 7, outlines and glyphs at least 4.5."""
    return replace(theme, **(_DARK_CONTRAST if theme.is_dark else _LIGHT_CONTRAST))


_DARK_CONTRAST: Final[dict[str, Any]] = {
    "surface": "#000000",
    "surface_sunken": "#000000",
    "surface_raised": "#0c0d10",
    "hover": "#24272e",
    "selection": "#0e3b41",
    "border": "#8a919e",
    "border_strong": "#a9afbb",
    "outline": "#a9afbb",
    "text": "#ffffff",
    "text_dim": "#d5d9e0",
    "text_disabled": "#a0a6b2",
    "icon": "#ffffff",
    "accent": "#7fe9d1",
    "accent_hover": "#a3f1df",
    "accent_text": "#00120e",
    "like": "#ff9fb6",
    "star": "#ffd27a",
    "suggestion": "#d3c6ff",
    "danger": "#ffb3ab",
    "warning": "#ffd27a",
    "focus": "#9fd0ff",
}
_LIGHT_CONTRAST: Final[dict[str, Any]] = {
    "surface_sunken": "#ffffff",
    "hover": "#e6e9ee",
    "selection": "#c8ece5",
    "border": "#6d7480",
    "border_strong": "#565c67",
    "outline": "#565c67",
    "text": "#000000",
    "text_dim": "#32363d",
    "text_disabled": "#646b77",
    "icon": "#1a1d22",
    "accent": "#004d42",
    "accent_hover": "#00382f",
    "like": "#8f1239",
    "star": "#5c3d00",
    "suggestion": "#46299a",
    "danger": "#8a0f0a",
    "warning": "#5c3800",
    "focus": "#0b3f91",
}


def contrast(one: str, other: str) -> float:
    """Contrast of two ``#rrggbb`` colours, 1 to 21 (WCAG 2.1, 1.4.3)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

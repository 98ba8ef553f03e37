"""Puts a theme onto an application: Fusion style, palette, stylesheet."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from musicrec_desktop.core import garbage
from musicrec_desktop.ui.theme.colours import Theme
from musicrec_desktop.ui.theme.sizes import FontSize, Radius, Space
from musicrec_desktop.ui.theme.template import TEMPLATE

STYLE_NAME = "Fusion"
FIELD_CLASSES = {"text_dim": ("QCheckBox", "QRadioButton")}
OUTLINE_DARKENING = 130

_Role = QPalette.ColorRole
_PALETTE = {
    _Role.Window: "surface",
    _Role.Base: "surface",
    _Role.AlternateBase: "surface",
    _Role.Button: "surface_raised",
    _Role.ToolTipBase: "tooltip",
    _Role.ToolTipText: "tooltip_text",
    _Role.WindowText: "text",
    _Role.Text: "text",
    _Role.ButtonText: "text",
    _Role.PlaceholderText: "text_dim",
    _Role.BrightText: "danger",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "accent_text",
    _Role.Accent: "accent",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
    _Role.Light: "hover",
    _Role.Midlight: "hover",
    _Role.Mid: "border_strong",
    _Role.Dark: "border_strong",
    _Role.Shadow: "border",
}


CELL_MARGIN_PX = 3
"""What Qt leaves beside the text of a cell, and not beside that of a heading."""


def stylesheet(theme: Theme) -> str:
    """The stylesheet in the colours of a theme."""
    sizes = {
        "s": int(Space.S),
        "cell": int(Space.S) - CELL_MARGIN_PX,
        "radius_s": int(Radius.S),
        "radius_m": int(Radius.M),
        "label": int(FontSize.LABEL),
        "body": int(FontSize.BODY),
        "title": int(FontSize.TITLE),
    }
    return Template(TEMPLATE).substitute(asdict(theme), **sizes)


def palette(theme: Theme) -> QPalette:
    """The palette of a theme, for what Qt paints itself."""
    made = QPalette()
    for role, token in _PALETTE.items():
        made.setColor(role, QColor(getattr(theme, token)))
    disabled = QColor(theme.text_disabled)
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, disabled)
    return made


def field_palette(theme: Theme, outline: str) -> QPalette:
    """The palette of boxes that the Fusion style draws: it darkens ``Window`` to get their outline.

    Args:
        theme: where the other colours come from.
        outline: the colour that their outline shall have, about.
    """
    made = palette(theme)
    made.setColor(_Role.Window, QColor(outline).lighter(OUTLINE_DARKENING))
    made.setColor(_Role.Base, QColor(theme.surface_raised))
    made.setColor(_Role.Button, QColor(theme.surface_sunken))
    return made


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Dress the whole application; widgets that exist are polished again."""
    # Qt walks over all widgets at each step, and must find them all.
    with garbage.left_alone():
        if not app.styleSheet():  # the stylesheet wraps the style, so its name cannot be asked later
            app.setStyle(STYLE_NAME)
        font = app.font()
        if font.pixelSize() != FontSize.BODY:
            font.setPixelSize(FontSize.BODY)
            app.setFont(font)
        app.setPalette(palette(theme))
        for token, names in FIELD_CLASSES.items():
            for name in names:
                # A class name is str at run time, whatever PySide's stubs say.
                app.setPalette(field_palette(theme, getattr(theme, token)), name)  # type: ignore[arg-type]
        app.setStyleSheet(stylesheet(theme))

"""Colours, letters and distances of a chart, at the size of text that the user has."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from musicrec_desktop.ui.kit.charts.shapes import Align, Words
from musicrec_desktop.ui.kit.labels import tabular_font
from musicrec_desktop.ui.kit.painting import FontMeasure, sized
from musicrec_desktop.ui.theme.colours import Theme
from musicrec_desktop.ui.theme.palettes import Palette, amount_colour, mixed, palette_of, signed_colour
from musicrec_desktop.ui.theme.sizes import FontSize


@dataclass(slots=True)
class ChartStyle:
    """How charts look.

    Args:
        theme: colours.
        font: of the window; its height decides how large everything is.
        ground: what the chart stands on; empty for the surface.

    Attributes:
        theme: the same.
        ground: the same.
        font: with digits of one width.
        zoom: 1 where text has the height of ``FontSize.BODY``.
    """

    theme: Theme
    font: QFont
    ground: str = ""
    zoom: float = field(init=False)
    _measures: dict[tuple[int, bool], FontMeasure] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        height = self.font.pixelSize()
        self.zoom = max(0.5, height / FontSize.BODY) if height > 0 else 1.0
        self.font = tabular_font(self.font)
        self.ground = self.ground or self.theme.surface

    def px(self, length: float) -> float:
        """A length at the size of text that the user has."""
        return length * self.zoom

    def size_px(self, size: float) -> int:
        """The height of letters, from that at the usual size."""
        return max(7, round(size * self.zoom))

    @property
    def body(self) -> int:
        """The height of letters of labels."""
        return self.size_px(FontSize.BODY)

    @property
    def small(self) -> int:
        """The height of letters at axes."""
        return self.size_px(FontSize.LABEL)

    def measure(self, size_px: int, *, is_bold: bool = False) -> FontMeasure:
        """Measures text of a height."""
        place = (size_px, is_bold)
        known = self._measures.get(place)
        if known is None:
            known = self._measures[place] = FontMeasure(letters(self.font, size_px, is_bold=is_bold))
        return known

    def width(self, text: str, size_px: int, *, is_bold: bool = False) -> float:
        """How wide a text is."""
        return self.measure(size_px, is_bold=is_bold).width(text)

    def words(
        self,
        rect: QRectF,
        text: str,
        colour: str,
        size_px: int,
        align: Align = Align.LEFT,
        *,
        is_bold: bool = False,
    ) -> Words:
        """A text that ends in "…" where its place is too narrow."""
        shown = self.measure(size_px, is_bold=is_bold).elided(text, int(rect.width() + 0.99))
        return Words(rect, shown, colour, size_px, align, is_bold)

    @property
    def palette(self) -> Palette:
        """The colours of data."""
        return palette_of(self.theme)

    def series(self, number: int) -> str:
        """The colour of one of several series; all behind the last colour share that of the rest."""
        colours = self.palette.series
        return colours[number] if number < len(colours) else self.palette.rest

    def alone(self, value: float = 1) -> str:
        """The colour of the only series; negative values have one of their own."""
        return self.theme.accent if value >= 0 else self.palette.signed[0]

    def amount(self, share: float) -> str:
        """The colour of a cell; ``share`` is that of the greatest one, 0 to 1."""
        return amount_colour(self.palette, share)

    def signed(self, value: float) -> str:
        """The colour of a cell from -1 to 1."""
        return signed_colour(self.palette, value)

    @property
    def grid(self) -> str:
        """The colour of lines behind the data."""
        return mixed(self.ground, self.theme.border_strong, 0.4)

    @property
    def nothing(self) -> str:
        """The colour of a cell without a value."""
        return mixed(self.ground, self.theme.border_strong, 0.3)


def letters(font: QFont, size_px: int, *, is_bold: bool) -> QFont:
    """A font in a height and weight."""
    made = sized(font, size_px)
    made.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
    return made

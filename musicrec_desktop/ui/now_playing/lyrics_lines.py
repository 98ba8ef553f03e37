"""Lines of lyrics as a model, and how a line is laid out."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption
from typing_extensions import override

from musicrec_desktop.core.bidi import is_right_to_left
from musicrec_desktop.core.language import tr
from musicrec_desktop.model.lyrics import Lyrics, LyricsLine
from musicrec_desktop.ui.kit.painting import AnyIndex
from musicrec_desktop.ui.kit.wording.lyrics import VOICES

_NO_INDEX: Final = QModelIndex()
_GAP_TEXT: Final = "♪"


class LyricsModel(QAbstractListModel):
    """The lines of some lyrics, and what of them is sung.

    Attributes:
        place: of the line that is sung; -1 for none.
        words: how many of its words were begun.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[LyricsLine, ...] = ()
        self.is_synced = False
        self.place, self.words = -1, 0

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(index.row())
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.text} ({line.background})" if line.background else line.text or tr("Music")
        return None

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def line(self, row: int) -> LyricsLine:
        """The line of a row."""
        return self._lines[row]

    def shown(self, row: int) -> str:
        """The text of a row; a sign where nothing is sung for a while."""
        line = self._lines[row]
        return line.text or (_GAP_TEXT if line.start_ms is not None else " ")

    def set_lyrics(self, lyrics: Lyrics | None) -> None:
        """Show other lines, none of which is sung."""
        self.beginResetModel()
        self._lines = lyrics.lines if lyrics is not None else ()
        self.is_synced = lyrics is not None and lyrics.is_synced
        self.place, self.words = -1, 0
        self.endResetModel()

    def set_moment(self, place: int, words: int) -> set[int]:
        """Say what is sung; returns the rows that look different now.

        A list lays all of its rows out again when it is told that one has changed, so who shows them paints
        these rows by itself.
        """
        if (place, words) == (self.place, self.words):
            return set()
        before, self.place, self.words = self.place, place, words
        return {row for row in (before, place) if 0 <= row < len(self._lines)}


def small_texts(line: LyricsLine) -> list[str]:
    """What stands in small letters above and below a line."""
    return [*([VOICES.get(line.voice, line.voice)] if line.voice else []), *filter(None, (line.background,))]


def laid_out(text: str, font: QFont, width: int) -> QTextLayout:
    """A text in lines of a width."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if is_right_to_left(text):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPoint(0, round(top)))
        top += line.height()
    layout.endLayout()
    return layout


def height_of(layout: QTextLayout) -> float:
    """What the lines of a layout take together."""
    return sum(layout.lineAt(number).height() for number in range(layout.lineCount()))

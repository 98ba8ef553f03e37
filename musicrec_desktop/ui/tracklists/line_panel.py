"""What is said of the selected line: which track it is, or that the library has none of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.model.tracklist import LineStatus
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.ui.commands.track_chooser import NOTHING_FOUND, TrackChooser
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label
from musicrec_desktop.ui.kit.wording.tracklists import LINKS_HELP, STATUS_WORDS, line_reason_text
from musicrec_desktop.ui.theme.sizes import Space
from musicrec_desktop.ui.tracklists.models import LineCell

WIDTH_PX: Final = 264
SELECT: Final = tr(
    "Select a line to see what was understood, and to say which track it is. It is remembered."
)


class LinePanel(QWidget):
    """The names of the line, the tracks that it may be, and a search.

    Args:
        browse: finds tracks.
        parent: Qt's owner.

    Attributes:
        taken: the line is this ``TrackId``.
        refused: the library has none of it.
        left: the user wants to go back to the lines.
        chooser: the tracks that it may be.
    """

    taken = Signal(object)
    refused = Signal()
    left = Signal()

    def __init__(self, browse: BrowseService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setFixedWidth(WIDTH_PX)
        self.title, self.artist = ElidedLabel(role="headline"), ElidedLabel()
        self.facts, self.why = ElidedLabel(role="small"), dim_label()
        self.chooser = TrackChooser(browse, "tracklist-find")
        self.chooser.taken.connect(self.taken)
        self.chooser.left.connect(self.left)
        self.chooser.found_nothing.connect(lambda: self.why.setText(NOTHING_FOUND))
        self.refuse_button = text_button(tr("Not in my library"))
        self.refuse_button.clicked.connect(self.refused)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for widget in (self.title, self.artist, self.facts, self.why):
            column.addWidget(widget)
        column.addWidget(self.chooser, 1)
        column.addWidget(self.refuse_button)
        column.addStretch()
        self.show_cell(None)

    def show_cell(self, cell: LineCell | None) -> None:
        """Show a line; None where not just one is selected."""
        line = None if cell is None else cell.line
        known = None if line is None else line.known
        text = "" if line is None else line.text
        if text != self._text:
            self._text = text
            self.chooser.begin()
        for widget in (self.artist, self.facts, self.chooser):
            widget.setVisible(known is not None)
        if cell is None or line is None:
            self.title.set_full_text(tr("No line selected"))
            self.why.setText(SELECT)
            self.refuse_button.hide()
            return
        reason = line_reason_text(line, cell.titles)
        words = f"{STATUS_WORDS[line.status]}: {reason}." if reason else f"{STATUS_WORDS[line.status]}."
        self.why.setText(f"{words} {LINKS_HELP}" if line.note == "link" else words)
        self.refuse_button.setVisible(line.status in {LineStatus.OWNED, LineStatus.UNCLEAR})
        if known is None:
            self.title.set_full_text(line.text)
            return
        self.title.set_full_text(known.title or tr("No title"))
        self.artist.set_full_text(known.artist or tr("No artist"))
        self.facts.set_full_text(known.album)
        self.facts.setVisible(bool(known.album))
        self.chooser.show_candidates(_offered(cell), line.track_id)


def _offered(cell: LineCell) -> tuple[TrackId, ...]:
    """The tracks that a line may be; what stands in for it is offered last."""
    match, nearest = cell.line.match, cell.line.nearest
    found = () if match is None else match.candidates
    own = (cell.line.track_id,) if cell.line.track_id is not None else ()
    return tuple(dict.fromkeys((*own, *found, *((nearest.track_id,) if nearest is not None else ()))))

"""The tracks of a plan as a table; tracks of the library are read when their rows are looked at."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.import_plan import Offer, RatingOffer, ReviewLine
from musicrec_desktop.model.imported import Opinion
from musicrec_desktop.model.matching import MatchOutcome
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.ui.commands.track_chooser import track_text
from musicrec_desktop.ui.importing.review_rows import FoundRows, ReviewRows, shown_id
from musicrec_desktop.ui.kit.column_model import ROOT, ColumnModel, Index, alignment
from musicrec_desktop.ui.kit.columns import Column
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text
from musicrec_desktop.ui.kit.wording.formats import as_line, format_stars
from musicrec_desktop.ui.kit.wording.matching import OUTCOME_WORDS, match_reason_text
from musicrec_desktop.ui.track_table.id_pages import IdPages

NO_NAME: Final = tr("No title")
BY_USER: Final = tr("You said so")
OPINION_WORDS: Final[Mapping[Opinion, str]] = {
    Opinion.LOVED: "liked",
    Opinion.DISLIKED: "disliked",
    Opinion.BANNED: "banned",
}


class ReviewCell(NamedTuple):
    """What a row is made of.

    Attributes:
        line: of the plan.
        track: that it is taken for, or the likeliest of those that it may be.
        offers: what both sides know otherwise.
        is_taken: theirs takes the place of ours.
    """

    line: ReviewLine
    track: Track | None
    offers: tuple[Offer, ...] = ()
    is_taken: bool = False


def title_text(line: ReviewLine) -> str:
    """The title as the source has it; where it has none, the file."""
    return line.known.title or display_path(line.known.location.rpartition("/")[2]) or NO_NAME


def there_text(line: ReviewLine) -> str:
    """Title and artist as the source has them."""
    return " – ".join(part for part in (title_text(line), line.known.artist) if part)


def match_text(cell: ReviewCell) -> str:
    """The track of the library, or those that it may be."""
    match, track = cell.line.match, cell.track
    if match.outcome is MatchOutcome.MISSING or track is None:
        return ""
    if match.outcome is MatchOutcome.SAME:
        return track_text(track)
    if len(match.candidates) > 1:
        return tr(
            "One of {candidates}: {track}",
            candidates=number_text(len(match.candidates)),
            track=track_text(track),
        )
    return tr("Perhaps: {track}", track=track_text(track))


def reason_text(line: ReviewLine) -> str:
    """Why it is taken for that, or for nothing."""
    return BY_USER if line.is_corrected else as_line(match_reason_text(line.match.reason, line.match.detail))


def offer_text(offers: Sequence[Offer], *, is_taken: bool) -> str:
    """What both sides know, and which of it counts."""
    parts = []
    for offer in offers:
        if isinstance(offer, RatingOffer):
            theirs, ours = format_stars(offer.theirs), format_stars(offer.ours)
        else:
            theirs, ours = OPINION_WORDS[offer.theirs], OPINION_WORDS[offer.ours]
        parts.append(
            tr("theirs {theirs}, not yours {ours}", theirs=theirs, ours=ours)
            if is_taken
            else tr("yours {ours}, not theirs {theirs}", ours=ours, theirs=theirs)
        )
    return as_line("; ".join(parts))


REVIEW_COLUMNS: Final[tuple[Column[ReviewCell], ...]] = (
    Column(
        "outcome",
        tr("Match"),
        lambda cell: OUTCOME_WORDS[cell.line.outcome],
        samples=tuple(OUTCOME_WORDS.values()),
    ),
    Column("title", tr("There"), lambda cell: there_text(cell.line), width=240, is_elastic=True),
    Column(
        "plays",
        tr("Plays"),
        lambda cell: number_text(cell.line.plays) if cell.line.plays else "",
        samples=("8,888",),
        is_number=True,
    ),
    Column("match", tr("In your library"), match_text, width=230, is_elastic=True),
    Column(
        "reason",
        tr("Why"),
        lambda cell: reason_text(cell.line),
        description=tr("Why it is taken for that"),
        width=170,
        is_elastic=True,
        shown_from=740,
    ),
    Column(
        "offers",
        tr("Ratings"),
        lambda cell: offer_text(cell.offers, is_taken=cell.is_taken),
        description=tr("What both sides rated"),
        width=170,
        is_elastic=True,
        shown_from=560,
    ),
)


class ReviewModel(ColumnModel):
    """Rows of a plan.

    Args:
        load: reads tracks of the library by id.
        parent: Qt's owner.

    Attributes:
        table: all rows of the plan.
        taken: offers of which theirs takes the place of ours.
    """

    def __init__(
        self, load: Callable[[Sequence[TrackId]], Sequence[Track]], parent: QObject | None = None
    ) -> None:
        super().__init__(REVIEW_COLUMNS, parent)
        self.table = ReviewRows([], {}, {})
        self.taken: frozenset[Offer] = frozenset()
        self._rows: array[int] = array("q")
        self._tracks = IdPages(load)

    def show_rows(self, table: ReviewRows, found: FoundRows) -> None:
        """Show some rows of a plan."""
        self.beginResetModel()
        self.table, self._rows = table, found.rows
        self._tracks.replace(found.ids)
        self.endResetModel()

    def patch(self, lines: Mapping[int, ReviewLine]) -> None:
        """Take other lines for rows of the plan; the order stays."""
        for place, line in lines.items():
            self.table.lines[place] = line
        self.refresh(lines)

    def refresh(self, places: Mapping[int, object] | Sequence[int]) -> None:
        """Paint rows of the plan again, of whatever they are."""
        changed, ids = set(places), self._tracks.ids
        for row, place in enumerate(self._rows):
            if place in changed:
                ids[row] = shown_id(self.table.lines[place])
        self._tracks.forget_rows()
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(REVIEW_COLUMNS) - 1))

    @property
    def rows(self) -> array[int]:
        """The places in the plan of what is shown; do not change it."""
        return self._rows

    def line_at(self, row: int) -> ReviewLine:
        """The line of a row that is shown."""
        return self.table.lines[self._rows[row]]

    def cell_at(self, row: int) -> ReviewCell:
        """What a row that is shown is made of."""
        return self.brief_cell(row)._replace(track=self._tracks.track(row))

    def brief_cell(self, row: int) -> ReviewCell:
        """The same without its track, which is not read."""
        line = self.line_at(row)
        offers = self.table.offers.get(line.key, ())
        return ReviewCell(line, None, offers, bool(offers) and self.taken.issuperset(offers))

    @override
    def track_at(self, row: int) -> Track | None:
        return self._tracks.track(row)

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) & ~Qt.ItemFlag.ItemIsDragEnabled

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = REVIEW_COLUMNS[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return column.text(self.cell_at(index.row()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip_text(column.text(self.cell_at(index.row()))) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        return None

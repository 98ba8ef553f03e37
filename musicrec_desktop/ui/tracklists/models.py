"""The lines of a list, and the tracks that are like it, as tables."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.core.sentences import percent
from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.model.tracklist import LineStatus, ListPart, TracklistAnswer, TracklistLine
from musicrec_desktop.ui.commands.track_chooser import track_text
from musicrec_desktop.ui.kit.column_model import ROOT, ColumnModel, Index, alignment
from musicrec_desktop.ui.kit.columns import Column
from musicrec_desktop.ui.kit.roles import Role
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text
from musicrec_desktop.ui.kit.wording.formats import as_line
from musicrec_desktop.ui.kit.wording.tracklists import STATUS_WORDS, line_reason_text
from musicrec_desktop.ui.track_table.id_pages import IdPages

LoadTracks = Callable[[Sequence[TrackId]], Sequence[Track]]
_NO_TRACK: Final = TrackId(-1)


class LineCell(NamedTuple):
    """What a row of the list is made of.

    Attributes:
        line: of the list.
        track: that it means, or that stands in for it, or the likeliest of those that it may be.
        titles: of tracks that reasons name.
    """

    line: TracklistLine
    track: Track | None
    titles: Mapping[TrackId, str]


def library_text(cell: LineCell) -> str:
    """The track of the library, what stands in for it, or those that it may be."""
    line, track = cell.line, cell.track
    if track is None:
        return ""
    if line.status is LineStatus.NEAREST:
        return tr("Instead: {track}", track=track_text(track))
    if line.status is LineStatus.UNCLEAR and line.match is not None:
        count = len(line.match.candidates)
        return (
            tr("One of {count}: {track}", count=number_text(count), track=track_text(track))
            if count > 1
            else tr("Perhaps: {track}", track=track_text(track))
        )
    return track_text(track) if line.status is LineStatus.OWNED else ""


def why_text(cell: LineCell) -> str:
    """Why a line is taken for that."""
    return as_line(line_reason_text(cell.line, cell.titles))


LINE_COLUMNS: Final[tuple[Column[LineCell], ...]] = (
    Column(
        "status",
        tr("Match"),
        lambda cell: STATUS_WORDS[cell.line.status],
        samples=tuple(STATUS_WORDS.values()),
    ),
    Column("title", tr("The list"), lambda cell: cell.line.text, width=230, is_elastic=True),
    Column("library", tr("In your library"), library_text, width=230, is_elastic=True),
    Column(
        "why",
        tr("Why"),
        why_text,
        description=tr("Why it is taken for that"),
        width=180,
        is_elastic=True,
        shown_from=620,
    ),
)


class SongCell(NamedTuple):
    """A track that is like the list.

    Attributes:
        track: the track.
        found: how well it fits, and why.
        part: the title of the middle of the part that it is nearest to; empty where there is one part.
    """

    track: Track
    found: Recommendation
    part: str


SONG_COLUMNS: Final[tuple[Column[SongCell], ...]] = (
    Column("title", tr("Title"), lambda cell: cell.track.tags.title, width=180, is_elastic=True),
    Column("artist", tr("Artist"), lambda cell: cell.track.tags.artist_text, width=150, is_elastic=True),
    Column(
        "part",
        tr("Nearest to"),
        lambda cell: cell.part,
        description=tr("The part of the list that it is nearest to"),
        width=120,
        is_elastic=True,
        shown_from=640,
    ),
    Column(
        "why",
        tr("Why"),
        lambda cell: as_line("; ".join(reason.text for reason in cell.found.reasons)),
        description=tr("Why it fits"),
        width=250,
        is_elastic=True,
    ),
    Column(
        "fit",
        tr("Fit"),
        lambda cell: percent(cell.found.score),
        description=tr("How well it fits the list"),
        samples=(percent(1),),
        is_number=True,
    ),
)


class _TableModel(ColumnModel):
    """What both tables have in common: cells whose texts the columns give."""

    def cell_at(self, row: int) -> Any:
        """What a row is made of."""
        # As in ``ColumnModel``: Qt's metaclass leaves no room for an abstract base class.
        raise NotImplementedError

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return column.text(self.cell_at(index.row()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip_text(column.text(self.cell_at(index.row()))) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        return None


class LineModel(_TableModel):
    """The lines of a list, all or those of a status.

    Args:
        load: reads tracks of the library by id.
        parent: Qt's owner.
    """

    def __init__(self, load: LoadTracks, parent: QObject | None = None) -> None:
        super().__init__(LINE_COLUMNS, parent)
        self._load = load
        self._lines: tuple[TracklistLine, ...] = ()
        self._titles: Mapping[TrackId, str] = {}
        self._rows: list[int] = []
        self._tracks = IdPages(load)
        self.status: LineStatus | None = None

    def show_lines(self, answer: TracklistAnswer, status: LineStatus | None) -> None:
        """Show the lines of an answer that have a status, or all."""
        self.beginResetModel()
        self._lines, self.status = answer.lines, status
        likes = {one for line in answer.lines if line.nearest and (one := line.nearest.like) is not None}
        self._titles = {track.id: track.tags.title for track in self._load(sorted(likes))}
        self._rows = [
            place for place, line in enumerate(self._lines) if status is None or line.status is status
        ]
        self._tracks.replace(array("q", [_shown(self._lines[place]) for place in self._rows]))
        self.endResetModel()

    def place_at(self, row: int) -> int:
        """The place in the list of a row."""
        return self._rows[row]

    def row_of(self, place: int) -> int | None:
        """The row of a place in the list; None where it is not shown."""
        return self._rows.index(place) if place in self._rows else None

    @override
    def cell_at(self, row: int) -> LineCell:
        return LineCell(self._lines[self._rows[row]], self._tracks.track(row), self._titles)

    @override
    def track_at(self, row: int) -> Track | None:
        cell = self.cell_at(row)
        return cell.track if cell.line.chosen is not None else None

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Role.IS_DIM and index.isValid():
            return self._lines[self._rows[index.row()]].status is LineStatus.IGNORED
        return super().data(index, role)


class SongModel(_TableModel):
    """The tracks that are like a list.

    Args:
        load: reads tracks of the library by id.
        parent: Qt's owner.
    """

    def __init__(self, load: LoadTracks, parent: QObject | None = None) -> None:
        super().__init__(SONG_COLUMNS, parent)
        self._load = load
        self._cells: list[SongCell] = []
        self.centres: dict[TrackId, Track] = {}

    def show_songs(self, answer: TracklistAnswer, part: int | None) -> None:
        """Show the suggestions of an answer, of one part or all."""
        entries = [
            one
            for one in answer.suggestions.entries
            if part is None or answer.part_of.get(one.track_id) == part
        ]
        wanted = [*(one.track_id for one in entries), *(one.centre for one in answer.parts)]
        tracks = {track.id: track for track in self._load(wanted)}
        self.beginResetModel()
        self.centres = {one.centre: tracks[one.centre] for one in answer.parts if one.centre in tracks}
        self._cells = [
            SongCell(tracks[one.track_id], one, self._part(answer.parts, answer.part_of.get(one.track_id)))
            for one in entries
            if one.track_id in tracks
        ]
        self.endResetModel()

    @property
    def ids(self) -> list[TrackId]:
        """What is shown, in order."""
        return [cell.track.id for cell in self._cells]

    def _part(self, parts: Sequence[ListPart], place: int | None) -> str:
        if place is None or len(parts) < 2:
            return ""
        centre = self.centres.get(parts[place].centre)
        return "" if centre is None else centre.tags.title

    @override
    def cell_at(self, row: int) -> SongCell:
        return self._cells[row]

    @override
    def track_at(self, row: int) -> Track | None:
        return self._cells[row].track

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._cells)


def _shown(line: TracklistLine) -> TrackId:
    """The track that a row shows."""
    if line.chosen is not None:
        return line.chosen
    return line.match.candidates[0] if line.match is not None and line.match.candidates else _NO_TRACK

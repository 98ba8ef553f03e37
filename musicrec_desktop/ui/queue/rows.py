"""What the queue panel shows, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.model.playback import EntryId, Origin
from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.model.recommendation import KeptBack, Reason, ReasonKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.wording.formats import as_line

YOURS_HEADER = tr("Yours")
AUTO_HEADER = tr("Automatic")


class RowKind(Enum):
    """What stands in one row of the list."""

    HEADER = "header"
    NOW = "now"
    USER = "user"
    AUTO = "auto"
    REST = "rest"
    """A line that says how many more there are."""


@dataclass(frozen=True, slots=True)
class UpNextRow:
    """One entry of the queue.

    Attributes:
        entry_id: its place in the queue.
        track_id: what plays there.
        title: of the track.
        artists: in one line; the album where they are unknown.
        duration_ms: None where it is unknown.
        origin: who put it there.
        reasons: why, strongest first, for automatic entries.
        is_liked: the listener likes it.
        is_missing: its file is not there.
        artist_names: one by one.
        is_banned: it never plays by itself.
        album: whose cover it shares; empty where it is unknown.
    """

    entry_id: EntryId
    track_id: TrackId
    title: str
    artists: str = ""
    duration_ms: int | None = None
    origin: Origin = Origin.USER
    reasons: tuple[Reason, ...] = ()
    is_liked: bool = False
    is_missing: bool = False
    artist_names: tuple[str, ...] = ()
    is_banned: bool = False
    album: str = ""

    @property
    def is_discovery(self) -> bool:
        """Whether it is here to let the listener meet something new."""
        return any(reason.kind is ReasonKind.DISCOVERY for reason in self.reasons)

    @property
    def reason_text(self) -> str:
        """The strongest reason in one line."""
        return as_line(self.reasons[0].text) if self.reasons else ""


@dataclass(frozen=True, slots=True)
class UpNextContent:
    """The whole panel.

    Attributes:
        now: the entry at the head, or None.
        yours: what the listener queued, in playing order; may be only the first few of many.
        automatic: what autoplay proposes, in playing order.
        yours_total: how many the listener queued; at least ``len(yours)``.
        relaxed: rules that gave way, in whole sentences, the one that goes the farthest last.
        problem: why nothing automatic comes (``AutoQueue.problem``), or empty.
        misfits: how many of the automatic tracks do not fit.
        kept_back: what would fit better than those.
        lifted: rules that do not hold for this queue.
        matching_yours: how many of the listener's entries meet the filter; None where nothing is filtered.
        inside: what the automatic part is kept inside, in words; empty for the whole library.
        for_whom: who listens, in words; empty for the listener alone.
    """

    now: UpNextRow | None = None
    yours: tuple[UpNextRow, ...] = ()
    automatic: tuple[UpNextRow, ...] = ()
    yours_total: int = 0
    relaxed: tuple[str, ...] = ()
    problem: str = ""
    misfits: int = 0
    kept_back: tuple[KeptBack, ...] = ()
    lifted: tuple[RuleName, ...] = ()
    inside: str = ""
    for_whom: str = ""
    matching_yours: int | None = None

    @property
    def is_filtered(self) -> bool:
        """Whether only what meets the filter is shown."""
        return self.matching_yours is not None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all."""
        return self.now is None and not self.yours and not self.automatic

    @property
    def total_yours(self) -> int:
        """How many entries the listener queued, shown or not."""
        return max(self.yours_total, len(self.yours))


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of the list.

    Attributes:
        kind: what it is.
        text: of a header or the rest line.
        count: shown beside a header; 0 for none.
        entry: of the three kinds of entries.
    """

    kind: RowKind
    text: str = ""
    count: int = 0
    entry: UpNextRow | None = None

    @property
    def is_auto_header(self) -> bool:
        """Whether it stands over the automatic part."""
        return self.kind is RowKind.HEADER and self.text == AUTO_HEADER


def list_rows(content: UpNextContent) -> list[ListRow]:
    """Headers and entries in the order of the list."""
    rows: list[ListRow] = []
    if content.now is not None:
        rows += [ListRow(RowKind.HEADER, tr("Now")), ListRow(RowKind.NOW, entry=content.now)]
    total = content.total_yours if content.matching_yours is None else content.matching_yours
    if total:
        rows.append(ListRow(RowKind.HEADER, YOURS_HEADER, total))
        rows += [ListRow(RowKind.USER, entry=row) for row in content.yours]
        if rest := total - len(content.yours):
            rows.append(ListRow(RowKind.REST, tr("and {rest} more", rest=number_text(rest))))
    if content.automatic:
        rows.append(ListRow(RowKind.HEADER, AUTO_HEADER, len(content.automatic)))
        rows += [ListRow(RowKind.AUTO, entry=row) for row in content.automatic]
    return rows

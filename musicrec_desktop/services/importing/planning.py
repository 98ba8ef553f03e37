"""What carrying an import out does, in lines and numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.import_plan import (
    ImportNumbers,
    LineKey,
    PlannedPlaylist,
    ReviewLine,
)
from musicrec_desktop.model.imported import ImportedTrack, Opinion
from musicrec_desktop.model.matching import KnownTrack, MatchOutcome, MatchReason, TrackMatch
from musicrec_desktop.services.importing.lists import ImportedLists, ListToMake
from musicrec_desktop.services.importing.merging import Merge, merge
from musicrec_desktop.services.importing.plan import SourcePlan
from musicrec_desktop.services.importing.preparation import PreparedSource
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.imports.changes import ChangeStore
from musicrec_desktop.storage.imports.spool.reading import Spool
from musicrec_desktop.storage.imports.staging import LineFigures, attached, line_figures

_NOTHING: Final = ImportedTrack(KnownTrack())
_NO_FIGURES: Final = LineFigures()


@dataclass(frozen=True, slots=True)
class SourceWork:
    """A source of a plan, with what carrying it out needs.

    Attributes:
        plan: as it is shown.
        merge: ratings, opinions and dates that tracks get.
        lists: the playlists.
    """

    plan: SourcePlan
    merge: Merge = field(default_factory=Merge)
    lists: tuple[ListToMake, ...] = ()


class SourcePlanner:
    """Reads a spool, and compares it with what is known here.

    Args:
        database: of the profile.
        changes: ratings, opinions and dates that are known here.
        lists: plans playlists.
    """

    def __init__(self, database: Database, changes: ChangeStore, lists: ImportedLists) -> None:
        self._database, self._changes, self._lists = database, changes, lists

    def plan(
        self, prepared: Sequence[PreparedSource], spool_path: str, now_ms: int
    ) -> tuple[SourceWork, ...]:
        """The sources of a spool whose plays are judged.

        Args:
            prepared: by their numbers in the spool.
            spool_path: the spool.
            now_ms: the date of opinions without one.
        """
        with attached(self._database, spool_path):
            listener_id = self._database.listener_id
            figures = [
                line_figures(self._database, number, one.source_id, listener_id)
                for number, one in enumerate(prepared)
            ]
        with Spool(spool_path) as spool:
            matches = spool.matches()
            return tuple(
                self._planned(one, number, spool, matches, figures[number], now_ms)
                for number, one in enumerate(prepared)
            )

    def _planned(
        self,
        one: PreparedSource,
        number: int,
        spool: Spool,
        matches: Mapping[LineKey, TrackMatch],
        figures: Mapping[LineKey, LineFigures],
        now_ms: int,
    ) -> SourceWork:
        if one.error is not None:
            return SourceWork(SourcePlan(one.source_id, one.title, error=one.error))
        items = spool.items(number)
        every: dict[LineKey, ReviewLine] = {}
        for track in spool.tracks(number):
            match = matches[track.key]
            counted, item = figures.get(track.key, _NO_FIGURES), items.get(track.key)
            every[track.key] = _line(track.key, track.known, match, counted, item)
        told = [
            (line.key, line.track_id, items[line.key])
            for line in sorted(every.values(), key=_by_plays)
            if line.track_id is not None and line.key in items
        ]
        merged = merge(told, self._changes, now_ms)
        lists = tuple(self._lists.planned(one.source_id, spool.playlists(number), every))
        playlists = tuple(each.planned for each in lists)
        shown = tuple(sorted(every.values(), key=_by_plays))
        numbers = replace(
            _numbers(shown, figures, items, merged, playlists),
            undated_plays=spool.undated_plays(number),
        )
        plan = SourcePlan(
            one.source_id,
            one.title,
            one.questions,
            one.accounts,
            one.answers,
            one.is_probably_utc,
            shown,
            numbers,
            playlists,
            merged.offers,
            one.notes,
            None,
            one.guesses,
        )
        return SourceWork(plan, merged, lists)

    def changed(self, plan: SourcePlan, lines: Mapping[LineKey, ReviewLine]) -> SourcePlan:
        """The plan of a source with other lines; its numbers follow, as far as they do without reading."""
        before = {line.key: line for line in plan.lines if line.key in lines}
        if not before:
            return plan
        shown = tuple(lines.get(line.key, line) for line in plan.lines)
        was, now = _sums(before.values()), _sums(lines[key] for key in before)
        ids = {line.track_id for line in (*before.values(), *lines.values())} - {None}
        rated = self._changes.ratings(track_id for track_id in ids if track_id is not None)
        said = self._changes.opinions(track_id for track_id in ids if track_id is not None)
        for sums, some in ((was, before.values()), (now, [lines[key] for key in before])):
            for line in some:
                sums["ratings"] += line.rating is not None and line.track_id not in {None, *rated}
                if line.opinion is not None and line.track_id is not None and line.track_id not in said:
                    sums[_OPINIONS[line.opinion]] += 1
        numbers = plan.numbers
        changed = {name: max(getattr(numbers, name) + now[name] - was[name], 0) for name in {*was, *now}}
        offers = tuple(
            offer
            for offer in plan.offers
            if offer.key not in before or lines[offer.key].track_id == offer.track_id
        )
        return replace(
            plan,
            lines=shown,
            offers=offers,
            numbers=replace(numbers, **changed, offers=len(offers)),
        )


def _line(
    key: LineKey,
    known: KnownTrack,
    match: TrackMatch,
    figures: LineFigures,
    item: ImportedTrack | None,
) -> ReviewLine:
    told = item or _NOTHING
    count = told.play_count or 0
    dates = [at for at in (figures.last_played_ms, told.last_played_ms) if at is not None]
    return ReviewLine(
        key,
        known,
        match,
        max(figures.listed, count),
        figures.listed - figures.known - figures.double,
        max(count - max(figures.listed, figures.known_count), 0),
        max(dates, default=None),
        told.rating,
        told.opinion,
        item is not None or figures.listed > 0,
        match.reason is MatchReason.CORRECTED,
    )


def _by_plays(line: ReviewLine) -> tuple[int, str, str, int]:
    return -line.plays, fold(line.known.artist), fold(line.known.title), line.key


_OUTCOMES: Final = {
    MatchOutcome.SAME: "matched",
    MatchOutcome.VERSION: "version",
    MatchOutcome.ASK: "uncertain",
    MatchOutcome.MISSING: "missing",
}


_OPINIONS: Final = {Opinion.LOVED: "likes", Opinion.DISLIKED: "dislikes", Opinion.BANNED: "bans"}


def _sums(lines: Iterable[ReviewLine]) -> Counter[str]:
    """The numbers that are sums over lines."""
    sums: Counter[str] = Counter()
    for line in lines:
        sums[_OUTCOMES[line.outcome]] += 1
        sums["counted_plays"] += line.counted_plays
        if line.track_id is None:
            sums["waiting_plays"] += line.new_plays + line.counted_plays
    return sums


def _numbers(
    lines: Sequence[ReviewLine],
    figures: Mapping[LineKey, LineFigures],
    items: Mapping[LineKey, ImportedTrack],
    merged: Merge,
    playlists: Sequence[PlannedPlaylist],
) -> ImportNumbers:
    counted = list(figures.values())
    usable = [one for one in playlists if not one.problem]
    return ImportNumbers(
        **_sums(lines),
        plays=sum(line.new_plays for line in lines),
        double_plays=sum(one.double for one in counted),
        known_plays=sum(one.known for one in counted),
        skips=sum(_new_skips(one, items.get(key, _NOTHING)) for key, one in figures.items())
        + sum(one.skip_count or 0 for key, one in items.items() if key not in figures),
        ratings=len(merged.ratings),
        **Counter(_OPINIONS[one.opinion] for one in merged.opinions),
        offers=len(merged.offers),
        added_dates=len(merged.added),
        playlists=len(usable),
        entries=sum(one.entries for one in usable),
    )


def _new_skips(figures: LineFigures, item: ImportedTrack) -> int:
    """Skips that are listed or counted, and that no earlier import brought."""
    skips = max(figures.skips, item.skip_count or 0)
    return 0 if figures.known else max(skips - figures.known_skips, 0)

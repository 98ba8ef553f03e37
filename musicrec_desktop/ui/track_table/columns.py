"""The columns of every table of tracks, as data: the library, the history and similar tracks.

A new column is one row here. One that the library can be ordered by also has a name in
``model.browse.SortColumn`` and an order in ``storage/query/order.py``. Columns that are hidden until somebody
wants them are in ``detail_columns``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.sentences import percent
from musicrec_desktop.model.browse import AnyHistoryRow, HistoryRow, ImportedHistoryRow, SortColumn
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.track import Track
from musicrec_desktop.ui.kit.columns import Column
from musicrec_desktop.ui.kit.signs import SIGNS, mark_of
from musicrec_desktop.ui.kit.stars import STARS
from musicrec_desktop.ui.kit.wording.formats import (
    as_line,
    format_date,
    format_duration,
    format_length,
    format_stars,
    format_time_of_day,
)
from musicrec_desktop.ui.kit.wording.sound import key_text, tempo_text
from musicrec_desktop.ui.theme.sizes import Space
from musicrec_desktop.ui.track_table.detail_columns import DETAIL_COLUMNS

END_WORDS = {
    EndReason.FINISHED: tr("Finished"),
    EndReason.SKIPPED: tr("Skipped"),
    EndReason.STOPPED: tr("Stopped"),
    EndReason.REPLACED: tr("Left early"),
    EndReason.FAILED: tr("Failed"),
    EndReason.INTERRUPTED: tr("Player closed"),
}
LONG_END_WORDS = {
    EndReason.FINISHED: tr("Finished"),
    EndReason.SKIPPED: tr("Skipped"),
    EndReason.STOPPED: tr("Stopped"),
    EndReason.REPLACED: tr("Left for another track"),
    EndReason.FAILED: tr("Could not be played"),
    EndReason.INTERRUPTED: tr("The player was closed"),
}
REASONS_SHOWN: Final = 3
"""How many reasons of a similar track its row names."""
STAR_PX: Final = 14
STARS_PX: Final = STARS * STAR_PX + 2 * Space.S
"""The width of a column of ratings."""
NUMBERS, PLAYS = ("12.24", "100"), ("8,888",)
TIMES, DATES = ("59:59", "1:00:00"), ("2028-08-28",)


@dataclass(frozen=True, slots=True)
class SimilarRow:
    """A similar track and what speaks for it."""

    track: Track
    recommendation: Recommendation


def number_on_disc(track: Track) -> str:
    """The number where a heading says which disc it is on; positions on records (``A1``) stay as tagged."""
    letters = {letter.upper() for letter in track.tags.position if letter.isalpha()}
    if len(letters) == 1:
        return track.tags.position
    return "" if track.tags.track_number is None else str(track.tags.track_number)


def ended_at_length(row: AnyHistoryRow) -> str:
    """How a listen ended, with what it counts as, for example for a tool tip."""
    if isinstance(row, ImportedHistoryRow):
        what = (
            tr("as a play")
            if row.is_play
            else tr("as a skip")
            if row.is_skip
            else tr("neither as a play nor as a skip")
        )
        return tr("Imported from {source}; it counts {what}", source=row.source, what=what)
    words = LONG_END_WORDS[row.listen.reason]
    return tr("{words}; it counts as a play", words=words) if _counts_anyway(row) else words


def score_text(score: float) -> str:
    """A similarity as a whole percentage."""
    return percent(max(0.0, min(1.0, score)))


def _number(track: Track) -> str:
    tags = track.tags
    if tags.position:
        return tags.position
    if tags.track_number is None:
        return ""
    if tags.disc_number is not None and tags.disc_number > 1:
        return f"{tags.disc_number}.{tags.track_number:02d}"
    return number_on_disc(track)


def _opinion(track: Track) -> str:
    mark = mark_of(track, is_banned=False)
    return "" if mark is None else SIGNS[mark].words


def _stars(track: Track) -> str:
    return format_stars(track.half_stars) if track.half_stars else ""


def _date(at_ms: int | None) -> str:
    return format_date(at_ms) if at_ms else ""


def _ended(row: AnyHistoryRow) -> str:
    if isinstance(row, ImportedHistoryRow):
        # What stands in brackets tells exports of one service apart.
        return tr(
            "{value} in {partition}",
            value=tr("Skipped") if row.is_skip else tr("Played"),
            partition=row.source.partition(" (")[0],
        )
    word = END_WORDS[row.listen.reason]
    return tr("{word}, counted", word=word) if _counts_anyway(row) else word


def _counts_anyway(row: HistoryRow) -> bool:
    return row.listen.is_play and row.listen.reason is not EndReason.FINISHED


def _why(row: SimilarRow) -> str:
    return as_line(" · ".join(reason.text for reason in row.recommendation.reasons[:REASONS_SHOWN]))


def _nothing(_track: Track) -> str:
    return ""


TRACK_COLUMNS: tuple[Column[Track], ...] = (
    Column(
        "number",
        "#",
        _number,
        tr("Number in album"),
        SortColumn.NUMBER,
        samples=NUMBERS,
        is_number=True,
    ),
    Column(
        "title",
        tr("Title"),
        lambda track: track.tags.title,
        tr("Title"),
        SortColumn.TITLE,
        width=240,
        is_elastic=True,
    ),
    Column(
        "artist",
        tr("Artist"),
        lambda track: track.tags.artist_text,
        tr("Artist"),
        SortColumn.ARTIST,
        width=170,
        is_elastic=True,
        is_left_out_if_same=True,
    ),
    Column(
        "album",
        tr("Album"),
        lambda track: track.tags.album,
        tr("Album"),
        SortColumn.ALBUM,
        width=170,
        is_elastic=True,
        shown_from=520,
        is_left_out_if_same=True,
    ),
    Column(
        "liked",
        "♥",
        _opinion,
        tr("Liked, disliked or banned"),
        SortColumn.LIKED,
        is_descending_first=True,
        width=36,
        is_centred=True,
    ),
    Column(
        "rating",
        tr("Rating"),
        _stars,
        tr("Rating"),
        SortColumn.RATING,
        is_descending_first=True,
        width=STARS_PX,
        shown_from=960,
    ),
    Column(
        "genre",
        tr("Genre"),
        lambda track: ", ".join(track.tags.genres),
        tr("Genre"),
        SortColumn.GENRE,
        width=110,
        is_elastic=True,
        shown_from=700,
        is_left_out_if_same=True,
    ),
    Column(
        "year",
        tr("Year"),
        lambda track: "" if track.tags.year is None else str(track.tags.year),
        tr("Year"),
        SortColumn.YEAR,
        samples=("2028",),
        shown_from=860,
        is_left_out_if_same=True,
        is_number=True,
    ),
    Column(
        "tempo",
        "BPM",
        _nothing,
        tr("Tempo (beats a minute)"),
        SortColumn.TEMPO,
        samples=("~188",),
        is_shown=False,
        is_number=True,
        sound_text=tempo_text,
    ),
    Column(
        "key",
        tr("Key"),
        _nothing,
        tr("Key"),
        SortColumn.KEY,
        samples=(tr("~C♯ minor"), tr("~A♭ major")),
        is_shown=False,
        sound_text=key_text,
    ),
    Column(
        "plays",
        tr("Plays"),
        lambda track: str(track.play_count or ""),
        tr("Plays"),
        SortColumn.PLAYS,
        is_descending_first=True,
        samples=PLAYS,
        shown_from=920,
        is_number=True,
    ),
    Column(
        "last_played",
        tr("Last played"),
        lambda track: _date(track.last_played_ms),
        tr("Last played"),
        SortColumn.LAST_PLAYED,
        is_descending_first=True,
        samples=DATES,
        shown_from=1020,
    ),
    Column(
        "added",
        tr("Added"),
        lambda track: _date(track.added_at_ms),
        tr("Added"),
        SortColumn.ADDED,
        is_descending_first=True,
        samples=DATES,
        is_shown=False,
    ),
    Column(
        "duration",
        tr("Time"),
        format_length,
        tr("Duration"),
        SortColumn.DURATION,
        samples=TIMES,
        is_number=True,
    ),
    *DETAIL_COLUMNS,
)
PLAYLIST_COLUMNS: tuple[Column[Track], ...] = (
    # The model knows the place; a track may stand in several.
    Column("place", "#", _nothing, tr("Place in the playlist"), samples=("8,888",), is_number=True),
    *(replace(column, is_shown=False) if column.key == "number" else column for column in TRACK_COLUMNS),
)
COLUMN_KEYS = tuple(column.key for column in TRACK_COLUMNS)

HISTORY_COLUMNS: tuple[Column[AnyHistoryRow], ...] = (
    Column(
        "time",
        tr("Time"),
        lambda row: format_time_of_day(row.started_at_ms),
        samples=("08:58",),
        is_number=True,
    ),
    Column("title", tr("Title"), lambda row: row.track.tags.title, width=240, is_elastic=True),
    Column("artist", tr("Artist"), lambda row: row.track.tags.artist_text, width=180, is_elastic=True),
    Column("rating", tr("Rating"), lambda row: _stars(row.track), width=STARS_PX, shown_from=900),
    Column("ended", tr("How it ended"), _ended, width=190, is_elastic=True),
    Column(
        "listened",
        tr("Listened"),
        lambda row: format_duration(row.listened_ms),
        samples=TIMES,
        is_number=True,
    ),
    Column(
        "plays",
        tr("Plays"),
        lambda row: str(row.track.play_count or ""),
        samples=PLAYS,
        shown_from=720,
        is_number=True,
    ),
)

SIMILAR_COLUMNS: tuple[Column[SimilarRow], ...] = (
    Column("score", tr("Similar"), lambda row: score_text(row.recommendation.score), width=124),
    Column("title", tr("Title"), lambda row: row.track.tags.title, width=190, is_elastic=True),
    Column("artist", tr("Artist"), lambda row: row.track.tags.artist_text, width=150, is_elastic=True),
    Column("rating", tr("Rating"), lambda row: _stars(row.track), width=STARS_PX, shown_from=1000),
    Column("why", tr("Why"), _why, width=330, is_elastic=True),
    Column(
        "album", tr("Album"), lambda row: row.track.tags.album, width=150, is_elastic=True, shown_from=900
    ),
    Column(
        "duration",
        tr("Time"),
        lambda row: format_duration(row.track.duration_ms),
        width=64,
        samples=TIMES,
        is_number=True,
    ),
)

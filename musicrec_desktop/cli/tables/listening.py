"""What was heard, what is thought of it, what comes next, and what servers were told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rich.table import Table
from rich.text import Text

from musicrec_desktop.cli.reports import TrackOpinion
from musicrec_desktop.cli.tables.parts import cell, make_table
from musicrec_desktop.cli.words import printable
from musicrec_desktop.core.sentences import percent
from musicrec_desktop.model.browse import HistoryRow
from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.scrobble import Scrobble, ScrobbleAccount
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.recommend.taste.taste_profile import Interest
from musicrec_desktop.services.autoplay.taste_keeper import Known
from musicrec_desktop.ui.kit.wording.formats import (
    format_duration,
    format_when,
)
from musicrec_desktop.ui.kit.wording.scrobbling import account_name, refused_text, state_text

_REASONS_SHOWN: Final = 2
"""How many reasons a table shows, the strongest first; ``--json`` has all."""
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NOTABLE: Final = 1.2
"""An hour or weekday with this many times the mean is named."""

_END_WORDS = {
    EndReason.FINISHED: "to its end",
    EndReason.SKIPPED: "skipped",
    EndReason.STOPPED: "stopped",
    EndReason.REPLACED: "replaced",
    EndReason.FAILED: "failed",
    EndReason.INTERRUPTED: "interrupted",
}


def recommendation_table(
    title: str,
    found: Iterable[Recommendation],
    tracks: dict[TrackId, Track],
    *,
    is_queue: bool = False,
) -> Table:
    """Recommended tracks, how well they fit, and why."""
    table = make_table(
        title,
        [
            ("Score" if is_queue else "Fit", "right", 0),
            ("Title", "left", 4),
            ("Artist", "left", 3),
            ("Genre", "left", 2),
            ("Why", "left", 6),
        ],
    )
    table.columns[-1].no_wrap = False
    table.columns[-1].overflow = "fold"
    for one in found:
        if (track := tracks.get(one.track_id)) is None:
            continue
        table.add_row(
            f"{one.score:.2f}" if is_queue else percent(max(0.0, one.score)),
            cell(track.tags.title),
            cell(track.tags.artist_text),
            cell(", ".join(track.tags.genres)),
            Text(printable("; ".join(reason.text for reason in one.reasons[:_REASONS_SHOWN]))),
        )
    return table


def history_table(title: str, rows: Iterable[HistoryRow], now_ms: int) -> Table:
    """Listens, newest first."""
    table = make_table(
        title,
        [
            ("When", "left", 0),
            ("Title", "left", 4),
            ("Artist", "left", 3),
            ("Heard", "right", 0),
            ("Of", "right", 0),
            ("Ended", "left", 0),
            ("Play", "left", 0),
        ],
    )
    for row in rows:
        listen = row.listen
        table.add_row(
            format_when(listen.started_at_ms, now_ms),
            cell(row.track.tags.title),
            cell(row.track.tags.artist_text),
            format_duration(listen.listened_ms),
            format_duration(listen.duration_ms),
            _END_WORDS[listen.reason],
            "yes" if listen.is_play else "",
        )
    return table


def feedback_table(opinions: Iterable[TrackOpinion]) -> Table:
    """The feedback on tracks."""
    table = make_table(
        "Feedback",
        [
            ("ID", "right", 0),
            ("Title", "left", 5),
            ("Artist", "left", 4),
            ("Opinion", "left", 0),
            ("Banned", "left", 0),
            ("More", "right", 0),
            ("Less", "right", 0),
        ],
    )
    for opinion in opinions:
        track, tally = opinion.track, opinion.tally
        table.add_row(
            str(track.id),
            cell(track.tags.title),
            cell(track.tags.artist_text),
            opinion.opinion.value,
            "yes" if opinion.is_banned else "",
            str(tally[FeedbackKind.MORE] or ""),
            str(tally[FeedbackKind.LESS] or ""),
        )
    return table


def taste_table(known: Known, tracks: dict[TrackId, Track]) -> Table:
    """The interests of the listener."""
    table = make_table(
        "Your interests",
        [("Stands for it", "left", 0), ("Artist", "left", 0), ("Share", "right", 0), ("When", "left", 0)],
    )
    for interest in known.profile.interests:
        track = tracks.get(interest.track_id)
        if track is not None:
            share = percent(interest.share)
            table.add_row(track.tags.title, track.tags.artist_text, share, _when(interest))
    return table


def _when(interest: Interest) -> str:
    """The hour and the weekday of an interest, where they are clearly above the mean."""
    hour, day = int(interest.hours.argmax()), int(interest.weekdays.argmax())
    told = []
    if interest.hours[hour] >= _NOTABLE:
        told.append(f"around {hour}:00")
    if interest.weekdays[day] >= _NOTABLE:
        told.append(f"on {_DAYS[day]}s")
    return ", ".join(told)


def account_table(accounts: Iterable[ScrobbleAccount], now_ms: int) -> Table:
    """Accounts on scrobbling servers, with their states."""
    table = make_table("Scrobbling", [("Number", "right", 0), ("Account", "left", 3), ("State", "left", 4)])
    for account in accounts:
        last_sent = format_when(account.last_sent_ms, now_ms) if account.last_sent_ms else ""
        table.add_row(
            str(account.id), cell(account_name(account.address)), cell(state_text(account, last_sent))
        )
    return table


def refused_table(account: ScrobbleAccount, refused: Iterable[Scrobble], now_ms: int) -> Table:
    """What was set aside for an account, and why."""
    table = make_table(
        f"Set aside for {account_name(account.address)}",
        [("When", "left", 0), ("Title", "left", 3), ("Artist", "left", 3), ("Why", "left", 5)],
    )
    for item in refused:
        table.add_row(
            format_when(item.at_ms, now_ms),
            cell(item.track.title),
            cell(item.track.artist),
            cell(refused_text(item.reason)),
        )
    return table

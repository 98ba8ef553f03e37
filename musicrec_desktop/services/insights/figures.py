"""All figures of the insights, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.model.insights import Figure, InsightSection
from musicrec_desktop.services.insights.data import InsightData
from musicrec_desktop.services.insights.library.makers import LIBRARY_MAKERS
from musicrec_desktop.services.insights.listening import choosing, overview, top, when
from musicrec_desktop.services.insights.sound.makers import SOUND_MAKERS
from musicrec_desktop.services.insights.taste.makers import TASTE_MAKERS


@dataclass(frozen=True, slots=True)
class FigureSpec:
    """A figure that can be made.

    Attributes:
        key: of the figure.
        section: where it stands.
        make: makes it; it has a note where there is nothing to see.
    """

    key: str
    section: InsightSection
    make: Callable[[InsightData], Figure]


FIGURES: Final = (
    FigureSpec("totals", InsightSection.OVERVIEW, overview.totals),
    FigureSpec("listening-time", InsightSection.OVERVIEW, overview.listening_time),
    FigureSpec("plays", InsightSection.OVERVIEW, overview.plays),
    FigureSpec("variety", InsightSection.OVERVIEW, overview.variety),
    FigureSpec("new-tracks", InsightSection.OVERVIEW, overview.discoveries),
    FigureSpec("new-artists", InsightSection.OVERVIEW, overview.new_artists),
    FigureSpec("discovered-tracks", InsightSection.OVERVIEW, overview.discovered),
    FigureSpec("ever-heard", InsightSection.OVERVIEW, overview.ever_heard),
    FigureSpec("top-tracks", InsightSection.TOP, top.top_tracks),
    FigureSpec("top-artists", InsightSection.TOP, top.top_artists),
    FigureSpec("top-albums", InsightSection.TOP, top.top_albums),
    FigureSpec("top-genres", InsightSection.TOP, top.top_genres),
    FigureSpec("top-tracks-by-time", InsightSection.TOP, top.top_tracks_by_time),
    FigureSpec("top-artists-by-time", InsightSection.TOP, top.top_artists_by_time),
    FigureSpec("top-albums-by-time", InsightSection.TOP, top.top_albums_by_time),
    FigureSpec("top-genres-by-time", InsightSection.TOP, top.top_genres_by_time),
    FigureSpec("decades", InsightSection.TOP, top.decades),
    FigureSpec("genres", InsightSection.TOP, top.genres),
    FigureSpec("hours-and-weekdays", InsightSection.WHEN, when.heat),
    FigureSpec("calendar", InsightSection.WHEN, when.calendar),
    FigureSpec("streaks", InsightSection.WHEN, when.streaks),
    FigureSpec("sessions", InsightSection.WHEN, when.sessions),
    FigureSpec("session-lengths", InsightSection.WHEN, when.session_lengths),
    FigureSpec("sources", InsightSection.CHOOSING, choosing.sources),
    FigureSpec("reasons", InsightSection.CHOOSING, choosing.reasons),
    FigureSpec("hours", InsightSection.CHOOSING, choosing.hours),
    *(FigureSpec(key, InsightSection.SOUND, make) for key, make in SOUND_MAKERS.items()),
    *(FigureSpec(key, InsightSection.TASTE, make) for key, make in TASTE_MAKERS.items()),
    *(FigureSpec(key, InsightSection.LIBRARY, make) for key, make in LIBRARY_MAKERS.items()),
)
"""The first figure of a section is shown before anything else is read."""


def figures_of(section: InsightSection) -> tuple[FigureSpec, ...]:
    """The figures of a section, in their order."""
    return tuple(spec for spec in FIGURES if spec.section is section)

"""All figures of the insights, in the order in which they are shown.

What makes the figures of a section is imported when they are wanted: a first visit needs one section.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.model.insights import Figure, InsightSection
from musicrec_desktop.services.insights.data import InsightData

Makers = Mapping[str, Callable[[InsightData], Figure]]
"""What makes each figure of a section, by its key; the first one is shown before anything else is read."""


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


def figures_of(section: InsightSection) -> tuple[FigureSpec, ...]:
    """The figures of a section, in their order."""
    return tuple(FigureSpec(key, section, make) for key, make in _SECTIONS[section]().items())


def all_figures() -> tuple[FigureSpec, ...]:
    """The figures of all sections."""
    return tuple(spec for section in InsightSection for spec in figures_of(section))


def _overview() -> Makers:
    from musicrec_desktop.services.insights.listening import overview

    return {
        "totals": overview.totals,
        "listening-time": overview.listening_time,
        "plays": overview.plays,
        "variety": overview.variety,
        "new-tracks": overview.discoveries,
        "new-artists": overview.new_artists,
        "discovered-tracks": overview.discovered,
        "ever-heard": overview.ever_heard,
    }


def _top() -> Makers:
    from musicrec_desktop.services.insights.listening import top

    return {
        "top-tracks": top.top_tracks,
        "top-artists": top.top_artists,
        "top-albums": top.top_albums,
        "top-genres": top.top_genres,
        "top-tracks-by-time": top.top_tracks_by_time,
        "top-artists-by-time": top.top_artists_by_time,
        "top-albums-by-time": top.top_albums_by_time,
        "top-genres-by-time": top.top_genres_by_time,
        "decades": top.decades,
        "genres": top.genres,
    }


def _when() -> Makers:
    from musicrec_desktop.services.insights.listening import when

    return {
        "hours-and-weekdays": when.heat,
        "calendar": when.calendar,
        "streaks": when.streaks,
        "sessions": when.sessions,
        "session-lengths": when.session_lengths,
    }


def _choosing() -> Makers:
    from musicrec_desktop.services.insights.listening import choosing

    return {
        "sources": choosing.sources,
        "reasons": choosing.reasons,
        "hours": choosing.hours,
    }


def _sound() -> Makers:
    from musicrec_desktop.services.insights.sound.makers import SOUND_MAKERS

    return SOUND_MAKERS


def _taste() -> Makers:
    from musicrec_desktop.services.insights.taste.makers import TASTE_MAKERS

    return TASTE_MAKERS


def _library() -> Makers:
    from musicrec_desktop.services.insights.library.makers import LIBRARY_MAKERS

    return LIBRARY_MAKERS


_SECTIONS: Final[Mapping[InsightSection, Callable[[], Makers]]] = {
    InsightSection.OVERVIEW: _overview,
    InsightSection.TOP: _top,
    InsightSection.WHEN: _when,
    InsightSection.CHOOSING: _choosing,
    InsightSection.SOUND: _sound,
    InsightSection.TASTE: _taste,
    InsightSection.LIBRARY: _library,
}

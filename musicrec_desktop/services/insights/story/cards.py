"""All cards of the year in review, in their order."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.services.insights.story.music_cards import (
    ages_card,
    artist_card,
    discovery_card,
    forgotten_card,
    month_card,
    track_card,
)
from musicrec_desktop.services.insights.story.sound_cards import queue_card, sound_card
from musicrec_desktop.services.insights.story.time_cards import day_card, hours_card, streak_card, time_card
from musicrec_desktop.services.insights.story.year import CardMaker

CARDS: Final[tuple[CardMaker, ...]] = (
    time_card,
    artist_card,
    track_card,
    discovery_card,
    month_card,
    sound_card,
    hours_card,
    streak_card,
    day_card,
    queue_card,
    ages_card,
    forgotten_card,
)

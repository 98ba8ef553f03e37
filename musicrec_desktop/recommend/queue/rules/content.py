"""Rules about the content: no jingles, no tracks of an hour, no spoken word, no silence."""

from __future__ import annotations

import functools
from typing import Final

from typing_extensions import override

from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.model.track import SoundFacts, TrackFacts, TrackId
from musicrec_desktop.recommend.queue.rules import speech_words
from musicrec_desktop.recommend.queue.rules.lexicon import Lexicon, phrases
from musicrec_desktop.recommend.queue.rules.recent_history import RecentHistory
from musicrec_desktop.recommend.queue.rules.relaxation import ALLOWED, NEVER, Relaxation, Rule

SECOND_MS: Final = 1_000
SOUND_S: Final = 20
"""A shorter track counts as a sound; it does not come even where the rule about the length gives way."""
CLEAR_SPEECH: Final = 0.5
SILENCE_LUFS: Final = -60.0

_ANYWHERE: Final = Lexicon(
    ((phrase, phrase) for phrase in phrases(speech_words.ANYWHERE)), but_not=phrases(speech_words.BUT_NOT)
)
_GENRES: Final = Lexicon(
    ((phrase, phrase) for phrase in phrases(speech_words.GENRES)), but_not=phrases(speech_words.BUT_NOT)
)


class ListenableLength(Rule):
    """The length lies in a range; an unknown length keeps the rule.

    Args:
        shortest_s: in seconds.
        longest_s: in seconds.
    """

    name = RuleName.LENGTH

    def __init__(self, shortest_s: int, longest_s: int) -> None:
        self._shortest_ms, self._longest_ms = shortest_s * SECOND_MS, longest_s * SECOND_MS

    @override
    def level(self, _track_id: TrackId, facts: TrackFacts, _history: RecentHistory) -> int:
        duration_ms = facts.duration_ms
        fits = duration_ms is None or self._shortest_ms <= duration_ms <= self._longest_ms
        return ALLOWED if fits else Relaxation.LENGTH


class NoSounds(Rule):
    """The track is no mere sound; sounds down to the shortest length that the listener set may come.

    Args:
        shortest_s: in seconds, of the rule about the length.
    """

    name = RuleName.LENGTH

    def __init__(self, shortest_s: int) -> None:
        self._least_ms = min(shortest_s, SOUND_S) * SECOND_MS

    @override
    def level(self, _track_id: TrackId, facts: TrackFacts, _history: RecentHistory) -> int:
        return NEVER if is_sound(facts) and (facts.duration_ms or 0) < self._least_ms else ALLOWED


def is_sound(facts: TrackFacts) -> bool:
    """Whether a track is too short to be music."""
    return facts.duration_ms is not None and 0 < facts.duration_ms < SOUND_S * SECOND_MS


class NoSpeech(Rule):
    """Neither spoken word nor silence, by the measures and by the tags."""

    name = RuleName.NO_SPEECH

    @override
    def level(self, _track_id: TrackId, facts: TrackFacts, _history: RecentHistory) -> int:
        is_speech = (
            _sounds_spoken(facts.sound)
            or _is_called_speech(facts.title_key)
            or _is_called_speech(facts.album_key)
            or any(_is_genre_of_speech(genre) for genre in facts.genre_keys)
        )
        return Relaxation.SPEECH if is_speech else ALLOWED


def _sounds_spoken(sound: SoundFacts | None) -> bool:
    """Whether speech or silence was measured; False where the track is not analysed."""
    return sound is not None and (sound.speech >= CLEAR_SPEECH or sound.loudness_lufs <= SILENCE_LUFS)


@functools.lru_cache(maxsize=16_384)
def _is_called_speech(text: str) -> bool:
    return text in speech_words.TITLES or bool(_ANYWHERE.found(text))


@functools.lru_cache(maxsize=4_096)
def _is_genre_of_speech(genre: str) -> bool:
    return bool(_GENRES.found(genre) or _ANYWHERE.found(genre))

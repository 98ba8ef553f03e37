"""Which line and word is sung at a moment."""

from __future__ import annotations

import random

from musicrec_desktop.model.lyrics import (
    Lyrics,
    LyricsClock,
    LyricsLine,
    LyricsPlace,
    LyricsWord,
    TrackLyrics,
)

WORDS = (LyricsWord(2000, "one "), LyricsWord(2500, "two"))
LYRICS = Lyrics(
    (
        LyricsLine("title"),
        LyricsLine("first", 1000),
        LyricsLine("one two", 2000, 3000, WORDS),
        LyricsLine("", 5000),
    )
)


def test_lines_and_words_at_moments() -> None:
    clock = LyricsClock(LYRICS)
    assert [clock.line_at(ms) for ms in (0, 999, 1000, 1999, 2000, 9000)] == [-1, -1, 1, 1, 2, 3]
    assert [clock.words_at(2, ms) for ms in (2000, 2499, 2500)] == [1, 1, 2]
    assert clock.words_at(1, 5000) == 0
    assert (clock.start_of(0), clock.start_of(1)) == (None, 1000)


def test_a_shift_makes_everything_later() -> None:
    clock = LyricsClock(LYRICS, 500)
    assert [clock.line_at(ms) for ms in (1499, 1500)] == [-1, 1]
    assert clock.start_of(2) == 2500
    assert clock.next_change_ms(0) == 1500
    assert LyricsClock(LYRICS, -1500).start_of(1) == 0


def test_nothing_changes_before_the_next_change() -> None:
    clock, draws = LyricsClock(LYRICS, 120), random.Random(4)
    for _ in range(200):
        now = draws.randrange(7000)
        later = clock.next_change_ms(now)
        line = clock.line_at(now)
        seen = (line, clock.words_at(line, now) if line >= 0 else 0)
        until = 8000 if later is None else later
        for at in range(now, until, 97):
            assert (clock.line_at(at), clock.words_at(line, at) if line >= 0 else 0) == seen
        if later is not None:
            line = clock.line_at(later)
            assert (line, clock.words_at(line, later)) != seen


def test_which_lyrics_are_shown() -> None:
    plain = Lyrics((LyricsLine("plain"),), LyricsPlace.TAGS, "USLT", "eng")
    both = TrackLyrics((LYRICS, plain))
    assert both.shown is LYRICS
    assert TrackLyrics((LYRICS, plain), chosen=plain.key).shown is plain
    assert TrackLyrics((LYRICS,), chosen="gone").shown is LYRICS
    assert TrackLyrics().shown is None
    assert LYRICS.is_synced
    assert LYRICS.has_words
    assert not plain.is_synced

"""Facts and lines for the rules, made short; and any facts there can be."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from musicrec_desktop.model.queue_rule_table import RULES_BY_NAME, RuleChoice, RuleName
from musicrec_desktop.model.track import SoundFacts, TrackFacts, TrackId
from musicrec_desktop.recommend.queue.rules.recent_history import RecentHistory

ONE = TrackId(1)
EMPTY = RecentHistory((), {})


def facts(
    *artists: str,
    title: str = "",
    album: str = "",
    duration_ms: int | None = 200_000,
    audio_id: bytes = b"",
    genres: tuple[str, ...] = (),
    year: int | None = None,
    sound: SoundFacts | None = None,
    is_missing: bool = False,
    is_explicit: bool = False,
) -> TrackFacts:
    return TrackFacts(
        frozenset(artists),
        album,
        title,
        duration_ms,
        is_missing,
        audio_id,
        frozenset(genres),
        year,
        is_explicit,
        sound,
    )


def sound(
    *, tempo_bpm: float = 120.0, vocalness: float = 0.0, speech: float = 0.0, loudness_lufs: float = -12.0
) -> SoundFacts:
    return SoundFacts(
        tempo_bpm=tempo_bpm,
        tempo_confidence=1.0,
        key=0,
        is_major=True,
        key_confidence=1.0,
        energy=0.5,
        vocalness=vocalness,
        speech=speech,
        loudness_lufs=loudness_lufs,
    )


def after(*entries: TrackFacts) -> RecentHistory:
    """A history of tracks 100, 101 …"""
    ids = [TrackId(100 + place) for place in range(len(entries))]
    return RecentHistory(ids, dict(zip(ids, entries, strict=True)))


def only(*names: RuleName) -> RuleChoice:
    """Some rules on, all others off."""
    return RuleChoice(frozenset(names))


FEW_NAMES = ("", "a", "b", "c", "various artists", "noel", "jul")
FEW_ALBUMS = ("", "one", "two", "greatest hits", "unknown album", "weihnachten", "jul")
FEW_TITLES = ("", "rain", "rain (live)", "sun", "track 01", "intro", "last christmas", "skit", "noël")
any_number = st.floats(allow_nan=True, allow_infinity=True)
any_sound = st.builds(
    SoundFacts,
    any_number,
    any_number,
    st.integers(0, 11),
    st.booleans(),
    any_number,
    any_number,
    any_number,
    any_number,
    any_number,
)
any_facts = st.builds(
    TrackFacts,
    artist_keys=st.frozensets(st.sampled_from(FEW_NAMES) | st.text(max_size=5), max_size=3),
    album_key=st.sampled_from(FEW_ALBUMS) | st.text(max_size=8),
    title_key=st.sampled_from(FEW_TITLES) | st.text(max_size=12),
    duration_ms=st.none() | st.integers(-1, 4_000_000),
    is_missing=st.sampled_from((False, False, False, True)),
    audio_id=st.sampled_from((b"", b"", b"x", b"y")),
    genre_keys=st.frozensets(st.sampled_from(("rock", "jazz", "christmas", "podcast", "")), max_size=2),
    year=st.none() | st.integers(-5, 3_000),
    is_explicit=st.sampled_from((False, False, True)),
    sound=st.none() | any_sound,
)


def _measured(one: TrackFacts, use: tuple[int, int, int | None]) -> TrackFacts:
    plays, skips, last_listen_ms = use
    measures = None if one.sound is None else sound()
    return replace(one, sound=measures, plays=plays, skips=skips, last_listen_ms=last_listen_ms)


measured_facts = st.builds(
    _measured, any_facts, st.sampled_from(((0, 0, None), (0, 1, 0), (3, 1, 1_000), (2, 0, 3_400_000_000)))
)
"""Facts with measures and listens as they can be stored."""
few_ids = st.integers(1, 12).map(TrackId)
any_library = st.dictionaries(few_ids, any_facts, min_size=1, max_size=12)
measured_library = st.dictionaries(few_ids, measured_facts, min_size=1, max_size=12)


@st.composite
def any_choice(draw: st.DrawFn) -> RuleChoice:
    """Any rules on, with any numbers that fit."""
    choice = RuleChoice(draw(st.frozensets(st.sampled_from(list(RuleName)))))
    for name, spec in RULES_BY_NAME.items():
        numbers = [draw(st.integers(each.minimum, each.maximum)) for each in spec.numbers]
        if numbers:
            choice = choice.changed(name, numbers=tuple(sorted(numbers) if spec.is_span else numbers))
    return choice

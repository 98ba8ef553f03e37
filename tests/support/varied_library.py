"""A library of tracks with random values in every field of the query language."""

from __future__ import annotations

import json
import random
from typing import Final

from musicrec_desktop.model.files import ScannedFile
from musicrec_desktop.model.track import CoverSource, ReplayGain, Tags, TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.name_index import renew_names
from tests.support.library import NOW_MS, add_tracks, scanned

TEXTS: Final = (
    "Blue", "blue train", "Bjørn", "AC/DC", "雨の月曜日", "!!!", "Hip-Hop", "a*b", "x\\y", "Am", "The", "ß",
    "é", "b c",
)  # fmt: skip
_KINDS: Final = (
    "composer", "conductor", "performer", "comment", "grouping", "mood", "label", "catalogue", "isrc",
    "work", "movement", "ensemble", "instrument",
)  # fmt: skip
_DAY_MS: Final = 86_400_000


def fill_with_varied_tracks(database: Database, count: int, rng: random.Random) -> list[TrackId]:
    """Add tracks with random values, so few that conditions meet some of them; returns their ids."""
    _, ids = add_tracks(database, [_file(number, rng) for number in range(count)])
    listener = database.listener_id
    with database.transaction():
        for track_id in ids:
            _add_tags(database, track_id, rng)
            _add_use(database, track_id, listener, rng)
            _add_sound(database, track_id, rng)
        database.execute(
            "INSERT INTO feedback (listener_id, artist, kind, at_ms) VALUES (?, 'bjorn', 'ban', 0)",
            (listener,),
        )
        renew_names(database.connection)
    return ids


def _some(rng: random.Random, most: int = 2) -> tuple[str, ...]:
    return tuple(rng.sample(TEXTS, rng.randint(0, most)))


def _file(number: int, rng: random.Random) -> ScannedFile:
    tags = Tags(
        rng.choice(TEXTS), _some(rng), rng.choice(("", *TEXTS)), _some(rng, 1), _some(rng),
        track_number=rng.choice((None, 1, 2, 3)), disc_number=rng.choice((None, 1, 2)),
        year=rng.choice((None, 1955, 1990, 2024)),
        duration_ms=rng.choice((None, 1000, 210_000, 210_500, 600_000)),
        codec=rng.choice(("mp3", "flac")), bitrate_kbps=rng.choice((None, 128, 320)),
        sample_rate_hz=rng.choice((None, 44_100, 48_000)), channels=rng.choice((None, 1, 2)),
        is_explicit=rng.random() < 0.3, cover=rng.choice(tuple(CoverSource)),
        replay_gain=ReplayGain(track_gain_db=rng.choice((None, -3.0))),
        artist_ids=_some(rng), recording_id=rng.choice(("", "r1")), title_sort_name=rng.choice(("", "Blue")),
    )  # fmt: skip
    return scanned(f"{rng.choice(('a', 'Blue', 'ø'))}/{number} {rng.choice(('x.y', 'Blue'))}.ogg", tags)


def _add_tags(database: Database, track_id: TrackId, rng: random.Random) -> None:
    database.execute(
        "UPDATE track SET track_total = ?, disc_total = ?, date_text = ?, original_date_text = ?,"
        " is_compilation = ?, tag_bpm = ?, tag_key = ?, bit_depth = ?, is_lossless = ?, added_at_ms = ?,"
        " mtime_ns = ? WHERE id = ?",
        (
            rng.choice((None, 10)), rng.choice((None, 2)),
            rng.choice(("", "1990", "1990-05", "2024-05-03")), rng.choice(("", "1955", "1955-01-02")),
            rng.randint(0, 1), rng.choice((None, 119.6, 120.0)), rng.choice(("", "Am", "8A")),
            rng.choice((None, 16, 24)), rng.randint(0, 1), NOW_MS - rng.randint(0, 800) * _DAY_MS,
            (NOW_MS - rng.randint(0, 800) * _DAY_MS) * 1_000_000, track_id,
        ),
    )  # fmt: skip
    for kind in _KINDS:
        for position, text in enumerate(_some(rng, 1)):
            database.execute(
                "INSERT INTO track_value (track_id, kind, position, value, key) VALUES (?, ?, ?, ?, '')",
                (track_id, kind, position, text),
            )
    for text in _some(rng):
        table = rng.choice((
            "genre_suggestion (track_id, key, name, confidence) VALUES (?, ?, ?, 0.8)",
            "genre_decision VALUES (?, ?, ?, 0.8, 0)",
            "genre_decision VALUES (?, ?, ?, 0.8, 1)",
        ))  # fmt: skip
        database.execute(f"INSERT INTO {table}", (track_id, text, text))
    if rng.random() < 0.3:
        lyrics = f"Blue moon\nsaw the train {rng.choice(TEXTS)}"
        database.execute("INSERT INTO lyrics VALUES (?, ?)", (track_id, lyrics))
    if rng.random() < 0.2:
        beside = f"River song\n{rng.choice(TEXTS)}"
        database.execute("INSERT INTO lyrics_beside VALUES (?, 1, 1, 1, ?)", (track_id, beside))


def _add_use(database: Database, track_id: TrackId, listener: int, rng: random.Random) -> None:
    for _ in range(rng.choice((0, 0, 1, 5))):
        heard = rng.random()
        reason = "finished" if heard > 0.5 else "skipped"
        database.execute(
            "INSERT INTO listen (listener_id, track_id, started_at_ms, listened_ms, reason, origin,"
            " session_id, is_play, is_early_skip) VALUES (?, ?, ?, 1, ?, 'user', 1, ?, ?)",
            (listener, track_id, NOW_MS - rng.randint(0, 500) * _DAY_MS, reason, heard > 0.4, heard < 0.2),
        )
    if rng.random() < 0.5:
        database.execute("INSERT INTO rating VALUES (?, ?, ?, 0)", (listener, track_id, rng.randint(1, 10)))
    if rng.random() < 0.3:
        database.execute(
            "INSERT INTO feedback (listener_id, track_id, kind, at_ms) VALUES (?, ?, ?, 0)",
            (listener, track_id, rng.choice(("like", "dislike", "ban", "neutral"))),
        )


def _add_sound(database: Database, track_id: TrackId, rng: random.Random) -> None:
    if rng.random() > 0.6:
        return
    descriptors = {
        "tempo_bpm": rng.choice((90.0, 119.7, 120.4, 121.0)),
        "key": float(rng.randint(0, 11)),
        "mode": float(rng.randint(0, 1)),
        "brightness_hz": rng.randint(500, 4000),
        "loudness_lufs": round(-rng.random() * 30, 2),
        **{name: round(rng.random(), 3) for name in ("energy", "acousticness", "vocalness", "pulse_clarity")},
    }
    database.execute(
        "INSERT INTO features VALUES (?, 2, 1, 1, x'', ?, 0)", (track_id, json.dumps(descriptors))
    )

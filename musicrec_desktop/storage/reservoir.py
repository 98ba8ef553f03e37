"""A random sample of tracks whose excerpts are kept; the space learns from them what varies inside a track.

Each track has a fixed random number, a hash of its sound. The tracks with the smallest numbers are the
sample, so it is uniform over all tracks that were ever described, in any order. Source: bottom-k sampling,
Cohen and Kaplan, "Summarizing data using bottom-k sketches" (PODC 2007).
"""

from __future__ import annotations

import hashlib
from typing import Final

import numpy as np

from musicrec_desktop.model.features import Features, FloatArray
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database

RESERVOIR: Final = 300


def offer(database: Database, track_id: TrackId, features: Features) -> None:
    """Keep the excerpts of a track if it belongs to the sample; runs in the caller's transaction."""
    excerpts = features.excerpts
    database.execute(
        "DELETE FROM excerpt_reservoir WHERE track_id = ? AND version = ?", (track_id, features.version)
    )
    # One excerpt shows nothing of what varies inside a track.
    if excerpts is None or len(excerpts) < 2:
        return
    key = _sort_key(features.audio_id or str(track_id).encode())
    row = database.one(
        "SELECT count(*), max(sort_key) FROM excerpt_reservoir WHERE version = ?", (features.version,)
    )
    assert row is not None
    count, highest = row
    if count >= RESERVOIR and key >= highest:
        return
    database.execute(
        "INSERT INTO excerpt_reservoir (track_id, version, sort_key, vectors) VALUES (?, ?, ?, ?)",
        (track_id, features.version, key, excerpts.astype("<f2").tobytes()),
    )
    if count >= RESERVOIR:
        database.execute(
            "DELETE FROM excerpt_reservoir WHERE version = ?1 AND track_id IN (SELECT track_id"
            " FROM excerpt_reservoir WHERE version = ?1 ORDER BY sort_key DESC, track_id DESC LIMIT ?2)",
            (features.version, count + 1 - RESERVOIR),
        )


def sample(database: Database, version: int) -> list[FloatArray]:
    """The kept excerpts of each sampled track, float32, each of shape (n, d); always in the same order."""
    rows = database.query(
        "SELECT excerpt_reservoir.vectors, length(features.vector)"
        " FROM excerpt_reservoir JOIN features USING (track_id, version)"
        " WHERE version = ? ORDER BY sort_key, track_id",
        (version,),
    )
    return [
        np.frombuffer(blob, dtype="<f2").reshape(-1, bytes_a_vector // 2).astype(np.float32)
        for blob, bytes_a_vector in rows
    ]


def _sort_key(identity: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(identity, digest_size=8).digest(), "big") >> 1

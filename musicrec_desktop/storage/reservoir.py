"""A random sample of tracks whose excerpts are kept; the space learns from them what varies inside a track.

Each track has a fixed random number, a hash of its sound. The tracks with the smallest numbers are the
sample, so it is uniform over all tracks that were ever described, in any order. Source: bottom-k sampling,
Cohen and Kaplan, "Summarizing data using bottom-k sketches" (PODC 2007).
"""

from __future__ import annotations

import hashlib
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.features import Addition, FloatArray
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.feature_code import width_of

RESERVOIR: Final = 300


def offer(
    database: Database,
    track_id: TrackId,
    version: int,
    audio_id: bytes,
    excerpts: NDArray[np.float16] | None,
    end: int | None,
) -> None:
    """Keep the excerpts of a track if it belongs to the sample; runs in the caller's transaction.

    Args:
        database: of the sample.
        track_id: of the track.
        version: of the vectors.
        audio_id: gives the random number of the track.
        excerpts: vectors, shape (n, values); None for none.
        end: how many values of each belong to the version; None for all.
    """
    database.execute("DELETE FROM excerpt_reservoir WHERE track_id = ? AND version = ?", (track_id, version))
    # One excerpt shows nothing of what varies inside a track.
    if excerpts is None or len(excerpts) < 2:
        return
    key = _sort_key(audio_id or str(track_id).encode())
    row = database.one("SELECT count(*), max(sort_key) FROM excerpt_reservoir WHERE version = ?", (version,))
    assert row is not None
    count, highest = row
    if count >= RESERVOIR and key >= highest:
        return
    database.execute(
        "INSERT INTO excerpt_reservoir (track_id, version, sort_key, vectors) VALUES (?, ?, ?, ?)",
        (track_id, version, key, excerpts[:, :end].astype("<f2").tobytes()),
    )
    if count >= RESERVOIR:
        database.execute(
            "DELETE FROM excerpt_reservoir WHERE version = ?1 AND track_id IN (SELECT track_id"
            " FROM excerpt_reservoir WHERE version = ?1 ORDER BY sort_key DESC, track_id DESC LIMIT ?2)",
            (version, count + 1 - RESERVOIR),
        )


def add_to(
    database: Database, track_id: TrackId, addition: Addition, excerpts: NDArray[np.float16] | None
) -> None:
    """Keep what a version adds to the excerpts of a track of the sample; runs in the caller's transaction.

    Args:
        database: of the sample.
        track_id: of the track.
        addition: the version, and what it is based on.
        excerpts: the added values, shape (n, values); None for none.
    """
    database.execute(
        "DELETE FROM excerpt_reservoir WHERE version = ?1 AND (track_id = ?2 OR NOT EXISTS (SELECT 1"
        " FROM excerpt_reservoir AS base WHERE base.version = ?3"
        " AND base.track_id = excerpt_reservoir.track_id))",
        (addition.version, track_id, addition.base),
    )
    if excerpts is not None:
        database.execute(
            "INSERT INTO excerpt_reservoir (track_id, version, sort_key, vectors)"
            " SELECT track_id, ?, sort_key, ? FROM excerpt_reservoir WHERE track_id = ? AND version = ?",
            (addition.version, excerpts.astype("<f2").tobytes(), track_id, addition.base),
        )


def sample(database: Database, version: int, base: int | None) -> list[FloatArray]:
    """The kept excerpts of each sampled track, float32, each of shape (n, d); always in the same order.

    Args:
        database: of the sample.
        version: of the vectors.
        base: the version that it adds to; None where it stands alone.
    """
    own = _parts(database, version)
    if base is None:
        return list(own.values())
    return [
        np.concatenate((part, own[track_id]), axis=1)
        for track_id, part in _parts(database, base).items()
        # Of another state of the file there may be more or fewer.
        if track_id in own and len(part) == len(own[track_id])
    ]


def _parts(database: Database, version: int) -> dict[int, FloatArray]:
    rows = database.query(
        "SELECT track_id, excerpt_reservoir.vectors, length(features.vector)"
        " FROM excerpt_reservoir JOIN features USING (track_id, version)"
        " WHERE version = ? ORDER BY sort_key, track_id",
        (version,),
    )
    return {
        track_id: np.frombuffer(blob, dtype="<f2").reshape(-1, width_of(bytes_a_vector)).astype(np.float32)
        for track_id, blob, bytes_a_vector in rows
        if bytes_a_vector
    }


def _sort_key(identity: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(identity, digest_size=8).digest(), "big") >> 1

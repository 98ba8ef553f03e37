"""What is known of the files of all tracks, as columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.storage.columns import REAL_OF, read_columns, read_reals
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list

_NAMES: Final = {
    "length_ms": "duration_ms",
    "year": "year",
    "bitrate": "bitrate_kbps",
    "sample_rate": "sample_rate_hz",
    "bit_depth": "bit_depth",
    "loudness": "loudness",
}
BYTES: Final = "iif(part > 1, 0, size)"
"""What a track takes on the disk: a file with several tracks is counted once."""
_SQL: Final = (
    f"SELECT track.id, added_at_ms, {BYTES}, is_lossless, coalesce(plays, 0),"
    f" {', '.join(REAL_OF.format(name) for name in _NAMES.values())}"
    " FROM track LEFT JOIN track_sound ON track_sound.track_id = track.id"
    " LEFT JOIN own_use ON own_use.track_id = track.id WHERE missing_since_ms IS NULL ORDER BY track.id"
)
_CODECS: Final = (
    f"SELECT codec, count(*), coalesce(sum(duration_ms), 0), sum({BYTES}), sum(is_lossless) FROM track"
    " WHERE missing_since_ms IS NULL GROUP BY codec ORDER BY count(*) DESC, codec"
)
_MISSING: Final = "SELECT count(*) FROM track WHERE missing_since_ms IS NOT NULL"
_SAME_SOUND: Final = (
    "SELECT id, dense_rank() OVER (ORDER BY audio_id) FROM track WHERE missing_since_ms IS NULL"
    " AND audio_id IN (SELECT audio_id FROM track WHERE audio_id IS NOT NULL AND audio_id <> x''"
    " AND missing_since_ms IS NULL GROUP BY audio_id HAVING count(*) > 1) ORDER BY audio_id, id"
)
_FILES: Final = (
    f"SELECT id, size, codec, coalesce(bitrate_kbps, 0), is_lossless FROM track WHERE id {IN_LIST}"
)


@dataclass(frozen=True, slots=True, eq=False)
class LibraryTable:
    """The tracks that are there, ascending by id; each of shape (n,).

    Attributes:
        ids: int64.
        added_at_ms: when they came into the library, UTC, int64.
        sizes: bytes, int64.
        is_lossless: bool.
        plays: of the listener in use, with imported ones, int64.
        values: by name, float64, NaN where it is not known: ``length_ms`` (also where it is estimated),
            ``year``, ``bitrate`` (kbps), ``sample_rate`` (Hz), ``bit_depth``, ``loudness`` (LUFS).
    """

    ids: NDArray[np.int64]
    added_at_ms: NDArray[np.int64]
    sizes: NDArray[np.int64]
    is_lossless: NDArray[np.bool_]
    plays: NDArray[np.int64]
    values: dict[str, NDArray[np.float64]]

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class CodecUse:
    """The tracks of one format.

    Attributes:
        codec: as the library names it; empty where it is not known.
        tracks: that are there.
        length_ms: of them together.
        size: of them together, bytes.
        lossless: how many of them keep all of the sound.
    """

    codec: str
    tracks: int
    length_ms: int
    size: int
    lossless: int


@dataclass(frozen=True, slots=True)
class FileFacts:
    """The file of a track.

    Attributes:
        size: bytes.
        codec: as the library names it.
        bitrate: kbps; 0 where it is not known.
        is_lossless: whether the format keeps all of the sound.
    """

    size: int
    codec: str
    bitrate: int
    is_lossless: bool


class LibraryStore:
    """Reads columns of all tracks; takes some tenths of a second for 100,000, so it is called in lanes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def table(self) -> LibraryTable:
        """The tracks that are there."""
        columns = read_reals(self._database, _SQL, (), 5 + len(_NAMES))
        # Milliseconds and bytes are exact as float64 up to 2^53.
        ids, added, sizes, is_lossless, plays = (
            np.nan_to_num(column).astype(np.int64) for column in columns[:5]
        )
        return LibraryTable(
            ids, added, sizes, is_lossless > 0, plays, dict(zip(_NAMES, columns[5:], strict=True))
        )

    def codecs(self) -> list[CodecUse]:
        """The formats of the tracks that are there, the commonest first."""
        return [
            CodecUse(str(codec), tracks, length_ms, size, lossless)
            for codec, tracks, length_ms, size, lossless in self._database.query(_CODECS)
        ]

    def missing(self) -> int:
        """How many tracks are known whose file is not there."""
        row = self._database.one(_MISSING)
        assert row is not None
        return int(row[0])

    def same_sound(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The tracks whose decoded sound is that of another one: their ids, and a number of each sound."""
        ids, groups = read_columns(self._database, _SAME_SOUND, (), 2)
        return ids, groups

    def files(self, ids: Sequence[int]) -> dict[int, FileFacts]:
        """The files of tracks."""
        return {
            int(track_id): FileFacts(size, str(codec), bitrate, bool(is_lossless))
            for track_id, size, codec, bitrate, is_lossless in self._database.query(_FILES, (id_list(ids),))
        }

"""Batches of edits of tags and names, so that they can be undone."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from musicrec_desktop.model.tag_edit import FieldChange, Move, SheetLine, TagBatch
from musicrec_desktop.model.tag_fields import PictureFacts
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database

MOST_BATCHES: Final = 100
MOST_PICTURE_BYTES: Final = 256 << 20
SHEETS_AT: Final = 1_000_000
"""The positions of cue sheets in a batch begin here, behind those of all files."""
_MOVING: Final = "moving-files:"
"""Prefix of the keys in ``state`` of batches whose files are being moved."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A file on its way to another path.

    Attributes:
        before: its path.
        after: the path that it gets.
        inode: of the file, by which it is known wherever it is.
    """

    before: str
    after: str
    inode: int


@dataclass(frozen=True, slots=True)
class DoneChange:
    """What was done to one file.

    Attributes:
        position: its place in the batch.
        path: of the file before.
        path_after: of the file now.
        track_id: its track; None where it is, or was, in no library.
        size: bytes after it was done; None where nobody knows whether it was.
        mtime_ns: last modification after it was done.
        fields: what changed in its fields.
        pictures: its pictures before; None where they stayed.
        pictures_after: its pictures afterwards; None where they stayed.
        companions: what went with it.
        turns: the file, and its companions, while they are being moved; none before and after.
        lines: of a cue sheet, which is this file.
        digest: of the sheet before its lines are changed; empty once they are.
        part: which track of the file, as a cue sheet cuts it; 0 for the file itself.
    """

    position: int
    path: str
    path_after: str
    track_id: TrackId | None = None
    size: int | None = None
    mtime_ns: int | None = None
    fields: tuple[FieldChange, ...] = ()
    pictures: tuple[PictureFacts, ...] | None = None
    pictures_after: tuple[PictureFacts, ...] | None = None
    companions: tuple[Move, ...] = ()
    turns: tuple[Turn, ...] = ()
    lines: tuple[SheetLine, ...] = ()
    digest: str = ""
    part: int = 0

    @property
    def is_sheet(self) -> bool:
        """Whether it is a cue sheet that names files of the batch."""
        return bool(self.lines)


class TagEditStore:
    """Batches of edits; the oldest are forgotten when there are many."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, now_ms: int) -> int:
        """A new batch; its id."""
        with self._database.transaction():
            row = self._database.one("SELECT coalesce(max(id), 0) + 1 FROM tag_batch")
            assert row is not None
            batch_id = int(row[0])
            self._database.execute("INSERT INTO tag_batch (id, made_at_ms) VALUES (?, ?)", (batch_id, now_ms))
            self._database.execute(
                "DELETE FROM tag_batch WHERE id NOT IN (SELECT id FROM tag_batch ORDER BY id DESC LIMIT ?)",
                (MOST_BATCHES,),
            )
        return batch_id

    def note(self, batch_id: int, change: DoneChange, pictures: Mapping[str, bytes] | None = None) -> None:
        """Note what is done to a file: before it is done without its new state, and again with it.

        Args:
            batch_id: of the batch.
            change: in the place of what was noted for its position.
            pictures: the bytes of pictures that the file has no more, by digest.
        """
        document = {
            "fields": [asdict(one) for one in change.fields],
            "pictures": _documents(change.pictures),
            "pictures_after": _documents(change.pictures_after),
            "companions": [asdict(one) for one in change.companions],
            "turns": [asdict(one) for one in change.turns],
            "lines": [asdict(one) for one in change.lines],
            "digest": change.digest,
            "part": change.part,
        }
        with self._database.transaction():
            self._database.execute(
                "INSERT OR REPLACE INTO tag_change (batch_id, position, track_id, path, path_after, size,"
                " mtime_ns, document) VALUES (?, ?, (SELECT id FROM track WHERE id = ?), ?, ?, ?, ?, ?)",
                (
                    batch_id, change.position, change.track_id, os.fsencode(change.path),
                    os.fsencode(change.path_after), change.size, change.mtime_ns, json.dumps(document),
                ),
            )  # fmt: skip
            if pictures:
                self._database.execute_many(
                    "INSERT OR IGNORE INTO tag_picture (batch_id, digest, data) VALUES (?, ?, ?)",
                    [(batch_id, digest, data) for digest, data in pictures.items()],
                )
                self._forget_large(batch_id)

    def forget_change(self, batch_id: int, position: int) -> None:
        """A file of a batch was left as it was."""
        self._database.execute(
            "DELETE FROM tag_change WHERE batch_id = ? AND position = ?", (batch_id, position)
        )

    def end(self, batch_id: int) -> bool:
        """Forget a batch in which nothing was done; whether something was."""
        row = self._database.one("SELECT 1 FROM tag_change WHERE batch_id = ? LIMIT 1", (batch_id,))
        if row is None:
            self._database.execute("DELETE FROM tag_batch WHERE id = ?", (batch_id,))
        return row is not None

    def batches(self) -> tuple[TagBatch, ...]:
        """What was done, the latest first."""
        rows = self._database.query(
            "SELECT id, made_at_ms, undone_at_ms IS NOT NULL, count(position), min(path_after)"
            " FROM tag_batch JOIN tag_change ON batch_id = id WHERE position < ?"
            " GROUP BY id ORDER BY id DESC",
            (SHEETS_AT,),
        )
        return tuple(
            TagBatch(batch_id, made_at_ms, count, os.fsdecode(path), bool(is_undone))
            for batch_id, made_at_ms, is_undone, count, path in rows
        )

    def changes(self, batch_id: int) -> tuple[DoneChange, ...]:
        """What was done in a batch, in its order."""
        rows = self._database.query(
            "SELECT position, path, path_after, track_id, size, mtime_ns, document FROM tag_change"
            " WHERE batch_id = ? ORDER BY position",
            (batch_id,),
        )
        return tuple(map(_change, rows))

    def picture(self, batch_id: int, digest: str) -> bytes | None:
        """The bytes of a picture that a batch took out of files."""
        row = self._database.one(
            "SELECT data FROM tag_picture WHERE batch_id = ? AND digest = ?", (batch_id, digest)
        )
        return None if row is None else bytes(row[0])

    def undone(self, batch_id: int, now_ms: int) -> None:
        """Note that a batch was undone."""
        self._database.execute("UPDATE tag_batch SET undone_at_ms = ? WHERE id = ?", (now_ms, batch_id))

    def begin_moving(self, batch_id: int) -> None:
        """Note that files of a batch are being moved, until ``end_moving``."""
        self._database.execute(
            "INSERT OR REPLACE INTO state (listener_id, key, value) VALUES (NULL, ?, '1')",
            (f"{_MOVING}{batch_id}",),
        )

    def end_moving(self, batch_id: int) -> None:
        """Nothing of a batch is on its way any more."""
        self._database.execute(
            "DELETE FROM state WHERE listener_id IS NULL AND key = ?", (f"{_MOVING}{batch_id}",)
        )

    def unfinished_moves(self) -> list[int]:
        """Batches whose files are being moved, or were when a process was killed."""
        rows = self._database.query(
            "SELECT key FROM state WHERE listener_id IS NULL AND key > ? AND key < ?",
            (_MOVING, f"{_MOVING}~"),
        )
        return sorted(int(key.removeprefix(_MOVING)) for (key,) in rows)

    def _forget_large(self, batch_id: int) -> None:
        """Forget the oldest batches, but not this one, until pictures take no more than they may."""
        rows = self._database.query(
            "SELECT batch_id, sum(length(data)) FROM tag_picture GROUP BY batch_id ORDER BY batch_id DESC"
        )
        total = 0
        for other, size in rows:
            total += size
            if total > MOST_PICTURE_BYTES and other != batch_id:
                self._database.execute("DELETE FROM tag_batch WHERE id = ?", (other,))


def _documents(pictures: tuple[PictureFacts, ...] | None) -> list[dict[str, Any]] | None:
    return None if pictures is None else [asdict(one) for one in pictures]


def _pictures(documents: list[dict[str, Any]] | None) -> tuple[PictureFacts, ...] | None:
    return None if documents is None else tuple(PictureFacts(**one) for one in documents)


def _change(row: tuple[Any, ...]) -> DoneChange:
    position, path, path_after, track_id, size, mtime_ns, text = row
    document = json.loads(text)
    return DoneChange(
        position=position,
        path=os.fsdecode(path),
        path_after=os.fsdecode(path_after),
        track_id=None if track_id is None else TrackId(track_id),
        size=size,
        mtime_ns=mtime_ns,
        fields=tuple(
            FieldChange(one["field"], tuple(one["before"]), tuple(one["after"])) for one in document["fields"]
        ),
        pictures=_pictures(document["pictures"]),
        pictures_after=_pictures(document["pictures_after"]),
        companions=tuple(Move(**one) for one in document["companions"]),
        turns=tuple(Turn(**one) for one in document.get("turns", ())),
        lines=tuple(SheetLine(**one) for one in document.get("lines", ())),
        digest=document.get("digest", ""),
        part=document.get("part", 0),
    )

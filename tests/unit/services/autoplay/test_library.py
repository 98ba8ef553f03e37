"""What autoplay keeps of the library between plans."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.recommend.queue.candidates import Tie
from musicrec_desktop.services.autoplay import library as kept
from musicrec_desktop.services.autoplay.library import AutoplayLibrary
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.relatives import RelativeStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import add_tracks, new_library, scanned


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = new_library(str(tmp_path / "library.sqlite3"))
    opened.open()
    yield opened
    opened.close()


class Counted(RelativeStore):
    """Counts its questions."""

    asked = 0

    def of_artist(self, track_id: TrackId, limit: int) -> list[TrackId]:
        self.asked += 1
        return super().of_artist(track_id, limit)


def test_relatives_are_read_once_until_the_library_changes(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, (one, other, third) = add_tracks(
        database, [scanned(name, Tags(name, ("Nina",), "Album")) for name in ("1", "2", "3")]
    )
    relatives = Counted(database)
    library = AutoplayLibrary(tracks=TrackStore(database), relatives=relatives, listens=ListenStore(database))
    for _ in range(3):
        assert set(library.relatives(one, Tie.ARTIST)) == {other, third}
        assert set(library.relatives(one, Tie.ALBUM)) == {other, third}
        # What was heard changes no tags.
        library.forget([one])
    assert relatives.asked == 1
    library.forget()
    library.relatives(one, Tie.ARTIST)
    assert relatives.asked == 2
    monkeypatch.setattr(kept, "KEPT_RELATIVES", 2)
    library.relatives(other, Tie.ARTIST)
    library.relatives(third, Tie.ARTIST)
    library.relatives(one, Tie.ARTIST)
    assert relatives.asked == 5

"""What autoplay keeps of the library between plans."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason
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


def test_titles_and_present_tracks_are_read_once_until_the_library_changes(database: Database) -> None:
    _, ids = add_tracks(database, [scanned(name, Tags(name, ("Nina",))) for name in ("1", "2", "3")])
    listens = ListenStore(database)
    library = AutoplayLibrary(tracks=TrackStore(database), relatives=RelativeStore(database), listens=listens)
    for number, track_id in enumerate((ids[2], ids[0], ids[2])):
        listens.finish(Listen(track_id, 1_000 + number, 9_000, 200_000, EndReason.SKIPPED))

    def titles() -> list[str]:
        return [track.tags.title for track in library.many([ids[1], ids[0]])]

    def asked() -> int:
        statements: list[str] = []
        database.connection.set_trace_callback(statements.append)
        try:
            assert titles() == ["2", "1"]
            unheard, heard = library.by_last_listen()
            assert (unheard.tolist(), heard.tolist()) == ([ids[1]], [ids[0], ids[2]])
        finally:
            database.connection.set_trace_callback(None)
        return len(statements)

    at_first = asked()
    assert asked() == 1  # the latest listens
    library.forget([ids[0]])
    assert asked() == 1
    library.forget()
    assert asked() == at_first
    database.execute("UPDATE track SET title = 'other', missing_since_ms = 5 WHERE id = ?", (ids[1],))
    library.forget()
    assert titles() == ["other", "1"]
    assert library.many([TrackId(99)]) == []
    assert ids[1] not in library.present_ids()


def test_the_titles_that_were_asked_for_first_go_first(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "KEPT_NAMED", 3)
    _, ids = add_tracks(database, [scanned(str(number), Tags(str(number))) for number in range(6)])
    library = AutoplayLibrary(
        tracks=TrackStore(database), relatives=RelativeStore(database), listens=ListenStore(database)
    )
    for start in (0, 2, 1, 4, 0):
        assert [track.id for track in library.many(ids[start : start + 2])] == ids[start : start + 2]

"""Nothing that an import brings is told to a scrobbling service; with a real server on this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.model.scrobble import ScrobbleAccount, ServerKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.importing.service import ImportService
from musicrec_desktop.services.playlists.service import PlaylistService
from musicrec_desktop.storage.browse import BrowseStore
from tests.support.scrobble_rig import ScrobbleRig, songs, titles
from tests.support.scrobble_server import ScrobbleServerDouble, serving
from tests.unit.services.importing.exports import lastfm

pytestmark = pytest.mark.network
DAY_MS = 86_400_000


@pytest.fixture(params=list(ServerKind))
def kind(request: pytest.FixtureRequest) -> ServerKind:
    found: ServerKind = request.param
    return found


@pytest.fixture
def double(monkeypatch: pytest.MonkeyPatch) -> Iterator[ScrobbleServerDouble]:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    with serving(ScrobbleServerDouble()) as running:
        yield running


def test_only_what_was_heard_and_said_here_arrives(
    tmp_path: Path, double: ScrobbleServerDouble, kind: ServerKind
) -> None:
    room = ScrobbleRig(tmp_path, later_ms=DAY_MS)
    assert isinstance(room.add(double, kind), ScrobbleAccount)
    playlists = PlaylistService(
        database=room.database, browse=BrowseStore(room.database), scheduler=room.scheduler
    )
    service = ImportService(
        database=room.database,
        playlists=playlists,
        scheduler=room.scheduler,
        cache_dir=str(tmp_path / "cache"),
        find=lambda _rules: [],
    )
    service.opinions_changed.connect(room.feedback.changed.emit)
    history, likes = tmp_path / "history.csv", tmp_path / "YourLibrary.json"
    plays = [(f"Artist {number}", f"Song {number}", "Album", number * 1000) for number in range(1, 9)]
    history.write_text(lastfm(*plays))
    liked = [{"artist": one[0], "track": one[1], "album": one[2], "uri": "u"} for one in plays]
    likes.write_text(json.dumps({"tracks": liked, "albums": [], "shows": []}))
    for path in (history, likes):
        (done,) = service.carry_out(service.plan(str(path))).imports
        assert done.numbers.matched == 8
        room.scheduler.settle()
    assert len(room.feedback.liked_ids()) == 8
    room.hear(9)
    room.feedback.like(TrackId(10))
    room.scheduler.advance(DAY_MS)
    room.service.send_likes()
    room.service.send_now()
    room.scheduler.settle()
    assert titles(double) == songs(9)
    assert double.loves == [("Song 10", True)]
    assert room.database.query("SELECT count(*) FROM scrobble WHERE title IN ('Song 1', 'Song 8')") == [(0,)]
    service.undo([one.id for one in service.past()])
    room.scheduler.settle()
    room.service.send_now()
    room.scheduler.settle()
    assert titles(double) == songs(9)
    room.close()

"""Lists of a Spotify on loopback: signing in, pages, and what goes wrong."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import SpotifyError
from musicrec_desktop.core.tasks import CancelledError, TaskContext
from musicrec_desktop.model.scrobble import Credentials
from musicrec_desktop.model.spotify_link import SpotifyKind, SpotifyLink, spotify_link
from musicrec_desktop.online.spotify.reader import SpotifyList, SpotifyReader
from musicrec_desktop.online.spotify.redirect import Redirect
from musicrec_desktop.online.token_keeper import TokenKeeper
from musicrec_desktop.services.tracklists.sources import TracklistSource
from musicrec_desktop.services.tracklists.spotify import SpotifyLists
from musicrec_desktop.storage.state import StateStore
from tests.support.library import new_library
from tests.support.scheduler import ManualScheduler
from tests.support.spotify_server import (
    ALBUM_ID,
    CLIENT_ID,
    LIST_ID,
    SONGS,
    TRACK_ID,
    SpotifyDouble,
    spotify_server,
)

pytestmark = pytest.mark.network
PLAYLIST = SpotifyLink(SpotifyKind.PLAYLIST, LIST_ID)


@pytest.fixture(scope="module")
def shared() -> Iterator[SpotifyDouble]:
    with spotify_server() as double:
        yield double


@pytest.fixture
def server(shared: SpotifyDouble) -> SpotifyDouble:
    """A server that knows nobody yet."""
    fresh = SpotifyDouble(shared.port)
    for name in (
        "script",
        "calls",
        "good",
        "refreshable",
        "refuses",
        "signed_in",
        "rest_s",
        "lives_s",
        "forged",
    ):
        setattr(shared, name, getattr(fresh, name))
    shared.elsewhere = ""
    return shared


def reader(server: SpotifyDouble, read_s: float = 20.0) -> SpotifyReader:
    return SpotifyReader(CLIENT_ID, server.browse, server.addresses, port=0, read_s=read_s)


def read(
    server: SpotifyDouble, link: SpotifyLink = PLAYLIST, token: str = "", read_s: float = 20.0
) -> SpotifyList:
    made = reader(server, read_s)
    try:
        return made.read(link, token, TaskContext())
    finally:
        made.close()


def problem(server: SpotifyDouble, *deeds: int | str, read_s: float = 20.0) -> str:
    server.script.extend(deeds)
    with pytest.raises(SpotifyError) as caught:
        read(server, read_s=read_s)
    return caught.value.reason


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (f"https://open.spotify.com/playlist/{LIST_ID}?si=abc", PLAYLIST),
        (f" https://open.spotify.com/intl-de/playlist/{LIST_ID} ", PLAYLIST),
        (f"spotify:playlist:{LIST_ID}", PLAYLIST),
        (f"https://open.spotify.com/user/x/playlist/{LIST_ID}", PLAYLIST),
        (f"https://open.spotify.com/album/{ALBUM_ID}", SpotifyLink(SpotifyKind.ALBUM, ALBUM_ID)),
        (f"spotify:track:{TRACK_ID}", SpotifyLink(SpotifyKind.TRACK, TRACK_ID)),
        ("https://open.spotify.com/collection/tracks", SpotifyLink(SpotifyKind.LIKED)),
        ("https://open.spotify.com/artist/6habFhsOp2NvshLv26DqMb", None),
        ("https://evil.example/playlist/37i9dQZF1DX0XUsuxWHRQd", None),
        ("spotify:playlist:short", None),
        ("Blur – Song 2", None),
        ("", None),
    ],
)
def test_which_texts_are_links(text: str, link: SpotifyLink | None) -> None:
    assert spotify_link(text) == link


def test_a_long_playlist_comes_in_pages_without_what_is_no_track(server: SpotifyDouble) -> None:
    server.elsewhere = "http://127.0.0.1:9"
    found = read(server)
    assert found.title == "Morning  drive"
    assert (len(found.tracks), found.left_out) == (SONGS - 2, 2)
    first, local = found.tracks[0], found.tracks[5]
    assert (first.title, first.artist, first.album) == ("Song 0", "Artist 0, Guest", "Album 0")
    assert (first.duration_ms, first.isrc) == (180_000, "GBAYE9700000")
    assert (local.title, local.artist, local.duration_ms) == ("From My Disk", "Me", None)
    assert sum(path.startswith(f"playlists/{LIST_ID}/") for path in server.calls) == 3


def test_albums_tracks_and_liked_songs(server: SpotifyDouble) -> None:
    token = read(server, SpotifyLink(SpotifyKind.LIKED)).token
    album = read(server, SpotifyLink(SpotifyKind.ALBUM, ALBUM_ID), token)
    assert (album.title, [one.album for one in album.tracks]) == ("The Album", ["The Album", "The Album"])
    track = read(server, SpotifyLink(SpotifyKind.TRACK, TRACK_ID), token)
    assert [one.title for one in track.tracks] == ["Song 9"]
    assert server.signed_in == 1


def test_a_token_is_used_again_refreshed_and_asked_for_anew(server: SpotifyDouble) -> None:
    token = read(server).token
    assert json.loads(token)["refresh_token"] == "refresh-1"
    assert read(server, token=token).token == token
    old = json.dumps({**json.loads(token), "expires_at": 0})
    fresh = read(server, token=old).token
    assert json.loads(fresh)["access_token"] != json.loads(token)["access_token"]
    assert server.signed_in == 1
    server.refreshable.clear()
    read(server, token=old)
    assert server.signed_in == 2, "what cannot be refreshed is asked for"
    server.good.clear()
    read(server, token=fresh)
    assert server.signed_in == 3, "what was revoked, too"
    read(server, token="no token")
    assert server.signed_in == 4


def test_an_answer_with_another_state_is_not_taken(server: SpotifyDouble) -> None:
    server.forged = True
    assert len(read(server).tracks) == SONGS - 2


def test_who_refuses_is_not_asked_again(server: SpotifyDouble) -> None:
    server.refuses = True
    assert problem(server) == "refused"
    assert server.signed_in == 1


def test_what_the_service_refuses_has_a_reason(server: SpotifyDouble) -> None:
    assert problem(server, 403) == "forbidden"
    assert problem(server, 404) == "not-found"
    assert problem(server, 500) == "away"
    assert problem(server, 401, 401) == "signed-out"
    assert problem(server, "broken") == "not-understood"
    assert problem(server, "odd") == "not-understood"
    assert problem(server, "text") == "not-understood"
    with pytest.raises(SpotifyError, match="not-found"):
        read(server, SpotifyLink(SpotifyKind.ALBUM, LIST_ID))


def test_a_service_that_wants_rest_is_left_alone_for_a_while(server: SpotifyDouble) -> None:
    server.script.extend([429, 429])
    assert len(read(server).tracks) == SONGS - 2
    assert problem(server, 429, 429, 429, 429) == "busy"
    server.rest_s = 4000
    assert problem(server, 429) == "busy"


def test_a_redirect_takes_no_token_elsewhere(server: SpotifyDouble) -> None:
    with spotify_server() as other:
        server.elsewhere = f"http://127.0.0.1:{other.port}"
        assert problem(server, "redirect") == "not-understood"
        assert other.calls == []


def test_a_slow_service_and_none_at_all(server: SpotifyDouble) -> None:
    assert problem(server, "slow", read_s=0.5) == "timed-out"
    token = read(server).token
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        away = SpotifyDouble(free.getsockname()[1])
        with pytest.raises(SpotifyError, match="away"):
            read(away, token=token)


def test_signing_in_is_cancelled_and_ends(server: SpotifyDouble) -> None:
    context = TaskContext()
    made = SpotifyReader(CLIENT_ID, lambda _address: context.cancel(), server.addresses, port=0)
    with pytest.raises(CancelledError):
        made.read(PLAYLIST, "", context)
    made.close()
    with Redirect(0) as waiting, pytest.raises(SpotifyError, match="no-answer"):
        waiting.wait("state", TaskContext(), patience_s=0.0)
    with Redirect(0) as taken, pytest.raises(SpotifyError, match="port-taken"):
        Redirect(int(taken.address.rpartition(":")[2].partition("/")[0]))


def test_the_id_and_the_token_are_of_a_profile(server: SpotifyDouble, tmp_path: Path) -> None:
    database = new_library(str(tmp_path / "profile" / "library.sqlite3"))
    database.open()
    scheduler = ManualScheduler()
    keeper = TokenKeeper(str(tmp_path / "tokens"))
    lists = SpotifyLists(
        scheduler=scheduler,
        state=StateStore(database),
        keeper=keeper,
        open_reader=lambda client_id, browse: SpotifyReader(client_id, browse, server.addresses, port=0),
    )
    lists.browser_wanted.connect(server.browse)
    errors: list[Exception] = []
    found: list[TracklistSource] = []
    lists.load(PLAYLIST, found.append, errors.append)
    scheduler.settle()
    assert [str(error) for error in errors] == ["no-id"]
    assert server.calls == [], "without an id nothing is sent"
    with pytest.raises(SpotifyError, match="bad-id"):
        lists.set_client_id("my app")
    lists.set_client_id(f" {CLIENT_ID.upper()} ")
    assert lists.client_id == CLIENT_ID
    kept = StateStore(database).get("spotify")
    token = read(server).token
    place = keeper.keep("mine", Credentials(token=token))
    assert kept == {"client_id": CLIENT_ID}
    StateStore(database).set("spotify", {"client_id": CLIENT_ID, "name": "mine", "place": str(place)})
    lists.load(PLAYLIST, found.append, errors.append)
    scheduler.settle()
    assert [(one.title, len(one.known)) for one in found] == [("Morning  drive", SONGS - 2)]
    lists.set_client_id("")
    scheduler.settle()
    assert keeper.fetch("mine", place) is None
    assert StateStore(database).get("spotify") == {"client_id": ""}
    database.close()

"""Both protocols keep the same promises, however the server behaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from musicrec_desktop.model.scrobble import (
    Credentials,
    Scrobble,
    ScrobbleId,
    ScrobbleKind,
    ScrobbleTrack,
    ServerAddress,
    ServerKind,
    Verdict,
)
from musicrec_desktop.online.audioscrobbler import AudioscrobblerServer
from musicrec_desktop.online.http import Patience
from musicrec_desktop.online.listenbrainz import ListenBrainzServer
from musicrec_desktop.online.server import ScrobbleServer
from tests.support.scrobble_server import BAD_CREDENTIALS, CREDENTIALS, USER, ScrobbleServerDouble, serving

pytestmark = pytest.mark.network
AT_MS = 1_700_000_000_000
PATIENCE = Patience(connect_s=1.0, read_s=0.3)
TRACK = ScrobbleTrack("Ada North & Söhne", "Blue=Hour ✓", "First/Light", "Ada North", 3, 200_400)
Opener = Callable[..., ScrobbleServer]


@pytest.fixture
def double() -> Iterator[ScrobbleServerDouble]:
    with serving(ScrobbleServerDouble()) as running:
        yield running


@pytest.fixture(params=list(ServerKind))
def kind(request: pytest.FixtureRequest) -> ServerKind:
    found: ServerKind = request.param
    return found


@pytest.fixture
def open_server(double: ScrobbleServerDouble, kind: ServerKind) -> Iterator[Opener]:
    opened: list[ScrobbleServer] = []

    def open_one(
        credentials: Credentials | None = None, address: ServerAddress | None = None
    ) -> ScrobbleServer:
        make = ListenBrainzServer if kind is ServerKind.LISTENBRAINZ else AudioscrobblerServer
        server = make(address or double.address(kind), credentials or CREDENTIALS[kind], PATIENCE)
        opened.append(server)
        return server

    yield open_one
    for server in opened:
        server.close()


def listen(number: int = 0, title: str = "") -> Scrobble:
    track = replace(TRACK, title=title) if title else TRACK
    return Scrobble(ScrobbleId(number), ScrobbleKind.LISTEN, track, AT_MS + 300_000 * number)


def test_a_good_account_is_taken_and_tells_its_name(open_server: Opener) -> None:
    answer = open_server().check()
    assert answer.is_taken
    assert answer.user == USER


def test_a_bad_token_is_told_apart_from_other_trouble(open_server: Opener, kind: ServerKind) -> None:
    server = open_server(BAD_CREDENTIALS[kind])
    for answer in (server.check(), server.submit([listen()]), server.now_playing(TRACK)):
        assert answer.verdict is Verdict.FORBIDDEN
        assert answer.reason == "token-refused"


def test_listens_arrive_with_their_second(open_server: Opener, double: ScrobbleServerDouble) -> None:
    server = open_server()
    assert server.submit([listen()]).is_taken
    assert server.submit([listen(1), listen(2, "Other")]).is_taken
    at_s = AT_MS // 1000
    assert double.listens == [(at_s, TRACK.title), (at_s + 300, TRACK.title), (at_s + 600, "Other")]


def test_ids_of_musicbrainz_go_along(
    open_server: Opener, double: ScrobbleServerDouble, kind: ServerKind
) -> None:
    track = replace(TRACK, recording_id="the-recording", release_id="the-release", artist_ids=("one", "two"))
    server = open_server()
    scrobble = Scrobble(ScrobbleId(1), ScrobbleKind.LISTEN, track, AT_MS)
    assert server.now_playing(track).is_taken
    assert server.submit([scrobble]).is_taken
    for seen in double.seen[-2:]:
        if kind is ServerKind.LISTENBRAINZ:
            (listen_document,) = seen.fields["payload"]
            more = listen_document["track_metadata"]["additional_info"]
            assert more["recording_mbid"] == "the-recording"
            assert more["release_mbid"] == "the-release"
            assert more["artist_mbids"] == ["one", "two"]
        else:
            assert seen.fields["mbid"] == "the-recording"
    double.seen.clear()
    assert server.love(track, is_loved=True).is_taken
    assert not any("lookup" in seen.path for seen in double.seen)


def test_what_plays_now_is_no_listen(open_server: Opener, double: ScrobbleServerDouble) -> None:
    assert open_server().now_playing(TRACK).is_taken
    assert double.playing == [TRACK.title]
    assert double.listens == []


def test_it_can_be_asked_whether_it_has_a_listen(open_server: Opener, double: ScrobbleServerDouble) -> None:
    server = open_server()
    assert server.holds(listen()) is False
    server.submit([listen(), listen(1)])
    assert server.holds(listen()) is True
    assert server.holds(listen(2)) is False
    assert server.holds(listen(0, "Another title")) is False
    double.is_telling = False
    assert server.holds(listen()) is None


def test_loves_come_and_go(open_server: Opener, double: ScrobbleServerDouble) -> None:
    server = open_server()
    assert server.love(TRACK, is_loved=True).is_taken
    assert server.love(TRACK, is_loved=False).is_taken
    assert double.loves == [(TRACK.title, True), (TRACK.title, False)]


def test_a_server_without_loves_says_so(open_server: Opener, double: ScrobbleServerDouble) -> None:
    double.is_unaware = True
    assert open_server().love(TRACK, is_loved=True).verdict is Verdict.NOT_SUPPORTED


@pytest.mark.parametrize(
    ("deed", "verdict", "reason"),
    [
        ("500", Verdict.BROKEN, "server-error"),
        ("429", Verdict.BUSY, "busy"),
        ("429-reset", Verdict.BUSY, "busy"),
        ("garbage", Verdict.BROKEN, "not-understood"),
        ("half", Verdict.BROKEN, "cut-off"),
        ("drop", Verdict.BROKEN, "cut-off"),
        ("slow", Verdict.BROKEN, "timed-out"),
        ("endless", Verdict.BROKEN, "too-long"),
        ("redirect", Verdict.AWAY, "redirected"),
    ],
)
def test_misdeeds_are_values(
    open_server: Opener, double: ScrobbleServerDouble, deed: str, verdict: Verdict, reason: str
) -> None:
    double.script.append(deed)
    answer = open_server().submit([listen()])
    assert (answer.verdict, answer.reason) == (verdict, reason)
    assert answer.wait_ms == (90_000 if verdict is Verdict.BUSY else 0)


def test_a_token_never_follows_a_redirect(open_server: Opener, double: ScrobbleServerDouble) -> None:
    with serving(ScrobbleServerDouble()) as stranger:
        double.elsewhere = f"http://127.0.0.1:{stranger.port}/1/submit-listens"
        double.script.append("redirect")
        open_server().submit([listen()])
        assert stranger.seen == []


def test_a_refused_content_is_the_contents_fault(open_server: Opener, double: ScrobbleServerDouble) -> None:
    double.poison = "Poison"
    assert open_server().submit([listen(0, "Poison")]).verdict is Verdict.BAD


def test_nobody_there_means_that_nothing_was_sent(double: ScrobbleServerDouble, kind: ServerKind) -> None:
    with serving(ScrobbleServerDouble()) as gone:
        address = gone.address(kind)
    make = ListenBrainzServer if kind is ServerKind.LISTENBRAINZ else AudioscrobblerServer
    server = make(address, CREDENTIALS[kind], PATIENCE)
    assert server.submit([listen()]).verdict is Verdict.AWAY
    assert server.check().verdict is Verdict.AWAY
    assert server.holds(listen()) is None
    server.close()


def test_secrets_are_in_no_address_and_no_text(
    open_server: Opener, double: ScrobbleServerDouble, kind: ServerKind
) -> None:
    server = open_server()
    server.submit([listen()])
    server.holds(listen())
    secrets = ("good-token", "good-password", "secret-1")
    shown = [repr(CREDENTIALS[kind]), repr(server.check()), *(call.path for call in double.seen)]
    assert not [text for text in shown for secret in secrets if secret in text]

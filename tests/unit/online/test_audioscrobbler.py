"""What is particular to Last.fm: signatures, sessions, ignored listens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from musicrec_desktop.model.scrobble import (
    Credentials,
    Scrobble,
    ScrobbleId,
    ScrobbleKind,
    ScrobbleTrack,
    ServerKind,
    Verdict,
)
from musicrec_desktop.online.audioscrobbler import AudioscrobblerServer, api_signature, judged
from musicrec_desktop.online.http import Reply
from tests.support.scrobble_server import (
    API_KEY,
    API_SECRET,
    CREDENTIALS,
    ScrobbleServerDouble,
    serving,
)

LASTFM = ServerKind.LASTFM


@pytest.fixture
def double() -> Iterator[ScrobbleServerDouble]:
    with serving(ScrobbleServerDouble()) as running:
        yield running


def listens(*titles: str) -> list[Scrobble]:
    return [
        Scrobble(
            ScrobbleId(place),
            ScrobbleKind.LISTEN,
            ScrobbleTrack("A", title),
            1_700_000_000_000 + place * 1000,
        )
        for place, title in enumerate(titles)
    ]


def test_a_signature_sorts_names_by_their_characters() -> None:
    # "artist[10]" comes before "artist[1]", as the API demands.
    fields = {"method": "m", "artist[1]": "b", "artist[10]": "ba"}
    assert api_signature(fields, "s") == api_signature(dict(reversed(fields.items())), "s")
    assert api_signature({"a": "1", "b": "ü"}, "x") == "5e98a0e23748d56632330a3f4d158b38"


def test_a_password_makes_a_session_each_time_so_that_a_restart_is_harmless(
    double: ScrobbleServerDouble,
) -> None:
    for _ in range(2):
        server = AudioscrobblerServer(double.address(LASTFM), CREDENTIALS[LASTFM])
        assert server.submit(listens("One")).is_taken
        server.close()
        double.sessions.clear()
    assert [call.fields["method"] for call in double.seen] == ["auth.getMobileSession", "track.scrobble"] * 2


def test_a_server_that_forgets_sessions_keeps_the_password(double: ScrobbleServerDouble) -> None:
    server = AudioscrobblerServer(double.address(LASTFM), CREDENTIALS[LASTFM])
    kept = server.check().credentials
    server.close()
    assert kept == CREDENTIALS[LASTFM]


def test_a_lost_session_without_a_password_is_a_refused_token(double: ScrobbleServerDouble) -> None:
    old = Credentials(api_key=API_KEY, api_secret=API_SECRET, session_key="session-7")
    server = AudioscrobblerServer(double.address(LASTFM), old)
    assert server.submit(listens("One")).verdict is Verdict.FORBIDDEN
    server.close()


def test_trouble_while_a_session_is_made_means_that_nothing_was_sent(double: ScrobbleServerDouble) -> None:
    wrong = Credentials(api_key=API_KEY, api_secret="wrong", password="x")
    server = AudioscrobblerServer(double.address(LASTFM), wrong)
    answer = server.submit(listens("One"))
    server.close()
    assert (answer.verdict, answer.reason) == (Verdict.FORBIDDEN, "secret-refused")


def test_ignored_listens_of_a_batch_are_told_one_by_one(double: ScrobbleServerDouble) -> None:
    double.ignored = {"Two": "1", "Three": "3"}
    server = AudioscrobblerServer(double.address(LASTFM), CREDENTIALS[LASTFM])
    answer = server.submit(listens("One", "Two", "Three"))
    assert answer.is_taken
    assert answer.refused == ((1, "artist-ignored"), (2, "too-old"))
    double.ignored = {"One": "5"}
    answer = server.submit(listens("One"))
    assert (answer.verdict, answer.reason) == (Verdict.BUSY, "daily-limit")
    assert answer.wait_ms > 3_600_000
    server.close()


@pytest.mark.parametrize(
    ("status", "number", "verdict"),
    [
        (403, 4, Verdict.FORBIDDEN),
        (400, 6, Verdict.BAD),
        (200, 8, Verdict.BROKEN),
        (403, 9, Verdict.FORBIDDEN),
        (403, 10, Verdict.FORBIDDEN),
        (503, 11, Verdict.BUSY),
        (403, 13, Verdict.FORBIDDEN),
        (503, 16, Verdict.BUSY),
        (403, 26, Verdict.FORBIDDEN),
        (200, 29, Verdict.BUSY),
        (200, 3, Verdict.NOT_SUPPORTED),
        (200, 99, Verdict.BROKEN),
        (500, 99, Verdict.BROKEN),
    ],
)
def test_error_numbers_go_before_the_status(status: int, number: int, verdict: Verdict) -> None:
    body = f'{{"error": {number}, "message": "?"}}'.encode()
    assert judged(Reply(status, body)).verdict is verdict

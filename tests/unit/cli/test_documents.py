"""The shapes that scripts rely on."""

from __future__ import annotations

import json
import os

from musicrec_desktop.cli.documents.covers import (
    double_documents,
    look_document,
    similar_covers_document,
    wall_document,
)
from musicrec_desktop.cli.documents.health import check_document
from musicrec_desktop.cli.documents.importing import import_documents, past_documents
from musicrec_desktop.cli.documents.library import (
    analysis_document,
    backup_document,
    scan_document,
    stats_document,
    track_document,
)
from musicrec_desktop.cli.documents.listening import (
    feedback_document,
    history_documents,
    recommendation_documents,
)
from musicrec_desktop.cli.documents.loudness import loudness_documents
from musicrec_desktop.cli.documents.parts import name_document
from musicrec_desktop.cli.documents.playlists import (
    playlist_document,
    playlist_entry_documents,
    rating_documents,
    share_document,
)
from musicrec_desktop.cli.documents.scrobbling import accounts_document
from musicrec_desktop.cli.documents.tracklists import tracklist_document
from musicrec_desktop.cli.reports import AccountRow, FeedbackReport, LoudnessRow, TrackOpinion
from musicrec_desktop.core.errors import ImportFileError
from musicrec_desktop.model.browse import HistoryRow
from musicrec_desktop.model.cover_look import AlbumCover, AlbumLike, DoublePicture, PictureId, Wall
from musicrec_desktop.model.features import AnalysisReport
from musicrec_desktop.model.files import FileFailure, ScanReport
from musicrec_desktop.model.health import Area, CheckReport, Finding, Problem
from musicrec_desktop.model.import_plan import ImportBatchId, ImportNumbers, PastImport, Question
from musicrec_desktop.model.listen import FeedbackEvent, FeedbackKind, LibraryStats, Listen
from musicrec_desktop.model.loudness import AlbumLoudness, KnownLoudness
from musicrec_desktop.model.matching import KnownTrack, MatchOutcome, MatchReason, TrackMatch
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.playlist import (
    Playlist,
    PlaylistEntry,
    PlaylistEntryId,
    PlaylistFolderId,
    PlaylistId,
    PlaylistKind,
    SmartRules,
)
from musicrec_desktop.model.recommendation import Reason, ReasonKind, Recommendation, Suggestions
from musicrec_desktop.model.recovery import Backup
from musicrec_desktop.model.scrobble import (
    AccountId,
    Scrobble,
    ScrobbleAccount,
    ScrobbleId,
    ScrobbleKind,
    ScrobbleTrack,
    ServerAddress,
    ServerKind,
    TokenPlace,
)
from musicrec_desktop.model.sound import TrackLoudness
from musicrec_desktop.model.track import GroupRow, ReplayGain, Tags, Track, TrackChanges, TrackId
from musicrec_desktop.model.tracklist import ListPart, TracklistAnswer, TracklistLine
from musicrec_desktop.playback.gain import Gain, GainSource
from musicrec_desktop.playlist_files.path_map import PathGuess, PathRule
from musicrec_desktop.services.importing.plan import ImportPlan, SourcePlan
from musicrec_desktop.services.looks.run import LookReport
from musicrec_desktop.services.sharing.documents import SharedList, SharedTrack

TRACK = Track(
    TrackId(7),
    os.fsdecode(b"/music/caf\xe9.flac"),
    Tags("Title", ("A", "B"), "Album", genres=("Jazz",), year=1959),
    180_000,
)
REPLACED = "/music/caf\ufffd.flac"


def test_playlists() -> None:
    rules = SmartRules("genre:jazz", sort=(("year", True),))
    folder_id = PlaylistFolderId(4)
    smart = Playlist(PlaylistId(3), "New", "words", folder_id, PlaylistKind.SMART, rules, created_at_ms=1)
    document = json.loads(json.dumps(playlist_document(smart, {folder_id: "Box/Inner"})))
    assert document["folder"] == "Box/Inner"
    assert document["rules"]["sort"] == [["year", True]]
    assert (document["kind"], document["created"]) == ("smart", "1970-01-01T00:00:00.001+00:00")
    known = KnownTrack("Gone", "Nobody", "Album", 5_000, os.fsdecode(b"/x/\xe9.mp3"))
    entries = [
        PlaylistEntry(PlaylistEntryId(8), TRACK.id, known),
        PlaylistEntry(PlaylistEntryId(9), None, known, is_missing=True),
    ]
    first, second = playlist_entry_documents(entries, {TRACK.id: TRACK})
    assert (first["place"], first["entry"], first["id"], first["title"]) == (1, 8, 7, "Title")
    assert (second["id"], second["title"], second["artist"]) == (None, "Gone", "Nobody")
    assert (second["path"], second["duration_ms"], second["is_missing"]) == ("/x/\ufffd.mp3", 5_000, True)


def test_ratings() -> None:
    rated, unrated = rating_documents([TRACK, TRACK], {TRACK.id: 7}), rating_documents([TRACK], {})
    assert [one["stars"] for one in (*rated, *unrated)] == [3.5, 3.5, None]


def test_share() -> None:
    shared = SharedList("Evening", "", (SharedTrack(TRACK.id, "One"),))
    printed = share_document(shared, "text", "", b"Evening\n")
    written = share_document(shared, "m3u", "/lists/evening.m3u8", b"#EXTM3U\n")
    assert printed == {"title": "Evening", "format": "text", "tracks": 1, "out": None, "content": "Evening\n"}
    assert (written["out"], written["content"]) == ("/lists/evening.m3u8", None)


def test_scan() -> None:
    changes = TrackChanges((TrackId(1), TrackId(2)), (TrackId(3),), (), (TrackId(4),))
    report = ScanReport(changes, 5, (FileFailure(TRACK.path, "empty"),), 1.23456)
    assert scan_document(report) == {
        "added": 2,
        "changed": 1,
        "moved": 0,
        "missing": 1,
        "unchanged": 5,
        "failed": [{"path": REPLACED, "reason": "empty"}],
        "left_out": {},
        "seconds": 1.235,
    }


def test_analysis() -> None:
    report = AnalysisReport((TrackId(1),), ((TRACK.path, "silent"),), 2, 3.0, 4.5)
    assert analysis_document(report) == {
        "analysed": 1,
        "failed": [{"path": REPLACED, "reason": "silent"}],
        "skipped": 2,
        "seconds": 3.0,
        "cpu_seconds": 4.5,
    }


def test_a_track() -> None:
    document = track_document(TRACK)
    wanted = {
        "id": 7,
        "path": REPLACED,
        "title": "Title",
        "artists": ["A", "B"],
        "album": "Album",
        "genres": ["Jazz"],
        "duration_ms": 180_000,
        "year": 1959,
        "last_played": None,
    }
    assert wanted.items() <= document.items()
    json.dumps(document, ensure_ascii=False).encode()


def test_a_list_tells_each_line_its_parts_and_more() -> None:
    match = TrackMatch(MatchOutcome.SAME, MatchReason.NAMES, TRACK.id, (TRACK.id,))
    answer = TracklistAnswer(
        (TracklistLine("A – B", KnownTrack("B", "A"), "", match), TracklistLine("Side A", note="heading")),
        "Evening",
        2,
        (ListPart(TRACK.id, (TRACK.id,), ("calm",)),),
        Suggestions((Recommendation(TRACK.id, 0.5),)),
        {TRACK.id: 0},
    )
    document = tracklist_document(answer, {TRACK.id: TRACK})
    named = name_document(TRACK)
    assert document["lines"] == [
        {
            "text": "A – B",
            "status": "owned",
            "track": named,
            "artist": "A",
            "title": "B",
            "reason": "artist and title are the same",
            "candidates": [],
        },
        {
            "text": "Side A",
            "status": "ignored",
            "track": None,
            "artist": None,
            "title": None,
            "reason": "a heading, not a track",
            "candidates": [],
        },
    ]
    assert (document["title"], document["left_out"], document["problem"]) == ("Evening", 2, None)
    assert document["parts"] == [{"centre": named, "tracks": [TRACK.id], "words": ["calm"]}]
    assert document["tracks"] == [{**named, "score": 0.5, "is_discovery": False, "reasons": [], "part": 0}]


def test_recommendations_leave_out_tracks_that_are_gone() -> None:
    found = [
        Recommendation(TrackId(7), 0.5, (Reason(ReasonKind.TIMBRE, "same timbre", 0.9, 0.25),)),
        Recommendation(TrackId(8), 0.4),
    ]
    assert recommendation_documents(found, {TRACK.id: TRACK}) == [
        {
            "id": 7,
            "path": REPLACED,
            "title": "Title",
            "artists": ["A", "B"],
            "score": 0.5,
            "is_discovery": False,
            "reasons": [{"kind": "timbre", "text": "same timbre", "weight": 0.9, "contribution": 0.25}],
        }
    ]


def test_history() -> None:
    row = HistoryRow(Listen(TRACK.id, 1_700_000_000_500, 90_000, 180_000, EndReason.SKIPPED), TRACK)
    (document,) = history_documents([row])
    assert document["started_at"] == "2023-11-14T22:13:20.500+00:00"
    assert (document["reason"], document["origin"], document["is_play"]) == ("skipped", "user", True)


def test_stats_are_the_figures_by_name() -> None:
    stats = LibraryStats(*range(13))
    assert stats_document(stats)["listened_ms"] == 11


def test_feedback_names_what_was_revoked_only_where_that_was_asked_for() -> None:
    tally = dict.fromkeys(FeedbackKind, 0) | {FeedbackKind.MORE: 2}
    opinions = [TrackOpinion(TRACK, FeedbackKind.LIKE, is_banned=True, tally=tally)]
    document = feedback_document(FeedbackReport(opinions, [("A", False)]))
    assert document == {
        "tracks": [
            {
                "id": 7,
                "path": REPLACED,
                "title": "Title",
                "artists": ["A", "B"],
                "opinion": "like",
                "is_banned": True,
                "more": 2,
                "less": 0,
                "added": 0,
                "removed": 0,
            }
        ],
        "artists": [{"name": "A", "is_banned": False}],
    }
    event = FeedbackEvent(FeedbackKind.LIKE, 0, TRACK.id, "")
    assert feedback_document(FeedbackReport([], [], [event]))["taken_back"] == [
        {"kind": "like", "track_id": 7, "artist": None}
    ]


def test_loudness() -> None:
    loudness = TrackLoudness(tags=ReplayGain(-6.5, 0.9), estimated_lufs=-12.0)
    known = KnownLoudness(TRACK.id, -11.5004, 0.98, 4.2, 0, AlbumLoudness(-11.0, 0.99))
    rows = [
        LoudnessRow(TRACK, loudness, known, Gain(-6.5, GainSource.MEASURED_TRACK)),
        LoudnessRow(TRACK, loudness, None, Gain(-6.5, GainSource.TAG_TRACK, is_limited=True)),
    ]
    first, second = loudness_documents(rows)
    assert first["measured"] == {
        "integrated_lufs": -11.5,
        "true_peak": 0.98,
        "range_lu": 4.2,
        "album_lufs": -11.0,
        "album_true_peak": 0.99,
    }
    assert second == {
        "id": 7,
        "path": REPLACED,
        "title": "Title",
        "artists": ["A", "B"],
        "tags": {"track_gain_db": -6.5, "track_peak": 0.9, "album_gain_db": None, "album_peak": None},
        "measured": None,
        "estimated_lufs": -12.0,
        "gain_db": -6.5,
        "gain_source": "tag-track",
        "is_gain_limited": True,
    }


def test_accounts_name_what_was_set_aside_only_where_that_was_asked_for() -> None:
    account = ScrobbleAccount(
        id=AccountId(3),
        address=ServerAddress(ServerKind.LISTENBRAINZ, "https://example.org", "ada"),
        secret_name="name",
        token_place=TokenPlace.KEYRING,
        is_paused=False,
        problem="",
        failures=0,
        retry_at_ms=0,
        last_sent_ms=0,
        waiting=2,
        refused=1,
    )
    scrobble = Scrobble(ScrobbleId(1), ScrobbleKind.LISTEN, ScrobbleTrack("A", "Title"), 1_000, 1, "refused")
    asked = accounts_document([AccountRow(account, 5, [scrobble])])["accounts"]
    accounts = accounts_document([AccountRow(account, 5)])["accounts"]
    assert isinstance(accounts, list)
    (plain,) = accounts
    refused = [
        {
            "kind": "listen",
            "artist": "A",
            "title": "Title",
            "at": "1970-01-01T00:00:01.000+00:00",
            "reason": "refused",
        }
    ]
    assert asked == [plain | {"refused": refused}]
    assert (plain["number"], plain["sent"], plain["set_aside"]) == (3, 5, 1)
    assert "secret_name" not in plain


def test_a_damaged_backup_has_no_counts() -> None:
    assert backup_document(2, Backup("/b", 5, is_replaced=True, size=9, counts={})) == {
        "number": 2,
        "path": "/b",
        "made_at_ms": 5,
        "is_replaced": True,
        "size": 9,
    }


def test_an_import_that_is_planned_and_done() -> None:
    source = SourcePlan(
        "lastfm",
        "Last.fm",
        frozenset((Question.ZONE,)),
        numbers=ImportNumbers(
            matched=3, version=1, uncertain=2, missing=4, plays=7, counted_plays=2, waiting_plays=5, likes=1
        ),
        notes={"double": 2, "comment": 1},
        path_guesses=(PathGuess(PathRule("D:\\Music", "/music"), 3, ("D:\\Music\\a", "/music/a")),),
    )
    failed = SourcePlan("beets", "beets", error=ImportFileError("/x/library.db", "damaged"))
    document = import_documents(ImportPlan("/x", (source,)), {"lastfm": ImportBatchId(4)})
    assert document == {
        "source": "lastfm",
        "title": "Last.fm",
        "tracks": {"matched": 3, "version": 1, "uncertain": 2, "missing": 4},
        "plays": 9,
        "ratings": 0,
        "likes": 1,
        "playlists": 0,
        "playlist_entries": 0,
        "dated_plays": 7,
        "counted_plays": 2,
        "undated_plays": 0,
        "waiting_plays": 5,
        "double_plays": 0,
        "known_plays": 0,
        "skips": 0,
        "dislikes": 0,
        "bans": 0,
        "offers": 0,
        "added_dates": 0,
        "errors": [],
        "questions": ["zone"],
        "accounts": [],
        "path_guesses": [{"there": "D:\\Music", "here": "/music", "found": 3}],
        "notes": [
            {
                "reason": "comment",
                "count": 1,
                "text": "1 line left out, as its player marked it as no play.",
            },
            {"reason": "double", "count": 2, "text": "2 plays left out that stand twice."},
        ],
        "id": 4,
    }
    several = import_documents(ImportPlan("/x", (source, failed)))
    assert isinstance(several, list)
    assert several[1]["errors"] == [
        {
            "reason": "damaged",
            "text": "“library.db” is damaged, so nothing of it is used."
            " Export it again there, or copy it again.",
        }
    ]


def test_past_imports() -> None:
    past = PastImport(
        ImportBatchId(2), "spotify", "Spotify", "x.zip", 1714761730000, ImportNumbers(plays=3), 1
    )
    (document,) = past_documents([past])
    assert (document["id"], document["file"], document["plays"], document["waiting_plays"]) == (
        2,
        "x.zip",
        3,
        1,
    )
    assert document["imported_at"] == "2024-05-03T18:42:10.000+00:00"


def test_covers() -> None:
    album = AlbumCover(GroupRow("Album", "Artist", 12), PictureId(1))
    other = AlbumLike(AlbumCover(GroupRow("Other", "", 1), PictureId(2)), 0.98, is_same=False)
    assert similar_covers_document(album, [other]) == {
        "album": "Album",
        "album_artist": "Artist",
        "tracks": 12,
        "similar": [
            {"album": "Other", "album_artist": "", "tracks": 1, "score": 0.98, "is_same_picture": False}
        ],
    }
    files = (
        DoublePicture(PictureId(1), 600, 600, (TRACK.id,), (album.album,)),
        DoublePicture(PictureId(2), 90, 90, ()),
    )
    assert double_documents([files], {TRACK.id: TRACK}) == [
        {
            "files": [
                {
                    "width": 600,
                    "height": 600,
                    "albums": [{"album": "Album", "album_artist": "Artist", "tracks": 12}],
                    "tracks": [{"id": 7, "path": REPLACED, "title": "Title", "artists": ["A", "B"]}],
                },
                {"width": 90, "height": 90, "albums": [], "tracks": []},
            ]
        }
    ]
    wall = wall_document(Wall(2, (album.album,), 1))
    assert (wall["columns"], wall["with_cover"]) == (2, 1)
    assert look_document(LookReport(9, 2, ((TRACK.path, "unreadable"),), 1, 1.23456, 0.5)) == {
        "tracks": 9,
        "pictures": 2,
        "failed": [{"path": REPLACED, "reason": "unreadable"}],
        "unreachable": 1,
        "seconds": 1.235,
        "cpu_seconds": 0.5,
        "problem": None,
    }


def test_a_check_tells_each_finding_with_its_words() -> None:
    found = Finding(Problem.FILES_MISSING, 2, ("/m/a.mp3",))
    report = CheckReport((found,), {Area.FILES: 7}, (Finding(Problem.USE, 1),))
    document = check_document(report)
    assert (document["is_sound"], document["looked_at"]) == (True, {"files": 7})
    assert document["found"] == [
        {
            "problem": "files-missing",
            "area": "files",
            "is_fault": False,
            "is_mendable": True,
            "remedy": "scan",
            "count": 2,
            "examples": ["/m/a.mp3"],
            "text": "2 music files are gone.",
            "advice": "Mending scans the music folders.",
        }
    ]
    assert '"mended": [{"problem": "use"' in json.dumps(document)

"""Lists in a library of three styles, each track by its own artist."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import ImportFileError, PlaylistFileError, TracklistError
from musicrec_desktop.model.matching import MatchReason
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.model.tracklist import LineStatus, NearestBy
from musicrec_desktop.services.autoplay.suggestions import SuggestionService
from musicrec_desktop.services.sharing.documents import (
    SUFFIXES,
    SharedList,
    SharedTrack,
    ShareFormat,
    document,
)
from musicrec_desktop.services.tracklists.service import ListReply, TracklistService
from musicrec_desktop.services.tracklists.sources import TracklistSource
from musicrec_desktop.storage.playlists.refusals import RefusalStore
from musicrec_desktop.storage.state import StateStore
from tests.support.library import add_tracks, scanned
from tests.unit.services.autoplay.rig import Rig


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    made = Rig(tmp_path_factory.mktemp("lists"))
    add_tracks(
        made.database,
        [
            scanned("copy.mp3", Tags("Title 7", ("Artist 7",), duration_ms=200_000)),
            scanned("other.mp3", Tags("Unheard", ("Artist 8",), duration_ms=200_000)),
        ],
    )
    yield made
    made.player.close()
    made.database.close()


@pytest.fixture
def service(rig: Rig, tmp_path: Path) -> TracklistService:
    suggestions = SuggestionService(
        scheduler=rig.scheduler,
        library=rig.autoplay.library,
        similarity=rig.similarity,
        feedback=rig.feedback,
        known=lambda: rig.autoplay.taste.known,
        finder=lambda _playlist_id: lambda: (),
        refusals=RefusalStore(rig.database),
    )
    return TracklistService(
        database=rig.database,
        scheduler=rig.scheduler,
        library=rig.autoplay.library,
        similarity=rig.similarity,
        feedback=rig.feedback,
        suggestions=suggestions,
        state=StateStore(rig.database),
        cache_dir=str(tmp_path / "cache"),
    )


def lines(*numbers: int) -> str:
    return "\n".join(f"Artist {number} – Title {number}" for number in numbers)


def find(service: TracklistService, text: str, count: int = 6) -> ListReply:
    return service.find(TracklistSource(text), count)


def statuses(reply: ListReply) -> list[str]:
    return [line.status.value for line in reply.answer.lines]


def test_owned_lines_parts_and_more_of_each_part(service: TracklistService) -> None:
    answer = find(service, lines(*range(1, 7), *range(41, 47)), 10).answer
    assert answer.owned == tuple(map(TrackId, (*range(1, 7), *range(41, 47))))
    assert sorted(len(part.members) for part in answer.parts) == [6, 6]
    assert all(part.centre in part.members for part in answer.parts)
    suggested = [one.track_id for one in answer.suggestions.entries]
    assert len(suggested) == len(set(suggested)) == 10
    assert not set(suggested) & set(answer.owned)
    # Each suggestion is of the style of its part.
    for track_id in suggested:
        centre = answer.parts[answer.part_of[track_id]].centre
        assert (track_id - 1) // 30 == (centre - 1) // 30
    assert all(one.reasons for one in answer.suggestions.entries)


def test_a_missing_track_gets_the_nearest_of_its_artist_else_of_the_list_around(
    service: TracklistService,
) -> None:
    text = f"{lines(1, 2, 3)}\nArtist 9 – Never Bought\nNobody At All – Something\n{lines(4, 5)}"
    answer = find(service, text).answer
    by_artist, around = answer.lines[3], answer.lines[4]
    assert by_artist.nearest is not None
    assert (by_artist.status, by_artist.nearest.by, by_artist.nearest.track_id) == (
        LineStatus.NEAREST,
        NearestBy.ARTIST,
        9,
    )
    assert around.nearest is not None
    assert around.nearest.by is NearestBy.AROUND
    assert 1 <= around.nearest.track_id <= 30
    assert around.nearest.like == answer.parts[0].centre
    chosen = answer.whole
    assert len(chosen) == len(set(chosen))
    assert answer.with_nearest[3:5] == (9, around.nearest.track_id)


def test_another_version_stands_in_and_says_so(service: TracklistService) -> None:
    line = find(service, f"{lines(1, 2)}\nArtist 3 – Title 3 (live)").answer.lines[2]
    assert line.nearest is not None
    assert (line.nearest.by, line.nearest.track_id) == (NearestBy.VERSION, 3)


def test_of_two_files_of_one_recording_the_first_is_taken(service: TracklistService) -> None:
    line = find(service, lines(7)).answer.lines[0]
    assert (line.track_id, line.match and line.match.reason) == (7, MatchReason.SEVERAL)


def test_bans_are_kept(service: TracklistService, rig: Rig) -> None:
    text = f"{lines(1, 2, 3)}\nArtist 9 – Never Bought"
    before = find(service, text)
    banned = {before.answer.suggestions.entries[0].track_id, TrackId(9)}
    taken_back = [rig.feedback.ban(track_id) for track_id in banned]
    after = find(service, text).answer
    assert not banned & set(after.whole)
    for take_back in taken_back:
        take_back()


def test_nothing_owned_goes_by_what_stands_in(service: TracklistService) -> None:
    answer = find(service, "Artist 9 – Never Bought\nArtist 10 – Neither").answer
    assert [line.chosen for line in answer.lines] == [9, 10]
    assert answer.suggestions.entries
    nothing = find(service, "Nobody – Nothing\nNoone – Nil").answer
    assert [line.status for line in nothing.lines] == [LineStatus.MISSING] * 2
    assert nothing.suggestions.problem == "empty"


def test_one_name_alone_that_is_no_track_is_left_out(service: TracklistService) -> None:
    reply = find(service, f"{lines(1, 2, 3)}\nwritten on a train\nTitle 5")
    assert statuses(reply) == ["owned", "owned", "owned", "ignored", "unclear"]


def test_a_correction_counts_for_equal_lines_is_remembered_and_undone(service: TracklistService) -> None:
    text = f"{lines(1, 2)}\nWrong Name – Odd Title\nWrong Name – Odd Title"
    reply = find(service, text)
    corrected, undo = service.correct(reply, 2, TrackId(12))
    assert [line.track_id for line in corrected.answer.lines] == [1, 2, 12, 12]
    assert find(service, text).answer.owned == (1, 2, 12)
    assert reply.answer.lines[2].track_id is None
    undo()
    assert find(service, text).answer.lines[2].track_id is None


def test_not_in_my_library_is_a_correction_too(service: TracklistService) -> None:
    reply = find(service, lines(1, 2))
    corrected, undo = service.correct(reply, 1, None)
    assert corrected.answer.owned == (1,)
    assert find(service, lines(1, 2)).answer.owned == (1,)
    undo()
    assert find(service, lines(1, 2)).answer.owned == (1, 2)


def test_a_corrected_list_is_answered_anew_in_the_lane(service: TracklistService, rig: Rig) -> None:
    corrected, undo = service.correct(find(service, "Wrong – Odd"), 0, TrackId(35))
    found: list[ListReply] = []
    service.renew(corrected, found.append)
    rig.scheduler.settle()
    undo()
    assert found[0].answer.parts[0].centre == 35
    assert {(one.track_id - 1) // 30 for one in found[0].answer.suggestions.entries} == {1}


def test_the_lane_gives_progress_and_errors(service: TracklistService, rig: Rig) -> None:
    done: list[ListReply] = []
    errors: list[Exception] = []
    service.load(TracklistSource(lines(1, 2)), done.append, errors.append)
    rig.scheduler.settle()
    assert [reply.answer.owned for reply in done] == [(1, 2)]
    service.load(TracklistSource("\0\1" * 100), done.append, errors.append)
    rig.scheduler.settle()
    assert [getattr(error, "reason", "") for error in errors] == ["not-text"]


def test_files_of_every_kind(service: TracklistService, tmp_path: Path) -> None:
    shared = {
        "musicrec": "list",
        "version": 1,
        "title": "Shared",
        "tracks": [{"title": "Title 2", "artists": ["Artist 2"]}],
    }
    files = {
        "list.txt": "Artist 2 – Title 2\n".encode("utf-16"),
        "list.m3u": b"#EXTM3U\n#EXTINF:200,Artist 2 - Title 2\n/music/2.mp3\n",
        "paths.m3u8": b"/music/2.mp3\n",
        "list.csv": b"Track Name,Artist Name(s),Album Name\nTitle 2,Artist 2,\n",
        "page.html": b"<table><tr><th>Title<th>Artist</tr><tr><td>Title 2<td>Artist 2</tr>"
        b"<tr><td>x<td>y</tr></table>",
        "evening.musicrec.json": json.dumps(shared).encode(),
        "list.jspf": json.dumps(
            {"playlist": {"title": "J", "track": [{"title": "Title 2", "creator": "Artist 2"}]}}
        ).encode(),
        "list.xspf": b'<?xml version="1.0"?><playlist version="1" xmlns="http://xspf.org/ns/0/"><trackList>'
        b"<track><title>Title 2</title><creator>Artist 2</creator></track></trackList></playlist>",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        answer = service.find(TracklistSource(paths=(str(tmp_path / name),)), 2).answer
        assert answer.owned[:1] == (2,), name
    every = TracklistSource(paths=tuple(str(tmp_path / name) for name in files))
    assert service.find(every, 2).answer.owned == (2,)


@pytest.mark.parametrize("format_", ShareFormat)
def test_what_another_musicrec_shares_is_understood(
    service: TracklistService, tmp_path: Path, format_: ShareFormat
) -> None:
    tracks = tuple(
        SharedTrack(
            TrackId(number), f"Title {number}", (f"Artist {number}",), year=1994, place=f"x/{number}.ogg"
        )
        for number in (3, 1, 2)
    )
    path = tmp_path / f"list{SUFFIXES[format_]}"
    path.write_bytes(document(SharedList("Evening", "Calm and slow.", tracks), format_))
    answer = service.find(TracklistSource(paths=(str(path),)), 2).answer
    assert answer.owned == (3, 1, 2)
    assert all(line.status in {LineStatus.OWNED, LineStatus.IGNORED} for line in answer.lines)


def test_pasted_playlists_and_tracks_of_the_library(service: TracklistService) -> None:
    pasted = "#EXTM3U\n#EXTINF:200,Artist 2 - Title 2\n../nested.m3u\n/music/3.mp3\n"
    assert find(service, pasted).answer.owned == (3,)
    owned = service.find(TracklistSource(track_ids=(TrackId(5), TrackId(6), TrackId(999))), 3).answer
    assert owned.owned == (5, 6)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("rubbish.txt", bytes(range(256)) * 40, PlaylistFileError),
        ("song.flac", b"fLaC" + b"\0" * 100, PlaylistFileError),
        ("empty.txt", b"", TracklistError),
        ("broken.zip", b"PK\x03\x04broken", ImportFileError),
        ("gone.txt", None, PlaylistFileError),
    ],
)
def test_bad_files_have_words(
    service: TracklistService, tmp_path: Path, name: str, data: bytes | None, kind: type[Exception]
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(kind):
        service.find(TracklistSource(paths=(str(tmp_path / name),)))

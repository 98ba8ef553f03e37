"""Exports of services, made here: what is read of them."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from musicrec_desktop.imports.source import Choices
from musicrec_desktop.model.imported import Opinion
from tests.unit.imports.reading import NOW_MS, read_all, read_one, read_text, refusal

STARTED_MS = 1714761730000


def _json(folder: Path, document: Any, name: str = "a.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(document))
    return path


def _extended(**values: Any) -> dict[str, Any]:
    return {
        "ts": "2024-05-03T18:42:50Z",
        "ms_played": 40_000,
        "master_metadata_track_name": "T",
        "master_metadata_album_artist_name": "A",
        "spotify_track_uri": "spotify:track:1",
        **values,
    }


def test_spotify_tells_ends_and_starts_are_kept(tmp_path: Path) -> None:
    items = [
        _extended(),
        _extended(),
        _extended(ms_played=39_000),
        _extended(ts="1999-05-03T18:42:50Z"),
        _extended(ts="2999-05-03T18:42:50Z", ms_played=-5),
        _extended(ts=None, ms_played="x"),
        _extended(incognito_mode=True, skipped=None, offline_timestamp=1),
        _extended(master_metadata_track_name=None, episode_name="E"),
    ]
    read = read_one(_json(tmp_path, items))
    started = [play.started_at_ms for play in read.plays]
    assert started == [STARTED_MS, STARTED_MS + 1000, None, None, None]
    assert [play.listened_ms for play in read.plays] == [40_000, 39_000, 40_000, 0, 0]
    assert read.notes == {"double": 2, "doubtful-date": 3, "podcast": 1}
    private = read_one(_json(tmp_path, [_extended(incognito_mode=True)]), Choices(with_private=False))
    assert private.notes == {"private": 1}


@pytest.mark.parametrize(
    ("listened_ms", "duration_ms", "counts"),
    [(16_000, 32_000, True), (15_000, 32_000, False), (239_000, 900_000, False), (240_000, 900_000, True)],
)
def test_how_much_was_heard_decides_what_is_a_play(
    listened_ms: int, duration_ms: int, counts: bool, tmp_path: Path
) -> None:
    (play,) = read_one(_json(tmp_path, [_extended(ms_played=listened_ms, skipped=True)])).plays
    assert play.counts(duration_ms) is counts


def test_account_data_of_spotify(tmp_path: Path) -> None:
    local = "spotify:local:A+%26+B:Al+bum:So%3Ang:200"
    lists = {
        "playlists": [
            {
                "name": "P",
                "items": [
                    {
                        "track": {"trackName": "T", "artistName": "A", "trackUri": "u"},
                        "addedDate": "2023-11-30",
                    },
                    {"localTrack": {"uri": local}},
                    {"episode": {"episodeName": "E"}},
                    {},
                ],
            }
        ]
    }
    _json(tmp_path, lists, "Playlist1.json")
    likes = {"artist": "A", "album": "B", "track": "T", "uri": "u"}
    _json(tmp_path, {"tracks": [likes], "albums": [], "bannedTracks": [likes], "shows": []}, "b.json")
    read = read_one(tmp_path)
    (playlist,) = read.playlists
    assert [entry.known.title for entry in playlist.entries] == ["T", "So:ng"]
    known = playlist.entries[1].known
    assert (known.artist, known.album, known.duration_ms) == ("A & B", "Al bum", 200_000)
    assert [track.opinion for track in read.tracks] == [Opinion.LOVED, Opinion.BANNED]
    assert read.notes == {"podcast": 1, "no-names": 1}


ADDED = "2023-11-30T23:59:59Z"
EXPORTIFY = "Track URI,Track Name,Artist Name(s),Album Name,Track Duration (ms),ISRC,Added At"


@pytest.mark.parametrize(
    ("head", "row", "artist"),
    [
        (
            EXPORTIFY,
            '"spotify:track:1","T","A\\, B, C","B","200000","XXDEM2100016","2023-11-30T23:59:59Z"',
            "A, B, C",
        ),
        ("ISRC,Added At,Track Duration (ms),Album Name,Artist Name,Track Name", "", ""),
        (
            "Piosenka,Nazwa,ids,Kto,x,Płyta,y,200,Ile,Kiedy",
            f"spotify:track:1,T,,A,,B,,1,200000,{ADDED}",
            "A",
        ),
    ],
)
def test_columns_of_exportify_are_found_in_every_language(
    head: str, row: str, artist: str, tmp_path: Path
) -> None:
    path = tmp_path / "my_list.csv"
    path.write_text(f"{head}\n{row}\n", encoding="utf-8")
    if not row:
        assert refusal(path).reason == "unknown"
        return
    (playlist,) = read_one(path).playlists
    (entry,) = playlist.entries
    assert playlist.name == "my_list"
    assert (entry.known.title, entry.known.artist, entry.known.album) == ("T", artist, "B")
    assert (entry.known.duration_ms, entry.added_ms) == (200_000, 1701388799000)


def test_one_file_of_tunemymusic_has_many_lists(tmp_path: Path) -> None:
    rows = ["T,A,B,One,Playlist,I1,x", "U,A,B,Two,Playlist,,x", "V,A,B,One,track,,x", "W,A,B,,Favorite,,x"]
    rows += ["Al,A,Al,,Album,,x", ",,,One,Playlist,,", "A - V - W,,,Two,Playlist,,"]
    read = read_text(
        tmp_path,
        "a.csv",
        "Track name,Artist name,Album,Playlist name,Type,ISRC,Tidal - id\n" + "\n".join(rows),
    )
    found = {each.name: [entry.known.title for entry in each.entries] for each in read.playlists}
    assert found == {"One": ["T", "V"], "Two": ["U", "V - W"]}
    assert [track.known.title for track in read.tracks] == ["W"]
    assert read.notes == {"not-a-track": 1, "no-names": 1}


def test_soundiiz_with_commas_or_semicolons_and_a_mark(tmp_path: Path) -> None:
    for delimiter in ",;\t":
        rows = (("\ufefftitle", "artist", "album", "isrc", "duration"), ("T", "A", "B", "xx", "200s"))
        text = "".join(delimiter.join(row) + "\n" for row in rows)
        (playlist,) = read_text(tmp_path, "My List.csv", text).playlists
        assert playlist.name == "My List"
        assert playlist.entries[0].known.duration_ms == 200_000


def test_text_that_is_not_utf8_is_guessed(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("uts,artist,track\n1714761730,Bjork \xe9,T\n".encode("cp1252"))
    read = read_one(path)
    assert read.plays[0].known.artist == "Bjork é"
    assert read.notes == {"guessed-encoding": 1}
    path.write_text("uts,artist,track\n1714761730,Пёс,T\n", encoding="utf-16")
    assert read_one(path).plays[0].known.artist == "Пёс"


def test_dates_that_cannot_be_are_plays_without_a_date(tmp_path: Path) -> None:
    stamps = (
        "0",
        "",
        "x",
        "978307200",
        "1714761730",
        str(NOW_MS // 1000 + 3600),
        str(NOW_MS // 1000 + 200_000),
    )
    text = "uts,artist,track\n" + "".join(f"{stamp},A,T{number}\n" for number, stamp in enumerate(stamps))
    read = read_text(tmp_path, "a.csv", text)
    assert [play.started_at_ms is None for play in read.plays] == [True, True, True, True, False, False, True]
    assert read.notes == {"doubtful-date": 5}


def test_tables_of_lastfm_without_names_of_columns(tmp_path: Path) -> None:
    read = read_text(tmp_path, "a.csv", 'A,,T,\nA,B,U,"03 May 2024 18:42"\n,,,03 May 2024 18:42\n')
    (play,) = read.plays
    assert (play.known.title, play.started_at_ms, play.precision_ms) == ("U", 1714761720000, 60_000)
    assert read.notes == {"now-playing": 1, "no-names": 1}
    read = read_text(tmp_path, "b.csv", "2024-05-03,18:42:10,A,T\n2024-05-03,25:42:10,A,T\n")
    assert [play.started_at_ms for play in read.plays] == [STARTED_MS, None]


def test_answers_of_lastfm(tmp_path: Path) -> None:
    track = {"artist": {"#text": "A"}, "album": {"#text": "B"}, "name": "T", "date": {"uts": "1714761730"}}
    pages = [{"track": [track, {**track, "@attr": {"nowplaying": "true"}, "date": None}]}, {"track": track}]
    read = read_one(_json(tmp_path, pages))
    assert [play.started_at_ms for play in read.plays] == [STARTED_MS] * 2
    assert read.notes == {"now-playing": 1}
    xml = (
        '<lfm status="ok"><lovedtracks user="x"><track><name>T</name><artist><name>A</name></artist>'
        '<date uts="1714761730">x</date></track></lovedtracks></lfm>'
    )
    (loved,) = read_text(tmp_path, "a.xml", xml).tracks
    assert (loved.known.artist, loved.opinion, loved.opinion_at_ms) == ("A", Opinion.LOVED, STARTED_MS)


def _listen(at: float, title: str, **info: Any) -> dict[str, Any]:
    return {
        "listened_at": at,
        "track_metadata": {
            "track_name": title,
            "artist_name": "A",
            "additional_info": info,
            "mbid_mapping": None,
        },
    }


def test_feedback_of_listenbrainz_finds_its_tracks_in_the_listens(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    listens = [
        _listen(1714761730.9, "T", recording_msid="S1", duration=200),
        _listen(1, "U", recording_mbid="M2"),
    ]
    feedback = [
        {"recording_msid": "s1", "recording_mbid": None, "score": 1, "created": 1714761730},
        {"recording_msid": None, "recording_mbid": "m2", "score": -1, "created": 1},
        {"recording_msid": None, "recording_mbid": "m3", "score": 1, "created": 1},
        {"recording_msid": None, "recording_mbid": "m3", "score": 0, "created": 2},
        {"recording_msid": "unknown", "recording_mbid": None, "score": 1, "created": 2},
    ]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "listens/2024/5.jsonl", "".join(json.dumps(each) + "\n\n" for each in listens) + '{"li'
        )
        archive.writestr("feedback.jsonl", "\n".join(map(json.dumps, feedback)))
    read = read_one(path)
    assert [play.started_at_ms for play in read.plays] == [STARTED_MS + 900, None]
    assert read.plays[0].known.duration_ms == 200_000
    said = [(track.known.title, track.opinion, track.opinion_at_ms) for track in read.tracks]
    assert said == [("T", Opinion.LOVED, STARTED_MS), ("U", Opinion.DISLIKED, None)]
    assert read.notes == {"cut-off": 1, "doubtful-date": 1, "no-names": 1}


def test_a_file_of_listenbrainz_looks_for_names_beside_it(tmp_path: Path) -> None:
    (tmp_path / "feedback.jsonl").write_text('{"recording_msid": "s", "score": 1, "created": 1714761730}\n')
    (tmp_path / "5.jsonl").write_text(json.dumps(_listen(1714761730, "T", recording_msid="s")) + "\n")
    read = read_one(tmp_path / "feedback.jsonl")
    assert [track.known.title for track in read.tracks] == ["T"]


HEAD = "#AUDIOSCROBBLER/1.1\n#TZ/{}\n#CLIENT/Rockbox\n"


@pytest.mark.parametrize(("zone", "is_local"), [("UTC", False), ("UNKNOWN", True), ("Europe", True)])
def test_the_log_of_a_portable_player_tells_its_zone_or_not(
    zone: str, is_local: bool, tmp_path: Path
) -> None:
    lines = [
        "A\tB\tT\t1\t200\tL\t1714761730\t",
        "A\tB\tU\t\t200\tS\t1714761800\tm",
        "A\tB\tV\t1\t200\tL\t0\t",
    ]
    lines += [
        "A\tB\tX\t1\t200\tQ\t1\t",
        "<UNTAGGED>\t\t/x\t\t\tL\t1\t",
        "# FAILED - x",
        "short\tline",
        "A\tB\tcut\t1\t2",
    ]
    read = read_text(tmp_path, ".scrobbler.log", HEAD.format(zone) + "\n".join(lines))
    assert [play.is_play for play in read.plays] == [True, False, True]
    assert [play.is_local for play in read.plays] == [is_local, is_local, False]
    assert [play.started_at_ms for play in read.plays] == [STARTED_MS, 1714761800000, None]
    assert read.notes == {"broken-line": 2, "untagged": 1, "comment": 1, "cut-off": 1}


def test_maloja_and_pano(tmp_path: Path) -> None:
    track = {"artists": ["A", "B"], "title": "T", "album": {"name": "Al", "artists": ["A"]}, "length": 200}
    scrobbles = [{"time": 1714761730, "track": track, "duration": 180}, {"time": 1, "track": {}}]
    read = read_one(_json(tmp_path, {"maloja": {}, "scrobbles": scrobbles}))
    (play,) = read.plays
    assert (play.known.artist, play.known.album, play.listened_ms, play.is_play) == (
        "A, B",
        "Al",
        180_000,
        True,
    )
    lines = [
        {"timeMs": STARTED_MS, "artist": "A", "track": "T", "event": event}
        for event in ("scrobble", "love", "x")
    ]
    read = read_text(tmp_path, "a.jsonl", "\n".join(map(json.dumps, lines)))
    assert len(read.plays) == 1
    assert [track.opinion for track in read.tracks] == [Opinion.LOVED]
    assert read.notes == {"not-a-play": 1}


def test_youtube_tells_titles_in_many_languages(tmp_path: Path) -> None:
    titles = ("Watched T", "T angesehen", "「T」を視聴しました", "Has visto T", "T")
    items = [
        {
            "header": "YouTube Music",
            "title": title,
            "titleUrl": "https://music.youtube.com/watch?v=AAAAAAAAA0" + str(number),
            "subtitles": [{"name": "A - Topic"}],
            "time": "2024-05-03T18:42:10Z",
            "products": ["YouTube"],
        }
        for number, title in enumerate(titles)
    ]
    read = read_one(_json(tmp_path, [*items, {**items[0], "header": "YouTube"}]))
    assert [(play.known.title, play.known.artist) for play in read.plays] == [("T", "A")] * 5
    assert read.notes == {"video": 1}
    both = read_one(tmp_path / "a.json", Choices(with_videos=True))
    assert [play.is_video for play in both.plays] == [False] * 5 + [True]


def _workbook(path: Path, sheet: str, shared: str = "") -> Path:
    names = "http://schemas.openxmlformats.org"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{names}/spreadsheetml/2006/main"'
            f' xmlns:r="{names}/officeDocument/2006/relationships"><sheets>'
            '<sheet name="01_other" r:id="rId2"/><sheet name="10_listeningHistory" r:id="rId1"/>'
            "</sheets></workbook>",
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>'
            '<Relationship Id="rId2" Target="../../../etc/passwd"/></Relationships>',
        )
        archive.writestr("xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{sheet}</sheetData></worksheet>")
        archive.writestr("xl/sharedStrings.xml", f"<sst>{shared}</sst>")
    return path


def test_the_workbook_of_deezer_with_shared_texts_and_gaps(tmp_path: Path) -> None:
    heads = ("Song Title", "Artist", "Listening Time", "Date", "IP Address")
    shared = (
        "".join(f"<si><t>{text}</t></si>" for text in heads) + "<si><r><t>Al</t></r><r><t>pha</t></r></si>"
    )
    head = "".join(f'<c r="{column}1" t="s"><v>{n}</v></c>' for n, column in enumerate("ABCDE"))
    rows = (
        f"<row>{head}</row>"
        '<row><c r="A2" t="s"><v>5</v></c><c r="C2"><v>40</v></c><c r="D2"><v>45415.7792824074</v></c>'
        '<c r="E2" t="inlineStr"><is><t>192.0.2.1</t></is></c></row>'
        '<row><c r="A3" t="inlineStr"><is><t>T</t></is></c><c r="B3" t="s"><v>99</v></c></row><row/>'
    )
    read = read_one(_workbook(tmp_path / "a.xlsx", rows, shared))
    assert [play.known.title for play in read.plays] == ["Alpha", "T"]
    assert [(play.started_at_ms, play.listened_ms, play.is_local) for play in read.plays] == [
        (STARTED_MS, 40_000, True),
        (None, None, False),
    ]
    assert "192" not in str(read.plays)
    assert read.notes == {"doubtful-date": 1, "no-names": 1}
    far = '<row><c r="ZZZ1"><v>1</v></c></row>'
    assert refusal(_workbook(tmp_path / "b.xlsx", far)).reason == "damaged"


def test_a_workbook_whose_packing_is_broken_is_damaged(tmp_path: Path) -> None:
    """Packed as no spreadsheet does it, with other errors than the usual method has."""
    plain = _workbook(tmp_path / "a.xlsx", "<row/>" * 100)
    path = tmp_path / "b.xlsx"
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w") as target:
        for info in source.infolist():
            is_sheet = "sheet1" in info.filename
            method = zipfile.ZIP_LZMA if is_sheet else zipfile.ZIP_STORED
            target.writestr(info.filename, source.read(info), method)
        offset = target.NameToInfo["xl/worksheets/sheet1.xml"].header_offset
    data = bytearray(path.read_bytes())
    start = offset + 30 + len("xl/worksheets/sheet1.xml")
    data[start + 9 : start + 30] = b"\xff" * 21
    path.write_bytes(bytes(data))
    assert refusal(path).reason == "damaged"


def test_apple_takes_the_artist_that_a_title_has_alone(tmp_path: Path) -> None:
    columns = "Song Name,Event Type,Event Start Timestamp,Event End Timestamp,Play Duration Milliseconds"
    rows = ["One - Two,PLAY_END,2024-05-03T18:42:10Z,,30000", "Three,PLAY_END,,2024-05-03T18:42:40Z,30000"]
    rows += [
        "Four,PLAY_END,2024-05-03T18:42:10Z,,999999999999",
        "Five,LYRIC_DISPLAY,,,1",
        "Six,PLAY_END,,,-4",
    ]
    activity = tmp_path / "Apple Music Play Activity.csv"
    activity.write_text("\n".join((columns, *rows)) + "\n")
    sums = ["A - One - Two", "A - Three", "B - Three", "Nothing"]
    (tmp_path / "daily.csv").write_text(
        "Track Description,Date Played\n" + "".join(f"{text},1\n" for text in sums)
    )
    read = read_one(activity)
    assert [play.known.artist for play in read.plays] == ["A", "", ""]
    assert [play.started_at_ms for play in read.plays] == [STARTED_MS] * 3
    assert [play.listened_ms for play in read.plays] == [30_000, 30_000, None]
    assert read.notes == {"no-artist": 2, "not-a-play": 1, "not-heard": 1}
    assert refusal(tmp_path / "daily.csv").reason == "only-helping"


def test_libre_fm_behind_comments(tmp_path: Path) -> None:
    text = "# Export\n\n+ACM- x,,\nArtist,Track,Album,Time\nA,T,B,1714761730\nA,,B,1714761730\n"
    read = read_text(tmp_path, "a.csv", text)
    assert [play.started_at_ms for play in read.plays] == [STARTED_MS]
    assert read.notes == {"no-names": 1}


def test_several_services_in_one_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x/a.dat", json.dumps([_extended()]))
        archive.writestr("y/b.csv", "uts,artist,track\n1714761730,A,T\n")
        archive.writestr("readme.pdf", b"%PDF")
    assert [read.source for read in read_all(path)] == ["spotify-extended", "lastfm"]

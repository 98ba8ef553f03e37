"""Libraries of players, made here: what is read of them."""

from __future__ import annotations

import pickle
import sqlite3
import sys
import types
import zoneinfo
from collections.abc import Iterable
from pathlib import Path

import pytest

from musicrec_desktop.imports.source import Choices
from musicrec_desktop.model.imported import ImportedTrack, Opinion
from tests.unit.imports.reading import read_all, read_one, read_text, refusal

PLAYED_S, PLAYED_MS = 1714761730, 1714761730000
SONG_OF_KODI = "idPath, strTitle, strFileName, iTimesPlayed, lastplayed, userrating, iTrack"
ADDED_S, ADDED_MS = 1615714013, 1615714013000


def _database(path: Path, statements: Iterable[str]) -> Path:
    with sqlite3.connect(path) as database:
        for statement in statements:
            database.execute(statement)
    database.close()
    return path


def _values(track: ImportedTrack) -> tuple[object, ...]:
    return (track.play_count, track.skip_count, track.rating, track.last_played_ms, track.added_ms)


def test_rhythmbox(tmp_path: Path) -> None:
    song = (
        "<title>T &amp; U</title><artist>A</artist><location>file:///m/a%20b%23.mp3</location>"
        f"<duration>200</duration><rating>{{}}</rating><play-count>2</play-count>"
        f"<last-played>{PLAYED_S}</last-played><first-seen>{ADDED_S}</first-seen>"
    )
    entries = "".join(
        f'<entry type="song">{song.format(rating)}</entry>' for rating in ("4.5", "0", "9", "x")
    )
    text = f'<?xml version="1.0"?><rhythmdb version="2.0">{entries}<entry type="iradio"/></rhythmdb>'
    read = read_text(tmp_path, "rhythmdb.xml", text)
    assert [track.rating for track in read.tracks] == [90, None, None, None]
    known = read.tracks[0].known
    assert (known.title, known.artist, known.location, known.duration_ms) == (
        "T & U",
        "A",
        "/m/a b#.mp3",
        200_000,
    )
    assert _values(read.tracks[0]) == (2, None, 90, PLAYED_MS, ADDED_MS)
    assert read.notes == {"radio": 1}


@pytest.mark.parametrize(("column", "source"), [("url", "strawberry"), ("filename", "clementine")])
def test_strawberry_and_clementine(column: str, source: str, tmp_path: Path) -> None:
    columns = f"title, artist, {column}, playcount INT, skipcount INT, lastplayed INT, rating REAL, cue_path"
    path = _database(
        tmp_path / "x.db",
        (
            f"CREATE TABLE songs ({columns})",
            f"INSERT INTO songs VALUES ('T', 'A', 'file:///m/a.mp3', -1, 2, {PLAYED_S}, 0.35, '')",
            "INSERT INTO songs VALUES ('U', 'A', 'file:///m/b.mp3', 5, 0, -1, -1, '/m/b.cue')",
            "CREATE TABLE playlists (name, ui_path, dynamic_playlist_type)",
            "INSERT INTO playlists VALUES ('P', 'a/b', NULL), ('D', '', 1)",
            "CREATE TABLE playlist_items (playlist, type, collection_id, title, artist, url)",
            "INSERT INTO playlist_items VALUES (1, 2, 2, NULL, NULL, NULL)",
            "INSERT INTO playlist_items VALUES (1, 1, NULL, 'X', 'B', '/m/x.mp3')",
        ),
    )
    read = read_one(path)
    assert read.source == source
    assert [_values(track) for track in read.tracks] == [
        (0, 2, 35, PLAYED_MS, None),
        (5, 0, None, None, None),
    ]
    assert [track.is_part_of_file for track in read.tracks] == [False, True]
    plain, dynamic = read.playlists
    assert (plain.name, plain.folders, plain.was_smart, dynamic.was_smart) == ("P", ("a", "b"), False, True)
    assert [entry.known.title for entry in plain.entries] == ["U", "X"]


def test_kodi_takes_the_newest_database_and_the_clock_of_its_box(tmp_path: Path) -> None:
    for version, plays in ((60, 1), (82, 4)):
        _database(
            tmp_path / f"MyMusic{version}.db",
            (
                "CREATE TABLE path (idPath, strPath)",
                "INSERT INTO path VALUES (1, '/m/')",
                f"CREATE TABLE song ({SONG_OF_KODI})",
                f"INSERT INTO song VALUES (1, 'T', 'a.mp3', {plays}, '2024-07-03 20:42:10', 7, 131075)",
            ),
        )
    read = read_one(tmp_path)
    (track,) = read.tracks
    assert (track.play_count, track.rating, track.known.location) == (4, 70, "/m/a.mp3")
    assert track.known.track_number == 3
    assert track.is_local
    berlin = track.in_zone(zoneinfo.ZoneInfo("Europe/Berlin"))
    assert berlin.last_played_ms == 1720032130000
    assert not berlin.is_local
    assert read.notes == {"older-version": 1}


def test_beets_keeps_bytes_of_paths_and_no_computed_ratings(tmp_path: Path) -> None:
    path = _database(
        tmp_path / "library.db",
        (
            "CREATE TABLE items (id, path, title, artist, length, added)",
            f"INSERT INTO items VALUES (1, X'6d2fe92e6d7033', 'T', 'A', 200.5, {ADDED_S}.7)",
            "CREATE TABLE item_attributes (entity_id, key, value)",
            "INSERT INTO item_attributes VALUES (1, 'rating', '0.8'), (1, 'play_count', '7')",
        ),
    )
    read = read_one(path, Choices(music_folder="/music"))
    (track,) = read.tracks
    assert track.known.location == "/music/m/\udce9.mp3"
    assert _values(track) == (7, None, None, None, ADDED_MS)
    assert read.notes == {"computed-rating": 1}


@pytest.mark.parametrize(
    ("values", "ratings"),
    [
        (("2", "10"), [20, 100]),
        (("1", "64", "196", "255", "8"), [20, 40, 80, 100, 80]),
        (("300", "x"), [None] * 2),
    ],
)
def test_stickers_of_mpd_have_two_scales(
    values: tuple[str, ...], ratings: list[int | None], tmp_path: Path
) -> None:
    rows = [f"INSERT INTO sticker VALUES ('song', '{n}.mp3', 'rating', '{v}')" for n, v in enumerate(values)]
    path = _database(tmp_path / "s.db", ("CREATE TABLE sticker (type, uri, name, value)", *rows))
    assert [track.rating for track in read_one(path).tracks] == ratings


def test_lollypop_elisa_and_banshee(tmp_path: Path) -> None:
    lollypop = _database(
        tmp_path / "lollypop.db",
        (
            "CREATE TABLE tracks (id, name, uri, duration, popularity, loved, rate, ltime)",
            f"INSERT INTO tracks VALUES (1, 'T', 'file:///m/a.mp3', 200, 9, 1, 3, {PLAYED_S})",
        ),
    )
    (track,) = read_one(lollypop).tracks
    assert _values(track) == (None, None, 60, PLAYED_MS, None)
    assert (track.opinion, track.known.duration_ms) == (Opinion.LOVED, 200_000)
    elisa = _database(
        tmp_path / "elisa.db",
        (
            "CREATE TABLE TracksData (FileName, ImportDate, LastPlayDate, PlayCounter)",
            f"INSERT INTO TracksData VALUES ('file:///m/a.mp3', {ADDED_MS}, {PLAYED_MS}, 3)",
            "CREATE TABLE Tracks (FileName, Title, ArtistName, Duration)",
            "INSERT INTO Tracks VALUES ('file:///m/a.mp3', 'T', 'A', 200000)",
        ),
    )
    (track,) = read_one(elisa).tracks
    assert _values(track) == (3, None, None, PLAYED_MS, ADDED_MS)
    assert (track.known.title, track.known.artist) == ("T", "A")
    banshee = _database(
        tmp_path / "banshee.db",
        (
            "CREATE TABLE CoreTracks (TrackID, Uri, Title, PlayCount, Rating, PrimarySourceID)",
            "INSERT INTO CoreTracks VALUES (5, 'file:///m/a.mp3', 'T', 3, 5, 1), (6, '/v', 'V', 3, 5, 2)",
            "CREATE TABLE CoreSmartPlaylists (SmartPlaylistID)",
            "INSERT INTO CoreSmartPlaylists VALUES (1)",
        ),
    )
    read = read_one(banshee)
    assert [track.rating for track in read.tracks] == [100]
    assert read.notes == {"not-music": 1, "smart-playlist": 1}


def test_gmusicbrowser_packed_or_not(tmp_path: Path) -> None:
    import gzip
    import lzma

    head = "artist\tfile\tpath\tplaycount\tplayhistory\trating\ttitle"
    song = f"1\tA\ta\\x09b.mp3\t/m\t2\t{PLAYED_S} 5\t80\tT\\x5cU"
    text = f"# gmbrc version=1.1\n[Songs]\n{head}\n{song}\n7\tbroken\n\n[EOF]\n".encode()
    for name, data in (("a", text), ("b.gz", gzip.compress(text)), ("c.xz", lzma.compress(text))):
        (tmp_path / name).write_bytes(data)
        read = read_one(tmp_path / name)
        (track,) = read.tracks
        assert (track.known.location, track.known.title, track.rating) == ("/m/a\tb.mp3", "T\\U", 80)
        assert [play.started_at_ms for play in read.plays] == [PLAYED_MS, None]
        assert read.notes == {"broken-line": 1, "doubtful-date": 1}


def _pickled(*songs: bytes, module: bytes = b"quodlibet.formats.xiph", name: bytes = b"FLACFile") -> bytes:
    return (
        b"\x80\x02]("
        + b"".join(b"c" + module + b"\n" + name + b"\n)\x81(" + song + b"u" for song in songs)
        + b"e."
    )


def _text(value: str) -> bytes:
    data = value.encode()
    return b"X" + len(data).to_bytes(4, "little") + data


SONG = (
    *(_text("~filename"), b"U\x09/m/\xe9.flac", _text("title"), _text("T\nU"), _text("~#rating"), b"G"),
    *(bytes.fromhex("3fe8000000000000"), _text("~#playcount"), b"K\x04", _text("~#added"), b"J"),
    ADDED_S.to_bytes(4, "little"),
)


def test_what_pickle_itself_writes_of_songs_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As Quod Libet does it: dicts of a class of its own, in protocol 2, with keys in bytes."""
    module = types.ModuleType("quodlibet.formats.xiph")
    kind = type("OggFile", (dict,), {"__module__": module.__name__})
    setattr(module, "OggFile", kind)  # noqa: B010  the type checker knows no such name
    for name in ("quodlibet", "quodlibet.formats", module.__name__):
        monkeypatch.setitem(sys.modules, name, module)
    songs = []
    for number in range(3):
        song = kind({f"tag{key}".encode(): "x" * key for key in range(1200)})
        song |= {b"~filename": b"/m/\xe9.ogg", b"title": f"T{number}", b"~#playcount": number, b"empty": b""}
        song |= {b"~#rating": 0.5, b"~#added": ADDED_S, b"long": 1 << 40, b"~#skipcount": 300, b"none": None}
        vars(song)["multisong"] = True
        songs.append(song)
    for protocol in (2, 3, 4, 5):
        path = tmp_path / f"songs{protocol}"
        path.write_bytes(pickle.dumps(songs, protocol))
        read = read_one(path)
        assert [_values(track) for track in read.tracks] == [(n, 300, 50, None, ADDED_MS) for n in range(3)]
        assert [track.known.title for track in read.tracks] == ["T0", "T1", "T2"]
        assert read.tracks[0].known.location == "/m/\udce9.ogg"


def test_quod_libet_without_running_its_pickle(tmp_path: Path) -> None:
    path = tmp_path / "songs"
    path.write_bytes(_pickled(b"".join(SONG), b"".join(SONG)))
    read = read_one(path)
    assert len(read.tracks) == 2
    assert _values(read.tracks[0]) == (4, 0, 75, None, ADDED_MS)
    assert (read.tracks[0].known.location, read.tracks[0].known.title) == ("/m/\udce9.flac", "T, U")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (_pickled(b"".join(SONG))[:-2] + b"cos\nsystem\n(" + _text("true") + b"tRe.", "runs-code"),
        (_pickled(b"".join(SONG), module=b"quodlibet.util", name=b"formats.x"), "runs-code"),
        (b"\x80\x02" + _text("formats.") + b"c__builtin__\neval\n.", "runs-code"),
        (b"\x80\x04\x95" + bytes(8) + b"\x8c\x05posix\x8c\x06system\x93." + b"formats.", "runs-code"),
        (b"\x80\x02c_codecs\nencode\n" + _text("formats.") + _text("rot13") + b"\x86R.", "damaged"),
        (b"\x80\x02cquodlibet.formats.a\nB\n" + _text("formats.") + b"\x85R.", "damaged"),
        (b"\x80\x02(" + _text("formats.") + b"i__main__\nX\n.", "damaged"),
        (b"\x80\x02" + _text("formats.") + b"P1\n.", "damaged"),
        (b"\x80\x02X\xff\xff\xff\xffformats.", "damaged"),
        (b"\x80\x02h\x05formats.", "damaged"),
        (b"\x80\x02})\x86" * 40 + b"formats.", "damaged"),
        (b"\x80\x02]" + _text("formats.") + b"0", "damaged"),
        (b"\x80\x02}" + _text("formats.") + b"0.", "damaged"),
        (b"\x80\x02](" + _text("formats.") + b"}()t" + b"K\x01ue.", "damaged"),
    ],
    ids=range(14),
)
def test_a_pickle_that_asks_for_more_is_refused(data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "songs"
    path.write_bytes(data)
    assert refusal(path).reason == reason


def test_a_key_that_takes_forever_to_compare_is_refused(tmp_path: Path) -> None:
    """A tuple of twice the one before, sixty times, as a key."""
    path = tmp_path / "songs"
    path.write_bytes(
        b"\x80\x02" + _text("formats.") + b"0}" + b")q\x01" + b"0h\x01h\x01\x86q\x01" * 60 + b"0h\x01K\x01s."
    )
    assert refusal(path).reason == "damaged"


def test_the_export_of_quod_libet_is_not_added_to_its_library(tmp_path: Path) -> None:
    export = '[{"//identifier": ["A", "T", 1, 1, 3, 9, "x.mp3"], "~#playcount": 4, "~#rating": 0.5}]'
    read = read_text(tmp_path, "T - A.json", export)
    (track,) = read.tracks
    assert (track.known.artist, track.known.title, track.known.track_number) == ("A", "T", 3)
    assert _values(track) == (4, 0, 50, None, None)
    (tmp_path / "songs").write_bytes(_pickled(b"".join(SONG)))
    both = read_one(tmp_path)
    assert [each.known.title for each in both.tracks] == ["T, U"]
    assert both.notes == {"export-not-needed": 1}


def test_folders_of_itunes_may_lie_in_each_other(tmp_path: Path) -> None:
    def of(pairs: dict[str, str]) -> str:
        return "<dict>" + "".join(f"<key>{key}</key>{value}" for key, value in pairs.items()) + "</dict>"

    def text(value: str) -> str:
        return f"<string>{value}</string>"

    # Some programs number without an order, up to what 32 bits hold.
    tracks = {
        number: of({"Track ID": f"<integer>{number}</integer>", "Name": text(title)})
        for number, title in (("4000000001", "T"), ("4000000002", "U"))
    }

    def folder(name: str, number: str, outer: str) -> str:
        ids = {"Playlist Persistent ID": text(number), "Parent Persistent ID": text(outer)}
        return of({"Name": text(name), **ids, "Folder": "<true/>"})

    items = f"<array>{of({'Track ID': '<integer>4000000001</integer>'})}</array>"
    lists = [
        *(folder("F", "1", "2"), folder("G", "2", "1"), of({"Name": text("L"), "Master": "<true/>"})),
        of({"Name": text("P"), "Parent Persistent ID": text("1"), "Playlist Items": items}),
    ]
    document = of({"Tracks": of(tracks), "Playlists": f"<array>{''.join(lists)}</array>"})
    read = read_text(tmp_path, "x.xml", f"<!DOCTYPE plist><plist>{document}</plist>")
    (playlist,) = read.playlists
    assert playlist.name == "P"
    assert playlist.folders[-1] == "F"
    assert len(playlist.folders) == 32
    assert [entry.known.title for entry in playlist.entries] == ["T"]


def test_several_players_in_one_folder(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "rhythmdb.xml").write_text('<rhythmdb version="2.0"><entry type="song"/></rhythmdb>')
    _database(
        tmp_path / "x.db",
        (
            "CREATE TABLE sticker (type, uri, name, value)",
            "INSERT INTO sticker VALUES ('song', 'a', 'like', '2')",
        ),
    )
    (tmp_path / "broken.db").write_bytes(b"SQLite format 3\0" + bytes(3000))
    (tmp_path / "notes.txt").write_text("nothing")
    assert [read.source for read in read_all(tmp_path)] == ["rhythmbox", "mpd"]

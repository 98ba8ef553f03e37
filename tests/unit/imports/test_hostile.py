"""Files that are large, endless, built to harm or no files: a clear reason in bounded time and memory."""

from __future__ import annotations

import gzip
import io
import json
import lzma
import os
import pickle
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from musicrec_desktop.core.errors import ImportFileError
from musicrec_desktop.core.tasks import CancelledError, Progress, TaskContext
from musicrec_desktop.imports.content import package
from musicrec_desktop.imports.reading import ImportFile
from tests.unit.imports.reading import NOW_MS, read_all, read_one, read_text, refusal

LISTEN = {"endTime": "2024-05-03 18:42", "artistName": "A", "trackName": "T", "msPlayed": 40000}
HISTORY = json.dumps([LISTEN] * 3)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (os.mkfifo, "not-a-file"),
        (lambda path: path.symlink_to("/dev/zero"), "not-a-file"),
        (lambda path: path.symlink_to(path), "unreadable"),
        (lambda path: None, "gone"),
        (lambda path: path.touch(), "empty"),
        (lambda path: path.mkdir(), "nothing-found"),
        (lambda path: path.write_bytes(bytes(range(256)) * 20), "unknown"),
        (lambda path: path.write_bytes(b"fLaC" + bytes(400)), "sound-file"),
        (lambda path: path.write_text("#EXTM3U\na.mp3\n"), "playlist"),
        (lambda path: path.write_text("<!DOCTYPE html><html><p>Login</p></html>"), "web-page"),
        (lambda path: path.write_text("<html><title>YouTube</title></html>"), "history-as-page"),
        (lambda path: path.write_bytes(b"hdfm" + bytes(400)), "itunes-binary"),
        (lambda path: path.write_bytes(pickle.dumps({"a": 1})), "pickle"),
        (lambda path: path.write_bytes(b"\x80"), "unknown"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(4080)), "damaged"),
    ],
)
def test_what_is_no_export_is_named(make: Callable[[Path], object], reason: str, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    make(path)
    assert refusal(path).reason == reason


def test_an_archive_with_a_name_that_is_no_text_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "my_spotify_data.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("é.json", HISTORY)
    path.write_bytes(path.read_bytes().replace("é".encode(), b"\xff\xfe"))
    assert refusal(path).reason == "damaged"


def test_a_file_of_gigabytes_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "endsong_0.json"
    path.write_text('[{"ts": "2024-05-03T18:42:10Z", "ms_played": 1, "master_metadata_track_name": "')
    os.truncate(path, 2 << 30)
    assert refusal(path).reason in {"too-big", "unknown"}
    path.write_text("[" + json.dumps(LISTEN) + "," + " " * 70_000)
    with open(path, "r+b") as file:
        file.truncate(2 << 30)
    assert refusal(path).reason == "too-big"


@pytest.mark.parametrize(
    "text",
    [
        "[" + json.dumps(LISTEN) + "," + "[" * 200_000,
        "[" + json.dumps(LISTEN) + ',{"a":' * 200_000,
        "[" + json.dumps(LISTEN) + ',"' + "x" * 3_000_000,
        "[" + json.dumps(LISTEN) + "," + "9" * 10_000 + "]",
        "[" + json.dumps(LISTEN),
        "[" + json.dumps(LISTEN) + "] x",
        "[" + json.dumps(LISTEN) + ", {",
    ],
    ids=range(7),
)
def test_json_without_end_is_damaged(text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(text)
    assert refusal(path).reason == "damaged"


@pytest.mark.parametrize(
    "text",
    [
        '<rhythmdb version="2.0"><entry type="song">' + "<a>" * 100_000,
        '<rhythmdb version="2.0"><entry type="song"><title>x</title></entry>',
        '<!DOCTYPE rhythmdb><rhythmdb version="2.0"></rhythmdb>',
        '<!DOCTYPE rhythmdb [<!ENTITY a "b">]><rhythmdb version="2.0">&a;</rhythmdb>',
        "<lfm><track>&undefined;</track></lfm>",
        '<?xml version="1.0" encoding="UTF-null"?><lfm><track/></lfm>',
        '<?xml version="1.0" encoding="utf-7"?><lfm><track/></lfm>',
        '<?xml version="1.0" encoding="idna"?><lfm><track/></lfm>',
        '<lfm><track a="' + "x" * 5_000_000,
        "<lfm><track/><!--" + "x" * 5_000_000,
    ],
    ids=range(10),
)
def test_xml_that_is_built_to_harm_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text(text)
    assert refusal(path).reason in {"damaged", "document-type"}


PLIST = (
    '<?xml version="1.0"?>{}<plist version="1.0"><dict><key>Tracks</key><dict><key>1</key><dict>'
    "<key>Track ID</key><integer>1</integer><key>Name</key><string>T{}</string></dict></dict></dict></plist>"
)


@pytest.mark.parametrize(
    "subset",
    [
        '[<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]',
        '[<!ENTITY x SYSTEM "file:///etc/passwd">]',
        "[<!ELEMENT a ANY>]",
    ],
)
def test_a_property_list_may_have_its_type_but_no_declarations(subset: str, tmp_path: Path) -> None:
    path = tmp_path / "Library.xml"
    path.write_text(PLIST.format(f'<!DOCTYPE plist PUBLIC "x" "http://x.invalid/x.dtd" {subset}>', "&a;"))
    assert refusal(path).reason == "document-type"
    path.write_text(PLIST.format('<!DOCTYPE plist PUBLIC "x" "http://x.invalid/x.dtd">', ""))
    assert [track.known.title for track in read_one(path).tracks] == ["T"]


def test_a_line_without_end_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "ghan.csv"
    path.write_text("uts,artist,track\n1714761730,A," + "x" * 2_000_000 + "\n")
    assert refusal(path).reason == "damaged"
    path.write_text('uts,artist,track\n1714761730,A,"' + "x,\n" * 200_000)
    assert refusal(path).reason == "damaged"
    path.write_text("uts,artist,track\n1714761730,A,T" + "," * 1000 + "\n")
    assert refusal(path).reason == "damaged"


@pytest.mark.parametrize(
    "end", ["17147617", '"1714761790","A","Half', '"1714761790","A"', '"1714761790","A","T']
)
def test_a_row_that_is_cut_off_is_left_out(end: str, tmp_path: Path) -> None:
    read = read_text(tmp_path, "a.csv", f'uts,artist,track\n"1714761730","A","T"\n{end}')
    assert len(read.plays) == 1
    assert read.notes == {"cut-off": 1}


def test_a_last_row_without_a_line_end_is_read(tmp_path: Path) -> None:
    read = read_text(tmp_path, "a.csv", "uts,artist,track\n1714761730,A,T\n1714761790,A,U")
    assert [play.known.title for play in read.plays] == ["T", "U"]


def _zip(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def test_archives_that_unpack_without_end_are_refused(tmp_path: Path) -> None:
    bomb = _zip(tmp_path / "a.zip", {"StreamingHistory0.json": b" " * (20 << 20)})
    assert refusal(bomb).reason == "archive-bomb"


def test_what_an_archive_says_of_its_size_is_not_believed(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", {"a.json": HISTORY.encode() + b" " * 100_000})
    data = bytearray(path.read_bytes())
    size = (len(HISTORY) + 100_000).to_bytes(4, "little")
    assert data.count(size) == 2
    path.write_bytes(bytes(data.replace(size, (len(HISTORY) + 10).to_bytes(4, "little"))))
    assert refusal(path).reason == "damaged"


def test_too_many_files_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(package, "MOST_FILES", 5)
    path = _zip(tmp_path / "a.zip", {f"{number}.json": HISTORY.encode() for number in range(6)})
    assert refusal(path).reason == "too-many-files"
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path / "out")
    assert refusal(tmp_path / "out").reason == "too-many-files"


def test_files_of_all_inner_folders_are_counted_together(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in "abc":
        (tmp_path / name).mkdir()
        for number in range(3):
            (tmp_path / name / f"{number}.json").write_text(HISTORY)
    monkeypatch.setattr(package, "MOST_FILES", 11)
    assert refusal(tmp_path).reason == "too-many-files"
    monkeypatch.setattr(package, "MOST_FILES", 12)
    assert len(read_one(tmp_path).plays) == 1


def test_what_is_no_file_in_a_folder_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "StreamingHistory0.json").write_text(HISTORY)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zeros").symlink_to("/dev/zero")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert len(read_one(tmp_path).plays) == 1


def test_copies_lie_where_their_reader_wants_them(tmp_path: Path) -> None:
    path = _strawberry(tmp_path / "s.db")
    scratch = tmp_path / "cache" / "copies"
    with ImportFile(str(path), TaskContext(), NOW_MS, str(scratch)) as file:
        assert len(list(file.read(file.sources[0]).records)) == 1
        assert [each.name for each in scratch.iterdir()] == ["0.db"]
    assert not scratch.exists()


def test_nothing_leaves_the_folder_of_an_archive(tmp_path: Path) -> None:
    base = tmp_path / "deep" / "deeper"
    base.mkdir(parents=True)
    database = _strawberry(tmp_path / "s.db").read_bytes()
    (tmp_path / "s.db").unlink()
    path = _zip(base / "a.zip", {"../../evil.db": database, "/tmp/evil.json": HISTORY.encode()})
    before = set(tmp_path.rglob("*"))
    assert {read.source for read in read_all(path)} == {"strawberry", "spotify"}
    assert set(tmp_path.rglob("*")) == before
    assert not os.path.exists("/tmp/evil.json")


def test_an_archive_with_a_password_says_so(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", {"a.json": HISTORY.encode()})
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    path.write_bytes(bytes(data))
    assert refusal(path).reason == "encrypted"


def test_a_packed_file_that_grows_without_end_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "gmbrc.gz"
    path.write_bytes(gzip.compress(b"# gmbrc version=1\n[Songs]\n" + b"title\n" + b"1\tx\n" * 500_000))
    monkeypatch.setattr(package, "MOST_FILE_BYTES", 1_000_000)
    with ImportFile(str(path), TaskContext(), NOW_MS) as file:
        member = file.sources[0].kinds["library"][0]
        with pytest.raises(ImportFileError) as caught:
            file._package.open(member, 1_000_000).read()
    assert caught.value.reason == "too-big"


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress])
def test_a_packed_file_of_nothing_is_refused(pack: Callable[[bytes], bytes], tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(pack(HISTORY[:-1].encode() + b" " * (17 << 20) + b"]"))
    assert refusal(path).reason == "archive-bomb"
    path.write_bytes(pack(HISTORY.encode()))
    assert len(read_one(path).plays) == 1


def _strawberry(path: Path, rows: int = 1) -> Path:
    with sqlite3.connect(path) as database:
        database.execute(
            "CREATE TABLE songs (title TEXT, artist TEXT, album TEXT, url TEXT, playcount INTEGER,"
            " skipcount INTEGER, lastplayed INTEGER, rating REAL, length INTEGER)"
        )
        database.executemany(
            "INSERT INTO songs VALUES (?, 'A', 'B', 'file:///m/a%20b.mp3', 3, 1, 1714761730, 0.5, 2e11)",
            [(f"T{number}",) for number in range(rows)],
        )
    database.close()
    return path


def test_a_database_that_is_open_elsewhere_is_read_as_a_copy(tmp_path: Path) -> None:
    path = tmp_path / "strawberry.db"
    live = sqlite3.connect(path, isolation_level=None)
    live.execute("PRAGMA journal_mode = WAL")
    live.execute("PRAGMA wal_autocheckpoint = 0")
    live.execute(
        "CREATE TABLE songs (title TEXT, artist TEXT, url TEXT, playcount INTEGER, lastplayed INTEGER)"
    )
    live.execute("INSERT INTO songs VALUES ('T', 'A', 'file:///m/a.mp3', 3, 1714761730)")
    live.execute("BEGIN IMMEDIATE")
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    assert "strawberry.db-wal" in before
    (track,) = read_one(path).tracks
    assert (track.play_count, track.rating, track.skip_count) == (3, None, None)
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before
    live.close()


def test_a_database_that_changes_all_the_time_is_in_use(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = _strawberry(tmp_path / "s.db")
    copied = package.Package._copy_file

    def copy(self: package.Package, member: package.Member, target: str) -> None:
        copied(self, member, target)
        os.utime(path, ns=(0, os.stat(path).st_mtime_ns + 1))

    monkeypatch.setattr(package.Package, "_copy_file", copy)
    assert refusal(path).reason == "in-use"


def test_a_database_that_was_cut_off_inside_a_page_is_damaged(tmp_path: Path) -> None:
    """SQLite reads what is missing of the page as rows without values."""
    path = _strawberry(tmp_path / "s.db", 60)
    os.truncate(path, path.stat().st_size - 1000)
    assert refusal(path).reason == "damaged"


def test_a_database_cannot_compute_without_end(tmp_path: Path) -> None:
    """A view in place of a table is not asked; a task that is cancelled ends the statement."""
    path = tmp_path / "s.db"
    with sqlite3.connect(path) as database:
        database.execute(
            "CREATE VIEW songs AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
            " SELECT x AS title, x AS url, x AS playcount, x AS lastplayed FROM n"
        )
    database.close()
    assert refusal(path).reason == "database"


def test_columns_that_are_not_there_are_not_given(tmp_path: Path) -> None:
    path = tmp_path / "n.db"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE media_file (id, path, title, artist)")
        database.execute("CREATE TABLE annotation (user_id, item_id, item_type)")
        database.execute("INSERT INTO media_file VALUES ('m', 'a.mp3', 'T', 'A')")
    database.close()
    (track,) = read_one(path).tracks
    assert (track.known.title, track.play_count, track.rating, track.added_ms) == ("T", 0, None, None)


def test_values_of_wrong_types_are_not_taken(tmp_path: Path) -> None:
    path = _strawberry(tmp_path / "s.db")
    with sqlite3.connect(path) as database:
        database.execute("UPDATE songs SET playcount = 'many', rating = 'x', lastplayed = 1e300, length = -5")
        database.execute("UPDATE songs SET title = CAST(X'ff00ff' AS TEXT), skipcount = 9e18, url = X'00'")
    database.close()
    (track,) = read_one(path).tracks
    assert (track.play_count, track.rating, track.last_played_ms, track.known.location) == (None,) * 3 + ("",)
    assert track.known.title.isprintable()


def test_cancelling_ends_the_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([LISTEN] * 20_000))
    context = TaskContext()
    with ImportFile(str(path), context, NOW_MS) as file:
        records = file.read(file.sources[0]).records
        next(records)
        context.cancel()
        with pytest.raises(CancelledError):
            list(records)


def test_progress_counts_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{**LISTEN, "msPlayed": number} for number in range(20_000)]))
    told: list[Progress] = []
    context = TaskContext(told.append)
    read = read_all(path, context=context)[0]
    assert len(read.plays) == 20_000
    assert told[-1].done == told[-1].total == path.stat().st_size


def test_many_listens_are_not_held_at_once(tmp_path: Path) -> None:
    """The reader asks for a part of the file only when its records are wanted."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{**LISTEN, "msPlayed": number} for number in range(50_000)]))
    with ImportFile(str(path), TaskContext(), NOW_MS) as file:
        records = file.read(file.sources[0]).records
        next(records)
        assert file._package.watch.done < path.stat().st_size / 4


def _private(text: str) -> Iterator[Any]:
    yield "s.json", [{"ts": "2024-05-03T18:42:10Z", "username": text, "ms_played": 1, "ip_addr": text,
                      "conn_country": text, "user_agent_decrypted": text, "platform": text,
                      "master_metadata_track_name": "T", "master_metadata_album_artist_name": "A",
                      "spotify_track_uri": "u"}]  # fmt: skip
    yield (
        "m.json",
        {"maloja": {"x": text}, "scrobbles": [{"time": 1, "origin": text, "track": {"title": "T"}}]},
    )
    yield "l.json", [{"listened_at": 1, "user_name": text, "track_metadata": {"track_name": "T"}}]


@pytest.mark.parametrize(("name", "document"), list(_private("secret@example.invalid")))
def test_who_and_where_the_listener_is_is_not_kept(
    name: str, document: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / name
    path.write_text(json.dumps(document))
    (read,) = read_all(path)
    assert read.plays
    assert "secret" not in f"{read}{caplog.text}"


def test_names_of_all_scripts_and_signs_are_one_line(tmp_path: Path) -> None:
    title = "\u202eПёс\x1b[31m\n\ud83d \u2066שלום ٣"
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{**LISTEN, "trackName": title}]))
    (play,) = read_one(path).plays
    assert play.known.title == "Пёс [31m \ufffd שלום ٣"
    path.write_text(json.dumps([{**LISTEN, "trackName": "\n\t", "artistName": "A"}]))
    assert read_one(path).notes == {"no-names": 1}


def test_the_archive_may_be_a_stream_of_zeros(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook><sheets/></workbook>")
    path = tmp_path / "a.xlsx"
    path.write_bytes(buffer.getvalue())
    assert refusal(path).reason == "unknown"
    path.write_bytes(buffer.getvalue()[:-30])
    assert refusal(path).reason == "damaged"

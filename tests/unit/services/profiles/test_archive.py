"""A profile leaves for another library and arrives there; what is no sound archive changes nothing."""

from __future__ import annotations

import errno
import io
import json
import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from musicrec_desktop.core.errors import ArchiveError, PassphraseError, ProfileError
from musicrec_desktop.core.tasks import CancelledError, TaskContext
from musicrec_desktop.encryption.stream import MAGIC
from musicrec_desktop.model.profile import ProfileId
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.playlist_files.reading import read_playlist
from musicrec_desktop.services.profiles.archive.service import ArchiveService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.imports.batches import ImportStore
from musicrec_desktop.storage.kept_secrets import SECRETS_IN_STATE, kept_secrets
from musicrec_desktop.storage.personal_rows.documents import NOT_ARCHIVED
from musicrec_desktop.storage.personal_rows.staging import Stage
from musicrec_desktop.storage.personal_tables import PERSONAL_TABLES
from musicrec_desktop.storage.profiles import ProfileStore
from musicrec_desktop.storage.scrobble_accounts import ScrobbleAccountStore
from musicrec_desktop.storage.state import StateStore
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.testing.clock import FakeClock
from tests.support.library import NOW_MS, add_tracks, library_of, scanned
from tests.support.profile_rows import lived_in

WORD = "zyzzyva"
TITLES = ("Alpha", "Beta", "Gamma", "Delta", "Epsilon")
Rows = dict[str, int]


def library(path: Path, titles: tuple[str, ...], folder: str) -> tuple[Database, list[TrackId]]:
    """A library with some of the tracks; Alpha has been listened to, and is called something else there."""
    database = library_of(str(path / "library.sqlite3"), "")
    files = [
        scanned(f"{title}.mp3", Tags(title, (f"The {title}s",), album="Album", duration_ms=200_000))
        for title in titles
    ]
    _, ids = add_tracks(database, files, folder)
    if "Alpha" in titles:
        TrackStore(database).set_decoded(ids[titles.index("Alpha")], 200_000, b"sound of alpha")
    return database, ids


def service(database: Database, folder: Path) -> ArchiveService:
    return ArchiveService(database=database, cache_dir=str(folder / "cache"), clock=FakeClock(NOW_MS))


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Rows]:
    """An archive of a profile, and how many rows it has of each table."""
    folder = tmp_path_factory.mktemp("from")
    database, tracks = library(folder, TITLES, "/music")
    one = ProfileId(lived_in(database, "Anna", WORD, tracks))
    rows = counts(database, one)
    service(database, folder).export(one, str(folder / "anna.zip"))
    database.close()
    return folder / "anna.zip", rows


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Database]:
    """Another computer, where Beta to Delta have other paths, and Alpha another name; Epsilon is missing."""
    database, ids = library(tmp_path, TITLES[:4], "/other/disk")
    database.execute("UPDATE track SET title = 'Anders', artist_text = 'Jemand' WHERE id = ?", (ids[0],))
    yield database
    database.close()


def counts(database: Database, profile_id: int) -> Rows:
    found = {}
    for name, table in PERSONAL_TABLES.items():
        row = database.one(f"SELECT count(*) FROM {name} WHERE {table.rows}", (profile_id,))
        assert row is not None
        found[name] = int(row[0])
    return found


def everything(database: Database) -> list[object]:
    return [database.query(f"SELECT * FROM {name}") for name in ("listener", *PERSONAL_TABLES)]


def changed_archive(source: Path, target: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """A copy of an archive whose files went through a function."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return target


def test_everything_arrives_and_what_has_no_track_waits(
    elsewhere: Database, exported: tuple[Path, Rows], tmp_path: Path
) -> None:
    path, before = exported
    report = service(elsewhere, tmp_path).import_archive(str(path))
    assert (report.name, report.tracks, report.by_sound, report.by_names, report.missing) == (
        "Anna",
        5,
        1,
        3,
        1,
    )
    assert report.waiting == 1
    after = counts(elsewhere, report.profile_id)
    # The listen of the missing track is an imported play now, its track and its batch are new.
    grown = {"listen": -1, "imported_play": 1, "imported_track": 1, "import_batch": 1, "track_use": -1}
    not_here = {*NOT_ARCHIVED, "followed_file", "scrobble"}
    assert after == {
        name: 0 if name in not_here and name != "imported_use" else count + grown.get(name, 0)
        for name, count in before.items()
    }
    listened = elsewhere.query(
        "SELECT title FROM listen JOIN track ON track.id = track_id WHERE listener_id = ? ORDER BY listen.id",
        (report.profile_id,),
    )
    assert listened == [("Anders",), ("Beta",), ("Gamma",), ("Delta",)]
    with elsewhere.as_listener(report.profile_id):
        (account,) = ScrobbleAccountStore(elsewhere).all()
        assert (account.is_paused, account.problem, account.waiting) == (True, "no-token", 0)
        assert ImportStore(elsewhere).waiting() == 6  # a count of five that is not listed, and the listen
        titles = [known.title for _, _, known in ImportStore(elsewhere).unmatched()]
    assert sorted(titles) == ["Elsewhere zyzzyva 1", "Epsilon"]
    assert elsewhere.query("PRAGMA foreign_key_check") == []
    assert not list((tmp_path / "cache").iterdir())


def test_a_kill_leaves_nothing_of_an_encrypted_archive_on_the_disk(
    elsewhere: Database, exported: tuple[Path, Rows], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[Path]] = []
    settle = Stage.settle

    def settled(self: Stage, *arguments: Any) -> tuple[int, int]:
        seen.append(list((tmp_path / "cache").iterdir()))
        return settle(self, *arguments)

    monkeypatch.setattr(Stage, "settle", settled)
    assert service(elsewhere, tmp_path).import_archive(str(exported[0])).tracks == 5
    assert seen == [[]]


@pytest.mark.parametrize(("key", "name_field", "place_field"), SECRETS_IN_STATE)
def test_names_of_secrets_neither_leave_nor_come(
    key: str, name_field: str, place_field: str, elsewhere: Database, tmp_path: Path
) -> None:
    secret = {name_field: "secret-of-anna", place_field: "file", "address": "anna@example.org"}
    anna = ProfileStore(elsewhere).create("Anna", NOW_MS)
    with elsewhere.as_listener(anna):
        StateStore(elsewhere).set(key, secret)
    path = tmp_path / "anna.zip"
    service(elsewhere, tmp_path).export(anna, str(path))
    with zipfile.ZipFile(path) as archive:
        assert b"secret-of-anna" not in archive.read("rows/state.jsonl")

    def with_name(name: str, content: bytes) -> bytes:
        row = {"key": key, "value": json.dumps(secret)}
        return json.dumps(row).encode() + b"\n" if name == "rows/state.jsonl" else content

    changed = changed_archive(path, tmp_path / "changed.zip", with_name)
    report = service(elsewhere, tmp_path).import_archive(str(changed))
    with elsewhere.as_listener(report.profile_id):
        assert StateStore(elsewhere).get(key) == {"address": "anna@example.org"}
        assert kept_secrets(elsewhere) == []


def test_a_second_import_brings_nothing(
    elsewhere: Database, exported: tuple[Path, Rows], tmp_path: Path
) -> None:
    archives = service(elsewhere, tmp_path)
    first = archives.import_archive(str(exported[0]))
    rows = everything(elsewhere)
    again = archives.import_archive(str(exported[0]), into=first.profile_id)
    assert {name: count for name, count in again.rows.items() if count} == {}
    assert everything(elsewhere) == rows


def test_what_was_exported_again_is_the_same(
    elsewhere: Database, exported: tuple[Path, Rows], tmp_path: Path
) -> None:
    archives = service(elsewhere, tmp_path)
    first = archives.import_archive(str(exported[0]))
    archives.export(first.profile_id, str(tmp_path / "again.zip"))
    rows = everything(elsewhere)
    archives.import_archive(str(tmp_path / "again.zip"), into=first.profile_id)
    assert everything(elsewhere) == rows


def test_a_new_profile_gets_a_free_name(
    elsewhere: Database, exported: tuple[Path, Rows], tmp_path: Path
) -> None:
    archives = service(elsewhere, tmp_path)
    names = [archives.import_archive(str(exported[0])).name for _ in range(2)]
    assert names == ["Anna", "Anna (2)"]


def test_the_archive_is_readable_by_people_and_other_players(
    exported: tuple[Path, Rows], tmp_path: Path
) -> None:
    path, before = exported
    assert path.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        manifest = json.loads(archive.read("manifest.json"))
        listens = [json.loads(line) for line in archive.read("rows/listen.jsonl").splitlines()]
        tracks = {row["track"]: row for row in map(json.loads, archive.read("tracks.jsonl").splitlines())}
        everything_in_it = b"".join(archive.read(name) for name in archive.namelist())
        (tmp_path / "list.m3u8").write_bytes(archive.read(f"playlists/List {WORD}.m3u8"))
        jspf = json.loads(archive.read(f"playlists/List {WORD}.jspf"))
    assert manifest["profile"]["name"] == "Anna"
    assert {name: manifest["counts"][name] for name in ("listen", "playlist_entry", "feedback")} == {
        name: before[name] for name in ("listen", "playlist_entry", "feedback")
    }
    assert [tracks[row["track_id"]]["title"] for row in listens] == list(TITLES)
    assert tracks[listens[0]["track_id"]]["audio_id"] == b"sound of alpha".hex()
    assert b"secret-" not in everything_in_it
    read = read_playlist(str(tmp_path / "list.m3u8"))
    assert [entry.title for entry in read.entries][:2] == ["Alpha", "Beta"]
    assert [track["title"] for track in jspf["playlist"]["track"]] == ["Alpha", "Beta", f"Unowned {WORD}"]


def test_an_encrypted_archive_opens_with_its_passphrase_only(elsewhere: Database, tmp_path: Path) -> None:
    tracks = [TrackId(row) for (row,) in elsewhere.query("SELECT id FROM track")]
    one = ProfileId(lived_in(elsewhere, "Anna", WORD, tracks))
    archives = service(elsewhere, tmp_path)
    path = tmp_path / "anna.musicrec-profile"
    archives.export(one, str(path), passphrase="päss")
    content = path.read_bytes()
    assert content.startswith(MAGIC)
    assert WORD.encode() not in content
    for passphrase, reason in (("", "needed"), ("pass", "wrong")):
        with pytest.raises(PassphraseError) as error:
            archives.import_archive(str(path), passphrase=passphrase)
        assert error.value.reason == reason
    assert archives.manifest(str(path), "päss").is_encrypted
    assert archives.import_archive(str(path), passphrase="päss", into=one).tracks == 4


def test_a_profile_that_is_not_there_is_told(
    elsewhere: Database, exported: tuple[Path, Rows], tmp_path: Path
) -> None:
    with pytest.raises(ProfileError):
        service(elsewhere, tmp_path).export(ProfileId(99), str(tmp_path / "x.zip"))
    with pytest.raises(ProfileError):
        service(elsewhere, tmp_path).import_archive(str(exported[0]), into=ProfileId(99))
    assert not (tmp_path / "x.zip").exists()


def manifest_with(**changes: object) -> Callable[[str, bytes], bytes]:
    def change(name: str, content: bytes) -> bytes:
        if name != "manifest.json":
            return content
        return json.dumps({**json.loads(content), **changes}).encode()

    return change


def row_with(table: str, **changes: object) -> Callable[[str, bytes], bytes]:
    def change(name: str, content: bytes) -> bytes:
        if name != f"{table}.jsonl":
            return content
        first, *rest = content.splitlines()
        return b"\n".join((json.dumps({**json.loads(first), **changes}).encode(), *rest))

    return change


BROKEN: dict[str, tuple[Callable[[str, bytes], bytes], str]] = {
    "newer": (manifest_with(version=2), "newer"),
    "another format": (manifest_with(format="else"), "foreign"),
    "no profile": (manifest_with(profile=None), "damaged"),
    "no time": (manifest_with(made_at_ms="x"), "damaged"),
    "a line that is no JSON": (lambda name, raw: b"{\n" if name == "rows/rating.jsonl" else raw, "damaged"),
    "rows that are no rows": (lambda name, raw: b"[]\n" if name == "rows/rating.jsonl" else raw, "damaged"),
    "deep": (lambda name, raw: b"[" * 200_000 if name == "rows/rating.jsonl" else raw, "damaged"),
    "stars": (row_with("rows/rating", half_stars=11), "damaged"),
    "a word that there is not": (row_with("rows/listen", reason="bored"), "damaged"),
    "text for a number": (row_with("rows/listen", started_at_ms="now"), "damaged"),
    "a number too great": (row_with("rows/listen", session_id=1 << 70), "damaged"),
    "beyond all years": (row_with("rows/listen", started_at_ms=1 << 60), "damaged"),
    "nothing where something is needed": (row_with("rows/playlist", name=None), "damaged"),
    "half a character": (row_with("rows/playlist", name="\ud800"), "damaged"),
    "no base64": (row_with("rows/imported_track", key="*"), "damaged"),
    "the same id twice": (row_with("rows/feedback", id=3), "damaged"),
    "neither track nor artist": (row_with("rows/feedback", artist="X"), "damaged"),
    "a track without a number": (row_with("tracks", track=None), "damaged"),
    "no hash": (row_with("tracks", audio_id="xyz"), "damaged"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_an_archive_that_is_not_sound_changes_nothing(
    case: str, elsewhere: Database, exported: tuple[Path, Rows], tmp_path: Path
) -> None:
    change, reason = BROKEN[case]
    path = changed_archive(exported[0], tmp_path / "broken.zip", change)
    before = everything(elsewhere)
    with pytest.raises(ArchiveError) as error:
        service(elsewhere, tmp_path).import_archive(str(path))
    assert error.value.reason == reason
    assert everything(elsewhere) == before
    assert not list((tmp_path / "cache").iterdir())


def misnamed_zip() -> bytes:
    """An archive whose directory has a name that is not the UTF-8 that it promises."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("é", "[]")
    return written.getvalue().replace("é".encode(), b"\xff\xfe")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n", "few-bytes"),
        (b"\x89PNG\r\n" * 9, "foreign"),
        (b"PK\3\4 and no more", "damaged"),
        (misnamed_zip(), "damaged"),
        (MAGIC + b"\0\0\0\4null", "damaged"),
    ],
)
def test_another_file_is_told(elsewhere: Database, content: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / "some.zip").write_bytes(content)
    with pytest.raises(ArchiveError) as error:
        service(elsewhere, tmp_path).import_archive(str(tmp_path / "some.zip"), passphrase="p")
    assert error.value.reason == reason


def test_another_zip_and_a_bomb_are_told(elsewhere: Database, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "foreign.zip", "w") as archive:
        archive.writestr("letter.txt", "hello")
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("rows/listen.jsonl", bytes(40 << 20))
    for name in ("foreign", "bomb"):
        with pytest.raises(ArchiveError) as error:
            service(elsewhere, tmp_path).import_archive(str(tmp_path / f"{name}.zip"))
        assert error.value.reason == name
    with pytest.raises(ArchiveError) as error:
        service(elsewhere, tmp_path).import_archive(str(tmp_path / "none.zip"))
    assert error.value.reason == "gone"


def test_a_list_of_files_that_is_longer_than_memory_is_a_bomb(elsewhere: Database, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as archive:
        for number in range(60_000):
            archive.writestr(f"{number:0100}", b"")
    with pytest.raises(ArchiveError) as error:
        service(elsewhere, tmp_path).manifest(str(tmp_path / "many.zip"))
    assert error.value.reason == "bomb"


def test_nobody_waits_for_a_pipe(elsewhere: Database, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.zip")
    with pytest.raises(ArchiveError) as error:
        service(elsewhere, tmp_path).import_archive(str(tmp_path / "pipe.zip"))
    assert error.value.reason == "unreadable"


def test_an_archive_that_was_cut_off_or_changed_is_told(
    elsewhere: Database, exported: tuple[Path, Rows], tmp_path: Path
) -> None:
    content = exported[0].read_bytes()
    middle = content.index(b"rows/listen.jsonl") + 40
    for broken in (content[: len(content) // 2], content[:middle] + b"\xff\xff\xff" + content[middle + 3 :]):
        (tmp_path / "broken.zip").write_bytes(broken)
        before = everything(elsewhere)
        with pytest.raises(ArchiveError) as error:
            service(elsewhere, tmp_path).import_archive(str(tmp_path / "broken.zip"))
        assert error.value.reason == "damaged"
        assert everything(elsewhere) == before


def test_columns_of_another_version_are_passed_over(
    elsewhere: Database, exported: tuple[Path, Rows], tmp_path: Path
) -> None:
    def change(name: str, content: bytes) -> bytes:
        if name != "rows/playlist.jsonl":
            return content
        row = {**json.loads(content), "mood": "blue"}
        del row["description"]
        return json.dumps(row).encode()

    path = changed_archive(exported[0], tmp_path / "other.zip", change)
    report = service(elsewhere, tmp_path).import_archive(str(path))
    assert report.rows["playlist"] == 1


def test_a_full_disk_leaves_nothing(
    elsewhere: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    target = tmp_path / "out" / "anna.zip"
    target.parent.mkdir()
    target.write_bytes(b"as it was")
    monkeypatch.setattr("musicrec_desktop.services.profiles.archive.writing._put_rows", full)
    with pytest.raises(ArchiveError) as error:
        service(elsewhere, tmp_path).export(ProfileId(1), str(target))
    assert error.value.reason == "disk-full"
    assert [path.name for path in target.parent.iterdir()] == ["anna.zip"]
    assert target.read_bytes() == b"as it was"


def test_cancelling_changes_nothing(elsewhere: Database, exported: tuple[Path, Rows], tmp_path: Path) -> None:
    cancelled = TaskContext()
    cancelled.cancel()
    before = everything(elsewhere)
    archives = service(elsewhere, tmp_path)
    with pytest.raises(CancelledError):
        archives.import_archive(str(exported[0]), context=cancelled)
    with pytest.raises(CancelledError):
        archives.export(ProfileId(1), str(tmp_path / "x.zip"), context=cancelled)
    assert everything(elsewhere) == before
    assert not (tmp_path / "x.zip").exists()

"""The trash of freedesktop.org, on real folders."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import TrashError
from musicrec_desktop.core.trash import DesktopTrash


@pytest.fixture
def music(tmp_path: Path) -> Path:
    folder = tmp_path / "Müsic"
    folder.mkdir()
    return folder


@pytest.fixture
def trash(tmp_path: Path) -> DesktopTrash:
    return DesktopTrash(str(tmp_path / "data"))


def test_a_file_goes_with_a_note_and_comes_back(tmp_path: Path, music: Path, trash: DesktopTrash) -> None:
    song = music / "a song.mp3"
    song.write_bytes(b"sound")
    there = trash.put(str(song))
    assert not song.exists()
    assert Path(there.place) == tmp_path / "data/Trash/files/a song.mp3"
    note = (tmp_path / "data/Trash/info/a song.mp3.trashinfo").read_text("ascii")
    head, path, date = note.splitlines()
    assert head == "[Trash Info]"
    assert path == f"Path={str(tmp_path).replace(' ', '%20')}/M%C3%BCsic/a%20song.mp3"
    assert date.startswith("DeletionDate=20")
    assert len(date) == len("DeletionDate=2026-01-01T00:00:00")
    trash.restore(there)
    assert song.read_bytes() == b"sound"
    assert os.listdir(tmp_path / "data/Trash/info") == []


def test_two_files_of_one_name_have_places_of_their_own(music: Path, trash: DesktopTrash) -> None:
    places = set()
    for content in (b"one", b"two", b"three"):
        (music / "song.mp3").write_bytes(content)
        places.add(os.path.basename(trash.put(str(music / "song.mp3")).place))
    assert places == {"song.mp3", "song 2.mp3", "song 3.mp3"}


def test_a_name_that_is_no_text_and_one_that_is_long(music: Path, trash: DesktopTrash) -> None:
    for name in (b"\xff\xfe.mp3", b"x" * 251 + b".mp3", b".hidden"):
        path = os.path.join(os.fsencode(music), name)
        Path(os.fsdecode(path)).write_bytes(b"sound")
        there = trash.put(os.fsdecode(path))
        assert not os.path.exists(path)
        trash.restore(there)
        assert os.path.exists(path)


def test_a_link_goes_and_what_it_leads_to_stays(music: Path, trash: DesktopTrash) -> None:
    (music / "song.mp3").write_bytes(b"sound")
    (music / "link.mp3").symlink_to(music / "song.mp3")
    trash.put(str(music / "link.mp3"))
    assert (music / "song.mp3").exists()
    assert not (music / "link.mp3").is_symlink()


def test_a_file_comes_back_into_a_folder_that_is_gone(music: Path, trash: DesktopTrash) -> None:
    (music / "song.mp3").write_bytes(b"sound")
    there = trash.put(str(music / "song.mp3"))
    music.rmdir()
    trash.restore(there)
    assert (music / "song.mp3").exists()


def test_what_cannot_go_or_come_back_is_said(music: Path, trash: DesktopTrash) -> None:
    def reason_of(act: object, *values: object) -> str:
        with pytest.raises(TrashError) as caught:
            act(*values)  # type: ignore[operator]
        return caught.value.reason

    song = music / "song.mp3"
    assert reason_of(trash.put, str(song)) == "gone"
    song.write_bytes(b"sound")
    there = trash.put(str(song))
    song.write_bytes(b"another")
    assert reason_of(trash.restore, there) == "taken"
    song.unlink()
    os.unlink(there.place)
    assert reason_of(trash.restore, there) == "emptied"


@pytest.mark.skipif(os.getuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(music: Path, trash: DesktopTrash) -> None:
    song = music / "song.mp3"
    song.write_bytes(b"sound")
    music.chmod(0o500)
    try:
        with pytest.raises(TrashError, match="read-only"):
            trash.put(str(song))
    finally:
        music.chmod(0o700)
    assert song.exists()


@pytest.mark.skipif(not os.path.isdir("/dev/shm"), reason="needs a second volume")
def test_another_volume_has_a_trash_of_its_own_or_none() -> None:
    shm = Path("/dev/shm")
    # The folders of the tests may be in memory themselves.
    with tempfile.TemporaryDirectory(prefix="musicrec-trash-") as data_home:
        if os.stat(shm).st_dev == os.stat(data_home).st_dev:
            pytest.skip("the same volume")
        _goes_and_comes_back(shm, DesktopTrash(data_home))


def _goes_and_comes_back(shm: Path, trash: DesktopTrash) -> None:
    song = shm / f"musicrec-test-{os.getpid()}.mp3"
    song.write_bytes(b"sound")
    own = shm / f".Trash-{os.getuid()}"
    was_there = own.exists()
    try:
        there = trash.put(str(song))
        assert Path(there.place).parent == own / "files"
        assert f"Path={song.name}\n" in Path(there.note).read_text("ascii")
        trash.restore(there)
        assert song.read_bytes() == b"sound"
    finally:
        song.unlink(missing_ok=True)
        if not was_there:
            for part in ("files", "info", ""):
                (own / part).rmdir()

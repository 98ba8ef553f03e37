"""A recording keeps its identity when its file is moved or tagged anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import mutagen
import mutagen.flac
import mutagen.id3
import mutagen.mp4
import numpy as np
import pytest

from musicrec_desktop.analysis.identity import DIGEST_BYTES, audio_id
from musicrec_desktop.audio.decode import SoundFile
from tests.unit.analysis.making import melody, silence, write


def identity(path: str | Path) -> bytes:
    with SoundFile(str(path)) as sound:
        return audio_id(sound)


def tag_anew(path: Path) -> None:
    cover = bytes(range(256)) * 400
    if path.suffix == ".mp3":
        tags = mutagen.id3.ID3()
        tags.add(mutagen.id3.TIT2(encoding=3, text="Another title"))
        tags.add(mutagen.id3.APIC(encoding=3, mime="image/png", type=3, desc="", data=cover))
        tags.save(path)
        return
    file = mutagen.File(path)
    if isinstance(file, mutagen.mp4.MP4):
        file["\xa9nam"] = "Another title"
        file["covr"] = [mutagen.mp4.MP4Cover(cover, mutagen.mp4.MP4Cover.FORMAT_PNG)]
    else:
        file["title"] = "Another title " * 500
        if isinstance(file, mutagen.flac.FLAC):
            picture = mutagen.flac.Picture()
            picture.data = cover
            file.add_picture(picture)
    file.save()


@pytest.mark.parametrize("suffix", [".mp3", ".flac", ".ogg", ".opus", ".m4a"])
def test_new_tags_and_a_new_place_change_nothing(tmp_path: Path, suffix: str) -> None:
    path = Path(write(tmp_path / f"first{suffix}", melody(15)))
    before = identity(path)
    moved = tmp_path / f"second{suffix}"
    shutil.copy(path, moved)
    tag_anew(moved)
    assert moved.read_bytes() != path.read_bytes()
    assert identity(moved) == before
    assert len(before) == DIGEST_BYTES


def test_the_place_of_the_index_in_an_mp4_does_not_matter(tmp_path: Path) -> None:
    sound = melody(15)
    last = write(tmp_path / "last.m4a", sound)
    first = write(tmp_path / "first.m4a", sound, options={"movflags": "faststart"})
    assert Path(last).read_bytes() != Path(first).read_bytes()
    assert identity(last) == identity(first)


def test_tracks_with_the_same_silent_start_differ(tmp_path: Path) -> None:
    paths = [
        write(tmp_path / f"{seed}.flac", np.concatenate([silence(25), melody(12, seed)], axis=1))
        for seed in (1, 2)
    ]
    assert identity(paths[0]) != identity(paths[1])


def test_different_recordings_differ(tmp_path: Path) -> None:
    assert identity(write(tmp_path / "a.mp3", melody(12, 1))) != identity(
        write(tmp_path / "b.mp3", melody(12, 2))
    )


def test_nothing_decoded_has_no_identity(tmp_path: Path) -> None:
    path = Path(write(tmp_path / "cut.wav", melody(1)))
    content = path.read_bytes()
    path.write_bytes(content[: content.index(b"data") + 8])
    assert identity(path) == b""

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

from musicrec_desktop.analysis.extractor import describe_file
from musicrec_desktop.analysis.full_loudness import measure_loudness
from musicrec_desktop.analysis.identity import DIGEST_BYTES, audio_id
from musicrec_desktop.analysis.picture import make_picture
from musicrec_desktop.audio.decode import SoundFile
from musicrec_desktop.playback.stream.track_reader import TrackReader
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


def write_changing(path: Path, *sounds: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> Path:
    """AC-3 frames of several layouts one after another, as a broadcast sends them."""
    parts = [
        Path(write(path.with_suffix(f".{number}.ac3"), sound, codec="ac3"))
        for number, sound in enumerate(sounds)
    ]
    path.write_bytes(b"".join(part.read_bytes() for part in parts))
    return path


@pytest.mark.parametrize("channels", [(6, 2), (2, 6), (2, 1), (1, 2)])
def test_a_layout_that_changes_in_the_first_seconds_crashes_nothing(
    tmp_path: Path, channels: tuple[int, int]
) -> None:
    first, then = (
        melody(seconds, channels=count) for seconds, count in zip((2.4, 12), channels, strict=True)
    )
    path = write_changing(tmp_path / "changing.ac3", first, then)
    assert len(identity(path)) == DIGEST_BYTES
    assert describe_file(str(path)).features is not None
    assert measure_loudness(str(path)).integrated_lufs > -40
    assert make_picture(str(path)).loudness.max() == 255
    with TrackReader(str(path)) as reader:
        blocks = np.concatenate(list(reader.blocks()))
    assert blocks.shape == (pytest.approx(14.4 * reader.rate_hz, rel=0.01), 2)
    # One channel or two, it is as loud before as after.
    half_s = reader.rate_hz
    before, after = blocks[half_s : 2 * half_s], blocks[4 * half_s : 5 * half_s]
    if 6 not in channels:
        assert np.sqrt(np.mean(before**2)) == pytest.approx(np.sqrt(np.mean(after**2)), rel=0.35)
    with TrackReader(str(path), start_ms=6000) as reader:
        assert sum(len(block) for block in reader.blocks()) == pytest.approx(8.4 * reader.rate_hz, rel=0.05)


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

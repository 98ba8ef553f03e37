"""Files with holes of gigabytes, as unfinished downloads have them: nobody reads through all of one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from mutagen.flac import FLAC, Picture
from mutagen.id3 import APIC, ID3

from musicrec_desktop.audio import decode
from musicrec_desktop.core.errors import PlaybackError
from musicrec_desktop.playback.stream.track_reader import TrackReader
from tests.support.audio_files import encode_pieces, tone

LIMIT_BYTES = 1 << 20
"""Of zeros, without a packet."""
HOLE_BYTES = 4 << 30
MPEG_FRAMES = (b"\xff\xfb\x90\xc4" + bytes(413)) * 100


@pytest.fixture(autouse=True)
def read_sizes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The sizes of what was read, under a small limit."""
    sizes: list[int] = []
    read = decode._Reader.read

    def counted(reader: decode._Reader, size: int) -> bytes:
        data = read(reader, size)
        sizes.append(len(data))
        return data

    monkeypatch.setattr(decode._Reader, "read", counted)
    monkeypatch.setattr(decode, "MOST_WITHOUT_PACKET_BYTES", LIMIT_BYTES * decode._ZEROS_COUNT)
    return sizes


def with_hole(path: Path, head: bytes) -> str:
    path.write_bytes(head)
    os.truncate(path, HOLE_BYTES)
    return str(path)


@pytest.mark.parametrize("start_ms", [0, 700])
def test_a_track_ends_at_a_hole(tmp_path: Path, read_sizes: list[int], start_ms: int) -> None:
    path = with_hole(tmp_path / "hole.mp3", MPEG_FRAMES)
    with TrackReader(path, start_ms=start_ms) as reader:
        heard_s = sum(map(len, reader.blocks())) / reader.rate_hz
    assert heard_s == pytest.approx(2.6 - start_ms / 1000, abs=0.1)
    assert sum(read_sizes) < 8 * LIMIT_BYTES


@pytest.mark.parametrize(
    ("name", "head"),
    [("hole.wav", b"RIFF\xff\xff\xff\xffWAVE"), ("hole.mp3", b"ID3\4\0\0\x7f\x7f\x7f\x7f")],
)
def test_a_head_before_a_hole_is_told(tmp_path: Path, read_sizes: list[int], name: str, head: bytes) -> None:
    path = with_hole(tmp_path / name, head)
    with pytest.raises(PlaybackError, match=r"cannot-open|no-audio|damaged"), TrackReader(path) as reader:
        assert not list(reader.blocks())
    assert sum(read_sizes) < 8 * LIMIT_BYTES


def test_what_was_read_counts_from_the_last_packet_on(
    tmp_path: Path, read_sizes: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decode, "MOST_WITHOUT_PACKET_BYTES", LIMIT_BYTES)
    path = tmp_path / "long.mp3"
    path.write_bytes(MPEG_FRAMES * 100)
    with TrackReader(str(path)) as reader:
        heard_s = sum(map(len, reader.blocks())) / reader.rate_hz
    assert sum(read_sizes) > 2 * LIMIT_BYTES
    assert heard_s == pytest.approx(261.2, abs=1)


@pytest.mark.parametrize("suffix", ["mp3", "flac"])
def test_pictures_before_the_sound_are_no_hole(tmp_path: Path, read_sizes: list[int], suffix: str) -> None:
    (path,) = encode_pieces(str(tmp_path), suffix, [tone(1.0)])
    data = b"\x89PNG" + bytes(range(256)) * (LIMIT_BYTES // 512)
    if suffix == "mp3":
        tags = ID3()
        for place in range(4):
            tags.add(APIC(encoding=3, mime="image/png", type=3, desc=str(place), data=data))
        tags.save(path)
    else:
        file = FLAC(path)
        for _ in range(4):
            picture = Picture()
            picture.data, picture.mime, picture.type = data, "image/png", 3
            file.add_picture(picture)
        file.save()
    with TrackReader(path) as reader:
        assert sum(map(len, reader.blocks())) / reader.rate_hz == pytest.approx(1.0, abs=0.1)
    assert sum(read_sizes) > 4 * len(data) > LIMIT_BYTES

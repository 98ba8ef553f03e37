"""Decoding whatever stands in a file."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.analysis.excerpts import SAMPLE_RATE_HZ, read_excerpts
from musicrec_desktop.audio.decode import SoundFile
from musicrec_desktop.core.errors import AnalysisError
from tests.unit.analysis.making import melody, silence, write


def excerpt_lengths(path: str, duration_s: float | None = None) -> list[float]:
    with SoundFile(path) as sound:
        return [len(part) / SAMPLE_RATE_HZ for part in read_excerpts(sound, duration_s).parts]


def reason_of(path: str) -> str:
    with pytest.raises(AnalysisError) as caught, SoundFile(path) as sound:
        read_excerpts(sound, None)
    return caught.value.reason


@pytest.mark.parametrize("suffix", [".mp3", ".flac", ".ogg", ".opus", ".m4a", ".wav", ".aiff", ".aac"])
def test_a_short_track_is_cut_into_equal_parts(tmp_path: Path, suffix: str) -> None:
    lengths = excerpt_lengths(write(tmp_path / f"short{suffix}", melody(12)))
    assert lengths == pytest.approx([6.0, 6.0], abs=0.1)


@pytest.mark.parametrize("suffix", [".mp3", ".flac", ".ogg", ".opus", ".m4a", ".wav", ".aac"])
def test_a_long_track_gives_twelve_pieces_from_all_over_it(tmp_path: Path, suffix: str) -> None:
    # A slow rise in level tells where a piece comes from.
    sound = melody(90)
    path = write(tmp_path / f"long{suffix}", sound * np.linspace(0.1, 1, sound.shape[1], dtype=np.float32))
    with SoundFile(path) as opened:
        found = read_excerpts(opened, 90.0)
    assert [len(part) for part in found.parts] == [5 * SAMPLE_RATE_HZ] * 12
    levels = [float(np.sqrt(np.mean(part**2))) for part in found.parts]
    assert np.corrcoef(levels, np.arange(12))[0, 1] > 0.95
    assert np.sqrt(np.mean(np.square(levels))) == pytest.approx(0.1, rel=0.01)


@pytest.mark.parametrize(
    ("rate_hz", "channels", "codec"),
    [(8_000, 1, "pcm_u8"), (192_000, 2, "pcm_s24le"), (48_000, 6, "pcm_f32le"), (96_000, 1, "pcm_f64le")],
)
def test_any_rate_and_layout(tmp_path: Path, rate_hz: int, channels: int, codec: str) -> None:
    path = write(
        tmp_path / "odd.wav", melody(4, rate_hz=rate_hz, channels=channels), rate_hz=rate_hz, codec=codec
    )
    assert excerpt_lengths(path) == pytest.approx([4.0], abs=0.05)


def test_samples_that_are_no_numbers_count_as_silence(tmp_path: Path) -> None:
    sound = melody(4)
    sound[:, 1000:2000] = np.nan
    sound[:, 3000:3010] = np.inf
    path = write(tmp_path / "nan.wav", sound, codec="pcm_f32le")
    with SoundFile(path) as opened:
        parts = read_excerpts(opened, None).parts
    assert all(np.isfinite(part).all() for part in parts)


def test_pauses_are_left_out(tmp_path: Path) -> None:
    path = write(tmp_path / "pause.flac", np.concatenate([melody(15), silence(10)], axis=1))
    assert len(excerpt_lengths(path)) == 3


def test_a_wrong_length_does_not_cost_the_track(tmp_path: Path) -> None:
    path = write(tmp_path / "short.flac", melody(8))
    with pytest.raises(AnalysisError):
        excerpt_lengths(path, 3.8e14)
    assert excerpt_lengths(path, 20.0) == pytest.approx([8.0], abs=0.1)


def test_damage_in_the_middle_costs_a_piece_only(tmp_path: Path) -> None:
    path = Path(write(tmp_path / "damaged.mp3", melody(70)))
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 40_000] = os.urandom(0) + bytes(range(256)) * 156 + bytes(64)
    path.write_bytes(content)
    assert len(excerpt_lengths(str(path), 70.0)) >= 10


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.mp3", b"", "empty"),
        ("text.flac", b"this is no music\n" * 200, "unreadable"),
        ("zeros.wav", bytes(50_000), "only-zeros"),
        ("playlist.mp3", b"#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n", "unreadable"),
        (
            "stream.mp3",
            b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nhttp://127.0.0.1:9/a.ts\n",
            "unreadable",
        ),
        ("concat.mp3", b"ffconcat version 1.0\nfile /etc/hostname\n", "unreadable"),
    ],
)
def test_what_is_no_sound_has_a_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert reason_of(str(tmp_path / name)) == reason


def test_silence_and_snippets_have_a_reason(tmp_path: Path) -> None:
    assert reason_of(write(tmp_path / "silent.flac", silence(5))) == "silent"
    assert reason_of(write(tmp_path / "snippet.flac", melody(0.3))) == "too-short"


def test_a_file_that_is_gone_is_not_a_bad_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        SoundFile(str(tmp_path / "gone.mp3"))
    with pytest.raises(OSError, match="directory"):
        SoundFile(str(tmp_path))


def test_a_path_that_is_not_utf8(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9 #1 %41\n.flac"
    os.rename(write(tmp_path / "plain.flac", melody(3)), raw)
    assert excerpt_lengths(os.fsdecode(raw)) == pytest.approx([3.0], abs=0.05)


def test_a_disk_that_fails_while_reading_is_not_a_bad_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "on a bad disk.wav", melody(20))
    with SoundFile(path) as sound:

        def fail(_size: int) -> bytes:
            raise OSError(5, "Input/output error")

        class BrokenFile:
            read = staticmethod(fail)

            def __getattr__(self, name: str) -> object:
                return getattr(real, name)

        real = sound._reader._file
        monkeypatch.setattr(sound._reader, "_file", BrokenFile())
        with pytest.raises(OSError, match="Input/output"):
            read_excerpts(sound, None)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_named_like_a_song_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mp3")
    assert reason_of(str(tmp_path / "pipe.mp3")) == "not-a-file"


@pytest.mark.parametrize("suffix", [".wav", ".mp3"])
def test_the_end_of_the_file_ends_a_piece(tmp_path: Path, suffix: str) -> None:
    # The header promises more than there is, so that the eighth piece is cut off.
    path = Path(write(tmp_path / f"cut{suffix}", melody(70)))
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 61 // 100])
    *whole, last = excerpt_lengths(str(path), 70.0)
    assert whole == [5.0] * 7
    assert last == pytest.approx(1.46, abs=0.03)

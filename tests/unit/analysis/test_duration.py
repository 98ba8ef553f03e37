"""The true length, whatever the header says."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.analysis import duration
from musicrec_desktop.analysis.duration import find_duration_s
from musicrec_desktop.audio.decode import SoundFile
from tests.unit.analysis.making import melody, silence, write


def found(path: str | Path) -> float:
    with SoundFile(str(path)) as sound:
        seconds = find_duration_s(sound)
    assert seconds is not None
    return seconds


@pytest.mark.parametrize("suffix", [".mp3", ".flac", ".ogg", ".opus", ".m4a", ".wav", ".aiff", ".aac"])
def test_of_sound_files(tmp_path: Path, suffix: str) -> None:
    assert found(write(tmp_path / f"sound{suffix}", melody(20))) == pytest.approx(20.0, abs=0.1)


def test_of_an_mp3_with_changing_bit_rate_and_no_table(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).standard_normal((2, 20 * 44_100)).astype(np.float32) * 0.2
    sound = np.concatenate([silence(40), noise], axis=1)
    path = write(tmp_path / "vbr.mp3", sound, options={"write_xing": "0", "id3v2_version": "0"})
    # Quiet frames are small in a VBR file: drop the bit rate of the first part by hand.
    assert found(path) == pytest.approx(60.0, abs=0.2)


def test_of_a_download_that_broke_off(tmp_path: Path) -> None:
    for suffix in (".mp3", ".flac", ".wav"):
        path = Path(write(tmp_path / f"whole{suffix}", melody(30)))
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        assert found(path) == pytest.approx(15.0, abs=2.5), suffix


def test_of_an_aiff_whose_header_is_short(tmp_path: Path) -> None:
    path = Path(write(tmp_path / "lying.aiff", melody(44, channels=1)))
    content = bytearray(path.read_bytes())
    frames = content.index(b"COMM") + 10
    content[frames : frames + 4] = int(0.69 * 44_100).to_bytes(4, "big")
    path.write_bytes(content)
    assert found(path) == pytest.approx(44.0, abs=0.2)


def test_of_a_flac_that_claims_an_age(tmp_path: Path) -> None:
    path = Path(write(tmp_path / "lying.flac", melody(20)))
    content = bytearray(path.read_bytes())
    # STREAMINFO: the low 36 bits of bytes 21 to 25 of the file are the number of samples.
    content[21] |= 0x0F
    content[22:26] = b"\xff\xff\xff\xff"
    path.write_bytes(content)
    assert found(path) == pytest.approx(20.0, abs=0.2)


def test_counting_is_bounded_and_extrapolated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duration, "MAX_PACKETS", 200)
    path = write(tmp_path / "long.mp3", melody(30), options={"write_xing": "0"})
    assert found(path) == pytest.approx(30.0, rel=0.05)

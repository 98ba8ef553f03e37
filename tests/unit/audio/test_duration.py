"""The true length, whatever the header says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from av.audio.stream import AudioStream
from av.packet import Packet

from musicrec_desktop.audio import duration
from musicrec_desktop.audio.decode import SoundFile
from musicrec_desktop.audio.duration import find_duration_s, find_length, is_plausible
from tests.unit.analysis.making import end_ogg_earlier, melody, silence, write


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


def test_of_an_ogg_file_that_ends_within_the_packet_before_the_last(tmp_path: Path) -> None:
    """FFmpeg hands the negative length of the last packet on as a 32-bit number without a sign: 27 hours."""
    for suffix, rate_hz in ((".ogg", 44_100), (".opus", 48_000)):
        path = Path(write(tmp_path / f"cut{rate_hz}{suffix}", melody(20, rate_hz=rate_hz), rate_hz=rate_hz))
        end_ogg_earlier(path, 600)
        with SoundFile(str(path)) as sound:
            raw = [packet.duration or 0 for packet in sound.packets()]
        assert (max(raw) > 1 << 31) == (suffix == ".ogg")
        assert found(path) == pytest.approx(20.0, abs=0.1)


def test_of_packets_with_wild_lengths_and_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.flac", melody(20))
    real = SoundFile.packets

    def wild(sound: SoundFile) -> Iterator[Packet[AudioStream]]:
        for number, packet in enumerate(real(sound)):
            if number % 50 == 7:
                packet.pts = (1 << 32) - 122
            yield packet

    monkeypatch.setattr(SoundFile, "packets", wild)
    monkeypatch.setattr(SoundFile, "header_duration_s", None)
    assert found(path) == pytest.approx(20.0, abs=0.1)


def test_of_what_the_bytes_cannot_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.mp3", melody(2))
    with SoundFile(path) as sound:
        assert is_plausible(sound, 2.0)
        assert not is_plausible(sound, 86_400.0)
    monkeypatch.setattr(SoundFile, "header_duration_s", 364 * 86_400.0)
    monkeypatch.setattr(SoundFile, "packet_span_s", lambda *_: (364 * 86_400.0, 1.0))
    monkeypatch.setattr(SoundFile, "packet_length_s", lambda *_: 0.0)
    with SoundFile(path) as sound:
        assert find_length(sound) is None


def test_silence_in_every_codec_is_plausible(tmp_path: Path) -> None:
    for suffix in (".mp3", ".flac", ".ogg", ".opus", ".m4a", ".wav", ".aiff", ".aac"):
        path = write(tmp_path / f"silence{suffix}", silence(30))
        assert found(path) == pytest.approx(30.0, abs=0.1), suffix
    for suffix, codec in (
        (".wv", "wavpack"),
        (".tta", "tta"),
        (".ac3", "ac3"),
        (".mka", "flac"),
    ):
        path = write(tmp_path / f"silence{suffix}", silence(30), codec=codec)
        assert found(path) == pytest.approx(30.0, abs=0.1), suffix


def test_packets_without_a_length_leave_the_header_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Packets of WMA Pro are seconds long and do not say so."""
    path = write(tmp_path / "a.flac", melody(20), options={})
    monkeypatch.setattr(SoundFile, "packet_length_s", lambda *_: 0.0)
    monkeypatch.setattr(SoundFile, "packet_span_s", lambda _, packet: (packet.pts // 88_200 * 2.0, 0.0))
    assert found(path) == pytest.approx(20.0, abs=0.01)


def test_a_fresh_file_need_not_seek_to_its_start(tmp_path: Path) -> None:
    """Musepack 8 finds nothing any more after a seek."""
    path = write(tmp_path / "a.flac", melody(2))
    with SoundFile(path) as sound:
        sound._container.close()
        assert sound.seek(0.0)

"""Files as other programs see them: mutagen reads the tags back, FFmpeg the sound."""

from __future__ import annotations

import base64
import io
from typing import Any

import av
import mutagen
import numpy as np
import pytest
from mutagen.flac import Picture

from musicrec_desktop.demo.cover import make_cover
from musicrec_desktop.demo.encode import FORMATS, FileTags, encode
from musicrec_desktop.demo.sound import SAMPLE_RATE_HZ, Stereo

TAGS = FileTags("Tïtle", "Ärtist", "Älbum", "Techno", 2014, 2, 9)
KEYS = {
    "title": ["Tïtle"],
    "artist": ["Ärtist"],
    "albumartist": ["Ärtist"],
    "album": ["Älbum"],
    "genre": ["Techno"],
    "date": ["2014"],
}


@pytest.fixture(scope="module")
def sound() -> Stereo:
    times = np.arange(3 * SAMPLE_RATE_HZ) / SAMPLE_RATE_HZ
    tone = 0.3 * np.sin(2 * np.pi * 440.0 * times)
    return np.stack([tone, 0.5 * tone]).astype(np.float32)


@pytest.fixture(scope="module")
def cover() -> bytes:
    return make_cover("piano", 0.5, np.random.default_rng(1))


@pytest.mark.parametrize("name", FORMATS)
def test_tags_come_back(name: str, sound: Stereo) -> None:
    file: Any = mutagen.File(io.BytesIO(encode(sound, FORMATS[name], TAGS, None)), easy=True)
    assert {key: file[key] for key in KEYS} == KEYS
    assert file["tracknumber"][0].split("/")[0] == "2"
    assert file.info.length == pytest.approx(3.0, abs=0.1)


@pytest.mark.parametrize("name", FORMATS)
def test_the_sound_comes_back(name: str, sound: Stereo) -> None:
    content = encode(sound, FORMATS[name], TAGS, None)
    resampler = av.AudioResampler("fltp", "stereo", SAMPLE_RATE_HZ)
    with av.open(io.BytesIO(content), "r") as container:
        frames = [piece for frame in container.decode(audio=0) for piece in resampler.resample(frame)]
    decoded = np.concatenate([frame.to_ndarray() for frame in frames], axis=1)
    assert decoded.shape[1] == pytest.approx(sound.shape[1], abs=6000)
    middle = decoded[:, SAMPLE_RATE_HZ : 2 * SAMPLE_RATE_HZ]
    spectrum = np.abs(np.fft.rfft(middle[0]))
    assert int(np.argmax(spectrum)) == 440
    assert float(middle[0].std() / middle[1].std()) == pytest.approx(2.0, rel=0.05)


def embedded_cover(name: str, content: bytes) -> bytes:
    file: Any = mutagen.File(io.BytesIO(content))
    if name == "mp3":
        return bytes(file.tags.getall("APIC")[0].data)
    if name == "flac":
        return bytes(file.pictures[0].data)
    return bytes(Picture(base64.b64decode(file["metadata_block_picture"][0])).data)


@pytest.mark.parametrize("name", [name for name in FORMATS if not FORMATS[name].is_cover_beside])
def test_covers_come_back(name: str, sound: Stereo, cover: bytes) -> None:
    assert embedded_cover(name, encode(sound, FORMATS[name], TAGS, cover)) == cover


def test_lossless_is_the_same_each_time(sound: Stereo) -> None:
    first, second = (encode(sound, FORMATS["flac"], TAGS, None) for _ in range(2))
    assert first == second

"""Which excerpts are heard, what the front end gives, and that the network says what the original says."""

from __future__ import annotations

import os
from pathlib import Path
from types import ModuleType

import librosa
import numpy as np
import pytest
import scipy

from musicrec_desktop.analysis.ear import weights
from musicrec_desktop.analysis.ear.front_end import (
    FFT_SIZE,
    HOP,
    MELS,
    NETWORK_RATE_HZ,
    PATCH_FRAMES,
    heard_places,
    mel_patches,
)
from musicrec_desktop.analysis.ear.hearing import hear, loaded, words_of
from musicrec_desktop.analysis.ear.network import Network
from musicrec_desktop.analysis.excerpts import SAMPLE_RATE_HZ, Excerpts, excerpts_of
from musicrec_desktop.analysis.extractor import describe_file, hear_file
from musicrec_desktop.analysis.recipe import EXTRACTOR_VERSION, PLAIN_SIZE, PLAIN_VERSION
from musicrec_desktop.model.features import FloatArray
from tests.support.shared import shared_dir, shared_module
from tests.unit.analysis.making import melody, write

CHECK_FILE = "00471e823c.ogg"
STYLE = slice(753, 953)
CNN = slice(561, 753)
WORDS = slice(953, 1003)


def noise(seconds: float, seed: int = 1) -> FloatArray:
    rng = np.random.default_rng(seed)
    return (rng.standard_normal(round(seconds * SAMPLE_RATE_HZ)) * 0.1).astype(np.float32)


def mel_of_all(part: FloatArray) -> FloatArray:
    """The mel spectrogram of a whole excerpt, made in the plainest way."""
    samples = scipy.signal.resample_poly(part, 320, 441).astype(np.float32)
    power = librosa.feature.melspectrogram(
        y=samples, sr=NETWORK_RATE_HZ, n_fft=FFT_SIZE, hop_length=HOP, n_mels=MELS, pad_mode="constant"
    )
    return np.asarray(np.log10(10_000 * power + 1).T, np.float32)


@pytest.fixture(scope="module")
def excerpts() -> Excerpts:
    return excerpts_of(os.path.join(shared_dir("neutral"), CHECK_FILE))


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    return shared_module("reference", "musicnn_numpy")


def test_up_to_six_excerpts_are_heard_spread_evenly() -> None:
    assert heard_places(0) == []
    assert heard_places(1) == [0]
    assert heard_places(5) == [0, 1, 2, 3, 4]
    assert heard_places(8) == [0, 2, 3, 4, 6, 7]
    assert heard_places(12) == [1, 3, 5, 7, 9, 11]


@pytest.mark.parametrize("seconds", [5.0, 4.2, 3.001])
def test_a_patch_is_the_middle_of_the_spectrogram_of_the_whole_excerpt(seconds: float) -> None:
    part = noise(seconds)
    whole = mel_of_all(part)
    start = (len(whole) - PATCH_FRAMES) // 2
    (patch,) = mel_patches([part])
    np.testing.assert_allclose(patch, whole[start : start + PATCH_FRAMES], atol=2e-4)


@pytest.mark.parametrize("seconds", [1.0, 2.5])
def test_a_short_excerpt_is_heard_as_a_whole(seconds: float) -> None:
    part = noise(seconds)
    (patch,) = mel_patches([part])
    np.testing.assert_allclose(patch, mel_of_all(part), atol=2e-4)


def test_patches_keep_the_order_of_their_excerpts() -> None:
    parts = [noise(5.0, 1), noise(4.0, 2), noise(5.0, 3)]
    for patch, part in zip(mel_patches(parts), parts, strict=True):
        np.testing.assert_allclose(patch, mel_patches([part])[0], atol=1e-5)


def test_loud_sound_does_not_overflow() -> None:
    (patch,) = mel_patches([noise(3.0) * 10_000])
    assert np.isfinite(patch).all()
    assert patch.max() > 10


def test_excerpts_that_are_not_heard_take_the_mean() -> None:
    found = hear([noise(5.0, seed) for seed in range(8)])
    assert found.shape == (8, 1003)
    assert found.dtype == np.float32
    heard = found[[0, 2, 3, 4, 6, 7]]
    np.testing.assert_allclose(found[1], heard.mean(axis=0), atol=1e-5)
    np.testing.assert_allclose(found.mean(axis=0), heard.mean(axis=0), atol=1e-5)
    assert len(np.unique(heard[:, 800])) == 6


@pytest.mark.parametrize("seconds", [1.0, 5.0])
def test_silence_and_short_sounds_give_finite_numbers(seconds: float) -> None:
    silence = np.zeros(round(seconds * SAMPLE_RATE_HZ), np.float32)
    assert np.isfinite(hear([silence])).all()
    assert np.isfinite(hear([noise(seconds)])).all()


@pytest.mark.shared
def test_the_numbers_of_the_check_file(excerpts: Excerpts) -> None:
    """Measured with another implementation; the front ends differ in the last digits."""
    found = hear(excerpts.parts).mean(axis=0)
    wanted = [-0.1772, 0.0006, -0.2100, -0.2751, 0.6195, -0.0476]
    np.testing.assert_allclose(found[STYLE][:6], wanted, atol=2e-3)
    np.testing.assert_allclose(found[CNN][:2], [0.0181, -0.0001], atol=1e-3)


@pytest.mark.shared
def test_words_are_those_of_the_original_network(excerpts: Excerpts, reference: ModuleType) -> None:
    """At every second frequency they are other numbers, and almost the same words."""
    original = reference.MusiCNN(os.path.join(shared_dir("weights"), "MTT_musicnn-f16.npz"))
    mels = mel_patches([excerpts.parts[place] for place in heard_places(len(excerpts.parts))])
    odds = np.stack([original.one(mels[place])["tags"] for place in (1, 4)])
    wanted = np.log(odds / (1 - odds)).mean(axis=0)
    found = words_of(mels)
    np.testing.assert_array_equal(hear(excerpts.parts)[0, WORDS], found)
    assert np.corrcoef(found, wanted)[0, 1] > 0.95
    assert set(np.argsort(found)[-3:]) == set(np.argsort(wanted)[-3:])


@pytest.mark.shared
def test_at_every_frequency_it_is_the_original_network(excerpts: Excerpts, reference: ModuleType) -> None:
    original = reference.MusiCNN(os.path.join(shared_dir("weights"), "MSD_musicnn-f16.npz"))
    whole = Network(weights.load(weights.STYLE_NETWORK)[0], timbre_step=1)
    styles = []
    for mel in mel_patches([excerpts.parts[place] for place in heard_places(len(excerpts.parts))]):
        found, wanted = whole.listen(mel), original.one(mel)
        mean_pool = np.concatenate((found.timbral, found.temporal, found.cnn))
        np.testing.assert_allclose(mean_pool, wanted["mean_pool"], atol=1e-4)
        np.testing.assert_allclose(found.style, wanted["penultimate"], atol=1e-4)
        np.testing.assert_allclose(found.tags, wanted["tags"], atol=1e-5)
        styles.append(found.style)
    wanted_style = [-0.1772, -0.1270, -0.1886, -0.2751, 0.3821, -0.1641]
    np.testing.assert_allclose(np.mean(styles, axis=0)[:6], wanted_style, atol=2e-3)


@pytest.mark.shared
def test_what_is_shipped_is_what_was_measured() -> None:
    for network, digest in weights.DIGESTS.items():
        with np.load(os.path.join(shared_dir("weights"), f"{network}-f16.npz")) as measured:
            assert weights.digest_of(dict(measured)) == digest


def test_a_process_loads_the_network_once() -> None:
    assert loaded(weights.STYLE_NETWORK) is loaded(weights.STYLE_NETWORK)


def test_a_file_that_gains_the_ear_later_gets_the_same_numbers(tmp_path: Path) -> None:
    path = write(tmp_path / "song.ogg", melody(20))
    whole, later = describe_file(path).features, hear_file(path).features
    plain = describe_file(path, has_ear=False).features
    assert whole is not None
    assert later is not None
    assert plain is not None
    assert (whole.version, later.version, plain.version) == (
        EXTRACTOR_VERSION,
        EXTRACTOR_VERSION,
        PLAIN_VERSION,
    )
    assert (whole.start, later.start, plain.start) == (0, PLAIN_SIZE, 0)
    np.testing.assert_array_equal(whole.vector, np.concatenate((plain.vector, later.vector)))
    assert whole.excerpts is not None
    assert later.excerpts is not None
    np.testing.assert_array_equal(whole.excerpts[:, PLAIN_SIZE:], later.excerpts)

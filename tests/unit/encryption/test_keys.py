"""Passphrases, wrapped keys and sealed texts, with the real library and its real cost."""

from __future__ import annotations

import json

import pytest

from musicrec_desktop.core.errors import PassphraseError
from musicrec_desktop.encryption.keys import (
    KEY_BYTES,
    LONGEST_PASSPHRASE,
    KeyDerivation,
    data_key_of,
    is_sealed,
    new_secret,
    opened_text,
    prepared,
    seal_text,
)


def test_the_right_passphrase_gives_the_key_and_another_does_not() -> None:
    secret, key = new_secret("correct horse")
    assert len(key) == KEY_BYTES
    assert data_key_of(secret, "correct horse") == key
    with pytest.raises(PassphraseError) as wrong:
        data_key_of(secret, "Correct horse")
    assert wrong.value.reason == "wrong"
    again, same = new_secret("another", key)
    assert same == key
    assert data_key_of(again, "another") == key


def test_the_secret_has_neither_key_nor_passphrase_and_needs_64_mib() -> None:
    secret, key = new_secret("open sesame")
    assert "sesame" not in secret
    assert key.hex() not in secret
    kept = json.loads(secret)
    assert kept["memory_kib"] >= 64 * 1024
    assert kept["passes"] >= 3


@pytest.mark.parametrize(
    ("one", "same"),
    [("e\u0301", "é"), ("a\u00a0b", "a b"), (" both ends ", "\u2003both ends\u3000"), ("한글", "한글")],
)
def test_a_passphrase_is_the_same_however_a_keyboard_composes_it(one: str, same: str) -> None:
    assert prepared(one) == prepared(same)


@pytest.mark.parametrize("fine", ["x", " ", "🎵", "ب", "x" * 1000, "x" * LONGEST_PASSPHRASE])
def test_any_script_and_length_can_be_one(fine: str) -> None:
    assert prepared(fine)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("x" * (LONGEST_PASSPHRASE + 1), "long"),
        ("a\nb", "characters"),
        ("\udc80", "characters"),
    ],
)
def test_what_cannot_be_a_passphrase_is_told(text: str, reason: str) -> None:
    with pytest.raises(PassphraseError) as error:
        prepared(text)
    assert error.value.reason == reason


@pytest.mark.parametrize(
    "change",
    [
        {"memory_kib": 1 << 30},
        {"memory_kib": "65536"},
        {"passes": 10**9},
        {"lanes": 0},
        {"lanes": True},
        {"salt": "***"},
        {"salt": ""},
        {"version": 2},
        {"nonce": "AA=="},
    ],
)
def test_a_secret_that_was_tampered_with_costs_nothing(change: dict[str, object]) -> None:
    secret = {"version": 1, **KeyDerivation.new().as_json(), "nonce": "A" * 16, "key": "A" * 64}
    with pytest.raises(PassphraseError) as error:
        data_key_of(json.dumps({**secret, **change}), "x")
    assert error.value.reason == "damaged"


def test_a_sealed_text_is_opened_by_its_key_and_name_only() -> None:
    key, other = bytes(range(32)), bytes(32)
    sealed = seal_text(key, "tøken", "account 1")
    assert is_sealed(sealed)
    assert not is_sealed('{"token": "x"}')
    assert "tøken" not in sealed
    assert sealed != seal_text(key, "tøken", "account 1")
    assert opened_text(key, sealed, "account 1") == "tøken"
    assert opened_text(other, sealed, "account 1") is None
    assert opened_text(key, sealed, "account 2") is None
    assert opened_text(key, sealed[:-4], "account 1") is None

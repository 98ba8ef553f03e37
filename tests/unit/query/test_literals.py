"""Each kind of value: every spelling that is read, those that are none, and the text that is written."""

from __future__ import annotations

import math

import pytest

from musicrec_desktop.query.ast import Ago, AgoUnit, InKey, PartialDate, Period
from musicrec_desktop.query.fields import FieldSpec, field_of
from musicrec_desktop.query.literals import (
    key_text,
    keys_of,
    may_go_on,
    number_text,
    plain_number,
    read_key,
    read_number,
    read_share,
    read_value,
    value_text,
)

MINUTE = 60_000
HOUR = 3_600_000


def spec(name: str) -> FieldSpec:
    found = field_of(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "tonic", "is_major", "mixes"),
    [
        ("C", 0, True, False),
        ("c", 0, True, False),
        ("Am", 9, False, False),
        ("AM", 9, False, False),
        ("A min", 9, False, False),
        ("A minor", 9, False, False),
        ("a-MINOR", 9, False, False),
        ("A maj", 9, True, False),
        ("Amajor", 9, True, False),
        ("A MAJ", 9, True, False),
        ("A MAJOR", 9, True, False),
        ("F#", 6, True, False),
        ("F♯", 6, True, False),
        ("F sharp", None, None, None),
        ("Fsharp", 6, True, False),
        ("FSHARP", 6, True, False),
        ("Gb", 6, True, False),
        ("G♭m", 6, False, False),
        ("Gflat", 6, True, False),
        ("GFLAT minor", 6, False, False),
        ("B", 11, True, False),
        ("H", 11, True, False),
        ("Cb", 11, True, False),
        ("B#", 0, True, False),
        ("8B", 0, True, False),
        ("8A", 9, False, False),
        ("9b", 7, True, False),
        ("7B", 5, True, False),
        ("1A", 8, False, False),
        ("12a", 1, False, False),
        ("12B", 4, True, False),
        ("8A~", 9, False, True),
        ("C~", 0, True, True),
        ("c# ~", 1, True, True),
        (" Em ", 4, False, False),
    ],
)
def test_keys(text: str, tonic: int | None, is_major: bool | None, mixes: bool | None) -> None:
    if is_major is None:
        assert read_key(text) is None
    else:
        assert read_key(text) == InKey(tonic, is_major, bool(mixes))


@pytest.mark.parametrize(
    ("text", "key"),
    [("major", InKey(None, True)), ("MINOR", InKey(None, False)), ("Major", InKey(None, True))],
)
def test_a_mode_is_a_key_and_mixes_with_nothing(text: str, key: InKey) -> None:
    assert read_key(text) == key
    assert read_key(text + "~") is None
    assert keys_of(key) == [(None, key.is_major)]


@pytest.mark.parametrize("text", ["", "I", "Amm", "13A", "0A", "8C", "A##", "mineur", "~"])
def test_what_is_no_key(text: str) -> None:
    assert read_key(text) is None


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (InKey(None, True), "major"),
        (InKey(None, False), "minor"),
        (InKey(9, False), "Am"),
        (InKey(1, True, True), "C#~"),
        (InKey(10, False, True), "A#m~"),
        (InKey(5, True), "F"),
    ],
)
def test_the_text_of_a_key(key: InKey, text: str) -> None:
    assert key_text(key) == text
    assert read_key(text) == key


def test_keys_mix_with_their_neighbours_on_the_wheel() -> None:
    assert keys_of(InKey(0, True)) == [(0, True)]
    assert keys_of(InKey(0, True, True)) == [(0, True), (9, False), (7, True), (5, True)]
    assert keys_of(InKey(9, False, True)) == [(9, False), (0, True), (4, False), (2, False)]
    assert keys_of(InKey(10, False, True)) == [(10, False), (1, True), (5, False), (3, False)]


@pytest.mark.parametrize(
    ("text", "half_stars"),
    [
        ("3", 6), ("0", 0), ("5", 10), ("3.5", 7), ("3,5", 7), ("0.5", 1), ("½", 1), ("3½", 7), ("2 ½", 5),
        ("3*", 6), ("3 ★", 6), ("1 star", 2), ("4 STARS", 8), ("4stars", 8), ("***", 6), ("★★★★½", 9),
        ("5.5", None), ("6", None), ("-1", None), ("3 suns", None), ("******", None), ("", None), ("x", None),
    ],
)  # fmt: skip
def test_ratings(text: str, half_stars: float | None) -> None:
    assert read_number(text, spec("rating")) == half_stars


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("30%", 0.3), ("30 %", 0.3), ("30", 0.3), ("0.3", 0.3), ("0,3", 0.3), ("1", 1), ("1%", 0.01),
        ("2", 0.02),
        ("1.5", 0.015), ("0.5%", 0.005), ("-50", -0.5), ("3 0", 0.3), ("30 parts", None), ("%", None),
    ],
)  # fmt: skip
def test_shares_of_one(text: str, share: float | None) -> None:
    found = read_number(text, spec("energy"))
    assert found == (None if share is None else pytest.approx(share, abs=1e-12))


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("3:20", 200_000), ("3 : 20", 200_000), ("1:02:03", HOUR + 2 * MINUTE + 3_000), ("0:00.5", 500),
        ("3:20.25", 200_250), ("200", 200_000), ("1.5", 1_500), ("1,5", 1_500), ("90s", 90_000),
        ("90 sec", 90_000),
        ("5m", 5 * MINUTE), ("5min", 5 * MINUTE), ("2h", 2 * HOUR), ("1h30m", HOUR + 30 * MINUTE),
        ("1H 30M", HOUR + 30 * MINUTE), ("250ms", 250), ("1m30s250ms", 90_250), ("61:00", 61 * MINUTE),
        ("3:60", None), ("3:", None), ("3 apples", None), ("", None),
    ],
)  # fmt: skip
def test_lengths(text: str, ms: float | None) -> None:
    assert read_number(text, spec("length")) == ms


def test_a_length_too_large_is_none() -> None:
    assert read_number("1e999", spec("length")) is None
    assert read_number("9" * 400 + "h", spec("length")) is None


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (0, "0:00"), (1, "0:00.001"), (500, "0:00.5"), (59_000, "0:59"), (MINUTE, "1:00"),
        (200_250, "3:20.25"),
        (59 * MINUTE + 59_000, "59:59"), (HOUR, "1:00:00"), (HOUR + 61_000, "1:01:01"),
        (61 * HOUR + 5 * MINUTE, "61:05:00"), (9_999 * HOUR, "9999:00:00"),
        (9_999 * HOUR + 59 * MINUTE, "9999:59:00"), (10_000 * HOUR, "36000000000ms"), (0.5, "0.0005"),
        (-1_500, "-1.5"),
    ],
)  # fmt: skip
def test_the_text_of_a_length(ms: float, text: str) -> None:
    assert number_text(ms, spec("length")) == text


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0"), (1, "1"), (999, "999"), (1_000, "1kB"), (1_024, "1KiB"), (1_500, "1500"),
        (3_000_000, "3MB"),
        (3 * 2**20, "3MiB"), (10**9, "1GB"), (2**30, "1GiB"), (2_500_000, "2500kB"), (512 * 1_024, "512KiB"),
        (128_000, "128kB"),
    ],
)  # fmt: skip
def test_sizes(size: float, text: str) -> None:
    assert number_text(size, spec("size")) == text
    assert read_number(text, spec("size")) == size


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("5 MB", 5e6),
        ("5mib", 5 * 2**20),
        ("2T", 2e12),
        ("1TiB", 2**40),
        ("7b", 7),
        ("1,5k", 1_500),
        ("3 zb", None),
    ],
)
def test_units_of_size(text: str, size: float | None) -> None:
    assert read_number(text, spec("size")) == size


@pytest.mark.parametrize(
    ("name", "text", "number"),
    [
        ("samplerate", "44.1kHz", 44_100), ("samplerate", "44.1k", 44_100),
        ("samplerate", "44100 hz", 44_100),
        ("bitrate", "320", 320), ("bitrate", "320k", 320), ("bitrate", "320KBPS", 320),
        ("bpm", "120 bpm", 120),
        ("bpm", "120", 120), ("bpm", "120 kg", None), ("bpm", "1e400", None), ("year", "1965", 1965),
    ],
)  # fmt: skip
def test_units(name: str, text: str, number: float | None) -> None:
    assert read_number(text, spec(name)) == number


@pytest.mark.parametrize(
    ("name", "number", "text"),
    [
        ("year", 0, "0000"), ("year", 1, "0001"), ("year", 987, "0987"), ("year", 1000, "1000"),
        ("year", 1965, "1965"), ("year", -5, "-5"), ("year", 987.5, "987.5"), ("disc", 1, "1"),
        ("disc", 987, "987"),
        ("bpm", 120.5, "120.5"), ("rating", 7, "3.5"), ("rating", 6, "3"), ("energy", 0.3, "30%"),
        ("energy", 0.125, "12.5%"), ("energy", 1, "100%"),
    ],
)  # fmt: skip
def test_the_text_of_numbers(name: str, number: float, text: str) -> None:
    assert number_text(number, spec(name)) == text
    assert read_number(text, spec(name)) == number


def test_a_share_without_a_short_text_keeps_its_value() -> None:
    energy = spec("energy")
    for tried in range(1, 2_000):
        share = math.sqrt(tried) / 50
        assert read_number(number_text(share, energy), energy) == share


def test_large_numbers_are_written_with_an_exponent() -> None:
    assert plain_number(1e15 - 1) == "999999999999999"
    assert plain_number(1e15) == "1000000000000000.0"
    assert plain_number(1e16) == "1e+16"
    assert plain_number(-1e15) == "-1000000000000000.0"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024", PartialDate(2024)), ("2024-05", PartialDate(2024, 5)), ("2024/5/3", PartialDate(2024, 5, 3)),
        ("2024.12.31", PartialDate(2024, 12, 31)), ("2023-02-29", None),
        ("2024-02-29", PartialDate(2024, 2, 29)),
        ("2024-13", None), ("2024-00", None), ("0000", None), ("7d", Ago(7, AgoUnit.DAY)),
        ("3 weeks", Ago(3, AgoUnit.WEEK)), ("2mo", Ago(2, AgoUnit.MONTH)), ("2m", Ago(2, AgoUnit.MONTH)),
        ("1 Year", Ago(1, AgoUnit.YEAR)), ("12h", Ago(12, AgoUnit.HOUR)), ("5 moons", None),
        ("today", Period("today")), ("never", None),
    ],
)  # fmt: skip
def test_moments(text: str, value: object) -> None:
    assert read_value(text, spec("added")) == value


@pytest.mark.parametrize("period", list(Period))
def test_periods_are_read_with_hyphens_spaces_and_without(period: Period) -> None:
    added = spec("added")
    assert value_text(period, added) == period.value
    for spelling in (period.value, period.value.replace("-", " "), period.value.replace("-", "").upper()):
        assert read_value(spelling, added) == period


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("top10%", (True, 10)), ("TOP 10 %", (True, 10)), ("bottom 2.5%", (False, 2.5)), ("Bottom2,5%",
        (False, 2.5)),
        ("top100%", (True, 100)), ("top101%", None), ("top0%", None), ("top10", None), ("middle10%", None),
    ],
)  # fmt: skip
def test_shares_of_a_list(text: str, share: tuple[bool, float] | None) -> None:
    assert read_share(text) == share


@pytest.mark.parametrize(
    ("name", "begun", "never"),
    [
        ("key", ["m", "ma", "maj", "MAJO", "mi", "a", "h", "C", "1", "9"], ["x", "0", "z", "mx"]),
        ("added", ["2", "20x", "n", "nev", "t", "tod", "last"], ["x", "q"]),
        ("rating", ["3", "3x", "*", "**x", "★", "½", "½x", "t", "top", "top 1", "b", "bott"], ["x", "q",
        "-"]),
        ("disc", ["", "1", "1.", "-", "+2", ".", "12,", "bottom 3"], ["1x", "x"]),
        ("length", ["3", "3:", "3q", "+", "-x", ".", ",5q", "t", "bot"], ["x", "q", "*"]),
        ("size", ["3", "3q", "+"], ["x"]),
    ],
)  # fmt: skip
def test_what_may_go_on(name: str, begun: list[str], never: list[str]) -> None:
    assert [text for text in begun if not may_go_on(text, spec(name))] == []
    assert [text for text in never if may_go_on(text, spec(name))] == []

"""Decoding in a thread of its own: what is held, what is told, and that it ends."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.playback.stream import track_reader
from musicrec_desktop.playback.stream.read_ahead import ReadAhead
from tests.support.audio_files import RATE_HZ, tone, write_tone
from tests.support.sound import poll

LIMIT_S = 10.0


class Told:
    """Which news came, and a way to wait for it."""

    def __init__(self) -> None:
        self.ready = threading.Event()
        self.complete = threading.Event()

    def buffer(self, path: str, *, start_ms: int = 0, ahead_s: float = 60.0) -> ReadAhead:
        return ReadAhead(
            path,
            start_ms=start_ms,
            ahead_s=ahead_s,
            on_ready=self.ready.set,
            on_complete=self.complete.set,
        )


def gone(buffer: ReadAhead) -> bool:
    """Whether the thread has ended."""
    buffer._thread.join(LIMIT_S)
    return not buffer._thread.is_alive()


def test_all_of_a_file_comes_in_order(tmp_path: Path) -> None:
    told = Told()
    buffer = told.buffer(write_tone(str(tmp_path / "a.wav"), 2.0))
    assert told.complete.wait(LIMIT_S)
    assert told.ready.is_set()
    assert (buffer.rate_hz, buffer.held, buffer.end_ms, buffer.failure) == (RATE_HZ, 2 * RATE_HZ, 2_000, "")
    heard = np.concatenate([buffer.take(777)[:, 0] for _ in range(2 * RATE_HZ // 777 + 1)])
    assert heard == pytest.approx(tone(2.0) / 32768, abs=1e-6)
    assert buffer.held == 0
    assert not len(buffer.take(5))
    assert gone(buffer)


def test_it_holds_no_more_than_it_shall_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    told = Told()
    buffer = told.buffer(write_tone(str(tmp_path / "a.wav"), 20.0), ahead_s=2.0)
    assert told.ready.wait(LIMIT_S)
    taken = 0
    while not (buffer.is_complete and buffer.held == 0):
        assert buffer.held < 2 * 65_536 + 2 * RATE_HZ
        taken += len(buffer.take(RATE_HZ))
    assert taken == 20 * RATE_HZ


def test_a_source_that_nobody_wants_any_more_ends_while_it_waits_for_room(tmp_path: Path) -> None:
    told = Told()
    buffer = told.buffer(write_tone(str(tmp_path / "a.wav"), 20.0), ahead_s=1.0)
    assert told.ready.wait(LIMIT_S)
    buffer.close()
    assert gone(buffer)
    assert buffer.held == 0
    assert not told.complete.is_set()


@pytest.mark.parametrize(
    ("content", "reason"), [(None, "gone"), (b"", "empty"), (b"text " * 999, "cannot-open")]
)
def test_a_file_that_cannot_be_read_is_ready_and_says_why(
    tmp_path: Path, content: bytes | None, reason: str
) -> None:
    path = tmp_path / "a.flac"
    if content is not None:
        path.write_bytes(content)
    told = Told()
    buffer = told.buffer(str(path))
    assert told.complete.wait(LIMIT_S)
    assert told.ready.is_set()
    assert buffer.is_ready
    assert buffer.failure == reason
    assert buffer.held == 0


def test_a_decoder_that_breaks_in_an_unforeseen_way_ends_the_track(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_reader: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(track_reader.TrackReader, "blocks", broken)
    # Such a bug shall be seen in the log; here it is expected.
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    told = Told()
    buffer = told.buffer(write_tone(str(tmp_path / "a.wav"), 1.0))
    assert told.complete.wait(LIMIT_S)
    assert gone(buffer)
    assert buffer.is_complete
    assert buffer.failure == "damaged"


def test_a_deleted_file_plays_on(tmp_path: Path) -> None:
    told = Told()
    buffer = told.buffer(write_tone(str(tmp_path / "a.wav"), 20.0), ahead_s=1.0)
    assert told.ready.wait(LIMIT_S)
    (tmp_path / "a.wav").unlink()
    taken = 0
    while not (buffer.is_complete and buffer.held == 0):
        taken += len(buffer.take(RATE_HZ))
    assert taken == 20 * RATE_HZ
    assert buffer.failure == ""


def test_its_end_counts_from_the_beginning_of_the_file(tmp_path: Path) -> None:
    told = Told()
    buffer = told.buffer(write_tone(str(tmp_path / "a.flac"), 3.0), start_ms=1_000)
    assert told.complete.wait(LIMIT_S)
    assert (buffer.start_ms, buffer.held, buffer.end_ms) == (1_000, 2 * RATE_HZ, 3_000)


def test_a_full_buffer_is_filled_again_when_there_is_room_for_much(tmp_path: Path) -> None:
    told = Told()
    buffer = told.buffer(write_tone(str(tmp_path / "a.wav"), 60.0), ahead_s=8.0)
    poll(lambda: buffer.held >= 8 * RATE_HZ)
    for _ in range(3):
        full = buffer.held
        taken = 0
        while full - taken - RATE_HZ // 10 >= 6 * RATE_HZ:
            taken += len(buffer.take(RATE_HZ // 10))
            assert buffer.held == full - taken
        buffer.take(RATE_HZ // 10)
        poll(lambda: buffer.held >= 8 * RATE_HZ)
    buffer.close()
    assert gone(buffer)

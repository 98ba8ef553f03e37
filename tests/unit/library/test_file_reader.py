"""Reading in helper processes: files that hang or crash their reader."""

from __future__ import annotations

import ctypes
import itertools
import os
import signal
import struct
import threading
from multiprocessing.connection import Connection
from pathlib import Path

import mutagen.id3
import pytest

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library import reading_helpers, reading_process
from musicrec_desktop.library.file_reader import FileReader
from musicrec_desktop.library.rating_tags import TagRating
from tests.unit.library.files import write_mp3, write_titled, write_wav

SHORT_CPU_S = 0.5


@pytest.fixture
def reader() -> FileReader:
    return FileReader(read_cpu_s=SHORT_CPU_S)


def write_endless_musepack(path: Path) -> Path:
    """A stream of packets of no length, over which mutagen's reader of Musepack 8 never gets."""
    head = b"MPCK"
    # "AP" ends the search for headers; any other packet is passed over, here by nothing.
    packet = b"ZZ\x00"
    path.write_bytes(head + packet * 40)
    return path


def titles(reader: FileReader, *paths: Path) -> list[str]:
    found = reader.tags_of([(str(path), path.name) for path in paths])
    return [one.reason if isinstance(one, LibraryError) else one.tags.title for one in found]


def test_answers_come_in_order_over_many_packets(reader: FileReader, tmp_path: Path) -> None:
    count = 2 * reading_helpers.PACKET_CALLS * reading_helpers.PACKETS_AHEAD + 1
    first = write_titled(tmp_path / "0.mp3", "T0")
    paths = [first]
    for number in range(1, count):
        paths.append(tmp_path / f"{number}.mp3")
        os.link(first, paths[-1])
    found = titles(reader, *paths)
    assert found == ["T0"] * count
    reader.close()


def test_two_helpers_share_many_files(
    reader: FileReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_helpers, "LEAST_SHARED", 6)
    monkeypatch.setattr(reading_helpers, "PACKET_CALLS", 2)
    paths = [write_titled(tmp_path / f"{number}.mp3", f"T{number}") for number in range(11)]
    paths[4] = write_endless_musepack(tmp_path / "4.mpc")
    others: list[str] = []

    def read_another() -> None:
        # One run shares; another one meanwhile has a helper of its own.
        others.extend(titles(reader, *paths[5:]))

    found = reader.tags_of([(str(path), path.name) for path in paths])
    names = [
        one.reason if isinstance(one, LibraryError) else one.tags.title for one in itertools.islice(found, 3)
    ]
    thread = threading.Thread(target=read_another)
    thread.start()
    names += [one.reason if isinstance(one, LibraryError) else one.tags.title for one in found]
    thread.join(20)
    wanted = [f"T{number}" for number in range(11)]
    assert others == wanted[5:]
    wanted[4] = reading_helpers.HANGS
    assert names == wanted
    assert 1 < len(reader._helpers._idle) <= reading_helpers.MOST_HELPERS
    reader.close()


def test_ratings_come_as_tags_do(reader: FileReader, tmp_path: Path) -> None:
    rated = write_mp3(tmp_path / "a.mp3", mutagen.id3.POPM(email="", rating=255, count=2))
    one, gone = reader.ratings_of([str(rated), str(tmp_path / "gone.mp3")])
    assert one == TagRating(100, 2)
    assert isinstance(gone, LibraryError)
    reader.close()


def test_what_is_wrong_with_a_file_is_its_own_reason(reader: FileReader, tmp_path: Path) -> None:
    (tmp_path / "empty.mp3").touch()
    good = write_titled(tmp_path / "good.mp3", "Good")
    assert titles(reader, tmp_path / "empty.mp3", tmp_path / "gone.mp3", good) == ["empty", "gone", "Good"]
    with pytest.raises(LibraryError, match="gone"):
        reader.tags(str(tmp_path / "gone.mp3"), "gone.mp3")
    assert reader.cover(str(tmp_path / "gone.mp3")) is None


def test_a_file_that_hangs_costs_itself_only(reader: FileReader, tmp_path: Path) -> None:
    before, after = write_titled(tmp_path / "a.mp3", "A"), write_titled(tmp_path / "c.mp3", "C")
    endless = write_endless_musepack(tmp_path / "b.mpc")
    assert titles(reader, before, endless, after, endless) == ["A", "reading-hangs", "C", "reading-hangs"]
    assert reader.cover(str(endless)) is None
    assert titles(reader, after) == ["C"]


class CrashingTasks(reading_process.Tasks):
    """Ends the process at a file of one name, as a fault in a C library does."""

    def _tags(self, run: int, path: str, relative_path: str, rules: object = None) -> object:
        if relative_path.startswith("crash"):
            os.kill(os.getpid(), signal.SIGSEGV)
        if relative_path.startswith("once") and not os.path.exists(path + ".seen"):
            Path(path + ".seen").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if relative_path.startswith("odd"):
            raise ZeroDivisionError
        if relative_path.startswith("huge"):
            bytearray(1 << 40)
        return super()._tags(run, path, relative_path, rules)


def serve_crashing(connection: Connection, begun: ctypes.c_longlong) -> None:
    # In the helper's process alone.
    setattr(reading_process, "Tasks", CrashingTasks)  # noqa: B010
    reading_process.serve(connection, begun)


@pytest.fixture
def crashing(monkeypatch: pytest.MonkeyPatch) -> FileReader:
    monkeypatch.setattr(reading_helpers, "SERVE", serve_crashing)
    return FileReader()


def test_a_file_that_crashes_costs_itself_only(crashing: FileReader, tmp_path: Path) -> None:
    paths = [write_titled(tmp_path / f"{name}.mp3", name.upper()) for name in ("a", "crash", "c")]
    assert titles(crashing, *paths, *paths) == ["A", "reading-crashes", "C"] * 2


def test_a_helper_that_somebody_else_ended_blames_nobody(crashing: FileReader, tmp_path: Path) -> None:
    paths = [write_titled(tmp_path / f"{name}.mp3", name.upper()) for name in ("a", "once", "c")]
    assert titles(crashing, *paths) == ["A", "ONCE", "C"]


def test_any_exception_is_the_files_failure(crashing: FileReader, tmp_path: Path) -> None:
    paths = [write_titled(tmp_path / f"{name}.mp3", name.upper()) for name in ("odd", "huge", "c")]
    assert titles(crashing, *paths) == ["unreadable", "reading-needs-memory", "C"]


def test_a_helper_that_went_for_want_of_work_is_replaced(reader: FileReader, tmp_path: Path) -> None:
    path = write_titled(tmp_path / "a.mp3", "A")
    assert titles(reader, path) == ["A"]
    [one] = reader._helpers._idle
    one._process.kill()
    one._process.join()
    assert titles(reader, path) == ["A"]


def serve_not(_connection: Connection, _begun: ctypes.c_longlong) -> None:
    raise SystemExit(7)


def test_no_file_is_blamed_where_no_helper_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_helpers, "SERVE", serve_not)
    path = write_titled(tmp_path / "a.mp3", "A")
    assert titles(FileReader(), path, path, path) == ["no-reader"] * 3
    assert "no-reader" not in reading_helpers.LASTING


def test_a_stopped_run_ends_without_waiting(tmp_path: Path) -> None:
    endless = write_endless_musepack(tmp_path / "a.mpc")
    stop = threading.Event()
    stop.set()
    patient = FileReader(read_cpu_s=60.0)
    assert list(patient.tags_of([(str(endless), "a.mpc")], stop.is_set)) == []
    assert not patient._helpers._idle


def test_reading_goes_on_in_several_threads(reader: FileReader, tmp_path: Path) -> None:
    path = write_titled(tmp_path / "a.mp3", "A")
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.extend(titles(reader, path))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["A"] * 6
    assert len(reader._helpers._idle) <= reading_helpers.MOST_HELPERS
    reader.close()


def test_a_header_that_mutagen_only_trips_over_later_leaves_the_names(
    reader: FileReader, tmp_path: Path
) -> None:
    """A DSF file with a rate of zero: its length is computed when it is read."""
    chunk = b"DSD " + struct.pack("<QQQ", 28, 28 + 52 + 12 + 4096, 0)
    chunk += b"fmt " + struct.pack("<QIIIIIIQII", 52, 1, 0, 2, 2, 0, 1, 4096 * 8, 4096, 0)
    path = tmp_path / "zero.dsf"
    path.write_bytes(chunk + b"data" + struct.pack("<Q", 12 + 4096) + bytes(4096))
    reading = reader.tags(str(path), "zero.dsf")
    assert (reading.problem, reading.tags.title) == ("bad-tags", "Zero")


def test_a_wav_has_a_length(reader: FileReader, tmp_path: Path) -> None:
    assert reader.tags(str(write_wav(tmp_path / "a.wav")), "a.wav").tags.duration_ms


def test_single_files_are_read_by_one_process(reader: FileReader, tmp_path: Path) -> None:
    """A process for each cover would cost a quarter of a second each."""
    file = write_titled(tmp_path / "a.mp3", "A")
    processes = set()
    for _ in range(3):
        reader.cover(str(file))
        reader.tags(str(file), file.name)
        assert len(reader._helpers._idle) == 1
        processes.add(reader._helpers._idle[0]._process.pid)
    assert len(processes) == 1
    reader.close()

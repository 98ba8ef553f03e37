"""Fuzzing that is led by which lines of the parsers ran: `python -m tests.soak.coverage_fuzz TARGET`.

It needs atheris (a libFuzzer for Python), which the program and its tests do not. An input is kept for
further mutation where it reaches code that none did before. Unlike `tests.soak.hostile` the parsers are
called directly, without the helpers that would catch what they do; an input that takes longer than a helper
may is counted by the place, and is no finding.
"""

from __future__ import annotations

import argparse
import atexit
import importlib
import importlib.util
import logging
import os
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from musicrec_desktop.core.errors import MusicRecError
from tests.soak.hostile.doors import Door
from tests.soak.hostile.seeds import all_seeds

NEEDS: Final = "This needs atheris: pip install atheris"
_LONGEST_INPUT: Final = 60_000
_INPUT_LIMIT_S: Final = 5.0
"""Processor time of one input, as the helper has it that reads files (``library/reading_helpers.py``)."""
_STUCK_S: Final = 900
"""Of the clock, where not even a signal comes through."""
_KINDS: Final = ("navidrome", "kodi", "musicbee", "quodlibet", "rhythmbox")
_LIST_SUFFIXES: Final = (".m3u", ".m3u8", ".pls", ".xspf", ".jspf", ".wpl", ".asx", ".zpl", "")
_LISTS: Final = len(_LIST_SUFFIXES) + len(_KINDS)
_WORD_SUFFIXES: Final = (".lrc", ".srt", ".vtt", ".ttml", ".txt")


@dataclass(frozen=True, slots=True)
class Target:
    """A parser.

    Attributes:
        packages: whose code is watched.
        doors: whose samples it begins with.
        make: gives the function that takes an input, after the packages were loaded; it is given a file name
            that may be written.
        choices: how many readings its first byte chooses from; 0 where it belongs to the file.
    """

    packages: tuple[str, ...]
    doors: frozenset[Door]
    make: Callable[[str], Callable[[bytes], object]]
    choices: int = 0


def _tags(path: str) -> Callable[[bytes], object]:
    from musicrec_desktop.library.artwork import embedded_kinds
    from musicrec_desktop.library.lyrics.embedded import embedded_lyrics
    from musicrec_desktop.library.opening import open_audio
    from musicrec_desktop.library.rating_tags import read_rating
    from musicrec_desktop.library.tagging.reading import read_edited
    from musicrec_desktop.library.tags import ReadingRules, TagReader

    rules = ReadingRules()

    def parse(data: bytes) -> None:
        with open(path, "wb") as file:
            file.write(data)
        TagReader(rules).read(path, "a.mp3")
        embedded_kinds(path)
        embedded_lyrics(open_audio(path))
        read_rating(path)
        read_edited(path, rules)

    return parse


def _playlist(_path: str) -> Callable[[bytes], object]:
    from musicrec_desktop.playlist_files.reading import parse_playlist
    from musicrec_desktop.playlist_files.smart.reading import parse_smart
    from musicrec_desktop.playlist_files.surroundings import Surroundings

    nowhere = Surroundings(lambda _: False, lambda _: b"")

    def parse(data: bytes) -> None:
        which = data[0] % _LISTS if data else 0
        if which < len(_LIST_SUFFIXES):
            parse_playlist(f"/m/a{_LIST_SUFFIXES[which]}", data[1:], nowhere)
        else:
            parse_smart("/m/a.x", _KINDS[which - len(_LIST_SUFFIXES)], data[1:])

    return parse


def _lyrics(_path: str) -> Callable[[bytes], object]:
    from musicrec_desktop.library.lyrics.sidecars import lyrics_in
    from musicrec_desktop.model.lyrics import Lyrics, LyricsClock

    def parse(data: bytes) -> None:
        which = data[0] if data else 0
        found = lyrics_in(f"a{_WORD_SUFFIXES[which % len(_WORD_SUFFIXES)]}", data[1:])
        if isinstance(found, Lyrics):
            LyricsClock(found).next_change_ms(1000)

    return parse


def _cue(path: str) -> Callable[[bytes], object]:
    from musicrec_desktop.library.cue.reading import read_sheet

    def parse(data: bytes) -> None:
        with open(path, "wb") as file:
            file.write(data)
        read_sheet(path)

    return parse


def _import(path: str) -> Callable[[bytes], object]:
    from musicrec_desktop.core.tasks import TaskContext
    from musicrec_desktop.imports.reading import ImportFile

    def parse(data: bytes) -> None:
        with open(path, "wb") as file:
            file.write(data)
        with ImportFile(path, TaskContext(), 1_764_000_000_000, path + ".copies") as file_:
            for source in file_.sources:
                file_.accounts(source)
                for _record in file_.read(source).records:
                    pass

    return parse


def _tracklist(_path: str) -> Callable[[bytes], object]:
    from musicrec_desktop.services.tracklists.sources import TracklistSource, read_source
    from tests.soak.hostile.doors import NothingKnown

    def parse(data: bytes) -> None:
        from musicrec_desktop.core.tasks import TaskContext

        text = data[1:].decode("utf-8", "replace")
        is_page = bool(data) and data[0] % 2
        source = TracklistSource(html=text) if is_page else TracklistSource(text=text)
        read_source(source, NothingKnown, TaskContext(), 0, "")

    return parse


def _archive(path: str) -> Callable[[bytes], object]:
    from musicrec_desktop.services.profiles.archive.reading import opened_archive

    def parse(data: bytes) -> None:
        with open(path, "wb") as file:
            file.write(data)
        with opened_archive(path) as archive:
            for name in ("rows/listen.jsonl", "tracks.jsonl"):
                if archive.has(name):
                    list(archive.rows(name))

    return parse


_ROOM: Final = "musicrec_desktop."
TARGETS: Final = {
    "tags": Target(("mutagen", _ROOM + "library"), frozenset({Door.TAGS}), _tags),
    "playlist": Target((_ROOM + "playlist_files",), frozenset({Door.PLAYLIST}), _playlist, _LISTS),
    "lyrics": Target((_ROOM + "library.lyrics",), frozenset({Door.LYRICS}), _lyrics, len(_WORD_SUFFIXES)),
    "cue": Target((_ROOM + "library",), frozenset({Door.CUE}), _cue),
    "import": Target((_ROOM + "imports", "zipfile", "json"), frozenset({Door.IMPORT}), _import),
    "tracklist": Target(
        (_ROOM + "tracklists", _ROOM + "services.tracklists"), frozenset({Door.TRACKLIST}), _tracklist, 2
    ),
    "archive": Target(
        (_ROOM + "services.profiles.archive", "zipfile", "json"), frozenset({Door.ARCHIVE}), _archive
    ),
}


class _TooLongError(BaseException):
    """An input took more processor time than a helper would get; no parser may catch that."""


class _Findings(logging.Handler):
    """What no parser foresaw, each kind once."""

    def __init__(self, parse: Callable[[bytes], object], seconds: float) -> None:
        super().__init__(logging.INFO)
        self._parse, self._until = parse, time.process_time() + seconds
        self.runs, self.kinds = 0, {}  # type: int, dict[str, tuple[str, bytes]]
        self._data = b""
        self.ended: Counter[str] = Counter()
        signal.signal(signal.SIGPROF, self._end)

    def emit(self, record: logging.LogRecord) -> None:
        """Note an error that a parser has hidden behind names of files."""
        if record.exc_info and record.exc_info[1] is not None:
            self._note(record.exc_info[1])

    def take(self, data: bytes) -> None:
        """One input."""
        if time.process_time() > self._until:
            self.tell()
            os._exit(0)
        self.runs += 1
        self._data = data
        signal.setitimer(signal.ITIMER_PROF, _INPUT_LIMIT_S)
        try:
            self._parse(data)
        except MusicRecError:
            return
        except _TooLongError as error:
            frame = traceback.extract_tb(error.__traceback__)[-2]
            self.ended[f"{frame.filename}:{frame.name}"] += 1
        except Exception as error:  # noqa: BLE001  what this looks for
            self._note(error)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    @staticmethod
    def _end(_signal: int, _frame: object) -> None:
        raise _TooLongError

    def _note(self, error: BaseException) -> None:
        frames = traceback.extract_tb(error.__traceback__)[-2:]
        kind = f"{type(error).__name__} " + " < ".join(f"{one.filename}:{one.lineno}" for one in frames[::-1])
        if kind not in self.kinds:
            self.kinds[kind] = "".join(traceback.format_exception(error)), self._data
            print(f"FOUND {kind}", flush=True)

    def tell(self) -> None:
        """Write what was found."""
        print(f"{self.runs:,} executions, {len(self.kinds)} findings, ended by the limit: {dict(self.ended)}")
        for text, data in self.kinds.values():
            print(f"{text}input {data[:2000]!r}\n")
        sys.stdout.flush()


def _samples(target: Target, folder: str) -> str:
    """Write the samples of a target into a folder, one for each way to read them."""
    os.makedirs(folder)
    for number, seed in enumerate(one for one in all_seeds() if set(one.doors) & target.doors):
        for choice in range(max(1, target.choices)):
            with open(os.path.join(folder, f"{number}-{choice}"), "wb") as file:
                file.write((bytes([choice]) if target.choices else b"") + seed.data[:_LONGEST_INPUT])
    return folder


def main() -> int:
    """Fuzz one parser for some time."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.coverage_fuzz")
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=float, default=300.0, help="of processor time")
    parser.add_argument("--seed", type=int, default=18)
    options = parser.parse_args()
    if importlib.util.find_spec("atheris") is None:
        print(NEEDS)
        return 0
    atheris: Any = importlib.import_module("atheris")
    target = TARGETS[options.target]
    folder = tempfile.mkdtemp(prefix="musicrec-fuzz-", dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
    samples = _samples(target, os.path.join(folder, "samples"))
    loaded = [name for name in sys.modules if name.startswith(target.packages)]
    for name in loaded:
        del sys.modules[name]
    with atheris.instrument_imports(include=list(target.packages)):
        parse = target.make(os.path.join(folder, "input"))
    findings = _Findings(parse, options.seconds)
    logging.getLogger("musicrec_desktop").addHandler(findings)
    logging.getLogger("musicrec_desktop").setLevel(logging.INFO)
    atexit.register(findings.tell)
    limits = (f"-max_len={_LONGEST_INPUT}", f"-timeout={_STUCK_S}", "-rss_limit_mb=3000")
    atheris.Setup([sys.argv[0], samples, f"-seed={options.seed}", "-verbosity=0", *limits], findings.take)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())

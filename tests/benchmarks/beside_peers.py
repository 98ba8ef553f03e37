"""Our program beside other players: ``python -m tests.benchmarks.beside_peers --profile DIR [--json]``.

Quod Libet, Strawberry and Rhythmbox, whichever is installed, get the tracks of a made profile in libraries of
their own, each in a home of its own, on an X server that draws into memory. All of them, ours too, are looked
at from the outside alone: what they draw, what their processes need. So a figure is not quite that of
``tests.benchmarks.light``, but the same for all.

* first rows: the last large change of the picture before it is still for 3 s
* search: from the last key until the last change of the picture
* playing: the window visible, and taken from the screen
* until quiet, memory, bytes a track: as in ``light``
"""

from __future__ import annotations

import argparse
import contextlib
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final
from unittest import SkipTest

from mutagen.flac import FLAC

from tests.benchmarks.light import conditions_of, texts_of
from tests.support.audio_files import encode_pieces
from tests.support.peer_figures import OURS, PeerRecord, peer_table
from tests.support.peers.players import FILE, Player, installed, musicrec, peer
from tests.support.peers.tracks import tracks_of
from tests.support.private_bus import private_bus
from tests.support.process_tree import ProcessTree
from tests.support.processes import ended
from tests.support.screen_watch import ScreenWatch
from tests.support.screens import x_screen
from tests.support.sound import pulse_sink
from tests.support.swelling_noise import swelling_noise

LARGE: Final = 0.02
"""Share of the pixels whose change is a list, not a line of text."""
SMALL: Final = 0.004
STILL_S: Final = 3.0
KEYS_STILL_S: Final = 0.8
LIMIT_S: Final = 120.0
PLAYING_S: Final = 20.0
SETTLING_S: Final = 5.0
KEY_S: Final = 0.06
_SOUND_S: Final = 240.0


class Watched:
    """One player, used and watched on one screen.

    Args:
        player: what is started.
        environment: of its processes.
        watch: of the screen.
    """

    def __init__(self, player: Player, environment: dict[str, str], watch: ScreenWatch) -> None:
        self._player, self._environment, self._watch = player, environment, watch

    def start(self, figures: dict[str, list[float]]) -> None:
        """One start until quiet."""
        began = time.monotonic()
        with self._process() as process:
            painted = self._watch.until_still(STILL_S, LARGE, LIMIT_S, is_awaited=True)
            tree = ProcessTree(process.pid)
            quiet, memory = tree.until_quiet(), tree.memory()
            for key, value in (
                ("first_rows_ms", 1000 * (painted - began)),
                ("cpu_until_quiet_s", quiet.cpu_s),
                ("rss_mb", memory.rss_mb),
                ("private_mb", memory.private_mb),
            ):
                figures.setdefault(key, []).append(value)

    def use(self, sound: str, texts: Sequence[str]) -> dict[str, float]:
        """Search, and play."""
        with self._process() as process:
            self._watch.until_still(STILL_S, LARGE, LIMIT_S, is_awaited=True)
            tree = ProcessTree(process.pid)
            tree.until_quiet()
            self._keys(*self._player.search)
            searched = [self._search(text) for text in texts]
            for command in self._player.play:
                filled = [sound if word == FILE else word for word in command]
                subprocess.run(filled, env=self._environment, check=False, timeout=LIMIT_S)
            tree.until_quiet(SETTLING_S)
            visible = tree.percent(PLAYING_S)
            self._hide()
            time.sleep(SETTLING_S)
            hidden = tree.percent(PLAYING_S)
        return {
            "playing_visible_percent": visible,
            "playing_hidden_percent": hidden,
            "search_p50_ms": statistics.median(searched),
            "search_worst_ms": max(searched),
        }

    @contextlib.contextmanager
    def _process(self) -> Iterator[subprocess.Popen[bytes]]:
        process = subprocess.Popen(
            self._player.command,
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        with ended(process, grace_s=30):
            yield process

    def _search(self, text: str) -> float:
        """Milliseconds from the last key until the list is still; the field is emptied first."""
        self._keys("key", "ctrl+a", "BackSpace")
        self._watch.until_still(KEYS_STILL_S, SMALL, LIMIT_S)
        for letter in text[:-1]:
            self._keys("type", letter)
            time.sleep(KEY_S)
        pressed = time.monotonic()
        self._keys("type", text[-1])
        return 1000 * max(0.0, self._watch.until_still(KEYS_STILL_S, SMALL, LIMIT_S) - pressed)

    def _keys(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._environment, check=False, timeout=LIMIT_S)

    def _hide(self) -> None:
        """Take its largest windows from the screen, as a window manager does that minimises them."""
        self._keys("search", "--onlyvisible", "--name", ".", "windowunmap", "%@")


def measure(
    profile: str, starts: int, says: Callable[[str], object], keep: Callable[[PeerRecord], object]
) -> PeerRecord:
    """Figures of all players that are installed; what is known is kept after each of them."""
    names, absent = installed()
    says(f"beside {', '.join(names) or 'nothing'}; not installed: {', '.join(absent) or 'nothing'}")
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="musicrec-peers-")))
        screen = folder / "screen"
        screen.mkdir()
        display = stack.enter_context(x_screen(str(screen)))
        watch = ScreenWatch(str(screen / "Xvfb_screen0"))
        shared = _environment(stack, display)
        texts, count = texts_of(profile)
        plain = [text for text in texts if ":" not in text]  # the words that every player understands
        tracks, music = tracks_of(profile)
        copy = folder / "profile"
        shutil.copytree(profile, copy, ignore=shutil.ignore_patterns("run", "log"))
        (sound,) = encode_pieces(str(folder), "flac", [swelling_noise(_SOUND_S)])
        _give_genre(sound)
        figures: dict[str, dict[str, float]] = {}
        for name in (OURS, *names):
            environment = shared | _home(folder / f"home of {name}")
            if name == OURS:
                player = musicrec(str(copy))
            else:
                player = peer(name, Path(environment["HOME"]), tracks, music, environment, watch)
            says(f"{name}: {starts} starts, and one that does not count")
            watched, taken = Watched(player, environment, watch), dict[str, list[float]]()
            watched.start({})
            for _ in range(starts):
                watched.start(taken)
            says(f"{name}: searching, playing")
            figures[name] = {key: statistics.median(values) for key, values in taken.items()}
            figures[name] |= watched.use(sound, plain)
            figures[name]["bytes_per_track"] = player.library.stat().st_size / count
            record = PeerRecord(conditions_of(count, starts), figures, tuple(absent))
            keep(record)
        return record


def _give_genre(sound: str) -> None:
    """Have it like most tracks: the first one without a genre has ours learn genres, once, for a minute."""
    tags = FLAC(sound)
    tags["genre"] = ["Rock"]
    tags.save()


def _environment(stack: contextlib.ExitStack, display: str) -> dict[str, str]:
    """What all players share: the screen, a bus and a sound card of their own."""
    bus, sink = stack.enter_context(private_bus()), stack.enter_context(pulse_sink())
    environment = {name: value for name, value in bus.environment.items() if name != "WAYLAND_DISPLAY"}
    own = {"XDG_RUNTIME_DIR", "PULSE_SERVER"}
    return (
        environment
        | {name: sink.environment[name] for name in own}
        | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "GDK_BACKEND": "x11", "GSETTINGS_BACKEND": "memory"}
    )


def _home(folder: Path) -> dict[str, str]:
    folder.mkdir()
    return {"HOME": str(folder)} | {
        f"XDG_{name}_HOME": str(folder / place)
        for name, place in (("CONFIG", ".config"), ("DATA", ".local/share"), ("CACHE", ".cache"))
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--profile", required=True, help="of a made library; it is copied")
    parser.add_argument("--starts", type=int, default=3, help="that count, of each player")
    parser.add_argument("--json", action="store_true", help="print figures and ratios as one line of JSON")
    parser.add_argument("--record", help="a file to keep the figures in, as JSON")
    options = parser.parse_args()
    try:
        record = measure(
            options.profile,
            options.starts,
            lambda line: sys.stderr.write(f"{line}\n"),
            lambda known: known.save(options.record) if options.record else None,
        )
    except SkipTest as reason:
        sys.exit(f"this needs more than is installed: {reason}")
    if options.json:
        found = {"figures": record.figures, "ratios": record.ratios(), "absent": record.absent}
        print(json.dumps(found))
    else:
        print(peer_table(record))


if __name__ == "__main__":
    main()

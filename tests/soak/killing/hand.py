"""The window with a hand in it: ``python -m tests.soak.killing.hand [ARGUMENTS OF MUSICREC]``.

The program starts as always. When its loop of events begins, it does what it is told on stdin, through the
commands that the menus and keys of the window call, and tells on stdout what is done.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from musicrec_desktop.core.tasks import TaskContext
    from musicrec_desktop.model.import_plan import ImportReport
    from musicrec_desktop.model.listen import Listen
    from musicrec_desktop.model.playlist import Playlist, PlaylistEntryId
    from musicrec_desktop.model.tag_edit import TagPlan
    from musicrec_desktop.model.tag_fields import FileTags
    from musicrec_desktop.model.track import TrackId
    from musicrec_desktop.ui.window.main_window import MainWindow

SOUND: Final = "MUSICREC_DRIVEN_SOUND"
"""The variable with the kind of sound."""
ANALYSING: Final = "MUSICREC_DRIVEN_ANALYSING"
"""The variable that is 0 where tracks are not listened to."""
SILENT: Final = "silent"
"""An engine without sound, which plays in real time."""
MACHINE: Final = "machine"
"""The engine of the machine."""
TICK_MS: Final = 50
Telling = dict[str, object]


class Hand:
    """Does what it is told, in the thread of the window.

    Args:
        read_from: descriptor of the commands, a line of JSON each.
        write_to: descriptor of what is told.
    """

    def __init__(self, read_from: int, write_to: int) -> None:
        self._commands, self._write_to = os.fdopen(read_from), write_to
        self._kept: list[object] = []
        self._started_at_ms = 0
        self._last: Telling = {}

    def begin(self) -> None:
        """The loop of events begins."""
        player, services = self._window.services.player, self._window.services
        services.listening.logged.connect(self._on_logged)
        player.track_started.connect(self._on_started)
        notifier = QSocketNotifier(self._commands.fileno(), QSocketNotifier.Type.Read)
        notifier.activated.connect(self._on_command)
        timer = QTimer()
        timer.timeout.connect(self._tick)
        timer.start(TICK_MS)
        self._kept += [notifier, timer]
        recovery = services.backups.recovery
        self.tell(
            {
                "opened": {
                    "recovery": None if recovery is None else repr(recovery),
                    "restored": services.backups.restored,
                    "write_problem": str(services.backups.write_problem or ""),
                    **self._place(),
                }
            }
        )

    @property
    def _window(self) -> MainWindow:
        from musicrec_desktop.ui.window.main_window import MainWindow

        return next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))

    def tell(self, what: Telling) -> None:
        """Tell the driver something; what is told is in the pipe when this returns."""
        os.write(self._write_to, json.dumps(what).encode("ascii") + b"\n")

    def _place(self) -> Telling:
        player = self._window.services.player
        current = player.queue.current
        return {
            "current": None if current is None else current.track_id,
            "position_ms": player.position_ms,
            "upcoming": len(player.queue.upcoming),
        }

    def _tick(self) -> None:
        """What plays, if it differs from what was told last."""
        player = self._window.services.player
        place = {**self._place(), "state": player.state.value}
        if place != self._last:
            self._last = place
            heard = {"started_at_ms": self._started_at_ms, "listened_ms": player.listened_ms}
            self.tell({"tick": {**place, **heard, "at_ms": round(1000 * time.monotonic())}})

    def _on_started(self, _entry: object, started_at_ms: int) -> None:
        self._started_at_ms = started_at_ms

    def _on_logged(self, listen: Listen) -> None:
        told = (listen.track_id, listen.started_at_ms, listen.listened_ms, str(listen.reason))
        self.tell({"listen": told})

    def _on_command(self) -> None:
        line = self._commands.readline()
        if not line:
            QApplication.quit()
            return
        number, name, arguments = json.loads(line)
        try:
            is_later = self._do(name, arguments)
        except Exception as error:
            self.tell({"failed": number, "why": f"{name}: {error!r}"})
            raise
        if is_later and self._window.notices.history.waits(lambda: self._confirm(number)):
            return
        if is_later and self._window.services.playlists.lane.is_busy:
            self._window.services.playlists.lane.start(lambda: None, lambda _nothing: self._confirm(number))
            return
        self._confirm(number)

    def _confirm(self, number: int) -> None:
        self.tell({"done": number})

    def _do(self, name: str, arguments: list[object]) -> bool:
        """Do something; whether it may be under way in a lane."""
        simple: dict[str, Callable[..., object]] = {
            **self._of_player(),
            "like": lambda track: self._window.feedback.like([track]),
            "dislike": lambda track: self._window.feedback.dislike([track]),
            "rate": self._window.commands.ratings.rate,
            "scan": self._window.services.scan.rescan,
            "analyse": self._window.services.analyse.start,
            "back_up": self._back_up,
            "tag": self._tag,
            "import": self._import,
            "quit": lambda: QTimer.singleShot(0, QApplication.quit),
            "map": self._window.services.music_map.make_anew,
            "index": self._window.services.similarity.rebuild,
            "page": self._go_page,
            "search": self._window.sidebar.search.setText,
        }
        if name in simple:
            simple[name](*arguments)
            return False
        self._of_playlists()[name](*arguments)
        return True

    def _go_page(self, name: str) -> None:
        from musicrec_desktop.ui.window.places import PageId

        self._window.navigator.go_page(PageId(name))

    def _of_player(self) -> dict[str, Callable[..., object]]:
        player = self._window.services.player
        return {
            "play": player.play_now,
            "enqueue": player.enqueue,
            "play_next": player.play_next,
            "pause": player.toggle,
            "next": player.next,
            "previous": player.previous,
            "seek": player.seek,
            "shuffle": lambda: player.set_shuffled(not player.is_shuffled),
            "volume": player.set_volume,
        }

    def _of_playlists(self) -> dict[str, Callable[..., object]]:
        gestures, lists = self._window.playlist_gestures, self._window.services.playlists.lists
        from musicrec_desktop.model.playlist import SmartRules
        from musicrec_desktop.services.playlists.entries import Doubles

        edits = gestures.edits
        entries = self._window.services.playlists.entries

        def add(name: str, ids: Sequence[TrackId], at: int) -> None:
            playlist_id = self._playlist(name).id

            def added() -> object:
                edit = entries.add(playlist_id, ids, at=at, doubles=Doubles.ADD).edit
                assert edit is not None
                return edit

            edits.run(added, "Add", "Added")  # type: ignore[arg-type]

        return {
            "undo": lambda: self._window.actions_table.run("undo"),
            "redo": lambda: self._window.actions_table.run("redo"),
            "create": lambda name, ids: edits.run(lambda: lists.create(name, ids), "New", "Made"),
            "create_smart": lambda name, query: edits.run(
                lambda: lists.create_smart(name, SmartRules(query)), "New", "Made"
            ),
            "set_rules": lambda name, query: edits.run(
                lambda: lists.set_rules(self._playlist(name).id, SmartRules(query)), "Rules", "Changed"
            ),
            "add": add,
            "remove": lambda name, places: gestures.remove(self._playlist(name), self._entries(name, places)),
            "move": lambda name, places, to: gestures.move(
                self._playlist(name), self._entries(name, places), to
            ),
            "describe": lambda name, text: gestures.describe(self._playlist(name), text),
            "rename": lambda name, other: gestures.rename(self._playlist(name), other),
            "delete": lambda name: gestures.delete([self._playlist(name)]),
        }

    def _playlist(self, name: str) -> Playlist:
        return next(one for one in self._window.services.playlists.reader.playlists() if one.name == name)

    def _entries(self, name: str, places: Sequence[int]) -> list[PlaylistEntryId]:
        entries = self._window.services.playlists.reader.entries(self._playlist(name).id)
        return [entries[place].id for place in places]

    def _back_up(self) -> None:
        from musicrec_desktop.core.tasks import Lane

        services = self._window.services
        services.scheduler.run(
            Lane.QUICK,
            lambda _context: services.backups.make_blocking(),
            on_done=lambda path: self.tell({"job": ["back_up", os.path.basename(path)]}),
        )

    def _tag(self, track: TrackId, text: str) -> None:
        """Write another comment into a file."""
        from musicrec_desktop.model.tag_edit import SetField

        tagging = self._window.services.tagging

        def write(plan: TagPlan) -> None:
            tagging.write(
                plan, lambda outcome: self.tell({"job": ["tag", track, text, len(outcome.done)]}), self._fail
            )

        def plan(files: tuple[FileTags, ...]) -> None:
            tagging.plan(files, [SetField("comment", (text,))], write, self._fail)

        tagging.read([track], plan, self._fail)

    def _import(self, path: str) -> None:
        importing = self._window.services.importing

        def work(context: TaskContext) -> ImportReport:
            return importing.carry_out(importing.plan(path, context=context), context=context)

        importing.start(work, lambda report: self.tell({"job": ["import", *report.batch_ids]}), self._fail)

    def _fail(self, error: Exception) -> None:
        self.tell({"job": ["failed", repr(error)]})


def _be_silent() -> None:
    """Let the engine play without sound, in real time."""
    from musicrec_desktop.app.building import engines
    from musicrec_desktop.core.scheduler import Scheduler
    from musicrec_desktop.playback.engine import Engine
    from musicrec_desktop.playback.null_engine import NullEngine

    def silent_engine(scheduler: Scheduler, *, has_sound: bool) -> Engine:
        del has_sound
        return NullEngine(scheduler)

    engines.open_engine = silent_engine
    engines.load_sound_library = lambda: None


def _leave_analysis() -> None:
    """Let no track be listened to."""
    from musicrec_desktop.services.analysis.service import AnalyseService

    AnalyseService.start = lambda self: None  # type: ignore[method-assign]


def main() -> int:
    """Open the window, and put a hand in it."""
    if os.environ.pop(SOUND) == SILENT:
        _be_silent()
    if os.environ.pop(ANALYSING) == "0":
        _leave_analysis()
    hand = Hand(os.dup(0), os.dup(1))
    # The processes that it starts do not keep the pipes open.
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    run = QApplication.exec

    def driven(*_application: object) -> int:
        QTimer.singleShot(0, hand.begin)
        return run()

    QApplication.exec = driven  # type: ignore[method-assign]
    from musicrec_desktop.__main__ import main as open_window

    return open_window()


if __name__ == "__main__":
    sys.exit(main())

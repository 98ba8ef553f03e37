"""Checks the profile that is open here, and mends it beside all that goes on.

What an open profile cannot mend, the repair of its database, waits for the next start.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, Progress, TaskContext, TaskHandle
from musicrec_desktop.model.health import Area, CheckReport, Remedy
from musicrec_desktop.services.health.checking import check_profile
from musicrec_desktop.services.health.mending import mend_closed, mended

_TASK: Final = "check"


@dataclass(frozen=True, slots=True)
class Hands:
    """What does the work of mending that is not of files.

    Attributes:
        scan: looks through all music folders, and calls a function when that has ended or could not be done;
            gives a function back that keeps it from calling.
        back_up: makes a verified copy of the library, in the thread that calls it.
        build_index: lets the sound index be built again.
        show_anew: lets lists be read again.
    """

    scan: Callable[[Callable[[], object]], Callable[[], object]]
    back_up: Callable[[], object]
    build_index: Callable[[], object]
    show_anew: Callable[[], object]


class OpenProfileHealth:
    """One check at a time, and mending what it found.

    Args:
        paths: of the profile.
        scheduler: gives a lane and the time.
        hands: does what needs the open profile.

    Attributes:
        progressed: how far it is, by areas; the label is the value of an ``Area``, or empty while it mends.
        checked: a check has ended.
        failed: it could not be done.
    """

    def __init__(self, paths: ProfilePaths, scheduler: Scheduler, hands: Hands) -> None:
        self.progressed: Signal[Progress] = Signal()
        self.checked: Signal[CheckReport] = Signal()
        self.failed: Signal[Exception] = Signal()
        self._paths, self._scheduler, self._hands = paths, scheduler, hands
        self._task: TaskHandle | None = None
        self._before: CheckReport | None = None
        self._forget_scan: Callable[[], object] = lambda: None

    def check(self) -> None:
        """Look through everything; nothing is changed."""
        self._before = None
        self._check()

    def mend(self, report: CheckReport) -> None:
        """Mend what a check has found, as far as an open profile can, and check again."""
        remedies = {finding.kind.remedy for finding in report.found}
        self.progressed.emit(Progress(0, 0))

        def work(_context: TaskContext) -> None:
            mend_closed(self._paths, report.found)
            if Remedy.BACK_UP in remedies:
                self._hands.back_up()

        def done(_nothing: None) -> None:
            self._before = report
            if Remedy.FORGET_INDEX in remedies:
                self._hands.build_index()
            if Remedy.REMAKE in remedies:
                self._hands.show_anew()
            if Remedy.SCAN in remedies:
                self._forget_scan = self._hands.scan(self._check)
            else:
                self._check()

        self._run(work, done)

    def close(self) -> None:
        """Give up what is going on; what is mended stays mended."""
        if self._task is not None:
            self._task.cancel()
        self._forget_scan()

    def _check(self) -> None:
        self.progressed.emit(Progress(0, len(Area), Area.DATABASE.value))
        self._run(
            lambda context: check_profile(self._paths, context, self._scheduler.clock.now_ms),
            self._on_checked,
        )

    def _run(self, work: Callable[[TaskContext], object], on_done: Callable[..., object]) -> None:
        self._task = self._scheduler.run(
            Lane.QUICK,
            work,
            name=_TASK,
            on_done=on_done,
            on_error=self.failed.emit,
            on_progress=self.progressed.emit,
        )

    def _on_checked(self, report: CheckReport) -> None:
        before, self._before = self._before, None
        self.checked.emit(report if before is None else mended(before, report))

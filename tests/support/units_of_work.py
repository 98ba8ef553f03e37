"""How the tests are shared out among processes: a file is a unit, and so are some groups of files."""

from __future__ import annotations

from typing_extensions import override
from xdist.scheduler import LoadFileScheduling
from xdist.workermanage import WorkerController

IN_REAL_TIME = (
    "contracts/test_engine",
    "contracts/test_gapless",
    "contracts/test_lost_server",
    "contracts/test_pulse_watch",
    "contracts/test_sound_goes_on",
    "contracts/test_true_length",
    "journeys/test_drive_stands_still",
    "journeys/test_kills",
    "journeys/test_playback_killed",
)
"""What waits for sound, or for a window that plays, most of the time: one after the other, beside all others.

Two processes that wait at the same time would leave a core idle.
"""
ARCHITECTURE = "tests/architecture/"


def is_in_real_time(nodeid: str) -> bool:
    """Whether a test waits for time to pass, most of the time."""
    return nodeid.removeprefix("tests/").startswith(IN_REAL_TIME)


class UnitsOfWork(LoadFileScheduling):  # type: ignore[misc]
    """Files as units, as ``--dist loadfile`` has them; real time is one unit, and so is the house.

    A process that dies takes one test with it. xdist would hand that test out again, and the units that were
    done with it; a process that gets nothing but those, or a single test, waits forever.
    """

    @override
    def remove_node(self, node: WorkerController) -> str | None:
        """Forget a process; what it left goes to others, without the test that killed it.

        Returns:
            The test at which it died, None where it had done all.
        """
        work: dict[str, dict[str, bool]] = self.assigned_work.pop(node)
        waiting = ((unit, nodeid) for unit in work.values() for nodeid, done in unit.items() if not done)
        died_in, died_at = next(waiting, (None, None))
        if died_in is None or died_at is None:
            return None
        died_in[died_at] = True
        self.workqueue.update({scope: unit for scope, unit in work.items() if not all(unit.values())})
        self._share_out()
        return died_at

    @override
    def mark_test_pending(self, item: str) -> None:
        """Have a test run again that died with its process."""
        self.workqueue.setdefault(self._split_scope(item), {})[item] = False
        self._share_out()

    @override
    def schedule(self) -> None:
        """Share out; a process that gets the last of the work is told that no more will come."""
        super().schedule()
        if self.collection is not None and not self.workqueue:
            for node in self.nodes:
                if not node.shutting_down:
                    node.shutdown()

    def _share_out(self) -> None:
        for node in self.assigned_work:
            self._reschedule(node)

    def _split_scope(self, nodeid: str) -> str:
        if is_in_real_time(nodeid):
            return "in real time"
        # The syntax trees of the house are read once.
        return ARCHITECTURE if nodeid.startswith(ARCHITECTURE) else nodeid.partition("::")[0]

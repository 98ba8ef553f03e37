"""Whether the trained ear listens: as the setting says, where its numbers can be used."""

from __future__ import annotations

from collections.abc import Callable

from musicrec_desktop.analysis.ear import weights
from musicrec_desktop.analysis.recipe import EXTRACTOR_VERSION, PLAIN_VERSION
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.settings import TRAINED_EAR
from musicrec_desktop.core.tasks import Lane, TaskHandle
from musicrec_desktop.model.trained_ear import EarState
from musicrec_desktop.services.analysis.service import AnalyseService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.state import SettingStore


def state_of(settings: SettingStore) -> EarState:
    """Whether the ear listens, or why it does not."""
    if not settings.get(TRAINED_EAR):
        return EarState.OFF
    problem = weights.problem()
    return EarState.LISTENS if problem is None else EarState(problem.value)


def wanted_version(settings: SettingStore) -> int:
    """The version of the features that the setting asks for; whether the ear can listen is not looked at."""
    return EXTRACTOR_VERSION if settings.get(TRAINED_EAR) else PLAIN_VERSION


def version_of(state: EarState) -> int:
    """The version of the features that are to be made."""
    return EXTRACTOR_VERSION if state is EarState.LISTENS else PLAIN_VERSION


class TrainedEarService:
    """Brings listening and similarity in line with the setting.

    To look at the numbers of the networks takes tens of milliseconds, once in a process; ``settle`` and
    ``apply`` do it in a lane.

    Args:
        scheduler: gives the lane.
        settings: say whether the ear is wanted.
        analyse: makes features.
        similarity: uses them.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        settings: SettingStore,
        analyse: AnalyseService,
        similarity: SimilarityService,
    ) -> None:
        self._scheduler = scheduler
        self._settings = settings
        self._analyse = analyse
        self._similarity = similarity

    @property
    def state(self) -> EarState:
        """Whether the ear listens, or why it does not."""
        return state_of(self._settings)

    def listen(self, *, is_wanted: bool) -> None:
        """Keep whether it is wanted; analyses that begin from now on go by it."""
        self._settings.set(TRAINED_EAR, is_wanted)
        self._analyse.set_version(version_of(self.state))

    def apply(self) -> None:
        """Go on as the setting says now; what was heard is kept, and answers until there is more."""
        self.settle(self._analyse.start)

    def settle(self, then: Callable[[], object]) -> TaskHandle:
        """Find out whether the ear can listen, use the version of the features that follows, and go on.

        Args:
            then: is called when that is done.
        """

        def on_known(_problem: object) -> None:
            self.settle_blocking()
            then()

        return self._scheduler.run(Lane.QUICK, lambda _context: weights.problem(), on_done=on_known)

    def settle_blocking(self) -> None:
        """Use the version of the features that follows from the setting and from the numbers; may wait."""
        version = version_of(self.state)
        self._analyse.set_version(version)
        self._similarity.set_feature_version(version)

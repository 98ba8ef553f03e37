"""Whether the trained ear listens: as the setting says, where its numbers can be used."""

from __future__ import annotations

from musicrec_desktop.analysis.ear import weights
from musicrec_desktop.analysis.recipe import EXTRACTOR_VERSION, PLAIN_VERSION
from musicrec_desktop.core.settings import TRAINED_EAR
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


def version_of(state: EarState) -> int:
    """The version of the features that are to be made."""
    return EXTRACTOR_VERSION if state is EarState.LISTENS else PLAIN_VERSION


class TrainedEarService:
    """Brings listening and similarity in line with the setting.

    Args:
        settings: say whether the ear is wanted.
        analyse: makes features.
        similarity: uses them.
    """

    def __init__(
        self, *, settings: SettingStore, analyse: AnalyseService, similarity: SimilarityService
    ) -> None:
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
        version = version_of(self.state)
        self._analyse.set_version(version)
        self._similarity.set_feature_version(version)
        self._analyse.start()

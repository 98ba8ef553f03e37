"""What the trained ear does, or why it does nothing, in words."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.trained_ear import EarState, EarUse

_PROBLEMS: Final = {
    EarState.MISSING: tr("is missing"),
    EarState.DAMAGED: tr("is damaged"),
    EarState.FOREIGN: tr("is not the one of this program"),
    EarState.NOT_FINITE: tr("has values that are no numbers"),
}


def ear_sentence(ear: EarUse) -> str:
    """What the trained ear has to do with similarity now."""
    if ear.state is EarState.OFF:
        return tr("The trained ear is off (Settings → Library): similar tracks are found without it.")
    if ear.state is not EarState.LISTENS:
        return tr(
            "The trained ear cannot listen: one of its files {problems}. Installing the program "
            "again brings it back. Until then, similar tracks are found without it.",
            problems=_PROBLEMS[ear.state],
        )
    if ear.is_used:
        return tr("The trained ear listens; similar tracks are found by what it hears, too.")
    return tr("The trained ear is listening; it counts once it has heard nine tenths of the tracks.")

"""What the user answered about sources, for their next import; the name of a person is not kept."""

from __future__ import annotations

import contextlib
import zoneinfo
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from musicrec_desktop.services.importing.plan import ImportAnswers
from musicrec_desktop.services.importing.preparation import RememberedAnswers, account_mark
from musicrec_desktop.storage.state import StateStore

_KEY: Final = "import_answers"


class AnswerMemory:
    """Answers by the id of the source; any thread may use it.

    Args:
        state: keeps them.
    """

    def __init__(self, state: StateStore) -> None:
        self._state = state

    def all(self) -> dict[str, RememberedAnswers]:
        """What was answered, by the id of the source."""
        kept = self._state.get(_KEY)
        if not isinstance(kept, dict):
            return {}
        return {source: _remembered(each) for source, each in kept.items() if isinstance(each, dict)}

    def remember(self, answers: Mapping[str, ImportAnswers]) -> None:
        """Keep answers, in place of those of the same sources; the path map has a memory of its own."""
        kept = self._state.get(_KEY)
        known = dict(kept) if isinstance(kept, dict) else {}
        changed = known | {source: _kept(one) for source, one in answers.items()}
        if changed != known:
            self._state.set(_KEY, changed)


def _kept(answers: ImportAnswers) -> dict[str, object]:
    kept: dict[str, object] = {
        "with_private": answers.with_private,
        "with_videos": answers.with_videos,
    }
    if answers.account:
        kept["account_mark"] = account_mark(answers.account)
    if answers.music_folder:
        kept["music_folder"] = answers.music_folder
    if isinstance(answers.zone, zoneinfo.ZoneInfo) and answers.zone.key:
        kept["zone"] = answers.zone.key
    return kept


def _remembered(kept: Mapping[str, object]) -> RememberedAnswers:
    answers = ImportAnswers(
        music_folder=str(kept.get("music_folder", "")),
        with_private=kept.get("with_private") is not False,
        with_videos=kept.get("with_videos") is True,
    )
    with contextlib.suppress(zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        if zone := str(kept.get("zone", "")):
            answers = replace(answers, zone=zoneinfo.ZoneInfo(zone))
    return RememberedAnswers(answers, str(kept.get("account_mark", "")))

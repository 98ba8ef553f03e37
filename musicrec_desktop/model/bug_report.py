"""What a report of a bug needs, without anything personal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Facts = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class LoggedTrouble:
    """A warning or an error of the log, without what it was about.

    Attributes:
        at: date and time, as the log has them.
        level: for example ``"ERROR"``.
        place: the module and the line that logged, ``"storage/backups.py:120"``.
        text: what that line always says; names, paths and numbers of the one time are left out.
        errors: the kinds of the errors of its traceback, the last one last.
        steps: the places of the program in its traceback, ``"storage/database.py:88 open"``.
    """

    at: str
    level: str
    place: str
    text: str = ""
    errors: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BugReport:
    """Facts of the machine and the profile.

    Attributes:
        sections: facts by section, in the order of the report; values are numbers, versions and words of this
            program.
        troubles: the latest of the log, the newest last.
    """

    sections: Mapping[str, Facts]
    troubles: tuple[LoggedTrouble, ...] = ()

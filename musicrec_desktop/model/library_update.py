"""How a library of an earlier version is brought up to date."""

from __future__ import annotations

from dataclasses import dataclass

BACKUP_STEP, CHECK_STEP = "backup", "check"
"""The names of the steps that copy the library before anything is changed, and look it through after."""


@dataclass(frozen=True, slots=True)
class UpdateStep:
    """A part of the work that begins.

    Attributes:
        name: ``BACKUP_STEP``, ``CHECK_STEP``, or the name of a migration.
        number: from 1.
        count: of all steps.
    """

    name: str
    number: int
    count: int

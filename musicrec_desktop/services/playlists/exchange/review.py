"""What front ends show of a plan before it is carried out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final, TypeAlias

from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.model.matching import MatchReason
from musicrec_desktop.playlist_files.matching import Match, Outcome
from musicrec_desktop.playlist_files.path_map import PathGuess, PathRule
from musicrec_desktop.services.playlists.exchange.importing import ImportPlan, PlannedList, known_of

FolderGuess: TypeAlias = PathGuess
"""A folder of another computer that seems to be a folder here."""
FolderRule: TypeAlias = PathRule
"""A folder of another computer that is a folder here."""
MOST_NAMED: Final = 500


@dataclass(frozen=True, slots=True)
class UnfoundEntry:
    """An entry whose track was not found.

    Attributes:
        place: in its list, from 1.
        name: artist and title, as the file tells; else its place on a disk or the network.
        outcome: ``"missing"``, ``"stream"`` or ``"uncertain"``.
        candidates: how many tracks it may be.
        reason: why it is not sure; None of entries that no track is like.
        detail: the words that the reason is about, or empty.
    """

    place: int
    name: str
    outcome: str
    candidates: int = 0
    reason: MatchReason | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ReviewedList:
    """What a list of a plan comes to.

    Attributes:
        path: the file.
        name: of the playlist.
        is_smart: its tracks are found by rules.
        entries: how many it has; of a smart one the tracks that its rules find.
        found: how many of them have a track.
        notes: reason, detail and line of what was left out of the file or had to be guessed.
        has_losses: something of the file is not among the entries.
        error: why nothing of it is used; else None.
        existing: the name of the playlist that came from this file before; empty where there is none.
        unfound: the first ``MOST_NAMED`` entries whose tracks were not found.
    """

    path: str
    name: str
    is_smart: bool = False
    entries: int = 0
    found: int = 0
    notes: tuple[tuple[str, str, int], ...] = ()
    has_losses: bool = False
    error: PlaylistFileError | None = None
    existing: str = ""
    unfound: tuple[UnfoundEntry, ...] = ()

    @property
    def is_clear(self) -> bool:
        """Whether there is nothing to tell or to ask before it is imported."""
        is_whole = self.found == self.entries and not self.has_losses
        return is_whole and self.error is None and not self.existing


@dataclass(frozen=True, slots=True)
class ImportReview:
    """A plan as it is shown.

    Attributes:
        plan: the plan.
        lists: what each of its lists comes to, in their order.
        can_follow: whether a playlist of it can follow its file.
    """

    plan: ImportPlan
    lists: tuple[ReviewedList, ...]
    can_follow: bool

    @property
    def is_clear(self) -> bool:
        """Whether there is nothing to tell or to ask before it is carried out."""
        return not self.plan.guesses and all(one.is_clear for one in self.lists)


def review(plan: ImportPlan) -> ImportReview:
    """Look a plan through; of long lists this takes a while."""
    return ImportReview(plan, tuple(map(_reviewed, plan.lists)), bool(followable(plan)))


def followable(plan: ImportPlan) -> set[str]:
    """The files that a playlist can follow: those that have one list, a plain one."""
    of_file = Counter(one.path for one in plan.lists)
    return {
        one.path for one in plan.lists if one.error is None and one.rules is None and of_file[one.path] == 1
    }


def renamed_folder(guess: FolderGuess, local: str) -> FolderRule:
    """The rule of a guess, for a folder that the user chose."""
    return replace(guess.rule, local=local)


def _reviewed(one: PlannedList) -> ReviewedList:
    is_smart = one.rules is not None
    return ReviewedList(
        one.path,
        one.name,
        is_smart,
        one.found if is_smart else len(one.matches),
        one.found if is_smart else one.count(Outcome.MATCHED),
        tuple((note.reason, note.detail, note.line) for note in one.notes),
        any(note.is_loss for note in one.notes),
        one.error,
        "" if one.existing is None else one.existing.name,
        tuple(islice(unfound_entries(one), MOST_NAMED)),
    )


def unfound_entries(one: PlannedList) -> Iterator[UnfoundEntry]:
    """The entries of a list whose tracks were not found."""
    for place, match in enumerate(one.matches, 1):
        if match.outcome is not Outcome.MATCHED:
            yield _entry(place, match)


def _entry(place: int, match: Match) -> UnfoundEntry:
    known = known_of(match.entry)
    name = " – ".join(part for part in (known.artist, known.title) if part) if known.title else ""
    if not name and match.entry.locations:
        name = known.location or match.entry.locations[0].raw
    return UnfoundEntry(place, name, match.outcome.value, len(match.candidates), match.reason, match.detail)

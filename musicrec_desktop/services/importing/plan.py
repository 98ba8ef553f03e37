"""What an import of a file, a folder or an archive would do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from musicrec_desktop.core.errors import ImportFileError
from musicrec_desktop.model.import_plan import (
    ImportNumbers,
    Offer,
    PlannedPlaylist,
    Question,
    ReviewLine,
)
from musicrec_desktop.playlist_files.path_map import PathGuess, PathRule


@dataclass(frozen=True, slots=True)
class ImportAnswers:
    """What the user answered about a source.

    Attributes:
        account: the name of the person whose data is read; empty for the first one.
        music_folder: the absolute folder that relative paths are below; empty where there is none.
        zone: of the clock of a player whose times have none; None for this machine's, or for UTC where that
            is likelier.
        with_private: take plays of private sessions.
        with_videos: take videos that may be music.
        path_rules: folders of another computer that are folders here, besides those that are remembered.
    """

    account: str = ""
    music_folder: str = ""
    zone: dt.tzinfo | None = None
    with_private: bool = True
    with_videos: bool = False
    path_rules: tuple[PathRule, ...] = ()


@dataclass(frozen=True, slots=True)
class SourcePlan:
    """One source of a plan.

    Attributes:
        source_id: of the player or service, for programs.
        title: for the user.
        questions: what the user may answer; what is in ``answers`` was used.
        accounts: the people that it holds, where it holds several.
        answers: by which it was read; what was remembered of an earlier import is in it.
        is_probably_utc: its times without a zone are taken for UTC by most.
        lines: its distinct tracks, those that were played most first.
        numbers: what carrying it out does.
        playlists: its playlists.
        offers: where both sides know something else.
        notes: what was left out or guessed, by reason; ``import_note_text`` has sentences.
        error: why nothing of it is used; else None.
        path_guesses: folders of another computer that seem to be folders here, to be asked once.
    """

    source_id: str
    title: str
    questions: frozenset[Question] = frozenset()
    accounts: tuple[str, ...] = ()
    answers: ImportAnswers = ImportAnswers()
    is_probably_utc: bool = False
    lines: tuple[ReviewLine, ...] = ()
    numbers: ImportNumbers = field(default_factory=ImportNumbers)
    playlists: tuple[PlannedPlaylist, ...] = ()
    offers: tuple[Offer, ...] = ()
    notes: Mapping[str, int] = field(default_factory=dict)
    error: ImportFileError | None = None
    path_guesses: tuple[PathGuess, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do. The plays lie in a file beside it, which ``ImportService.discard`` removes.

    Attributes:
        path: of the file, the folder or the archive, absolute.
        sources: what was found in it; at least one.
        spool_path: the file with what was read.
    """

    path: str
    sources: tuple[SourcePlan, ...]
    spool_path: str = ""

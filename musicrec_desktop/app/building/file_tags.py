"""Builds what reads and writes the tags of files."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.settings import TAG_CODE_PAGE, TAG_SEPARATORS
from musicrec_desktop.library.tags import ReadingRules
from musicrec_desktop.services.file_tags.ratings import RatingWriting
from musicrec_desktop.services.file_tags.writer import FileTagWriter
from musicrec_desktop.services.loudness.writing import LoudnessWriting
from musicrec_desktop.services.ratings import RatingService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.file_tags import FileTagStore
from musicrec_desktop.storage.loudness import LoudnessStore
from musicrec_desktop.storage.state import SettingStore


@dataclass(frozen=True, slots=True)
class FileTags:
    """What writes tags.

    Attributes:
        writer: changes files.
        ratings: writes the stars.
        loudness: writes the loudness.
    """

    writer: FileTagWriter
    ratings: RatingWriting
    loudness: LoudnessWriting


def build_file_tags(
    database: Database,
    scheduler: Scheduler,
    observers: contextlib.ExitStack,
    *,
    rules: Callable[[], ReadingRules],
    settings: SettingStore,
    ratings: RatingService,
) -> FileTags:
    """What writes tags; ``observers`` closes it."""
    store = FileTagStore(database)
    writer = FileTagWriter(store, rules=rules)
    rating_writing = RatingWriting(
        scheduler=scheduler,
        settings=settings,
        ratings=ratings,
        store=store,
        writer=writer,
    )
    observers.callback(rating_writing.close)
    loudness_writing = LoudnessWriting(scheduler=scheduler, store=LoudnessStore(database), writer=writer)
    return FileTags(writer, rating_writing, loudness_writing)


def reading_rules(settings: SettingStore) -> ReadingRules:
    """How tags are read, by the settings of now."""
    return ReadingRules(str(settings.get(TAG_CODE_PAGE)), str(settings.get(TAG_SEPARATORS)))

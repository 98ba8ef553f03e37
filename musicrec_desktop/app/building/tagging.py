"""Builds what edits tags and names of files, when it is first used."""

from __future__ import annotations

from collections.abc import Callable

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.library.tags import ReadingRules
from musicrec_desktop.services.file_tags.writer import FileTagWriter
from musicrec_desktop.services.scan.service import ScanService
from musicrec_desktop.services.tagging.service import TagService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.file_tags import FileTagStore
from musicrec_desktop.storage.tag_edits import TagEditStore
from musicrec_desktop.storage.tracks import TrackStore


def build_tagging(
    database: Database,
    scheduler: Scheduler,
    *,
    writer: FileTagWriter,
    rules: Callable[[], ReadingRules],
    scan: ScanService,
) -> TagService:
    """What edits tags; lists follow what it writes as they follow a scan."""
    tagging = TagService(
        scheduler=scheduler,
        tracks=TrackStore(database),
        files=FileTagStore(database),
        edits=TagEditStore(database),
        writer=writer,
        rules=rules,
    )
    tagging.written.connect(scan.library_changed.emit)
    return tagging

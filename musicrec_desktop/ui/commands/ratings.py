"""Stars for tracks, with a way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.errors import StorageError
from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.rating import MOST_HALF_STARS
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.ratings import Undo
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.actions import key_of
from musicrec_desktop.ui.kit.job_foot import JobView
from musicrec_desktop.ui.kit.menus import Dress
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.formats import format_stars
from musicrec_desktop.ui.kit.wording.tag_writing import writing_failure_text

if TYPE_CHECKING:
    from musicrec_desktop.services.file_tags.ratings import RatingsWritten

WRITING: Final = "rating-tags"
_NO_RATING: Final = tr("No rating")


class RatingCommands:
    """Verbs of rating; each is told with a way back."""

    def __init__(self, services: Services, notices: Notices) -> None:
        self._ratings, self._browse = services.ratings, services.browse
        self._writing = services.rating_writing
        self._notices = notices

    @property
    def verbs(self) -> Mapping[str, Callable[[Sequence[TrackId]], object]]:
        """What can be done with tracks, by the id of its action."""
        whole = {
            f"rate_{stars}": partial(self.rate, half_stars=2 * stars)
            for stars in range(MOST_HALF_STARS // 2 + 1)
        }
        return {
            **whole,
            "write_ratings": self.write,
            "rate_more": partial(self.step, by=1),
            "rate_less": partial(self.step, by=-1),
        }

    def rate(self, ids: Sequence[TrackId], half_stars: int) -> None:
        """Give tracks a rating, 1 to 10 half stars; 0 takes it away."""
        wanted = tuple(ids)
        if not wanted:
            return
        name = self._name(wanted)
        words = (
            f"{name}: {format_stars(half_stars)}"
            if half_stars
            else tr("{name} not rated any more", name=name)
        )
        label = tr("Rate {name}", name=name) if half_stars else tr("Remove the rating of {name}", name=name)
        self._do(lambda: self._ratings.rate(wanted, half_stars), words, label)

    def step(self, ids: Sequence[TrackId], by: int) -> None:
        """Give tracks half stars more or fewer."""
        wanted = tuple(ids)
        before = self._ratings.ratings(wanted)
        if not wanted or (by < 0 and not before):
            return
        name = self._name(wanted)
        if len(wanted) == 1:
            stars = max(1, min(MOST_HALF_STARS, before.get(wanted[0], 0) + by))
            words = f"{name}: {format_stars(stars)}"
        else:
            words = (
                tr("{name}: half a star more", name=name)
                if by > 0
                else tr("{name}: half a star less", name=name)
            )
        self._do(lambda: self._ratings.step(wanted, by), words, tr("Rate {name}", name=name))

    def write(self, ids: Sequence[TrackId]) -> None:
        """Write the ratings of these tracks into their files."""
        if not ids:
            return
        if self._ratings.ratings(ids):
            self._writing.write(ids, self._on_written)
        else:
            self._notices.say(tr("None of these is rated, so there is nothing to write."))

    def _on_written(self, report: RatingsWritten) -> None:
        # What could not be written is told by the job.
        if report.written and not report.failed:
            self._notices.say(
                plural("Ratings written into {n} file", "Ratings written into {n} files", len(report.written))
            )

    def dress(self, ids: Sequence[TrackId]) -> Dress:
        """The submenu of ratings; what all of the tracks have is marked."""
        known = self._ratings.ratings(ids)
        found = {known.get(track_id, 0) for track_id in ids}
        common = next(iter(found)) if len(found) == 1 else None
        inner: list[tuple[str, Callable[[], object]]] = [
            (_menu_words(half_stars), partial(self.rate, ids, half_stars))
            for half_stars in range(MOST_HALF_STARS, 0, -1)
        ]
        inner += [("", lambda: None), (_menu_words(0), partial(self.rate, ids, 0))]
        return Dress(
            inner=inner,
            chosen=None if common is None else _menu_words(common),
            is_enabled=bool(ids),
        )

    def _do(self, rate: Callable[[], Undo], words: str, label: str) -> None:
        try:
            taken_back = rate()
        except StorageError as error:
            self._notices.error(error)
            return

        def undo() -> None:
            taken_back()

        def redo() -> None:
            nonlocal taken_back
            taken_back = rate()

        self._notices.say(words, undo, redo=redo, label=label)

    def _name(self, ids: Sequence[TrackId]) -> str:
        if len(ids) == 1 and (track := self._browse.track(ids[0])) is not None:
            return quoted(track.tags.title)
        return plural("{n} track", "{n} tracks", len(ids))


class RatingJobs(QObject):
    """The writing of ratings into files for the foot of the sidebar; says what could not be written.

    Args:
        services: what runs.
        notices: where to tell.
        show_jobs: called when something changed.
        parent: Qt's owner.
    """

    def __init__(
        self, services: Services, notices: Notices, show_jobs: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._writing, self._notices, self._show_jobs = services.rating_writing, notices, show_jobs
        self._written = Progress(0, 0)
        self._disconnects = [
            self._writing.progressed.connect(self._on_progress),
            self._writing.ended.connect(self._on_ended),
        ]

    @property
    def views(self) -> list[JobView]:
        """The job, while it writes more than one file."""
        is_shown = self._writing.is_running and self._written.total > 1
        return [JobView(WRITING, tr("Writing ratings"), self._written)] if is_shown else []

    def cancel(self, key: str) -> bool:
        """Cancel the job; False where it is another one."""
        if key == WRITING:
            self._writing.cancel()
        return key == WRITING

    def close(self) -> None:
        """Disconnect from the services."""
        for disconnect in self._disconnects:
            disconnect()

    def _on_progress(self, progress: Progress) -> None:
        self._written = progress
        if progress.total > 1:
            self._show_jobs()

    def _on_ended(self, report: RatingsWritten) -> None:
        self._written = Progress(0, 0)
        self._show_jobs()
        if report.failed:
            files = plural("{n} file", "{n} files", len(report.failed))
            why = writing_failure_text(report.failed[0].reason)
            self._notices.say(tr("The rating was not written into {files}. {why}", files=files, why=why))


def _menu_words(half_stars: int) -> str:
    words = format_stars(half_stars) if half_stars else _NO_RATING
    whole = half_stars % 2 == 0
    return f"{words}\t{key_of(f'rate_{half_stars // 2}')}" if whole else words

"""Suggested genres: accepting, rejecting, and writing them into files, with a way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.sentences import percent
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.genres import GenreState, SuggestedGenre
from musicrec_desktop.ui.kit.job_foot import JobView
from musicrec_desktop.ui.kit.menus import Dress
from musicrec_desktop.ui.kit.wording.genres import genres_plan_text
from musicrec_desktop.ui.kit.wording.tag_writing import written_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from musicrec_desktop.model.track import TrackId
    from musicrec_desktop.services.genres.service import GenreEdit, GenrePair
    from musicrec_desktop.services.genres.writing import GenresWritten
    from musicrec_desktop.services.suite import Services
    from musicrec_desktop.ui.commands.write_tags_dialog import WriteTagsDialog
    from musicrec_desktop.ui.kit.notices import Notices

LEARNING, WRITING, RENEWING = "genres", "genre-tags", "genre-words"
_NO_SUGGESTION: Final = tr("No genre is suggested for these.")
_MOST_LOOKED_AT: Final = 500
"""Tracks that a menu looks at."""
Said = Callable[[Sequence["GenrePair"]], object]


class GenreCommands(QObject):
    """Verbs of suggested genres; each is told with a way back.

    Attributes:
        dialog: the question before writing, while it is open.
    """

    def __init__(self, services: Services, notices: Notices, window: QWidget) -> None:
        super().__init__(window)
        self._genres, self._writing, self._browse = (
            services.genres,
            services.genres.writing,
            services.browse,
        )
        self._notices, self._window = notices, window
        self.dialog: WriteTagsDialog | None = None

    @property
    def verbs(self) -> Mapping[str, Callable[[Sequence[TrackId]], object]]:
        """What can be done with tracks, by the id of its action."""
        return {
            "accept_genres": self.accept,
            "reject_genres": self.reject,
            "write_genres": self.write,
        }

    def accept(self, ids: Sequence[TrackId]) -> None:
        """Take all that is suggested for these tracks as their genres."""
        self.accept_pairs(self._open_pairs(ids))

    def reject(self, ids: Sequence[TrackId]) -> None:
        """Show what is suggested for these tracks no more."""
        self.reject_pairs(self._open_pairs(ids))

    def accept_pairs(self, pairs: Sequence[GenrePair]) -> None:
        """Take genres as those of tracks."""
        self._say(pairs, self._genres.accept_soon, tr("Accepted"))

    def reject_pairs(self, pairs: Sequence[GenrePair]) -> None:
        """Show genres for tracks no more."""
        self._say(pairs, self._genres.reject_soon, tr("Rejected"))

    def write(self, ids: Sequence[TrackId] | None) -> None:
        """Ask whether to write the accepted genres of these tracks into their files; None for all tracks."""
        from musicrec_desktop.ui.commands.write_tags_dialog import WriteTagsDialog

        accepted = self._writing.accepted(ids)
        if not accepted:
            self._notices.say(tr("No genre is accepted here, so there is nothing to write."))
            return
        wanted = tuple(accepted)
        dialog = self.dialog = WriteTagsDialog(
            "genres", genres_plan_text(accepted), len(accepted), self._window
        )
        dialog.accepted.connect(lambda: self._writing.write(wanted, self._on_written, self._notices.error))
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def dress(self, ids: Sequence[TrackId]) -> Dress:
        """The submenu of suggested genres; off where nothing is suggested."""
        looked_at = list(ids[:_MOST_LOOKED_AT])
        shown = [each for genres in self._genres.suggestions(looked_at).values() for each in genres]
        open_ones = [each for each in shown if each.state is GenreState.OPEN]
        inner: list[tuple[str, Callable[[], object]]] = []
        if len(ids) == 1:
            inner += [
                (tr("Accept {sure}", sure=_sure(each)), self._one(each, self.accept_pairs))
                for each in open_ones
            ]
            if open_ones:
                inner.append(("", lambda: None))
            inner += [
                (tr("Reject {name}", name=each.name), self._one(each, self.reject_pairs)) for each in shown
            ]
        elif open_ones:
            inner += [
                (tr("Accept all"), partial(self.accept, ids)),
                (tr("Reject all"), partial(self.reject, ids)),
            ]
        if len(open_ones) < len(shown):
            inner += [("", lambda: None), (tr("Write to tags…"), partial(self.write, ids))]
        return Dress(inner=inner, is_enabled=bool(inner))

    def _one(self, each: SuggestedGenre, deed: Said) -> Callable[[], object]:
        return partial(deed, ((each.track_id, each.name),))

    def _open_pairs(self, ids: Sequence[TrackId]) -> list[GenrePair]:
        return [
            (each.track_id, each.name)
            for genres in self._genres.suggestions(ids).values()
            for each in genres
            if each.state is GenreState.OPEN
        ]

    def _say(
        self,
        pairs: Sequence[GenrePair],
        say: Callable[
            [Sequence[GenrePair], Callable[[GenreEdit], object], Callable[[Exception], object]], object
        ],
        verb: str,
    ) -> None:
        wanted = tuple(pairs)
        if not wanted:
            self._notices.say(_NO_SUGGESTION)
            return
        restore, error = self._genres.restore_soon, self._notices.error

        def told(edit: GenreEdit) -> None:
            words = tr(
                "{verb}: {edit} for {name}", verb=verb, edit=_edit_words(edit), name=self._name(wanted)
            )
            self._notices.say(
                words,
                lambda: restore(edit.before, error),
                redo=lambda: say(wanted, lambda _edit: None, error),
                label=words,
            )

        say(wanted, told, error)

    def _name(self, pairs: Sequence[GenrePair]) -> str:
        ids = list(dict.fromkeys(track_id for track_id, _ in pairs))
        if len(ids) == 1 and (track := self._browse.track(ids[0])) is not None:
            return quoted(track.tags.title)
        return plural("{n} track", "{n} tracks", len(ids))

    def _on_closed(self) -> None:
        self.dialog = None

    def _on_written(self, report: GenresWritten) -> None:
        def take_back() -> None:
            self._writing.restore(report.before, self._on_restored, self._notices.error)

        told = plural("Genres written to {n} file", "Genres written to {n} files", len(report.written))
        self._notices.say(written_text(told, report.failed), take_back if report.before else None)

    def _on_restored(self, report: GenresWritten) -> None:
        told = plural(
            "Tags of {n} file are as before", "Tags of {n} files are as before", len(report.written)
        )
        self._notices.say(written_text(told, report.failed))


class GenreJobs(QObject):
    """Learning, writing and showing genres for the foot of the sidebar.

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
        self._genres, self._writing = services.genres, services.genres.writing
        self._notices, self._show_jobs = notices, show_jobs
        self._words = services.genres.words
        self._learnt, self._written, self._renewed = Progress(0, 0), Progress(0, 0), Progress(0, 0)
        self._disconnects = [
            self._words.progressed.connect(self._on_renewed),
            self._words.state_changed.connect(self._on_state),
            self._genres.progressed.connect(self._on_learnt),
            self._genres.working_changed.connect(self._on_state),
            self._writing.progressed.connect(self._on_written),
            self._writing.state_changed.connect(self._on_state),
        ]

    @property
    def views(self) -> list[JobView]:
        """The jobs that run; learning once it has found something to learn."""
        jobs = []
        if self._genres.is_working and self._learnt.total:
            jobs.append(JobView(LEARNING, tr("Learning genres"), self._learnt))
        if self._writing.is_running:
            jobs.append(JobView(WRITING, tr("Writing genres"), self._written))
        if self._words.is_running and self._renewed.total:
            # Half of a change of words would help nobody.
            jobs.append(JobView(RENEWING, tr("Showing other genres"), self._renewed, can_cancel=False))
        return jobs

    def cancel(self, key: str) -> bool:
        """Cancel a job; False where it is none of these."""
        cancels = {LEARNING: self._genres.cancel, WRITING: self._writing.cancel}
        if key in cancels:
            cancels[key]()
        return key in cancels

    def close(self) -> None:
        """Disconnect from the services."""
        for disconnect in self._disconnects:
            disconnect()

    def _on_learnt(self, progress: Progress) -> None:
        self._learnt = progress
        self._show_jobs()

    def _on_written(self, progress: Progress) -> None:
        self._written = progress
        self._show_jobs()

    def _on_renewed(self, progress: Progress) -> None:
        self._renewed = progress
        self._show_jobs()

    def _on_state(self) -> None:
        self._learnt, self._written = Progress(0, 0), Progress(0, 0)
        self._show_jobs()


def _sure(each: SuggestedGenre) -> str:
    return tr("{name} ({percent} sure)", name=each.name, percent=percent(each.confidence))


def _edit_words(edit: GenreEdit) -> str:
    return edit.genres[0] if len(edit.genres) == 1 else plural("{n} genre", "{n} genres", len(edit.genres))

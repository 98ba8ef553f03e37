"""What a listener says about tracks and artists: like, dislike, more, less, never; with a way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from musicrec_desktop.core.bidi import isolated, quoted
from musicrec_desktop.core.errors import StorageError
from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.text.order import sort_key
from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.feedback import Undo
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.theme.control import ThemeController

if TYPE_CHECKING:
    from musicrec_desktop.ui.commands.bans_dialog import BansDialog

Say = Callable[[TrackId], Undo]


class FeedbackCommands(QObject):
    """Verbs of opinion; what was said is told with a way back.

    Attributes:
        bans_dialog: the list of bans, once it was opened.
    """

    def __init__(self, services: Services, notices: Notices, theme: ThemeController, window: QWidget) -> None:
        super().__init__(window)
        self._feedback, self._browse = services.feedback, services.browse
        self._notices, self._theme, self._window = notices, theme, window
        self.bans_dialog: BansDialog | None = None
        self._disconnect = services.feedback.changed.connect(lambda _ids: self._refresh_bans())

    def actions(self) -> Mapping[str, Handler]:
        """The handler of the list of bans; verbs for tracks are bound to their targets by the window."""
        return {"bans": self.show_bans}

    def like(self, ids: Sequence[TrackId]) -> None:
        """Like, or take the like back where all are liked already."""
        self.like_named(ids, self._name(ids))

    def like_named(self, ids: Sequence[TrackId], name: str) -> None:
        """As ``like``, of tracks that have a name together, for example an album's."""
        if not ids:
            return
        if self.are_liked(ids):
            self._do(
                lambda: [self._feedback.clear_all(ids)],
                tr("{name} no longer liked", name=name),
                tr("Take back a like"),
            )
        elif len(ids) == 1:
            self._do(
                lambda: [self._feedback.like(ids[0])],
                tr("{name} liked", name=name),
                tr("Like {name}", name=name),
            )
        else:
            self._do(
                lambda: [self._feedback.like_all(ids)],
                tr("{name} liked", name=name),
                tr("Like {name}", name=name),
            )

    def are_liked(self, ids: Sequence[TrackId]) -> bool:
        """Whether each of these is liked."""
        liked = set(self._feedback.liked_ids()) if len(ids) > 1 else set()
        if len(ids) == 1:
            return self._feedback.kind(ids[0]) is FeedbackKind.LIKE
        return bool(ids) and all(track_id in liked for track_id in ids)

    def dislike(self, ids: Sequence[TrackId]) -> None:
        """Dislike, or take the dislike back where all are disliked already."""
        if self.are_disliked(ids):
            self._say(ids, self._feedback.clear, tr("no longer disliked"), tr("Take back a dislike"))
        else:
            self._say(ids, self._feedback.dislike, tr("disliked: it will play less"), tr("Dislike {}"))

    def more_like(self, ids: Sequence[TrackId]) -> None:
        """More of what sounds like these."""
        self._say(ids, self._feedback.more, tr("noted: more like this"), tr("More like {}"))

    def less_like(self, ids: Sequence[TrackId]) -> None:
        """Less of what sounds like these."""
        self._say(ids, self._feedback.less, tr("noted: less like this"), tr("Less like {}"))

    def ban_track(self, ids: Sequence[TrackId]) -> None:
        """Never play these by themselves, or allow them again where all are banned already."""
        if self.are_banned(ids):
            self._say(ids, self._feedback.unban, tr("may play again"), tr("Allow {} again"))
        else:
            self._say(ids, self._feedback.ban, tr("will never play by itself"), tr("Never play {}"))

    def are_disliked(self, ids: Sequence[TrackId]) -> bool:
        """Whether each of these is disliked."""
        return bool(ids) and all(self._feedback.kind(track_id) is FeedbackKind.DISLIKE for track_id in ids)

    def are_banned(self, ids: Sequence[TrackId]) -> bool:
        """Whether each of these is banned by itself."""
        banned = self._feedback.banned_ids()
        return bool(ids) and all(track_id in banned for track_id in ids)

    def ban_artist_named(self, name: str) -> None:
        """Never play an artist by itself, or allow it again where it is banned already."""
        if self._feedback.is_artist_banned(name):
            self._do(
                lambda: [self._feedback.unban_artist(name)],
                tr("{name} may play again", name=quoted(name)),
                tr("Allow {name} again", name=quoted(name)),
            )
        else:
            self._do(
                lambda: [self._feedback.ban_artist(name)],
                tr("{name} will never play by itself", name=quoted(name)),
                tr("Never play {name}", name=quoted(name)),
            )

    def ban_artist(self, ids: Sequence[TrackId]) -> None:
        """Ban the artist of these tracks, or allow it again; of several artists one is chosen in a menu."""
        names = self.artists_of(ids)
        if len(names) == 1:
            self.ban_artist_named(names[0])
        elif names:
            menu = QMenu(self._window)
            menu.aboutToHide.connect(menu.deleteLater)
            for name in names:
                menu.addAction(self.ban_words(name).replace("&", "&&")).triggered.connect(
                    lambda _checked=False, name=name: self.ban_artist_named(name)
                )
            menu.popup(QCursor.pos())

    def artists_of(self, ids: Sequence[TrackId]) -> list[str]:
        """The artists of some tracks, each once."""
        tracks = self._browse.page(list(ids))
        return list(dict.fromkeys(name for track in tracks for name in track.tags.artists))

    def is_artist_banned(self, name: str) -> bool:
        """Whether an artist is banned."""
        return self._feedback.is_artist_banned(name)

    def ban_words(self, name: str) -> str:
        """What banning an artist, or allowing it again, is called."""
        return (
            tr("Allow {name} again", name=isolated(name))
            if self.is_artist_banned(name)
            else tr("Never play {name}", name=isolated(name))
        )

    def added(self, ids: Sequence[TrackId]) -> Undo:
        """The user put these into the queue by hand; the result takes it back."""
        return self._note(lambda: self._feedback.added(tuple(ids)))

    def removed(self, ids: Sequence[TrackId]) -> Undo:
        """The user took these out of the automatic queue; the result takes it back."""
        return self._note(lambda: self._feedback.removed(tuple(ids)))

    def show_bans(self) -> None:
        """Show what is banned."""
        from musicrec_desktop.ui.commands.bans_dialog import BansDialog

        if self.bans_dialog is None:
            self.bans_dialog = BansDialog(self._theme, self._window)
            self.bans_dialog.track_allowed.connect(lambda track_id: self.ban_track([track_id]))
            self.bans_dialog.artist_allowed.connect(self.ban_artist_named)
        self.bans_dialog.show()
        self._refresh_bans()
        self.bans_dialog.raise_()

    def close(self) -> None:
        """Disconnect from the services."""
        self._disconnect()

    def _refresh_bans(self) -> None:
        if self.bans_dialog is None or not self.bans_dialog.isVisible():
            return
        tracks = self._browse.page(list(self._feedback.banned_ids()))
        self.bans_dialog.show_bans(self._feedback.banned_artist_names(), sorted(tracks, key=_by_title))

    def _say(self, ids: Sequence[TrackId], say: Say, words: str, label: str) -> None:
        if ids:
            name = self._name(ids)
            self._do(lambda: [say(track_id) for track_id in ids], f"{name} {words}", label.format(name))

    def _do(self, say: Callable[[], list[Undo]], words: str, label: str) -> None:
        try:
            undos = say()
        except StorageError as error:
            self._notices.error(error)
            return

        def undo() -> None:
            for step in reversed(undos):
                step()

        def redo() -> None:
            undos[:] = say()

        self._notices.say(words, undo, redo=redo, label=label)

    def _note(self, note: Callable[[], Undo]) -> Undo:
        """Keep what was meant by an act that is done already; where it cannot be kept, the act stays."""
        try:
            return note()
        except StorageError as error:
            self._notices.error(error)
            return lambda: None

    def _name(self, ids: Sequence[TrackId]) -> str:
        if len(ids) == 1 and (track := self._browse.track(ids[0])) is not None:
            return quoted(track.tags.title)
        return plural("{n} track", "{n} tracks", len(ids))


def _by_title(track: Track) -> tuple[str, str]:
    return sort_key(track.tags.title), sort_key(track.tags.artist_text)

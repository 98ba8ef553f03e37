"""What can be done with tracks, wherever they stand: play, queue, find; and their menu."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QByteArray, QObject, QPoint, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from musicrec_desktop.core.language import in_sentence, tr
from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.cover_look import TrackPicture
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.feedback import FeedbackCommands
from musicrec_desktop.ui.commands.genres import GenreCommands
from musicrec_desktop.ui.commands.loudness import LoudnessCommands
from musicrec_desktop.ui.commands.playlists.gestures import PlaylistGestures
from musicrec_desktop.ui.commands.queue import QueueGestures, QueueStarts
from musicrec_desktop.ui.commands.ratings import RatingCommands
from musicrec_desktop.ui.kit.dragged import quoted_path, track_mime
from musicrec_desktop.ui.kit.menus import LEADS_TO_WINDOW, SINGLE, Dress, MenuKind, fill_menu, make_menu
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.scopes import KIND_WORDS, scope_title
from musicrec_desktop.ui.kit.signs import SIGNS, Meaning
from musicrec_desktop.ui.kit.wording.covers import picture_text
from musicrec_desktop.ui.kit.wording.genre_words import GENRE_IN_FILE
from musicrec_desktop.ui.kit.wording.loudness import loudness_facts
from musicrec_desktop.ui.kit.wording.sound import sound_facts
from musicrec_desktop.ui.theme.control import ThemeController

ALLOW = SIGNS[Meaning.ALLOW]
MOST_COPIED = 2000
"""At most so many tracks are copied."""
GO_KINDS: Final = (ScopeKind.GENRE, ScopeKind.COMPOSER, ScopeKind.WORK, ScopeKind.YEAR, ScopeKind.FOLDER)
"""What the menu of a track leads to besides its album and its artist."""
OPENS_MORE: Final = "…"
"""What the words of an entry end with that opens a dialog."""
SHOWN_IN_FOLDER = 2000
"""At most so many tracks of a group are looked up for their folders."""


class TrackCommands(QObject):
    """Verbs for tracks; the ids come from a page, or from what is playing.

    Attributes:
        feedback: what can be said about them.
        ratings: the stars that they get.
        genres: what is suggested where their tags have none.
        starts: queues that start from them.
        gestures: puts them into the queue.
        playlists: puts them into playlists.
        loudness: measuring them, and writing it to their tags.
        verbs: what can be done with tracks, by the id of its action.
        scope_requested: a ``Scope`` to show.
        similar_requested: a ``Track`` whose similar tracks to show.
        share_requested: a ``ShareRequest``.
        tags_requested: tracks whose tags shall be edited.
        cover_requested: tracks that shall have one cover.
    """

    scope_requested = Signal(object)
    similar_requested = Signal(object)
    share_requested = Signal(object)
    tags_requested = Signal(object)
    cover_requested = Signal(object)

    def __init__(
        self,
        services: Services,
        feedback: FeedbackCommands,
        starts: QueueStarts,
        gestures: QueueGestures,
        playlists: PlaylistGestures,
        theme: ThemeController,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services, self._theme = services, theme
        self._notices, self._window = notices, window
        self.feedback, self.starts, self.gestures = feedback, starts, gestures
        self.playlists = playlists
        self.loudness = LoudnessCommands(services, notices, window)
        self.ratings = RatingCommands(services, notices)
        self.genres = GenreCommands(services, notices, window)
        self.verbs: Mapping[str, Callable[[Sequence[TrackId]], object]] = {
            "play_next": gestures.play_next,
            "enqueue": gestures.enqueue,
            "add_to_playlist": playlists.adding.choose,
            "playlist_from_selection": playlists.adding.create_of,
            "copy_tracks": self.copy,
            "share": self.share,
            "play_similar": self.play_similar,
            "show_similar": self.show_similar,
            "start_queue": starts.start_queue,
            "go_album": self.go_album,
            "go_artist": self.go_artist,
            **{f"go_{kind}": partial(self._go_first, kind) for kind in GO_KINDS},
            "like": feedback.like,
            "dislike": feedback.dislike,
            "more_like": feedback.more_like,
            "less_like": feedback.less_like,
            **self.ratings.verbs,
            **self.genres.verbs,
            "ban_track": feedback.ban_track,
            "ban_artist": feedback.ban_artist,
            "measure_loudness": self.loudness.measure,
            "write_loudness": self.loudness.write,
            "edit_tags": self.edit_tags,
            "set_cover": self.set_cover,
            "show_in_folder": self.show_in_folder,
            "properties": self.properties,
        }

    def play_similar(self, ids: Sequence[TrackId]) -> None:
        """Play this track, and go on with what sounds like it."""
        if not ids:
            return
        autoplay = self._services.autoplay
        if not autoplay.is_enabled:
            autoplay.set_enabled(True)
        self.gestures.play(
            ids[:1], text=tr("Playing {name}, then similar tracks", name=self.gestures.name(ids[:1]))
        )

    def show_similar(self, ids: Sequence[TrackId]) -> None:
        """Show what sounds like this track."""
        if (track := self._track(ids)) is not None:
            self.similar_requested.emit(track)

    def go_album(self, ids: Sequence[TrackId]) -> None:
        """Show the album of the first track."""
        track = self._track(ids)
        if track is not None and track.tags.album:
            self.scope_requested.emit(Scope(ScopeKind.ALBUM, track.tags.album, track.album_artist_text))

    def go_artist(self, ids: Sequence[TrackId]) -> None:
        """Show everything by the first artist of the first track."""
        track = self._track(ids)
        if track is not None and track.tags.artists:
            self.scope_requested.emit(Scope(ScopeKind.ARTIST, track.tags.artists[0]))

    def _go_first(self, kind: ScopeKind, ids: Sequence[TrackId]) -> None:
        """Show what the first track shares with others: its first genre or composer, its year or folder."""
        track = self._track(ids)
        scopes = [] if track is None else [scope for scope in _scopes_of(track) if scope.kind is kind]
        if scopes:
            self.scope_requested.emit(scopes[0])
        elif track is not None:
            self._notices.say(tr("This track has no {kind}.", kind=in_sentence(KIND_WORDS[kind])))

    def copy(self, ids: Sequence[TrackId]) -> None:
        """Put tracks on the clipboard: for playlists, as files, and as lines of text."""
        tracks = self._services.browse.page(list(ids[:MOST_COPIED]))
        if tracks:
            mime = track_mime(tracks)
            lines = (f"{track.tags.artist_text} – {track.tags.title}".strip(" –") for track in tracks)
            mime.setText("\n".join(lines))
            QGuiApplication.clipboard().setMimeData(mime)
            self._notices.say(tr("{name} copied", name=self.gestures.name(ids)))

    def share(self, ids: Sequence[TrackId], title: str = "", kind: str = "", why: str = "") -> None:
        """Show what some tracks look like to somebody else; texts as of ``ShareRequest``."""
        from musicrec_desktop.services.sharing.service import ShareRequest

        if ids:
            self.share_requested.emit(ShareRequest(tuple(ids), title, kind, why))
        else:
            self._notices.say(tr("Select tracks first."))

    def edit_tags(self, ids: Sequence[TrackId]) -> None:
        """Edit what the files of these tracks say about themselves."""
        self.tags_requested.emit(list(ids))

    def set_cover(self, ids: Sequence[TrackId]) -> None:
        """Give these tracks one cover."""
        self.cover_requested.emit(list(ids))

    def show_in_folder(self, ids: Sequence[TrackId]) -> None:
        """Open the file manager at the folder of the files, or at the one around all of their folders."""
        folders = {
            os.path.dirname(track.path) for track in self._services.browse.page(list(ids[:SHOWN_IN_FOLDER]))
        }
        if folders:
            folder = QByteArray(b"file://" + quoted_path(os.path.commonpath(folders)))
            if not QDesktopServices.openUrl(QUrl.fromEncoded(folder)):
                self._notices.say(tr("No file manager could be opened."))

    def properties(self, ids: Sequence[TrackId]) -> None:
        """Show what is known about the first track."""
        from musicrec_desktop.ui.commands.properties_dialog import PropertiesDialog

        if (track := self._track(ids)) is not None:
            now_ms = self._services.scheduler.clock.now_ms()
            sound = self._services.browse.sounds([track.id]).get(track.id)
            words = self._services.similarity.words_for(track.id)
            written = self._services.genres.words.in_file(track.id)
            genres = [] if written is None else [(GENRE_IN_FILE, ", ".join(written))]
            more = [*genres, *sound_facts(sound, words), *self._loudness_facts(track.id)]
            dialog = PropertiesDialog(track, now_ms, self._window, more=more)

            def tell(pictures: Sequence[TrackPicture]) -> None:
                if pictures:
                    dialog.add_fact(tr("Pictures"), "\n".join(map(picture_text, pictures)))

            task = self._services.covers.load_pictures(track.id, tell)
            dialog.finished.connect(lambda _result: task.cancel())
            dialog.show()

    def show_menu(self, ids: Sequence[TrackId], point: QPoint, play: Callable[[], object]) -> QMenu:
        """The context menu of some tracks.

        Args:
            ids: the selection.
            point: where, in global coordinates.
            play: plays the list from the row that was clicked.
        """
        menu = self.make_menu(MenuKind.TRACKS, ids, {"play_selected": play})
        menu.popup(point)
        return menu

    def make_menu(
        self,
        kind: MenuKind,
        ids: Sequence[TrackId],
        own: Mapping[str, Callable[[], object]],
        dresses: Mapping[str, Dress] = MappingProxyType({}),
    ) -> QMenu:
        """A menu of tracks.

        Args:
            kind: of which kind.
            ids: the tracks.
            own: what entries do that only this menu has, or that mean something else there.
            dresses: how some of them look there.
        """
        verbs = {**self._verbs(ids), **own}
        return make_menu(self._window, self._theme.theme, kind, verbs, {**self._dresses(ids), **dresses})

    def fill_playing_menu(
        self, menu: QMenu, ids: Sequence[TrackId], come_forward: Callable[[], object]
    ) -> None:
        """Put what can be done with what plays into a menu of another window.

        Args:
            menu: of the other window.
            ids: what plays.
            come_forward: brings the main window forward, in which or over which some verbs show something.
        """

        def led(run: Callable[[], object]) -> None:
            come_forward()
            run()

        def leads(name: str, words: str) -> bool:
            return name in LEADS_TO_WINDOW or words.partition("\t")[0].endswith(OPENS_MORE)

        verbs = {
            name: partial(led, run) if name in LEADS_TO_WINDOW else run
            for name, run in self._verbs(ids).items()
        }
        dresses = {
            name: replace(
                dress,
                inner=[
                    (words, partial(led, run) if leads(name, words) else run) for words, run in dress.inner
                ],
            )
            for name, dress in self._dresses(ids).items()
        }
        fill_menu(menu, self._theme.theme, MenuKind.NOW, verbs, dresses)

    def _verbs(self, ids: Sequence[TrackId]) -> dict[str, Callable[[], object]]:
        return {
            **{name: partial(verb, ids) for name, verb in self.verbs.items()},
            # These entries are submenus only.
            "suggested_genre": lambda: None,
            "go_to": lambda: None,
            "rating": partial(self.ratings.rate, ids, 0),
        }

    def _dresses(self, ids: Sequence[TrackId]) -> dict[str, Dress]:
        """What a menu says of these tracks, and what cannot be done with them."""
        feedback, track = self.feedback, self._track(ids)
        dresses = {name: Dress(is_enabled=len(ids) == 1) for name in SINGLE}
        dresses["add_to_playlist"] = Dress(inner=self.playlists.adding.menu_entries(lambda use: use(ids)))
        if track is not None and len(ids) == 1:
            dresses["go_album"] = Dress(is_enabled=bool(track.tags.album))
            dresses["go_artist"] = Dress(is_enabled=bool(track.tags.artists))
            dresses["go_to"] = Dress(
                inner=[
                    (f"{KIND_WORDS[scope.kind]}: {scope_title(scope)}", partial(self._go, scope))
                    for scope in _scopes_of(track)
                ]
            )
        dresses["rating"] = self.ratings.dress(ids)
        dresses["suggested_genre"] = self.genres.dress(ids)
        if feedback.are_liked(ids):
            dresses["like"] = Dress(tr("Take the like back"))
        if feedback.are_disliked(ids):
            dresses["dislike"] = Dress(tr("Take the dislike back"))
        if feedback.are_banned(ids):
            dresses["ban_track"] = Dress(ALLOW.words, glyph=ALLOW.glyph)
        dresses["ban_artist"] = self._ban_dress(feedback.artists_of(ids))
        return dresses

    def _go(self, scope: Scope) -> None:
        self.scope_requested.emit(scope)

    def _ban_dress(self, names: Sequence[str]) -> Dress:
        """The artist of the tracks is banned or allowed; of several artists one is chosen in a menu."""
        feedback = self.feedback
        if len(names) > 1:
            return Dress(
                inner=[(feedback.ban_words(name), partial(feedback.ban_artist_named, name)) for name in names]
            )
        is_banned = bool(names) and feedback.is_artist_banned(names[0])
        if is_banned:
            return Dress(tr("Allow this artist again"), glyph=ALLOW.glyph)
        return Dress(is_enabled=bool(names))

    def _loudness_facts(self, track_id: TrackId) -> list[tuple[str, str]]:
        service = self._services.loudness
        known = service.measured((track_id,)).get(track_id)
        found = service.of_tracks((track_id,)).get(track_id)
        return [] if found is None else loudness_facts(found, known, service.played(found))

    def _track(self, ids: Sequence[TrackId]) -> Track | None:
        return self._services.browse.track(ids[0]) if ids else None


def _scopes_of(track: Track) -> list[Scope]:
    """The parts of the library that a track is in, besides its album and its artist."""
    tags = track.tags
    other_artists = tags.artists[1:]
    composer = next(iter(tags.details.composers), "")
    return [
        *(Scope(ScopeKind.ARTIST, name) for name in other_artists),
        *(Scope(ScopeKind.GENRE, name) for name in tags.genres),
        *(Scope(ScopeKind.COMPOSER, name) for name in tags.details.composers),
        *(Scope(ScopeKind.WORK, name, composer) for name in tags.details.works),
        *([Scope(ScopeKind.YEAR, str(tags.year))] if tags.year else []),
        Scope(ScopeKind.FOLDER, os.path.dirname(track.path)),
    ]

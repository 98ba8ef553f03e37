"""What can be done with an album, an artist or a genre as a whole, and its menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import in_sentence, tr
from musicrec_desktop.model.browse import BrowseRequest, Scope, ScopeKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.genre_words import GenreWordCommands
from musicrec_desktop.ui.commands.tracks import ALLOW, TrackCommands
from musicrec_desktop.ui.kit.menus import KINDS, Dress, MenuKind, make_menu
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.scopes import FIRST_SORT, KIND_WORDS, SEED_WORDS, scope_title
from musicrec_desktop.ui.theme.control import ThemeController

MENU_KINDS: Final = {
    ScopeKind.ALBUM: MenuKind.ALBUM,
    ScopeKind.ARTIST: MenuKind.ARTIST,
    ScopeKind.GENRE: MenuKind.GENRE,
    ScopeKind.FOLDER: MenuKind.PART,
    ScopeKind.COMPOSER: MenuKind.PART,
    ScopeKind.WORK: MenuKind.PART,
    ScopeKind.YEAR: MenuKind.PART,
}
Use = Callable[[Sequence[TrackId]], object]


class ScopeCommands(QObject):
    """Finds the tracks of a scope, in the order in which its page shows them, and does something with them.

    Attributes:
        albums_requested: the albums of the artist of this name should be shown.
        genre_words_requested: the table of genres should be shown.
        words: what genres are shown as.
    """

    albums_requested = Signal(str)
    genre_words_requested = Signal()

    def __init__(
        self,
        services: Services,
        commands: TrackCommands,
        theme: ThemeController,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._browse, self._commands, self._theme = services.browse, commands, theme
        self._notices, self._window = notices, window
        self.words = GenreWordCommands(services, notices, window)

    def with_tracks(self, scope: Scope, use: Use) -> None:
        """Find the tracks of a scope and use them."""
        sort, is_descending = FIRST_SORT[scope.kind]
        request = BrowseRequest("", scope, sort, is_descending)
        self._browse.load_ids(
            request,
            lambda ids, _totals: self._use([TrackId(value) for value in ids], use),
            self._notices.error,
            list_name="scope",
        )

    def with_tracks_of(self, scopes: Sequence[Scope], use: Use) -> None:
        """Find the tracks of several scopes, one scope behind the other, and use them together."""
        found: list[TrackId] = []

        def go_on(rest: Sequence[Scope]) -> None:
            def take(ids: Sequence[TrackId]) -> None:
                found.extend(ids)
                go_on(rest[1:])

            if rest:
                self.with_tracks(rest[0], take)
            else:
                use(list(dict.fromkeys(found)))

        go_on(tuple(scopes))

    def run(self, action_id: str, scope: Scope) -> bool:
        """Do a verb of the menu to a scope; False where the verb is not about groups."""
        if MENU_KINDS[scope.kind] not in KINDS.get(action_id, frozenset()):
            return False
        if action_id in {"go_artist", "ban_artist"} and not _artist_of(scope):
            return False
        self._verbs(scope)[action_id]()
        return True

    def show_menu(self, scope: Scope, point: QPoint) -> QMenu:
        """The context menu of an album, an artist or a genre, at a global point."""
        feedback = self._commands.feedback
        artist = _artist_of(scope)
        ban = Dress(is_enabled=bool(artist))
        if artist and feedback.is_artist_banned(artist):
            ban = Dress(tr("Allow this artist again"), glyph=ALLOW.glyph)
        dresses = {
            "start_queue": Dress(SEED_WORDS.get(scope.kind, "")),
            "like": Dress(tr("Like all tracks of this {kind}", kind=in_sentence(KIND_WORDS[scope.kind]))),
            "add_to_playlist": Dress(
                inner=self._commands.playlists.adding.menu_entries(partial(self.with_tracks, scope))
            ),
            "go_artist": Dress(is_enabled=bool(artist)),
            "ban_artist": ban,
            "go_albums": Dress(is_enabled=bool(artist)),
            "show_genre_as": Dress(is_enabled=bool(scope.name)),
            "hide_genre": Dress(is_enabled=bool(scope.name)),
        }
        kind = MENU_KINDS[scope.kind]
        menu = make_menu(self._window, self._theme.theme, kind, self._verbs(scope), dresses)
        menu.popup(point)
        return menu

    def _verbs(self, scope: Scope) -> dict[str, Callable[[], object]]:
        commands, gestures = self._commands, self._commands.gestures
        feedback, artist, name = commands.feedback, _artist_of(scope), quoted(scope_title(scope))
        about_tracks: dict[str, Use] = {
            "play_selected": gestures.play,
            "shuffle": gestures.play_shuffled,
            "shuffle_albums": commands.starts.shuffle_albums,
            "play_next": gestures.play_next,
            "enqueue": gestures.enqueue,
            "add_to_playlist": commands.playlists.adding.choose,
            "share": lambda ids: commands.share(
                ids, scope_title(scope), KIND_WORDS[scope.kind], scope.detail
            ),
            "like": lambda ids: feedback.like_named(ids, f"{name} ({gestures.count(ids)})"),
            "measure_loudness": commands.loudness.measure,
            "write_loudness": commands.loudness.write,
            "edit_tags": commands.edit_tags,
            "set_cover": commands.set_cover,
            "show_in_folder": commands.show_in_folder,
        }
        return {
            **{name: partial(self.with_tracks, scope, use) for name, use in about_tracks.items()},
            "start_queue": lambda: commands.starts.start_scope(scope),
            "go_artist": lambda: commands.scope_requested.emit(Scope(ScopeKind.ARTIST, artist)),
            "go_albums": lambda: self.albums_requested.emit(scope.name),
            "ban_artist": lambda: feedback.ban_artist_named(artist),
            "show_genre_as": lambda: self.words.ask(scope.name),
            "hide_genre": lambda: self.words.hide(scope.name),
            "genre_words": self.genre_words_requested.emit,
        }

    def _use(self, ids: Sequence[TrackId], use: Use) -> None:
        if ids:
            use(ids)
        else:
            self._notices.say(
                tr("There are no tracks here; their files may be on a drive that is not connected.")
            )


def _artist_of(scope: Scope) -> str:
    """The artist that a scope is about: an artist itself, or the artist of an album; empty for others."""
    if scope.kind is ScopeKind.ARTIST:
        return scope.name
    return scope.detail if scope.kind is ScopeKind.ALBUM else ""

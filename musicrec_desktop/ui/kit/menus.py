"""Every context menu, as one table of sections: one order, one icon for each verb, wherever it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.kit.actions import ACTIONS, ACTIONS_BY_ID, is_typed, keys_of
from musicrec_desktop.ui.kit.icons import Glyph, icon
from musicrec_desktop.ui.kit.signs import SIGNS, Meaning
from musicrec_desktop.ui.theme.colours import Theme


class MenuKind(Enum):
    """What a context menu is about."""

    TRACKS = "tracks"
    ALBUM = "album"
    ARTIST = "artist"
    GENRE = "genre"
    NOW = "now"
    """What plays, in the queue."""
    YOURS = "yours"
    """What the user queued."""
    AUTO = "auto"
    """What autoplay proposes."""
    ENTRIES = "entries"
    """Tracks of a playlist."""
    PLAYLIST = "playlist"
    FOLDER = "folder"
    """A folder of playlists."""
    CARD = "card"
    """A card of For you."""
    POINT = "point"
    """A track on the music map."""
    PART = "part"
    """A folder, a composer or a year."""


_TRACKS, _ALBUM, _ARTIST, _GENRE, _NOW, _YOURS, _AUTO, _ENTRIES, _PLAYLIST, _FOLDER, _CARD, _POINT, _PART = (
    MenuKind
)
_GROUPS: Final = frozenset({_ALBUM, _ARTIST, _GENRE})
_PARTS: Final = _GROUPS | {_PART}
_UPCOMING: Final = frozenset({_YOURS, _AUTO})
_QUEUE: Final = frozenset({_NOW, _YOURS, _AUTO})
_LISTED: Final = frozenset({_TRACKS, _ENTRIES, _POINT})
_ONES: Final = _QUEUE | _LISTED
_PLAYLISTS: Final = frozenset({_PLAYLIST})
_CARDS: Final = frozenset({_CARD})


@dataclass(frozen=True, slots=True)
class Fold:
    """A submenu that keeps a long menu as low as a small screen; menus of other kinds show its entries flat.

    Attributes:
        label: what it is called.
        glyph: its icon.
        kinds: the menus that are folded.
    """

    label: str
    glyph: Glyph
    kinds: frozenset[MenuKind]


SHARING: Final = Fold(tr("Copy and share"), Glyph.SHARE, _LISTED)
NEVER: Final = Fold(tr("Never play"), Glyph.NEVER_TRACK, _LISTED)
OF_FILES: Final = Fold(tr("Cover, loudness, ratings"), Glyph.WRITE_TAGS, _LISTED)
FOLDS: Final = (SHARING, NEVER, OF_FILES)


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One verb.

    Attributes:
        id: of the action, or a name of its own for what only menus have.
        glyph: its icon.
        kinds: the menus that have it.
        label: what the menus call it; the action's label where it is empty.
        labels: what some of the menus call it otherwise.
        fold: the submenu that has it in the kinds of that submenu.
    """

    id: str
    glyph: Glyph
    kinds: frozenset[MenuKind]
    label: str = ""
    labels: tuple[tuple[MenuKind, str], ...] = ()
    fold: Fold | None = None

    def text(self, kind: MenuKind) -> str:
        """What a menu of a kind calls it."""
        return dict(self.labels).get(kind) or self.label or ACTIONS_BY_ID[self.id].label

    def keys(self, kind: MenuKind) -> str:
        """The key that does the same there: in lists of groups letters jump to names, and Enter opens."""
        spec = ACTIONS_BY_ID.get(self.id)
        is_opening = kind in _PARTS and spec is not None and spec.is_local
        if spec is None or not spec.shortcuts or is_opening:
            return ""
        if kind in _PARTS and is_typed(spec.shortcuts[0]):
            return next(key for key in keys_of(spec) if not is_typed(key))
        return spec.shortcuts[0]


SECTIONS: Final[tuple[tuple[MenuEntry, ...], ...]] = (
    (
        MenuEntry(
            "play_selected",
            Glyph.PLAY,
            _PARTS | _UPCOMING | _LISTED | _PLAYLISTS | _CARDS,
            tr("Play now"),
            (
                (_TRACKS, tr("Play from here")),
                (_ENTRIES, tr("Play from here")),
                *((kind, tr("Play")) for kind in (_ALBUM, _ARTIST, _GENRE, _PART, _PLAYLIST, _CARD)),
            ),
        ),
        MenuEntry("shuffle", Glyph.SHUFFLE, _PARTS | _PLAYLISTS | _CARDS, tr("Shuffle")),
        MenuEntry("shuffle_albums", Glyph.SHUFFLE_ALBUMS, frozenset({_ARTIST, _GENRE}), tr("Shuffle albums")),
        MenuEntry("play_next", Glyph.PLAY_NEXT, _PARTS | _UPCOMING | _LISTED | _PLAYLISTS | _CARDS),
        MenuEntry("enqueue", Glyph.QUEUE_ADD, _PARTS | _LISTED | _PLAYLISTS | _CARDS),
        MenuEntry("keep", Glyph.KEEP, frozenset({_AUTO}), tr("Keep in my queue")),
        MenuEntry("why", Glyph.HELP, frozenset({_AUTO})),
    ),
    (
        MenuEntry("play_similar", Glyph.AUTOPLAY, _LISTED),
        MenuEntry("show_similar", Glyph.DISCOVER, _ONES),
        MenuEntry(
            "start_queue",
            Glyph.START_QUEUE,
            _ONES | _GROUPS | _PLAYLISTS | _CARDS,
            tr("Start a queue from this"),
            ((_CARD, tr("Start a queue from this card")),),
        ),
        MenuEntry("keep_inside", Glyph.INSIDE, _PLAYLISTS),
        MenuEntry("map_path_here", Glyph.PATH, frozenset({_POINT})),
    ),
    (
        MenuEntry(
            "add_to_playlist",
            Glyph.ADD_TO_PLAYLIST,
            _ONES | _PARTS | _PLAYLISTS | _CARDS,
            tr("Add to playlist"),
        ),
        MenuEntry("save_card", Glyph.NEW_FROM_TRACKS, _CARDS, tr("Save as a playlist")),
        MenuEntry("copy_tracks", Glyph.COPY, _LISTED | _CARDS, fold=SHARING),
        MenuEntry("share", Glyph.SHARE, _ONES | _PARTS | _PLAYLISTS | _CARDS, fold=SHARING),
    ),
    (
        MenuEntry("go_album", Glyph.ALBUMS, _ONES),
        MenuEntry("go_artist", Glyph.ARTISTS, _ONES | {_ALBUM}),
        MenuEntry("go_to", Glyph.GO_TO, _ONES, tr("Go to")),
        MenuEntry("go_albums", Glyph.ALBUMS, frozenset({_ARTIST}), tr("Show albums")),
    ),
    (
        MenuEntry(
            "like",
            SIGNS[Meaning.LIKE].glyph,
            _ONES | _PARTS | _CARDS,
            labels=((_CARD, tr("Like this card")),),
        ),
        MenuEntry(
            "dislike",
            SIGNS[Meaning.DISLIKE].glyph,
            _ONES | _CARDS,
            labels=((_CARD, tr("Dislike this card")),),
        ),
        MenuEntry("refresh_card", Glyph.ANEW, _CARDS),
        MenuEntry("more_like", SIGNS[Meaning.MORE].glyph, _ONES),
        MenuEntry("less_like", SIGNS[Meaning.LESS].glyph, _ONES),
        MenuEntry("rating", Glyph.STAR, _ONES, tr("Rating")),
        MenuEntry("suggested_genre", Glyph.GENRES, _LISTED, tr("Suggested genre")),
        MenuEntry("ban_track", SIGNS[Meaning.NEVER_TRACK].glyph, _ONES, fold=NEVER),
        MenuEntry("ban_artist", SIGNS[Meaning.NEVER_ARTIST].glyph, _ONES | {_ALBUM, _ARTIST}, fold=NEVER),
    ),
    (
        MenuEntry("show_genre_as", Glyph.SHOW_AS, frozenset({_GENRE}), tr("Show as another genre…")),
        MenuEntry("hide_genre", Glyph.HIDE, frozenset({_GENRE}), tr("Hide this genre")),
        MenuEntry("genre_words", Glyph.GENRE_WORDS, frozenset({_GENRE})),
    ),
    (
        MenuEntry("edit_tags", Glyph.EDIT_TAGS, _ONES | _GROUPS),
        MenuEntry("set_cover", Glyph.SET_COVER, _LISTED | {_ALBUM}, fold=OF_FILES),
        MenuEntry("measure_loudness", Glyph.LOUDNESS, _LISTED | {_ALBUM}, fold=OF_FILES),
        MenuEntry("write_loudness", Glyph.WRITE_TAGS, _LISTED | {_ALBUM}, fold=OF_FILES),
        MenuEntry("write_ratings", Glyph.WRITE_RATINGS, _LISTED, fold=OF_FILES),
        MenuEntry("show_in_folder", Glyph.OPEN_FOLDER, _ONES | _PARTS),
        MenuEntry("properties", Glyph.INFO, _ONES),
    ),
    (
        MenuEntry("new_playlist_here", Glyph.NEW_PLAYLIST, frozenset({_FOLDER}), tr("New playlist here")),
        MenuEntry("new_folder_here", Glyph.NEW_PLAYLIST_FOLDER, frozenset({_FOLDER}), tr("New folder here")),
    ),
    (
        MenuEntry("edit_rules", Glyph.RULES, _PLAYLISTS),
        MenuEntry("freeze_playlist", Glyph.FREEZE, _PLAYLISTS, tr("Freeze as a plain playlist")),
        MenuEntry(
            "rename_playlist",
            Glyph.RENAME,
            _PLAYLISTS | {_FOLDER},
            tr("Rename"),
            ((_FOLDER, tr("Rename folder")),),
        ),
        MenuEntry("describe_playlist", Glyph.DESCRIBE, _PLAYLISTS, tr("Name and description…")),
        MenuEntry("duplicate_playlist", Glyph.DUPLICATE, _PLAYLISTS, tr("Duplicate")),
        MenuEntry("move_to_folder", Glyph.MOVE_TO_FOLDER, _PLAYLISTS | {_FOLDER}, tr("Move to folder")),
        MenuEntry("merge_playlists", Glyph.MERGE, _PLAYLISTS),
        MenuEntry("remove_doubles", Glyph.NO_DOUBLES, _PLAYLISTS),
    ),
    (
        MenuEntry("export_playlists", Glyph.EXPORT, _PLAYLISTS, tr("Export…")),
        MenuEntry("follow_file", Glyph.FOLLOW, _PLAYLISTS, tr("Follow its file")),
        MenuEntry("reread_file", Glyph.REFRESH, _PLAYLISTS, tr("Read its file again")),
    ),
    (
        MenuEntry(
            "remove",
            Glyph.REMOVE,
            _UPCOMING | {_ENTRIES},
            tr("Remove from the queue"),
            ((_ENTRIES, tr("Remove from the playlist")),),
        ),
        MenuEntry("delete_playlist", Glyph.DELETE, _PLAYLISTS),
        MenuEntry("delete_folder", Glyph.DELETE_FOLDER, frozenset({_FOLDER}), tr("Delete the folder only")),
    ),
)
SINGLE: Final = frozenset(
    {"play_similar", "show_similar", "go_album", "go_artist", "go_to", "show_in_folder", "properties"}
)
"""Verbs for one track, off where several are meant."""
LEADS_TO_WINDOW: Final = frozenset(
    {"show_similar", "share", "go_album", "go_artist", "go_to", "edit_tags", "properties"}
)
"""Verbs that show something in the main window or over it; the menus of other windows bring it forward."""
KINDS: Final = {entry.id: entry.kinds for section in SECTIONS for entry in section}
"""The menus that have a verb."""
GLYPHS: Final[Mapping[str, Glyph]] = {
    **{spec.id: spec.glyph for spec in ACTIONS if spec.glyph is not None},
    **{entry.id: entry.glyph for section in SECTIONS for entry in section},
}
"""The icon of each verb in any menu, the ☰ menu included."""

Run = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Dress:
    """How an entry looks in one menu, where that is not as the table says.

    Attributes:
        text: what it is called; empty for what the table says.
        is_enabled: whether it can be chosen.
        inner: labels and handlers of a submenu, in place of its own handler; a line for an empty label.
        chosen: the label in the submenu that holds now; None for a submenu without a mark.
        glyph: its icon; None for what the table says.
    """

    text: str = ""
    is_enabled: bool = True
    inner: Sequence[tuple[str, Run]] = ()
    chosen: str | None = None
    glyph: Glyph | None = None


def make_menu(
    parent: QWidget,
    theme: Theme,
    kind: MenuKind,
    verbs: Mapping[str, Run],
    dresses: Mapping[str, Dress],
) -> QMenu:
    """A context menu of one kind.

    Args:
        parent: Qt's owner; the menu deletes itself when it is closed.
        theme: colours of the icons.
        kind: what it is about.
        verbs: what each entry does; every entry of the kind must be there.
        dresses: how some of them look.
    """
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    fill_menu(menu, theme, kind, verbs, dresses)
    return menu


def fill_menu(
    menu: QMenu, theme: Theme, kind: MenuKind, verbs: Mapping[str, Run], dresses: Mapping[str, Dress]
) -> None:
    """Put the entries of one kind into a menu that somebody else owns; arguments as of ``make_menu``."""
    for section in SECTIONS:
        entries = [entry for entry in section if kind in entry.kinds]
        if entries and not menu.isEmpty():
            menu.addSeparator()
        folds: dict[Fold, QMenu] = {}
        for entry in entries:
            fold, target = entry.fold, menu
            if fold is not None and kind in fold.kinds:
                if fold not in folds:
                    folds[fold] = menu.addMenu(icon(fold.glyph, theme), fold.label)
                target = folds[fold]
            _add(target, theme, entry, kind, verbs[entry.id], dresses.get(entry.id, Dress()))
        for inner in folds.values():
            inner.menuAction().setEnabled(any(action.isEnabled() for action in inner.actions()))


def _add(menu: QMenu, theme: Theme, entry: MenuEntry, kind: MenuKind, run: Run, dress: Dress) -> None:
    text, picture = dress.text or entry.text(kind), icon(dress.glyph or entry.glyph, theme)
    if dress.inner:
        inner = menu.addMenu(picture, text)
        inner.menuAction().setEnabled(dress.is_enabled)
        for words, deed in dress.inner:
            if not words:
                inner.addSeparator()
                continue
            action = inner.addAction(words.replace("&", "&&"))
            if words == dress.chosen:
                action.setCheckable(True)
                action.setChecked(True)
            _connect(action, deed)
        return
    keys = entry.keys(kind)
    action = menu.addAction(picture, f"{text}\t{keys}" if keys else text)
    action.setEnabled(dress.is_enabled)
    _connect(action, run)


def _connect(action: QAction, run: Run) -> None:
    action.triggered.connect(lambda _checked=False: run())

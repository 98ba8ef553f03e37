"""Context menus: one order and one icon for each verb; what groups and the queue offer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QIcon, QImage
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.playback import EntryId
from musicrec_desktop.ui.kit.actions import ACTIONS, MENU_GROUPS
from musicrec_desktop.ui.kit.menus import FOLDS, GLYPHS, NEVER, SECTIONS, Dress, MenuKind, make_menu
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.window.places import PageId
from tests.ui import hands
from tests.ui.conftest import Rig
from tests.ui.window.test_feedback import menu_of, trigger, words
from tests.ui.window.test_tune import begin

NIGHT_BUS = Scope(ScopeKind.ALBUM, "Night Bus", "The Lanterns")
LANTERNS = Scope(ScopeKind.ARTIST, "The Lanterns")
JAZZ = Scope(ScopeKind.GENRE, "Jazz")
SMALL_SCREEN_PX = 720
ORDER = [entry.id for section in SECTIONS for entry in section]


def scope_menu(rig: Rig, scope: Scope) -> QMenu:
    return rig.window.scopes.show_menu(scope, QPoint(5, 5))


def queue_menu(rig: Rig, entry_id: EntryId) -> QMenu:
    menu = rig.window.queue.show_menu(entry_id, QPoint(5, 5))
    assert menu is not None
    return menu


def queued(rig: Rig) -> list[str]:
    browse = rig.window.services.browse
    tracks = [browse.track(entry.track_id) for entry in rig.window.services.player.queue.user_part]
    return [track.tags.title for track in tracks if track is not None]


def current(rig: Rig) -> str:
    entry = rig.window.services.player.queue.current
    track = None if entry is None else rig.window.services.browse.track(entry.track_id)
    return "" if track is None else track.tags.title


def test_a_verb_stands_once_in_the_table_and_has_one_icon() -> None:
    assert len(set(ORDER)) == len(ORDER)
    assert all(GLYPHS[action_id] for action_id in ORDER)
    assert len({GLYPHS[action_id] for action_id in ORDER} - {GLYPHS["go_album"]}) >= len(ORDER) - 2


def test_every_menu_keeps_the_order_and_has_icons(rig: Rig) -> None:
    begin(rig)
    player = rig.window.services.player
    player.enqueue([rig.ids[5]])
    assert player.queue.current is not None
    menus = {
        MenuKind.TRACKS: menu_of(rig, 0),
        MenuKind.ALBUM: scope_menu(rig, NIGHT_BUS),
        MenuKind.ARTIST: scope_menu(rig, LANTERNS),
        MenuKind.GENRE: scope_menu(rig, JAZZ),
        MenuKind.NOW: queue_menu(rig, player.queue.current.id),
        MenuKind.YOURS: queue_menu(rig, player.queue.user_part[0].id),
        MenuKind.AUTO: queue_menu(rig, player.queue.auto_part[0].id),
    }
    for kind, menu in menus.items():
        actions = list(hands.entries(menu))
        expected = [entry for section in SECTIONS for entry in section if kind in entry.kinds]
        assert len(actions) == len(expected)
        assert all(not action.icon().isNull() for action in actions)
        sizes = [sum(kind in entry.kinds for entry in section) for section in SECTIONS]
        gaps = [action.isSeparator() for action in menu.actions()]
        assert gaps.count(True) == sum(size > 0 for size in sizes) - 1


@pytest.mark.parametrize("kind", MenuKind, ids=str)
def test_a_menu_is_no_higher_than_a_small_screen(
    kind: MenuKind, qtbot: QtBot, themes: ThemeController
) -> None:
    """One that is higher scrolls, or stands in two columns."""
    parent = QWidget()
    qtbot.addWidget(parent)
    entries = [entry for section in SECTIONS for entry in section if kind in entry.kinds]
    menu = make_menu(parent, themes.theme, kind, {entry.id: entries.clear for entry in entries}, {})
    assert menu.sizeHint().height() <= SMALL_SCREEN_PX
    names = [action.text().partition("\t")[0] for action in hands.entries(menu)]
    assert names == [entry.text(kind) for entry in entries], "each once, in the order of the table"
    menu.close()


def test_a_fold_has_more_than_one_entry_and_stands_in_one_section() -> None:
    for fold in FOLDS:
        for kind in fold.kinds:
            sizes = [
                sum(entry.fold is fold and kind in entry.kinds for entry in section) for section in SECTIONS
            ]
            assert sum(size > 1 for size in sizes) == sum(size > 0 for size in sizes) == 1, (fold.label, kind)


def test_a_fold_without_anything_to_choose_is_off(qtbot: QtBot, themes: ThemeController) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    entries = [entry for section in SECTIONS for entry in section if MenuKind.ENTRIES in entry.kinds]
    off = {entry.id: Dress(is_enabled=False) for entry in entries if entry.fold is NEVER}
    verbs = {entry.id: entries.clear for entry in entries}
    menu = make_menu(parent, themes.theme, MenuKind.ENTRIES, verbs, off)
    folds = {action.text(): action.isEnabled() for action in menu.actions() if action.menu() is not None}
    assert folds == {fold.label: fold is not NEVER for fold in FOLDS}
    menu.close()


def test_the_player_bar_leads_to_everything_around_the_track(rig: Rig, qtbot: QtBot) -> None:
    window = rig.window
    assert window.playback.show_menu_by_key() is None, "nothing plays"
    window.services.player.play_now([rig.ids[4]])
    bar = window.bar
    qtbot.waitUntil(lambda: bar.title.full_text == "Night Bus 1")
    for part in (bar.cover, bar.title, bar.artist, bar.album):
        assert part.focusPolicy() & Qt.FocusPolicy.TabFocus
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard, QPoint(2, 2), part.mapToGlobal(QPoint(2, 2))
        )
        with qtbot.waitSignal(bar.menu_requested) as asked:
            QApplication.sendEvent(part, event)
        assert asked.args == [part.mapToGlobal(QPoint(2, 2))]
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        popup.close()
    menu = window.playback.show_menu_by_key()
    assert menu is not None
    assert {"Go to album", "Go to artist", "Go to", "Properties"} <= set(words(menu))
    go_to = next(action.menu() for action in menu.actions() if action.text() == "Go to")
    assert isinstance(go_to, QMenu)
    places = [action.text() for action in go_to.actions()]
    assert [place.split(":")[0] for place in places] == ["Genre", "Year", "Folder"]
    go_to.actions()[0].trigger()
    assert window.navigator.place.scope == Scope(ScopeKind.GENRE, "Electronic")
    menu.close()


@pytest.mark.parametrize("scope", [NIGHT_BUS, LANTERNS, JAZZ], ids=["album", "artist", "genre"])
def test_groups_offer_everything(scope: Scope, rig: Rig) -> None:
    wanted = {"Play", "Shuffle", "Play next", "Add to queue", "Add to playlist", "Share…", "Show in folder"}
    wanted |= {f"Start a queue from this {scope.kind}", f"Like all tracks of this {scope.kind}"}
    wanted.add("Edit tags…")
    if scope.kind is ScopeKind.ALBUM:
        wanted |= {
            "Change cover…",
            "Go to artist",
            "Never play this artist",
            "Measure loudness",
            "Write loudness to tags…",
        }
    if scope.kind in {ScopeKind.ARTIST, ScopeKind.GENRE}:
        wanted |= {"Shuffle albums"}
    if scope.kind is ScopeKind.ARTIST:
        wanted |= {"Show albums", "Never play this artist"}
    if scope.kind is ScopeKind.GENRE:
        wanted |= {"Show as another genre…", "Hide this genre", "Genres in your tags…"}
    assert set(words(scope_menu(rig, scope))) == wanted


def test_an_album_is_played_in_its_order_and_comes_behind_or_next(rig: Rig, qtbot: QtBot) -> None:
    rig.window.services.autoplay.set_enabled(False)
    trigger(scope_menu(rig, NIGHT_BUS), "Play")
    qtbot.waitUntil(lambda: current(rig) == "Night Bus 1")
    assert queued(rig) == ["Night Bus 2", "Night Bus 3", "Night Bus 4"]
    trigger(scope_menu(rig, JAZZ), "Add to queue")
    qtbot.waitUntil(lambda: len(queued(rig)) == 7)
    assert queued(rig)[3:] == [f"Blue Hour {number}" for number in range(1, 5)]
    trigger(scope_menu(rig, Scope(ScopeKind.ALBUM, "Four Rivers", "Orchestra of the Coast")), "Play next")
    qtbot.waitUntil(lambda: len(queued(rig)) == 11)
    assert queued(rig)[:4] == [f"Four Rivers {number}" for number in range(1, 5)]
    rig.window.notices.undo()
    assert len(queued(rig)) == 7


def test_albums_of_the_library_are_shuffled_whole_and_that_can_be_taken_back(rig: Rig, qtbot: QtBot) -> None:
    window, player = rig.window, rig.window.services.player
    window.navigator.go_page(PageId.ALBUMS)
    window.actions_table.run("shuffle_albums")
    qtbot.waitUntil(lambda: len(player.queue.user_part) == 11)
    entries = [entry for entry in (player.queue.current, *player.queue.user_part) if entry is not None]
    albums = []
    for entry in entries:
        track = window.services.browse.track(entry.track_id)
        assert track is not None
        albums.append(track.tags.album)
    assert [albums[0]] * 4 + [albums[4]] * 4 + [albums[8]] * 4 == albums
    assert len(set(albums)) == 3


def test_an_artist_is_shuffled(rig: Rig, qtbot: QtBot) -> None:
    trigger(scope_menu(rig, LANTERNS), "Shuffle")
    qtbot.waitUntil(lambda: current(rig).startswith("Night Bus"))
    assert rig.window.services.player.is_shuffled
    assert sorted([current(rig), *queued(rig)]) == [f"Night Bus {number}" for number in range(1, 5)]


def test_an_album_is_liked_as_a_whole_and_the_like_taken_back(rig: Rig, qtbot: QtBot) -> None:
    feedback = rig.window.services.feedback
    feedback.dislike(rig.ids[4])
    trigger(scope_menu(rig, NIGHT_BUS), "Like all")
    qtbot.waitUntil(lambda: set(feedback.liked_ids()) == set(rig.ids[4:8]))
    assert "“Night Bus” (4 tracks) liked" in rig.window.notices.toast.text
    rig.window.notices.undo()
    assert feedback.liked_ids() == []
    assert feedback.kind(rig.ids[4]) is FeedbackKind.DISLIKE
    rig.window.notices.redo()
    assert set(feedback.liked_ids()) == set(rig.ids[4:8])


def test_from_an_album_to_its_artist_and_on_to_the_albums(rig: Rig, qtbot: QtBot) -> None:
    window = rig.window
    trigger(scope_menu(rig, NIGHT_BUS), "Go to artist")
    assert window.navigator.place.scope == LANTERNS
    trigger(scope_menu(rig, LANTERNS), "Show albums")
    assert window.navigator.place.page is PageId.ALBUMS
    page = window.pages.groups[PageId.ALBUMS]
    qtbot.waitUntil(lambda: page.model.names == ["Night Bus"])


def test_the_folder_of_an_album_is_shown(rig: Rig, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    def open_url(url: QUrl) -> bool:
        shown.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    trigger(scope_menu(rig, NIGHT_BUS), "Show in folder")
    qtbot.waitUntil(lambda: len(shown) == 1)
    track = rig.window.services.browse.track(rig.ids[4])
    assert track is not None
    assert track.path.startswith(shown[0] + "/")


def test_the_page_of_an_album_has_the_menu_of_the_album(rig: Rig, qtbot: QtBot) -> None:
    page = rig.window.pages.tracks
    assert not page.tools.more_button.isVisible()
    rig.window.navigator.go_scope(NIGHT_BUS)
    rig.wait_rows(4)
    with qtbot.waitSignal(page.scope_menu_requested) as told:
        hands.click(page.tools.more_button)
    assert told.args is not None
    assert told.args[0] == NIGHT_BUS
    with qtbot.waitSignal(page.scope_menu_requested):
        page.head.customContextMenuRequested.emit(QPoint(3, 3))


def test_the_menu_of_a_group_is_asked_for_at_its_row(rig: Rig, qtbot: QtBot) -> None:
    rig.window.navigator.go_page(PageId.ARTISTS)
    page = rig.window.pages.groups[PageId.ARTISTS]
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    with qtbot.waitSignal(page.scope_menu_requested) as told:
        page.view.customContextMenuRequested.emit(page.view.visualRect(page.model.index(0, 0)).center())
    assert told.args is not None
    assert told.args[0] == Scope(ScopeKind.ARTIST, "Ada North")
    trigger(scope_menu(rig, told.args[0]), "Never play this artist")
    assert rig.window.services.feedback.is_artist_banned("Ada North")
    assert "Allow this artist again" in words(scope_menu(rig, told.args[0]))


def test_what_plays_what_is_mine_and_what_is_automatic_have_their_verbs(rig: Rig) -> None:
    begin(rig)
    player = rig.window.services.player
    player.enqueue([rig.ids[5]])
    assert player.queue.current is not None
    said = {
        "Show similar tracks",
        "Start a queue from this",
        "Go to album",
        "Go to artist",
        "Go to",
        "Like",
        "Dislike",
        "Rating",
    }
    said |= {"Add to playlist", "Share…"}
    said |= {"More like this", "Less like this", "Never play this track", "Never play this artist"}
    said |= {"Edit tags…", "Show in folder", "Properties"}
    coming = said | {"Play now", "Play next", "Remove from the queue"}
    assert set(words(queue_menu(rig, player.queue.current.id))) == said
    assert set(words(queue_menu(rig, player.queue.user_part[0].id))) == coming
    automatic = set(words(queue_menu(rig, player.queue.auto_part[0].id)))
    assert automatic == coming | {"Keep in my queue", "Why this track?"}


def test_the_verbs_of_the_queue_do_what_they_say(rig: Rig, qtbot: QtBot) -> None:
    begin(rig)
    window, queue = rig.window, rig.window.services.player.queue
    qtbot.waitUntil(lambda: window.panel.model.place_of(queue.auto_part[3].id) is not None)
    kept, played = queue.auto_part[2], queue.auto_part[3]
    trigger(queue_menu(rig, kept.id), "Keep in my queue")
    assert [entry.id for entry in queue.user_part] == [kept.id]
    window.services.player.enqueue([rig.ids[9]])
    mine = queue.user_part[-1]
    trigger(queue_menu(rig, mine.id), "Play next")
    assert queue.user_part[0].id == mine.id
    trigger(queue_menu(rig, mine.id), "Like")
    assert window.services.feedback.kind(mine.track_id) is FeedbackKind.LIKE
    assert "Take the like back" in words(queue_menu(rig, mine.id))
    trigger(queue_menu(rig, mine.id), "Remove")
    assert mine.id not in [entry.id for entry in queue.upcoming]
    if played.id in [entry.id for entry in queue.upcoming]:
        trigger(queue_menu(rig, played.id), "Play now")
        assert queue.current is not None
        assert queue.current.id == played.id


def test_a_menu_on_the_selection_of_the_queue_is_about_all_of_it(rig: Rig, qtbot: QtBot) -> None:
    window, player = rig.window, rig.window.services.player
    window.services.autoplay.set_enabled(False)
    player.play_now(rig.ids[:5])
    second, third, fourth = (entry.id for entry in player.queue.user_part[1:4])
    qtbot.waitUntil(lambda: window.panel.model.place_of(fourth) is not None)
    view, model = window.panel.view, window.panel.model
    view.clearSelection()
    for entry_id in (second, fourth):
        place = model.place_of(entry_id)
        assert place is not None
        view.selectionModel().select(model.index(place), view.selectionModel().SelectionFlag.Select)
    trigger(queue_menu(rig, second), "Play next")
    assert [entry.id for entry in player.queue.user_part][:2] == [second, fourth]
    window.notices.undo()
    assert [entry.id for entry in player.queue.user_part][1:4] == [second, third, fourth]


def test_the_main_menu_has_groups_with_all_of_its_actions(rig: Rig) -> None:
    menu = rig.window.sidebar.menu_button.menu()
    inner = {action.text(): action.menu() for action in menu.actions() if action.menu() is not None}
    assert (
        list(inner)
        == [group.value for group in MENU_GROUPS]
        == ["Playback", "Library", "Playlists", "Tools", "Window"]
    )
    for group in MENU_GROUPS:
        sub = inner[group.value]
        assert isinstance(sub, QMenu)
        expected = [spec.label for spec in ACTIONS if spec.is_in_menu and spec.group is group]
        assert [action.text() for action in sub.actions()] == expected
    top = [action.text() for action in menu.actions() if action.menu() is None and action.text()]
    assert top == ["Undo", "Redo", "Profiles…", "Settings…", "Quit"]
    assert rig.window.sidebar.menu_button.glyph.value == "mdi6.menu"


def _picture(icon: QIcon) -> QImage:
    return icon.pixmap(18, 18).toImage()


def test_icons_follow_the_theme(rig: Rig) -> None:
    before = _picture(rig.window.actions_table.actions["settings"].icon())
    rig.window.theme.set_value("dark")
    assert _picture(rig.window.actions_table.actions["settings"].icon()) != before


def test_a_track_leads_to_all_that_it_is_part_of(rig: Rig, qtbot: QtBot) -> None:
    commands, navigator = rig.window.commands, rig.window.navigator
    menu = commands.show_menu([rig.ids[0]], QPoint(5, 5), lambda: None)
    go_to = next(action.menu() for action in menu.actions() if action.text() == "Go to")
    assert isinstance(go_to, QMenu)
    by_text = {action.text(): action for action in go_to.actions()}
    assert list(by_text) == ["Genre: Jazz", "Year: 1959", "Folder: music"]
    by_text["Folder: music"].trigger()
    assert navigator.place.page is PageId.FOLDERS
    by_text["Year: 1959"].trigger()
    rig.wait_rows(4)
    assert navigator.place.scope == Scope(ScopeKind.YEAR, "1959")
    menu.close()
    commands.verbs["go_genre"]([rig.ids[0]])
    assert navigator.place.scope == JAZZ
    commands.verbs["go_composer"]([rig.ids[0]])
    assert navigator.place.scope == JAZZ
    several = commands.show_menu(rig.ids[:2], QPoint(5, 5), lambda: None)
    assert not next(action for action in several.actions() if action.text() == "Go to").isEnabled()
    several.close()

"""Takes the pictures in docs/screenshots: every page, light and dark, in two sizes, from the demo library.

    .venv/bin/python packaging/screenshots.py [FOLDER] [--only NAME]… [--resume] [--check] [--home HOME]

With ``--only``, only the pictures with these names are taken, and what others need is not prepared; with
``--resume`` those that FOLDER does not have. A part that fails is told of at the end, and the others are
taken. A picture that looks like the one in FOLDER is left as it is, so that the repository does not grow by
what nobody sees. With ``--check`` nothing is written into FOLDER: old picture, new one and difference of
those that look different are put into ``build/pictures-that-differ``, and named.

The day is always the same; profile and library are temporary, unless HOME is to keep the library, and no
screen is needed. Where Linux gives a process a view of its own of the file system, the music lies in
``/media/ada/Music`` for it, so that no picture shows a temporary folder.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
# A screen with room for dialogs; Qt's own has 800 pixels.
os.environ["QT_QPA_PLATFORM"] = (
    f"offscreen:configfile={os.path.join(sys.path[0], 'tests', 'support', 'screen.json')}"
)
# Days and hours are those of the still clock, wherever the pictures are taken.
os.environ["TZ"] = "UTC"

import numpy as np
from camera import Patience, StillClock, seen_as_media
from care_pictures import browsing_pictures, now_playing_pictures, tag_pictures
from copies_pictures import copies_pictures
from PySide6.QtCore import QBuffer, QByteArray, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from musicrec_desktop.app.container import App, build
from musicrec_desktop.core.atomic import write_atomic
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.settings import LETTER
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.demo.catalogue import ALBUMS
from musicrec_desktop.demo.cover import make_cover
from musicrec_desktop.demo.encode import FORMATS, FileTags, encode
from musicrec_desktop.demo.sound import SAMPLE_RATE_HZ
from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.equalizer import EQUALIZER_PRESETS
from musicrec_desktop.model.features import AnalysisReport
from musicrec_desktop.model.insights import InsightSection
from musicrec_desktop.model.letter import Letter
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.matching import MatchOutcome
from musicrec_desktop.model.music_map import MapColour, MapLevel
from musicrec_desktop.model.period import Period
from musicrec_desktop.model.playback import EndReason, Origin
from musicrec_desktop.model.playlist import PlaylistId, SmartRules
from musicrec_desktop.model.sound import SoundControls
from musicrec_desktop.model.taste_test import Slot
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.weeks import WeekStore
from musicrec_desktop.ui.evaluation.taste_test.dialog import TasteTestDialog
from musicrec_desktop.ui.importing.assistant import SIZE
from musicrec_desktop.ui.importing.review_rows import Part
from musicrec_desktop.ui.importing.steps import Step
from musicrec_desktop.ui.kit.job_foot import JobView
from musicrec_desktop.ui.kit.wording.cards import CARD_WORDS
from musicrec_desktop.ui.library.controller import ANALYSIS, SCAN
from musicrec_desktop.ui.queue.drawer import ROOM_FROM_PX
from musicrec_desktop.ui.queue.why_card import WhyCard
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.tracklists.dialog import SIZE as LIST_SIZE
from musicrec_desktop.ui.tracklists.dialog import Step as ListStep
from musicrec_desktop.ui.window.application import create_application
from musicrec_desktop.ui.window.main_window import MainWindow
from musicrec_desktop.ui.window.places import LIBRARY_PAGES, PageId
from musicrec_desktop.ui.window.qt_scheduler import QtScheduler
from musicrec_desktop.ui.window.settings_dialog import SettingsDialog
from tests.support.likeness import compare, keep_difference

SIZES = ((1280, 800), (960, 600))
THEMES = ("light", "dark")
HOUR_MS, DAY_MS = 3_600_000, 86_400_000
DIFFERENCES = Path(sys.path[0]) / "build" / "pictures-that-differ"
SMALLEST_FILE = 0
"""Qt's quality of a PNG: pressed as far as it goes, with every pixel as it was."""
SHELF = 120
"""Albums on the shelf that the wall is taken of."""
SHELF_WORDS = (
    "Amber",
    "Birch",
    "Cinder",
    "Ember",
    "Harbour",
    "Juniper",
    "Lantern",
    "Orchard",
    "River",
    "Willow",
)


PROFILE, MADE = "profile", "profile-made"
"""The profile of a run, and the one that it begins with."""


class Studio:
    """A window on the demo library, and a camera.

    Args:
        folder: of the pictures.
        root: where profile and music lie.
        app: of Qt.
        names: of the pictures that are taken; all where it is empty.
        differing: gets a line for each picture that looks otherwise than the one in the folder, which is left
            as it is then; None to put new ones there.
    """

    def __init__(
        self,
        folder: str,
        root: str,
        app: QApplication,
        names: Sequence[str] = (),
        differing: list[str] | None = None,
    ) -> None:
        self._folder, self._names, self._differing = folder, names, differing
        self._patience = Patience(app)
        self.wait = self._patience.wait
        scheduler = QtScheduler(StillClock())
        self.root = os.path.join(root, "ada")
        paths = replace(
            ProfilePaths.under(os.path.join(root, PROFILE)), music_dir=os.path.join(self.root, "Music")
        )
        paths.create()
        self.player_app: App = build(paths, scheduler, engine=NullEngine(scheduler), rng_seed=7)
        self.services = self.player_app.services
        self.themes = ThemeController(app, THEMES[0])
        self.window = MainWindow(self.services, self.themes)
        self.window.show()
        self.services.settings.set(LETTER, False)  # one that comes by itself would be told in a picture
        self.services.scheduler.post(self.player_app.background.start)
        services = self.services
        for service in (services.scan, services.analyse, services.cover_looks):
            service.progressed.connect(self._patience.note_progress)

    def rest(self, seconds: float = 0.6) -> None:
        """Let the program settle."""
        end = time.monotonic() + seconds
        self.wait(lambda: time.monotonic() > end, "a moment")

    def _come_to_rest(self) -> None:
        """Wait for what was asked for, and for what that asks for when it is painted."""
        fresh, scheduler = self.window.panel.view.queue_delegate.fresh, self.services.scheduler
        assert isinstance(scheduler, QtScheduler)
        self.wait(lambda: not fresh.timer.isActive(), "the end of the glow")
        for _ in range(2):
            self.rest()
            self.window.grab()
            self.wait(lambda: self.window.covers.is_idle and scheduler.is_idle, "the covers")
            self.rest(0.2)

    def shoot(self, over: QWidget | None = None) -> QPixmap:
        """Take one picture; ``over`` is a dialog or a card that stands over the window."""
        self._come_to_rest()
        picture = self.window.grab()
        if over is not None:
            painter = QPainter(picture)
            place = self._place_of(over)
            painter.drawPixmap(place, over.grab())
            if not isinstance(over, WhyCard):
                painter.setPen(QColor(self.themes.theme.border_strong))
                painter.drawRect(QRect(place, over.size()))
            painter.end()
        return picture

    def save(self, name: str, pictures: Mapping[str, QPixmap]) -> None:
        """Write all pictures of a name, so that there are all of them or none."""
        for variant, picture in pictures.items():
            path, image = os.path.join(self._folder, f"{name}-{variant}.png"), picture.toImage()
            old = QImage(path)
            likeness = compare(old, image)
            if likeness.is_alike:
                continue
            if self._differing is None:
                image.save(path, quality=SMALLEST_FILE)
            else:
                kept = keep_difference(DIFFERENCES, f"{name}-{variant}", old, image, likeness)
                self._differing.append(f"{kept}: {likeness}")

    def variants(
        self, name: str, prepare: Callable[[], object], sizes: Sequence[tuple[int, int]] = SIZES
    ) -> None:
        """Take a page in every theme and size; a widget that ``prepare`` gives stands over the window."""
        if self._names and name not in self._names:
            return
        pictures: dict[str, QPixmap] = {}
        for theme in THEMES:
            self.themes.set_value(theme)
            for width, height in sizes:
                self.window.resize(width, height)
                self.window.panel.view.clearSelection()
                self.window.panel.view.scrollToTop()
                over = prepare()
                over = over if isinstance(over, QWidget) else None
                pictures[f"{theme}-{width}x{height}"] = self.shoot(over)
                if over is not None:
                    over.close()
        self.save(name, pictures)

    def _place_of(self, over: QWidget) -> QPoint:
        """Where a card is, kept inside of the window; dialogs stand in its middle."""
        if isinstance(over, WhyCard):
            place = over.pos() - self.window.pos()
            room = self.window.size() - over.size()
            return QPoint(max(0, min(place.x(), room.width())), max(0, min(place.y(), room.height())))
        return self.window.rect().center() - over.rect().center()

    def portraits(self, name: str, widget: QWidget, sizes: Sequence[tuple[int, int]]) -> None:
        """Take a window of its own in every theme and size."""
        if self._names and name not in self._names:
            return
        pictures: dict[str, QPixmap] = {}
        for theme in THEMES:
            self.themes.set_value(theme)
            for width, height in sizes:
                widget.resize(width, height)
                widget.grab()  # what is painted asks for its covers
                self._come_to_rest()
                pictures[f"{theme}-{width}x{height}"] = widget.grab()
        self.save(name, pictures)

    def close(self) -> None:
        """Close the window and leave its services."""
        self.window.close()
        self.window.disconnect_services()
        self.player_app.close()


def live(studio: Studio) -> list[TrackId]:
    """Two days with the demo library."""
    services = studio.services
    studio.wait(lambda: services.similarity.ready_count > 0, "the index")
    studio.wait(lambda: studio.window.pages.tracks.model.rowCount() > 0, "the tracks")
    ids = [TrackId(number) for number in studio.window.pages.tracks.model.ids]
    listens, now_ms = ListenStore(studio.player_app.database), services.scheduler.clock.now_ms()
    for place, track_id in enumerate((ids * 2)[: len(ids) + 6]):
        track = services.browse.track(track_id)
        assert track is not None
        is_skipped = place % 4 == 3
        duration_ms = track.duration_ms or 60_000
        listened_ms = duration_ms // 9 if is_skipped else duration_ms
        at_ms = now_ms - DAY_MS * (2 - place // 14) - HOUR_MS + 60_000 * (place % 14)
        reason = EndReason.SKIPPED if is_skipped else EndReason.FINISHED
        origin = Origin.AUTO if place % 3 else Origin.USER
        listens.finish(Listen(track_id, at_ms, listened_ms, duration_ms, reason, origin, 1 + place // 14))
    for track_id in ids[1::5]:
        services.feedback.like(track_id)
    return ids


def play(studio: Studio, ids: list[TrackId]) -> None:
    """Something plays, something is queued, something follows by itself."""
    player = studio.services.player
    player.play_now([ids[8], ids[20], ids[3]])
    studio.rest(1.5)
    player.pause()
    player.seek(round((player.duration_ms or 60_000) * 0.4))
    studio.wait(lambda: bool(player.queue.auto_part), "the automatic queue")
    studio.wait(lambda: studio.services.pictures.get(ids[8]) is not None, "the seek picture")
    studio.window.playback.refresh()
    studio.window.notices.toast.hide()


def open_queue(window: MainWindow, *, is_tuned: bool = False) -> None:
    """The queue is seen in every size, with or without what can be tuned."""
    if not window.drawer.is_shown:
        window.drawer.toggle()
    window.panel.tune.set_open(is_open=is_tuned)


def why_card(window: MainWindow) -> WhyCard:
    """The card of the automatic track that there is most to say about."""
    open_queue(window)
    entries = window.services.player.queue.auto_part
    entry = max(entries, key=lambda entry: len(entry.reasons))
    place = window.panel.model.place_of(entry.id)
    assert place is not None
    index = window.panel.model.index(place)
    window.panel.view.scrollTo(index)
    card = window.panel.view.open_why(index)
    assert card is not None
    return card


def map_pictures(studio: Studio, ids: list[TrackId]) -> None:
    """The music map: as it is, with a lasso, with a path, of albums."""
    window, service = studio.window, studio.services.music_map
    page, journeys = window.pages.music_map, window.overviews.music_map.journeys
    window.navigator.go_page(PageId.MUSIC_MAP)
    studio.wait(lambda: page.content.colouring is not None, "the map")
    service.make_anew()
    studio.wait(lambda: not service.is_working, "the layout")
    studio.variants("music-map", partial(window.navigator.go_page, PageId.MUSIC_MAP))

    def coloured(colour: MapColour, level: MapLevel = MapLevel.TRACKS) -> None:
        window.navigator.go_page(PageId.MUSIC_MAP)
        window.actions_table.run(f"map_level_{level.value}")
        window.actions_table.run(f"map_colour_{colour.value}")
        studio.wait(
            lambda: page.content.points.level is level and page.content.colouring is not None, "colours"
        )

    def chosen() -> None:
        coloured(MapColour.GENRE)
        page.choose(np.arange(len(page.content.points) // 3))

    def path() -> None:
        coloured(MapColour.CLUSTER)
        journeys.begin([ids[0], ids[-1]])
        studio.wait(lambda: bool(journeys.found), "the path")

    studio.variants("music-map-decade", partial(coloured, MapColour.DECADE), SIZES[:1])
    studio.variants("music-map-selection", chosen, SIZES[:1])
    studio.variants("music-map-path", path, SIZES[:1])
    journeys.leave()
    window.actions_table.run("map_move")
    studio.variants("music-map-albums", partial(coloured, MapColour.DECADE, MapLevel.ALBUMS), SIZES[:1])
    coloured(MapColour.CLUSTER)


def rules(window: MainWindow) -> QWidget:
    """The rules of the queue."""
    window.tune.show_rules()
    assert window.tune.rules_dialog is not None
    return window.tune.rules_dialog


def bans(window: MainWindow) -> QWidget:
    """What is banned."""
    window.feedback.show_bans()
    assert window.feedback.bans_dialog is not None
    return window.feedback.bans_dialog


def settings(window: MainWindow) -> QWidget:
    """The settings."""
    window.actions_table.run("settings")
    return window.findChildren(SettingsDialog)[-1]


def sound(window: MainWindow) -> QWidget:
    """How everything sounds."""
    window.actions_table.run("sound")
    assert window.sound.dialog is not None
    return window.sound.dialog


def sleep_timer(window: MainWindow) -> QWidget:
    """When to fall silent."""
    window.actions_table.run("sleep_timer")
    assert window.sound.sleep_dialog is not None
    return window.sound.sleep_dialog


def sound_pictures(studio: Studio) -> None:
    """The dialogs of the sound, and what the player bar shows of them."""
    service, player = studio.services.sound, studio.services.player
    rock = next(preset.gains_db for preset in EQUALIZER_PRESETS if preset.label == "Rock")
    service.set(replace(service.controls, equalizer_db=rock, crossfade_ms=4_000))
    # On a screen it may be taller than the window.
    studio.variants("sound", partial(sound, studio.window), SIZES[:1])
    service.set(SoundControls())
    studio.services.sleep.set(45)
    player.set_stop_after_current(True)
    studio.variants("sleep-timer", partial(sleep_timer, studio.window))
    player.set_stop_after_current(False)
    studio.services.sleep.cancel()


def queue_pictures(studio: Studio, ids: list[TrackId]) -> None:
    """What can be done with the automatic queue."""
    window, feedback = studio.window, studio.services.feedback
    studio.variants("tune", partial(open_queue, window, is_tuned=True))
    # On a screen the card may be taller than the window.
    studio.variants("why", partial(why_card, window), SIZES[:1])
    studio.variants("rules", partial(rules, window))
    track = studio.services.browse.track(ids[-1])
    assert track is not None
    undos = [feedback.ban(ids[-2]), feedback.ban(ids[-5]), feedback.ban_artist(track.tags.artists[0])]
    studio.variants("bans", partial(bans, window))
    for undo in undos:
        undo()
    studio.rest(2)  # the queue is chosen anew
    for width, height in SIZES:
        window.resize(width, height)
        if window.drawer.is_shown and width < ROOM_FROM_PX:
            window.drawer.toggle()
    window.panel.tune.set_open(is_open=False)


def builder(window: MainWindow, playlist_id: PlaylistId, studio: Studio) -> QWidget:
    """The rules of a smart playlist, with their first tracks."""
    window.smart.edit(playlist_id)
    studio.wait(lambda: window.smart.dialog is not None, "the rules")
    studio.rest(1.5)
    assert window.smart.dialog is not None
    return window.smart.dialog


def taste_test(window: MainWindow, studio: Studio, *, is_result: bool) -> QWidget:
    """A blind taste test at its second pair, or with its result."""
    window.actions_table.run("taste_test")
    dialog = window.findChildren(TasteTestDialog)[-1]
    dialog.setup.begin_button.click()
    studio.wait(lambda: dialog.sitting is not None, "two queues")
    for slot in (Slot.A, Slot.B, Slot.A, Slot.A, Slot.B, Slot.A)[: 6 if is_result else 1]:
        for heard in (Slot.B, Slot.A):
            dialog.listening.pressed.emit(heard)
            studio.rest(3.5)
        dialog.listening.chosen.emit(slot)
    if is_result:
        dialog.listening.end_requested.emit()
    else:
        studio.rest(4)
    return dialog


def playlist_pictures(studio: Studio, ids: list[TrackId]) -> None:
    """Playlists in the sidebar, a page of each kind, suggestions, and rules."""
    window, playlists = studio.window, studio.services.playlists
    evenings = playlists.folders.create("Evenings").made_folder
    by_hand = playlists.lists.create("Slow morning", ids[2:14], description="Tea first.").made
    playlists.lists.create("Candle light", ids[20:32], folder_id=evenings)
    rules = SmartRules("(genre:ambient | energy:<40%) -is:disliked plays:>0", sort=(("plays", True),))
    smart = playlists.lists.create_smart("Calm and known", rules, folder_id=evenings).made
    assert by_hand is not None
    assert smart is not None
    studio.rest()
    studio.variants("playlist", partial(window.navigator.go_playlist, by_hand))
    window.overviews.suggest.toggle()
    studio.rest(2)
    studio.variants("suggestions", lambda: None, SIZES[:1])
    window.overviews.suggest.toggle()
    studio.variants("smart-playlist", partial(window.navigator.go_playlist, smart))
    # On a screen it may be taller than the window.
    studio.variants("rules-of-smart-playlist", lambda: builder(window, smart, studio), SIZES[:1])
    window.navigator.go_page(PageId.TRACKS)


def vault_pictures(studio: Studio) -> None:
    """A profile gets a passphrase, and is locked."""
    services, vault = studio.services, studio.services.vault
    first = services.profiles.current
    anna = services.profiles.find("Anna")
    studio.variants("passphrase", lambda: studio.window.vault.ask_passphrase(anna), SIZES[:1])
    services.profiles.switch(anna.id)
    vault.set_passphrase_now(anna.id, "picture")
    studio.variants("locked", vault.lock)
    vault.unlock_now(anna.id, "picture")
    services.profiles.switch(first.id)


def profile_pictures(studio: Studio) -> None:
    """Who shares the library: all profiles, a new one, and the question who listens."""
    controller, profiles = studio.window.profiles, studio.services.profiles
    made = [profiles.create(name) for name in ("Anna", "Josef", "Miriam")]
    studio.variants("profiles", controller.manage, SIZES[:1])
    studio.variants("new-profile", controller.new, SIZES[:1])
    studio.variants("who-listens", controller.choose)
    undo = studio.services.autoplay.set_listeners([made[0].id])
    studio.wait(lambda: bool(studio.window.panel.for_whom), "for both")
    studio.variants("for-both", partial(open_queue, studio.window, is_tuned=True))
    undo()
    studio.window.panel.tune.set_open(is_open=False)
    vault_pictures(studio)
    for profile in made:
        profiles.remove(profile.id)


def letter_pictures(studio: Studio, ids: list[TrackId]) -> None:
    """The weekly letter: of a week with music, and its settings."""
    letters, controller, window = studio.services.letters, studio.window.letters, studio.window
    database, now_ms = studio.player_app.database, studio.services.scheduler.clock.now_ms()
    listens, weeks = ListenStore(database), WeekStore(database)
    for place, track_id in enumerate(ids[:24]):
        for time_before in range(place % 7, 24 * 7, 24 + place):
            at_ms = now_ms - time_before * 3_600_000 - place * 60_000
            listens.finish(Listen(track_id, at_ms, 200_000, 210_000, EndReason.FINISHED))
    for text in ("calm piano", "genre:ambient -live", "tempo:<90"):
        weeks.note_search(text, now_ms)
    written: list[Letter] = []
    letters.write(letters.week_now(), written.append, lambda _error: None)
    studio.wait(lambda: bool(written), "the letter")

    def shown(*, far_px: int = 0) -> QWidget:
        controller.show()
        dialog = controller.dialog
        assert dialog is not None
        dialog.resize(dialog.size().boundedTo(window.size() - QSize(40, 40)))
        studio.wait(lambda: bool(dialog.view.toPlainText()), "the text")
        studio.rest()
        dialog.view.verticalScrollBar().setValue(far_px)
        return dialog

    def settings_of_letter() -> QWidget:
        controller.ask_for_settings()
        form = controller.settings
        assert form is not None
        form.address.setText("anna@gmx.net")
        return form

    studio.variants("weekly-letter", shown)
    studio.variants("weekly-letter-offers", partial(shown, far_px=1400), SIZES[:1])
    studio.variants("weekly-letter-settings", settings_of_letter, SIZES[:1])


def year_in_review(studio: Studio, place: int) -> QWidget:
    """A card of the latest year."""
    controller = studio.window.overviews.insights
    controller.show_review()
    dialog = controller.review
    assert dialog is not None
    studio.wait(lambda: dialog.story is not None, "the story")
    dialog.go_to(place)
    studio.rest()
    return dialog


def insights_pictures(studio: Studio) -> None:
    """Every section of the insights, a table, and cards of the year, of the listens of the letter."""
    window, page = studio.window, studio.window.pages.insights
    window.navigator.go_page(PageId.INSIGHTS)
    page.period_bar.set_period(Period.year(studio.services.insights.today.year))
    for section in InsightSection:
        page.set_section(section)
        studio.wait(lambda: not page.is_counting, "the figures")
        is_first = section is InsightSection.OVERVIEW
        studio.variants(f"insights-{section.value}", lambda: None, SIZES if is_first else SIZES[:1])
    page.set_section(InsightSection.TOP)
    studio.wait(lambda: not page.is_counting, "the figures")
    page.board.views[0].set_table(is_table=True)
    studio.variants("insights-table", lambda: None, SIZES[:1])
    page.board.views[0].set_table(is_table=False)
    for place in (0, 1):
        studio.variants(f"year-in-review-{place + 1}", partial(year_in_review, studio, place), SIZES[:1])
    window.navigator.go_page(PageId.TRACKS)


def other_player(studio: Studio, ids: list[TrackId], folder: str) -> str:
    """The library of another player: tracks of ours, other versions of some, and tracks that we lack."""
    tracks = studio.services.browse.page(ids)
    songs = []
    for place, track in enumerate(tracks):
        title, artist = track.tags.title, track.tags.artist_text
        title = f"{title} (Live)" if place % 7 == 3 else title
        artist = f"{artist} & Friends" if place % 7 == 5 else artist
        songs.append((title, artist, track.tags.album, 200 - 3 * place))
    songs += [(f"Lost {word}", "The Absent", "Elsewhere", 60) for word in SHELF_WORDS]
    path = os.path.join(folder, "rhythmdb.xml")
    with open(path, "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" standalone="yes"?>\n<rhythmdb version="2.0">')
        for title, artist, album, plays in songs:
            file.write(
                f'<entry type="song"><title>{escape(title)}</title><artist>{escape(artist)}</artist>'
                f"<album>{escape(album)}</album><play-count>{plays}</play-count><rating>4</rating></entry>"
            )
        file.write("</rhythmdb>\n")
    return path


def import_review(studio: Studio, path: str) -> QWidget:
    """The review of an import."""
    studio.window.importing.open_path(path)
    assistant = studio.window.importing.assistant
    assert assistant is not None
    studio.wait(lambda: assistant.step is Step.OVERVIEW, "the plan")
    assistant.show_review(Part.ALL)
    studio.wait(lambda: assistant.review.model.rowCount() > 0, "the rows")
    rows = assistant.review.model
    unsure = next(row for row in range(rows.rowCount()) if rows.line_at(row).outcome is MatchOutcome.ASK)
    assistant.review.view.select_rows([unsure], current=unsure)
    width, height = studio.window.width(), studio.window.height()
    assistant.resize(min(SIZE.width(), width - 60), min(SIZE.height(), height - 60))
    studio.rest()
    return assistant


def import_pictures(studio: Studio, ids: list[TrackId]) -> None:
    """The import assistant: where it begins, and its review."""
    path = other_player(studio, ids, studio.root)
    studio.variants("import-review", partial(import_review, studio, path))
    os.remove(path)


def a_list(studio: Studio, ids: list[TrackId]) -> str:
    """A list as somebody would paste it: tracks of ours, other versions, and tracks that we lack."""
    lines = ["Songs for a long evening", ""]
    for place, track in enumerate(studio.services.browse.page(ids[::2])):
        tags = track.tags
        title = f"{tags.title} (live)" if place % 9 == 4 else tags.title
        title = f"The Other {tags.title}" if place % 7 == 5 else title
        lines.append(f"{len(lines) - 1}. {title} – {tags.artist_text} (1994)")
    words = SHELF_WORDS[:3]
    lines += [f"{len(lines) - 1 + place}. {word} Sky – The Absent" for place, word in enumerate(words)]
    return "\n".join([*lines, "https://open.spotify.com/track/6habFhsOp2NvshLv26DqMb"])


def list_dialog(studio: Studio, text: str, *, is_answered: bool, shows_songs: bool = False) -> QWidget:
    """Songs like a list: where it is pasted, what was understood, or what is like it."""
    dialog = studio.window.tracklists.show()
    width, height = studio.window.width(), studio.window.height()
    dialog.resize(min(LIST_SIZE.width(), width - 60), min(LIST_SIZE.height(), height - 60))
    dialog.input.field.setPlainText(text)
    if is_answered:
        dialog.read_button.click()
        studio.wait(lambda: dialog.step is ListStep.RESULT, "the answer")
        dialog.answer_page.lines.select_rows([5], current=5)
        if shows_songs:
            dialog.answer_page.songs_tab.click()
    studio.rest()
    return dialog


def list_pictures(studio: Studio, ids: list[TrackId]) -> None:
    """Songs like a list."""
    text = a_list(studio, ids)
    studio.variants("list-paste", partial(list_dialog, studio, text, is_answered=False))
    studio.variants("list-answer", partial(list_dialog, studio, text, is_answered=True))
    studio.variants("list-songs", partial(list_dialog, studio, text, is_answered=True, shows_songs=True))


def fill_shelf(folder: str) -> None:
    """Albums of one silent track with covers of all motifs and colours; each ninth has a small double."""
    silence, rng = np.zeros((2, SAMPLE_RATE_HZ), np.float32), np.random.default_rng(4)
    styles = sorted({album.style for album in ALBUMS})
    for number in range(SHELF):
        name, artist = (" ".join(rng.choice(SHELF_WORDS, 2, replace=False)) for _ in range(2))
        cover = make_cover(styles[number % len(styles)], float(rng.uniform()), rng)
        editions = [(name, cover)]
        if number % 9 == 0:
            small = QImage.fromData(QByteArray(cover)).scaled(
                150, 150, mode=Qt.TransformationMode.SmoothTransformation
            )
            data = QBuffer()
            QImageWriter(data, QByteArray(b"png")).write(small)
            editions.append((f"{name} (Deluxe)", bytes(data.data().data())))
        for place, (title, picture) in enumerate(editions):
            tags = FileTags(title, artist, title, "", 1960 + number % 60, 1, 1)
            path = os.path.join(folder, f"{number} {place}.flac")
            write_atomic(path, encode(silence, FORMATS["flac"], tags, picture))


def duplicate_covers(studio: Studio) -> QWidget:
    """Which covers are there twice."""
    studio.window.library.side.show_duplicate_covers()
    dialog = studio.window.library.side.duplicates
    assert dialog is not None
    studio.wait(lambda: bool(dialog.links), "the duplicates")
    studio.rest()
    return dialog


def seen_covers(studio: Studio) -> int:
    """How many pictures are known; they are read when somebody asks."""
    return len(studio.services.album_looks.at_hand().pictures)


def cover_pictures(studio: Studio, folder: str) -> None:
    """The wall of a large shelf, what a search lights up on it, and duplicates."""
    window, services = studio.window, studio.services
    fill_shelf(folder)
    window.library.add_folders([folder])
    wall = window.pages.wall
    studio.wait(
        lambda: (
            seen_covers(studio) > SHELF
            and not services.cover_looks.is_running
            and not services.analyse.is_running
        ),
        "the covers of the shelf",
    )
    window.notices.toast.hide()
    window.navigator.go_page(PageId.WALL)
    studio.wait(lambda: len(wall.model.wall.albums) > SHELF and wall.model.wall.is_arranged, "the wall")
    studio.variants(PageId.WALL.value, lambda: None)
    window.sidebar.search.setText("river")
    studio.wait(lambda: wall.model.lit is not None, "the search")
    studio.variants("wall-search", lambda: None, SIZES[:1])
    window.sidebar.search.clear()
    window.navigator.search("")
    window.navigator.go_page(PageId.ALBUMS)
    studio.variants("duplicate-covers", partial(duplicate_covers, studio))
    window.navigator.go_page(PageId.TRACKS)


def share_card(studio: Studio) -> QWidget:
    """The first card as a picture."""
    window, card = studio.window, studio.window.pages.for_you.model.cards[0]
    window.sharing.dialog = None
    window.commands.share(card.track_ids, card.title, CARD_WORDS[card.kind], card.why)
    studio.wait(lambda: window.sharing.dialog is not None, "the dialog")
    dialog = window.sharing.dialog
    assert dialog is not None
    studio.rest(1.5)  # its covers come one after the other
    return dialog


def card_pictures(studio: Studio) -> None:
    """The cards of the day, the tracks of one, and how it is shared."""
    window, page = studio.window, studio.window.pages.for_you
    window.navigator.go_page(PageId.FOR_YOU)
    studio.wait(lambda: bool(page.model.cards), "the cards")
    studio.variants(PageId.FOR_YOU.value, partial(window.navigator.go_page, PageId.FOR_YOU))
    studio.variants("card", partial(window.navigator.go_card, page.model.cards[0].key))
    window.navigator.go_page(PageId.FOR_YOU)
    studio.variants("share", partial(share_card, studio))
    window.navigator.go_page(PageId.TRACKS)


def page_pictures(studio: Studio, ids: list[TrackId]) -> None:
    """Every page that the sidebar leads to, what sounds like a track, and an album."""
    navigator, services = studio.window.navigator, studio.services
    studio.wait(lambda: not services.cover_looks.is_running, "the covers")
    studio.wait(lambda: seen_covers(studio) > 0, "the looks")
    for page in LIBRARY_PAGES:
        if page is not PageId.FOR_YOU:
            studio.variants(page.value, partial(navigator.go_page, page))
    seed = services.browse.track(ids[8])
    assert seed is not None
    studio.variants("similar", lambda: navigator.go_similar(seed))
    album = Scope(ScopeKind.ALBUM, seed.tags.album, ", ".join(seed.tags.album_artists or seed.tags.artists))
    studio.variants("album", lambda: navigator.go_scope(album))
    navigator.go_page(PageId.TRACKS)


def other_dialogs(studio: Studio) -> None:
    """Settings, the blind taste test, a search without results, and jobs that run."""
    window = studio.window
    # On a screen it may be taller than the window.
    studio.variants("settings", partial(settings, window), SIZES[:1])
    sound_pictures(studio)
    studio.variants("taste-test", partial(taste_test, window, studio, is_result=False), SIZES[:1])
    studio.variants("taste-result", partial(taste_test, window, studio, is_result=True), SIZES[:1])
    window.sidebar.search.setText("no such music")
    studio.variants("no-results", lambda: None)
    window.sidebar.search.clear()
    jobs = (
        JobView(SCAN, "Scanning folders", Progress(1204, 0)),
        JobView(ANALYSIS, "Listening to tracks", Progress(214, 900, "", 120_000), can_pause=True),
    )
    window.foot.set_jobs(jobs)
    window.notices.engine_problem("no-sound-device")
    studio.variants("busy", lambda: window.notices.say("“Glass Rain” liked", lambda: None))
    window.notices.banner.hide()
    window.foot.set_jobs(())


def shelf_pictures(studio: Studio) -> None:
    """The wall of a large shelf."""
    shelf = os.path.join(studio.root, "Shelf")
    os.mkdir(shelf)
    cover_pictures(studio, shelf)
    shutil.rmtree(shelf)


def week_pictures(studio: Studio, ids: list[TrackId]) -> None:
    """The letter, and figures of the listens that it is about."""
    letter_pictures(studio, ids)
    insights_pictures(studio)


Act = Callable[[Studio, list[TrackId]], object]
STEPS: Sequence[tuple[tuple[str, ...], Act]] = (
    (
        (*(page.value for page in LIBRARY_PAGES if page is not PageId.FOR_YOU), "similar", "album"),
        page_pictures,
    ),
    (
        ("music-map", *(f"music-map-{part}" for part in ("decade", "selection", "path", "albums"))),
        map_pictures,
    ),
    ((PageId.FOR_YOU.value, "card", "share"), lambda studio, _ids: card_pictures(studio)),
    (("now-playing", "mini-player"), now_playing_pictures),
    (("panes", "album-rows", "podcasts"), lambda studio, _ids: browsing_pictures(studio)),
    (("tag-editor", "tag-preview"), tag_pictures),
    (("tune", "why", "rules", "bans"), queue_pictures),
    (("playlist", "suggestions", "smart-playlist", "rules-of-smart-playlist"), playlist_pictures),
    (
        ("profiles", "new-profile", "who-listens", "for-both", "passphrase", "locked"),
        lambda studio, _ids: profile_pictures(studio),
    ),
    (
        (
            *("weekly-letter", "weekly-letter-offers", "weekly-letter-settings", "insights-table"),
            *(f"insights-{section.value}" for section in InsightSection),
            *("year-in-review-1", "year-in-review-2"),
        ),
        week_pictures,
    ),
    (("import-review",), import_pictures),
    (("list-paste", "list-answer", "list-songs"), list_pictures),
    (
        ("settings", "sound", "sleep-timer", "taste-test", "taste-result", "no-results", "busy"),
        lambda studio, _ids: other_dialogs(studio),
    ),
    (("copies",), copies_pictures),
    (("wall", "wall-search", "duplicate-covers"), lambda studio, _ids: shelf_pictures(studio)),
)
"""The names of the pictures of each step, in the order in which they are taken."""


def made_home(root: str, app: QApplication) -> None:
    """Make the demo library and listen to it, unless that was done in this folder before."""
    if os.path.isdir(os.path.join(root, MADE)):
        return
    with tempfile.TemporaryDirectory() as nowhere:
        studio = Studio(nowhere, root, app)
        finished: list[AnalysisReport] = []
        studio.services.analyse.finished.connect(finished.append)
        studio.window.library.make_demo()
        studio.wait(lambda: bool(studio.services.scan.folders()), "the demo library")
        studio.wait(lambda: bool(finished) and not studio.services.scan.is_running, "the analysis")
        studio.wait(lambda: not studio.services.cover_looks.is_running, "the covers")
        studio.wait(lambda: seen_covers(studio) > 0, "the looks")
        studio.close()
    os.rename(os.path.join(root, PROFILE), os.path.join(root, MADE))


def take(folder: str, root: str, wanted: Collection[str], *, is_check: bool) -> Sequence[str]:
    """Take pictures.

    Args:
        folder: gets the pictures.
        root: where music and profile are, or are made.
        wanted: names of pictures.
        is_check: compare them with those in the folder instead.

    Returns:
        What failed, and what looks different.
    """
    failed: list[str] = []
    differing = failed if is_check else None
    app = create_application(sys.argv[:1])
    shutil.rmtree(os.path.join(root, PROFILE), ignore_errors=True)
    if "first-start" in wanted:
        studio = Studio(folder, root, app, ["first-start"], differing)
        studio.variants("first-start", lambda: None)
        studio.close()
        shutil.rmtree(os.path.join(root, PROFILE))
    if wanted == {"first-start"}:
        return failed
    made_home(root, app)
    shutil.copytree(os.path.join(root, MADE), os.path.join(root, PROFILE))
    studio = Studio(folder, root, app, sorted(wanted), differing)
    ids = live(studio)
    play(studio, ids)
    for names, act in STEPS:
        if not wanted.isdisjoint(names):
            try:
                act(studio, ids)
            except TimeoutError as error:
                failed.append(f"{', '.join(names)}: {error} did not come")
    studio.close()
    return failed


def main() -> int:
    """Take the pictures."""
    time.tzset()
    parser = argparse.ArgumentParser(description="Take the pictures of the documentation.")
    parser.add_argument("folder", nargs="?", default=os.path.join("docs", "screenshots"))
    known = {"first-start", *(name for names, _ in STEPS for name in names)}
    parser.add_argument("--only", action="append", default=[], choices=sorted(known), metavar="NAME")
    parser.add_argument("--resume", action="store_true", help="leave out what FOLDER has already")
    parser.add_argument("--check", action="store_true", help="tell what looks otherwise than in FOLDER")
    parser.add_argument("--home", help="a folder that keeps the demo library for another time")
    options = parser.parse_args()
    folder, wanted = os.path.abspath(options.folder), set(options.only) or known
    os.makedirs(folder, exist_ok=True)
    if options.resume:
        wanted -= {file.partition(f"-{THEMES[-1]}-")[0] for file in os.listdir(folder)}
    with tempfile.TemporaryDirectory(prefix="musicrec-screenshots-") as temporary:
        home = os.path.abspath(options.home or temporary)
        os.makedirs(home, exist_ok=True)
        failed = take(folder, seen_as_media(home), wanted, is_check=options.check)
    for line in failed:
        print(line, file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

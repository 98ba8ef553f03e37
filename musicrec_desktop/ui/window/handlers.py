"""What each action of the table does in the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.settings import COMPACT_ROWS, LEVEL_METER, THEME, Setting, SettingValue
from musicrec_desktop.ui.kit.actions import ACTIONS_BY_ID
from musicrec_desktop.ui.kit.fitted_dialog import open_once
from musicrec_desktop.ui.kit.scopes import KIND_WORDS
from musicrec_desktop.ui.player.controller import SEEK_STEP_MS, VOLUME_STEP_PERCENT
from musicrec_desktop.ui.reports.recommendation import RecommendationReportDialog
from musicrec_desktop.ui.reports.similarity import SimilarityReportDialog
from musicrec_desktop.ui.sound.controller import SPEED_STEP_PERCENT
from musicrec_desktop.ui.window.about_dialog import AboutDialog
from musicrec_desktop.ui.window.places import LIBRARY_PAGES
from musicrec_desktop.ui.window.settings_dialog import SettingsDialog
from musicrec_desktop.ui.window.shortcuts_dialog import ShortcutsDialog

if TYPE_CHECKING:
    from musicrec_desktop.ui.window.main_window import MainWindow

Handler = Callable[[], object]


class WindowHandlers:
    """Finds the handler of each ``ActionSpec.id``."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def table(self) -> dict[str, Handler]:
        """A handler for every action."""
        return {
            **self._playback(),
            **self._queue(),
            **self._tracks(),
            **self._places(),
            **self._library(),
            **self._about_window(),
        }

    def _playback(self) -> dict[str, Handler]:
        window, player = self._window, self._window.services.player
        autoplay = window.services.autoplay
        return {
            "toggle_play": player.toggle,
            "pause": player.pause,
            "stop": player.stop,
            "next_track": player.next,
            "previous_track": player.previous,
            "seek_forward": lambda: window.playback.seek_by(SEEK_STEP_MS),
            "seek_back": lambda: window.playback.seek_by(-SEEK_STEP_MS),
            "volume_up": lambda: window.playback.change_volume(VOLUME_STEP_PERCENT),
            "volume_down": lambda: window.playback.change_volume(-VOLUME_STEP_PERCENT),
            "toggle_mute": lambda: player.set_muted(not player.is_muted),
            "toggle_shuffle": lambda: player.set_shuffled(not player.is_shuffled),
            "cycle_repeat": window.playback.cycle_repeat,
            "toggle_autoplay": lambda: autoplay.set_enabled(not autoplay.is_enabled),
            "stop_after_current": window.sound.toggle_stop_after,
            "sleep_timer": window.sound.show_sleep_timer,
            "sound": window.sound.show,
            "faster": lambda: window.sound.change_speed(SPEED_STEP_PERCENT),
            "slower": lambda: window.sound.change_speed(-SPEED_STEP_PERCENT),
            "normal_speed": lambda: window.sound.change_speed(0),
        }

    def _queue(self) -> dict[str, Handler]:
        window = self._window
        return {
            "start_queue": window.start_queue,
            "start_from_taste": window.starts.start_from_taste,
            "again": window.tune.again,
            "tune": window.tune.toggle,
            "queue_rules": window.tune.show_rules,
            "bans": window.feedback.show_bans,
            "recommendation_report": self._recommendation_report,
        }

    def _tracks(self) -> dict[str, Handler]:
        window, commands, feedback = self._window, self._window.commands, self._window.feedback
        gestures = window.gestures
        targets = window.target_ids
        about_tracks: dict[str, Handler] = {
            "play_next": self._play_next,
            "enqueue": lambda: gestures.enqueue(targets()),
            "play_similar": lambda: commands.play_similar(targets()),
            "show_similar": lambda: commands.show_similar(targets()),
            "like": lambda: feedback.like(window.judged_ids()),
            "dislike": lambda: feedback.dislike(window.judged_ids()),
            "more_like": lambda: feedback.more_like(window.judged_ids()),
            "less_like": lambda: feedback.less_like(window.judged_ids()),
            "ban_track": lambda: feedback.ban_track(window.judged_ids()),
            "ban_artist": lambda: feedback.ban_artist(window.judged_ids()),
            "go_album": lambda: commands.go_album(targets()),
            "go_artist": lambda: commands.go_artist(targets()),
            "show_in_folder": lambda: commands.show_in_folder(targets()),
            "measure_loudness": lambda: commands.loudness.measure(targets()),
            "write_loudness": lambda: commands.loudness.write(targets()),
            "properties": lambda: commands.properties(targets()),
        }
        return {
            **{name: partial(self._about, name, act) for name, act in about_tracks.items()},
            "play_selected": self._play_selected,
            "why": lambda: window.panel.view.open_why(window.panel.view.currentIndex()),
            "remove": lambda: window.panel.view.remove(window.panel.view.selected_ids()),
        }

    def _about(self, action_id: str, act: Handler) -> None:
        """Do a verb to the album, artist or genre that the keyboard is on; elsewhere to tracks."""
        window = self._window
        scope = window.focused_scope()
        if scope is None:
            act()
        elif not window.scopes.run(action_id, scope):
            label, kind = ACTIONS_BY_ID[action_id].label, KIND_WORDS[scope.kind].lower()
            window.notices.say(f"“{label}” is about tracks. Open the {kind} first.")

    def _places(self) -> dict[str, Handler]:
        window, navigator = self._window, self._window.navigator
        pages: dict[str, Handler] = {
            f"page_{page.value}": partial(navigator.go_page, page) for page in LIBRARY_PAGES
        }
        return {
            **pages,
            "search": self._search,
            "go_playing": window.show_playing,
            "back": navigator.back,
        }

    def _library(self) -> dict[str, Handler]:
        library = self._window.library
        return {
            "add_folder": library.ask_for_folder,
            "manage_folders": library.manage_folders,
            "rescan": library.rescan,
            "reread": library.reread,
            "retry_failed": library.retry_failed,
            "demo": library.make_demo,
            "similarity_report": self._similarity_report,
            "scrobbling": self._window.scrobble.show,
            "backups": self._window.backups.show,
        }

    def _about_window(self) -> dict[str, Handler]:
        window = self._window
        return {
            "undo": window.notices.undo,
            "redo": window.notices.redo,
            "palette": self._palette,
            "toggle_up_next": window.drawer.toggle,
            "switch_theme": self._switch_theme,
            "follow_system_theme": lambda: self._set(THEME, "system"),
            "toggle_compact": self._toggle_compact,
            "toggle_meter": self._toggle_meter,
            "settings": self._settings,
            "shortcuts": lambda: open_once(ShortcutsDialog(window)),
            "about": lambda: open_once(AboutDialog(window)),
            "quit": window.close,
        }

    def _play_next(self) -> None:
        """Move what is selected in the queue to its front; put what is selected elsewhere there."""
        view = self._window.panel.view
        if view.hasFocus() and (entry_ids := view.selected_ids()):
            self._window.gestures.move(entry_ids, 0)
        else:
            self._window.gestures.play_next(self._window.target_ids())

    def _play_selected(self) -> None:
        self._window.navigator.page.play_current()

    def _palette(self) -> None:
        self._window.actions_table.open_palette()

    def _search(self) -> None:
        self._window.sidebar.search.setFocus()
        self._window.sidebar.search.selectAll()

    def _switch_theme(self) -> None:
        value = "light" if self._window.theme.theme.is_dark else "dark"
        self._set(THEME, value)

    def _toggle_compact(self) -> None:
        is_compact = not self._window.services.settings.get(COMPACT_ROWS)
        self._set(COMPACT_ROWS, is_compact)
        self._window.notices.say(f"Compact rows are {'on' if is_compact else 'off'}")

    def _toggle_meter(self) -> None:
        is_on = not self._window.services.settings.get(LEVEL_METER)
        self._set(LEVEL_METER, is_on)
        self._window.notices.say(f"The level meter is {'on' if is_on else 'off'}")

    def _set(self, setting: Setting, value: SettingValue) -> None:
        try:
            self._window.services.settings.set(setting, value)
        except MusicRecError as error:
            self._window.notices.error(error)
            return
        self._window.setting_changed(setting, value)

    def _similarity_report(self) -> None:
        services = self._window.services
        dialog = SimilarityReportDialog(
            services.library_report.load, services.analyse.start, self._window.theme, self._window
        )
        open_once(dialog)

    def _recommendation_report(self) -> None:
        services = self._window.services
        dialog = RecommendationReportDialog(services.queue_report.load, self._window.theme, self._window)
        open_once(dialog)

    def _settings(self) -> None:
        dialog = SettingsDialog(self._window.services.settings, self._window)
        dialog.changed.connect(self._window.setting_changed)
        dialog.failed.connect(self._window.notices.error)
        open_once(dialog)

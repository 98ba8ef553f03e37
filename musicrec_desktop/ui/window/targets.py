"""What a key for tracks is about: the selection, the group that has the focus, or what is playing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from musicrec_desktop.core.language import in_sentence, tr
from musicrec_desktop.model.browse import Scope
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.commands.scopes import ScopeCommands
from musicrec_desktop.ui.commands.tracks import TrackCommands
from musicrec_desktop.ui.kit.actions import ACTIONS, ACTIONS_BY_ID, Handler
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.page import Page
from musicrec_desktop.ui.kit.scopes import KIND_WORDS
from musicrec_desktop.ui.player.controller import PlayerController
from musicrec_desktop.ui.playlists.controller import PlaylistsController
from musicrec_desktop.ui.queue.controller import QueueController
from musicrec_desktop.ui.window.navigation import Navigator

JUDGING: Final = frozenset(
    {
        *("like", "dislike", "more_like", "less_like", "ban_track", "ban_artist"),
        *(spec.id for spec in ACTIONS if spec.id.startswith("rate_")),
    }
)
"""Actions that say what the listener thinks of tracks."""


class Targets:
    """Finds what the keyboard is on.

    Args:
        navigator: knows the page that is shown.
        queue: knows what is selected in the queue.
        player: knows what is playing.
    """

    def __init__(self, navigator: Navigator, queue: QueueController, player: PlayerController) -> None:
        self._navigator, self._queue, self._player = navigator, queue, player

    def selected_ids(self) -> list[TrackId]:
        """The selection of the list in focus; nothing where no list has the focus."""
        page = self._navigator.page
        if page.has_list_focus():
            return list(page.selected_ids())
        return self._queue.selected_track_ids() if self._queue.has_focus else []

    def target_ids(self) -> list[TrackId]:
        """The selection of the list in focus, else what is playing."""
        return self.selected_ids() or self._player.playing_ids

    def judged_ids(self) -> list[TrackId]:
        """As ``target_ids``; a selection that is only left over from starting to play does not count."""
        page = self._navigator.page
        if page.has_list_focus() and page.is_selection_played:
            return self._player.playing_ids or list(page.selected_ids())
        return self.target_ids()

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._navigator.page

    def focused_scope(self) -> Scope | None:
        """The album, artist or genre that the keyboard is on; None where it is elsewhere."""
        page = self._navigator.page
        return page.selected_scope() if page.has_list_focus() else None


class TargetActions:
    """Does the verbs of ``TrackCommands`` to what the keyboard is on.

    Args:
        targets: what that is.
        commands: the verbs for tracks.
        scopes: the verbs for albums, artists and genres.
        queue: moves its own entries.
        playlists: takes what is about playlists.
        run_on_card: does a verb to the card of For you that the keyboard is on; False where it is elsewhere.
        notices: says when a verb is not about groups.
    """

    def __init__(
        self,
        targets: Targets,
        commands: TrackCommands,
        scopes: ScopeCommands,
        queue: QueueController,
        playlists: PlaylistsController,
        run_on_card: Callable[[str], bool],
        notices: Notices,
    ) -> None:
        self._playlists, self._run_on_card = playlists, run_on_card
        self._targets, self._commands, self._scopes = targets, commands, scopes
        self._queue, self._notices = queue, notices

    def actions(self) -> Mapping[str, Handler]:
        """A handler for each verb of ``TrackCommands``, for taking out what is selected, and for lists."""
        verbs = {action_id: partial(self._run, action_id) for action_id in self._commands.verbs}
        return {
            **verbs,
            "remove": self._remove,
            "columns": partial(self._ask, lambda page: page.choose_columns(), "columns"),
            "toggle_panes": partial(self._ask, lambda page: page.toggle_panes(), "panes"),
            "toggle_by_album": partial(
                self._ask, lambda page: page.toggle_by_album(), tr("headings of albums")
            ),
            "turn_albums": partial(self._ask, lambda page: page.turn_all_albums(), tr("albums to fold")),
            "turn_album": partial(self._ask, lambda page: page.turn_album(), tr("albums to fold")),
        }

    def _ask(self, ask: Callable[[Page], bool], what: str) -> None:
        """Ask the page for something about its list, and say where it does not have it."""
        if not ask(self._targets.page):
            self._notices.say(tr("This page has no {what}. The list of all tracks can have them.", what=what))

    def _remove(self) -> None:
        if not self._playlists.remove_selected():
            self._queue.remove_selected()

    def _run(self, action_id: str) -> None:
        """Do a verb to the album, artist or genre that the keyboard is on; elsewhere to tracks."""
        if self._playlists.run(action_id) or self._run_on_card(action_id):
            return
        scope = self._targets.focused_scope()
        if scope is None:
            self._run_on_tracks(action_id)
        elif not self._scopes.run(action_id, scope):
            label, kind = ACTIONS_BY_ID[action_id].label, in_sentence(KIND_WORDS[scope.kind])
            self._notices.say(tr("“{label}” is about tracks. Open the {kind} first.", label=label, kind=kind))

    def _run_on_tracks(self, action_id: str) -> None:
        # Entries that are in the queue already move; they are not added a second time.
        if action_id == "play_next" and self._queue.has_focus and self._queue.move_selected_first():
            return
        is_judging = action_id in JUDGING
        ids = self._targets.judged_ids() if is_judging else self._targets.target_ids()
        self._commands.verbs[action_id](ids)

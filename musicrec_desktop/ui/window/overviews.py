"""What does the work of pages that are made when they are shown first, and is made with them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.scopes import ScopeCommands
from musicrec_desktop.ui.commands.tracks import TrackCommands
from musicrec_desktop.ui.kit.actions import ACTIONS, Handler
from musicrec_desktop.ui.kit.job_foot import JobFoot
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.window.navigation import Navigator
from musicrec_desktop.ui.window.pages import WindowPages
from musicrec_desktop.ui.window.places import PageId

if TYPE_CHECKING:
    from musicrec_desktop.ui.copies.controller import CopiesController
    from musicrec_desktop.ui.discover.controller import DiscoverController
    from musicrec_desktop.ui.insights.controller import InsightsController
    from musicrec_desktop.ui.kit.page import Page
    from musicrec_desktop.ui.music_map.controller import MusicMapController
    from musicrec_desktop.ui.playlists.suggest.controller import SuggestController

INSIGHTS_ACTIONS: Final = ("earlier_period", "later_period", "save_charts", "year_in_review")
DISCOVER_ACTIONS: Final = ("make_cards_anew", "save_card", "refresh_card")
SUGGEST_ACTIONS: Final = ("suggest_more", "add_suggestion", "refuse_suggestion")


class Overviews:
    """Builds what does the work of these pages, each with its page.

    Args:
        services: of the profile.
        pages: of the window.
        navigator: shows the pages.
        foot: shows jobs.
        commands: what can be done with tracks.
        scopes: what can be done with albums, artists and genres.
        theme: colours.
        notices: says what was done.
        window: owns dialogs and menus.
    """

    def __init__(
        self,
        services: Services,
        pages: WindowPages,
        navigator: Navigator,
        foot: JobFoot,
        commands: TrackCommands,
        scopes: ScopeCommands,
        theme: ThemeController,
        notices: Notices,
        window: QWidget,
    ) -> None:
        self._services, self._pages, self._navigator, self._foot = services, pages, navigator, foot
        self._commands, self._scopes, self._theme = commands, scopes, theme
        self._notices, self._window = notices, window
        self._music_map: MusicMapController | None = None
        self._insights: InsightsController | None = None
        self._copies: CopiesController | None = None
        self._discover: DiscoverController | None = None
        self._suggest: SuggestController | None = None
        pages.when_made(self._on_page)

    @property
    def music_map(self) -> MusicMapController:
        """Lets the map play."""
        if self._music_map is None:
            from musicrec_desktop.ui.music_map.controller import MusicMapController

            page, services = self._pages.music_map, self._services
            if self._music_map is None:  # making the page has not made it
                self._music_map = MusicMapController(
                    services,
                    lambda stops, wish, on_done, on_error: services.journeys.load(  # noqa: PLW0108  made by the first path
                        stops, wish, on_done, on_error
                    ),
                    page,
                    self._foot,
                    self._commands,
                    self._scopes,
                    self._notices,
                    self._window,
                )
                self._music_map.page_wanted.connect(lambda: self._navigator.go_page(PageId.MUSIC_MAP))
        return self._music_map

    @property
    def insights(self) -> InsightsController:
        """Saves charts, and opens the year in review."""
        if self._insights is None:
            from musicrec_desktop.ui.insights.controller import InsightsController

            page = self._pages.insights
            if self._insights is None:  # making the page has not made it
                self._insights = InsightsController(
                    self._services, page, self._commands, self._theme, self._notices, self._window
                )
        return self._insights

    @property
    def copies(self) -> CopiesController:
        """Merges copies, and moves them to the trash."""
        if self._copies is None:
            from musicrec_desktop.ui.copies.controller import CopiesController

            page = self._pages.copies
            if self._copies is None:  # making the page has not made it
                self._copies = CopiesController(
                    self._services, page, self._commands, self._notices, self._window
                )
        return self._copies

    @property
    def discover(self) -> DiscoverController:
        """What can be done with the cards of the day."""
        if self._discover is None:
            from musicrec_desktop.ui.discover.controller import DiscoverController

            for_you, card = self._pages.for_you, self._pages.card
            if self._discover is None:  # making the pages has not made it
                self._discover = DiscoverController(
                    self._services,
                    for_you,
                    card,
                    self._commands,
                    self._theme,
                    self._notices,
                    self._window,
                )
                self._discover.open_requested.connect(self._navigator.go_card)
                card.cards_requested.connect(lambda: self._navigator.go_page(PageId.FOR_YOU))
        return self._discover

    @property
    def suggest(self) -> SuggestController:
        """Finds what fits the playlist on the page."""
        if self._suggest is None:
            from musicrec_desktop.ui.playlists.suggest.controller import SuggestController

            page = self._pages.playlist
            if self._suggest is None:  # making the page has not made it
                self._suggest = SuggestController(
                    self._services, page.suggestions, self._commands, self._notices
                )
        return self._suggest

    def actions(self) -> Mapping[str, Handler]:
        """The handlers of all of them."""
        map_actions = [action.id for action in ACTIONS if action.id.startswith("map_")]
        return {
            **{name: partial(self._act_on_map, name) for name in map_actions},
            **{name: partial(self._act_on_insights, name) for name in INSIGHTS_ACTIONS},
            **{name: partial(self._act_on_cards, name) for name in DISCOVER_ACTIONS},
            **{name: partial(self._act_on_suggestions, name) for name in SUGGEST_ACTIONS},
        }

    def run_on_card(self, action_id: str) -> bool:
        """Do a verb to the card that the keyboard is on; False where it is elsewhere."""
        return self._discover is not None and self._discover.run(action_id)

    def profile_switched(self) -> None:
        """Show nothing any more of who left."""
        if self._music_map is not None:
            self._music_map.profile_switched()

    def close(self) -> None:
        """Disconnect from the services."""
        for part in (self._music_map, self._insights, self._copies, self._discover, self._suggest):
            if part is not None:
                part.close()

    def _act_on_map(self, name: str) -> None:
        self.music_map.actions()[name]()

    def _act_on_insights(self, name: str) -> None:
        self.insights.actions()[name]()

    def _act_on_cards(self, name: str) -> None:
        self.discover.actions()[name]()

    def _act_on_suggestions(self, name: str) -> None:
        self.suggest.actions()[name]()

    def _on_page(self, page_id: PageId, _page: Page) -> None:
        """A page came: what does its work is made as well."""
        if page_id is PageId.MUSIC_MAP:
            _ = self.music_map
        elif page_id is PageId.INSIGHTS:
            _ = self.insights
        elif page_id is PageId.COPIES:
            _ = self.copies
        elif page_id in {PageId.FOR_YOU, PageId.CARD}:
            _ = self.discover
        elif page_id is PageId.PLAYLIST:
            _ = self.suggest

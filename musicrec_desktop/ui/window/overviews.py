"""The pages that show the library, or its use, as a picture."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.scopes import ScopeCommands
from musicrec_desktop.ui.commands.tracks import TrackCommands
from musicrec_desktop.ui.insights.controller import InsightsController
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.job_foot import JobFoot
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.music_map.controller import MusicMapController
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.window.navigation import Navigator
from musicrec_desktop.ui.window.pages import WindowPages
from musicrec_desktop.ui.window.places import PageId


class Overviews:
    """Builds what does the work of these pages.

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

    Attributes:
        music_map: lets the map play.
        insights: saves charts, and opens the year in review.
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
        self.music_map = MusicMapController(
            services, services.journeys.load, pages.music_map, foot, commands, scopes, notices, window
        )
        self.music_map.page_wanted.connect(lambda: navigator.go_page(PageId.MUSIC_MAP))
        self.insights = InsightsController(services, pages.insights, commands, theme, notices, window)

    def actions(self) -> Mapping[str, Handler]:
        """The handlers of all of them."""
        return {**self.music_map.actions(), **self.insights.actions()}

    def profile_switched(self) -> None:
        """Show nothing any more of who left."""
        self.music_map.profile_switched()

    def close(self) -> None:
        """Disconnect from the services."""
        self.music_map.close()
        self.insights.close()

"""What can be done with the cards of the day: play, queue, save, share, judge, make anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import tr
from musicrec_desktop.model.card import Card, CardControls, CardKind
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.tracks import TrackCommands
from musicrec_desktop.ui.discover.card_delegate import OPINIONS, CardButton
from musicrec_desktop.ui.discover.card_page import CardTracksPage
from musicrec_desktop.ui.discover.for_you_page import ForYouPage
from musicrec_desktop.ui.kit.actions import ACTIONS_BY_ID, Handler
from musicrec_desktop.ui.kit.menus import Dress, MenuKind, make_menu
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.cards import CARD_WORDS, opinion_text
from musicrec_desktop.ui.kit.wording.formats import format_date
from musicrec_desktop.ui.theme.control import ThemeController

_TAKE_BACK: Final = {1: tr("Take the like back"), -1: tr("Take the dislike back")}


class DiscoverController(QObject):
    """Verbs for cards.

    Args:
        services: make and keep the cards.
        page: shows all cards of the day.
        tracks_page: shows the tracks of one.
        commands: what can be done with tracks.
        theme: colours of menus.
        notices: says what was done.
        window: owns the menus.

    Attributes:
        open_requested: the key of a card whose tracks shall be shown.
    """

    open_requested = Signal(str)

    def __init__(
        self,
        services: Services,
        page: ForYouPage,
        tracks_page: CardTracksPage,
        commands: TrackCommands,
        theme: ThemeController,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._service, self._clock = services.discover, services.scheduler.clock
        self._page, self._tracks_page, self._commands = page, tracks_page, commands
        self._theme, self._notices, self._window = theme, notices, window
        page.card_requested.connect(self.open_requested)
        page.anew_requested.connect(self.make_anew)
        page.controls.turned.connect(self._set_controls)
        tracks_page.refresh_requested.connect(self._refresh_key)
        for part in (page, tracks_page):
            part.card_pressed.connect(self._on_pressed)
            part.card_menu_requested.connect(self._on_menu)
        self._disconnect = self._service.changed.connect(self._on_changed)

    def actions(self) -> Mapping[str, Handler]:
        """The handlers of what is about cards only."""
        return {
            "make_cards_anew": self.make_anew,
            "save_card": lambda: self._on_target(self.save),
            "refresh_card": lambda: self._on_target(self.refresh),
        }

    def run(self, action_id: str) -> bool:
        """Do a verb to the card that the keyboard is on; False where it is elsewhere."""
        card = self._page.current_card if self._page.has_list_focus() else None
        if card is None or action_id not in ACTIONS_BY_ID:
            return False
        verb = self._verbs(card).get(action_id)
        if verb is None:
            self._notices.say(
                tr("“{label}” is about tracks. Open the card first.", label=ACTIONS_BY_ID[action_id].label)
            )
        else:
            verb()
        return True

    def make_anew(self) -> None:
        """Make other cards for today."""
        self._page.make(again=True)

    def refresh(self, card: Card) -> None:
        """Make one card anew."""
        self._refresh_key(card.key)

    def save(self, card: Card) -> None:
        """Make a playlist of a card; but for albums, the day is in its name."""
        day = format_date(self._clock.now_ms())
        name = card.title if card.kind is CardKind.ALBUMS_TONIGHT else f"{card.title}, {day}"
        self._commands.playlists.adding.create(name, card.track_ids)

    def judge(self, card: Card, opinion: int) -> None:
        """Like (1) or dislike (-1) a card; the same again takes it back."""
        wanted = 0 if card.opinion == opinion else opinion
        try:
            put_back = self._service.set_opinion(card.key, wanted)
        except MusicRecError as error:
            self._notices.error(error)
            return
        self._notices.say(
            opinion_text(card, wanted), put_back, redo=partial(self._service.set_opinion, card.key, wanted)
        )

    def show_menu(self, card: Card, point: QPoint) -> QMenu:
        """The menu of a card, at a global point."""
        adding = self._commands.playlists.adding
        dresses = {
            "add_to_playlist": Dress(inner=adding.menu_entries(lambda use: use(card.track_ids))),
        }
        if card.opinion:
            dresses["like" if card.opinion > 0 else "dislike"] = Dress(_TAKE_BACK[card.opinion])
        menu = make_menu(self._window, self._theme.theme, MenuKind.CARD, self._verbs(card), dresses)
        menu.popup(point)
        return menu

    def close(self) -> None:
        """Disconnect from the service."""
        self._disconnect()

    def _verbs(self, card: Card) -> dict[str, Callable[[], object]]:
        commands, gestures, ids = self._commands, self._commands.gestures, card.track_ids
        return {
            "play_selected": lambda: gestures.play(ids, text=tr("Playing {title}", title=quoted(card.title))),
            "shuffle": lambda: gestures.play_shuffled(ids),
            "play_next": lambda: gestures.play_next(ids),
            "enqueue": lambda: gestures.enqueue(ids),
            "start_queue": lambda: commands.starts.start_queue(ids),
            "add_to_playlist": lambda: commands.playlists.adding.choose(ids),
            "save_card": lambda: self.save(card),
            "copy_tracks": lambda: commands.copy(ids),
            "share": lambda: commands.share(ids, card.title, CARD_WORDS[card.kind], card.why),
            "like": lambda: self.judge(card, 1),
            "dislike": lambda: self.judge(card, -1),
            "refresh_card": lambda: self.refresh(card),
        }

    def _card(self, key: str) -> Card | None:
        page = self._service.page
        return None if page is None else page.card(key)

    def _on_pressed(self, key: str, button: object) -> None:
        card = self._card(key)
        if card is None:
            return
        if button is CardButton.PLAY:
            self._verbs(card)["play_selected"]()
        elif button is CardButton.SHUFFLE:
            self._verbs(card)["shuffle"]()
        elif button is CardButton.MORE:
            self.show_menu(card, self._page.view.more_point(self._page.model.index_of(key).row()))
        elif isinstance(button, CardButton):
            self.judge(card, OPINIONS[button])

    def _on_menu(self, key: str, point: QPoint) -> None:
        if (card := self._card(key)) is not None:
            self.show_menu(card, point)

    def _on_target(self, act: Callable[[Card], object]) -> None:
        """Do something to the card that is shown, or that the keyboard is on."""
        card = self._tracks_page.card if self._tracks_page.isVisible() else self._page.current_card
        if card is None:
            self._notices.say(tr("Choose a card first."))
        else:
            act(card)

    def _refresh_key(self, key: str) -> None:
        self._service.refresh_card(key, self._notices.error)

    def _set_controls(self, controls: CardControls) -> None:
        try:
            self._service.set_controls(controls)
        except MusicRecError as error:
            self._notices.error(error)
        else:
            self.make_anew()

    def _on_changed(self) -> None:
        service, page = self._service, self._service.page
        self._page.made()
        is_old = page is None or page.day != service.today
        if is_old and not service.problem and self._page.isVisible():
            self._page.make()  # another profile is in use, or another day began
        if self._tracks_page.isVisible():
            self._tracks_page.refresh()

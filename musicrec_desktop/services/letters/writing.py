"""Writes the letter of a week, from the history to the pictures."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable
from typing import Final

from musicrec_desktop.core.clock import Clock
from musicrec_desktop.core.errors import LetterError, StorageError
from musicrec_desktop.core.local_zone import LOCAL_ZONE
from musicrec_desktop.model.card import CardPage
from musicrec_desktop.model.letter import Letter, LetterHead, LetterId
from musicrec_desktop.model.week import Week
from musicrec_desktop.services.letters import content
from musicrec_desktop.services.letters.facts import FactsGatherer
from musicrec_desktop.services.letters.picks import picks_of
from musicrec_desktop.services.letters.pictures import LetterPictures
from musicrec_desktop.storage.letters import LetterStore

_KEY_BYTES: Final = 12


class LetterWriter:
    """Takes its time, so it is called in lanes, or by callers that wait.

    Args:
        clock: the time.
        facts: what happened.
        pictures: covers.
        store: gives keys for links.
        name: whose letter it is; empty where there is only one listener.
        zone: of the listener.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        facts: FactsGatherer,
        pictures: LetterPictures,
        store: LetterStore,
        name: Callable[[], str],
        zone: dt.tzinfo = LOCAL_ZONE,
    ) -> None:
        self._clock, self._facts, self._pictures = clock, facts, pictures
        self._store, self._name, self._zone = store, name, zone

    def write(self, week: Week, page: CardPage | None) -> tuple[Letter, bool]:
        """The letter of a week without pictures, and whether anything was heard.

        Args:
            week: that it is about.
            page: the cards that its recommendations come from.

        Raises:
            LetterError: ``"not-begun"``: the week is in the future.
            StorageError: the history cannot be read.
        """
        now_ms = self._clock.now_ms()
        if now_ms < week.midnights_ms(self._zone)[0]:
            raise LetterError("not-begun", week.name)
        facts = self._facts.gather(week, now_ms, picks_of(page))
        written = content.content_of(facts, self._name())
        try:
            keys = self._store.links(content.linked(written))
        except StorageError:
            keys = {}  # where nothing can be noted, a letter without links is better than none
        head = LetterHead(LetterId(0), week, now_ms, content.subject_of(facts))
        letter = Letter(head, content.with_links(written, keys), secrets.token_hex(_KEY_BYTES))
        return letter, facts.totals.plays > 0

    def illustrated(self, letter: Letter) -> Letter:
        """The letter with its pictures; called in ``Lane.PICTURES``, or where there are no lanes."""
        pictures = self._pictures.of(content.pictured(letter.content))
        return Letter(letter.head, content.with_pictures(letter.content, pictures), letter.message_key)

"""The weekly letter as front ends use it: the archive, and the letter that is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from musicrec_desktop.core.errors import LetterError, MusicRecError, StorageError
from musicrec_desktop.core.local_zone import LOCAL_ZONE
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.settings import (
    LETTER,
    LETTER_DAY,
    LETTER_MAIL,
    LETTER_MINUTE,
    LETTER_QUIET_WEEKS,
)
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane
from musicrec_desktop.model.card import CardPage
from musicrec_desktop.model.letter import (
    Letter,
    LetterContent,
    LetterHead,
    LetterId,
    LinkTarget,
    SectionKind,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.model.week import Week
from musicrec_desktop.services.letters.picks import CardPages
from musicrec_desktop.services.letters.postman import Postman
from musicrec_desktop.services.letters.schedule import week_due
from musicrec_desktop.services.letters.writing import LetterWriter
from musicrec_desktop.storage.letters import LetterStore
from musicrec_desktop.storage.state import SettingStore, StateStore
from musicrec_desktop.storage.weeks import WeekStore

LOOK_MS: Final = 5 * 60_000
"""How often it is looked whether a letter is due: clocks are set, and computers sleep."""
FIRST_LOOK_MS: Final = 60_000
"""After the start, when the sound of the library is loaded."""
SKIPPED_KEY: Final = "letter_skipped"
"""The week without music that no letter was written about."""

OnError = Callable[[MusicRecError], object]


@dataclass(frozen=True, slots=True)
class _Wish:
    """A letter that is to be written.

    Attributes:
        week: that it is about.
        round: a number that another listener has not.
        on_done: gets the letter.
        on_error: gets why there is none.
        is_sent: whether it is sent by mail.
        is_wanted_quiet: whether it is wanted also where nothing was heard.
    """

    week: Week
    round: int
    on_done: Callable[[Letter], object]
    on_error: OnError
    is_sent: bool
    is_wanted_quiet: bool


class LetterService:
    """Letters of the listener in use.

    Args:
        scheduler: gives lanes and timers.
        store: the archive.
        writer: writes.
        pages: the cards that recommendations come from.
        postman: sends.
        weeks: notes searches.
        settings: when, and whether.
        state: which week was left out.
        is_open: whether letters of the listener in use may be written: they are no guest, and not locked.
        zone: of the listener.

    Attributes:
        changed: the archive is another one.
        made: a letter came by itself.
        failed: a letter that was due cannot be written.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        store: LetterStore,
        writer: LetterWriter,
        pages: CardPages,
        postman: Postman,
        weeks: WeekStore,
        settings: SettingStore,
        state: StateStore,
        is_open: Callable[[], bool],
        zone: dt.tzinfo = LOCAL_ZONE,
    ) -> None:
        self.changed: Signal[()] = Signal()
        self.made: Signal[Letter] = Signal()
        self.failed: Signal[MusicRecError] = Signal()
        self.postman = postman
        self._scheduler, self._store, self._writer, self._pages = scheduler, store, writer, pages
        self._weeks, self._settings, self._state = weeks, settings, state
        self._is_open, self._zone = is_open, zone
        self._timer: Timer | None = None
        self._first: Timer | None = None
        self._writing: Week | None = None
        self._round = 0

    @property
    def is_open(self) -> bool:
        """Whether the listener in use gets letters: they are no guest, and not locked."""
        return self._is_open()

    @property
    def is_writing(self) -> bool:
        """Whether a letter is being written."""
        return self._writing is not None

    def heads(self) -> list[LetterHead]:
        """The archive, the latest week first."""
        return self._store.heads()

    def letter(self, letter_id: LetterId) -> Letter:
        """A letter of the archive.

        Raises:
            LetterError: ``"gone"``: it is not there any more.
        """
        found = self._store.get(letter_id)
        if found is None:
            raise LetterError("gone")
        return found

    def of_week(self, week: Week) -> Letter | None:
        """The letter of the archive about a week, or None."""
        head = self._store.of_week(week)
        return None if head is None else self._store.get(head.id)

    def mark_read(self, letter_id: LetterId) -> None:
        """Note that a letter was shown."""
        self._store.mark_read(letter_id)
        self.changed.emit()

    def delete(self, letter_id: LetterId) -> None:
        """Remove a letter from the archive, unless it is being sent."""
        self._store.delete(letter_id)
        self.changed.emit()

    def week_now(self) -> Week:
        """The week that the latest letter is about, whether there is one or not."""
        days = LETTER_DAY.choices
        return week_due(
            self._scheduler.clock.now_ms(),
            days.index(str(self._settings.get(LETTER_DAY))),
            int(self._settings.get(LETTER_MINUTE)),
            self._zone,
        )

    def this_week(self) -> Week:
        """The week of today."""
        now = dt.datetime.fromtimestamp(self._scheduler.clock.now_ms() / 1000, self._zone)
        return Week.of(now.date())

    def write_now(self, week: Week) -> Letter:
        """The letter of a week, written in the calling thread and not kept.

        Raises:
            LetterError: ``"not-begun"``, or ``"locked"``: the listener gets no letters.
            StorageError: the history cannot be read.
        """
        self._check_open(week)
        return self._writer.illustrated(self._writer.write(week, self._pages.now())[0])

    def keep(self, letter: Letter) -> Letter:
        """Put a letter into the archive, where one that was sent stays as it is; gives that of the archive.

        Raises:
            LetterError: it is gone already.
            StorageError: it cannot be kept.
        """
        kept = self.letter(self._store.keep(letter, is_sent=False))
        self.changed.emit()
        return kept

    def write(self, week: Week, on_done: Callable[[Letter], object], on_error: OnError) -> None:
        """Write the letter of a week in lanes, and put it into the archive.

        A letter of that week that was never given to a server is replaced.
        """
        try:
            self._check_open(week)
        except LetterError as error:
            on_error(error)
            return
        self._begin(_Wish(week, self._round, on_done, on_error, is_sent=False, is_wanted_quiet=True))

    def start(self) -> None:
        """Write letters when they are due, and send them, from now on."""
        self._timer = self._scheduler.call_every(LOOK_MS, self.look)
        self._first = self._scheduler.call_later(FIRST_LOOK_MS, self.look)
        self._scheduler.post(self.postman.wake)

    def look(self) -> None:
        """Write the letter that is due, unless it is there, and send what waits."""
        if self._timer is None:
            return
        self.postman.wake()
        try:
            week = self._week_to_write()
        except StorageError:
            return  # the next look may be luckier
        if week is not None:
            wish = _Wish(
                week,
                self._round,
                self._on_due,
                self.failed.emit,
                is_sent=bool(self._settings.get(LETTER_MAIL)) and self.postman.account is not None,
                is_wanted_quiet=bool(self._settings.get(LETTER_QUIET_WEEKS)),
            )
            self._begin(wish)

    def note_search(self, text: str) -> None:
        """Note what was searched; guests and locked profiles keep nothing."""
        if self._is_open() and self._settings.get(LETTER):
            self._weeks.note_search(text, self._scheduler.clock.now_ms())

    def linked(self, key: str) -> LinkTarget | None:
        """What a link in a letter of this listener is about; None where there is none."""
        return self._store.linked(key)

    def played(self, content: LetterContent) -> list[TrackId]:
        """The tracks that a letter says were played in its week, in its order; none that is gone."""
        items = (
            item
            for section in content.sections
            if section.kind is SectionKind.RANKED
            for item in section.items
        )
        targets = (self.linked(item.link) for item in items if item.link and not item.is_album)
        return list(dict.fromkeys(target.track_id for target in targets if target is not None))

    def profile_switched(self) -> None:
        """Look at the letters of another listener."""
        self._round += 1
        self._writing = None
        self.postman.profile_switched()
        self.changed.emit()
        self.look()

    def close(self) -> None:
        """Write and send no more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._first is not None:
            self._first.cancel()
        self._round += 1
        self.postman.close()

    def _week_to_write(self) -> Week | None:
        if self._writing is not None or not self._is_open() or not self._settings.get(LETTER):
            return None
        week = self.week_now()
        if self._state.get(SKIPPED_KEY) == week.name or self._store.of_week(week) is not None:
            return None
        return week

    def _check_open(self, week: Week) -> None:
        if not self._is_open():
            raise LetterError("locked", week.name)

    def _begin(self, wish: _Wish) -> None:
        """Write in the quick lane, then find pictures and keep the letter in the lane of pictures."""
        self._writing = wish.week

        def begin(page: CardPage | None) -> None:
            if wish.round == self._round:
                self._scheduler.run(
                    Lane.QUICK,
                    lambda _context: self._writer.write(wish.week, page),
                    on_done=lambda written: self._on_written(wish, *written),
                    on_error=lambda error: self._on_error(wish, error),
                )

        self._pages.ask(begin)

    def _on_written(self, wish: _Wish, letter: Letter, has_music: bool) -> None:
        if wish.round != self._round:
            return
        if not has_music and not wish.is_wanted_quiet:
            self._writing = None
            self._state.set(SKIPPED_KEY, wish.week.name)
            return
        self._scheduler.run(
            Lane.PICTURES,
            lambda _context: self._kept(letter, is_sent=wish.is_sent),
            on_done=lambda kept: self._on_kept(wish, kept),
            on_error=lambda error: self._on_error(wish, error),
        )

    def _kept(self, letter: Letter, *, is_sent: bool) -> Letter:
        whole = self._writer.illustrated(letter)
        letter_id = self._store.keep(whole, is_sent=is_sent)
        return replace(whole, head=replace(whole.head, id=letter_id))

    def _on_kept(self, wish: _Wish, letter: Letter) -> None:
        if wish.round == self._round:
            self._writing = None
            self.changed.emit()
            wish.on_done(letter)

    def _on_error(self, wish: _Wish, error: Exception) -> None:
        if not isinstance(error, MusicRecError):
            raise error
        if wish.round == self._round:
            self._writing = None
            wish.on_error(error)

    def _on_due(self, letter: Letter) -> None:
        self.made.emit(letter)
        self.postman.wake()

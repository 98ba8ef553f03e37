"""Builds the weekly letter."""

from __future__ import annotations

from functools import partial

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.model.mail import MailAnswer
from musicrec_desktop.model.profile import NOBODY, ProfileId
from musicrec_desktop.online.token_keeper import TokenKeeper
from musicrec_desktop.services.covers import CoverService
from musicrec_desktop.services.discover.service import DiscoverService
from musicrec_desktop.services.letters.account import MailAccounts
from musicrec_desktop.services.letters.facts import FactsGatherer
from musicrec_desktop.services.letters.picks import CardPages
from musicrec_desktop.services.letters.pictures import LetterPictures
from musicrec_desktop.services.letters.postman import Postman
from musicrec_desktop.services.letters.service import LetterService
from musicrec_desktop.services.letters.writing import LetterWriter
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.letters import LetterStore
from musicrec_desktop.storage.profiles import ProfileStore
from musicrec_desktop.storage.state import SettingStore, StateStore
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.storage.weeks import WeekStore
from musicrec_desktop.ui.kit.thumbnails import Thumbnails


def build_letters(
    database: Database,
    scheduler: Scheduler,
    *,
    covers: CoverService,
    discover: DiscoverService,
    keeper: TokenKeeper,
) -> LetterService:
    """The service of the weekly letter."""
    store, state, weeks = LetterStore(database), StateStore(database), WeekStore(database)
    is_open = partial(_gets_letters, database)
    if database.restored and database.write_problem is None:
        store.doubt_unsent()
    postman = Postman(
        scheduler=scheduler,
        store=store,
        accounts=MailAccounts(state, keeper),
        deliver=_deliver,
        is_open=is_open,
    )
    writer = LetterWriter(
        clock=scheduler.clock,
        facts=FactsGatherer(weeks, TrackStore(database)),
        pictures=LetterPictures(covers, Thumbnails()),
        store=store,
        name=partial(_name, database),
    )
    return LetterService(
        scheduler=scheduler,
        store=store,
        writer=writer,
        pages=CardPages(discover),
        postman=postman,
        weeks=weeks,
        settings=SettingStore(database),
        state=state,
        is_open=is_open,
    )


def _gets_letters(database: Database) -> bool:
    """Whether the listener in use is neither locked nor a guest."""
    if database.listener_id == NOBODY:
        return False
    profile = ProfileStore(database).get(ProfileId(database.listener_id))
    return profile is not None and not profile.is_guest


def _name(database: Database) -> str:
    """The name of the listener in use, where there are several."""
    profiles = ProfileStore(database).all()
    own = next((profile.name for profile in profiles if profile.id == database.listener_id), "")
    return own if len(profiles) > 1 else ""


def _deliver(*args: object, **options: object) -> MailAnswer:
    """Hand a mail to a server; smtplib is loaded with the first one."""
    from musicrec_desktop.online.mail.delivery import deliver

    return deliver(*args, **options)  # type: ignore[arg-type]

"""A letter as a message: multipart, with its pictures inside."""

from __future__ import annotations

import datetime as dt
import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime
from typing import Final
from urllib.parse import quote

from musicrec_desktop.core.local_zone import LOCAL_ZONE
from musicrec_desktop.model.mail import Mail, cid_of
from musicrec_desktop.online.mail.addresses import mailbox_of

SENDER_NAME: Final = "MusicRec Desktop"
NO_ADDRESS: Final = "letters@musicrec.invalid"
"""Of a letter that is saved as a message where no address is set up (RFC 2606)."""
_LIST_ID: Final = "Weekly letter of MusicRec Desktop <weekly-letter.musicrec.invalid>"
_UNSUBSCRIBE_SUBJECT: Final = "End the weekly letter of MusicRec"
_UNSUBSCRIBE_BODY: Final = (
    "Your own player sends this letter, so only it can end it: open “Weekly letter” in its menu, and "
    "then its settings."
)
_LONGEST_LINE: Final = 998
"""RFC 5322, 2.1.1."""
_BREAKS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def message_of(mail: Mail) -> EmailMessage:
    """The message; text parts are ASCII on the wire, so that every server takes it.

    Raises:
        MailError: the address is none.
    """
    mailbox = mailbox_of(mail.address)
    message = EmailMessage(policy=SMTPUTF8 if mailbox.needs_utf8 else SMTP)
    address = Address(SENDER_NAME, mailbox.local, mailbox.domain)
    message["From"] = address
    message["To"] = Address("", mailbox.local, mailbox.domain)
    message["Subject"] = _BREAKS.sub(" ", mail.subject)
    message["Date"] = format_datetime(dt.datetime.fromtimestamp(mail.at_ms / 1000, LOCAL_ZONE))
    message["Message-ID"] = f"<{mail.message_key}.letter@{mailbox.domain}>"
    # RFC 2369. The letter comes from the listener, so the mail that this makes tells how letters end.
    message["List-Unsubscribe"] = (
        f"<mailto:{quote(mailbox.text, safe='@')}?subject={quote(_UNSUBSCRIBE_SUBJECT)}"
        f"&body={quote(_UNSUBSCRIBE_BODY)}>"
    )
    message["List-Id"] = _LIST_ID
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers
    message.set_content(mail.plain, cte="quoted-printable")
    message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    page = message.get_payload()[1]  # type: ignore[index]
    assert isinstance(page, EmailMessage)
    for picture in mail.pictures:
        page.add_related(
            picture.data,
            "image",
            "jpeg",
            cid=f"<{cid_of(picture.name).removeprefix('cid:')}>",
            filename=f"{picture.name}.jpg",
            disposition="inline",
        )
    return message


def wire_of(message: EmailMessage) -> bytes:
    """The message as a server gets it.

    Headers are not folded: an address in one, such as of ``List-Unsubscribe``, would be encoded to fit.
    """
    return message.as_bytes(policy=message.policy.clone(max_line_length=_LONGEST_LINE))

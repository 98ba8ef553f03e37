"""How letters are mailed: accounts, what servers answer, and the settings of well-known providers."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import Final

from musicrec_desktop.model.scrobble import TokenPlace


class Security(StrEnum):
    """How the way to a mail server is protected."""

    TLS = "tls"
    """From the first byte; usually port 465."""
    STARTTLS = "starttls"
    """Before the name and the password are told; usually port 587."""
    NONE = "none"
    """Only for a server on this computer."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed in.

    Attributes:
        host: name or address.
        port: of it.
        security: how the way there is protected.
        login: the name there; empty for a server that asks for none.
        certificate_file: a certificate to trust instead of those of the system; empty for none.
    """

    host: str
    port: int
    security: Security
    login: str = ""
    certificate_file: str = ""


@dataclass(frozen=True, slots=True)
class MailAccount:
    """Whom the letter goes to, and through which server; it comes from the same address.

    Attributes:
        address: of the listener.
        server: of that address.
        secret_name: under which name its password lies; empty where there is none.
        secret_place: where its password lies.
    """

    address: str
    server: MailServer
    secret_name: str = ""
    secret_place: TokenPlace = TokenPlace.KEYRING


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture inside a mail.

    Attributes:
        name: unique in the mail.
        data: a JPEG file.
    """

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail to oneself.

    Attributes:
        address: from and to.
        subject: one line.
        html: names its pictures as ``cid_of`` does.
        plain: the same as text.
        pictures: inside it.
        message_key: makes its Message-ID, the same at each try.
        at_ms: its date, UTC.
    """

    address: str
    subject: str
    html: str
    plain: str
    pictures: tuple[Picture, ...]
    message_key: str
    at_ms: int


class MailVerdict(Enum):
    """What an answer means for the sender."""

    SENT = "sent"
    LATER = "later"
    """Nothing was taken; try again."""
    REFUSED = "refused"
    """Nothing was taken, and the same again would be refused again."""
    PERHAPS = "perhaps"
    """The server got the whole mail, and no answer came."""


@dataclass(frozen=True, slots=True)
class MailAnswer:
    """What came of a try to send; a value, not an exception.

    Attributes:
        verdict: what it means.
        reason: a short word; empty for SENT.
        detail: what the server said, cut and without control characters; may be empty.
    """

    verdict: MailVerdict
    reason: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class MailProvider:
    """The settings of a provider.

    Attributes:
        name: as people know it.
        domains: of its addresses.
        host: its server.
        port: of it.
        security: how the way there is protected.
        hint: what has to be known before a password is typed; may be empty.
    """

    name: str
    domains: tuple[str, ...]
    host: str
    port: int = 465
    security: Security = Security.TLS
    hint: str = ""


_APP_HINT: Final = "It wants an app password, which you make in the settings of your account there."

MAIL_PROVIDERS: Final = (
    MailProvider("Gmail", ("gmail.com", "googlemail.com"), "smtp.gmail.com", hint=_APP_HINT),
    MailProvider(
        "Outlook.com, Microsoft 365",
        ("outlook.com", "hotmail.com", "live.com", "msn.com"),
        "smtp-mail.outlook.com",
        587,
        Security.STARTTLS,
        "Microsoft takes no passwords from most mail programs any more, so this may be refused. "
        "Use an address at another provider then.",
    ),
    MailProvider(
        "iCloud",
        ("icloud.com", "me.com", "mac.com"),
        "smtp.mail.me.com",
        587,
        Security.STARTTLS,
        _APP_HINT,
    ),
    MailProvider("Yahoo", ("yahoo.com", "ymail.com", "aol.com"), "smtp.mail.yahoo.com", hint=_APP_HINT),
    MailProvider("Fastmail", ("fastmail.com", "fastmail.fm"), "smtp.fastmail.com", hint=_APP_HINT),
    MailProvider(
        "Proton Mail Bridge",
        ("proton.me", "protonmail.com", "pm.me"),
        "127.0.0.1",
        1025,
        Security.STARTTLS,
        "The bridge has to run on this computer. It shows a password of its own, and exports its certificate "
        "in its advanced settings; choose that file here.",
    ),
    MailProvider(
        "GMX",
        ("gmx.net", "gmx.de", "gmx.at", "gmx.ch", "gmx.com"),
        "mail.gmx.net",
        hint="Allow POP3 and IMAP access in the settings of your mailbox there first.",
    ),
    MailProvider(
        "WEB.DE",
        ("web.de",),
        "smtp.web.de",
        587,
        Security.STARTTLS,
        "Allow POP3 and IMAP access in the settings of your mailbox there first.",
    ),
    MailProvider("Posteo", ("posteo.de", "posteo.net"), "posteo.de"),
    MailProvider("mailbox.org", ("mailbox.org",), "smtp.mailbox.org"),
)
"""Outgoing servers as the providers publish them."""


def provider_of(address: str) -> MailProvider | None:
    """The provider of an address, by its domain; None where it is not in the table."""
    domain = address.rpartition("@")[2].strip().casefold()
    return next((each for each in MAIL_PROVIDERS if domain in each.domains), None)


def cid_of(picture_name: str) -> str:
    """How the HTML of a mail names a picture inside it."""
    return f"cid:{picture_name}@letter.musicrec"

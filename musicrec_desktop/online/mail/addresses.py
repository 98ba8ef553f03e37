"""Mail addresses and names of servers that the user types."""

from __future__ import annotations

import ipaddress
import unicodedata
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.errors import MailError

LONGEST_ADDRESS: Final = 254
LONGEST_LOCAL_BYTES: Final = 64
_ATOM: Final = frozenset("!#$%&'*+-/=?^_`{|}~.")
_CONTROLS: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
LOOPBACK_NAMES: Final = frozenset({"localhost", "localhost.localdomain", "ip6-localhost"})


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An address that was checked.

    Attributes:
        local: before the ``@``.
        domain: after it, as servers know it (IDNA, ASCII).
    """

    local: str
    domain: str

    @property
    def text(self) -> str:
        """The address."""
        return f"{self.local}@{self.domain}"

    @property
    def needs_utf8(self) -> bool:
        """Whether only a server with SMTPUTF8 can take it."""
        return not self.local.isascii()


def mailbox_of(text: str) -> Mailbox:
    """The one address that was typed.

    Raises:
        MailError: ``"bad-address"``: it is none, it is several, or it has line breaks in it.
    """
    # Nothing is stripped but spaces: a line break at an end is no slip of the keyboard.
    address = text.strip(" ")
    local, at, domain = address.rpartition("@")
    if (
        not at
        or len(address) > LONGEST_ADDRESS
        or any(unicodedata.category(letter) in _CONTROLS for letter in address)
        or not _is_local(local)
    ):
        raise MailError("bad-address", address)
    return Mailbox(unicodedata.normalize("NFC", local), _domain(domain, address))


def host_of(text: str) -> str:
    """The name or the address of a server, as DNS knows it.

    Raises:
        MailError: ``"bad-server"``: it is neither.
    """
    host = text.strip(" ").removeprefix("[").removesuffix("]")
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        pass
    if host.casefold() in LOOPBACK_NAMES:
        return host.casefold()
    try:
        return _domain(host, text)
    except MailError:
        raise MailError("bad-server", text) from None


def is_loopback(host: str) -> bool:
    """Whether a server is on this computer."""
    if host.casefold() in LOOPBACK_NAMES:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_local(local: str) -> bool:
    """Dots between atoms (RFC 5322, RFC 6531); quoted ones, which hardly anybody has, are refused."""
    if not local or len(local.encode()) > LONGEST_LOCAL_BYTES or local[0] == "." or local[-1] == ".":
        return False
    if ".." in local:
        return False
    return all(letter in _ATOM or (letter.isalnum() if letter.isascii() else True) for letter in local)


def _domain(domain: str, whole: str) -> str:
    labels = domain.removesuffix(".").split(".")
    try:
        encoded = ".".join(label.encode("idna").decode("ascii") for label in labels).lower()
    except UnicodeError:
        raise MailError("bad-address", whole) from None
    is_plain = all(
        label and label[0] != "-" and label[-1] != "-" and label.replace("-", "").isalnum()
        for label in encoded.split(".")
    )
    if not is_plain or len(labels) < 2 or len(encoded) > LONGEST_ADDRESS:
        raise MailError("bad-address", whole)
    return encoded

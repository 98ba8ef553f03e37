"""Where the scheduler of a cluster listens, and what is allowed there.

Whoever may speak to a scheduler or a worker of Dask may run any program as its user. So the network is used
with TLS and a key that all computers of the cluster have, and without one only what stays on this computer.
"""

from __future__ import annotations

import ipaddress
import os
import stat
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.errors import ClusterError

PORT: Final = 8786
"""Where none is named; schedulers of Dask listen there."""
_PROTOCOLS: Final = ("tcp", "tls")


@dataclass(frozen=True, slots=True)
class ClusterAddress:
    """The address of a scheduler.

    Attributes:
        protocol: ``"tcp"`` or ``"tls"``.
        host: a name or an address of the internet protocol, without brackets.
        port: a number; 0 for any that is free.
    """

    protocol: str
    host: str
    port: int

    @property
    def is_protected(self) -> bool:
        """Whether it is encrypted, and only who has the key can speak there."""
        return self.protocol == "tls"

    @property
    def is_of_this_computer(self) -> bool:
        """Whether nobody else can reach it."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.protocol}://{host}:{self.port}"


def address_of(text: str) -> ClusterAddress:
    """The address that somebody typed, such as ``tls://nas:8786``.

    Raises:
        ClusterError: ``"address"``: it is none.
    """
    protocol, separator, place = text.partition("://")
    host, port = place, str(PORT)
    if place.startswith("["):
        host, _, after = place[1:].partition("]")
        port = after.removeprefix(":") or port
    elif place.count(":") == 1:
        host, _, port = place.partition(":")
    is_wrong = not separator or protocol not in _PROTOCOLS or not host or set(host) & set("/[]@ ")
    if is_wrong or not port.isdecimal() or int(port) > 65535:
        raise ClusterError("address", text)
    return ClusterAddress(protocol, host, int(port))


def check_protection(address: ClusterAddress, key_file: str | None) -> None:
    """Refuse what would let others run programs here.

    Args:
        address: of the scheduler.
        key_file: the path of the key of the cluster, or None.

    Raises:
        ClusterError: ``"unprotected"``: without TLS, at an address that others reach; ``"no-key"``: TLS
            without a key; ``"needless-key"``: a key that nothing would use; ``"key-unreadable"``;
            ``"key-open"``: other users of this computer may read the key.
    """
    if not address.is_protected:
        if not address.is_of_this_computer:
            raise ClusterError("unprotected", str(address))
        if key_file is not None:
            raise ClusterError("needless-key", str(address))
        return
    if key_file is None:
        raise ClusterError("no-key", str(address))
    try:
        mode = os.stat(key_file).st_mode
        with open(key_file, "rb") as file:
            file.read(1)
    except OSError as error:
        raise ClusterError("key-unreadable", key_file) from error
    if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
        raise ClusterError("key-open", key_file)

"""A limit on the memory of a process that reads untrusted files."""

from __future__ import annotations

import sys


def limit_memory(above_bytes: int) -> None:
    """Limit the growth of private memory from now on; an allocation beyond it raises ``MemoryError``.

    Only Linux counts private memory apart from mapped files; on other systems nothing is limited.
    """
    if not sys.platform.startswith("linux"):
        return
    import resource

    with open("/proc/self/status", encoding="ascii", errors="replace") as status:
        kilobytes = next((int(line.split()[1]) for line in status if line.startswith("VmData:")), None)
    if kilobytes is None:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = kilobytes * 1024 + above_bytes
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (wanted, hard))

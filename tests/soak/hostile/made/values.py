"""What a file that is built to harm is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.soak.hostile.doors import Door


@dataclass(frozen=True, slots=True)
class Made:
    """A file that is built to harm.

    Attributes:
        name: of the file; its extension counts.
        make: writes it; what it returns is called when the file is not needed any more.
        doors: through which it goes.
    """

    name: str
    make: Callable[[Path], Callable[[], object] | None]
    doors: tuple[Door, ...]


def written(data: Callable[[], bytes] | bytes) -> Callable[[Path], None]:
    """Writes some bytes, which are made when they are needed."""

    def make(path: Path) -> None:
        path.write_bytes(data if isinstance(data, bytes) else data())

    return make

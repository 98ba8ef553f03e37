"""What two computers must have in common, so that their vectors can be compared."""

from __future__ import annotations

import importlib.metadata
from dataclasses import asdict, dataclass
from typing import Any, Final

import musicrec_desktop
from musicrec_desktop.analysis.recipe import EXTRACTOR_VERSION, PLAIN_VERSION

TRANSPORT: Final = "distributed"


@dataclass(frozen=True, slots=True)
class Terms:
    """The versions of one computer.

    Attributes:
        program: of MusicRec Desktop.
        features: of the features with the trained ear.
        plain_features: of those without it.
        transport: of the library that they speak through.
    """

    program: str
    features: int
    plain_features: int
    transport: str

    def as_dict(self) -> dict[str, Any]:
        """As it travels."""
        return asdict(self)


def own_terms() -> Terms:
    """The versions of this computer.

    Raises:
        importlib.metadata.PackageNotFoundError: the library is not installed.
    """
    return Terms(
        musicrec_desktop.__version__, EXTRACTOR_VERSION, PLAIN_VERSION, importlib.metadata.version(TRANSPORT)
    )


def differences(ours: Terms, theirs: dict[str, Any]) -> str:
    """What differs, in words: ``"MusicRec 0.2 there, 0.1 here"``; empty where nothing does.

    Args:
        ours: of this computer.
        theirs: of the other one, as it travelled; a version that it does not tell differs.
    """
    names = {
        "program": "MusicRec Desktop",
        "features": "features",
        "plain_features": "features without the ear",
        "transport": TRANSPORT,
    }
    return "; ".join(
        f"{names[field]} {theirs.get(field, 'unknown')} there, {value} here"
        for field, value in ours.as_dict().items()
        if theirs.get(field) != value
    )

"""Which kind of index answers for similar tracks, why, and what was measured of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class IndexKind(StrEnum):
    """How the nearest tracks are found."""

    EXACT = "exact"
    """Every vector is compared."""
    ANNOY = "annoy"
    """A forest of random splits gives candidates, which are compared exactly."""


class IndexReason(StrEnum):
    """Why an index is of its kind."""

    CHOSEN = "chosen"
    """The setting names this kind."""
    SMALL = "small"
    """The library is so small that exact search costs next to nothing; Annoy was not built."""
    FASTER = "faster"
    """It is the faster kind on this library and this machine."""
    TOO_CLOSE = "too-close"
    """The other kind is faster, but not by so much that the kind in use changes."""
    MISSES_TOO_MUCH = "misses-too-much"
    """Annoy does not find enough of the true neighbours, however far it searches."""
    NOT_STORED = "not-stored"
    """Annoy needs index files, and those of this index could not be written."""
    PENDING = "pending"
    """The kinds are not compared, or Annoy is not built yet; exact search answers until then."""


@dataclass(frozen=True, slots=True)
class IndexFigures:
    """What one kind of index costs and finds.

    Attributes:
        build_seconds: wall time to build it, beyond the vectors that both kinds need.
        recall: share of the ten most similar tracks (as exact search gives them) that it gives, 0 to 1.
        ms: processor time of a query, in milliseconds.
        bytes: size of its files, beyond those that both kinds need.
    """

    build_seconds: float
    recall: float
    ms: float
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class IndexChoice:
    """The kind of index in use, and what the choice stands on.

    Attributes:
        kind: in use.
        reason: why.
        tracks: how many were in the index when it was measured.
        exact: figures of exact search; None before they were measured.
        annoy: figures of Annoy; None where it was never built for a library like this one.
        search_nodes: how many nodes of its forest an Annoy query looks at; 0 where none was built.
        space: the kind of space that the figures were measured in; figures of another one say nothing.
    """

    kind: IndexKind
    reason: IndexReason
    tracks: int
    exact: IndexFigures | None = None
    annoy: IndexFigures | None = None
    search_nodes: int = 0
    space: str = ""

    def figures(self, kind: IndexKind) -> IndexFigures | None:
        """What was measured of a kind, or None."""
        return self.exact if kind is IndexKind.EXACT else self.annoy

    @property
    def other(self) -> IndexKind:
        """The kind that is not in use."""
        return IndexKind.ANNOY if self.kind is IndexKind.EXACT else IndexKind.EXACT

"""What came of the files of a batch so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from musicrec_desktop.model.tag_edit import TagFailure
from musicrec_desktop.model.track import TrackChanges, TrackId


@dataclass(slots=True)
class Run:
    """What came of files while a plan is carried out, or undone.

    Attributes:
        done: the paths of those that changed, as they are now.
        failed: those that were left as they were.
        changed: tracks with other tags.
        moved: tracks whose files have other paths.
    """

    done: list[str] = field(default_factory=list)
    failed: list[TagFailure] = field(default_factory=list)
    changed: list[TrackId] = field(default_factory=list)
    moved: list[TrackId] = field(default_factory=list)

    @property
    def changes(self) -> TrackChanges:
        """The tracks of which something is new."""
        return TrackChanges(
            changed=tuple(dict.fromkeys(self.changed)), moved=tuple(dict.fromkeys(self.moved))
        )

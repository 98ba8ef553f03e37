"""Where another computer finds the files of the library: each sees them under its own mount."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace

from musicrec_desktop.core.errors import ClusterError
from musicrec_desktop.model.span import PartOfFile


@dataclass(frozen=True, slots=True)
class Mount:
    """One folder, as the library and as this computer name it.

    Attributes:
        theirs: the names of the folder where the library is, from the root.
        ours: the same folder here.
    """

    theirs: tuple[str, ...]
    ours: str


def mount_of(text: str) -> Mount:
    """What somebody typed: ``/mnt/nas=/music``.

    Raises:
        ClusterError: ``"map"``: it is none.
    """
    theirs, separator, ours = text.partition("=")
    if not separator or not theirs.startswith("/") or not os.path.isabs(ours):
        raise ClusterError("map", text)
    return Mount(_names(theirs), os.path.normpath(ours))


def local_path(path: str, mounts: Sequence[Mount]) -> str:
    """A path of the library as it is here, by the deepest folder that holds it; unchanged by none.

    Args:
        path: where the library is, ``os.fsdecode`` form.
        mounts: in any order.
    """
    if not path.startswith("/"):
        return path
    names = _names(path)
    holding = [mount for mount in mounts if names[: len(mount.theirs)] == mount.theirs]
    if not holding:
        return path
    mount = max(holding, key=lambda mount: len(mount.theirs))
    return os.path.join(mount.ours, *names[len(mount.theirs) :])


def local_subject(subject: object, mounts: Sequence[Mount]) -> object:
    """What a task is about, as it is here: a path, a part of a file, or bytes, which stay what they are."""
    if isinstance(subject, str):
        return local_path(subject, mounts)
    if isinstance(subject, PartOfFile):
        return replace(subject, path=local_path(subject.path, mounts))
    return subject


def _names(path: str) -> tuple[str, ...]:
    return tuple(name for name in path.split("/") if name)

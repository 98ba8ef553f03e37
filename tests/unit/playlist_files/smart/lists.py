"""Smart lists of other programs in memory."""

from __future__ import annotations

from musicrec_desktop.model.playlist import SmartRules
from musicrec_desktop.playlist_files.smart.reading import parse_smart
from musicrec_desktop.playlist_files.smart.values import SmartList


def smart(kind: str, data: str | bytes, name: str = "x") -> SmartList:
    """The only list of a text."""
    (one,) = parse_smart(f"/m/{name}", kind, data.encode() if isinstance(data, str) else data)
    return one


def rules(kind: str, data: str) -> SmartRules:
    """The rules of the only list of a text, which must have no problem."""
    one = smart(kind, data)
    assert one.problems == ()
    assert one.rules is not None
    return one.rules

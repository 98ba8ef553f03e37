"""Any text that was pasted, dropped or decoded: what it is, and the list in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from musicrec_desktop.core.errors import TracklistError
from musicrec_desktop.tracklists.shared_list import NewerListError, is_shared_list, read_shared_list
from musicrec_desktop.tracklists.text import read_text
from musicrec_desktop.tracklists.values import MOST_CHARACTERS, Evidence, LineNote, Tracklist
from musicrec_desktop.tracklists.web_page import is_web_page, read_web_page

_UNUSUAL: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_HEAD: Final = 65_536
_MOST_UNUSUAL: Final = 0.02


def read_tracklist(
    text: str, evidence: Evidence, check: Callable[[int], object] = lambda _done: None
) -> Tracklist:
    """The list in a text.

    Args:
        text: lines, a table, a page, or the shared list of another MusicRec.
        evidence: what is known of names.
        check: is called now and then with how many lines are done; what it raises comes through.

    Raises:
        TracklistError: there is no text (``"empty"``), it is none (``"not-text"``), no list can be so long
            (``"too-big"``), it is a page without text (``"empty"``), it was written by a newer version
            (``"newer"``), or it is one line that can be no track (``"too-long"``).
    """
    if not text.strip():
        raise TracklistError("empty")
    if len(text) > MOST_CHARACTERS:
        raise TracklistError("too-big", f"{len(text) >> 20} MB")
    head = text[:_HEAD]
    if len(_UNUSUAL.findall(head)) > _MOST_UNUSUAL * len(head):
        raise TracklistError("not-text")
    found = _found(text, evidence, check)
    if found is None or not found.lines:
        raise TracklistError("empty")
    if all(line.note is LineNote.TOO_LONG for line in found.lines):
        raise TracklistError("too-long")
    return found


def _found(text: str, evidence: Evidence, check: Callable[[int], object]) -> Tracklist | None:
    if is_shared_list(text):
        try:
            shared = read_shared_list(text)
        except NewerListError as error:
            raise TracklistError("newer", str(error)) from error
        if shared is not None:
            return shared
    if is_web_page(text):
        return read_web_page(text, evidence)
    return read_text(text, evidence, check)

"""The names of files in a cue sheet: found and replaced, while every other byte of it stays.

What is replaced is the name with its quotes, as it stands in a ``FILE`` line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from musicrec_desktop.library import code_pages
from musicrec_desktop.library.cue.script import script_of
from musicrec_desktop.library.cue.sheet import QUOTES

_LINE: Final = re.compile(r"(?im)^([ \t\ufeff]*FILE[ \t]+)([^\r\n]*)")


def regions(data: bytes, code_page: str = code_pages.AUTOMATIC) -> tuple[tuple[str, str], ...]:
    """The names in the ``FILE`` lines of a sheet, in their order.

    Args:
        data: of the sheet.
        code_page: of text that is not Unicode, a choice of ``core.settings.TAG_CODE_PAGE``.

    Returns:
        Each name as ``cue.sheet`` reads it, and with its quotes as it stands there. Empty where the sheet
        could not be written again byte for byte.
    """
    script = script_of(data, code_page)
    if script is None:
        return ()
    found = (_region(line[2]) for line in _LINE.finditer(script.text))
    return tuple((region.translate(QUOTES).strip(' "'), region) for region in found)


def with_names(data: bytes, names: Mapping[str, str], code_page: str = code_pages.AUTOMATIC) -> bytes | None:
    """A sheet with other names of files.

    Args:
        data: of the sheet.
        names: by a name with its quotes, as ``regions`` gives it, what comes in its place.
        code_page: as for ``regions``.

    Returns:
        The bytes; None where the encoding of the sheet has no signs for a name.
    """
    script = script_of(data, code_page)
    if script is None:
        return None
    parts: list[str] = []
    at = 0
    for line in _LINE.finditer(script.text):
        region = _region(line[2])
        new = names.get(region)
        if new is None:
            continue
        start = line.start(2)
        parts += [script.text[at:start], new]
        at = start + len(region)
    return script.with_text("".join(parts) + script.text[at:])


def quoted(name: str) -> str:
    """A name of a file as it is written into a sheet."""
    return f'"{name}"'


def _region(rest: str) -> str:
    """The name in what follows the word, with its quotes; as ``cue.sheet`` finds it."""
    plain = rest.translate(QUOTES)
    if plain.startswith('"') and '"' in plain[1:]:
        return rest[: plain.rindex('"') + 1]
    name = rest.rstrip()
    return name.rpartition(" ")[0].rstrip() or name

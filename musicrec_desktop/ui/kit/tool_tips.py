"""Texts of tooltips: plain, and never wider than a few words."""

from __future__ import annotations

import html
import textwrap
from typing import Final

from PySide6.QtGui import Qt

from musicrec_desktop.core.bidi import isolated

LINE_CHARACTERS: Final = 64


def tool_tip_text(*lines: str) -> str:
    """Lines for ``setToolTip``; each is wrapped, and what looks like markup is shown as it is.

    Qt wraps no plain text, and takes anything with a tag in it for markup.
    """
    wrapped = [
        part
        for text in lines
        for line in text.splitlines()
        for part in textwrap.wrap(line, LINE_CHARACTERS, break_on_hyphens=False)
    ]
    text = "\n".join(isolated(line) for line in wrapped)
    if not Qt.mightBeRichText(text):
        return text
    return f"<qt>{html.escape(text, quote=False).replace(chr(10), '<br>')}</qt>"

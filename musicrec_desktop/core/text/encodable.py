"""Text that can be encoded: for databases, JSON and terminals."""

from __future__ import annotations

import re
from typing import Final

_SURROGATES: Final = re.compile("[\ud800-\udfff]")


def encodable(text: str) -> str:
    """The text as long as before; lone surrogates (bytes of paths that are not UTF-8) become U+FFFD."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)

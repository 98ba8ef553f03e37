"""How much is read of a playlist file: enough for every list in use, little enough for any machine."""

from __future__ import annotations

from typing import Final

MOST_BYTES: Final = 64 << 20
"""Bytes of a file; 100,000 entries of XSPF have about 60 MB."""
MOST_ENTRIES: Final = 250_000
"""Entries of a file together with the lists inside it."""
MOST_LINES: Final = 2_000_000
LONGEST_LINE: Final = 32_768
"""Characters of a line that can be a path: 4096 bytes, each written as ``%XX``, and more than twice that."""
DEEPEST: Final = 5
"""Lists inside each other."""
MOST_LISTS: Final = 200
"""Files that are opened for one import."""
DEEPEST_ELEMENT: Final = 64
MOST_JSON_VALUES: Final = 4_000_000
"""Objects and lists of a JSON document, before it is parsed."""

"""How much is read of what strangers wrote: enough for every export in use, little enough for any machine."""

from __future__ import annotations

from typing import Final

MOST_FILE_BYTES: Final = 1 << 30
"""Bytes of a file of text; the largest exports have a few hundred MB."""
MOST_DATABASE_BYTES: Final = 8 << 30
MOST_PICKLE_BYTES: Final = 256 << 20
MOST_PACKAGE_BYTES: Final = 8 << 30
"""All files of an archive together, unpacked."""
MOST_RATIO: Final = 400
"""Bytes that a packed byte may become; history in JSON packs to a thirtieth."""
RATIO_MATTERS_BYTES: Final = 16 << 20
"""A file that unpacks to less is harmless whatever its ratio."""
MOST_FILES: Final = 20_000
"""Files of a folder or an archive that are looked at."""
MOST_DATABASES: Final = 20
"""Databases of a folder that are looked into."""
DEEPEST_FOLDER: Final = 6
MOST_COLUMNS: Final = 500
"""Of a table, whatever it is in."""
LONGEST_LINE: Final = 1 << 20
"""Characters of a line of text."""
LONGEST_VALUE: Final = 32 << 20
"""Characters of one value of JSON, such as a playlist with all its entries."""
LONGEST_ELEMENT: Final = 65_536
"""Characters of the text of an XML element; the rest is cut."""
LONGEST_SIGN: Final = 4 << 20
"""Bytes of a tag with its attributes, or of a comment, in XML."""
DEEPEST_ELEMENT: Final = 64
MOST_ENTRIES: Final = 250_000
"""Entries of one playlist."""
MOST_PLAYLISTS: Final = 20_000
MOST_NAMES: Final = 5_000_000
"""Names that are kept to be looked up, such as the shared strings of a workbook."""

"""The texts of an AIFF file beside its ID3 tag, which are kept in step with it.

Source: Apple, Audio Interchange File Format 1.3 (the chunks NAME, AUTH, (c) and ANNO).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from mutagen.aiff import AIFFFile

from musicrec_desktop.library.tag_writing import Texts

_CHUNKS: Final = {"title": "NAME", "artist": "AUTH", "copyright": "(c)", "comment": "ANNO"}


def keep_in_step(path: str, changes: Mapping[str, Texts]) -> None:
    """Write fields into the chunks of a file that has them; one is taken out with its field.

    Of several annotations the first is the comment; the others stay.
    """
    wanted = {_CHUNKS[name]: texts for name, texts in changes.items() if name in _CHUNKS}
    if not wanted:
        return
    with open(path, "r+b") as file:
        for chunk_id, texts in wanted.items():
            # Each change moves what stands behind it, so the file is looked through anew.
            root = AIFFFile(file).root
            found = next((chunk for chunk in root.subchunks() if chunk.id == chunk_id), None)
            if found is not None:
                _put(found, texts)


def _put(chunk: Any, texts: Texts) -> None:
    if not texts:
        chunk.delete()
        return
    text = "; ".join(texts)
    # The format says ASCII; programs write and read UTF-8.
    data = text.encode()
    if data != chunk.read():
        chunk.resize(len(data))
        chunk.write(data)

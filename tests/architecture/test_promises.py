"""Absolute sentences about files and network are true, and stand in one place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

import musicrec_desktop
from musicrec_desktop.core import promises
from tests.architecture.source_facts import facts

PACKAGE: Final = Path(musicrec_desktop.__file__).parent
ROOT: Final = PACKAGE.parent
TOLD_IN: Final = ("ui", "cli", "core", "desktop", "services")
"""Rooms that hold what people read."""
CLAIM: Final = re.compile(
    r"\b(only|merely|just)\s+(ever\s+)?(be\s+)?reads?\b"
    r"|\bnever\s+(be\s+)?(moved|changed|modified|altered|touched|written|deleted|sent|leaves?|uploaded)\b"
    r"|\bnothing\s+(ever\s+)?leaves\b|\bleaves?\s+(this|your)\s+(computer|machine)\b"
    r"|\b(is|are)\s+not\s+(touched|changed|modified|altered|sent)\b"
    r"|\b(no|without)\s+(network|internet)\b|\bstays?\s+on\s+(this|your)\s+(computer|machine)\b",
    re.IGNORECASE,
)
EXAMINED: Final = {
    "Your music is not touched.": "a full disk: nothing of the kind is being done to files then",
    "The sound is not touched, and other players": "writing loudness copies the sound bit by bit",
    "Your library is not touched": "an evaluation opens another profile",
    "The sound is not touched. [y/N]": "writing loudness copies the sound bit by bit",
}
"""Sentences that were examined, and why they are true."""
EXCEPTION: Final = re.compile(r"\b(unless|until|but for|without an account|if you)\b", re.IGNORECASE)
NETWORK_MODULES: Final = {"urllib3", "requests", "httpx", "aiohttp", "ftplib", "smtplib", "webbrowser"}
NETWORK_PARTS: Final = {("http", "client"), ("urllib", "request"), ("http", "server")}


def _told() -> list[tuple[str, str]]:
    """File and text of everything that the program may say."""
    files = [path for room in TOLD_IN for path in sorted((PACKAGE / room).rglob("*.py"))]
    files.remove(PACKAGE / "core" / "promises.py")
    return [(path.name, text) for path in files for text in facts(path).texts]


def test_the_program_claims_only_what_was_examined() -> None:
    unexamined = [
        (name, text)
        for name, text in _told()
        if CLAIM.search(text) and not any(known in text for known in EXAMINED)
    ]
    assert not unexamined


def test_no_examined_sentence_is_left_over() -> None:
    texts = [text for _, text in _told()]
    assert [known for known in EXAMINED if not any(known in text for text in texts)] == []


DOCUMENTS: Final = ("README.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_documents_name_the_exceptions(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    sentences = re.split(r"(?<=[.!?])\s+|\n", text)
    claims = [sentence for sentence in sentences if CLAIM.search(sentence)]
    assert [sentence for sentence in claims if not EXCEPTION.search(sentence)] == []


def test_promises_name_their_exceptions() -> None:
    assert "unless" in promises.FILES
    assert "tags" in promises.FILES
    assert "unless" in promises.NETWORK
    assert "scrobbling" in promises.NETWORK
    assert promises.FILES in promises.FOLDERS


WRITERS: Final = {
    "aiff_texts.py": "writes texts into the copy",
    "ape.py": "saves items into the copy",
    "reading_process.py": "what a picture is too large for goes into a file of the cache",
    "replacing.py": "puts a finished copy in the place of a file, and removes copies",
    "tag_rewriting.py": "saves fields into the copy",
    "opened.py": "saves tags into the copy",
    "renaming.py": "gives a file another name, when the user asks for it",
    "riff_info.py": "writes into the copy",
    "sheet_tracks.py": "writes a cue sheet into its copy",
    "trailers.py": "writes into the copy",
    "writing.py": "saves tags into the copy",
}
"""The modules of the room of music files that write, and what."""
PLACING: Final = {"renaming.py", "replacing.py"}
"""Those of them that change what is under the name of a music file."""


def test_the_promise_about_files_is_kept() -> None:
    """In the room that opens music files, few modules write, and two change what has the name of one."""
    placing = re.compile(r"os\.(replace|rename|unlink|remove|truncate|utime)\(")
    writing = re.compile(rf"{placing.pattern}|\.save\(|open\([^)]*\"(w|a|x|r\+)b?\"")
    texts = {
        path.name: path.read_text(encoding="utf-8") for path in sorted((PACKAGE / "library").rglob("*.py"))
    }
    assert {name for name, text in texts.items() if writing.search(text)} == set(WRITERS)
    assert {name for name, text in texts.items() if placing.search(text)} == PLACING


def test_the_promise_about_the_network_is_kept() -> None:
    """One room speaks to other machines, and it is the one that scrobbles."""
    rooms = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        for parts in [tuple(name.split(".")) for name in facts(path).imports]:
            if parts[0] in NETWORK_MODULES or parts[:2] in NETWORK_PARTS:
                rooms.add(path.relative_to(PACKAGE).parts[0])
    assert rooms == {"online"}

"""What the documents say of the code is true: files are where they say, and the glossary's words are used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.source_facts import facts

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "musicrec_desktop"
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "docs" / "contributing.md").read_text(encoding="utf-8")
TERMS = re.findall(r"^\| ([^|]+) \| ([^|]+) \| `([\w/]+\.py)` `(\w+)` \|$", ARCHITECTURE, re.MULTILINE)

# Words that the glossary replaced, where they may not come back; the field's word stands behind each.
REPLACED = {
    "crowd": "reference set",
    "fair_cosine": "mutual proximity",
    "luck": "exploration",
    "worth": "score",
    "teacher": "supervision",
    "lesson": "metric update",
    "early_skip": "skip",
    "wiring": "controller",
    "cepstrum": "mfcc",
}
REPLACED_IN_PLAYBACK = {"tape": "mixer", "program": "source", "stage": "playback clock", "voice": "deck"}
# The schema has landed with these names.
LANDED = {"is_early_skip"}


def test_the_glossary_is_read() -> None:
    assert len(TERMS) >= 40
    assert [term for term, *_ in TERMS] == list(dict.fromkeys(term for term, *_ in TERMS))


@pytest.mark.parametrize(("term", "meaning", "file", "name"), TERMS, ids=[term for term, *_ in TERMS])
def test_each_term_is_where_the_glossary_says(term: str, meaning: str, file: str, name: str) -> None:
    assert term
    assert meaning
    assert name in facts(PACKAGE / file).names, f"{name} is not in {file}"


@pytest.mark.parametrize(
    ("words", "folder"),
    [(REPLACED, PACKAGE), (REPLACED_IN_PLAYBACK, PACKAGE / "playback")],
    ids=["all", "playback"],
)
def test_replaced_words_are_no_names(words: dict[str, str], folder: Path) -> None:
    old = re.compile("|".join(rf"(?:^|_){word}s?(?:_|$)" for word in words))
    snake = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
    found = {
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in folder.rglob("*.py")
        for name in facts(path).names
        if old.search(snake.sub("_", name).lower()) and name not in LANDED
    }
    assert sorted(found) == []


@pytest.mark.parametrize("text", [ARCHITECTURE, CONTRIBUTING], ids=["architecture", "contributing"])
def test_files_that_are_named_are_there(text: str) -> None:
    parts = [path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py")]
    parts += [path.relative_to(ROOT).as_posix() for path in ROOT.glob("tests/**/*.py")]
    parts += [path.relative_to(ROOT).as_posix() for path in ROOT.glob("packaging/*.py")]
    named = set(re.findall(r"`([\w/]+\.py)`", text))
    assert sorted(name for name in named if not any(f"/{part}".endswith(f"/{name}") for part in parts)) == []


def test_every_package_says_what_lives_there() -> None:
    """A title, a blank line, and at least two lines more; no code."""
    short = []
    for path in PACKAGE.rglob("__init__.py"):
        found = facts(path)
        lines = [line for line in found.docstring.splitlines() if line]
        if path.parent != PACKAGE and (not found.is_only_docstring or len(lines) < 3):
            short.append(path.relative_to(PACKAGE).as_posix())
    assert not short


def test_every_picture_is_listed_with_what_it_shows() -> None:
    """And is there light and dark in the same sizes; links of other pages lead to pictures, too."""
    folder = ROOT / "docs" / "screenshots"
    files = {path.stem for path in folder.glob("*.png")}
    listed = re.findall(
        r"^\| \[([\w-]+)\]\(([\w-]+)\.png\) \|", (folder / "README.md").read_text("utf-8"), re.MULTILINE
    )
    assert all(link.startswith(f"{name}-light-") for name, link in listed)
    assert {link for _, link in listed} <= files
    assert {re.split(r"-(?:light|dark)-", file)[0] for file in files} == {name for name, _ in listed}
    assert {file.replace("-dark-", "-light-") for file in files} == {
        file for file in files if "-light-" in file
    }
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for link in re.findall(r"screenshots/([\w-]+)\.png", page.read_text("utf-8")):
            assert link in files, f"{page.name} leads to {link}"

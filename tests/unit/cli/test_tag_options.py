"""The options of ``musicrec tag``: edits in the order in which they are typed, and what is typed wrong."""

from __future__ import annotations

import pytest

from musicrec_desktop.cli.parser import make_parser
from musicrec_desktop.model.tag_edit import (
    AddValue,
    ChangeCase,
    LetterCase,
    NumberTracks,
    RemovePictures,
    RemoveValue,
    RenameFile,
    ReplaceText,
    SetField,
    TagsFromName,
)


def test_edits_keep_their_order() -> None:
    words = [
        *("tag", "a.mp3", "--add", "genre=Jazz", "--set", "track=3", "--set", "album=", "--clear", "Year"),
        *("--remove", "genre=a=b", "--case", "title,album=Sentence", "--replace", "title", "x", ""),
        *("--from-name", "%title%", "--rename", "%track%", "--number", "--cover", "c.png"),
        "--remove-pictures",
    ]
    options = make_parser("tag").parse_args(words)
    assert options.paths == ["a.mp3"]
    assert options.edits == [
        AddValue("genre", "Jazz"), SetField("tracknumber", ("3",)), SetField("album", ()),
        SetField("date", ()), RemoveValue("genre", "a=b"),
        ChangeCase(("title", "album"), LetterCase.SENTENCE), ReplaceText(("title",), "x", ""),
        TagsFromName("%title%"), RenameFile("%track%"), NumberTracks(), "c.png", RemovePictures(),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--set", "titel=x"], "did you mean “title”?"),
        (["--set", "quux=x"], "“musicrec tag --help” lists them"),
        (["--set", "title"], "not like title=So What"),
        (["--case", "title=loud"], "title, sentence, upper, lower"),
        (["--number", "--start", "x"], "not a whole number"),
    ],
)
def test_what_is_typed_wrong_is_told(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        make_parser("tag").parse_args(["tag", "a.mp3", *words])
    assert ended.value.code == 2
    assert told in capsys.readouterr().err

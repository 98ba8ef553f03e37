"""What edits do to files: plans from values alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from musicrec_desktop.core.errors import TagPatternError
from musicrec_desktop.model.tag_edit import (
    AddPicture,
    AddValue,
    ChangeCase,
    FieldChange,
    LetterCase,
    Move,
    NumberTracks,
    PlanNote,
    RemovePictures,
    RemoveValue,
    RenameFile,
    ReplaceText,
    SetCover,
    SetField,
    TagEdit,
    TagPlan,
    TagsFromName,
)
from musicrec_desktop.model.tag_fields import FileTags, TagFormat
from musicrec_desktop.services.tagging.moves import Folders
from musicrec_desktop.services.tagging.planning import plan_of
from tests.unit.library.tagging.making import picture


def file(name: str = "a.mp3", form: TagFormat = TagFormat.ID3_24, **values: Any) -> FileTags:
    texts = {field: (value,) if isinstance(value, str) else tuple(value) for field, value in values.items()}
    return FileTags(f"/m/{name}", 1, 1, form, texts, root="/m")


def plan(
    files: FileTags | Sequence[FileTags], *edits: TagEdit, there: dict[str, list[str]] | None = None
) -> TagPlan:
    files = [files] if isinstance(files, FileTags) else files
    return plan_of(files, edits, lambda folder: (there or {}).get(folder, []))


def changes(found: TagPlan, place: int = 0) -> dict[str, tuple[str, ...]]:
    return {change.field: change.after for change in found.files[place].fields}


def test_values_are_put_added_and_taken_out() -> None:
    one = file(genre=["Jazz", "Rock"], title="T")
    assert changes(plan(one, SetField("title", ("  New\n",)))) == {"title": ("New",)}
    assert plan(one, SetField("title", ("T",))).changed == ()
    assert changes(plan(one, AddValue("genre", "Pop"))) == {"genre": ("Jazz", "Rock", "Pop")}
    assert plan(one, AddValue("genre", "Jazz")).changed == ()
    assert changes(plan(one, RemoveValue("genre", "Jazz"))) == {"genre": ("Rock",)}
    found = plan(one, SetField("title", ()), AddValue("mood", "heiter"))
    assert found.files[0].fields == (
        FieldChange("title", ("T",), ()), FieldChange("mood", (), ("heiter",)),
    )  # fmt: skip


def test_tracks_are_numbered_by_disc_and_folder() -> None:
    files = [
        file("1/a.mp3", discnumber="1"), file("1/b.mp3", discnumber="1"), file("1/c.mp3", discnumber="2"),
        file("2/d.mp3"),
    ]  # fmt: skip
    found = plan(files, NumberTracks())
    assert [changes(found, place)["tracknumber"] for place in range(4)] == [("1",), ("2",), ("1",), ("1",)]
    assert [changes(found, place)["tracktotal"] for place in range(4)] == [("2",), ("2",), ("1",), ("1",)]
    found = plan(files, NumberTracks(start=5, is_per_disc=False, has_totals=False))
    assert [changes(found, place) for place in range(4)] == [
        {"tracknumber": (str(number),)} for number in (5, 6, 7, 8)
    ]


def test_case_and_replacement() -> None:
    one = file(title="the end", artist=["the doors", "x"])
    assert changes(plan(one, ChangeCase(("title", "artist"), LetterCase.TITLE))) == {
        "title": ("The End",), "artist": ("The Doors", "X"),
    }  # fmt: skip
    assert changes(plan(one, ReplaceText(("title",), "end", "start"))) == {"title": ("the start",)}
    assert changes(plan(one, ReplaceText(("title",), "END", r"\1", ignores_case=True))) == {
        "title": (r"the \1",)
    }
    regex = ReplaceText(("title", "artist"), r"^the (\w+)$", r"\1, the", is_regex=True)
    assert changes(plan(one, regex)) == {"title": ("end, the",), "artist": ("doors, the", "x")}


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (ReplaceText(("title",), "", "x"), "empty"),
        (ReplaceText(("title",), "(", "x", is_regex=True), "bad-regex"),
        (ReplaceText(("title",), "a", r"\7", is_regex=True), "bad-regex"),
        (TagsFromName("%what%"), "unknown-token"),
        (RenameFile("../%title%"), "leaves-folder"),
    ],
)
def test_patterns_that_cannot_be_used(edit: TagEdit, reason: str) -> None:
    with pytest.raises(TagPatternError) as caught:
        plan(file(title="a"), edit)
    assert caught.value.reason == reason


def test_a_pattern_that_would_never_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("musicrec_desktop.query.patterns.REGEX_SECONDS", 0.01)
    monkeypatch.setattr(
        "musicrec_desktop.services.tagging.planning.RegexEdits.__init__",
        lambda edits: setattr(edits, "_left_s", 0.01),
    )
    with pytest.raises(TagPatternError) as caught:
        plan(file(title="a" * 40 + "!"), ReplaceText(("title",), r"(a|aa)+$", "x", is_regex=True))
    assert caught.value.reason == "regex-too-slow"


@pytest.mark.parametrize(
    ("form", "field", "value", "after", "note"),
    [
        (TagFormat.ID3_23, "date", "2016-03", ("2016",), "date-shortened"),
        (TagFormat.ID3_23, "originaldate", "1971-05-02", ("1971",), "date-shortened"),
        (TagFormat.ID3_24, "date", "18.3.2016", ("2016-03-18",), None),
        (TagFormat.VORBIS, "date", "soon", None, "no-date"),
        (TagFormat.MP4, "tracknumber", "A1", None, "no-number"),
        (TagFormat.VORBIS, "tracknumber", "A1", ("A1",), None),
        (TagFormat.VORBIS, "tracknumber", "3/12", None, "no-number"),
        (TagFormat.MP4, "bpm", "127.6", ("128",), "rounded"),
        (TagFormat.APE, "bpm", "127.6", ("127.6",), None),
        (TagFormat.ID3_23, "genre", "Jazz; Rock", ("Jazz", "Rock"), None),
        (TagFormat.ID3_24, "compilation", "yes", ("1",), None),
        (TagFormat.ID3_24, "lyrics", "a\r\nb\u2028c", ("a\nb\nc",), None),
        (TagFormat.ASF, "tracktotal", "x", None, "no-number"),
    ],
)  # fmt: skip
def test_what_a_format_can_hold(
    form: TagFormat, field: str, value: str, after: tuple[str, ...] | None, note: str | None
) -> None:
    found = plan(file(form=form), SetField(field, (value,)))
    assert changes(found).get(field) == after
    assert [one.reason for one in found.files[0].notes] == ([note] if note else [])


def test_covers_are_put_added_and_taken_out() -> None:
    front, back, other = picture(3), picture(4, grey=7), picture(3, grey=9)
    one = replace(file(), pictures=(front.facts, back.facts))
    found = plan(one, SetCover(other))
    assert found.files[0].pictures == (other.facts, back.facts)
    assert found.new_pictures == {other.facts.digest: other}
    assert plan(one, SetCover(front)).changed == ()
    assert plan(one, AddPicture(back)).changed == ()
    assert plan(one, RemovePictures()).files[0].pictures == ()
    assert plan(one, RemovePictures(frozenset({back.facts.digest}))).files[0].pictures == (front.facts,)
    mp4 = replace(one, format=TagFormat.MP4, pictures=(front.facts, picture(3, grey=1).facts))
    assert plan(mp4, SetCover(other)).files[0].pictures == (other.facts, picture(3, grey=1).facts)
    gif = replace(other, facts=replace(other.facts, mime="image/gif"))
    refused = plan(mp4, SetCover(gif)).files[0]
    assert (refused.pictures, refused.notes) == (None, (PlanNote("picture-not-in-mp4", "GIF"),))
    ape = replace(one, format=TagFormat.APE)
    assert plan(ape, AddPicture(picture(4, grey=3))).files[0].pictures == (
        front.facts,
        picture(4, grey=3).facts,
    )


def test_a_file_that_cannot_be_edited_is_left_alone() -> None:
    broken = FileTags("/m/a.mp3", problem="bad-tags")
    found = plan([broken, file("b.mp3")], SetField("title", ("T",)), RenameFile("%title%"))
    assert found.files[0].obstacle == PlanNote("bad-tags")
    assert [one.file.path for one in found.changed] == ["/m/b.mp3"]


def test_tags_from_names() -> None:
    found = plan(
        [file("A/03 - T.mp3"), file("x.mp3"), file("A/1 - B - C.mp3")], TagsFromName("%track% - %title%")
    )
    assert changes(found) == {"tracknumber": ("3",), "title": ("T",)}
    assert found.files[1].notes == (PlanNote("name-does-not-fit"),)
    found = plan([file("A - B - C.mp3")], TagsFromName("%artist% - %title%"))
    assert found.files[0].notes == (PlanNote("name-fits-otherwise", "A - B"),)


def test_names_from_tags_with_what_belongs_to_them() -> None:
    names = ["a.mp3", "a.lrc", "b.mp3", "cover.jpg", "notes.xyz", "album.cue"]
    files = [file("x/a.mp3", title="One", album="Al"), file("x/b.mp3", title="Two", album="Al")]
    found = plan(files, RenameFile("%album%/%title%"), there={"/m/x": names})
    first, second = found.files
    assert first.move == Move("/m/x/a.mp3", "/m/Al/One.mp3")
    assert second.move == Move("/m/x/b.mp3", "/m/Al/Two.mp3")
    assert set(first.companions) == {
        Move("/m/x/a.lrc", "/m/Al/One.lrc"), Move("/m/x/cover.jpg", "/m/Al/cover.jpg"),
        Move("/m/x/album.cue", "/m/Al/album.cue"),
    }  # fmt: skip
    assert second.companions == ()
    # One file of two leaves the folder: its cover stays.
    alone = plan(files[:1], RenameFile("%album%/%title%"), there={"/m/x": names}).files[0]
    assert alone.companions == (Move("/m/x/a.lrc", "/m/Al/One.lrc"),)


def test_what_lies_beside_files_that_change_names_goes_with_them() -> None:
    names = ["a.mp3", "a.lrc", "b.mp3", "b.lrc", "c.mp3", "c.lrc", "d.lrc"]
    files = [file("a.mp3", title="b"), file("b.mp3", title="a"), file("c.mp3", title="d")]
    found = plan(files, RenameFile("%title%"), there={"/m": names})
    assert [one.companions for one in found.files] == [
        (Move("/m/a.lrc", "/m/b.lrc"),), (Move("/m/b.lrc", "/m/a.lrc"),), (),
    ]  # fmt: skip
    # Where the lyrics of one cannot go, those of the others stay as well, if they need their name.
    found = plan(files[:1], RenameFile("%title%"), there={"/m": ["a.mp3", "a.lrc", "b.lrc"]})
    assert found.files[0].companions == ()


def test_a_renaming_uses_what_was_set_before_it() -> None:
    found = plan(file("x.mp3"), SetField("title", ("New",)), RenameFile("%title%"))
    assert found.files[0].move == Move("/m/x.mp3", "/m/New.mp3")
    assert plan(file("x.mp3"), RenameFile("%title%")).files[0].obstacle == PlanNote("name-lacks", "title")
    assert plan(file("T.mp3", title="T"), RenameFile("%title%")).changed == ()


def test_names_that_are_taken() -> None:
    files = [file("a.mp3", title="Same"), file("b.mp3", title="SAME")]
    found = plan(files, RenameFile("%title%"))
    assert found.files[0].obstacle is None
    assert found.files[1].obstacle == PlanNote("name-wanted-twice", "/m/SAME.mp3")
    found = plan(file("a.mp3", title="T"), RenameFile("%title%"), there={"/m": ["a.mp3", "t.MP3"]})
    assert found.files[0].obstacle == PlanNote("name-taken", "/m/T.mp3")
    # Only the case of its own name, and a name that another file leaves.
    found = plan(file("t.mp3", title="T"), RenameFile("%title%"), there={"/m": ["t.mp3"]})
    assert found.files[0].move == Move("/m/t.mp3", "/m/T.mp3")
    files = [file("1.mp3", title="2"), file("2.mp3", title="3")]
    found = plan(files, RenameFile("%title%"), there={"/m": ["1.mp3", "2.mp3"]})
    assert [one.obstacle for one in found.files] == [None, None]
    long = file("a.mp3", title="T", artist="x" * 250, album="y" * 250)
    deep = replace(long, root="/m" + "/z" * 2000)
    assert plan(deep, RenameFile("%artist%/%album%/%title%")).files[0].obstacle is not None


def test_folders_keep_their_spelling_where_capitals_make_no_other_name() -> None:
    names = {"/m": ["anna", "Bo"], "/m/anna": ["first"], "/m/anna/first": []}
    is_there = {"/m/Anna", "/m/anna/First"}.__contains__
    folders = Folders(lambda folder: names.get(folder, []), is_there)
    assert folders.as_spelled("/m/Anna/First/x.mp3", "/m") == "/m/anna/first/x.mp3"
    assert folders.as_spelled("/m/x.mp3", "/m") == "/m/x.mp3"
    # Elsewhere they are two folders.
    folders = Folders(lambda folder: names.get(folder, []), lambda _: False)
    assert folders.as_spelled("/m/Anna/First/x.mp3", "/m") == "/m/Anna/First/x.mp3"

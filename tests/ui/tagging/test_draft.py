"""What is edited and not written yet."""

from __future__ import annotations

from collections.abc import Sequence

from musicrec_desktop.model.tag_edit import (
    FieldChange,
    FilePlan,
    RemovePictures,
    SetCover,
    SetField,
    TagEdit,
    TagPlan,
)
from musicrec_desktop.model.tag_fields import FRONT_COVER, FileTags, Picture, PictureFacts, TagFormat
from musicrec_desktop.ui.tagging.draft import FilesAndEdits, TagDraft

OLD = PictureFacts(FRONT_COVER, "image/png", 10, 10, 100, "old")
BACK = PictureFacts(4, "image/png", 10, 10, 100, "back")
NEW = Picture(PictureFacts(FRONT_COVER, "image/jpeg", 500, 500, 9000, "new"), b"new")


def files() -> list[FileTags]:
    return [
        FileTags("/a.mp3", format=TagFormat.ID3_24, pictures=(OLD, BACK),
                 values={"title": ("One",), "genre": ("Rock", "Pop"), "album": ("Same",)}),
        FileTags("/b.mp3", format=TagFormat.ID3_24,
                 values={"title": ("Two",), "genre": ("Rock",), "album": ("Same",)}),
        FileTags("/c.mp3", problem="read-only", values={"title": ("Three",), "album": ("Same",)}),
    ]  # fmt: skip


ALL = (0, 1, 2)


def test_files_share_values_or_differ() -> None:
    draft = TagDraft(files())
    album, title, genre = (draft.shared(name, ALL) for name in ("album", "title", "genre"))
    assert not album.is_mixed
    assert album.common == ("Same",)
    assert title.is_mixed
    assert title.common == ()
    assert genre.values == (("Rock", 2), ("Pop", 1))
    assert genre.files == 3


def test_edits_differ_from_the_disk_until_they_are_taken_back() -> None:
    draft = TagDraft(files())
    told = []
    draft.changed.connect(lambda: told.append(draft.changed_places))
    draft.set("album", ("Other",), ALL)
    assert [*draft.changed_places] == [0, 1]  # the third cannot be edited
    assert draft.as_edited(0).values["album"] == ("Other",)
    draft.set("album", ("Same",), (0,))
    assert [*draft.changed_places] == [1]
    draft.undo()
    assert [*draft.changed_places] == [0, 1]
    draft.undo()
    assert not draft.changed_places
    assert not draft.can_undo
    draft.redo()
    assert draft.changed_fields(1) == ("album",)
    draft.revert("album", ALL)
    assert not draft.changed_places
    assert len(told) == 6


def test_what_is_shared_follows_each_step() -> None:
    draft = TagDraft(files())
    assert draft.editable(ALL) == (0, 1)
    assert draft.shared("album", (0, 1)).common == ("Same",)
    draft.set("album", ("Other",), (0,))
    assert draft.shared("album", (0, 1)).lists == ((("Other",), 1), (("Same",), 1))
    assert draft.shared("album", (0,)).common == ("Other",)
    draft.undo()
    assert draft.shared("album", (0,)).common == ("Same",)


def test_what_is_typed_is_one_step() -> None:
    draft = TagDraft(files())
    for text in ("N", "Ne", "New"):
        draft.set("title", (text,), (0,), is_typing=True)
    draft.set("title", ("New",), (0,), is_typing=True)
    draft.set("title", ("X",), (1,), is_typing=True)
    draft.undo()
    assert draft.values(0, "title") == ("New",)
    draft.undo()
    assert draft.values(0, "title") == ("One",)


def test_single_values_come_and_go() -> None:
    draft = TagDraft(files())
    draft.add("genre", "Pop", ALL)
    assert draft.values(1, "genre") == ("Rock", "Pop")
    draft.remove("genre", "Rock", ALL)
    assert draft.shared("genre", (0, 1)).common == ("Pop",)
    draft.add("genre", "Pop", ALL)
    draft.undo()
    assert draft.values(0, "genre") == ("Rock", "Pop")
    draft.set("genre", (), (0, 1))
    assert "genre" not in draft.as_edited(0).values


def test_pictures_are_replaced_and_removed() -> None:
    draft = TagDraft(files())
    draft.set_cover(NEW, ALL)
    assert [one.digest for one in draft.pictures(0)] == ["new", "back"]
    assert draft.new_picture("new") is NEW
    assert draft.new_picture("old") is None
    draft.remove_pictures({"new"}, (1,))
    assert [*draft.changed_places] == [0]
    draft.add_picture(NEW, (1,))
    draft.add_picture(NEW, (1,))
    assert [one.digest for one in draft.pictures(1)] == ["new"]
    draft.undo()
    draft.remove_pictures(None, (0,))
    assert draft.groups() == [((0,), (SetCover(NEW), RemovePictures(None)))]


def test_files_with_the_same_edits_are_planned_together() -> None:
    draft = TagDraft(files())
    draft.set("album", ("Other",), ALL)
    draft.take({0: {"title": ("1",), "tracknumber": ("1",)}, 1: {"album": ("Other",)}})
    asked: list[tuple[list[str], Sequence[TagEdit]]] = []

    def make(groups: Sequence[FilesAndEdits]) -> TagPlan:
        asked.extend(([file.path for file in some], edits) for some, edits in groups)
        change = FieldChange("album", ("Same",), ("Other",))
        return TagPlan(tuple(FilePlan(file, (change,)) for some, _ in groups for file in some), {})

    plan = draft.plan(make)
    assert asked == [
        (
            ["/a.mp3"],
            (SetField("title", ("1",)), SetField("album", ("Other",)), SetField("tracknumber", ("1",))),
        ),
        (["/b.mp3"], (SetField("album", ("Other",)),)),
    ]
    assert [one.file.path for one in plan.files] == ["/a.mp3", "/b.mp3"]

"""What was edited of some files and is not written yet; each step can be taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.tag_edit import (
    AddPicture,
    RemovePictures,
    SetCover,
    SetField,
    TagEdit,
    TagPlan,
)
from musicrec_desktop.model.tag_fields import FIELDS, FRONT_COVER, FileTags, Picture, PictureFacts

FilesAndEdits = tuple[Sequence[FileTags], Sequence[TagEdit]]
PictureEdit = SetCover | AddPicture | RemovePictures


@dataclass(frozen=True, slots=True)
class _State:
    """One file as it was edited.

    Attributes:
        values: of the fields that differ from the file.
        pictures: those that it would have.
        picture_edits: what makes them of those that it has.
    """

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pictures: tuple[PictureFacts, ...] = ()
    picture_edits: tuple[PictureEdit, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedValues:
    """What some files have in a field.

    Attributes:
        files: how many files.
        lists: each list of values that a file has, with the number of its files; the most frequent first.
        values: each single value, in the order in which they come, with the number of its files.
    """

    files: int
    lists: tuple[tuple[tuple[str, ...], int], ...]
    values: tuple[tuple[str, int], ...]

    @property
    def is_mixed(self) -> bool:
        """Whether files differ."""
        return len(self.lists) > 1

    @property
    def common(self) -> tuple[str, ...]:
        """What all files have; nothing where they differ."""
        return self.lists[0][0] if len(self.lists) == 1 else ()


class TagDraft:
    """Edits of files, in memory alone.

    Args:
        files: as they are on the disk; those that cannot be edited stay as they are.

    Signals:
        changed: something is edited, or taken back.
    """

    def __init__(self, files: Sequence[FileTags]) -> None:
        self.files = tuple(files)
        self._states = [_State(pictures=each.pictures) for each in files]
        self._pictures: dict[str, Picture] = {}
        self._done: list[list[_State]] = []
        self._undone: list[list[_State]] = []
        self._typing: tuple[str, tuple[int, ...]] | None = None
        # Of two thousand files each key would gather all fields anew.
        self._shared: dict[str, tuple[tuple[int, ...], SharedValues]] = {}
        self.changed: Signal[()] = Signal()

    # What is there

    def values(self, place: int, name: str) -> tuple[str, ...]:
        """The values of a field of one file."""
        state = self._states[place]
        return state.values[name] if name in state.values else self.files[place].values.get(name, ())

    def shared(self, name: str, places: Sequence[int]) -> SharedValues:
        """What some files have in a field."""
        kept = self._shared.get(name)
        if kept is not None and kept[0] == tuple(places):
            return kept[1]
        lists = Counter(self.values(place, name) for place in places)
        values = Counter(value for place in places for value in dict.fromkeys(self.values(place, name)))
        found = SharedValues(len(places), tuple(lists.most_common()), tuple(values.items()))
        self._shared[name] = (tuple(places), found)
        return found

    def pictures(self, place: int) -> tuple[PictureFacts, ...]:
        """The pictures of one file."""
        return self._states[place].pictures

    def new_picture(self, digest: str) -> Picture | None:
        """A picture that was put in here; None for one that is inside a file."""
        return self._pictures.get(digest)

    def as_edited(self, place: int) -> FileTags:
        """One file as if it were written."""
        file = self.files[place]
        values = {**file.values, **self._states[place].values}
        return replace(
            file,
            values={name: one for name, one in values.items() if one},
            pictures=self._states[place].pictures,
        )

    def changed_values(self, place: int) -> Mapping[str, tuple[str, ...]]:
        """What differs from the disk in one file, by field."""
        return self._states[place].values

    def changed_fields(self, place: int) -> tuple[str, ...]:
        """The fields of one file that differ from the disk, in the order of ``FIELDS``."""
        values = self._states[place].values
        return tuple(each.name for each in FIELDS if each.name in values)

    def is_changed(self, place: int) -> bool:
        """Whether anything of one file differs from the disk."""
        state = self._states[place]
        return bool(state.values) or state.pictures != self.files[place].pictures

    @property
    def changed_places(self) -> tuple[int, ...]:
        """The files that differ from the disk."""
        return tuple(place for place in range(len(self.files)) if self.is_changed(place))

    # Edits

    def set(
        self, name: str, values: tuple[str, ...], places: Iterable[int], *, is_typing: bool = False
    ) -> None:
        """Put values in place of those of a field.

        Args:
            name: of the field.
            values: the new ones.
            places: of the files.
            is_typing: it goes on with the step before, where that was typed into the same field.
        """
        wanted = self.editable(places)
        typing = (name, wanted) if is_typing else None
        self._edit(
            {place: {name: values} for place in wanted},
            goes_on=typing is not None and typing == self._typing,
        )
        self._typing = typing

    def add(self, name: str, value: str, places: Iterable[int]) -> None:
        """Add a value behind those of a field, where it is not there."""
        self._edit(
            {
                place: {name: (*self.values(place, name), value)}
                for place in self.editable(places)
                if value not in self.values(place, name)
            }
        )

    def remove(self, name: str, value: str, places: Iterable[int]) -> None:
        """Take a value out of a field."""
        self._edit(
            {
                place: {name: tuple(one for one in self.values(place, name) if one != value)}
                for place in self.editable(places)
            }
        )

    def revert(self, name: str, places: Iterable[int]) -> None:
        """Put the values of the disk back into a field."""
        self._edit({place: {name: self.files[place].values.get(name, ())} for place in places})

    def take(self, values: Mapping[int, Mapping[str, tuple[str, ...]]]) -> None:
        """Take values for several fields of several files at once, as a tool made them."""
        self._edit({place: values[place] for place in self.editable(values)})

    def set_cover(self, picture: Picture, places: Iterable[int]) -> None:
        """Put a picture in the place of the front cover."""

        def edited(pictures: tuple[PictureFacts, ...]) -> tuple[PictureFacts, ...]:
            others = tuple(one for one in pictures if one.kind != FRONT_COVER)
            return (replace(picture.facts, kind=FRONT_COVER), *others)

        self._pictures[picture.facts.digest] = picture
        self._edit_pictures(edited, SetCover(picture), places)

    def add_picture(self, picture: Picture, places: Iterable[int]) -> None:
        """Add a picture behind those that are there."""

        def edited(pictures: tuple[PictureFacts, ...]) -> tuple[PictureFacts, ...]:
            new = (picture.facts.digest, picture.facts.kind)
            is_there = any((one.digest, one.kind) == new for one in pictures)
            return pictures if is_there else (*pictures, picture.facts)

        self._pictures[picture.facts.digest] = picture
        self._edit_pictures(edited, AddPicture(picture), places)

    def remove_pictures(self, digests: Collection[str] | None, places: Iterable[int]) -> None:
        """Take pictures out; None for all."""

        def edited(pictures: tuple[PictureFacts, ...]) -> tuple[PictureFacts, ...]:
            return tuple(one for one in pictures if digests is not None and one.digest not in digests)

        edit = RemovePictures(None if digests is None else frozenset(digests))
        self._edit_pictures(edited, edit, places)

    # Way back

    @property
    def can_undo(self) -> bool:
        """Whether a step can be taken back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a step can be done again."""
        return bool(self._undone)

    def undo(self) -> None:
        """Take the last step back."""
        self._swap(self._done, self._undone)

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        self._swap(self._undone, self._done)

    # For the service

    def groups(self) -> list[tuple[tuple[int, ...], tuple[TagEdit, ...]]]:
        """Files that differ from the disk by their edits: those with the same edits stand together."""
        found: dict[tuple[TagEdit, ...], list[int]] = {}
        for place in self.changed_places:
            state = self._states[place]
            fields = tuple(SetField(name, state.values[name]) for name in self.changed_fields(place))
            pictures = state.picture_edits if state.pictures != self.files[place].pictures else ()
            found.setdefault((*fields, *pictures), []).append(place)
        return [(tuple(places), edits) for edits, places in found.items()]

    def plan(self, make: Callable[[Sequence[FilesAndEdits]], TagPlan]) -> TagPlan:
        """One plan of all edits, in the order of the files.

        Args:
            make: plans groups of files, each with the same edits, in their order.
        """
        groups = self.groups()
        made = make([([self.files[place] for place in places], edits) for places, edits in groups])
        order = (place for places, _ in groups for place in places)
        by_place = dict(zip(order, made.files, strict=True))
        return TagPlan(tuple(by_place[place] for place in sorted(by_place)), made.new_pictures)

    def editable(self, places: Iterable[int]) -> tuple[int, ...]:
        """Those of some files that can be edited."""
        return tuple(place for place in places if not self.files[place].problem)

    def _edit(self, wanted: Mapping[int, Mapping[str, tuple[str, ...]]], *, goes_on: bool = False) -> None:
        after = list(self._states)
        for place, values in wanted.items():
            there = self.files[place].values
            kept = {**after[place].values, **values}
            differing = {name: one for name, one in kept.items() if one != there.get(name, ())}
            after[place] = replace(after[place], values=differing)
            for name in values:
                self._shared.pop(name, None)
        self._keep(after, goes_on=goes_on)

    def _edit_pictures(
        self,
        edited: Callable[[tuple[PictureFacts, ...]], tuple[PictureFacts, ...]],
        edit: PictureEdit,
        places: Iterable[int],
    ) -> None:
        after = list(self._states)
        for place in self.editable(places):
            state = after[place]
            pictures = edited(state.pictures)
            if pictures != state.pictures:
                after[place] = replace(state, pictures=pictures, picture_edits=(*state.picture_edits, edit))
        self._keep(after)

    def _keep(self, after: list[_State], *, goes_on: bool = False) -> None:
        self._typing = None
        if after == self._states:
            return
        if not (goes_on and self._done):
            self._done.append(self._states)
        self._undone.clear()
        self._states = after
        self.changed.emit()

    def _swap(self, source: list[list[_State]], target: list[list[_State]]) -> None:
        self._typing = None
        if source:
            self._shared.clear()
            target.append(self._states)
            self._states = source.pop()
            self.changed.emit()

"""``musicrec tag``: show and edit tags, covers and names of files, and undo it."""

from __future__ import annotations

import argparse
import difflib
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from typing_extensions import override

from musicrec_desktop.cli.documents.tagging import (
    batches_document,
    plan_document,
    tags_document,
    undone_document,
    written_tags_document,
)
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import number_of
from musicrec_desktop.cli.profile import open_profile
from musicrec_desktop.cli.words import printable
from musicrec_desktop.core import interruption
from musicrec_desktop.core.atomic import write_atomic
from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.tag_edit import (
    AddValue,
    ChangeCase,
    LetterCase,
    NumberTracks,
    RemovePictures,
    RemoveValue,
    RenameFile,
    ReplaceText,
    SetCover,
    SetField,
    TagEdit,
    TagOutcome,
    TagsFromName,
)
from musicrec_desktop.model.tag_fields import FIELD, FIELDS, FRONT_COVER, FileTags
from musicrec_desktop.services.tagging.service import TagService
from musicrec_desktop.ui.kit.wording.tagging import (
    NAME_TOKENS,
    PATTERN_HELP,
    note_text,
    outcome_text,
    tag_failure_text,
)

_LAST: Final = 0
_ALIASES: Final = {"track": "tracknumber", "disc": "discnumber", "year": "date"}
_SHOWN: Final = 20


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments."""
    tokens = "\n".join(f"  {token:<16}{text}" for token, text in NAME_TOKENS)
    fields = ", ".join(field.name for field in FIELDS)
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="show and edit tags, covers and names of files; undo it",
        description="Show the tags of files, or edit them. Edits are done in the order in which they are "
        "given. Files may lie in or out of the library; below a folder all sound files are meant. Each file "
        "is written in one step, and all else in it stays as it was. A file that a cue sheet cuts stands "
        "for its tracks, whose tags are written into the sheet. Every edit can be undone with --undo.",
        epilog=f"fields:\n  {fields}\n\ntokens of patterns:\n{tokens}\n\n{PATTERN_HELP}\n\nexamples:\n"
        "  musicrec tag song.mp3\n"
        "  musicrec tag album/ --set album='Kind of Blue' --number --dry-run\n"
        "  musicrec tag album/ --case title,album=title --replace title ' (Remastered)' ''\n"
        "  musicrec tag album/ --from-name '%track% - %title%'\n"
        "  musicrec tag album/ --rename '%artist%/%album%/%track% %title%'\n"
        "  musicrec tag album/ --cover front.jpg\n"
        "  musicrec tag album.cue --part 3 --set title='Blue in Green'\n"
        "  musicrec tag --undo\n",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run_tag, edits=[], wrong_usage=parser.error)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files, folders and cue sheets")
    edits = parser.add_argument_group("edits")

    def add(
        option: str, make: Callable[[list[str]], object], metavar: Any, text: str, nargs: Any = 1
    ) -> None:
        edits.add_argument(
            option, action=_Edit, make=make, nargs=nargs, metavar=metavar, help=text, dest="edits"
        )

    add("--set", lambda words: SetField(*_assignment(words[0])), "FIELD=VALUE", "put a value in its place")
    add(
        "--add", lambda words: AddValue(*_one(words[0])), "FIELD=VALUE", "add a value to those that are there"
    )
    add("--remove", lambda words: RemoveValue(*_one(words[0])), "FIELD=VALUE", "take one value out")
    add("--clear", lambda words: SetField(_field(words[0]), ()), "FIELD", "take all values out")
    add("--case", _case, "FIELD,…=CASE", f"write the letters as in {', '.join(LetterCase)}")
    add(
        "--replace", _replacement, ("FIELD,…", "FIND", "NEW"),
        "put one text in the place of another", 3,
    )  # fmt: skip
    add("--from-name", lambda words: TagsFromName(words[0]), "PATTERN", "take fields from the name")
    add("--rename", lambda words: RenameFile(words[0]), "PATTERN", "name files and folders by their tags")
    add("--cover", lambda words: words[0], "FILE", "put a picture in the place of the front cover")
    add("--remove-pictures", lambda _words: RemovePictures(), None, "take all pictures out", 0)
    add(
        "--number", lambda _words: NumberTracks(), None,
        "number the tracks of each disc in the order of the files, and write how many there are", 0,
    )  # fmt: skip
    edits.add_argument("--start", type=number_of, default=1, metavar="NUMBER", help="--number begins there")
    edits.add_argument("--regex", action="store_true", help="--replace takes a regular expression")
    edits.add_argument("--ignore-case", action="store_true", help="--replace ignores capitals")
    parser.add_argument(
        "--part", type=number_of, action="append", default=[], dest="parts", metavar="NUMBER",
        help="of files that a cue sheet cuts, only the track with this number; may be given several times",
    )  # fmt: skip
    parser.add_argument("--dry-run", action="store_true", help="show what would change, and write nothing")
    parser.add_argument("--save-cover", metavar="FILE", help="save the front cover of the first file")
    parser.add_argument(
        "--undo", nargs="?", const=_LAST, type=number_of, metavar="NUMBER",
        help="put back what the last edit, or the one with this number, changed",
    )  # fmt: skip
    parser.add_argument("--history", action="store_true", help="list the edits that can be undone")
    return parser


def run_tag(options: argparse.Namespace, output: Output) -> int:
    """Show, edit or undo; 1 where a file was left alone."""
    with open_profile(options.profile) as profile:
        tagging = profile.services.tagging
        if options.history:
            return _show_history(tagging, output)
        if options.undo is not None:
            return _undo(tagging, options, output)
        if not options.paths:
            options.wrong_usage("name files or folders")
        files = tagging.read_blocking(options.paths, options.parts)
        if options.save_cover:
            return _save_cover(tagging, files, options.save_cover, output)
        if not options.edits:
            return _show(files, output)
        return _edit(tagging, files, options, output)


class _Edit(argparse.Action):
    """Keeps edits of all kinds in the order in which they are typed."""

    def __init__(self, *arguments: Any, make: Callable[[list[str]], object], **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._make = make

    @override
    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, option: Any = None
    ) -> None:
        words = [values] if isinstance(values, str) else list(values or ())
        try:
            edit = self._make(words)
        except argparse.ArgumentTypeError as error:
            raise argparse.ArgumentError(self, str(error)) from error
        namespace.edits = [*namespace.edits, edit]


def _field(text: str) -> str:
    name = text.strip().lower().replace(" ", "")
    name = _ALIASES.get(name, name)
    if name not in FIELD:
        alike = difflib.get_close_matches(name, (*FIELD, *_ALIASES), 1)
        meant = f"did you mean “{alike[0]}”?" if alike else "“musicrec tag --help” lists them"
        raise argparse.ArgumentTypeError(f"there is no field “{text}”; {meant}")
    return name


def _fields(text: str) -> tuple[str, ...]:
    return tuple(map(_field, text.split(",")))


def _one(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise argparse.ArgumentTypeError(f"“{text}” is not like title=So What")
    return _field(name), value


def _assignment(text: str) -> tuple[str, tuple[str, ...]]:
    name, value = _one(text)
    return name, (value,) if value else ()


def _case(words: list[str]) -> ChangeCase:
    names, _, case = words[0].rpartition("=")
    try:
        return ChangeCase(_fields(names), LetterCase(case.strip().lower()))
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{words[0]}” is not like title,album=title; letters are written as in {', '.join(LetterCase)}"
        ) from None


def _replacement(words: list[str]) -> ReplaceText:
    return ReplaceText(_fields(words[0]), words[1], words[2])


def _edit(tagging: TagService, files: Sequence[FileTags], options: argparse.Namespace, output: Output) -> int:
    edits = [_complete(one, tagging, options) for one in options.edits]
    plan = tagging.plan_blocking(files, edits)
    obstacles = [one for one in plan.files if one.obstacle is not None]
    if not output.is_json:
        from musicrec_desktop.cli.tables.tagging import plan_table

        if plan.changed:
            output.show(plan_table(plan.changed))
        for one in plan.files:
            for note in (*one.notes, *((one.obstacle,) if one.obstacle else ())):
                output.complain(printable(f"{display_path(one.file.path)}: {note_text(note)}"))
    if options.dry_run:
        if output.is_json:
            output.document(plan_document(plan))
        else:
            output.say(f"Nothing was written. {len(plan.changed)} of {len(plan.files)} files would change.")
        return 1 if obstacles else 0
    with output.progress("Writing tags") as on_progress:
        outcome = tagging.write_blocking(plan, interruption.CommandContext(on_progress))
    if output.is_json:
        output.document(written_tags_document(plan, outcome))
    elif plan.changed:
        _tell(outcome, output)
        if outcome.batch is not None:
            output.say(f"Undo it with: musicrec tag --undo {outcome.batch}")
    else:
        output.say("There is nothing to change.")
    return 1 if obstacles or outcome.failed else 0


def _complete(edit: TagEdit | str, tagging: TagService, options: argparse.Namespace) -> TagEdit:
    """An edit with what other options say of it; a text is the path of a cover."""
    if isinstance(edit, str):
        return SetCover(tagging.picture_blocking(os.path.abspath(edit)))
    if isinstance(edit, NumberTracks):
        return replace(edit, start=options.start)
    if isinstance(edit, ReplaceText):
        return replace(edit, is_regex=options.regex, ignores_case=options.ignore_case)
    return edit


def _undo(tagging: TagService, options: argparse.Namespace, output: Output) -> int:
    known = [one for one in tagging.batches_blocking() if not one.is_undone]
    wanted = next((one.id for one in known if options.undo in {_LAST, one.id}), None)
    if wanted is None:
        output.complain("musicrec: there is no such edit to undo. “musicrec tag --history” lists them.")
        return 1
    with output.progress("Putting back") as on_progress:
        outcome = tagging.undo_blocking(wanted, interruption.CommandContext(on_progress))
    if output.is_json:
        output.document(undone_document(outcome))
    else:
        _tell(outcome, output, is_undo=True)
    return 1 if outcome.failed else 0


def _tell(outcome: TagOutcome, output: Output, *, is_undo: bool = False) -> None:
    output.say(outcome_text(outcome, is_undo=is_undo))
    for one in outcome.failed:
        output.complain(printable(f"{display_path(one.path)}: {tag_failure_text(one.reason)}"))


def _show(files: Sequence[FileTags], output: Output) -> int:
    if output.is_json:
        output.document(tags_document(files))
    else:
        from musicrec_desktop.cli.tables.tagging import tags_table

        for file in files[:_SHOWN]:
            output.show(tags_table(file))
        if len(files) > _SHOWN:
            output.say(f"And {len(files) - _SHOWN} more files; --json shows all.")
    return 1 if any(file.problem for file in files) else 0


def _show_history(tagging: TagService, output: Output) -> int:
    batches = tagging.batches_blocking()
    if output.is_json:
        output.document(batches_document(batches))
    elif batches:
        from musicrec_desktop.cli.tables.tagging import batch_table

        output.show(batch_table(batches))
    else:
        output.say("No tags were edited yet.")
    return 0


def _save_cover(tagging: TagService, files: Sequence[FileTags], path: str, output: Output) -> int:
    found = [(file, one) for file in files for one in file.pictures]
    found.sort(key=lambda pair: pair[1].kind != FRONT_COVER)
    data = tagging.picture_inside_blocking(found[0][0].path, found[0][1].digest) if found else None
    if data is None:
        output.complain("musicrec: there is no picture in these files.")
        return 1
    if os.path.exists(path):
        output.complain(printable(f"musicrec: {display_path(path)} is there already. Choose another name."))
        return 1
    try:
        write_atomic(os.path.abspath(path), data)
    except OSError as error:
        raise LibraryError(path, "read-only") from error
    if output.is_json:
        output.document(tags_document([found[0][0]]))
    else:
        output.say_unbroken(printable(f"Saved {display_path(path)}"))
    return 0

"""From the bytes of a cue sheet to a ``Sheet``, and whether something is wrong with it."""

from __future__ import annotations

import itertools
from typing import Final

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.core.plain_file import open_plain
from musicrec_desktop.library import code_pages
from musicrec_desktop.library.code_pages import OldText
from musicrec_desktop.library.cue.sheet import Sheet, SheetFile, parse
from musicrec_desktop.library.unicode_text import unicode_text

LARGEST_BYTES: Final = 1 << 20
NOT_A_SHEET: Final = "cue-not-a-sheet"
ONLY_DATA: Final = "cue-only-data"
OUT_OF_ORDER: Final = "cue-out-of-order"
TOO_LARGE: Final = "cue-too-large"


def read_sheet(path: str, code_page: str = code_pages.AUTOMATIC) -> Sheet:
    """Read a sheet file.

    Args:
        path: ``os.fsdecode`` form.
        code_page: of text that is not Unicode, a choice of ``core.settings.TAG_CODE_PAGE``.

    Raises:
        LibraryError: ``"gone"``, ``"unreadable"``, or as ``check``; ``"cue-too-large"``.
    """
    try:
        with open_plain(path) as file:
            data = file.read(LARGEST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise LibraryError(path, "gone") from error
    except OSError as error:
        raise LibraryError(path, "unreadable") from error
    if len(data) > LARGEST_BYTES:
        raise LibraryError(path, TOO_LARGE)
    # The words of a sheet are ASCII in every code page. What has none, such as sound with a wrong name, is
    # not worth the seconds that guessing the code page of a megabyte takes.
    if unicode_text(data) is None and not _has_tracks(parse(data.decode("latin-1"))):
        raise LibraryError(path, NOT_A_SHEET)
    sheet = parse(text_of(data, code_page))
    check(sheet, path)
    return sheet


def check(sheet: Sheet, path: str) -> None:
    """See that a sheet tells of sound, in its order.

    Raises:
        LibraryError: ``"cue-not-a-sheet"``, ``"cue-only-data"`` or ``"cue-out-of-order"``.
    """
    if not _has_tracks(sheet):
        raise LibraryError(path, NOT_A_SHEET)
    if not any(map(has_sound, sheet.files)):
        raise LibraryError(path, ONLY_DATA)
    if not all(map(is_in_order, sheet.files)):
        raise LibraryError(path, OUT_OF_ORDER)


def _has_tracks(sheet: Sheet) -> bool:
    return any(file.tracks for file in sheet.files)


def is_in_order(file: SheetFile) -> bool:
    """Whether each track of a file begins behind the one before."""
    starts = [track.start for track in file.tracks]
    return all(earlier < later for earlier, later in itertools.pairwise(starts))


def has_sound(file: SheetFile) -> bool:
    """Whether a file of a sheet is a sound file with a track in it."""
    return not file.is_image and any(track.is_audio for track in file.tracks)


def text_of(data: bytes, code_page: str = code_pages.AUTOMATIC) -> str:
    """The text of a sheet: as its mark says, else UTF-16 by its zeros, else UTF-8, else a code page."""
    text = unicode_text(data)
    if text is not None:
        return text
    lines = [OldText(line) for line in data.decode("latin-1").split("\n")]
    if code_page in {code_pages.AUTOMATIC, code_pages.AS_TAGGED}:
        strange = [line for line in lines if not line.isascii()]
        guess = code_pages.guess(strange) if code_page == code_pages.AUTOMATIC else code_pages.NOTHING
    else:
        guess = code_pages.chosen(code_page)
    return "\n".join(code_pages.read_as(line, guess) for line in lines)

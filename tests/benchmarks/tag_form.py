"""What a key costs in the tag editor: ``python -m tests.benchmarks.tag_form``.

The real form, drawn without a screen, with 12, 200 and 2,000 made files; milliseconds of the processor, the
least of five. *Show* is another selection of all files, *key* a letter typed into the album of all of them,
*step* the next file alone.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from rich.console import Console
from rich.table import Table

from musicrec_desktop.model.tag_fields import FileTags, TagFormat

SIZES = (12, 200, 2_000)
ROUNDS = 5


def files(count: int) -> list[FileTags]:
    """Files of albums with twelve tracks."""
    return [
        FileTags(
            f"/music/{number}.mp3",
            format=TagFormat.ID3_24,
            values={
                "title": (f"Title {number}",),
                "artist": (f"Artist {number % 200}",),
                "album": (f"Album {number // 12}",),
                "albumartist": (f"Artist {number % 200}",),
                "genre": ("Rock", f"Genre {number % 30}"),
                "date": ("2001",),
                "tracknumber": (str(number % 12 + 1),),
                "composer": (f"Composer {number % 50}",),
            },
        )
        for number in range(count)
    ]


def least(act: Callable[[], object]) -> float:
    """Milliseconds of this thread's processor."""
    found = []
    for _ in range(ROUNDS):
        start = time.thread_time()
        act()
        found.append(time.thread_time() - start)
    return 1e3 * min(found)


def main() -> None:
    """Print a table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from musicrec_desktop.ui.tagging.draft import TagDraft
    from musicrec_desktop.ui.tagging.form import FieldForm
    from musicrec_desktop.ui.theme.control import ThemeController

    app = QApplication([])
    themes, table = ThemeController(app, "light"), Table("files", "show, ms", "key, ms", "step, ms")
    for count in SIZES:
        draft, form = TagDraft(files(count)), FieldForm(themes, lambda _field, _typed, _on_done: None)
        form.show()
        places, typed = range(count), iter(range(1_000))

        def key(draft: TagDraft = draft, form: FieldForm = form, places: range = places) -> None:
            draft.set("album", (f"Album {next(typed)}",), places, is_typing=True)  # noqa: B023
            form.show_draft(draft, places)

        def show(draft: TagDraft = draft, form: FieldForm = form, places: range = places) -> None:
            form.show_draft(draft, places[:1])
            form.show_draft(draft, places)

        steps = iter(range(1_000))

        def step(draft: TagDraft = draft, form: FieldForm = form) -> None:
            form.show_draft(draft, [next(steps) % 12])  # noqa: B023

        table.add_row(f"{count:,}", f"{least(show):.1f}", f"{least(key):.1f}", f"{least(step):.1f}")
    Console().print(table)


if __name__ == "__main__":
    main()

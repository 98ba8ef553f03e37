"""Profiles."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from musicrec_desktop.cli.tables.parts import cell, make_table
from musicrec_desktop.model.profile import Profile
from musicrec_desktop.ui.kit.wording.formats import format_moment


def profile_table(profiles: Iterable[Profile], always: Profile | None) -> Table:
    """Profiles, a line each; arguments as of ``profiles_document``."""
    table = make_table(
        "Profiles", [("ID", "right", 0), ("Name", "left", 4), ("What it is", "left", 4), ("Made", "left", 2)]
    )
    for profile in profiles:
        name = Text("● ", style=profile.colour)
        name.append_text(cell(profile.name))
        table.add_row(
            str(profile.id),
            name,
            cell(", ".join(_facts(profile, is_always=always is not None and always.id == profile.id))),
            format_moment(profile.created_at_ms) if profile.created_at_ms else "",
        )
    return table


def _facts(profile: Profile, *, is_always: bool) -> Iterable[str]:
    """What a profile is, in a few words each."""
    if profile.is_current:
        yield "in use"
    if profile.is_guest:
        yield "guest"
    if profile.has_passphrase:
        yield "locked" if profile.is_locked else "has a passphrase"
    if is_always:
        yield "opened at start"

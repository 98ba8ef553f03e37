"""Everything that can be done from the keyboard, the menu and the command palette, as one table.

The table feeds the menu, the shortcuts, the F1 list and the palette, so none of them can say something else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ActionGroup(StrEnum):
    """Headings of the list of shortcuts."""

    PLAYBACK = "Playback"
    TRACKS = "Selected tracks"
    GO = "Go to"
    LIBRARY = "Library"
    WINDOW = "Window"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing to do.

    Attributes:
        id: stable name; also the name of its handler in ``window_actions``.
        label: what menus and the palette call it.
        group: its heading.
        shortcuts: key sequences in Qt's portable text, the first is shown.
        is_in_menu: whether the ☰ menu has it.
        is_checkable: whether it is on or off.
        is_local: the key belongs to the list that has the focus, not to the whole window.
        also: other words that the palette finds it by.
    """

    id: str
    label: str
    group: ActionGroup
    shortcuts: tuple[str, ...] = ()
    is_in_menu: bool = False
    is_checkable: bool = False
    is_local: bool = False
    also: str = ""


_P, _T, _G, _L, _W = (
    ActionGroup.PLAYBACK,
    ActionGroup.TRACKS,
    ActionGroup.GO,
    ActionGroup.LIBRARY,
    ActionGroup.WINDOW,
)

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("toggle_play", "Play or pause", _P, ("Space", "Media Play", "Toggle Media Play/Pause")),
    ActionSpec("pause", "Pause", _P, ("Media Pause",)),
    ActionSpec("stop", "Stop", _P, ("Media Stop",)),
    ActionSpec("next_track", "Next track", _P, ("Ctrl+Right", "Media Next")),
    ActionSpec("previous_track", "Previous track", _P, ("Ctrl+Left", "Media Previous")),
    ActionSpec("seek_forward", "Seek 5 seconds forward", _P, ("Right",)),
    ActionSpec("seek_back", "Seek 5 seconds back", _P, ("Left",)),
    ActionSpec("volume_up", "Louder", _P, ("Ctrl+Up",)),
    ActionSpec("volume_down", "Quieter", _P, ("Ctrl+Down",)),
    ActionSpec("toggle_mute", "Mute", _P, ("M",)),
    ActionSpec("toggle_shuffle", "Shuffle", _P, ("S",)),
    ActionSpec("cycle_repeat", "Repeat: off, all, one", _P, ("R",)),
    ActionSpec("toggle_autoplay", "Keep playing similar tracks", _P, ("Ctrl+E",), also="autoplay"),
    ActionSpec("play_selected", "Play from here", _T, ("Return", "Enter"), is_local=True),
    ActionSpec("play_next", "Play next", _T, ("Shift+Q",)),
    ActionSpec("enqueue", "Add to queue", _T, ("Q",)),
    ActionSpec("play_similar", "Play similar", _T, ("Ctrl+R",)),
    ActionSpec("show_similar", "Show similar tracks", _T, ("Ctrl+I",)),
    ActionSpec("like", "Like", _T, ("L",)),
    ActionSpec("dislike", "Dislike", _T, ("D",)),
    ActionSpec("go_album", "Go to album", _T, ("Ctrl+B",)),
    ActionSpec("go_artist", "Go to artist", _T, ("Ctrl+G",)),
    ActionSpec("show_in_folder", "Show in folder", _T),
    ActionSpec("properties", "Properties", _T, ("Alt+Return",)),
    ActionSpec("search", "Search", _G, ("Ctrl+F",)),
    ActionSpec("page_tracks", "Tracks", _G, ("Ctrl+1",)),
    ActionSpec("page_albums", "Albums", _G, ("Ctrl+2",)),
    ActionSpec("page_artists", "Artists", _G, ("Ctrl+3",)),
    ActionSpec("page_genres", "Genres", _G, ("Ctrl+4",)),
    ActionSpec("page_liked", "Liked", _G, ("Ctrl+5",)),
    ActionSpec("page_history", "History", _G, ("Ctrl+6",)),
    ActionSpec("go_playing", "Show what is playing", _G, ("Ctrl+J",)),
    ActionSpec("back", "Back", _G, ("Alt+Left", "Back")),
    ActionSpec("add_folder", "Add a music folder…", _L, ("Ctrl+O",), is_in_menu=True),
    ActionSpec("manage_folders", "Music folders…", _L, ("Ctrl+Shift+O",), is_in_menu=True),
    ActionSpec("rescan", "Scan music folders again", _L, ("F5",), is_in_menu=True),
    ActionSpec("retry_failed", "Try failed files again", _L, (), is_in_menu=True),
    ActionSpec("demo", "Try the demo library", _L, (), is_in_menu=True),
    ActionSpec("similarity_report", "Report on similarity…", _L, (), is_in_menu=True),
    ActionSpec("palette", "Command palette…", _W, ("Ctrl+K",), is_in_menu=True),
    ActionSpec("toggle_up_next", "Up next", _W, ("Ctrl+U",), is_in_menu=True, is_checkable=True),
    ActionSpec(
        "switch_theme", "Switch between light and dark", _W, ("Ctrl+T",), is_in_menu=True, also="theme"
    ),
    ActionSpec("follow_system_theme", "Theme: light or dark as the system is", _W),
    ActionSpec("toggle_compact", "Compact rows: on or off", _W),
    ActionSpec("settings", "Settings…", _W, ("Ctrl+,",), is_in_menu=True),
    ActionSpec("shortcuts", "Keyboard shortcuts", _W, ("F1",), is_in_menu=True),
    ActionSpec("about", "About MusicRec", _W, (), is_in_menu=True),
    ActionSpec("quit", "Quit", _W, ("Ctrl+Q",), is_in_menu=True),
)

ACTIONS_BY_ID = {spec.id: spec for spec in ACTIONS}


def fuzzy_score(wanted: str, label: str) -> int | None:
    """How well ``label`` answers to what was typed; higher is better, None when letters are missing.

    Every typed letter must come in order; letters at the start of words and runs of letters count more.
    """
    score, place, run = 0, 0, 0
    folded = label.casefold()
    for letter in wanted.casefold():
        if letter.isspace():
            run = 0
            continue
        found = folded.find(letter, place)
        if found < 0:
            return None
        starts_word = found == 0 or not folded[found - 1].isalnum()
        run = run + 1 if found == place and place > 0 else 0
        score += 1 + 3 * run + (8 if starts_word else 0) - min(3, found - place)
        place = found + 1
    return score - len(label) // 16

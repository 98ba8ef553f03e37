"""Everything that can be done from the keyboard, the menu and the command palette, as one table.

The table feeds the menu, the shortcuts, the F1 list and the palette, so that all of them agree.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.signs import SIGNS, Meaning
from musicrec_desktop.ui.kit.wording.formats import format_stars
from musicrec_desktop.ui.kit.wording.map_page import COLOUR_WORDS, LEVEL_WORDS

Handler = Callable[[], object]
USES_ARROWS: Final = "usesArrows"
"""The property of widgets that need the arrow keys themselves."""
TAKES_LETTERS: Final = "takesLetters"
"""The property of lists in which a letter jumps to a name."""
TAKES_SPACE: Final = "takesSpace"
"""The property of lists in which Space ticks what is selected."""
"""Does an action; each controller gives a mapping of action ids to handlers."""


class ActionGroup(StrEnum):
    """Headings of the list of shortcuts."""

    PLAYBACK = "Playback"
    TRACKS = "Selected tracks"
    GO = "Go to"
    LIBRARY = "Library"
    MAP = "Music map"
    PLAYLISTS = "Playlists"
    TOOLS = "Tools"
    WINDOW = "Window"


MENU_GROUPS = (
    ActionGroup.PLAYBACK,
    ActionGroup.LIBRARY,
    ActionGroup.PLAYLISTS,
    ActionGroup.TOOLS,
    ActionGroup.WINDOW,
)
"""The submenus of the ☰ menu, from top to bottom."""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing to do.

    Attributes:
        id: stable name; the controllers give the handlers under it.
        label: what menus and the palette call it.
        group: its heading.
        shortcuts: key sequences in Qt's portable text, the first is shown.
        is_in_menu: whether the ☰ menu has it, under the name of its group.
        is_on_top: whether the ☰ menu has it outside of its groups.
        is_checkable: whether it is on or off.
        is_local: the key belongs to the list that has the focus, not to the whole window.
        also: other words that the palette finds it by.
        sheet_line: the line of the list of shortcuts that it has together with the actions beside it.
        glyph: its icon in the ☰ menu and the sidebar; verbs of context menus have theirs in ``menus``.
    """

    id: str
    label: str
    group: ActionGroup
    shortcuts: tuple[str, ...] = ()
    is_in_menu: bool = False
    is_on_top: bool = False
    is_checkable: bool = False
    is_local: bool = False
    also: str = ""
    sheet_line: str = ""
    glyph: Glyph | None = None


_P, _T, _G, _L, _M, _Y, _O, _W = (
    ActionGroup.PLAYBACK,
    ActionGroup.TRACKS,
    ActionGroup.GO,
    ActionGroup.LIBRARY,
    ActionGroup.MAP,
    ActionGroup.PLAYLISTS,
    ActionGroup.TOOLS,
    ActionGroup.WINDOW,
)

_TOOLS_LINE, _HITS_LINE = "Move, lasso, brush, path", "Next hit, hit before"
_LYRICS_LINE, _LETTERS_LINE = "Lyrics earlier, later", "Lyrics smaller, larger"
_SEEK_LINE = "Seek 5 seconds forward, back"

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("toggle_play", "Play or pause", _P, ("Space", "Media Play", "Toggle Media Play/Pause")),
    ActionSpec("pause", "Pause", _P, ("Media Pause",)),
    ActionSpec("stop", "Stop", _P, ("Media Stop",)),
    ActionSpec("next_track", "Next track", _P, ("Ctrl+Right", "Media Next")),
    ActionSpec("previous_track", "Previous track", _P, ("Ctrl+Left", "Media Previous")),
    ActionSpec("seek_forward", "Seek 5 seconds forward", _P, ("Right",), sheet_line=_SEEK_LINE),
    ActionSpec("seek_back", "Seek 5 seconds back", _P, ("Left",), sheet_line=_SEEK_LINE),
    ActionSpec("volume_up", "Louder", _P, ("Ctrl+Up",)),
    ActionSpec("volume_down", "Quieter", _P, ("Ctrl+Down",)),
    ActionSpec("toggle_mute", "Mute", _P, ("M",)),
    ActionSpec("toggle_shuffle", "Shuffle", _P, ("S",)),
    ActionSpec(
        "shuffle_albums",
        "Shuffle albums",
        _P,
        (),
        is_in_menu=True,
        also="random whole album order",
    ),
    ActionSpec("cycle_repeat", "Repeat: off, all, one", _P, ("R",)),
    ActionSpec("toggle_autoplay", "Keep playing similar tracks", _P, ("Ctrl+E",), also="autoplay"),
    ActionSpec(
        "now_playing",
        "Now playing, with lyrics",
        _P,
        ("F11",),
        is_in_menu=True,
        also="cover full screen karaoke second window",
        glyph=Glyph.NOW_PLAYING,
    ),
    ActionSpec(
        "now_playing_full",
        "Now playing: full screen",
        _P,
        ("F",),
        is_local=True,
        glyph=Glyph.FULL_SCREEN,
    ),
    ActionSpec(
        "now_playing_screen",
        "Now playing: other screen",
        _P,
        ("Shift+F11",),
        is_local=True,
        also="monitor display tv",
        glyph=Glyph.OTHER_SCREEN,
    ),
    ActionSpec(
        "lyrics_earlier",
        "Lyrics earlier",
        _P,
        (",",),
        is_local=True,
        also="offset sync",
        sheet_line=_LYRICS_LINE,
        glyph=Glyph.LYRICS_EARLIER,
    ),
    ActionSpec(
        "lyrics_later",
        "Lyrics later",
        _P,
        (".",),
        is_local=True,
        also="offset sync",
        sheet_line=_LYRICS_LINE,
        glyph=Glyph.LYRICS_LATER,
    ),
    ActionSpec(
        "lyrics_smaller",
        "Smaller lyrics",
        _P,
        ("Ctrl+-",),
        is_local=True,
        also="font text size",
        sheet_line=_LETTERS_LINE,
        glyph=Glyph.SMALLER_TEXT,
    ),
    ActionSpec(
        "lyrics_larger",
        "Larger lyrics",
        _P,
        ("Ctrl++", "Ctrl+="),
        is_local=True,
        also="font text size",
        sheet_line=_LETTERS_LINE,
        glyph=Glyph.LARGER_TEXT,
    ),
    ActionSpec(
        "start_from_taste",
        "Play my taste now",
        _P,
        ("Ctrl+Shift+T",),
        is_in_menu=True,
        also="for you radio mix",
        glyph=Glyph.START_QUEUE,
    ),
    ActionSpec(
        "make_cards_anew",
        "Make all cards anew",
        _P,
        (),
        is_in_menu=True,
        also="for you discover mixes refresh other daily",
        glyph=Glyph.ANEW,
    ),
    ActionSpec(
        "again",
        "Choose the automatic queue anew",
        _P,
        ("Ctrl+Shift+R",),
        is_in_menu=True,
        also="again other redraw",
        glyph=Glyph.REFRESH,
    ),
    ActionSpec(
        "tune",
        "Tune the queue",
        _P,
        ("Ctrl+Shift+U",),
        is_in_menu=True,
        also="familiar new wander preset sliders",
        glyph=Glyph.TUNE,
    ),
    ActionSpec(
        "queue_rules",
        "Rules of the queue…",
        _P,
        (),
        is_in_menu=True,
        also="never repeat artist years tempo explicit",
        glyph=Glyph.RULES,
    ),
    ActionSpec(
        "inside_search",
        "Keep ∞ inside this search",
        _P,
        (),
        is_in_menu=True,
        also="autoplay automatic queue query only limit results",
        glyph=Glyph.INSIDE_SEARCH,
    ),
    ActionSpec(
        "leave_inside",
        "Let ∞ take all tracks",
        _P,
        (),
        is_in_menu=True,
        also="autoplay automatic queue inside outside whole library",
        glyph=Glyph.OUTSIDE,
    ),
    ActionSpec(
        "stop_after_current",
        "Stop after this track",
        _P,
        ("Shift+S",),
        is_in_menu=True,
        glyph=Glyph.STOP_AFTER,
    ),
    ActionSpec(
        "sleep_timer",
        "Sleep timer…",
        _P,
        ("Ctrl+Shift+S",),
        is_in_menu=True,
        also="night fade",
        glyph=Glyph.SLEEP,
    ),
    ActionSpec(
        "sound",
        "Sound: equaliser, crossfade, speed…",
        _P,
        ("Ctrl+Shift+E",),
        is_in_menu=True,
        also="equalizer replaygain loudness device output bass treble",
        glyph=Glyph.VOLUME_HIGH,
    ),
    ActionSpec("faster", "Play faster", _P, ("]",), also="speed tempo", sheet_line="Play faster, slower"),
    ActionSpec("slower", "Play slower", _P, ("[",), also="speed tempo", sheet_line="Play faster, slower"),
    ActionSpec("normal_speed", "Play at normal speed", _P, ("Ctrl+]",), also="speed tempo"),
    ActionSpec("play_selected", "Play from here", _T, ("Return", "Enter"), is_local=True),
    ActionSpec("play_next", "Play next", _T, ("Shift+Q",)),
    ActionSpec("enqueue", "Add to queue", _T, ("Q",)),
    ActionSpec("add_to_playlist", "Add to playlist…", _T, ("P",)),
    ActionSpec("copy_tracks", "Copy tracks", _T, ("Ctrl+C",), also="clipboard"),
    ActionSpec(
        "share", "Share…", _T, ("Ctrl+Shift+C",), also="picture card png text json m3u send post copy export"
    ),
    ActionSpec("play_similar", "Play similar", _T, ("Ctrl+R",)),
    ActionSpec("show_similar", "Show similar tracks", _T, ("Ctrl+I",)),
    ActionSpec(
        "start_queue", "Start a queue from the selection", _T, ("Ctrl+Shift+Q",), also="seed radio mix"
    ),
    ActionSpec("like", "Like", _T, ("L",)),
    ActionSpec("dislike", "Dislike", _T, ("D",)),
    ActionSpec(
        "more_like", "More like this", _T, ("Shift+L",), also="thumbs up", sheet_line="More, less like this"
    ),
    ActionSpec(
        "less_like", "Less like this", _T, ("Shift+D",), also="thumbs down", sheet_line="More, less like this"
    ),
    *(
        ActionSpec(
            f"rate_{stars}",
            f"Rate {format_stars(2 * stars)}" if stars else "Remove the rating",
            _T,
            (f"Alt+{stars}",),
            also="rating stars",
            sheet_line="Rate 1 to 5 stars" if stars else "",
        )
        for stars in (1, 2, 3, 4, 5, 0)
    ),
    ActionSpec(
        "rate_more",
        "Half a star more",
        _T,
        ("Alt+.",),
        also="rating rate stars",
        sheet_line="Half a star more, less",
    ),
    ActionSpec(
        "rate_less",
        "Half a star less",
        _T,
        ("Alt+,",),
        also="rating rate stars",
        sheet_line="Half a star more, less",
    ),
    ActionSpec("ban_track", "Never play this track", _T, ("Ctrl+Shift+D",), also="ban block hide allow"),
    ActionSpec("ban_artist", "Never play this artist", _T, (), also="ban block hide allow"),
    ActionSpec("go_album", "Go to album", _T, ("Ctrl+B",)),
    ActionSpec("go_artist", "Go to artist", _T, ("Ctrl+G",)),
    ActionSpec("go_genre", "Go to genre", _T),
    ActionSpec("go_composer", "Go to composer", _T, also="classical work"),
    ActionSpec("go_work", "Go to work", _T, also="classical composition recordings movements versions"),
    ActionSpec("go_year", "Go to year", _T),
    ActionSpec("go_folder", "Go to folder in the library", _T, also="directory tree"),
    ActionSpec("filter_queue", "Filter the queue", _G, ("Ctrl+Shift+F",), also="search find up next"),
    ActionSpec("why", "Why this track?", _T, ("W",), is_local=True),
    ActionSpec(
        "remove",
        "Remove from the queue or playlist",
        _T,
        ("Delete", "Backspace"),
        is_local=True,
        also="delete",
    ),
    ActionSpec("show_in_folder", "Show in folder", _T),
    ActionSpec(
        "edit_tags",
        "Edit tags…",
        _T,
        ("Shift+F2",),
        also="tag editor id3 metadata title artist album cover lyrics rename number",
    ),
    ActionSpec("set_cover", "Change cover…", _T, (), also="picture artwork image album front paste"),
    ActionSpec("measure_loudness", "Measure loudness", _T, (), also="replaygain lufs ebu r128 volume level"),
    ActionSpec("write_loudness", "Write loudness to tags…", _T, (), also="replaygain r128 save gain"),
    ActionSpec("write_ratings", "Write ratings to tags", _T, (), also="stars popm fmps save files"),
    ActionSpec("accept_genres", "Accept suggested genres", _T, (), also="guess tag style"),
    ActionSpec("reject_genres", "Reject suggested genres", _T, (), also="guess tag style wrong"),
    ActionSpec("write_genres", "Write accepted genres to tags…", _T, (), also="guess style save files"),
    ActionSpec(
        "mark_spoken",
        "Keep the folder of these tracks out of the music",
        _T,
        (),
        also="podcast audiobook spoken",
    ),
    ActionSpec("properties", "Properties", _T, ("Alt+Return",)),
    ActionSpec("search", "Search", _G, ("Ctrl+F",)),
    ActionSpec(
        "page_for_you", "For you", _G, ("Ctrl+1",), also="discover mixes cards daily", glyph=Glyph.FOR_YOU
    ),
    ActionSpec("page_tracks", "Tracks", _G, ("Ctrl+2",), glyph=Glyph.TRACKS),
    ActionSpec("page_albums", "Albums", _G, ("Ctrl+3",), glyph=Glyph.ALBUMS),
    ActionSpec("page_artists", "Artists", _G, ("Ctrl+4",), glyph=Glyph.ARTISTS),
    ActionSpec("page_genres", "Genres", _G, ("Ctrl+5",), glyph=Glyph.GENRES),
    ActionSpec("page_folders", "Folders", _G, (), also="tree directories files disk", glyph=Glyph.TREE),
    ActionSpec("page_added", "Recently added", _G, (), also="new latest import date", glyph=Glyph.NEW),
    ActionSpec("page_liked", "Liked", _G, ("Ctrl+6",), glyph=Glyph.LIKE),
    ActionSpec(
        "page_spoken",
        "Podcasts and books",
        _G,
        (),
        also="podcast audiobook spoken episodes chapters",
        glyph=Glyph.SPOKEN,
    ),
    ActionSpec("page_history", "History", _G, ("Ctrl+7",), glyph=Glyph.HISTORY),
    ActionSpec("page_wall", "Cover wall", _G, ("Ctrl+8",), glyph=Glyph.WALL),
    ActionSpec("page_music_map", "Music map", _G, ("Ctrl+9",), also="plot clusters sound", glyph=Glyph.MAP),
    ActionSpec(
        "page_insights",
        "Insights",
        _G,
        ("Ctrl+0",),
        also="statistics charts figures plays top listening time history trends",
        glyph=Glyph.INSIGHTS,
    ),
    ActionSpec(
        "page_copies",
        "Copies and versions",
        _G,
        (),
        also="duplicates doubles dupes twice same recording space clean up trash live remix",
        glyph=Glyph.COPIES,
    ),
    ActionSpec(
        "earlier_period",
        "Insights: earlier",
        _G,
        ("Alt+PgUp",),
        also="period before month week year",
        sheet_line="Insights: earlier, later",
    ),
    ActionSpec(
        "later_period",
        "Insights: later",
        _G,
        ("Alt+PgDown",),
        also="period next month week year",
        sheet_line="Insights: earlier, later",
    ),
    ActionSpec("go_playing", "Show what is playing", _G, ("Ctrl+J",)),
    ActionSpec(
        "playing_menu",
        "Menu of what is playing",
        _G,
        ("Ctrl+Shift+J",),
        also="go to album artist composer genre year folder properties now",
    ),
    ActionSpec("back", "Back", _G, ("Alt+Left", "Back"), sheet_line="Back, forward"),
    ActionSpec("forward", "Forward", _G, ("Alt+Right", "Forward"), also="return", sheet_line="Back, forward"),
    ActionSpec("add_folder", "Add a music folder…", _L, ("Ctrl+O",), is_in_menu=True, glyph=Glyph.ADD_FOLDER),
    ActionSpec(
        "manage_folders", "Music folders…", _L, ("Ctrl+Shift+O",), is_in_menu=True, glyph=Glyph.FOLDER
    ),
    ActionSpec("rescan", "Scan music folders again", _L, ("F5",), is_in_menu=True, glyph=Glyph.REFRESH),
    ActionSpec(
        "reread",
        "Read all tags again",
        _L,
        (),
        is_in_menu=True,
        also="rescan force refresh metadata reload",
        glyph=Glyph.REFRESH,
    ),
    ActionSpec(
        "import_from_player",
        "Import from another player…",
        _L,
        ("Ctrl+Shift+I",),
        is_in_menu=True,
        also="move in plays history ratings spotify last.fm itunes rhythmbox listenbrainz takeout",
        glyph=Glyph.MOVE_IN,
    ),
    ActionSpec(
        "past_imports",
        "Imports…",
        _L,
        (),
        is_in_menu=True,
        also="undo import past moved in unmatched missing",
        glyph=Glyph.IMPORT,
    ),
    ActionSpec(
        "spoken_rules",
        "Podcasts and audiobooks…",
        _L,
        (),
        is_in_menu=True,
        also="spoken folders genres keep out of music",
        glyph=Glyph.SPOKEN,
    ),
    ActionSpec("retry_failed", "Try failed files again", _L, (), is_in_menu=True, glyph=Glyph.MISSING),
    ActionSpec("demo", "Try the demo library", _L, (), is_in_menu=True, glyph=Glyph.TRACKS),
    ActionSpec(
        "map_move",
        "Move the map",
        _M,
        ("1",),
        is_local=True,
        also="pan drag hand",
        sheet_line=_TOOLS_LINE,
        glyph=Glyph.PAN,
    ),
    ActionSpec(
        "map_lasso",
        "Select with a lasso",
        _M,
        ("2",),
        is_local=True,
        also="region area",
        sheet_line=_TOOLS_LINE,
        glyph=Glyph.LASSO,
    ),
    ActionSpec(
        "map_brush",
        "Select with a brush",
        _M,
        ("3",),
        is_local=True,
        sheet_line=_TOOLS_LINE,
        glyph=Glyph.BRUSH,
    ),
    ActionSpec(
        "map_path",
        "Choose a path",
        _M,
        ("4",),
        is_local=True,
        also="journey",
        sheet_line=_TOOLS_LINE,
        glyph=Glyph.PATH,
    ),
    ActionSpec("map_path_here", "Path to here from what plays", _M, ("X",), is_local=True, also="journey"),
    ActionSpec("map_whole", "Show the whole map", _M, ("0",), is_local=True, glyph=Glyph.OUTSIDE),
    ActionSpec(
        "map_list",
        "List in place of the map",
        _M,
        ("V",),
        is_local=True,
        also="screen reader table view",
        glyph=Glyph.LIST,
    ),
    ActionSpec("map_next_hit", "Next hit of the search", _M, ("N",), is_local=True, sheet_line=_HITS_LINE),
    ActionSpec("map_previous_hit", "Hit before", _M, ("Shift+N",), is_local=True, sheet_line=_HITS_LINE),
    ActionSpec("map_select", "Select what is in view", _M, ("A",), is_local=True, also="all"),
    ActionSpec(
        "map_radio",
        "Keep ∞ inside the selection or the view",
        _M,
        ("I",),
        is_local=True,
        also="radio autoplay region map",
        glyph=Glyph.INSIDE,
    ),
    ActionSpec(
        "map_region",
        "Keep the selected region as a smart playlist…",
        _M,
        (),
        also="map save rules",
        glyph=Glyph.SMART_PLAYLIST,
    ),
    ActionSpec(
        "map_unplayed", "Light up what was never heard", _M, (), also="islands new", glyph=Glyph.ISLANDS
    ),
    ActionSpec("map_trail", "Show the trail of today", _M, (), also="session history", glyph=Glyph.TRAIL),
    ActionSpec("map_anew", "Make the map anew", _M, (), also="layout clusters refresh", glyph=Glyph.ANEW),
    *(
        ActionSpec(f"map_level_{level.value}", f"Map of {words.lower()}", _M, (), also="points show")
        for level, words in LEVEL_WORDS.items()
    ),
    *(
        ActionSpec(f"map_colour_{colour.value}", f"Colour the map by {words.lower()}", _M, ())
        for colour, words in COLOUR_WORDS.items()
    ),
    ActionSpec("new_playlist", "New playlist", _Y, ("Ctrl+N",), is_in_menu=True, glyph=Glyph.NEW_PLAYLIST),
    ActionSpec(
        "new_playlist_folder",
        "New folder for playlists",
        _Y,
        ("Ctrl+Shift+N",),
        is_in_menu=True,
        glyph=Glyph.NEW_PLAYLIST_FOLDER,
    ),
    ActionSpec(
        "playlist_from_selection",
        "New playlist from the selection",
        _Y,
        ("Shift+P",),
        is_in_menu=True,
        glyph=Glyph.NEW_FROM_TRACKS,
    ),
    ActionSpec("save_card", "Save the card as a playlist", _Y, (), also="for you mix keep"),
    ActionSpec("refresh_card", "Make this card anew", _Y, (), also="for you mix other refresh"),
    ActionSpec(
        "playlist_from_queue",
        "New playlist from the queue",
        _Y,
        (),
        is_in_menu=True,
        also="save up next",
        glyph=Glyph.QUEUE,
    ),
    ActionSpec(
        "songs_like_list",
        "Songs like a list…",
        _Y,
        (),
        is_in_menu=True,
        also="tracklist setlist paste text table spotify exportify recommend similar missing",
        glyph=Glyph.INSIDE_SEARCH,
    ),
    ActionSpec(
        "playlist_from_list",
        "New playlist from this search or list",
        _Y,
        (),
        is_in_menu=True,
        also="save results",
        glyph=Glyph.SEARCH,
    ),
    ActionSpec(
        "new_smart_playlist",
        "New smart playlist…",
        _Y,
        ("Ctrl+Alt+N",),
        is_in_menu=True,
        also="rules query auto builder",
        glyph=Glyph.SMART_PLAYLIST,
    ),
    ActionSpec(
        "smart_from_search",
        "New smart playlist from this search…",
        _Y,
        (),
        is_in_menu=True,
        also="rules query save",
        glyph=Glyph.SEARCH,
    ),
    ActionSpec("edit_rules", "Edit rules…", _Y, (), is_in_menu=True, also="query of a smart playlist"),
    ActionSpec(
        "freeze_playlist",
        "Freeze smart playlist",
        _Y,
        (),
        is_in_menu=True,
        also="plain copy as it is now fix",
    ),
    ActionSpec(
        "open_playlist", "Go to playlist…", _Y, ("Ctrl+P",), is_in_menu=True, also="open", glyph=Glyph.GO_TO
    ),
    ActionSpec(
        "paste_tracks",
        "Paste tracks into the playlist",
        _Y,
        ("Ctrl+V",),
        is_in_menu=True,
        also="clipboard insert",
        glyph=Glyph.PASTE,
    ),
    ActionSpec(
        "rename_playlist",
        "Rename playlist",
        _Y,
        ("F2",),
        is_in_menu=True,
        also="name description",
    ),
    ActionSpec(
        "keep_inside",
        "Keep ∞ inside this playlist",
        _Y,
        (),
        is_in_menu=True,
        also="autoplay automatic queue only limit",
    ),
    ActionSpec(
        "suggest_more",
        "Suggest more",
        _Y,
        ("Ctrl+Shift+M",),
        is_in_menu=True,
        also="suggestions playlist recommend fit similar",
        glyph=Glyph.SUGGEST,
    ),
    ActionSpec(
        "add_suggestion", "Add the suggestion to the playlist", _Y, ("+", "Ins"), is_local=True, also="plus"
    ),
    ActionSpec(
        "refuse_suggestion", "Do not suggest this track here", _Y, ("-",), is_local=True, also="minus not"
    ),
    ActionSpec("duplicate_playlist", "Duplicate playlist", _Y, (), is_in_menu=True, also="copy"),
    ActionSpec("merge_playlists", "Merge into a new playlist", _Y, (), is_in_menu=True, also="join combine"),
    ActionSpec("remove_doubles", "Remove doubles", _Y, (), is_in_menu=True, also="duplicates twice"),
    ActionSpec(
        "keep_order",
        "Keep this order",
        _Y,
        (),
        is_in_menu=True,
        also="sort playlist permanently",
        glyph=Glyph.KEEP_ORDER,
    ),
    ActionSpec(
        "import_playlists",
        "Import playlists…",
        _Y,
        (),
        is_in_menu=True,
        also="file m3u pls xspf open",
        glyph=Glyph.IMPORT,
    ),
    ActionSpec(
        "path_map", "Folders of other computers…", _Y, (), also="path map import prefix drive playlists"
    ),
    ActionSpec("export_playlists", "Export playlist…", _Y, (), also="file save m3u pls xspf jspf nsp write"),
    ActionSpec(
        "export_all_playlists",
        "Export all playlists…",
        _Y,
        (),
        is_in_menu=True,
        also="file save m3u pls xspf jspf write",
        glyph=Glyph.EXPORT,
    ),
    ActionSpec("follow_file", "Follow the playlist’s file, or stop it", _Y, (), also="unfollow import sync"),
    ActionSpec("reread_file", "Read the playlist’s file again", _Y, (), also="refresh import sync"),
    ActionSpec("delete_playlist", "Delete playlist", _Y, (), is_in_menu=True),
    ActionSpec("entries_up", "Move up in the playlist", _Y, ("Alt+Up",), is_local=True),
    ActionSpec("entries_down", "Move down in the playlist", _Y, ("Alt+Down",), is_local=True),
    ActionSpec("similarity_report", "Report on similarity…", _O, (), is_in_menu=True, glyph=Glyph.INSIGHTS),
    ActionSpec(
        "recommendation_report",
        "Recommendation report…",
        _O,
        (),
        is_in_menu=True,
        also="queue quality",
        glyph=Glyph.INSIGHTS,
    ),
    ActionSpec(
        "year_in_review",
        "Year in review…",
        _O,
        (),
        is_in_menu=True,
        also="wrapped story cards insights summary",
        glyph=Glyph.REVIEW,
    ),
    ActionSpec("save_charts", "Save all charts…", _O, (), also="insights export png csv pictures tables"),
    ActionSpec(
        "taste_test",
        "Blind taste test…",
        _O,
        (),
        is_in_menu=True,
        also="compare queues settings prefer ab listen",
        glyph=Glyph.TASTE_TEST,
    ),
    ActionSpec(
        "review_genres",
        "Genres to review…",
        _O,
        (),
        is_in_menu=True,
        also="suggested guess untagged missing tag style accept reject write",
        glyph=Glyph.GENRES,
    ),
    ActionSpec(
        "past_tag_changes",
        "Past tag changes…",
        _L,
        (),
        is_in_menu=True,
        also="undo edited written tags history batches",
        glyph=Glyph.PAST_TAGS,
    ),
    ActionSpec(
        "genre_words",
        "Genres in your tags…",
        _L,
        (),
        is_in_menu=True,
        also="split map rename hide style words spelling hip hop",
    ),
    ActionSpec(
        "duplicate_covers",
        "Duplicate covers…",
        _O,
        (),
        is_in_menu=True,
        also="doubles same picture twice sizes artwork",
        glyph=Glyph.DUPLICATE,
    ),
    ActionSpec(
        "bans",
        "Banned tracks and artists…",
        _O,
        (),
        is_in_menu=True,
        also="never play allow again block",
        glyph=SIGNS[Meaning.BANNED].glyph,
    ),
    ActionSpec(
        "scrobbling",
        "Scrobbling…",
        _O,
        (),
        is_in_menu=True,
        also="listenbrainz last.fm maloja listens",
        glyph=Glyph.SCROBBLE,
    ),
    ActionSpec(
        "letters",
        "Weekly letter…",
        _O,
        (),
        is_in_menu=True,
        also="mail digest newsletter report week smtp",
        glyph=Glyph.LETTER,
    ),
    ActionSpec(
        "backups",
        "Backups…",
        _O,
        (),
        is_in_menu=True,
        also="restore database damaged copy undo history",
        glyph=Glyph.BACKUPS,
    ),
    ActionSpec(
        "check_library",
        "Check the library…",
        _O,
        (),
        is_in_menu=True,
        also="health damage mend repair verify database index missing files",
        glyph=Glyph.CHECK,
    ),
    ActionSpec("undo", "Undo", _O, ("Ctrl+Z",), is_on_top=True, also="take back revert", glyph=Glyph.UNDO),
    ActionSpec(
        "redo", "Redo", _O, ("Ctrl+Shift+Z", "Ctrl+Y"), is_on_top=True, also="again repeat", glyph=Glyph.REDO
    ),
    ActionSpec("palette", "Command palette…", _O, ("Ctrl+K",), is_in_menu=True, glyph=Glyph.SEARCH),
    ActionSpec(
        "toggle_up_next", "Up next", _W, ("Ctrl+U",), is_in_menu=True, is_checkable=True, glyph=Glyph.QUEUE
    ),
    ActionSpec(
        "switch_theme",
        "Switch between light and dark",
        _W,
        ("Ctrl+T",),
        is_in_menu=True,
        also="theme",
        glyph=Glyph.THEME,
    ),
    ActionSpec(
        "follow_system_theme",
        "Theme: light or dark as the system is",
        _W,
        (),
        is_in_menu=True,
        glyph=Glyph.SCREEN,
    ),
    ActionSpec(
        "toggle_panes",
        "Panes above the list: on or off",
        _W,
        ("Ctrl+Shift+B",),
        is_in_menu=True,
        also="browser genre artist album columns narrow facets filter",
        glyph=Glyph.PANES,
    ),
    ActionSpec(
        "toggle_by_album",
        "Tracks under their albums: on or off",
        _W,
        ("Ctrl+Shift+G",),
        is_in_menu=True,
        also="group grouping headings covers list",
        glyph=Glyph.BY_ALBUM,
    ),
    ActionSpec(
        "turn_albums",
        "Fold or open all albums",
        _W,
        ("Shift+G",),
        is_in_menu=True,
        also="collapse expand group headings",
        glyph=Glyph.FOLD,
    ),
    ActionSpec("turn_album", "Fold or open the album", _T, ("G",), is_local=True, also="collapse expand"),
    ActionSpec(
        "columns",
        "Columns and order of the list…",
        _W,
        ("Ctrl+Shift+H",),
        is_in_menu=True,
        also="sort by several header fields choose reset",
        glyph=Glyph.COLUMNS,
    ),
    ActionSpec("toggle_compact", "Compact rows: on or off", _W, (), is_in_menu=True, glyph=Glyph.ROWS),
    ActionSpec(
        "toggle_meter",
        "Level meter: on or off",
        _W,
        (),
        is_in_menu=True,
        also="spectrum visualizer bars vu",
        glyph=Glyph.METER,
    ),
    ActionSpec(
        "mini_player",
        "Mini player",
        _W,
        ("Ctrl+M",),
        is_in_menu=True,
        also="small window compact on top picture",
        glyph=Glyph.MINI_PLAYER,
    ),
    ActionSpec(
        "switch_profile",
        "Switch profile…",
        _W,
        (),
        is_in_menu=True,
        also="user person who listens guest",
        glyph=Glyph.SWITCH_PROFILE,
    ),
    ActionSpec(
        "profiles",
        "Profiles…",
        _W,
        (),
        is_on_top=True,
        also="user person account family guest listener",
        glyph=Glyph.PROFILES,
    ),
    ActionSpec(
        "lock_profile",
        "Lock profile",
        _W,
        ("Ctrl+Shift+L",),
        is_in_menu=True,
        also="passphrase password hide private",
        glyph=Glyph.LOCK,
    ),
    ActionSpec("settings", "Settings…", _W, ("Ctrl+,",), is_on_top=True, glyph=Glyph.SETTINGS),
    ActionSpec("shortcuts", "Keyboard shortcuts", _W, ("F1",), is_in_menu=True, glyph=Glyph.KEYBOARD),
    ActionSpec(
        "bug_details",
        "Details for a bug report…",
        _W,
        (),
        is_in_menu=True,
        also="help doctor versions support log copy error crash",
        glyph=Glyph.COPY,
    ),
    ActionSpec("about", "About MusicRec", _W, (), is_in_menu=True, glyph=Glyph.INFO),
    ActionSpec("quit", "Quit", _W, ("Ctrl+Q",), is_on_top=True, glyph=Glyph.QUIT),
)

_NOTHING_TYPED = frozenset({"lyrics_earlier", "lyrics_later"})
ACTIONS_BY_ID = {spec.id: spec for spec in ACTIONS}
LETTER_HINT = (
    "In Albums, Artists and Genres letters jump to a name, and text fields type them: "
    "Alt with the letter does there what the letter does elsewhere."
)


def key_of(action_id: str) -> str:
    """The key sequence that is shown for an action, in Qt's portable text; empty where it has none."""
    return next(iter(ACTIONS_BY_ID[action_id].shortcuts), "")


def is_typed(key: str) -> bool:
    """Whether a key sequence is a sign that can be typed, for example ``"Q"`` or ``"Shift+Q"``."""
    return len(key.rpartition("+")[2]) == 1 and key.rpartition("+")[0] in {"", "Shift"}


def keys_of(spec: ActionSpec) -> tuple[str, ...]:
    """Every key sequence of an action: a letter counts with Alt, too, which works where letters are typed.

    On the map and beside lyrics nothing is typed, so their keys are only what they are.
    """
    if spec.group is ActionGroup.MAP or spec.id in _NOTHING_TYPED:
        return spec.shortcuts
    return (*spec.shortcuts, *(f"Alt+{key}" for key in spec.shortcuts if is_typed(key)))

"""Everything that can be done from the keyboard, the menu and the command palette, as one table.

The table feeds the menu, the shortcuts, the F1 list and the palette, so that all of them agree.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from musicrec_desktop.core.language import in_sentence, tr
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

    PLAYBACK = tr("Playback")
    TRACKS = tr("Selected tracks")
    GO = tr("Go to")
    LIBRARY = tr("Library")
    MAP = tr("Music map")
    PLAYLISTS = tr("Playlists")
    TOOLS = tr("Tools")
    WINDOW = tr("Window")


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

_TOOLS_LINE, _HITS_LINE = tr("Move, lasso, brush, path"), tr("Next hit, hit before")
_LYRICS_LINE, _LETTERS_LINE = tr("Lyrics earlier, later"), tr("Lyrics smaller, larger")
_SEEK_LINE = tr("Seek 5 seconds forward, back")

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("toggle_play", tr("Play or pause"), _P, ("Space", "Media Play", "Toggle Media Play/Pause")),
    ActionSpec("pause", tr("Pause"), _P, ("Media Pause",)),
    ActionSpec("stop", tr("Stop"), _P, ("Media Stop",)),
    ActionSpec("next_track", tr("Next track"), _P, ("Ctrl+Right", "Media Next")),
    ActionSpec("previous_track", tr("Previous track"), _P, ("Ctrl+Left", "Media Previous")),
    ActionSpec("seek_forward", tr("Seek 5 seconds forward"), _P, ("Right",), sheet_line=_SEEK_LINE),
    ActionSpec("seek_back", tr("Seek 5 seconds back"), _P, ("Left",), sheet_line=_SEEK_LINE),
    ActionSpec("volume_up", tr("Louder"), _P, ("Ctrl+Up",)),
    ActionSpec("volume_down", tr("Quieter"), _P, ("Ctrl+Down",)),
    ActionSpec("toggle_mute", tr("Mute"), _P, ("M",)),
    ActionSpec("toggle_shuffle", tr("Shuffle"), _P, ("S",)),
    ActionSpec(
        "shuffle_albums",
        tr("Shuffle albums"),
        _P,
        (),
        is_in_menu=True,
        also=tr("random whole album order"),
    ),
    ActionSpec("cycle_repeat", tr("Repeat: off, all, one"), _P, ("R",)),
    ActionSpec("toggle_autoplay", tr("Keep playing similar tracks"), _P, ("Ctrl+E",), also="autoplay"),
    ActionSpec(
        "now_playing",
        tr("Now playing, with lyrics"),
        _P,
        ("F11",),
        is_in_menu=True,
        also=tr("cover full screen karaoke second window"),
        glyph=Glyph.NOW_PLAYING,
    ),
    ActionSpec(
        "now_playing_full",
        tr("Now playing: full screen"),
        _P,
        ("F",),
        is_local=True,
        glyph=Glyph.FULL_SCREEN,
    ),
    ActionSpec(
        "now_playing_screen",
        tr("Now playing: other screen"),
        _P,
        ("Shift+F11",),
        is_local=True,
        also=tr("monitor display tv"),
        glyph=Glyph.OTHER_SCREEN,
    ),
    ActionSpec(
        "lyrics_earlier",
        tr("Lyrics earlier"),
        _P,
        (",",),
        is_local=True,
        also=tr("offset sync"),
        sheet_line=_LYRICS_LINE,
        glyph=Glyph.LYRICS_EARLIER,
    ),
    ActionSpec(
        "lyrics_later",
        tr("Lyrics later"),
        _P,
        (".",),
        is_local=True,
        also=tr("offset sync"),
        sheet_line=_LYRICS_LINE,
        glyph=Glyph.LYRICS_LATER,
    ),
    ActionSpec(
        "lyrics_smaller",
        tr("Smaller lyrics"),
        _P,
        ("Ctrl+-",),
        is_local=True,
        also=tr("font text size"),
        sheet_line=_LETTERS_LINE,
        glyph=Glyph.SMALLER_TEXT,
    ),
    ActionSpec(
        "lyrics_larger",
        tr("Larger lyrics"),
        _P,
        ("Ctrl++", "Ctrl+="),
        is_local=True,
        also=tr("font text size"),
        sheet_line=_LETTERS_LINE,
        glyph=Glyph.LARGER_TEXT,
    ),
    ActionSpec(
        "start_from_taste",
        tr("Play my taste now"),
        _P,
        ("Ctrl+Shift+T",),
        is_in_menu=True,
        also=tr("for you radio mix"),
        glyph=Glyph.START_QUEUE,
    ),
    ActionSpec(
        "make_cards_anew",
        tr("Make all cards anew"),
        _P,
        (),
        is_in_menu=True,
        also=tr("for you discover mixes refresh other daily"),
        glyph=Glyph.ANEW,
    ),
    ActionSpec(
        "again",
        tr("Choose the automatic queue anew"),
        _P,
        ("Ctrl+Shift+R",),
        is_in_menu=True,
        also=tr("again other redraw"),
        glyph=Glyph.REFRESH,
    ),
    ActionSpec(
        "tune",
        tr("Tune the queue"),
        _P,
        ("Ctrl+Shift+U",),
        is_in_menu=True,
        also=tr("familiar new wander preset sliders"),
        glyph=Glyph.TUNE,
    ),
    ActionSpec(
        "queue_rules",
        tr("Rules of the queue…"),
        _P,
        (),
        is_in_menu=True,
        also=tr("never repeat artist years tempo explicit"),
        glyph=Glyph.RULES,
    ),
    ActionSpec(
        "inside_search",
        tr("Keep ∞ inside this search"),
        _P,
        (),
        is_in_menu=True,
        also=tr("autoplay automatic queue query only limit results"),
        glyph=Glyph.INSIDE_SEARCH,
    ),
    ActionSpec(
        "leave_inside",
        tr("Let ∞ take all tracks"),
        _P,
        (),
        is_in_menu=True,
        also=tr("autoplay automatic queue inside outside whole library"),
        glyph=Glyph.OUTSIDE,
    ),
    ActionSpec(
        "stop_after_current",
        tr("Stop after this track"),
        _P,
        ("Shift+S",),
        is_in_menu=True,
        glyph=Glyph.STOP_AFTER,
    ),
    ActionSpec(
        "sleep_timer",
        tr("Sleep timer…"),
        _P,
        ("Ctrl+Shift+S",),
        is_in_menu=True,
        also=tr("night fade"),
        glyph=Glyph.SLEEP,
    ),
    ActionSpec(
        "sound",
        tr("Sound: equaliser, crossfade, speed…"),
        _P,
        ("Ctrl+Shift+E",),
        is_in_menu=True,
        also=tr("equalizer replaygain loudness device output bass treble"),
        glyph=Glyph.VOLUME_HIGH,
    ),
    ActionSpec(
        "faster", tr("Play faster"), _P, ("]",), also=tr("speed tempo"), sheet_line=tr("Play faster, slower")
    ),
    ActionSpec(
        "slower", tr("Play slower"), _P, ("[",), also=tr("speed tempo"), sheet_line=tr("Play faster, slower")
    ),
    ActionSpec("normal_speed", tr("Play at normal speed"), _P, ("Ctrl+]",), also=tr("speed tempo")),
    ActionSpec("play_selected", tr("Play from here"), _T, ("Return", "Enter"), is_local=True),
    ActionSpec("play_next", tr("Play next"), _T, ("Shift+Q",)),
    ActionSpec("enqueue", tr("Add to queue"), _T, ("Q",)),
    ActionSpec("add_to_playlist", tr("Add to playlist…"), _T, ("P",)),
    ActionSpec("copy_tracks", tr("Copy tracks"), _T, ("Ctrl+C",), also="clipboard"),
    ActionSpec(
        "share",
        tr("Share…"),
        _T,
        ("Ctrl+Shift+C",),
        also=tr("picture card png text json m3u send post copy export"),
    ),
    ActionSpec("play_similar", tr("Play similar"), _T, ("Ctrl+R",)),
    ActionSpec("show_similar", tr("Show similar tracks"), _T, ("Ctrl+I",)),
    ActionSpec(
        "start_queue",
        tr("Start a queue from the selection"),
        _T,
        ("Ctrl+Shift+Q",),
        also=tr("seed radio mix"),
    ),
    ActionSpec("like", tr("Like"), _T, ("L",)),
    ActionSpec("dislike", tr("Dislike"), _T, ("D",)),
    ActionSpec(
        "more_like",
        tr("More like this"),
        _T,
        ("Shift+L",),
        also=tr("thumbs up"),
        sheet_line=tr("More, less like this"),
    ),
    ActionSpec(
        "less_like",
        tr("Less like this"),
        _T,
        ("Shift+D",),
        also=tr("thumbs down"),
        sheet_line=tr("More, less like this"),
    ),
    *(
        ActionSpec(
            f"rate_{stars}",
            tr("Rate {stars}", stars=format_stars(2 * stars)) if stars else tr("Remove the rating"),
            _T,
            (f"Alt+{stars}",),
            also=tr("rating stars"),
            sheet_line=tr("Rate 1 to 5 stars") if stars else "",
        )
        for stars in (1, 2, 3, 4, 5, 0)
    ),
    ActionSpec(
        "rate_more",
        tr("Half a star more"),
        _T,
        ("Alt+.",),
        also=tr("rating rate stars"),
        sheet_line=tr("Half a star more, less"),
    ),
    ActionSpec(
        "rate_less",
        tr("Half a star less"),
        _T,
        ("Alt+,",),
        also=tr("rating rate stars"),
        sheet_line=tr("Half a star more, less"),
    ),
    ActionSpec(
        "ban_track", tr("Never play this track"), _T, ("Ctrl+Shift+D",), also=tr("ban block hide allow")
    ),
    ActionSpec("ban_artist", tr("Never play this artist"), _T, (), also=tr("ban block hide allow")),
    ActionSpec("go_album", tr("Go to album"), _T, ("Ctrl+B",)),
    ActionSpec("go_artist", tr("Go to artist"), _T, ("Ctrl+G",)),
    ActionSpec("go_genre", tr("Go to genre"), _T),
    ActionSpec("go_composer", tr("Go to composer"), _T, also=tr("classical work")),
    ActionSpec(
        "go_work", tr("Go to work"), _T, also=tr("classical composition recordings movements versions")
    ),
    ActionSpec("go_year", tr("Go to year"), _T),
    ActionSpec("go_folder", tr("Go to folder in the library"), _T, also=tr("directory tree")),
    ActionSpec("filter_queue", tr("Filter the queue"), _G, ("Ctrl+Shift+F",), also=tr("search find up next")),
    ActionSpec("why", tr("Why this track?"), _T, ("W",), is_local=True),
    ActionSpec(
        "remove",
        tr("Remove from the queue or playlist"),
        _T,
        ("Delete", "Backspace"),
        is_local=True,
        also="delete",
    ),
    ActionSpec("show_in_folder", tr("Show in folder"), _T),
    ActionSpec(
        "edit_tags",
        tr("Edit tags…"),
        _T,
        ("Shift+F2",),
        also=tr("tag editor id3 metadata title artist album cover lyrics rename number"),
    ),
    ActionSpec("set_cover", tr("Change cover…"), _T, (), also=tr("picture artwork image album front paste")),
    ActionSpec(
        "measure_loudness", tr("Measure loudness"), _T, (), also=tr("replaygain lufs ebu r128 volume level")
    ),
    ActionSpec("write_loudness", tr("Write loudness to tags…"), _T, (), also=tr("replaygain r128 save gain")),
    ActionSpec("write_ratings", tr("Write ratings to tags"), _T, (), also=tr("stars popm fmps save files")),
    ActionSpec("accept_genres", tr("Accept suggested genres"), _T, (), also=tr("guess tag style")),
    ActionSpec("reject_genres", tr("Reject suggested genres"), _T, (), also=tr("guess tag style wrong")),
    ActionSpec(
        "write_genres", tr("Write accepted genres to tags…"), _T, (), also=tr("guess style save files")
    ),
    ActionSpec(
        "mark_spoken",
        tr("Keep the folder of these tracks out of the music"),
        _T,
        (),
        also=tr("podcast audiobook spoken"),
    ),
    ActionSpec("properties", tr("Properties"), _T, ("Alt+Return",)),
    ActionSpec("search", tr("Search"), _G, ("Ctrl+F",)),
    ActionSpec(
        "page_for_you",
        tr("For you"),
        _G,
        ("Ctrl+1",),
        also=tr("discover mixes cards daily"),
        glyph=Glyph.FOR_YOU,
    ),
    ActionSpec("page_tracks", tr("Tracks"), _G, ("Ctrl+2",), glyph=Glyph.TRACKS),
    ActionSpec("page_albums", tr("Albums"), _G, ("Ctrl+3",), glyph=Glyph.ALBUMS),
    ActionSpec("page_artists", tr("Artists"), _G, ("Ctrl+4",), glyph=Glyph.ARTISTS),
    ActionSpec("page_genres", tr("Genres"), _G, ("Ctrl+5",), glyph=Glyph.GENRES),
    ActionSpec(
        "page_folders", tr("Folders"), _G, (), also=tr("tree directories files disk"), glyph=Glyph.TREE
    ),
    ActionSpec(
        "page_added", tr("Recently added"), _G, (), also=tr("new latest import date"), glyph=Glyph.NEW
    ),
    ActionSpec("page_liked", tr("Liked"), _G, ("Ctrl+6",), glyph=Glyph.LIKE),
    ActionSpec(
        "page_spoken",
        tr("Podcasts and books"),
        _G,
        (),
        also=tr("podcast audiobook spoken episodes chapters"),
        glyph=Glyph.SPOKEN,
    ),
    ActionSpec("page_history", tr("History"), _G, ("Ctrl+7",), glyph=Glyph.HISTORY),
    ActionSpec("page_wall", tr("Cover wall"), _G, ("Ctrl+8",), glyph=Glyph.WALL),
    ActionSpec(
        "page_music_map",
        tr("Music map"),
        _G,
        ("Ctrl+9",),
        also=tr("plot clusters sound"),
        glyph=Glyph.MAP,
    ),
    ActionSpec(
        "page_insights",
        tr("Insights"),
        _G,
        ("Ctrl+0",),
        also=tr("statistics charts figures plays top listening time history trends"),
        glyph=Glyph.INSIGHTS,
    ),
    ActionSpec(
        "page_copies",
        tr("Copies and versions"),
        _G,
        (),
        also=tr("duplicates doubles dupes twice same recording space clean up trash live remix"),
        glyph=Glyph.COPIES,
    ),
    ActionSpec(
        "earlier_period",
        tr("Insights: earlier"),
        _G,
        ("Alt+PgUp",),
        also=tr("period before month week year"),
        sheet_line=tr("Insights: earlier, later"),
    ),
    ActionSpec(
        "later_period",
        tr("Insights: later"),
        _G,
        ("Alt+PgDown",),
        also=tr("period next month week year"),
        sheet_line=tr("Insights: earlier, later"),
    ),
    ActionSpec("go_playing", tr("Show what is playing"), _G, ("Ctrl+J",)),
    ActionSpec(
        "playing_menu",
        tr("Menu of what is playing"),
        _G,
        ("Ctrl+Shift+J",),
        also=tr("go to album artist composer genre year folder properties now"),
    ),
    ActionSpec("back", tr("Back"), _G, ("Alt+Left", tr("Back")), sheet_line=tr("Back, forward")),
    ActionSpec(
        "forward",
        tr("Forward"),
        _G,
        ("Alt+Right", "Forward"),
        also="return",
        sheet_line=tr("Back, forward"),
    ),
    ActionSpec(
        "add_folder", tr("Add a music folder…"), _L, ("Ctrl+O",), is_in_menu=True, glyph=Glyph.ADD_FOLDER
    ),
    ActionSpec(
        "manage_folders", tr("Music folders…"), _L, ("Ctrl+Shift+O",), is_in_menu=True, glyph=Glyph.FOLDER
    ),
    ActionSpec("rescan", tr("Scan music folders again"), _L, ("F5",), is_in_menu=True, glyph=Glyph.REFRESH),
    ActionSpec(
        "reread",
        tr("Read all tags again"),
        _L,
        (),
        is_in_menu=True,
        also=tr("rescan force refresh metadata reload"),
        glyph=Glyph.REFRESH,
    ),
    ActionSpec(
        "import_from_player",
        tr("Import from another player…"),
        _L,
        ("Ctrl+Shift+I",),
        is_in_menu=True,
        also=tr("move in plays history ratings spotify last.fm itunes rhythmbox listenbrainz takeout"),
        glyph=Glyph.MOVE_IN,
    ),
    ActionSpec(
        "past_imports",
        tr("Imports…"),
        _L,
        (),
        is_in_menu=True,
        also=tr("undo import past moved in unmatched missing"),
        glyph=Glyph.IMPORT,
    ),
    ActionSpec(
        "spoken_rules",
        tr("Podcasts and audiobooks…"),
        _L,
        (),
        is_in_menu=True,
        also=tr("spoken folders genres keep out of music"),
        glyph=Glyph.SPOKEN,
    ),
    ActionSpec("retry_failed", tr("Try failed files again"), _L, (), is_in_menu=True, glyph=Glyph.MISSING),
    ActionSpec("demo", tr("Try the demo library"), _L, (), is_in_menu=True, glyph=Glyph.TRACKS),
    ActionSpec(
        "map_move",
        tr("Move the map"),
        _M,
        ("1",),
        is_local=True,
        also=tr("pan drag hand"),
        sheet_line=_TOOLS_LINE,
        glyph=Glyph.PAN,
    ),
    ActionSpec(
        "map_lasso",
        tr("Select with a lasso"),
        _M,
        ("2",),
        is_local=True,
        also=tr("region area"),
        sheet_line=_TOOLS_LINE,
        glyph=Glyph.LASSO,
    ),
    ActionSpec(
        "map_brush",
        tr("Select with a brush"),
        _M,
        ("3",),
        is_local=True,
        sheet_line=_TOOLS_LINE,
        glyph=Glyph.BRUSH,
    ),
    ActionSpec(
        "map_path",
        tr("Choose a path"),
        _M,
        ("4",),
        is_local=True,
        also="journey",
        sheet_line=_TOOLS_LINE,
        glyph=Glyph.PATH,
    ),
    ActionSpec(
        "map_path_here", tr("Path to here from what plays"), _M, ("X",), is_local=True, also="journey"
    ),
    ActionSpec("map_whole", tr("Show the whole map"), _M, ("0",), is_local=True, glyph=Glyph.OUTSIDE),
    ActionSpec(
        "map_list",
        tr("List in place of the map"),
        _M,
        ("V",),
        is_local=True,
        also=tr("screen reader table view"),
        glyph=Glyph.LIST,
    ),
    ActionSpec(
        "map_next_hit", tr("Next hit of the search"), _M, ("N",), is_local=True, sheet_line=_HITS_LINE
    ),
    ActionSpec("map_previous_hit", tr("Hit before"), _M, ("Shift+N",), is_local=True, sheet_line=_HITS_LINE),
    ActionSpec("map_select", tr("Select what is in view"), _M, ("A",), is_local=True, also="all"),
    ActionSpec(
        "map_radio",
        tr("Keep ∞ inside the selection or the view"),
        _M,
        ("I",),
        is_local=True,
        also=tr("radio autoplay region map"),
        glyph=Glyph.INSIDE,
    ),
    ActionSpec(
        "map_region",
        tr("Keep the selected region as a smart playlist…"),
        _M,
        (),
        also=tr("map save rules"),
        glyph=Glyph.SMART_PLAYLIST,
    ),
    ActionSpec(
        "map_unplayed",
        tr("Light up what was never heard"),
        _M,
        (),
        also=tr("islands new"),
        glyph=Glyph.ISLANDS,
    ),
    ActionSpec(
        "map_trail", tr("Show the trail of today"), _M, (), also=tr("session history"), glyph=Glyph.TRAIL
    ),
    ActionSpec(
        "map_anew", tr("Make the map anew"), _M, (), also=tr("layout clusters refresh"), glyph=Glyph.ANEW
    ),
    *(
        ActionSpec(
            f"map_level_{level.value}",
            tr("Map of {level}", level=in_sentence(words)),
            _M,
            (),
            also=tr("points show"),
        )
        for level, words in LEVEL_WORDS.items()
    ),
    *(
        ActionSpec(
            f"map_colour_{colour.value}", tr("Colour the map by {colour}", colour=in_sentence(words)), _M, ()
        )
        for colour, words in COLOUR_WORDS.items()
    ),
    ActionSpec(
        "new_playlist", tr("New playlist"), _Y, ("Ctrl+N",), is_in_menu=True, glyph=Glyph.NEW_PLAYLIST
    ),
    ActionSpec(
        "new_playlist_folder",
        tr("New folder for playlists"),
        _Y,
        ("Ctrl+Shift+N",),
        is_in_menu=True,
        glyph=Glyph.NEW_PLAYLIST_FOLDER,
    ),
    ActionSpec(
        "playlist_from_selection",
        tr("New playlist from the selection"),
        _Y,
        ("Shift+P",),
        is_in_menu=True,
        glyph=Glyph.NEW_FROM_TRACKS,
    ),
    ActionSpec("save_card", tr("Save the card as a playlist"), _Y, (), also=tr("for you mix keep")),
    ActionSpec("refresh_card", tr("Make this card anew"), _Y, (), also=tr("for you mix other refresh")),
    ActionSpec(
        "playlist_from_queue",
        tr("New playlist from the queue"),
        _Y,
        (),
        is_in_menu=True,
        also=tr("save up next"),
        glyph=Glyph.QUEUE,
    ),
    ActionSpec(
        "songs_like_list",
        tr("Songs like a list…"),
        _Y,
        (),
        is_in_menu=True,
        also=tr("tracklist setlist paste text table spotify exportify recommend similar missing"),
        glyph=Glyph.INSIDE_SEARCH,
    ),
    ActionSpec(
        "playlist_from_list",
        tr("New playlist from this search or list"),
        _Y,
        (),
        is_in_menu=True,
        also=tr("save results"),
        glyph=Glyph.SEARCH,
    ),
    ActionSpec(
        "new_smart_playlist",
        tr("New smart playlist…"),
        _Y,
        ("Ctrl+Alt+N",),
        is_in_menu=True,
        also=tr("rules query auto builder"),
        glyph=Glyph.SMART_PLAYLIST,
    ),
    ActionSpec(
        "smart_from_search",
        tr("New smart playlist from this search…"),
        _Y,
        (),
        is_in_menu=True,
        also=tr("rules query save"),
        glyph=Glyph.SEARCH,
    ),
    ActionSpec(
        "edit_rules", tr("Edit rules…"), _Y, (), is_in_menu=True, also=tr("query of a smart playlist")
    ),
    ActionSpec(
        "freeze_playlist",
        tr("Freeze smart playlist"),
        _Y,
        (),
        is_in_menu=True,
        also=tr("plain copy as it is now fix"),
    ),
    ActionSpec(
        "open_playlist",
        tr("Go to playlist…"),
        _Y,
        ("Ctrl+P",),
        is_in_menu=True,
        also="open",
        glyph=Glyph.GO_TO,
    ),
    ActionSpec(
        "paste_tracks",
        tr("Paste tracks into the playlist"),
        _Y,
        ("Ctrl+V",),
        is_in_menu=True,
        also=tr("clipboard insert"),
        glyph=Glyph.PASTE,
    ),
    ActionSpec(
        "rename_playlist",
        tr("Rename playlist"),
        _Y,
        ("F2",),
        is_in_menu=True,
        also=tr("name description"),
    ),
    ActionSpec(
        "keep_inside",
        tr("Keep ∞ inside this playlist"),
        _Y,
        (),
        is_in_menu=True,
        also=tr("autoplay automatic queue only limit"),
    ),
    ActionSpec(
        "suggest_more",
        tr("Suggest more"),
        _Y,
        ("Ctrl+Shift+M",),
        is_in_menu=True,
        also=tr("suggestions playlist recommend fit similar"),
        glyph=Glyph.SUGGEST,
    ),
    ActionSpec(
        "add_suggestion",
        tr("Add the suggestion to the playlist"),
        _Y,
        ("+", "Ins"),
        is_local=True,
        also="plus",
    ),
    ActionSpec(
        "refuse_suggestion",
        tr("Do not suggest this track here"),
        _Y,
        ("-",),
        is_local=True,
        also=tr("minus not"),
    ),
    ActionSpec("duplicate_playlist", tr("Duplicate playlist"), _Y, (), is_in_menu=True, also="copy"),
    ActionSpec(
        "merge_playlists", tr("Merge into a new playlist"), _Y, (), is_in_menu=True, also=tr("join combine")
    ),
    ActionSpec("remove_doubles", tr("Remove doubles"), _Y, (), is_in_menu=True, also=tr("duplicates twice")),
    ActionSpec(
        "keep_order",
        tr("Keep this order"),
        _Y,
        (),
        is_in_menu=True,
        also=tr("sort playlist permanently"),
        glyph=Glyph.KEEP_ORDER,
    ),
    ActionSpec(
        "import_playlists",
        tr("Import playlists…"),
        _Y,
        (),
        is_in_menu=True,
        also=tr("file m3u pls xspf open"),
        glyph=Glyph.IMPORT,
    ),
    ActionSpec(
        "path_map",
        tr("Folders of other computers…"),
        _Y,
        (),
        also=tr("path map import prefix drive playlists"),
    ),
    ActionSpec(
        "export_playlists", tr("Export playlist…"), _Y, (), also=tr("file save m3u pls xspf jspf nsp write")
    ),
    ActionSpec(
        "export_all_playlists",
        tr("Export all playlists…"),
        _Y,
        (),
        is_in_menu=True,
        also=tr("file save m3u pls xspf jspf write"),
        glyph=Glyph.EXPORT,
    ),
    ActionSpec(
        "follow_file", tr("Follow the playlist’s file, or stop it"), _Y, (), also=tr("unfollow import sync")
    ),
    ActionSpec("reread_file", tr("Read the playlist’s file again"), _Y, (), also=tr("refresh import sync")),
    ActionSpec("delete_playlist", tr("Delete playlist"), _Y, (), is_in_menu=True),
    ActionSpec("entries_up", tr("Move up in the playlist"), _Y, ("Alt+Up",), is_local=True),
    ActionSpec("entries_down", tr("Move down in the playlist"), _Y, ("Alt+Down",), is_local=True),
    ActionSpec(
        "similarity_report", tr("Report on similarity…"), _O, (), is_in_menu=True, glyph=Glyph.INSIGHTS
    ),
    ActionSpec(
        "recommendation_report",
        tr("Recommendation report…"),
        _O,
        (),
        is_in_menu=True,
        also=tr("queue quality"),
        glyph=Glyph.INSIGHTS,
    ),
    ActionSpec(
        "year_in_review",
        tr("Year in review…"),
        _O,
        (),
        is_in_menu=True,
        also=tr("wrapped story cards insights summary"),
        glyph=Glyph.REVIEW,
    ),
    ActionSpec(
        "save_charts", tr("Save all charts…"), _O, (), also=tr("insights export png csv pictures tables")
    ),
    ActionSpec(
        "taste_test",
        tr("Blind taste test…"),
        _O,
        (),
        is_in_menu=True,
        also=tr("compare queues settings prefer ab listen"),
        glyph=Glyph.TASTE_TEST,
    ),
    ActionSpec(
        "review_genres",
        tr("Genres to review…"),
        _O,
        (),
        is_in_menu=True,
        also=tr("suggested guess untagged missing tag style accept reject write"),
        glyph=Glyph.GENRES,
    ),
    ActionSpec(
        "past_tag_changes",
        tr("Past tag changes…"),
        _L,
        (),
        is_in_menu=True,
        also=tr("undo edited written tags history batches"),
        glyph=Glyph.PAST_TAGS,
    ),
    ActionSpec(
        "genre_words",
        tr("Genres in your tags…"),
        _L,
        (),
        is_in_menu=True,
        also=tr("split map rename hide style words spelling hip hop"),
    ),
    ActionSpec(
        "duplicate_covers",
        tr("Duplicate covers…"),
        _O,
        (),
        is_in_menu=True,
        also=tr("doubles same picture twice sizes artwork"),
        glyph=Glyph.DUPLICATE,
    ),
    ActionSpec(
        "bans",
        tr("Banned tracks and artists…"),
        _O,
        (),
        is_in_menu=True,
        also=tr("never play allow again block"),
        glyph=SIGNS[Meaning.BANNED].glyph,
    ),
    ActionSpec(
        "scrobbling",
        tr("Scrobbling…"),
        _O,
        (),
        is_in_menu=True,
        also=tr("listenbrainz last.fm maloja listens"),
        glyph=Glyph.SCROBBLE,
    ),
    ActionSpec(
        "letters",
        tr("Weekly letter…"),
        _O,
        (),
        is_in_menu=True,
        also=tr("mail digest newsletter report week smtp"),
        glyph=Glyph.LETTER,
    ),
    ActionSpec(
        "backups",
        tr("Backups…"),
        _O,
        (),
        is_in_menu=True,
        also=tr("restore database damaged copy undo history"),
        glyph=Glyph.BACKUPS,
    ),
    ActionSpec(
        "check_library",
        tr("Check the library…"),
        _O,
        (),
        is_in_menu=True,
        also=tr("health damage mend repair verify database index missing files"),
        glyph=Glyph.CHECK,
    ),
    ActionSpec(
        "undo", tr("Undo"), _O, ("Ctrl+Z",), is_on_top=True, also=tr("take back revert"), glyph=Glyph.UNDO
    ),
    ActionSpec(
        "redo",
        tr("Redo"),
        _O,
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        is_on_top=True,
        also=tr("again repeat"),
        glyph=Glyph.REDO,
    ),
    ActionSpec("palette", tr("Command palette…"), _O, ("Ctrl+K",), is_in_menu=True, glyph=Glyph.SEARCH),
    ActionSpec(
        "toggle_up_next",
        tr("Up next"),
        _W,
        ("Ctrl+U",),
        is_in_menu=True,
        is_checkable=True,
        glyph=Glyph.QUEUE,
    ),
    ActionSpec(
        "switch_theme",
        tr("Switch between light and dark"),
        _W,
        ("Ctrl+T",),
        is_in_menu=True,
        also="theme",
        glyph=Glyph.THEME,
    ),
    ActionSpec(
        "follow_system_theme",
        tr("Theme: light or dark as the system is"),
        _W,
        (),
        is_in_menu=True,
        glyph=Glyph.SCREEN,
    ),
    ActionSpec(
        "toggle_panes",
        tr("Panes above the list: on or off"),
        _W,
        ("Ctrl+Shift+B",),
        is_in_menu=True,
        also=tr("browser genre artist album columns narrow facets filter"),
        glyph=Glyph.PANES,
    ),
    ActionSpec(
        "toggle_by_album",
        tr("Tracks under their albums: on or off"),
        _W,
        ("Ctrl+Shift+G",),
        is_in_menu=True,
        also=tr("group grouping headings covers list"),
        glyph=Glyph.BY_ALBUM,
    ),
    ActionSpec(
        "turn_albums",
        tr("Fold or open all albums"),
        _W,
        ("Shift+G",),
        is_in_menu=True,
        also=tr("collapse expand group headings"),
        glyph=Glyph.FOLD,
    ),
    ActionSpec(
        "turn_album", tr("Fold or open the album"), _T, ("G",), is_local=True, also=tr("collapse expand")
    ),
    ActionSpec(
        "columns",
        tr("Columns and order of the list…"),
        _W,
        ("Ctrl+Shift+H",),
        is_in_menu=True,
        also=tr("sort by several header fields choose reset"),
        glyph=Glyph.COLUMNS,
    ),
    ActionSpec("toggle_compact", tr("Compact rows: on or off"), _W, (), is_in_menu=True, glyph=Glyph.ROWS),
    ActionSpec(
        "toggle_meter",
        tr("Level meter: on or off"),
        _W,
        (),
        is_in_menu=True,
        also=tr("spectrum visualizer bars vu"),
        glyph=Glyph.METER,
    ),
    ActionSpec(
        "mini_player",
        tr("Mini player"),
        _W,
        ("Ctrl+M",),
        is_in_menu=True,
        also=tr("small window compact on top picture"),
        glyph=Glyph.MINI_PLAYER,
    ),
    ActionSpec(
        "switch_profile",
        tr("Switch profile…"),
        _W,
        (),
        is_in_menu=True,
        also=tr("user person who listens guest"),
        glyph=Glyph.SWITCH_PROFILE,
    ),
    ActionSpec(
        "profiles",
        tr("Profiles…"),
        _W,
        (),
        is_on_top=True,
        also=tr("user person account family guest listener"),
        glyph=Glyph.PROFILES,
    ),
    ActionSpec(
        "lock_profile",
        tr("Lock profile"),
        _W,
        ("Ctrl+Shift+L",),
        is_in_menu=True,
        also=tr("passphrase password hide private"),
        glyph=Glyph.LOCK,
    ),
    ActionSpec("settings", tr("Settings…"), _W, ("Ctrl+,",), is_on_top=True, glyph=Glyph.SETTINGS),
    ActionSpec("shortcuts", tr("Keyboard shortcuts"), _W, ("F1",), is_in_menu=True, glyph=Glyph.KEYBOARD),
    ActionSpec(
        "bug_details",
        tr("Details for a bug report…"),
        _W,
        (),
        is_in_menu=True,
        also=tr("help doctor versions support log copy error crash"),
        glyph=Glyph.COPY,
    ),
    ActionSpec("about", tr("About MusicRec"), _W, (), is_in_menu=True, glyph=Glyph.INFO),
    ActionSpec("quit", tr("Quit"), _W, ("Ctrl+Q",), is_on_top=True, glyph=Glyph.QUIT),
)

_NOTHING_TYPED = frozenset({"lyrics_earlier", "lyrics_later"})
ACTIONS_BY_ID = {spec.id: spec for spec in ACTIONS}
LETTER_HINT = tr(
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
    return (*spec.shortcuts, *(tr("Alt+{key}", key=key) for key in spec.shortcuts if is_typed(key)))

"""Documents of playlists, their folders and entries, and of ratings."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from musicrec_desktop.cli.documents.library import track_document
from musicrec_desktop.cli.documents.listening import recommendation_documents
from musicrec_desktop.cli.documents.parts import Document, moment, name_document
from musicrec_desktop.cli.words import error_line
from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.playlist import (
    Playlist,
    PlaylistEntry,
    PlaylistFolder,
    PlaylistFolderId,
    folder_paths,
)
from musicrec_desktop.model.recommendation import Suggestions
from musicrec_desktop.model.smart_templates import SmartTemplate
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.playlist_files.values import Note
from musicrec_desktop.services.playlists.exchange.exporting import ExportedFile
from musicrec_desktop.services.playlists.exchange.service import ImportedFile
from musicrec_desktop.services.sharing.documents import SharedList
from musicrec_desktop.ui.kit.wording.playlist_files import followed_problem_text, note_text


def suggestion_documents(found: Suggestions, tracks: dict[TrackId, Track]) -> list[Document]:
    """Tracks that fit a playlist, with how well (0 to 1, as ``score``) and why, the best first."""
    return recommendation_documents(found.entries, tracks)


def playlist_document(playlist: Playlist, folders: Mapping[PlaylistFolderId, str]) -> Document:
    """A playlist without its tracks; ``folders`` are the paths of folders."""
    return {
        "id": playlist.id,
        "name": playlist.name,
        "description": playlist.description,
        "folder": None if playlist.folder_id is None else folders.get(playlist.folder_id),
        "kind": playlist.kind.value,
        "rules": None if playlist.rules is None else dataclasses.asdict(playlist.rules),
        "source": display_path(playlist.source) if playlist.source else None,
        "is_followed": playlist.is_followed,
        "file_problem": followed_problem_text(playlist.file_problem) if playlist.file_problem else None,
        "tracks": playlist.entries,
        "missing": playlist.missing,
        "length_ms": playlist.length_ms,
        "created": moment(playlist.created_at_ms),
        "changed": moment(playlist.changed_at_ms),
    }


def playlist_edit_document(
    playlist: Playlist, folders: Mapping[PlaylistFolderId, str], more: Mapping[str, object]
) -> Document:
    """A playlist after an edit, and what the edit did."""
    return {**playlist_document(playlist, folders), **more}


def playlist_content_document(
    playlist: Playlist,
    folders: Mapping[PlaylistFolderId, str],
    entries: Iterable[PlaylistEntry],
    tracks: Mapping[TrackId, Track],
) -> Document:
    """A playlist with what is in it."""
    return {
        **playlist_document(playlist, folders),
        "entries": playlist_entry_documents(entries, tracks),
    }


def playlist_documents(
    playlists: Iterable[Playlist], folders: Mapping[PlaylistFolderId, str]
) -> list[Document]:
    """Playlists in the order of their names."""
    return [playlist_document(playlist, folders) for playlist in playlists]


def playlist_entry_documents(
    entries: Iterable[PlaylistEntry], tracks: Mapping[TrackId, Track]
) -> list[Document]:
    """What is in a playlist, in order; without a track what is known of it, its ``id`` null."""
    documents: list[Document] = []
    for place, entry in enumerate(entries, start=1):
        track, known = None if entry.track_id is None else tracks.get(entry.track_id), entry.known
        documents.append(
            {
                "place": place,
                "entry": entry.id,
                "id": None if track is None else track.id,
                "path": display_path(known.location if track is None else track.path),
                "title": known.title if track is None else track.tags.title,
                "artist": known.artist if track is None else track.tags.artist_text,
                "album": known.album if track is None else track.tags.album,
                "duration_ms": known.duration_ms if track is None else track.duration_ms,
                "is_missing": entry.is_missing,
            }
        )
    return documents


def folder_documents(folders: Iterable[PlaylistFolder], playlists: Sequence[Playlist]) -> list[Document]:
    """Folders of playlists, each with the playlists right in it."""
    known = list(folders)
    paths = folder_paths(known)
    return [
        {
            "id": folder.id,
            "name": folder.name,
            "path": paths[folder.id],
            "parent": folder.parent_id,
            "playlists": [playlist.id for playlist in playlists if playlist.folder_id == folder.id],
        }
        for folder in known
    ]


def import_documents(files: Sequence[ImportedFile]) -> Document | list[Document]:
    """What became of imported lists: one document for one, a list of them for several."""
    made = [import_document(one) for one in files]
    return made[0] if len(made) == 1 else made


def import_document(one: ImportedFile) -> Document:
    """How many entries were matched; ``errors`` has a sentence for each thing that could not be used."""
    return {
        "name": one.name,
        "matched": one.matched,
        "uncertain": one.uncertain,
        "missing": one.missing,
        "errors": import_problems(one),
    }


def import_problems(one: ImportedFile) -> list[str]:
    """A sentence for each thing of an imported list that could not be used."""
    errors = [] if one.error is None else [error_line(one.error)]
    return errors + [note_line(note) for note in one.notes if note.is_loss]


def note_line(note: Note) -> str:
    """What was met in a playlist file, and where, in one sentence."""
    line = f"Line {note.line}: " if note.line else ""
    return line + note_text(note.reason, note.detail)


def export_documents(files: Iterable[ExportedFile]) -> list[Document]:
    """What became of exported playlists."""
    return [
        {
            "name": one.name,
            "path": display_path(one.path),
            "link_target": display_path(one.link_target) if one.link_target else None,
            "entries": one.entries,
            "left_out": one.left_out,
            "error": None if one.error is None else error_line(one.error),
        }
        for one in files
    ]


def smart_document(
    playlist: Playlist,
    folders: Mapping[PlaylistFolderId, str],
    tracks: Iterable[Track] | None = None,
    *,
    problem: MusicRecError | None = None,
) -> Document:
    """A smart playlist with its figures as they are now, and its tracks in order where they are given.

    Where its rules cannot be evaluated, ``problem`` says why, and the figures are null.
    """
    document = playlist_document(playlist, folders)
    document["problem"] = None if problem is None else error_line(problem)
    if problem is not None:
        document |= {"tracks": None, "length_ms": None}
    if tracks is not None:
        document["entries"] = [track_document(track) for track in tracks]
    return document


def template_documents(templates: Iterable[SmartTemplate]) -> list[Document]:
    """Ready rules for smart playlists."""
    return [
        {
            "id": template.id,
            "name": template.name,
            "hint": template.hint,
            "rules": dataclasses.asdict(template.rules),
        }
        for template in templates
    ]


def rating_documents(tracks: Iterable[Track], half_stars: Mapping[TrackId, int]) -> list[Document]:
    """Ratings of tracks in stars; null without one."""
    return [
        {**name_document(track), "stars": half_stars[track.id] / 2 if track.id in half_stars else None}
        for track in tracks
    ]


def share_document(shared: SharedList, written: str, path: str, content: bytes) -> Document:
    """A list for somebody else; its content where it was not written into a file."""
    return {
        "title": shared.title,
        "format": written,
        "tracks": len(shared.tracks),
        "out": display_path(path) if path else None,
        "content": None if path else content.decode("utf-8"),
    }

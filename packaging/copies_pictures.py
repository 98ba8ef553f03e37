"""Pictures of the page of copies: tracks that lie in two folders, and one that is there in two qualities."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence

import av
import numpy as np
from camera import Camera
from numpy.typing import NDArray

from musicrec_desktop.core.atomic import write_atomic
from musicrec_desktop.demo.encode import FORMATS, FileTags, encode
from musicrec_desktop.demo.sound import SAMPLE_RATE_HZ
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.window.places import PageId

SAME_FILES = 3
OTHER_QUALITY = 2


def copies_pictures(studio: Camera, ids: Sequence[TrackId]) -> None:
    """Groups of copies, with the files of the first one beside each other."""
    window, services = studio.window, studio.services
    folder = os.path.join(studio.root, "Downloads")
    os.mkdir(folder)
    fill_downloads(studio, ids, folder)
    window.library.add_folders([folder])
    wanted = len(ids) + SAME_FILES + OTHER_QUALITY
    studio.wait(lambda: services.similarity.ready_count >= wanted, "the copies")
    studio.wait(lambda: not services.analyse.is_running, "the end of the analysis")
    window.notices.toast.hide()
    window.navigator.go_page(PageId.COPIES)
    page = window.pages.copies
    studio.wait(lambda: page.model.rowCount() >= SAME_FILES, "the groups")
    studio.wait(lambda: page.panel.group is not None, "the files")
    studio.variants("copies", lambda: None)
    window.navigator.go_page(PageId.TRACKS)
    services.scan.remove_folder(next(one.id for one in services.scan.folders() if one.path == folder))
    shutil.rmtree(folder)
    studio.wait(lambda: not services.scan.is_running, "the end of the scan")


def fill_downloads(studio: Camera, ids: Sequence[TrackId], folder: str) -> None:
    """Put copies of tracks into a folder, some as they are, some with a loss."""
    tracks = studio.services.browse.page(list(ids[: SAME_FILES + OTHER_QUALITY]))
    for place, track in enumerate(tracks):
        tags = track.tags
        if place < SAME_FILES:
            shutil.copy(track.path, os.path.join(folder, os.path.basename(track.path)))
            continue
        kept = FileTags(tags.title, tags.artist_text, tags.album, "", tags.year or 0, 1, 1)
        data = encode(decoded(track.path), FORMATS["mp3"], kept, None)
        write_atomic(os.path.join(folder, f"{place} {tags.title}.mp3"), data)


def decoded(path: str) -> NDArray[np.float32]:
    """The sound of a file, shape (2, n), at the rate of the demo library."""
    to_stereo = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE_HZ)
    with av.open(path) as container:
        parts = [
            part.to_ndarray() for frame in container.decode(audio=0) for part in to_stereo.resample(frame)
        ]
    return np.concatenate(parts, axis=1).astype(np.float32)

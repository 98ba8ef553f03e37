"""Tells what happens that may change the answers to queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musicrec_desktop.core.signal import Signal
from musicrec_desktop.query.causes import Cause

if TYPE_CHECKING:
    from musicrec_desktop.playback.player import Player
    from musicrec_desktop.services.analysis.service import AnalyseService
    from musicrec_desktop.services.feedback import FeedbackService
    from musicrec_desktop.services.genres.service import GenreService
    from musicrec_desktop.services.listening import ListeningService
    from musicrec_desktop.services.looks.albums import AlbumLooks
    from musicrec_desktop.services.ratings import RatingService
    from musicrec_desktop.services.scan.service import ScanService
    from musicrec_desktop.services.similarity.service import SimilarityService


class QueryChanges:
    """Joins the signals of the services whose data queries ask for; time and playlists are not among them.

    Attributes:
        happened: emitted in the owner's thread.
    """

    def __init__(
        self,
        *,
        scan: ScanService,
        analyse: AnalyseService,
        similarity: SimilarityService,
        looks: AlbumLooks,
        listening: ListeningService,
        feedback: FeedbackService,
        ratings: RatingService,
        player: Player,
    ) -> None:
        self.happened: Signal[Cause] = Signal()
        tell = self.happened.emit
        scan.library_changed.connect(lambda _changes: tell(Cause.LIBRARY))
        analyse.tracks_merged.connect(lambda _pairs: tell(Cause.LIBRARY))
        analyse.features_changed.connect(lambda _ids: tell(Cause.SOUND))
        similarity.index_changed.connect(lambda: tell(Cause.LIKENESS))
        looks.changed.connect(lambda: tell(Cause.LOOKS))
        listening.logged.connect(lambda _listen: tell(Cause.USE))
        feedback.changed.connect(lambda _ids: tell(Cause.OPINION))
        ratings.changed.connect(lambda _ids: tell(Cause.RATING))
        player.queue_changed.connect(lambda: tell(Cause.QUEUE))
        player.track_started.connect(lambda _entry, _at_ms: tell(Cause.PLAYING))

    def follow_genres(self, genres: GenreService) -> None:
        """Hear of suggested genres, which are built after the playlists that may ask for them."""
        genres.changed.connect(lambda: self.happened.emit(Cause.GENRES))
        genres.writing.written.connect(lambda _ids: self.happened.emit(Cause.LIBRARY))
        genres.words.changed.connect(lambda: self.happened.emit(Cause.LIBRARY))

    def profile_switched(self) -> None:
        """All that is personal is another profile's."""
        for cause in (Cause.USE, Cause.QUEUE):
            self.happened.emit(cause)

    def map_changed(self) -> None:
        """Tracks lie elsewhere on the music map, or its regions are others."""
        self.happened.emit(Cause.MAP)

    def use_changed(self) -> None:
        """What was played elsewhere is known otherwise, such as after an import."""
        self.happened.emit(Cause.USE)

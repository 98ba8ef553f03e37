"""The cards of a day."""

from __future__ import annotations

from musicrec_desktop.cli.documents.parts import Document, moment, name_document
from musicrec_desktop.model.card import Card, CardPage
from musicrec_desktop.model.track import Track, TrackId


def page_document(page: CardPage, tracks: dict[TrackId, Track]) -> Document:
    """A page with its cards, and their tracks in playing order."""
    return {
        "day": page.day.isoformat(),
        "made_at": moment(page.made_at_ms),
        "diversity": page.controls.diversity,
        "newness": page.controls.newness,
        "cards": [_card_document(card, tracks) for card in page.cards],
    }


def _card_document(card: Card, tracks: dict[TrackId, Track]) -> Document:
    return {
        "key": card.key,
        "kind": str(card.kind),
        "title": card.title,
        "why": card.why,
        "opinion": card.opinion,
        "tracks": [
            {**name_document(tracks[one.track_id]), "why": one.why}
            for one in card.tracks
            if one.track_id in tracks
        ],
    }

"""Weekly letters."""

from __future__ import annotations

from dataclasses import asdict

from musicrec_desktop.cli.documents.parts import Document, moment
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.letter import Letter


def letter_document(
    letter: Letter, *, address: str = "", path: str = "", size_bytes: int | None = None
) -> Document:
    """What a letter says and what became of it, with names of pictures instead of pictures.

    Args:
        letter: of the archive, or one that is not kept.
        address: where it goes; empty where mail is not set up.
        path: where it was saved; empty for nowhere.
        size_bytes: of the mail; None where none was made.
    """
    head, content = letter.head, letter.content
    return {
        "week": head.week.name,
        "subject": head.subject,
        "made_at": moment(head.made_at_ms),
        "state": head.state.value if head.id else None,
        "reason": head.reason or None,
        "address": address or None,
        "path": display_path(path) or None,
        "mail_bytes": size_bytes,
        "period": content.period,
        "summary": list(content.summary),
        "figures": [asdict(figure) for figure in content.figures],
        "days": [{"day": day.long_name, "plays": day.plays} for day in content.days],
        "sections": [
            {
                "title": section.title,
                "lead": section.lead or None,
                "items": [
                    {
                        "title": item.title,
                        "detail": item.detail or None,
                        "why": item.why or None,
                        "figure": item.figure or None,
                        "picture": item.picture or None,
                        "link": item.link or None,
                    }
                    for item in section.items
                ],
            }
            for section in content.sections
        ],
    }

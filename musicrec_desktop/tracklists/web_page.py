"""Tables, lists and lines of a web page, as a browser puts them on the clipboard or saves them.

The page is only read as text: nothing in it is run, followed or fetched.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from typing_extensions import override

from musicrec_desktop.core.text.entities import short_references
from musicrec_desktop.tracklists.tables import read_rows
from musicrec_desktop.tracklists.text import read_lines
from musicrec_desktop.tracklists.values import MOST_LINES, Evidence, ListedLine, Tracklist

_SILENT: Final = frozenset(("script", "style", "head", "noscript", "template", "svg", "sup", "button", "nav"))
_VOID_BREAKS: Final = frozenset(("br", "hr"))
_BLOCKS: Final = frozenset(
    (
        *("p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "dd", "dt"),
        *("blockquote", "pre", "figcaption", "caption", "header", "footer", "main", "form", "option"),
    )
)
_CELLS: Final = frozenset(("td", "th"))
_BLANKS: Final = re.compile(r"\s+")
_LEAST_ROWS: Final = 2
_UNREAD: Final = re.compile(r"<!--|<[!?]|<(?:script|style)\b", re.IGNORECASE)
_ENDS: Final = {
    "<!--": re.compile("-->"),
    "<script": re.compile(r"</script[^>]*>", re.IGNORECASE),
    "<style": re.compile(r"</style[^>]*>", re.IGNORECASE),
}
_END: Final = re.compile(">")
_MOST_SPAN: Final = 50
_LONGEST_SPAN: Final = 9
_MARKUP: Final = re.compile(
    r"<(?:!doctype html|html|body|table|ul|ol|div|p|span|meta|tr|li|h[1-6])\b", re.IGNORECASE
)


def is_web_page(text: str) -> bool:
    """Whether a text is HTML."""
    head = text[:4096].lstrip("\ufeff \t\r\n")
    return head.startswith("<") and _MARKUP.search(head) is not None


def read_web_page(text: str, evidence: Evidence) -> Tracklist | None:
    """The list in a page: its tables that name tracks, else its lines; None where it has no text.

    Args:
        text: HTML, also a part of a page.
        evidence: what is known of names.
    """
    page = _Page()
    page.feed(short_references(_without_declarations(text)))
    page.close()
    page.end_line()
    lines: list[ListedLine] = []
    left_out = 0
    for rows in page.tables:
        table = read_rows(rows, evidence) if len(rows) >= _LEAST_ROWS else None
        if table is not None and sum(line.known is not None for line in table.lines) >= _LEAST_ROWS:
            lines += table.lines
            left_out += table.left_out
    if lines:
        return Tracklist(tuple(lines[:MOST_LINES]), page.title, left_out + max(0, len(lines) - MOST_LINES))
    if not page.lines:
        return None
    found = read_lines(page.lines, evidence)
    return Tracklist(found.lines, found.title or page.title, found.left_out)


def _without_declarations(text: str) -> str:
    """The page without comments, declarations, programs, styles and what no sign closes.

    ``HTMLParser`` fails at declarations that it does not know, and looks through the rest of the page for the
    end of each one that has none.
    """
    kept: list[str] = []
    place = 0
    # Behind the last sign that closes a tag nothing can be one.
    end = text.rfind(">") + 1
    while (found := _UNREAD.search(text, place, end)) is not None:
        kept.append(text[place : found.start()])
        closed = _ENDS.get(found.group().lower(), _END).search(text, found.end(), end)
        if closed is None:
            # As browsers do: the rest belongs to it.
            return "".join(kept)
        place = closed.end()
    kept += (text[place:end], text[end:].replace("<", "&lt;"))
    return "".join(kept)


class _Page(HTMLParser):
    """Collects lines of text, and rows of tables; a table inside of a cell is text of it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.tables: list[list[list[str]]] = []
        self.title = ""
        self._silent: list[str] = []
        self._depth = 0
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._span = 1
        self._text: list[str] = []
        self._is_title = False

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "title":
            self._is_title = not self.title
        if tag in _SILENT:
            self._silent.append(tag)
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.end_line()
                self.tables.append([])
        elif tag == "tr" and self._depth == 1:
            self._end_row()
            self._row = []
        elif tag in _CELLS and self._depth == 1:
            self._end_cell()
            self._cell = []
            span = dict(attrs).get("colspan") or "1"
            self._span = min(int(span), _MOST_SPAN) if span.isdecimal() and len(span) < _LONGEST_SPAN else 1
        elif tag in _BLOCKS or tag in _VOID_BREAKS:
            self._break()

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._is_title = False
        if tag in self._silent:
            while self._silent.pop() != tag:
                pass
        if tag == "table" and self._depth:
            if self._depth == 1:
                self._end_row()
            self._depth -= 1
        elif tag == "tr" and self._depth == 1:
            self._end_row()
        elif tag in _CELLS and self._depth == 1:
            self._end_cell()
        elif tag in _BLOCKS:
            self._break()

    @override
    def handle_data(self, data: str) -> None:
        if self._is_title:
            self.title = _BLANKS.sub(" ", f"{self.title}{data}")[:200].strip()
        if self._silent:
            return
        if self._cell is not None:
            self._cell.append(data)
        elif not self._depth:
            self._text.append(data)

    def end_line(self) -> None:
        """Close the line that is open."""
        line = _BLANKS.sub(" ", "".join(self._text)).strip()
        self._text.clear()
        if line:
            self.lines.append(line)

    def _break(self) -> None:
        if self._cell is not None:
            self._cell.append(" ")
        else:
            self.end_line()

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        if self._row is None:
            self._row = []
        self._row.append(_BLANKS.sub(" ", "".join(self._cell)).strip())
        self._row += [""] * (self._span - 1)
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None and any(self._row) and self.tables:
            self.tables[-1].append(self._row)
            self.lines.append(" – ".join(cell for cell in self._row if cell))
        self._row = None

"""How good the automatic queue is on the user's own library: simulated listeners, and the user's history."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from musicrec_desktop.core.language import number_text, plural, tr
from musicrec_desktop.core.sentences import percent
from musicrec_desktop.core.tasks import Progress, TaskHandle
from musicrec_desktop.model.queue_evaluation import (
    COMPARED,
    LISTENERS,
    OBSTACLES,
    STRATEGY_LABELS,
    TARGET,
    ListenerSpec,
    QueueEvaluation,
    Strategy,
)
from musicrec_desktop.ui.evaluation.report_dialog import ReportDialog
from musicrec_desktop.ui.kit.labels import dim_label, section_label, tabular_font
from musicrec_desktop.ui.kit.wording.formats import NOTHING, format_progress
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

WIDTH, HEIGHT = 720, 640
WAITING = tr("Letting simulated listeners hear your queue…")
LoadQueueReport = Callable[
    [
        Callable[[QueueEvaluation], object],
        Callable[[Exception], object],
        Callable[[Progress], object],
    ],
    TaskHandle,
]

Row = tuple[str, str, tuple[str, ...]]
"""Name, what it means, and a figure for each column."""

LISTENER_COLUMNS = tuple(STRATEGY_LABELS[strategy] for strategy in COMPARED)
HISTORY_COLUMNS = (tr("Hit in 10"), tr("R-precision"), "NDCG", tr("Clicks"))
_HISTORY_HELP = {
    Strategy.OURS: tr("The automatic queue."),
    Strategy.NEAREST: tr("What sounds most like the first half, nothing learnt."),
    Strategy.RANDOM: tr("Any tracks."),
    Strategy.SAME_ARTIST: tr("Tracks of the artists of the first half."),
    Strategy.OURS_UNSPACED: tr("The same without space between artists and albums, as albums are played."),
    Strategy.POPULAR: tr("What you had played most until then."),
}


def listener_rows(found: QueueEvaluation) -> list[Row]:
    """One row for each simulated listener: skips by the queue and by simpler ways."""
    return [(spec.label, _listener_help(spec, found), _skips(spec, found)) for spec in LISTENERS]


def history_rows(found: QueueEvaluation) -> list[Row]:
    """One row for each way to go on after the first half of a session; empty without history."""
    if found.history is None:
        return []
    return [
        (
            STRATEGY_LABELS[strategy],
            _HISTORY_HELP[strategy],
            (
                _percent(figures.hit_at_10),
                f"{figures.r_precision:.3f}",
                f"{figures.ndcg:.3f}",
                f"{figures.clicks:.1f}",
            ),
        )
        for strategy, figures in found.history.figures.items()
    ]


def queue_rows(found: QueueEvaluation) -> list[Row]:
    """Figures of the queues themselves."""
    simulation = found.simulation
    announced = plural("{n} time", "{n} times", simulation.announced_violations)
    diversity = NOTHING if simulation.diversity is None else number_text(simulation.diversity, ".2f")
    return [
        (
            tr("Rules broken without a word"),
            tr("Besides, rules gave way {announced} and the queue said so.", announced=announced),
            (number_text(simulation.unannounced_violations),),
        ),
        (
            tr("Coverage"),
            plural(
                "Of {n} track, how many came up at all.",
                "Of {n} tracks, how many came up at all.",
                found.tracks,
            ),
            (_percent(simulation.coverage),),
        ),
        (
            tr("Diversity"),
            tr("Within a queue of 20: 0 is all the same sound, 1 nothing in common."),
            (diversity,),
        ),
        (
            tr("Repeats"),
            tr("Proposals that had come up before in the same run."),
            (_percent(simulation.repeats),),
        ),
    ]


def _listener_help(spec: ListenerSpec, found: QueueEvaluation) -> str:
    figures = found.simulation.listeners.get(spec.name)
    if figures is None:
        return OBSTACLES[found.simulation.obstacles[spec.name]]
    saved = figures.saved_share
    spared = ""
    if saved is not None and round(100 * saved):
        share = percent(abs(saved))
        spared = (
            tr(" {share} fewer skips than the nearest.", share=share)
            if saved > 0
            else tr(" {share} more skips than the nearest.", share=share)
        )
    few = (
        tr(" Until {target} are accepted.", target=number_text(figures.target, ".0f"))
        if round(figures.target) < TARGET
        else ""
    )
    return f"{spec.help}{spared}{few}"


def _skips(spec: ListenerSpec, found: QueueEvaluation) -> tuple[str, ...]:
    figures = found.simulation.listeners.get(spec.name)
    if figures is None:
        return (NOTHING,) * len(COMPARED)
    return tuple(f"{figures.skips[strategy]:.1f}" for strategy in COMPARED)


def _percent(share: float | None) -> str:
    return NOTHING if share is None else percent(share)


class RecommendationReportDialog(ReportDialog):
    """Evaluates when it opens, says how far that is, and shows the figures, or why there are none.

    Args:
        load: starts the evaluation; its callbacks run in this thread.
        themes: colours of the empty state.
        parent: the window.
    """

    def __init__(self, load: LoadQueueReport, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(tr("Recommendation report"), QSize(WIDTH, HEIGHT), themes, parent)
        self.empty.show_message(WAITING, tr("This takes a minute or two. Music plays on."))
        self.wait_for(load(self._on_report, self.show_error, self._on_progress))

    def _on_progress(self, progress: Progress) -> None:
        amount = format_progress(progress.done, progress.total, progress.eta_ms)
        self.empty.show_message(WAITING, tr("{amount} sessions. Music plays on.", amount=amount))

    def _on_report(self, found: QueueEvaluation) -> None:
        if found.obstacle is not None:
            self.empty.show_message(tr("The queue cannot be judged yet."), OBSTACLES[found.obstacle])
            return
        self.show_page(_scrolled(_report_page(found)))


def _report_page(found: QueueEvaluation) -> QWidget:
    page = QWidget()
    page.setProperty("role", "content")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, Space.M, 0)
    column.setSpacing(Space.L)
    runs = plural("{n} time", "{n} times", found.runs)
    artist = tr(" Too few artists are known, so an album stands for the disliked artist.")
    column.addWidget(
        dim_label(
            tr(
                "Simulated listeners with a hidden taste hear the queue and skip whatever is not of it. "
                "Each did so {runs}; these are the skips until {target} tracks were accepted, less is "
                "better.",
                runs=runs,
                target=TARGET,
            )
            + (artist if found.is_artist_album else "")
        )
    )
    column.addLayout(_grid(tr("Skips"), LISTENER_COLUMNS, listener_rows(found)))
    column.addLayout(_grid(tr("Queues"), ("",), queue_rows(found)))
    if found.history is None:
        column.addWidget(section_label(tr("Your own listening")))
        column.addWidget(dim_label(tr("No session of yours has six plays yet, so nothing can be held out.")))
    else:
        sessions = plural("{n} session", "{n} sessions", found.history.cases)
        column.addLayout(_grid(tr("Your own listening"), HISTORY_COLUMNS, history_rows(found)))
        column.addWidget(
            dim_label(
                tr(
                    "The second half of {sessions} was held out and looked for among {depth} proposals. "
                    "Clicks: how often ten more had to be asked for.",
                    sessions=sessions,
                    depth=found.history.depth,
                ),
                is_small=True,
            )
        )
    column.addStretch()
    return page


def _grid(title: str, heads: Sequence[str], rows: Sequence[Row]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.XL)
    grid.setVerticalSpacing(Space.M)
    grid.setColumnStretch(0, 1)
    grid.addWidget(section_label(title), 0, 0)
    for place, head in enumerate(heads, start=1):
        if head:
            grid.addWidget(section_label(head), 0, place, Qt.AlignmentFlag.AlignRight)
    for row, (name, meaning, figures) in enumerate(rows, start=1):
        words = QVBoxLayout()
        words.setSpacing(2)
        strong = QLabel(name)
        strong.setProperty("role", "strong")
        words.addWidget(strong)
        words.addWidget(dim_label(meaning, is_small=True))
        grid.addLayout(words, row, 0)
        for place, (figure, head) in enumerate(zip(figures, heads, strict=True), start=1):
            label = QLabel(figure)
            label.setFont(tabular_font(label.font()))
            spoken = f"{name}, {head.lower()}" if head else name
            label.setAccessibleName(f"{spoken}: {figure}")
            grid.addWidget(label, row, place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    return grid


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(page)
    return area

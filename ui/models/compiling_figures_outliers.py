# SPDX-License-Identifier: MIT
"""Numbers that stand out, as a table: whose, which, and in a sentence why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtCore import QCoreApplication

from lsapp.catalogue.model import Plan
from lsapp.domain.numbers import format_number
from lsapp.domain.period import RoundCode
from lsapp.services.breakdowns import MONEY, Dimension, Outlier, OutlierKind, Subject
from ui.models.compiling_figures_cells import (
    CellSource,
    FigureCell,
    FigureColumn,
    FigureGrid,
    FigureRow,
    LineSource,
    Number,
    UnitSource,
    measure_title,
    money_words,
)


class SubjectWords:
    """Names and amounts of what the units' numbers are about."""

    def __init__(self, plan: Plan, *, in_millions: bool) -> None:
        self._in_millions = in_millions
        self._titles = {
            (form.code, row.code, column.code): (form.code, row.title, column)
            for form in plan.forms
            for row in form.rows
            for column in form.columns
        }

    def title(self, subject: Subject) -> str:
        """Return what a number is of."""
        if subject.measure is not None:
            return measure_title(subject.measure)
        known = self._titles.get((subject.form, subject.row, subject.column))
        if known is None:
            return subject.form
        return QCoreApplication.translate(
            "CompilingFigures", "Biểu {form}: {row}; {column}"
        ).format(form=known[0], row=known[1], column=" – ".join((*known[2].heads, known[2].title)))

    def is_money(self, subject: Subject) -> bool:
        """Tell whether a number is an amount of đồng."""
        known = self._titles.get((subject.form, subject.row, subject.column))
        return subject.measure in MONEY or (known is not None and known[2].kind == "money")

    def amount(self, subject: Subject, number: Number) -> Number:
        """Return a number in the unit it is shown in."""
        if self.is_money(subject) and self._in_millions:
            return Decimal(number) / 1_000_000
        return number

    def words(self, subject: Subject, number: Number) -> str:
        """Return a number as written in a sentence."""
        text = format_number(self.amount(subject, number))
        return f"{text} {money_words(self._in_millions)}" if self.is_money(subject) else text


def outlier_grid(
    found: Sequence[Outlier],
    plan: Plan,
    round_code: str,
    names: Mapping[str, str],
    *,
    in_millions: bool,
) -> FigureGrid:
    """Return the numbers that stand out, those farthest from the others first."""
    words = SubjectWords(plan, in_millions=in_millions)
    last = RoundCode.parse(round_code).previous().label()
    rows = []
    for one in found:
        source = UnitSource(one.unit.code, _source(one.subject, one.unit.code))
        name = names.get(one.unit.code, one.unit.name)
        title = words.title(one.subject)
        why = why_words(one, words, last)
        number = words.amount(one.subject, one.value)
        rows.append(
            FigureRow(
                cells=(
                    FigureCell(text=name, tip=name, source=source),
                    FigureCell(text=title, tip=title, source=source),
                    FigureCell(
                        text=words.words(one.subject, one.value), value=number, source=source
                    ),
                    FigureCell(text=why, tip=why, source=source),
                )
            )
        )
    return FigureGrid(
        title=QCoreApplication.translate("CompilingFigures", "Số liệu khác thường"),
        columns=(
            FigureColumn(
                title=QCoreApplication.translate("CompilingFigures", "Đơn vị"),
                letters=22,
                counts=False,
            ),
            FigureColumn(
                title=QCoreApplication.translate("CompilingFigures", "Chỉ số"),
                letters=26,
                counts=False,
            ),
            FigureColumn(
                title=QCoreApplication.translate("CompilingFigures", "Số liệu"), letters=17
            ),
            FigureColumn(
                title=QCoreApplication.translate("CompilingFigures", "Vì sao nên xem lại"),
                letters=0,
                counts=False,
            ),
        ),
        rows=tuple(rows),
        note=QCoreApplication.translate(
            "CompilingFigures",
            "Khác thường không có nghĩa là sai; mọi số ở đây vẫn được cộng. Kinh phí: {unit}.",
        ).format(unit=money_words(in_millions)),
    )


def why_words(one: Outlier, words: SubjectWords, last: str) -> str:
    """Return in a sentence why a number stands out; ``last`` names the round before."""
    against = words.words(one.subject, one.against)
    if one.kind is OutlierKind.PEERS:
        text = (
            QCoreApplication.translate(
                "CompilingFigures",
                "Cao hơn hẳn: mức giữa của {count} đơn vị cùng loại là {against}.",
            )
            if one.value > one.against
            else QCoreApplication.translate(
                "CompilingFigures",
                "Thấp hơn hẳn: mức giữa của {count} đơn vị cùng loại là {against}.",
            )
        )
        return text.format(count=one.peers, against=against)
    if not one.value:
        text = QCoreApplication.translate(
            "CompilingFigures", "Đợt trước ({last}) là {against}, nay không còn."
        )
    elif not one.against:
        text = QCoreApplication.translate(
            "CompilingFigures", "Đợt trước ({last}) là 0, nay tăng lên."
        )
    elif one.value > one.against:
        text = QCoreApplication.translate(
            "CompilingFigures", "Gấp {times} lần đợt trước ({last}): khi đó là {against}."
        )
    else:
        text = QCoreApplication.translate(
            "CompilingFigures", "Giảm {times} lần so với đợt trước ({last}): khi đó là {against}."
        )
    times = Decimal(one.weight).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return text.format(last=last, against=against, times=format_number(times))


def _source(subject: Subject, unit: str) -> LineSource | CellSource:
    if subject.measure is not None:
        return LineSource(Dimension.UNIT, unit, subject.measure)
    return CellSource(subject.form, subject.row, subject.column)

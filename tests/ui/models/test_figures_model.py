# SPDX-License-Identifier: MIT
"""Tables of figures: three kinds of nothing, order with the total on top, copying, sentences."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from lsapp.catalogue.model import FormColumn, FormRow, StatForm, Unit, UnitKind
from lsapp.services.breakdowns import (
    Breakdown,
    BreakdownLine,
    CellSum,
    Dimension,
    FormSum,
    Measure,
    Outlier,
    OutlierKind,
    Subject,
    Sums,
)
from lsapp.services.desk import installed_catalogue
from ui.models.compiling_figures_cells import CellSource, LineSource, breakdown_grid
from ui.models.compiling_figures_forms import form_grid
from ui.models.compiling_figures_model import FiguresModel
from ui.models.compiling_figures_outliers import outlier_grid
from ui.theme import Theme


def line(key: str, title: str, count: int, planned: int | None) -> BreakdownLine:
    return BreakdownLine(key=key, title=title, units=1, sums=Sums(count=count, planned=planned))


CUT = Breakdown(
    dimension=Dimension.SOURCE,
    lines=(
        line("a", "Ngân sách tỉnh", 2, 1_500_000),
        line("b", "Đóng góp", 12, None),
        line("", "", 3, 0),
    ),
    total=Sums(count=17, planned=1_500_000),
    units=2,
)


@pytest.fixture
def model(theme: Theme) -> FiguresModel:
    model = FiguresModel(theme)
    model.set_grid(breakdown_grid(CUT, in_millions=True))
    return model


def column(model: FiguresModel, title: str) -> list[str]:
    place = [one.title for one in model.grid.columns].index(title)
    return [model.index(row, place).data() for row in range(model.rowCount())]


def test_money_is_exact_and_no_amount_is_not_nought(model: FiguresModel) -> None:
    assert column(model, "Kinh phí kế hoạch") == ["1,5", "1,5", "", "0"]
    assert column(model, "Nguồn kinh phí")[3] == "Không có kinh phí trong năm"
    model.set_grid(breakdown_grid(CUT, in_millions=False))
    assert column(model, "Kinh phí kế hoạch") == ["1.500.000", "1.500.000", "", "0"]


def test_sorting_keeps_the_total_on_top_and_what_is_unknown_behind(
    model: FiguresModel, qtmodeltester: ModelTester
) -> None:
    place = [one.title for one in model.grid.columns].index("Kinh phí kế hoạch")
    model.sort(place, Qt.SortOrder.AscendingOrder)
    assert column(model, "Kinh phí kế hoạch") == ["1,5", "0", "1,5", ""]
    model.sort(place, Qt.SortOrder.DescendingOrder)
    assert column(model, "Kinh phí kế hoạch") == ["1,5", "1,5", "0", ""]
    model.sort(0, Qt.SortOrder.AscendingOrder)
    assert column(model, "Nguồn kinh phí")[1:] == [
        "Đóng góp",
        "Không có kinh phí trong năm",
        "Ngân sách tỉnh",
    ]
    model.sort(-1)
    assert column(model, "Nhiệm vụ") == ["17", "2", "12", "3"]
    model.set_text("dong gop")
    assert column(model, "Nhiệm vụ") == ["17", "12"]
    qtmodeltester.check(model)


def test_numbers_are_copied_as_numbers_and_the_titles_with_the_whole(model: FiguresModel) -> None:
    every = [
        model.index(row, at) for row in range(model.rowCount()) for at in range(model.columnCount())
    ]
    block = model.block(every)
    assert block[0][0].text == "Nguồn kinh phí"
    place = [one.title for one in model.grid.columns].index("Kinh phí kế hoạch")
    assert block[1][place].value == Decimal("1.5")
    alone = model.block([model.index(2, 0), model.index(3, 1)])
    assert [[cell.text for cell in row] for row in alone] == [
        ["Đóng góp", ""],
        ["", "1"],
    ]


def test_a_figure_knows_what_it_is_made_of(model: FiguresModel) -> None:
    titles = [one.title for one in model.grid.columns]
    count = model.index(2, titles.index("Nhiệm vụ"))
    assert model.source(count) == LineSource(Dimension.SOURCE, "b", Measure.COUNT)
    assert model.source(model.index(2, titles.index("Kinh phí kế hoạch"))) is None
    assert model.source(model.index(0, 0)) is None


def test_a_cell_that_applies_to_nobody_an_empty_one_and_nought_differ(theme: Theme) -> None:
    form = StatForm(
        code="T1", title="Người đọc", layout="grid", basis="flow", measure="người",
        definition="Đếm", columns=(FormColumn(code="so", title="Số"),),
        rows=tuple(FormRow(code=one, title=one) for one in "abc"),
    )  # fmt: skip

    def cell(row: str, total: int | None, given: int, marked: int, empty: int) -> CellSum:
        return CellSum(
            row=row, column="so", total=total, given=given, not_applicable=marked, empty=empty
        )

    total = FormSum(
        code="T1", units=3, said=2, nothing_arose=1, strays=0,
        cells=(cell("a", 0, 1, 1, 1), cell("b", None, 0, 2, 1), cell("c", None, 0, 0, 3)),
    )  # fmt: skip
    model = FiguresModel(theme)
    model.set_grid(form_grid(form, total, {}, in_millions=False))
    assert column(model, "Số") == ["0", "x", ""]
    tip = model.data(model.index(1, 1), int(Qt.ItemDataRole.ToolTipRole))
    assert tip == "0 đơn vị ghi số; 2 không áp dụng; 1 để trống"
    # Who left it empty or marked it can be looked at as well.
    assert model.source(model.index(2, 1)) == CellSource("T1", "c", "so")


@pytest.mark.parametrize(
    ("kind", "value", "against", "weight", "words"),
    [
        (OutlierKind.PEERS, 90, 10, 9.0, "Cao hơn hẳn: mức giữa của 12 đơn vị cùng loại là 10."),
        (OutlierKind.PEERS, 1, 40, 9.0, "Thấp hơn hẳn: mức giữa của 12 đơn vị cùng loại là 40."),
        (OutlierKind.LAST, 40, 10, 4.0, "Gấp 4 lần đợt trước (năm 2025): khi đó là 10."),
        (OutlierKind.LAST, 10, 35, 3.5, "Giảm 3,5 lần so với đợt trước (năm 2025): khi đó là 35."),
        (OutlierKind.LAST, 0, 35, 35.0, "Đợt trước (năm 2025) là 35, nay không còn."),
        (OutlierKind.LAST, 35, 0, 35.0, "Đợt trước (năm 2025) là 0, nay tăng lên."),
    ],
)
def test_why_a_number_stands_out_is_said_in_a_sentence(
    theme: Theme, kind: OutlierKind, value: int, against: int, weight: float, words: str
) -> None:
    unit = Unit(code="X1", kind=UnitKind.COMMUNE, name="Xã Ba Sơn", symbol="UBND")
    one = Outlier(
        unit=unit,
        subject=Subject(measure=Measure.COUNT),
        kind=kind,
        value=value,
        against=against,
        peers=12,
        weight=weight,
    )
    plan = installed_catalogue().load().plan("KH48")
    model = FiguresModel(theme)
    model.set_grid(outlier_grid([one], plan, "2026", {}, in_millions=True))
    shown = [model.index(0, at).data() for at in range(4)]
    assert shown == ["Xã Ba Sơn", "Nhiệm vụ", str(value), words]

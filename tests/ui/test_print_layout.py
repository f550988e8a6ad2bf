# SPDX-License-Identifier: MIT
"""Where a page stands on paper: at its size, turned where it lies across, smaller only where it must be."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from ui.print_layout import Grid, PaperFace, Placement, ink_of, placement

A3, A4, A5 = QSizeF(841.89, 1190.55), QSizeF(595.28, 841.89), QSizeF(419.53, 595.28)
LETTER = QSizeF(612, 792)
MARGIN = 57.0  # 20 mm


def paper(size: QSizeF, unreachable: float = 12.0) -> PaperFace:
    whole = QRectF(0, 0, size.width(), size.height())
    edge = QMarginsF(unreachable, unreachable, unreachable, unreachable)
    return PaperFace(size, whole.marginsRemoved(edge))


def ink(size: QSizeF, left: float, top: float, right: float, bottom: float) -> QRectF:
    """What is printed on, by its distances from the edges."""
    return QRectF(left, top, size.width() - left - right, size.height() - top - bottom)


def inner(size: QSizeF, margin: float = MARGIN) -> QRectF:
    return ink(size, margin, margin, margin, margin)


def printed(place: Placement, size: QSizeF, mark: QRectF) -> QRectF:
    """Where a mark on the page comes to stand on the paper: a plain reading of what a placement says."""
    if place.turned:
        mark = QRectF(mark.top(), size.width() - mark.right(), mark.height(), mark.width())
    return QRectF(
        place.corner.x() + mark.x() * place.scale,
        place.corner.y() + mark.y() * place.scale,
        mark.width() * place.scale,
        mark.height() * place.scale,
    )


def test_a_page_on_its_own_paper_keeps_its_size_and_place() -> None:
    place = placement(A4, inner(A4), paper(A4))
    assert (place.turned, place.scale) == (False, 1.0)
    assert (place.corner.x(), place.corner.y()) == pytest.approx((0, 0))


def test_what_lies_across_is_turned_with_its_head_to_the_left() -> None:
    across = A4.transposed()
    place = placement(across, inner(across), paper(A4))
    assert (place.turned, place.scale) == (True, 1.0)
    head = printed(place, across, QRectF(0, 0, across.width(), 10))
    assert (head.left(), head.right()) == pytest.approx((0, 10))
    first_column = printed(place, across, QRectF(0, 0, 10, across.height()))
    assert first_column.bottom() == pytest.approx(A4.height())


def test_a_page_on_paper_that_lies_across_is_turned_too() -> None:
    place = placement(A4, inner(A4), paper(A4.transposed()))
    assert (place.turned, place.scale) == (True, 1.0)


@pytest.mark.parametrize("size", [A5, LETTER, QSizeF(500, 700)])
def test_a_page_larger_than_the_paper_is_made_to_fit_in_the_middle(size: QSizeF) -> None:
    place = placement(A4, inner(A4), paper(size))
    whole = printed(place, A4, QRectF(0, 0, A4.width(), A4.height()))
    assert place.scale == pytest.approx(
        min(size.width() / A4.width(), size.height() / A4.height(), 1)
    )
    assert whole.center().x() == pytest.approx(size.width() / 2)
    assert whole.center().y() == pytest.approx(size.height() / 2)


def test_a_page_smaller_than_the_paper_keeps_its_size() -> None:
    place = placement(A4, inner(A4), paper(A3))
    assert place.scale == 1.0
    assert place.corner.x() == pytest.approx((A3.width() - A4.width()) / 2)


def test_papers_that_differ_by_rounding_are_the_same() -> None:
    assert placement(A4, inner(A4), paper(QSizeF(595, 842))).scale == 1.0


@pytest.mark.parametrize(
    "mark",
    [ink(A4, 5, 60, 60, 60), ink(A4, 60, 60, 2, 60), ink(A4, 60, 8, 60, 60), inner(A4, 0.5)],
)
def test_what_the_printer_cannot_reach_makes_the_page_just_so_much_smaller(mark: QRectF) -> None:
    sheet = paper(A4, 18)
    place = placement(A4, mark, sheet)
    assert 0.9 < place.scale < 1.0
    where, reach = printed(place, A4, mark), sheet.reach
    assert reach.adjusted(-0.01, -0.01, 0.01, 0.01).contains(where)
    gaps = (
        where.left() - reach.left(),
        where.top() - reach.top(),
        reach.right() - where.right(),
        reach.bottom() - where.bottom(),
    )
    assert min(gaps) == pytest.approx(0, abs=0.01)


def test_margins_of_an_office_paper_are_within_every_printer_s_reach() -> None:
    assert placement(A4, inner(A4, 24), paper(A4, 18)).scale == 1.0
    assert placement(A4, None, paper(A4, 18)).scale == 1.0


@pytest.mark.parametrize(
    ("dots", "step", "drawn"),
    [(300, 1, 300), (600, 1, 600), (720, 1, 720), (1200, 2, 600), (1440, 2, 720), (2400, 4, 600)],
)
def test_as_many_dots_as_the_printer_lays_down(dots: int, step: int, drawn: float) -> None:
    assert Grid.of(dots) == Grid(step, drawn)


def test_ink_is_what_is_not_white() -> None:
    picture = QImage(100, 80, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    assert ink_of(picture) is None
    painter = QPainter(picture)
    painter.fillRect(30, 20, 10, 5, QColor(220, 220, 220))
    painter.fillRect(60, 50, 1, 1, QColor(0, 0, 0))
    painter.end()
    assert ink_of(picture) == QRectF(30, 20, 31, 31)

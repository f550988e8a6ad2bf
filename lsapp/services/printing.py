# SPDX-License-Identifier: MIT
"""Turns a report or a programme into the bytes of a paper: builds the blocks, hands them to a renderer."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lsapp.errors import UserError
from lsapp.report.context import ReportContext

if TYPE_CHECKING:
    from lsapp.exports.fonts import Fonts
    from lsapp.report.blocks import Document


@cache
def fonts() -> Fonts:
    """Return the fonts that papers are set in: Times New Roman of the system, else the shipped ones."""
    from lsapp.exports.fonts import office_fonts

    return office_fonts()


def unprintable(text: str) -> set[str]:
    """Return the characters of ``text`` that the papers' fonts cannot print."""
    from lsapp.exports.fonts import missing_characters

    return set(missing_characters(text, fonts()))


def report_file(context: ReportContext, name: str, faces: Fonts) -> bytes:
    """Return the report of a round as ``pdf`` or ``docx``."""
    from lsapp.report.unit_report import unit_report

    return _render(unit_report(context, editable=name == "docx"), name, faces)


def programme_file(context: ReportContext, key: str, name: str, faces: Fonts) -> bytes:
    """Return a programme as ``pdf`` or ``docx``."""
    from lsapp.report.programme import programme_document

    return _render(programme_document(context, key, editable=name == "docx"), name, faces)


def _render(document: Document, name: str, faces: Fonts) -> bytes:
    if name == "pdf":
        from lsapp.exports.pdf import render_pdf

        return render_pdf(document, faces)
    if name == "docx":
        from lsapp.exports.docx import render_docx

        return render_docx(document)
    raise UserError("export.unknown_format", format=name)

# SPDX-License-Identifier: MIT
"""Renderers: pure functions from report blocks and payloads to the bytes of a file.

``pdf.render_pdf`` and ``docx.render_docx`` print a ``lsapp.report.blocks.Document`` to the layout
of Nghị định 30/2020/NĐ-CP; ``xlsx`` writes the workbook of a submission. The same input and the
same fonts give the same bytes: no clock, no random id, no network, no file named by the content.

It must not import storage, intake, rollup, services or Qt. The libraries that write the formats are
imported inside the functions that use them.
"""

from __future__ import annotations

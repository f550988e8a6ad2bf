# SPDX-License-Identifier: MIT
"""A document as plain text, one line a thing, for golden files that a person can read."""

from __future__ import annotations

from collections.abc import Iterator

from lsapp.exports.wording import cell_text
from lsapp.report.blocks import (
    Addressee,
    AnnexTitle,
    AnyBlock,
    Bases,
    Chart,
    Document,
    Header,
    Heading,
    Paragraph,
    Seal,
    Signature,
    Table,
    Title,
)


def document_text(document: Document) -> str:
    """Return everything a document says; no-break spaces show as ``_``."""
    lines = [
        f"title: {document.title}",
        f"author: {document.author}",
        f"subject: {document.subject}",
        f"made_at: {document.made_at.isoformat()}",
        f"footer: {document.footer}",
        f"watermark: {document.watermark}",
        f"attachment: {document.attachment.name if document.attachment else None}",
    ]
    for part in document.parts:
        lines.append(f"=== {'landscape' if part.landscape else 'portrait'}")
        for block in part.blocks:
            lines += block_lines(block)
    return "\n".join(lines).replace("\xa0", "_") + "\n"


def block_lines(block: AnyBlock) -> Iterator[str]:
    match block:
        case Header():
            parts = (str(block.parent_body), block.name, block.number_line, block.place_date)
            yield f"[header] {' | '.join(parts)}".replace("\n", " / ")
        case Title():
            yield f"[title] {block.doc_type} | {block.subject}"
        case Addressee():
            yield f"[to] {' | '.join(block.receivers)}"
        case Bases():
            yield from (f"[basis] {line}" for line in block.lines)
        case Heading():
            yield f"{'#' * block.level} {block.text}"
        case Paragraph():
            yield block.text if block.style == "body" else f"[{block.style}] {block.text}"
        case Table():
            yield from table_lines(block)
        case Chart():
            yield f"[chart] {block.kind} | {block.title} | {block.unit} | {block.decimals}"
            yield f"[head] {' | '.join(one.name for one in block.series)}"
            for at, category in enumerate(block.categories):
                values = " | ".join(str(one.values[at]) for one in block.series)
                yield f"- {category} | {values}".replace("\n", " / ")
        case Signature():
            yield f"[recipients] {' | '.join(block.recipients)}"
            yield f"[signer] {block.authority} | {block.signer_title} | {block.signer_name}"
        case AnnexTitle():
            yield f"[annex] {block.label} | {block.title} | {block.reference}"
        case Seal():
            yield f"[seal] {block.code}"
            yield from (f"[seal] {word}" for word in block.words)


def table_lines(table: Table) -> Iterator[str]:
    widths = " ".join(f"{one.width:g}" for one in table.columns)
    yield f"[table] {table.unit_note} | widths {widths}"
    for head in table.head:
        yield "[head] " + " | ".join(
            one.text + (f" ({one.columns}x{one.rows})" if one.columns + one.rows > 2 else "")
            for one in head
        )
    marks = {"plain": "-", "group": "+", "total": "="}
    for row in table.rows:
        cells = [
            cell_text(value, column) for value, column in zip(row.cells, table.columns, strict=True)
        ]
        yield f"{marks[row.style]} " + " | ".join(cells).replace("\n", " / ")

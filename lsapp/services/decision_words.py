# SPDX-License-Identifier: MIT
"""What was decided on a received file, in words: for the journal and for the list of what came in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from lsapp.domain.numbers import format_number
from lsapp.messages import explain
from lsapp.services.series import Decision
from lsapp.submission.comparison import Edit, Words
from lsapp.submission.overlaying import is_of_record

STATE_LABELS: Final[Mapping[str, str]] = {
    "received": "Đã nhận",
    "held": "Đang giữ lại",
    "in_review": "Đang xem",
    "returned": "Đã trả lại",
    "accepted": "Đã chấp nhận",
    "locked": "Đã khóa",
    "withdrawn": "Đã rút",
}
_SHOWN: Final = 20
"""Cells that are told one by one; a longer decision says how many more there are."""
_LETTERS: Final = 120


def receipt_words(field: str, text: str) -> str | None:
    """Return a receipt's code or decision as a person reads it; ``None`` for its other fields."""
    if field == "state":
        return STATE_LABELS.get(text, text)
    if field == "verdict":
        return explain(f"verdict.{text}")
    if field != "decision":
        return None
    try:
        decision = msgspec.json.decode(text, type=Decision)
    except msgspec.MsgspecError:
        return text
    return "\n".join(decision_lines(decision))


def decision_lines(decision: Decision) -> list[str]:
    """Return a decision line by line: what was chosen and why, each cell that was taken or stays."""
    cells = [one for one in decision.edits if not is_of_record(one)]
    values = [one for one in decision.edits if is_of_record(one)]
    lines = ["Chọn bản này khi xung đột"] if decision.chosen else []
    if decision.sealed_unit:
        lines.append(f"Tệp mang mã đơn vị {decision.sealed_unit}, được gán cho đơn vị này")
    if decision.remark:
        lines.append(f"Lý do: {decision.remark}")
    if values:
        lines.append(f"Lấy {len(values)} mục của bản kia")
        lines += _told(values)
    if cells:
        lines.append(f"Lấy giá trị đã sửa ở {len(cells)} ô")
        lines += _told(cells)
    if decision.left:
        lines.append(f"Giữ giá trị đã niêm phong ở {len(decision.left)} ô")
        lines += _told(decision.left)
    elif decision.take == "sealed" and not decision.edits:
        lines.append("Lấy giá trị đã niêm phong")
    return lines


def _told(edits: Sequence[Edit]) -> list[str]:
    lines = [f"- {edit_words(one)}" for one in edits[:_SHOWN]]
    if len(edits) > _SHOWN:
        lines.append(f"- và {len(edits) - _SHOWN} ô khác")
    return lines


def edit_words(edit: Edit) -> str:
    """Return one difference on a line: where, and both sides; of a whole row what became of it."""
    place = ", ".join(dict.fromkeys(part for part in (edit.where, edit.label) if part))
    if edit.change == "removed":
        return f"{place}: bị bỏ"
    if edit.change == "added":
        return f"{place}: được thêm"
    return f"{place}: {_side(edit.sealed)} → {_side(edit.seen)}"


def _side(value: Words) -> str:
    if value is None or value == "":
        return "để trống"
    if isinstance(value, int):
        return f"«{format_number(value)}»"
    line = " ".join(str(value).split())
    return f"«{line if len(line) <= _LETTERS else line[: _LETTERS - 1].rstrip() + '…'}»"

# SPDX-License-Identifier: MIT
"""Records of the journal in words: where one stands, what its fields are called, how a value is shown.

Works on plain values, because what an older version wrote need not fit today's structs.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

import msgspec

from lsapp.catalogue.model import Plan, StatForm
from lsapp.domain.dates import VIETNAM_TIME, grid_date
from lsapp.domain.labels import FIELD_LABELS, KIND_LABELS, STATUS_LABELS
from lsapp.domain.numbers import format_number
from lsapp.domain.period import RoundCode
from lsapp.domain.records import WHOLE, Activity, Programme, Status
from lsapp.errors import UserError
from lsapp.messages import explain
from lsapp.report.provincial_words import section_title
from lsapp.services.decision_words import receipt_words
from lsapp.services.desk import Desk
from lsapp.storage import journal_pages
from lsapp.storage.schema import RECORD_TYPES

Values = Mapping[str, Any]

_SHORT: Final = 80
_MORE_LABELS: Final[Mapping[str, Mapping[str, str]]] = {
    "round": {
        "flow_from": "Số liệu từ ngày",
        "flow_to": "Số liệu đến ngày",
        "stock_on": "Thời điểm số liệu",
        "cut_off": "Ngày chốt số liệu",
        "unit_deadline": "Hạn của đơn vị",
        "department_deadline": "Hạn của đơn vị tổng hợp",
        "note": "Ghi chú",
    },
    "submission": {"revision": "Lần gửi", "reason": "Lý do", "made_at": "Lập lúc", "own": "Tự lập"},
    "receipt": {
        "file_name": "Tên tệp",
        "verdict": "Kết luận",
        "state": "Trạng thái",
        "signed_on": "Ngày ký",
        "received_at": "Nhận lúc",
        "imported_at": "Đưa vào lúc",
        "decision": "Quyết định",
        "note": "Ghi chú",
    },
    "office": {"plan": "Kế hoạch", "role": "Vai trò"},
    "dispatch": {
        "way": "Cách gửi",
        "recipient": "Nơi nhận",
        "subject": "Tiêu đề thư",
        "message_id": "Mã thư",
        "files": "Các tệp",
        "sent_at": "Gửi lúc",
        "note": "Ghi chú",
    },
    "return_slip": {
        "revision": "Lần gửi",
        "decision": "Quyết định",
        "remark": "Nhận xét chung",
        "due_on": "Hạn gửi lại",
        "returned_at": "Lập lúc",
        "received_at": "Nhận lúc",
    },
    "obligation": {"owes": "Phải báo cáo", "reason": "Lý do", "due_on": "Hạn riêng"},
    "return_note": {
        "record_kind": "Loại bản ghi",
        "field": "Trường",
        "text": "Góp ý",
        "resolved": "Đã xử lý",
    },
    "draft_note": {"record_kind": "Loại bản ghi", "field": "Trường", "text": "Góp ý"},
    "department_form": {"title": "Tên biểu", "year": "Năm", "file_name": "Tên tệp"},
    "compiled_section": {"text": "Nội dung"},
}
_POSITION: Final = "Thứ tự"
# What the place says already, and what no person reads.
_UNSHOWN: Final = frozenset(
    {
        "unit", "key", "plan", "round", "form", "row", "column", "section", "sha256", "hash", "uuid",
        "supersedes", "original_sha256", "workbook", "mapping", "slip", "file",
        "demand",        "again", "figures",
    }
)  # fmt: skip
_MONEY: Final = frozenset({"planned", "disbursed"})
_YEARS: Final = frozenset({"year", "period_from", "period_to"})


class RecordWords:
    """Names records and shows values; remembers what it looked up, so make one for each list."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._held: dict[tuple[str, str, str], Values | None] = {}

    def kind(self, kind: str) -> str:
        """Return what a kind of record is called."""
        return KIND_LABELS.get(kind) or explain(f"kind.{kind}")

    def where(self, kind: str, values: Values) -> str:
        """Return where a record stands, without its kind: ``«Tổ chức hội nghị …»``, ``Biểu B1, …``."""
        name = _PLACES.get(kind)
        place = name(self, values) if name else ""
        return place or self.kind(kind)

    def fields(self, kind: str, before: Values | None, after: Values | None) -> list[str]:
        """Return the fields that differ and that a person reads, in the record's order; those of an open
        row's cells as ``cells/<column>``.
        """
        first, last = _flat(before), _flat(after)
        names = dict.fromkeys((*last, *first))
        differing = [name for name in names if _shows(first.get(name)) != _shows(last.get(name))]
        if before is None or after is None:
            differing = [name for name in differing if name != "position"]
        hidden = _UNSHOWN | _SAID_BY_PLACE.get(kind, frozenset())
        if last.get("comment"):  # of a reply: what it answers is told by the comment's words
            hidden |= {"code", "record"}
        return [name for name in differing if name not in hidden]

    def label(self, kind: str, field: str, values: Values) -> str:
        """Return what a field is called; a cell of an open row by its column."""
        if field.startswith("cells/"):
            form = self._form(values)
            titles = {one.code: one.title for one in form.columns} if form else {}
            code = field.removeprefix("cells/")
            return titles.get(code, code)
        if field == "position":
            return _POSITION
        known = FIELD_LABELS.get(kind, {}).get(field)
        return known or _MORE_LABELS.get(kind, {}).get(field, field)

    def shown(self, kind: str, field: str, values: Values | None) -> str:
        """Return a field's value as a person reads it; empty where there is none."""
        if values is None:
            return ""
        value = _flat(values).get(field)
        if value is None:
            return ""
        if isinstance(value, bool):
            return "Có" if value else "Không"
        if isinstance(value, int) and field not in _YEARS:
            return f"{format_number(value)} đồng" if field in _MONEY else format_number(value)
        if isinstance(value, list):
            return ", ".join(str(one) for one in value)
        return self._text(kind, field, str(value), values)

    def _text(self, kind: str, field: str, text: str, values: Values) -> str:
        if kind == "progress" and field == "status" and text in {one.value for one in Status}:
            return STATUS_LABELS[Status(text)]
        if kind == "receipt" and (words := receipt_words(field, text)) is not None:
            return words
        if field == "field":
            return _field_called(str(values.get("record_kind")), text)
        if field in ("activity", "parent"):
            return self._activity_name(values, field)
        if field == "programme":
            return self._programme_name(values.get("unit"), text)
        named = self._named(field, text, values)
        return named or _plain(kind, field, text, self._form(values))

    def _named(self, field: str, text: str, values: Values) -> str | None:
        """The catalogue's name of a code."""
        plan = self._plan(values)
        if plan is None:
            return None
        if field == "group":
            return _short(next((one.title for one in plan.groups if one.code == text), text))
        if field == "plan_task":
            tasks = (task for group in plan.groups for task in group.tasks)
            return _short(next((one.title for one in tasks if one.code == text), text))
        if field == "source":
            return next((one.name for one in plan.funding_sources if one.code == text), text)
        if field == "doc_type":
            return next((one.name for one in plan.document_types if one.code == text), text)
        return None

    def _plan(self, values: Values) -> Plan | None:
        code = values.get("plan")
        if code is None:
            with contextlib.suppress(UserError):
                return self._desk.plan()
            return None
        return self._desk.catalogue.find_plan(str(code))

    def _form(self, values: Values) -> StatForm | None:
        plan, code = self._plan(values), values.get("form")
        return next((one for one in plan.forms if one.code == code), None) if plan else None

    def _record(self, kind: str, unit: object, key: object) -> Values | None:
        """A record as it stands, else as it was last."""
        place = (str(unit), kind, str(key))
        if place not in self._held:
            record = self._desk.store.get(RECORD_TYPES[kind], place[0], place[2])
            found: Values | None = None
            if record is not None:
                found = msgspec.structs.asdict(record)
            elif (text := journal_pages.last_known(self._desk.store, place)) is not None:
                found = msgspec.json.decode(text)
            self._held[place] = found
        return self._held[place]

    def _activity_name(self, values: Values, field: str = "activity") -> str:
        key = values.get(field)
        held = self._record(Activity.KIND, values.get("unit"), key) if key else None
        return _quoted(held.get("content")) if held else ""

    def _programme_name(self, unit: object, key: object) -> str:
        held = self._record(Programme.KIND, unit, key)
        return self._programme(held) if held else ""

    def _programme(self, values: Values) -> str:
        symbol = "/".join(str(values[one]) for one in ("number", "symbol") if values.get(one))
        title = _quoted(values.get("title")) if values.get("title") else ""
        return " ".join(part for part in (symbol and f"số {symbol}", title) if part)

    def _money(self, values: Values) -> str:
        source = self._named("source", str(values.get("source")), values)
        return f"{self._activity_name(values)}, năm {values.get('year')}, {source}"

    def _in_round(self, values: Values) -> str:
        with contextlib.suppress(UserError):
            return f"đợt {RoundCode.parse(str(values.get('round') or values.get('code'))).label()}"
        return ""

    def _progress(self, values: Values) -> str:
        return f"{self._activity_name(values)}, {self._in_round(values)}"

    def _cell(self, values: Values) -> str:
        form, row, column = self._form(values), values.get("row"), values.get("column")
        name = f"Biểu {values.get('form')}"
        if row == WHOLE or form is None:
            return f"{name}, {self._in_round(values)}"
        rows = {one.code: f"{one.number} {one.title}".strip() for one in form.rows}
        columns = {one.code: one.title for one in form.columns}
        return (
            f"{name}, dòng «{_short(rows.get(str(row), str(row)), 40)}», "
            f"cột «{_short(columns.get(str(column), str(column)), 40)}», {self._in_round(values)}"
        )

    def _row(self, values: Values) -> str:
        cells = values.get("cells") or {}
        first = next((str(one) for one in cells.values() if isinstance(one, str)), "")
        words = f", {_quoted(first)}" if first else ""
        return f"Biểu {values.get('form')}{words}, {self._in_round(values)}"

    def _group(self, values: Values) -> str:
        return f"{self._named('group', str(values.get('group')), values)}, {self._in_round(values)}"

    def _section(self, values: Values) -> str:
        plan, code = self._plan(values), values.get("section")
        outline = plan.outline if plan else ()
        names = {one.code: f"{one.number} {one.title}".strip() for one in outline}
        return f"«{_short(names.get(str(code), str(code)))}», {self._in_round(values)}"

    def _compiled_section(self, values: Values) -> str:
        plan = self._plan(values)
        code = str(values.get("section"))
        name = section_title(plan, code) if plan else code
        return f"«{_short(name)}», {self._in_round(values)}"

    def _evidence(self, values: Values) -> str:
        return _quoted(values.get("name"))

    def _activity(self, values: Values) -> str:
        return _quoted(values.get("content"))


_SAID_BY_PLACE: Final[Mapping[str, frozenset[str]]] = {
    "progress": frozenset({"activity"}),
    "budget_line": frozenset({"activity"}),
    "group_statement": frozenset({"group"}),
    "round": frozenset({"code"}),
}
_PLACES: Final = {
    "programme": RecordWords._programme,
    "activity": RecordWords._activity,
    "budget_line": RecordWords._money,
    "report": RecordWords._in_round,
    "progress": RecordWords._progress,
    "stat_value": RecordWords._cell,
    "open_row": RecordWords._row,
    "group_statement": RecordWords._group,
    "section": RecordWords._section,
    "answer": RecordWords._in_round,
    "evidence": RecordWords._evidence,
    "round": RecordWords._in_round,
    "submission": RecordWords._in_round,
    "receipt": RecordWords._in_round,
    "dispatch": RecordWords._in_round,
    "return_slip": RecordWords._in_round,
    "obligation": RecordWords._in_round,
    "compiled_section": RecordWords._compiled_section,
}


def _flat(values: Values | None) -> dict[str, Any]:
    """Return the fields of a record, the cells of an open row as fields of their own."""
    flat = dict(values or {})
    cells = flat.pop("cells", None)
    if isinstance(cells, dict):
        flat |= {f"cells/{column}": value for column, value in cells.items()}
    return flat


def _shows(value: object) -> object:
    """What is not there and what says nothing look the same."""
    return None if value in (None, "", [], {}) or value is False else value


def _field_called(kind: str, field: str) -> str:
    """Return what the field is called that a comment or an answer stands at; an answer does not tell of which
    kind its record is, so the first kind that has the field names it.
    """
    tables = (FIELD_LABELS.get(kind, {}), *FIELD_LABELS.values())
    return next((one[field] for one in tables if field in one), field)


def _plain(kind: str, field: str, text: str, form: StatForm | None) -> str:
    """Return a text, a day as ``dd/mm/yyyy``, a moment in Vietnam's time, a decimal with its comma."""
    if field.endswith(("_on", "_from", "_to", "_off", "deadline")):
        with contextlib.suppress(ValueError):
            return grid_date(dt.date.fromisoformat(text))
    if field.endswith("_at"):
        with contextlib.suppress(ValueError):
            moment = dt.datetime.fromisoformat(text).astimezone(VIETNAM_TIME)
            return f"{moment:%H:%M} {grid_date(moment.date())}"
    if kind == "stat_value" and field == "value":
        with contextlib.suppress(ArithmeticError, UserError):
            return format_number(Decimal(text))
    if field.startswith("cells/") and form is not None:
        return _cell_text(field.removeprefix("cells/"), text, form)
    return text


def _cell_text(code: str, text: str, form: StatForm) -> str:
    kind = next((one.kind for one in form.columns if one.code == code), "text")
    if kind == "date":
        with contextlib.suppress(ValueError):
            return grid_date(dt.date.fromisoformat(text))
    if kind in ("number", "money"):
        with contextlib.suppress(ArithmeticError, UserError):
            return format_number(Decimal(text))
    return text


def _short(text: str | None, limit: int = _SHORT) -> str:
    line = " ".join((text or "").split())
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"


def _quoted(text: object) -> str:
    return f"«{_short(str(text) if text else None) or '…'}»"

# SPDX-License-Identifier: MIT
"""Any submission of one unit that the record space allows, for hypothesis.

References hold, keys are UUIDs, lists stand in the order of their keys, text is cleaned; all else is free.
"""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from hypothesis import strategies as st

from lsapp.catalogue.loader import load_catalogue, load_plan
from lsapp.catalogue.model import FormColumn, Plan, StatForm, Unit, UnitKind
from lsapp.domain.numbers import canonical_number
from lsapp.domain.records import (
    Activity,
    Answer,
    BudgetLine,
    Evidence,
    GroupStatement,
    Letterhead,
    LocalUnit,
    OpenRow,
    Programme,
    Progress,
    Record,
    Records,
    Report,
    Section,
    Status,
    StatValue,
    natural_key,
)
from lsapp.domain.text import clean
from lsapp.submission.payload import Payload

ROOT = Path(__file__).parents[2]
CATALOGUE = load_catalogue(ROOT / "data", ROOT / "tests" / "data")
"""The shipped catalogue with the second plan of the tests."""

OPTIONS = {"data": str(ROOT / "data"), "override": str(ROOT / "tests" / "data")}
"""What the reader of files needs to find the same catalogue."""

KH48 = CATALOGUE.plan("KH48")
NQ45 = load_plan(ROOT / "tests" / "data" / "plans" / "nq45")
UNITS = tuple(CATALOGUE.units.get(code) for code in ("X06040", "S-SKHCN2025"))
LOCAL = Unit(code="L-7", kind=UnitKind.ASSOCIATION, name="Hội Cựu giáo chức", symbol="HCGC")


class Case(NamedTuple):
    """A payload with the plan and the unit that it is of."""

    payload: Payload
    plan: Plan
    unit: Unit

    def __repr__(self) -> str:
        return f"Case({self.plan.code}, {self.unit.code}, {self.payload.records!r})"


AWKWARD = (
    "=1+1", "-5", "+84", "@tên", "'", "<b>đậm</b>", "<r><t>x</t></r>", "_x0041_", "_x0041_x0042_",
    "_x005F_x000D_", "&amp; & &lt;", "hai\ndòng", "tab\tở giữa", "#1 đầu bảng", "#activities", "-",
    "Không áp dụng: vì sao", "e\u0301\u0323 rời", "ông\u00a0bà", "một\u2028hai",
    "\U0001f600\U0001f1fb\U0001f1f3",
    "1.000", "12,5", "05/3/2026", "TRUE", "#N/A", "null", "001", "1e5", "ờ" * 300, '"ngoặc" \\ /', "  lề  ",
    "{chunk}", "\u200bẩn", "Đặng Ðức", "a\r\nb", "\ud800vỡ", "\x07chuông", "x005F_y", "%", "2026",
)  # fmt: skip


def texts(longest: int = 60) -> st.SearchStrategy[str | None]:
    """A cleaned text of any characters, or none."""
    plain = st.text(st.characters(), max_size=longest)
    awkward = st.sampled_from(AWKWARD)
    joined = st.lists(st.one_of(awkward, plain), min_size=1, max_size=3).map(" ".join)
    return st.one_of(st.none(), st.sampled_from(AWKWARD), plain, joined).map(clean)


_TEXT = texts()
_KEYS = st.uuids(version=4).map(str)
_DAYS = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
_DAY = st.one_of(st.none(), st.dates(dt.date(2019, 1, 1), dt.date(2030, 12, 31)), _DAYS)
_MONEY = st.one_of(
    st.none(),
    st.sampled_from((0, 1, -1, 12_500_000, 10**15, -(10**15), 999_999_999_999_999)),
    st.integers(0, 10**12),
)
_SMALL = st.one_of(st.none(), st.integers(0, 100), st.sampled_from((-3, 10**6)))
_DECIMALS = st.one_of(
    st.sampled_from([Decimal(text) for text in ("8.5", "-0.25", "0.000001", "123456789.012345")]),
    st.decimals(-(10**6), 10**6, places=2, allow_nan=False, allow_infinity=False),
)
_NUMBER = st.one_of(_MONEY, _DECIMALS.map(canonical_number))
_POSITION = st.integers(0, 5)


def _maybe(draw: st.DrawFn, text: st.SearchStrategy[Any], chance: int = 4) -> Any:
    """Mostly nothing: what is drawn for every field of every record would make examples slow."""
    return draw(text) if draw(st.integers(0, chance)) == 0 else None


def _fields(draw: st.DrawFn, kind: type[Record], names: tuple[str, ...]) -> dict[str, Any]:
    """A few of the named text fields, filled."""
    chosen = draw(st.lists(st.sampled_from(names), max_size=3, unique=True))
    return {name: draw(_TEXT) for name in chosen}


def _sorted(records: list[Any]) -> list[Any]:
    return sorted({one.key: one for one in records}.values(), key=lambda one: one.key)


class _Maker:
    """Draws the records of one unit and round."""

    def __init__(self, draw: st.DrawFn, plan: Plan, unit: Unit, round_code: str) -> None:
        self.draw = draw
        self.plan = plan
        self.unit = unit
        self.used: set[str] = set()
        self.live = {"unit": unit.code}
        self.scope = {"unit": unit.code, "plan": plan.code, "round": round_code}

    def key(self) -> str:
        """A key that no other record has, also where hypothesis shrinks all of them to one."""
        key = self.draw(_KEYS)
        if key in self.used:
            key = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{key}{len(self.used)}"))
        self.used.add(key)
        return key

    def natural(self, kind: type[Record], *parts: str) -> str:
        """The key as the application makes it, or any other: both are allowed."""
        made = natural_key(kind, *self.scope.values(), *parts)
        return made if self.draw(st.booleans()) else self.key()

    def records(self) -> Records:
        draw = self.draw
        programmes = [self.programme() for _ in range(draw(st.integers(0, 3)))]
        activities = self.activities(programmes)
        return Records(
            local_units=self.local_units(),
            letterheads=self.letterheads(),
            programmes=_sorted(programmes),
            activities=_sorted(activities),
            budget_lines=_sorted(self.budget_lines(activities)),
            reports=self.reports(),
            progress=_sorted(self.progress(activities)),
            stat_values=_sorted(self.stat_values()),
            open_rows=_sorted(self.open_rows()),
            group_statements=_sorted(self.group_statements()),
            sections=_sorted(self.sections()),
            answers=_sorted([self.answer() for _ in range(draw(st.integers(0, 2)))]),
            evidence=_sorted(self.evidence(activities)),
        )

    def local_units(self) -> list[LocalUnit]:
        if self.unit is not LOCAL:
            return []
        note = LocalUnit(
            unit=LOCAL.code,
            key=self.key(),
            kind=LOCAL.kind.value,
            name=LOCAL.name,
            symbol=LOCAL.symbol,
            valid_from=_maybe(self.draw, _DAY),
            predecessors=self.draw(st.lists(st.sampled_from(("X06040", "L-1")), max_size=2)),
        )
        return [note]

    def letterheads(self) -> list[Letterhead]:
        if not self.draw(st.booleans()):
            return []
        names = tuple(n for n in Letterhead.__struct_fields__ if n not in ("unit", "key"))
        fields = _fields(self.draw, Letterhead, names)
        return [Letterhead(**self.live, key=self.natural(Letterhead), **fields)]

    def programme(self) -> Programme:
        types = [one.code for one in self.plan.document_types if one.programme] + ["XX"]
        names = ("number", "symbol", "signatory", "title", "legal_bases", "note")
        first = self.draw(st.integers(2016, 2026))
        return Programme(
            **self.live,
            key=self.key(),
            plan=self.plan.code,
            doc_type=self.draw(st.sampled_from(types)),
            issued_on=self.draw(_DAY),
            period_from=first,
            period_to=self.draw(st.integers(2026, 2031)),
            position=self.draw(_POSITION),
            **_fields(self.draw, Programme, names),
        )

    def activities(self, programmes: list[Programme]) -> list[Activity]:
        if not programmes:
            return []
        draw = self.draw
        groups = [group.code for group in self.plan.groups]
        tasks = [task.code for group in self.plan.groups for task in group.tasks] + ["?"]
        names = (
            "content", "lead_unit", "cooperating_units", "timeframe", "product", "indicator",
            "baseline", "target", "note",
        )  # fmt: skip
        made: list[Activity] = []
        for _ in range(draw(st.integers(0, 6))):
            above = draw(st.sampled_from([None, None, *made])) if made else None
            made.append(
                Activity(
                    **self.live,
                    key=self.key(),
                    programme=above.programme
                    if above
                    else draw(st.sampled_from([one.key for one in programmes])),
                    parent=above.key if above else None,
                    group=above.group if above else draw(st.sampled_from([*groups, "gone"])),
                    plan_task=_maybe(draw, st.sampled_from(tasks), 2),
                    due_on=_maybe(draw, _DAY),
                    position=draw(_POSITION),
                    **_fields(draw, Activity, names),
                )
            )
        return made

    def budget_lines(self, activities: list[Activity]) -> list[BudgetLine]:
        draw = self.draw
        sources = [one.code for one in self.plan.funding_sources] + ["gone"]
        return [
            BudgetLine(
                **self.live,
                key=self.key(),
                activity=one.key,
                year=draw(st.integers(2020, 2030)),
                source=draw(st.sampled_from(sources)),
                planned=draw(_MONEY),
                disbursed=draw(_MONEY),
                position=draw(_POSITION),
            )
            for one in activities
            for _ in range(draw(st.sampled_from((0, 0, 1, 2))))
        ]

    def reports(self) -> list[Report]:
        if not self.draw(st.booleans()):
            return []
        return [
            Report(
                **self.scope,
                key=self.natural(Report),
                number=self.draw(_TEXT),
                issued_on=self.draw(_DAY),
                flow_from=dt.date(2025, 12, 15),
                flow_to=dt.date(2026, 12, 14),
                stock_on=dt.date(2026, 12, 31),
            )
        ]

    def progress(self, activities: list[Activity]) -> list[Progress]:
        draw = self.draw
        names = ("result", "indicator_reached", "difficulty", "cause", "proposal")
        return [
            Progress(
                **self.scope,
                key=self.natural(Progress, one.key),
                activity=one.key,
                status=draw(st.sampled_from(Status)),
                percent=draw(_SMALL),
                **_fields(draw, Progress, names),
            )
            for one in activities
            if draw(st.integers(0, 3))
        ]

    def stat_values(self) -> list[StatValue]:
        draw = self.draw
        made: list[StatValue] = []
        for form in self.plan.forms:
            places = [(row.code, column.code) for row in form.rows for column in form.columns]
            if form.layout == "list":
                places = [("*", "*")]
            chosen = draw(st.lists(st.sampled_from(places), max_size=4, unique=True))
            made += [self.stat_value(form, row, column) for row, column in chosen]
        return made

    def stat_value(self, form: StatForm, row: str, column: str) -> StatValue:
        applies = row != "*" and self.draw(st.integers(0, 3)) > 0
        return StatValue(
            **self.scope,
            key=self.natural(StatValue, form.code, row, column),
            form=form.code,
            row=row,
            column=column,
            value=self.draw(_NUMBER) if applies else None,
            not_applicable=not applies,
            reason=None if applies else self.draw(_TEXT),
        )

    def open_rows(self) -> list[OpenRow]:
        draw = self.draw
        return [
            OpenRow(
                **self.scope,
                key=self.key(),
                form=form.code,
                cells=self.cells(form),
                position=draw(_POSITION),
            )
            for form in self.plan.forms
            if form.layout == "list"
            for _ in range(draw(st.integers(0, 2)))
        ]

    def cells(self, form: StatForm) -> dict[str, int | str]:
        columns = [one for one in form.columns if not one.sum_of]
        chosen = self.draw(st.lists(st.sampled_from(columns), max_size=4, unique=True))
        cells = {one.code: self.cell(one) for one in chosen}
        return {code: value for code, value in cells.items() if value is not None}

    def cell(self, column: FormColumn) -> int | str | None:
        match column.kind:
            case "date":
                return self.draw(_DAYS).isoformat()
            case "money":
                return self.draw(_MONEY)
            case "number":
                number = self.draw(_NUMBER)
                return str(number) if isinstance(number, Decimal) else number
            case "choice":
                return self.draw(st.sampled_from([*column.choices, "Ngoài danh sách"]))
            case _:
                return self.draw(_TEXT)

    def group_statements(self) -> list[GroupStatement]:
        draw = self.draw
        return [
            GroupStatement(
                **self.scope,
                key=self.natural(GroupStatement, group.code),
                group=group.code,
                none_arising=draw(st.booleans()),
                reason=_maybe(draw, _TEXT, 1),
                summary=_maybe(draw, _TEXT, 1),
            )
            for group in self.plan.groups
            if draw(st.booleans())
        ]

    def sections(self) -> list[Section]:
        draw = self.draw
        return [
            Section(
                **self.scope,
                key=self.natural(Section, section.code),
                section=section.code,
                text=draw(_TEXT),
            )
            for section in self.plan.outline
            if draw(st.integers(0, 3)) == 0
        ]

    def answer(self) -> Answer:
        return Answer(
            **self.scope,
            key=self.key(),
            code=self.draw(st.sampled_from(("progress.late", "form.sum", "=x"))),
            record=_maybe(self.draw, _KEYS),
            field=_maybe(self.draw, st.just("percent")),
            text=self.draw(_TEXT),
        )

    def evidence(self, activities: list[Activity]) -> list[Evidence]:
        draw = self.draw
        return [
            Evidence(
                **self.scope,
                key=self.key(),
                activity=draw(st.sampled_from([None, *[one.key for one in activities]])),
                name=draw(_TEXT) or "tệp.pdf",
                size=draw(st.sampled_from((0, 1, 35_000_000, 10**15))),
                sha256=draw(st.sampled_from("0f")) * 64,
                note=_maybe(draw, _TEXT),
                position=draw(_POSITION),
            )
            for _ in range(draw(st.integers(0, 2)))
        ]


@st.composite
def cases(draw: st.DrawFn, plan: Plan | None = None) -> Case:
    """Any payload of any unit, of the shipped plan or of the tests' own."""
    plan = plan or draw(st.sampled_from((KH48, NQ45)))
    unit = draw(st.sampled_from((*UNITS, LOCAL)))
    round_code = draw(st.sampled_from(("2026", "2026-H1", "2026-Q3")))
    revision = draw(st.integers(1, 3))
    records = _Maker(draw, plan, unit, round_code).records()
    payload = payload_of(plan, unit, round_code, records)
    if revision > 1:
        payload = msgspec.structs.replace(
            payload, revision=revision, supersedes="ab" * 32, reason=draw(_TEXT)
        )
    return Case(payload, plan, unit)


def payload_of(plan: Plan, unit: Unit, round_code: str, records: Records) -> Payload:
    """The first revision that seals ``records``."""
    return Payload(
        application="1.0",
        catalogue=plan.version,
        plan=plan.code,
        unit=unit.code,
        round=round_code,
        uuid=str(uuid.uuid5(uuid.NAMESPACE_OID, f"{plan.code} {unit.code} {round_code}")),
        revision=1,
        made_at=dt.datetime(2026, 12, 10, 3, 30, tzinfo=dt.UTC),
        records=records,
    )


def with_long_text(case: Case, text: str) -> Case:
    """``case`` whose first section holds ``text``."""
    payload = case.payload
    section = Section(
        unit=payload.unit,
        key=str(uuid.UUID(int=0)),
        plan=payload.plan,
        round=payload.round,
        section=case.plan.outline[0].code,
        text=text,
    )
    others = [one for one in payload.records.sections if one.section != section.section]
    records = msgspec.structs.replace(payload.records, sections=_sorted([section, *others]))
    return case._replace(payload=msgspec.structs.replace(payload, records=records))

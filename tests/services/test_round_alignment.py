# SPDX-License-Identifier: MIT
"""Laying one round by the outlines of the others leaves the tables as laying all rounds would."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from pathlib import Path

import pytest
from desks import StillClock, new_department

from lsapp.catalogue.model import Plan
from lsapp.domain.period import RoundCode
from lsapp.domain.records import (
    Activity,
    BudgetLine,
    Evidence,
    Letterhead,
    OpenRow,
    Programme,
    Progress,
    Receipt,
    Record,
    Records,
    Section,
    derived_key,
    natural_key,
)
from lsapp.services import round_alignment
from lsapp.services.desk import Desk
from lsapp.services.holdings import is_in_step
from lsapp.services.judging import Judged
from lsapp.services.receiving import take_in
from lsapp.services.taking import Taking
from lsapp.submission.payload import Payload, canonical, digest
from lsapp.submission.round_head import report_record
from lsapp.submission.versions import read_payload

UNIT = "X06040"
ROUNDS = ["2023", "2024", "2025-H1", "2025", "2026-H1", "2026"]
PROGRAMMES = [derived_key("programme", str(number)) for number in range(3)]
ACTIVITIES = [derived_key("activity", str(number)) for number in range(9)]


def by_key(records: list[Record]) -> list[Record]:
    return [one for _, one in sorted({one.key: one for one in records}.items())]


class Submissions:
    """Random submissions of one unit: programmes live over the rounds, activities come, go and come
    back, seldom one moves to another programme or a key is used for something else.
    """

    def __init__(self, plan: Plan, seed: int, *, steady: bool) -> None:
        self._plan = plan
        self._random = random.Random(seed)
        self._steady = steady

    def write(self, folder: Path) -> list[Path]:
        folder.mkdir()
        paths = []
        for code in ROUNDS:
            before = None
            for revision in range(1, self._random.choice([2, 2, 3])):
                content = canonical(self._payload(code, revision, before))
                read_payload(content)
                before = digest(content)
                paths.append(folder / f"{code}-{revision}.json")
                paths[-1].write_bytes(content)
        return paths

    def _payload(self, code: str, revision: int, before: str | None) -> Payload:
        return Payload(
            application="1",
            catalogue=self._plan.version,
            plan=self._plan.code,
            unit=UNIT,
            round=code,
            uuid=derived_key(code),
            revision=revision,
            supersedes=before,
            reason=None if before is None else "sửa",
            made_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
            records=self._records(code),
        )

    def _some(self, share: float) -> bool:
        return self._random.random() < share

    def _words(self) -> str:
        return f"Lời {self._random.randrange(3)}"

    def _records(self, code: str) -> Records:
        whose = {"unit": UNIT, "plan": self._plan.code}
        told = whose | {"round": code}
        programmes = PROGRAMMES if self._steady else sorted(self._random.sample(PROGRAMMES, 2))
        placed = self._placed(programmes)
        evidence = [
            (derived_key("evidence", code, str(number)), self._random.choice([None, *placed]))
            for number in range(2)
        ]
        return Records(
            letterheads=[Letterhead(unit=UNIT, key=derived_key("head"), name=self._words())]
            if self._some(0.6)
            else [],
            programmes=[
                Programme(
                    **whose,
                    key=key,
                    doc_type="programme",
                    period_from=2023,
                    period_to=2030,
                    title=self._words(),
                )
                for key in sorted(programmes)
            ],
            activities=[
                Activity(
                    unit=UNIT,
                    key=key,
                    programme=placed[key],
                    group=self._plan.groups[0].code,
                    content=self._words(),
                )
                for key in sorted(placed)
            ],
            budget_lines=by_key(
                [
                    BudgetLine(
                        unit=UNIT,
                        key=derived_key("line", key if self._steady or self._some(0.9) else ""),
                        activity=key,
                        year=2025,
                        source="x",
                        planned=self._random.randrange(3),
                    )
                    for key in placed
                    if self._some(0.7)
                ]
            ),
            reports=[report_record(self._plan, RoundCode.parse(code), UNIT)],
            progress=by_key(
                [
                    Progress(
                        **told,
                        key=natural_key(Progress, UNIT, self._plan.code, code, key),
                        activity=key,
                        percent=self._random.randrange(3),
                    )
                    for key in placed
                    if self._some(0.8)
                ]
            ),
            open_rows=[
                OpenRow(
                    **told,
                    key=derived_key("row", code if self._steady or self._some(0.8) else ""),
                    form="f",
                    cells={"a": self._words()},
                )
            ],
            sections=[
                Section(**told, key=derived_key("section", code), section="1", text=self._words())
            ],
            evidence=by_key(
                [
                    Evidence(**told, key=key, activity=proven, name="tệp", size=1, sha256="0" * 64)
                    for key, proven in evidence
                ]
            ),
        )

    def _placed(self, programmes: list[str]) -> dict[str, str]:
        """Each activity under its programme."""
        placed = {}
        for number, key in enumerate(ACTIVITIES):
            home = PROGRAMMES[number % len(PROGRAMMES)]
            if not self._steady and self._some(0.15):
                home = self._random.choice(programmes)
            if home in programmes and self._some(0.95 if self._steady else 0.7):
                placed[key] = home
        return placed


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Counts how often a round was laid by outlines; after each file the tables must be in step."""
    counted: Counter[str] = Counter()
    lay_round, write = round_alignment.lay_round, Taking.write

    def counting(*arguments: object) -> bool:
        laid = lay_round(*arguments)
        counted["alone" if laid else "all rounds"] += 1
        return laid

    def checking(taking: Taking, judged: Judged, *, by_outlines: bool) -> None:
        assert by_outlines, "a file that was taken together with others was written again alone"
        write(taking, judged, by_outlines=True)
        desk = taking._desk
        assert is_in_step(desk.store, desk.plan("KH48"), UNIT, desk.catalogue.units)

    monkeypatch.setattr(round_alignment, "lay_round", counting)
    monkeypatch.setattr(Taking, "write", checking)
    return counted


def taken(desk: Desk, paths: list[Path]) -> None:
    assert all(one.settled or one.verdict.value == "conflict" for one in take_in(desk, paths))
    assert desk.store.count(Receipt) == len(paths)


@pytest.mark.parametrize("seed", range(4))
def test_rounds_in_any_order_leave_the_tables_in_step(
    tmp_path: Path, clock: StillClock, ways: Counter[str], seed: int
) -> None:
    with new_department(tmp_path / "so.lsdb", clock) as desk:
        paths = Submissions(desk.plan("KH48"), seed, steady=False).write(tmp_path / "in")
        random.Random(seed).shuffle(paths)
        taken(desk, paths)
    assert ways.total() > 0


def test_a_living_programme_is_laid_round_by_round_alone(
    tmp_path: Path, clock: StillClock, ways: Counter[str]
) -> None:
    with new_department(tmp_path / "so.lsdb", clock) as desk:
        paths = Submissions(desk.plan("KH48"), 7, steady=True).write(tmp_path / "in")
        taken(desk, paths)
    assert ways["alone"] > ways["all rounds"]


def test_outlines_outlive_the_run(
    tmp_path: Path, clock: StillClock, ways: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from lsapp.services import holding_outline

    with new_department(tmp_path / "so.lsdb", clock) as desk:
        paths = Submissions(desk.plan("KH48"), 7, steady=True).write(tmp_path / "in")
        taken(desk, paths[:-1])

        def refuse(*_: object) -> None:
            raise AssertionError("a round was read again")

        monkeypatch.setattr(holding_outline, "head_records", refuse)
        take_in(desk, paths[-1:])
        assert desk.store.count(Receipt) == len(paths)

# SPDX-License-Identifier: MIT
"""Puts a sample office together: two rounds of one unit."""

from __future__ import annotations

import hashlib

import msgspec

from lsapp.catalogue.holidays import Holidays
from lsapp.catalogue.letterheads import letterhead_for
from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.period import RoundCode
from lsapp.domain.records import (
    Activity,
    Evidence,
    GroupStatement,
    Progress,
    Record,
    Section,
    Status,
    derived_key,
    natural_key,
)
from lsapp.sampling.chance import Chance
from lsapp.sampling.forms import sample_forms
from lsapp.sampling.programme import ProgrammeMaker
from lsapp.sampling.recipe import Recipe
from lsapp.submission.round_head import report_record, round_record

_GROWTH = 0.96  # what the round before had of this round's counts


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """The records of a sample unit, parents before children; ``files`` are its evidence by SHA-256."""

    records: list[Record]
    files: dict[str, bytes]
    activities: int


def sample_unit(
    recipe: Recipe,
    plan: Plan,
    unit: Unit,
    *,
    year: int,
    seed: int,
    activities: int | None,
    evidence: bool,
    holidays: Holidays,
) -> Sample:
    """Invent a unit's programme and its rounds of ``year`` and the year before.

    ``activities`` is how many the programme has, by default as many as the recipe knows for the kind.
    """
    maker = ProgrammeMaker(recipe, plan, unit, year, seed)
    letterhead = letterhead_for(plan, unit)
    programme = maker.programme(letterhead)
    tasks = maker.activities(programme, activities)
    records: list[Record] = [letterhead, programme, *tasks, *maker.budget(tasks)]
    files: dict[str, bytes] = {}
    for code in (str(year - 1), str(year)):
        progress = maker.progress(tasks, code)
        growth = 1.0 if code == str(year) else _GROWTH
        records.append(round_record(plan, RoundCode.parse(code), holidays))
        records += progress
        records += told_in_round(recipe, plan, maker, tasks, code, growth=growth)
        if evidence and code == str(year):
            proofs, files = _evidence(recipe, plan, unit, code, maker, tasks, progress)
            records += proofs
    return Sample(records=records, files=files, activities=len(tasks))


def told_in_round(
    recipe: Recipe,
    plan: Plan,
    maker: ProgrammeMaker,
    tasks: list[Activity],
    code: str,
    *,
    growth: float,
) -> list[Record]:
    """Return what a unit tells in a round beside the results of its activities: the head of the report,
    the forms with their counts scaled by ``growth``, what is said of each group, and the texts.
    """
    unit = maker.unit
    chance = Chance("round", maker.seed, unit.code, code)
    values, rows = sample_forms(recipe, plan, unit, code, chance, growth)
    statements = _statements(recipe, plan, unit, code, chance, {one.group for one in tasks})
    sections = _sections(recipe, plan, unit, code, chance, maker)
    head = report_record(plan, RoundCode.parse(code), unit.code)
    return [head, *values, *rows, *statements, *sections]


def _statements(
    recipe: Recipe, plan: Plan, unit: Unit, code: str, chance: Chance, covered: set[str]
) -> list[GroupStatement]:
    return [
        GroupStatement(
            unit=unit.code,
            key=natural_key(GroupStatement, unit.code, plan.code, code, group.code),
            plan=plan.code,
            round=code,
            group=group.code,
            none_arising=group.code not in covered,
            reason=None if group.code in covered else chance.pick(recipe.groups.none_arising),
            summary=chance.pick(recipe.groups.summary) if group.code in covered else None,
        )
        for group in plan.groups
    ]


def _sections(
    recipe: Recipe, plan: Plan, unit: Unit, code: str, chance: Chance, maker: ProgrammeMaker
) -> list[Section]:
    return [
        Section(
            unit=unit.code,
            key=natural_key(Section, unit.code, plan.code, code, section.code),
            plan=plan.code,
            round=code,
            section=section.code,
            text=maker.say(chance.pick(recipe.sections[section.code])),
        )
        for section in plan.outline
        if section.code in recipe.sections
    ]


def _evidence(
    recipe: Recipe,
    plan: Plan,
    unit: Unit,
    code: str,
    maker: ProgrammeMaker,
    tasks: list[Activity],
    progress: list[Progress],
) -> tuple[list[Record], dict[str, bytes]]:
    """Small text files that prove the first activities which are said to be done."""
    done = {one.activity for one in progress if one.status is Status.COMPLETED}
    proven = [one for one in tasks if one.key in done]
    records: list[Record] = []
    files: dict[str, bytes] = {}
    for place, (name, task) in enumerate(zip(recipe.evidence.names, proven, strict=False)):
        text = f"{maker.say(recipe.evidence.text)}\n{name}\n{task.content}\n"
        content = text.encode()
        sha256 = hashlib.sha256(content).hexdigest()
        files[sha256] = content
        records.append(
            Evidence(
                unit=unit.code,
                key=derived_key("sample", unit.code, code, "evidence", str(place)),
                plan=plan.code,
                round=code,
                activity=task.key,
                name=name,
                size=len(content),
                sha256=sha256,
                position=place,
            )
        )
    return records, files

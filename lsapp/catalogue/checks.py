# SPDX-License-Identifier: MIT
"""What must hold in a plan's data beyond its shape: codes, references, dates, the outline."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from lsapp.catalogue.faults import FaultList, FileFaults
from lsapp.catalogue.form_checks import check_form
from lsapp.catalogue.letterheads import PLACEHOLDERS, unknown_placeholders
from lsapp.catalogue.model import LetterheadDefaults, OutlineSection, Plan, TaskGroup, UnitKind
from lsapp.catalogue.version import PATTERN as VERSION

PREFIX: Final = re.compile(r"[A-Z][A-Z0-9]{0,15}")
TASK_CODE: Final = re.compile(r"[0-9A-Za-z]{1,8}(?:[.-][0-9A-Za-z]{1,8}){0,3}")
CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
TYPE_CODE: Final = re.compile(r"[^\W\d_]{1,8}")

_PREFIX_WORDS: Final = "chữ in hoa không dấu và số, bắt đầu bằng chữ"
_TASK_WORDS: Final = "chữ không dấu và số, ngăn bằng dấu chấm"
_CODE_WORDS: Final = "chữ thường không dấu, số và gạch dưới, bắt đầu bằng chữ"


def check_plan(plan: Plan, folder: Path, form_files: Sequence[Path], faults: FaultList) -> None:
    """Add a fault for everything in ``plan`` that does not hold together.

    ``form_files`` are the files of ``plan.forms``, in the same order.
    """
    _check_head(plan, FileFaults(folder / "plan.toml", faults))
    _check_groups(plan, FileFaults(folder / "groups.toml", faults))
    _check_outline(plan.outline, FileFaults(folder / "outline.toml", faults))
    _check_funding(plan, FileFaults(folder / "funding.toml", faults))
    _check_documents(plan, FileFaults(folder / "documents.toml", faults))
    _check_letterheads(plan, FileFaults(folder / "letterheads.toml", faults))
    for form, file in zip(plan.forms, form_files, strict=True):
        check_form(form, FileFaults(file, faults))


def check_references(
    plan: Plan, folder: Path, units: Mapping[str, object], faults: FaultList
) -> None:
    """Add a fault for every unit that ``plan`` names and the list of units does not have."""
    where = "organisations.csv"
    head = FileFaults(folder / "plan.toml", faults)
    head.known("compiling_unit", (plan.compiling_unit,), units, where)
    letterheads = FileFaults(folder / "letterheads.toml", faults)
    for index, entry in enumerate(plan.letterheads):
        letterheads.known(f"letterheads[{index}].units", entry.units, units, where)


def _check_head(plan: Plan, file: FileFaults) -> None:
    file.pattern("code", plan.code, PREFIX, _PREFIX_WORDS)
    file.pattern("file_prefix", plan.file_prefix, PREFIX, _PREFIX_WORDS)
    file.pattern("version", plan.version, VERSION, "các số ngăn bằng dấu chấm, như 2026.1")
    file.in_order("valid_from", plan.issued_on, plan.valid_from, "issued_on")
    file.in_order("valid_to", plan.valid_from, plan.valid_to, "valid_from")
    bases = [(f"legal_bases[{index}]", basis) for index, basis in enumerate(plan.legal_bases)]
    file.unique((f"{key}.number", f"{basis.number} {basis.issued_on}") for key, basis in bases)
    for key, basis in bases:
        file.in_order(f"{key}.valid_from", basis.issued_on, basis.valid_from, "issued_on")
        first = basis.valid_from or basis.issued_on
        file.in_order(f"{key}.valid_to", first, basis.valid_to, "valid_from")


def _check_groups(plan: Plan, file: FileFaults) -> None:
    if not plan.groups:
        file.add("groups", "none_of", what="nhóm nhiệm vụ")
    keyed = [(f"groups[{index}]", group) for index, group in enumerate(plan.groups)]
    file.unique((f"{key}.code", group.code) for key, group in keyed)
    file.unique(
        (f"{key}.tasks[{index}].code", task.code)
        for key, group in keyed
        for index, task in enumerate(group.tasks)
    )
    for key, group in keyed:
        file.pattern(f"{key}.code", group.code, TASK_CODE, _TASK_WORDS)
        file.in_order(f"{key}.deadline", plan.issued_on, group.deadline, "issued_on")
        file.in_order(f"{key}.deadline", group.deadline, plan.valid_to, "deadline")
        _check_tasks(plan, group, key, file)


def _check_tasks(plan: Plan, group: TaskGroup, group_key: str, file: FileFaults) -> None:
    for index, task in enumerate(group.tasks):
        key = f"{group_key}.tasks[{index}]"
        file.pattern(f"{key}.code", task.code, TASK_CODE, _TASK_WORDS)
        file.no_repeats(f"{key}.applies_to", task.applies_to)
        file.in_order(f"{key}.deadline", plan.issued_on, task.deadline, "issued_on")
        file.in_order(f"{key}.deadline", task.valid_from, task.deadline, "valid_from")
        file.in_order(f"{key}.valid_from", task.valid_from, plan.valid_to, "valid_from")


def _check_outline(outline: Sequence[OutlineSection], file: FileFaults) -> None:
    file.unique((f"outline[{index}].code", one.code) for index, one in enumerate(outline))
    count = sum(one.by_group for one in outline)
    if count != 1:
        file.add("outline", "by_group", count=count)
    before = 0
    for index, one in enumerate(outline):
        file.pattern(f"outline[{index}].code", one.code, CODE, _CODE_WORDS)
        if not 1 <= one.level <= 3:
            file.add(f"outline[{index}].level", "range", low=1, high=3)
        elif one.level > before + 1:
            file.add(f"outline[{index}].level", "level_jump", level=one.level, before=before)
        before = one.level


def _check_funding(plan: Plan, file: FileFaults) -> None:
    if not plan.funding_sources:
        file.add("funding_sources", "none_of", what="nguồn vốn")
    keyed = [(f"funding_sources[{at}]", one) for at, one in enumerate(plan.funding_sources)]
    for field in ("code", "name", "short"):
        file.unique((f"{key}.{field}", getattr(one, field)) for key, one in keyed)
    for key, one in keyed:
        file.pattern(f"{key}.code", one.code, CODE, _CODE_WORDS)


def _check_documents(plan: Plan, file: FileFaults) -> None:
    keyed = [(f"document_types[{at}]", one) for at, one in enumerate(plan.document_types)]
    for field in ("code", "name"):
        file.unique((f"{key}.{field}", getattr(one, field)) for key, one in keyed)
    for key, one in keyed:
        file.pattern(f"{key}.code", one.code, TYPE_CODE, "chữ viết tắt tên loại, như KH, CTr")
    if not any(one.programme for one in plan.document_types):
        file.add("document_types", "none_of", what="loại văn bản có programme = true")


def _check_letterheads(plan: Plan, file: FileFaults) -> None:
    keyed = [(f"letterheads[{index}]", one) for index, one in enumerate(plan.letterheads)]
    file.unique((f"{key}.kinds", kind) for key, one in keyed for kind in one.kinds)
    file.unique((f"{key}.units", unit) for key, one in keyed for unit in one.units)
    types = {one.code for one in plan.document_types}
    for key, one in keyed:
        if not one.kinds and not one.units:
            file.add(key, "none_of", what="loại đơn vị (kinds) hoặc mã đơn vị (units)")
        for field, symbol in (
            ("report_symbol", one.report_symbol),
            ("programme_symbol", one.programme_symbol),
        ):
            file.known(f"{key}.{field}", (symbol.partition("-")[0],), types, "documents.toml")
        _check_placeholders(one, key, file)
    covered = {kind for one in plan.letterheads for kind in one.kinds}
    for kind in UnitKind:
        if kind not in covered:
            file.add("letterheads", "uncovered", value=kind)


def _check_placeholders(entry: LetterheadDefaults, key: str, file: FileFaults) -> None:
    known = ", ".join(PLACEHOLDERS)
    for field in entry.__struct_fields__:
        value = getattr(entry, field)
        texts = (value,) if isinstance(value, str) else value if field == "recipients" else ()
        for text in texts:
            for name in unknown_placeholders(text):
                file.add(f"{key}.{field}", "placeholder", value=name, known=known)

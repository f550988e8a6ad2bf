# SPDX-License-Identifier: MIT
"""Every rule speaks where it should, and stays silent right beside it."""

from __future__ import annotations

import pytest
from rule_builders import clean_context
from rule_cases import ALSO_FIRES, ALSO_SILENT, CASES
from rule_changes import Case, Change

from lsapp.rules.registry import RULES, check


def _codes(change: Change) -> set[str]:
    return {finding.code for finding in check(change(clean_context()))}


def test_nothing_is_found_in_clean_records() -> None:
    assert check(clean_context()) == []


def test_every_rule_has_a_case_for_speaking_and_for_silence() -> None:
    assert sorted(case.code for case in CASES) == sorted(rule.code for rule in RULES)


@pytest.mark.parametrize("case", CASES, ids=[case.code for case in CASES])
def test_rule_speaks_of_the_record_and_field(case: Case) -> None:
    found = [one for one in check(case.fires(clean_context())) if one.code == case.code]
    assert [(one.record, one.field) for one in found] == [(case.record, case.field)]


@pytest.mark.parametrize("case", CASES, ids=[case.code for case in CASES])
def test_rule_is_silent_right_beside_it(case: Case) -> None:
    assert case.code not in _codes(case.silent)


@pytest.mark.parametrize(("code", "change"), ALSO_FIRES, ids=[one[0] for one in ALSO_FIRES])
def test_rule_speaks_of_its_other_cases(code: str, change: Change) -> None:
    assert code in _codes(change)


@pytest.mark.parametrize(("code", "change"), ALSO_SILENT, ids=[one[0] for one in ALSO_SILENT])
def test_rule_is_silent_in_its_other_cases(code: str, change: Change) -> None:
    assert code not in _codes(change)


@pytest.mark.parametrize("case", CASES, ids=[case.code for case in CASES])
def test_finding_says_where_what_and_the_next_step(case: Case) -> None:
    for finding in check(case.fires(clean_context())):
        assert finding.where
        assert finding.label
        assert finding.message.endswith((".", "…"))
        assert finding.remedy.endswith(".")
        assert "{" not in finding.message + finding.where + (finding.source or "")

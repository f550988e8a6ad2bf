# SPDX-License-Identifier: MIT
"""All rules, and the one function that runs them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lsapp.rules.activity_rules import ACTIVITY_RULES
from lsapp.rules.context import Context
from lsapp.rules.evidence_rules import EVIDENCE_RULES
from lsapp.rules.finding import Finding
from lsapp.rules.form_rules import FORM_RULES
from lsapp.rules.group_rules import GROUP_RULES
from lsapp.rules.list_rules import LIST_RULES
from lsapp.rules.money_rules import MONEY_RULES
from lsapp.rules.outline_rules import OUTLINE_RULES
from lsapp.rules.programme_rules import PROGRAMME_RULES
from lsapp.rules.progress_rules import PROGRESS_RULES
from lsapp.rules.record_rules import RECORD_RULES
from lsapp.rules.report_rules import REPORT_RULES
from lsapp.rules.rule import Rule
from lsapp.rules.schedule_rules import SCHEDULE_RULES
from lsapp.rules.sum_rules import SUM_RULES
from lsapp.rules.text_rules import TEXT_RULES

RULES: Final[tuple[Rule, ...]] = (
    *PROGRAMME_RULES,
    *GROUP_RULES,
    *OUTLINE_RULES,
    *ACTIVITY_RULES,
    *MONEY_RULES,
    *PROGRESS_RULES,
    *SCHEDULE_RULES,
    *EVIDENCE_RULES,
    *FORM_RULES,
    *SUM_RULES,
    *LIST_RULES,
    *REPORT_RULES,
    *TEXT_RULES,
    *RECORD_RULES,
)
"""Every rule, in the order of the pages."""


def check(context: Context) -> list[Finding]:
    """Return what all rules find: hard before soft, then in the order of the pages and their rows.

    The same context gives the same list. Time grows with the number of records, not its square.
    """
    found = [
        (finding.level, order, index, finding)
        for index, rule in enumerate(RULES)
        for order, finding in rule.faults(context)
    ]
    found.sort(key=lambda one: one[:3])
    return [finding for *_, finding in found]


def blocking(findings: Iterable[Finding]) -> list[Finding]:
    """Return those that block the export; an answer does not lift them."""
    return [finding for finding in findings if finding.level == "hard"]

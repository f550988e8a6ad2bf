# SPDX-License-Identifier: MIT
"""The letterhead that a unit starts with, filled from its plan's defaults."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter
from typing import Final

from lsapp.catalogue.model import LetterheadDefaults, Plan, Unit
from lsapp.catalogue.names import plain_name
from lsapp.domain.records import Letterhead, natural_key

PLACEHOLDERS: Final = ("{NAME}", "{name}", "{PLAIN}", "{plain}", "{place}", "{symbol}")


def letterhead_for(plan: Plan, unit: Unit) -> Letterhead:
    """Return the letterhead of ``unit`` as the plan's defaults fill it; the same key each time.

    ``recipients`` is one receiver a line, without dash and semicolon; ``archive_mark`` what follows
    "Lưu:". Where the plan has nothing for this kind of unit, only the name is filled.
    """
    key = natural_key(Letterhead, unit.code)
    defaults = letterhead_defaults(plan, unit)
    if defaults is None:
        return Letterhead(unit=unit.code, key=key, name=unit.name.upper())
    facts = _facts(unit)

    def fill(text: str | None) -> str | None:
        return None if text is None else text.format_map(facts)

    return Letterhead(
        unit=unit.code,
        key=key,
        parent_body=fill(defaults.parent_body),
        name=fill(defaults.name),
        place=fill(defaults.place),
        authority=fill(defaults.authority),
        signer_title=fill(defaults.signer_title),
        addressee=fill(defaults.addressee),
        recipients="\n".join(defaults.recipients).format_map(facts) or None,
        archive_mark=fill(defaults.archive_mark),
        report_symbol=fill(defaults.report_symbol),
        programme_symbol=fill(defaults.programme_symbol),
    )


def letterhead_defaults(plan: Plan, unit: Unit) -> LetterheadDefaults | None:
    """Return what the plan prints for ``unit``: its own entry, else that of its kind, else
    ``None``.
    """
    own = next((one for one in plan.letterheads if unit.code in one.units), None)
    return own or next((one for one in plan.letterheads if unit.kind in one.kinds), None)


def unknown_placeholders(text: str) -> Iterator[str]:
    """Yield what stands in braces in ``text`` and cannot be filled, or a stray brace."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        yield "{ }"
        return
    for _, name, layout, conversion in parts:
        if name is None:
            continue
        shown = (
            f"{{{name}{'!' + conversion if conversion else ''}{':' + layout if layout else ''}}}"
        )
        if shown not in PLACEHOLDERS:
            yield shown


def _facts(unit: Unit) -> dict[str, str]:
    plain = plain_name(unit)
    return {
        "NAME": unit.name.upper(),
        "name": unit.name,
        "PLAIN": plain.upper(),
        "plain": plain,
        "place": unit.name if unit.person_named else plain,
        "symbol": unit.symbol,
    }

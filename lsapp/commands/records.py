# SPDX-License-Identifier: MIT
"""Commands on the records of one database: sample, new, findings, search, undo."""

from __future__ import annotations

import argparse

from lsapp.commands.output import Output
from lsapp.domain.records import LocalUnit, Role, natural_key
from lsapp.errors import UserError
from lsapp.services.desk import create_desk, installed_catalogue, open_desk


def demo(arguments: argparse.Namespace, output: Output) -> int:
    """Make a sample database and say what is in it."""
    from lsapp.services.sampling import make_sample

    units = None if arguments.units is None else arguments.units.split(",")
    made = make_sample(
        arguments.db,
        units=units,
        year=arguments.year,
        activities=arguments.activities,
        seed=arguments.seed,
        plan=arguments.plan,
    )
    output.say(
        output.words(
            "demo.made", path=str(arguments.db), units=made.units, activities=made.activities
        )
    )
    return 0


def create(arguments: argparse.Namespace, output: Output) -> int:
    """Make an empty database, for a unit of the catalogue or, with ``--name``, for a local one."""
    source = installed_catalogue()
    catalogue = source.load()
    plan = arguments.plan or catalogue.plans[0].code
    local: list[LocalUnit] = []
    if arguments.name:
        local = [
            LocalUnit(
                unit=arguments.unit,
                key=natural_key(LocalUnit, arguments.unit),
                kind=arguments.kind,
                name=arguments.name,
            )
        ]
    catalogue.units.with_local(local).get(arguments.unit)
    create_desk(
        arguments.db,
        unit=arguments.unit,
        role=Role(arguments.role),
        plan=plan,
        local_units=local,
        source=source,
    ).close()
    output.say(output.words("database.created", path=str(arguments.db)))
    return 0


def findings(arguments: argparse.Namespace, output: Output) -> int:
    """List what the rules find; 1 when something blocks the export.

    The findings' own words are Vietnamese in every language, as the papers they speak of are.
    """
    from lsapp.services.checking import check_round
    from lsapp.services.exporting import units_to_export

    with open_desk(arguments.db) as desk:
        plan = desk.plan(arguments.plan)
        found = {
            unit: check_round(desk, plan, unit, arguments.round)
            for unit in units_to_export(desk, plan, arguments.unit)
        }
    if arguments.json:
        output.json([{"unit": unit, "findings": found[unit]} for unit in found])
    else:
        for unit, ones in found.items():
            hard = sum(1 for one in ones if one.level == "hard")
            output.line(output.words("findings.count", unit=unit, hard=hard, soft=len(ones) - hard))
            for one in ones:
                mark = output.words("mark.hard" if one.level == "hard" else "mark.soft")
                output.line(f"  {mark}  {one.where}: {one.message} {one.remedy} [{one.code}]")
    return int(any(one.level == "hard" for ones in found.values() for one in ones))


def search(arguments: argparse.Namespace, output: Output) -> int:
    """Print the records that hold all the words."""
    from lsapp.services.searching import find

    with open_desk(arguments.db) as desk:
        found = find(desk, arguments.text, unit=arguments.unit, limit=arguments.limit)
    if arguments.json:
        output.json(found)
    else:
        for one in found:
            output.line(f"{one.unit}  {one.label}: {one.words}")
        if not found:
            output.say(output.words("search.nothing", text=arguments.text))
    return 0


def convert(arguments: argparse.Namespace, output: Output) -> int:
    """Show the texts in TCVN3 or VNI with their conversion; with ``--apply`` take it, as one action."""
    from lsapp.services.recording import convert_legacy, legacy_texts

    with open_desk(arguments.db) as desk:
        found = legacy_texts(desk, arguments.unit or desk.office.unit)
        if arguments.apply and found:
            convert_legacy(desk, found)
    if arguments.json:
        output.json(found)
    else:
        for one in found:
            output.line(f"{one.label} [{one.encoding}]: {one.before}\n    -> {one.after}")
    output.say(
        output.words("convert.done" if arguments.apply else "convert.found", count=len(found))
    )
    return 0


def undo(arguments: argparse.Namespace, output: Output) -> int:
    """Take the last action back."""
    from lsapp.services.history import undo_last

    with open_desk(arguments.db) as desk:
        name = undo_last(desk)
    if name is None:
        raise UserError("history.nothing_to_undo")
    output.say(output.words("history.undone", name=name))
    return 0


def redo(arguments: argparse.Namespace, output: Output) -> int:
    """Do again what was taken back."""
    from lsapp.services.history import redo_last

    with open_desk(arguments.db) as desk:
        name = redo_last(desk)
    if name is None:
        raise UserError("history.nothing_to_redo")
    output.say(output.words("history.redone", name=name))
    return 0

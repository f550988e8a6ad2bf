# SPDX-License-Identifier: MIT
"""Commands between offices: export, template, show, check, intake."""

from __future__ import annotations

import argparse
import glob
from pathlib import Path
from typing import Any

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.commands.output import Output
from lsapp.domain.records import Role
from lsapp.errors import UserError
from lsapp.services.desk import Desk, create_desk, evidence_folder, installed_catalogue, open_desk


def export(arguments: argparse.Namespace, output: Output) -> int:
    """Seal and write the submissions of a round, or the programmes.

    A unit that cannot be exported is told with its findings and does not stop the others; then 1.
    """
    from lsapp.services import exporting

    what = arguments.what
    allowed = exporting.FORMATS if what == "submission" else exporting.PROGRAMME_FORMATS
    formats = read_formats(arguments.format, allowed)
    if formats is None:
        known = ", ".join(allowed)
        output.say(output.words("export.unknown_format", format=arguments.format, known=known))
        return 2
    failed = False
    with open_desk(arguments.db) as desk:
        plan = desk.plan(arguments.plan)
        units = exporting.units_to_export(desk, plan, arguments.unit)
        for unit in units:
            try:
                done = _export_one(desk, plan, unit, arguments, formats)
            except UserError as error:
                if len(units) == 1 or error.code in _NOT_OF_ONE_UNIT:
                    _tell(output, error)
                    return 1
                output.say(f"{unit}:")
                _tell(output, error)
                failed = True
                continue
            for one in done.warnings:
                output.say(
                    f"  {output.words('mark.soft')}  {one.where}: {one.message} [{one.code}]"
                )
            for path in done.files:
                output.line(str(path))
    return int(failed)


_NOT_OF_ONE_UNIT = frozenset(
    {"disk.full", "folder.missing", "folder.read_only", "round.unreadable", "fonts.missing"}
)


def _tell(output: Output, error: UserError) -> None:
    """Say what went wrong, with the findings that block where there are some."""
    output.error(error)
    for one in getattr(error, "findings", ()):
        mark = output.words("mark.hard")
        output.say(f"  {mark}  {one.where}: {one.message} {one.remedy} [{one.code}]")


def _export_one(
    desk: Desk, plan: Plan, unit: str, arguments: argparse.Namespace, formats: list[str]
) -> Any:
    from lsapp.services import exporting

    if arguments.what == "programme":
        return exporting.export_programmes(
            desk, plan, unit, arguments.round, formats, arguments.out
        )
    return exporting.export_submission(
        desk, plan, unit, arguments.round, formats, arguments.out, reason=arguments.revision_reason
    )


def read_formats(text: str | None, allowed: tuple[str, ...]) -> list[str] | None:
    """Return the formats asked for, all by default; ``None`` where one is not known."""
    wanted = list(allowed) if text is None else [one.strip() for one in text.split(",")]
    return wanted if set(wanted) <= set(allowed) else None


def template(arguments: argparse.Namespace, output: Output) -> int:
    """Write the blank template of a unit and round."""
    from lsapp.services.templates import write_template

    catalogue = installed_catalogue().load()
    plan = catalogue.plan(arguments.plan) if arguments.plan else catalogue.plans[0]
    write_template(catalogue, plan, arguments.unit, arguments.round, arguments.out)
    output.line(str(arguments.out))
    return 0


def show(arguments: argparse.Namespace, output: Output) -> int:
    """Print the payload of a file, or the records of a database, as canonical JSON."""
    if arguments.file is not None:
        from lsapp.services.examining import payload_in

        output.data(payload_in(arguments.file, installed_catalogue()))
        return 0
    if arguments.db is None or arguments.round is None:
        output.say(output.words("show.usage"))
        return 2
    from lsapp.services.showing import records_shown

    with open_desk(arguments.db) as desk:
        unit = arguments.unit or desk.office.unit
        output.data(records_shown(desk, desk.plan(arguments.plan), unit, arguments.round))
    return 0


def check(arguments: argparse.Namespace, output: Output) -> int:
    """Tell of each file whether it is sound, whose it is and which revision; 1 for edited or worse."""
    from lsapp.services.examining import examine_files

    outcomes = examine_files(arguments.files, installed_catalogue())
    if arguments.json:
        output.json([_plain(one) for one in outcomes])
    else:
        for one in outcomes:
            _print_outcome(one, output)
    return int(not outcomes or any(not one.sound for one in outcomes))


def intake(arguments: argparse.Namespace, output: Output) -> int:
    """Take files in; 1 when any was held or refused."""
    from lsapp.services.receiving import take_in

    with _desk_for_intake(arguments, output) as desk:
        outcomes = take_in(
            desk, arguments.paths, dry_run=arguments.dry_run, edited=arguments.edited
        )
    if arguments.json:
        output.json([_plain(one) for one in outcomes])
    else:
        for one in outcomes:
            _print_outcome(one, output)
    if not outcomes:
        output.say(output.words("intake.nothing"))
    return int(not outcomes or any(not one.settled for one in outcomes))


def _desk_for_intake(arguments: argparse.Namespace, output: Output) -> Desk:
    """Open the database; where there was never one, make the compiling department's, and say so.

    Files left beside it mean that a database is missing: then it is an error, as everywhere.
    """
    path: Path = arguments.db
    traces = evidence_folder(path).exists() or any(path.parent.glob(glob.escape(path.name) + "-*"))
    if path.exists() or traces or arguments.dry_run:
        return open_desk(path)
    for source in arguments.paths:
        if not source.exists():
            raise UserError("file.missing", path=str(source))
    sources = installed_catalogue()
    plan = sources.load().plans[0]
    desk = create_desk(
        path, unit=plan.compiling_unit, role=Role.COMPILING, plan=plan.code, source=sources
    )
    output.say(output.words("intake.database_created", path=str(path), unit=plan.compiling_unit))
    return desk


def _plain(outcome: Any) -> dict[str, Any]:
    """An outcome for JSON, its notes in words as well."""
    return dict(msgspec.to_builtins(outcome))


def _print_outcome(outcome: Any, output: Output) -> None:
    from lsapp.services.intake_steps import shown_path

    who = " ".join(
        str(part)
        for part in (outcome.unit, outcome.round, outcome.revision and f"r{outcome.revision}")
        if part
    )
    verdict = str(outcome.verdict)
    mark = output.words(f"verdict.{verdict}")
    output.line(f"{shown_path(outcome.path)}: {mark} ({verdict}) {who}".rstrip())
    for note in outcome.findings:
        place = ", ".join(part for part in (note.where, note.label) if part)
        words = output.words(note.code, **note.facts)
        output.line(f"    {place + ': ' if place else ''}{words}")
    for edit in outcome.edits:
        place = edit.where if edit.label in edit.where else f"{edit.where}, {edit.label}"
        if edit.change == "changed":
            empty = output.words("edit.empty")
            sealed, seen = (empty if one is None else one for one in (edit.sealed, edit.seen))
            output.line(f"    {place}: {sealed} -> {seen}")
        else:
            output.line(f"    {place}: {output.words(f'edit.{edit.change}')}")

# SPDX-License-Identifier: MIT
"""The commands for what waits for a decision: waiting, assign. Other decisions are taken in the window."""

from __future__ import annotations

import argparse

from lsapp.commands.output import Output
from lsapp.services.desk import open_desk


def waiting(arguments: argparse.Namespace, output: Output) -> int:
    """List files with edited cells, strangers and conflicts of a round."""
    from lsapp.services.waiting import waiting_in_round

    with open_desk(arguments.db) as desk:
        found = waiting_in_round(desk, desk.plan(arguments.plan), arguments.round)
    if arguments.json:
        output.json(found)
        return 0
    for one in found:
        unit, files = one.unit, ", ".join(one.files)
        match one.kind:
            case "edited":
                words = output.words("waiting.edited", unit=unit, files=files)
            case "foreign":
                words = output.words("waiting.foreign", unit=unit, files=files)
            case "locked":
                revision = one.revision
                words = output.words("waiting.locked", unit=unit, files=files, revision=revision)
            case "conflict":
                revision = one.revision
                words = output.words("waiting.conflict", unit=unit, files=files, revision=revision)
        output.line(words)
    if not found:
        output.say(output.words("waiting.nothing"))
    return 0


def assign(arguments: argparse.Namespace, output: Output) -> int:
    """Give a waiting file of an unknown unit to a known one; tell what became of it."""
    from lsapp.services import stranger_files

    with open_desk(arguments.db) as desk:
        plan = desk.plan(arguments.plan)
        receipt = stranger_files.find_stranger(desk, plan, arguments.round, arguments.file)
        report = stranger_files.read_stranger(desk, receipt)
        giving = stranger_files.look_at_giving(desk, report, arguments.unit)
        stranger_files.give_to_unit(desk, report, arguments.unit, arguments.reason)
    verdict = "edited" if giving.edited_cells else giving.verdict.value
    output.line(
        output.words(
            "assign.done",
            file=receipt.file_name,
            sealed=report.sealed_unit,
            unit=giving.unit.name,
            verdict=output.words(f"verdict.{verdict}"),
        )
    )
    if giving.edited_cells:
        output.line(output.words("assign.edited"))
    for note in giving.notes:
        output.line(output.words(note.code, **note.facts))
    return 0

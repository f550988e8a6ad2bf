# SPDX-License-Identifier: MIT
"""Commands that keep a database safe: backup, restore, doctor."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

from lsapp.commands.output import Output

if TYPE_CHECKING:
    from lsapp.storage.doctor import Check, DoctorReport

_MARK: Final = 4
_TOLD: Final = 3
"""Damages that are told one by one; the JSON has them all."""


def backup(arguments: argparse.Namespace, output: Output) -> int:
    """Write a verified backup."""
    from lsapp.services import safekeeping

    safekeeping.back_up(arguments.db, arguments.out)
    output.say(output.words("backup.done", path=str(arguments.out)))
    return 0


def restore(arguments: argparse.Namespace, output: Output) -> int:
    """Bring a backup back; the state before is kept."""
    from lsapp.services import safekeeping

    kept = safekeeping.bring_back(arguments.file, arguments.db)
    output.say(output.words("restore.done", path=str(arguments.db)))
    if kept is not None:
        output.say(output.words("restore.kept", path=str(kept)))
    return 0


def doctor(arguments: argparse.Namespace, output: Output) -> int:
    """Tell how a database is; 1 when something is wrong."""
    from lsapp.services import safekeeping

    report = safekeeping.examine(arguments.db)
    if arguments.json:
        output.json(report)
    else:
        for check in report.checks:
            mark = output.words("mark.ok" if check.ok else "mark.bad").ljust(_MARK)
            name = output.words(f"doctor.{check.code}")
            output.line(f"{mark}  {name}  {_detail(report, check, output)}".rstrip())
    return 0 if report.ok else 1


def _detail(report: DoctorReport, check: Check, output: Output) -> str:
    """Return what was found in the words of this run; bare numbers stay as they are."""
    if check.code == "readable":
        return output.words("doctor.detail.readable", cause=check.detail)
    if check.code == "sound" and check.detail:
        told = check.detail.splitlines()
        return output.words("doctor.detail.sound", count=len(told), told=told[:_TOLD])
    if check.code == "evidence":
        missing, altered = len(report.evidence_missing), len(report.evidence_altered)
        return output.words("doctor.detail.evidence", missing=missing, altered=altered)
    return check.detail

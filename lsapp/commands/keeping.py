# SPDX-License-Identifier: MIT
"""Commands that keep a database safe: backup, restore, doctor."""

from __future__ import annotations

import argparse

from lsapp.commands.output import Output


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
            mark = "ĐẠT " if check.ok else "HỎNG"
            output.line(f"{mark}  {output.words(f'doctor.{check.code}')}  {check.detail}".rstrip())
    return 0 if report.ok else 1

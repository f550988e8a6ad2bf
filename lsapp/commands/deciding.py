# SPDX-License-Identifier: MIT
"""The command that lists what waits for a decision: waiting. Deciding itself is done in the window."""

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
            case "conflict":
                revision = one.revision
                words = output.words("waiting.conflict", unit=unit, files=files, revision=revision)
        output.line(words)
    if not found:
        output.say(output.words("waiting.nothing"))
    return 0

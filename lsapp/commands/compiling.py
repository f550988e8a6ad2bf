# SPDX-License-Identifier: MIT
"""The command of the compiling department: compile."""

from __future__ import annotations

import argparse

from lsapp.commands.output import Output
from lsapp.services.desk import open_desk


def compile_round(arguments: argparse.Namespace, output: Output) -> int:
    """Write the provincial report of a round; tell how many reports stand behind it."""
    from lsapp.services import compiling

    formats = [one.strip() for one in (arguments.format or ",".join(compiling.FORMATS)).split(",")]
    with open_desk(arguments.db) as desk:
        compiled = compiling.compile_round(desk, desk.plan(arguments.plan), arguments.round)
    files = compiling.write_compiled(compiled, formats, arguments.out)
    figures = compiled.figures
    output.say(
        output.words(
            "compile.done",
            counted=len(figures.counted),
            owing=len(figures.owing),
            not_accepted=sum(not line.accepted for line in figures.counted),
        )
    )
    for path in files:
        output.line(str(path))
    return 0

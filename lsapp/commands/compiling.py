# SPDX-License-Identifier: MIT
"""The command of the compiling department: compile."""

from __future__ import annotations

import argparse

from lsapp.commands.exchange import read_formats
from lsapp.commands.output import Output
from lsapp.services.desk import open_desk


def compile_round(arguments: argparse.Namespace, output: Output) -> int:
    """Write the provincial report of a round; tell how many reports stand behind it."""
    from lsapp.services import compiled_words, compiling

    formats = read_formats(arguments.format, compiling.FORMATS)
    if formats is None:
        known = ", ".join(compiling.FORMATS)
        output.say(output.words("export.unknown_format", format=arguments.format, known=known))
        return 2
    with open_desk(arguments.db) as desk:
        compiled = compiled_words.compile_report(desk, desk.plan(arguments.plan), arguments.round)
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

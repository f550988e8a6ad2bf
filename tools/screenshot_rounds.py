# SPDX-License-Identifier: MIT
"""What is drawn of the department's grid of units by rounds."""

from __future__ import annotations

from typing import Final

from tools.screenshot_stage import Stage
from ui import places
from ui.pages.compiling import ROUNDS, CompilingPage
from ui.widgets.compiling_rounds import CompilingRounds

STATES: Final = {
    "compiling-rounds": "ui/widgets/compiling_rounds.py",
    "compiling-rounds-chosen": "ui/widgets/compiling_rounds_table.py",
    "compiling-rounds-filtered": "ui/widgets/compiling_rounds.py",
}
"""The states by their names, each with the module that draws it."""
_UNIT: Final = "X06040"


def act(name: str, stage: Stage) -> None:
    """Bring the window into the state of that name."""
    rounds = _turn_to_rounds(stage)
    match name:
        case "compiling-rounds-chosen":
            row, column = rounds.model.place_of(_UNIT, rounds.codes[0])
            rounds.table.setFocus()
            rounds.table.setCurrentIndex(rounds.model.index(row, column))
            stage.press("Shift+Down")
        case "compiling-rounds-filtered":
            rounds.states.setCurrentIndex(2)
            rounds.states.activated.emit(2)
    stage.settle()


def _turn_to_rounds(stage: Stage) -> CompilingRounds:
    stage.window.show_page(places.COMPILING)
    page = stage.window.current_page
    if not isinstance(page, CompilingPage):
        raise LookupError("the compiling page is not shown")
    page.tabs.setCurrentIndex(ROUNDS)
    rounds = page.rounds
    if rounds is None:
        raise LookupError("the grid of rounds is not built")
    reading = page.reading
    stage.wait_for(lambda: set(rounds.codes) <= reading.boards.keys() and not reading.is_reading)
    return rounds

# SPDX-License-Identifier: MIT
"""English words: printing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "print.no_printer": "There is no printer on this computer. Install one and try again, or export the "
    "PDF and print it on another computer.",
    "print.refused": "The printer[ {printer}] did not take the document; nothing has been printed. See "
    "that it is switched on and connected and print again, or export the PDF and print it elsewhere.",
    "print.damaged": "The document is damaged and could not be printed. Press Update to make it again, "
    "then print.",
    "print.too_late": "All pages had gone to the printer[ {printer}] already. Open its queue to cancel "
    "them there.",
}

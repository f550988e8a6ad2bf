# SPDX-License-Identifier: MIT
"""Vietnamese words: what is done on the page from which a submission leaves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "action.answer.given": "Giải trình lưu ý",
    "action.answer.taken_back": "Bỏ giải trình",
}

# SPDX-License-Identifier: MIT
"""Vietnamese words: what is done on the pages of the report and of evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "action.report.headed": "Sửa số, ngày, kỳ số liệu của báo cáo",
}

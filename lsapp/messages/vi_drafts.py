# SPDX-License-Identifier: MIT
"""Vietnamese words: taking over what was being typed when the program ended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "drafts.no_record": "“{kind:kind}” đang gõ chưa được thêm vào tệp nên chưa ghi lại được. Hãy chép phần "
    "đã gõ rồi dán vào dòng mới.",
    "drafts.no_field": "Ô này của “{kind:kind}” không ghi lại tự động được. Hãy chép phần đã gõ rồi dán "
    "vào đúng ô.",
    "action.draft.taken": "Lấy lại phần đang gõ dở",
}

# SPDX-License-Identifier: MIT
"""Vietnamese words: backups, drafts, a new round from the last, the bin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    # Backups.
    "backup.second_missing": "Không thấy nơi lưu thứ hai {path} nên mới sao lưu trên máy này. Hãy cắm lại "
    "USB hoặc ổ đĩa đó rồi sao lưu lại.",
    "backup.second_failed": "Đã sao lưu trên máy này nhưng chưa chép được sang nơi lưu thứ hai {path}"
    "[: {reason:cause}]. Hãy kiểm tra nơi đó rồi sao lưu lại.",
    "backup.second_same": "Nơi lưu thứ hai {path} cũng là thư mục sao lưu của máy này. Hãy chọn một ổ đĩa "
    "khác hoặc USB.",
    "backup.evidence_missing": "Bản sao lưu {path} thiếu {count:number} tệp minh chứng; các số liệu và "
    "lời văn vẫn đủ. Hãy sao lưu lại, hoặc dùng bản ở nơi lưu thứ hai.",
    "restore.evidence_missing": "Đã phục hồi nhưng thiếu {count:number} tệp minh chứng. Hãy thêm lại các "
    "tệp này ở trang Minh chứng.",
    # What was being typed when the program ended.
    "drafts.damaged": "Không đọc được phần đang gõ dở của lần trước; tệp hỏng được giữ tại {path}. Những "
    "gì đã lưu vẫn nguyên. Hãy xem lại ô gõ sau cùng.",
    # A new round from the last one.
    "rollover.same_round": "Đợt mới và đợt lấy số liệu đều là {round}. Hãy chọn hai đợt khác nhau.",
    # Bringing records back.
    "restore.not_there": "Bản ghi “{kind:kind}” chưa có ở thời điểm đó nên không phục hồi được. Hãy chọn "
    "một thời điểm khác, hoặc xóa bản ghi ở trang của nó.",
    "restore.not_restorable": "Bản ghi “{kind:kind}” đi theo bản nộp, bản nhận nên không phục hồi từ lịch "
    "sử. Hãy dùng trang Nộp hoặc trang Tổng hợp.",
    # Actions of the journal.
    "action.round.carried": "Lấy từ đợt trước sang đợt mới",
    "action.programme.copied": "Lập chương trình mới từ chương trình cũ",
    "action.record.restored": "Phục hồi bản ghi",
    "action.bin.restored": "Lấy lại từ thùng rác",
}

# SPDX-License-Identifier: MIT
"""Vietnamese words: the office's own database, catalogue, values, exports, commands and labels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    # What is typed into a field.
    "date.unreadable": "Không hiểu “{text}” là ngày nào. Hãy ghi theo dạng 15/12/2026.",
    "number.unreadable": "Không hiểu “{text}” là số nào. Hãy ghi theo dạng 1.234,5.",
    "number.not_whole": "“{text}” có phần lẻ, mà ô này chỉ nhận số nguyên. Hãy ghi lại số nguyên.",
    "number.too_long": "“{text}” dài quá {limit} chữ số. Hãy xem lại số và đơn vị tính.",
    "money.unreadable": "Không hiểu “{text}” là số tiền nào. Hãy ghi theo dạng 12.500.000 hoặc "
    "12,5 triệu.",
    "money.not_whole": "“{text}” không tròn đồng. Hãy ghi số tiền tròn đồng, hoặc ghi thêm chữ triệu "
    "nếu tính bằng triệu đồng.",
    "text.too_long": "Đoạn chữ dài {length:number} ký tự, nhiều hơn mức {limit:number} ký tự. Hãy rút "
    "gọn, hoặc gửi kèm thành tệp minh chứng.",
    "round.unreadable": "Không hiểu “{text}” là đợt báo cáo nào. Hãy ghi năm, nửa năm hoặc quý: 2026, "
    "2026-H1, 2026-Q3.",
    # What the department holds.
    "compile.no_reports": "Chưa có báo cáo nào của {round} theo Kế hoạch số {plan} để tổng hợp: chưa đơn vị "
    "nào gửi, hoặc các bản đã nhận bị trả lại, mâu thuẫn hay không có nội dung. Hãy tiếp nhận bản nộp "
    "rồi tổng hợp lại.",
    "compile.done": "Đã tổng hợp {counted} báo cáo; {owing} đơn vị phải báo cáo; {not_accepted} báo cáo "
    "chưa được chấp nhận.",
    "receipt.unknown": "Không còn phiếu nhận của tệp {file}. Hãy mở lại trang Tổng hợp rồi chọn lại.",
    "intake.nothing": "Không thấy tệp nào để tiếp nhận. Hãy chọn tệp hoặc thư mục có tệp.",
    "intake.evidence": "Tệp minh chứng {file} khớp với bản nộp đã nhận nên được lưu kèm.",
    "seal.conflict": "Đợt {round} của đơn vị {unit} có hai bản cùng một lần gửi. Hãy chọn một bản trước khi "
    "xuất lại.",
    "edit.empty": "(trống)",
    "edit.removed": "đã bị xóa",
    "edit.added": "được thêm vào",
    "cell.sum": "Ô này do chương trình tự cộng nên không nhận số sửa tay. Hãy sửa các ô thành phần.",
    "cell.form_changed": "Trang hoặc dòng của biểu mẫu bị xóa hay thêm nên không nhận được. Hãy dùng lại tệp "
    "gốc rồi sửa từng ô.",
    "cell.programme_in_use": "Không xóa được chương trình vì còn nhiệm vụ thuộc chương trình này. Hãy xóa các "
    "nhiệm vụ đó trước.",
    "cell.no_record": "Có dòng thiếu dữ liệu bắt buộc hoặc sai kiểu nên không nhận được. Hãy điền lại dòng đó.",
    "output.failed": "Không ghi được kết quả ra đầu ra ({reason}). Hãy kiểm tra nơi nhận rồi chạy lại.",
    "receipt.accepted": "Bản nộp {file} đã được chấp nhận nên không rút lại được. Hãy trả lại cho đơn "
    "vị kèm lý do, hoặc chờ bản gửi lại.",
    # The catalogue.
    "catalogue.invalid": "Dữ liệu danh mục có lỗi tại {file}, mục {key}: {fault} (tất cả {count} lỗi). "
    "Hãy sửa tệp này rồi mở lại chương trình.",
    "catalogue.missing": "Không tìm thấy dữ liệu danh mục trong thư mục {folder}. Hãy cài lại chương "
    "trình, hoặc chép lại thư mục dữ liệu vào đó.",
    "plan.unknown": "Không có kế hoạch mã {plan}; hiện có: {known}. Hãy chọn một mã trong danh sách "
    "hoặc cập nhật dữ liệu danh mục.",
    "unit.unknown": "Không có đơn vị mã {unit} trong danh mục. Hãy xem lại mã, hoặc thêm đơn vị này.",
    "unit.local_code": "Mã {unit} chưa đúng dạng của đơn vị tự thêm. Hãy đặt mã bắt đầu bằng L- rồi "
    "đến chữ in hoa không dấu hoặc chữ số, ví dụ L-HOIDONGY.",
    "unit.taken": "Mã {unit} đã có đơn vị khác dùng. Hãy đặt mã khác cho đơn vị tự thêm.",
    "unit.local_kind": "Đơn vị tự thêm {unit} ghi loại “{kind}”, danh mục không có loại này. Hãy chọn "
    "lại loại đơn vị.",
    "unit.local_dates": "Đơn vị tự thêm {unit} có ngày kết thúc trước ngày bắt đầu. Hãy sửa lại hai "
    "ngày này.",
    "programme.unknown": "Không còn chương trình có khóa {key} trong đợt báo cáo này. Hãy mở lại trang "
    "Chương trình và chọn lại.",
    # The database and the folders it lies in.
    "database.created": "Đã lập cơ sở dữ liệu {path}.",
    "database.missing": "Không tìm thấy cơ sở dữ liệu {path}. Hãy kiểm tra đường dẫn; nếu tệp đã mất "
    "thì phục hồi từ bản sao lưu gần nhất.",
    "database.in_use": "Cơ sở dữ liệu {path} đang được mở ở cửa sổ hoặc lệnh khác. Hãy đóng nơi đang "
    "mở rồi làm lại.",
    "database.damaged": "Cơ sở dữ liệu {path} bị hỏng[ ({detail})]; chương trình chưa ghi gì vào đó. "
    "Hãy giữ nguyên tệp này và phục hồi từ bản sao lưu gần nhất.",
    "database.not_ours": "Tệp {path} không phải cơ sở dữ liệu của chương trình này. Hãy chọn tệp .lsdb.",
    "database.newer": "Cơ sở dữ liệu {path} do phiên bản mới hơn lập (cấu trúc số {schema}, phiên bản "
    "này đọc được đến số {known}). Hãy cập nhật chương trình rồi mở lại.",
    "database.read_only": "Không ghi được vào cơ sở dữ liệu {path}. Hãy bỏ thuộc tính chỉ đọc của tệp, "
    "hoặc chép tệp sang thư mục được phép ghi.",
    "database.unreachable": "Không đọc, ghi được cơ sở dữ liệu {path}[ ({detail})]; ổ đĩa có thể đã bị "
    "rút hoặc mất kết nối. Hãy cắm lại ổ, mở lại tệp; việc đã lưu vẫn còn.",
    "database.no_office": "Cơ sở dữ liệu {path} chưa ghi là của cơ quan nào nên chưa dùng được. Hãy lập "
    "cơ sở dữ liệu mới, hoặc phục hồi từ bản sao lưu.",
    "migration.failed": "Chưa nâng được cơ sở dữ liệu {path} lên phiên bản mới[ ({detail})]; dữ liệu "
    "vẫn nguyên như cũ, có bản sao tại {copy}. Hãy giữ cả hai tệp và báo cho bộ phận hỗ trợ.",
    "copy.unsound": "Bản sao tại {path} không khớp với dữ liệu gốc nên đã bỏ đi[ ({detail})]. Hãy kiểm "
    "tra ổ đĩa, rồi sao lưu lại vào nơi khác.",
    "backup.failed": "Chưa sao lưu được vào {path}[: {reason:cause}]; bản sao lưu cũ vẫn còn nguyên. Hãy "
    "chọn nơi khác hoặc khắc phục nguyên nhân này, rồi sao lưu lại.",
    "backup.not_a_backup": "Tệp {path} không phải bản sao lưu của chương trình. Hãy chọn tệp .zip do "
    "lệnh sao lưu lập.",
    "backup.damaged": "Bản sao lưu {path} bị hỏng[ ({detail:cause})] nên chưa phục hồi gì. Hãy dùng bản "
    "sao lưu khác.",
    "backup.newer": "Bản sao lưu {path} do phiên bản mới hơn lập. Hãy cập nhật chương trình rồi phục "
    "hồi lại.",
    "disk.full": "Ổ đĩa chứa {path} đã đầy nên chưa ghi được. Hãy xóa bớt tệp không cần, hoặc chọn ổ "
    "khác, rồi làm lại.",
    "folder.missing": "Không có thư mục {path}. Hãy tạo thư mục này hoặc chọn thư mục khác.",
    "folder.read_only": "Không được phép ghi vào thư mục {path}. Hãy chọn thư mục khác, ví dụ trong "
    "Documents.",
    "file.exists": "Đã có tệp {path}. Hãy đặt tên khác, hoặc chuyển tệp cũ đi nơi khác trước.",
    "file.in_use": "Tệp {path} đang mở trong chương trình khác, thường là Excel hoặc trình xem PDF. "
    "Hãy đóng tệp ở đó rồi làm lại.",
    "place.onedrive": "Thư mục {path} được OneDrive đồng bộ nên tệp dữ liệu có thể hỏng khi đang ghi. "
    "Hãy để tệp ở một thư mục chỉ có trên máy này.",
    "place.dropbox": "Thư mục {path} được Dropbox đồng bộ nên tệp dữ liệu có thể hỏng khi đang ghi. "
    "Hãy để tệp ở một thư mục chỉ có trên máy này.",
    "place.google_drive": "Thư mục {path} được Google Drive đồng bộ nên tệp dữ liệu có thể hỏng khi "
    "đang ghi. Hãy để tệp ở một thư mục chỉ có trên máy này.",
    "place.other_sync": "Thư mục {path} được một chương trình khác đồng bộ nên tệp dữ liệu có thể hỏng "
    "khi đang ghi. Hãy để tệp ở một thư mục chỉ có trên máy này.",
    "place.share": "Thư mục {path} nằm trên mạng nên không khóa được tệp dữ liệu khi hai máy cùng mở. "
    "Hãy để tệp ở một thư mục trên máy này.",
    # Records and their history.
    "record.duplicate": "Đã có một bản ghi “{kind:kind}” cho đúng nội dung này. Hãy mở bản ghi đã có "
    "để sửa, không thêm bản mới.",
    "record.still_used": "Chưa xóa được bản ghi “{kind:kind}” vì còn bản ghi “{used_by:kind}” thuộc về "
    "nó. Hãy xóa hoặc chuyển các bản ghi đó trước.",
    "record.parent_missing": "Chưa lưu được bản ghi “{used_by:kind}” vì bản ghi “{kind:kind}” của nó "
    "không còn. Hãy tải lại trang và chọn lại.",
    "undo.older_version": "Không hoàn tác được việc “{action:action}” vì việc đó do phiên bản cũ của "
    "chương trình ghi. Hãy sửa trực tiếp trên trang.",
    "undo.overtaken": "Không hoàn tác được việc “{action:action}” vì bản ghi “{kind:kind}” đã được một "
    "việc không hoàn tác được thay đổi sau đó. Hãy sửa trực tiếp trên trang.",
    "history.undone": "Đã hoàn tác: {name:action}.",
    "history.redone": "Đã làm lại: {name:action}.",
    "history.nothing_to_undo": "Không còn việc nào để hoàn tác.",
    "history.nothing_to_redo": "Không còn việc nào để làm lại.",
    # Exports.
    "export.blocked": "Chưa xuất được bản nộp của đơn vị {unit}: còn {count} lỗi phải sửa. Hãy sửa các "
    "lỗi trong danh sách kiểm tra rồi xuất lại; chưa có tệp nào được ghi.",
    "export.no_data": "Cơ sở dữ liệu {path} chưa có đơn vị nào có chương trình hoặc báo cáo. Hãy nhập "
    "liệu hoặc tiếp nhận bản nộp trước khi xuất.",
    "export.no_programme": "{unit} chưa có chương trình, kế hoạch nào cho đợt {round}. Hãy thêm ở trang "
    "Chương trình rồi xuất lại.",
    "export.unknown_format": "Không có định dạng “{format}”[; có thể chọn: {known}]. Hãy chọn lại định "
    "dạng.",
    "seal.reason_required": "Dữ liệu của đơn vị {unit} đã thay đổi sau lần gửi trước nên sẽ thành lần "
    "gửi {revision}. Hãy ghi lý do gửi lại rồi xuất.",
    "submission.payload_missing": "Không còn nội dung gốc của bản nộp có mã kiểm tra {hash}. Hãy phục "
    "hồi cơ sở dữ liệu từ bản sao lưu.",
    "fonts.missing": "Không có phông chữ dùng được để lập PDF[ (đã thử: {tried})]. Hãy cài lại chương "
    "trình.",
    "fonts.profile_missing": "Không đọc được tệp bảng màu {path} nên chưa lập được PDF. Hãy cài lại "
    "chương trình.",
    # Commands.
    "demo.made": "Đã lập cơ sở dữ liệu mẫu {path}: {units:number} đơn vị, {activities:number} nhiệm vụ.",
    "sample.missing": "Chưa có dữ liệu mẫu cho kế hoạch {plan} (cần tệp {path}). Hãy chọn kế hoạch "
    "khác, hoặc bổ sung tệp này.",
    "sample.invalid": "Tệp dữ liệu mẫu {path} có lỗi: {fault}. Hãy sửa tệp rồi làm lại.",
    "findings.count": "Đơn vị {unit}: {hard} lỗi, {soft} lưu ý.",
    "search.nothing": "Không tìm thấy “{text}”. Hãy thử ít từ hơn.",
    "convert.found": "Có {count:number} đoạn chữ theo bảng mã cũ (TCVN3, VNI). Hãy xem bản chuyển ở trên; "
    "nếu đúng thì chạy lại với --apply.",
    "convert.done": "Đã chuyển {count:number} đoạn chữ sang Unicode. Hãy đọc lại một lượt; chưa đúng thì "
    "hoàn tác được.",
    "show.usage": "Hãy ghi một tệp (lsapp show TỆP), hoặc một cơ sở dữ liệu và một đợt (lsapp show "
    "--db F --round 2026).",
    "backup.done": "Đã sao lưu và kiểm tra: {path}.",
    "restore.done": "Đã phục hồi {path}.",
    "restore.kept": "Dữ liệu trước khi phục hồi được giữ tại {path}.",
    "intake.database_created": "Đã lập cơ sở dữ liệu {path} cho đơn vị tổng hợp {unit}.",
    "intake.own_records": "Tệp này là của chính {unit}, đơn vị đang trực tiếp nhập liệu ở đây, nên "
    "không ghi đè lên dữ liệu đang có.",
    "intake.unknown_parent": "Chưa nhận bản nộp liền trước của tệp này. Hãy hỏi đơn vị xem còn lần gửi "
    "nào chưa đến.",
    "intake.unit_not_valid": "{unit} không còn hoạt động, hoặc chưa được thành lập, trong kỳ số liệu "
    "này. Hãy kiểm tra lại đợt báo cáo và đơn vị.",
    # What the examination of a database looks at.
    "doctor.closed": "Đã đóng trọn vẹn",
    "doctor.readable": "Đọc được tệp",
    "doctor.ours": "Đúng loại tệp",
    "doctor.schema": "Phiên bản cấu trúc",
    "doctor.sound": "Toàn vẹn",
    "doctor.search": "Chỉ mục tìm kiếm",
    "doctor.evidence": "Tệp minh chứng",
    "doctor.detail.readable": "{cause:cause}",
    "doctor.detail.sound": "{count:number} chỗ hỏng: {told}",
    "doctor.detail.evidence": "{missing:number} tệp thiếu, {altered:number} tệp bị thay đổi",
    # What stands before a finding or a check.
    "mark.hard": "LỖI",
    "mark.soft": "LƯU Ý",
    "mark.ok": "ĐẠT",
    "mark.bad": "HỎNG",
    # Why something else failed: a code within another sentence.
    "cause.disk.full": "ổ đĩa đã đầy",
    "cause.folder.missing": "không có thư mục đích",
    "cause.folder.read_only": "không được phép ghi vào thư mục",
    "cause.file.in_use": "tệp đang mở trong chương trình khác",
    "cause.file.missing": "không có tệp",
    "cause.file.unreadable": "không đọc được tệp",
    "cause.copy.unsound": "bản sao không khớp dữ liệu gốc",
    "cause.database.missing": "không tìm thấy cơ sở dữ liệu",
    "cause.database.in_use": "cơ sở dữ liệu đang được mở nơi khác",
    "cause.database.damaged": "cơ sở dữ liệu bị hỏng",
    "cause.database.not_ours": "không phải cơ sở dữ liệu của chương trình",
    "cause.database.unreachable": "ổ đĩa bị rút hoặc mất kết nối",
    "cause.database.read_only": "không ghi được cơ sở dữ liệu",
    # Verdicts on a file, as short labels.
    "verdict.new": "Mới",
    "verdict.same": "Đã có",
    "verdict.newer": "Bản mới hơn",
    "verdict.newer-unknown-parent": "Bản mới hơn, chưa có bản trước",
    "verdict.older": "Bản cũ hơn (lưu lịch sử)",
    "verdict.conflict": "Xung đột",
    "verdict.locked": "Báo cáo đã khóa",
    "verdict.edited": "Đã sửa ngoài chương trình",
    "verdict.foreign": "Đơn vị hoặc kế hoạch lạ",
    "verdict.too-new": "Từ phiên bản mới hơn",
    "verdict.damaged": "Tệp hỏng",
    "verdict.not-a-submission": "Không phải bản nộp",
    "verdict.sound": "Nguyên vẹn",
    # Actions of the journal, as one reads them in the history.
    "action.office.created": "Lập cơ sở dữ liệu",
    "action.round.opened": "Mở đợt báo cáo",
    "action.submission.sealed": "Chốt bản nộp",
    "action.submission.received": "Tiếp nhận bản nộp",
    "action.text.converted": "Chuyển bảng mã cũ sang Unicode",
    "action.sample.made": "Lập dữ liệu mẫu",
    "action.submission.withdrawn": "Rút lại việc tiếp nhận",
    "action.conflict.decided": "Chọn bản khi xung đột",
    # Kinds of record; those that travel are named as in lsapp.domain.labels.
    "kind.local_unit": "Đơn vị tự thêm",
    "kind.letterhead": "Thể thức văn bản",
    "kind.programme": "Chương trình, kế hoạch",
    "kind.activity": "Nhiệm vụ",
    "kind.budget_line": "Kinh phí",
    "kind.report": "Báo cáo",
    "kind.progress": "Kết quả thực hiện",
    "kind.stat_value": "Số liệu",
    "kind.open_row": "Dòng kê khai",
    "kind.group_statement": "Khai theo nhóm",
    "kind.section": "Phần lời văn",
    "kind.answer": "Giải trình",
    "kind.evidence": "Minh chứng",
    "kind.office": "Cơ quan sử dụng",
    "kind.round": "Đợt báo cáo",
    "kind.submission": "Bản nộp",
    "kind.receipt": "Bản nhận",
    "kind.dispatch": "Lần chuyển đi",
    "kind.return_slip": "Phiếu phản hồi",
    "kind.obligation": "Đơn vị phải báo cáo",
    "kind.return_note": "Góp ý",
    "kind.draft_note": "Góp ý trong phiếu đang soạn",
    "kind.department_form": "Biểu của Sở",
    "kind.compiled_section": "Lời văn báo cáo tổng hợp",
}

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi_VN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>&amp;Sao chép</source>
        <translation>&amp;Copy</translation>
    </message>
    <message>
        <source>Chương trình ghi, báo cáo và tổng hợp việc thực hiện kế hoạch của tỉnh về xây dựng đội ngũ trí thức. Làm việc không cần mạng; chỉ gửi đi khi người dùng bấm Gửi.</source>
        <translation>Records, reports and compiles the carrying out of the province&apos;s plan on building the intelligentsia. Works without a network; sends only when a person presses Send.</translation>
    </message>
    <message>
        <source>Giấy phép</source>
        <translation>Licences</translation>
    </message>
    <message>
        <source>Giấy phép: MIT</source>
        <translation>Licence: MIT</translation>
    </message>
    <message>
        <source>Giới thiệu KH48</source>
        <translation>About KH48</translation>
    </message>
    <message>
        <source>KH48 {version}</source>
        <translation>KH48 {version}</translation>
    </message>
</context>
<context>
    <name>ActionRow</name>
    <message>
        <source>Việc khác</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>ActivitiesPage</name>
    <message>
        <source>&amp;Bảng</source>
        <translation>&amp;Table</translation>
    </message>
    <message>
        <source>&amp;Nhập từ tệp Excel...</source>
        <translation>&amp;Import from Excel...</translation>
    </message>
    <message>
        <source>Bảng nhiệm vụ</source>
        <translation>Table of tasks</translation>
    </message>
    <message>
        <source>C&amp;hi tiết</source>
        <translation>D&amp;etails</translation>
    </message>
    <message>
        <source>Chuyển giữa Bảng và T&amp;iến độ</source>
        <translation>Switch between Table and T&amp;imeline</translation>
    </message>
    <message>
        <source>Chưa có chương trình nào</source>
        <translation>No programme yet</translation>
    </message>
    <message>
        <source>Lập &amp;chương trình</source>
        <translation>Make a &amp;programme</translation>
    </message>
    <message>
        <source>Nhiệm vụ đứng trong chương trình, kế hoạch hoặc đề án của đơn vị. Lập chương trình trước rồi ghi nhiệm vụ vào bảng này, hoặc nhập từ tệp Excel sẵn có.</source>
        <translation>Tasks stand in the unit&apos;s programme, plan or scheme. Make a programme first, then write tasks into this table, or import them from an Excel file.</translation>
    </message>
    <message>
        <source>T&amp;iến độ</source>
        <translation>T&amp;imeline</translation>
    </message>
    <message>
        <source>Thê&amp;m nhiệm vụ</source>
        <translation>Add a tas&amp;k</translation>
    </message>
    <message>
        <source>Tiến độ các nhiệm vụ</source>
        <translation>Timeline of the tasks</translation>
    </message>
</context>
<context>
    <name>ActivitiesTools</name>
    <message>
        <source>Chương trình</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Lọc ở cột</source>
        <translation>Filter by column</translation>
    </message>
    <message>
        <source>Mọi chương trình trong đợt</source>
        <translation>All programmes of the round</translation>
    </message>
    <message>
        <source>Mọi nhóm ({count} nhiệm vụ)</source>
        <translation>All groups ({count} tasks)</translation>
    </message>
    <message>
        <source>Mọi trạng thái</source>
        <translation>All states</translation>
    </message>
    <message>
        <source>Nhóm nhiệm vụ</source>
        <translation>Task group</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>ActivityChoiceDialog</name>
    <message>
        <source>Chọ&amp;n nhiệm vụ này</source>
        <translation>Choose this &amp;task</translation>
    </message>
</context>
<context>
    <name>ActivityColumns</name>
    <message>
        <source>Kinh phí {year} (đồng)</source>
        <translation>Money {year} (đồng)</translation>
    </message>
    <message>
        <source>Kết quả của đợt báo cáo; ghi ở trang Kết quả</source>
        <translation>The round&apos;s result; written on the page Results</translation>
    </message>
    <message>
        <source>Nguồn</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Nhiều nguồn: sửa ở khung chi tiết (F4)</source>
        <translation>Several sources: edit in the details (F4)</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Tính từ thời gian thực hiện; gõ ngày khác nếu có hạn riêng</source>
        <translation>Follows from the time; type another day if there is a deadline of its own</translation>
    </message>
</context>
<context>
    <name>ActivityDetail</name>
    <message>
        <source>&amp;Kinh phí (đồng)</source>
        <translation>&amp;Money (đồng)</translation>
    </message>
    <message>
        <source>Chưa có tệp minh chứng nào.</source>
        <translation>No evidence yet.</translation>
    </message>
    <message>
        <source>Chọn một nhiệm vụ trong bảng để xem và sửa đầy đủ ở đây.</source>
        <translation>Choose a task in the table to see and edit all of it here.</translation>
    </message>
    <message>
        <source>Kết quả đợt trước</source>
        <translation>Last round&apos;s result</translation>
    </message>
    <message>
        <source>Minh chứng</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>Mở trang Minh chứn&amp;g</source>
        <translation>Open the page &amp;Evidence</translation>
    </message>
    <message>
        <source>Nhiệm vụ</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Nhiệm vụ {number}</source>
        <translation>Task {number}</translation>
    </message>
</context>
<context>
    <name>ActivityFields</name>
    <message>
        <source>(chưa chọn)</source>
        <translation>(not chosen)</translation>
    </message>
    <message>
        <source>Chưa hiểu thời gian này. Hãy ghi ngày vào ô Hạn hoàn thành, hoặc viết như Quý II/2026.</source>
        <translation>This time is not understood. Write the day into Due, or as in Quý II/2026.</translation>
    </message>
    <message>
        <source>Hiểu là: {words}</source>
        <translation>Understood as: {words}</translation>
    </message>
    <message>
        <source>Hạn: {day}.</source>
        <translation>Due: {day}.</translation>
    </message>
    <message>
        <source>Minh chứng: {words}.</source>
        <translation>Evidence: {words}.</translation>
    </message>
    <message>
        <source>Ngày/tháng/năm; tự tính từ thời gian</source>
        <translation>Day/month/year; follows from the time</translation>
    </message>
    <message>
        <source>Thời gian: {words}.</source>
        <translation>Time: {words}.</translation>
    </message>
    <message>
        <source>Ví dụ: Quý II/2026, Hằng năm</source>
        <translation>For example: Quý II/2026, Hằng năm</translation>
    </message>
    <message>
        <source>từ {start} đến {due}</source>
        <translation>from {start} to {due}</translation>
    </message>
    <message>
        <source>từ {start}, không có hạn</source>
        <translation>from {start}, without an end</translation>
    </message>
    <message>
        <source>{words}, không có hạn</source>
        <translation>{words}, without an end</translation>
    </message>
    <message>
        <source>đến {due}</source>
        <translation>until {due}</translation>
    </message>
</context>
<context>
    <name>ActivityWriter</name>
    <message>
        <source>Đã dán {count} dòng</source>
        <translation>{count} rows pasted</translation>
    </message>
    <message>
        <source>Đã xóa {count} nhiệm vụ</source>
        <translation>{count} tasks deleted</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Mở tệp này</source>
        <translation>Open this file</translation>
    </message>
    <message>
        <source>Đóng hộp thoại đang mở, rồi mở {name}.</source>
        <translation>Close the open dialog, then open {name}.</translation>
    </message>
</context>
<context>
    <name>BackupButtons</name>
    <message>
        <source>&amp;Ghim</source>
        <translation>&amp;Pin</translation>
    </message>
    <message>
        <source>&amp;Khôi phục...</source>
        <translation>&amp;Restore...</translation>
    </message>
    <message>
        <source>&amp;Mở thư mục</source>
        <translation>&amp;Open the folder</translation>
    </message>
    <message>
        <source>Bản đã ghim không bao giờ bị tự xóa</source>
        <translation>A pinned backup is never deleted by itself</translation>
    </message>
    <message>
        <source>Bỏ &amp;ghim</source>
        <translation>Un&amp;pin</translation>
    </message>
    <message>
        <source>Kiểm tra &amp;bản này</source>
        <translation>&amp;Check this backup</translation>
    </message>
    <message>
        <source>Mở t&amp;hành tệp khác...</source>
        <translation>Open as &amp;another file...</translation>
    </message>
</context>
<context>
    <name>BackupModel</name>
    <message>
        <source>Có gì</source>
        <translation>Holds</translation>
    </message>
    <message>
        <source>Dung lượng</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Hỏng</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>Khi đóng</source>
        <translation>On closing</translation>
    </message>
    <message>
        <source>Không rõ</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Máy này</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>Nơi lưu</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Nơi thứ hai</source>
        <translation>Second place</translation>
    </message>
    <message>
        <source>Theo yêu cầu</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>Thiếu {count} tệp</source>
        <translation>{count} files missing</translation>
    </message>
    <message>
        <source>Trước khi khôi phục</source>
        <translation>Before a restore</translation>
    </message>
    <message>
        <source>Trước việc lớn</source>
        <translation>Before a large action</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Tốt</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>Vì sao</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>{programmes} chương trình, {activities} nhiệm vụ, {files} minh chứng</source>
        <translation>{programmes} programmes, {activities} tasks, {files} files of evidence</translation>
    </message>
    <message>
        <source>{reason} · đã ghim</source>
        <translation>{reason} · pinned</translation>
    </message>
    <message>
        <source>Đã kiểm tra</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>Đầu ngày</source>
        <translation>Start of the day</translation>
    </message>
    <message>
        <source>Định kỳ</source>
        <translation>At intervals</translation>
    </message>
</context>
<context>
    <name>BackupRestoring</name>
    <message>
        <source>&amp;Khôi phục</source>
        <translation>&amp;Restore</translation>
    </message>
    <message>
        <source>Bản lúc {time}</source>
        <translation>Backup of {time}</translation>
    </message>
    <message>
        <source>Khôi phục bản sao lưu</source>
        <translation>Restore a backup</translation>
    </message>
    <message>
        <source>Lưu bản này thành tệp</source>
        <translation>Save this backup as a file</translation>
    </message>
    <message>
        <source>Mở thư mục</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>Tệp dữ liệu KH48 (*.lsdb)</source>
        <translation>KH48 data file (*.lsdb)</translation>
    </message>
    <message>
        <source>Đang khôi phục, xin đợi…</source>
        <translation>Restoring, please wait…</translation>
    </message>
    <message>
        <source>Đang mở bản này thành tệp khác…</source>
        <translation>Opening this backup as another file…</translation>
    </message>
    <message>
        <source>Để n&amp;guyên</source>
        <translation>&amp;Leave as it is</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>&amp;Tìm bản sao lưu ở nơi khác...</source>
        <translation>&amp;Find backups elsewhere...</translation>
    </message>
    <message>
        <source>Bản lúc {time} thiếu hoặc sai {count} tệp minh chứng; phần còn lại tốt.</source>
        <translation>In the backup of {time} {count} files of evidence are missing or wrong; the rest is sound.</translation>
    </message>
    <message>
        <source>Chưa có gì thay đổi kể từ bản gần nhất, không cần bản mới.</source>
        <translation>Nothing has changed since the last backup; no new one is needed.</translation>
    </message>
    <message>
        <source>Chọn nơi lưu thứ hai: USB hoặc ổ đĩa khác</source>
        <translation>Choose the second place: a USB stick or another disk</translation>
    </message>
    <message>
        <source>Các bản sao lưu</source>
        <translation>The backups</translation>
    </message>
    <message>
        <source>Sao lưu &amp;ngay</source>
        <translation>Back up &amp;now</translation>
    </message>
    <message>
        <source>Sao lưu dữ liệu</source>
        <translation>Back up the data</translation>
    </message>
    <message>
        <source>Sao lưu và khôi phục</source>
        <translation>Backup and restore</translation>
    </message>
    <message>
        <source>Trở lại bản sao lưu của tệp này</source>
        <translation>Back to this file&apos;s backups</translation>
    </message>
    <message>
        <source>Tìm bản sao lưu trong thư mục</source>
        <translation>Find backups in a folder</translation>
    </message>
    <message>
        <source>Đang sao lưu…</source>
        <translation>Backing up…</translation>
    </message>
    <message>
        <source>Đang đọc lại toàn bộ bản này…</source>
        <translation>Reading the whole backup…</translation>
    </message>
    <message>
        <source>Đã dừng, chưa sao lưu gì thêm.</source>
        <translation>Stopped; nothing more was backed up.</translation>
    </message>
    <message>
        <source>Đã sao lưu và kiểm tra.</source>
        <translation>Backed up and verified.</translation>
    </message>
    <message>
        <source>Đã đọc lại toàn bộ bản lúc {time}: tốt, khôi phục được.</source>
        <translation>The whole backup of {time} was read: sound, it can be restored.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>BinModel</name>
    <message>
        <source>Ai</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Kèm theo</source>
        <translation>Along with it</translation>
    </message>
    <message>
        <source>Xóa lúc</source>
        <translation>Deleted at</translation>
    </message>
    <message>
        <source>Đã xóa</source>
        <translation>Deleted</translation>
    </message>
</context>
<context>
    <name>BoardBar</name>
    <message>
        <source>&amp;Bỏ quyết định riêng</source>
        <translation>&amp;Back to the common rule</translation>
    </message>
    <message>
        <source>&amp;Gia hạn...</source>
        <translation>&amp;More time...</translation>
    </message>
    <message>
        <source>&amp;Mở số liệu của đơn vị</source>
        <translation>&amp;Open the unit&apos;s data</translation>
    </message>
    <message>
        <source>&amp;Quyết định...</source>
        <translation>De&amp;cide...</translation>
    </message>
    <message>
        <source>&amp;So sánh bản nộp...</source>
        <translation>Compare &amp;submissions...</translation>
    </message>
    <message>
        <source>&amp;Tệp đã nhận, rút lại...</source>
        <translation>&amp;Received files, withdraw...</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Miễn bá&amp;o cáo...</source>
        <translation>Excuse from &amp;a report...</translation>
    </message>
    <message>
        <source>Nhắc các đơn vị...</source>
        <translation>Remind units...</translation>
    </message>
    <message>
        <source>Phản hồ&amp;i...</source>
        <translation>Ans&amp;wer...</translation>
    </message>
    <message>
        <source>Thêm đơn vị...</source>
        <translation>Add a unit...</translation>
    </message>
    <message>
        <source>{unit} lại theo danh mục và hạn chung của đợt {round}.</source>
        <translation>{unit} follows the list and the common deadline of {round} again.</translation>
    </message>
</context>
<context>
    <name>BoardModel</name>
    <message>
        <source>Hạn gửi</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Lần</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Ngày nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>{count} tệp chờ quyết định</source>
        <translation>{count} files wait for a decision</translation>
    </message>
    <message>
        <source>{name} (không bắt buộc)</source>
        <translation>{name} (optional)</translation>
    </message>
    <message>
        <source>Đúng hạn</source>
        <translation>On time</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>đang đọc…</source>
        <translation>being read…</translation>
    </message>
    <message>
        <source>đã trả lời {done}/{all} góp ý</source>
        <translation>{done}/{all} comments answered</translation>
    </message>
</context>
<context>
    <name>BoardSummary</name>
    <message>
        <source>{count} bản trống</source>
        <translation>{count} empty</translation>
    </message>
    <message>
        <source>{count} chưa nộp</source>
        <translation>{count} not in</translation>
    </message>
    <message>
        <source>{count} nộp chậm</source>
        <translation>{count} late</translation>
    </message>
    <message>
        <source>{count} trả lại</source>
        <translation>{count} returned</translation>
    </message>
    <message>
        <source>{count} tệp chưa rõ đơn vị</source>
        <translation>{count} files of an unknown unit</translation>
    </message>
    <message>
        <source>{count} tệp chờ quyết định</source>
        <translation>{count} files wait for a decision</translation>
    </message>
    <message>
        <source>{count} đã nộp, trong đó {accepted} đã chấp nhận</source>
        <translation>{count} in, {accepted} of them accepted</translation>
    </message>
    <message>
        <source>{count} đơn vị phải báo cáo</source>
        <translation>{count} units owe a report</translation>
    </message>
    <message>
        <source>{facts}. Hạn gửi của đơn vị: {deadline}.</source>
        <translation>{facts}. Units&apos; deadline: {deadline}.</translation>
    </message>
    <message>
        <source>Đang đọc các bản nộp của đợt…</source>
        <translation>Reading the round&apos;s submissions…</translation>
    </message>
    <message>
        <source>đang đọc nội dung, còn {count} bản</source>
        <translation>reading what they say, {count} left</translation>
    </message>
</context>
<context>
    <name>BoardTable</name>
    <message>
        <source>Các đơn vị của đợt</source>
        <translation>The units of the round</translation>
    </message>
</context>
<context>
    <name>BudgetLines</name>
    <message>
        <source>Kinh phí của nhiệm vụ</source>
        <translation>Money of the task</translation>
    </message>
    <message>
        <source>Đã xóa {count} dòng kinh phí</source>
        <translation>{count} budget lines deleted</translation>
    </message>
</context>
<context>
    <name>CarriedCard</name>
    <message>
        <source>&amp;Lấy từ:</source>
        <translation>&amp;From:</translation>
    </message>
    <message>
        <source>&amp;Việc chưa xong, với tình trạng và tỷ lệ: {count} nhiệm vụ</source>
        <translation>&amp;Unfinished tasks, with state and percentage: {count} tasks</translation>
    </message>
    <message>
        <source>Dòng kê khai Biểu {form}: {count} dòng</source>
        <translation>Rows of form {form}: {count} rows</translation>
    </message>
    <message>
        <source>Không có gì để lấy sang; đợt mới bắt đầu trống.</source>
        <translation>There is nothing to carry over; the new round starts empty.</translation>
    </message>
    <message>
        <source>Không lấy gì</source>
        <translation>Carry nothing over</translation>
    </message>
    <message>
        <source>Lấy sang từ đợt trước</source>
        <translation>Carry over from the round before</translation>
    </message>
    <message>
        <source>Lấy sang {count} mục. Số liệu không lấy sang: số của đợt trước hiện bên cạnh để đối chiếu.</source>
        <translation>{count} items carried over. Figures are not carried over: those of the last round stand beside for comparison.</translation>
    </message>
    <message>
        <source>Lấy từ đợt</source>
        <translation>Carry over from round</translation>
    </message>
    <message>
        <source>Lời văn &amp;báo cáo, để sửa lại: {count} phần</source>
        <translation>Words of the &amp;report, to be edited: {count} sections</translation>
    </message>
    <message>
        <source>Ô khôn&amp;g áp dụng và lý do: {count} ô</source>
        <translation>Cells that do not &amp;apply, with their reasons: {count} cells</translation>
    </message>
    <message>
        <source>Đợt mới bắt đầu trống.</source>
        <translation>The new round starts empty.</translation>
    </message>
    <message>
        <source>Đợt {round}</source>
        <translation>Round {round}</translation>
    </message>
</context>
<context>
    <name>ChangesModel</name>
    <message>
        <source>Bản ghi</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>Bỏ</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>Mục</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Sau</source>
        <translation>After</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Thay đổi</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Thêm</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Trước</source>
        <translation>Before</translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source>Chưa có số liệu</source>
        <translation>No figures yet</translation>
    </message>
</context>
<context>
    <name>ChecklistModel</name>
    <message>
        <source>Còn {count} mục, xem tiếp</source>
        <translation>{count} more, show the next</translation>
    </message>
</context>
<context>
    <name>ChecklistView</name>
    <message>
        <source>Danh mục kiểm tra trước khi nộp</source>
        <translation>Checklist before submitting</translation>
    </message>
</context>
<context>
    <name>ChoiceLines</name>
    <message>
        <source>Dòng đã bị xóa</source>
        <translation>The row was deleted</translation>
    </message>
    <message>
        <source>Không có</source>
        <translation>Not there</translation>
    </message>
    <message>
        <source>Không có dòng này</source>
        <translation>No such row</translation>
    </message>
</context>
<context>
    <name>ChoiceModel</name>
    <message>
        <source>(để trống)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>Bản ghi</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>Mục</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>không chọn: {value}</source>
        <translation>not chosen: {value}</translation>
    </message>
    <message>
        <source>không lấy được: {value}</source>
        <translation>cannot be taken: {value}</translation>
    </message>
    <message>
        <source>đang chọn: {value}</source>
        <translation>chosen: {value}</translation>
    </message>
</context>
<context>
    <name>ChoicePane</name>
    <message>
        <source>Không có gì khác nhau</source>
        <translation>Nothing differs</translation>
    </message>
    <message>
        <source>Không lấy được giá trị này: {why}</source>
        <translation>This value cannot be taken: {why}</translation>
    </message>
    <message>
        <source>{total} chỗ khác nhau, đang lấy {taken}</source>
        <translation>{total} differences, {taken} taken</translation>
    </message>
</context>
<context>
    <name>ClosingDialog</name>
    <message>
        <source>Những thay đổi cuối cùng chưa ghi được vào {name}. Hãy cắm lại USB hoặc nối lại ổ mạng; chương trình tự đóng khi ghi xong.</source>
        <translation>The last changes could not be written to {name}. Plug the USB stick in again or reconnect the network drive; the program closes by itself once they are written.</translation>
    </message>
    <message>
        <source>Đang chờ ổ đĩa</source>
        <translation>Waiting for the disk</translation>
    </message>
    <message>
        <source>Đang ghi dữ liệu</source>
        <translation>Writing the data</translation>
    </message>
    <message>
        <source>Đóng ngay, bỏ phần chưa ghi</source>
        <translation>Close now, drop what is not written</translation>
    </message>
    <message>
        <source>Ổ đĩa chưa trả lời</source>
        <translation>The disk does not answer</translation>
    </message>
</context>
<context>
    <name>CompilingFigures</name>
    <message>
        <source>Biểu số liệu</source>
        <translation>Statistical forms</translation>
    </message>
    <message>
        <source>Biểu {code}. {title}</source>
        <translation>Form {code}. {title}</translation>
    </message>
    <message>
        <source>Biểu {form}: {row}; {column}</source>
        <translation>Form {form}: {row}; {column}</translation>
    </message>
    <message>
        <source>Cao hơn hẳn: mức giữa của {count} đơn vị cùng loại là {against}.</source>
        <translation>Far higher: the middle of {count} units of the same kind is {against}.</translation>
    </message>
    <message>
        <source>Chưa có báo cáo nào được cộng</source>
        <translation>No report is counted yet</translation>
    </message>
    <message>
        <source>Chưa khai kết quả</source>
        <translation>No result yet</translation>
    </message>
    <message>
        <source>Chưa thực hiện</source>
        <translation>Not started</translation>
    </message>
    <message>
        <source>Chỉ số</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Cách cộng số liệu</source>
        <translation>Ways to add up the figures</translation>
    </message>
    <message>
        <source>Cơ quan cấp tỉnh</source>
        <translation>Provincial offices</translation>
    </message>
    <message>
        <source>Cộng theo</source>
        <translation>Added up by</translation>
    </message>
    <message>
        <source>Cộng theo: {dimension}</source>
        <translation>By: {dimension}</translation>
    </message>
    <message>
        <source>Dừng thực hiện</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Giải ngân (%)</source>
        <translation>Disbursed (%)</translation>
    </message>
    <message>
        <source>Giải ngân ({unit})</source>
        <translation>Disbursed ({unit})</translation>
    </message>
    <message>
        <source>Giảm {times} lần so với đợt trước ({last}): khi đó là {against}.</source>
        <translation>{times} times less than in the last round ({last}): it was {against}.</translation>
    </message>
    <message>
        <source>Gấp {times} lần đợt trước ({last}): khi đó là {against}.</source>
        <translation>{times} times that of the last round ({last}): it was {against}.</translation>
    </message>
    <message>
        <source>Hoàn thành</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>Khác thường không có nghĩa là sai; mọi số ở đây vẫn được cộng. Kinh phí: {unit}.</source>
        <translation>Unusual does not mean wrong; every number here is still counted. Money: {unit}.</translation>
    </message>
    <message>
        <source>Không có kinh phí</source>
        <translation>No money</translation>
    </message>
    <message>
        <source>Không có kinh phí trong năm</source>
        <translation>No money in the year</translation>
    </message>
    <message>
        <source>Không gắn với nhiệm vụ của kế hoạch</source>
        <translation>Of no task of the plan</translation>
    </message>
    <message>
        <source>Không phát sinh</source>
        <translation>None arising</translation>
    </message>
    <message>
        <source>Không áp dụng</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>Kinh phí ghi chung ở nhiệm vụ lớn</source>
        <translation>Money given at a heading</translation>
    </message>
    <message>
        <source>Kinh phí kế hoạch</source>
        <translation>Planned money</translation>
    </message>
    <message>
        <source>Kế hoạch ({unit})</source>
        <translation>Planned ({unit})</translation>
    </message>
    <message>
        <source>Loại đơn vị</source>
        <translation>Kind of unit</translation>
    </message>
    <message>
        <source>Một nhiệm vụ có nhiều nguồn hoặc nhiều năm được đếm ở từng dòng.</source>
        <translation>An activity with several sources or years is counted in each line.</translation>
    </message>
    <message>
        <source>Nguồn kinh phí</source>
        <translation>Source of money</translation>
    </message>
    <message>
        <source>Nhiệm vụ</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>Nhiệm vụ của kế hoạch</source>
        <translation>Task of the plan</translation>
    </message>
    <message>
        <source>Nhiệm vụ lớn</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>Nhóm nhiệm vụ</source>
        <translation>Task group</translation>
    </message>
    <message>
        <source>Nhận tệp của các đơn vị ở phần Đơn vị. Bản trả lại, xung đột hoặc trống thì chưa cộng.</source>
        <translation>Take in the units&apos; files in the part Units. What was returned, is in conflict or is empty is not counted yet.</translation>
    </message>
    <message>
        <source>Năm của kinh phí</source>
        <translation>Year of the money</translation>
    </message>
    <message>
        <source>Nội dung nhiệm vụ</source>
        <translation>Content of the task</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>STT</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Số liệu</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>Số liệu của {count} báo cáo. Kinh phí: {unit}.</source>
        <translation>Figures of {count} reports. Money: {unit}.</translation>
    </message>
    <message>
        <source>Số liệu khác thường</source>
        <translation>Unusual figures</translation>
    </message>
    <message>
        <source>Số liệu tổng hợp</source>
        <translation>Compiled figures</translation>
    </message>
    <message>
        <source>Thấp hơn hẳn: mức giữa của {count} đơn vị cùng loại là {against}.</source>
        <translation>Far lower: the middle of {count} units of the same kind is {against}.</translation>
    </message>
    <message>
        <source>Tiền ghi bằng {unit}.</source>
        <translation>Money in {unit}.</translation>
    </message>
    <message>
        <source>Tổng số</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Tổng số: {count} dòng</source>
        <translation>Total: {count} rows</translation>
    </message>
    <message>
        <source>Vì sao nên xem lại</source>
        <translation>Why to look again</translation>
    </message>
    <message>
        <source>Xem lại</source>
        <translation>To look at again</translation>
    </message>
    <message>
        <source>triệu đồng</source>
        <translation>million đồng</translation>
    </message>
    <message>
        <source>{count} số liệu không có chỗ trong biểu.</source>
        <translation>{count} figures have no place in the form.</translation>
    </message>
    <message>
        <source>{given} đơn vị ghi số; {marked} không áp dụng; {empty} để trống</source>
        <translation>{given} units gave a number; {marked} not applicable; {empty} left empty</translation>
    </message>
    <message>
        <source>{status}, quá hạn</source>
        <translation>{status}, overdue</translation>
    </message>
    <message>
        <source>Đang thực hiện</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>Đang đọc các báo cáo</source>
        <translation>Reading the reports</translation>
    </message>
    <message>
        <source>Đánh giá</source>
        <translation>Assessment</translation>
    </message>
    <message>
        <source>Đánh giá kết quả</source>
        <translation>Assessment of results</translation>
    </message>
    <message>
        <source>Đã giải ngân</source>
        <translation>Disbursed</translation>
    </message>
    <message>
        <source>Đã đọc {done}/{total} đơn vị; các phần khác vẫn dùng được.</source>
        <translation>{done} of {total} units read; everything else can be used meanwhile.</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Đơn vị tính: {measure}. {said} đơn vị có số liệu, {none} khai không phát sinh, {silent} để trống.</source>
        <translation>Unit of measure: {measure}. {said} units gave figures, {none} said that nothing arose, {silent} left it empty.</translation>
    </message>
    <message>
        <source>Để trống</source>
        <translation>Left empty</translation>
    </message>
    <message>
        <source>Địa bàn huyện trước 01/7/2025</source>
        <translation>Former district (before 01/7/2025)</translation>
    </message>
    <message>
        <source>Đợt trước ({last}) là 0, nay tăng lên.</source>
        <translation>0 in the last round ({last}), more now.</translation>
    </message>
    <message>
        <source>Đợt trước ({last}) là {against}, nay không còn.</source>
        <translation>{against} in the last round ({last}), none now.</translation>
    </message>
    <message>
        <source>đồng</source>
        <translation>đồng</translation>
    </message>
</context>
<context>
    <name>CompilingPage</name>
    <message>
        <source>&amp;Báo cáo</source>
        <translation>Re&amp;port</translation>
    </message>
    <message>
        <source>Bản nộp, thư và tệp nén (*.xlsx *.pdf *.json *.eml *.zip)</source>
        <translation>Submissions, mails and compressed files (*.xlsx *.pdf *.json *.eml *.zip)</translation>
    </message>
    <message>
        <source>Chưa có dữ liệu của {unit} trong tệp này.</source>
        <translation>There are no data of {unit} in this file yet.</translation>
    </message>
    <message>
        <source>Chọn các tệp tiếp nhận</source>
        <translation>Choose the files to take in</translation>
    </message>
    <message>
        <source>Chọn thư mục tiếp nhận</source>
        <translation>Choose the folder to take in</translation>
    </message>
    <message>
        <source>Các &amp;kỳ</source>
        <translation>&amp;Rounds</translation>
    </message>
    <message>
        <source>Mọi tệp (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>N&amp;hận tệp...</source>
        <translation>Take &amp;in files...</translation>
    </message>
    <message>
        <source>Nhận cả thư &amp;mục...</source>
        <translation>Take in a f&amp;older...</translation>
    </message>
    <message>
        <source>Số &amp;liệu</source>
        <translation>Fi&amp;gures</translation>
    </message>
    <message>
        <source>X&amp;uất tổng hợp...</source>
        <translation>E&amp;xport the compilation...</translation>
    </message>
    <message>
        <source>Đơn &amp;vị</source>
        <translation>&amp;Units</translation>
    </message>
</context>
<context>
    <name>CompilingReport</name>
    <message>
        <source>&amp;Gợi ý</source>
        <translation>&amp;Suggest</translation>
    </message>
    <message>
        <source>&amp;Kỳ trước</source>
        <translation>&amp;Last round</translation>
    </message>
    <message>
        <source>&amp;Xem với số liệu</source>
        <translation>Show with &amp;figures</translation>
    </message>
    <message>
        <source>Báo cáo tổng hợp, {section}</source>
        <translation>Provincial report, {section}</translation>
    </message>
    <message>
        <source>Chèn số &amp;liệu</source>
        <translation>&amp;Insert a figure</translation>
    </message>
    <message>
        <source>Chưa có báo cáo nào được tổng hợp</source>
        <translation>No report has been compiled yet</translation>
    </message>
    <message>
        <source>Gợi ý lời văn từ số liệu</source>
        <translation>Suggest words from the data</translation>
    </message>
    <message>
        <source>Lời của các đơn vị trong phần này</source>
        <translation>What the units wrote in this section</translation>
    </message>
    <message>
        <source>Lời văn kỳ trước</source>
        <translation>Words of the last round</translation>
    </message>
    <message>
        <source>Nhận tệp của các đơn vị ở phần Đơn vị, rồi viết báo cáo tổng hợp tại đây.</source>
        <translation>Take in the units&apos; files in the part Units, then write the provincial report here.</translation>
    </message>
    <message>
        <source>Phần &amp;sau</source>
        <translation>&amp;Next section</translation>
    </message>
    <message>
        <source>Phần t&amp;rước</source>
        <translation>&amp;Previous section</translation>
    </message>
    <message>
        <source>Số liệu</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>Xem in</source>
        <translation>As printed</translation>
    </message>
    <message>
        <source>{told}; {changed} phần có số liệu đã đổi</source>
        <translation>{told}; {changed} with changed figures</translation>
    </message>
    <message>
        <source>Đang cộng số liệu của các đơn vị…</source>
        <translation>Adding up the units&apos; figures…</translation>
    </message>
    <message>
        <source>Đã viết {written} phần</source>
        <translation>{written} sections written</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
</context>
<context>
    <name>CompilingRounds</name>
    <message>
        <source>Báo cáo 6 tháng</source>
        <translation>Half-yearly</translation>
    </message>
    <message>
        <source>Báo cáo năm</source>
        <translation>Yearly</translation>
    </message>
    <message>
        <source>Báo cáo quý</source>
        <translation>Quarterly</translation>
    </message>
    <message>
        <source>Chưa nộp lần nà&amp;o</source>
        <translation>Never sent at &amp;all</translation>
    </message>
    <message>
        <source>Chấp nhận</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Chỉ bản nộ&amp;p chậm</source>
        <translation>&amp;Late only</translation>
    </message>
    <message>
        <source>Dấu lịch: nộp chậm. “thiếu”: số nội dung chưa khai. Ô trống: không phải nộp.</source>
        <translation>Calendar sign: sent late. “missing”: things not filled in. Empty cell: nothing owed.</translation>
    </message>
    <message>
        <source>Loại kỳ báo cáo</source>
        <translation>Length of rounds</translation>
    </message>
    <message>
        <source>Miễn</source>
        <translation>Excused</translation>
    </message>
    <message>
        <source>Mọi kỳ báo cáo</source>
        <translation>All rounds</translation>
    </message>
    <message>
        <source>Trả lại</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Tình trạng ở kỳ nào</source>
        <translation>State in which round</translation>
    </message>
    <message>
        <source>chậm</source>
        <translation>late</translation>
    </message>
    <message>
        <source>chờ {count} tệp</source>
        <translation>{count} waiting</translation>
    </message>
    <message>
        <source>nay thuộc: {units}</source>
        <translation>now: {units}</translation>
    </message>
    <message>
        <source>quá hạn</source>
        <translation>overdue</translation>
    </message>
    <message>
        <source>thiếu {count}</source>
        <translation>{count} missing</translation>
    </message>
    <message>
        <source>{owing} đơn vị phải nộp; {sent} đã nộp, trong đó {late} chậm; {returned} trả lại; {overdue} quá hạn; {excused} được miễn; {others} nộp thêm; {accepted} đã chấp nhận, trong đó {locked} đã khóa</source>
        <translation>{owing} units owe; {sent} sent, {late} of them late; {returned} returned; {overdue} overdue; {excused} excused; {others} sent without owing; {accepted} accepted, {locked} of them locked</translation>
    </message>
    <message>
        <source>{sent}/{owing} đã nộp</source>
        <translation>{sent}/{owing} sent</translation>
    </message>
    <message>
        <source>{shown}/{total} đơn vị</source>
        <translation>{shown}/{total} units</translation>
    </message>
    <message>
        <source>Đang xem</source>
        <translation>In review</translation>
    </message>
    <message>
        <source>Đang đọc các báo cáo</source>
        <translation>Reading the reports</translation>
    </message>
    <message>
        <source>đến hết ngày {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>đến {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>Ở kỳ bất kỳ</source>
        <translation>In any round</translation>
    </message>
    <message>
        <source>Ở kỳ {round}</source>
        <translation>In {round}</translation>
    </message>
    <message>
        <source>→ {count} đơn vị</source>
        <translation>→ {count} units</translation>
    </message>
</context>
<context>
    <name>CompilingUnits</name>
    <message>
        <source>Chỉ bản nộ&amp;p chậm</source>
        <translation>&amp;Late only</translation>
    </message>
    <message>
        <source>Kéo tệp, thư mục, thư (.eml) hoặc tệp nén (.zip) vào trang này để tiếp nhận.</source>
        <translation>Drag files, folders, mails (.eml) or compressed files (.zip) onto this page to take them in.</translation>
    </message>
    <message>
        <source>{shown}/{total} đơn vị</source>
        <translation>{shown}/{total} units</translation>
    </message>
</context>
<context>
    <name>CompletenessBars</name>
    <message>
        <source>Mức độ nhập số liệu theo nhóm</source>
        <translation>Completeness by group</translation>
    </message>
    <message>
        <source>Nhóm {number} {name}: {figure}</source>
        <translation>Group {number} {name}: {figure}</translation>
    </message>
    <message>
        <source>Nhóm {number} {name}: đã nhập {figure}</source>
        <translation>Group {number} {name}: {figure} filled in</translation>
    </message>
    <message>
        <source>không yêu cầu</source>
        <translation>not asked for</translation>
    </message>
    <message>
        <source>{filled}/{asked} mục ({percent} %)</source>
        <translation>{filled}/{asked} items ({percent} %)</translation>
    </message>
</context>
<context>
    <name>DaysOffDialog</name>
    <message>
        <source>&amp;Bỏ ngày đang chọn</source>
        <translation>&amp;Leave out the chosen day</translation>
    </message>
    <message>
        <source>&amp;Lưu bảng ngày</source>
        <translation>&amp;Save the table</translation>
    </message>
    <message>
        <source>&amp;Năm:</source>
        <translation>&amp;Year:</translation>
    </message>
    <message>
        <source>&amp;Từ ngày:</source>
        <translation>&amp;From:</translation>
    </message>
    <message>
        <source>Bảng chưa có gì thay đổi.</source>
        <translation>Nothing is changed yet.</translation>
    </message>
    <message>
        <source>Cần có ngày đúng dạng, ví dụ 17/12/2026.</source>
        <translation>A day is needed, such as 17/12/2026.</translation>
    </message>
    <message>
        <source>Hạn nộp rơi vào ngày nghỉ thì chuyển sang ngày làm việc tiếp theo. Đối chiếu Tết và ngày hoán đổi với thông báo của từng năm.</source>
        <translation>A deadline on a day off moves to the next working day. Compare Tết and exchanged days with each year&apos;s announcement.</translation>
    </message>
    <message>
        <source>Hủ&amp;y</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>Khi lưu, không đợt nào đang mở phải đổi hạn.</source>
        <translation>Saving moves no deadline of an open round.</translation>
    </message>
    <message>
        <source>Khi lưu: {changes}.</source>
        <translation>On saving: {changes}.</translation>
    </message>
    <message>
        <source>L&amp;oại:</source>
        <translation>&amp;Kind:</translation>
    </message>
    <message>
        <source>Làm việc (làm bù)</source>
        <translation>Working day (in exchange)</translation>
    </message>
    <message>
        <source>Nghỉ</source>
        <translation>Day off</translation>
    </message>
    <message>
        <source>Ngày nghỉ và làm bù</source>
        <translation>Days off and working days in exchange</translation>
    </message>
    <message>
        <source>Ngày nghỉ và làm bù trong năm</source>
        <translation>Days off and working days of the year</translation>
    </message>
    <message>
        <source>Thê&amp;m ngày</source>
        <translation>&amp;Add day</translation>
    </message>
    <message>
        <source>Tên gọ&amp;i:</source>
        <translation>Na&amp;me:</translation>
    </message>
    <message>
        <source>hạn của cơ quan tổng hợp</source>
        <translation>deadline of the compiling department</translation>
    </message>
    <message>
        <source>hạn gửi của đơn vị</source>
        <translation>deadline of units</translation>
    </message>
    <message>
        <source>một ngày thì để trống</source>
        <translation>empty for one day</translation>
    </message>
    <message>
        <source>ngày/tháng/năm</source>
        <translation>day/month/year</translation>
    </message>
    <message>
        <source>ví dụ: Tết Nguyên đán; Làm bù cho ngày 02/01/2027</source>
        <translation>such as: Tết; Working for 2 January 2027</translation>
    </message>
    <message>
        <source>{round}, {deadline}: giữ {before} vì đã đặt riêng</source>
        <translation>{round}, {deadline}: {before} stays, it was set by hand</translation>
    </message>
    <message>
        <source>{round}, {deadline}: {before} chuyển thành {after}</source>
        <translation>{round}, {deadline}: {before} becomes {after}</translation>
    </message>
    <message>
        <source>Đã lưu bảng ngày nghỉ và làm bù.</source>
        <translation>The table of days off is saved.</translation>
    </message>
    <message>
        <source>Đến n&amp;gày:</source>
        <translation>&amp;To:</translation>
    </message>
</context>
<context>
    <name>DaysOffModel</name>
    <message>
        <source>Chủ nhật</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>Có sẵn</source>
        <translation>Shipped</translation>
    </message>
    <message>
        <source>Có sẵn, cần đối chiếu</source>
        <translation>Shipped, to be compared</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Làm việc</source>
        <translation>Working day</translation>
    </message>
    <message>
        <source>Nghỉ</source>
        <translation>Day off</translation>
    </message>
    <message>
        <source>Nguồn</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Sửa ở máy này, vốn là: {name}</source>
        <translation>Changed on this machine, was: {name}</translation>
    </message>
    <message>
        <source>Thêm ở máy này</source>
        <translation>Added on this machine</translation>
    </message>
    <message>
        <source>Thứ</source>
        <translation>Weekday</translation>
    </message>
    <message>
        <source>Thứ ba</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>Thứ bảy</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>Thứ hai</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>Thứ năm</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>Thứ sáu</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>Thứ tư</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>Tên</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>DecideConflictDialog</name>
    <message>
        <source>&amp;Bản được tính:</source>
        <translation>The file that &amp;counts:</translation>
    </message>
    <message>
        <source>&amp;Dùng bản được tính</source>
        <translation>&amp;Use the file that counts</translation>
    </message>
    <message>
        <source>&amp;Dùng bản được tính, lấy {taken} mục của bản kia</source>
        <translation>&amp;Use it with {taken} values of the other</translation>
    </message>
    <message>
        <source>Bản được tính</source>
        <translation>The file that counts</translation>
    </message>
    <message>
        <source>Bản đối &amp;chiếu:</source>
        <translation>The &amp;other file:</translation>
    </message>
    <message>
        <source>Bản đối chiếu</source>
        <translation>The other file</translation>
    </message>
    <message>
        <source>Giữ &amp;tất cả của bản được tính</source>
        <translation>&amp;Keep all of the file that counts</translation>
    </message>
    <message>
        <source>Lấy tất cả của bản &amp;kia</source>
        <translation>&amp;Take all of the other</translation>
    </message>
    <message>
        <source>Lần {revision}: {file}</source>
        <translation>Revision {revision}: {file}</translation>
    </message>
    <message>
        <source>Lập lúc {moment}</source>
        <translation>Made at {moment}</translation>
    </message>
    <message>
        <source>Xung đột giữa hai bản nộp</source>
        <translation>Two submissions in conflict</translation>
    </message>
    <message>
        <source>lý do gửi lại: {reason}</source>
        <translation>sent again because: {reason}</translation>
    </message>
    <message>
        <source>lập tại đây</source>
        <translation>made here</translation>
    </message>
    <message>
        <source>nhận ngày {day}</source>
        <translation>received on {day}</translation>
    </message>
    <message>
        <source>nhận ngày {day} từ tệp {file}</source>
        <translation>received on {day} from {file}</translation>
    </message>
    <message>
        <source>ví dụ: xã xác nhận bản gửi ngày 12/12 là bản đúng</source>
        <translation>for example: the commune says that the file of 12/12 is right</translation>
    </message>
    <message>
        <source>{unit}, báo cáo {round}: có {count} tệp cùng là lần {revision} nhưng nội dung khác nhau. Chọn bản được tính; ở từng dòng có thể lấy riêng giá trị của bản kia (phím ← → hoặc dấu cách).</source>
        <translation>{unit}, report {round}: {count} files are revision {revision} and differ. Choose the one that counts; on each line the value of the other can be taken (← → or Space).</translation>
    </message>
    <message>
        <source>Đang so sánh…</source>
        <translation>Comparing…</translation>
    </message>
    <message>
        <source>Đã chọn {file}; lấy {taken} mục của bản kia.</source>
        <translation>{file} was chosen; {taken} values of the other were taken.</translation>
    </message>
    <message>
        <source>Đổi bê&amp;n</source>
        <translation>S&amp;wap</translation>
    </message>
</context>
<context>
    <name>DecideEditedDialog</name>
    <message>
        <source>&amp;Ghi quyết định</source>
        <translation>&amp;Write the decision</translation>
    </message>
    <message>
        <source>&amp;Ghi: lấy {taken} trong {total} ô</source>
        <translation>&amp;Write: take {taken} of {total} cells</translation>
    </message>
    <message>
        <source>&amp;Giữ số liệu đã niêm phong</source>
        <translation>&amp;Keep the sealed figures</translation>
    </message>
    <message>
        <source>Chưa đọc được tệp</source>
        <translation>The file could not be read</translation>
    </message>
    <message>
        <source>Các ô dưới đây khác với số liệu đã niêm phong trong tệp. Giá trị được chọn là giá trị được tính; bản đã niêm phong vẫn giữ nguyên. Phím ← → hoặc dấu cách để chọn.</source>
        <translation>The cells below differ from what the file sealed. The chosen value is the one that counts; what was sealed stays as it is. Choose with ← → or Space.</translation>
    </message>
    <message>
        <source>Giá trị trong ô</source>
        <translation>Value in the cell</translation>
    </message>
    <message>
        <source>Giá trị đã niêm phong</source>
        <translation>Sealed value</translation>
    </message>
    <message>
        <source>Giữ &amp;tất cả đã niêm phong</source>
        <translation>Keep &amp;all sealed values</translation>
    </message>
    <message>
        <source>Lấ&amp;y tất cả trong ô</source>
        <translation>&amp;Take all from the cells</translation>
    </message>
    <message>
        <source>Quyết định ô đã sửa ngoài chương trình</source>
        <translation>Decide on cells edited outside</translation>
    </message>
    <message>
        <source>ví dụ: xã xác nhận qua điện thoại ngày 12/12</source>
        <translation>for example: the commune confirmed it by telephone on 12/12</translation>
    </message>
    <message>
        <source>{unit}, báo cáo lần {revision}: {file}, nhận ngày {day}.</source>
        <translation>{unit}, revision {revision}: {file}, received on {day}.</translation>
    </message>
    <message>
        <source>{unit}: {file}, nhận ngày {day}.</source>
        <translation>{unit}: {file}, received on {day}.</translation>
    </message>
    <message>
        <source>Đang đọc tệp…</source>
        <translation>Reading the file…</translation>
    </message>
    <message>
        <source>Đã ghi quyết định với {file}: lấy {taken} trong {total} ô đã sửa.</source>
        <translation>The decision on {file} was written: {taken} of {total} edited cells taken.</translation>
    </message>
</context>
<context>
    <name>DecideLockedDialog</name>
    <message>
        <source>&amp;Giữ bản đã khóa</source>
        <translation>&amp;Keep the locked one</translation>
    </message>
    <message>
        <source>&amp;Mở khóa, lấy bản lần {revision}</source>
        <translation>&amp;Unlock, take revision {revision}</translation>
    </message>
    <message>
        <source>&amp;So sánh</source>
        <translation>&amp;Compare</translation>
    </message>
    <message>
        <source>Báo cáo đã khóa, có bản mới</source>
        <translation>A new revision for a locked report</translation>
    </message>
    <message>
        <source>Mở khóa thì bản đến sau được tính thay và số liệu tổng hợp đổi theo; hoàn tác được. Giữ bản đã khóa thì tệp đến sau được rút, bản gốc của tệp vẫn giữ.</source>
        <translation>Unlocked, the one that came later counts in its place and the totals follow; this can be undone. If the locked one is kept, the later file is withdrawn; its original is kept.</translation>
    </message>
    <message>
        <source>Nhận được sau đó: {files}.</source>
        <translation>Received after that: {files}.</translation>
    </message>
    <message>
        <source>Vẫn giữ báo cáo đã khóa của {unit}; đã rút {count} tệp đến sau.</source>
        <translation>The locked report of {unit} stays; {count} later files were withdrawn.</translation>
    </message>
    <message>
        <source>lần {revision} ({file}, nhận ngày {day})</source>
        <translation>revision {revision} ({file}, received on {day})</translation>
    </message>
    <message>
        <source>{unit}, {round}: báo cáo lần {revision} đã khóa, đang được tính.</source>
        <translation>{unit}, {round}: revision {revision} is locked, and it counts.</translation>
    </message>
    <message>
        <source>Đã mở khóa báo cáo của {unit}; bản đến sau được tính.</source>
        <translation>The report of {unit} is unlocked; the one that came later counts.</translation>
    </message>
    <message>
        <source>Để s&amp;au</source>
        <translation>L&amp;ater</translation>
    </message>
</context>
<context>
    <name>DecisionDialog</name>
    <message>
        <source>&amp;Lý do:</source>
        <translation>&amp;Reason:</translation>
    </message>
    <message>
        <source>&amp;Xem số liệu đang có</source>
        <translation>&amp;View the present figures</translation>
    </message>
    <message>
        <source>Để &amp;sau</source>
        <translation>&amp;Later</translation>
    </message>
</context>
<context>
    <name>DecisionNote</name>
    <message>
        <source>Quyết định</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Quyết định của {who} lúc {moment}:</source>
        <translation>Decided by {who} at {moment}:</translation>
    </message>
    <message>
        <source>Quyết định lúc {moment}:</source>
        <translation>Decided at {moment}:</translation>
    </message>
    <message>
        <source>Quyết định:</source>
        <translation>Decision:</translation>
    </message>
</context>
<context>
    <name>DecisionOpening</name>
    <message>
        <source>Không còn tệp nào của {unit} chờ quyết định.</source>
        <translation>No file of {unit} waits for a decision any more.</translation>
    </message>
    <message>
        <source>{unit} mới có một bản nộp trong đợt này, chưa có gì để so sánh.</source>
        <translation>{unit} has only one submission in this round; there is nothing to compare yet.</translation>
    </message>
</context>
<context>
    <name>DepartmentFormDialog</name>
    <message>
        <source>&amp;Bỏ</source>
        <translation>&amp;Drop</translation>
    </message>
    <message>
        <source>&amp;Chọn tệp của Sở...</source>
        <translation>&amp;Choose the department&apos;s file...</translation>
    </message>
    <message>
        <source>&amp;Lưu</source>
        <translation>&amp;Archive mark</translation>
    </message>
    <message>
        <source>&amp;Lưu biểu</source>
        <translation>&amp;Keep form</translation>
    </message>
    <message>
        <source>&amp;Mở cách điền...</source>
        <translation>&amp;Open mapping...</translation>
    </message>
    <message>
        <source>Biểu của Sở</source>
        <translation>Department&apos;s form</translation>
    </message>
    <message>
        <source>Biểu của năm</source>
        <translation>Form of the year</translation>
    </message>
    <message>
        <source>Biểu mới</source>
        <translation>New form</translation>
    </message>
    <message>
        <source>Chưa có biểu của Sở</source>
        <translation>No department form yet</translation>
    </message>
    <message>
        <source>Chọn tệp Excel mà Sở gửi kèm công văn năm {year}. Chương trình tìm bảng và khớp cột theo tiêu đề; biểu năm trước đã khớp thì được dùng lại.</source>
        <translation>Choose the Excel file that came with the department&apos;s letter of {year}. Tables are found and columns matched by their heads; what was matched last year is used again.</translation>
    </message>
    <message>
        <source>Các cột và ô vừa chọn chưa được lưu cho năm {year}.</source>
        <translation>The columns and cells just chosen are not kept for {year} yet.</translation>
    </message>
    <message>
        <source>Lư&amp;u cách điền...</source>
        <translation>&amp;Save mapping...</translation>
    </message>
    <message>
        <source>Lưu biểu của Sở?</source>
        <translation>Keep the department&apos;s form?</translation>
    </message>
    <message>
        <source>Tê&amp;n biểu</source>
        <translation>Form &amp;name</translation>
    </message>
    <message>
        <source>Tên biểu</source>
        <translation>Form name</translation>
    </message>
    <message>
        <source>{name}: điền {count} ô, các ô khác giữ nguyên.</source>
        <translation>{name}: {count} cells are filled, the others stay as they are.</translation>
    </message>
    <message>
        <source>Điền &amp;biểu vào thư mục...</source>
        <translation>&amp;Fill form into folder...</translation>
    </message>
    <message>
        <source>Đã dùng lại cách điền của biểu năm {year}. Hãy xem lại các cột.</source>
        <translation>The mapping of {year} is used again. Look through the columns.</translation>
    </message>
    <message>
        <source>Đã lưu biểu {title} của năm {year}</source>
        <translation>Form {title} of {year} is kept</translation>
    </message>
    <message>
        <source>Đã lưu cách điền vào {name}. Gửi tệp này cho đơn vị khác để dùng lại.</source>
        <translation>The mapping is saved as {name}. Send this file to other offices to use.</translation>
    </message>
    <message>
        <source>Đã điền {count} ô và ghi tệp vào {folder}. Hãy mở tệp xem lại trước khi gửi.</source>
        <translation>{count} cells are filled, and the file is in {folder}. Open it and look through it before it is sent.</translation>
    </message>
    <message>
        <source>Đó&amp;ng</source>
        <translation>C&amp;lose</translation>
    </message>
</context>
<context>
    <name>DepartmentFormWork</name>
    <message>
        <source>Đang điền biểu của Sở…</source>
        <translation>Filling the department&apos;s form…</translation>
    </message>
</context>
<context>
    <name>DepartmentSheetModel</name>
    <message>
        <source>Dòng tiêu đề của bảng</source>
        <translation>Head of the table</translation>
    </message>
    <message>
        <source>Ô có công thức của Sở, giữ nguyên</source>
        <translation>A formula of the department&apos;s, left as it is</translation>
    </message>
    <message>
        <source>Được điền</source>
        <translation>Filled</translation>
    </message>
    <message>
        <source>Được điền: {what}</source>
        <translation>Filled: {what}</translation>
    </message>
</context>
<context>
    <name>DraftBar</name>
    <message>
        <source>&amp;Mở thư nháp</source>
        <translation>Open a &amp;draft</translation>
    </message>
    <message>
        <source>&amp;Sao chép lời thư</source>
        <translation>Copy the te&amp;xt</translation>
    </message>
    <message>
        <source>Ché&amp;p tệp</source>
        <translation>Co&amp;py the files</translation>
    </message>
    <message>
        <source>Gửi bằng chương trình thư hoặc trang thư</source>
        <translation>Send with a mail program or a mail site</translation>
    </message>
    <message>
        <source>Mở t&amp;hư mục</source>
        <translation>Open the &amp;folder</translation>
    </message>
    <message>
        <source>Mở thư nháp có sẵn tệp kèm; nếu chương trình thư không gửi được thư nháp, chép lời thư và tệp sang thư mới. Gửi rồi thì bấm Đã gửi xong.</source>
        <translation>The draft opens with its attachments; where the mail program cannot send a draft, copy the text and the files into a new message. Once it is sent, press It was sent.</translation>
    </message>
    <message>
        <source>Đã chép lời thư. Dán vào thư mới bằng Ctrl+V.</source>
        <translation>The text is copied. Paste it into a new message with Ctrl+V.</translation>
    </message>
    <message>
        <source>Đã chép {count} tệp. Dán vào thư mới bằng Ctrl+V.</source>
        <translation>{count} files are copied. Paste them into a new message with Ctrl+V.</translation>
    </message>
    <message>
        <source>Đã gửi &amp;xong...</source>
        <translation>It &amp;was sent...</translation>
    </message>
</context>
<context>
    <name>DraftCard</name>
    <message>
        <source>&amp;Bỏ</source>
        <translation>&amp;Drop</translation>
    </message>
    <message>
        <source>&amp;Chép</source>
        <translation>&amp;Copy</translation>
    </message>
    <message>
        <source>&amp;Lấy lại</source>
        <translation>Take &amp;over</translation>
    </message>
    <message>
        <source>(trống)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>Chưa lấy lại được</source>
        <translation>Could not be taken over</translation>
    </message>
    <message>
        <source>Giá trị trong tệp được ghi sau khi gõ; lấy lại sẽ thay giá trị đó.</source>
        <translation>The value in the file was written after this was typed; taking it over replaces that value.</translation>
    </message>
    <message>
        <source>Gõ lần cuối lúc {time}</source>
        <translation>Last typed at {time}</translation>
    </message>
    <message>
        <source>Trong tệp</source>
        <translation>In the file</translation>
    </message>
    <message>
        <source>Trong tệp mới hơn</source>
        <translation>Newer in the file</translation>
    </message>
    <message>
        <source>Đang gõ dở</source>
        <translation>Being typed</translation>
    </message>
</context>
<context>
    <name>DraftsDialog</name>
    <message>
        <source>Bỏ &amp;hết</source>
        <translation>Drop &amp;all</translation>
    </message>
    <message>
        <source>Lấy lại &amp;tất cả</source>
        <translation>Take over a&amp;ll</translation>
    </message>
    <message>
        <source>Lần mở tệp tới sẽ hỏi lại</source>
        <translation>You will be asked again when the file is opened next</translation>
    </message>
    <message>
        <source>Lần trước chương trình dừng đột ngột khi đang gõ. Những gì đã lưu vẫn nguyên; phần dưới đây chưa kịp vào tệp.</source>
        <translation>Last time the program stopped while you were typing. What was saved is intact; the parts below had not reached the file.</translation>
    </message>
    <message>
        <source>Phần đang gõ dở</source>
        <translation>What was being typed</translation>
    </message>
    <message>
        <source>Trong tệp đã có giá trị ghi sau khi gõ: hãy xem rồi lấy lại từng phần</source>
        <translation>The file holds values written after this was typed: look at each and take it back by itself</translation>
    </message>
    <message>
        <source>Đã chép; dán vào ô cần gõ bằng Ctrl+V.</source>
        <translation>Copied; paste it where it belongs with Ctrl+V.</translation>
    </message>
    <message>
        <source>Để &amp;sau</source>
        <translation>&amp;Later</translation>
    </message>
</context>
<context>
    <name>DueBlock</name>
    <message>
        <source>Còn {count} việc, xem trong Nhiệm vụ</source>
        <translation>{count} more, see them in Tasks</translation>
    </message>
    <message>
        <source>Không có nhiệm vụ quá hạn hoặc đến hạn trong 30 ngày tới.</source>
        <translation>No task is overdue or due within 30 days.</translation>
    </message>
    <message>
        <source>Nhiệm vụ đến hạn</source>
        <translation>Tasks due</translation>
    </message>
    <message>
        <source>Quá hạn ({count})</source>
        <translation>Overdue ({count})</translation>
    </message>
    <message>
        <source>Trong 30 ngày tới ({count})</source>
        <translation>Within 30 days ({count})</translation>
    </message>
    <message>
        <source>Trong 7 ngày tới ({count})</source>
        <translation>Within 7 days ({count})</translation>
    </message>
    <message>
        <source>Xem {count} nhiệm vụ còn lại</source>
        <translation>Show {count} more tasks</translation>
    </message>
</context>
<context>
    <name>EarlierNotes</name>
    <message>
        <source>Bỏ &amp;khép</source>
        <translation>&amp;Keep open</translation>
    </message>
    <message>
        <source>Các góp ý đã nêu và trả lời của đơn vị</source>
        <translation>Earlier comments and the unit&apos;s answers</translation>
    </message>
    <message>
        <source>Góp ý</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Khép góp ý này (phím cách trong danh sách)</source>
        <translation>Close this comment (the space bar in the list)</translation>
    </message>
    <message>
        <source>Nay</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Nê&amp;u lại</source>
        <translation>Make it a&amp;gain</translation>
    </message>
    <message>
        <source>Trước</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Trả lời</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>chưa trả lời</source>
        <translation>not answered</translation>
    </message>
    <message>
        <source>{value} (không đổi)</source>
        <translation>{value} (unchanged)</translation>
    </message>
    <message>
        <source>Đưa góp ý này vào phiếu đang soạn</source>
        <translation>Put this comment into the slip being written</translation>
    </message>
    <message>
        <source>Đạt, &amp;khép lại</source>
        <translation>&amp;Settled, close</translation>
    </message>
    <message>
        <source>để trống</source>
        <translation>empty</translation>
    </message>
</context>
<context>
    <name>EarlierNotesModel</name>
    <message>
        <source>Chưa trả lời</source>
        <translation>Not answered</translation>
    </message>
    <message>
        <source>Chờ đơn vị</source>
        <translation>Awaiting the unit</translation>
    </message>
    <message>
        <source>Góp ý đã nêu</source>
        <translation>Earlier comment</translation>
    </message>
    <message>
        <source>Kết luận</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Nêu lại</source>
        <translation>Made again</translation>
    </message>
    <message>
        <source>Đã trả lời</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>Đơn vị trả lời</source>
        <translation>The unit&apos;s answer</translation>
    </message>
    <message>
        <source>Đạt</source>
        <translation>Settled</translation>
    </message>
</context>
<context>
    <name>EditActions</name>
    <message>
        <source>&amp;Chép</source>
        <translation>&amp;Copy</translation>
    </message>
    <message>
        <source>&amp;Dán</source>
        <translation>&amp;Paste</translation>
    </message>
    <message>
        <source>&amp;Hoàn tác</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>&amp;Hoàn tác: {action}</source>
        <translation>&amp;Undo: {action}</translation>
    </message>
    <message>
        <source>&amp;Làm lại</source>
        <translation>&amp;Redo</translation>
    </message>
    <message>
        <source>&amp;Làm lại: {action}</source>
        <translation>&amp;Redo: {action}</translation>
    </message>
    <message>
        <source>Cắ&amp;t</source>
        <translation>Cu&amp;t</translation>
    </message>
</context>
<context>
    <name>ErrorReportDialog</name>
    <message>
        <source>&amp;Lưu báo cáo...</source>
        <translation>&amp;Save report...</translation>
    </message>
    <message>
        <source>&amp;Mở thư mục nhật ký</source>
        <translation>&amp;Open the log folder</translation>
    </message>
    <message>
        <source>&amp;Sao chép</source>
        <translation>&amp;Copy</translation>
    </message>
    <message>
        <source>Chi tiết lỗi</source>
        <translation>Details of the error</translation>
    </message>
    <message>
        <source>Lưu báo cáo lỗi</source>
        <translation>Save the error report</translation>
    </message>
    <message>
        <source>Nhật ký nằm tại {path}.</source>
        <translation>The log files are in {path}.</translation>
    </message>
    <message>
        <source>Tệp nén (*.zip)</source>
        <translation>Zip files (*.zip)</translation>
    </message>
    <message>
        <source>Xem &amp;chi tiết</source>
        <translation>Show &amp;details</translation>
    </message>
    <message>
        <source>Đã lưu báo cáo vào {path}.</source>
        <translation>The report was saved to {path}.</translation>
    </message>
    <message>
        <source>Đã sao chép báo cáo.</source>
        <translation>The report was copied.</translation>
    </message>
    <message>
        <source>Ẩn &amp;chi tiết</source>
        <translation>Hide &amp;details</translation>
    </message>
</context>
<context>
    <name>ErrorTeller</name>
    <message>
        <source>Lỗi của chương trình vừa lặp lại. Dữ liệu đã ghi vẫn nguyên; hãy đóng và mở lại chương trình.</source>
        <translation>The program&apos;s fault happened again. Data already written are intact; close the program and open it again.</translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>Chưa thực hiện được</source>
        <translation>This could not be done</translation>
    </message>
    <message>
        <source>Chương trình gặp lỗi</source>
        <translation>The program has a fault</translation>
    </message>
    <message>
        <source>Dữ liệu chưa đúng</source>
        <translation>The data is not right yet</translation>
    </message>
    <message>
        <source>Hãy thử làm lại. Nếu vẫn lỗi, hãy đóng và mở lại chương trình, rồi gửi báo cáo lỗi cho người hỗ trợ.</source>
        <translation>Try it again. If it fails again, close and open the program, then send the error report to the person who gives support.</translation>
    </message>
    <message>
        <source>Không dùng được tệp</source>
        <translation>The file cannot be used</translation>
    </message>
    <message>
        <source>Không ghi được</source>
        <translation>Nothing could be written</translation>
    </message>
    <message>
        <source>Không mở được cơ sở dữ liệu</source>
        <translation>The database cannot be opened</translation>
    </message>
    <message>
        <source>Việc vừa làm chưa xong vì chương trình có lỗi. Dữ liệu đã nhập đến thay đổi cuối cùng được ghi trong tệp và không bị mất.</source>
        <translation>What was just done did not finish because of a fault in the program. All data up to the last change is written in the file and is not lost.</translation>
    </message>
</context>
<context>
    <name>EvidenceActions</name>
    <message>
        <source>&amp;Chọn nhiệm vụ được chứng minh...</source>
        <translation>&amp;Choose the task that it proves...</translation>
    </message>
    <message>
        <source>&amp;Dán tệp, ảnh</source>
        <translation>&amp;Paste files or a picture</translation>
    </message>
    <message>
        <source>&amp;Kiểm tra các tệp</source>
        <translation>&amp;Verify the files</translation>
    </message>
    <message>
        <source>&amp;Mở tệp</source>
        <translation>O&amp;pen the file</translation>
    </message>
    <message>
        <source>&amp;Xóa</source>
        <translation>&amp;Delete</translation>
    </message>
    <message>
        <source>Chi tiế&amp;t</source>
        <translation>&amp;Details</translation>
    </message>
    <message>
        <source>T&amp;hêm tệp...</source>
        <translation>&amp;Add files...</translation>
    </message>
    <message>
        <source>Đổi &amp;tên</source>
        <translation>Re&amp;name</translation>
    </message>
</context>
<context>
    <name>EvidenceDetails</name>
    <message>
        <source>&amp;Ghi chú:</source>
        <translation>N&amp;ote:</translation>
    </message>
    <message>
        <source>Chứng m&amp;inh cho:</source>
        <translation>P&amp;roves:</translation>
    </message>
    <message>
        <source>Chứng minh cho nhiệm vụ</source>
        <translation>Task that it proves</translation>
    </message>
    <message>
        <source>Tên tệ&amp;p:</source>
        <translation>File &amp;name:</translation>
    </message>
</context>
<context>
    <name>EvidenceModel</name>
    <message>
        <source>Chứng minh cho</source>
        <translation>Proves</translation>
    </message>
    <message>
        <source>Có tệp</source>
        <translation>There</translation>
    </message>
    <message>
        <source>Cả báo cáo</source>
        <translation>The report as a whole</translation>
    </message>
    <message>
        <source>Dung lượng</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Nguyên vẹn</source>
        <translation>Intact</translation>
    </message>
    <message>
        <source>Nhiệm vụ không còn</source>
        <translation>The task is gone</translation>
    </message>
    <message>
        <source>Thiếu tệp</source>
        <translation>File missing</translation>
    </message>
    <message>
        <source>Tên tệp</source>
        <translation>File name</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Đã bị sửa</source>
        <translation>Altered</translation>
    </message>
</context>
<context>
    <name>EvidencePage</name>
    <message>
        <source>Chưa có minh chứng nào trong đợt này</source>
        <translation>No evidence in this round yet</translation>
    </message>
    <message>
        <source>Minh chứng là văn bản, biên bản, danh sách, ảnh... cho thấy việc đã làm. Kéo tệp hoặc thư mục thả vào đây, dán bằng Ctrl+V, hoặc chọn tệp. Tệp được chép vào cạnh dữ liệu, tệp gốc giữ nguyên.

Không đưa vào đây tài liệu chứa bí mật nhà nước.</source>
        <translation>Evidence is documents, minutes, lists, pictures... that show that the work was done. Drop files or a folder here, paste with Ctrl+V, or choose files. They are copied beside the data; the originals stay.

Documents with state secrets do not belong here.</translation>
    </message>
    <message>
        <source>Thêm minh chứng</source>
        <translation>Add evidence</translation>
    </message>
    <message>
        <source>Thả để thêm minh chứng cho: {what}</source>
        <translation>Drop to add evidence for: {what}</translation>
    </message>
</context>
<context>
    <name>EvidencePreview</name>
    <message>
        <source>Không xem trước được tệp này. Nhấn Enter để mở.</source>
        <translation>This file cannot be previewed. Press Enter to open it.</translation>
    </message>
    <message>
        <source>Loại tệp này không xem trước. Nhấn Enter để mở.</source>
        <translation>This kind of file is not previewed. Press Enter to open it.</translation>
    </message>
    <message>
        <source>Nội dung tệp, chỉ xem</source>
        <translation>Content of the file, read-only</translation>
    </message>
    <message>
        <source>Trang 1 trong {count} trang</source>
        <translation>Page 1 of {count}</translation>
    </message>
</context>
<context>
    <name>EvidenceTable</name>
    <message>
        <source>Tệp minh chứng của đợt</source>
        <translation>The round&apos;s evidence</translation>
    </message>
</context>
<context>
    <name>EvidenceWork</name>
    <message>
        <source>Chưa có tệp nào cho “{what}”. Kéo tệp vào đây hoặc nhấn Thêm tệp.</source>
        <translation>No file for “{what}” yet. Drag files here or press Add files.</translation>
    </message>
    <message>
        <source>Kéo tệp vào bất cứ chỗ nào trên trang. Không đưa tài liệu chứa bí mật nhà nước.</source>
        <translation>Drag files anywhere onto this page. Documents with state secrets do not belong here.</translation>
    </message>
    <message>
        <source>{count} chưa có minh chứng</source>
        <translation>{count} without evidence</translation>
    </message>
    <message>
        <source>{count} nhiệm vụ hoàn thành chưa có minh chứng</source>
        <translation>{count} finished tasks have no evidence</translation>
    </message>
    <message>
        <source>{count} tệp</source>
        <translation>{count} files</translation>
    </message>
    <message>
        <source>{count} tệp bị sửa</source>
        <translation>{count} files altered</translation>
    </message>
    <message>
        <source>{count} tệp thiếu</source>
        <translation>{count} files missing</translation>
    </message>
</context>
<context>
    <name>EvidenceWriter</name>
    <message>
        <source>Không có tệp hay ảnh nào để dán. Chép tệp trong thư mục rồi dán vào đây.</source>
        <translation>There is no file or picture to paste. Copy files in a folder, then paste them here.</translation>
    </message>
    <message>
        <source>Không có tệp nào để thêm.</source>
        <translation>There is no file to add.</translation>
    </message>
    <message>
        <source>Kiểm tra các tệp</source>
        <translation>Verify the files</translation>
    </message>
    <message>
        <source>Máy này chưa có chương trình mở tệp {name}.</source>
        <translation>This computer has no program that opens {name}.</translation>
    </message>
    <message>
        <source>Thêm minh chứng</source>
        <translation>Add evidence</translation>
    </message>
    <message>
        <source>Tệp không thêm được</source>
        <translation>Files that could not be added</translation>
    </message>
    <message>
        <source>Xem lý do</source>
        <translation>Show why</translation>
    </message>
    <message>
        <source>cả báo cáo</source>
        <translation>the report as a whole</translation>
    </message>
    <message>
        <source>và {count} tệp khác</source>
        <translation>and {count} more files</translation>
    </message>
    <message>
        <source>{bad} trong {count} tệp bị thiếu hoặc không còn như lúc thêm vào.</source>
        <translation>{bad} of {count} files are missing or no longer as they were added.</translation>
    </message>
    <message>
        <source>{count} tệp chứng minh cho</source>
        <translation>{count} files prove</translation>
    </message>
    <message>
        <source>{count} tệp không thêm được.</source>
        <translation>{count} files could not be added.</translation>
    </message>
    <message>
        <source>{count} tệp đã là minh chứng ở đây từ trước, không thêm lần nữa.</source>
        <translation>{count} files are evidence here already and were not added again.</translation>
    </message>
    <message>
        <source>{name} chứng minh cho</source>
        <translation>{name} proves</translation>
    </message>
    <message>
        <source>Đã chuyển {count} tệp sang: {what}.</source>
        <translation>{count} files now prove: {what}.</translation>
    </message>
    <message>
        <source>Đã dừng, chưa thêm tệp nào.</source>
        <translation>Stopped; no file was added.</translation>
    </message>
    <message>
        <source>Đã thêm {count} tệp cho {what}.</source>
        <translation>{count} files added for {what}.</translation>
    </message>
    <message>
        <source>Đã thêm {name} cho {what}.</source>
        <translation>{name} added for {what}.</translation>
    </message>
    <message>
        <source>Đã xóa {count} tệp.</source>
        <translation>{count} files deleted.</translation>
    </message>
    <message>
        <source>Đã xóa {name}.</source>
        <translation>{name} deleted.</translation>
    </message>
    <message>
        <source>Đã đọc hết {count} tệp: tất cả nguyên vẹn.</source>
        <translation>All {count} files were read: every one is intact.</translation>
    </message>
</context>
<context>
    <name>ExportCompiledDialog</name>
    <message>
        <source>&amp;Xuất tổng hợp</source>
        <translation>E&amp;xport the compilation</translation>
    </message>
    <message>
        <source>Báo cáo của tỉnh đợt {round}, từ các bản nộp đã có đến lúc này. Bản bị trả lại và bản còn xung đột không được cộng.</source>
        <translation>The province&apos;s report of round {round}, from the submissions that are in now. Returned ones and those in conflict are not counted.</translation>
    </message>
    <message>
        <source>Số liệu đã đổi từ khi viết: {sections}. Xem lại lời văn ở Tổng hợp, phần Báo cáo, rồi xuất lại.</source>
        <translation>Figures have changed since these were written: {sections}. Go over the words in Compile, part Report, then export again.</translation>
    </message>
    <message>
        <source>Xuất tổng hợp</source>
        <translation>Export the compilation</translation>
    </message>
    <message>
        <source>Đang cộng số liệu của các đơn vị…</source>
        <translation>Adding up the units&apos; figures…</translation>
    </message>
    <message>
        <source>Đang ghi các tệp…</source>
        <translation>Writing the files…</translation>
    </message>
    <message>
        <source>Đã tổng hợp {counted} bản nộp, {owing} đơn vị phải báo cáo; {not_accepted} bản chưa được chấp nhận. Đã ghi {count} tệp vào {folder}.</source>
        <translation>{counted} submissions compiled, {owing} units owe a report; {not_accepted} are not accepted yet. {count} files written to {folder}.</translation>
    </message>
    <message>
        <source>Đó&amp;ng</source>
        <translation>C&amp;lose</translation>
    </message>
</context>
<context>
    <name>ExportFormats</name>
    <message>
        <source>&amp;Excel (.xlsx)</source>
        <translation>&amp;Excel (.xlsx)</translation>
    </message>
    <message>
        <source>&amp;Word để sửa lời (.docx)</source>
        <translation>&amp;Word to edit the words (.docx)</translation>
    </message>
    <message>
        <source>Dữ liệu &amp;thuần (.json)</source>
        <translation>Plain data (.&amp;json)</translation>
    </message>
    <message>
        <source>P&amp;DF để in, ký (.pdf)</source>
        <translation>P&amp;DF to print and sign (.pdf)</translation>
    </message>
</context>
<context>
    <name>ExportSubmissionDialog</name>
    <message>
        <source>&amp;Lý do gửi lại (ghi vào bản nộp)</source>
        <translation>&amp;Reason for sending again (goes into the submission)</translation>
    </message>
    <message>
        <source>&amp;Xuất lần {revision}</source>
        <translation>&amp;Export revision {revision}</translation>
    </message>
    <message>
        <source>Các lỗi phải sửa</source>
        <translation>Errors that must be mended</translation>
    </message>
    <message>
        <source>Lý do gửi lại</source>
        <translation>Reason for sending again</translation>
    </message>
    <message>
        <source>Thay đổi từ lần {revision}: {changes}.</source>
        <translation>Changes since revision {revision}: {changes}.</translation>
    </message>
    <message>
        <source>Ví dụ: bổ sung số liệu Biểu 02 theo yêu cầu</source>
        <translation>For example: figures of form 02 completed as asked</translation>
    </message>
    <message>
        <source>Xuất bản nộp</source>
        <translation>Export the submission</translation>
    </message>
    <message>
        <source>bỏ {count}</source>
        <translation>{count} removed</translation>
    </message>
    <message>
        <source>sửa {count}</source>
        <translation>{count} changed</translation>
    </message>
    <message>
        <source>thêm {count}</source>
        <translation>{count} added</translation>
    </message>
    <message>
        <source>{unit}, đợt {round}: chốt thành lần {revision}. Bản đã chốt không sửa lại được.</source>
        <translation>{unit}, round {round}: sealed as revision {revision}. What is sealed can no longer be changed.</translation>
    </message>
    <message>
        <source>{unit}, đợt {round}: dữ liệu không đổi từ lần {revision}, tệp ghi ra đúng như lần ấy.</source>
        <translation>{unit}, round {round}: the data have not changed since revision {revision}; the files will be just as they were then.</translation>
    </message>
    <message>
        <source>{unit}, đợt {round}: ghi lại các tệp của lần {revision}, đúng như cũ.</source>
        <translation>{unit}, {round}: the files of revision {revision} are written again, just as they were.</translation>
    </message>
    <message>
        <source>Đang lập các tệp của bản nộp…</source>
        <translation>Making the submission&apos;s files…</translation>
    </message>
    <message>
        <source>Đã chốt lần {revision}, mã kiểm tra {hash}. Đã ghi {count} tệp vào {folder}.</source>
        <translation>Revision {revision} is sealed, hash {hash}. {count} files written to {folder}.</translation>
    </message>
    <message>
        <source>Đó&amp;ng</source>
        <translation>C&amp;lose</translation>
    </message>
</context>
<context>
    <name>ExportTarget</name>
    <message>
        <source>Chọ&amp;n...</source>
        <translation>C&amp;hoose...</translation>
    </message>
    <message>
        <source>Chọn thư mục ghi tệp</source>
        <translation>Choose the folder for the files</translation>
    </message>
    <message>
        <source>Các dạng tệp</source>
        <translation>Formats</translation>
    </message>
    <message>
        <source>Thư &amp;mục</source>
        <translation>&amp;Folder</translation>
    </message>
    <message>
        <source>Thư mục ghi tệp</source>
        <translation>Folder for the files</translation>
    </message>
</context>
<context>
    <name>ExportedFiles</name>
    <message>
        <source>&amp;Chép tệp</source>
        <translation>&amp;Copy files</translation>
    </message>
    <message>
        <source>&amp;Gửi thư...</source>
        <translation>&amp;Send...</translation>
    </message>
    <message>
        <source>Các tệp đã ghi</source>
        <translation>Files written</translation>
    </message>
    <message>
        <source>Mở thư &amp;mục</source>
        <translation>Open the &amp;folder</translation>
    </message>
    <message>
        <source>Rồi dán (Ctrl+V) vào thư hoặc một thư mục</source>
        <translation>Then paste (Ctrl+V) into a message or a folder</translation>
    </message>
    <message>
        <source>Đã chép {count} tệp</source>
        <translation>{count} files copied</translation>
    </message>
</context>
<context>
    <name>FigurePartsDialog</name>
    <message>
        <source>&amp;Mở dữ liệu của đơn vị</source>
        <translation>&amp;Open the unit&apos;s data</translation>
    </message>
    <message>
        <source>Các nhiệm vụ của đơn vị</source>
        <translation>The unit&apos;s activities</translation>
    </message>
    <message>
        <source>Các đơn vị</source>
        <translation>The units</translation>
    </message>
    <message>
        <source>Số liệu gồm những gì</source>
        <translation>What a figure is made of</translation>
    </message>
    <message>
        <source>{count} đơn vị</source>
        <translation>{count} units</translation>
    </message>
    <message>
        <source>{units} đơn vị. {name}: {count} dòng có kinh phí.</source>
        <translation>{units} units. {name}: {count} lines with money.</translation>
    </message>
    <message>
        <source>{units} đơn vị. {name}: {count} nhiệm vụ.</source>
        <translation>{units} units. {name}: {count} activities.</translation>
    </message>
</context>
<context>
    <name>FigurePicker</name>
    <message>
        <source>Chỉ xem: báo cáo này không sửa ở đây.</source>
        <translation>Read-only: this report is not edited here.</translation>
    </message>
    <message>
        <source>Enter hoặc nhấp đúp để chèn vào chỗ con trỏ. Số in ra luôn theo dữ liệu.</source>
        <translation>Enter or a double click inserts at the cursor. The printed number always follows the data.</translation>
    </message>
    <message>
        <source>Không có số liệu nào chứa những từ này.</source>
        <translation>No figure contains these words.</translation>
    </message>
    <message>
        <source>Số liệu có thể chèn</source>
        <translation>Figures that can be inserted</translation>
    </message>
    <message>
        <source>Tì&amp;m số liệu</source>
        <translation>Find &amp;a figure</translation>
    </message>
    <message>
        <source>Tìm số liệu</source>
        <translation>Find a figure</translation>
    </message>
    <message>
        <source>Ví dụ: hoan thanh, giai ngan, nhom 3</source>
        <translation>For example: hoan thanh, giai ngan, nhom 3</translation>
    </message>
</context>
<context>
    <name>FiguresHead</name>
    <message>
        <source>Qua các đợ&amp;t</source>
        <translation>&amp;Over the rounds</translation>
    </message>
    <message>
        <source>Đơn vị của tiền</source>
        <translation>Unit of money</translation>
    </message>
</context>
<context>
    <name>FiguresTrend</name>
    <message>
        <source>Mới có số liệu của một đợt.</source>
        <translation>There are figures of one round only.</translation>
    </message>
    <message>
        <source>Qua các đợt</source>
        <translation>Over the rounds</translation>
    </message>
    <message>
        <source>Thiếu báo cáo của {units}.</source>
        <translation>The report of {units} is missing.</translation>
    </message>
    <message>
        <source>{round}: số của {units}, không riêng của đơn vị này.</source>
        <translation>{round}: the figure of {units}, not of this unit alone.</translation>
    </message>
    <message>
        <source>{round}: số của {units}.</source>
        <translation>{round}: the figure of {units}.</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>&amp;Tìm trong trang</source>
        <translation>&amp;Find in the page</translation>
    </message>
    <message>
        <source>Gõ từ cần tìm, có dấu hoặc không dấu</source>
        <translation>Type what to find, with or without accents</translation>
    </message>
    <message>
        <source>Đóng (Esc)</source>
        <translation>Close (Esc)</translation>
    </message>
    <message>
        <source>Đóng dòng tìm</source>
        <translation>Close the find line</translation>
    </message>
</context>
<context>
    <name>FindingDetail</name>
    <message>
        <source>Cách xử lý: {text}</source>
        <translation>What to do: {text}</translation>
    </message>
    <message>
        <source>Căn cứ: {text}</source>
        <translation>Source: {text}</translation>
    </message>
    <message>
        <source>Đã giải trình: {text}</source>
        <translation>Answered: {text}</translation>
    </message>
</context>
<context>
    <name>FindingsBlock</name>
    <message>
        <source>Không có lỗi</source>
        <translation>No errors</translation>
    </message>
    <message>
        <source>Không có lỗi phải sửa</source>
        <translation>No errors to mend</translation>
    </message>
    <message>
        <source>Kiểm tra</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>{count} lưu ý chưa giải trình</source>
        <translation>{count} warnings not answered</translation>
    </message>
    <message>
        <source>{count} lưu ý cần xem lại hoặc giải trình</source>
        <translation>{count} warnings to look at or to answer</translation>
    </message>
    <message>
        <source>{count} lưu ý đã giải trình</source>
        <translation>{count} warnings answered</translation>
    </message>
    <message>
        <source>{count} lỗi</source>
        <translation>{count} errors</translation>
    </message>
    <message>
        <source>{count} lỗi phải sửa trước khi nộp</source>
        <translation>{count} errors to mend before submitting</translation>
    </message>
    <message>
        <source>Đang kiểm tra…</source>
        <translation>Checking…</translation>
    </message>
</context>
<context>
    <name>FindingsDock</name>
    <message>
        <source>Kiểm tra</source>
        <translation>Check</translation>
    </message>
</context>
<context>
    <name>FindingsModel</name>
    <message>
        <source>Chỗ</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Góp ý</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Lưu ý</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>Lỗi</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Mức</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Đã giải trình</source>
        <translation>Answered</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>Các lỗi và lưu ý</source>
        <translation>Errors and warnings</translation>
    </message>
    <message>
        <source>Giải trình...</source>
        <translation>Explain...</translation>
    </message>
    <message>
        <source>Góp ý của Sở ({count})</source>
        <translation>Department&apos;s comments ({count})</translation>
    </message>
    <message>
        <source>Không có lỗi, không có lưu ý</source>
        <translation>No errors, no warnings</translation>
    </message>
    <message>
        <source>Không có mục nào ở mức này</source>
        <translation>Nothing at this level</translation>
    </message>
    <message>
        <source>Kiểm tra</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Lưu ý ({count})</source>
        <translation>Warnings ({count})</translation>
    </message>
    <message>
        <source>Lỗi ({count})</source>
        <translation>Errors ({count})</translation>
    </message>
    <message>
        <source>Trả lời góp ý này bằng lời ở trang Nộp</source>
        <translation>Answer this comment in words on the page Submit</translation>
    </message>
    <message>
        <source>Trả lời góp ý này là đã sửa, kèm giá trị cũ và mới của ô</source>
        <translation>Answer that it is mended, with the old and the new value of the cell</translation>
    </message>
    <message>
        <source>Tất cả ({count})</source>
        <translation>All ({count})</translation>
    </message>
    <message>
        <source>Đang kiểm tra…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Đã giải trình ({count})</source>
        <translation>Answered ({count})</translation>
    </message>
    <message>
        <source>Đã sửa</source>
        <translation>Mended</translation>
    </message>
    <message>
        <source>Đóng bảng kiểm tra</source>
        <translation>Close the check panel</translation>
    </message>
    <message>
        <source>Đóng bảng kiểm tra (F8)</source>
        <translation>Close the check panel (F8)</translation>
    </message>
    <message>
        <source>Đến chỗ có lỗi (Enter trong danh sách)</source>
        <translation>Go where the error is (Enter in the list)</translation>
    </message>
    <message>
        <source>Đến chỗ này</source>
        <translation>Go there</translation>
    </message>
</context>
<context>
    <name>FolderLine</name>
    <message>
        <source>Chọ&amp;n...</source>
        <translation>&amp;Choose...</translation>
    </message>
    <message>
        <source>Chọn thư mục ghi tệp</source>
        <translation>Choose the folder for the files</translation>
    </message>
    <message>
        <source>Thư &amp;mục ghi tệp:</source>
        <translation>&amp;Folder for the files:</translation>
    </message>
    <message>
        <source>Thư mục ghi tệp</source>
        <translation>Folder for the files</translation>
    </message>
</context>
<context>
    <name>FormCellBar</name>
    <message>
        <source>Không áp dụng: {reason}</source>
        <translation>Not applicable: {reason}</translation>
    </message>
    <message>
        <source>{cells} ô · tổng {total}</source>
        <translation>{cells} cells · total {total}</translation>
    </message>
    <message>
        <source>Đợt trước: {value}</source>
        <translation>Last round: {value}</translation>
    </message>
</context>
<context>
    <name>FormCellPanel</name>
    <message>
        <source>Bỏ đ&amp;iền ô</source>
        <translation>Do not f&amp;ill</translation>
    </message>
    <message>
        <source>Gõ chữ hoặc chọn số liệu bên dưới</source>
        <translation>Type words or choose a figure below</translation>
    </message>
    <message>
        <source>Nội dung điền vào ô</source>
        <translation>What goes into the cell</translation>
    </message>
    <message>
        <source>Trong biểu: {text}</source>
        <translation>In the form: {text}</translation>
    </message>
    <message>
        <source>nghìn đồng</source>
        <translation>thousand đồng</translation>
    </message>
    <message>
        <source>triệu đồng</source>
        <translation>million đồng</translation>
    </message>
    <message>
        <source>tỷ đồng</source>
        <translation>billion đồng</translation>
    </message>
    <message>
        <source>Ô có công thức của Sở, không điền vào đây.</source>
        <translation>A formula of the department&apos;s; nothing is filled in here.</translation>
    </message>
    <message>
        <source>Ô {cell}</source>
        <translation>Cell {cell}</translation>
    </message>
    <message>
        <source>Điề&amp;n vào ô</source>
        <translation>Fi&amp;ll with</translation>
    </message>
    <message>
        <source>Đơn &amp;vị tính</source>
        <translation>&amp;Unit</translation>
    </message>
    <message>
        <source>Đơn vị tính của ô</source>
        <translation>Unit of the cell</translation>
    </message>
    <message>
        <source>đồng</source>
        <translation>đồng</translation>
    </message>
</context>
<context>
    <name>FormColumns</name>
    <message>
        <source>Cột bắt buộc</source>
        <translation>Required column</translation>
    </message>
    <message>
        <source>Không áp dụng: {reason}</source>
        <translation>Not applicable: {reason}</translation>
    </message>
    <message>
        <source>STT</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Tự cộng từ các cột khác</source>
        <translation>Adds up from other columns</translation>
    </message>
    <message>
        <source>Đợt trước: {value}</source>
        <translation>Last round: {value}</translation>
    </message>
</context>
<context>
    <name>FormEditor</name>
    <message>
        <source>Cột và dòng</source>
        <translation>Columns and rows</translation>
    </message>
    <message>
        <source>Và {count} điều nữa.</source>
        <translation>And {count} more.</translation>
    </message>
    <message>
        <source>Ô đơn lẻ</source>
        <translation>Single cells</translation>
    </message>
</context>
<context>
    <name>FormFileAsker</name>
    <message>
        <source>Biểu Excel (*.xlsx);;Mọi tệp (*)</source>
        <translation>Excel forms (*.xlsx);;All files (*)</translation>
    </message>
    <message>
        <source>Chọn biểu của Sở</source>
        <translation>Choose the department&apos;s form</translation>
    </message>
    <message>
        <source>Chọn thư mục ghi biểu đã điền</source>
        <translation>Choose the folder of the filled form</translation>
    </message>
    <message>
        <source>Cách điền biểu (*.json)</source>
        <translation>Form mappings (*.json)</translation>
    </message>
    <message>
        <source>Cách điền biểu (*.json);;Mọi tệp (*)</source>
        <translation>Form mappings (*.json);;All files (*)</translation>
    </message>
    <message>
        <source>Lưu cách điền biểu ra tệp</source>
        <translation>Save the mapping of the form</translation>
    </message>
    <message>
        <source>Mở cách điền biểu</source>
        <translation>Open a mapping</translation>
    </message>
</context>
<context>
    <name>FormHead</name>
    <message>
        <source>&amp;Giải thích</source>
        <translation>E&amp;xplain</translation>
    </message>
    <message>
        <source>&amp;Lý do:</source>
        <translation>&amp;Reason:</translation>
    </message>
    <message>
        <source>Biểu này đếm những gì, tính đến khi nào</source>
        <translation>What this form counts, and up to when</translation>
    </message>
    <message>
        <source>Không có số liệu để &amp;khai</source>
        <translation>There are no figures to de&amp;clare</translation>
    </message>
    <message>
        <source>Lý do không có số liệu để khai</source>
        <translation>Reason why there are no figures</translation>
    </message>
    <message>
        <source>Ví dụ: trong kỳ không phát sinh</source>
        <translation>For example: nothing arose in the period</translation>
    </message>
</context>
<context>
    <name>FormList</name>
    <message>
        <source>Các biểu số liệu</source>
        <translation>The statistical forms</translation>
    </message>
</context>
<context>
    <name>FormPane</name>
    <message>
        <source>Biểu chưa có dòng nào</source>
        <translation>This form has no rows yet</translation>
    </message>
    <message>
        <source>Biểu này sẽ in là không có số liệu, kèm lý do ở trên.</source>
        <translation>This form will be printed as having no figures, with the reason above.</translation>
    </message>
    <message>
        <source>Chép các dòng của đợt &amp;trước</source>
        <translation>Copy the rows of the &amp;last round</translation>
    </message>
    <message>
        <source>Cộng: {sums}</source>
        <translation>Sum: {sums}</translation>
    </message>
    <message>
        <source>Dòng {number}</source>
        <translation>Row {number}</translation>
    </message>
    <message>
        <source>Không &amp;có số liệu để khai...</source>
        <translation>There are &amp;no figures to declare...</translation>
    </message>
    <message>
        <source>Mỗi việc ghi một dòng. Trong kỳ không có việc nào thì khai không có số liệu, kèm lý do.</source>
        <translation>Write one row for each matter. Where there was none in the period, declare that there are no figures, with the reason.</translation>
    </message>
    <message>
        <source>Thê&amp;m dòng</source>
        <translation>&amp;Add a row</translation>
    </message>
    <message>
        <source>Tự cộng từ các ô khác</source>
        <translation>Adds up from other cells</translation>
    </message>
    <message>
        <source>Vẫn thê&amp;m dòng</source>
        <translation>&amp;Add a row all the same</translation>
    </message>
    <message>
        <source>Đã khai không có số liệu</source>
        <translation>Declared as having no figures</translation>
    </message>
</context>
<context>
    <name>FormReason</name>
    <message>
        <source>Enter để ghi, Esc để thôi</source>
        <translation>Enter to write, Esc to leave</translation>
    </message>
    <message>
        <source>Lý do không áp dụng</source>
        <translation>Reason why it does not apply</translation>
    </message>
    <message>
        <source>Vì sao {count} ô này không áp dụng?</source>
        <translation>Why do these {count} cells not apply?</translation>
    </message>
    <message>
        <source>Vì sao ô này không áp dụng?</source>
        <translation>Why does this cell not apply?</translation>
    </message>
    <message>
        <source>Ví dụ: địa bàn không có đối tượng này</source>
        <translation>For example: nobody of this kind lives here</translation>
    </message>
</context>
<context>
    <name>FormSheetView</name>
    <message>
        <source>(không điền)</source>
        <translation>(not filled)</translation>
    </message>
    <message>
        <source>Biểu của Sở</source>
        <translation>Department&apos;s form</translation>
    </message>
    <message>
        <source>Cột {column} điền</source>
        <translation>Column {column} is filled with</translation>
    </message>
    <message>
        <source>Trang của biểu</source>
        <translation>Sheets of the form</translation>
    </message>
</context>
<context>
    <name>FormTablePanel</name>
    <message>
        <source>&amp;Bỏ bảng</source>
        <translation>&amp;Remove table</translation>
    </message>
    <message>
        <source>&amp;Giãn dòng cho vừa chữ</source>
        <translation>&amp;Make rows fit their texts</translation>
    </message>
    <message>
        <source>&amp;Nguồn</source>
        <translation>S&amp;ource</translation>
    </message>
    <message>
        <source>&amp;Thêm bảng</source>
        <translation>A&amp;dd table</translation>
    </message>
    <message>
        <source>Biểu {code}. {title}</source>
        <translation>Form {code}. {title}</translation>
    </message>
    <message>
        <source>Bảng</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Bảng của trang</source>
        <translation>Tables of the sheet</translation>
    </message>
    <message>
        <source>Bảng {number}, từ dòng {row}</source>
        <translation>Table {number}, from row {row}</translation>
    </message>
    <message>
        <source>C&amp;hèn {count} dòng</source>
        <translation>&amp;Insert {count} rows</translation>
    </message>
    <message>
        <source>Các dòng của bảng</source>
        <translation>Rows of the table</translation>
    </message>
    <message>
        <source>Cần {needed} dòng, biểu chỉ có {room} dòng: thiếu {missing} dòng.</source>
        <translation>{needed} rows are needed, the form has {room}: {missing} too few.</translation>
    </message>
    <message>
        <source>Cột {column}: không điền.</source>
        <translation>Column {column}: not filled.</translation>
    </message>
    <message>
        <source>Cột {column}: {field}</source>
        <translation>Column {column}: {field}</translation>
    </message>
    <message>
        <source>Dòng tiêu đề cuối</source>
        <translation>Last header row</translation>
    </message>
    <message>
        <source>Dòng tiêu đề đầu</source>
        <translation>First header row</translation>
    </message>
    <message>
        <source>Dòng điền cuối cùng</source>
        <translation>Last row to fill</translation>
    </message>
    <message>
        <source>Dòng điền đầu tiên</source>
        <translation>First row to fill</translation>
    </message>
    <message>
        <source>Nguồn kinh phí của cột</source>
        <translation>Funding source of the column</translation>
    </message>
    <message>
        <source>Nhiệm vụ nhóm {group}</source>
        <translation>Tasks of group {group}</translation>
    </message>
    <message>
        <source>Nă&amp;m</source>
        <translation>&amp;Year</translation>
    </message>
    <message>
        <source>Năm báo cáo</source>
        <translation>Year of the report</translation>
    </message>
    <message>
        <source>Năm báo cáo + {years}</source>
        <translation>Year of the report + {years}</translation>
    </message>
    <message>
        <source>Năm báo cáo - {years}</source>
        <translation>Year of the report - {years}</translation>
    </message>
    <message>
        <source>Năm kinh phí của cột</source>
        <translation>Budget year of the column</translation>
    </message>
    <message>
        <source>Nội &amp;dung</source>
        <translation>&amp;Content</translation>
    </message>
    <message>
        <source>Sẽ điền {needed} dòng.</source>
        <translation>{needed} rows will be filled.</translation>
    </message>
    <message>
        <source>Sẽ điền {needed} trong {room} dòng của biểu.</source>
        <translation>{needed} of the {room} rows of the form will be filled.</translation>
    </message>
    <message>
        <source>Tiêu đề, dòng</source>
        <translation>Heads, row</translation>
    </message>
    <message>
        <source>Tất cả các năm</source>
        <translation>All years</translation>
    </message>
    <message>
        <source>Tất cả nguồn</source>
        <translation>All sources</translation>
    </message>
    <message>
        <source>Tất cả nhiệm vụ</source>
        <translation>All tasks</translation>
    </message>
    <message>
        <source>Tất cả nhiệm vụ, có dòng tên nhóm</source>
        <translation>All tasks, with rows of group titles</translation>
    </message>
    <message>
        <source>không hạn</source>
        <translation>no limit</translation>
    </message>
    <message>
        <source>nghìn đồng</source>
        <translation>thousand đồng</translation>
    </message>
    <message>
        <source>triệu đồng</source>
        <translation>million đồng</translation>
    </message>
    <message>
        <source>tỷ đồng</source>
        <translation>billion đồng</translation>
    </message>
    <message>
        <source>Điền, dòng</source>
        <translation>Fill, row</translation>
    </message>
    <message>
        <source>Đơn &amp;vị tính</source>
        <translation>&amp;Unit</translation>
    </message>
    <message>
        <source>Đơn vị tính của cột</source>
        <translation>Unit of the column</translation>
    </message>
    <message>
        <source>đến</source>
        <translation>to</translation>
    </message>
    <message>
        <source>đồng</source>
        <translation>đồng</translation>
    </message>
</context>
<context>
    <name>FormWords</name>
    <message>
        <source>Chưa điền</source>
        <translation>Not filled in</translation>
    </message>
    <message>
        <source>Còn {count}</source>
        <translation>{count} left</translation>
    </message>
    <message>
        <source>Không có số liệu</source>
        <translation>No figures</translation>
    </message>
    <message>
        <source>số liệu trong kỳ {first}–{last}</source>
        <translation>flows of {first}–{last}</translation>
    </message>
    <message>
        <source>số liệu tại ngày {day}</source>
        <translation>stocks at {day}</translation>
    </message>
    <message>
        <source>{count} dòng</source>
        <translation>{count} rows</translation>
    </message>
    <message>
        <source>{count} lưu ý</source>
        <translation>{count} warnings</translation>
    </message>
    <message>
        <source>{count} lỗi</source>
        <translation>{count} errors</translation>
    </message>
    <message>
        <source>{filled}/{all} ô</source>
        <translation>{filled}/{all} cells</translation>
    </message>
    <message>
        <source>Đã đủ</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>Đơn vị tính: {measure}</source>
        <translation>Measure: {measure}</translation>
    </message>
</context>
<context>
    <name>GridCellsModel</name>
    <message>
        <source>Lưu ý</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>Lỗi</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Thêm dòng mới</source>
        <translation>Add a new row</translation>
    </message>
    <message>
        <source>Thông tin</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>chỉ đọc</source>
        <translation>read-only</translation>
    </message>
    <message>
        <source>của đợt trước</source>
        <translation>of the last round</translation>
    </message>
    <message>
        <source>trống</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>xếp giảm dần</source>
        <translation>sorted downwards</translation>
    </message>
    <message>
        <source>xếp tăng dần</source>
        <translation>sorted upwards</translation>
    </message>
    <message>
        <source>đang lọc</source>
        <translation>filtered</translation>
    </message>
    <message>
        <source>đang mở</source>
        <translation>expanded</translation>
    </message>
    <message>
        <source>đang đóng</source>
        <translation>collapsed</translation>
    </message>
</context>
<context>
    <name>GridColumnMenu</name>
    <message>
        <source>Cột &amp;hiển thị</source>
        <translation>Columns s&amp;hown</translation>
    </message>
    <message>
        <source>Hiện tất &amp;cả</source>
        <translation>Show &amp;all</translation>
    </message>
    <message>
        <source>Trả t&amp;hứ tự ban đầu</source>
        <translation>Restore the &amp;order</translation>
    </message>
    <message>
        <source>Trả độ &amp;rộng ban đầu</source>
        <translation>Restore the &amp;widths</translation>
    </message>
    <message>
        <source>Độ rộn&amp;g cột</source>
        <translation>Column wi&amp;dth</translation>
    </message>
</context>
<context>
    <name>GridFilterPopup</name>
    <message>
        <source>&amp;Bỏ lọc</source>
        <translation>&amp;Remove the filter</translation>
    </message>
    <message>
        <source>&amp;Xếp tăng dần</source>
        <translation>Sort &amp;upwards</translation>
    </message>
    <message>
        <source>(Chọn tất cả)</source>
        <translation>(Select all)</translation>
    </message>
    <message>
        <source>(trống)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>Còn {count} giá trị nữa: gõ vào ô tìm để thu hẹp.</source>
        <translation>{count} more values: type into the search line to narrow them.</translation>
    </message>
    <message>
        <source>Giá trị hiển thị</source>
        <translation>Values shown</translation>
    </message>
    <message>
        <source>Lọc cột {title}</source>
        <translation>Filter column {title}</translation>
    </message>
    <message>
        <source>Tìm giá trị</source>
        <translation>Find a value</translation>
    </message>
    <message>
        <source>Tìm giá trị (không cần dấu)</source>
        <translation>Find a value (accents not needed)</translation>
    </message>
    <message>
        <source>Xếp &amp;giảm dần</source>
        <translation>Sort &amp;downwards</translation>
    </message>
    <message>
        <source>Đồng ý</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>HeadPreview</name>
    <message>
        <source>Kính gửi: {receivers}</source>
        <translation>To: {receivers}</translation>
    </message>
    <message>
        <source>Xem trước đầu và cuối văn bản</source>
        <translation>Preview of how a document opens and closes</translation>
    </message>
</context>
<context>
    <name>HelpViewer</name>
    <message>
        <source>Bảng như Excel</source>
        <translation>A grid like Excel</translation>
    </message>
    <message>
        <source>Bắt đầu</source>
        <translation>Getting started</translation>
    </message>
    <message>
        <source>Các mục trợ giúp</source>
        <translation>Help topics</translation>
    </message>
    <message>
        <source>Nội dung trợ giúp</source>
        <translation>Help text</translation>
    </message>
    <message>
        <source>Phím tắt</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Trợ giúp</source>
        <translation>Help</translation>
    </message>
</context>
<context>
    <name>HistoryBin</name>
    <message>
        <source>&amp;Lấy lại mục đã chọn</source>
        <translation>&amp;Take back what is chosen</translation>
    </message>
    <message>
        <source>&amp;Mở nhật ký</source>
        <translation>&amp;Open the journal</translation>
    </message>
    <message>
        <source>Chương trình, nhiệm vụ, kết quả và minh chứng đã xóa nằm ở đây cho đến khi được lấy lại. Thứ gì đi theo thứ bị xóa cũng được lấy lại cùng.</source>
        <translation>Deleted programmes, tasks, results and evidence lie here until they are taken back. What went along with them comes back with them.</translation>
    </message>
    <message>
        <source>Chọn mục cần lấy lại; giữ Ctrl hoặc Shift để chọn nhiều mục</source>
        <translation>Choose what to take back; hold Ctrl or Shift to choose several</translation>
    </message>
    <message>
        <source>Không có mục đã xóa nào chứa những từ đang tìm.</source>
        <translation>Nothing deleted contains these words.</translation>
    </message>
    <message>
        <source>Không tìm thấy trong thùng rác</source>
        <translation>Not found in the bin</translation>
    </message>
    <message>
        <source>Thùng rác</source>
        <translation>Bin</translation>
    </message>
    <message>
        <source>Thùng rác trống</source>
        <translation>The bin is empty</translation>
    </message>
    <message>
        <source>Đã chọn {count} mục</source>
        <translation>{count} items chosen</translation>
    </message>
    <message>
        <source>Đã lấy lại {count} mục từ thùng rác</source>
        <translation>{count} items taken back from the bin</translation>
    </message>
</context>
<context>
    <name>HistoryDetails</name>
    <message>
        <source>Chi tiết của việc đang chọn</source>
        <translation>Details of the chosen action</translation>
    </message>
    <message>
        <source>Chọn một việc để xem từng bản ghi trước và sau.</source>
        <translation>Choose an action to see each record before and after.</translation>
    </message>
    <message>
        <source>Không rõ ai</source>
        <translation>Unknown person</translation>
    </message>
    <message>
        <source>Xem thê&amp;m bản ghi</source>
        <translation>Show &amp;more records</translation>
    </message>
    <message>
        <source>{when}. Đã hoàn tác.</source>
        <translation>{when}. Undone.</translation>
    </message>
    <message>
        <source>{who}, lúc {time}</source>
        <translation>{who}, at {time}</translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <source>&amp;Loại bản ghi</source>
        <translation>&amp;Kind of record</translation>
    </message>
    <message>
        <source>Chỉ đơn &amp;vị này</source>
        <translation>Only this &amp;unit</translation>
    </message>
    <message>
        <source>Loại bản ghi</source>
        <translation>Kind of record</translation>
    </message>
    <message>
        <source>Lịch sử của {name}</source>
        <translation>History of {name}</translation>
    </message>
    <message>
        <source>Mọi loại</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>Trở &amp;lại nhật ký</source>
        <translation>&amp;Back to the journal</translation>
    </message>
</context>
<context>
    <name>HistoryJournal</name>
    <message>
        <source>&amp;Bỏ lọc</source>
        <translation>&amp;Remove the filter</translation>
    </message>
    <message>
        <source>Không có việc nào như vậy</source>
        <translation>No such action</translation>
    </message>
    <message>
        <source>Nhật ký ghi mọi thay đổi trong tệp; không có thay đổi nào khớp với điều đang lọc.</source>
        <translation>The journal holds every change of the file; none fits what is asked for.</translation>
    </message>
    <message>
        <source>Nhật ký thay đổi</source>
        <translation>Journal of changes</translation>
    </message>
    <message>
        <source>{count} việc</source>
        <translation>{count} actions</translation>
    </message>
    <message>
        <source>{count} việc gần nhất; cuộn xuống để xem thêm</source>
        <translation>The {count} latest actions; scroll down for more</translation>
    </message>
    <message>
        <source>Đang đọc…</source>
        <translation>Reading…</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Ai</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Bản ghi</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>{action} · đã hoàn tác</source>
        <translation>{action} · undone</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Nhật &amp;ký</source>
        <translation>&amp;Journal</translation>
    </message>
    <message>
        <source>Nhật ký và thùng rác</source>
        <translation>Journal and bin</translation>
    </message>
    <message>
        <source>Thùn&amp;g rác</source>
        <translation>&amp;Bin</translation>
    </message>
    <message>
        <source>{name} đang đúng như vậy, không có gì phải khôi phục</source>
        <translation>{name} is just like that already; there is nothing to restore</translation>
    </message>
    <message>
        <source>Đã khôi phục {name}</source>
        <translation>{name} restored</translation>
    </message>
</context>
<context>
    <name>HistoryRecord</name>
    <message>
        <source>(trống)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>Khôi phục như sau</source>
        <translation>Restore as after</translation>
    </message>
    <message>
        <source>Khôi phục như trước</source>
        <translation>Restore as before</translation>
    </message>
    <message>
        <source>Lịch sử của bản ghi này</source>
        <translation>History of this record</translation>
    </message>
    <message>
        <source>Sau</source>
        <translation>After</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Thêm</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Trước</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Xem thêm {count} mục</source>
        <translation>Show {count} more</translation>
    </message>
    <message>
        <source>Xóa</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Đến chỗ này</source>
        <translation>Go there</translation>
    </message>
</context>
<context>
    <name>HistoryWords</name>
    <message>
        <source>Chủ nhật</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>thứ Ba</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>thứ Bảy</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>thứ Hai</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>thứ Năm</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>thứ Sáu</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>thứ Tư</source>
        <translation>Wednesday</translation>
    </message>
</context>
<context>
    <name>ImportColumnsStep</name>
    <message>
        <source>&amp;Chương trình:</source>
        <translation>&amp;Programme:</translation>
    </message>
    <message>
        <source>&amp;Dòng đã có:</source>
        <translation>&amp;Rows that exist:</translation>
    </message>
    <message>
        <source>&amp;Là cột tổng, chỉ để đối chiếu</source>
        <translation>&amp;A column of totals, for comparison only</translation>
    </message>
    <message>
        <source>&amp;Nhóm khi tệp không ghi:</source>
        <translation>&amp;Group where the file names none:</translation>
    </message>
    <message>
        <source>(bỏ qua)</source>
        <translation>(skip)</translation>
    </message>
    <message>
        <source>Bấm vào một dòng để chọn làm dòng tiêu đề. Chọn trường ở trên mỗi cột; cột để “(bỏ qua)” không được nhập.</source>
        <translation>Click a row to make it the header row. Choose a field above each column; a column left at “(skip)” is not imported.</translation>
    </message>
    <message>
        <source>Chương trình</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Cập nhật theo tệp</source>
        <translation>Update from the file</translation>
    </message>
    <message>
        <source>Cột {letters}</source>
        <translation>Column {letters}</translation>
    </message>
    <message>
        <source>Dòng tiêu đề &amp;từ:</source>
        <translation>Header rows &amp;from:</translation>
    </message>
    <message>
        <source>Dòng tiêu đề cuối</source>
        <translation>Last header row</translation>
    </message>
    <message>
        <source>Dòng tiêu đề đầu</source>
        <translation>First header row</translation>
    </message>
    <message>
        <source>Dòng đã có</source>
        <translation>Rows that exist</translation>
    </message>
    <message>
        <source>Giữ nguyên, bỏ qua dòng trong tệp</source>
        <translation>Keep them, skip the file&apos;s rows</translation>
    </message>
    <message>
        <source>Lập chương trình mới</source>
        <translation>Make a new programme</translation>
    </message>
    <message>
        <source>Nguồn kinh phí</source>
        <translation>Source of money</translation>
    </message>
    <message>
        <source>Nhóm khi tệp không ghi</source>
        <translation>Group where the file names none</translation>
    </message>
    <message>
        <source>Nhập &amp;vào:</source>
        <translation>&amp;Import into:</translation>
    </message>
    <message>
        <source>Nhập vào</source>
        <translation>Import into</translation>
    </message>
    <message>
        <source>Năm của kinh phí</source>
        <translation>Year of the money</translation>
    </message>
    <message>
        <source>Nội dung trang tính</source>
        <translation>Content of the sheet</translation>
    </message>
    <message>
        <source>Vẫn thêm thành dòng mới</source>
        <translation>Add as new rows all the same</translation>
    </message>
    <message>
        <source>nghìn đồng</source>
        <translation>thousand đồng</translation>
    </message>
    <message>
        <source>nguồn chưa rõ</source>
        <translation>source unknown</translation>
    </message>
    <message>
        <source>theo đợt</source>
        <translation>by round</translation>
    </message>
    <message>
        <source>triệu đồng</source>
        <translation>million đồng</translation>
    </message>
    <message>
        <source>tỷ đồng</source>
        <translation>billion đồng</translation>
    </message>
    <message>
        <source>Đơn vị tính</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>đế&amp;n:</source>
        <translation>&amp;to:</translation>
    </message>
    <message>
        <source>đồng</source>
        <translation>đồng</translation>
    </message>
</context>
<context>
    <name>ImportFileStep</name>
    <message>
        <source>&amp;Chọn tệp...</source>
        <translation>&amp;Choose a file...</translation>
    </message>
    <message>
        <source>&amp;Trang tính:</source>
        <translation>&amp;Sheet:</translation>
    </message>
    <message>
        <source>- trang ẩn</source>
        <translation>- hidden sheet</translation>
    </message>
    <message>
        <source>Bảng tính ({patterns})</source>
        <translation>Spreadsheets ({patterns})</translation>
    </message>
    <message>
        <source>Chọn trang tính có bảng cần nhập. Trang hợp nhất đã được chọn sẵn.</source>
        <translation>Choose the sheet with the table to import. The one that fits best is chosen already.</translation>
    </message>
    <message>
        <source>Chọn tệp &amp;khác...</source>
        <translation>Choose an&amp;other file...</translation>
    </message>
    <message>
        <source>Chọn tệp Excel của cơ quan</source>
        <translation>Choose the office&apos;s Excel file</translation>
    </message>
    <message>
        <source>Kéo tệp của cơ quan thả vào đây</source>
        <translation>Drop the office&apos;s file here</translation>
    </message>
    <message>
        <source>Mọi tệp ({patterns})</source>
        <translation>All files ({patterns})</translation>
    </message>
    <message>
        <source>Trang tính của tệp</source>
        <translation>Sheets of the file</translation>
    </message>
    <message>
        <source>Tệp Excel (.xlsx, .xls) hoặc LibreOffice (.ods) có bảng nhiệm vụ hoặc biểu số liệu. Tệp chỉ được đọc, không bị sửa.</source>
        <translation>An Excel (.xlsx, .xls) or LibreOffice (.ods) file with a table of activities or a statistical form. The file is only read, never changed.</translation>
    </message>
    <message>
        <source>{name} ({rows} dòng, {columns} cột)</source>
        <translation>{name} ({rows} rows, {columns} columns)</translation>
    </message>
    <message>
        <source>Đang đọc {name}…</source>
        <translation>Reading {name}…</translation>
    </message>
</context>
<context>
    <name>ImportPreviewStep</name>
    <message>
        <source>Chuyển {count} ô phông chữ cũ (TCVN3, &amp;VNI) sang Unicode</source>
        <translation>Convert {count} cells in old encodings (TCVN3, &amp;VNI) to Unicode</translation>
    </message>
    <message>
        <source>Không có dòng nào để nhập. Hãy xem lại dòng tiêu đề và các cột.</source>
        <translation>There is no row to import. Look at the header rows and the columns again.</translation>
    </message>
    <message>
        <source>Những điều cần xem lại</source>
        <translation>To be looked at</translation>
    </message>
    <message>
        <source>Trang {sheet}: {told}.</source>
        <translation>Sheet {sheet}: {told}.</translation>
    </message>
    <message>
        <source>Xem trước các dòng</source>
        <translation>Preview of the rows</translation>
    </message>
    <message>
        <source>bỏ qua {count}</source>
        <translation>{count} skipped</translation>
    </message>
    <message>
        <source>cập nhật {count}</source>
        <translation>{count} updated</translation>
    </message>
    <message>
        <source>không đổi {count}</source>
        <translation>{count} unchanged</translation>
    </message>
    <message>
        <source>thêm mới {count}</source>
        <translation>{count} new</translation>
    </message>
    <message>
        <source>{count} điều cần xem lại, có thể sửa sau khi nhập.</source>
        <translation>{count} remarks; they can be mended after the import.</translation>
    </message>
    <message>
        <source>Đang xem trước…</source>
        <translation>Previewing…</translation>
    </message>
</context>
<context>
    <name>ImportRows</name>
    <message>
        <source>Bỏ qua</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Cập nhật</source>
        <translation>Update</translation>
    </message>
    <message>
        <source>Dòng trống</source>
        <translation>Empty row</translation>
    </message>
    <message>
        <source>Dòng tổng</source>
        <translation>Total row</translation>
    </message>
    <message>
        <source>Nhóm nhiệm vụ</source>
        <translation>Task group</translation>
    </message>
    <message>
        <source>Nối dòng trên</source>
        <translation>Joined to the row above</translation>
    </message>
    <message>
        <source>Thêm mới</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Tiêu đề</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>Đã có, không đổi</source>
        <translation>Exists, unchanged</translation>
    </message>
</context>
<context>
    <name>ImportRowsModel</name>
    <message>
        <source>Cần xem lại</source>
        <translation>To be looked at</translation>
    </message>
    <message>
        <source>Nhóm</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>STT</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Sẽ ghi</source>
        <translation>Will be written</translation>
    </message>
    <message>
        <source>Sẽ làm</source>
        <translation>Will be done</translation>
    </message>
</context>
<context>
    <name>ImportSheetModel</name>
    <message>
        <source>Dòng tiêu đề cột</source>
        <translation>Header row</translation>
    </message>
</context>
<context>
    <name>InboxBar</name>
    <message>
        <source>Chọn thư mục nhận</source>
        <translation>Choose inbox folder</translation>
    </message>
    <message>
        <source>Chọn thư mục nhận...</source>
        <translation>Choose inbox folder...</translation>
    </message>
    <message>
        <source>Không có tệp mới trong thư mục nhận.</source>
        <translation>There is no new file in the inbox folder.</translation>
    </message>
    <message>
        <source>Từ nay chương trình theo dõi thư mục {folder}: có tệp mới thì báo ở đây, không tự nhận và không xóa tệp nào. Thư mục con không được theo dõi.</source>
        <translation>From now on the folder {folder} is watched: new files are told here, none is taken in by itself and none is deleted. Folders inside are not watched.</translation>
    </message>
    <message>
        <source>X&amp;em trước</source>
        <translation>Preview &amp;now</translation>
    </message>
    <message>
        <source>Xem lại nga&amp;y</source>
        <translation>Loo&amp;k again</translation>
    </message>
    <message>
        <source>Xem thư mục nhận ngay</source>
        <translation>Look into the inbox folder now</translation>
    </message>
    <message>
        <source>{count} thư mục con không được theo dõi.</source>
        <translation>{count} folders inside are not watched.</translation>
    </message>
    <message>
        <source>{count} tệp loại khác không nhận được.</source>
        <translation>{count} files of other kinds cannot be taken in.</translation>
    </message>
    <message>
        <source>{count} tệp mới trong thư mục nhận “{folder}”.</source>
        <translation>{count} new files in the inbox folder “{folder}”.</translation>
    </message>
    <message>
        <source>{count} tệp nữa đang được chép hoặc đang mở.</source>
        <translation>{count} more are being copied or open.</translation>
    </message>
    <message>
        <source>{count} tệp đang được chép hoặc đang mở.</source>
        <translation>{count} are being copied or open.</translation>
    </message>
    <message>
        <source>Để s&amp;au</source>
        <translation>Ma&amp;ybe later</translation>
    </message>
</context>
<context>
    <name>InboxWatch</name>
    <message>
        <source>{count} tệp mới trong thư mục nhận</source>
        <translation>{count} new files in the inbox folder</translation>
    </message>
</context>
<context>
    <name>IntakeModel</name>
    <message>
        <source>Cần biết</source>
        <translation>To know</translation>
    </message>
    <message>
        <source>Kết luận</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Lần</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Minh chứng</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Việc tiếp theo</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>{count} ô khác bản gốc</source>
        <translation>{count} cells differ from the sealed values</translation>
    </message>
    <message>
        <source>Đã quyết định</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>Đã quyết định không lấy bản này.</source>
        <translation>Decided: this one is not taken.</translation>
    </message>
    <message>
        <source>Đã quyết định lấy bản này.</source>
        <translation>Decided: this one is taken.</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Đợt</source>
        <translation>Round</translation>
    </message>
</context>
<context>
    <name>IntakePanel</name>
    <message>
        <source>Biên bản</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Bỏ qua</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Cần biết về tệp đang chọn</source>
        <translation>What to know of the chosen file</translation>
    </message>
    <message>
        <source>Giữ lại, quyết định sau</source>
        <translation>Hold, decide later</translation>
    </message>
    <message>
        <source>Giữ {held} tệp chờ quyết định</source>
        <translation>Hold {held} files for a decision</translation>
    </message>
    <message>
        <source>Kết luận</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Lấy số liệu gốc đã chốt</source>
        <translation>Take the sealed values</translation>
    </message>
    <message>
        <source>Lấy số liệu đã sửa trong ô</source>
        <translation>Take the edited cells</translation>
    </message>
    <message>
        <source>Lần nhận lúc {time} ngày {day}: đã nhận {taken} tệp; {held} chờ quyết định, {left} bỏ qua.</source>
        <translation>Intake at {time} on {day}: {taken} files taken in; {held} wait for a decision, {left} left out.</translation>
    </message>
    <message>
        <source>Mọi kết luận ({count})</source>
        <translation>All verdicts ({count})</translation>
    </message>
    <message>
        <source>Nhận tiếp {rest} tệp</source>
        <translation>Take in the {rest} files left</translation>
    </message>
    <message>
        <source>Nhận {taken} tệp</source>
        <translation>Take in {taken} files</translation>
    </message>
    <message>
        <source>Việc với tệp</source>
        <translation>This file</translation>
    </message>
    <message>
        <source>Xem trước: {taken} nhận được, {held} chờ quyết định, {left} bỏ qua.</source>
        <translation>Preview: {taken} can be taken in, {held} wait for a decision, {left} are skipped.</translation>
    </message>
    <message>
        <source>{verdict} ({count})</source>
        <translation>{verdict} ({count})</translation>
    </message>
    <message>
        <source>Ô đã sửa ngoài chương trình</source>
        <translation>Cells edited outside the program</translation>
    </message>
    <message>
        <source>Đã dừng giữa chừng: {taken} tệp đã nhận, {held} chờ quyết định, {left} bỏ qua; còn {rest} tệp chưa xem. Nhận tiếp sẽ không bị trùng.</source>
        <translation>Stopped: {taken} files taken in, {held} wait for a decision, {left} left out; {rest} were not looked at. Going on takes nothing twice.</translation>
    </message>
    <message>
        <source>Đã nhận {taken} tệp; {held} chờ quyết định, {left} bỏ qua.</source>
        <translation>{taken} files taken in; {held} wait for a decision, {left} skipped.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>IntakeReports</name>
    <message>
        <source>&amp;Chép các dòng đang chọn</source>
        <translation>&amp;Copy the chosen lines</translation>
    </message>
    <message>
        <source>&amp;Lưu biên bản...</source>
        <translation>&amp;Save report...</translation>
    </message>
    <message>
        <source>Bien ban tiep nhan</source>
        <translation>Intake report</translation>
    </message>
    <message>
        <source>Các lần nhận trước...</source>
        <translation>Earlier intakes...</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Lưu biên bản</source>
        <translation>Save report</translation>
    </message>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Mở thư &amp;mục biên bản</source>
        <translation>Open the &amp;folder of reports</translation>
    </message>
    <message>
        <source>Văn bản (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>Đã lưu biên bản vào {path}.</source>
        <translation>The report is saved as {path}.</translation>
    </message>
</context>
<context>
    <name>IntakeRowActions</name>
    <message>
        <source>Không mở được {path}; có thể đã chuyển đi nơi khác. Bản gốc đã nhận vẫn giữ ở mục Tệp đã nhận của đơn vị.</source>
        <translation>{path} cannot be opened; it may have been moved. The original that was taken in is kept under the unit&apos;s received files.</translation>
    </message>
    <message>
        <source>Không nhắc tệp này nữa</source>
        <translation>Tell no more of this file</translation>
    </message>
    <message>
        <source>Không nhắc tệp {file} nữa. Tệp vẫn nằm trong thư mục nhận.</source>
        <translation>{file} is told of no more. It stays in the inbox folder.</translation>
    </message>
    <message>
        <source>Mở thư mục chứa tệp</source>
        <translation>Open its folder</translation>
    </message>
    <message>
        <source>Mở tệp</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>Quyết định...</source>
        <translation>Decide...</translation>
    </message>
    <message>
        <source>Tệp đã nhận, ngày nhận...</source>
        <translation>Received files, day of receipt...</translation>
    </message>
    <message>
        <source>Xem đơn vị</source>
        <translation>Show unit</translation>
    </message>
</context>
<context>
    <name>IntakeRun</name>
    <message>
        <source>Không thấy tệp nào để tiếp nhận ở đó.</source>
        <translation>No file to take in was found there.</translation>
    </message>
    <message>
        <source>Đang nhận các tệp…</source>
        <translation>Taking in the files…</translation>
    </message>
    <message>
        <source>Đang đọc các tệp…</source>
        <translation>Reading the files…</translation>
    </message>
    <message>
        <source>Đã dừng trước khi nhận tệp nào.</source>
        <translation>Stopped before any file was taken in.</translation>
    </message>
</context>
<context>
    <name>IntakeRunsDialog</name>
    <message>
        <source>&amp;Lưu biên bản...</source>
        <translation>&amp;Save report...</translation>
    </message>
    <message>
        <source>&amp;Xem từng tệp</source>
        <translation>S&amp;how the files</translation>
    </message>
    <message>
        <source>Chưa nhận tệp nào. Kéo tệp vào trang Tổng hợp, hoặc bấm Nhận tệp.</source>
        <translation>Nothing was taken in yet. Drag files onto the page Compile, or press Take in files.</translation>
    </message>
    <message>
        <source>Các lần nhận</source>
        <translation>Intakes</translation>
    </message>
    <message>
        <source>Các lần nhận trước</source>
        <translation>Earlier intakes</translation>
    </message>
    <message>
        <source>Mỗi lần nhận tệp có một biên bản, lưu cạnh tệp dữ liệu. Mới nhất ở trên.</source>
        <translation>Each intake has a report, kept beside the data file. The newest is on top.</translation>
    </message>
    <message>
        <source>Đang đọc các biên bản…</source>
        <translation>Reading the reports…</translation>
    </message>
    <message>
        <source>Đó&amp;ng</source>
        <translation>C&amp;lose</translation>
    </message>
</context>
<context>
    <name>IntakeRunsModel</name>
    <message>
        <source>Bỏ qua</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Chờ</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Kết luận</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Số tệp</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Đã nhận</source>
        <translation>Received</translation>
    </message>
</context>
<context>
    <name>IntakeTable</name>
    <message>
        <source>Các tệp tiếp nhận</source>
        <translation>Files of the intake</translation>
    </message>
</context>
<context>
    <name>KindFilter</name>
    <message>
        <source>Loại đơn vị</source>
        <translation>Kind of unit</translation>
    </message>
    <message>
        <source>Mọi loại đơn vị</source>
        <translation>All kinds of unit</translation>
    </message>
</context>
<context>
    <name>LetterPanel</name>
    <message>
        <source>&amp;Lời thư:</source>
        <translation>&amp;Words:</translation>
    </message>
    <message>
        <source>&amp;Xem trước</source>
        <translation>&amp;Preview</translation>
    </message>
    <message>
        <source>Chỗ điền sẵn: {places}</source>
        <translation>Filled in by itself: {places}</translation>
    </message>
    <message>
        <source>Gửi: {to}</source>
        <translation>To: {to}</translation>
    </message>
    <message>
        <source>Lời mẫ&amp;u</source>
        <translation>&amp;Template</translation>
    </message>
    <message>
        <source>Lời thư</source>
        <translation>Words of the letter</translation>
    </message>
    <message>
        <source>Thư gửi đơn vị đang chọn</source>
        <translation>Letter to the chosen unit</translation>
    </message>
    <message>
        <source>Tiêu đề t&amp;hư:</source>
        <translation>&amp;Subject:</translation>
    </message>
    <message>
        <source>Tiêu đề thư</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Tiêu đề: {subject}</source>
        <translation>Subject: {subject}</translation>
    </message>
    <message>
        <source>Về lời thườn&amp;g dùng</source>
        <translation>Back to the &amp;usual words</translation>
    </message>
    <message>
        <source>chưa có địa chỉ, chọn trong chương trình thư</source>
        <translation>no address yet, choose it in the mail program</translation>
    </message>
    <message>
        <source>Địa chỉ chưa đúng: {address}</source>
        <translation>The address is wrong: {address}</translation>
    </message>
</context>
<context>
    <name>LetterheadForm</name>
    <message>
        <source>&amp;Lưu</source>
        <translation>&amp;Archive mark</translation>
    </message>
    <message>
        <source>&amp;Văn bản xem trước:</source>
        <translation>Doc&amp;ument to preview:</translation>
    </message>
    <message>
        <source>Báo cáo</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>C&amp;hức vụ người ký</source>
        <translation>Sig&amp;ner&apos;s title</translation>
    </message>
    <message>
        <source>Chương trình</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Cơ q&amp;uan chủ quản</source>
        <translation>Parent bod&amp;y</translation>
    </message>
    <message>
        <source>Họ tên người &amp;ký</source>
        <translation>Na&amp;me of the signer</translation>
    </message>
    <message>
        <source>Kính &amp;gửi</source>
        <translation>Add&amp;ressee</translation>
    </message>
    <message>
        <source>Ký hiệu bá&amp;o cáo</source>
        <translation>Symbol of rep&amp;orts</translation>
    </message>
    <message>
        <source>Ký hiệu chương trình, kế hoạch</source>
        <translation>Symbol of programmes and plans</translation>
    </message>
    <message>
        <source>Mỗi dòng in thành một dòng</source>
        <translation>Each line is printed as a line</translation>
    </message>
    <message>
        <source>Mỗi dòng một nơi, không cần gạch đầu dòng</source>
        <translation>One recipient a line, no dashes needed</translation>
    </message>
    <message>
        <source>Nơ&amp;i nhận</source>
        <translation>Rec&amp;ipients</translation>
    </message>
    <message>
        <source>Thẩm &amp;quyền ký (TM., KT.)</source>
        <translation>Authority to si&amp;gn (TM., KT.)</translation>
    </message>
    <message>
        <source>Thể thức văn bản</source>
        <translation>Document form</translation>
    </message>
    <message>
        <source>Tên cơ quan &amp;ban hành</source>
        <translation>Name of the issuing &amp;body</translation>
    </message>
    <message>
        <source>Văn bản xem trước</source>
        <translation>Document to preview</translation>
    </message>
    <message>
        <source>có thể để trống, ghi khi ký</source>
        <translation>may stay empty, written when signed</translation>
    </message>
    <message>
        <source>Địa danh</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>để trống nếu không có</source>
        <translation>leave empty where there is none</translation>
    </message>
</context>
<context>
    <name>LocalUnitForm</name>
    <message>
        <source>&amp;Loại:</source>
        <translation>&amp;Kind:</translation>
    </message>
    <message>
        <source>Ký hiệ&amp;u:</source>
        <translation>S&amp;ymbol:</translation>
    </message>
    <message>
        <source>Tê&amp;n đơn vị:</source>
        <translation>&amp;Name of the unit:</translation>
    </message>
    <message>
        <source>Ví dụ: UBND</source>
        <translation>For example: UBND</translation>
    </message>
</context>
<context>
    <name>MailServerDialog</name>
    <message>
        <source>&amp;Lưu</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>&amp;Thử kết nối</source>
        <translation>&amp;Try the connection</translation>
    </message>
    <message>
        <source>Hủy</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Kết nối được. Máy chủ không cho biết cỡ thư lớn nhất.</source>
        <translation>Connected. The server does not say how large a message may be.</translation>
    </message>
    <message>
        <source>Kết nối được. Máy chủ nhận thư đến {limit} MB.</source>
        <translation>Connected. The server takes messages of up to {limit} MB.</translation>
    </message>
    <message>
        <source>Thư của cơ quan</source>
        <translation>The office&apos;s mail</translation>
    </message>
    <message>
        <source>Đang nối tới {server}…</source>
        <translation>Connecting to {server}…</translation>
    </message>
</context>
<context>
    <name>MailServerForm</name>
    <message>
        <source>&amp;Bảo mật:</source>
        <translation>Se&amp;curity:</translation>
    </message>
    <message>
        <source>&amp;Cổng:</source>
        <translation>&amp;Port:</translation>
    </message>
    <message>
        <source>&amp;Máy chủ:</source>
        <translation>&amp;Server:</translation>
    </message>
    <message>
        <source>Bỏ</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Chỉ cần khi máy chủ dùng chứng thư riêng của cơ quan</source>
        <translation>Only where the server has a certificate of the office&apos;s own</translation>
    </message>
    <message>
        <source>Chỉ để thử: máy này không có kho mật khẩu, mỗi lần gửi sẽ hỏi</source>
        <translation>Only for trying: this computer keeps no passwords, each sending asks for it</translation>
    </message>
    <message>
        <source>Chọ&amp;n...</source>
        <translation>Choos&amp;e...</translation>
    </message>
    <message>
        <source>Chọn tệp chứng thư gốc</source>
        <translation>Choose the root certificate</translation>
    </message>
    <message>
        <source>Chỗ tự điền: {plan} kế hoạch, {unit} đơn vị, {code} mã đơn vị, {round} đợt, {revision} lần gửi.</source>
        <translation>Filled in by itself: {plan} plan, {unit} unit, {code} its code, {round} round, {revision} revision.</translation>
    </message>
    <message>
        <source>Chứng thư (*.pem *.crt *.cer)</source>
        <translation>Certificates (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>Chứng thư riêng:</source>
        <translation>Own certificate:</translation>
    </message>
    <message>
        <source>Cả thư &amp;không quá:</source>
        <translation>&amp;Message of at most:</translation>
    </message>
    <message>
        <source>Cổng</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Giữ trong kho mật khẩu của hệ thống, không ghi vào tệp nào</source>
        <translation>Kept in the system&apos;s vault, written to no file</translation>
    </message>
    <message>
        <source>Không bắt buộc</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>Máy chủ thư để gửi thẳng từ chương trình</source>
        <translation>Mail server, to send straight from the program</translation>
    </message>
    <message>
        <source>Mẫu t&amp;iêu đề:</source>
        <translation>Sub&amp;ject template:</translation>
    </message>
    <message>
        <source>Mật khẩ&amp;u:</source>
        <translation>Pass&amp;word:</translation>
    </message>
    <message>
        <source>Nơi n&amp;hận:</source>
        <translation>&amp;To:</translation>
    </message>
    <message>
        <source>STARTTLS (thường là cổng 587)</source>
        <translation>STARTTLS (mostly port 587)</translation>
    </message>
    <message>
        <source>TLS (thường là cổng 465)</source>
        <translation>TLS (mostly port 465)</translation>
    </message>
    <message>
        <source>Thư gửi đi</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Thường là địa chỉ thư của cơ quan</source>
        <translation>Mostly the office&apos;s mail address</translation>
    </message>
    <message>
        <source>Tài kh&amp;oản:</source>
        <translation>&amp;Account:</translation>
    </message>
    <message>
        <source>Tệp chứng thư gốc</source>
        <translation>Root certificate file</translation>
    </message>
    <message>
        <source>smtp.coquan.example; để trống nếu gửi bằng chương trình thư</source>
        <translation>smtp.office.example; empty where a mail program sends</translation>
    </message>
    <message>
        <source>Đã giữ trong kho mật khẩu của hệ thống; nhập để thay</source>
        <translation>Kept in the system&apos;s vault; type to replace it</translation>
    </message>
    <message>
        <source>Địa chỉ của cơ &amp;quan:</source>
        <translation>&amp;Office&apos;s address:</translation>
    </message>
    <message>
        <source>Đồng &amp;gửi:</source>
        <translation>Cop&amp;y to:</translation>
    </message>
</context>
<context>
    <name>MissingBlock</name>
    <message>
        <source>Biểu số liệu: {done}/{all} biểu bắt buộc đã có số</source>
        <translation>Forms: {done}/{all} required forms have figures</translation>
    </message>
    <message>
        <source>Báo cáo: {done}/{all} phần bắt buộc đã viết</source>
        <translation>Report: {done}/{all} required sections are written</translation>
    </message>
    <message>
        <source>Số liệu và báo cáo còn thiếu</source>
        <translation>Missing in figures and report</translation>
    </message>
    <message>
        <source>Xem {count} biểu còn lại</source>
        <translation>Show {count} more forms</translation>
    </message>
    <message>
        <source>Xem {count} phần còn lại</source>
        <translation>Show {count} more sections</translation>
    </message>
</context>
<context>
    <name>MoneyBars</name>
    <message>
        <source>Giải ngân</source>
        <translation>Disbursed</translation>
    </message>
    <message>
        <source>Kinh phí kế hoạch và đã giải ngân</source>
        <translation>Money planned and disbursed</translation>
    </message>
    <message>
        <source>Kế hoạch</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>chưa có</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>chưa có số liệu</source>
        <translation>no figures yet</translation>
    </message>
    <message>
        <source>triệu đồng</source>
        <translation>million đồng</translation>
    </message>
    <message>
        <source>tỷ đồng</source>
        <translation>billion đồng</translation>
    </message>
    <message>
        <source>{name}: kế hoạch {planned}, giải ngân {disbursed}</source>
        <translation>{name}: planned {planned}, disbursed {disbursed}</translation>
    </message>
    <message>
        <source>đồng</source>
        <translation>đồng</translation>
    </message>
</context>
<context>
    <name>NewOfficeDialog</name>
    <message>
        <source>&amp;Chọn nơi khác...</source>
        <translation>&amp;Choose elsewhere...</translation>
    </message>
    <message>
        <source>&amp;Năm báo cáo:</source>
        <translation>&amp;Year of the report:</translation>
    </message>
    <message>
        <source>1. Đơn vị</source>
        <translation>1. Unit</translation>
    </message>
    <message>
        <source>2. Vai trò và năm báo cáo</source>
        <translation>2. Role and year</translation>
    </message>
    <message>
        <source>3. Nơi đặt tệp</source>
        <translation>3. Where the file lies</translation>
    </message>
    <message>
        <source>Không nhập nội dung thuộc danh mục bí mật nhà nước vào tệp này.</source>
        <translation>State secrets do not belong in this file.</translation>
    </message>
    <message>
        <source>Kế &amp;hoạch:</source>
        <translation>&amp;Plan:</translation>
    </message>
    <message>
        <source>Nơi đặt tệp dữ liệu</source>
        <translation>Where the data file lies</translation>
    </message>
    <message>
        <source>Tạ&amp;o tệp</source>
        <translation>&amp;Make the file</translation>
    </message>
    <message>
        <source>Tạo tệp mới cho đơn vị</source>
        <translation>New file for a unit</translation>
    </message>
    <message>
        <source>Tệp dữ liệu</source>
        <translation>Data file</translation>
    </message>
    <message>
        <source>Tệp dữ liệu KH48 (*.lsdb)</source>
        <translation>KH48 data file (*.lsdb)</translation>
    </message>
    <message>
        <source>Tự điền khi đã chọn đơn vị</source>
        <translation>Filled in once the unit is chosen</translation>
    </message>
    <message>
        <source>Đơn vị &amp;báo cáo: lập chương trình, nộp báo cáo</source>
        <translation>&amp;Reporting unit: makes programmes, submits reports</translation>
    </message>
    <message>
        <source>Đơn vị của tôi không có trong danh sách</source>
        <translation>My unit is not in the list</translation>
    </message>
    <message>
        <source>Đơn vị tổn&amp;g hợp: nhận và tổng hợp báo cáo</source>
        <translation>&amp;Compiling department: takes in and compiles reports</translation>
    </message>
</context>
<context>
    <name>NewProgrammeDialog</name>
    <message>
        <source> năm</source>
        <translation> years</translation>
    </message>
    <message>
        <source>&amp;Chương trình cũ</source>
        <translation>&amp;Earlier programme</translation>
    </message>
    <message>
        <source>&amp;Dời thời gian thêm</source>
        <translation>&amp;Shift times by</translation>
    </message>
    <message>
        <source>&amp;Ghi chú</source>
        <translation>&amp;Notes</translation>
    </message>
    <message>
        <source>&amp;Hủy</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>&amp;Lập chương trình</source>
        <translation>&amp;Make the programme</translation>
    </message>
    <message>
        <source>&amp;Lập chương trình ({count} nhiệm vụ)</source>
        <translation>&amp;Make the programme ({count} tasks)</translation>
    </message>
    <message>
        <source>&amp;Số tiền kế hoạch</source>
        <translation>&amp;Planned amounts</translation>
    </message>
    <message>
        <source>&amp;Tên văn bản mới</source>
        <translation>&amp;Title of the new document</translation>
    </message>
    <message>
        <source>Chưa có chương trình nào để lấy theo.</source>
        <translation>There is no programme to start from yet.</translation>
    </message>
    <message>
        <source>Dòng &amp;kinh phí theo năm và nguồn</source>
        <translation>Budget lines by &amp;year and source</translation>
    </message>
    <message>
        <source>Lấy theo</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>Lập chương trình mới từ chương trình cũ</source>
        <translation>Make a new programme from an earlier one</translation>
    </message>
    <message>
        <source>Nhiệm vụ cũ và mới</source>
        <translation>Old and new tasks</translation>
    </message>
    <message>
        <source>Thời kỳ mới {years}: {count} nhiệm vụ, {lines} dòng kinh phí.</source>
        <translation>New period {years}: {count} tasks, {lines} budget lines.</translation>
    </message>
    <message>
        <source>{count} nhiệm vụ còn nhắc đến năm cũ, cần xem lại.</source>
        <translation>{count} tasks still speak of an old year and need a look.</translation>
    </message>
</context>
<context>
    <name>NewRoundDialog</name>
    <message>
        <source>&amp;Chuyển đến đợt {round}</source>
        <translation>&amp;Turn to round {round}</translation>
    </message>
    <message>
        <source>&amp;Hủy</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>&amp;Kỳ báo cáo</source>
        <translation>&amp;Period</translation>
    </message>
    <message>
        <source>&amp;Mở đợt {round}</source>
        <translation>&amp;Open round {round}</translation>
    </message>
    <message>
        <source>&amp;Năm</source>
        <translation>&amp;Year</translation>
    </message>
    <message>
        <source>6 tháng cuối năm</source>
        <translation>Second half-year</translation>
    </message>
    <message>
        <source>6 tháng đầu năm</source>
        <translation>First half-year</translation>
    </message>
    <message>
        <source>Cả năm</source>
        <translation>Whole year</translation>
    </message>
    <message>
        <source>Mở đợt báo cáo mới</source>
        <translation>Open a new round</translation>
    </message>
    <message>
        <source>Quý I</source>
        <translation>Quarter I</translation>
    </message>
    <message>
        <source>Quý II</source>
        <translation>Quarter II</translation>
    </message>
    <message>
        <source>Quý III</source>
        <translation>Quarter III</translation>
    </message>
    <message>
        <source>Quý IV</source>
        <translation>Quarter IV</translation>
    </message>
</context>
<context>
    <name>NextStepBlock</name>
    <message>
        <source>&amp;Ghi kết quả</source>
        <translation>&amp;Write results</translation>
    </message>
    <message>
        <source>&amp;Gửi bản nộp</source>
        <translation>&amp;Send the submission</translation>
    </message>
    <message>
        <source>&amp;Lập chương trình</source>
        <translation>&amp;Make the programme</translation>
    </message>
    <message>
        <source>&amp;Viết báo cáo</source>
        <translation>&amp;Write the report</translation>
    </message>
    <message>
        <source>&amp;Xem bản nộp</source>
        <translation>&amp;Look at the submission</translation>
    </message>
    <message>
        <source>Thêm nhiệm &amp;vụ</source>
        <translation>Add a &amp;task</translation>
    </message>
    <message>
        <source>Tình hình của đơn vị</source>
        <translation>How the unit stands</translation>
    </message>
    <message>
        <source>Việc tiếp theo</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>Xuất bản nộ&amp;p</source>
        <translation>Ex&amp;port the submission</translation>
    </message>
    <message>
        <source>Điền &amp;số liệu</source>
        <translation>Fill in the &amp;figures</translation>
    </message>
    <message>
        <source>Đến chỗ &amp;cần sửa</source>
        <translation>Go where it must be &amp;mended</translation>
    </message>
    <message>
        <source>Đến đó</source>
        <translation>Go there</translation>
    </message>
</context>
<context>
    <name>NoteHereDialog</name>
    <message>
        <source>&amp;Bỏ góp ý này</source>
        <translation>&amp;Take this comment away</translation>
    </message>
    <message>
        <source>&amp;Góp ý:</source>
        <translation>C&amp;omment:</translation>
    </message>
    <message>
        <source>&amp;Hủy</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>Ghi gó&amp;p ý</source>
        <translation>&amp;Pin the comment</translation>
    </message>
    <message>
        <source>Ghi vào phiếu phản hồi đang soạn cho {unit}. Ctrl+Enter để ghi.</source>
        <translation>Goes into the return slip being written for {unit}. Ctrl+Enter pins it.</translation>
    </message>
    <message>
        <source>Góp ý</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Góp ý ô này</source>
        <translation>Comment on this cell</translation>
    </message>
    <message>
        <source>Sửa góp ý</source>
        <translation>Edit the comment</translation>
    </message>
</context>
<context>
    <name>NotePinning</name>
    <message>
        <source>&amp;Góp ý ô này...</source>
        <translation>&amp;Comment on this cell...</translation>
    </message>
    <message>
        <source>&amp;Mở phiếu</source>
        <translation>&amp;Open the slip</translation>
    </message>
    <message>
        <source>&amp;Phiếu phản hồi của đơn vị đang xem...</source>
        <translation>&amp;Return slip of the unit in view...</translation>
    </message>
    <message>
        <source>Chọn ô, dòng hoặc phần cần góp ý rồi bấm lại.</source>
        <translation>Choose the cell, row or section to comment on, then press again.</translation>
    </message>
    <message>
        <source>{count} góp ý trong phiếu đang soạn cho {unit}.</source>
        <translation>{count} comments in the slip being written for {unit}.</translation>
    </message>
</context>
<context>
    <name>NotePlaceDialog</name>
    <message>
        <source>&amp;Chỗ cần góp ý:</source>
        <translation>&amp;Place of the comment:</translation>
    </message>
    <message>
        <source>&amp;Góp ý:</source>
        <translation>C&amp;omment:</translation>
    </message>
    <message>
        <source>&amp;Thêm góp ý</source>
        <translation>&amp;Add the comment</translation>
    </message>
    <message>
        <source>Các chỗ của bản nộp</source>
        <translation>Places of the report</translation>
    </message>
    <message>
        <source>Gõ vài từ, ví dụ: 1.2 kết quả</source>
        <translation>Type a few words, such as: 1.2 kết quả</translation>
    </message>
    <message>
        <source>Hủ&amp;y</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>Không có chỗ nào như vậy</source>
        <translation>There is no such place</translation>
    </message>
    <message>
        <source>Lời góp ý</source>
        <translation>Words of the comment</translation>
    </message>
    <message>
        <source>Thêm góp ý</source>
        <translation>Add a comment</translation>
    </message>
    <message>
        <source>Tìm chỗ góp ý</source>
        <translation>Find the place</translation>
    </message>
    <message>
        <source>{count} chỗ</source>
        <translation>{count} places</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Lưu ý</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>Lỗi</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Thông báo</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>Đã xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Đóng thông báo</source>
        <translation>Close the notice</translation>
    </message>
    <message>
        <source>Đóng thông báo (Esc)</source>
        <translation>Close the notice (Esc)</translation>
    </message>
</context>
<context>
    <name>ObligationDialog</name>
    <message>
        <source>&amp;Gia hạn</source>
        <translation>&amp;Give more time</translation>
    </message>
    <message>
        <source>&amp;Hạn gửi mới:</source>
        <translation>&amp;New deadline:</translation>
    </message>
    <message>
        <source>&amp;Hạn gửi riêng (nếu có):</source>
        <translation>Own &amp;deadline (if any):</translation>
    </message>
    <message>
        <source>&amp;Lý do:</source>
        <translation>&amp;Reason:</translation>
    </message>
    <message>
        <source>&amp;Miễn báo cáo</source>
        <translation>&amp;Excuse</translation>
    </message>
    <message>
        <source>Chưa chọn đơn vị. Hãy gõ tên rồi chọn trong danh sách.</source>
        <translation>No unit is chosen. Type its name, then choose it in the list.</translation>
    </message>
    <message>
        <source>Chưa có lý do. Lý do đi cùng đơn vị trong bảng và biên bản.</source>
        <translation>No reason is given. It stands beside the unit in the table.</translation>
    </message>
    <message>
        <source>Cần có ngày đúng dạng ngày/tháng/năm, ví dụ 25/12/2026.</source>
        <translation>A date is needed as day/month/year, such as 25/12/2026.</translation>
    </message>
    <message>
        <source>Cần có ngày, ví dụ 25/12/2026.</source>
        <translation>A date is needed, such as 25/12/2026.</translation>
    </message>
    <message>
        <source>Gia hạn gửi báo cáo</source>
        <translation>More time for the report</translation>
    </message>
    <message>
        <source>Hủ&amp;y</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>Lưu ý: Là ngày nghỉ; ngày làm việc tiếp theo là {day}.</source>
        <translation>Note: not a working day; the next working day is {day}.</translation>
    </message>
    <message>
        <source>Lấy &amp;ngày {day}</source>
        <translation>Take &amp;next: {day}</translation>
    </message>
    <message>
        <source>Miễn báo cáo</source>
        <translation>Excuse from the report</translation>
    </message>
    <message>
        <source>Ngày {day} là ngày nghỉ; ngày làm việc tiếp theo là {next}. Muốn giữ ngày đã ghi thì bấm “{button}” lần nữa.</source>
        <translation>{day} is not a working day; the next working day is {next}. To keep the day as written, press “{button}” again.</translation>
    </message>
    <message>
        <source>Thêm đơn &amp;vị</source>
        <translation>&amp;Add the unit</translation>
    </message>
    <message>
        <source>Thêm đơn vị phải báo cáo</source>
        <translation>Add a unit that owes a report</translation>
    </message>
    <message>
        <source>ngày/tháng/năm</source>
        <translation>day/month/year</translation>
    </message>
    <message>
        <source>ví dụ: mất điện do bão, đã có văn bản xin gia hạn</source>
        <translation>for example: no electricity after the storm</translation>
    </message>
    <message>
        <source>ví dụ: thành lập ngày 01/12/2026, chưa có nhiệm vụ</source>
        <translation>for example: founded on 01/12/2026, no tasks yet</translation>
    </message>
    <message>
        <source>ví dụ: được giao nhiệm vụ theo Công văn số 215/UBND-KGVX</source>
        <translation>for example: given a task by letter 215/UBND-KGVX</translation>
    </message>
    <message>
        <source>{unit} gửi báo cáo {round} theo hạn riêng; hạn chung là {day}.</source>
        <translation>{unit} sends its report of {round} by a deadline of its own; the common one is {day}.</translation>
    </message>
    <message>
        <source>{unit} không phải gửi báo cáo {round}; đơn vị vẫn ở trong bảng cùng lý do.</source>
        <translation>{unit} need not send a report of {round}; it stays in the table with the reason.</translation>
    </message>
    <message>
        <source>Đơn vị được chọn phải gửi báo cáo {round} dù danh mục không xếp vào diện báo cáo.</source>
        <translation>The chosen unit owes a report of {round}, although the list does not say so.</translation>
    </message>
</context>
<context>
    <name>OfficeImportDialog</name>
    <message>
        <source>&amp;Nhập {count} dòng</source>
        <translation>&amp;Import {count} rows</translation>
    </message>
    <message>
        <source>&amp;Nhập {count} nhiệm vụ</source>
        <translation>&amp;Import {count} tasks</translation>
    </message>
    <message>
        <source>&amp;Quay lại</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>Bước {step}/{steps}. {name}</source>
        <translation>Step {step}/{steps}. {name}</translation>
    </message>
    <message>
        <source>Chọn tệp và trang tính</source>
        <translation>Choose file and sheet</translation>
    </message>
    <message>
        <source>Dòng tiêu đề và các cột</source>
        <translation>Header rows and columns</translation>
    </message>
    <message>
        <source>Hủ&amp;y</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>Nhập từ tệp Excel của cơ quan</source>
        <translation>Import from the office&apos;s Excel file</translation>
    </message>
    <message>
        <source>Tiếp t&amp;heo</source>
        <translation>&amp;Next</translation>
    </message>
    <message>
        <source>Xem trước rồi nhập</source>
        <translation>Preview, then import</translation>
    </message>
    <message>
        <source>Đã nhập {count} dòng từ trang {sheet}</source>
        <translation>{count} rows imported from sheet {sheet}</translation>
    </message>
</context>
<context>
    <name>OpeningPage</name>
    <message>
        <source>Đang kiểm tra {name}…</source>
        <translation>Checking {name}…</translation>
    </message>
    <message>
        <source>Đang mở {name}…</source>
        <translation>Opening {name}…</translation>
    </message>
    <message>
        <source>Đang tạo tệp…</source>
        <translation>Making the file…</translation>
    </message>
    <message>
        <source>Ổ đĩa trả lời chậm. Nếu tệp nằm trên USB hoặc ổ mạng, hãy kiểm tra ổ còn cắm.</source>
        <translation>The disk answers slowly. If the file lies on a USB stick or a network drive, see that it is still connected.</translation>
    </message>
</context>
<context>
    <name>OutlineEntries</name>
    <message>
        <source>Nhóm</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Nhóm này đã khai không phát sinh: {reason}</source>
        <translation>This group is declared as having nothing arisen: {reason}</translation>
    </message>
    <message>
        <source>Nhóm {number}.</source>
        <translation>Group {number}.</translation>
    </message>
    <message>
        <source>Tóm tắt chung của nhóm, in sau số liệu của nhóm. Kết quả từng nhiệm vụ ghi ở trang Kết quả và tự vào phụ lục.</source>
        <translation>General summary of the group, printed after its figures. Results of single tasks are written on the page Results and go into the annex by themselves.</translation>
    </message>
    <message>
        <source>chưa nêu lý do</source>
        <translation>reason not given</translation>
    </message>
</context>
<context>
    <name>OutlineList</name>
    <message>
        <source>Đề cương báo cáo</source>
        <translation>Outline of the report</translation>
    </message>
</context>
<context>
    <name>OutlineModel</name>
    <message>
        <source>Chưa viết</source>
        <translation>Not written</translation>
    </message>
    <message>
        <source>Chưa viết, kỳ trước có</source>
        <translation>Not written, was written last time</translation>
    </message>
    <message>
        <source>Còn phải viết</source>
        <translation>Still to be written</translation>
    </message>
    <message>
        <source>Số liệu đã đổi</source>
        <translation>Figures have changed</translation>
    </message>
    <message>
        <source>Tự lập từ kết quả các nhóm</source>
        <translation>Made from the groups&apos; results</translation>
    </message>
    <message>
        <source>Tự lập từ số liệu</source>
        <translation>Made of the figures</translation>
    </message>
    <message>
        <source>{state} (bắt buộc)</source>
        <translation>{state} (required)</translation>
    </message>
    <message>
        <source>Đã viết</source>
        <translation>Written</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Biểu {code}. {title}</source>
        <translation>Form {code}. {title}</translation>
    </message>
    <message>
        <source>Hạn {day}, {lead}</source>
        <translation>Due {day}, {lead}</translation>
    </message>
    <message>
        <source>Số phát sinh từ {flow_from} đến {flow_to}; số có đến {stock_on}</source>
        <translation>Flows from {flow_from} to {flow_to}; stocks at {stock_on}</translation>
    </message>
    <message>
        <source>chưa ghi cơ quan chủ trì</source>
        <translation>lead unit not given</translation>
    </message>
    <message>
        <source>chưa viết</source>
        <translation>not written</translation>
    </message>
    <message>
        <source>chưa điền</source>
        <translation>not filled in</translation>
    </message>
    <message>
        <source>còn {count} ngày</source>
        <translation>{count} days left</translation>
    </message>
    <message>
        <source>hôm nay</source>
        <translation>today</translation>
    </message>
    <message>
        <source>quá {count} ngày</source>
        <translation>{count} days overdue</translation>
    </message>
    <message>
        <source>{count} ô sai</source>
        <translation>{count} wrong cells</translation>
    </message>
    <message>
        <source>{filled}/{asked} ô ({percent} %)</source>
        <translation>{filled}/{asked} cells ({percent} %)</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>&amp;Lập chương trình</source>
        <translation>&amp;Make the programme</translation>
    </message>
    <message>
        <source>&amp;Nhập từ tệp Excel của cơ quan...</source>
        <translation>&amp;Import from the office&apos;s Excel file...</translation>
    </message>
    <message>
        <source>Chưa có chương trình nào</source>
        <translation>No programme yet</translation>
    </message>
    <message>
        <source>Chưa nhận số liệu nào của đơn vị này trong đợt đang xem.
Khi có bản nộp của đơn vị, ở đây cho biết việc nào đến hạn và còn thiếu gì.</source>
        <translation>No data of this unit have come in for the round in view.
Once its submission is there, this page says what is due and what is missing.</translation>
    </message>
    <message>
        <source>Kinh phí</source>
        <translation>Money</translation>
    </message>
    <message>
        <source>Kinh phí năm {year}</source>
        <translation>Money of {year}</translation>
    </message>
    <message>
        <source>Kinh phí theo năm</source>
        <translation>Money by year</translation>
    </message>
    <message>
        <source>Mức độ nhập theo nhóm nhiệm vụ</source>
        <translation>Completeness by task group</translation>
    </message>
    <message>
        <source>Nhiệm vụ theo nhóm và trạng thái</source>
        <translation>Tasks by group and state</translation>
    </message>
    <message>
        <source>Trang này cho biết việc nào đến hạn, còn thiếu gì và nên làm gì tiếp theo.
Bắt đầu bằng chương trình hành động, kế hoạch hoặc đề án của đơn vị, hoặc lấy bảng nhiệm vụ sẵn có trong tệp Excel.</source>
        <translation>This page says what is due, what is missing and what to do next.
Begin with the unit&apos;s action programme, plan or scheme, or take over the table of tasks that you have in an Excel file.</translation>
    </message>
    <message>
        <source>Đang tổng hợp…</source>
        <translation>Adding up…</translation>
    </message>
</context>
<context>
    <name>PageBadges</name>
    <message>
        <source>{count} góp ý của Sở</source>
        <translation>{count} comments of the department</translation>
    </message>
    <message>
        <source>{count} lưu ý</source>
        <translation>{count} warnings</translation>
    </message>
    <message>
        <source>{count} lỗi</source>
        <translation>{count} errors</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Báo cáo</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Chương trình</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>Lịch sử</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Minh chứng</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>Nhiệm vụ</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>Nộp</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>Số liệu</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>Tổng hợp</source>
        <translation>Compile</translation>
    </message>
    <message>
        <source>Tổng quan</source>
        <translation>Overview</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>&amp;Giữ trong kho mật khẩu của hệ thống</source>
        <translation>&amp;Keep it in the system&apos;s vault</translation>
    </message>
    <message>
        <source>&amp;Mật khẩu:</source>
        <translation>&amp;Password:</translation>
    </message>
    <message>
        <source>&amp;Tiếp tục gửi</source>
        <translation>&amp;Go on sending</translation>
    </message>
    <message>
        <source>Hộp thư có xác thực hai bước cần mật khẩu ứng dụng riêng.</source>
        <translation>A mailbox with a second factor needs a password for applications.</translation>
    </message>
    <message>
        <source>Máy này không có kho mật khẩu nên chương trình hỏi mỗi lần gửi.</source>
        <translation>This computer keeps no passwords, so each sending asks for it.</translation>
    </message>
    <message>
        <source>Mật khẩu hộp thư</source>
        <translation>Password of the mailbox</translation>
    </message>
    <message>
        <source>Tài khoản {user} tại {server}</source>
        <translation>Account {user} at {server}</translation>
    </message>
</context>
<context>
    <name>PasteModel</name>
    <message>
        <source>Bỏ qua</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Giữ nguyên</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Sẽ làm</source>
        <translation>Will be done</translation>
    </message>
    <message>
        <source>Thay đổi</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Thêm mới</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Đang có: {text}</source>
        <translation>Stands there: {text}</translation>
    </message>
</context>
<context>
    <name>PastePreviewDialog</name>
    <message>
        <source>&amp;Dán</source>
        <translation>&amp;Paste</translation>
    </message>
    <message>
        <source>&amp;Dán {count} dòng</source>
        <translation>&amp;Paste {count} rows</translation>
    </message>
    <message>
        <source>&amp;Ghi đè từ dòng đang chọn trở xuống</source>
        <translation>&amp;Write over the rows from the chosen one down</translation>
    </message>
    <message>
        <source>(bỏ qua)</source>
        <translation>(skip)</translation>
    </message>
    <message>
        <source>Các ô cần xem lại</source>
        <translation>Cells to be looked at</translation>
    </message>
    <message>
        <source>Cột {number}</source>
        <translation>Column {number}</translation>
    </message>
    <message>
        <source>Dán vào bảng</source>
        <translation>Paste into the table</translation>
    </message>
    <message>
        <source>Dòng {row}, {column}: {words}</source>
        <translation>Row {row}, {column}: {words}</translation>
    </message>
    <message>
        <source>Dòng đầu là &amp;tiêu đề cột</source>
        <translation>The first row &amp;heads the columns</translation>
    </message>
    <message>
        <source>Thêm thành dòng &amp;mới ở cuối nhóm</source>
        <translation>Add as &amp;new rows at the end of the group</translation>
    </message>
    <message>
        <source>Vùng dán có {count} dòng: {told}.</source>
        <translation>The block has {count} rows: {told}.</translation>
    </message>
    <message>
        <source>Xem trước vùng dán</source>
        <translation>Preview of the paste</translation>
    </message>
    <message>
        <source>bỏ qua {count}</source>
        <translation>{count} skipped</translation>
    </message>
    <message>
        <source>giữ nguyên {count}</source>
        <translation>{count} kept</translation>
    </message>
    <message>
        <source>thay đổi {count}</source>
        <translation>{count} changed</translation>
    </message>
    <message>
        <source>thêm mới {count}</source>
        <translation>{count} new</translation>
    </message>
    <message>
        <source>{count} cột chưa chọn trường nên không dán.</source>
        <translation>{count} columns have no field and are not pasted.</translation>
    </message>
    <message>
        <source>{count} ô cần xem lại.</source>
        <translation>{count} cells to be looked at.</translation>
    </message>
    <message>
        <source>Đang ghi…</source>
        <translation>Writing…</translation>
    </message>
</context>
<context>
    <name>PdfPanel</name>
    <message>
        <source>/ {count} trang</source>
        <translation>/ {count} pages</translation>
    </message>
    <message>
        <source>Chỗ sau (F3)</source>
        <translation>Next hit (F3)</translation>
    </message>
    <message>
        <source>Chỗ trước (Shift+F3)</source>
        <translation>Previous hit (Shift+F3)</translation>
    </message>
    <message>
        <source>Chỗ {current}/{count}</source>
        <translation>Hit {current}/{count}</translation>
    </message>
    <message>
        <source>Cập n&amp;hật</source>
        <translation>&amp;Update</translation>
    </message>
    <message>
        <source>Hiện, ẩn các trang thu nhỏ</source>
        <translation>Show or hide the thumbnails</translation>
    </message>
    <message>
        <source>Không có trong bản in này</source>
        <translation>Not in this print</translation>
    </message>
    <message>
        <source>Phóng to (+)</source>
        <translation>Zoom in (+)</translation>
    </message>
    <message>
        <source>Thu nhỏ (−)</source>
        <translation>Zoom out (−)</translation>
    </message>
    <message>
        <source>Trang</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Vừa bề ngang (0)</source>
        <translation>Fit width (0)</translation>
    </message>
    <message>
        <source>Vừa khung</source>
        <translation>Fit</translation>
    </message>
    <message>
        <source>Đang tìm…</source>
        <translation>Searching…</translation>
    </message>
</context>
<context>
    <name>PdfThumbnails</name>
    <message>
        <source>Các trang thu nhỏ</source>
        <translation>Thumbnails</translation>
    </message>
</context>
<context>
    <name>PdfView</name>
    <message>
        <source>Bản xem trước</source>
        <translation>Preview</translation>
    </message>
</context>
<context>
    <name>PrintRun</name>
    <message>
        <source>In: {title}</source>
        <translation>Print: {title}</translation>
    </message>
    <message>
        <source>Đang chuẩn bị trang {page}</source>
        <translation>Preparing page {page}</translation>
    </message>
    <message>
        <source>Đang gửi trang {done}/{count} đến máy in</source>
        <translation>Sending page {done} of {count} to the printer</translation>
    </message>
</context>
<context>
    <name>ProgrammeBases</name>
    <message>
        <source>Chèn</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>Chèn: {text}</source>
        <translation>Insert: {text}</translation>
    </message>
    <message>
        <source>Có trong căn cứ thêm</source>
        <translation>Stands among the further bases</translation>
    </message>
    <message>
        <source>Căn cứ có hiệu lực vào ngày ban hành được tự in ở đầu văn bản. Chèn khi cần in thêm hoặc cần sửa lời.</source>
        <translation>Bases that are in force on the day of issue are printed by themselves. Insert one to print it besides or to word it otherwise.</translation>
    </message>
    <message>
        <source>Căn cứ của kế hoạch</source>
        <translation>Legal bases of the plan</translation>
    </message>
    <message>
        <source>Không có hiệu lực vào ngày ban hành, không tự in</source>
        <translation>Not in force on the day of issue, not printed</translation>
    </message>
    <message>
        <source>Tự in trong văn bản</source>
        <translation>Printed by itself</translation>
    </message>
    <message>
        <source>Đã chèn</source>
        <translation>Inserted</translation>
    </message>
</context>
<context>
    <name>ProgrammeCopyModel</name>
    <message>
        <source>Còn nhắc đến năm cũ: {fields}</source>
        <translation>Still speaks of an old year: {fields}</translation>
    </message>
    <message>
        <source>Cần xem lại</source>
        <translation>To be looked at</translation>
    </message>
    <message>
        <source>Hạn cũ</source>
        <translation>Old due day</translation>
    </message>
    <message>
        <source>Hạn mới</source>
        <translation>New due day</translation>
    </message>
    <message>
        <source>Nội dung nhiệm vụ</source>
        <translation>Content of the task</translation>
    </message>
    <message>
        <source>Thời gian cũ</source>
        <translation>Old time</translation>
    </message>
    <message>
        <source>Thời gian mới</source>
        <translation>New time</translation>
    </message>
</context>
<context>
    <name>ProgrammeDeleter</name>
    <message>
        <source>&amp;Giữ lại</source>
        <translation>&amp;Keep</translation>
    </message>
    <message>
        <source>&amp;Xóa</source>
        <translation>&amp;Delete</translation>
    </message>
    <message>
        <source>Xóa chương trình</source>
        <translation>Delete a programme</translation>
    </message>
    <message>
        <source>Xóa {name} cùng {count} nhiệm vụ, kinh phí, kết quả và minh chứng của các nhiệm vụ đó trong mọi đợt? Có thể lấy lại bằng Hoàn tác (Ctrl+Z).</source>
        <translation>Delete {name} with {count} tasks, their money, results and evidence in every round? It can be taken back by Undo (Ctrl+Z).</translation>
    </message>
    <message>
        <source>Đã xóa {name}.</source>
        <translation>{name} deleted.</translation>
    </message>
</context>
<context>
    <name>ProgrammeExporter</name>
    <message>
        <source>Chọn thư mục để ghi văn bản</source>
        <translation>Choose the folder for the document</translation>
    </message>
    <message>
        <source>Mở thư mục</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>Xuất chương trình</source>
        <translation>Export the programme</translation>
    </message>
    <message>
        <source>Đã gửi {title} đến máy in {printer}.</source>
        <translation>{title} has been sent to the printer {printer}.</translation>
    </message>
    <message>
        <source>Đã xuất {names} vào thư mục {folder}.</source>
        <translation>{names} exported to {folder}.</translation>
    </message>
</context>
<context>
    <name>ProgrammeForm</name>
    <message>
        <source>&amp;Ghi chú</source>
        <translation>N&amp;otes</translation>
    </message>
    <message>
        <source>&amp;Ký hiệu</source>
        <translation>S&amp;ymbol</translation>
    </message>
    <message>
        <source>C&amp;hức vụ người ký</source>
        <translation>Si&amp;gner&apos;s title</translation>
    </message>
    <message>
        <source>Căn cứ thêm</source>
        <translation>Further bases</translation>
    </message>
    <message>
        <source>Ghi năm bằng bốn chữ số, ví dụ 2026.</source>
        <translation>Write the year with four digits, for example 2026.</translation>
    </message>
    <message>
        <source>In ở phần Mục đích, yêu cầu; để trống thì tự viết theo nhiệm vụ</source>
        <translation>Printed under Aims and requirements; left empty it is written from the tasks</translation>
    </message>
    <message>
        <source>Loạ&amp;i văn bản</source>
        <translation>&amp;Kind of document</translation>
    </message>
    <message>
        <source>Mỗi dòng một căn cứ, ngoài các căn cứ của kế hoạch</source>
        <translation>One basis a line, besides those of the plan</translation>
    </message>
    <message>
        <source>Ngà&amp;y ban hành</source>
        <translation>Day of &amp;issue</translation>
    </message>
    <message>
        <source>Số văn &amp;bản</source>
        <translation>&amp;Number of the document</translation>
    </message>
    <message>
        <source>Thêm nhiệm vụ</source>
        <translation>Add tasks</translation>
    </message>
    <message>
        <source>Trích yếu nội dung, không kèm loại văn bản</source>
        <translation>The subject alone, without the kind of document</translation>
    </message>
    <message>
        <source>Tên &amp;văn bản</source>
        <translation>Tit&amp;le</translation>
    </message>
    <message>
        <source>Từ năm</source>
        <translation>From year</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>ngày/tháng/năm</source>
        <translation>day/month/year</translation>
    </message>
    <message>
        <source>Đến năm</source>
        <translation>To year</translation>
    </message>
    <message>
        <source>để trống thì theo thể thức văn bản</source>
        <translation>left empty it follows the document form</translation>
    </message>
</context>
<context>
    <name>ProgrammeList</name>
    <message>
        <source>(chưa có số)</source>
        <translation>(no number yet)</translation>
    </message>
    <message>
        <source>Các chương trình của đơn vị</source>
        <translation>The unit&apos;s programmes</translation>
    </message>
    <message>
        <source>{years}: {count} nhiệm vụ</source>
        <translation>{years}: {count} tasks</translation>
    </message>
</context>
<context>
    <name>ProgrammePage</name>
    <message>
        <source>&amp;In...</source>
        <translation>&amp;Print...</translation>
    </message>
    <message>
        <source>&amp;Lập từ chương trình cũ...</source>
        <translation>Make from an &amp;earlier one...</translation>
    </message>
    <message>
        <source>&amp;Nhập từ tệp Excel của cơ quan...</source>
        <translation>&amp;Import from the office&apos;s Excel file...</translation>
    </message>
    <message>
        <source>Chưa có chương trình nào</source>
        <translation>No programme yet</translation>
    </message>
    <message>
        <source>Chọn chương trình có thời kỳ gồm năm của đợt đang xem</source>
        <translation>Choose a programme whose period holds the year of the round in view</translation>
    </message>
    <message>
        <source>Thê&amp;m chương trình</source>
        <translation>&amp;Add a programme</translation>
    </message>
    <message>
        <source>Thể thức văn bản</source>
        <translation>Document form</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Văn bản để trình ký, kèm phụ lục nhiệm vụ</source>
        <translation>Document for signature, with its annex of tasks</translation>
    </message>
    <message>
        <source>Xuất &amp;PDF...</source>
        <translation>Export &amp;PDF...</translation>
    </message>
    <message>
        <source>Xuất &amp;Word...</source>
        <translation>Export &amp;Word...</translation>
    </message>
    <message>
        <source>Xó&amp;a</source>
        <translation>&amp;Delete</translation>
    </message>
    <message>
        <source>Ở đây là văn bản của đơn vị để thực hiện kế hoạch: chương trình hành động, kế hoạch hoặc đề án, mỗi văn bản cho một hay nhiều năm.</source>
        <translation>Here stands the unit&apos;s own document that carries out the plan: an action programme, plan or scheme, each for one year or several.</translation>
    </message>
</context>
<context>
    <name>ProgressDialog</name>
    <message>
        <source>&amp;Dừng lại</source>
        <translation>&amp;Stop</translation>
    </message>
    <message>
        <source>Đang chuẩn bị…</source>
        <translation>Preparing…</translation>
    </message>
    <message>
        <source>Đang dừng lại…</source>
        <translation>Stopping…</translation>
    </message>
</context>
<context>
    <name>ReceivedFilesDialog</name>
    <message>
        <source>&amp;Giữ nguyên</source>
        <translation>&amp;Keep</translation>
    </message>
    <message>
        <source>&amp;Lưu ngày nhận</source>
        <translation>&amp;Save day of receipt</translation>
    </message>
    <message>
        <source>&amp;Mở bản gốc</source>
        <translation>&amp;Open original</translation>
    </message>
    <message>
        <source>&amp;Nhận lại</source>
        <translation>&amp;Take in again</translation>
    </message>
    <message>
        <source>&amp;Quyết định...</source>
        <translation>&amp;Decide...</translation>
    </message>
    <message>
        <source>&amp;Rút lại</source>
        <translation>&amp;Withdraw</translation>
    </message>
    <message>
        <source>&amp;Rút lại...</source>
        <translation>&amp;Withdraw...</translation>
    </message>
    <message>
        <source>Chưa nhận tệp nào của {unit} cho {round}. Hạn gửi {day}.</source>
        <translation>Nothing came in from {unit} for {round} yet. Due on {day}.</translation>
    </message>
    <message>
        <source>Các tệp đã nhận</source>
        <translation>Received files</translation>
    </message>
    <message>
        <source>Cần có ngày đúng dạng, ví dụ 17/12/2026.</source>
        <translation>A day is needed, such as 17/12/2026.</translation>
    </message>
    <message>
        <source>Lý &amp;do sửa:</source>
        <translation>Reaso&amp;n:</translation>
    </message>
    <message>
        <source>Máy này không có chương trình để mở tệp. Bản sao của bản gốc nằm ở {path}.</source>
        <translation>This machine has no program for the file. A copy of the original lies at {path}.</translation>
    </message>
    <message>
        <source>Ngày n&amp;hận:</source>
        <translation>Day of &amp;receipt:</translation>
    </message>
    <message>
        <source>Rút lại tệp đã nhận</source>
        <translation>Withdraw a received file</translation>
    </message>
    <message>
        <source>Số liệu lấy từ {file} sẽ được bỏ ra, bảng trở về bản đã nhận trước đó nếu có. Bản gốc vẫn giữ; bấm Nhận lại bất cứ lúc nào.</source>
        <translation>What came from {file} is taken out, and what was received before counts again, if there is any. The original stays; press Take in again at any time.</translation>
    </message>
    <message>
        <source>Tệp đã nhận</source>
        <translation>Received files</translation>
    </message>
    <message>
        <source>ngày/tháng/năm</source>
        <translation>day/month/year</translation>
    </message>
    <message>
        <source>ví dụ: theo dấu bưu điện, theo sổ công văn đến số 1215</source>
        <translation>such as: postmark; register of incoming documents, number 1215</translation>
    </message>
    <message>
        <source>{unit}, {round}. Hạn gửi {day}. Đơn vị nộp muộn hay đúng hạn tính theo ngày nhận.</source>
        <translation>{unit}, {round}. Due on {day}. The day of receipt decides whether the unit is late.</translation>
    </message>
    <message>
        <source>Đã lưu ngày nhận {day} của {file}. Ctrl+Z ở trang Tổng hợp để lấy lại ngày cũ.</source>
        <translation>{day} is saved as the day of receipt of {file}. Ctrl+Z on the page Compile brings the old day back.</translation>
    </message>
    <message>
        <source>Đã nhận lại {file}.</source>
        <translation>{file} is taken in again.</translation>
    </message>
    <message>
        <source>Đã rút {file}. Bản gốc vẫn giữ.</source>
        <translation>{file} is withdrawn. The original stays.</translation>
    </message>
    <message>
        <source>Đã đưa {file} trở lại; tệp này còn chờ quyết định.</source>
        <translation>{file} is back; it waits for a decision.</translation>
    </message>
    <message>
        <source>Đón&amp;g</source>
        <translation>&amp;Close</translation>
    </message>
</context>
<context>
    <name>ReceivedFilesModel</name>
    <message>
        <source>Chờ quyết định</source>
        <translation>To be decided</translation>
    </message>
    <message>
        <source>Ghi chú ngày nhận</source>
        <translation>Note on the day</translation>
    </message>
    <message>
        <source>Lần</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Ngày nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Nhập lúc</source>
        <translation>Taken in at</translation>
    </message>
    <message>
        <source>Sau hạn</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Đang xem</source>
        <translation>In review</translation>
    </message>
    <message>
        <source>Đã chấp nhận</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Đã khóa</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>Đã nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Đã rút</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Đã trả lại</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Đúng hạn</source>
        <translation>On time</translation>
    </message>
</context>
<context>
    <name>RecordSentDialog</name>
    <message>
        <source>&amp;Cách gửi:</source>
        <translation>&amp;How:</translation>
    </message>
    <message>
        <source>&amp;Ghi là đã gửi</source>
        <translation>&amp;Record as sent</translation>
    </message>
    <message>
        <source>&amp;Lúc:</source>
        <translation>&amp;When:</translation>
    </message>
    <message>
        <source>&amp;Nơi nhận:</source>
        <translation>&amp;To:</translation>
    </message>
    <message>
        <source>Cách khác: trao tay, bưu chính, trục văn bản</source>
        <translation>Another way: by hand, by post, through the document exchange</translation>
    </message>
    <message>
        <source>Ghi c&amp;hú:</source>
        <translation>&amp;Note:</translation>
    </message>
    <message>
        <source>Ghi nhận đã gửi</source>
        <translation>Record that it was sent</translation>
    </message>
    <message>
        <source>Không bắt buộc, ví dụ: số công văn</source>
        <translation>Optional, such as the letter&apos;s number</translation>
    </message>
    <message>
        <source>Thư điện tử, bằng chương trình thư hoặc trang thư</source>
        <translation>E-mail, by a mail program or a mail site</translation>
    </message>
    <message>
        <source>Đã ghi thì không bỏ được: lịch sử nộp phải đúng như đã xảy ra.</source>
        <translation>What is recorded stays: the history must be as it happened.</translation>
    </message>
</context>
<context>
    <name>Reminders</name>
    <message>
        <source>Bản trống</source>
        <translation>Empty</translation>
    </message>
    <message>
        <source>Chưa nộp</source>
        <translation>Not in</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>còn {days} ngày</source>
        <translation>{days} days left</translation>
    </message>
    <message>
        <source>hôm nay</source>
        <translation>today</translation>
    </message>
    <message>
        <source>quá {days} ngày</source>
        <translation>{days} days over</translation>
    </message>
    <message>
        <source>Đã trả lại</source>
        <translation>Returned</translation>
    </message>
</context>
<context>
    <name>RemindersDialog</name>
    <message>
        <source>&amp;Bỏ chọn</source>
        <translation>Choose non&amp;e</translation>
    </message>
    <message>
        <source>&amp;Dán bảng địa chỉ</source>
        <translation>Paste a&amp;ddresses</translation>
    </message>
    <message>
        <source>Chép từ Excel các dòng có tên đơn vị và địa chỉ thư, rồi bấm nút này</source>
        <translation>Copy from Excel the lines with units and their addresses, then press this button</translation>
    </message>
    <message>
        <source>Chưa có thư mục để ghi thư.</source>
        <translation>There is no folder for the letters yet.</translation>
    </message>
    <message>
        <source>Chưa có địa chỉ nào để dán. Hãy chép từ Excel các dòng có tên đơn vị và địa chỉ thư.</source>
        <translation>There is no address to paste. Copy from Excel the lines with units and their addresses.</translation>
    </message>
    <message>
        <source>Chỉ đơn vị bị trả lại hoặc gửi bản trống</source>
        <translation>Only units whose report was returned or empty</translation>
    </message>
    <message>
        <source>Chỉ đơn vị chưa đến hạn</source>
        <translation>Only units that have time yet</translation>
    </message>
    <message>
        <source>Chỉ đơn vị quá hạn</source>
        <translation>Only overdue units</translation>
    </message>
    <message>
        <source>Chọn tấ&amp;t cả</source>
        <translation>Choose &amp;all</translation>
    </message>
    <message>
        <source>Các đơn vị được nhắc</source>
        <translation>Units to be reminded</translation>
    </message>
    <message>
        <source>Ghi {count} thư nhá&amp;p</source>
        <translation>Wr&amp;ite {count} drafts</translation>
    </message>
    <message>
        <source>Không còn đơn vị nào phải nhắc: báo cáo đã đủ.</source>
        <translation>No unit is left to remind: all reports are in.</translation>
    </message>
    <message>
        <source>Mọi đơn vị chưa nộp</source>
        <translation>All units that are not in</translation>
    </message>
    <message>
        <source>Nhắ&amp;c:</source>
        <translation>&amp;Remind:</translation>
    </message>
    <message>
        <source>Nhắc các đơn vị gửi báo cáo</source>
        <translation>Remind units of the report</translation>
    </message>
    <message>
        <source>Nhắc những đơn vị nào</source>
        <translation>Which units to remind</translation>
    </message>
    <message>
        <source>{count} thư; {bare} thư chưa có địa chỉ người nhận</source>
        <translation>{count} letters; {bare} without an address yet</translation>
    </message>
    <message>
        <source>Đã ghi {count} thư nháp. Mở từng thư bằng chương trình thư, xem lại rồi gửi.</source>
        <translation>{count} drafts are written. Open each with the mail program, look at it and send it.</translation>
    </message>
    <message>
        <source>Đã nhận {count} địa chỉ.</source>
        <translation>{count} addresses taken.</translation>
    </message>
    <message>
        <source>Đã nhận {count} địa chỉ; {left} dòng không khớp đơn vị nào: {lines}</source>
        <translation>{count} addresses taken; {left} lines fit no unit: {lines}</translation>
    </message>
</context>
<context>
    <name>RemindersModel</name>
    <message>
        <source>Hạn gửi</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>{day} ({left})</source>
        <translation>{day} ({left})</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Địa chỉ thư</source>
        <translation>Address</translation>
    </message>
</context>
<context>
    <name>ReportHead</name>
    <message>
        <source>&amp;Ký hiệu:</source>
        <translation>S&amp;ymbol:</translation>
    </message>
    <message>
        <source>&amp;Ngày:</source>
        <translation>&amp;Day:</translation>
    </message>
    <message>
        <source>&amp;Số:</source>
        <translation>&amp;Number:</translation>
    </message>
    <message>
        <source>&amp;Từ ngày:</source>
        <translation>&amp;From:</translation>
    </message>
    <message>
        <source>Báo cáo số {number}</source>
        <translation>Report number {number}</translation>
    </message>
    <message>
        <source>Cần có ngày, ví dụ 15/12/2025.</source>
        <translation>A day is needed, for example 15/12/2025.</translation>
    </message>
    <message>
        <source>Số liệu từ {first} đến {last}; thời điểm {stock}</source>
        <translation>Figures from {first} to {last}; stocks at {stock}</translation>
    </message>
    <message>
        <source>Số, ngày và kỳ số liệu</source>
        <translation>Number, day and period of the figures</translation>
    </message>
    <message>
        <source>Thời đ&amp;iểm:</source>
        <translation>Stoc&amp;ks at:</translation>
    </message>
    <message>
        <source>ngày/tháng/năm</source>
        <translation>day/month/year</translation>
    </message>
    <message>
        <source>ví dụ BC-UBND</source>
        <translation>for example BC-UBND</translation>
    </message>
    <message>
        <source>văn thư ghi</source>
        <translation>left to the clerical office</translation>
    </message>
    <message>
        <source>Đến n&amp;gày:</source>
        <translation>&amp;To:</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>&amp;Gợi ý</source>
        <translation>&amp;Suggest</translation>
    </message>
    <message>
        <source>&amp;Kỳ trước</source>
        <translation>&amp;Last round</translation>
    </message>
    <message>
        <source>&amp;Xem với số liệu</source>
        <translation>Show with &amp;figures</translation>
    </message>
    <message>
        <source>* bắt buộc: đã viết {written}/{needed} phần</source>
        <translation>* required: {written}/{needed} sections written</translation>
    </message>
    <message>
        <source>Chèn số &amp;liệu</source>
        <translation>&amp;Insert a figure</translation>
    </message>
    <message>
        <source>Gợi ý lời văn từ số liệu</source>
        <translation>Suggest words from the data</translation>
    </message>
    <message>
        <source>Lời văn kỳ trước</source>
        <translation>Words of the last round</translation>
    </message>
    <message>
        <source>Phần &amp;sau</source>
        <translation>&amp;Next section</translation>
    </message>
    <message>
        <source>Phần t&amp;rước</source>
        <translation>&amp;Previous section</translation>
    </message>
</context>
<context>
    <name>ResultColumns</name>
    <message>
        <source>Chưa có nguồn kinh phí: chọn nguồn ở khung chi tiết (F4)</source>
        <translation>No source of money yet: choose one in the details (F4)</translation>
    </message>
    <message>
        <source>Hạn</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Khai cho cả nhóm</source>
        <translation>For the whole group</translation>
    </message>
    <message>
        <source>Kinh phí kế hoạch ghi ở trang Nhiệm vụ</source>
        <translation>Planned money is written on the page Tasks</translation>
    </message>
    <message>
        <source>Kinh phí năm (đồng)</source>
        <translation>Money of the year (đồng)</translation>
    </message>
    <message>
        <source>Kế hoạch</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>Minh chứng</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>Nhiều nguồn: ghi từng nguồn ở khung chi tiết (F4)</source>
        <translation>Several sources: write each in the details (F4)</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Số tệp minh chứng; thêm ở trang Minh chứng</source>
        <translation>Files of evidence; add them on the page Evidence</translation>
    </message>
    <message>
        <source>Đã giải ngân</source>
        <translation>Disbursed</translation>
    </message>
    <message>
        <source>Đợt trước</source>
        <translation>Last round</translation>
    </message>
</context>
<context>
    <name>ResultDetail</name>
    <message>
        <source>&amp;Kiến nghị</source>
        <translation>Proposa&amp;l</translation>
    </message>
    <message>
        <source>&amp;Lý do không phát sinh</source>
        <translation>&amp;Reason why nothing arose</translation>
    </message>
    <message>
        <source>&amp;Mức đạt được</source>
        <translation>Rea&amp;ched</translation>
    </message>
    <message>
        <source>Chi tiết kết quả</source>
        <translation>Details of the result</translation>
    </message>
    <message>
        <source>Chưa khai</source>
        <translation>Not declared</translation>
    </message>
    <message>
        <source>Chọn một dòng trong bảng để xem và ghi kết quả.</source>
        <translation>Choose a row in the table to see and write its result.</translation>
    </message>
    <message>
        <source>Có việc trong kỳ</source>
        <translation>Work was done in the period</translation>
    </message>
    <message>
        <source>Dòng này có nhiệm vụ con: kết quả ghi ở từng nhiệm vụ con bên dưới.</source>
        <translation>This row has tasks below it: results are written at those.</translation>
    </message>
    <message>
        <source>Khai cho cả nhóm</source>
        <translation>For the whole group</translation>
    </message>
    <message>
        <source>Khó khăn, &amp;vướng mắc</source>
        <translation>D&amp;ifficulties</translation>
    </message>
    <message>
        <source>Kinh phí đã giải ngân (đồng)</source>
        <translation>Money disbursed (đồng)</translation>
    </message>
    <message>
        <source>Kết &amp;quả trong kỳ</source>
        <translation>&amp;Result in the period</translation>
    </message>
    <message>
        <source>Ngu&amp;yên nhân</source>
        <translation>Ca&amp;use</translation>
    </message>
    <message>
        <source>Nhiệm vụ {number}</source>
        <translation>Task {number}</translation>
    </message>
    <message>
        <source>Nhóm nà&amp;y</source>
        <translation>This grou&amp;p</translation>
    </message>
    <message>
        <source>Thêm minh chứng...</source>
        <translation>Add evidence...</translation>
    </message>
    <message>
        <source>Tóm tắt &amp;kết quả của nhóm</source>
        <translation>S&amp;ummary of the group&apos;s results</translation>
    </message>
    <message>
        <source>Tỷ &amp;lệ (%)</source>
        <translation>&amp;Percentage (%)</translation>
    </message>
    <message>
        <source>mức cần đạt {target}</source>
        <translation>to be reached {target}</translation>
    </message>
    <message>
        <source>quá hạn</source>
        <translation>overdue</translation>
    </message>
    <message>
        <source>{count} tệp minh chứng</source>
        <translation>{count} files of evidence</translation>
    </message>
    <message>
        <source>Đánh &amp;giá</source>
        <translation>St&amp;ate</translation>
    </message>
</context>
<context>
    <name>ResultLast</name>
    <message>
        <source>Chép «{label}» của đợt trước</source>
        <translation>Copy «{label}» of the last round</translation>
    </message>
    <message>
        <source>Đợt trước</source>
        <translation>Last round</translation>
    </message>
    <message>
        <source>Đợt trước chưa ghi gì ở đây.</source>
        <translation>Nothing was written here last round.</translation>
    </message>
    <message>
        <source>Đợt trước, {label}</source>
        <translation>Last round, {label}</translation>
    </message>
</context>
<context>
    <name>ResultMoney</name>
    <message>
        <source>Chọn nguồn...</source>
        <translation>Choose a source...</translation>
    </message>
    <message>
        <source>Thêm ng&amp;uồn:</source>
        <translation>Add a s&amp;ource:</translation>
    </message>
    <message>
        <source>Thêm nguồn kinh phí</source>
        <translation>Add a source of money</translation>
    </message>
    <message>
        <source>{source} (kế hoạch {planned})</source>
        <translation>{source} (planned {planned})</translation>
    </message>
</context>
<context>
    <name>ResultTools</name>
    <message>
        <source>Chưa khai ({count})</source>
        <translation>Not declared ({count})</translation>
    </message>
    <message>
        <source>H&amp;iện:</source>
        <translation>Sho&amp;w:</translation>
    </message>
    <message>
        <source>N&amp;hóm:</source>
        <translation>&amp;Group:</translation>
    </message>
    <message>
        <source>Quá hạn ({count})</source>
        <translation>Overdue ({count})</translation>
    </message>
    <message>
        <source>Tất cả ({count})</source>
        <translation>All ({count})</translation>
    </message>
    <message>
        <source>Tất cả các nhóm</source>
        <translation>All groups</translation>
    </message>
    <message>
        <source>{count} quá hạn</source>
        <translation>{count} overdue</translation>
    </message>
    <message>
        <source>Đã khai {done}/{all}</source>
        <translation>{done}/{all} declared</translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>&amp;Chi tiết</source>
        <translation>&amp;Details</translation>
    </message>
    <message>
        <source>Chép giá trị của đợt &amp;trước</source>
        <translation>Copy the value of the &amp;last round</translation>
    </message>
    <message>
        <source>Ghi nhiệm &amp;vụ</source>
        <translation>Write &amp;tasks</translation>
    </message>
    <message>
        <source>Khai cho cả &amp;nhóm</source>
        <translation>For the whole &amp;group</translation>
    </message>
    <message>
        <source>Khai nhóm &amp;không phát sinh</source>
        <translation>Group: &amp;nothing arose</translation>
    </message>
    <message>
        <source>Không còn dòng nào ở đây</source>
        <translation>No row is left here</translation>
    </message>
    <message>
        <source>Không có nhiệm vụ nào ứng với lựa chọn đang xem.</source>
        <translation>No task fits what is shown now.</translation>
    </message>
    <message>
        <source>Xe&amp;m tất cả</source>
        <translation>Show &amp;all</translation>
    </message>
    <message>
        <source>Đợt này chưa có nhiệm vụ nào</source>
        <translation>This round has no tasks yet</translation>
    </message>
    <message>
        <source>Ở đây ghi kết quả của từng nhiệm vụ trong đợt báo cáo. Hãy ghi nhiệm vụ trước; nhóm không có việc thì khai không phát sinh.</source>
        <translation>Here the result of each task in the round is written. Write the tasks first; a group without any work declares that nothing arose.</translation>
    </message>
</context>
<context>
    <name>ReturnOpening</name>
    <message>
        <source>Bản nộp lần {revision}, đợt {round} bị trả lại ({count} góp ý).</source>
        <translation>Revision {revision} of {round} was returned ({count} comments).</translation>
    </message>
    <message>
        <source>Bản nộp lần {revision}, đợt {round} đã được chấp nhận ({count} góp ý).</source>
        <translation>Revision {revision} of {round} was accepted ({count} comments).</translation>
    </message>
    <message>
        <source>Hạn gửi lại: {day}.</source>
        <translation>To be sent again by {day}.</translation>
    </message>
    <message>
        <source>Mở phiếu phản hồi</source>
        <translation>Open a return slip</translation>
    </message>
    <message>
        <source>Phiếu nói về bản cũ: từ đó đơn vị đã nộp lần {newest}.</source>
        <translation>The slip is about an older one: revision {newest} has been submitted since.</translation>
    </message>
    <message>
        <source>Phiếu phản hồi (*{suffix})</source>
        <translation>Return slips (*{suffix})</translation>
    </message>
    <message>
        <source>Phiếu phản hồi ngày {day} đã mở từ trước, không nhận lại lần nữa.</source>
        <translation>The return slip of {day} was opened before; it is not taken in again.</translation>
    </message>
    <message>
        <source>Xem góp ý</source>
        <translation>Show comments</translation>
    </message>
    <message>
        <source>Xem phiếu</source>
        <translation>Show the slip</translation>
    </message>
</context>
<context>
    <name>ReturnSlipDialog</name>
    <message>
        <source>&amp;So sánh...</source>
        <translation>Comp&amp;are...</translation>
    </message>
    <message>
        <source>&amp;Trả lại báo cáo</source>
        <translation>Return the repor&amp;t</translation>
    </message>
    <message>
        <source>&amp;Trả lại với {count} góp ý</source>
        <translation>Re&amp;turn with {count} comments</translation>
    </message>
    <message>
        <source>Chưa có thư mục để ghi tệp.</source>
        <translation>There is no folder for the files yet.</translation>
    </message>
    <message>
        <source>Chấp nhận &amp;báo cáo</source>
        <translation>Accept &amp;the report</translation>
    </message>
    <message>
        <source>Chấp nhận lần {revision}, ngày {day}</source>
        <translation>Acceptance of revision {revision}, {day}</translation>
    </message>
    <message>
        <source>Ghi lại phiếu &amp;cũ</source>
        <translation>Write an earl&amp;ier slip again</translation>
    </message>
    <message>
        <source>Ghi đúng phiếu đã lập và thư kèm phiếu một lần nữa, khi tệp bị mất</source>
        <translation>Writes the very slip that was given, and its mail, once more when the file is lost</translation>
    </message>
    <message>
        <source>Hạn gửi lại cần đúng dạng ngày/tháng/năm, ví dụ 25/12/2026.</source>
        <translation>The new deadline is needed as day/month/year, such as 25/12/2026.</translation>
    </message>
    <message>
        <source>Phản hồi báo cáo của {unit}</source>
        <translation>Respond to the report of {unit}</translation>
    </message>
    <message>
        <source>So bản này với bản trước: những gì đơn vị đã sửa, thêm, bỏ</source>
        <translation>This revision beside the one before: what the unit has changed, added, taken out</translation>
    </message>
    <message>
        <source>Trả lại lần {revision}, ngày {day}</source>
        <translation>Return of revision {revision}, {day}</translation>
    </message>
    <message>
        <source>{unit}, báo cáo {round}, lần {revision}, nhận ngày {day}.</source>
        <translation>{unit}, report of {round}, revision {revision}, received on {day}.</translation>
    </message>
    <message>
        <source>{unit}, báo cáo {round}, lần {revision}.</source>
        <translation>{unit}, report of {round}, revision {revision}.</translation>
    </message>
    <message>
        <source>Đang đọc bản nộp của {unit}…</source>
        <translation>Reading the report of {unit}…</translation>
    </message>
    <message>
        <source>Đã chấp nhận. Mở thư nháp rồi gửi cho {unit}; thư đã kèm phiếu phản hồi.</source>
        <translation>Accepted. Open the draft and send it to {unit}; the slip is attached.</translation>
    </message>
    <message>
        <source>Đã ghi lại đúng phiếu đã lập và thư kèm phiếu, để gửi lại cho {unit}.</source>
        <translation>The very slip that was given and its mail are written again, to be sent to {unit}.</translation>
    </message>
    <message>
        <source>Đã ghi nhận trả lại. Mở thư nháp rồi gửi cho {unit}; thư đã kèm phiếu phản hồi.</source>
        <translation>Returned. Open the draft and send it to {unit}; the slip is attached.</translation>
    </message>
</context>
<context>
    <name>RevisionCompareDialog</name>
    <message>
        <source>&amp;Lọc:</source>
        <translation>&amp;Filter:</translation>
    </message>
    <message>
        <source>Bản sau</source>
        <translation>Later submission</translation>
    </message>
    <message>
        <source>Bản trước</source>
        <translation>Earlier submission</translation>
    </message>
    <message>
        <source>Bỏ</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>L&amp;oại:</source>
        <translation>&amp;Kind:</translation>
    </message>
    <message>
        <source>Loại thay đổi</source>
        <translation>Kind of change</translation>
    </message>
    <message>
        <source>Lần {revision}, lập {day}</source>
        <translation>Revision {revision}, made {day}</translation>
    </message>
    <message>
        <source>Mọi thay đổi</source>
        <translation>All changes</translation>
    </message>
    <message>
        <source>Sao &amp;chép bảng</source>
        <translation>&amp;Copy the table</translation>
    </message>
    <message>
        <source>So bản &amp;trước</source>
        <translation>Compare the &amp;earlier</translation>
    </message>
    <message>
        <source>So sánh hai bản nộp</source>
        <translation>Compare two submissions</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Thêm</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>gõ không cần dấu</source>
        <translation>accents can be left out</translation>
    </message>
    <message>
        <source>với bản &amp;sau</source>
        <translation>with the &amp;later</translation>
    </message>
    <message>
        <source>{revision} ({file})</source>
        <translation>{revision} ({file})</translation>
    </message>
    <message>
        <source>{revision}, kèm {count} giá trị đã quyết định</source>
        <translation>{revision}, with {count} decided values</translation>
    </message>
    <message>
        <source>{unit}, báo cáo {round}.</source>
        <translation>{unit}, report {round}.</translation>
    </message>
</context>
<context>
    <name>RoundBar</name>
    <message>
        <source>Chỉ xem</source>
        <translation>Read-only</translation>
    </message>
    <message>
        <source>Kiểm tra và nộp (Ctrl+E)</source>
        <translation>Check and submit (Ctrl+E)</translation>
    </message>
    <message>
        <source>Ngày của kỳ...</source>
        <translation>Dates of the round...</translation>
    </message>
    <message>
        <source>Ngày của kỳ...
Hạn gửi của đơn vị {unit}
Số phát sinh từ {flow_from} đến {flow_to}; số có đến {stock_on}
Chốt số liệu {cut_off}; cơ quan tổng hợp báo cáo trước {department}</source>
        <translation>Dates of the round...
Units send by {unit}
Flows from {flow_from} to {flow_to}; stocks on {stock_on}
Cut-off {cut_off}; the compiling office reports before {department}</translation>
    </message>
    <message>
        <source>Nộp...</source>
        <translation>Submit...</translation>
    </message>
    <message>
        <source>Số liệu của đơn vị khác chỉ xem, không sửa ở đây</source>
        <translation>Figures of another unit are read here, not edited</translation>
    </message>
    <message>
        <source>Tổng hợp</source>
        <translation>Compile</translation>
    </message>
    <message>
        <source>Về danh sách đơn vị ở trang Tổng hợp (Ctrl+0)</source>
        <translation>Back to the list of units on the page Compilation (Ctrl+0)</translation>
    </message>
    <message>
        <source>hạn {day}</source>
        <translation>due {day}</translation>
    </message>
    <message>
        <source>hạn {day} (còn {count} ngày)</source>
        <translation>due {day} ({count} days left)</translation>
    </message>
    <message>
        <source>hạn {day} (hôm nay)</source>
        <translation>due {day} (today)</translation>
    </message>
    <message>
        <source>hạn {day} (đã qua {count} ngày)</source>
        <translation>due {day} ({count} days ago)</translation>
    </message>
    <message>
        <source>Đơn vị đang xem</source>
        <translation>Unit in view</translation>
    </message>
    <message>
        <source>Đợt báo cáo</source>
        <translation>Round</translation>
    </message>
    <message>
        <source>Đợt khác...</source>
        <translation>Another round...</translation>
    </message>
    <message>
        <source>Đợt {round}</source>
        <translation>Round {round}</translation>
    </message>
</context>
<context>
    <name>RoundBoard</name>
    <message>
        <source>Bản trống</source>
        <translation>Empty</translation>
    </message>
    <message>
        <source>Chưa nộp</source>
        <translation>Not in</translation>
    </message>
    <message>
        <source>Hạn riêng {day}: {reason}</source>
        <translation>Own deadline {day}: {reason}</translation>
    </message>
    <message>
        <source>Miễn báo cáo: {reason}</source>
        <translation>Excused: {reason}</translation>
    </message>
    <message>
        <source>Nộp chậm</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>Phải báo cáo: {reason}</source>
        <translation>Owes a report: {reason}</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Quá hạn gửi lại</source>
        <translation>Not back in time</translation>
    </message>
    <message>
        <source>Thiếu {things}</source>
        <translation>Missing: {things}</translation>
    </message>
    <message>
        <source>Xung đột</source>
        <translation>In conflict</translation>
    </message>
    <message>
        <source>hạn {day}</source>
        <translation>due {day}</translation>
    </message>
    <message>
        <source>lần {revision} nhận ngày {day}</source>
        <translation>revision {revision} received on {day}</translation>
    </message>
    <message>
        <source>nộp chậm so với hạn</source>
        <translation>late</translation>
    </message>
    <message>
        <source>{count} biểu</source>
        <translation>{count} forms</translation>
    </message>
    <message>
        <source>{count} nhiệm vụ chưa có kết quả</source>
        <translation>{count} tasks without a result</translation>
    </message>
    <message>
        <source>{count} nhóm</source>
        <translation>{count} groups</translation>
    </message>
    <message>
        <source>{count} phần lời văn</source>
        <translation>{count} sections of words</translation>
    </message>
    <message>
        <source>{count} tệp chờ quyết định</source>
        <translation>{count} files wait for a decision</translation>
    </message>
    <message>
        <source>Đang xem xét</source>
        <translation>In review</translation>
    </message>
    <message>
        <source>Đã chấp nhận</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Đã khóa</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>Đã nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Đã trả lại</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Đúng hạn</source>
        <translation>On time</translation>
    </message>
    <message>
        <source>Được miễn</source>
        <translation>Excused</translation>
    </message>
    <message>
        <source>Đủ nội dung</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>đã quá hạn {day}</source>
        <translation>overdue since {day}</translation>
    </message>
    <message>
        <source>đúng hạn</source>
        <translation>on time</translation>
    </message>
</context>
<context>
    <name>RoundCellDelegate</name>
    <message>
        <source>Bản trống</source>
        <translation>Empty</translation>
    </message>
    <message>
        <source>Chấp nhận</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>chờ 2 tệp</source>
        <translation>2 missing</translation>
    </message>
</context>
<context>
    <name>RoundDatesCard</name>
    <message>
        <source>Chốt số liệu</source>
        <translation>Figures closed</translation>
    </message>
    <message>
        <source>Các mốc của đợt</source>
        <translation>Dates of the round</translation>
    </message>
    <message>
        <source>Hạn của cơ quan tổng hợp</source>
        <translation>Deadline of the compiling department</translation>
    </message>
    <message>
        <source>Hạn gửi của đơn vị</source>
        <translation>Deadline of the unit</translation>
    </message>
    <message>
        <source>Số có đến ngày</source>
        <translation>Stocks at</translation>
    </message>
    <message>
        <source>Số phát sinh tính</source>
        <translation>Flows counted</translation>
    </message>
    <message>
        <source>từ {flow_from} đến {flow_to}</source>
        <translation>from {flow_from} to {flow_to}</translation>
    </message>
    <message>
        <source>Đợt này đã mở. Chỉ lấy sang những gì đợt này chưa có; số đã nhập giữ nguyên.</source>
        <translation>This round is open already. Only what it lacks is carried over; figures already entered stay.</translation>
    </message>
</context>
<context>
    <name>RoundDatesDialog</name>
    <message>
        <source>&amp;Lưu các ngày</source>
        <translation>&amp;Save the dates</translation>
    </message>
    <message>
        <source>Chốt khi kỳ số phát sinh chưa kết thúc.</source>
        <translation>Closed before the period of the flows has ended.</translation>
    </message>
    <message>
        <source>Cách ngày thường lệ {day} quá xa, xem lại năm.</source>
        <translation>Too far from the usual day, {day}: look at the year again.</translation>
    </message>
    <message>
        <source>Căn cứ, &amp;ghi chú:</source>
        <translation>Basis, &amp;note:</translation>
    </message>
    <message>
        <source>Cần có ngày, ví dụ 17/12/2026.</source>
        <translation>A day is needed, such as 17/12/2026.</translation>
    </message>
    <message>
        <source>Hạn của cơ quan tổng &amp;hợp:</source>
        <translation>Deadline of the &amp;department:</translation>
    </message>
    <message>
        <source>Hạn gửi của đơn &amp;vị:</source>
        <translation>D&amp;eadline of the unit:</translation>
    </message>
    <message>
        <source>Hạn gửi trước ngày chốt số liệu.</source>
        <translation>The deadline lies before the figures are closed.</translation>
    </message>
    <message>
        <source>Hủ&amp;y</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>Kỳ kết thúc trước khi bắt đầu.</source>
        <translation>The period ends before it begins.</translation>
    </message>
    <message>
        <source>Là ngày nghỉ; ngày làm việc tiếp theo là {day}.</source>
        <translation>A day off; the next working day is {day}.</translation>
    </message>
    <message>
        <source>Lưu ý: {words}</source>
        <translation>Warning: {words}</translation>
    </message>
    <message>
        <source>Lỗi: {words}</source>
        <translation>Error: {words}</translation>
    </message>
    <message>
        <source>Ngày chốt &amp;số liệu:</source>
        <translation>Figures closed &amp;on:</translation>
    </message>
    <message>
        <source>Ngày của kỳ báo cáo</source>
        <translation>Dates of the round</translation>
    </message>
    <message>
        <source>Sau ngày chốt chưa có ngày làm việc nào (khoản 5 Điều 8 Nghị định 09/2019/NĐ-CP); sớm nhất là {day}.</source>
        <translation>No working day after the figures are closed (Decree 09/2019/NĐ-CP, Article 8, clause 5); {day} at the earliest.</translation>
    </message>
    <message>
        <source>Số &amp;có đến ngày:</source>
        <translation>Stoc&amp;ks at:</translation>
    </message>
    <message>
        <source>Số &amp;phát sinh đến ngày:</source>
        <translation>Flows &amp;to:</translation>
    </message>
    <message>
        <source>Số phát sinh &amp;từ ngày:</source>
        <translation>&amp;Flows from:</translation>
    </message>
    <message>
        <source>Trước hạn gửi của đơn vị.</source>
        <translation>Before the deadline of the units.</translation>
    </message>
    <message>
        <source>Trước khi kỳ số phát sinh bắt đầu.</source>
        <translation>Before the period of the flows begins.</translation>
    </message>
    <message>
        <source>Về các &amp;ngày thường lệ</source>
        <translation>Back to the &amp;usual dates</translation>
    </message>
    <message>
        <source>ngày/tháng/năm</source>
        <translation>day/month/year</translation>
    </message>
    <message>
        <source>ví dụ: theo Công văn số 215/SKHCN-QLKH</source>
        <translation>such as: by Official Letter 215/SKHCN-QLKH</translation>
    </message>
    <message>
        <source>Đợt {round}. Khi công văn yêu cầu báo cáo nêu ngày khác thường lệ thì sửa ở đây; số ngày còn lại, nộp muộn và phần kiểm tra tính theo các ngày này.</source>
        <translation>Round {round}. Where the letter that asks for the report names other days than usual, change them here; the days left, late submissions and the checks go by these dates.</translation>
    </message>
</context>
<context>
    <name>RoundsBar</name>
    <message>
        <source>&amp;Mở báo cáo</source>
        <translation>&amp;Open report</translation>
    </message>
    <message>
        <source>&amp;Quyết định...</source>
        <translation>De&amp;cide...</translation>
    </message>
    <message>
        <source>Báo cáo đã khóa thì không trả lại, rút lại được.</source>
        <translation>Locked reports are not returned or withdrawn.</translation>
    </message>
    <message>
        <source>Bỏ dấu đan&amp;g xem xét</source>
        <translation>No longer in rev&amp;iew</translation>
    </message>
    <message>
        <source>K&amp;hóa đợt</source>
        <translation>Loc&amp;k round</translation>
    </message>
    <message>
        <source>K&amp;hóa đợt {round}</source>
        <translation>Loc&amp;k {round}</translation>
    </message>
    <message>
        <source>Mở khó&amp;a</source>
        <translation>U&amp;nlock</translation>
    </message>
    <message>
        <source>Đan&amp;g xem xét</source>
        <translation>In rev&amp;iew</translation>
    </message>
    <message>
        <source>Đã bỏ dấu đang xem xét ở {count} báo cáo.</source>
        <translation>{count} reports are no longer in review.</translation>
    </message>
    <message>
        <source>Đã khóa {count} báo cáo được chấp nhận của đợt {round}.</source>
        <translation>{count} accepted reports of {round} are locked.</translation>
    </message>
    <message>
        <source>Đã mở khóa {count} báo cáo.</source>
        <translation>{count} reports are unlocked.</translation>
    </message>
    <message>
        <source>Đã đánh dấu {count} báo cáo đang xem xét.</source>
        <translation>{count} reports are marked as in review.</translation>
    </message>
    <message>
        <source>Đợt còn nhận báo cáo đến hết ngày {day}; khóa được sau ngày đó.</source>
        <translation>The round takes reports until {day}; it can be locked after that.</translation>
    </message>
    <message>
        <source>Đợt không có báo cáo nào đã chấp nhận mà chưa khóa.</source>
        <translation>The round has no accepted report that is not locked.</translation>
    </message>
</context>
<context>
    <name>RoundsModel</name>
    <message>
        <source>chậm</source>
        <translation>late</translation>
    </message>
    <message>
        <source>không phải báo cáo</source>
        <translation>owes no report</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
</context>
<context>
    <name>RoundsTable</name>
    <message>
        <source>Các đơn vị theo từng kỳ báo cáo</source>
        <translation>Units by rounds</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
</context>
<context>
    <name>ScopeList</name>
    <message>
        <source>Nhiệm vụ được chứng minh</source>
        <translation>Task that it proves</translation>
    </message>
    <message>
        <source>Số hoặc từ, có dấu hay không</source>
        <translation>Number or words, with or without accents</translation>
    </message>
    <message>
        <source>Tìm nhiệm &amp;vụ</source>
        <translation>Find a tas&amp;k</translation>
    </message>
    <message>
        <source>Tìm nhiệm vụ</source>
        <translation>Find a task</translation>
    </message>
</context>
<context>
    <name>ScopeModel</name>
    <message>
        <source>{title}. {count} tệp</source>
        <translation>{title}. {count} files</translation>
    </message>
    <message>
        <source>{title}. Đã hoàn thành, chưa có minh chứng</source>
        <translation>{title}. Finished, without evidence</translation>
    </message>
</context>
<context>
    <name>SearchButton</name>
    <message>
        <source>Tìm mọi nơi</source>
        <translation>Find everywhere</translation>
    </message>
    <message>
        <source>Tìm mọi nơi ({key})</source>
        <translation>Find everywhere ({key})</translation>
    </message>
</context>
<context>
    <name>SearchDialog</name>
    <message>
        <source>Gõ từ cần tìm, có dấu hoặc không dấu</source>
        <translation>Type what to find, with or without accents</translation>
    </message>
    <message>
        <source>Gõ để tìm trong nhiệm vụ, kết quả, số liệu, báo cáo, minh chứng</source>
        <translation>Type to find in tasks, results, figures, report, evidence</translation>
    </message>
    <message>
        <source>Không có nội dung nào chứa “{text}”</source>
        <translation>Nothing contains “{text}”</translation>
    </message>
    <message>
        <source>Kết quả tìm</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>Tìm mọi nơi</source>
        <translation>Find everywhere</translation>
    </message>
    <message>
        <source>Từ cần tìm</source>
        <translation>What to find</translation>
    </message>
    <message>
        <source>{count} kết quả</source>
        <translation>{count} found</translation>
    </message>
    <message>
        <source>{count} kết quả đầu; gõ thêm để thu hẹp</source>
        <translation>the first {count}; type more to narrow them</translation>
    </message>
</context>
<context>
    <name>SecondPlaceLine</name>
    <message>
        <source>&amp;Chép tới...</source>
        <translation>&amp;Copy to...</translation>
    </message>
    <message>
        <source>Chưa có nơi lưu thứ hai: nếu hỏng ổ đĩa, bản sao lưu trên máy này mất theo.</source>
        <translation>There is no second place: if the disk fails, the backups on this computer are lost with it.</translation>
    </message>
    <message>
        <source>Nơi lưu thứ hai: {folder} ({said}).</source>
        <translation>Second place: {folder} ({said}).</translation>
    </message>
    <message>
        <source>Thôi chép</source>
        <translation>Stop copying</translation>
    </message>
    <message>
        <source>bản gần nhất lúc {time}</source>
        <translation>latest of {time}</translation>
    </message>
    <message>
        <source>chưa có bản nào ở đó</source>
        <translation>none there yet</translation>
    </message>
    <message>
        <source>{said}, đã lâu: hãy cắm lại rồi bấm Sao lưu ngay</source>
        <translation>{said}, long ago: plug it in and press Back up now</translation>
    </message>
</context>
<context>
    <name>SecretsNotice</name>
    <message>
        <source>Không nhập nội dung thuộc bí mật nhà nước vào tệp này, kể cả trong ghi chú và minh chứng.</source>
        <translation>State secrets do not belong in this file, nor in its notes and evidence.</translation>
    </message>
</context>
<context>
    <name>SectionEditor</name>
    <message>
        <source>{name}: chưa có số</source>
        <translation>{name}: no figure yet</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}: {value}</translation>
    </message>
    <message>
        <source>{token}: không có số liệu tên này</source>
        <translation>{token}: there is no figure of this name</translation>
    </message>
</context>
<context>
    <name>SectionFacts</name>
    <message>
        <source>Chương trình in trước: {text}</source>
        <translation>Printed before it: {text}</translation>
    </message>
    <message>
        <source>Lời văn đã đúng với số liệu mới; bỏ dấu báo số liệu đã đổi</source>
        <translation>The words hold with the new figures; take the mark away</translation>
    </message>
    <message>
        <source>Số liệu đã đổi từ khi viết phần này:</source>
        <translation>Figures have changed since this section was written:</translation>
    </message>
    <message>
        <source>và {count} số khác</source>
        <translation>and {count} more</translation>
    </message>
    <message>
        <source>Đã xem lạ&amp;i</source>
        <translation>Go&amp;ne over</translation>
    </message>
</context>
<context>
    <name>SectionPane</name>
    <message>
        <source>Như trên báo cáo in ra. Tắt nút Xem với số liệu để sửa.</source>
        <translation>As in the printed report. Turn off Show with figures to edit.</translation>
    </message>
    <message>
        <source>Nội dung của phần</source>
        <translation>Words of the section</translation>
    </message>
    <message>
        <source>Nội dung với số liệu, chỉ xem</source>
        <translation>Words with their figures, read-only</translation>
    </message>
    <message>
        <source>{count} số liệu trong phần này, luôn theo dữ liệu</source>
        <translation>{count} figures in this section, which follow the data</translation>
    </message>
    <message>
        <source>{count} số liệu; không có số liệu tên {tokens}</source>
        <translation>{count} figures; none is called {tokens}</translation>
    </message>
</context>
<context>
    <name>SelectionWords</name>
    <message>
        <source>Trung bình {average}</source>
        <translation>Average {average}</translation>
    </message>
    <message>
        <source>Tổng {total}</source>
        <translation>Sum {total}</translation>
    </message>
    <message>
        <source>{count} số</source>
        <translation>{count} numbers</translation>
    </message>
    <message>
        <source>Đã chọn {count} ô</source>
        <translation>{count} cells selected</translation>
    </message>
</context>
<context>
    <name>SendMailDialog</name>
    <message>
        <source>&amp;Gửi thư</source>
        <translation>Se&amp;nd</translation>
    </message>
    <message>
        <source>Gửi bản nộp</source>
        <translation>Send the submission</translation>
    </message>
    <message>
        <source>Lần này đã gửi lúc {time} đến {recipient}. Gửi nữa là thêm một thư.</source>
        <translation>This revision was sent at {time} to {recipient}. Sending it again makes another message.</translation>
    </message>
    <message>
        <source>Thư củ&amp;a cơ quan...</source>
        <translation>Office&apos;s &amp;mail...</translation>
    </message>
    <message>
        <source>{unit}, báo cáo {round}, lần {revision}</source>
        <translation>{unit}, report {round}, revision {revision}</translation>
    </message>
    <message>
        <source>Đã dừng. Thư chưa được gửi.</source>
        <translation>Stopped. The message was not sent.</translation>
    </message>
    <message>
        <source>Đã ghi thư nháp vào {folder} và mở bằng chương trình thư. Gửi rồi thì bấm Đã gửi xong.</source>
        <translation>The draft was written to {folder} and opened in the mail program. Once it is sent, press It was sent.</translation>
    </message>
    <message>
        <source>Đã ghi thư nháp vào {folder}, nhưng máy này không có chương trình mở thư nháp. Hãy chép lời thư và tệp sang trang thư của cơ quan.</source>
        <translation>The draft was written to {folder}, but no program here opens drafts. Copy the text and the files into the office&apos;s mail site.</translation>
    </message>
    <message>
        <source>Đã gửi lúc {time} đến {recipient} và ghi vào lịch sử nộp.</source>
        <translation>Sent at {time} to {recipient}, and recorded in the history.</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>SendMailForm</name>
    <message>
        <source>&amp;Excel</source>
        <translation>&amp;Excel</translation>
    </message>
    <message>
        <source>&amp;Lời thư:</source>
        <translation>&amp;Words:</translation>
    </message>
    <message>
        <source>&amp;Word</source>
        <translation>Wo&amp;rd</translation>
    </message>
    <message>
        <source>Chưa chọn tệp nào.</source>
        <translation>No file is chosen.</translation>
    </message>
    <message>
        <source>Cả thư khoảng {size}, quá giới hạn {limit}: hãy bỏ bớt tệp, một tệp Excel hoặc PDF là đủ dữ liệu.</source>
        <translation>The message has about {size}, over the limit of {limit}: leave files out, one Excel or PDF file holds all data.</translation>
    </message>
    <message>
        <source>Cả thư khoảng {size}; giới hạn {limit}.</source>
        <translation>The message has about {size}; the limit is {limit}.</translation>
    </message>
    <message>
        <source>Dưới lời thư, chương trình tự ghi đơn vị, đợt, lần gửi, mã kiểm tra và danh sách tệp.</source>
        <translation>Below the words the program writes unit, round, revision, checksum and the list of files.</translation>
    </message>
    <message>
        <source>Dữ liệu &amp;thuần</source>
        <translation>Plain d&amp;ata</translation>
    </message>
    <message>
        <source>Không bắt buộc</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>Lời thư</source>
        <translation>Words of the letter</translation>
    </message>
    <message>
        <source>Ngườ&amp;i gửi:</source>
        <translation>Fro&amp;m:</translation>
    </message>
    <message>
        <source>Nơi &amp;nhận:</source>
        <translation>&amp;To:</translation>
    </message>
    <message>
        <source>P&amp;DF</source>
        <translation>&amp;PDF</translation>
    </message>
    <message>
        <source>Tiê&amp;u đề:</source>
        <translation>S&amp;ubject:</translation>
    </message>
    <message>
        <source>Tệp kèm:</source>
        <translation>Attachments:</translation>
    </message>
    <message>
        <source>Đang lập các tệp…</source>
        <translation>Making the files…</translation>
    </message>
    <message>
        <source>Địa chỉ thư của cơ quan tổng hợp, ghi trong công văn</source>
        <translation>Address of the compiling department, as its letter has it</translation>
    </message>
    <message>
        <source>Địa chỉ thư của cơ quan; thư nháp không cần</source>
        <translation>The office&apos;s own address; a draft needs none</translation>
    </message>
    <message>
        <source>Đồng gửi (&amp;Cc):</source>
        <translation>&amp;Cc:</translation>
    </message>
</context>
<context>
    <name>SendingView</name>
    <message>
        <source>&amp;Dừng lại</source>
        <translation>&amp;Stop</translation>
    </message>
    <message>
        <source>Đang chuẩn bị thư…</source>
        <translation>Preparing the message…</translation>
    </message>
    <message>
        <source>Đang dừng lại…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <source>Đang gửi đến {recipients}</source>
        <translation>Sending to {recipients}</translation>
    </message>
    <message>
        <source>Đang nối tới máy chủ thư…</source>
        <translation>Connecting to the mail server…</translation>
    </message>
    <message>
        <source>Đang đăng nhập…</source>
        <translation>Logging in…</translation>
    </message>
    <message>
        <source>Đã gửi hết, đang chờ máy chủ trả lời. Xin đừng tắt máy.</source>
        <translation>All is sent, waiting for the server&apos;s answer. Please do not switch off.</translation>
    </message>
    <message>
        <source>Đã gửi {done} trên {size}</source>
        <translation>Sent {done} of {size}</translation>
    </message>
    <message>
        <source>Đã gửi được</source>
        <translation>Sent so far</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>&amp;Bỏ</source>
        <translation>&amp;Drop</translation>
    </message>
    <message>
        <source>&amp;Cỡ chữ:</source>
        <translation>&amp;Size of letters:</translation>
    </message>
    <message>
        <source>&amp;Giữ nguyên</source>
        <translation>&amp;Keep</translation>
    </message>
    <message>
        <source>&amp;Màu:</source>
        <translation>&amp;Colours:</translation>
    </message>
    <message>
        <source>&amp;Tên ghi trong lịch sử:</source>
        <translation>&amp;Name in the history:</translation>
    </message>
    <message>
        <source>C&amp;họn...</source>
        <translation>C&amp;hoose...</translation>
    </message>
    <message>
        <source>Chưa chọn, nơi chương trình thư lưu tệp đính kèm</source>
        <translation>Not chosen; where the mail program saves attachments</translation>
    </message>
    <message>
        <source>Chưa chọn, ví dụ ổ USB hoặc ổ đĩa khác</source>
        <translation>Not chosen, for example a USB stick or another disk</translation>
    </message>
    <message>
        <source>Chọn...</source>
        <translation>Choose...</translation>
    </message>
    <message>
        <source>Chức danh hoặc bộ phận, ví dụ: Văn phòng</source>
        <translation>Title or section, for example: Office</translation>
    </message>
    <message>
        <source>Cài đặt</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Máy chủ thư...</source>
        <translation>Mail server...</translation>
    </message>
    <message>
        <source>Mọi cài đặt trở về như lúc mới dùng: ngôn ngữ, màu, cỡ chữ, độ rộng cột, tệp mở gần đây. Dữ liệu của đơn vị giữ nguyên.</source>
        <translation>All settings return to those of the first day: language, colours, size of letters, widths of columns, recent files. The unit&apos;s data stay.</translation>
    </message>
    <message>
        <source>N&amp;gôn ngữ:</source>
        <translation>&amp;Language:</translation>
    </message>
    <message>
        <source>Ngôn ngữ mới có hiệu lực khi mở lại chương trình.</source>
        <translation>The new language is in force when the program is opened again.</translation>
    </message>
    <message>
        <source>Nơi &amp;sao lưu thứ hai:</source>
        <translation>&amp;Second place of backups:</translation>
    </message>
    <message>
        <source>Nơi sao lưu thứ hai</source>
        <translation>Second place of backups</translation>
    </message>
    <message>
        <source>Sáng</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Theo hệ thống</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Thôi th&amp;eo dõi</source>
        <translation>Stop &amp;watching</translation>
    </message>
    <message>
        <source>Thư của cơ &amp;quan:</source>
        <translation>Mail of the &amp;office:</translation>
    </message>
    <message>
        <source>Thư mục nhận bản nộ&amp;p:</source>
        <translation>Inbo&amp;x folder:</translation>
    </message>
    <message>
        <source>Thư mục nhận bản nộp</source>
        <translation>Inbox folder</translation>
    </message>
    <message>
        <source>Tối</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Đặt &amp;lại</source>
        <translation>&amp;Reset</translation>
    </message>
    <message>
        <source>Đặt &amp;lại từ đầu...</source>
        <translation>&amp;Reset everything...</translation>
    </message>
    <message>
        <source>Đặt lại cài đặt</source>
        <translation>Reset the settings</translation>
    </message>
</context>
<context>
    <name>SideBar</name>
    <message>
        <source>Các trang</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Mở rộng thanh bên</source>
        <translation>Unfold the side bar</translation>
    </message>
    <message>
        <source>Thu gọn thanh bên</source>
        <translation>Fold the side bar</translation>
    </message>
</context>
<context>
    <name>SlipForm</name>
    <message>
        <source>C&amp;hấp nhận</source>
        <translation>Acce&amp;pt</translation>
    </message>
    <message>
        <source>Các góp ý</source>
        <translation>Comments</translation>
    </message>
    <message>
        <source>Còn {count} góp ý chờ kết luận</source>
        <translation>{count} comments await your conclusion</translation>
    </message>
    <message>
        <source>Góp ý gửi đi</source>
        <translation>Comments to send</translation>
    </message>
    <message>
        <source>Góp ý đã nêu: chờ đơn vị</source>
        <translation>Earlier comments: awaiting the unit</translation>
    </message>
    <message>
        <source>Góp ý đã nêu: đã trả lời {done}/{all}</source>
        <translation>Earlier comments: {done}/{all} answered</translation>
    </message>
    <message>
        <source>Hạn gửi lạ&amp;i:</source>
        <translation>New dead&amp;line:</translation>
    </message>
    <message>
        <source>Hạn gửi lại</source>
        <translation>New deadline</translation>
    </message>
    <message>
        <source>Nhận &amp;xét chung:</source>
        <translation>&amp;Remark on the whole:</translation>
    </message>
    <message>
        <source>Nhận xét chung</source>
        <translation>Remark on the whole</translation>
    </message>
    <message>
        <source>Phải t&amp;rả lời từng góp ý rồi mới gửi lại</source>
        <translation>&amp;Each comment must be answered before the next revision</translation>
    </message>
    <message>
        <source>Thêm &amp;góp ý...</source>
        <translation>Add a c&amp;omment...</translation>
    </message>
    <message>
        <source>Trả &amp;lại để bổ sung, chỉnh sửa</source>
        <translation>Return to be &amp;mended</translation>
    </message>
    <message>
        <source>Xóa gó&amp;p ý</source>
        <translation>&amp;Delete comment</translation>
    </message>
    <message>
        <source>ngày/tháng/năm</source>
        <translation>day/month/year</translation>
    </message>
    <message>
        <source>{count} góp ý được đánh dấu sẽ gửi cho đơn vị</source>
        <translation>{count} ticked comments go to the unit</translation>
    </message>
    <message>
        <source>Địa chỉ thư của đơn &amp;vị:</source>
        <translation>&amp;Unit&apos;s address:</translation>
    </message>
    <message>
        <source>Địa chỉ thư của đơn vị</source>
        <translation>Unit&apos;s address</translation>
    </message>
    <message>
        <source>để trống thì chọn trong chương trình thư</source>
        <translation>left empty, it is chosen in the mail program</translation>
    </message>
</context>
<context>
    <name>SlipNotesModel</name>
    <message>
        <source>Chỗ</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Góp ý</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Lưu ý</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>Lỗi</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>{text}
Đơn vị giải trình: {answer}</source>
        <translation>{text}
The unit answered: {answer}</translation>
    </message>
    <message>
        <source>Đã giải trình</source>
        <translation>Answered</translation>
    </message>
</context>
<context>
    <name>SourcesPane</name>
    <message>
        <source>C&amp;hép sang</source>
        <translation>&amp;Copy over</translation>
    </message>
    <message>
        <source>Chèn &amp;gợi ý</source>
        <translation>&amp;Insert the suggestion</translation>
    </message>
    <message>
        <source>Dữ liệu chưa đủ để gợi ý cho phần này.</source>
        <translation>The data are not enough for a suggestion here.</translation>
    </message>
    <message>
        <source>Gập khung bên phải</source>
        <translation>Fold the pane at the right</translation>
    </message>
    <message>
        <source>Gập khung này (Esc)</source>
        <translation>Fold this pane (Esc)</translation>
    </message>
    <message>
        <source>Gợi ý</source>
        <translation>Suggestion</translation>
    </message>
    <message>
        <source>Kỳ trước</source>
        <translation>Last round</translation>
    </message>
    <message>
        <source>Kỳ trước không viết phần này.</source>
        <translation>This section was not written last round.</translation>
    </message>
    <message>
        <source>Số liệu</source>
        <translation>Figures</translation>
    </message>
</context>
<context>
    <name>StageBar</name>
    <message>
        <source>&amp;Gửi</source>
        <translation>Sen&amp;d</translation>
    </message>
    <message>
        <source>&amp;Kiểm tra</source>
        <translation>Chec&amp;k</translation>
    </message>
    <message>
        <source>Th&amp;eo dõi</source>
        <translation>Fo&amp;llow</translation>
    </message>
    <message>
        <source>X&amp;uất</source>
        <translation>&amp;Export</translation>
    </message>
    <message>
        <source>Xem &amp;bản in</source>
        <translation>&amp;Preview</translation>
    </message>
</context>
<context>
    <name>StateFilter</name>
    <message>
        <source>Bản trống</source>
        <translation>Empty</translation>
    </message>
    <message>
        <source>Chưa nộp</source>
        <translation>Not in</translation>
    </message>
    <message>
        <source>Chờ quyết định</source>
        <translation>Waiting for a decision</translation>
    </message>
    <message>
        <source>Mọi tình trạng</source>
        <translation>Every state</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Xung đột</source>
        <translation>In conflict</translation>
    </message>
    <message>
        <source>{state} ({count})</source>
        <translation>{state} ({count})</translation>
    </message>
    <message>
        <source>Đang xem xét</source>
        <translation>In review</translation>
    </message>
    <message>
        <source>Đã chấp nhận</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Đã khóa</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>Đã nhận, chờ duyệt</source>
        <translation>Received, to be judged</translation>
    </message>
    <message>
        <source>Đã trả lại</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Được miễn</source>
        <translation>Excused</translation>
    </message>
</context>
<context>
    <name>StatisticsActions</name>
    <message>
        <source>&amp;Không có số liệu để khai...</source>
        <translation>There are &amp;no figures to declare...</translation>
    </message>
    <message>
        <source>Biểu tiếp the&amp;o</source>
        <translation>&amp;Next form</translation>
    </message>
    <message>
        <source>Biểu trướ&amp;c</source>
        <translation>&amp;Previous form</translation>
    </message>
    <message>
        <source>Chép &amp;giá trị của đợt trước</source>
        <translation>Copy the &amp;value of the last round</translation>
    </message>
    <message>
        <source>Chép các dòng của đợt t&amp;rước</source>
        <translation>Copy the rows of the last &amp;round</translation>
    </message>
    <message>
        <source>Ghi &amp;0 vào các ô còn trống</source>
        <translation>Write &amp;0 into the empty cells</translation>
    </message>
    <message>
        <source>Hiện số của đợt trước, chữ nhỏ nghiêng dưới số của đợt này</source>
        <translation>Show the last round&apos;s figures, small and slanted below this round&apos;s</translation>
    </message>
    <message>
        <source>Không áp &amp;dụng...</source>
        <translation>Not a&amp;pplicable...</translation>
    </message>
    <message>
        <source>Số đợt &amp;trước</source>
        <translation>&amp;Last round&apos;s figures</translation>
    </message>
    <message>
        <source>Thê&amp;m dòng</source>
        <translation>&amp;Add a row</translation>
    </message>
    <message>
        <source>Ô đang chọn không áp dụng, ghi lý do (phím N)</source>
        <translation>The selected cells do not apply; write the reason (key N)</translation>
    </message>
</context>
<context>
    <name>StatisticsPage</name>
    <message>
        <source>Không có biểu số liệu nào</source>
        <translation>There are no forms</translation>
    </message>
    <message>
        <source>Kế hoạch không giao biểu số liệu cho loại đơn vị này.</source>
        <translation>The plan asks this kind of unit for no forms.</translation>
    </message>
</context>
<context>
    <name>StatusBars</name>
    <message>
        <source>Nhiệm vụ theo nhóm và trạng thái</source>
        <translation>Tasks by group and state</translation>
    </message>
    <message>
        <source>Nhóm {number}: {counts}</source>
        <translation>Group {number}: {counts}</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>chưa có nhiệm vụ</source>
        <translation>no tasks yet</translation>
    </message>
    <message>
        <source>{done}/{total} hoàn thành</source>
        <translation>{done}/{total} finished</translation>
    </message>
    <message>
        <source>{status}: {count} nhiệm vụ. {row}</source>
        <translation>{status}: {count} tasks. {row}</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Chưa có bản sao lưu</source>
        <translation>No backup yet</translation>
    </message>
    <message>
        <source>Chỉ xem: dữ liệu của đơn vị khác</source>
        <translation>Read-only: another unit&apos;s data</translation>
    </message>
    <message>
        <source>Cỡ chữ</source>
        <translation>Size of letters</translation>
    </message>
    <message>
        <source>Lưu dữ liệu</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>Mọi thay đổi đã được lưu</source>
        <translation>All changes are saved</translation>
    </message>
    <message>
        <source>Sao lưu gần nhất</source>
        <translation>Last backup</translation>
    </message>
    <message>
        <source>Sao lưu gần nhất {time}</source>
        <translation>Last backup {time}</translation>
    </message>
    <message>
        <source>Tệp đang mở</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>Vùng đang chọn</source>
        <translation>Selection</translation>
    </message>
    <message>
        <source>Đang chờ ổ đĩa…</source>
        <translation>Waiting for the disk…</translation>
    </message>
    <message>
        <source>Đang kiểm tra toàn bộ tệp…</source>
        <translation>Checking all of the file…</translation>
    </message>
    <message>
        <source>Đang mở tệp…</source>
        <translation>Opening the file…</translation>
    </message>
    <message>
        <source>Đã lưu {time}</source>
        <translation>Saved {time}</translation>
    </message>
</context>
<context>
    <name>StrangerFilesDialog</name>
    <message>
        <source>&amp;Gán cho đơn vị</source>
        <translation>&amp;Give to the unit</translation>
    </message>
    <message>
        <source>&amp;Lý do:</source>
        <translation>&amp;Reason:</translation>
    </message>
    <message>
        <source>Các tệp chưa rõ đơn vị</source>
        <translation>Files of an unknown unit</translation>
    </message>
    <message>
        <source>Không còn tệp nào của {round} chưa rõ đơn vị.</source>
        <translation>No file of {round} is left whose unit is unknown.</translation>
    </message>
    <message>
        <source>Trong tệp: {office}. Báo cáo lần {revision}, lập ngày {day}: {activities} nhiệm vụ, {progress} kết quả, {figures} số liệu biểu mẫu.</source>
        <translation>In the file: {office}. Revision {revision}, made on {day}: {activities} activities, {progress} results, {figures} figures of forms.</translation>
    </message>
    <message>
        <source>Tệp chưa rõ đơn vị</source>
        <translation>Files of an unknown unit</translation>
    </message>
    <message>
        <source>Tệp có {count} ô đã sửa ngoài chương trình; gán xong, quyết định từng ô.</source>
        <translation>{count} cells of the file were edited outside; once it is given, decide on each of them.</translation>
    </message>
    <message>
        <source>không ghi tên cơ quan</source>
        <translation>no office is named</translation>
    </message>
    <message>
        <source>ví dụ: xã dùng mã cũ, đã hỏi qua điện thoại</source>
        <translation>for example: the commune uses its old code, asked by telephone</translation>
    </message>
    <message>
        <source>{count} tệp của {round} mang mã đơn vị không có trong danh mục. Chọn đơn vị của từng tệp; bản đã niêm phong vẫn giữ nguyên.</source>
        <translation>{count} files of {round} bear a unit code that is not in the catalogue. Choose whose each of them is; what was sealed stays as it is.</translation>
    </message>
    <message>
        <source>Đang đọc tệp…</source>
        <translation>Reading the file…</translation>
    </message>
    <message>
        <source>Đã gán {file} cho {unit}. Gán nhầm thì rút lại ở mục Tệp đã nhận của đơn vị.</source>
        <translation>{file} was given to {unit}. If that was wrong, withdraw it under the unit&apos;s received files.</translation>
    </message>
    <message>
        <source>Đó&amp;ng</source>
        <translation>C&amp;lose</translation>
    </message>
    <message>
        <source>Để &amp;sau</source>
        <translation>&amp;Later</translation>
    </message>
</context>
<context>
    <name>StrangerFilesModel</name>
    <message>
        <source>Mã đơn vị trong tệp</source>
        <translation>Unit code in the file</translation>
    </message>
    <message>
        <source>Ngày nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>File</translation>
    </message>
</context>
<context>
    <name>StrangerOpening</name>
    <message>
        <source>Tệp chưa rõ đơn vị...</source>
        <translation>Files of an unknown unit...</translation>
    </message>
</context>
<context>
    <name>SubmissionAnswers</name>
    <message>
        <source>Giải trình: {where}</source>
        <translation>Answer: {where}</translation>
    </message>
    <message>
        <source>Trả lời góp ý: {where}</source>
        <translation>Answer to a comment: {where}</translation>
    </message>
</context>
<context>
    <name>SubmissionChanges</name>
    <message>
        <source>Các thay đổi</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>Không có gì khác nhau</source>
        <translation>Nothing differs</translation>
    </message>
    <message>
        <source>Sau</source>
        <translation>After</translation>
    </message>
    <message>
        <source>Trước</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>{count} thay đổi</source>
        <translation>{count} changes</translation>
    </message>
    <message>
        <source>{shown}/{total} thay đổi</source>
        <translation>{shown}/{total} changes</translation>
    </message>
    <message>
        <source>Đang so sánh…</source>
        <translation>Comparing…</translation>
    </message>
</context>
<context>
    <name>SubmissionChangesDialog</name>
    <message>
        <source>&amp;So từ</source>
        <translation>&amp;From</translation>
    </message>
    <message>
        <source>Dữ liệu hiện nay</source>
        <translation>The data as they are now</translation>
    </message>
    <message>
        <source>Lần {revision}, lập ngày {day}</source>
        <translation>Revision {revision} of {day}</translation>
    </message>
    <message>
        <source>So từ</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Thay đổi giữa hai lần nộp</source>
        <translation>Changes between two revisions</translation>
    </message>
    <message>
        <source>Đến</source>
        <translation>To</translation>
    </message>
    <message>
        <source>đế&amp;n</source>
        <translation>&amp;to</translation>
    </message>
</context>
<context>
    <name>SubmissionChecklist</name>
    <message>
        <source>Biểu số liệu</source>
        <translation>Statistical forms</translation>
    </message>
    <message>
        <source>Biểu {code}. {title}</source>
        <translation>Form {code}. {title}</translation>
    </message>
    <message>
        <source>Báo cáo bằng lời</source>
        <translation>Report in words</translation>
    </message>
    <message>
        <source>Giải trình: {text}</source>
        <translation>Answer: {text}</translation>
    </message>
    <message>
        <source>Lưu ý: xem lại hoặc giải trình</source>
        <translation>Warnings: look at them or answer them</translation>
    </message>
    <message>
        <source>Lỗi phải sửa trước khi nộp</source>
        <translation>Errors to mend before submitting</translation>
    </message>
    <message>
        <source>Nhóm nhiệm vụ</source>
        <translation>Task group</translation>
    </message>
    <message>
        <source>chưa viết</source>
        <translation>not written</translation>
    </message>
    <message>
        <source>không bắt buộc</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>không phát sinh</source>
        <translation>nothing arose</translation>
    </message>
    <message>
        <source>không yêu cầu</source>
        <translation>not asked for</translation>
    </message>
    <message>
        <source>không áp dụng</source>
        <translation>not applicable</translation>
    </message>
    <message>
        <source>{count} ô sai</source>
        <translation>{count} wrong cells</translation>
    </message>
    <message>
        <source>{done}/{all} biểu bắt buộc đã điền</source>
        <translation>{done}/{all} required forms filled in</translation>
    </message>
    <message>
        <source>{done}/{all} phần bắt buộc đã viết</source>
        <translation>{done}/{all} required sections written</translation>
    </message>
    <message>
        <source>{done}/{all} đã giải trình</source>
        <translation>{done}/{all} answered</translation>
    </message>
    <message>
        <source>đã viết</source>
        <translation>written</translation>
    </message>
</context>
<context>
    <name>SubmissionDetail</name>
    <message>
        <source>Bỏ trả &amp;lời</source>
        <translation>Take the answer &amp;back</translation>
    </message>
    <message>
        <source>Chưa thay đổi: {value}</source>
        <translation>Not changed: {value}</translation>
    </message>
    <message>
        <source>Chọn một dòng ở trên để xem chi tiết.</source>
        <translation>Choose a line above to see its details.</translation>
    </message>
    <message>
        <source>Cách xử lý: {text}</source>
        <translation>What to do: {text}</translation>
    </message>
    <message>
        <source>Căn cứ: {text}</source>
        <translation>Source: {text}</translation>
    </message>
    <message>
        <source>G&amp;hi giải trình</source>
        <translation>&amp;Write the answer</translation>
    </message>
    <message>
        <source>G&amp;hi trả lời</source>
        <translation>&amp;Give the answer</translation>
    </message>
    <message>
        <source>Giải trình</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Giải trình (đi cùng bản nộ&amp;p)</source>
        <translation>Answer (goes with the sub&amp;mission)</translation>
    </message>
    <message>
        <source>Trước: {before}
Nay: {after}</source>
        <translation>Before: {before}
Now: {after}</translation>
    </message>
    <message>
        <source>Trả lời góp ý</source>
        <translation>Answer to the comment</translation>
    </message>
    <message>
        <source>Trả lời góp ý (đi cùng bản nộ&amp;p)</source>
        <translation>Answer to the comment (travels with the re&amp;port)</translation>
    </message>
    <message>
        <source>Trả lời góp ý này là đã sửa, kèm giá trị cũ và mới của ô</source>
        <translation>Answer that it is mended, with the old and the new value of the cell</translation>
    </message>
    <message>
        <source>Vì sao để như vậy? Enter để ghi</source>
        <translation>Why may it stay so? Enter to write</translation>
    </message>
    <message>
        <source>Đã sử&amp;a</source>
        <translation>&amp;Mended</translation>
    </message>
    <message>
        <source>Đã sửa thế nào, hay vì sao giữ nguyên? Enter để ghi</source>
        <translation>How was it mended, or why does it stay? Enter to keep</translation>
    </message>
    <message>
        <source>Đến chỗ nà&amp;y</source>
        <translation>Go to &amp;it</translation>
    </message>
    <message>
        <source>để trống</source>
        <translation>empty</translation>
    </message>
</context>
<context>
    <name>SubmissionHistory</name>
    <message>
        <source>Bị trả lại</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Chép mã kiểm tra</source>
        <translation>Copy the hash</translation>
    </message>
    <message>
        <source>Chép tệ&amp;p</source>
        <translation>&amp;Copy files</translation>
    </message>
    <message>
        <source>Chưa gửi</source>
        <translation>Not sent</translation>
    </message>
    <message>
        <source>Chưa nộp lần nào trong đợt này.
Mỗi lần xuất bản nộp sẽ nằm ở đây cùng tệp, mã kiểm tra, ngày gửi và phản hồi của Sở.</source>
        <translation>Nothing was submitted in this round yet.
Each export will stand here with its files, its hash, when it was sent and the department&apos;s reply.</translation>
    </message>
    <message>
        <source>Các lần nộp của đợt</source>
        <translation>The round&apos;s submissions</translation>
    </message>
    <message>
        <source>Gửi &amp;lại...</source>
        <translation>Send a&amp;gain...</translation>
    </message>
    <message>
        <source>Gửi bản nà&amp;y...</source>
        <translation>Send th&amp;is...</translation>
    </message>
    <message>
        <source>In bản này...</source>
        <translation>Print this one...</translation>
    </message>
    <message>
        <source>Mở thư mục</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>So sánh, xuất lại, in, chép mã kiểm tra</source>
        <translation>Compare, export again, print, copy the hash</translation>
    </message>
    <message>
        <source>So với lần trước...</source>
        <translation>Compare with the one before...</translation>
    </message>
    <message>
        <source>Việc khác với lần nộp này</source>
        <translation>More for this revision</translation>
    </message>
    <message>
        <source>Xuất lại tệp...</source>
        <translation>Write the files again...</translation>
    </message>
    <message>
        <source>chương trình thư</source>
        <translation>mail program</translation>
    </message>
    <message>
        <source>hạn gửi lại {day}</source>
        <translation>to be sent again by {day}</translation>
    </message>
    <message>
        <source>máy chủ thư</source>
        <translation>mail server</translation>
    </message>
    <message>
        <source>nộp trực tiếp</source>
        <translation>by hand</translation>
    </message>
    <message>
        <source>{decision}, phiếu lập {time}</source>
        <translation>{decision}, slip written at {time}</translation>
    </message>
    <message>
        <source>{time}, {way}, đến {recipient}</source>
        <translation>{time}, {way}, to {recipient}</translation>
    </message>
    <message>
        <source>Đã chép mã kiểm tra.</source>
        <translation>The hash is copied.</translation>
    </message>
    <message>
        <source>Đã chép {count} tệp; dán vào thư hoặc thư mục.</source>
        <translation>{count} files copied; paste them into a message or a folder.</translation>
    </message>
    <message>
        <source>Đã gửi</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Đã nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Đã thay thế</source>
        <translation>Replaced</translation>
    </message>
    <message>
        <source>Được chấp nhận</source>
        <translation>Accepted</translation>
    </message>
</context>
<context>
    <name>SubmissionHistoryDetail</name>
    <message>
        <source>Giải trình</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Lý do gửi lại</source>
        <translation>Reason for sending again</translation>
    </message>
    <message>
        <source>Mã kiểm tra</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>Phản hồi</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>File</translation>
    </message>
    <message>
        <source>chưa ghi nhận lần gửi nào</source>
        <translation>no sending is on record</translation>
    </message>
    <message>
        <source>và {count} giải trình khác</source>
        <translation>and {count} more answers</translation>
    </message>
    <message>
        <source>{stem} (chưa ghi trên máy này)</source>
        <translation>{stem} (not written on this computer)</translation>
    </message>
    <message>
        <source>{stem} ({names}) ở {folder}</source>
        <translation>{stem} ({names}) in {folder}</translation>
    </message>
    <message>
        <source>{stem}: không còn ở {folder}</source>
        <translation>{stem}: no longer in {folder}</translation>
    </message>
    <message>
        <source>Đã gửi</source>
        <translation>Sent</translation>
    </message>
</context>
<context>
    <name>SubmissionHistoryModel</name>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Lần</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Lần {revision}</source>
        <translation>No. {revision}</translation>
    </message>
    <message>
        <source>Lập lúc</source>
        <translation>Made at</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>SubmissionNotes</name>
    <message>
        <source>Chưa gửi. {where}</source>
        <translation>Not sent. {where}</translation>
    </message>
    <message>
        <source>Góp ý của Sở</source>
        <translation>Department&apos;s comments</translation>
    </message>
    <message>
        <source>Trả lời: {text}</source>
        <translation>Answer: {text}</translation>
    </message>
    <message>
        <source>{done}/{all} đã trả lời</source>
        <translation>{done}/{all} answered</translation>
    </message>
</context>
<context>
    <name>SubmissionPage</name>
    <message>
        <source>&amp;Việc khác</source>
        <translation>&amp;More</translation>
    </message>
    <message>
        <source>Còn {count} góp ý của Sở chưa trả lời.</source>
        <translation>{count} comments of the department are not answered.</translation>
    </message>
    <message>
        <source>X&amp;uất bản nộp...</source>
        <translation>E&amp;xport the submission...</translation>
    </message>
    <message>
        <source>Đến chỗ phải sửa</source>
        <translation>Go to what must be mended</translation>
    </message>
</context>
<context>
    <name>SubmissionPreview</name>
    <message>
        <source>Bản chốt lần {revision}</source>
        <translation>Sealed revision {revision}</translation>
    </message>
    <message>
        <source>Chưa lập được bản in</source>
        <translation>The print could not be made</translation>
    </message>
    <message>
        <source>Dữ liệu đã đổi</source>
        <translation>The data have changed</translation>
    </message>
    <message>
        <source>Dự thảo</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Đang cập nhật…</source>
        <translation>Updating…</translation>
    </message>
    <message>
        <source>Đang lập bản in…</source>
        <translation>Making the print…</translation>
    </message>
</context>
<context>
    <name>SubmissionStages</name>
    <message>
        <source>Gửi lần {revision}...</source>
        <translation>Send revision {revision}...</translation>
    </message>
    <message>
        <source>Theo dõi phản hồi</source>
        <translation>Follow the reply</translation>
    </message>
    <message>
        <source>Xem {count} góp ý</source>
        <translation>Show {count} comments</translation>
    </message>
    <message>
        <source>Xuất lần {revision}...</source>
        <translation>Export revision {revision}...</translation>
    </message>
    <message>
        <source>chưa có gì</source>
        <translation>nothing yet</translation>
    </message>
    <message>
        <source>chưa gửi</source>
        <translation>not sent</translation>
    </message>
    <message>
        <source>chưa niêm phong</source>
        <translation>not sealed</translation>
    </message>
    <message>
        <source>chưa xem</source>
        <translation>not looked at</translation>
    </message>
    <message>
        <source>chờ phản hồi</source>
        <translation>waiting for a reply</translation>
    </message>
    <message>
        <source>không còn gì phải sửa</source>
        <translation>nothing left to mend</translation>
    </message>
    <message>
        <source>{count} góp ý</source>
        <translation>{count} comments</translation>
    </message>
    <message>
        <source>{count} góp ý chưa trả lời</source>
        <translation>{count} comments not answered</translation>
    </message>
    <message>
        <source>{count} lưu ý chưa giải trình</source>
        <translation>{count} warnings not answered</translation>
    </message>
    <message>
        <source>{count} lỗi</source>
        <translation>{count} errors</translation>
    </message>
    <message>
        <source>Đến chỗ phải sửa</source>
        <translation>Go to what must be mended</translation>
    </message>
    <message>
        <source>đang kiểm tra</source>
        <translation>checking</translation>
    </message>
    <message>
        <source>đã gửi</source>
        <translation>sent</translation>
    </message>
    <message>
        <source>đã lập</source>
        <translation>made</translation>
    </message>
    <message>
        <source>đã niêm phong</source>
        <translation>sealed</translation>
    </message>
    <message>
        <source>đã được chấp nhận</source>
        <translation>accepted</translation>
    </message>
</context>
<context>
    <name>SubmissionStanding</name>
    <message>
        <source>Chưa nộp</source>
        <translation>Not in</translation>
    </message>
    <message>
        <source>Chưa xuất được</source>
        <translation>Cannot be exported yet</translation>
    </message>
    <message>
        <source>Còn {count} lưu ý chưa giải trình, không chặn việc nộp.</source>
        <translation>{count} warnings are not answered; they do not stop the submission.</translation>
    </message>
    <message>
        <source>Còn {count} lỗi phải sửa.</source>
        <translation>{count} errors are left to mend.</translation>
    </message>
    <message>
        <source>Có hai bản cùng một lần nộp; phải chọn một bản trước khi xuất.</source>
        <translation>There are two submissions of one revision; one has to be chosen before exporting.</translation>
    </message>
    <message>
        <source>Dữ liệu không đổi từ lần {revision}; xuất lại cho đúng tệp cũ.</source>
        <translation>The data have not changed since revision {revision}; exporting gives the same files again.</translation>
    </message>
    <message>
        <source>Dữ liệu đã đổi; xuất thành lần {revision}, cần ghi lý do.</source>
        <translation>The data have changed; exporting makes revision {revision} and asks for its reason.</translation>
    </message>
    <message>
        <source>Sẽ chốt thành lần {revision}.</source>
        <translation>It will be sealed as revision {revision}.</translation>
    </message>
    <message>
        <source>Xung đột</source>
        <translation>In conflict</translation>
    </message>
    <message>
        <source>Xuất được</source>
        <translation>Can be exported</translation>
    </message>
    <message>
        <source>Đang kiểm tra…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Đang xem bản nộp lần {revision} như đơn vị đã gửi.</source>
        <translation>Showing revision {revision} as the unit sent it.</translation>
    </message>
    <message>
        <source>Đã chốt</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>Đã nộp</source>
        <translation>Submitted</translation>
    </message>
</context>
<context>
    <name>SubmissionTools</name>
    <message>
        <source>&amp;Gửi...</source>
        <translation>&amp;Send...</translation>
    </message>
    <message>
        <source>&amp;In...</source>
        <translation>&amp;Print...</translation>
    </message>
    <message>
        <source>&amp;Mở phiếu phản hồi...</source>
        <translation>&amp;Open a return slip...</translation>
    </message>
    <message>
        <source>Biểu của Sở...</source>
        <translation>The department&apos;s form...</translation>
    </message>
    <message>
        <source>Thay đổi từ lần nộp trước...</source>
        <translation>Changes since the last submission...</translation>
    </message>
    <message>
        <source>X&amp;uất bản nộp...</source>
        <translation>E&amp;xport the submission...</translation>
    </message>
</context>
<context>
    <name>TimelineArea</name>
    <message>
        <source>Cuộn các dòng</source>
        <translation>Scroll the rows</translation>
    </message>
    <message>
        <source>Cuộn theo thời gian</source>
        <translation>Scroll through time</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Chưa có nhiệm vụ</source>
        <translation>No tasks yet</translation>
    </message>
    <message>
        <source>Chưa xác định thời gian</source>
        <translation>Time not known</translation>
    </message>
    <message>
        <source>Hôm nay {date}</source>
        <translation>Today {date}</translation>
    </message>
    <message>
        <source>Hạn {end}</source>
        <translation>Due {end}</translation>
    </message>
    <message>
        <source>Không có nhiệm vụ nào khớp với bộ lọc</source>
        <translation>No task fits the filter</translation>
    </message>
    <message>
        <source>Nhiệm vụ</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Quá hạn {days} ngày</source>
        <translation>{days} days overdue</translation>
    </message>
    <message>
        <source>Thường xuyên, định kỳ</source>
        <translation>Continuous, recurring</translation>
    </message>
    <message>
        <source>Thường xuyên, định kỳ từ {start} đến {end}</source>
        <translation>Continuous, recurring from {start} to {end}</translation>
    </message>
    <message>
        <source>Tiến độ theo thời gian</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Từ {start}</source>
        <translation>From {start}</translation>
    </message>
    <message>
        <source>Từ {start} đến {end}</source>
        <translation>From {start} to {end}</translation>
    </message>
    <message>
        <source>hạn {end}</source>
        <translation>due {end}</translation>
    </message>
    <message>
        <source>{count} dòng</source>
        <translation>{count} rows</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>&amp;Quay lại</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>&amp;Thôi</source>
        <translation>&amp;Stop</translation>
    </message>
    <message>
        <source>&amp;Tiếp</source>
        <translation>&amp;Next</translation>
    </message>
    <message>
        <source>&amp;Xong</source>
        <translation>&amp;Done</translation>
    </message>
    <message>
        <source>Bước {number} trên {count}</source>
        <translation>Step {number} of {count}</translation>
    </message>
    <message>
        <source>Bảng nhiệm vụ dùng như Excel</source>
        <translation>The table of tasks works like Excel</translation>
    </message>
    <message>
        <source>Chèn số liệu vào câu: số luôn đúng với dữ liệu cho đến khi nộp. Bảng Kiểm tra (F8) nói còn gì phải sửa.</source>
        <translation>Insert figures into a sentence: they follow the data until the submission is sealed. The Check panel (F8) says what is left to mend.</translation>
    </message>
    <message>
        <source>Excel, PDF, Word cùng một dữ liệu, có mã kiểm tra. Đơn vị tổng hợp nhận tệp nào cũng được, không phải gõ lại.</source>
        <translation>Excel, PDF and Word hold the same data, with a hash. The compiling department takes in any of them; nothing is retyped.</translation>
    </message>
    <message>
        <source>Gõ thẳng vào ô, Enter xuống dòng, Ctrl+C và Ctrl+V với Excel. Không có nút Lưu: mỗi thay đổi được lưu ngay, Ctrl+Z lấy lại được cả sau khi tắt máy.</source>
        <translation>Type straight into a cell, Enter goes down, Ctrl+C and Ctrl+V work with Excel. There is no Save button: every change is saved at once, and Ctrl+Z takes it back even after a restart.</translation>
    </message>
    <message>
        <source>Làm quen trong năm bước</source>
        <translation>A tour of five steps</translation>
    </message>
    <message>
        <source>Lời văn lấy số từ dữ liệu</source>
        <translation>Words take their figures from the data</translation>
    </message>
    <message>
        <source>Nút ở trên cùng dẫn đến đúng chỗ cần làm. Dưới đó là việc đến hạn và phần nào còn thiếu. Thử bấm rồi quay lại bằng Ctrl+1.</source>
        <translation>The button at the top leads to what has to be done. Below it stands what is due and what is missing. Press it, then come back with Ctrl+1.</translation>
    </message>
    <message>
        <source>Nộp: xem bản in thật rồi xuất một lần</source>
        <translation>Submit: look at the real print, then export once</translation>
    </message>
    <message>
        <source>Tổng quan nói việc tiếp theo</source>
        <translation>The overview says the next step</translation>
    </message>
    <message>
        <source>Ô tổng tự cộng. Ô nào đơn vị không có thì ghi không áp dụng kèm lý do, để đơn vị tổng hợp không phải hỏi lại.</source>
        <translation>Sums add up by themselves. What the unit does not have is declared as not applicable with its reason, so that the compiling department need not ask.</translation>
    </message>
    <message>
        <source>Để trống, 0 và không áp dụng là ba điều khác nhau</source>
        <translation>Empty, 0 and not applicable are three different things</translation>
    </message>
</context>
<context>
    <name>TrendLine</name>
    <message>
        <source>chưa có số liệu</source>
        <translation>no figures yet</translation>
    </message>
</context>
<context>
    <name>TwoSides</name>
    <message>
        <source>{side}: trống</source>
        <translation>{side}: empty</translation>
    </message>
</context>
<context>
    <name>TypingPlaces</name>
    <message>
        <source>Biểu {form}, cột {column}</source>
        <translation>Form {form}, column {column}</translation>
    </message>
    <message>
        <source>Biểu {form}, dòng {row}, cột {column}</source>
        <translation>Form {form}, row {row}, column {column}</translation>
    </message>
    <message>
        <source>Khai theo nhóm, {field}</source>
        <translation>For the whole group, {field}</translation>
    </message>
    <message>
        <source>Kết quả nhiệm vụ {number}, {field}</source>
        <translation>Result of task {number}, {field}</translation>
    </message>
    <message>
        <source>Nhiệm vụ mới, {field}</source>
        <translation>New task, {field}</translation>
    </message>
    <message>
        <source>Nhiệm vụ {number}, {field}</source>
        <translation>Task {number}, {field}</translation>
    </message>
</context>
<context>
    <name>UncertainView</name>
    <message>
        <source>Chưa tới: gửi lại</source>
        <translation>It has not arrived: send again</translation>
    </message>
    <message>
        <source>Thư gửi lúc {time} đến {recipients} có thể đã tới: kết nối bị ngắt đúng lúc chờ máy chủ trả lời. Chương trình không tự gửi lại. Xin hỏi nơi nhận hoặc xem hộp thư đi, rồi chọn:</source>
        <translation>The message sent at {time} to {recipients} may have arrived: the connection broke while the server&apos;s answer was awaited. Nothing is sent again by itself. Please ask the recipient, or look into the mailbox, then choose:</translation>
    </message>
    <message>
        <source>Đã tới: ghi là đã gửi</source>
        <translation>It has arrived: record as sent</translation>
    </message>
</context>
<context>
    <name>UndoNotice</name>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Mở trang Lịch sử</source>
        <translation>Open the page History</translation>
    </message>
    <message>
        <source>Sau đó đã có thay đổi khác. Nhấn Ctrl+Z để lùi từng bước, hoặc phục hồi ở trang Lịch sử.</source>
        <translation>Something else has changed since. Press Ctrl+Z to go back step by step, or restore it on the page History.</translation>
    </message>
</context>
<context>
    <name>UnitChooser</name>
    <message>
        <source>&amp;Tìm:</source>
        <translation>&amp;Find:</translation>
    </message>
    <message>
        <source>Các đơn vị</source>
        <translation>The units</translation>
    </message>
    <message>
        <source>Gõ tên đơn vị, có dấu hoặc không dấu</source>
        <translation>Type the unit&apos;s name, with or without accents</translation>
    </message>
    <message>
        <source>Không có đơn vị nào tên như vậy</source>
        <translation>There is no unit of that name</translation>
    </message>
    <message>
        <source>Loại đơn vị</source>
        <translation>Kind of unit</translation>
    </message>
    <message>
        <source>Mọi loại</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>Tìm đơn vị</source>
        <translation>Find a unit</translation>
    </message>
    <message>
        <source>{count} đơn vị</source>
        <translation>{count} units</translation>
    </message>
    <message>
        <source>{count} đơn vị; gõ tên để tìm</source>
        <translation>{count} units; type a name to find one</translation>
    </message>
</context>
<context>
    <name>UnitWordsList</name>
    <message>
        <source>Ché&amp;p lời này</source>
        <translation>Cop&amp;y these words</translation>
    </message>
    <message>
        <source>Chưa đơn vị nào viết phần này.</source>
        <translation>No unit has written this section.</translation>
    </message>
    <message>
        <source>Lời của đơn vị</source>
        <translation>The unit&apos;s words</translation>
    </message>
    <message>
        <source>Đang đọc lời của các đơn vị…</source>
        <translation>Reading what the units wrote…</translation>
    </message>
    <message>
        <source>Đơn vị có viết phần này</source>
        <translation>Units that wrote this section</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>&amp;Bắt đầu cho đơn vị của tôi</source>
        <translation>&amp;Begin for my unit</translation>
    </message>
    <message>
        <source>&amp;Mở tệp đã có</source>
        <translation>&amp;Open a file</translation>
    </message>
    <message>
        <source>Chương trình và báo cáo của đơn vị</source>
        <translation>The unit&apos;s programme and reports</translation>
    </message>
    <message>
        <source>Chọn đơn vị, năm báo cáo và nơi đặt tệp</source>
        <translation>Choose the unit, the year and where the file lies</translation>
    </message>
    <message>
        <source>KH48, phiên bản {version}</source>
        <translation>KH48, version {version}</translation>
    </message>
    <message>
        <source>Không nhập nội dung thuộc danh mục bí mật nhà nước vào phần mềm này. Mọi dữ liệu nằm trong tệp trên máy của đơn vị; chương trình không tự gửi gì ra ngoài.</source>
        <translation>Do not enter anything on the list of state secrets into this program. All data lies in files on the unit&apos;s computer; the program sends nothing out by itself.</translation>
    </message>
    <message>
        <source>Một xã có đủ chương trình và báo cáo, để dùng thử</source>
        <translation>A commune with its whole programme and report, to try things out</translation>
    </message>
    <message>
        <source>Mở gần đây</source>
        <translation>Opened recently</translation>
    </message>
    <message>
        <source>Tệp dữ liệu .lsdb trên máy hoặc USB</source>
        <translation>Data file .lsdb on this computer or a USB stick</translation>
    </message>
    <message>
        <source>Tệp đã mở gần đây</source>
        <translation>Files opened recently</translation>
    </message>
    <message>
        <source>Xem bản mẫ&amp;u</source>
        <translation>Look at the &amp;sample</translation>
    </message>
    <message>
        <source>{name} (không còn ở chỗ cũ)</source>
        <translation>{name} (no longer where it was)</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>&amp;Cài đặt...</source>
        <translation>&amp;Settings...</translation>
    </message>
    <message>
        <source>&amp;Công cụ</source>
        <translation>&amp;Tools</translation>
    </message>
    <message>
        <source>&amp;Danh sách lỗi và lưu ý</source>
        <translation>&amp;List of errors and warnings</translation>
    </message>
    <message>
        <source>&amp;Dữ liệu</source>
        <translation>&amp;Data</translation>
    </message>
    <message>
        <source>&amp;Giới thiệu KH48</source>
        <translation>&amp;About KH48</translation>
    </message>
    <message>
        <source>&amp;Kiểm tra và nộp...</source>
        <translation>&amp;Check and submit...</translation>
    </message>
    <message>
        <source>&amp;Làm quen trong năm bước</source>
        <translation>&amp;Tour of five steps</translation>
    </message>
    <message>
        <source>&amp;Mở...</source>
        <translation>&amp;Open...</translation>
    </message>
    <message>
        <source>&amp;Nhập từ tệp Excel của cơ quan...</source>
        <translation>&amp;Import from the office&apos;s Excel file...</translation>
    </message>
    <message>
        <source>&amp;Nộp</source>
        <translation>&amp;Submit</translation>
    </message>
    <message>
        <source>&amp;Phím tắt</source>
        <translation>&amp;Keys</translation>
    </message>
    <message>
        <source>&amp;Sao lưu và khôi phục...</source>
        <translation>&amp;Backup and restore...</translation>
    </message>
    <message>
        <source>&amp;Sửa</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>&amp;Thu gọn thanh bên</source>
        <translation>&amp;Fold the side bar</translation>
    </message>
    <message>
        <source>&amp;Trợ giúp về trang này</source>
        <translation>&amp;Help on this page</translation>
    </message>
    <message>
        <source>&amp;Tạo tệp mới cho đơn vị...</source>
        <translation>&amp;New file for a unit...</translation>
    </message>
    <message>
        <source>&amp;Tệp</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Xem</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>Bảng &amp;kiểm tra</source>
        <translation>&amp;Check panel</translation>
    </message>
    <message>
        <source>Chưa có tệp nào</source>
        <translation>No files yet</translation>
    </message>
    <message>
        <source>Lập chương trình mới từ chương trình cũ...</source>
        <translation>Make a new programme from an earlier one...</translation>
    </message>
    <message>
        <source>Mở &amp;bản mẫu</source>
        <translation>Open the &amp;sample</translation>
    </message>
    <message>
        <source>Mở &amp;gần đây</source>
        <translation>Open &amp;recent</translation>
    </message>
    <message>
        <source>Mở thư mục &amp;chứa tệp</source>
        <translation>Open the &amp;folder of the file</translation>
    </message>
    <message>
        <source>Mở thư mục &amp;nhật ký lỗi</source>
        <translation>Open the folder of the error &amp;log</translation>
    </message>
    <message>
        <source>Mở đợt báo cáo mới...</source>
        <translation>Open a new round...</translation>
    </message>
    <message>
        <source>Ngày của kỳ...</source>
        <translation>Dates of the round...</translation>
    </message>
    <message>
        <source>Ngày nghỉ và làm bù...</source>
        <translation>Days off and working days...</translation>
    </message>
    <message>
        <source>T&amp;rợ giúp</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>Th&amp;oát</source>
        <translation>E&amp;xit</translation>
    </message>
    <message>
        <source>Tìm &amp;mọi nơi...</source>
        <translation>Find &amp;everywhere...</translation>
    </message>
    <message>
        <source>Tìm tron&amp;g trang</source>
        <translation>F&amp;ind in the page</translation>
    </message>
    <message>
        <source>Đóng tệ&amp;p</source>
        <translation>&amp;Close the file</translation>
    </message>
    <message>
        <source>Đọ&amp;c lại từ tệp</source>
        <translation>&amp;Read again from the file</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>Làm quen trong năm bước</source>
        <translation>A tour of five steps</translation>
    </message>
    <message>
        <source>Mọi tệp (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Mở tệp dữ liệu</source>
        <translation>Open a data file</translation>
    </message>
    <message>
        <source>Tệp dữ liệu KH48 (*.lsdb)</source>
        <translation>KH48 data file (*.lsdb)</translation>
    </message>
    <message>
        <source>Đây là bản mẫu để dùng thử; mọi thay đổi ở đây không ảnh hưởng tệp nào khác.</source>
        <translation>This is the sample to try things on; nothing here touches any other file.</translation>
    </message>
</context>
<context>
    <name>WindowDialogs</name>
    <message>
        <source>Sao lưu và khôi phục</source>
        <translation>Backup and restore</translation>
    </message>
    <message>
        <source>Ổ đĩa chưa trả lời. Những gì vừa nhập đang chờ ghi: đừng tắt máy, đừng rút USB hay ngắt ổ mạng.</source>
        <translation>The disk does not answer. What you have just entered waits to be written: do not switch off, do not unplug the USB stick or the network drive.</translation>
    </message>
</context>
<context>
    <name>WritingDialog</name>
    <message>
        <source>Hủ&amp;y</source>
        <translation>Ca&amp;ncel</translation>
    </message>
    <message>
        <source>Đó&amp;ng</source>
        <translation>C&amp;lose</translation>
    </message>
</context>
<context>
    <name>ZoomBox</name>
    <message>
        <source>Mức thu phóng thời gian</source>
        <translation>Zoom of time</translation>
    </message>
    <message>
        <source>Theo năm</source>
        <translation>By year</translation>
    </message>
    <message>
        <source>Theo quý</source>
        <translation>By quarter</translation>
    </message>
    <message>
        <source>Theo tháng</source>
        <translation>By month</translation>
    </message>
    <message>
        <source>Thu phóng: Ctrl + lăn chuột, phím + và -</source>
        <translation>Zoom: Ctrl + wheel, keys + and -</translation>
    </message>
    <message>
        <source>Vừa khung</source>
        <translation>Fit</translation>
    </message>
</context>
<context>
    <name>_Wording</name>
    <message>
        <source>Số trong gợi ý được chèn dưới dạng số liệu, tự theo dữ liệu về sau.</source>
        <translation>Figures in the suggestion are inserted as figures and follow the data from then on.</translation>
    </message>
</context>
</TS>

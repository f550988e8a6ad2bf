<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi_VN">
<context>
    <name>ActivityColumns</name>
    <message>
        <source>Kinh phí {year} (đồng)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kết quả của đợt báo cáo; ghi ở trang Kết quả</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nguồn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhiều nguồn: sửa ở khung chi tiết (F4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tính từ thời gian thực hiện; gõ ngày khác nếu có hạn riêng</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source>Chưa có số liệu</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompletenessBars</name>
    <message>
        <source>Mức độ nhập số liệu theo nhóm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhóm {number} {name}: {figure}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhóm {number} {name}: đã nhập {figure}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>không yêu cầu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{filled}/{asked} mục ({percent} %)</source>
        <translation type="unfinished"></translation>
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
    <name>FindBar</name>
    <message>
        <source>&amp;Tìm trong trang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gõ từ cần tìm, có dấu hoặc không dấu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng dòng tìm</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingsModel</name>
    <message>
        <source>Chỗ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lưu ý</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lỗi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mức</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã giải trình</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>Các lỗi và lưu ý</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cách xử lý: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Căn cứ: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có lỗi, không có lưu ý</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lưu ý ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lỗi ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tất cả ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang kiểm tra…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã giải trình ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã giải trình: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đến &amp;chỗ này</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GridCellsModel</name>
    <message>
        <source>Lưu ý</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lỗi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thêm dòng mới</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trống</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>xếp giảm dần</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>xếp tăng dần</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>đang lọc</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GridFilterPopup</name>
    <message>
        <source>&amp;Bỏ lọc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Xếp tăng dần</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(Chọn tất cả)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(trống)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Còn {count} giá trị nữa: gõ vào ô tìm để thu hẹp.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giá trị hiển thị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lọc cột {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tìm giá trị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tìm giá trị (không cần dấu)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xếp &amp;giảm dần</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đồng ý</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Kiểm tra</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoneyBars</name>
    <message>
        <source>Giải ngân</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinh phí kế hoạch và đã giải ngân</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kế hoạch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chưa có</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chưa có số liệu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>triệu đồng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tỷ đồng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: kế hoạch {planned}, giải ngân {disbursed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>đồng</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Báo cáo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chương trình</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lịch sử</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minh chứng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhiệm vụ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nộp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số liệu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tổng hợp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tổng quan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressDialog</name>
    <message>
        <source>&amp;Dừng lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang dừng lại…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoundBar</name>
    <message>
        <source>&amp;Nộp...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hạn {day} (còn {count} ngày)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hạn {day} (hôm nay)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hạn {day} (đã qua {count} ngày)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đơn vị đang xem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đợt báo cáo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đợt khác...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đợt {round}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchDialog</name>
    <message>
        <source>Gõ từ cần tìm, có dấu hoặc không dấu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gõ để tìm trong nhiệm vụ, kết quả, số liệu, báo cáo, minh chứng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có nội dung nào chứa “{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kết quả tìm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tìm mọi nơi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Từ cần tìm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} kết quả</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} kết quả đầu; gõ thêm để thu hẹp</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBars</name>
    <message>
        <source>Nhiệm vụ theo nhóm và trạng thái</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhóm {number}: {counts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chưa có nhiệm vụ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done}/{total} hoàn thành</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{status}: {count} nhiệm vụ. {row}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Chưa có bản sao lưu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chỉ xem: dữ liệu của đơn vị khác</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lưu dữ liệu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mọi thay đổi đã được lưu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sao lưu gần nhất</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sao lưu gần nhất {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tệp đang mở</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vùng đang chọn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang mở tệp…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã lưu {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelineArea</name>
    <message>
        <source>Cuộn các dòng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuộn theo thời gian</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Chưa có nhiệm vụ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa xác định thời gian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hôm nay {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hạn {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có nhiệm vụ nào khớp với bộ lọc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhiệm vụ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quá hạn {days} ngày</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thường xuyên, định kỳ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thường xuyên, định kỳ từ {start} đến {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tiến độ theo thời gian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Từ {start}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Từ {start} đến {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hạn {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} dòng</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrendLine</name>
    <message>
        <source>chưa có số liệu</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>&amp;Bắt đầu cho đơn vị của tôi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mở tệp đã có</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Xem bản mẫu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn đơn vị, năm báo cáo và nơi đặt tệp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KH48: chương trình và báo cáo hằng năm của đơn vị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không nhập nội dung thuộc danh mục bí mật nhà nước vào phần mềm này. Mọi dữ liệu nằm trong tệp trên máy của đơn vị; chương trình không gửi gì ra ngoài.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Một xã với chương trình và báo cáo đủ các phần, để dùng thử</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở gần đây</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phiên bản {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tệp dữ liệu .lsdb trên máy hoặc USB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tệp đã mở gần đây</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (không còn ở chỗ cũ)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>&amp;Chép</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cài đặt...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Công cụ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dán</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dữ liệu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Giới thiệu KH48</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hoàn tác</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hoàn tác: {action}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Kiểm tra và nộp...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Làm lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Làm lại: {action}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Làm quen trong năm bước</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mở...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Nhập từ tệp Excel của cơ quan...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Nộp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Phím tắt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sao lưu và khôi phục...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sửa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Thu gọn thanh bên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Trợ giúp về trang này</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tạo tệp mới cho đơn vị...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tệp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Xem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Xuất bản nộp...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bảng &amp;kiểm tra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa có tệp nào</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cắ&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lập chương trình &amp;mới từ chương trình cũ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở &amp;gần đây</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở bản m&amp;ẫu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở th&amp;ư mục chứa tệp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở thư mục &amp;nhật ký lỗi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở đợ&amp;t báo cáo mới...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;rợ giúp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Th&amp;oát</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tìm &amp;mọi nơi...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tìm trong &amp;trang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đón&amp;g tệp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đọc lại từ tệ&amp;p</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>Mọi tệp (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở tệp dữ liệu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tệp dữ liệu KH48 (*.lsdb)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ZoomBox</name>
    <message>
        <source>Mức thu phóng thời gian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theo năm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theo quý</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theo tháng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thu phóng: Ctrl + lăn chuột, phím + và -</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vừa khung</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

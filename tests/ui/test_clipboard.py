# SPDX-License-Identifier: MIT
"""Blocks to and from the clipboards of Excel and LibreOffice."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData

from ui.clipboard import (
    BlockCell,
    as_moved,
    cut_of,
    from_html,
    from_mime,
    from_tsv,
    moved_of,
    to_html,
    to_mime,
    to_tsv,
)

# As Excel for Windows puts it on the clipboard: a merged title, an empty cell, a line break inside.
EXCEL = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta name=Generator content="Microsoft Excel 15">
<style><!--table {mso-displayed-decimal-separator:"\\,";} .xl65 {mso-number-format:"\\@";}--></style>
</head><body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0 width=192>
<!--StartFragment-->
 <col width=64 span=3 style='width:48pt'>
 <tr height=20><td colspan=2 height=20 class=xl65>Kinh ph&iacute;
  (đồng)</td><td>Ghi&nbsp;chú</td></tr>
 <tr height=20><td rowspan=2 height=40 class=xl66 align=right>12.500.000</td><td></td>
  <td class=xl67>Dòng một<br>
    dòng hai</td></tr>
 <tr height=20><td>007</td><td>a &lt; b</td></tr>
<!--EndFragment-->
</table></body></html>"""

# Merged cells, a text that runs over its neighbour, an accounting format, a formula, and the row of widths.
EXCEL_MERGED = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}</style><![endif]-->
<style><!-- tr {mso-height-source:auto;} td {mso-ignore:padding;} --></style></head><body>
<table border=0 cellpadding=0 cellspacing=0 width=320 style='border-collapse:collapse;width:240pt'>
 <col width=64 span=5 style='width:48pt'>
<!--StartFragment-->
 <tr height=20 style='height:15.0pt'>
  <td colspan=3 rowspan=2 height=40 class=xl67 width=192 style='height:30.0pt'>Nhóm 1.<br>
    Quán triệt</td>
  <td class=xl65 align=right x:num="12500000"><span style='mso-spacerun:yes'>&nbsp;   </span>12.500.000 </td>
  <td class=xl66 x:str="'007">007</td>
 </tr>
 <tr height=20>
  <td height=20 align=right x:num x:fmla="=D1*2">25.000.000</td>
  <td class=xl68 x:num="46203">30/06/2026</td>
 </tr>
 <tr height=20>
  <td height=20 colspan=2 style='height:15.0pt;mso-ignore:colspan'>Một tên dài chạy sang ô bên</td>
  <td></td><td class=xl69>50%</td><td x:bool="TRUE">TRUE</td>
 </tr>
<![if supportMisalignedColumns]>
 <tr height=0 style='display:none'>
  <td width=64 style='width:48pt'></td><td width=64 style='width:48pt'></td>
  <td width=64></td><td width=64></td><td width=64></td>
 </tr>
<![endif]>
<!--EndFragment-->
</table></body></html>"""

# What soffice 7.4 makes of a workbook: a bold cell, a note, a merged block, a percentage, text like a formula.
LIBREOFFICE_SHEET = """<!DOCTYPE html>

<html>
<head>
\t<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
\t<title></title>
\t<style type="text/css">
\t\ta.comment-indicator:hover + comment { background:#ffd; position:absolute; display:block; }
\t\tcomment { display:none;  }
\t</style>
</head>
<body>
<table cellspacing="0" border="0">
\t<colgroup span="5" width="80"></colgroup>
\t<tr>
\t\t<td height="20" align="left"><font color="#000000">Hội nghị quán triệt<br>kế hoạch 48</font></td>
\t\t<td align="left"><a class="comment-indicator"></a><comment>Hỏi lại</comment>
<font color="#000000">VP UBND</font></td>
\t\t<td align="right" valign=bottom sdval="12500000" sdnum="1033;0;#,##0"><font>12,500,000</font></td>
\t\t<td align="right" valign=bottom sdval="46203" sdnum="1033;0;DD/MM/YYYY"><font>30/06/2026</font></td>
\t\t<td align="left" valign=bottom sdnum="1033;0;@"><font color="#000000">007</font></td>
\t</tr>
\t<tr>
\t\t<td align="left"><b><font color="#FF0000">  Đường dây nóng &amp; phản biện &lt;1&gt;</font></b></td>
\t\t<td align="left" valign=bottom><font color="#000000"><br></font></td>
\t\t<td align="right" valign=bottom sdval="0.5" sdnum="1033;0;0%"><font color="#000000">50%</font></td>
\t\t<td align="left" valign=bottom><font color="#000000"><br></font></td>
\t\t<td align="left" valign=bottom><font color="#000000">=1+1</font></td>
\t</tr>
\t<tr>
\t\t<td colspan=2 rowspan=2 height="40" align="left" valign=bottom><font>Gộp hai ô</font></td>
\t\t<td align="left"><font>x</font></td><td align="left"><font>y</font></td><td align="left"><font>z</font></td>
\t</tr>
\t<tr>
\t\t<td align="left"><font>dưới</font></td><td align="left"><font><br></font></td><td><font><br></font></td>
\t</tr>
</table>
<!-- ************************************************************************** -->
</body>

</html>
"""

LIBREOFFICE = """<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<meta name="generator" content="LibreOffice 7.4"/>
<style type="text/css">body,div,table{font-size:x-small}</style>
</head><body><table cellspacing="0" border="0"><colgroup span="2" width="85"></colgroup>
<tr><td height="17" align="left"><font face="Liberation Sans">Hội nghị</font></td>
<td align="right" sdval="5000000" sdnum="1066;0;#.##0"><font>5.000.000</font></td></tr>
<tr><td align="left"><br></td><td align="right" sdval="46203" sdnum="1066;0;DD/MM/YYYY">30/06/2026</td></tr>
</table></body></html>"""


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("", []),
        ("a", [["a"]]),
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("a\nb", [["a"], ["b"]]),
        ("a\t\r\n\tb\r\n", [["a", ""], ["", "b"]]),
        ("\t\t\r\n", [["", "", ""]]),
        ("a\r\n\r\nb\r\n", [["a"], [""], ["b"]]),
        ('"hai\ndòng"\tx\r\n', [["hai\ndòng", "x"]]),
        ('"hai\r\ndòng"\tx\r\n', [["hai\ndòng", "x"]]),
        ('"nói ""vâng"""\r\n', [['nói "vâng"']]),
        ('5" ống\tx', [['5" ống', "x"]]),
        ('"chưa đóng\tx\r\ny', [['"chưa đóng', "x"], ["y", ""]]),
        ("007\t=1+1", [["007", "=1+1"]]),
        ("\r\n", [[""]]),
    ],
)
def test_tab_separated_text_is_read_as_spreadsheets_write_it(
    text: str, block: list[list[str]]
) -> None:
    assert from_tsv(text) == block


def test_excels_table_is_read_with_its_merged_cells() -> None:
    assert from_html(EXCEL) == [
        ["Kinh phí (đồng)", "", "Ghi chú"],
        ["12.500.000", "", "Dòng một\ndòng hai"],
        ["", "007", "a < b"],
    ]


def test_excels_merged_block_is_read_without_its_row_of_widths() -> None:
    assert from_html(EXCEL_MERGED) == [
        ["Nhóm 1.\nQuán triệt", "", "", "12.500.000", "007"],
        ["", "", "", "25.000.000", "30/06/2026"],
        ["Một tên dài chạy sang ô bên", "", "", "50%", "TRUE"],
    ]


def test_a_row_that_is_hidden_but_says_something_is_read() -> None:
    html = "<table><tr><td>a<tr style='display: none'><td>b<tr style='display:none'><td></table>"
    assert from_html(html) == [["a"], ["b"]]


def test_what_libreoffice_makes_of_a_workbook_is_read() -> None:
    assert from_html(LIBREOFFICE_SHEET) == [
        ["Hội nghị quán triệt\nkế hoạch 48", "VP UBND", "12,500,000", "30/06/2026", "007"],
        ["Đường dây nóng & phản biện <1>", "", "50%", "", "=1+1"],
        ["Gộp hai ô", "", "x", "y", "z"],
        ["", "", "dưới", "", ""],
    ]


def test_a_cut_block_says_so_until_it_is_pasted() -> None:
    cut = to_mime([[BlockCell("a"), BlockCell("b")]], cut="k1")
    assert (cut_of(cut), moved_of(cut)) == ("k1", "")
    moved = as_moved(cut)
    assert (cut_of(moved), moved_of(moved), from_mime(moved)) == ("", "k1", [["a", "b"]])
    assert cut_of(None) == cut_of(to_mime([[BlockCell("a")]])) == ""


def test_libreoffices_table_is_read() -> None:
    assert from_html(LIBREOFFICE) == [["Hội nghị", "5.000.000"], ["", "30/06/2026"]]


def test_a_table_inside_a_cell_is_its_text_and_a_second_one_is_left_out() -> None:
    html = "<table><tr><td>a<table><tr><td>b</td></tr></table></td><td>c</td></tr></table>"
    assert from_html(html + "<table><tr><td>z</td></tr></table>") == [["ab", "c"]]


@pytest.mark.parametrize("html", ["", "<p>x</p>", "<table></table>", "<td", "<table><tr><td>x"])
def test_broken_pages_are_no_error(html: str) -> None:
    assert from_html(html) in ([], [["x"]])


def test_a_span_without_bounds_takes_no_memory() -> None:
    html = '<table><tr><td rowspan="999999999" colspan="99999999">x</td><td>y</td></tr></table>'
    block = from_html(html)
    assert block[0][0] == "x"
    assert len(block) * len(block[0]) <= 2_001_000


def test_a_table_counts_where_plain_text_has_lost_its_borders() -> None:
    data = QMimeData()
    data.setText("Hội nghị\n5.000.000\n")
    data.setHtml("<table><tr><td>Hội nghị</td><td>5.000.000</td></tr></table>")
    assert from_mime(data) == [["Hội nghị", "5.000.000"]]
    data = QMimeData()
    data.setText("a\tb\r\n")
    data.setHtml("<table><tr><td>khác</td></tr></table>")
    assert from_mime(data) == [["a", "b"]]
    assert from_mime(None) == from_mime(QMimeData()) == []


def test_text_stays_text_and_numbers_count() -> None:
    cells = [
        [BlockCell("=1+1"), BlockCell("007")],
        [BlockCell("12.500,5", Decimal("12500.5")), BlockCell("30/06/2026", dt.date(2026, 6, 30))],
        [BlockCell("1.000.000", 1_000_000), BlockCell("<b>\nhai")],
    ]
    html = to_html(cells)
    assert html.count("mso-number-format:'\\@'") == 3
    assert 'x:num="12500.5"' in html
    assert 'x:num="1000000"' in html
    assert 'sdval="46203"' in html
    assert from_html(html) == [[cell.text for cell in row] for row in cells]
    assert from_mime(to_mime(cells)) == [[cell.text for cell in row] for row in cells]


_texts = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\x00\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
)


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(_texts, min_size=width, max_size=width), min_size=1)
    )
)
def test_tab_separated_text_comes_back_as_it_went(block: list[list[str]]) -> None:
    assert from_tsv(to_tsv(block)) == block


@given(st.text())
def test_any_text_and_any_page_are_read_without_an_error(text: str) -> None:
    widths = {len(row) for row in from_tsv(text)}
    assert len(widths) <= 1
    from_html(f"<table><tr><td>{text}")

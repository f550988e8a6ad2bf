# SPDX-License-Identifier: MIT
"""Translations follow the sources, and the check sees what does not fit."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tools import translate

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "resources" / "translations"

PAGE = """
from PySide6.QtCore import QCoreApplication, QObject

class Page(QObject):
    def words(self):
        return self.tr("&Lưu {name}"), self.tr(
            "Dài thứ nhất, "
            "và thứ hai"
        )

def title():
    return QCoreApplication.translate("Titles", "Tổng quan")
"""
ENGLISH = {
    "&Lưu {name}": "&Save {name}",
    "Dài thứ nhất, và thứ hai": "A long first, and a second",
    "Tổng quan": "Overview",
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree with one page, its English finished and compiled."""
    (tmp_path / "ui").mkdir()
    (tmp_path / "ts").mkdir()
    (tmp_path / "ui" / "page.py").write_text(PAGE, encoding="utf-8")
    update(tmp_path)
    for source, words in ENGLISH.items():
        put(tmp_path, source, words)
    compile_all(tmp_path)
    return tmp_path


def update(tree: Path) -> None:
    translate.refresh(tree / "ts" / translate.ENGLISH, tree / "ui")


def compile_all(tree: Path) -> None:
    ts = tree / "ts" / translate.ENGLISH
    translate.release(ts, ts.with_suffix(".qm"))


def put(tree: Path, source: str, words: str) -> None:
    """Give the English of ``source`` in the first context that has it without any."""
    ts = tree / "ts" / translate.ENGLISH
    source, words = source.replace("&", "&amp;"), words.replace("&", "&amp;")
    text = ts.read_text(encoding="utf-8")
    head = f'<source>{source}</source>\n        <translation type="unfinished"></translation>'
    assert head in text
    done = f"<source>{source}</source>\n        <translation>{words}</translation>"
    ts.write_text(text.replace(head, done, 1), encoding="utf-8")


def faults(tree: Path) -> list[str]:
    ts = tree / "ts" / translate.ENGLISH
    return [
        *translate.unreadable(tree / "ui", ts),
        *translate.faults(tree / "ts", tree / "ui"),
    ]


def write_page(tree: Path, old: str, new: str) -> None:
    assert old in PAGE
    (tree / "ui" / "page.py").write_text(PAGE.replace(old, new), encoding="utf-8")


def test_finished_translations_have_no_fault(tree: Path) -> None:
    assert faults(tree) == []


def test_refreshing_and_compiling_again_changes_no_byte(tree: Path) -> None:
    before = {path.name: path.read_bytes() for path in (tree / "ts").iterdir()}
    update(tree)
    compile_all(tree)
    assert {path.name: path.read_bytes() for path in (tree / "ts").iterdir()} == before


def test_a_moved_line_changes_no_byte(tree: Path) -> None:
    before = (tree / "ts" / translate.ENGLISH).read_bytes()
    (tree / "ui" / "page.py").write_text("\n" * 9 + PAGE, encoding="utf-8")
    update(tree)
    assert (tree / "ts" / translate.ENGLISH).read_bytes() == before


def test_a_new_string_is_missed_by_the_check(tree: Path) -> None:
    write_page(tree, '"Tổng quan"', '"Tổng hợp"')
    found = faults(tree)
    assert any("lacks Titles: 'Tổng hợp'" in line for line in found)
    assert any("holds Titles: 'Tổng quan'" in line for line in found)


def test_what_no_source_has_is_dropped(tree: Path) -> None:
    write_page(tree, '"Tổng quan"', '"Tổng hợp"')
    update(tree)
    assert "Tổng quan" not in (tree / "ts" / translate.ENGLISH).read_text(encoding="utf-8")


def test_an_untranslated_string_is_told(tree: Path) -> None:
    write_page(tree, '"Tổng quan"', '"Một việc hoàn toàn khác"')
    update(tree)
    compile_all(tree)
    expected = "lsapp_en.ts: Titles: 'Một việc hoàn toàn khác': is not translated"
    assert faults(tree) == [expected]


def test_a_string_that_is_alike_is_not_taken_for_the_same(tree: Path) -> None:
    write_page(tree, "và thứ hai", "và thứ ba")
    update(tree)
    compile_all(tree)
    assert [line for line in faults(tree) if "is not translated" in line] != []


def test_the_same_string_elsewhere_needs_no_second_translation(tree: Path) -> None:
    more = "\nclass Other(QObject):\n    def words(self):\n        return self.tr('Tổng quan')\n"
    (tree / "ui" / "other.py").write_text("from PySide6.QtCore import QObject\n" + more, "utf-8")
    update(tree)
    compile_all(tree)
    assert faults(tree) == []
    assert (tree / "ts" / translate.ENGLISH).read_text("utf-8").count("Overview") == 2


def test_a_stale_compiled_file_is_told(tree: Path) -> None:
    ts = tree / "ts" / translate.ENGLISH
    ts.write_text(ts.read_text("utf-8").replace("Overview", "Survey"), encoding="utf-8")
    assert [line.partition(":")[0] for line in faults(tree)] == [
        "lsapp_en.qm does not fit lsapp_en.ts"
    ]
    ts.with_suffix(".qm").unlink()
    assert len(faults(tree)) == 1


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("&Save {title}", "other {fields}"),
        ("&Save {name", "other {fields}"),
        ("Save {name}", "number of mnemonics"),
        ("&Save &{name}&x", "number of mnemonics"),
        ("&Save {name} %1", "other % markers"),
        (" ", "is not translated"),
    ],
)
def test_words_that_would_break_on_the_screen_are_told(tree: Path, words: str, fault: str) -> None:
    ts = tree / "ts" / translate.ENGLISH
    good = "<translation>&amp;Save {name}</translation>"
    text = ts.read_text(encoding="utf-8")
    assert good in text
    bad = f"<translation>{words.replace('&', '&amp;')}</translation>"
    ts.write_text(text.replace(good, bad), encoding="utf-8")
    compile_all(tree)
    assert [fault in line for line in faults(tree)] == [True]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('self.tr("&Lưu {name}")', "f\"{self.tr('Trong chuỗi')}\"", "lupdate does not see"),
        ('self.tr("&Lưu {name}")', 'self.tr(f"&Lưu {self}")', "words made at run time"),
        ('self.tr("&Lưu {name}")', 'self.parent().tr("Lưu")', "is filed under"),
        ('"Tổng quan"', '"Tổng {}".format(1)', "words made at run time"),
        ("def title():", "def title(:", "page.py:"),
    ],
)
def test_words_that_lupdate_cannot_read_are_told_with_their_line(
    tree: Path, old: str, new: str, fault: str
) -> None:
    write_page(tree, old, new)
    ts = tree / "ts" / translate.ENGLISH
    found = list(translate.unreadable(tree / "ui", ts))
    assert [line for line in found if line.startswith("ui/page.py:") and fault in line]


def test_a_mnemonic_that_no_key_types_is_told(tree: Path) -> None:
    write_page(tree, "&Lưu {name}", "&Đóng {name}")
    update(tree)
    put(tree, "&Đóng {name}", "&Close {name}")
    compile_all(tree)
    assert ["'Đ'" in line for line in faults(tree)] == [True]


def test_a_tool_that_fails_says_why(tree: Path) -> None:
    ts = tree / "ts" / translate.ENGLISH
    ts.write_text("<TS", encoding="utf-8")
    with pytest.raises(translate.TranslationError, match="lrelease"):
        compile_all(tree)


def test_the_shipped_vietnamese_of_qt_is_sound(tree: Path) -> None:
    shutil.copy(SHIPPED / "qtbase_vi.ts", tree / "ts")
    shutil.copy(SHIPPED / "qtbase_vi.qm", tree / "ts")
    assert faults(tree) == []

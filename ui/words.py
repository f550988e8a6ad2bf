# SPDX-License-Identifier: MIT
"""From an error to what the person reads: a title, what happened, the next step."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from lsapp.errors import UserError
from lsapp.messages import TABLES, explain
from ui.translation import language_in_force

_CONTEXT: Final = "ErrorWords"
_TITLE: Final = str(QT_TRANSLATE_NOOP("ErrorWords", "Chưa thực hiện được"))
_FILE: Final = str(QT_TRANSLATE_NOOP("ErrorWords", "Không dùng được tệp"))
_DATABASE: Final = str(QT_TRANSLATE_NOOP("ErrorWords", "Không mở được cơ sở dữ liệu"))
_WRITING: Final = str(QT_TRANSLATE_NOOP("ErrorWords", "Không ghi được"))
_VALUE: Final = str(QT_TRANSLATE_NOOP("ErrorWords", "Dữ liệu chưa đúng"))
_TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("convert", "file", "json", "mail", "package", "pdf", "workbook"), _FILE),
        **dict.fromkeys(("database", "migration"), _DATABASE),
        **dict.fromkeys(("disk", "folder", "output"), _WRITING),
        **dict.fromkeys(("cell", "date", "money", "number", "record", "text"), _VALUE),
    }
)
"""The title of a family of codes; ``_TITLE`` stands for all others."""

_DISK_ERRORS: Final[Mapping[int, str]] = MappingProxyType(
    {
        errno.ENOSPC: "disk.full",
        errno.EDQUOT: "disk.full",
        errno.EACCES: "folder.read_only",
        errno.EPERM: "folder.read_only",
        errno.EROFS: "folder.read_only",
        errno.ENOENT: "file.missing",
    }
)


class ErrorWords(NamedTuple):
    """What is said of one error; ``next_step`` may be empty where nothing is left to do."""

    title: str
    text: str
    next_step: str

    def plain(self) -> str:
        """Return text and next step as one paragraph."""
        return f"{self.text} {self.next_step}".rstrip()


def is_fault(error: BaseException) -> bool:
    """Tell whether ``error`` is the program's own fault, not something that a person can mend."""
    return _code_of(error) is None


def words_for(error: BaseException, language: str | None = None) -> ErrorWords:
    """Return the words for ``error`` in ``language``, by default the one in force; never raises."""
    code = _code_of(error)
    if code is None:
        return fault_words()
    facts = error.facts if isinstance(error, UserError) else _facts_of(error)
    spoken = language_in_force() if language is None else language
    title = _TITLES.get(code.partition(".")[0], _TITLE)
    told = explain(code, spoken, **facts)
    return ErrorWords(QCoreApplication.translate(_CONTEXT, title), *_divided(code, told, spoken))


def fault_words() -> ErrorWords:
    """Return the words for a fault of the program: what happened, what is safe, what to do."""
    return ErrorWords(
        QCoreApplication.translate("ErrorWords", "Chương trình gặp lỗi"),
        QCoreApplication.translate(
            "ErrorWords",
            "Việc vừa làm chưa xong vì chương trình có lỗi. Dữ liệu đã nhập đến thay đổi cuối cùng "
            "được ghi trong tệp và không bị mất.",
        ),
        QCoreApplication.translate(
            "ErrorWords",
            "Hãy thử làm lại. Nếu vẫn lỗi, hãy đóng và mở lại chương trình, rồi gửi báo cáo lỗi cho "
            "người hỗ trợ.",
        ),
    )


def _code_of(error: BaseException) -> str | None:
    if isinstance(error, UserError):
        return error.code
    return _DISK_ERRORS.get(error.errno or 0) if isinstance(error, OSError) else None


def _facts_of(error: BaseException) -> dict[str, object]:
    return {"path": error.filename} if isinstance(error, OSError) else {}


def _divided(code: str, told: str, language: str) -> tuple[str, str]:
    """Part the sentence of ``code`` where its next step begins.

    The place is looked for in the sentence before it was filled, as a fact may hold anything.
    """
    template = TABLES["en" if language == "en" else "vi"].get(code, "")
    _, asking, step = template.partition(". Hãy ")
    step = f"Hãy {step}" if asking else template.partition(". ")[2]
    opening = step.partition("{")[0].partition("[")[0]
    at = told.find(f". {opening}") if opening else -1
    return (told, "") if at < 0 else (told[: at + 1], told[at + 2 :])

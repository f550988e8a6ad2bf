# SPDX-License-Identifier: MIT
"""The command line: the services without a window, for scripts and for tests.

Exit codes: 0 done, 1 the input is at fault, 2 wrong usage. Messages go to stderr, data to stdout.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from lsapp import __version__
from lsapp.commands.output import Output
from lsapp.errors import UserError

Command = Callable[[argparse.Namespace, Output], int]

WORKER_FLAG = "--intake-worker"
"""How the frozen program is started as the child process that reads files from outside."""

_ROUND = "đợt báo cáo: 2026, 2026-H1 hoặc 2026-Q3"
_DATABASE = "tệp cơ sở dữ liệu (.lsdb)"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; a ``UserError`` becomes a message and 1."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = list(sys.argv[1:] if argv is None else argv)
    if given[:1] == [WORKER_FLAG]:
        from lsapp.intake.worker import main as serve

        return serve(given[1:])
    arguments = _parser().parse_args(given)
    output = Output(language=arguments.lang)
    module, _, function = arguments.command.partition(":")
    try:
        # Loaded here, so that a command pays only for what it needs.
        command: Command = getattr(importlib.import_module(f"lsapp.commands.{module}"), function)
        _tell_long_check(arguments, output)
        return command(arguments, output)
    except UserError as error:
        output.error(error)
        return 1


def _tell_long_check(arguments: argparse.Namespace, output: Output) -> None:
    """Say so before a large database is checked whole; ``doctor`` does that always, as it is asked to."""
    path = getattr(arguments, "db", None)
    if not isinstance(path, Path) or arguments.command == "keeping:doctor":
        return
    from lsapp.services.file_checking import long_check_ahead

    check = long_check_ahead(path)
    if check is not None:
        output.error(check)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the usage in Vietnamese too."""

    def error(self, message: str) -> NoReturn:
        """Print how the command is used, and exit with 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"Sai cách dùng lệnh: {message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="lsapp",
        description="KH48: ghi chương trình hành động, xuất bản nộp, tiếp nhận. Không kèm lệnh nào "
        "thì mở cửa sổ.",
    )
    parser.add_argument("--version", action="version", version=f"lsapp {__version__}")
    subparsers = parser.add_subparsers(metavar="LỆNH", required=True)

    def add(name: str, command: str, help_text: str) -> argparse.ArgumentParser:
        sub = subparsers.add_parser(name, help=help_text, description=help_text)
        sub.add_argument(
            "--lang", choices=("vi", "en"), default="vi", help="ngôn ngữ của thông báo"
        )
        sub.set_defaults(command=command)
        return sub

    _add_records(add)
    _add_exchange(add)
    _add_compiling(add)
    _add_keeping(add)
    return parser


def _count(text: str) -> int:
    """A whole number from 1."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("phải từ 1 trở lên")
    return number


Add = Callable[[str, str, str], argparse.ArgumentParser]


def _database(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--db", type=Path, required=True, metavar="F", help=_DATABASE)


def _round(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    parser.add_argument("--round", required=required, metavar="ĐỢT", help=_ROUND)


def _plan(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--plan", metavar="MÃ", help="mã kế hoạch, khi có nhiều kế hoạch")


def _add_records(add: Add) -> None:
    demo = add("demo", "records:demo", "làm một cơ sở dữ liệu mẫu giống thật")
    _database(demo)
    demo.add_argument("--units", default=None, metavar="MÃ,MÃ|all", help="các đơn vị")
    demo.add_argument("--year", type=int, default=2026, help="năm của đợt báo cáo")
    demo.add_argument(
        "--activities", type=_count, default=None, metavar="N", help="số nhiệm vụ mỗi đơn vị"
    )
    demo.add_argument("--seed", type=int, default=48, metavar="N", help="số gieo ngẫu nhiên")
    demo.add_argument("--plan", default=None, metavar="MÃ", help="mã kế hoạch")

    create = add("create", "records:create", "lập cơ sở dữ liệu mới, trống, cho một cơ quan")
    _database(create)
    create.add_argument(
        "--unit", required=True, metavar="MÃ", help="mã đơn vị; đơn vị tự thêm: L-..."
    )
    create.add_argument("--name", metavar="TÊN", help="tên của đơn vị tự thêm")
    create.add_argument(
        "--kind", metavar="LOẠI", default="association", help="loại của đơn vị tự thêm"
    )
    create.add_argument(
        "--role", choices=("reporting", "compiling"), default="reporting", help="vai trò"
    )
    _plan(create)

    findings = add("findings", "records:findings", "liệt kê lỗi và lưu ý của một đợt")
    _database(findings)
    _round(findings)
    _plan(findings)
    findings.add_argument("--unit", metavar="MÃ", help="mã đơn vị")
    findings.add_argument("--json", action="store_true", help="in JSON")

    search = add("search", "records:search", "tìm trong mọi nội dung, có dấu hay không dấu")
    _database(search)
    search.add_argument("text", metavar="TỪ", help="từ cần tìm")
    search.add_argument("--unit", metavar="MÃ", help="chỉ tìm trong một đơn vị")
    search.add_argument("--limit", type=int, default=50, metavar="N", help="số kết quả nhiều nhất")
    search.add_argument("--json", action="store_true", help="in JSON")

    convert = add("convert", "records:convert", "xem và chuyển chữ TCVN3, VNI sang Unicode")
    _database(convert)
    convert.add_argument("--unit", metavar="MÃ", help="mã đơn vị")
    convert.add_argument("--apply", action="store_true", help="chuyển thật, hoàn tác được")
    convert.add_argument("--json", action="store_true", help="in JSON")

    for name, undoing in (("undo", True), ("redo", False)):
        words = "hoàn tác việc vừa làm" if undoing else "làm lại việc vừa hoàn tác"
        _database(add(name, f"records:{name}", words))


def _add_exchange(add: Add) -> None:
    export = add("export", "exchange:export", "xuất bản nộp hoặc chương trình")
    _database(export)
    _round(export)
    _plan(export)
    export.add_argument("--unit", metavar="MÃ", help="mã đơn vị")
    export.add_argument("--what", choices=("submission", "programme"), default="submission")
    export.add_argument(
        "--format", default=None, metavar="xlsx,pdf,docx,json", help="định dạng, cách nhau dấu phẩy"
    )
    export.add_argument("--out", type=Path, required=True, metavar="THƯ MỤC")
    export.add_argument("--revision-reason", metavar="LÝ DO", help="lý do gửi lại")

    template = add(
        "template", "exchange:template", "làm mẫu điền tay cho đơn vị không có chương trình"
    )
    template.add_argument("--unit", required=True, metavar="MÃ")
    _round(template)
    _plan(template)
    template.add_argument("--out", type=Path, required=True, metavar="TỆP.xlsx")

    show = add("show", "exchange:show", "in dữ liệu trong một tệp, hoặc trong cơ sở dữ liệu")
    show.add_argument("file", type=Path, nargs="?", metavar="TỆP")
    show.add_argument("--db", type=Path, metavar="F", help=_DATABASE)
    _round(show, required=False)
    show.add_argument("--unit", metavar="MÃ")
    _plan(show)

    check = add("check", "exchange:check", "tệp có nguyên vẹn không, của ai, lần gửi nào")
    check.add_argument("files", type=Path, nargs="+", metavar="TỆP")
    check.add_argument("--json", action="store_true", help="in JSON")

    intake = add("intake", "exchange:intake", "tiếp nhận tệp, thư mục, thư .eml")
    _database(intake)
    intake.add_argument("paths", type=Path, nargs="+", metavar="ĐƯỜNG DẪN")
    intake.add_argument("--dry-run", action="store_true", help="chỉ xem, không ghi")
    intake.add_argument(
        "--edited", choices=("sealed", "cells"), default="hold", help="ô bị sửa ngoài: lấy bên nào"
    )
    intake.add_argument("--json", action="store_true", help="in JSON")


def _add_compiling(add: Add) -> None:
    waiting = add("waiting", "deciding:waiting", "liệt kê tệp chờ quyết định của một đợt")
    _database(waiting)
    _round(waiting)
    _plan(waiting)
    waiting.add_argument("--json", action="store_true", help="in JSON")

    assign = add("assign", "deciding:assign", "gán tệp của đơn vị chưa biết cho một đơn vị")
    _database(assign)
    assign.add_argument(
        "file", metavar="TỆP", help="tên tệp như lệnh waiting in ra, hoặc mã kiểm tra"
    )
    assign.add_argument("unit", metavar="MÃ", help="mã đơn vị trong danh mục")
    _round(assign)
    _plan(assign)
    assign.add_argument("--reason", metavar="LÝ DO")

    compile_ = add("compile", "compiling:compile_round", "tổng hợp một đợt thành báo cáo cấp tỉnh")
    _database(compile_)
    _round(compile_)
    _plan(compile_)
    compile_.add_argument(
        "--format", default=None, metavar="xlsx,pdf,docx,json", help="định dạng, cách nhau dấu phẩy"
    )
    compile_.add_argument("--out", type=Path, required=True, metavar="THƯ MỤC")


def _add_keeping(add: Add) -> None:
    backup = add("backup", "keeping:backup", "sao lưu cơ sở dữ liệu và minh chứng vào một tệp zip")
    _database(backup)
    backup.add_argument("--out", type=Path, required=True, metavar="TỆP.zip")

    restore = add("restore", "keeping:restore", "phục hồi từ một bản sao lưu")
    restore.add_argument("file", type=Path, metavar="TỆP.zip")
    _database(restore)

    doctor = add("doctor", "keeping:doctor", "khám cơ sở dữ liệu, không sửa gì")
    _database(doctor)
    doctor.add_argument("--json", action="store_true", help="in JSON")


if __name__ == "__main__":
    raise SystemExit(main())

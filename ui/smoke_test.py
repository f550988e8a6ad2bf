# SPDX-License-Identifier: MIT
"""``KH48 --smoke-test``: does this program, as it lies on this disk, do its work from end to end?

Made for the frozen program, where a file can be missing that the source tree has. It works in a folder
of its own, whose name has spaces and Vietnamese letters, touches nothing of the person's, needs no
screen, and says what it did: exit code 0, or 1 with the reason.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lsapp import __version__
from lsapp.errors import UserError
from lsapp.messages import explain

if TYPE_CHECKING:
    from lsapp.services.desk import Desk

Step = tuple[str, Callable[[], str]]
"""What is tried, in words, and the function that tries it and tells what came of it."""

_YEAR: Final = 2026
_ROUND: Final = str(_YEAR)
_OWN_FOLDERS: Final = {
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA": "local",
    "WIN_PD_OVERRIDE_PERSONAL": "Documents",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_DOCUMENTS_DIR": "Documents",
    "XDG_STATE_HOME": "state",
}
"""Variables by which the system and platformdirs name a person's folders."""


class SmokeTestError(Exception):
    """Something came out otherwise than it has to; the text says what."""


def run_smoke_test() -> int:
    """Try everything once, printing a line for each step; return 0, or 1 at the first that fails."""
    _speak_utf8()
    print(f"KH48 {__version__}: {sys.executable}", flush=True)
    prefix = "KH48 chạy thử "
    with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with own_folders(folder / "nhà"):
            return run_steps(Trial(folder).steps())


def run_steps(steps: Sequence[Step]) -> int:
    """Run the steps up to the first that fails, a line for each; return the exit code."""
    for words, step in steps:
        started = time.perf_counter()
        try:
            told = step()
        except Exception as error:  # whatever it is, it is the answer to the question asked
            print(f"HỎNG   {words}: {reason(error)}", flush=True)
            if not isinstance(error, (SmokeTestError, UserError)):
                traceback.print_exc()
            return 1
        seconds = time.perf_counter() - started
        print(f"tốt    {words}: {told} ({seconds:.1f} s)", flush=True)
    return 0


def reason(error: Exception) -> str:
    """Return an error in words."""
    if isinstance(error, UserError):
        return f"{explain(error.code, 'vi', **error.facts)} [{error.code}]"
    return str(error) if isinstance(error, SmokeTestError) else f"{type(error).__name__}: {error}"


@contextlib.contextmanager
def own_folders(home: Path) -> Iterator[None]:
    """Let settings, logs and backups go to ``home`` while this lasts, not among the person's own.

    ``QT_QPA_PLATFORM`` is offscreen meanwhile, so that no screen is needed and no window is seen.
    """
    wanted = {variable: str(home / name) for variable, name in _OWN_FOLDERS.items()}
    for folder in wanted.values():
        Path(folder).mkdir(parents=True, exist_ok=True)
    wanted["QT_QPA_PLATFORM"] = "offscreen"
    before = {variable: os.environ.get(variable) for variable in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for variable, value in before.items():
            if value is None:
                del os.environ[variable]
            else:
                os.environ[variable] = value


class Trial:
    """The steps, and what one leaves for the next, in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._office = folder / "xã Thất Khê" / "chương trình 2026.lsdb"
        self._department = folder / "sở KH&CN" / "tổng hợp 2026.lsdb"
        self._out = folder / "bản nộp"
        self._archive = folder / "sao lưu" / "bản sao lưu.zip"
        for path in (self._office, self._department, self._archive, self._out / "tệp"):
            path.parent.mkdir(parents=True, exist_ok=True)

    def steps(self) -> list[Step]:
        """Return the steps in their order."""
        return [
            ("Môi trường", self.look_at_environment),
            ("Dữ liệu mẫu", self.make_sample),
            ("Xuất bản nộp và chương trình", self.export),
            ("Tiếp nhận lại", self.take_in),
            ("Tổng hợp", self.compile),
            ("Sao lưu và phục hồi", self.back_up_and_restore),
            ("Các trang của cửa sổ", self.show_pages),
        ]

    def look_at_environment(self) -> str:
        """See that other programs started from here will not be made to load the frozen libraries."""
        own = getattr(sys, "_MEIPASS", None)
        named = os.environ.get("LD_LIBRARY_PATH", "").split(os.pathsep)
        if own is not None and any(part and Path(part).is_relative_to(own) for part in named):
            raise SmokeTestError(f"LD_LIBRARY_PATH={os.environ['LD_LIBRARY_PATH']}")
        return "mã nguồn" if own is None else "bản đóng gói"

    def make_sample(self) -> str:
        """Make the database of a reporting unit."""
        from lsapp.services.sampling import make_sample

        made = make_sample(self._office, year=_YEAR)
        return f"{made.activities} nhiệm vụ"

    def export(self) -> str:
        """Write all formats of the submission and of the programme."""
        from lsapp.services import exporting
        from lsapp.services.desk import open_desk

        with open_desk(self._office) as desk:
            plan, unit = desk.plan(), desk.office.unit
            sealed = exporting.export_submission(
                desk, plan, unit, _ROUND, exporting.FORMATS, self._out
            )
            papers = exporting.export_programmes(
                desk, plan, unit, _ROUND, exporting.PROGRAMME_FORMATS, self._out
            )
        return _sizes((*sealed.files, *papers.files))

    def take_in(self) -> str:
        """Read back, in the child process, what carries the data: one file is new, the others the same."""
        from lsapp.services.receiving import take_in

        sources = [next(self._out.glob(f"*_r1.{kind}")) for kind in ("json", "pdf", "xlsx")]
        with self._compiling_desk() as desk:
            verdicts = [one.verdict.value for one in take_in(desk, sources)]
        if verdicts != ["new", "same", "same"]:
            raise SmokeTestError(f"{[one.name for one in sources]}: {verdicts}")
        return ", ".join(verdicts)

    def compile(self) -> str:
        """Roll the round up and write the provincial report."""
        from lsapp.services import compiling
        from lsapp.services.desk import open_desk

        with open_desk(self._department) as desk:
            compiled = compiling.compile_round(desk, desk.plan(), _ROUND)
            files = compiling.write_compiled(compiled, compiling.FORMATS, self._out)
        return _sizes(files)

    def back_up_and_restore(self) -> str:
        """Write a backup, bring it back into another place, and compare the records."""
        from lsapp.services.safekeeping import back_up, bring_back, examine

        back_up(self._office, self._archive)
        restored = self._archive.with_name("phục hồi.lsdb")
        bring_back(self._archive, restored)
        report = examine(restored)
        if not report.ok:
            raise SmokeTestError(f"{[one.code for one in report.checks if not one.ok]}")
        if self._records(restored) != self._records(self._office):
            raise SmokeTestError("bản phục hồi khác bản gốc")
        return _sizes([self._archive])

    def show_pages(self) -> str:
        """Show each page of both offices' windows, without a screen."""
        from ui.page_tour import PageTourError, tour_pages

        try:
            shown = tour_pages([self._office, self._department])
        except PageTourError as error:
            raise SmokeTestError(str(error)) from error
        return f"{len(shown)} trang: {', '.join(shown)}"

    def _compiling_desk(self) -> Desk:
        from lsapp.domain.records import Role
        from lsapp.services.desk import create_desk, installed_catalogue

        source = installed_catalogue()
        plan = source.load().plans[0]
        return create_desk(
            self._department,
            unit=plan.compiling_unit,
            role=Role.COMPILING,
            plan=plan.code,
            source=source,
        )

    def _records(self, database: Path) -> bytes:
        from lsapp.services.desk import open_desk
        from lsapp.services.showing import records_shown

        with open_desk(database) as desk:
            return records_shown(desk, desk.plan(), desk.office.unit, _ROUND)


def _sizes(files: Sequence[Path]) -> str:
    """Tell how many files there are and how large; an empty one is no file."""
    sizes = [path.stat().st_size for path in files]
    if not sizes or not all(sizes):
        raise SmokeTestError(f"{[str(path) for path in files]}: {sizes}")
    return f"{len(sizes)} tệp, {sum(sizes) // 1024} KiB"


def _speak_utf8() -> None:
    # A console of another encoding must not end in a traceback; the windowed program may have none.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")

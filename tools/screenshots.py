# SPDX-License-Identifier: MIT
"""Pictures of every page, dialog and empty state, to be looked at by a person.

Called by ``dev.py screenshots [FOLDER]`` with the Python of .venv; ``python -m tools.screenshots --help`` tells
how to take a part alone. Each way of looking (light and dark, 100 and 200 %, twice the pixels, English) is
drawn by a process of its own without a screen; one that dies goes on after the state it died in. What could
not be drawn stands as text beside the pictures in index.html.
"""

from __future__ import annotations

import argparse
import fnmatch
import html
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from tools.screenshot_scenes import Scene
    from tools.screenshot_stage import Stage, Variant

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "work" / "screenshots"
_LOG: Final = "results.jsonl"
_DEATHS: Final = 20  # of one process, until it is given up


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one state: ``picture`` is empty where it could not be drawn; ``problems`` says why, or
    what a program can see by itself on the picture. ``meaningless`` states do not occur on their page.
    """

    scene: str
    module: str
    picture: str = ""
    problems: tuple[str, ...] = ()
    meaningless: bool = False
    seconds: float = 0.0


def main(argv: Sequence[str] | None = None) -> int:
    """Draw all that was asked for and write index.html; 0 where every state could be drawn."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    args = _parser().parse_args(argv)
    if args.worker is not None:
        return _draw_all(args)
    folder = args.folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    names = [name for name in _variants() if not args.variant or name in args.variant]
    with tempfile.TemporaryDirectory(prefix="kh48-screenshots-") as scratch:
        files = Path(scratch) / "files"
        make_files(files)
        with ThreadPoolExecutor(args.jobs) as pool:
            drawn = pool.map(
                lambda name: _run_worker(name, folder, Path(scratch), args.only), names
            )
            results = dict(zip(names, drawn, strict=True))
    (folder / "index.html").write_text(index_page(results), encoding="utf-8")
    failed = [one for some in results.values() for one in some if not one.picture]
    total = sum(len(some) for some in results.values())
    print(f"{total - len(failed)} pictures, {len(failed)} not drawn: {folder / 'index.html'}")
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py screenshots", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--only", default="*", metavar="PATTERN", help="states, such as 'page-*'")
    parser.add_argument("--variant", action="append", metavar="NAME", choices=list(_variants()))
    parser.add_argument("--jobs", type=int, default=2, help="processes at a time")
    parser.add_argument("--worker", metavar="NAME", help=argparse.SUPPRESS)
    parser.add_argument("--files", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--done", action="append", default=[], help=argparse.SUPPRESS)
    return parser


def _variants() -> dict[str, Variant]:
    from tools.screenshot_stage import Variant

    listed = (
        Variant(name="light-100"),
        Variant(name="dark-100", dark=True),
        Variant(name="light-200", zoom=200),
        Variant(name="dark-200", dark=True, zoom=200),
        Variant(name="light-2x", factor=2),
        Variant(name="english-100", language="en"),
    )
    return {one.name: one for one in listed}


# --- what is opened ---


def make_files(folder: Path) -> None:
    """Make what the window opens: a commune's year, an empty office, a department, a foreign table."""
    from openpyxl import Workbook

    from lsapp.domain.records import Role
    from lsapp.services.desk import create_desk, installed_catalogue
    from lsapp.services.sampling import DEFAULT_UNIT, make_sample
    from tools import screenshot_scenes as scenes

    folder.mkdir(parents=True)
    make_sample(folder / f"{scenes.SAMPLE}.lsdb")
    make_sample(
        folder / f"{scenes.DEPARTMENT}.lsdb", units=[DEFAULT_UNIT, "X06001", "X06019", "X06004"]
    )
    source = installed_catalogue()
    plan = source.load().plans[0].code
    with create_desk(
        folder / f"{scenes.EMPTY}.lsdb",
        unit=DEFAULT_UNIT,
        role=Role.REPORTING,
        plan=plan,
        source=source,
    ):
        pass
    book = Workbook()
    for row in scenes.OFFICE_ROWS:
        book.active.append(row)
    book.save(folder / scenes.OFFICE_TABLE)


# --- processes ---


def _run_worker(name: str, folder: Path, scratch: Path, only: str) -> list[Result]:
    """Draw one variant; a process that dies is followed by one that goes on after that state."""
    own = folder / name
    shutil.rmtree(own, ignore_errors=True)
    own.mkdir()
    log = own / _LOG
    log.touch()
    for _ in range(_DEATHS):
        held = [one.scene for one in read_results(log)]
        command = [sys.executable, "-m", "tools.screenshots", str(own), "--worker", name]
        command += ["--files", str(scratch / "files"), "--only", only]
        command += [part for scene in held for part in ("--done", scene)]
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=_environment(name, scratch),
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
        if done.returncode == 0:
            break
        waiting = [
            one for one in _wanted(only) if one.name not in {r.scene for r in read_results(log)}
        ]
        if not waiting:
            break
        died = f"the process ended with {done.returncode}: {done.stdout[-2000:]}"
        note(log, Result(scene=waiting[0].name, module=waiting[0].module, problems=(died,)))
    return [one for one in read_results(log) if not one.meaningless]


def _environment(name: str, scratch: Path) -> dict[str, str]:
    home = scratch / f"home-{name}"
    documents = home / "Documents"
    documents.mkdir(parents=True, exist_ok=True)
    env = dict(os.environ, HOME=str(home), PYTHONUTF8="1")
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        env[variable] = str(home / variable.lower())
    env["XDG_DOCUMENTS_DIR"] = str(documents)
    factor = _variants()[name].factor
    env["QT_SCALE_FACTOR"] = str(factor)
    screen = home / "screen.json"
    screen.write_bytes(msgspec.json.encode(_screen(factor)))
    env["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
    return env


def _screen(factor: int) -> dict[str, object]:
    """Return the screen of an office PC for Qt's platform without one, whose own has 800 x 800 pixels."""
    from tools.screenshot_stage import SCREEN

    size = SCREEN * factor
    one = {"name": "office", "x": 0, "y": 0, "width": size.width(), "height": size.height()}
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    return {"screens": [{**one, **dots}]}


def _wanted(only: str) -> list[Scene]:
    from tools.screenshot_scenes import scenes

    return [one for one in scenes() if fnmatch.fnmatch(one.name, only)]


def _draw_all(args: argparse.Namespace) -> int:
    """Draw the states of one variant that are not drawn yet; in a process of its own."""
    from tools.screenshot_stage import Stage

    with tempfile.TemporaryDirectory(prefix="kh48-stage-") as scratch:
        stage = Stage(_variants()[args.worker], args.files, Path(scratch))
        sys.excepthook = stage.take_exception
        for scene in _wanted(args.only):
            if scene.name not in args.done:
                note(args.folder / _LOG, _draw(stage, scene, args.folder))
        stage.close()
    return 0


def _draw(stage: Stage, scene: Scene, folder: Path) -> Result:
    from tools.screenshot_scenes import NotHereError

    stage.faults.clear()
    began = time.monotonic()
    problems: list[str] = []
    picture = ""
    try:
        stage.show(scene.file)
        scene.act(stage)
        stage.settle()
    except NotHereError:
        return Result(scene=scene.name, module=scene.module, meaningless=True)
    except Exception as error:  # a page that is not there yet must not stop the others
        problems.append(f"{type(error).__name__}: {error}")
    if not problems:
        drawn = stage.picture()
        picture = f"{scene.name}.png"
        drawn.save(str(folder / picture))
        problems += stage.complaints()
    problems += stage.faults
    if scene.changes or problems:
        stage.close()
    return Result(
        scene=scene.name,
        module=scene.module,
        picture=picture,
        problems=tuple(problems),
        seconds=round(time.monotonic() - began, 2),
    )


def note(log: Path, result: Result) -> None:
    """Add a result to the log of a process."""
    with log.open("ab") as out:
        out.write(msgspec.json.encode(result) + b"\n")


def read_results(log: Path) -> list[Result]:
    """Return what a process has drawn so far."""
    decoder = msgspec.json.Decoder(Result)
    return [decoder.decode(line) for line in log.read_bytes().splitlines()]


# --- the page to look at them ---

_STYLE: Final = """
body { font: 15px/1.5 sans-serif; margin: 24px auto; max-width: 1400px; padding: 0 16px; }
nav { position: sticky; top: 0; background: #fff; padding: 8px 0; border-bottom: 1px solid #ccc; }
nav a { margin-right: 16px; }
figure { margin: 32px 0; }
img { max-width: 100%; border: 1px solid #999; display: block; }
figcaption { margin-bottom: 8px; }
pre { background: #fff4e5; padding: 8px; overflow-x: auto; white-space: pre-wrap; }
"""


def index_page(results: dict[str, list[Result]]) -> str:
    """Return the page on which a person goes through the pictures."""
    parts = [
        "<!doctype html><html lang='vi'><meta charset='utf-8'><title>KH48</title>",
        f"<style>{_STYLE}</style><nav>",
        *(f"<a href='#{name}'>{name} ({len(some)})</a>" for name, some in results.items()),
        "</nav>",
    ]
    for name, some in results.items():
        parts.append(f"<h1 id='{name}'>{name}</h1>")
        parts += _figures(name, some)
    return "\n".join(parts) + "</html>\n"


def _figures(name: str, some: Sequence[Result]) -> Iterator[str]:
    for one in some:
        yield f"<figure><figcaption><b>{one.scene}</b> {html.escape(one.module)}</figcaption>"
        if one.picture:
            yield f"<img loading='lazy' src='{name}/{one.picture}' alt='{one.scene}'>"
        for problem in one.problems:
            yield f"<pre>{html.escape(problem)}</pre>"
        yield "</figure>"


if __name__ == "__main__":
    raise SystemExit(main())

# SPDX-License-Identifier: MIT
"""The words around the code are true: links lead somewhere, transcripts run, tables fit the structs."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import shlex
import types
import typing
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest
import rfc8785

from lsapp import cli
from lsapp.domain.labels import FIELD_LABELS
from lsapp.domain.records import TRAVELLING, Letterhead, Record, Records, Status, natural_key
from lsapp.intake.limits import DEFAULT_LIMITS
from lsapp.submission import carrier, sheets
from lsapp.submission.payload import ATTACHMENT_NAME, FORMAT, SCHEMA, Payload, canonical, digest
from lsapp.submission.verdict import Verdict
from lsapp.submission.versions import Head, read_payload

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
FORMAT_PAGE = ROOT / "docs" / "format.md"
# Folders with pages and code of our own; .venv and caches lie beside them.
FOLDERS = (
    "bench", "build_support", "data", "docs", "lsapp", "requirements", "resources", "tests", "tools", "ui",
)  # fmt: skip
PAGES = sorted([*ROOT.glob("*.md"), *(p for f in FOLDERS for p in (ROOT / f).rglob("*.md"))])
SOURCES = sorted([*ROOT.glob("*.py"), *(p for f in FOLDERS for p in (ROOT / f).rglob("*.py"))])

LINK = re.compile(r"\]\(([^()\s]+)\)")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# Put together here, so that this file does not hold what it looks for.
PACKAGE_HOSTS = [f"{name}.org" for name in ("pypi", "pythonhosted", "conda-forge", "anaconda")] + [
    f"{name}.com" for name in ("github", "gitlab", "bitbucket", "npmjs", "anaconda")
]
LOCAL_PATH = re.compile(r"(?<![\w.<>/])(?:/(?:home|root|tmp|work|Users|mnt)/|[A-Z]:\\\\?Users)")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def anchors(page: str) -> set[str]:
    """The names under which a page's headings can be linked."""
    heads = re.findall(r"^#+ (.+)$", FENCE.sub("", page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def fences(page: str, language: str) -> list[str]:
    return [body for name, body in FENCE.findall(page) if name == language]


def rows_below(page: str, heading: str) -> Iterator[list[str]]:
    """Yield the cells of the first table below a heading, without its head."""
    _, _, below = page.partition(f"{heading}\n")
    assert below, heading
    lines = below[below.index("\n|") + 1 :].splitlines()
    for line in lines[2:]:
        if not line.startswith("|"):
            return
        yield [cell.strip() for cell in line.strip("|").split("|")]


# --- links and words ---


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_relative_links_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(text_of(page)):
        if "://" in link or link.startswith("mailto:"):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(text_of(target)), link


def test_pages_that_the_code_names_exist() -> None:
    named_pages = re.compile(r"docs/[\w./-]+\.md")
    missing = {
        f"{named(source)}: {page}"
        for source in SOURCES
        for page in named_pages.findall(text_of(source))
        if not (ROOT / page).exists()
    }
    assert missing == set()


def test_index_of_decisions_names_every_page() -> None:
    folder = ROOT / "docs" / "decisions"
    pages = {path.name for path in folder.glob("[0-9]*.md")}
    assert set(LINK.findall(text_of(folder / "README.md"))) == pages


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_page_holds_no_path_of_a_machine(page: Path) -> None:
    assert LOCAL_PATH.findall(text_of(page)) == []


def test_nothing_names_a_package_host() -> None:
    naming = {
        f"{named(path)}: {host}"
        for path in (*PAGES, *SOURCES, ROOT / "pyproject.toml")
        for host in PACKAGE_HOSTS
        if host in text_of(path).lower()
    }
    assert naming == set()


# --- README: the command line ---


def subcommands() -> list[str]:
    parser = cli._parser()
    actions = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    return list(actions[0].choices)


@pytest.mark.parametrize("command", subcommands())
def test_readme_shows_every_command(command: str) -> None:
    assert f"$ lsapp {command} " in text_of(README)


def transcripts() -> list[tuple[list[str], list[str], int]]:
    """The commands of README's console blocks with the lines they print and their exit codes."""
    found: list[tuple[list[str], list[str], int]] = []
    for line in "".join(fences(text_of(README), "console")).splitlines():
        if line.startswith("$ "):
            found.append((shlex.split(line[2:]), [], 0))
        elif line.startswith("[exit "):
            command, lines, _ = found[-1]
            found[-1] = (command, lines, int(line[6:-1]))
        else:
            found[-1][1].append(line)
    return found


def stands_in(lines: list[str], printed: list[str]) -> bool:
    """Tell whether ``lines`` stand in ``printed`` in this order; ``…`` stands for anything."""
    left = iter(printed)
    return all(
        any(re.fullmatch(re.escape(line).replace("…", ".*"), one) for one in left)
        for line in lines
        if line != "…"
    )


def change_a_percentage(source: Path, target: Path) -> None:
    """Do what README says somebody did to the workbook."""
    book = openpyxl.load_workbook(source)
    sheet = book["Nhiệm vụ"]
    column = next(c.column for c in sheet[1] if c.value == "progress.percent")
    cell = next(row[0] for row in sheet.iter_rows(5, None, column, column) if row[0].value == 45)
    cell.value = 90
    book.save(target)


def test_readme_transcripts_run_as_they_are_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    commands = transcripts()
    assert len(commands) > 15
    for command, lines, expected in commands:
        if "sua.xlsx" in command and not Path("sua.xlsx").exists():
            change_a_percentage(Path("nop/KH48_2026_X06040_r1.xlsx"), Path("sua.xlsx"))
        assert command[0] == "lsapp"
        code = cli.main(command[1:])
        out, err = capfd.readouterr()
        # Messages and data go two ways; on a console they come in the order of the README.
        printed = (err + out).replace("\\", "/").splitlines()
        assert code == expected, (command, err)
        assert stands_in(lines, printed), (command, printed)


# --- docs/format.md: the specification ---


def json_type(hint: Any) -> str:
    """The name that the specification gives to a field's type."""
    origin = typing.get_origin(hint) or hint
    if origin in (types.UnionType, typing.Union):
        arms = [arm for arm in typing.get_args(hint) if arm is not type(None)]
        return "number" if set(arms) == {int, Decimal} else json_type(arms[0])
    names: dict[Any, str] = {
        bool: "boolean", dict: "object", dt.date: "date", dt.datetime: "moment", int: "integer",
        list: "array of text", Records: "object", Status: "state", str: "text",
    }  # fmt: skip
    return names[origin]


def field_rows(struct: type[msgspec.Struct]) -> list[tuple[str, str, str]]:
    return [
        (
            f"`{field.name}`",
            json_type(field.type),
            "yes" if type(None) in typing.get_args(field.type) else "no",
        )
        for field in msgspec.structs.fields(struct)
    ]


def test_specification_lists_the_payload() -> None:
    rows = [(row[0], row[1], row[2]) for row in rows_below(text_of(FORMAT_PAGE), "## Payload")]
    assert rows == field_rows(Payload)


@pytest.mark.parametrize("kind", TRAVELLING, ids=lambda kind: kind.KIND)
def test_specification_lists_every_field_of_a_record(kind: type[Record]) -> None:
    page = text_of(FORMAT_PAGE)
    lists = dict(zip(TRAVELLING, Records.__struct_fields__, strict=True))
    heading = next(
        line
        for line in page.splitlines()
        if line.startswith(f"#### {kind.KIND} in `{lists[kind]}`")
    )
    rows = list(rows_below(page, heading))
    assert [(row[0], row[1], row[2]) for row in rows] == field_rows(kind)[2:]
    assert [row[3] for row in rows] == [
        FIELD_LABELS[kind.KIND].get(name, "") for name in kind.__struct_fields__[2:]
    ]
    assert all(row[4] for row in rows)


def test_specification_shows_a_payload_that_is_sound() -> None:
    page = text_of(FORMAT_PAGE)
    (shown,) = fences(page, "json")
    content = rfc8785.dumps(json.loads(shown))
    payload = read_payload(content)
    assert canonical(payload) == content
    assert f"`{digest(content)}`" in page
    code = f"lsapp:1:{payload.plan}:{payload.unit}:{payload.round}:r1:{digest(content)}"
    assert code in page


def test_specification_names_what_the_code_writes() -> None:
    page = text_of(FORMAT_PAGE)
    names = {FORMAT, ATTACHMENT_NAME, carrier.TEMPLATE_FORMAT, carrier.NO_RECORD} | {
        sheets.PAYLOAD_SHEET,
        *(status.value for status in Status),
        *(verdict.value for verdict in Verdict),
        *Head.__struct_fields__,
        *carrier.TemplateIdentity.__struct_fields__,
        natural_key(Letterhead, "X06040"),
    }
    assert [name for name in sorted(names) if f"`{name}`" not in page] == []
    assert sheets.CUT_MARK in page
    assert f"Schema {SCHEMA}." in page


def test_specification_names_every_row_and_property_of_the_workbook() -> None:
    page = text_of(FORMAT_PAGE)
    (shown,) = fences(page, "json")
    payload = read_payload(rfc8785.dumps(json.loads(shown)))
    rows = carrier.payload_rows(canonical(payload))
    written = {f"`{row[0]}`" for row in rows}
    assert {row[0] for row in rows_below(page, "### The hidden sheet")} == written
    assert [one for one in carrier.properties(payload, "") if f"`{one}`" not in page] == []


def test_specification_gives_the_limits_that_hold() -> None:
    given = {}
    for name, value in rows_below(text_of(FORMAT_PAGE), "## Limits"):
        found = re.match(r"`(\w+)`", name)
        assert found is not None
        given[found[1]] = int(value.replace(",", ""))
    assert given == {name: getattr(DEFAULT_LIMITS, name) for name in given}
    assert {"file", "cells", "rows", "seconds", "memory"} <= given.keys()

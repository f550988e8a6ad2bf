# SPDX-License-Identifier: MIT
"""Printed through Qt and a real CUPS on loopback: what its printer would put onto paper, read back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from cups_server import PRINTER, CupsServer, Job, cups_server

ROOT = Path(__file__).resolve().parents[2]
PROCESS = Path(__file__).with_name("printing_process.py")

pytestmark = [pytest.mark.full, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def server() -> Iterator[CupsServer]:
    with cups_server() as server:
        yield server


def print_from_window(server: CupsServer, sample: Path, **order: Any) -> dict[str, Any]:
    """Print in a process of its own; it says nothing on stderr, such as of a document left open."""
    env = dict(os.environ, CUPS_SERVER=server.address, QT_QPA_PLATFORM="offscreen")
    env["PYTHONPATH"] = str(ROOT)
    done = subprocess.run(
        [sys.executable, str(PROCESS), str(sample), json.dumps(order)],
        env=env,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    noise = [line for line in done.stderr.splitlines() if "plugin does not support" not in line]
    assert (done.returncode, noise) == (0, [])
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def print_one(server: CupsServer, sample: Path, **order: Any) -> tuple[dict[str, Any], Job]:
    """Print, and return what the window told and the one job that came of it."""
    before = server.count()
    told = print_from_window(server, sample, **order)
    return told, server.jobs(before + 1)[-1]


class Paper:
    """A page as it came out: its size, the text's dots an inch, and where there is ink."""

    def __init__(self, page: Any) -> None:
        self.size = tuple(round(one) for one in page.get_size())
        images = list(page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,)))
        boxes = [one.get_bounds() for one in images]
        self.resolutions = {
            round(one.get_px_size()[0] / (box[2] - box[0]) * 72)
            for one, box in zip(images, boxes, strict=True)
        }
        self.picture = page.render(scale=1, grayscale=True).to_pil()

    def ink(self) -> tuple[int, int, int, int]:
        """The edges of what is printed, in points: left, top, right, bottom."""
        box: tuple[int, int, int, int] = self.picture.point(lambda dot: 255 * (dot < 160)).getbbox()
        return box


def papers(job: Job) -> list[Paper]:
    document = pdfium.PdfDocument(job.path.read_bytes())
    made = [Paper(page) for page in document]
    document.close()
    return made


def test_the_report_comes_out_whole_and_sharp_its_annexes_turned(
    server: CupsServer, sample: Path
) -> None:
    told, job = print_one(
        server, sample, page="submission", click=["duplexLong"], numbers={"copies": 2}
    )
    sheets = papers(job)
    assert told["offered"] == told["printer"] == PRINTER
    assert len(sheets) == told["count"] > 10
    assert job.title == "Báo cáo năm 2026"
    assert job.options["sides"] == "two-sided-long-edge"
    assert job.options["media"] == "A4"
    assert {one.size for one in sheets} == {(595, 842)}
    assert {dots for one in sheets for dots in one.resolutions} == {600}
    # The text of a standing page keeps 30 mm at the left (ND 30/2020, Phụ lục I) and the head of an
    # annex, whose margin is 20 mm, stands at that edge.
    left, _top, right, _bottom = sheets[0].ink()
    assert left == pytest.approx(85, abs=2)
    assert right < 595 - 40
    annex = sheets[-1].ink()
    assert annex[0] == pytest.approx(57, abs=8)
    assert annex[3] - annex[1] > 600
    assert job.copies == 2


def test_a_range_on_a_grey_printer(server: CupsServer, sample: Path) -> None:
    told, job = print_one(
        server,
        sample,
        page="submission",
        click=["printRange", "grayscale", "duplexShort"],
        numbers={"from": 4, "to": 6},
    )
    assert told["count"] == len(papers(job)) == 3
    assert job.options["sides"] == "two-sided-short-edge"
    images = pdfium.PdfDocument(job.path.read_bytes())
    bits = {
        one.get_metadata().bits_per_pixel
        for page in images
        for one in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,))
    }
    images.close()
    assert bits == {1, 8}


def test_pages_typed_as_a_list_are_the_document_s_whatever_the_order(
    server: CupsServer, sample: Path
) -> None:
    _told, job = print_one(
        server,
        sample,
        page="submission",
        click=["pagesRadioButton"],
        tick=["reverse"],
        pages="1,3-4",
    )
    first, *_others = sheets = papers(job)
    assert len(sheets) == 3
    assert first.ink()[1] == pytest.approx(
        57, abs=3
    )  # the one page whose text begins at the very top


def test_the_page_in_view_alone(server: CupsServer, sample: Path) -> None:
    told, job = print_one(server, sample, page="submission", click=["printCurrentPage"], current=1)
    (sheet,) = papers(job)
    assert told["count"] == 1
    assert sheet.ink()[1] < 60  # its number stands above the text, which the first page has not


def test_the_programme_is_printed_by_a_key(server: CupsServer, sample: Path) -> None:
    told, job = print_one(server, sample, page="programme")
    assert f"máy in {PRINTER}" in told["notice"]
    assert len(papers(job)) > 2
    assert "CTr" in job.title

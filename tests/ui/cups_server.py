# SPDX-License-Identifier: MIT
"""A CUPS of its own on loopback with one printer, which keeps in a folder what would go onto paper."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

PRINTER: Final = "giu_lai"
_BINARIES: Final = Path("/usr/lib/cups")
_PATIENCE: Final = 60.0  # seconds

_CUPSD: Final = """\
Listen 127.0.0.1:{port}
LogLevel info
DefaultAuthType None
Browsing Off
WebInterface No
PreserveJobFiles No
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""
_FILES: Final = """\
ServerRoot {folder}/root
ServerBin {folder}/bin
DataDir /usr/share/cups
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/state
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
Sandboxing relaxed
"""
_PRINTERS: Final = f"""\
<DefaultPrinter {PRINTER}>
Info Keeps what is printed
DeviceURI keep:/
State Idle
Accepting Yes
</DefaultPrinter>
"""
_BACKEND: Final = """\
#!/bin/sh
[ $# -eq 0 ] && {{ echo 'direct keep:/ "Keep" "Keep"'; exit 0; }}
cat "${{6:--}}" > {folder}/out/$1.pdf
printf '%s\\n%s\\n%s\\n' "$3" "$4" "$5" > {folder}/out/$1.new
mv {folder}/out/$1.new {folder}/out/$1.job
"""
_PPD: Final = """\
*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "KEEP.PPD"
*Manufacturer: "KH48"
*Product: "(Keep)"
*ModelName: "KH48 Keep"
*ShortNickName: "KH48 Keep"
*NickName: "KH48 Keep"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*FileSystem: False
*cupsVersion: 2.4
*cupsFilter: "application/vnd.cups-pdf 0 -"
*OpenUI *PageSize/Page Size: PickOne
*OrderDependency: 10 AnySetup *PageSize
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion/Page Region: PickOne
*OrderDependency: 10 AnySetup *PageRegion
*DefaultPageRegion: A4
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "{edge} {edge} {right} {top}"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*OpenUI *ColorModel/Color: PickOne
*OrderDependency: 10 AnySetup *ColorModel
*DefaultColorModel: RGB
*ColorModel RGB/Color: "<</cupsColorSpace 1>>setpagedevice"
*ColorModel Gray/Grayscale: "<</cupsColorSpace 0>>setpagedevice"
*CloseUI: *ColorModel
*OpenUI *Duplex/2-Sided Printing: PickOne
*OrderDependency: 20 AnySetup *Duplex
*DefaultDuplex: None
*Duplex None/Off: ""
*Duplex DuplexNoTumble/Long-Edge: "<</Duplex true/Tumble false>>setpagedevice"
*Duplex DuplexTumble/Short-Edge: "<</Duplex true/Tumble true>>setpagedevice"
*CloseUI: *Duplex
*OpenUI *Resolution/Resolution: PickOne
*OrderDependency: 10 AnySetup *Resolution
*DefaultResolution: 600dpi
*Resolution 600dpi/600 DPI: "<</HWResolution[600 600]>>setpagedevice"
*CloseUI: *Resolution
"""


class Job(NamedTuple):
    """What reached the printer: the paper as a PDF, and how the spooler asked for it."""

    path: Path
    title: str
    copies: int
    options: dict[str, str]


class CupsServer:
    """A running server: ``address`` is what goes into ``CUPS_SERVER``."""

    def __init__(self, folder: Path, port: int) -> None:
        self._folder = folder
        self._port = port
        self.address = f"127.0.0.1:{port}"

    def count(self) -> int:
        """Return how many jobs have come out."""
        return len(list((self._folder / "out").glob("*.job")))

    def jobs(self, count: int) -> list[Job]:
        """Wait until so many jobs have come out, and return them in their order."""
        out = self._folder / "out"
        end = time.monotonic() + _PATIENCE
        while len(found := sorted(out.glob("*.job"), key=lambda one: int(one.stem))) < count:
            if time.monotonic() > end:
                raise AssertionError(f"only {len(found)} jobs: {self.log()}")
            time.sleep(0.1)
        return [_job(one) for one in found]

    def log(self) -> str:
        """Return the end of the server's log."""
        path = self._folder / "log" / "error"
        return path.read_text("utf-8", "replace")[-4000:] if path.exists() else ""

    def wait_until_up(self, process: subprocess.Popen[bytes]) -> None:
        """Wait until the server answers."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end and process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self._port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError(f"cupsd does not answer: {self.log()}")


@contextmanager
def cups_server(edge: int = 12) -> Iterator[CupsServer]:
    """Run a server whose printer cannot reach ``edge`` points at each side of the paper."""
    # The spooler's own user has to get in, which pytest's folders do not allow.
    folder = Path(tempfile.mkdtemp(prefix="kh48-cups-"))
    folder.chmod(0o755)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    _write(folder, port, edge)
    command = [_cupsd(), "-f", "-c", folder / "cupsd.conf", "-s", folder / "cups-files.conf"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    server = CupsServer(folder, port)
    try:
        server.wait_until_up(process)
        yield server
    finally:
        process.terminate()
        process.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def _cupsd() -> str:
    found = shutil.which("/usr/sbin/cupsd")
    assert found, "cupsd is missing: apt-get install cups-daemon cups-filters-core-drivers"
    return found


def _write(folder: Path, port: int, edge: int) -> None:
    for name in ("root/ppd", "bin/backend", "spool/tmp", "cache", "state", "log", "out"):
        (folder / name).mkdir(parents=True)
    (folder / "out").chmod(0o777)
    for name in ("daemon", "filter", "notifier"):
        (folder / "bin" / name).symlink_to(_BINARIES / name)
    files = _FILES.format(folder=folder)
    if os.geteuid() == 0:
        files += "User lp\nGroup lp\nSystemGroup root\n"
    ppd = _PPD.format(edge=edge, right=595 - edge, top=842 - edge)
    for name, text in (
        ("cupsd.conf", _CUPSD.format(port=port)),
        ("cups-files.conf", files),
        ("root/printers.conf", _PRINTERS),
        (f"root/ppd/{PRINTER}.ppd", ppd),
        ("bin/backend/keep", _BACKEND.format(folder=folder)),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "bin" / "backend" / "keep").chmod(0o755)


def _job(path: Path) -> Job:
    title, copies, options = path.read_text("utf-8").splitlines()
    pairs = (one.partition("=") for one in options.split())
    return Job(
        path.with_suffix(".pdf"), title, int(copies), {name: value for name, _, value in pairs}
    )

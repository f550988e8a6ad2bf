# SPDX-License-Identifier: MIT
"""Where files lie: what ships with the program, and where an office's own files belong.

Nothing here creates a folder; who writes there does. What ships lies in one of three places: the
frozen folder, inside the installed package, or beside the package in the source tree.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import NamedTuple

import platformdirs

APP_FOLDER = "KH48"

_SYNCHRONISED_NAMES = (
    ("place.onedrive", re.compile(r"onedrive( - .+)?", re.IGNORECASE)),
    ("place.dropbox", re.compile(r"dropbox( \(.+\))?", re.IGNORECASE)),
    ("place.google_drive", re.compile(r"google ?drive|my drive|drive của tôi", re.IGNORECASE)),
    ("place.other_sync", re.compile(r"icloud ?drive|nextcloud|owncloud", re.IGNORECASE)),
)
_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_SHARE_FILESYSTEMS = frozenset({"afs", "ceph", "cifs", "davfs", "ncpfs", "nfs", "nfs4", "smb3"}) | {
    f"fuse.{name}" for name in ("davfs2", "glusterfs", "gvfsd-fuse", "rclone", "sshfs")
}
_DRIVE_REMOTE = 4  # GetDriveTypeW: a network drive
_OCTAL_ESCAPE = re.compile(r"\\([0-7]{3})")

_TIMES_FILES = (
    ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"),
    (
        "Times_New_Roman.ttf",
        "Times_New_Roman_Bold.ttf",
        "Times_New_Roman_Italic.ttf",
        "Times_New_Roman_Bold_Italic.ttf",
    ),
)


class SerifFaces(NamedTuple):
    """The files of the four faces of one serif family."""

    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path


def data_dir() -> Path:
    """Return the folder of plans, forms, units and samples that ship with the program."""
    return _shipped_dir() / "data"


def resources_dir() -> Path:
    """Return the folder of icons, fonts, colour profile and translations."""
    return _shipped_dir() / "resources"


def fonts_dir() -> Path:
    """Return the folder of the fonts that ship with the program."""
    return resources_dir() / "fonts"


def shipped_serif_fonts() -> SerifFaces:
    """Return the faces of Liberation Serif, which are always there."""
    names = ("Regular", "Bold", "Italic", "BoldItalic")
    return SerifFaces(*(fonts_dir() / f"LiberationSerif-{name}.ttf" for name in names))


def system_serif_fonts() -> SerifFaces | None:
    """Return the machine's own Times New Roman, or ``None`` unless all four faces are there.

    Decree 30/2020/NĐ-CP, Annex I, asks for Times New Roman; old releases of it lack letters, so
    who embeds a face has to check that it has those of the text.
    """
    for folder in _times_folders():
        for names in _TIMES_FILES:
            faces = SerifFaces(*(folder / name for name in names))
            if all(face.is_file() for face in faces):
                return faces
    return None


def documents_dir() -> Path:
    """Return the person's Documents folder, as the system names it."""
    return Path(platformdirs.user_documents_dir())


def local_data_dir() -> Path:
    """Return the folder of backups, logs and settings on this machine, never a roaming one."""
    return Path(platformdirs.user_data_dir(APP_FOLDER, appauthor=False, roaming=False))


def backups_dir() -> Path:
    """Return the folder of the automatic backups."""
    return local_data_dir() / "backups"


def logs_dir() -> Path:
    """Return the folder of the log files."""
    return local_data_dir() / "logs"


def database_dir() -> tuple[Path, str | None]:
    """Return where a new database goes, and the code of why that is not Documents, if it is not."""
    documents = documents_dir()
    reason = is_synchronised_or_share(documents)
    return (documents, None) if reason is None else (local_data_dir(), reason)


def is_synchronised_or_share(path: Path) -> str | None:
    """Return why ``path`` is no place for a database, or ``None`` where it lies on this machine.

    Codes: ``place.onedrive``, ``place.dropbox``, ``place.google_drive``, ``place.other_sync``
    (another program copies the file while it is written), ``place.share`` (locks do not hold over
    a network). ``path`` need not exist.
    """
    resolved = Path(path).resolve()
    return _synchronised(resolved) or ("place.share" if _is_share(resolved) else None)


def _shipped_dir() -> Path:
    package = Path(__file__).resolve().parent
    if getattr(sys, "frozen", False):
        return Path(str(getattr(sys, "_MEIPASS", Path(sys.executable).parent)))
    return package if (package / "data").is_dir() else package.parent


def _times_folders() -> list[Path]:
    if os.name == "nt":
        folders = [Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"]
        local = os.environ.get("LOCALAPPDATA")
        return [*folders, *([Path(local) / "Microsoft" / "Windows" / "Fonts"] if local else [])]
    shared = ("msttcorefonts", "truetype/msttcorefonts", "msttcore", "corefonts")
    return [Path("/usr/share/fonts") / name for name in shared]


def _synchronised(path: Path) -> str | None:
    for variable in _ONEDRIVE_VARIABLES:
        root = os.environ.get(variable)
        if root and path.is_relative_to(Path(root).resolve()):
            return "place.onedrive"
    for part in path.parts:
        for code, name in _SYNCHRONISED_NAMES:
            if name.fullmatch(part):
                return code
    return None


def _is_share(path: Path) -> bool:
    if sys.platform == "win32":
        windows_path = PureWindowsPath(path)
        return _is_unc(windows_path) or _drive_type(windows_path.anchor) == _DRIVE_REMOTE
    else:  # the type checker reads one branch per system
        try:
            mounts = Path("/proc/self/mounts").read_text("utf-8", errors="surrogateescape")
        except OSError:  # no Linux: nothing tells, so nothing is said
            return False
        return _filesystem(PurePosixPath(path), mounts.splitlines()) in _SHARE_FILESYSTEMS


if sys.platform == "win32":

    def _drive_type(anchor: str) -> int:
        import ctypes

        return int(ctypes.windll.kernel32.GetDriveTypeW(anchor))


def _is_unc(path: PureWindowsPath) -> bool:
    """Tell whether ``path`` names another machine (``\\\\server\\share``), not a device."""
    drive = path.drive.upper()
    return drive.startswith("\\\\?\\UNC\\") or (
        drive.startswith("\\\\") and not drive.startswith(("\\\\?\\", "\\\\.\\"))
    )


def _filesystem(path: PurePosixPath, mounts: Iterable[str]) -> str | None:
    """Return the type of the file system that holds ``path``, from the lines of /proc/mounts."""
    found: tuple[int, str] | None = None
    for line in mounts:
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = PurePosixPath(_OCTAL_ESCAPE.sub(lambda m: chr(int(m[1], 8)), fields[1]))
        # The deepest mount point holds the path; of two on one point the later hides the other.
        if path.is_relative_to(point) and (found is None or len(point.parts) >= found[0]):
            found = (len(point.parts), fields[2])
    return found[1] if found else None

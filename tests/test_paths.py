# SPDX-License-Identifier: MIT
"""Where files lie: source tree, wheel and frozen folder; Documents unless another copies it."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from lsapp import paths

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def no_cloud(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        monkeypatch.delenv(variable, raising=False)


def test_source_tree_holds_what_ships() -> None:
    assert paths.data_dir() == ROOT / "data"
    assert paths.resources_dir() == ROOT / "resources"
    assert paths.data_dir().is_dir()
    assert (paths.resources_dir() / "icc" / "sRGB.icc").is_file()


def test_wheel_holds_what_ships_inside_the_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = tmp_path / "site-packages" / "lsapp"
    (package / "data").mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(package / "paths.py"))
    assert paths.data_dir() == package / "data"
    assert paths.fonts_dir() == package / "resources" / "fonts"


def test_frozen_folder_holds_what_ships(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.data_dir() == tmp_path / "data"


def test_shipped_serif_has_four_faces_with_every_vietnamese_letter() -> None:
    from reportlab.pdfbase.ttfonts import TTFontFile

    letters = [*range(0x1EA0, 0x1EFA), *map(ord, "ĐđƠơƯưĂăÂâÊêÔô₫–“”…")]
    for face in paths.shipped_serif_fonts():
        characters = TTFontFile(str(face)).charToGlyph
        assert [chr(c) for c in letters if c not in characters] == []


@pytest.mark.parametrize(
    "names",
    [
        ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"),
        (
            "Times_New_Roman.ttf",
            "Times_New_Roman_Bold.ttf",
            "Times_New_Roman_Italic.ttf",
            "Times_New_Roman_Bold_Italic.ttf",
        ),
    ],
)
def test_system_serif_needs_all_four_faces(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, names: tuple[str, ...]
) -> None:
    monkeypatch.setattr(paths, "_times_folders", lambda: [tmp_path / "none", tmp_path])
    for name in names[:3]:
        (tmp_path / name).touch()
    assert paths.system_serif_fonts() is None
    (tmp_path / names[3]).touch()
    assert paths.system_serif_fonts() == tuple(tmp_path / name for name in names)


def test_own_files_lie_in_documents_and_in_the_local_folder() -> None:
    home = Path(os.environ["HOME"]).resolve()
    assert paths.documents_dir().resolve() == home / "Documents"
    assert paths.local_data_dir().resolve().is_relative_to(home)
    assert paths.local_data_dir().name == "KH48"
    assert paths.backups_dir().parent == paths.logs_dir().parent == paths.local_data_dir()


def test_database_goes_to_documents() -> None:
    assert paths.database_dir() == (paths.documents_dir(), None)


def test_database_stays_local_where_documents_are_synchronised(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(paths, "documents_dir", lambda: tmp_path / "OneDrive" / "Documents")
    assert paths.database_dir() == (paths.local_data_dir(), "place.onedrive")


@pytest.mark.parametrize(
    ("folder", "code"),
    [
        ("OneDrive", "place.onedrive"),
        ("OneDrive - UBND tỉnh Lạng Sơn", "place.onedrive"),
        ("Dropbox", "place.dropbox"),
        ("dropbox (Sở KH&CN)", "place.dropbox"),
        ("Google Drive", "place.google_drive"),
        ("Drive của tôi", "place.google_drive"),
        ("Nextcloud", "place.other_sync"),
        ("OneDrive của Sở", None),
        ("Dropbox cũ", None),
        ("Tài liệu", None),
    ],
)
def test_synchronised_folder_is_known_by_its_name(
    tmp_path: Path, folder: str, code: str | None
) -> None:
    assert paths.is_synchronised_or_share(tmp_path / folder / "kh48" / "2026.lsdb") == code


@pytest.mark.parametrize("variable", ["OneDrive", "OneDriveConsumer", "OneDriveCommercial"])
def test_onedrive_is_known_by_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str
) -> None:
    monkeypatch.setenv(variable, str(tmp_path / "Dam may"))
    assert paths.is_synchronised_or_share(tmp_path / "Dam may" / "a.lsdb") == "place.onedrive"
    assert paths.is_synchronised_or_share(tmp_path / "Dam may 2" / "a.lsdb") is None


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_a_link_into_a_synchronised_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "Documents").symlink_to(tmp_path / "Dropbox")
    assert paths.is_synchronised_or_share(tmp_path / "Documents" / "a.lsdb") == "place.dropbox"


def test_share_is_said_after_synchronisation(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(paths, "_is_share", lambda path: True)
    assert paths.is_synchronised_or_share(tmp_path / "a.lsdb") == "place.share"
    assert paths.is_synchronised_or_share(tmp_path / "Dropbox" / "a.lsdb") == "place.dropbox"


@pytest.mark.parametrize(
    ("text", "unc"),
    [
        (r"\\may-chu\kh48\2026.lsdb", True),
        (r"\\?\UNC\may-chu\kh48\2026.lsdb", True),
        (r"\\?\C:\kh48\2026.lsdb", False),
        (r"\\.\C:\kh48\2026.lsdb", False),
        (r"C:\kh48\2026.lsdb", False),
    ],
)
def test_unc_path_is_another_machine(text: str, unc: bool) -> None:
    assert paths._is_unc(PureWindowsPath(text)) is unc


MOUNTS = (
    "/dev/sda1 / ext4 rw 0 0",
    "may-chu:/kh48 /mnt/chung nfs4 rw 0 0",
    "//may-chu/van\\040ban /mnt/van\\040ban cifs rw 0 0",
    "/dev/sdb1 /mnt/chung/usb vfat rw 0 0",
    "gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0",
    "broken",
)


@pytest.mark.parametrize(
    ("path", "filesystem", "share"),
    [
        ("/home/canbo/a.lsdb", "ext4", False),
        ("/mnt/chung/a.lsdb", "nfs4", True),
        ("/mnt/chung2/a.lsdb", "ext4", False),
        ("/mnt/chung/usb/a.lsdb", "vfat", False),
        ("/mnt/van ban/a.lsdb", "cifs", True),
        ("/run/user/1000/gvfs/smb-share/a.lsdb", "fuse.gvfsd-fuse", True),
    ],
)
def test_deepest_mount_tells_the_file_system(path: str, filesystem: str, share: bool) -> None:
    found = paths._filesystem(PurePosixPath(path), MOUNTS)
    assert found == filesystem
    assert (found in paths._SHARE_FILESYSTEMS) is share


def test_later_mount_hides_the_earlier_one() -> None:
    mounts = ("//may-chu/a /mnt cifs rw 0 0", "/dev/sdb1 /mnt ext4 rw 0 0")
    assert paths._filesystem(PurePosixPath("/mnt/a.lsdb"), mounts) == "ext4"

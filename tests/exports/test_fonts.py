# SPDX-License-Identifier: MIT
"""Loading faces: sound families are used, broken ones are named and passed over."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from lsapp import paths
from lsapp.errors import UserError
from lsapp.exports.fonts import (
    VIETNAMESE_LETTERS,
    Fonts,
    load_fonts,
    missing_characters,
    office_fonts,
    printable,
)

PROFILE = paths.resources_dir() / "icc" / "sRGB.icc"


def copy_of_shipped(folder: Path) -> paths.SerifFaces:
    copies = [Path(shutil.copy(file, folder / file.name)) for file in paths.shipped_serif_fonts()]
    return paths.SerifFaces(*copies)


def test_the_shipped_family_prints_every_vietnamese_letter(fonts: Fonts) -> None:
    assert fonts.family == "Liberation Serif"
    assert fonts.rejected == ()
    assert missing_characters(VIETNAMESE_LETTERS, fonts) == ()
    assert fonts.profile[36:40] == b"acsp"


def test_the_first_sound_family_wins(tmp_path: Path) -> None:
    first = copy_of_shipped(tmp_path)
    fonts = load_fonts([None, first, paths.shipped_serif_fonts()], profile=PROFILE)
    assert fonts.rejected == ()


def test_the_machine_always_has_fonts_to_print_with() -> None:
    assert office_fonts().family in ("Liberation Serif", "Times New Roman")


@pytest.mark.parametrize("size", [0, 3, 11, 200, 5_000, 100_000, 300_000])
def test_a_file_cut_short_is_passed_over_and_named(tmp_path: Path, size: int) -> None:
    broken = copy_of_shipped(tmp_path)
    broken.bold.write_bytes(broken.bold.read_bytes()[:size])
    fonts = load_fonts([broken, paths.shipped_serif_fonts()], profile=PROFILE)
    (reason,) = fonts.rejected
    assert "LiberationSerif-Bold.ttf" in reason


def test_a_face_that_is_not_there_is_passed_over(tmp_path: Path) -> None:
    broken = copy_of_shipped(tmp_path)
    broken.italic.unlink()
    fonts = load_fonts([broken, paths.shipped_serif_fonts()], profile=PROFILE)
    assert "LiberationSerif-Italic.ttf" in fonts.rejected[0]


def test_random_damage_never_stops_the_program(tmp_path: Path) -> None:
    sound = paths.shipped_serif_fonts()
    data = sound.regular.read_bytes()
    chance = random.Random(48)
    for _ in range(25):
        damaged = bytearray(data)
        for _ in range(chance.choice((1, 20, 2000))):
            # Most of the damage goes where the tables and their directory are.
            end = chance.choice((400, 20_000, len(data)))
            damaged[chance.randrange(end)] = chance.randrange(256)
        file = tmp_path / "damaged.ttf"
        file.write_bytes(damaged)
        fonts = load_fonts([sound._replace(regular=file), sound], profile=PROFILE)
        assert len(fonts.rejected) in (0, 1)


def test_without_any_sound_family_it_says_so(tmp_path: Path) -> None:
    broken = copy_of_shipped(tmp_path)
    broken.regular.write_bytes(b"not a font")
    with pytest.raises(UserError) as caught:
        load_fonts([broken], profile=PROFILE)
    assert caught.value.code == "fonts.missing"
    assert "LiberationSerif-Regular.ttf" in str(caught.value.facts["tried"])


def test_without_the_colour_profile_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        load_fonts([paths.shipped_serif_fonts()], profile=tmp_path / "none.icc")
    assert caught.value.code == "fonts.profile_missing"


def test_what_a_face_lacks_is_printed_visibly_and_reported(fonts: Fonts) -> None:
    text = "Đạt 😀 và 中 😀\n"
    assert printable(text, fonts.faces["regular"]) == "Đạt [U+1F600] và [U+4E2D] [U+1F600]\n"
    assert missing_characters(text, fonts) == ("😀", "中")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Tie\u0302\u0301ng Vie\u0323\u0302t", "Tiếng Việt"),
        ("a\tb\u2003c", "a b c"),
        ("1\u202f000\u00a0000", "1\u00a0000\u00a0000"),
        ("so\u200bft\u00adly\ufe0f", "softly"),
        ("m\u0302", "m\u0302"),
        ("<b>&amp;=1+1", "<b>&amp;=1+1"),
        ("một\ndòng", "một\ndòng"),
        ("\ud800", "[U+D800]"),
    ],
)
def test_text_is_composed_and_inkless_characters_go(typed: str, printed: str, fonts: Fonts) -> None:
    assert printable(typed, fonts.faces["regular"]) == printed


def test_copies_of_a_font_do_not_share_their_state(fonts: Fonts) -> None:
    first, second = fonts.copies()["regular"], fonts.copies()["regular"]
    assert first.face is not second.face
    assert first.state is not second.state

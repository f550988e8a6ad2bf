# SPDX-License-Identifier: MIT
from __future__ import annotations

import unicodedata
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsapp.domain.legacy import Encoding, convert, detect
from lsapp.domain.text import clean

TONES: Final = ("\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VOWELS: Final = "aăâeêioôơuưy"

# TCVN 5712:1993, VN3, letter by letter: huyền, hỏi, ngã, sắc, nặng of each vowel.
TCVN3_TONED: Final = {
    "a": "B5 B6 B7 B8 B9", "ă": "BB BC BD BE C6", "â": "C7 C8 C9 CA CB", "e": "CC CE CF D0 D1",
    "ê": "D2 D3 D4 D5 D6", "i": "D7 D8 DC DD DE", "o": "DF E1 E2 E3 E4", "ô": "E5 E6 E7 E8 E9",
    "ơ": "EA EB EC ED EE", "u": "EF F1 F2 F3 F4", "ư": "F5 F6 F7 F8 F9", "y": "FA FB FC FD FE",
}  # fmt: skip
TCVN3_PLAIN: Final = {
    "Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5, "Ư": 0xA6, "Đ": 0xA7,
    "ă": 0xA8, "â": 0xA9, "ê": 0xAA, "ô": 0xAB, "ơ": 0xAC, "ư": 0xAD, "đ": 0xAE,
}  # fmt: skip
TCVN3: Final = {letter: chr(code) for letter, code in TCVN3_PLAIN.items()} | {
    unicodedata.normalize("NFC", vowel + tone): chr(int(code, 16))
    for vowel, codes in TCVN3_TONED.items()
    for tone, code in zip(TONES, codes.split(), strict=True)
}

# VNI-Windows: the mark that follows a vowel, by the vowel's own sign and its tone.
VNI_MARKS: Final = {
    "": dict(zip(TONES, "øûõùï", strict=True)),
    "\u0302": dict(zip(("", *TONES), "âàåãáä", strict=True)),
    "\u0306": dict(zip(("", *TONES), "êèúüéë", strict=True)),
}
VNI_SINGLE: Final = {"ì": "ì", "ỉ": "æ", "ĩ": "ó", "í": "í", "ị": "ò", "ỵ": "î", "đ": "ñ"}


def to_tcvn3(text: str) -> str:
    return "".join(TCVN3.get(char, char) for char in text)


def _vni_letter(char: str) -> str:
    lower = char.lower()
    if lower in VNI_SINGLE:
        coded = VNI_SINGLE[lower]
    else:
        base, *marks = unicodedata.normalize("NFD", lower)
        tone = next((mark for mark in marks if mark in TONES), "")
        sign = next((mark for mark in marks if mark not in TONES), "")
        if sign == "\u031b":
            base, sign = {"o": "ô", "u": "ö"}[base], ""
        coded = base + (VNI_MARKS[sign][tone] if sign or tone else "")
    return coded.upper() if char.isupper() else coded


def to_vni(text: str) -> str:
    return "".join(char if char.isascii() else _vni_letter(char) for char in text)


LOWER: Final = sorted(
    {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in ("", *TONES)}
    | set("bcdđghklmnpqrstvx")
)
RUNNING: Final = (
    "Cộng hòa xã hội chủ nghĩa Việt Nam. Độc lập - Tự do - Hạnh phúc. Ủy ban nhân dân tỉnh Lạng "
    "Sơn ban hành kế hoạch thực hiện quyết định của Thủ tướng Chính phủ về tiếp tục đẩy mạnh xây "
    "dựng đội ngũ trí thức trong thời kỳ công nghiệp hóa, hiện đại hóa đất nước và hội nhập quốc "
    "tế. Giao Sở Khoa học và Công nghệ chủ trì, phối hợp với các sở, ban, ngành kiểm tra, giám "
    "sát; những vướng mắc, khó khăn, kiến nghị gửi về để tổng hợp, báo cáo. Thất Khê, Đoàn Kết, "
    "Kỳ Lừa, Bình Gia, Hữu Lũng, Văn Quan, Điềm He, Khuất Xá, Đồng Đăng, Na Sầm, Lợi Bác, Vân "
    "Nham, Nhân Lý, Bằng Mạc, nghiên cứu, khuyến khích, thưởng, quỹ, thuế, bưởi, xuống, ruộng, "
    "người, tuổi trẻ, uống, ngoằn ngoèo, khuỷu, khuya, hươu, yểu, quyển, nghỉ, ý kiến"
)  # fmt: skip
SENTENCES: Final = [part.strip() for part in RUNNING.replace(";", ".").split(".") if part.strip()]


@pytest.mark.parametrize("text", [*SENTENCES, RUNNING])
def test_running_text_is_recognised_and_converted(text: str) -> None:
    lower = text.lower()
    assert detect(to_tcvn3(lower)) is Encoding.TCVN3
    assert convert(to_tcvn3(lower), Encoding.TCVN3) == lower
    for cased in (text, lower, text.upper()):
        assert detect(to_vni(cased)) is Encoding.VNI
        assert convert(to_vni(cased), Encoding.VNI) == cased


@given(st.text(st.sampled_from([*LOWER, " ", "-", "1"]), max_size=40))
def test_tcvn3_round_trip_of_any_small_letters(text: str) -> None:
    assert convert(to_tcvn3(text), Encoding.TCVN3) == text


@given(st.text(st.sampled_from([*LOWER, *map(str.upper, LOWER), " ", "-", "1"]), max_size=40))
def test_vni_round_trip_of_any_letters(text: str) -> None:
    assert convert(to_vni(text), Encoding.VNI) == text


def test_tables_are_complete() -> None:
    assert len(TCVN3) == 12 * 5 + 14
    for letter in LOWER:
        assert convert(to_tcvn3(letter), Encoding.TCVN3) == letter
        assert convert(to_vni(letter), Encoding.VNI) == letter
        assert convert(to_vni(letter.upper()), Encoding.VNI) == letter.upper()
    for capital in "ĂÂÊÔƠƯĐ":
        assert convert(to_tcvn3(capital), Encoding.TCVN3) == capital


@pytest.mark.parametrize(
    ("typed", "encoding", "meant"),
    [
        (
            "Céng hßa x· héi chñ nghÜa ViÖt Nam",
            Encoding.TCVN3,
            "Cộng hòa xã hội chủ nghĩa Việt Nam",
        ),
        ("L¹ng S¬n", Encoding.TCVN3, "Lạng Sơn"),
        ("Së Khoa häc vµ C«ng nghÖ", Encoding.TCVN3, "Sở Khoa học và Công nghệ"),
        ("KÕ ho¹ch 48/KH-UBND", Encoding.TCVN3, "Kế hoạch 48/KH-UBND"),
        ("Thñ t\xad\xedng", Encoding.TCVN3, "Thủ tướng"),
        ("§¶ng", Encoding.TCVN3, "Đảng"),
        ("ViÖt", Encoding.TCVN3, "Việt"),
        ("UBND X· ThÊt Khª", Encoding.TCVN3, "UBND Xã Thất Khê"),
        (
            "CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM",
            Encoding.TCVN3,
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        ),
        ("Coäng hoøa xaõ hoäi", Encoding.VNI, "Cộng hòa xã hội"),
        ("Laïng Sôn", Encoding.VNI, "Lạng Sơn"),
        ("UÛY BAN NHAÂN DAÂN", Encoding.VNI, "ỦY BAN NHÂN DÂN"),
        ("Uûy ban nhaân daân", Encoding.VNI, "Ủy ban nhân dân"),
        ("ñaûng", Encoding.VNI, "đảng"),
        ("thöùc", Encoding.VNI, "thức"),
    ],
)
def test_text_of_old_files(typed: str, encoding: Encoding, meant: str) -> None:
    assert detect(typed) is encoding
    assert convert(typed, encoding) == meant


def test_cleaned_text_still_converts() -> None:
    # clean() takes the letter at 0xD0, é in TCVN3, for a badly typed Đ.
    typed = to_tcvn3("em bé, thước vẽ của lớp")
    cleaned = clean(typed)
    assert cleaned is not None
    assert "Đ" in cleaned
    assert detect(cleaned) is Encoding.TCVN3
    assert convert(cleaned, Encoding.TCVN3) == "em bé, thước vẽ của lớp"


@pytest.mark.parametrize(
    "text",
    [
        *SENTENCES,
        RUNNING.upper(),
        "", "hòa", "xã", "Đà", "là nhà trí", "thí điểm ở xã", "ô tô và xã", "có là", "À",
        "tri thuc",
        "Ban hanh ke hoach", "Đoàn xã", "ông bà và cháu", "áo dài và nón lá", "HÒA", "XÃ HÒA",
        # Signs, units and figures.
        "5 µm", "day 5 µm", "5µg", "µ", "10 ¸ 12", "1¸2", "N·m", "mo men N·m", "n×m", "k×n",
        "© 2020", "®",
        "Microsoft®", "Intel® Core", "Sun®", "m²", "½", "1½", "·", "· Báo cáo", "§ 3", "§3 Abs. 2",
        "20°C",
        "y = µx", "±5", "£m", "100 ¥", "«an toan»", "a¹", "x³ + y²",
        # Other languages.
        "café", "thé", "où est-il", "coïncidence", "Thaï", "naïve", "Noël", "hôtel",
        "élève à l'école",
        "Où êtes-vous allés à l'été dernier, mon frère ? Là-bas, très loin de l'île.",
        "für Müller und Bäcker schön", "Größe, Straße, Mädchen und Bücher gehören zu mir",
        "año niño señor",
        "España mañana", "¿Qué día será mañana en el corazón del país?", "på så får",
        "São Paulo ação",
        "Jag är här för att få gå på bio så ofta det går", "resumé", "Tromsø", "Łódź", "Ærøskøbing",
        "Hyvää päivää, tämä työ on pian tehty", "Größer als π", "naïf, haï, maïs", "gün, göz, üç",
        "það er gott veður á Íslandi", "Türkçe öğreniyorum", "Привет, мир", "日本語",
    ],
)  # fmt: skip
def test_nothing_else_is_taken_for_an_old_encoding(text: str) -> None:
    assert detect(text) is None
    assert detect(unicodedata.normalize("NFC", text.upper())) is None


@given(st.text(st.characters(exclude_categories=()), max_size=30))
def test_any_text_is_read_without_failing(text: str) -> None:
    assert detect(text) in (None, *Encoding)
    for encoding in Encoding:
        assert unicodedata.is_normalized("NFC", convert(text, encoding))


@given(st.text(st.characters(max_codepoint=0x7F), max_size=30))
def test_ascii_stays_as_it_is(text: str) -> None:
    assert detect(text) is None
    assert convert(text, Encoding.TCVN3) == convert(text, Encoding.VNI) == text

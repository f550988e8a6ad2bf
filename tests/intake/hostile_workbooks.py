# SPDX-License-Identifier: MIT
"""Workbooks whose parts lie, swell, or point where nothing of theirs should be."""

from __future__ import annotations

import random
from collections.abc import Callable

from packages import MAIN, packed, parts, relationships, sheet, workbook


def _rows(rows: str, strings: str | None = None) -> Callable[[], bytes]:
    return lambda: packed(parts(rows, strings))


def _sheet(content: str | bytes) -> Callable[[], bytes]:
    return lambda: packed(parts(sheet=content))


def _many_sheets() -> bytes:
    keys = [f"rId{number}" for number in range(1, 201)]
    content = parts()
    content["xl/workbook.xml"] = workbook(*((f"B{key}", key) for key in keys))
    content["xl/_rels/workbook.xml.rels"] = relationships(
        *((key, "worksheet", f"worksheets/sheet{key[3:]}.xml") for key in keys)
    )
    return packed(content)


def _same_part_twice() -> bytes:
    content = parts()
    content["xl/workbook.xml"] = workbook(("A", "rId1"), ("B", "rId2"))
    content["xl/_rels/workbook.xml.rels"] = relationships(
        ("rId1", "worksheet", "worksheets/sheet1.xml"),
        ("rId2", "worksheet", "../xl/worksheets/sheet1.xml"),
    )
    return packed(content)


def _target(target: str, kind: str = "worksheet") -> Callable[[], bytes]:
    def make() -> bytes:
        content = parts()
        content["xl/_rels/workbook.xml.rels"] = relationships(("rId1", kind, target))
        return packed(content)

    return make


def _without(name: str) -> Callable[[], bytes]:
    return lambda: packed({key: value for key, value in parts().items() if key != name})


def _tag_flood() -> bytes:
    """More tags than any honest file, with noise between them so that they do not pack too well."""
    noise = random.Random(1)
    block = "".join("<a/>" * 60 + noise.randbytes(4).hex() for _ in range(140_000))
    return packed(parts(sheet=sheet("", after=block)))


def _style_flood() -> bytes:
    noise = random.Random(2)
    formats = "".join(f'<xf numFmtId="{noise.randrange(10**6)}"/>' for _ in range(410_000))
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs>{formats}</cellXfs></styleSheet>'
    return packed({**parts(), "xl/styles.xml": styles})


_XML_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "{("&a" + (str(n - 1) if n else "") + ";") * 10}">' for n in range(9))
    + f']><worksheet xmlns="{MAIN}">&a8;</worksheet>'
)
_QUADRATIC = (
    f'<!DOCTYPE x [<!ENTITY a "{"a" * 60_000}">]><worksheet xmlns="{MAIN}">{"&a;" * 60_000}'
    "</worksheet>"
)
_XXE = (
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="str"><v>&a;</v></c></row>'
    "</sheetData></worksheet>"
)

WORKBOOKS: dict[str, tuple[Callable[[], bytes], str]] = {
    "billion-laughs": (_sheet(_XML_BOMB), "package.dtd"),
    "quadratic-blowup": (_sheet(_QUADRATIC), "package.dtd"),
    "external-entity": (_sheet(_XXE), "package.dtd"),
    "doctype-alone": (_sheet("<!DOCTYPE worksheet>" + sheet("")), "package.dtd"),
    "undefined-entity": (
        _rows('<row r="1"><c r="A1" t="str"><v>&nothing;</v></c></row>'),
        "package.bad_xml",
    ),
    "corner-cell": (
        _rows(
            '<row r="1"><c r="A1"><v>1</v></c></row>'
            '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        ),
        "workbook.cell_outside",
    ),
    "row-outside": (_rows('<row r="1048577"/>'), "workbook.cell_outside"),
    "column-outside": (
        _rows('<row r="1"><c r="XFE1"><v>1</v></c></row>'),
        "workbook.cell_outside",
    ),
    "reference-nonsense": (
        _rows('<row r="1"><c r="1A"><v>1</v></c></row>'),
        "workbook.cell_outside",
    ),
    "cell-of-another-row": (
        _rows('<row r="1"><c r="A2"><v>1</v></c></row>'),
        "workbook.cell_outside",
    ),
    "cell-twice": (
        _rows('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
        "workbook.damaged",
    ),
    "row-twice": (
        _rows('<row r="1"><c r="A1"><v>1</v></c></row><row r="1"/>'),
        "workbook.damaged",
    ),
    "two-values": (
        _rows('<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>'),
        "workbook.damaged",
    ),
    "cell-in-cell": (
        _rows('<row r="1"><c r="A1"><c r="B1"><v>1</v></c></c></row>'),
        "workbook.damaged",
    ),
    "string-index-too-high": (
        _rows('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'),
        "workbook.damaged",
    ),
    "string-index-negative": (
        _rows('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'),
        "workbook.damaged",
    ),
    "number-nan": (_rows('<row r="1"><c r="A1"><v>NaN</v></c></row>'), "workbook.damaged"),
    "number-long": (
        _rows(f'<row r="1"><c r="A1"><v>{"9" * 100_000}</v></c></row>'),
        "workbook.damaged",
    ),
    "kind-unknown": (
        _rows('<row r="1"><c r="A1" t="zz"><v>1</v></c></row>'),
        "workbook.damaged",
    ),
    "huge-shared-string": (
        _rows("", f"<si><t>{'a ' * 500_000}</t></si>"),
        "workbook.text_too_long",
    ),
    "huge-string-in-runs": (
        _rows("", "<si>" + "<r><t>aaaaaaaaaa</t></r>" * 25_000 + "</si>"),
        "workbook.text_too_long",
    ),
    "huge-inline-string": (
        _rows(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"ă" * 300_000}</t></is></c></row>'),
        "workbook.text_too_long",
    ),
    "deep-in-sheet": (
        _sheet(f'<worksheet xmlns="{MAIN}">{"<a>" * 100_000}{"</a>" * 100_000}</worksheet>'),
        "package.too_deep",
    ),
    "deep-in-cell": (
        _rows(f'<row r="1"><c r="A1">{"<f>" * 1000}{"</f>" * 1000}</c></row>'),
        "package.too_deep",
    ),
    "deep-in-strings": (
        _rows("", f"<si>{'<t>' * 10_000}{'</t>' * 10_000}</si>"),
        "package.too_deep",
    ),
    "deep-in-workbook": (
        lambda: packed(parts(book=f"<workbook>{'<a>' * 1000}{'</a>' * 1000}</workbook>")),
        "package.too_deep",
    ),
    "too-many-tags": (
        _tag_flood,
        "package.too_many_elements",
    ),
    "too-many-styles": (
        _style_flood,
        "package.too_many_elements",
    ),
    "no-workbook": (_without("xl/workbook.xml"), "package.missing_part"),
    "no-relationships": (_without("_rels/.rels"), "workbook.not_a_workbook"),
    "no-sheet-part": (_without("xl/worksheets/sheet1.xml"), "package.missing_part"),
    "no-strings": (_without("xl/sharedStrings.xml"), "package.missing_part"),
    "no-sheets": (
        lambda: packed(parts(book=workbook())),
        "workbook.not_a_workbook",
    ),
    "too-many-sheets": (_many_sheets, "workbook.too_many_sheets"),
    "sheet-part-twice": (_same_part_twice, "workbook.damaged"),
    "sheet-name-twice": (
        lambda: packed(
            {
                **parts(book=workbook(("A", "rId1"), ("a", "rId9"))),
                "xl/_rels/workbook.xml.rels": relationships(
                    ("rId1", "worksheet", "worksheets/sheet1.xml"),
                    ("rId9", "worksheet", "worksheets/sheet2.xml"),
                ),
            }
        ),
        "workbook.damaged",
    ),
    "sheet-is-the-workbook": (_target("workbook.xml"), "workbook.damaged"),
    "sheet-is-its-relationships": (_target("_rels/workbook.xml.rels"), "workbook.damaged"),
    "target-outside": (_target("../../../../etc/passwd"), "package.outside_part"),
    "target-address": (_target("file:///etc/passwd"), "package.outside_part"),
    "target-share": (_target("\\\\server\\share\\a.xml"), "package.outside_part"),
    "xml-utf16": (_sheet(sheet("").encode("utf-16")), "package.encoding"),
    "xml-utf16-no-mark": (_sheet(sheet("").encode("utf-16-le")), "package.encoding"),
    "xml-utf7": (
        _sheet('<?xml version="1.0" encoding="UTF-7"?>' + sheet("")),
        "package.encoding",
    ),
    "xml-windows-1258": (
        _sheet('<?xml version="1.0" encoding="windows-1258"?>' + sheet("")),
        "package.encoding",
    ),
    "xml-not-utf8": (
        _sheet(sheet('<row r="1"><c r="A1" t="str"><v>\xff</v></c></row>').encode("latin-1")),
        "package.bad_xml",
    ),
    "xml-nul": (_sheet(sheet("\0")), "package.bad_xml"),
    "xml-unclosed": (_sheet(sheet("")[:-5]), "package.bad_xml"),
    "xml-two-roots": (_sheet(sheet("") * 2), "package.bad_xml"),
    "xml-empty": (_sheet(""), "package.bad_xml"),
}

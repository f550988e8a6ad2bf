# SPDX-License-Identifier: MIT
"""Holds pages that were read back to the decree's table; each breach becomes a sentence."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from decree_table import (
    COMPONENTS,
    FAMILIES,
    FIRST_LINE,
    LENGTH_TOLERANCE,
    LINE_SPACING,
    MARGINS,
    PAPER,
    PARAGRAPH_GAP,
    RULE_SHARE,
    SIGNATURE_SPACE,
    SIZE_TOLERANCE,
)
from printed_pages import MM_PER_POINT, Print, ShownPage, Stroke

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_BLANK = 0.25
_CAPTION = 12.5
_NEAR = 3.0
"""How far below words their rule is looked for."""
_SECTION = re.compile(r"[IVX]+\. ")
_CLAUSE = re.compile(r"\d+\. ")
_POINT = re.compile(r"[a-zđ]\) ")


class Paper(NamedTuple):
    """What is to stand on a document of one unit."""

    parent: tuple[str, ...]
    name: tuple[str, ...]
    symbol: str
    place: str
    kind: str
    signer: tuple[str, ...]
    addressed: bool = True
    bases: bool = False


def faults(pages: list[ShownPage], paper: Paper) -> list[str]:
    """Return what is off, empty where the document keeps to the decree."""
    main = list(itertools.takewhile(lambda page: page.width < page.height, pages))
    found = [*_sheets(pages), *_head(main[0], paper), *_body(main, paper), *_foot(main, paper)]
    found += _numbers(pages)
    for page in pages[len(main) :]:
        if _number_of(page) is None:
            found += _annex(page)
    return found


def inside(page: ShownPage) -> list[Print]:
    """The runs between the upper and the lower margin."""
    return [one for one in page.prints if 19 < one.baseline < page.height - 19]


def _set(name: str, prints: list[Print]) -> Iterator[str]:
    """Hold runs to the size and style of a component."""
    rule = COMPONENTS[name]
    if not prints:
        yield f"{name} ({rule.section}): not there"
    for one in prints:
        where = f"{name} ({rule.section}) «{one.text[:30]}»"
        if not rule.size.holds(one.size, SIZE_TOLERANCE):
            yield f"{where}: {one.size:.2f} pt"
        if (one.bold, one.italic) != (rule.bold, rule.italic):
            yield f"{where}: bold {one.bold}, italic {one.italic}"
        if rule.capitals != one.text.isupper():
            yield f"{where}: capitals {one.text.isupper()}"


def _near(name: str, value: float, wanted: float) -> Iterator[str]:
    if abs(value - wanted) > LENGTH_TOLERANCE:
        yield f"{name}: {value:.2f} mm, not {wanted:.2f} mm"


def _sheets(pages: list[ShownPage]) -> Iterator[str]:
    for number, page in enumerate(pages):
        if page.turned:
            yield f"sheet {number}: turned by the viewer"
        sides = sorted((page.width, page.height))
        yield from _near(f"sheet {number} (I.1): short side", sides[0], PAPER[0])
        yield from _near(f"sheet {number} (I.1): long side", sides[1], PAPER[1])
        for one in page.prints:
            if one.family not in FAMILIES:
                yield f"sheet {number} (I.4): {one.family}"
            if not one.black:
                yield f"sheet {number} (I.4): «{one.text[:30]}» is not black"
        printed = inside(page)
        lines = page.strokes
        left = min([one.left for one in printed] + [one.left for one in lines])
        right = max([one.right for one in printed] + [one.right for one in lines])
        top = min([one.top for one in printed] + [one.top for one in lines])
        foot = max([one.foot for one in printed] + [one.bottom for one in lines])
        edges = {"left": left, "right": page.width - right, "top": top}
        for side, edge in edges.items():
            least, most = MARGINS[side]
            # What stands first on a page need not fill the line: only the left edge is always met.
            limit = most if side == "left" else page.width
            if not least - LENGTH_TOLERANCE <= edge <= limit + LENGTH_TOLERANCE:
                yield f"sheet {number} (I.3): {side} {edge:.2f} mm"
        if page.height - foot < MARGINS["bottom"].least - LENGTH_TOLERANCE:
            yield f"sheet {number} (I.3): bottom {page.height - foot:.2f} mm"
    rights = [max(one.right for one in inside(page)) for page in pages if inside(page)]
    edge = min(page.width - right for page, right in zip(pages, rights, strict=True))
    if not MARGINS["right"].holds(edge, LENGTH_TOLERANCE):
        yield f"right margin (I.3): {edge:.2f} mm"
    first = min(one.top for one in inside(pages[0]))
    if not MARGINS["top"].holds(first, LENGTH_TOLERANCE):
        yield f"top margin (I.3): {first:.2f} mm"


def _rule_below(page: ShownPage, words: Print) -> Stroke | None:
    below = [
        one
        for one in page.strokes
        if one.level
        and 0 < one.top - words.baseline < _NEAR
        and abs(one.middle - words.middle) < words.width / 4
    ]
    return below[0] if len(below) == 1 else None


def _ruled(page: ShownPage, name: str, words: Print, *, whole: bool) -> Iterator[str]:
    """Hold the rule below words to their length, or to a third or half of it."""
    rule = _rule_below(page, words)
    if rule is None:
        yield f"{name}: no rule below"
        return
    if not rule.solid:
        yield f"{name}: the rule is dashed"
    yield from _near(f"{name}: middle of the rule", rule.middle, words.middle)
    if whole:
        yield from _near(f"{name}: length of the rule", rule.width, words.width)
    elif not RULE_SHARE.holds(rule.width / words.width, LENGTH_TOLERANCE / words.width):
        yield f"{name}: rule of {rule.width / words.width:.2f} of the words"


def _stacked(name: str, lines: list[Print]) -> Iterator[str]:
    """Hold lines of a head to one middle and single spacing."""
    for upper, lower in itertools.pairwise(lines):
        yield from _near(f"{name}: middle of «{lower.text[:20]}»", lower.middle, upper.middle)
        spacing = (lower.baseline - upper.baseline) / MM_PER_POINT / lower.size
        if not 0.95 * LINE_SPACING.least <= spacing <= 1.1 * LINE_SPACING.least:
            yield f"{name}: not single spaced ({spacing:.2f})"


def _head(page: ShownPage, paper: Paper) -> Iterator[str]:
    by_text = {one.text: one for one in page.prints}
    missing = [text for text in (NATION, MOTTO, *paper.parent, *paper.name) if text not in by_text]
    if missing:
        yield f"head: {missing} not there as a line"
        return
    nation, motto = by_text[NATION], by_text[MOTTO]
    parent = [by_text[text] for text in paper.parent]
    name = [by_text[text] for text in paper.name]
    yield from _set("national title", [nation])
    yield from _set("motto", [motto])
    yield from _stacked("ô 1", [nation, motto])
    yield from _ruled(page, "motto (II.1.b)", motto, whole=True)
    if parent:
        yield from _set("parent body", parent)
    yield from _set("issuing body", name)
    yield from _stacked("ô 2", [*parent, *name])
    yield from _ruled(page, "issuing body (II.2.b)", name[-1], whole=False)
    yield from _near("ô 1 and ô 2: first line", (parent or name)[0].baseline, nation.baseline)
    widest = max(one.right for one in (*parent, *name))
    if widest + 2 > nation.left:
        yield f"ô 2 runs into ô 1 ({nation.left - widest:.1f} mm)"
    numbers = [one for one in page.prints if one.text.startswith("Số:")]
    days = [one for one in page.prints if one.text.startswith(f"{paper.place}, ngày")]
    yield from _set("number", numbers)
    yield from _set("place and day", days)
    if numbers and days:
        if not numbers[0].text.replace(" ", "").endswith(paper.symbol):
            yield f"number (II.3): {numbers[0].text}"
        yield from _near("ô 3 and ô 4: base line", numbers[0].baseline, days[0].baseline)
        yield from _near("ô 3: middle", numbers[0].middle, name[0].middle)
        yield from _near("ô 4: middle", _with_room(days[0]).middle, nation.middle)
    yield from _title(page, paper)


def _with_room(day: Print) -> Print:
    """Return a day without its year with the whole room for it: the last blank has no ink."""
    if not day.text.endswith("năm"):
        return day
    return day._replace(right=day.right + _BLANK * day.size * MM_PER_POINT)


def _title(page: ShownPage, paper: Paper) -> Iterator[str]:
    kinds = [one for one in page.prints if one.text == paper.kind]
    yield from _set("type", kinds)
    if not kinds:
        return
    kind = kinds[0]
    after = [one for one in inside(page) if one.baseline > kind.baseline]
    subject = list(itertools.takewhile(lambda one: one.bold, after))
    yield from _set("subject", subject)
    yield from _stacked("ô 5a", [kind, *subject])
    yield from _near("ô 5a: middle", kind.middle, _text_middle(page))
    yield from _ruled(page, "subject (II.5)", subject[-1], whole=False)
    receivers = [one for one in page.prints if one.text.startswith("Kính gửi:")]
    if paper.addressed:
        yield from _set("receiver", receivers)
        for one in receivers:
            yield from _near("ô 9a: middle", one.middle, _text_middle(page))


def _text_middle(page: ShownPage) -> float:
    """The middle between the margins, left and right being the least allowed."""
    return (MARGINS["left"].least + page.width - MARGINS["right"].least) / 2


def _body(main: list[ShownPage], paper: Paper) -> Iterator[str]:
    lines = list(_body_lines(main, paper))
    texts = [one for _, one in lines]
    bases = [one for one in texts if one.italic]
    if paper.bases:
        yield from _set("basis", bases)
        ends = [one.text[-1] for one in bases if one.text[-1] in ";."]
        if ends != [";"] * (len(ends) - 1) + ["."] or not bases[0].text.startswith("Căn cứ"):
            yield f"basis (II.6.b): ends with {ends}"
    plain = [one for one in texts if not one.bold and not one.italic]
    yield from _set("body", [one for one in plain if not one.text.isupper()])
    firsts = [one for one in texts if one.left > MARGINS["left"].most + LENGTH_TOLERANCE]
    left = MARGINS["left"].least
    for one in firsts:
        if not any(abs(one.left - left - indent) <= LENGTH_TOLERANCE for indent in FIRST_LINE):
            yield f"first line (II.6) «{one.text[:30]}»: {one.left - left:.2f} mm"
    yield from _headings(texts, firsts)
    for (page, upper), (other, lower) in itertools.pairwise(lines):
        if page == other:
            yield from _spaced(upper, lower, firsts)
    if not texts or not texts[-1].text.endswith("./."):
        yield f"body: ends with «{texts[-1].text[-20:] if texts else ''}»"


def _headings(texts: list[Print], firsts: list[Print]) -> Iterator[str]:
    sections = [one for one in firsts if _SECTION.match(one.text)]
    yield from _set("section", sections)
    bold = [one for one in texts if one.bold and one not in sections and not one.text.isupper()]
    yield from _set("clause", bold)
    points = [one for one in firsts if _POINT.match(one.text)]
    if points:
        yield from _set("point", points)
    if any(not _CLAUSE.match(one.text) for one in bold if one in firsts):
        yield "clause (II.6): a bold line without its number"


def _spaced(upper: Print, lower: Print, firsts: list[Print]) -> Iterator[str]:
    """Hold two lines to the spacing of lines, and of paragraphs where the lower begins one."""
    step = (lower.baseline - upper.baseline) / MM_PER_POINT
    gap = PARAGRAPH_GAP if lower in firsts else 0.0
    least, most = LINE_SPACING.least * lower.size + gap, LINE_SPACING.most * lower.size
    if step < least - SIZE_TOLERANCE:
        yield f"spacing (II.6) above «{lower.text[:30]}»: {step:.2f} pt, at least {least:.2f} pt"
    if not gap and step > most + SIZE_TOLERANCE:
        yield f"spacing (II.6) above «{lower.text[:30]}»: {step:.2f} pt, at most {most:.2f} pt"


def _body_lines(main: list[ShownPage], paper: Paper) -> Iterator[tuple[int, Print]]:
    """Yield the lines of the body with their page; tables, head and foot left out."""
    head = main[0].find("Số:").baseline
    kind = main[0].find(paper.kind).baseline
    started = False
    for number, page in enumerate(main):
        table = [one for one in page.strokes if not one.level]
        above = min((one.top for one in table), default=0.0)
        below = max((one.bottom for one in table), default=0.0)
        for one in inside(page):
            if number == 0 and one.baseline <= max(head, kind):
                continue
            if one.text == "Nơi nhận:" or one.text == paper.signer[0]:
                return
            if number == 0 and not started:
                started = not one.bold
                if one.bold or one.text.startswith("Kính gửi:"):
                    started = False
                    continue
            caption = one.size < _CAPTION and above - 15 <= one.baseline < above
            if not (table and (caption or above <= one.baseline <= below)):
                yield number, one


def _foot(main: list[ShownPage], paper: Paper) -> Iterator[str]:
    pages = [page for page in main if any(one.text == "Nơi nhận:" for one in page.prints)]
    if len(pages) != 1:
        yield f"signature: on {len(pages)} pages"
        return
    (page,) = pages
    title = page.find("Nơi nhận:")
    signer = [page.find(text) for text in paper.signer]
    receivers = [
        one
        for one in page.prints
        if one.baseline > title.baseline and one.left < title.left + 5 and one.text[0] == "-"
    ]
    yield from _set("receivers' title", [title])
    yield from _set("receivers", receivers)
    yield from _set("signer", signer)
    yield from _stacked("ô 7a", signer)
    yield from _near("ô 9b and ô 7a: base line", title.baseline, signer[0].baseline)
    yield from _near("ô 9b: left", title.left, MARGINS["left"].least)
    ends = [one.text[-1] for one in receivers]
    if ends != [";"] * (len(ends) - 1) + ["."] or not receivers[-1].text.startswith("- Lưu: VT"):
        yield f"receivers (II.9.b): {[one.text for one in receivers]}"
    free = page.height - MARGINS["bottom"].least - signer[-1].baseline
    nearest = [
        one.top - signer[-1].baseline
        for one in inside(page)
        if one.baseline > signer[-1].baseline and one.right > _text_middle(page)
    ]
    if min([free, *nearest]) < SIGNATURE_SPACE - LENGTH_TOLERANCE:
        yield f"signature (II.7): {min([free, *nearest]):.1f} mm for hand and seal"
    if sum(one.baseline < title.baseline for one in inside(page)) < 2:
        yield "signature: torn from the text"


def _number_of(page: ShownPage) -> Print | None:
    """The page number, where one stands in the upper margin."""
    above = [one for one in page.prints if one.baseline <= 19]
    return above[0] if above else None


def _numbers(pages: list[ShownPage]) -> Iterator[str]:
    """Hold the numbers to 2, 3, … after each page without one: the document, then every annex."""
    wanted = 1
    for page in pages:
        number = _number_of(page)
        if number is None:
            wanted = 1
            continue
        wanted += 1
        yield from _set("page number", [number._replace(text=number.text.lower())])
        if number.text != str(wanted):
            yield f"page number (I.7): {number.text}, not {wanted}"
        yield from _near("page number (I.7): middle", number.middle, _text_middle(page))
        if not 5 < number.top < number.foot < MARGINS["top"].least:
            yield f"page number (I.7): {number.top:.1f} mm from the edge"
    if _number_of(pages[0]) is not None:
        yield "page number (I.7): shown on the first page"


def _annex(page: ShownPage) -> Iterator[str]:
    """Hold the head of an annex, on the first of its pages."""
    lines = inside(page)
    label = lines[0]
    if not re.fullmatch(r"Phụ lục( [IVX]+)?", label.text):
        yield f"annex (III.1): begins with «{label.text}»"
    title = list(itertools.takewhile(lambda one: one.bold and one.size > 12.5, lines[1:]))
    rest = lines[1 + len(title) :]
    reference = list(itertools.takewhile(lambda one: one.italic and one.size > 12.5, rest))
    yield from _set("annex", [label])
    yield from _set("annex title", title)
    yield from _set("annex reference", reference)
    for one in (label, *title, *reference):
        yield from _near(f"annex: middle of «{one.text[:20]}»", one.middle, _text_middle(page))
    if reference and not reference[0].text.startswith("(Kèm theo"):
        yield f"annex (III.1): «{reference[0].text}»"

# SPDX-License-Identifier: MIT
"""The provincial report in words: what the compiling department writes itself, section by section.

What a person typed is never changed by the program: figures in it are tokens that are put in when the
paper is made. Beside the words stand the figures as they were when they were written, so that a
section whose figures have changed since can be told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.domain.cleaning import clean_record
from lsapp.domain.period import RoundCode
from lsapp.domain.records import CompiledSection, Role, Round, natural_key
from lsapp.errors import UserError
from lsapp.report.blocks import Paragraph
from lsapp.report.figures import Expanded, Figure, expand
from lsapp.report.provincial import ProvincialContext, machine_blocks
from lsapp.report.provincial_drafts import changed_figures, draft_provincial, watched_figures
from lsapp.report.provincial_tokens import printed_figures
from lsapp.report.provincial_words import group_section, provincial_sections
from lsapp.services.compiling import Compiled, compile_round
from lsapp.services.desk import Desk
from lsapp.services.obligations import obligations_of
from lsapp.services.round_history import history_marks, rounds_before
from lsapp.services.unit_changes import unit_standing
from lsapp.storage.store import Store
from lsapp.storage.transaction import Change

__all__ = [
    "CompiledSheet",
    "CompiledWords",
    "Expanded",
    "Figure",
    "FigureChange",
    "WordsChange",
    "changed_sections",
    "changes_of",
    "compile_report",
    "compiled_sheet",
    "confirm_words",
    "department_unit",
    "department_words",
    "expand",
    "save_late_words",
    "save_words",
    "stamp_of",
]


class FigureChange(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that prints otherwise than when the words were written."""

    token: str
    label: str
    before: str
    now: str


class CompiledWords(msgspec.Struct, frozen=True, kw_only=True):
    """A section of the provincial report; ``short`` is its title where there is little room. ``machine``
    is what the program prints there by itself; ``draft`` a first wording (tokens); ``last`` what the
    round before printed.
    """

    code: str
    number: str
    title: str
    short: str
    level: int
    guidance: str | None
    by_itself: bool
    parent: bool
    machine: str
    draft: str | None
    last: str


class CompiledSheet(msgspec.Struct, frozen=True, kw_only=True):
    """The report in words: the department (code) that writes it, its sections in the order of print, what
    it has written by section, and the figures that a text may name. ``mark`` changes whenever the
    figures may have.
    """

    unit: str
    plan: str
    round: str
    counted: int
    sections: tuple[CompiledWords, ...]
    written: dict[str, CompiledSection]
    figures: dict[str, Figure]
    mark: str


class WordsChange(msgspec.Struct, frozen=True, kw_only=True):
    """What writing a section came to: the record as it stands, ``None`` where it is gone, and the change."""

    section: str
    record: CompiledSection | None
    change: Change


def department_unit(desk: Desk, plan: Plan) -> str:
    """Return the code of the unit whose report the provincial one is."""
    office = desk.office
    return office.unit if office.role is Role.COMPILING else plan.compiling_unit


def department_words(
    store: Store, plan: str, round_code: str, unit: str
) -> dict[str, CompiledSection]:
    """Return what the department has written for a round, by section."""
    found = store.select(CompiledSection, unit=unit, plan=plan, round=round_code)
    return {one.section: one for one in found if one.text}


def compile_report(desk: Desk, plan: Plan, round_code: str) -> Compiled:
    """Roll a round up with all that its paper needs: the department's own words, the rounds before.

    Raises UserError as ``compile_round`` does.
    """
    compiled = compile_round(desk, plan, round_code)
    code = compiled.figures.round.code
    words = department_words(desk.store, plan.code, code, compiled.context.unit.code)
    context = msgspec.structs.replace(
        compiled.context,
        words={section: one.text or "" for section, one in sorted(words.items())},
        history=rounds_before(desk, plan, code),
        standing=unit_standing(desk, plan, compiled.figures),
    )
    return msgspec.structs.replace(compiled, context=context)


def compiled_sheet(
    desk: Desk, plan: Plan, round_code: str, known: CompiledSheet | None = None
) -> CompiledSheet:
    """Return the report in words as it stands. Reads what is held of the round, unless nothing has come
    or was decided since ``known``.

    Raises UserError ``round.unreadable``, ``compile.no_reports``, ``submission.payload_missing``.
    """
    code = str(RoundCode.parse(round_code))
    unit = department_unit(desk, plan)
    mark = _mark(desk, plan, code, unit)
    if known is not None and known.mark == mark:
        written = department_words(desk.store, plan.code, code, unit)
        return msgspec.structs.replace(known, written=written)
    context = compile_report(desk, plan, code).context
    figures = context.tokens()
    last = _last_words(desk, plan, code, unit)
    return CompiledSheet(
        unit=unit,
        plan=plan.code,
        round=code,
        counted=len(context.figures.counted),
        sections=tuple(_sheet_section(plan, context, last)),
        written=department_words(desk.store, plan.code, code, unit),
        figures=figures,
        mark=mark,
    )


def _mark(desk: Desk, plan: Plan, code: str, unit: str) -> str:
    decided = sorted(obligations_of(desk.store, plan.code, code).items())
    dates = desk.store.select(Round, plan=plan.code, code=code)
    parts = (unit, plan.version, history_marks(desk, plan, code), decided, dates)
    return hashlib.sha256(msgspec.json.encode(parts, order="sorted")).hexdigest()


def _sheet_section(
    plan: Plan, context: ProvincialContext, last: Mapping[str, str]
) -> list[CompiledWords]:
    shorts = {group_section(one.code): one.short for one in plan.groups}
    return [
        CompiledWords(
            code=one.code,
            number=one.number,
            title=one.title,
            short=shorts.get(one.code, one.title),
            level=one.level,
            guidance=one.guidance,
            by_itself=one.by_itself,
            parent=one.parent,
            machine="\n".join(
                block.text for block in machine_blocks(context, one) if isinstance(block, Paragraph)
            ),
            draft=draft_provincial(plan, context.figures, one.code),
            last=last.get(one.code, ""),
        )
        for one in provincial_sections(plan)
    ]


def _last_words(desk: Desk, plan: Plan, code: str, unit: str) -> dict[str, str]:
    """Return what the round before said, tokens filled as they stood when it was written.

    To be read and taken over: no figure of an old round is put into words of this one.
    """
    before = str(RoundCode.parse(code).previous())
    words = department_words(desk.store, plan.code, before, unit)
    return {
        section: expand(one.text or "", _as_figures(one.figures)).text
        for section, one in words.items()
    }


def _as_figures(kept: Mapping[str, str]) -> dict[str, Figure]:
    return {
        token: Figure(token=token, heading="", label=token, value=value)
        for token, value in kept.items()
    }


def stamp_of(
    figures: Mapping[str, Figure], plan: Plan, section: str, text: str, before: Mapping[str, str]
) -> dict[str, str]:
    """Return the figures to be kept with a section's words: those that they speak of, as they stand now;
    where one was kept ``before``, as it stood then, until a person has gone over the change.
    """
    now = printed_figures(dict(figures), watched_figures(plan, section, text))
    return {token: before.get(token, value) for token, value in now.items()}


def changes_of(
    written: CompiledSection | None, figures: Mapping[str, Figure]
) -> tuple[FigureChange, ...]:
    """Return the figures of a section that have changed since its words were written."""
    if written is None:
        return ()
    return tuple(
        FigureChange(
            token=figure.token,
            label=f"{figure.heading}: {figure.label}",
            before=before,
            now=figure.printed,
        )
        for figure, before in changed_figures(written.figures, dict(figures))
    )


def changed_sections(desk: Desk, compiled: Compiled) -> tuple[str, ...]:
    """Return the titles of the written sections whose figures have changed since, in the order of print."""
    context, plan = compiled.context, compiled.plan
    code = compiled.figures.round.code
    written = department_words(desk.store, plan.code, code, context.unit.code)
    tokens = context.tokens() if written else {}
    return tuple(
        f"{one.number} {one.title}"
        for one in provincial_sections(plan)
        if changes_of(written.get(one.code), tokens)
    )


def save_words(
    desk: Desk, plan: Plan, sheet: CompiledSheet, section: str, text: str | None
) -> WordsChange:
    """Write a section as one action that can be undone; an emptied one is taken away. ``sheet`` is what
    the writer had before the eyes. Raises UserError ``text.too_long``.
    """
    place = CompiledSection(
        unit=sheet.unit,
        key=natural_key(CompiledSection, sheet.unit, sheet.plan, sheet.round, section),
        plan=sheet.plan,
        round=sheet.round,
        section=section,
    )
    return _write(desk, plan, place, text, sheet.figures)


def save_late_words(desk: Desk, plan: Plan, place: CompiledSection, text: object) -> Change:
    """Write words that were typed before, beside the figures as they stand now: none where no report is
    held any more. Raises UserError as ``compiled_sheet``, and ``text.too_long``.
    """
    try:
        figures = compiled_sheet(desk, plan, place.round).figures
    except UserError as error:
        if error.code != "compile.no_reports":
            raise
        figures = {}
    written = None if text is None else str(text)
    return _write(desk, plan, place, written, figures).change


def _write(
    desk: Desk,
    plan: Plan,
    place: CompiledSection,
    text: str | None,
    figures: Mapping[str, Figure],
) -> WordsChange:
    """Write words at ``place``, of which only the place counts."""
    held = desk.store.get(CompiledSection, place.unit, place.key)
    before = {} if held is None else held.figures
    stamp = stamp_of(figures, plan, place.section, text or "", before)
    record = clean_record(msgspec.structs.replace(place, text=text, figures=stamp))
    with desk.store.transaction("compiled.written") as tx:
        if record.text is not None:
            tx.put(record)
        elif held is not None:
            tx.delete(CompiledSection, place.unit, place.key)
        change = tx.commit()
    kept = record if record.text is not None else None
    return WordsChange(section=place.section, record=kept, change=change)


def confirm_words(desk: Desk, plan: Plan, sheet: CompiledSheet, section: str) -> WordsChange:
    """Say that a section's words hold with the figures of ``sheet``: they are kept beside them anew."""
    key = natural_key(CompiledSection, sheet.unit, sheet.plan, sheet.round, section)
    held = desk.store.get(CompiledSection, sheet.unit, key)
    record = None
    if held is not None:
        stamp = stamp_of(sheet.figures, plan, section, held.text or "", {})
        record = msgspec.structs.replace(held, figures=stamp)
    with desk.store.transaction("compiled.reviewed") as tx:
        if record is not None:
            tx.put(record)
        return WordsChange(section=section, record=record, change=tx.commit())

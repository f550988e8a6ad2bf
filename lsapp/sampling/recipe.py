# SPDX-License-Identifier: MIT
"""The recipe of a plan's samples: words, ranges and shares, read from ``data/samples/<plan>.toml``."""

from __future__ import annotations

from pathlib import Path

import msgspec

from lsapp.catalogue.model import UnitKind
from lsapp.errors import UserError

Words = tuple[str, ...]
ByKind = dict[UnitKind, Words]
Span = tuple[int, int]


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of the recipe's shapes; an unknown key is a fault."""


class ActivityWords(Part, frozen=True, kw_only=True):
    """An activity that an office might plan; ``cost`` in millions of đồng, 0 to 0 without money."""

    group: str
    content: str
    timeframe: str
    product: str
    task: str | None = None
    kinds: tuple[UnitKind, ...] = ()
    indicator: str | None = None
    baseline: str | None = None
    target: str | None = None
    cost: Span = (0, 0)
    results: Words = ()


class ProgrammeWords(Part, frozen=True, kw_only=True):
    """The programme: its title, its types, how many years it runs."""

    title: str
    doc_types: Words
    years: int
    note: str | None = None


class ExtraWords(Part, frozen=True, kw_only=True):
    """What further activities are made of, when more are wanted than there are words for."""

    content: Words
    fields: Words
    timeframes: Words
    products: Words
    cost: Span
    results: Words


class GroupWords(Part, frozen=True, kw_only=True):
    """What is said of a whole group."""

    none_arising: Words
    summary: Words


class DifficultyWords(Part, frozen=True, kw_only=True):
    """Difficulties, their causes, and what is asked for."""

    texts: Words
    causes: Words
    proposals: Words


class EvidenceWords(Part, frozen=True, kw_only=True):
    """File names and the text of the small files that stand for evidence."""

    names: Words
    text: str


class Split(Part, frozen=True, kw_only=True):
    """A column divided among others by weight; ``share`` of it is divided, the rest is not told."""

    whole: str
    parts: dict[str, int]
    share: float = 1.0


class GridRecipe(Part, frozen=True, kw_only=True):
    """How a form with fixed rows is filled: ranges of the base column by kind of unit and row."""

    base: str
    rows: dict[UnitKind, dict[str, Span]]
    splits: tuple[Split, ...] = ()
    shares: dict[str, tuple[str, float]] = {}
    money: dict[str, tuple[str, int]] = {}
    zero: Words = ()


class ListRecipe(Part, frozen=True, kw_only=True):
    """Rows that a list form may hold; where the count falls on 0 nothing arose, for the reason ``none``."""

    none: str
    count: dict[UnitKind, Span]
    rows: tuple[dict[str, int | str], ...]


class Recipe(Part, frozen=True, kw_only=True):
    """All that samples of one plan are made of."""

    plan: str
    programme: ProgrammeWords
    signatory: dict[UnitKind, str]
    leads: ByKind
    cooperating: ByKind
    sources: ByKind
    evidence: EvidenceWords
    activities: tuple[ActivityWords, ...]
    extra: ExtraWords
    groups: GroupWords
    difficulties: DifficultyWords
    sections: dict[str, Words]
    grids: dict[str, GridRecipe] = {}
    lists: dict[str, ListRecipe] = {}


def load_recipe(data_dir: Path, plan: str) -> Recipe:
    """Read the recipe of a plan; UserError ``sample.missing`` or ``sample.invalid``."""
    path = data_dir / "samples" / f"{plan}.toml"
    if not path.is_file():
        raise UserError("sample.missing", plan=plan, path=str(path))
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Recipe)
    except msgspec.MsgspecError as error:
        raise UserError("sample.invalid", path=str(path), fault=str(error)) from error

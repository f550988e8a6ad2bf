# SPDX-License-Identifier: MIT
"""Which rows of a grid are seen, and in what order: sorting, filters, groups. Without Qt.

What is seen is a list of integers: from 0 a row's place in ``rows``, from ``_FIRST_GROUP`` down a
group's heading, from ``_FIRST_NEW`` down the empty row at the end of a group. Nothing moves by itself:
rows that change keep their place until the person sorts or filters again.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Final

import msgspec

from lsapp.domain.text import fold
from ui.models.grid_columns import GridColumn, GridGroup

_FIRST_GROUP: Final = -1
_FIRST_NEW: Final = -1_000_000
_LONGEST_TRAIL: Final = 20


class NewRows(StrEnum):
    """Where an empty row waits to be typed into."""

    NONE = "none"
    AT_END = "at_end"
    IN_EACH_GROUP = "in_each_group"


class Sort(msgspec.Struct, frozen=True):
    """The column that decides the order, and whether it runs down."""

    column_key: str
    descending: bool = False


class BegunRow(msgspec.Struct, frozen=True):
    """A row that the person began; it stands in until its owner hands in the record."""

    key: str
    group: str = ""


def _narrows(words: Sequence[str], before: Sequence[str]) -> bool:
    """Tell whether whatever holds ``words`` also holds the words ``before``."""
    return len(words) >= len(before) and all(
        new.startswith(old) for old, new in zip(before, words, strict=False)
    )


def group_of_row(row: Any) -> str:
    """Return the key of the group that a row says it belongs to."""
    return getattr(row, "group", None) or ""


def is_group(entry: int) -> bool:
    """Tell whether a place holds the heading of a group."""
    return _FIRST_NEW < entry < 0


def is_new(entry: int) -> bool:
    """Tell whether a place holds an empty row to type into."""
    return entry <= _FIRST_NEW


class GridOrder:
    """Rows in the order of the screen; ``seen()`` computes what is seen from what was asked."""

    def __init__(self, columns: Sequence[GridColumn]) -> None:
        self._columns = {column.key: column for column in columns}
        self._searched = [column for column in columns if column.in_search]
        self._rows: list[Any] = []
        # Ranges as long as nothing is sorted or hidden: 100,000 places need not be written down.
        self._ordered: Sequence[int] = range(0)
        self._passed: Sequence[int] = range(0)
        self._found: Sequence[int] = range(0)
        self._words: tuple[str, ...] = ()
        self._trail: list[tuple[tuple[str, ...], Sequence[int]]] = []
        self._folded: list[str | None] = []
        self._warmed = 0
        self._sort_keys: dict[str, list[Any]] = {}
        self._texts: dict[str, list[str]] = {}
        self._group_of: Callable[[Any], str] = group_of_row
        self._all_groups: list[GridGroup] = []
        self._group_places: dict[str, int] = {}
        self.groups: tuple[GridGroup, ...] | None = None
        self.sort: Sort | None = None
        self.filters: dict[str, frozenset[str]] = {}
        self.closed: set[str] = set()
        self.new_rows = NewRows.NONE

    @property
    def rows(self) -> Sequence[Any]:
        """All rows, seen or not; entries of what is seen are places in here."""
        return self._rows

    @property
    def is_filtered(self) -> bool:
        """Tell whether anything hides rows."""
        return bool(self._words or self.filters)

    @property
    def visible_count(self) -> int:
        """How many rows the filters let through, folded away or not."""
        return len(self._found)

    def group(self, entry: int) -> GridGroup:
        """Return the group of a heading or of an empty row."""
        place = _FIRST_NEW - entry if is_new(entry) else _FIRST_GROUP - entry
        return self._all_groups[place]

    def group_key(self, entry: int) -> str:
        """Return the key of the group that an entry of any kind stands in, empty without groups."""
        if self.groups is None:
            return ""
        if entry < 0:
            return self.group(entry).key
        return self._group_key(self._rows[entry])

    def begin(self, rows: Sequence[Any]) -> None:
        """Take the first rows, sorted and filtered as was asked."""
        self._rows = list(rows)
        self._folded, self._warmed = [None] * len(rows), 0
        self._sort_keys, self._texts = {}, {}
        self.again()

    def changed_places(self, rows: Sequence[Any]) -> list[int] | None:
        """Return where ``rows`` differ from those held, or ``None`` where keys or their order do."""
        old = self._rows
        if len(old) != len(rows) or any(a.key != b.key for a, b in zip(old, rows, strict=True)):
            return None
        pairs = enumerate(zip(old, rows, strict=True))
        return [
            place
            for place, (before, after) in pairs
            if before is not after and before != after  # most are the very same
        ]

    def with_rows(self, rows: Sequence[Any]) -> GridOrder:
        """Return the same order of other rows.

        Rows that stay keep their place in a sorted view; rows that come are seen whatever the filters
        say, last of their group.
        """
        other = copy.copy(self)
        other._rows = list(rows)
        other._keep_places(self._rows)
        return other

    def set_columns(self, columns: Sequence[GridColumn]) -> None:
        """Read rows by other columns of the same keys from now on; the order seen stays."""
        self._columns = {column.key: column for column in columns}
        self._searched = [column for column in columns if column.in_search]
        self._folded = [None] * len(self._rows)
        self._warmed = 0
        self._sort_keys, self._texts = {}, {}

    def replace(self, place: int, row: Any) -> None:
        """Put a row with the same key in the place of another."""
        self._rows[place] = row
        self._forget(place, row)

    def set_groups(
        self, groups: Sequence[GridGroup] | None, group_of: Callable[[Any], str] | None = None
    ) -> None:
        """Put rows under headings, or no longer; rows of a group not listed come under its key."""
        self.groups = None if groups is None else tuple(groups)
        if group_of is not None:
            self._group_of = group_of

    def set_sort(self, sort: Sort | None) -> None:
        """Put all rows in order by one column; rows that are equal there keep the owner's order."""
        self.sort = sort
        self._ordered = range(len(self._rows))
        if sort is not None:
            keys = self._keys_by(sort.column_key)
            filled = [place for place in self._ordered if keys[place] is not None]
            empty = [place for place in self._ordered if keys[place] is None]
            filled.sort(key=keys.__getitem__, reverse=sort.descending)
            self._ordered = filled + empty
        self._pass_filters()

    def set_filters(self, filters: Mapping[str, frozenset[str]]) -> None:
        """Let through only rows whose words in each named column are among those given."""
        self.filters = dict(filters)
        self._pass_filters()

    def set_text(self, text: str) -> None:
        """Let through only rows that hold each word of ``text``, accents and case aside."""
        self._words = words = tuple(fold(text).split())
        # A letter more narrows what was found; one erased finds again what was found before it.
        while self._trail and not _narrows(words, self._trail[-1][0]):
            self._trail.pop()
        before, found = self._trail[-1] if self._trail else ((), self._passed)
        self._search(found, [word for word in words if word not in before])
        if words != before:
            self._trail = [*self._trail[-_LONGEST_TRAIL:], (words, self._found)]

    def again(self) -> None:
        """Sort and filter anew, after rows have changed under what was asked."""
        self.set_sort(self.sort)

    def warm(self, count: int) -> bool:
        """Fold the texts of ``count`` rows ahead of the first search; tell whether more are left."""
        stop = min(len(self._rows), self._warmed + count)
        for place in range(self._warmed, stop):
            if self._folded[place] is None:
                self._folded[place] = self._fold(self._rows[place])
        self._warmed = stop
        return stop < len(self._rows)

    def values(self, column_key: str) -> list[tuple[str, int]]:
        """Return the words in a column, in its order, with how many rows have them.

        Only rows that the other columns' filters let through count; empty cells come last, as ``""``.
        """
        texts, keys = self._texts_of(column_key), self._keys_by(column_key)
        others = {key: chosen for key, chosen in self.filters.items() if key != column_key}
        counts: dict[str, int] = {}
        first: dict[str, int] = {}
        for place in self._chosen(range(len(self._rows)), others):
            text = texts[place]
            counts[text] = counts.get(text, 0) + 1
            first.setdefault(text, place)
        blank = counts.pop("", 0)
        named = sorted(
            (text for text in counts if keys[first[text]] is not None),
            key=lambda text: keys[first[text]],
        )
        listed = [(text, counts[text]) for text in named]
        return [*listed, ("", blank)] if blank else listed

    def seen(self) -> list[int]:
        """Return what is seen: rows, headings and empty rows, from the top."""
        if self.groups is None:
            self._all_groups = [GridGroup(key="", title="")]
            empty = [_FIRST_NEW] if self.new_rows is not NewRows.NONE else []
            return [*self._found, *empty]
        return self._seen_in_groups(self.groups)

    def _seen_in_groups(self, groups: tuple[GridGroup, ...]) -> list[int]:
        self._all_groups = list(groups)
        self._group_places = {group.key: place for place, group in enumerate(groups)}
        members: list[list[int]] = [[] for _ in groups]
        rows, places, key_of = self._rows, self._group_places, self._group_key
        for place in self._found:
            key = key_of(rows[place])
            group = places.get(key)
            if group is None:
                group = places[key] = len(members)
                self._all_groups.append(GridGroup(key=key, title=key))
                members.append([])
            members[group].append(place)
        seen: list[int] = []
        last = len(members) - 1
        for place, group_row in enumerate(self._all_groups):
            if not members[place] and (self.is_filtered or not group_row.shown_empty):
                continue
            seen.append(_FIRST_GROUP - place)
            if group_row.key in self.closed:
                continue
            seen += members[place]
            if self.new_rows is NewRows.IN_EACH_GROUP:
                seen.append(_FIRST_NEW - place)
        if self.new_rows is NewRows.AT_END and last >= 0:
            seen.append(_FIRST_NEW - last)
        return seen

    def _group_key(self, row: Any) -> str:
        return row.group if type(row) is BegunRow else self._group_of(row)

    def _forget(self, place: int, row: Any) -> None:
        """Mend what is remembered of one row."""
        self._trail = []
        if self._folded[place] is not None:
            self._folded[place] = self._fold(row)
        for key, texts in self._texts.items():
            texts[place] = self._text(self._columns[key], row)
        for key, keys in self._sort_keys.items():
            keys[place] = self._key(self._columns[key], row)

    def _keep_places(self, old: list[Any]) -> None:
        """Carry order, filters and folded texts over to rows whose keys are others."""
        places = {row.key: place for place, row in enumerate(old)}
        came_from = [places.get(row.key) for row in self._rows]
        self._trail = []
        folded = self._folded
        self._folded = [
            None if was is None or old[was] != row else folded[was]
            for was, row in zip(came_from, self._rows, strict=True)
        ]
        self._warmed = 0
        self._sort_keys, self._texts = {}, {}
        now = {was: place for place, was in enumerate(came_from) if was is not None}
        fresh = [place for place, was in enumerate(came_from) if was is None]
        if self.sort is None:
            self._ordered = range(len(self._rows))
        else:
            self._ordered = [now[was] for was in self._ordered if was in now] + fresh
        self._passed = self._kept(self._passed, now, fresh) if self.filters else self._ordered
        self._found = self._kept(self._found, now, fresh) if self._words else self._passed

    def _kept(self, before: Sequence[int], now: Mapping[int, int], fresh: list[int]) -> list[int]:
        stay = {now[was] for was in before if was in now}
        stay.update(fresh)
        return [place for place in self._ordered if place in stay]

    def _pass_filters(self) -> None:
        self._trail = []
        self._passed = self._chosen(self._ordered, self.filters)
        self._search(self._passed, list(self._words))

    def _chosen(
        self, places: Sequence[int], filters: Mapping[str, frozenset[str]]
    ) -> Sequence[int]:
        for key, chosen in filters.items():
            texts = self._texts_of(key)
            places = [place for place in places if texts[place] in chosen]
        return places

    def _search(self, places: Sequence[int], words: Sequence[str]) -> None:
        if words:
            while self.warm(len(self._rows)):
                pass
        folded: list[Any] = self._folded
        for word in words:
            places = [place for place in places if word in folded[place]]
        self._found = places

    def _fold(self, row: Any) -> str:
        if type(row) is BegunRow:
            return ""
        return fold("\n".join([column.text_of(row) for column in self._searched]))

    def _texts_of(self, column_key: str) -> list[str]:
        texts = self._texts.get(column_key)
        if texts is None:
            column = self._columns[column_key]
            texts = self._texts[column_key] = [self._text(column, row) for row in self._rows]
        return texts

    def _keys_by(self, column_key: str) -> list[Any]:
        keys = self._sort_keys.get(column_key)
        if keys is None:
            column = self._columns[column_key]
            keys = self._sort_keys[column_key] = [self._key(column, row) for row in self._rows]
        return keys

    def _text(self, column: GridColumn, row: Any) -> str:
        return "" if type(row) is BegunRow else column.text_of(row)

    def _key(self, column: GridColumn, row: Any) -> Any:
        value = None if type(row) is BegunRow else column.value_of(row)
        return None if value is None else column.order_of(value)

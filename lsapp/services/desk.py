# SPDX-License-Identifier: MIT
"""An open office: its database, the catalogue it works by, and who is at the desk."""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from lsapp import paths
from lsapp.catalogue.letterheads import letterhead_for
from lsapp.catalogue.loader import Catalogue, load_catalogue
from lsapp.catalogue.model import Plan, Unit
from lsapp.catalogue.units import local_unit
from lsapp.domain.period import RoundCode
from lsapp.domain.records import (
    Letterhead,
    LocalUnit,
    Office,
    Record,
    Report,
    Role,
    Round,
)
from lsapp.errors import UserError
from lsapp.storage.database import Database, create, open_database
from lsapp.storage.store import Store
from lsapp.storage.transaction import Transaction
from lsapp.submission.round_head import report_record, round_record

Clock = Callable[[], dt.datetime]


def utc_now() -> dt.datetime:
    """Return the time now, UTC."""
    return dt.datetime.now(dt.UTC)


def login_name() -> str:
    """Return whom the journal names: the account that is logged in; empty where the system has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def evidence_folder(database: Path) -> Path:
    """Return where the files beside a database lie: ``<database>.files``."""
    return database.with_name(database.name + ".files")


class CatalogueSource(msgspec.Struct, frozen=True, kw_only=True):
    """The folders a catalogue is read from: the shipped one, and a province's newer set over it."""

    data: Path
    override: Path | None = None

    def load(self) -> Catalogue:
        """Read and check the catalogue."""
        return load_catalogue(self.data, self.override)

    def options(self) -> dict[str, str]:
        """Return the folders as the child process takes them."""
        folders = {"data": str(self.data)}
        return folders if self.override is None else folders | {"override": str(self.override)}


def installed_catalogue() -> CatalogueSource:
    """Return where the catalogue lies: what came with the program, and over it the province's newer set
    in the local data folder, where there is one.
    """
    newer = paths.local_data_dir() / "data"
    return CatalogueSource(data=paths.data_dir(), override=newer if newer.is_dir() else None)


class Desk:
    """One open database and what is needed to work on it; a context manager that closes it."""

    def __init__(
        self,
        database: Database,
        source: CatalogueSource,
        catalogue: Catalogue,
        path: Path,
        clock: Clock,
    ) -> None:
        self._database = database
        self.source = source
        self.catalogue = catalogue
        self.path = path
        self.clock = clock
        self.store = Store(database, clock=clock, who=login_name())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database; what was acknowledged is on the disk."""
        self._database.close()

    @property
    def database(self) -> Database:
        """The database itself, for backups."""
        return self._database

    @property
    def files(self) -> Path:
        """The folder of evidence and originals, beside the database."""
        return evidence_folder(self.path)

    @property
    def office(self) -> Office:
        """Whose database this is."""
        offices = self.store.select(Office)
        if not offices:
            raise UserError("database.no_office", path=str(self.path))
        return offices[0]

    def plan(self, code: str | None = None) -> Plan:
        """Return a plan by its code, else the office's own."""
        return self.catalogue.plan(code or self.office.plan)

    def unit(self, code: str) -> Unit:
        """Return a unit of the catalogue, or a local one; UserError ``unit.unknown``."""
        known = self.catalogue.units.find(code)
        if known is not None:
            return known
        local = self.store.select(LocalUnit, unit=code)
        if not local:
            raise UserError("unit.unknown", unit=code)
        return local_unit(local[0])


def create_desk(
    path: Path,
    *,
    unit: str,
    role: Role,
    plan: str,
    local_units: Sequence[LocalUnit] = (),
    source: CatalogueSource | None = None,
    clock: Clock = utc_now,
) -> Desk:
    """Make a new database for an office; UserError ``file.exists`` where there is one already."""
    source = source or installed_catalogue()
    catalogue = source.load()
    catalogue.plan(plan)
    desk = Desk(create(path), source, catalogue, path, clock)
    try:
        with desk.store.transaction("office.created", undoable=False) as tx:
            tx.put(Office(unit=unit, key="office", role=role, plan=plan))
            tx.put_many(local_units)
            tx.commit()
    except BaseException:
        desk.close()
        raise
    return desk


def open_desk(path: Path, *, source: CatalogueSource | None = None, clock: Clock = utc_now) -> Desk:
    """Open an office's database; a missing or damaged one is an error, never an empty desk."""
    source = source or installed_catalogue()
    # The catalogue first: a fault there must not leave the database locked.
    catalogue = source.load()
    return Desk(open_database(path), source, catalogue, path, clock)


def open_round(desk: Desk, plan: Plan, round_code: str, unit: str) -> None:
    """See that the round, the unit's report head and its letterhead exist, with the usual dates.

    Nothing that a person typed, so nothing to undo.
    """
    with desk.store.transaction("round.opened", undoable=False) as tx:
        add_round(desk, tx, plan, round_code, unit)
        tx.commit()


def add_round(desk: Desk, tx: Transaction, plan: Plan, round_code: str, unit: str) -> None:
    """Do what ``open_round`` does, within a transaction that does more."""
    code = RoundCode.parse(round_code)
    missing: list[Record] = []
    if not desk.store.select(Round, plan=plan.code, code=str(code)):
        missing.append(round_record(plan, code, desk.catalogue.holidays))
    if not desk.store.select(Letterhead, unit=unit):
        missing.append(letterhead_for(plan, desk.unit(unit)))
    if not desk.store.select(Report, unit=unit, plan=plan.code, round=str(code)):
        missing.append(report_record(plan, code, unit))
    tx.put_many(missing)

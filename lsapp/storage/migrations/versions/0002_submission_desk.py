# SPDX-License-Identifier: MIT
"""The submission desk and the department's round: what was sent, what came back, who owes, own forms.

Also two indexes of the journal: what an undo is about, and an action's changes by kind of record.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables and indexes; what is there stays as it is."""
    op.create_index("ix_journal_action_target", "journal_action", ["target"])
    op.create_index("ix_journal_change_action_kind", "journal_change", ["action", "kind"])
    _create_sending()
    _create_returning()
    _create_compiling()


def _create_sending() -> None:
    op.create_table(
        "dispatch",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text()),
        sa.Column("message_id", sa.Text()),
        sa.Column("files", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.Text(), nullable=False),
        sa.Column("note", sa.Text()),
        sa.PrimaryKeyConstraint("unit", "key", name="pk_dispatch"),
        sa.CheckConstraint("way IN ('smtp', 'mail_program', 'by_hand')", name="ck_dispatch_way"),
        sqlite_strict=True,
    )
    op.create_index("ix_dispatch_plan_round_unit", "dispatch", ["plan", "round", "unit"])
    op.create_table(
        "department_form",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("workbook", sa.Text(), nullable=False),
        sa.Column("mapping", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "key", name="pk_department_form"),
        sqlite_strict=True,
    )
    op.create_index("ix_department_form_plan_year", "department_form", ["plan", "year"])


def _create_returning() -> None:
    op.create_table(
        "return_slip",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text()),
        sa.Column("due_on", sa.Text()),
        sa.Column("returned_at", sa.Text(), nullable=False),
        sa.Column("received_at", sa.Text()),
        sa.PrimaryKeyConstraint("unit", "key", name="pk_return_slip"),
        sa.CheckConstraint("decision IN ('returned', 'accepted')", name="ck_return_slip_decision"),
        sqlite_strict=True,
    )
    op.create_index("ix_return_slip_hash", "return_slip", ["hash"])
    op.create_index("ix_return_slip_plan_round_unit", "return_slip", ["plan", "round", "unit"])
    op.create_table(
        "return_note",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("slip", sa.Text(), nullable=False),
        sa.Column("record_kind", sa.Text()),
        sa.Column("record", sa.Text()),
        sa.Column("field", sa.Text()),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("resolved", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "key", name="pk_return_note"),
        sa.CheckConstraint("resolved IN (0, 1)", name="ck_return_note_resolved"),
        sa.ForeignKeyConstraint(
            ["unit", "slip"],
            ["return_slip.unit", "return_slip.key"],
            name="fk_return_note_unit_slip",
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_return_note_unit_slip", "return_note", ["unit", "slip"])


def _create_compiling() -> None:
    op.create_table(
        "obligation",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("owes", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text()),
        sa.PrimaryKeyConstraint("unit", "key", name="pk_obligation"),
        sa.UniqueConstraint("unit", "plan", "round", name="uq_obligation_unit_plan_round"),
        sa.CheckConstraint("owes IN (0, 1)", name="ck_obligation_owes"),
        sqlite_strict=True,
    )
    op.create_index("ix_obligation_plan_round", "obligation", ["plan", "round"])

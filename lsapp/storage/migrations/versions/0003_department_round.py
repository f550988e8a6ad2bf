# SPDX-License-Identifier: MIT
"""The compiling department's round: what follows from held payloads is kept beside them, the provincial
report has words of the department's own, and comments are answered one by one.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; what is there stays as it is, but for the order of an index of the journal."""
    op.drop_index("ix_journal_change_key_kind_unit", "journal_change")
    op.create_index("ix_journal_change_kind_unit_key", "journal_change", ["kind", "unit", "key"])
    op.create_table(
        "derived_fact",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", "mark", name="pk_derived_fact"),
        sqlite_strict=True,
    )
    op.create_table(
        "compiled_section",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("text", sa.Text()),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "key", name="pk_compiled_section"),
        sa.UniqueConstraint(
            "unit", "plan", "round", "section", name="uq_compiled_section_unit_plan_round_section"
        ),
        sqlite_strict=True,
    )
    _answer_comments()


def _answer_comments() -> None:
    op.add_column("answer", sa.Column("comment", sa.Text()))
    op.add_column("return_slip", sa.Column("demand", sa.Text()))
    op.add_column("return_slip", sa.Column("file", sa.Text()))
    op.create_table(
        "draft_note",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("record_kind", sa.Text()),
        sa.Column("record", sa.Text()),
        sa.Column("field", sa.Text()),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("again", sa.Text()),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "key", name="pk_draft_note"),
        sqlite_strict=True,
    )
    op.create_index("ix_draft_note_plan_round_unit", "draft_note", ["plan", "round", "unit"])

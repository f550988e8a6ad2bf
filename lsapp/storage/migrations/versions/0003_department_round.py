# SPDX-License-Identifier: MIT
"""The compiling department's round: what follows from held payloads is kept beside them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; what is there stays as it is."""
    op.create_table(
        "derived_fact",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", "mark", name="pk_derived_fact"),
        sqlite_strict=True,
    )

# SPDX-License-Identifier: MIT
"""Large actions that cannot be undone are journalled by kind, in one row each; the full-text index keeps
which records a word stands in, and no longer where in them; two hashes are looked up by an index.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what is new; the journal stays as it is, and the full-text index is built again."""
    op.create_table(
        "journal_batch",
        sa.Column("action", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("keys", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text()),
        sa.Column("changes", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ("action",), ("journal_action.id",), name="fk_journal_batch_action"
        ),
        sa.ForeignKeyConstraint(("payload",), ("payload.hash",), name="fk_journal_batch_payload"),
        sa.PrimaryKeyConstraint("action", "position", name="pk_journal_batch"),
        sqlite_strict=True,
    )
    op.create_index("ix_journal_batch_unit_kind", "journal_batch", ["unit", "kind"])
    op.create_index("ix_receipt_original_sha256", "receipt", ["original_sha256"])
    op.create_index("ix_evidence_sha256", "evidence", ["sha256"])
    op.execute("DROP TABLE search_text")
    op.execute(
        "CREATE VIRTUAL TABLE search_text USING fts5("
        "folded, content='search_entry', content_rowid='id', "
        "tokenize='unicode61 remove_diacritics 0', detail='none')"
    )
    op.execute("INSERT INTO search_text (search_text) VALUES ('rebuild')")

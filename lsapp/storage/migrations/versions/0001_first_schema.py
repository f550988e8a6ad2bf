# SPDX-License-Identifier: MIT
"""The first schema, written out as it was released on SQLite.

Never to be changed: later schemas are later revisions, and a fresh database is made from
``lsapp.storage.schema`` instead.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table, index and the full-text index."""
    _create_tables_on_their_own()
    _create_tables_with_parents()
    op.execute("PRAGMA application_id=1263023160")


def _create_tables_on_their_own() -> None:
    op.create_table(
        "answer",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("record", sa.Text()),
        sa.Column("field", sa.Text()),
        sa.Column("text", sa.Text()),
        sa.PrimaryKeyConstraint("unit", "key", name="pk_answer"),
        sqlite_strict=True,
    )
    op.create_index("ix_answer_unit_plan_round", "answer", ["unit", "plan", "round"])
    op.create_table(
        "group_statement",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("none_arising", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("summary", sa.Text()),
        sa.PrimaryKeyConstraint("unit", "key", name="pk_group_statement"),
        sa.UniqueConstraint(
            "unit", "plan", "round", "group", name="uq_group_statement_unit_plan_round_group"
        ),
        sa.CheckConstraint("none_arising IN (0, 1)", name="ck_group_statement_none_arising"),
        sqlite_strict=True,
    )
    op.create_table(
        "journal_action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("label", sa.Text()),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("target", sa.Integer()),
        sa.Column("undoable", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_journal_action"),
        sa.CheckConstraint("way IN ('do', 'undo', 'redo')", name="ck_journal_action_way"),
        sa.CheckConstraint("undoable IN (0, 1)", name="ck_journal_action_undoable"),
        sa.ForeignKeyConstraint(["target"], ["journal_action.id"], name="fk_journal_action_target"),
        sqlite_strict=True,
    )
    op.create_table(
        "letterhead",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("parent_body", sa.Text()),
        sa.Column("name", sa.Text()),
        sa.Column("place", sa.Text()),
        sa.Column("authority", sa.Text()),
        sa.Column("signer_title", sa.Text()),
        sa.Column("signer_name", sa.Text()),
        sa.Column("addressee", sa.Text()),
        sa.Column("recipients", sa.Text()),
        sa.Column("archive_mark", sa.Text()),
        sa.Column("report_symbol", sa.Text()),
        sa.Column("programme_symbol", sa.Text()),
        sa.PrimaryKeyConstraint("unit", "key", name="pk_letterhead"),
        sa.UniqueConstraint("unit", name="uq_letterhead_unit"),
        sqlite_strict=True,
    )
    op.create_table(
        "local_unit",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("symbol", sa.Text()),
        sa.Column("valid_from", sa.Text()),
        sa.Column("valid_to", sa.Text()),
        sa.Column("predecessors", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "key", name="pk_local_unit"),
        sqlite_strict=True,
    )
    op.create_table(
        "office",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "key", name="pk_office"),
        sa.CheckConstraint("role IN ('reporting', 'compiling')", name="ck_office_role"),
        sqlite_strict=True,
    )
    op.create_table(
        "open_row",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("cells", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "key", name="pk_open_row"),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_open_row_unit_plan_round_form", "open_row", ["unit", "plan", "round", "form"]
    )
    op.create_table(
        "payload",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_payload"),
        sqlite_strict=True,
    )
    op.create_table(
        "programme",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("doc_type", sa.Text(), nullable=False),
        sa.Column("number", sa.Text()),
        sa.Column("symbol", sa.Text()),
        sa.Column("issued_on", sa.Text()),
        sa.Column("signatory", sa.Text()),
        sa.Column("title", sa.Text()),
        sa.Column("period_from", sa.Integer(), nullable=False),
        sa.Column("period_to", sa.Integer(), nullable=False),
        sa.Column("legal_bases", sa.Text()),
        sa.Column("note", sa.Text()),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "key", name="pk_programme"),
        sqlite_strict=True,
    )
    op.create_table(
        "receipt",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("original_sha256", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Text()),
        sa.Column("received_at", sa.Text(), nullable=False),
        sa.Column("imported_at", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text()),
        sa.Column("note", sa.Text()),
        sa.PrimaryKeyConstraint("unit", "key", name="pk_receipt"),
        sa.CheckConstraint(
            "state IN ('received', 'held', 'in_review', 'returned', 'accepted', 'locked', "
            "'withdrawn')",
            name="ck_receipt_state",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_receipt_hash", "receipt", ["hash"])
    op.create_index("ix_receipt_plan_round_unit", "receipt", ["plan", "round", "unit"])
    op.create_table(
        "report",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("number", sa.Text()),
        sa.Column("symbol", sa.Text()),
        sa.Column("issued_on", sa.Text()),
        sa.Column("flow_from", sa.Text(), nullable=False),
        sa.Column("flow_to", sa.Text(), nullable=False),
        sa.Column("stock_on", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "key", name="pk_report"),
        sa.UniqueConstraint("unit", "plan", "round", name="uq_report_unit_plan_round"),
        sqlite_strict=True,
    )
    op.create_table(
        "round",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("flow_from", sa.Text(), nullable=False),
        sa.Column("flow_to", sa.Text(), nullable=False),
        sa.Column("stock_on", sa.Text(), nullable=False),
        sa.Column("cut_off", sa.Text(), nullable=False),
        sa.Column("unit_deadline", sa.Text(), nullable=False),
        sa.Column("department_deadline", sa.Text(), nullable=False),
        sa.Column("note", sa.Text()),
        sa.PrimaryKeyConstraint("unit", "key", name="pk_round"),
        sa.UniqueConstraint("plan", "code", name="uq_round_plan_code"),
        sqlite_strict=True,
    )
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_search_entry"),
        sa.UniqueConstraint("unit", "key", "kind", name="uq_search_entry_unit_key_kind"),
        sqlite_strict=True,
    )
    op.create_table(
        "section",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("text", sa.Text()),
        sa.PrimaryKeyConstraint("unit", "key", name="pk_section"),
        sa.UniqueConstraint(
            "unit", "plan", "round", "section", name="uq_section_unit_plan_round_section"
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "stat_value",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("row", sa.Text(), nullable=False),
        sa.Column("column", sa.Text(), nullable=False),
        sa.Column("value", sa.Text()),
        sa.Column("not_applicable", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.PrimaryKeyConstraint("unit", "key", name="pk_stat_value"),
        sa.UniqueConstraint(
            "unit",
            "plan",
            "round",
            "form",
            "row",
            "column",
            name="uq_stat_value_unit_plan_round_form_row_column",
        ),
        sa.CheckConstraint("not_applicable IN (0, 1)", name="ck_stat_value_not_applicable"),
        sqlite_strict=True,
    )
    op.create_table(
        "submission",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("supersedes", sa.Text()),
        sa.Column("reason", sa.Text()),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("own", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "key", name="pk_submission"),
        sa.CheckConstraint("own IN (0, 1)", name="ck_submission_own"),
        sqlite_strict=True,
    )
    op.create_index("ix_submission_hash", "submission", ["hash"])
    op.create_index("ix_submission_plan_round_unit", "submission", ["plan", "round", "unit"])
    op.execute(
        "CREATE VIRTUAL TABLE search_text USING fts5("
        "folded, content='search_entry', content_rowid='id', "
        "tokenize='unicode61 remove_diacritics 0', prefix='1 2')"
    )


def _create_tables_with_parents() -> None:
    op.create_table(
        "activity",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("programme", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text()),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("plan_task", sa.Text()),
        sa.Column("content", sa.Text()),
        sa.Column("lead_unit", sa.Text()),
        sa.Column("cooperating_units", sa.Text()),
        sa.Column("timeframe", sa.Text()),
        sa.Column("due_on", sa.Text()),
        sa.Column("product", sa.Text()),
        sa.Column("indicator", sa.Text()),
        sa.Column("baseline", sa.Text()),
        sa.Column("target", sa.Text()),
        sa.Column("note", sa.Text()),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "key", name="pk_activity"),
        sa.ForeignKeyConstraint(
            ["unit", "programme"],
            ["programme.unit", "programme.key"],
            name="fk_activity_unit_programme",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(
            ["unit", "parent"],
            ["activity.unit", "activity.key"],
            name="fk_activity_unit_parent",
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_activity_unit_parent", "activity", ["unit", "parent"])
    op.create_index("ix_activity_unit_programme", "activity", ["unit", "programme"])
    op.create_table(
        "journal_change",
        sa.Column("action", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("before", sa.Text()),
        sa.Column("after", sa.Text()),
        sa.PrimaryKeyConstraint("action", "position", name="pk_journal_change"),
        sa.ForeignKeyConstraint(["action"], ["journal_action.id"], name="fk_journal_change_action"),
        sqlite_strict=True,
    )
    op.create_index("ix_journal_change_key_kind_unit", "journal_change", ["key", "kind", "unit"])
    op.create_table(
        "budget_line",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("activity", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("planned", sa.Integer()),
        sa.Column("disbursed", sa.Integer()),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "key", name="pk_budget_line"),
        sa.ForeignKeyConstraint(
            ["unit", "activity"],
            ["activity.unit", "activity.key"],
            name="fk_budget_line_unit_activity",
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_budget_line_unit_activity", "budget_line", ["unit", "activity"])
    op.create_table(
        "evidence",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("activity", sa.Text()),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("note", sa.Text()),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "key", name="pk_evidence"),
        sa.ForeignKeyConstraint(
            ["unit", "activity"],
            ["activity.unit", "activity.key"],
            name="fk_evidence_unit_activity",
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_evidence_unit_activity", "evidence", ["unit", "activity"])
    op.create_index("ix_evidence_unit_plan_round", "evidence", ["unit", "plan", "round"])
    op.create_table(
        "progress",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("activity", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("percent", sa.Integer()),
        sa.Column("result", sa.Text()),
        sa.Column("indicator_reached", sa.Text()),
        sa.Column("difficulty", sa.Text()),
        sa.Column("cause", sa.Text()),
        sa.Column("proposal", sa.Text()),
        sa.PrimaryKeyConstraint("unit", "key", name="pk_progress"),
        sa.ForeignKeyConstraint(
            ["unit", "activity"],
            ["activity.unit", "activity.key"],
            name="fk_progress_unit_activity",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.UniqueConstraint(
            "unit", "plan", "round", "activity", name="uq_progress_unit_plan_round_activity"
        ),
        sa.CheckConstraint(
            "status IN ('not_started', 'in_progress', 'completed', 'none_arising', 'stopped')",
            name="ck_progress_status",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_progress_unit_activity", "progress", ["unit", "activity"])

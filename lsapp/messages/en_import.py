# SPDX-License-Identifier: MIT
"""English words: import from an office's own Excel, paste, and what was done with a cell's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "action.import.office": "Import from an Excel file",
    # The file.
    "import.password": "The file {path} has a password and cannot be read. Open it in Excel, remove the "
    "password, save it and import it again.",
    "import.too_large": "The file {path} is too large: at most {limit} MB and 25,000 rows a sheet can be "
    "imported. Copy the table alone into a new file.",
    "import.not_a_table": "The file {path} holds no table that can be read. Choose an Excel (.xlsx, .xls) or "
    "LibreOffice (.ods) file with the table.",
    "import.active_content": "The file {path} has macros, links or embedded objects and was not read. Copy "
    "the table into a new Excel file (paste values) and import that.",
    "import.damaged": "The file {path} is damaged and cannot be read. Open it in Excel, save it as a new .xlsx "
    "file and import that.",
    # Columns and rows.
    "import.column_left_out": "The column “{head}” matches no field and is not imported. Choose a field for it "
    "where it is needed.",
    "import.no_round": "No reporting round was chosen, so the columns of results are not imported. Choose the "
    "round and look again.",
    "import.no_group": "{count} rows do not say which task group they belong to and were put into group "
    "{group}. Look their groups over.",
    "import.heading_unknown": "The heading “{title}” names no task group of the plan. Look over the groups of "
    "the rows below it.",
    "import.group_disagrees": "The number and the words of the heading “{title}” name two different groups; "
    "it was taken for group {group}. Look it over.",
    "import.group_by_number": "The heading “{title}” was taken for group {group} by its number alone. Look it "
    "over.",
    "import.footer": "From the row “{text}” on there are signatures and recipients, which are not imported.",
    "import.row_unknown": "The row “{title}” is not in the form and is not imported. Type it in where it is "
    "needed.",
    "import.total_differs": "The file's total is {total} đồng, its sources add up to {parts} đồng; the sources "
    "were taken. Check both.",
    "import.legacy_text": "{count} cells seem to be written for old fonts (TCVN3, VNI), for example “{text}”. "
    "Choose to convert them to Unicode and look at the preview.",
    # Cells.
    "import.error_cell": "The cell shows the formula error {seen} and is left empty. Mend it in Excel or type "
    "the value in.",
    "import.kept_in_note": "“{seen}” was copied into the note, so that it is not lost.",
    "import.kept_as_text": "“{seen}” was kept as text. Mend the cell after the import.",
    "import.left_out": "“{seen}” is not imported. Type this cell in.",
    "value.rounded": "“{text}” was rounded to {value}.",
    "value.month_first": "“{text}” has the month before the day; it was taken for {value}.",
    "value.status_guessed": "“{text}” was taken for “{value}”. Look it over.",
    "value.unknown_status": "“{text}” is no status that is known. Write Chưa thực hiện, Đang thực hiện, Hoàn "
    "thành, Không phát sinh or Dừng thực hiện.",
    # Paste.
    "paste.headers": "The first pasted row looks like column heads, so the columns were matched by them.",
    "paste.too_wide": "{columns} columns were copied, but only {room} remain from the chosen cell. The rest is "
    "not pasted.",
    "paste.too_tall": "{rows} rows were copied, but the table has only {room} left. The rest is not pasted.",
    "paste.read_only": "The column “{label}” cannot be changed, so its cells are not pasted.",
    "paste.not_understood": "{count} cells could not be understood; they keep their old values.",
}

# SPDX-License-Identifier: MIT
"""English words: what is wrong with a file from outside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_SEND_AGAIN: Final = "Ask the sender to export it from the program and send it again."

WORDS: Final[Mapping[str, str]] = {
    # Any file.
    "file.missing": "There is no file or folder {path}. Check the path.",
    "file.empty": f"The file is empty; the download may have failed. {_SEND_AGAIN}",
    "file.unreadable": "The file[ {path}] cannot be read[ ({reason})]. Copy it to a drive of this "
    "computer and try again.",
    "file.too_big": "The file has {size} MB, more than the {limit} MB allowed. Send the submission by "
    "itself and the evidence as other files.",
    "file.too_slow": f"Reading the file took more than {{seconds}} seconds and was stopped. {_SEND_AGAIN}",
    "file.too_heavy": f"The file needs more memory than allowed; reading was stopped. {_SEND_AGAIN}",
    "file.crashed_reader": f"The file cannot be read: the reader stopped half-way. {_SEND_AGAIN}",
    "file.not_a_submission": "The file carries no submission. Use an xlsx, pdf or json file exported "
    "by the program, or the blank template from the compiling department.",
    "file.wrong_kind": "Files of this kind are not taken[ ({kind:format})]. Send an xlsx, pdf or json "
    "file exported by the program.",
    "file.zip": "Compressed files are not opened. Unpack it and bring the files in one by one.",
    # Containers: xlsx, ods.
    "package.not_zip": f"The workbook is damaged or was not downloaded whole. {_SEND_AGAIN}",
    "package.damaged": f"The file is damaged[ in its part {{part}}]. {_SEND_AGAIN}",
    "package.encrypted": "The file has a password and cannot be read. Take the password away and send "
    "it again.",
    "package.macro": "The file has macros[ (part {part})] and is not taken. Save it as .xlsx without "
    "macros, or export it again from the program.",
    "package.external_link": "The file has links to other files[ (part {part})] and is not taken. "
    "Break the links in Excel, or export it again from the program.",
    "package.embedded_object": "The file has an embedded object[ (part {part})] and is not taken. "
    "Remove the object, or export it again from the program.",
    "package.connection": "The file has a connection to data elsewhere[ (part {part})] and is not "
    "taken. Remove the connection in Excel, or export it again from the program.",
    "package.missing_part": f"The file lacks its part {{part}}. {_SEND_AGAIN}",
    "package.size_lies": f"The part {{part}} of the file is not of the size declared. {_SEND_AGAIN}",
    "package.too_big": f"The file[, its part {{part}},] unpacks to more than {{limit}} MB. {_SEND_AGAIN}",
    "package.ratio": f"The part {{part}} is packed more than {{limit}} times, which no honest file is. "
    f"{_SEND_AGAIN}",
    "package.too_many_parts": "The file has {count:number} parts, more than the {limit:number} "
    f"allowed. {_SEND_AGAIN}",
    "package.too_many_elements": "The part {part} of the file has more than {limit:number} elements. "
    f"{_SEND_AGAIN}",
    "package.too_deep": f"The part {{part}} is nested more than {{limit}} levels deep. {_SEND_AGAIN}",
    "package.bad_xml": f"The part {{part}} of the file is broken at line {{line:number}}. {_SEND_AGAIN}",
    "package.dtd": f"The part {{part}} of the file has a declaration that is not allowed. {_SEND_AGAIN}",
    "package.encoding": f"The part {{part}} of the file is not in UTF-8. {_SEND_AGAIN}",
    "package.compression": f"The part {{part}} is packed in a way that is not read. {_SEND_AGAIN}",
    "package.duplicate_part": f"The file has two parts named {{part}}. {_SEND_AGAIN}",
    "package.odd_name": f"The file has a part with a name that is not allowed: {{part}}. {_SEND_AGAIN}",
    "package.outside_part": f"The file points to a place outside itself: {{part}}. {_SEND_AGAIN}",
    "package.overlap": f"The parts of the file overlap, which no honest file does. {_SEND_AGAIN}",
    # Workbooks.
    "workbook.not_a_workbook": "The file has no sheet. See whether it is the one that was meant.",
    "workbook.damaged": f"The workbook is damaged[ in its part {{part}}]. {_SEND_AGAIN}",
    "workbook.payload_gone": "The workbook was a submission, but its hidden data sheet is gone or no "
    f"longer whole. {_SEND_AGAIN}",
    "workbook.cell_outside": "The sheet “{sheet}” has the cell {cell} outside the form. Delete the "
    "cells outside the form and save it again.",
    "workbook.text_too_long": "The workbook has a cell with more than {limit:number} characters. "
    "Shorten it, or send it along as evidence.",
    "workbook.too_many_cells": "The workbook has more than {limit:number} cells. Delete rows and "
    "columns that are not needed and save it again.",
    "workbook.too_many_sheets": "The workbook has {count:number} sheets, more than the {limit} "
    "allowed. Delete those that are not part of the form.",
    # PDF.
    "pdf.no_attachment": "The PDF carries no submission; it may be a scan or a new print. Ask the unit "
    "for the PDF or workbook that the program exported.",
    "pdf.two_attachments": f"The PDF carries two submissions, and which one counts is open. {_SEND_AGAIN}",
    "pdf.attachment_too_big": f"The data inside the PDF has more than {{limit}} MB. {_SEND_AGAIN}",
    "pdf.hash_differs": "The data in the PDF does not match the hash beside it: it was changed after the "
    "export. Ask the unit for the original.",
    "file.not_a_file": "{path} is no file. Choose an Excel, PDF or JSON file, or a mail (.eml).",
    "pdf.damaged": f"The PDF is damaged. {_SEND_AGAIN}",
    "pdf.encrypted": "The PDF has a password and cannot be read. Take the password away and send it "
    "again.",
    "pdf.filter": f"The data inside the PDF is packed in a way that is not read. {_SEND_AGAIN}",
    # Mail.
    "mail.no_attachment": "The mail has no attachment that could be a submission. Look at the mail, or "
    "ask the unit to send it again with its file.",
    "mail.damaged": "The mail file is damaged. Save the mail again as .eml, or save its attachment by "
    "itself.",
    "mail.bad_encoding": "The attachment was damaged on its way. Ask the unit to send it again.",
    "mail.header_too_long": "The head of the mail is longer than {limit} KB. Save the attachment by "
    "itself and bring that in.",
    "mail.too_many_parts": "The mail has more than {limit} parts. Save the attachment by itself and "
    "bring that in.",
    "mail.too_deep": "The mail is nested more than {limit} levels deep. Save the attachment by itself "
    "and bring that in.",
    "mail.outlook": "The mail is saved in Outlook's own format (.msg), which is not read. Save it as "
    ".eml, or save its attachment by itself.",
    "mail.winmail": "Outlook packed the attachment into winmail.dat. Ask the sender to choose HTML or "
    "plain text and send it again.",
    # JSON.
    "json.syntax": f"The JSON is broken at line {{line:number}}, column {{column:number}}. {_SEND_AGAIN}",
    "json.encoding": f"The JSON is not in UTF-8. {_SEND_AGAIN}",
    "json.too_big": f"The JSON has more than {{limit}} MB. {_SEND_AGAIN}",
    "json.too_deep": f"The JSON is nested more than {{limit}} levels deep. {_SEND_AGAIN}",
    "json.duplicate_key": f"The JSON has “{{key}}” twice. {_SEND_AGAIN}",
    "json.not_integer": f"The JSON has a number that is not whole: {{number}}. {_SEND_AGAIN}",
    "json.number_too_long": f"The JSON has a number of more than {{limit}} digits. {_SEND_AGAIN}",
    "json.surrogate": f"The JSON has a character that is not valid. {_SEND_AGAIN}",
    # The submission inside the file.
    "submission.unreadable": f"The data in the file is not a submission's. {_SEND_AGAIN}",
    "submission.hash_differs": "The data in the file does not match its hash: it was changed after "
    f"sealing. {_SEND_AGAIN}",
    "submission.not_canonical": "The data in the file is not as it was sealed: it was changed. "
    f"{_SEND_AGAIN}",
    "submission.out_of_bounds": "The submission holds a number or text larger than any field takes ({record}). "
    "Ask the unit to check and export again.",
    "submission.inconsistent": "The records of the submission do not fit together[ (at {record})]. "
    f"{_SEND_AGAIN}",
    "submission.too_new": "The submission was made by a newer version (version {application}, schema "
    "{schema}). Update the program and read it again.",
    "submission.foreign": "The plan[ {plan}] or the unit[ {unit}] of the submission is not in the "
    "catalogue. Check the codes, or update the catalogue and read it again.",
    # Cells of a filled template.
    "template.empty": "Nothing was filled in on the template. Fill in the light yellow cells, save it and "
    "send it again.",
    "cell.required": "“{label}” may not be empty in this row. Write a value in the cell, or delete the whole "
    "row.",
    "cell.unknown_choice": "“{seen}” is not in the list of this cell. Choose one from the list.",
    "cell.unknown_programme": "There is no programme “{seen}” on the sheet of programmes. Check the "
    "number in the column CT.",
    "cell.unknown_activity": "There is no activity “{seen}” on the sheet of activities. Check its "
    "number, as in 1.2.",
    # Kinds of file.
    "format.xlsx": "Excel workbook",
    "format.xlsm": "Excel workbook with macros",
    "format.xlsb": "binary Excel workbook .xlsb",
    "format.xls": "old Excel workbook .xls",
    "format.ods": "LibreOffice workbook .ods",
    "format.pdf": "PDF",
    "format.json": "JSON",
    "format.eml": "e-mail .eml",
    "format.msg": "Outlook mail .msg",
    "format.docx": "Word .docx",
    "format.doc": "old Word .doc",
    "format.encrypted": "file with a password",
    "format.winmail": "winmail.dat",
    "format.zip": "compressed file",
    "format.unknown": "kind unknown",
}

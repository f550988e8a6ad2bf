# SPDX-License-Identifier: MIT
"""From a file that somebody sent back to the submission in it, under hard limits.

The containers (``guard``, ``workbook``, ``pdf``, ``mail``, ``strict_json``, ``foreign``) take bytes
nobody has vouched for and say what they hold or raise ``Refusal``; ``worker`` runs them in a child
process and ``pool`` keeps those children. Must not import storage, exports, rollup or services.
"""

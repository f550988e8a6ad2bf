# SPDX-License-Identifier: MIT
"""One function for each thing a person does: the only door for the window and the command line.

A service gathers records, lets a pure function decide, and acts in one transaction.
"""

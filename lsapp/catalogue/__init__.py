# SPDX-License-Identifier: MIT
"""What the law and the province say, as data: plans, task groups, forms, units; read and checked.

Stands on ``lsapp.domain`` alone. Nothing of one plan is in code: a new plan is a new folder of
data.
"""

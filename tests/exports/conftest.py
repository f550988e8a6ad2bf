# SPDX-License-Identifier: MIT
"""Fonts for the renderers' tests: the shipped ones, so that results do not hang on the machine."""

from __future__ import annotations

import pytest

from lsapp import paths
from lsapp.exports.fonts import Fonts, load_fonts


@pytest.fixture(scope="session")
def fonts() -> Fonts:
    """The shipped Liberation Serif."""
    profile = paths.resources_dir() / "icc" / "sRGB.icc"
    return load_fonts([paths.shipped_serif_fonts()], profile=profile)

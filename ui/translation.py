# SPDX-License-Identifier: MIT
"""The language of the window: Vietnamese as it stands in the sources, or English as a translation.

Qt brings no Vietnamese of its own; ``resources/translations/qtbase_vi.ts`` does. How the files are made:
``tools/translate.py``.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from lsapp import paths

LANGUAGES: Final = ("vi", "en")
"""The languages of the window; the first is the one that holds where nothing was chosen."""

_FILES: Final[Mapping[str, str]] = MappingProxyType({"vi": "qtbase_vi.qm", "en": "lsapp_en.qm"})
_OBJECT_NAME: Final = "lsapp-translation"
_LOG: Final = logging.getLogger(__name__)


def install_translations(application: QCoreApplication, language: str = "vi") -> None:
    """Put the window into ``language`` ("vi" or "en", anything else is Vietnamese), with its dates and numbers.

    Called before the first widget is made; called again, it takes the place of the earlier language, and
    widgets get a ``LanguageChange``. A translation that cannot be read is logged and left out.
    """
    chosen = language if language in LANGUAGES else LANGUAGES[0]
    for former in application.findChildren(QTranslator, _OBJECT_NAME):
        application.removeTranslator(former)
        former.deleteLater()
    QLocale.setDefault(locale_of(chosen))
    translator = QTranslator(application)  # Qt keeps no reference: the parent does
    translator.setObjectName(_OBJECT_NAME)
    file = paths.resources_dir() / "translations" / _FILES[chosen]
    if translator.load(str(file)):
        application.installTranslator(translator)
    else:
        _LOG.warning("translation %s cannot be read", file.name)
        translator.deleteLater()


def locale_of(language: str) -> QLocale:
    """Return how dates and numbers are written: 1.234,5 or in English 1,234.5, days before months.

    Qt's short form of a Vietnamese date has a year of two digits (31/12/26); where a date is a fact of the
    office, give the format: ``dd/MM/yyyy``.
    """
    if language == "en":
        return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    return QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam)


def language_in_force() -> str:
    """Return the language that ``install_translations`` put the window into: "vi" or "en"."""
    installed = QCoreApplication.instance()
    named = installed is not None and installed.findChild(QTranslator, _OBJECT_NAME) is not None
    return "en" if named and QLocale().language() == QLocale.Language.English else "vi"

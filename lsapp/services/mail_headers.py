# SPDX-License-Identifier: MIT
"""Headers of a message on the wire: words beyond ASCII as RFC 2047 has them, folded so that none is lost.

The standard library's newer policy drops spaces between encoded words where a long Vietnamese line
is folded; its older ``email.header`` does not, so folding is done with that.
"""

from __future__ import annotations

from email.header import Header
from email.headerregistry import (
    Address,
    BaseHeader,
    HeaderRegistry,
    UniqueAddressHeader,
    UniqueUnstructuredHeader,
)
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy, Policy
from email.utils import quote
from typing import Final

_LONGEST: Final = 76  # RFC 2047, section 2: a line with encoded words
_SPECIALS: Final = frozenset('()<>[]:;@\\,."')


def mail_policy() -> EmailPolicy[EmailMessage]:
    """Return the policy of our messages: the standard one for SMTP with folding of its own."""
    registry = HeaderRegistry()
    registry.map_to_type("subject", SubjectHeader)  # type: ignore[arg-type]  # it mixes BaseHeader in
    for name in ("from", "to", "cc"):
        registry.map_to_type(name, AddressesHeader)  # type: ignore[arg-type]  # as above
    return SMTP.clone(header_factory=registry)


class SubjectHeader(UniqueUnstructuredHeader):
    """A line of words."""

    def fold(self: BaseHeader, *, policy: Policy) -> str:  # type: ignore[misc]  # a mix-in of the library
        """Return the header with its name, as it is written."""
        return (
            f"{self.name}: {_words(str(self), len(self.name) + 2, policy.linesep)}{policy.linesep}"
        )


class AddressesHeader(UniqueAddressHeader):
    """Addresses, one to a line."""

    def fold(self, *, policy: Policy) -> str:
        """Return the header with its name, as it is written."""
        told = [_address(one, policy.linesep) for one in self.addresses]
        return f"{self.name}: {f',{policy.linesep} '.join(told)}{policy.linesep}"  # type: ignore[attr-defined]


def _address(address: Address, linesep: str) -> str:
    name = address.display_name
    if not name:
        return address.addr_spec
    if name.isascii() and "=?" not in name:
        told = f'"{quote(name)}"' if _SPECIALS & set(name) else name
    else:
        told = _words(name, len("From: "), linesep)
    return (
        f"{told}{linesep} <{address.addr_spec}>"
        if linesep in told
        else f"{told} <{address.addr_spec}>"
    )


def _words(text: str, used: int, linesep: str) -> str:
    """Return ``text`` for a line on which ``used`` letters stand already."""
    charset = "us-ascii" if text.isascii() and "=?" not in text else "utf-8"
    words = Header(text, charset, maxlinelen=_LONGEST, header_name="x" * max(used - 2, 1))
    return words.encode(linesep=linesep)

# SPDX-License-Identifier: MIT
"""The canonical form of a payload, against the library that defines it, over the whole record space."""

from __future__ import annotations

import hashlib

import msgspec
import rfc8785
from hypothesis import HealthCheck, Phase, given, settings

from lsapp.submission.payload import Snapshot, canonical, digest, file_stem
from lsapp.submission.versions import read_payload
from tests.submission.strategies import Case, cases
from tests.submission.workbooks import awkward_case

# Shrinking a whole submission takes minutes and tells little more than the failed assertion does.
whole_space = settings(
    max_examples=420,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


@whole_space
@given(cases())
def test_canonical_form_is_rfc_8785_to_the_byte_and_reads_back_equal(case: Case) -> None:
    content = canonical(case.payload)
    assert content == rfc8785.dumps(msgspec.to_builtins(case.payload))
    assert read_payload(content) == case.payload
    assert canonical(read_payload(content)) == content


def test_canonical_form_of_every_awkward_text() -> None:
    case = awkward_case()
    content = canonical(case.payload)
    assert content == rfc8785.dumps(msgspec.to_builtins(case.payload))
    assert read_payload(content) == case.payload


def test_snapshot_is_the_payload_without_its_identity() -> None:
    payload = awkward_case().payload
    shown = msgspec.json.decode(canonical(payload.snapshot))
    assert set(shown) == {"plan", "unit", "round", "records"}
    assert shown["records"] == msgspec.json.decode(canonical(payload))["records"]
    assert msgspec.json.decode(canonical(payload.snapshot), type=Snapshot) == payload.snapshot


def test_every_field_is_written_and_empty_ones_are_null() -> None:
    activity = msgspec.json.decode(canonical(awkward_case().payload))["records"]["activities"][0]
    assert set(activity) == set(awkward_case().payload.records.activities[0].__struct_fields__)


def test_digest_is_sha_256_of_the_bytes_and_the_name_is_ascii() -> None:
    payload = awkward_case().payload
    content = canonical(payload)
    assert digest(content) == hashlib.sha256(content).hexdigest()
    assert file_stem("KH48", payload) == "KH48_2026_X06040_r1"

# SPDX-License-Identifier: MIT
"""The table of words against the sources: each code has its sentences, each sentence its code."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsapp.domain.labels import KIND_LABELS
from lsapp.domain.records import LOCAL, TRAVELLING
from lsapp.intake.sniffing import Kind
from lsapp.messages import MISSING, TABLES, explain
from lsapp.submission.verdict import Verdict

ROOT = Path(__file__).resolve().parent.parent
GLOSSARY = ROOT / "docs" / "GLOSSARY.md"
CODE = re.compile(r"[a-z]+(?:\.[a-z0-9_]+)+")
FILE_NAME = re.compile(r".*\.(?:bin|csv|json|lsdb|toml|ttf|xml)")
PLACE = re.compile(r"\{(\w+)(?::(\w+))?\}")
OPTIONAL = re.compile(r"\[[^\[\]]*\]")
NESTED = {"action", "cause", "format", "kind"}  # forms of a fact that are words of their own
WITHOUT_STOP = {"action", "cause", "doctor", "edit", "format", "kind", "mark", "verdict"}
KINDS = {kind.KIND for kind in (*TRAVELLING, *LOCAL)}


class Use(NamedTuple):
    """One place where a code is given; ``facts`` is ``None`` where the source does not tell them."""

    code: str
    facts: frozenset[str] | None
    where: str


class Source(NamedTuple):
    """One module; its tree is walked once, for it is asked many times."""

    path: Path
    nodes: list[ast.AST]

    def calls(self) -> Iterator[ast.Call]:
        return (node for node in self.nodes if isinstance(node, ast.Call))


@cache
def sources() -> list[Source]:
    """Every module but the rules, whose findings carry their own words, and the table itself."""
    found = []
    for package in ("lsapp", "ui"):
        for path in sorted((ROOT / package).rglob("*.py")):
            if path.relative_to(ROOT).parts[:2] not in {("lsapp", "rules"), ("lsapp", "messages")}:
                tree = ast.parse(path.read_text("utf-8"), str(path))
                found.append(Source(path, list(ast.walk(tree))))
    return found


def called(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def codes_in(node: ast.AST) -> list[str]:
    """The codes among the literals of an expression: ``x or "a.b"`` has one, a conditional two."""
    return [
        one.value
        for one in ast.walk(node)
        if isinstance(one, ast.Constant)
        and isinstance(one.value, str)
        and CODE.fullmatch(one.value)
        and not FILE_NAME.fullmatch(one.value)
    ]


@cache
def error_classes() -> frozenset[str]:
    """``UserError`` and every class of ours that comes from it."""
    known = {"UserError"}
    before = 0
    while len(known) > before:
        before = len(known)
        for source in sources():
            for node in source.nodes:
                if isinstance(node, ast.ClassDef) and any(
                    called(base) in known for base in node.bases
                ):
                    known.add(node.name)
    return frozenset(known)


def keywords_of(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else frozenset(name for name in names if name)


def dict_facts(call: ast.Call) -> frozenset[str] | None:
    """The facts of a note or reading: none, or the keys of the dictionary where that is written out."""
    given = next((one.value for one in call.keywords if one.arg == "facts"), None)
    if given is None:
        return frozenset()
    if isinstance(given, ast.Dict):
        return frozenset(key.value for key in given.keys if isinstance(key, ast.Constant))
    return None


def raised(source: Source) -> Iterator[Use]:
    """Codes given to ``UserError`` or a class of its, also through a function that passes one on
    (``facts`` unknown where it goes on as a keyword).
    """
    where = source.path.relative_to(ROOT)
    passing: dict[str, tuple[int, frozenset[str] | None]] = {}
    for node in source.nodes:
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args]
            names = names[1:] if names[:1] == ["self"] else names
            for call in (one for one in ast.walk(node) if isinstance(one, ast.Call)):
                first = call.args[0] if called(call.func) in error_classes() and call.args else None
                told = {keyword.arg: keyword.value for keyword in call.keywords}
                given = first or told.get("code")
                if isinstance(given, ast.Name) and given.id in names:
                    facts = keywords_of(call) if first else None
                    passing[node.name] = (names.index(given.id), facts)
        if isinstance(node, ast.ClassDef) and any(called(b) in error_classes() for b in node.bases):
            for call in (one for one in ast.walk(node) if isinstance(one, ast.Call)):
                if called(call.func) == "__init__" and call.args:
                    for code in codes_in(call.args[0]):
                        yield Use(code, keywords_of(call), f"{where}:{call.lineno}")
    for call in source.calls():
        name = called(call.func)
        if name in error_classes() and call.args:
            for code in codes_in(call.args[0]):
                yield Use(code, keywords_of(call), f"{where}:{call.lineno}")
        elif name in passing and len(call.args) > passing[name][0]:
            place, facts = passing[name]
            for code in codes_in(call.args[place]):
                yield Use(code, facts, f"{where}:{call.lineno}")


def noted(source: Source) -> Iterator[Use]:
    """Codes given by the keywords ``code`` and ``refusal``, and those told in so many words."""
    where = source.path.relative_to(ROOT)
    for call in source.calls():
        for keyword in call.keywords:
            if keyword.arg in {"code", "refusal"}:
                for code in codes_in(keyword.value):
                    yield Use(code, dict_facts(call), f"{where}:{call.lineno}")
        if called(call.func) in {"words", "explain"} and call.args:
            for code in codes_in(call.args[0]):
                yield Use(code, keywords_of(call), f"{where}:{call.lineno}")


def tabled(source: Source, families: set[str]) -> Iterator[Use]:
    """Codes that stand in tables and variables: every literal of a family that is raised there."""
    where = source.path.relative_to(ROOT)
    documents = {
        id(node.value)
        for node in source.nodes
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in source.nodes:
        if isinstance(node, ast.Constant) and id(node) not in documents:
            for code in codes_in(node):
                if code.partition(".")[0] in families:
                    yield Use(code, None, f"{where}:{node.lineno}")


def actions() -> set[str]:
    """Names of journal actions: literals given to ``transaction``, also through a function of ours."""
    passing = {"transaction": 0}
    for source in sources():
        for node in source.nodes:
            if isinstance(node, ast.FunctionDef):
                names = [argument.arg for argument in node.args.args]
                for call in (one for one in ast.walk(node) if isinstance(one, ast.Call)):
                    first = call.args[0] if call.args else None
                    opens = called(call.func) == "transaction" and isinstance(first, ast.Name)
                    if opens and first.id in names:
                        passing[node.name] = names.index(first.id)
    found: set[str] = set()
    for source in sources():
        for call in source.calls():
            place = passing.get(called(call.func))
            if place is not None and len(call.args) > place:
                found.update(codes_in(call.args[place]))
            if place is not None:
                given = [one.value for one in call.keywords if one.arg == "action"]
                found.update(code for value in given for code in codes_in(value))
    return found | window_actions()


def window_actions() -> set[str]:
    """Names of journal actions in the window: what is given to the session's ``save`` and ``delete``, and
    every other literal there that has words as an action.
    """
    found: set[str] = set()
    for source in sources():
        if source.path.relative_to(ROOT).parts[0] != "ui":
            continue
        for call in source.calls():
            method = call.func
            if (
                isinstance(method, ast.Attribute)
                and method.attr in {"save", "delete"}
                and called(method.value).endswith("session")
                and call.args
            ):
                found.update(codes_in(call.args[0]))
        found.update(code for code in codes_in(source.nodes[0]) if f"action.{code}" in TABLES["vi"])
    return found


def doctor_checks() -> set[str]:
    return {
        str(keyword.value.value)
        for source in sources()
        if source.path.name == "doctor.py"
        for call in source.calls()
        if called(call.func) == "Check"
        for keyword in call.keywords
        if keyword.arg == "code" and isinstance(keyword.value, ast.Constant)
    }


@cache
def uses() -> list[Use]:
    """Every place in the sources where a code is given."""
    found = [use for source in sources() for use in (*raised(source), *noted(source))]
    for source in sources():
        parts = source.path.relative_to(ROOT).parts
        inside = "/".join(parts[:2])
        if inside in {"lsapp/intake", "lsapp/storage"}:
            families = {
                use.code.partition(".")[0] for use in found if use.where.startswith(f"{inside}/")
            }
            found.extend(tabled(source, families))
        elif inside == "lsapp/paths.py":
            found.extend(tabled(source, {"place"}))
        elif parts[-1] == "next_step.py":
            found.extend(tabled(source, {"state"}))
        elif parts[-1] == "intake_steps.py":
            found.extend(tabled(source, {"intake"}))
    return found


@cache
def labels() -> frozenset[str]:
    """The codes that are made of a family and a value: verdicts, actions, kinds, formats, checks."""
    made = {"action": actions(), "doctor": doctor_checks(), "kind": KINDS}
    made |= {"format": {kind.value for kind in Kind}}
    made |= {"edit": {"removed", "added"}}
    made |= {"verdict": {verdict.value for verdict in Verdict} | {"sound"}}
    return frozenset(f"{family}.{value}" for family, values in made.items() for value in values)


def nested_codes() -> set[str]:
    return {code for code in TABLES["vi"] if code.partition(".")[0] == "cause"}


@pytest.mark.parametrize("language", TABLES)
def test_every_code_in_the_sources_has_its_sentence(language: str) -> None:
    words = TABLES[language]
    wordless = {f"{use.code} ({use.where})" for use in uses() if use.code not in words}
    assert sorted(wordless | (labels() - words.keys())) == []


def test_no_sentence_is_dead() -> None:
    alive = {use.code for use in uses()} | labels() | nested_codes()
    assert sorted(TABLES["vi"].keys() - alive) == []


def test_both_languages_have_the_same_codes() -> None:
    assert TABLES["vi"].keys() == TABLES["en"].keys()


def test_no_code_stands_in_two_tables() -> None:
    for language, words in TABLES.items():
        folder = ROOT / "lsapp" / "messages"
        parts = [
            import_module(f"lsapp.messages.{path.stem}").WORDS
            for path in sorted(folder.glob(f"{language}*.py"))
        ]
        assert sum(len(part) for part in parts) == len(words)


@pytest.mark.parametrize("language", TABLES)
def test_sentences_ask_only_for_facts_that_are_given(language: str) -> None:
    words = TABLES[language]
    given: dict[str, list[Use]] = defaultdict(list)
    for use in uses():
        if use.facts is not None and use.code in words:
            given[use.code].append(use)
    wrong = []
    for code, places in given.items():
        needed = {place[1] for place in PLACE.finditer(OPTIONAL.sub("", words[code]))}
        anywhere = {place[1] for place in PLACE.finditer(words[code])}
        wrong += [
            f"{code}: {sorted(needed - use.facts)} at {use.where}"
            for use in places
            if use.facts is not None and not needed <= use.facts
        ]
        union = frozenset[str]().union(*(use.facts for use in places if use.facts is not None))
        wrong += [f"{code}: nobody gives {sorted(anywhere - union)}"] if anywhere - union else []
    assert not wrong


def test_both_languages_tell_the_same_facts() -> None:
    for code, sentence in TABLES["vi"].items():
        theirs = {place[1] for place in PLACE.finditer(TABLES["en"][code])}
        assert {place[1] for place in PLACE.finditer(sentence)} == theirs, code


@pytest.mark.parametrize("language", TABLES)
def test_sentences_are_well_formed(language: str) -> None:
    for code, sentence in TABLES[language].items():
        left = PLACE.sub("", sentence)
        assert "{" not in left, code
        assert "}" not in left, code
        assert not set("[]") & set(OPTIONAL.sub("", sentence)), code
        assert all(place[2] in {None, "number", *NESTED} for place in PLACE.finditer(sentence)), (
            code
        )
        assert "!" not in sentence, code
        assert "  " not in sentence, code
        if code.partition(".")[0] not in WITHOUT_STOP:
            assert sentence.endswith("."), code


def test_labels_made_at_run_time_belong_to_known_families() -> None:
    families = set()
    for source in sources():
        for call in source.calls():
            if called(call.func) in {"words", "explain"} and call.args:
                first = call.args[0]
                if isinstance(first, ast.JoinedStr):
                    assert isinstance(first.values[0], ast.Constant)
                    families.add(str(first.values[0].value).removesuffix("."))
    assert families <= {code.partition(".")[0] for code in labels()}


def test_no_fact_is_named_like_the_language() -> None:
    assert not [use for use in uses() if use.facts is not None and "language" in use.facts]


def test_kinds_are_named_as_everywhere_else() -> None:
    assert {kind: TABLES["vi"][f"kind.{kind}"] for kind in KIND_LABELS} == KIND_LABELS


def test_a_cause_is_the_short_form_of_a_known_code() -> None:
    assert {code.removeprefix("cause.") for code in nested_codes()} <= TABLES["vi"].keys()


def test_the_collection_sees_each_way_of_giving_a_code() -> None:
    by_code = defaultdict(set)
    for use in uses():
        by_code[use.code].add(use.facts)
    assert frozenset({"unit", "count"}) in by_code["export.blocked"]  # through a class of its own
    assert frozenset({"text"}) in by_code["money.unreadable"]  # through a function
    assert frozenset({"plan", "unit"}) in by_code["submission.foreign"]  # as a note
    assert by_code["mail.winmail"] == {None}  # from a table
    assert frozenset({"path"}) in by_code["backup.done"]  # as words
    assert "place.share" in by_code


def test_a_message_is_filled_in() -> None:
    assert explain("unit.taken", unit="L-A1") == (
        "Mã L-A1 đã có đơn vị khác dùng. Hãy đặt mã khác cho đơn vị tự thêm."
    )
    assert explain("unit.taken", "en", unit="L-A1").startswith("The code L-A1 is already")


def test_facts_are_data_and_never_a_pattern() -> None:
    told = explain("search.nothing", text="{path} [{x}] {0} %s \\1")
    assert "“{path} [{x}] {0} %s \\1”" in told


def test_a_missing_fact_leaves_a_mark() -> None:
    assert explain("search.nothing").startswith(f"Không tìm thấy “{MISSING}”")
    assert explain("disk.full", "en", path=None).startswith(f"The drive that holds {MISSING} is")


def test_an_optional_part_falls_away_with_its_fact() -> None:
    assert "(phần xl/a.bin)" in explain("package.macro", part="xl/a.bin")
    assert "phần" not in explain("package.macro", part="")
    assert explain("submission.foreign").startswith("Kế hoạch hoặc đơn vị của bản nộp")


def test_an_unknown_code_comes_back_with_its_facts() -> None:
    assert explain("nobody.knows") == "nobody.knows"
    assert explain("nobody.knows", "en", code=1, path="a") == "nobody.knows (code=1, path=a)"


def test_numbers_are_written_as_the_language_writes_them() -> None:
    facts = {"length": 200001, "limit": "200000"}
    assert "200.001 ký tự, nhiều hơn mức 200.000" in explain("text.too_long", **facts)
    assert "200,001 characters, more than the 200,000" in explain("text.too_long", "en", **facts)
    assert "“1000”" in explain("number.not_whole", text=Decimal("1E+3"))
    assert "“8,5”" in explain("number.not_whole", text=Decimal("8.5"))
    assert "“0.1”" in explain("number.not_whole", "en", text=0.1)


def test_words_within_words() -> None:
    assert explain("history.undone", name="round.opened") == "Đã hoàn tác: Mở đợt báo cáo."
    assert explain("history.undone", name="not.known") == "Đã hoàn tác: not.known."
    assert "“Nhiệm vụ”" in explain("record.duplicate", kind="activity")
    assert "(bảng tính Excel nhị phân .xlsb)" in explain("file.wrong_kind", kind="xlsb")
    assert ": ổ đĩa đã đầy;" in explain("backup.failed", path="a.zip", reason="disk.full")


def test_facts_from_hostile_files_stay_on_one_line_and_short() -> None:
    told = explain("cell.unknown_choice", seen="a\nb\x1b[2J\u202e" + "c" * 100_000)
    assert "“a b\ufffd[2J\ufffdccc" in told
    assert told.isprintable()
    assert len(told) < 600


@given(
    code=st.sampled_from([*TABLES["vi"], "x", ""]),
    language=st.sampled_from(["vi", "en", "fr"]),
    facts=st.dictionaries(
        st.sampled_from(["path", "unit", "text", "limit", "kind", "part", "code", "x"]),
        st.none() | st.text() | st.integers() | st.floats() | st.decimals() | st.lists(st.text()),
    ),
)
def test_explaining_never_fails(code: str, language: str, facts: dict[str, object]) -> None:
    assert explain(code, language=language, **facts).isprintable()


def glossary_terms() -> list[str]:
    """The first column of the glossary's tables, a term with several names taken apart."""
    rows = [line for line in GLOSSARY.read_text("utf-8").splitlines() if line.startswith("| ")]
    terms = [term.strip(" `") for row in rows for term in row.split("|")[1].split(",")]
    return [term for term in terms if term != "Term"]


def test_every_kind_of_record_is_in_the_glossary() -> None:
    assert {kind.__name__ for kind in (*TRAVELLING, *LOCAL)} - set(glossary_terms()) == set()


def test_the_glossary_uses_the_labels_of_the_screen() -> None:
    text = GLOSSARY.read_text("utf-8").lower()
    assert [label for label in KIND_LABELS.values() if label.lower() not in text] == []


def test_the_glossary_has_each_term_once() -> None:
    assert len(glossary_terms()) == len(set(glossary_terms()))

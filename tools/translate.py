# SPDX-License-Identifier: MIT
"""The words of the window in other languages: refreshed from the sources, compiled, checked.

Called by ``dev.py translate [--check]`` with the Python of .venv. ``lsapp_en.ts`` holds the English of our
own words, which are Vietnamese in the sources; PySide6's lupdate keeps it equal to them. ``qtbase_vi.ts``
holds the Vietnamese of Qt's own words (buttons, menus of text fields, dialogs of files and printing),
written by hand, as Qt brings none. lrelease makes a .qm of each; that is what the program reads.
"""

from __future__ import annotations

import argparse
import ast
import importlib.util
import os
import re
import shutil
import string
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parent.parent
ENGLISH: Final = "lsapp_en.ts"
REFRESH: Final = "run `python3 dev.py translate`"

_LUPDATE: Final = (
    # No line numbers, and in an order of its own: a page that moves changes nothing here.
    *("-no-obsolete", "-sort-messages", "-locations", "none"),
    # A word known from another place is taken over, one that only looks like it is not.
    *("-disable-heuristic", "similartext"),
    *("-source-language", "vi_VN", "-target-language", "en", "-silent"),
)
_MESSAGE: Final = re.compile(r"<message.*?</message>", re.DOTALL)
_MARKER: Final = re.compile(r"%(?:\d|n|L\d)")
_MNEMONIC: Final = re.compile(r"(?<!&)&(?!&)(\w)")


class TranslationError(Exception):
    """One of Qt's tools could not do its work."""


class Message(NamedTuple):
    """One entry of a .ts file; several ``words`` where the number counts (%n)."""

    context: str
    source: str
    comment: str
    words: tuple[str, ...]
    unfinished: bool

    @property
    def key(self) -> tuple[str, str, str]:
        return self.context, self.source, self.comment

    @property
    def place(self) -> str:
        return f"{self.context}: {self.source!r}"


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, tell what is wrong")
    args = parser.parse_args(argv)
    folder = ROOT / "resources" / "translations"
    try:
        if not args.check:
            refresh(folder / ENGLISH, ROOT / "ui")
            for ts in sorted(folder.glob("*.ts")):
                release(ts, ts.with_suffix(".qm"))
        found = [*unreadable(ROOT / "ui", folder / ENGLISH), *faults(folder, ROOT / "ui")]
    except TranslationError as error:
        found = [str(error)]
    for line in found:
        print(line, file=sys.stderr)
    if found:
        print(f"translations: {len(found)} to mend in {folder.name}", file=sys.stderr)
    return 1 if found else 0


# --- Qt's tools ---


def refresh(ts: Path, sources: Path) -> None:
    """Bring ``ts`` to the words that stand in ``sources``; what was translated stays, what is gone goes."""
    files = sorted(path for path in sources.rglob("*.py") if "__pycache__" not in path.parts)
    with tempfile.TemporaryDirectory(prefix="kh48-lupdate-") as folder:
        listed = Path(folder) / "sources.lst"
        listed.write_text("".join(f"{path}\n" for path in files), encoding="utf-8")
        run_tool("lupdate", f"@{listed}", *_LUPDATE, "-ts", str(ts))
    text = ts.read_text(encoding="utf-8")
    ts.write_bytes(accept_twins(text).encode("utf-8"))


def release(ts: Path, qm: Path) -> None:
    """Compile ``ts``; the same .ts gives the same bytes."""
    # Put in its place at once: a window that is open reads the file from the disk while it is written.
    fresh = qm.with_name(f"{qm.stem}-fresh.qm")
    run_tool("lrelease", "-silent", "-nounfinished", str(ts), "-qm", str(fresh))
    os.replace(fresh, qm)


def run_tool(name: str, *args: str) -> None:
    package = importlib.util.find_spec("PySide6")
    if package is None or not package.submodule_search_locations:
        raise TranslationError("PySide6 is not installed: `python3 dev.py setup --dev`")
    tool = Path(package.submodule_search_locations[0]) / (
        f"{name}.exe" if os.name == "nt" else name
    )
    command = [str(tool), *args]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    # lupdate says what it could not parse on stderr and still ends with 0.
    if done.returncode or done.stderr.strip():
        raise TranslationError(f"{name} (exit {done.returncode}): {done.stderr.strip()}")


# --- .ts files ---


def read_messages(ts: Path) -> list[Message]:
    """Return the entries of a .ts file in its order."""
    return [
        as_message(context.findtext("name", ""), message)
        for context in ET.parse(ts).getroot().iter("context")
        for message in context.iter("message")
    ]


def as_message(context: str, element: ET.Element) -> Message:
    translation = element.find("translation")
    if translation is None:
        translation = ET.Element("translation", type="unfinished")
    forms = [form.text or "" for form in translation.iter("numerusform")]
    return Message(
        context,
        element.findtext("source", ""),
        element.findtext("comment", ""),
        tuple(forms or [translation.text or ""]),
        translation.get("type") is not None,
    )


def accept_twins(text: str) -> str:
    """Return the text of a .ts with those words finished that are finished the same way elsewhere.

    lupdate copies the words of an equal source from another context and leaves them to be looked at.
    """
    entries = [(found, as_message("", ET.fromstring(found))) for found in _MESSAGE.findall(text)]
    known = {(one.source, one.comment, one.words) for _, one in entries if not one.unfinished}

    def accept(found: re.Match[str]) -> str:
        one = as_message("", ET.fromstring(found[0]))
        if one.unfinished and (one.source, one.comment, one.words) in known:
            return found[0].replace(' type="unfinished"', "", 1)
        return found[0]

    return _MESSAGE.sub(accept, text)


# --- checks ---


def faults(folder: Path, sources: Path) -> Iterator[str]:
    """Yield what keeps the translations in ``folder`` from fitting ``sources``."""
    with tempfile.TemporaryDirectory(prefix="kh48-translate-") as name:
        fresh = Path(name) / ENGLISH
        if (folder / ENGLISH).exists():
            shutil.copy(folder / ENGLISH, fresh)
        refresh(fresh, sources)
        yield from differences(folder / ENGLISH, fresh)
        for ts in sorted(folder.glob("*.ts")):
            for message in read_messages(ts):
                yield from (f"{ts.name}: {message.place}: {f}" for f in faults_of(message))
            release(ts, Path(name) / f"{ts.stem}.qm")
            compiled = ts.with_suffix(".qm")
            if (
                not compiled.exists()
                or compiled.read_bytes() != (Path(name) / compiled.name).read_bytes()
            ):
                yield f"{compiled.name} does not fit {ts.name}: {REFRESH}"


def differences(ts: Path, fresh: Path) -> Iterator[str]:
    held = {message.key: message for message in read_messages(ts)} if ts.exists() else {}
    wanted = {message.key: message for message in read_messages(fresh)}
    for key in wanted.keys() - held.keys():
        yield f"{ts.name} lacks {wanted[key].place}: {REFRESH}"
    for key in held.keys() - wanted.keys():
        yield f"{ts.name} holds {held[key].place}, which no source has: {REFRESH}"


def faults_of(message: Message) -> Iterator[str]:
    """Yield what is wrong with the words of one entry."""
    keys = _MNEMONIC.findall(message.source)
    for key in keys:
        if not key.isascii():
            yield f"no key types the mnemonic {key!r} of the source"
    if message.unfinished or not all(word.strip() for word in message.words):
        yield "is not translated"
        return
    for words in message.words:
        if fields(words) != fields(message.source):
            yield f"other {{fields}} than the source: {words!r}"
        if len(message.words) == 1 and markers(words) != markers(message.source):
            yield f"other % markers than the source: {words!r}"
        found = _MNEMONIC.findall(words)
        if (keys and len(found) != len(keys)) or not all(key.isascii() for key in found):
            yield f"another number of mnemonics than the source, or one that no key types: {words!r}"


def fields(words: str) -> list[str] | None:
    """Return the sorted ``{names}`` of a text for str.format; ``None`` where it is no such text."""
    try:
        return sorted(name for _, name, _, _ in string.Formatter().parse(words) if name is not None)
    except ValueError:
        return None


def markers(words: str) -> list[str]:
    return sorted(_MARKER.findall(words))


def unreadable(sources: Path, ts: Path) -> Iterator[str]:
    """Yield the calls in the sources whose words lupdate cannot read, or files under a wrong name."""
    held = {message.key[:2] for message in read_messages(ts)} if ts.exists() else set()
    for path in sorted(sources.rglob("*.py")):
        name = path.relative_to(sources.parent).as_posix()
        try:
            tree = ast.parse(path.read_text(encoding="utf-8"))
        except SyntaxError as error:
            yield f"{name}:{error.lineno}: {error.msg}"
            continue
        for context, call in calls_in(tree, ""):
            yield from (
                f"{name}:{call.lineno}: {fault}" for fault in faults_of_call(context, call, held)
            )


def calls_in(node: ast.AST, context: str) -> Iterator[tuple[str, ast.Call]]:
    """Yield each call of ``tr`` and ``translate`` with the class around it."""
    for child in ast.iter_child_nodes(node):
        if (
            isinstance(child, ast.Call)
            and isinstance(child.func, ast.Attribute)
            and child.func.attr in {"tr", "translate"}
        ):
            yield context, child
        yield from calls_in(child, child.name if isinstance(child, ast.ClassDef) else context)


def faults_of_call(context: str, call: ast.Call, held: set[tuple[str, str]]) -> Iterator[str]:
    receiver, _, method = ast.unparse(call.func).rpartition(".")
    if method == "translate":
        if not receiver.endswith("Application") or len(call.args) < 2:
            return  # str.translate and its like
        named, words = call.args[:2]
        context = str(named.value) if isinstance(named, ast.Constant) else ""
    elif not call.args:
        return
    else:
        words = call.args[0]
        if receiver != "self":
            yield f"{receiver}.tr(...) is filed under {receiver!r}: call self.tr in a method"
            return
    if isinstance(words, (ast.JoinedStr, ast.Call, ast.BinOp)):
        yield "words made at run time have no translation: fill a literal with .format"
    elif isinstance(words, ast.Constant) and context and (context, words.value) not in held:
        yield f"lupdate does not see {words.value!r} (inside an f-string?), or {REFRESH}"


if __name__ == "__main__":
    raise SystemExit(main())

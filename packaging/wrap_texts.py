"""Wraps the texts of rooms in ``tr`` and ``plural`` of ``core.language``, file by file.

    .venv/bin/python packaging/wrap_texts.py musicrec_desktop/ui/kit/wording [--except "Text" …]

A literal becomes ``tr("…")``; an f-string becomes ``tr("… {name} …", name=…)``, with numbers in the signs of
the language; what counts things by ``format_count`` or ``counted`` becomes ``plural("…", "…", n)``. What is
left to do by hand is printed: conditions that choose endings, words that are put together. Ruff then lays
the file out.
"""

from __future__ import annotations

import argparse
import ast
import json
import keyword
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent))

from text_facts import bare_text, called, is_text, texts_of

_COUNTING: Final = ("format_count", "counted")
_SPEC_OF_NUMBERS: Final = re.compile(r"^\+?,?(?:\.\d+)?[fg]?$")
_PASSING: Final = frozenset(
    (
        "quoted",
        "display_path",
        "isolated",
        "str",
        "number_text",
        "len",
        "round",
        "joined",
        "int",
        "in_sentence",
    )
)
_LINE: Final = 88
_LONGEST: Final = 111
"""Of a line with its end."""
_PASSES: Final = 4


@dataclass(slots=True)
class Source:
    """A file that is being changed.

    Attributes:
        text: as it is now.
        used: the names of ``core.language`` that were written into it.
    """

    text: str
    used: set[str] = field(default_factory=set)

    def segment(self, node: ast.AST) -> str:
        """The source of a node."""
        return ast.get_source_segment(self.text, node) or ast.unparse(node)

    def replace(self, edits: Sequence[tuple[ast.expr, str]]) -> None:
        """Write new source over nodes that do not overlap."""
        lines = self.text.encode().splitlines(keepends=True)
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line))
        data = b"".join(lines)
        places = []
        for node, new in edits:
            assert node.end_lineno is not None
            assert node.end_col_offset is not None
            first = starts[node.lineno - 1] + node.col_offset
            places.append((first, starts[node.end_lineno - 1] + node.end_col_offset, new))
        for first, after, new in sorted(places, reverse=True):
            data = data[:first] + new.encode() + data[after:]
        self.text = data.decode()


def wrap(path: Path, left: frozenset[str]) -> bool:
    """Wrap the texts of a file; whether anything was to be wrapped."""
    source = Source(path.read_text(encoding="utf-8"))
    before = source.text
    for _ in range(_PASSES):
        path.write_text(source.text, encoding="utf-8")
        edits = list(_edits(source, path, left))
        if not edits:
            break
        source.replace(edits)
    if source.text == before:
        return False
    for name in ("number_text", "plural", "tr"):
        if re.search(rf"(?<![\w.]){name}\(", source.text):
            source.used.add(name)
    source.text = _with_import(source.text, sorted(source.used))
    path.write_text(source.text, encoding="utf-8")
    return True


def _edits(source: Source, path: Path, left: frozenset[str]) -> Iterator[tuple[ast.expr, str]]:
    """What one pass changes: the outermost texts, then calls that count."""
    taken: list[tuple[tuple[int, int], tuple[int, int]]] = []
    bare = [node for node in texts_of(path).bare if bare_text(node) not in left]
    nodes = list(ast.walk(ast.parse(source.text)))
    counting = [node for node in nodes if isinstance(node, ast.JoinedStr) and any(map(_noun, ast.walk(node)))]
    inside = {id(part) for node in counting for part in ast.walk(node)}
    counts = [node for node in nodes if isinstance(node, ast.Call) and _noun(node) and id(node) not in inside]
    sentences = [*(node for node in bare if isinstance(node, ast.JoinedStr)), *counting]
    for node in (*sentences, *counts, *bare):
        span = _span(node)
        if any(first < span[1] and span[0] < after for first, after in taken):
            continue
        new = _wrapped(source, node)
        if new:
            taken.append(span)
            yield node, new


def _span(node: ast.expr) -> tuple[tuple[int, int], tuple[int, int]]:
    return (node.lineno, node.col_offset), (node.end_lineno or 0, node.end_col_offset or 0)


def _noun(node: ast.AST) -> tuple[str, str] | None:
    """The noun for one and for many that a call counts; None for other calls."""
    if not isinstance(node, ast.Call) or called(node) not in _COUNTING or len(node.args) < 2:
        return None
    words = [word.value for word in node.args[1:] if isinstance(word, ast.Constant)]
    if len(words) != len(node.args) - 1 or node.keywords:
        return None
    return str(words[0]), str(words[1]) if len(words) > 1 else f"{words[0]}s"


def _wrapped(source: Source, node: ast.expr) -> str:
    """The new source of a text or of a call that counts; empty where a person has to do it."""
    if isinstance(node, ast.Constant):
        return f"tr({source.segment(node)})"
    if isinstance(node, ast.Call):
        one, many = _noun(node) or ("", "")
        return f"plural({_literal('{n} ' + one)}, {_literal('{n} ' + many)}, {source.segment(node.args[0])})"
    assert isinstance(node, ast.JoinedStr)
    counting = [part for part in node.values if isinstance(part, ast.FormattedValue) and _noun(part.value)]
    return _sentence(source, node, counting[0] if len(counting) == 1 else None)


def _sentence(source: Source, node: ast.JoinedStr, counting: ast.FormattedValue | None) -> str:
    names: dict[str, str] = {}
    one, many = "", ""
    for part in node.values:
        if isinstance(part, ast.Constant):
            words = str(part.value).replace("{", "{{").replace("}", "}}")
            one, many = one + words, many + words
        elif part is counting:
            nouns = _noun(part.value) or ("", "")
            one, many = f"{one}{{n}} {nouns[0]}", f"{many}{{n}} {nouns[1]}"
        else:
            assert isinstance(part, ast.FormattedValue)
            place = _place(source, part, names)
            if not place:
                return ""
            one, many = one + place, many + place
    given = "".join(f", {name}={value}" for value, name in names.items())
    if counting is None:
        return f"tr({_literal(many)}{given})"
    assert isinstance(counting.value, ast.Call)
    return f"plural({_literal(one)}, {_literal(many)}, {source.segment(counting.value.args[0])}{given})"


def _place(source: Source, part: ast.FormattedValue, names: dict[str, str]) -> str:
    """A value of an f-string as a name in braces; empty where its format cannot be kept."""
    spec = ""
    if part.format_spec is not None:
        spec = bare_text(part.format_spec)
        if any(not isinstance(word, ast.Constant) for word in getattr(part.format_spec, "values", [])):
            return ""
    value = source.segment(part.value)
    if spec and _SPEC_OF_NUMBERS.match(spec):
        value = f"number_text({value})" if spec == "," else f'number_text({value}, "{spec}")'
        spec = ""
    if value not in names:
        names[value] = _free(_name(part.value), set(names.values()))
    ending = f":{spec}" if spec else ""
    conversion = f"!{chr(part.conversion)}" if part.conversion != -1 else ""
    return f"{{{names[value]}{conversion}{ending}}}"


def _name(node: ast.expr) -> str:
    """What a value is called in a text."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Call(args=[first, *_]) if called(node) in _PASSING or called(node).startswith("format_"):
            return _name(first)
        case ast.Call():
            return re.sub(r"_(?:text|words?|of)$", "", called(node))
        case ast.Subscript(value=value) | ast.BinOp(left=value) | ast.IfExp(body=value):
            return _name(value)
        case _:
            return "value"


def _free(name: str, taken: set[str]) -> str:
    name = name.strip("_").lower() or "value"
    if keyword.iskeyword(name) or name == "n" or name.isdigit():
        name = f"{name}_value"
    if name not in taken:
        return name
    return next(f"{name}_{place}" for place in range(2, 99) if f"{name}_{place}" not in taken)


def _literal(text: str) -> str:
    """A string in source, in several lines where it is long."""
    lines, line = [], ""
    for word in re.findall(r"\S*\s*", text):
        if len(line) + len(word) > _LINE:
            lines.append(line)
            line = ""
        line += word
    return " ".join(json.dumps(one, ensure_ascii=False) for one in (*lines, line) if one) or '""'


def _with_import(text: str, used: Sequence[str]) -> str:
    """The source with an import of what it uses now; ruff puts it into its place."""
    pattern = re.compile(r"^from musicrec_desktop\.core\.language import .*\n", re.MULTILINE)
    if there := pattern.search(text):
        names = {name.strip() for name in there[0].split("import", 1)[1].split(",")}
        return pattern.sub(
            f"from musicrec_desktop.core.language import {', '.join(sorted({*names, *used}))}\n", text
        )
    line = f"from musicrec_desktop.core.language import {', '.join(used)}\n"
    if house := re.search(r"^from musicrec_desktop\.", text, re.MULTILINE):
        return text[: house.start()] + line + text[house.start() :]
    imports = list(re.finditer(r"^(?:from [\w.]+ )?import (?:\([^)]*\)|.*)\n", text, re.MULTILINE))
    end = imports[-1].end() if imports else 0
    return f"{text[:end]}\n{line}{text[end:]}"


def _with_short_lines(text: str) -> str:
    """The source with its long literals in two lines, as ruff leaves strings alone."""
    done = []
    for line in text.splitlines(keepends=True):
        alone = re.match(r'^( +)"([^"\\]+)"(,?)\n$', line)
        if alone and len(line) > _LONGEST:
            place = alone[2].rfind(" ", 0, _LINE) + 1
            done += [f'{alone[1]}"{alone[2][:place]}"\n', f'{alone[1]}"{alone[2][place:]}"{alone[3]}\n']
        else:
            done.append(line)
    return "".join(done)


def main() -> int:
    """Wrap what the command line names; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--except", dest="left", nargs="*", default=[], help="strings that are no texts")
    options = parser.parse_args()
    files = [
        file for path in options.paths for file in (sorted(path.rglob("*.py")) if path.is_dir() else [path])
    ]
    changed = [str(file) for file in files if wrap(file, frozenset(options.left))]
    if changed:
        ruff = [sys.executable, "-m", "ruff"]
        subprocess.run([*ruff, "check", "-q", "--fix", "--select", "I,F401", *changed], check=False)
        subprocess.run([*ruff, "format", "-q", *changed], check=True)
        for name in changed:
            path = Path(name)
            path.write_text(_with_short_lines(path.read_text(encoding="utf-8")), encoding="utf-8")
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if re.search(r'"s" if |== 1 else "|\.(?:lower|capitalize|upper)\(\)|:,\}|%[AbB]', line):
                sys.stdout.write(f"{file}:{number}: by hand? {line.strip()}\n")
        for node in texts_of(file).bare:
            if is_text(bare_text(node)) and bare_text(node) not in options.left:
                sys.stdout.write(f"{file}:{node.lineno}: not wrapped: {bare_text(node)[:80]}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

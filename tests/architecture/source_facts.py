"""What the tests of the house ask of a source file, found in one reading of it.

The whole house is hundreds of files, and its syntax trees are most of the work: each file is parsed once.
"""

from __future__ import annotations

import ast
import functools
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """Facts of one module.

    Attributes:
        docstring: what it says of itself, empty if it says nothing.
        is_only_docstring: whether nothing else is in it.
        imports: modules, with their full names, that ``import`` and ``from … import`` name anywhere in it.
        imported_names: module and name of each ``from … import``.
        names: of the module, its classes, functions, arguments, variables and attributes.
        texts: strings that are used; no docstrings and no other strings that stand alone.
    """

    docstring: str
    is_only_docstring: bool
    imports: frozenset[str]
    imported_names: tuple[tuple[str, str], ...]
    names: frozenset[str]
    texts: tuple[str, ...]


@functools.cache
def facts(path: Path) -> SourceFacts:
    """The facts of a file, read once."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = list(ast.walk(tree))
    modules = [node for node in nodes if isinstance(node, ast.Import)]
    parts = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    alone = {node.value for node in nodes if isinstance(node, ast.Expr)}
    return SourceFacts(
        docstring=ast.get_docstring(tree) or "",
        is_only_docstring=len(tree.body) == 1,
        imports=frozenset(alias.name for node in modules for alias in node.names)
        | {node.module or "" for node in parts},
        imported_names=tuple((node.module or "", alias.name) for node in parts for alias in node.names),
        names=frozenset({path.stem, *filter(None, map(_name, nodes))}),
        texts=tuple(
            node.value
            for node in nodes
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in alone
        ),
    )


def _name(node: ast.AST) -> str:
    match node:
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            return name
        case ast.arg(arg=name) | ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""

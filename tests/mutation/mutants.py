"""Small changes to a module, one at a time: what a slip of the keyboard could have written."""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any, Final

COMPARISONS: Final[dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
SUMS: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
NAMES: Final = {
    "min": "max",
    "max": "min",
    "any": "all",
    "all": "any",
    "sorted": "list",
    "CURRENT": "DESIRED",
    "DESIRED": "CURRENT",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A module with one change: from `before` to `after`, in the text of this line."""

    path: Path
    line: int
    text: str
    before: str
    after: str
    source: str

    @property
    def key(self) -> str:
        """What names this change as long as its line reads the same."""
        return f"{self.path}: {self.before} → {self.after} in: {self.text}"

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.before}  →  {self.after}\n      in: {self.text}"


def mutants_of(path: Path, source: str) -> Iterator[Mutant]:
    """Yield every mutant of a module; annotations, decorators and texts are left alone."""
    tree = ast.parse(source)
    lines = source.splitlines()
    for node in _nodes(tree):
        for changed in _changes(node):
            before = ast.unparse(node)
            after = ast.unparse(changed)
            if after != before:
                yield Mutant(
                    path=path,
                    line=node.lineno,
                    text=lines[node.lineno - 1].strip(),
                    before=_from_where(before, after),
                    after=_from_where(after, before),
                    source=ast.unparse(_Put(node, changed).visit(copy.deepcopy(tree))),
                )


Place = tuple[str, int, int, int, int]


def _place(node: ast.expr | ast.stmt) -> Place:
    end = (node.end_lineno or 0, node.end_col_offset or 0)
    return (type(node).__name__, node.lineno, node.col_offset, *end)


class _Put(ast.NodeTransformer):
    """Put one node in the place of another, in a copy of the tree."""

    def __init__(self, old: ast.expr | ast.stmt, new: ast.AST) -> None:
        self.place, self.new = _place(old), new

    def visit(self, node: ast.AST) -> ast.AST:
        if isinstance(node, ast.expr | ast.stmt) and _place(node) == self.place:
            return self.new
        return self.generic_visit(node)


def _nodes(node: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.expr | ast.stmt):
                yield child
            if isinstance(child, ast.AST):
                yield from _nodes(child)


def _changes(node: ast.expr | ast.stmt) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(ops=[operator]):
            for other in COMPARISONS[type(operator)]:
                yield _with(node, ops=[other()])
        case ast.BinOp(op=operation) | ast.AugAssign(op=operation) if type(operation) in SUMS:
            yield _with(node, op=SUMS[type(operation)]())
        case ast.BoolOp(op=joined, values=values):
            yield _with(node, op=ast.Or() if isinstance(joined, ast.And) else ast.And())
            yield from (_with(node, values=rest) for rest in _shorter(values))
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield operand
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield ast.Constant(value + 1)
            yield ast.Constant(value - 1)
        case ast.Name(id=name) if name in NAMES:
            yield _with(node, id=NAMES[name])
        case ast.Attribute(attr=name) if name in NAMES:
            yield _with(node, attr=NAMES[name])
        case ast.If() | ast.IfExp() | ast.While():
            yield _with(node, test=ast.Constant(True))
            yield _with(node, test=ast.Constant(False))
        case ast.GeneratorExp() | ast.ListComp() | ast.SetComp() | ast.DictComp():
            yield from _unfiltered(node)
        case ast.Tuple(elts=elements) | ast.List(elts=elements) if _is_a_table(elements):
            yield from (_with(node, elts=rest) for rest in _shorter(elements))
            yield from (_with(node, elts=rest) for rest in _reordered(elements))
        case ast.Match(cases=cases):
            yield from (_with(node, cases=rest) for rest in _shorter(cases))
        case ast.Continue():
            yield ast.Break()
        case ast.Return(value=ast.expr()):
            yield _with(node, value=ast.Constant(None))
        case ast.Assign() | ast.AugAssign() | ast.Expr(value=ast.Call() | ast.Yield()):
            yield ast.Pass()


def _with(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _shorter(items: list[Any]) -> Iterator[list[Any]]:
    if len(items) > 1:
        yield from (items[:rank] + items[rank + 1 :] for rank in range(len(items)))


def _reordered(items: list[Any]) -> Iterator[list[Any]]:
    for rank in range(len(items) - 1):
        yield [*items[:rank], items[rank + 1], items[rank], *items[rank + 2 :]]


def _is_a_table(elements: list[ast.expr]) -> bool:
    """A rule written as rows, whose order and completeness matter."""
    return len(elements) > 2 and all(isinstance(one, ast.Call | ast.Attribute) for one in elements)


def _unfiltered(
    node: ast.GeneratorExp | ast.ListComp | ast.SetComp | ast.DictComp,
) -> Iterator[ast.AST]:
    for rank, generator in enumerate(node.generators):
        for rest in [
            [*generator.ifs[:one], *generator.ifs[one + 1 :]] for one in range(len(generator.ifs))
        ]:
            generators = list(node.generators)
            generators[rank] = ast.comprehension(
                target=generator.target, iter=generator.iter, ifs=rest, is_async=0
            )
            yield _with(node, generators=generators)


def _from_where(code: str, other: str) -> str:
    """Return the code on one line, from a little before it differs from the other."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(code, other, strict=False))
    start = max(0, len(list(alike)) - 30)
    line = " ".join(code[start:].split())
    return ("…" if start else "") + (line if len(line) <= 90 else line[:89] + "…")

"""The small changes made to the source, one at a time: what a slip of the pen would leave behind.

A change is made to the syntax tree of a module, never to its file. What no test is asked to hold is left as it is:
texts, types, decorators, imports, assertions and what an error says.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Variant = tuple[ast.AST | None, str, str]
"""What takes the place of a part of the tree (nothing where it is left out), what was, and what it becomes."""

LEFT_OUT = "(left out)"
COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
ORDERED = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
CALLED = {"any": "all", "min": "max", "any_horizontal": "all_horizontal", "min_horizontal": "max_horizontal"}
CALLED |= {other: name for name, other in CALLED.items()}
OF_ANY_NUMBER = {"all_of", "any_of", "one_of", "total"}
"""What is called with as many arguments as one likes, so that one can be forgotten."""
UNHELD = {"description", "help", "metavar", "title", "strict"}
"""What a call says for people to read, and that rows of equal length are as long as each other."""
SHORT = 2
LONGEST = 100
UNTOUCHED = (ast.Assert, ast.Import, ast.ImportFrom, ast.JoinedStr)
UNTOUCHED_FIELDS = {"annotation", "returns", "decorator_list"}


@dataclass(frozen=True)
class Place:
    """Where a node of the tree stands."""

    parent: ast.AST
    field: str
    at: int | None

    def put(self, node: ast.AST | None) -> None:
        """Set a node here in the place of the one that stands here, or leave it out."""
        if self.at is None:
            setattr(self.parent, self.field, node)
        elif node is None:
            getattr(self.parent, self.field).pop(self.at)
        else:
            getattr(self.parent, self.field)[self.at] = node


@dataclass(frozen=True)
class Mutant:
    """A change of one module, and the place in its tree where it is made."""

    module: str
    number: int
    line: str
    was: str
    becomes: str
    nth: int
    place: Place
    new: ast.AST | None

    @property
    def key(self) -> tuple[str, str, str, str, int]:
        """What names it: the text of its line and no number, so that it keeps its name while other lines change."""
        return self.module, self.line, self.was, self.becomes, self.nth

    def make(self) -> None:
        """Make the change in the tree that it was found in."""
        self.place.put(self.new)

    def __str__(self) -> str:
        told = f"{self.module}:{self.number}: {self.was} -> {self.becomes}"
        return told if self.nth == 1 else f"{told} (number {self.nth} of this line)"


def mutants_of(path: Path, module: str) -> tuple[ast.Module, list[Mutant]]:
    """Return the tree of a module, and every change that can be made to it, in the order of the source."""
    source = path.read_text(encoding="utf-8")
    tree, lines = ast.parse(source), source.splitlines()
    found = [(place, node, variant) for place, node in places(tree) for variant in variants(place, node)]
    seen: Counter[tuple[str, str, str]] = Counter()
    mutants = []
    for place, node, (new, was, becomes) in sorted(found, key=lambda each: line_of(each[0], each[1])):
        number = line_of(place, node)
        line = lines[number - 1].strip()
        seen[line, was, becomes] += 1
        mutants.append(Mutant(module, number, line, was, becomes, seen[line, was, becomes], place, new))
    return tree, mutants


def line_of(place: Place, node: ast.AST) -> int:
    """Return the line on which a node begins; one without a line of its own stands where its parent does."""
    for each in (node, place.parent):
        if (number := getattr(each, "lineno", None)) is not None:
            return int(number)
    raise AssertionError(ast.dump(node))


def places(node: ast.AST) -> Iterator[tuple[Place, ast.AST]]:
    """Yield every node below one that may be changed, and where it stands."""
    for field, value in ast.iter_fields(node):
        if field in UNTOUCHED_FIELDS:
            continue
        for at, child in enumerate(value) if isinstance(value, list) else ((None, value),):
            if isinstance(child, ast.AST) and not isinstance(child, UNTOUCHED) and not is_of_types(child):
                yield Place(node, field, at), child
                if not isinstance(child, ast.Raise):
                    yield from places(child)


def is_of_types(node: ast.AST) -> bool:
    """Tell whether a part of the source speaks to people or a type checker only, or lists the names of a module."""
    match node:
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            return name == "__all__" or is_alias(name, value)
        case ast.Subscript(value=ast.Name(id=name)) | ast.Subscript(value=ast.Attribute(attr=name)):
            return (name[0].isupper() and not name.isupper()) or name in {"tuple", "list", "dict", "frozenset", "type"}
        case ast.keyword(arg=str() as name):
            return name in UNHELD
        case ast.Call(func=ast.Name(id=name)) | ast.Expr(value=ast.Call(func=ast.Name(id=name))):
            return name in {"TypeVar", "cast", "assert_never"}
    return False


def is_alias(name: str, value: ast.expr) -> bool:
    """Tell whether an assignment names a type: `Measure = Sum | Union`."""
    return isinstance(value, ast.BinOp) and not name.isupper() and name[0].isupper()


def variants(place: Place, node: ast.AST) -> Iterator[Variant]:
    """Yield what could stand in the place of a node by mistake."""
    if is_condition(place, node) and isinstance(node, ast.expr):
        yield ast.UnaryOp(ast.Not(), node), short(node), f"not ({short(node)})"
    if isinstance(node, ast.stmt):
        yield from statements(node)
    elif isinstance(node, ast.Constant):
        yield from constants(node)
    elif isinstance(node, ast.Call):
        yield from calls(node)
    else:
        yield from operations(node)
    if is_one_of_several(place, node):
        yield None, short(node), LEFT_OUT


def statements(node: ast.stmt) -> Iterator[Variant]:
    """Yield what could be done in the place of a statement."""
    match node:
        case ast.AugAssign(target=target, op=op, value=value) if type(op) in COMPUTED:
            yield told(node, ast.AugAssign(target, COMPUTED[type(op)](), value))
        case ast.Return(value=ast.expr() as value) if not is_none(value):
            yield told(node, ast.Return(ast.Constant(None)))
        case ast.Break() | ast.Continue():
            yield told(node, ast.Continue() if isinstance(node, ast.Break) else ast.Break())
        case ast.Raise() | ast.Expr(value=ast.Call()):
            yield ast.Pass(), short(node), LEFT_OUT


def constants(node: ast.Constant) -> Iterator[Variant]:
    """Yield what could be written in the place of a number or of yes and no."""
    if isinstance(node.value, bool):
        yield told(node, ast.Constant(not node.value))
    elif isinstance(node.value, int):
        yield told(node, ast.Constant(node.value + 1))


def operations(node: ast.AST) -> Iterator[Variant]:
    """Yield what could be compared or computed in the place of an expression, or not said in a call."""
    match node:
        case ast.Compare(left=left, ops=ops, comparators=others):
            for at, op in enumerate(ops):
                if other := COMPARED.get(type(op)):
                    yield told(node, ast.Compare(left, [*ops[:at], other(), *ops[at + 1 :]], others))
        case ast.BoolOp(op=op, values=values):
            yield told(node, ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values))
        case ast.UnaryOp(operand=operand):
            yield told(node, operand)
        case ast.BinOp(left=left, op=binary, right=right) if type(binary) in COMPUTED:
            yield told(node, ast.BinOp(left, COMPUTED[type(binary)](), right))
        case ast.keyword(arg=str()):
            yield None, short(node), LEFT_OUT


def calls(node: ast.Call) -> Iterator[Variant]:
    """Yield what could be called by mistake."""
    match node.func:
        case ast.Name(id=name) if name in CALLED:
            yield told(node, ast.Call(ast.Name(CALLED[name], ast.Load()), node.args, node.keywords))
        case ast.Attribute(value=value, attr=name) if name in CALLED:
            yield told(node, ast.Call(ast.Attribute(value, CALLED[name], ast.Load()), node.args, node.keywords))


def is_condition(place: Place, node: ast.AST) -> bool:
    """Tell whether a condition stands here whose opposite no other change makes."""
    if (type(place.parent), place.field) not in CONDITIONS:
        return False
    match node:
        case ast.Compare(ops=[op]):
            return isinstance(op, ORDERED)
        case ast.UnaryOp(op=ast.Not()):
            return False
    return True


CONDITIONS: set[tuple[type[Any], str]] = {
    (ast.If, "test"),
    (ast.While, "test"),
    (ast.IfExp, "test"),
    (ast.comprehension, "ifs"),
    (ast.match_case, "guard"),
}


def is_one_of_several(place: Place, node: ast.AST) -> bool:
    """Tell whether a node is one of several in a row that may be of any length; a short tuple is seldom one."""
    if place.at is None or not isinstance(node, ast.expr):
        return False
    match place.parent:
        case ast.List(elts=row, ctx=ast.Load()) | ast.Set(elts=row):
            return len(row) > 1
        case ast.Tuple(elts=row, ctx=ast.Load()):
            return len(row) > SHORT or (len(row) > 1 and any(isinstance(each, ast.Starred) for each in row))
        case ast.Call(func=ast.Name(id=name), args=row) if place.field == "args" and name in OF_ANY_NUMBER:
            return len(row) > 1 and place.at > 0
    return False


def is_none(node: ast.expr) -> bool:
    """Tell whether a part of the source is `None`."""
    return isinstance(node, ast.Constant) and node.value is None


def told(node: ast.AST, new: ast.AST) -> Variant:
    """Return a change with what was and what it becomes."""
    return new, short(node), short(new)


def short(node: ast.AST) -> str:
    """Return the text of a node in one line, without what lies in the middle of a long one."""
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= LONGEST else f"{text[:48]} … {text[-48:]}"

"""One question to the solver: statements, a time limit, and an answer that may be that there was not time enough."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum

import z3

from skillbase_rules.engine.errors import SkillbaseError
from skillbase_rules.engine.text import Text
from skillbase_rules.solver.logic import Truth
from skillbase_rules.solver.symbols import holds

SECONDS = 5.0
"""How long one question may take where nothing else is said."""


class Answer(StrEnum):
    """What became of a question."""

    FOUND = "found"
    """There is one, and it is handed over."""
    NONE = "none"
    """There is none; that is proved."""
    UNDECIDED = "undecided"
    """The time was up, or the solver could not tell; nothing is claimed."""


class OutOfTimeError(Exception):
    """The solver did not come to an answer in the time allowed."""


class ReadersDisagreeError(SkillbaseError):
    """The solver found a sheet on which the scalar reader says something else; one of the two is wrong."""


def disagreement(question: str) -> ReadersDisagreeError:
    """Return the error for an answer that the scalar reader does not confirm."""
    return ReadersDisagreeError(
        Text(
            f"求解器与逐条判定在“{question}”上不一致；请报告此问题。",
            f"The solver and the scalar reader disagree on {question}; please report this.",
        )
    )


class Question:
    """Statements put to the solver, and the time that is left to decide them."""

    def __init__(self, context: z3.Context, seconds: float, statements: Iterable[Truth] = ()) -> None:
        self._end = time.monotonic() + seconds
        self._solver = z3.SimpleSolver(ctx=context)
        self.state(*statements)

    def state(self, *statements: Truth) -> None:
        """Add statements that hold from now on."""
        for statement in statements:
            self._solver.add(statement)

    @contextmanager
    def supposing(self, *statements: Truth) -> Iterator[None]:
        """Add statements that hold within a block only."""
        self._solver.push()
        try:
            self.state(*statements)
            yield
        finally:
            self._solver.pop()

    def is_possible(self, *suppositions: Truth) -> bool:
        """Tell whether all statements and these suppositions can hold together.

        Raises:
            OutOfTimeError: The solver does not know.
        """
        self._solver.set("timeout", self._milliseconds())
        with self.supposing(*suppositions):
            answer = self._solver.check()
            if answer == z3.sat:
                self.model = self._solver.model()
        return _told(answer)

    def which_cannot(self, assumptions: Iterable[z3.BoolRef]) -> tuple[z3.BoolRef, ...] | None:
        """Return assumptions that cannot all hold beside the statements, or None where all of them can.

        Raises:
            OutOfTimeError: The solver does not know.
        """
        self._solver.set("timeout", self._milliseconds())
        answer = self._solver.check(*assumptions)
        if _told(answer):
            self.model = self._solver.model()
            return None
        return tuple(self._solver.unsat_core())

    def lessen(self, numbers: Iterable[z3.ArithRef]) -> None:
        """Narrow the question to the least first number, then to the least second one beside it, and so on.

        Raises:
            OutOfTimeError: The solver does not know.
        """
        for number in numbers:
            low, high, probe = 0, self.number(number), None
            while low < high:
                # A model mostly lies on the least number already, so that is tried before halving.
                probe = high - 1 if probe is None else (low + high) // 2
                if self.is_possible(number <= probe):
                    high = min(probe, self.number(number))
                else:
                    low = probe + 1
            self.state(number == high)

    def number(self, number: z3.ArithRef) -> int:
        """Return a number in the last model."""
        return int(self.model.eval(number, True).as_long())

    def agrees(self, statement: Truth) -> bool:
        """Tell whether a statement holds in the last model."""
        return holds(self.model, statement)

    def _milliseconds(self) -> int:
        left = int(1000 * (self._end - time.monotonic()))
        if left <= 0:
            raise OutOfTimeError
        return left


def _told(answer: z3.CheckSatResult) -> bool:
    if answer == z3.unknown:
        raise OutOfTimeError
    return bool(answer == z3.sat)

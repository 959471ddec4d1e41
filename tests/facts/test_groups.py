from __future__ import annotations

from skillbase_rules.engine.records import kinds_of, unit_of
from skillbase_rules.facts.groups import Outputs, Promises


def test_what_is_promised_is_what_is_later_achieved() -> None:
    promised = {f"promised_{name}": kind for name, kind in kinds_of(Outputs).items()}
    assert kinds_of(Promises) == promised
    for name, field in Outputs.model_fields.items():
        assert unit_of(Promises.model_fields[f"promised_{name}"]) == unit_of(field)


def test_promises_set_each_other_the_limits_of_what_is_achieved() -> None:
    def promised(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(f"promised_{name}" for name in names)

    assert Promises.limits == tuple((promised(part), promised(whole)) for part, whole in Outputs.limits)

"""Who answers for a clause, in Chinese and English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from skillbase_rules.engine.accounts import Account, Handling
from skillbase_rules.engine.text import Language, Text
from skillbase_rules.wording import verdicts as m

HEADING = Text("由谁回答", "Answered by")
HANDLING: Mapping[Handling, Text] = MappingProxyType(
    {
        "judged": Text("由规则判定", "judged by a rule"),
        "computed": Text("由函数得出", "worked out"),
        "experts": Text("由专家评审", "for experts"),
        "authorities": Text("由主管部门办理", "an act of the authorities"),
        "no_norm": Text("不含可判断的要求", "carries no norm"),
    }
)
OWNERLESS = Text("未作安排", "answered by nobody")
MAY_NEED_EXPERTS = Text("未申明的由专家判断", "experts where nothing is declared")
NOT_JUDGED_HERE = Text("此处未判定的条款 {number} 条：{clauses}", "Clauses not judged here ({number}): {clauses}")
NOT_JUDGED = Text("此处未判定的条款 {} 条", "Clauses not judged here: {}")
ANSWERED = Text("由 {functions} 回答 {number} 条", "answered by {functions}: {number}")
COUNTED: Mapping[Handling | None, Text] = MappingProxyType(
    {
        "experts": Text("由专家评审 {number} 条", "for experts: {number}"),
        "authorities": Text("由主管部门办理 {number} 条", "acts of the authorities: {number}"),
        "no_norm": Text("不含可判断的要求 {number} 条", "without a norm: {number}"),
        None: Text("未作安排 {number} 条", "answered by nobody: {number}"),
    }
)


def handling_words(account: Account, language: Language) -> str:
    """Return how a clause is answered, without the functions that do."""
    return (HANDLING[account.handling] if account.handling else OWNERLESS).in_(language)


def account_words(account: Account, language: Language) -> str:
    """Return who answers for a clause: functions by name, or why there is none."""
    if not account.by:
        return handling_words(account, language)
    functions = m.LIST.in_(language).join(account.by)
    if account.may_need_experts:
        return m.BRACKETS.in_(language).format(functions, MAY_NEED_EXPERTS.in_(language))
    return functions


def accounts_words(accounts: Sequence[Account], language: Language) -> str:
    """Return in how many clauses something answers, and which functions and who else they are."""
    counted = Counter("" if account.by else account.handling for account in accounts)
    functions = dict.fromkeys(name for account in accounts for name in account.by)
    answered = ANSWERED.in_(language).format(functions=m.LIST.in_(language).join(functions), number=counted[""])
    others = (words.in_(language).format(number=counted[how]) for how, words in COUNTED.items() if counted[how])
    return m.SENTENCES.in_(language).join((*((answered,) if functions else ()), *others))

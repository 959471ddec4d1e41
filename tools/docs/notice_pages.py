"""The pages that set each clause of the notice beside its rule, parameter, readings and tests."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from skillbase_rules.engine.accounts import Account
from skillbase_rules.engine.criteria import AllOf, AnyOf
from skillbase_rules.engine.parameters import Parameter, ParameterSet
from skillbase_rules.engine.readings import ReadingSet, Switch
from skillbase_rules.engine.register import Clause
from skillbase_rules.engine.text import LANGUAGES, Text
from skillbase_rules.wording.accounts import HANDLING, MAY_NEED_EXPERTS, handling_words
from skillbase_rules.wording.facts import Sheets
from tools.docs.rendering import judging, show, show_value
from tools.docs.source_lines import SourceLine

NOTE = "<!-- Written by tools/docs/generate.py; change the register or the rules, not this page. -->\n"
NO_TEST = "none"
WITHOUT = "without-a-switch"
"""Where the readings stand that no switch stands for."""


class Page(NamedTuple):
    """One page: a section of the notice and how its clause ids begin."""

    file: str
    prefix: str
    title: Text


PAGES = (
    Page("introduction.md", "0.", Text("引言", "Introduction")),
    Page("principles.md", "1.", Text("一、建设原则", "1 Principles")),
    Page("numbers.md", "2.", Text("二、建设数量", "2 Numbers")),
    Page("applicants.md", "3.", Text("三、申报主体", "3 Who may apply")),
    Page("national.md", "4.1.1.", Text("四（一）1．国家级基础条件", "4.1.1 National basic conditions")),
    Page("municipal.md", "4.1.2.", Text("四（一）2．市级基础条件", "4.1.2 Municipal basic conditions")),
    Page("preferential.md", "4.2.", Text("四（二）倾斜条件", "4.2 Preferential conditions")),
    Page("procedure.md", "5.", Text("五、申报评审", "5 Application and review")),
    Page("funding.md", "6.", Text("六、项目经费", "6 Funding")),
    Page("requirements.md", "7.", Text("七、其他要求", "7 Other requirements")),
    Page("attachments.md", "8.", Text("附件", "8 Attachments")),
)


class Sources(NamedTuple):
    """Everything that the pages are made of."""

    clauses: Mapping[str, Clause]
    accounts: Mapping[str, Account]
    """Who answers for each clause."""
    trees: Sequence[AllOf | AnyOf]
    """The criteria with the notice's own numbers and default readings."""
    sheets: Sheets
    """The facts that the criteria read."""
    parameters: ParameterSet
    readings: type[ReadingSet]
    tests: Mapping[str, Sequence[str]]
    """Ids of the tests that cover each clause."""
    lines: Mapping[str, Sequence[SourceLine]]
    """The lines of the source that name each clause."""
    without: Mapping[str, Text] = MappingProxyType({})
    """The readings that no switch stands for, and why."""
    parameters_at: str = "parameters.md"
    readings_at: str = "../readings.md"
    """The pages on which entries find the numbers and the readings."""


class Rule(NamedTuple):
    """What judges a clause."""

    section: Text
    words: Text


def notice_pages(sources: Sources) -> dict[str, str]:
    """Return the text of every page about the notice by its path under ``docs``."""
    pages = {f"notice/{page.file}": section_page(page, sources) for page in PAGES}
    return {
        "notice/index.md": index_page(sources),
        **pages,
        "notice/parameters.md": parameters_page(sources),
        "readings.md": readings_page(sources),
    }


def clauses_of(page: Page, sources: Sources) -> list[Clause]:
    """Return the clauses of a section in the register's order."""
    return [clause for clause in sources.clauses.values() if clause.id.startswith(page.prefix)]


def link_to_clause(clause: str, folder: str = "") -> str:
    """Return a link to a clause's entry."""
    page = next(page for page in PAGES if clause.startswith(page.prefix))
    return f"[{clause}]({folder}{page.file}#{clause})"


def rules_by_clause(sources: Sources) -> Mapping[str, list[Rule]]:
    """Return what judges each clause: the section, and the rule in both languages."""
    rules: defaultdict[str, list[Rule]] = defaultdict(list)
    for tree in sources.trees:
        for clause, criterion in judging(tree):
            words = Text(*(show(criterion, sources.sheets, language) for language in LANGUAGES))
            if words not in [rule.words for rule in rules[clause]]:
                rules[clause].append(Rule(tree.label, words))
    return rules


def parameters_by_clause(sources: Sources) -> Mapping[str, list[tuple[str, Parameter]]]:
    """Return the names and documentation of the parameters of each clause."""
    parameters: defaultdict[str, list[tuple[str, Parameter]]] = defaultdict(list)
    for name, parameter in type(sources.parameters).documented().items():
        parameters[parameter.clause].append((name, parameter))
    return parameters


def switch_ids(sources: Sources) -> set[str]:
    """Return the R-numbers that have a switch."""
    return {switch.id for switch in sources.readings.switches().values()}


def section_page(page: Page, sources: Sources) -> str:
    """Return the page of one section."""
    rules, parameters = rules_by_clause(sources), parameters_by_clause(sources)
    entries = [
        "\n".join(entry(clause, rules[clause.id], parameters[clause.id], sources))
        for clause in clauses_of(page, sources)
    ]
    return "\n".join([f"# {page.title.zh} · {page.title.en}\n", NOTE, *entries])


def entry(
    clause: Clause, rules: Sequence[Rule], parameters: Sequence[tuple[str, Parameter]], sources: Sources
) -> Iterator[str]:
    """Yield the lines about one clause."""
    yield f"## {clause.id} {clause.label.zh} · {clause.label.en} {{ #{clause.id} }}\n"
    yield f"{clause.summary.zh}。\n"
    yield f"{clause.summary.en}.\n"
    yield f"- **Notice · 通知** {clause.source}, {clause.kind}; track: {clause.track}; asked of: {clause.asked_of}"
    yield from answers(sources.accounts[clause.id], rules)
    for name, parameter in parameters:
        value = show_value(getattr(sources.parameters, name))
        yield f"- **Parameter · 参数** [`{name}`]({sources.parameters_at}) = {value} ({parameter.unit})"
    if clause.readings:
        switches = switch_ids(sources)
        anchors = {id_: id_.lower() if id_ in switches else WITHOUT for id_ in clause.readings}
        links = ", ".join(f"[{id_}]({sources.readings_at}#{anchor})" for id_, anchor in anchors.items())
        yield f"- **Readings · 解读** {links}"
    yield f"- **Source · 代码** {links_to_lines(sources.lines[clause.id])}"
    yield from covered(sources.tests.get(clause.id, ()))


def answers(account: Account, rules: Sequence[Rule]) -> Iterator[str]:
    """Yield by what a clause is judged or worked out, and who answers for it."""
    for rule in rules:
        yield f"- **Rule** ({rule.section.en}): {rule.words.en}"
        yield f"- **规则**（{rule.section.zh}）：{rule.words.zh}"
    functions = ", ".join(f"`{name}`" for name in account.by)
    if account.handling == "judged":
        experts = f"; {MAY_NEED_EXPERTS.en} · {MAY_NEED_EXPERTS.zh}" if account.may_need_experts else ""
        yield f"- **Judged by · 由下列函数判定** {functions}{experts}"
    elif account.handling == "computed":
        yield f"- **Worked out by · 由下列函数得出** {functions}"
    else:
        yield f"- **Rule · 规则** none, {handling_words(account, 'en')} · 无，{handling_words(account, 'zh')}"


def links_to_lines(lines: Sequence[SourceLine]) -> str:
    """Return links from a page about the notice to lines of the source; each file is named once."""
    links = []
    for line, before in zip(lines, (None, *lines), strict=False):
        is_first = before is None or before.path != line.path
        name = f"{line.path.rpartition('/')[2]}:{line.number}" if is_first else str(line.number)
        links.append(f"[{name}](../../{line.path}#L{line.number})")
    return ", ".join(links)


def covered(tests: Sequence[str]) -> Iterator[str]:
    """Yield the tests of a clause, folded into one line that opens."""
    if not tests:
        yield f"- **Tests · 测试** {NO_TEST}\n"
        return
    listed = "<br>".join(f"<code>{test}</code>" for test in tests)
    yield f"\n<details><summary>Tests · 测试 ({len(tests)})</summary>{listed}</details>\n"


def index_page(sources: Sources) -> str:
    """Return the overview of the sections."""
    kinds = " | ".join(f"{words.en} · {words.zh}" for words in HANDLING.values())
    rows = []
    for page in PAGES:
        clauses = clauses_of(page, sources)
        handled = Counter(sources.accounts[clause.id].handling for clause in clauses)
        counted = " | ".join(str(handled[handling] or "") for handling in HANDLING)
        tested = sum(clause.id in sources.tests for clause in clauses)
        title = f"[{page.title.zh} · {page.title.en}]({page.file})"
        rows.append(f"| {title} | {len(clauses)} | {counted} | {tested} |")
    return "\n".join(
        [
            "# The notice, clause by clause · 逐条对照\n",
            NOTE,
            "Every normative sentence of the notice has an entry with its own id. Each entry names the rule that",
            "judges it with the function that asks it, the function that works it out, or why there is neither:",
            "experts decide, the authorities act, or it carries no norm. It names the number, the readings that may",
            "change it,",
            "the lines of the source that name it, and the tests that hold it. The rules are shown with the notice's",
            "own numbers and the default readings.\n",
            f"| Section · 章节 | Clauses · 条款 | {kinds} | With a test · 有测试 |",
            f"|---|---|{'---|' * len(HANDLING)}---|",
            *rows,
            "",
            "All numbers on one page: [parameters · 参数](parameters.md).",
            "All switches: [readings · 解读](../readings.md).\n",
        ]
    )


PARAMETER_HEADINGS = (
    "| Name · 名称 | Meaning · 含义 | Value · 数值 | Unit · 单位 | Clause · 条款 |",
    "|---|---|---|---|---|",
)


def parameter_rows(parameters: ParameterSet, link: Callable[[str], str]) -> list[str]:
    """Return a row for every number, with a link to its clause."""
    return [
        f"| `{name}` | {parameter.label.zh} · {parameter.label.en} "
        f"| {show_value(getattr(parameters, name))} "
        f"| {parameter.unit} | {link(parameter.clause)} |"
        for name, parameter in type(parameters).documented().items()
    ]


def parameters_page(sources: Sources) -> str:
    """Return the table of every number of the notice."""
    rows = parameter_rows(sources.parameters, link_to_clause)
    return "\n".join(
        [
            "# Parameters · 参数\n",
            NOTE,
            "Every number of the notice stands once, here. A revised edition changes them by these names.\n",
            *PARAMETER_HEADINGS,
            *rows,
            "",
        ]
    )


def readings_page(sources: Sources) -> str:
    """Return the page of every switch, grouped by R-number."""
    by_id = switches_by_id(sources.readings)
    lines = [
        "# Readings · 解读\n",
        NOTE,
        "Where the notice can be read in two ways, the reading is a switch with a default. Confidence tells how sure",
        "the default is, from H (high) through M (medium) to L (low). In the evidence, T marks the notice's text, V a",
        "public source, V- a low-trust copy and I an inference.\n",
    ]
    for id_ in sorted(by_id):
        lines += [f"## {id_} {{ #{id_.lower()} }}\n", *switch_entries(by_id[id_], sources.readings)]
        clauses = [clause.id for clause in sources.clauses.values() if id_ in clause.readings]
        if clauses:
            lines.append(f"Clauses · 条款: {', '.join(link_to_clause(clause, 'notice/') for clause in clauses)}\n")
    lines.append(f"## Without a switch · 不设开关的解读 {{ #{WITHOUT} }}\n")
    lines += [f"- **{id_}** {why.zh} · {why.en}" for id_, why in sources.without.items()]
    return "\n".join(lines) + "\n"


def switches_by_id(readings: type[ReadingSet]) -> Mapping[str, list[tuple[str, Switch]]]:
    """Return the switches of each R-number, with the names of their fields."""
    by_id: defaultdict[str, list[tuple[str, Switch]]] = defaultdict(list)
    for field, switch in readings.switches().items():
        by_id[switch.id].append((field, switch))
    return by_id


def switch_entries(switches: Sequence[tuple[str, Switch]], readings: type[ReadingSet]) -> Iterator[str]:
    """Yield the lines about the switches of one R-number."""
    for field, switch in switches:
        yield from switch_entry(field, switch, readings)


def switch_entry(field: str, switch: Switch, readings: type[ReadingSet]) -> Iterator[str]:
    """Yield the lines about one switch."""
    yield f"**`{field}`** {switch.question.zh} · {switch.question.en}\n"
    for choice, meaning in switch.choices.items():
        default = " (default · 默认)" if choice == readings.default_of(field) else ""
        yield f"- `{choice}`{default}: {meaning.zh} · {meaning.en}"
    evidence = switch.evidence.replace("[", "(").replace("]", ")")
    yield f"\nConfidence · 把握: {switch.confidence}. {evidence}\n"

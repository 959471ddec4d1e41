"""Every word that a command says beside its answer, in Chinese and English."""

from __future__ import annotations

from skillbase_rules.engine.text import Text

BOTH = " | "
"""What stands between the two languages where none is chosen yet."""

ARGPARSE: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.*)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.*)", r"没有这样的参数：\1"),
    (r"invalid choice: (.*?) \(choose from (.*)\)", r"没有选项 \1；可选：\2"),
    (r"invalid \S+ value: (.*)", r"不能用 \1"),
    (r"expected one argument", r"后面要有一个值"),
    (r"expected at least one argument", r"后面至少要有一个值"),
    (r"ambiguous option: (\S+) could match (.*)", r"选项 \1 不明确，可能是 \2"),
    (r"not allowed with argument (.*)", r"不能与 \1 同用"),
    (r"^argument ", r"参数 "),
)
"""What Python's own parser of arguments says, and how it reads in Chinese."""

READING = Text("读取", "reading")
JUDGING = Text("审核", "judging")
WRITING = Text("写出", "writing")
NOT_READ = Text("不是申报文件，未读取", "is no application and is not read")
NO_FILES = Text(
    "文件夹“{name}”中没有申报文件（.json、.xlsx、.csv、.parquet）", "The folder {name} holds no applications."
)
TEMPLATE_KIND = Text("{name}: 模板应为 .xlsx 文件", "{name}: a template must end in .xlsx")
OUT_KIND = Text("{name}: --out 应为 .xlsx 文件", "{name}: --out must end in .xlsx")
WRITTEN = Text("已写入 {name}", "written to {name}")
JUDGED_ROWS = Text("共 {number} 个申报单位", "{number} applicants")
NOBODY = Text(
    "没有可以审核的申报单位；填在“{sheet}”表上的不作数",
    "there is nobody to judge; what stands on the sheet {sheet} is not read",
)
MANY = Text("单位较多，只列合计；逐一的结论请用 --out 结果.xlsx", "Too many to list; see them with --out results.xlsx.")
NO_APPLICATION = Text("没有 applicant，不是申报文件", "states no applicant and is no application")

"""Parts of the 函 to other units: head, table of items, table of restrictions."""

from __future__ import annotations

from doc_templates.drafting.shared.paper import Column, Paper


def letter_head(paper: Paper, title: str) -> None:
    """Number, title and addressee of a 函 (10.1)."""
    paper.add("{{ 文号 }}", "信函发文字号")
    paper.add(title, "信函标题首行")
    paper.add("", "空行")
    paper.add("{{ 收文单位 }}：", "主送机关")


def items_table(paper: Paper, rows: str) -> None:
    """A table of items and their contents."""
    paper.rows(
        rows, (Column("项目", "{{ 项.项目 }}", 280, centred=True), Column("内容", "{{ 项.内容 }}", 720))
    )


def measures_table(paper: Paper) -> None:
    """The restrictions that the agency was asked for, if any."""
    with paper.when("措施"):
        paper.rows(
            "措施",
            (
                Column("序号", "{{ 项.序号 }}", 80, centred=True),
                Column("措施", "{{ 项.名称 }}", 400),
                Column("依据", "{{ 项.依据 }}", 300),
                Column("原定期限", "{{ 项.期限 }}", 220),
            ),
        )

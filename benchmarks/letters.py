"""How fast a letter is rendered, beside its peers, in one run: ``python -m benchmarks.letters``.

Every peer fills the same two-page letter (20 variables, a loop of paragraphs, a table of rows) in its own syntax, and
the text of its result is compared with ours before anything is timed. Peers from npm take part where Node is present:
they are installed into a temporary folder, and nothing of them stays.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import statistics
import subprocess
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import docx
from docxtpl import DocxTemplate
from lxml import etree

from doc_templates.drafting.shared.package import PageStyle
from doc_templates.drafting.shared.package import docx as packed_letter
from doc_templates.drafting.shared.paper import Column, Paper
from doc_templates.engine.bounds import begin_turns
from doc_templates.engine.environment import LetterEnvironment
from doc_templates.engine.library import TemplateLibrary
from doc_templates.engine.rendering import Template
from doc_templates.samples import SAMPLES

NODE_PACKAGES = ("docxtemplater@3", "pizzip@3", "easy-template-x@7")
VARIABLES = [f"变量{number}" for number in range(1, 21)]
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

NODE_SCRIPT = """
const fs = require('fs'), PizZip = require('pizzip'), Docxtemplater = require('docxtemplater');
const { TemplateHandler } = require('easy-template-x');
const [template, data, rounds] = [fs.readFileSync('letter.docx'), JSON.parse(fs.readFileSync('letter.json')),
  Number(process.argv[2])];
function docxtemplater() {
  const letter = new Docxtemplater(new PizZip(template), { paragraphLoop: true });
  letter.render(data);
  return letter.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}
const handler = new TemplateHandler();
const easyData = { ...data, 事实: data.事实.map((text) => ({ 段: text })) };
const easy = () => handler.process(fs.readFileSync('easy.docx'), easyData);
async function timed(render) {
  for (let round = 0; round < 10; round++) await render();
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const start = process.hrtime.bigint();
    await render();
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)];
}
(async () => {
  fs.writeFileSync('docxtemplater.docx', docxtemplater());
  fs.writeFileSync('easy-template-x.docx', await easy());
  console.log(JSON.stringify({ docxtemplater: await timed(docxtemplater), 'easy-template-x': await timed(easy) }));
})();
"""


def context(rows: int = 5) -> dict[str, Any]:
    """What fills the letter."""
    return {
        **{name: f"第{name}的内容，一段普通长度的文字" for name in VARIABLES},
        "事实": [f"第{number}项事实，" + "当事人未履行生效文书确定的义务。" * 4 for number in range(1, 7)],
        "措施": [
            {"名称": f"措施{n}", "依据": f"依据{n}", "单位": f"单位{n}", "期限": "1年"} for n in range(rows)
        ],
    }


def letter(variable: str, loop: tuple[str, str, str], row: tuple[str, str, str]) -> bytes:
    """The letter in one peer's syntax: how it writes a variable, a loop of paragraphs, a loop of rows."""
    paper = Paper()
    paper.add("失信行为认定决定书", "文书名称")
    for name in VARIABLES:
        paper.add(f"{name}：{variable.format(name)}。")
    opening, item, closing = loop
    for text in (opening, item, closing):
        paper.add(text)
    before, cell, after = row
    names = ("名称", "依据", "单位", "期限")
    columns = [Column(name, cell.format(name), 250) for name in names]
    if before.startswith("{%"):
        paper.rows("措施", columns)
    else:
        columns[0] = Column("名称", before + cell.format("名称"), 250)
        columns[-1] = Column("期限", cell.format("期限") + after, 250)
        paper.rows("措施", columns, small=False)
        paper.parts[-2] = _without_tag_rows(paper.parts[-2])
    paper.add("木垒哈萨克自治县发展和改革委员会", "长署名")
    paper.add("2026年12月11日", "长署名日期")
    return packed_letter(paper.xml(), "决定书", PageStyle.PAPER)


def _without_tag_rows(table: str) -> str:
    rows = table.split("<w:tr>")
    return "<w:tr>".join(piece for piece in rows if "{%tr" not in piece) + (
        "</w:tbl>" if "{%tr" in rows[-1] else ""
    )


OURS = letter(
    "{{{{ {} }}}}", ("{%p for 段 in 事实 %}", "{{ 段 }}", "{%p endfor %}"), ("{%tr", "{{{{ 项.{} }}}}", "")
)


def text_of(letter_bytes: bytes) -> str:
    """All text of the body."""
    body = docx.Document(io.BytesIO(letter_bytes)).element.body
    return "".join(item.text or "" for item in body.iter(f"{_W}t"))


def medians(renders: Mapping[str, Callable[[], object]], rounds: int, blocks: int = 5) -> dict[str, float]:
    """Milliseconds a letter for each; taken in turns, so that a change of the machine's pace meets all alike."""
    times: dict[str, list[float]] = {name: [] for name in renders}
    for _ in range(blocks):
        for name, render in renders.items():
            render()
            for _ in range(max(1, rounds // blocks)):
                start = time.perf_counter()
                render()
                times[name].append(time.perf_counter() - start)
    return {name: statistics.median(taken) * 1000 for name, taken in times.items()}


def best(render: Callable[[], object], rounds: int) -> float:
    """Milliseconds of the quickest round: what the work itself costs, whatever else the machine does."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        render()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def docxtpl_fresh(template: bytes, values: Mapping[str, Any]) -> bytes:
    """docxtpl as its manual shows it: a new template for each letter."""
    return _saved(DocxTemplate(io.BytesIO(template)), dict(values), LetterEnvironment())


_CACHED: dict[bytes, tuple[DocxTemplate, LetterEnvironment]] = {}


def docxtpl_cached(template: bytes, values: Mapping[str, Any]) -> bytes:
    """docxtpl with what its public interface lets one keep: the template object and the environment."""
    if template not in _CACHED:
        _CACHED[template] = DocxTemplate(io.BytesIO(template)), LetterEnvironment()
    return _saved(_CACHED[template][0], dict(values), _CACHED[template][1])


def _saved(template: DocxTemplate, values: dict[str, Any], environment: LetterEnvironment) -> bytes:
    begin_turns()
    template.render(values, environment, autoescape=True)
    buffer = io.BytesIO()
    template.save(buffer)
    return buffer.getvalue()


def by_code(base: bytes, values: Mapping[str, Any]) -> bytes:
    """The same letter written with python-docx, paragraph by paragraph."""
    document = docx.Document(io.BytesIO(base))
    document.add_paragraph("失信行为认定决定书", style="文书名称")
    for name in VARIABLES:
        document.add_paragraph(f"{name}：{values[name]}。", style="公文正文")
    for fact in values["事实"]:
        document.add_paragraph(fact, style="公文正文")
    names = ("名称", "依据", "单位", "期限")
    table = document.add_table(rows=1, cols=len(names), style="公文表格")
    for cell, name in zip(table.rows[0].cells, names, strict=True):
        cell.text = name
    for measure in values["措施"]:
        for cell, name in zip(table.add_row().cells, names, strict=True):
            cell.text = measure[name]
    document.add_paragraph("木垒哈萨克自治县发展和改革委员会", style="长署名")
    document.add_paragraph("2026年12月11日", style="长署名日期")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def written_durably(content: bytes, path: Path) -> None:
    """A new file that survives a power cut: write, fsync, rename."""
    temporary = path.with_suffix(".tmp")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def node_peers(values: Mapping[str, Any], rounds: int, expected: str) -> dict[str, float]:
    """docxtemplater and easy-template-x, where Node is present and their packages can be had."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        installed = subprocess.run(
            [npm, "install", "--no-audit", "--no-fund", "--silent", *NODE_PACKAGES],
            cwd=home,
            capture_output=True,
            check=False,
        )
        if installed.returncode:
            return {}
        (home / "letter.docx").write_bytes(
            letter("{{{}}}", ("{#事实}", "{.}", "{/事实}"), ("{#措施}", "{{{}}}", "{/措施}"))
        )
        (home / "easy.docx").write_bytes(
            letter("{{{}}}", ("{#事实}", "{段}", "{/事实}"), ("{#措施}", "{{{}}}", "{/措施}"))
        )
        (home / "letter.json").write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
        (home / "peers.js").write_text(NODE_SCRIPT, encoding="utf-8")
        ran = subprocess.run(
            [node, "peers.js", str(rounds)], cwd=home, capture_output=True, text=True, check=True
        )
        for peer in ("docxtemplater", "easy-template-x"):
            assert text_of((home / f"{peer}.docx").read_bytes()) == expected, (
                f"{peer} rendered something else"
            )
        found: dict[str, float] = json.loads(ran.stdout)
        return found


def compare(rounds: int) -> None:
    """The two-page letter: every peer, in memory."""
    values = context()
    template = Template("bench", OURS)
    expected = text_of(template.render(values))
    empty = packed_letter("", "决定书", PageStyle.PAPER)
    for peer in (docxtpl_fresh(OURS, values), docxtpl_cached(OURS, values), by_code(empty, values)):
        assert text_of(peer) == expected
    found = medians(
        {
            "ours": lambda: template.render(values),
            "docxtpl, fresh template": lambda: docxtpl_fresh(OURS, values),
            "docxtpl, cached template": lambda: docxtpl_cached(OURS, values),
            "python-docx by code": lambda: by_code(empty, values),
        },
        rounds,
    )
    ours = found.pop("ours")
    peers = found | node_peers(values, rounds * 2, expected)
    print(f"two-page letter, bytes in memory      {ours:8.3f} ms   1×")
    for name, took in peers.items():
        print(f"  {name:<36}{took:8.3f} ms {took / ours:6.1f}×")


def decision(rounds: int) -> None:
    """The project's own decision letter: in memory and as a durable file."""
    template, values = TemplateLibrary().template("decision"), SAMPLES["decision"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "letter.docx"
        finished = template.render(values)
        found = medians(
            {
                "ours": lambda: template.render(values),
                "docxtpl": lambda: docxtpl_fresh(template.docx, values),
                "durable": lambda: written_durably(template.render(values), path),
                "disk": lambda: written_durably(finished, path),
                "saved": lambda: path.write_bytes(docxtpl_fresh(template.docx, values)),
            },
            rounds,
        )
    print(
        f"decision letter, bytes in memory      {found['ours']:8.3f} ms   "
        f"docxtpl {found['docxtpl']:.1f} ms   {found['docxtpl'] / found['ours']:.0f}×"
    )
    print(
        f"decision letter, durable file         {found['durable']:8.3f} ms   "
        f"docxtpl's plain save {found['saved']:.1f} ms   {found['saved'] / found['durable']:.0f}×   "
        f"(the disk alone {found['disk']:.3f} ms)"
    )


def growth(rounds: int) -> None:
    """Rows of the table: the cost of one row must not rise."""
    template = Template("bench", OURS)
    for rows in (20, 200, 2000):
        values = context(rows)
        took = best(partial(template.render, values), max(5, rounds // 2))
        print(f"table of {rows:>5} rows                   {took:8.3f} ms   {took / rows * 1000:.1f} µs a row")


def memory(letters: int) -> None:
    """Many letters one after another: what stays allocated."""
    template, values = TemplateLibrary().template("decision"), SAMPLES["decision"]
    template.render(values)
    tracemalloc.start()
    template.render(values)
    before = tracemalloc.get_traced_memory()[0]
    for _ in range(letters):
        template.render(values)
    held, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(
        f"memory after {letters} letters          {(held - before) / 1024:8.1f} KiB more held, peak {peak / 1024:.0f} KiB"
    )


def main() -> None:
    """Print every figure."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=30, help="timed rounds of the slowest peer")
    arguments.add_argument("--letters", type=int, default=10_000, help="letters of the memory run")
    chosen = arguments.parse_args()
    print(f"lxml {etree.__version__}, one core")
    compare(chosen.rounds)
    decision(chosen.rounds)
    growth(chosen.rounds)
    memory(chosen.letters)


if __name__ == "__main__":
    main()

"""What must agree between the parts of a pack: places that exist, codes that are there once, keys that are known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from casefiles.law.ground import Place, Provision
from casefiles.law.pack import schema
from casefiles.law.pack.faults import Fault, Row, Sound, known_in, meant, twice

_ID = re.compile(r"[a-z0-9][a-z0-9-]{1,48}[a-z0-9]")
# Their items are counted and their words printed: another norm cannot stand in for them.
_IN_THE_MEASURE = (Provision.CONDUCT, Provision.OTHER_CONDUCT, Provision.RESTRICTIONS, Provision.LINKED)


def _head(sound: Sound) -> Iterator[Fault]:
    head = sound.single["measure"]
    if not head:
        return
    if not _ID.fullmatch(head["id"]):
        yield Fault("[measure] id", f"“{head['id']}”不能作代号", "只用小写字母、数字和短横，如 mulei-2021-3")
    if head["effective"] < head["issued"]:
        yield Fault("[measure] effective", "施行日早于印发日", "请核对两个日期")
    if not head["agency_groups"]:
        yield Fault("[measure] agency_groups", "没有单位类别", "请写明办法允许通报的单位类别")


def _articles(sound: Sound) -> Iterator[Fault]:
    yield from twice(sound.values("article", "number"), "[[article]]", "号")
    for number, row in sound.articles().items():
        if number == 0:
            yield Fault("[[article]] 0", "条号不能是零", "请填写条的序号")
        yield from twice((one["number"] for one in row.get("item", ())), f"[[article]] {number} 的项", "号")
        if 0 in sound.items(number):
            yield Fault(f"[[article]] {number} 的项", "项号不能是零", "请填写项的序号")


def _grounds(sound: Sound) -> Iterator[Fault]:
    known = {provision.value: provision for provision in Provision}
    for key in sound.named["ground"]:
        if key not in known:
            yield Fault(f"[ground] {key}", "程序不认识这一项", meant(key, known))
    for key, provision in known.items():
        row = sound.named["ground"].get(key)
        if row is not None:
            yield from _basis(sound, provision, row)
        elif not provision.is_optional:
            yield Fault(
                f"[ground] {key}",
                f"没有写明“{provision.title}”在哪一条",
                f'请补写，如 {key} = {{ article = 6, item = 2 }}；办法没有规定的，写 {{ norm = "……" }}',
            )


def _basis(sound: Sound, provision: Provision, row: Row) -> Iterator[Fault]:
    place = f"[ground] {provision.value}（{provision.title}）"
    if ("norm" in row) == ("article" in row):
        yield Fault(
            place, "article 和 norm 应当只写一个", "办法自己规定的写 article，由其他规范规定的写 norm"
        )
        return
    if "norm" in row:
        if provision in _IN_THE_MEASURE:
            yield Fault(place, "不能由其他规范代替", "请写 article，指明办法的哪一条")
        return
    article = sound.articles().get(row["article"])
    if article is None:
        yield Fault(place, f"办法没有第{row['article']}条", "请核对条号")
        return
    named = _words_at(article, row)
    if named is None:
        part = f"第{row['item']}项" if row.get("item") else f"第{row['paragraph']}款"
        yield Fault(place, f"{Place(row['article'])}没有{part}", "请核对项号、款号")
    elif row.get("words", "") not in named:
        yield Fault(place, "words 不是该处的原文", "请照抄条文中的一句，一字不差")


def _words_at(article: Row, row: Row) -> str | None:
    """The words at the place that a ground names; None where the article has no such item or paragraph."""
    items = {one["number"]: one["text"] for one in article.get("item", ())}
    if row.get("item"):
        return items.get(row["item"])
    paragraphs = article["paragraphs"]
    if row.get("paragraph"):
        return paragraphs[row["paragraph"] - 1] if row["paragraph"] <= len(paragraphs) else None
    return "\n".join([*paragraphs, *items.values()])


def _conduct(sound: Sound) -> Iterator[Fault]:
    yield from twice(sound.values("item", "number"), "[[item]]", "号")
    labelled, listed = set(sound.values("item", "number")), sound.items_at("conduct")
    if listed is not None:
        for number in sorted(listed - labelled):
            yield Fault(
                f"[[item]] {number}", "这一项失信行为没有简称", "请补写 [[item]]，给出 number 和 label"
            )
        for number in sorted(labelled - listed):
            yield Fault(f"[[item]] {number}", "失信行为条文没有这一项", "请核对 [ground] conduct 和项号")
    for number in sorted(labelled - set(sound.values("behaviour", "item"))):
        yield Fault(f"[[behaviour]] 第{number}项", "这一项没有列出具体情形", "请至少写一个 [[behaviour]]")
    yield from _other_conduct(sound)


def _other_conduct(sound: Sound) -> Iterator[Fault]:
    conduct, other = (sound.named["ground"].get(key) for key in ("conduct", "other_conduct"))
    if conduct and other and (other.get("article") != conduct.get("article") or not other.get("item")):
        yield Fault(
            "[ground] other_conduct", "应当是失信行为条文中的一项", "请写 article 和 item；没有兜底项的删去"
        )


def _coded(sound: Sound) -> Iterator[Fault]:
    yield from twice(
        [*sound.values("behaviour", "code"), *sound.values("restriction", "code")], "编码", "（code）"
    )
    items = set(sound.values("item", "number"))
    for row in sound.rows["behaviour"]:
        place = f"[[behaviour]] {row['code']}"
        if row["item"] not in items:
            yield Fault(place, f"没有第{row['item']}项失信行为", "请核对 item")
        yield from known_in(row["standing"], sound.named["standing"], f"{place} standing", "[standing.…]")
    listed = sound.items_at("restrictions")
    for row in sound.rows["restriction"]:
        place = f"[[restriction]] {row['code']}"
        if listed is not None and row["item"] not in listed | {0}:
            yield Fault(place, f"惩戒措施条文没有第{row['item']}项", "请核对 item；条文不分项的写 0")
        yield from known_in(row["footing"], sound.named["footing"], f"{place} footing", "[footing.…]")


def _published(sound: Sound) -> Iterator[Fault]:
    keys = sound.values("published", "key")
    yield from twice(keys, "[[published]]", "的 key")
    for key in keys:
        yield from known_in(key, schema.PUBLISHED, f"[[published]] {key}", "程序能公布的内容")
    for key in schema.PUBLISHED_ALWAYS:
        if key not in keys:
            yield Fault(
                f"[[published]] {key}", "缺少这一项", "公示至少要写明名称、证件号码（遮盖）、情形和认定"
            )
    listed = sound.items_at("publication")
    for row in sound.rows["published"]:
        if "opened_by" in row:
            switches = [key for key, one in schema.POLICIES.items() if one.unit == "switch"]
            yield from known_in(
                row["opened_by"], switches, f"[[published]] {row['key']} opened_by", "开关规则项"
            )
        if row["key"] == "identity_number" and row["default"] == "shown":
            yield Fault(
                "[[published]] identity_number", "证件号码不能全号公布", "default 请写 masked 或者 hidden"
            )
        if listed is not None and row["item"] not in listed | {0}:
            yield Fault(
                f"[[published]] {row['key']}", f"公布条文没有第{row['item']}项", "请核对 item；没有的写 0"
            )
    if sound.single["publication"] and not sound.single["publication"]["channels"]:
        yield Fault("[publication] channels", "没有公示渠道", "请写明网站、平台的名称")


def _agencies(sound: Sound) -> Iterator[Fault]:
    yield from twice(sound.values("agency", "key"), "[[agency]]", "的 key")
    yield from twice(sound.values("agency", "name"), "[[agency]]", "的 name")
    groups = sound.single["measure"].get("agency_groups", ())
    for row in sound.rows["agency"]:
        yield from known_in(row["group"], groups, f"[[agency]] {row['key']} group", "[measure] agency_groups")


def _oddities(sound: Sound) -> Iterator[Fault]:
    for number, row in enumerate(sound.rows["oddity"], start=1):
        if row["article"] not in sound.articles():
            yield Fault(f"[[oddity]] 第{number}个", f"办法没有第{row['article']}条", "请核对条号")
        elif row.get("item", 0) not in sound.items(row["article"]) | {0}:
            yield Fault(f"[[oddity]] 第{number}个", f"该条没有第{row['item']}项", "请核对项号")


AGREEMENT: tuple[Callable[[Sound], Iterator[Fault]], ...] = (
    _head,
    _articles,
    _grounds,
    _conduct,
    _coded,
    _published,
    _agencies,
    _oddities,
)

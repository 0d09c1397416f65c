"""A record reads in a text editor, and reads back exactly or not at all."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import Damaged, FileRef, Harm, Record, TooNew, Versions, check, sha256_of
from storage.formats import FORMAT, KEYS
from storage.records import NO_PREVIOUS
from tests.storage.builders import AT, CLERK, VERSIONS, file_step


def record(**fields):
    given = {
        "case": "2026-0001",
        "sequence": 1,
        "step": "report",
        "title": "报送",
        "filed_at": AT,
        "filed_by": CLERK,
        "answers": {"案由": "拖欠农民工工资", "金额": 12.5, "名单": ["甲", None, True]},
        "facts": {},
        "files": (FileRef("letters/0001-告知书.docx", "a" * 64, 3, "letter", "告知书"),),
        "previous": NO_PREVIOUS,
        "versions": VERSIONS,
    }
    return Record(**{**given, **fields})


def test_a_record_reads_back_as_it_was_written():
    assert Record.from_bytes(record().to_bytes()) == record()


def test_a_record_can_be_read_in_a_text_editor():
    lines = record().to_bytes().decode().splitlines()
    assert lines[1:8] == [
        '  "format": 2,',
        '  "versions": {',
        '    "program": "0.1.0",',
        '    "measure": "mulei-2021-3",',
        '    "measure_version": 1',
        "  },",
        '  "title": "报送",',
    ]
    assert record().to_bytes().endswith(b"}\n")


def test_the_hash_is_that_of_the_file():
    assert record().sha256 == sha256_of(record().to_bytes())


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), json_values, max_size=4), st.text())
def test_whatever_json_can_express_is_stored(answers, title):
    kept = record(answers=answers, title=title)
    assert Record.from_bytes(kept.to_bytes()) == kept


@given(st.data())
def test_no_changed_byte_passes_for_a_well_formed_record_with_the_same_hash(data):
    written = bytearray(record().to_bytes())
    at = data.draw(st.integers(0, len(written) - 1))
    written[at] ^= data.draw(st.integers(1, 255))
    try:
        changed = Record.from_bytes(bytes(written))
    except Damaged:
        return
    assert changed != record()
    assert changed.sha256 == sha256_of(bytes(written)) != record().sha256


def changed(**fields):
    written = json.loads(record().to_bytes())
    written.update(fields)
    return (json.dumps(written, ensure_ascii=False, indent=2) + "\n").encode()


FILE = {
    "title": "告知书",
    "kind": "letter",
    "path": "letters/0001-告知书.docx",
    "size": 3,
    "sha256": "a" * 64,
}


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"\xff",
        b"[]",
        b"[" * 100_000,
        b"NaN",
        record().to_bytes()[:-1],
        record().to_bytes().replace(b"\n", b"\r\n"),
        changed(extra=1),
        changed(sequence=0),
        changed(sequence=True),
        changed(sequence="1"),
        changed(previous="x"),
        changed(previous="A" * 64),
        changed(title=None),
        changed(answers=[]),
        changed(files={}),
        changed(filed_by={"id": "zhang"}),
        changed(filed_by={**CLERK, "name": 1}),
        changed(facts={"x": float("nan")}),
        changed(files=[{**FILE, "path": "letters/../../passwd"}]),
        changed(files=[{**FILE, "path": "letters/.."}]),
        changed(files=[{**FILE, "path": "/etc/passwd"}]),
        changed(files=[{**FILE, "path": "drafts/a"}]),
        changed(files=[{**FILE, "path": "letters\\a"}]),
        changed(files=[{**FILE, "sha256": "b"}]),
        changed(files=[{**FILE, "size": -1}]),
        changed(files=[{**FILE, "more": 1}]),
        changed(files=["letters/a"]),
    ],
)
def test_anything_else_is_damaged_and_names_the_file(written):
    with pytest.raises(Damaged, match=r"records/0001\.json") as damage:
        Record.from_bytes(written, "records/0001.json")
    assert damage.value.where == "records/0001.json"


@pytest.mark.parametrize(
    "fields",
    [
        {"answers": {"a": float("nan")}},
        {"answers": {"a": "\ud800"}},
        {"answers": {"a": object()}},
        {"answers": {1: "a", "1": "b"}},
        {"filed_by": {}},
        {"sequence": 0},
    ],
)
def test_what_could_not_be_read_back_is_refused_before_it_is_written(fields):
    with pytest.raises((ValueError, TypeError)):
        record(**fields).as_stored()


# --- formats ---


def as_json(made: Record) -> dict:
    return json.loads(made.to_bytes())


def as_bytes(written: dict) -> bytes:
    return (json.dumps(written, ensure_ascii=False, indent=2) + "\n").encode()


@pytest.mark.parametrize(("versions", "format"), [(None, 1), (VERSIONS, 2)])
def test_a_record_is_written_with_the_keys_of_its_format_in_their_order(versions, format):
    made = record(versions=versions)
    assert made.format == format
    assert tuple(as_json(made)) == KEYS[format]
    assert Record.from_bytes(made.to_bytes()) == made


def test_the_versions_are_under_the_hash():
    assert record().sha256 != record(versions=Versions("0.1.1", "mulei-2021-3", 1)).sha256


NEWER = {"format": FORMAT + 1, "versions": {"program": "9.9", "weather": "fine"}, "title": "未来"}


@pytest.mark.parametrize("more", [{}, {"title": 1}, {"answers": None}])
def test_a_record_of_a_newer_format_is_refused_in_words_however_it_looks(more):
    with pytest.raises(TooNew) as refused:
        Record.from_bytes(as_bytes(NEWER | more), "records/0001.json")
    assert refused.value.where == "records/0001.json"
    assert "第3版，程序版本：9.9" in refused.value.message
    assert "请升级本程序" in refused.value.message


@pytest.mark.parametrize("versions", [{}, "9.9", None])
def test_a_newer_record_need_not_say_its_program_as_this_one_does(versions):
    with pytest.raises(TooNew, match="未写明"):
        Record.from_bytes(as_bytes(NEWER | {"versions": versions}))


@pytest.mark.parametrize("said", [0, 1, -1, "2", "3", True, None, 2.0, 3.5])
def test_a_format_that_no_program_ever_wrote_is_damage(said):
    with pytest.raises(Damaged) as found:
        Record.from_bytes(as_bytes(as_json(record()) | {"format": said}))
    assert not isinstance(found.value, TooNew)


@pytest.mark.parametrize(
    "versions",
    [
        None,
        {},
        {"program": "0.1.0", "measure": "m"},
        {"program": 1, "measure": "m", "measure_version": 1},
        {"program": "0.1.0", "measure": "m", "measure_version": 0},
    ],
)
def test_a_record_of_this_format_says_every_version(versions):
    with pytest.raises(Damaged):
        Record.from_bytes(as_bytes(as_json(record()) | {"versions": versions}))


def test_a_record_cannot_pass_for_one_of_the_earlier_format():
    older = {key: value for key, value in as_json(record()).items() if key != "format"}
    with pytest.raises(Damaged):
        Record.from_bytes(as_bytes(older))


def test_nothing_is_built_on_a_newer_record_and_a_check_says_what_to_do(case, home):
    file_step(case)
    (case.path / "records" / "0002.json").write_bytes(as_bytes(NEWER))

    with pytest.raises(TooNew):
        case.records()
    with pytest.raises(TooNew):
        file_step(case, after=2)
    [problem] = check(home)
    assert (problem.where, problem.harm) == (f"cases/2026/{case.number}/records/0002.json", Harm.REPAIR)
    assert "请升级本程序" in problem.what

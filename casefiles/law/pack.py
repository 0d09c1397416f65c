"""Reads a county's pack: a TOML file that says its Measure as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from casefiles.law.agency import Agency
from casefiles.law.ground import Place, Provision
from casefiles.law.kinds import RespondentKind
from casefiles.law.measure import Article, Basis, Item, Measure, Oddity, PublishedField
from casefiles.law.policies import Policy
from casefiles.law.taxonomy import Behaviour, Restriction, Standing

Coded = TypeVar("Coded", Behaviour, Restriction)


def read_measure(pack: Mapping[str, Any]) -> Measure:
    """Build the Measure from a parsed pack (`packs/*.toml`). Raises KeyError or ValueError on a faulty pack."""
    head = pack["measure"]
    standings = {key: Standing(key=key, **row) for key, row in pack["standing"].items()}
    footings = {key: Standing(key=key, **row) for key, row in pack["footing"].items()}
    return Measure(
        id=head["id"],
        version=head["version"],
        title=head["title"],
        number=head["number"],
        issuer=head["issuer"],
        addressees=head["addressees"],
        preamble=head["preamble"],
        issued=head["issued"],
        effective=head["effective"],
        effective_reason=head["effective_reason"],
        explained_by=head["explained_by"],
        articles=tuple(_article(row) for row in pack["article"]),
        grounds=_grounds(pack["ground"]),
        item_labels={row["number"]: row["label"] for row in pack["item"]},
        behaviours=_by_code(_behaviour(row, standings) for row in pack["behaviour"]),
        restrictions=_by_code(_restriction(row, footings) for row in pack["restriction"]),
        published=tuple(PublishedField(**row) for row in pack["published"]),
        channels=tuple(pack["publication"]["channels"]),
        policies={row["key"]: _policy(row) for row in pack["policy"]},
        agencies={row["key"]: _agency(row) for row in pack["agency"]},
        agency_groups=tuple(head.get("agency_groups", ())),
        standings=standings | footings,
        oddities=tuple(Oddity(**row) for row in pack.get("oddity", [])),
    )


def _article(row: Mapping[str, Any]) -> Article:
    items = tuple(Item(**item) for item in row.get("item", []))
    return Article(number=row["number"], paragraphs=tuple(row["paragraphs"]), items=items)


def _grounds(rows: Mapping[str, Mapping[str, Any]]) -> dict[Provision, Basis]:
    """Where each provision stands. Raises KeyError or ValueError where one is missing or none is known by that name."""
    grounds = {Provision(key): _basis(row) for key, row in rows.items()}
    missing = [one.value for one in Provision if not one.is_optional and one not in grounds]
    if missing:
        raise KeyError(missing[0])
    return grounds


def _basis(row: Mapping[str, Any]) -> Basis:
    words = str(row.get("words", ""))
    if "norm" in row:
        return Basis(norm=row["norm"], words=words)
    return Basis(Place(row["article"], row.get("item", 0), row.get("paragraph", 0)), words=words)


def _behaviour(row: Mapping[str, Any], standings: Mapping[str, Standing]) -> Behaviour:
    known = {**row, "standing": standings[row["standing"]], "words": tuple(row.get("words", ()))}
    return Behaviour(**known)


def _restriction(row: Mapping[str, Any], footings: Mapping[str, Standing]) -> Restriction:
    known = {
        **row,
        "respondent": RespondentKind(row["respondent"]),
        "footing": footings[row["footing"]],
        "words": tuple(row.get("words", ())),
    }
    return Restriction(**known)


def _policy(row: Mapping[str, Any]) -> Policy:
    default = row.get("default", "")
    value = tuple(default) if isinstance(default, list) else default
    rest = {key: row[key] for key in row if key not in ("default", "choices")}
    return Policy(value=value, choices=tuple(row.get("choices", ())), **rest)


def _by_code(rows: Iterable[Coded]) -> dict[str, Coded]:
    found: dict[str, Coded] = {}
    for row in rows:
        if row.code in found:
            raise ValueError(f"the code {row.code} stands twice in the pack")
        found[row.code] = row
    return found


def _agency(row: Mapping[str, Any]) -> Agency:
    return Agency(**{**row, "formerly": tuple(row.get("formerly", ()))})

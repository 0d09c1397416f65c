"""Reads a county's pack: a TOML file that says its Measure as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from casefiles.law.agency import Agency
from casefiles.law.ground import Place, Provision
from casefiles.law.kinds import RespondentKind
from casefiles.law.measure import Article, Basis, Item, Measure, Oddity, PublishedField
from casefiles.law.pack.check import faults
from casefiles.law.pack.faults import Fault
from casefiles.law.pack.policies import read_policy
from casefiles.law.taxonomy import (
    Behaviour,
    Listed,
    Restriction,
    Standing,
    unlisted_behaviour,
    unlisted_restriction,
)


class BadPack(Exception):
    """A pack that the program cannot work with; `faults` say what is wrong where and what to do."""

    def __init__(self, found: Sequence[Fault]) -> None:
        super().__init__("；".join(map(str, found)))
        self.faults = list(found)


def read_measure(pack: Mapping[str, Any]) -> Measure:
    """Build the Measure from a parsed pack. Raises BadPack with everything that is wrong with it."""
    found = faults(pack)
    if found:
        raise BadPack(found)
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
        grounds={Provision(key): _basis(row) for key, row in pack["ground"].items()},
        item_labels=Listed(
            {row["number"]: row["label"] for row in pack["item"]}, lambda number: f"第{number}项"
        ),
        behaviours=Listed(
            {row["code"]: _behaviour(row, standings) for row in pack["behaviour"]}, unlisted_behaviour
        ),
        restrictions=Listed(
            {row["code"]: _restriction(row, footings) for row in pack["restriction"]}, unlisted_restriction
        ),
        published=tuple(PublishedField(**row) for row in pack["published"]),
        channels=tuple(pack["publication"]["channels"]),
        policies={row["key"]: read_policy(row) for row in pack["policy"]},
        agencies={row["key"]: _agency(row) for row in pack["agency"]},
        agency_groups=tuple(head.get("agency_groups", ())),
        standings=standings | footings,
        oddities=tuple(Oddity(**row) for row in pack.get("oddity", [])),
    )


def _article(row: Mapping[str, Any]) -> Article:
    items = tuple(Item(**item) for item in row.get("item", []))
    return Article(number=row["number"], paragraphs=tuple(row["paragraphs"]), items=items)


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


def _agency(row: Mapping[str, Any]) -> Agency:
    return Agency(**{**row, "formerly": tuple(row.get("formerly", ()))})

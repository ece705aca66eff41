"""Claims in the order of the time that they speak of."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pandas as pd

from helpers.tables.tables import Tables

Span = tuple[int, int, str]


def order_claims(tables: Tables, claims: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return claims in order of time, each with `when` it is dated and what it is `dated_by`; the undated come last.

    Examples:
        >>> from helpers.tables.tables import make_tables
        >>> claims = [{"doc_id": "a", "claim_id": "a:c001", "start_char": 10, "end_char": 19}]
        >>> claims += [{"doc_id": "a", "claim_id": "a:c002", "start_char": 20, "end_char": 29}]
        >>> dates = [{"doc_id": "a", "start_char": 22, "end_char": 26, "edtf": "1975"}]
        >>> sources = [{"doc_id": "a", "published": "1998"}]
        >>> found = order_claims(make_tables({"sources": sources, "claims": claims, "dates": dates}))
        >>> found[["claim_id", "when", "dated_by"]].values.tolist()
        [['a:c002', '1975', 'date'], ['a:c001', '1998', 'published']]

    Args:
        tables: The tables of one corpus.
        claims: Some of its claims, such as `filter_claims` returns; all of them by default.

    Returns:
        The claims, with `when` in EDTF and `dated_by`: `time` (the claim's own time as EDTF, where the table has it),
        `date` (the first date within its evidence whose year is known) or `published` (when its document was: when it
        was claimed, and not of when). Those of the same time stay in reading order.
    """
    chosen = tables.claims if claims is None else claims
    dates = _group_dates(tables)
    published = dict(zip(*(tables.sources[key].tolist() for key in ("doc_id", "published")), strict=True))
    own = chosen["time_edtf"].tolist() if "time_edtf" in chosen else [None] * len(chosen)
    columns = (chosen[key].tolist() for key in ("doc_id", "start_char", "end_char"))
    found = [_date(time, dates.get(d, ()), s, e, published.get(d)) for time, d, s, e in zip(own, *columns, strict=True)]
    made = chosen.assign(
        when=pd.array([when for when, _ in found], dtype="string"),
        dated_by=pd.array([by for _, by in found], dtype="string"),
    )
    order = sorted(range(len(found)), key=lambda i: _begin(found[i][0]))
    return made.iloc[order].reset_index(drop=True)


def _group_dates(tables: Tables) -> dict[str, list[Span]]:
    groups: dict[str, list[Span]] = {}
    known = tables.dates[tables.dates["edtf"].notna()]
    for doc_id, *span in zip(
        *(known[key].tolist() for key in ("doc_id", "start_char", "end_char", "edtf")), strict=True
    ):
        groups.setdefault(doc_id, []).append(tuple(span))
    return groups


def _date(own: Any, dates: Any, start: int, end: int, published: Any) -> tuple[str | None, str | None]:
    if isinstance(own, str) and not _is_yearless(own):
        return own, "time"
    inside = [edtf for first, last, edtf in dates if start <= first and last <= end and not _is_yearless(edtf)]
    if inside:
        return inside[0], "date"
    return (published, "published") if isinstance(published, str) and published else (None, None)


def _is_yearless(when: str) -> bool:
    """Whether no year is known: "in June" has no place in a line of years."""
    return not when or when.startswith("XXXX")


@lru_cache(maxsize=4096)
def _begin(when: str | None) -> tuple[bool, tuple[int, ...], str]:
    """Where a date in EDTF begins, to sort by; what cannot be read comes after all that can, nothing at all last."""
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    if when is None:
        return True, (1,), ""
    try:
        parsed = parse_edtf(when)
        first = parsed.lower_strict()
        if isinstance(first, float):  # an interval without a beginning: where it ends is all that is known
            first = parsed.upper_strict()
        return False, tuple(first[:3]), when
    except (EDTFParseException, AttributeError, TypeError, ValueError):
        return True, (0,), when

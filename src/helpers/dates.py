"""Date expressions as EDTF, the Library of Congress's Extended Date/Time Format."""

from __future__ import annotations


def to_edtf(text: str, *, reference: str | None = None) -> str | None:
    """Return `text`, a date expression, as EDTF; None where it cannot be said without guessing."""
    return None

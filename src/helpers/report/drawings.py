"""Pictures of a page turned into drawings: words that can be found and enlarged, marks that lead to the evidence."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping

_PICTURE = re.compile(r'<img\b[^>]*?src="data:image/png;base64,([^"]+)"[^>]*?>')


def put_drawings(body: str, drawings: Mapping[bytes, str]) -> str:
    """Return `body` with each picture that has a drawing replaced by it.

    Examples:
        >>> put_drawings('<img alt="a" src="data:image/png;base64,QQ==">', {b"A": "<svg></svg>"})
        '<svg></svg>'

    Args:
        body: HTML.
        drawings: By the bytes of a PNG the SVG element that shows the same.
    """

    def draw(found: re.Match[str]) -> str:
        return drawings.get(base64.b64decode(re.sub(r"\s", "", found[1])), found[0])

    return _PICTURE.sub(draw, body)

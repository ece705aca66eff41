"""Preformatted text of a web page: prose to paragraphs, code kept as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator


def read_preformatted(text: str) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs of preformatted text, and code as a fenced block, each with its kind.

    Examples:
        >>> list(read_preformatted("  The bill costs 40\\nmillion dollars.\\n\\n  It passed."))
        [('The bill costs 40 million dollars.', 'paragraph'), ('It passed.', 'paragraph')]
    """
    if looks_like_code(text):
        yield f"```\n{text.strip(chr(10))}\n```", "code"
        return
    lines = [line.rstrip() for line in text.expandtabs(8).split("\n")]
    width = max((len(line) for line in lines), default=0)
    paragraph = ""
    last = ""
    for line in [*lines, ""]:
        bare = line.strip()
        indent = len(line) - len(line.lstrip())
        opens = (
            not bare
            or bool(last)
            and (
                indent > len(last) - len(last.lstrip()) + 1
                or len(last) < 0.6 * width
                or last.endswith("]")
                or bare.startswith("[")
            )
        )
        if opens and paragraph:
            yield paragraph, "paragraph"
            paragraph = ""
        if bare:
            hyphen = paragraph.endswith("-") and paragraph[-2:-1].isalpha()
            paragraph += ("\n" if hyphen else " " if paragraph else "") + " ".join(bare.split())
        last = line if bare else ""


_CODE = re.compile(
    r"[{};]\s*$|^\s*(?:#include|import \w|from \w+ import|def \w+\(|class \w+[:(]|function\b|var |let |const |return\b"
    r"|if ?\(|for ?\(|while ?\(|<\w+[^>]*>|</|//|/\*|\$ |>>> )|[=!]==?|\w\(\w*\)|=>|->|::|^\s*\w[\w.]* ?[+-]?= ?\S"
)


def looks_like_code(text: str) -> bool:
    """Return whether most lines of `text` look like code.

    Examples:
        >>> looks_like_code("x = f(1);\\nreturn x"), looks_like_code("The bill costs 40 million dollars.")
        (True, False)
    """
    lines = [line for line in text.split("\n") if line.strip()]
    return bool(lines) and sum(bool(_CODE.search(line)) for line in lines) > 0.4 * len(lines)

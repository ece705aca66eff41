"""Pages in frames: how JupyterLab shows a whole HTML page inside a notebook, beside others and apart from them."""

from __future__ import annotations

import html


def make_frame(page: str, *, title: str, kind: str, height: int, sandbox: str | None = None) -> str:
    """Return an iframe that holds `page` itself, so that it needs no server and no file.

    Examples:
        >>> make_frame("<b>Hi</b>", title="Greeting", kind="reading", height=9, sandbox="allow-scripts")[:63]
        '<iframe class="reading" title="Greeting" sandbox="allow-scripts'

    Args:
        page: An HTML page.
        title: What a screen reader calls the frame.
        kind: The frame's class.
        height: Its height in pixels.
        sandbox: What the page may do; without it, all that the notebook may: a page that saves files needs that.
    """
    fence = "" if sandbox is None else f' sandbox="{sandbox}" loading="lazy"'
    size = f'width="100%" height="{height}"'
    title, page = html.escape(title), html.escape(page)
    return f'<iframe class="{kind}" title="{title}"{fence} {size} srcdoc="{page}"></iframe>'

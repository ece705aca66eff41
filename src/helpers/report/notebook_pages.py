"""Notebooks as pages: executed, tidied, and rendered as a report or a lesson in one HTML file."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import html
import re
import tempfile
from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import nbformat
from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from helpers.report.drawings import put_drawings

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


QUIET = ["--IPKernelApp.log_level=50"]


Report = Callable[[str], None]


def run_notebook(path: Path, *, parameters: dict[str, Any] | None = None) -> nbformat.NotebookNode:
    """Return the notebook at `path`, executed with `parameters` in the folder we are in; the file stays as it is.

    Raises:
        papermill.exceptions.PapermillExecutionError: A cell failed.
    """
    import papermill

    with tempfile.TemporaryDirectory() as scratch:
        done = Path(scratch) / path.name
        papermill.execute_notebook(
            str(path), str(done), parameters=parameters or {}, kernel_name="python3",
            progress_bar=False, log_output=False, extra_arguments=QUIET,
        )  # fmt: skip
        return tidy_notebook(nbformat.read(done, as_version=4))


def tidy_notebook(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Return `notebook` without what differs from run to run or machine to machine: times, versions, random ids."""
    tidy = nbformat.from_dict(notebook)
    tidy.metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    for number, cell in enumerate(tidy.cells, start=1):
        cell.id = f"cell-{number:02}"
        cell.metadata = {"tags": cell.metadata["tags"]} if cell.metadata.get("tags") else {}
    return tidy


def render_report(
    notebook: nbformat.NotebookNode, *, title: str, drawings: Mapping[bytes, str] | None = None, imprint: str = ""
) -> str:
    """Return an executed report notebook as a page: its prose, tables, figures and reading views, without the code.

    Args:
        notebook: The notebook with its outputs.
        title: The page's heading.
        drawings: By the bytes of a figure's PNG the SVG that takes its place.
        imprint: What stands under the heading: author, date, version, as plain text.
    """
    shown = nbformat.from_dict(notebook)
    shown.cells = shown.cells[1:]  # the first cell speaks to who runs the notebook
    body = put_drawings(_to_html(shown, code=False), drawings or {})
    return _render_page(body, title=title, heading=title, contents=True, imprint=imprint)


def render_lesson(notebook: nbformat.NotebookNode, *, title: str) -> str:
    """Return an executed notebook as a page, code included."""
    return _render_page(_to_html(notebook, code=True), title=title, heading=None, contents=False)


def execute_in_place(paths: Iterable[Path], *, report: Report | None = None) -> None:
    """Execute the notebooks and write them back with their outputs, tidied; for those who maintain them."""
    for path in map(Path.resolve, paths):
        with contextlib.chdir(path.parent):
            notebook = run_notebook(path)
        notebook.cells = [cell for cell in notebook.cells if "injected-parameters" not in cell.metadata.get("tags", [])]
        nbformat.write(tidy_notebook(notebook), path)
        if report:
            report(path.name)


def _to_html(notebook: nbformat.NotebookNode, *, code: bool) -> str:
    """Return the cells of `notebook` as HTML without styles or scripts of their own, wide tables made to scroll."""
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(template_name="basic", exclude_input=not code)
    exporter.exclude_input_prompt = exporter.exclude_output_prompt = True
    body, _ = exporter.from_notebook_node(notebook)
    frames = re.findall(r"<iframe.*?</iframe>", body, re.S)
    for number, frame in enumerate(frames):
        body = body.replace(frame, f"<!--frame {number}-->", 1)
    body = re.sub(r"<style.*?</style>|<script.*?</script>", "", body, flags=re.S)
    body = re.sub(r'(<t[hd])[^>]*style="text-align: ?right;?"', r'\1 class="n"', body)
    body = re.sub(r' style="[^"]*"| border="1"', "", body)
    body = re.sub(r"<table", '<div class="scroll" tabindex="0"><table', body)
    body = body.replace("</table>", "</table></div>").replace("<th></th>", "<td></td>")
    body = re.sub(r'<a class="anchor-link".*?</a>', "", body)
    return re.sub(r"<!--frame (\d+)-->", lambda match: frames[int(match[1])], body)


def _render_page(body: str, *, title: str, heading: str | None, contents: bool, imprint: str = "") -> str:
    from pygments.formatters import HtmlFormatter

    templates = Environment(loader=PackageLoader("helpers.report.pages"), autoescape=True, trim_blocks=True)
    style = (files("helpers.report.pages") / "templates" / "report.css").read_text(encoding="utf-8")
    if heading is None:
        style += HtmlFormatter(style="bw").get_style_defs(".highlight")
    # a frame of a reading view needs its style and script to be allowed by the page around it, too
    hashes = sorted({found for page in _list_framed(body) for found in _list_hashes(page)})
    own = f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"
    policy = (
        f"default-src 'none'; img-src data:; style-src {' '.join([own, *hashes])}; "
        f"script-src {' '.join(hashes) or "'none'"}; frame-src 'self'; base-uri 'none'; form-action 'none'"
    )
    headings = re.findall(r'<h2 id="([^"]+)">(.*?)</h2>', body) if contents else []
    return templates.get_template("report.html").render(
        policy=policy, style=Markup(style), title=title, heading=heading, body=Markup(body),
        imprint=imprint, contents=[(Markup(id), Markup(text)) for id, text in headings],
    )  # fmt: skip


def _list_framed(body: str) -> list[str]:
    """Return the pages in the frames of `body`."""
    return [html.unescape(page) for page in re.findall(r'<iframe class="[^"]*"[^>]*? srcdoc="([^"]*)"></iframe>', body)]


def _list_hashes(page: str) -> list[str]:
    """Return the hashes that a page's own policy allows: of the one in its head, never of words in its text."""
    policy = re.match(r'\s*<!DOCTYPE html>\s*<html[^>]*>\s*<head>\s*<meta charset="utf-8">\s*'
                      r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)  # fmt: skip
    return re.findall(r"'sha256-[A-Za-z0-9+/]{43}='", html.unescape(policy[1])) if policy else []


if __name__ == "__main__":
    import sys

    execute_in_place(sorted(Path(sys.argv[1]).glob("*.ipynb")))

"""The elements of a Word document's parts, by names without their namespaces: strict files use others."""

from __future__ import annotations


def parse(blob: bytes):
    """Return the root of a part; nothing outside of it is fetched."""
    from lxml import etree

    return etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def name_of(element) -> str:
    """Return the name of an element, whatever its namespace."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def get(element, name: str) -> str | None:
    """Return an attribute by its name, whatever its namespace."""
    return next((value for key, value in element.attrib.items() if key.rsplit("}", 1)[-1] == name), None)


def find(element, *path: str):
    """Return the child of a child, by their names; None where there is none."""
    for name in path:
        element = next((child for child in element if name_of(child) == name), None) if element is not None else None
    return element


def is_on(element) -> bool:
    """Return whether a switch such as `w:vanish` is there and on."""
    return element is not None and get(element, "val") not in ("0", "false", "off")


def texts_of(element, name: str) -> list[str]:
    """Return the texts of the elements called `name` below `element`."""
    return [found.text for found in element.iter() if name_of(found) == name and found.text]

"""Documented word lists: sorted data that the extractors read."""

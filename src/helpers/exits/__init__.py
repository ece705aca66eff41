"""The tables in the formats of other tools, one module a format, each read back by the same module."""

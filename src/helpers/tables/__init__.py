"""What is a row? Contracts, typed tables, ids and safe writing."""

from helpers.lazy import make_face

__getattr__, __dir__, __all__ = make_face(
    __name__,
    {
        "Tables": "tables",
        "describe_columns": "tables",
        "kebab": "ids",
        "list_rows": "tables",
        "read_tables": "tables",
        "write_tables": "tables",
    },
)

"""Whether data keeps to a JSON Schema."""

import sys
from collections.abc import Mapping
from typing import Any


def faults(data: object, schema: Mapping[str, Any]) -> list[str]:
    """Return what of the data is not as the schema says, each with its place.

    Raises SchemaError where the schema is none.
    """
    # It would make 38 parsers for international addresses, which no schema here asks for: 1.3 s.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(schema)
    return [
        f"{'/'.join(map(str, one.absolute_path))}: {one.message}"
        for one in Draft202012Validator(schema).iter_errors(data)
    ]

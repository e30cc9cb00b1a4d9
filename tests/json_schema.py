"""Whether data keeps to a JSON Schema."""

from collections.abc import Mapping
from typing import Any


def faults(data: object, schema: Mapping[str, Any]) -> list[str]:
    """Return what of the data is not as the schema says, each with its place.

    Raises SchemaError where the schema is none.
    """
    # Not above: it takes two seconds to load, which each process would spend that finds the tests.
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(schema)
    return [
        f"{'/'.join(map(str, one.absolute_path))}: {one.message}"
        for one in Draft202012Validator(schema).iter_errors(data)
    ]

"""What an owner says of the looks: `look` in docs/owner.yml."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kokemusopas.model import logo
from kokemusopas.model.logo import Logo
from kokemusopas.model.owner_values import keys, line, refuse

KEYS = ("colours", "logo")
LIGHT, DARK = "light", "dark"
SCHEMES = (LIGHT, DARK)
COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True)
class OwnLook:
    """Colours that are not the guide's own, as (scheme, name, colour), and the owner's logo."""

    colours: tuple[tuple[str, str, str], ...] = ()
    logo: Logo | None = None


NO_LOOK = OwnLook()


def read(values: Mapping[str, Any], docs: Path) -> OwnLook:
    """Return what `look` tells; raises PublisherError on a value that does not fit.

    Which colours there are and which can be told apart is `palette`'s to say.
    """
    told = keys("look.colours", values.get("colours"), SCHEMES)
    colours = tuple(
        (scheme, str(name), _colour(f"look.colours.{scheme}.{name}", value))
        for scheme in SCHEMES
        for name, value in _named(f"look.colours.{scheme}", told.get(scheme)).items()
    )
    return OwnLook(colours, logo.read(keys("look.logo", values.get("logo"), logo.KEYS), docs))


def _named(key: str, value: object) -> dict[str, Any]:
    if value and not isinstance(value, dict):
        refuse(key, value, 'colours by name, such as {link: "#0b4a52"}')
    return value if isinstance(value, dict) else {}


def _colour(key: str, value: object) -> str:
    found = line(key, value).lower()
    if not COLOUR.fullmatch(found):
        refuse(key, found, 'a colour of six figures in quotation marks, such as "#0b4a52"')
    return found

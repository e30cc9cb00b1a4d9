"""What an owner says of the looks: `look` in docs/owner.yml."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kokemusopas.model.owner_values import ByLanguage, by_language, keys, line, refuse

KEYS = ("colours", "logo")
LIGHT, DARK = "light", "dark"
SCHEMES = (LIGHT, DARK)
LOGO_KEYS = ("file", "text", "dark")
COLOUR = re.compile(r"#[0-9a-f]{6}")
TEXT = "{fi: Esimerkki, sv: Exempel}"


@dataclass(frozen=True)
class Logo:
    """The owner's logo: a file in docs/, one for dark ground or "", what it shows in words."""

    file: str
    text: ByLanguage
    dark: str = ""


@dataclass(frozen=True)
class OwnLook:
    """Colours that are not the guide's own, as (scheme, name, colour), and the owner's logo."""

    colours: tuple[tuple[str, str, str], ...] = ()
    logo: Logo | None = None


NO_LOOK = OwnLook()


def read(values: Mapping[str, Any]) -> OwnLook:
    """Return what `look` tells; raises PublisherError on a value that does not fit.

    Which colours there are and which can be told apart is `palette`'s to say.
    """
    told = keys("look.colours", values.get("colours"), SCHEMES)
    colours = tuple(
        (scheme, str(name), _colour(f"look.colours.{scheme}.{name}", value))
        for scheme in SCHEMES
        for name, value in _named(f"look.colours.{scheme}", told.get(scheme)).items()
    )
    return OwnLook(colours, _logo(keys("look.logo", values.get("logo"), LOGO_KEYS)))


def _named(key: str, value: object) -> dict[str, Any]:
    if value and not isinstance(value, dict):
        refuse(key, value, 'colours by name, such as {link: "#0b4a52"}')
    return value if isinstance(value, dict) else {}


def _colour(key: str, value: object) -> str:
    found = line(key, value).lower()
    if not COLOUR.fullmatch(found):
        refuse(key, found, 'a colour of six figures in quotation marks, such as "#0b4a52"')
    return found


def _logo(values: Mapping[str, Any]) -> Logo | None:
    if not values:
        return None
    file, dark = (line(f"look.logo.{key}", values.get(key)) for key in ("file", "dark"))
    if not file:
        refuse("look.logo.file", file, "the logo's file in docs/, such as assets/logo.svg")
    text = by_language("look.logo.text", values.get("text"), TEXT)
    if not text:
        refuse("look.logo.text", "", f"the organisation's name, such as {TEXT}")
    return Logo(file, text, dark)

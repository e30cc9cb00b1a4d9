"""The colours of the guide and of its owner: what each is, what follows, what can be told apart."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kokemusopas.model.look import DARK, LIGHT, SCHEMES, OwnLook
from kokemusopas.model.owner_values import PLACE, refuse
from kokemusopas.model.publisher import PublisherError
from kokemusopas.texts.read_yaml import read_yaml

if TYPE_CHECKING:
    from coloraide import Color

FILE = Path("components/base/palette.yml")
WRITTEN = re.compile(r"var\(--(light|dark)-([a-z-]+)\)")
MOST = 1.5  # how much more vivid a colour may become than the guide's own, with the one it follows
STEP = 0.002  # of lightness, between two colours that are tried

Colours = Mapping[str, str]
Key = tuple[str, str]  # (scheme, name)


class Pair(NamedTuple):
    """A colour that must stand out from a ground, by how much, and why; both in a scheme."""

    scheme: str
    of: str
    on: str
    least: float
    why: str


@dataclass(frozen=True)
class Palette:
    """The colours by name on light and on dark ground; `sheet` gives them to style sheets."""

    light: Colours
    dark: Colours
    sheet: str

    def filled(self, text: str) -> str:
        """Return a text, such as a drawing, with the value of each colour that it names."""
        schemes = {LIGHT: self.light, DARK: self.dark}
        return WRITTEN.sub(lambda found: schemes[found[1]][found[2]], text)


class _Known(NamedTuple):
    """What palette.yml tells: the guide's own colours, names in CSS, what each follows, pairs."""

    own: Mapping[Key, str]
    css: Mapping[str, str]
    follows: Mapping[Key, str]
    pairs: tuple[Pair, ...]


@cache
def palette(overrides: Path, look: OwnLook) -> Palette:
    """Return the colours of the guide with those that its owner gives.

    Raises PublisherError on a name that there is not, and on two colours that an owner chose and
    that are too alike, with the contrast and the nearest colour that will do.
    """
    known = _known((overrides / FILE).read_text("utf-8"))
    given = {(scheme, name): value for scheme, name, value in look.colours}
    for scheme, name in given:
        if (scheme, name) not in known.own:
            names = ", ".join(dict.fromkeys(one for _, one in known.own))
            refuse(f"look.colours.{scheme}", name, f"names of colours: {names}")
    found = dict(known.own)
    if given:
        _follow(found, given, known)
        _check(found, given, known.pairs)
    light, dark = ({n: c for (s, n), c in found.items() if s == one} for one in SCHEMES)
    return Palette(light, light | dark, _sheet(light, dark, known.css))


@cache
def _known(text: str) -> _Known:
    told: dict[str, Any] = read_yaml(text)
    colours: dict[str, dict[str, str]] = told["colours"]
    own = {(s, name): one[s] for s in SCHEMES for name, one in colours.items() if s in one}
    follows = {
        (scheme, name): colours[name].get(f"{scheme}_from") or colours[name].get("from", "")
        for scheme, name in own
    }
    pairs = tuple(
        Pair(scheme, of, on, rule["least"], rule["why"])
        for rule in told["contrast"]
        for scheme in SCHEMES
        if rule.get("scheme", scheme) == scheme
        for of in rule["of"]
        for on in rule["over"]
    )
    css = {name: one["css"] for name, one in colours.items() if "css" in one}
    return _Known(own, css, follows, pairs)


def _sheet(light: Colours, dark: Colours, css: Mapping[str, str]) -> str:
    """Return the rules that give the colours to style sheets of the site."""

    def rules(colours: Colours) -> str:
        return "".join(f"{css[name]}:{colours[name]};" for name in css if name in colours)

    return (
        f":root{{{rules(light)}}}\n@media (prefers-color-scheme: dark){{:root{{{rules(dark)}}}}}\n"
    )


def _follow(found: dict[Key, str], given: Mapping[Key, str], known: _Known) -> None:
    """Put the given colours among those that are found, and let others keep step with them."""
    found.update(given)
    for scheme, name in sorted(known.own, key=lambda one: bool(known.follows[one])):
        leader = known.follows[scheme, name]
        of_light = scheme == DARK and not leader
        base = (LIGHT, name) if of_light else (scheme, leader)
        if (scheme, name) in given or base not in found or found[base] == known.own[base]:
            continue
        found[scheme, name] = _shifted(known.own[scheme, name], known.own[base], found[base])
    for (scheme, name), colour in list(found.items()):
        if (scheme, name) not in given and colour != known.own[scheme, name]:
            pairs = _of(known.pairs, scheme, name, found)
            grounds = [(found[scheme, one.on], one.least) for one in pairs]
            found[scheme, name] = _nearest(colour, grounds) or colour


def _of(pairs: tuple[Pair, ...], scheme: str, name: str, found: Mapping[Key, str]) -> list[Pair]:
    return [p for p in pairs if (p.scheme, p.of) == (scheme, name) and (scheme, p.on) in found]


def _shifted(colour: str, leader: str, now: str) -> str:
    """Return a colour that is to `now` what it was to its `leader`: in hue, and in how vivid."""
    (_, own_chroma, own_hue), (light, chroma, hue) = _parts(leader), _parts(colour)
    _, new_chroma, new_hue = _parts(now)
    vivid = min(new_chroma / own_chroma, MOST) if own_chroma else 1
    return _hex(light, chroma * vivid, hue + new_hue - own_hue)


def _check(found: Mapping[Key, str], given: Mapping[Key, str], pairs: tuple[Pair, ...]) -> None:
    """Raise PublisherError for the first pair with a colour that the owner gave."""
    for pair in pairs:
        of, on = (pair.scheme, pair.of), (pair.scheme, pair.on)
        if on not in found or of not in found or not {of, on} & set(given):
            continue
        ratio = contrast(found[of], found[on])
        if ratio >= pair.least:
            continue
        changed, name = (of, pair.of) if of in given else (on, pair.on)
        grounds = [
            (found[pair.scheme, p.on if name == p.of else p.of], p.least)
            for p in pairs
            if p.scheme == pair.scheme and name in (p.of, p.on)
            if {(p.scheme, p.of), (p.scheme, p.on)} <= set(found)
        ]
        near = _nearest(found[changed], grounds)
        cure = (
            f'The nearest that will do is `{name}: "{near}"`.'
            if near
            else (f"No shade of {found[changed]} will do: choose another.")
        )
        raise PublisherError(
            f"{PLACE}: `look.colours.{pair.scheme}`: `{pair.of}` {found[of]} on `{pair.on}` "
            f"{found[on]} has a contrast of {ratio:.2f}, and {pair.why} must have {pair.least:g} "
            f"at least. {cure}"
        )


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2.2 counts it, from 1 to 21."""
    return float(_colour(one).contrast(_colour(other), method="wcag21"))


def _nearest(colour: str, grounds: list[tuple[str, float]]) -> str | None:
    """Return the colour itself or the nearest shade of it that stands out from all grounds."""
    return next((s for s in _shades(colour) if all(contrast(s, g) >= m for g, m in grounds)), None)


def _shades(colour: str) -> Iterator[str]:
    """Yield a colour, then those a little darker and lighter, farther and farther away."""
    yield colour
    light, chroma, hue = _parts(colour)
    for number in range(1, round(1 / STEP)):
        for other in (light - number * STEP, light + number * STEP):
            if 0 <= other <= 1:
                yield _hex(other, chroma, hue)


def _colour(text: str) -> "Color":
    from coloraide import Color  # here, since only an owner's own colours need it

    return Color(text)


def _parts(text: str) -> tuple[float, float, float]:
    """Return how light a colour is, how vivid, and its hue, as the eye sees them (OKLCH)."""
    light, chroma, hue = _colour(text).convert("oklch").coords(nans=False)
    return light, chroma, hue


def _hex(light: float, chroma: float, hue: float) -> str:
    from coloraide import Color

    made = Color("oklch", [light, chroma, hue % 360]).convert("srgb").fit(method="oklch-chroma")
    return str(made.to_string(hex=True, compress=False))

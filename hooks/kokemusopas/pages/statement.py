"""What the pages about the guide tell by what its owner says, what is known, and where it is."""

from urllib.parse import urlsplit

from kokemusopas.history.content_date import long_date
from kokemusopas.markdown import other_sites
from kokemusopas.model import browsers
from kokemusopas.model.elements import Element, Node, Nodes, element
from kokemusopas.model.guide import Edition, Guide
from kokemusopas.model.owner import MAKERS, UNKNOWN
from kokemusopas.model.owner_values import NO, PLACE, YES
from kokemusopas.pages.publisher import adapted_from, mail_link, missing, phone_link
from kokemusopas.texts import plurals
from kokemusopas.texts.faults import FAULT, KINDS, KnownFault

# {YES, NO, UNKNOWN: the key of what is said of the Act}; YAML takes yes and no for no words.
ACT = {YES: "applies", NO: "exempt", UNKNOWN: "unknown"}


def shown(name: str, edition: Edition, guide: Guide) -> Nodes | None:
    """Return what stands at a place, None where the place is another's."""
    made = PLACES.get(name)
    return made(edition, guide) if made else None


def _edition(edition: Edition, guide: Guide) -> Nodes:
    """Return which guide this one is made of, nothing where it is the guide itself."""
    owner = guide.settings.owner
    if not owner.adapts:
        return ()
    words = edition.texts["publisher"]["adapted_by"].replace("{publisher}", owner.publisher.name)
    return (element("p", {}, *adapted_from(words, owner, edition.texts)),)


def _act(edition: Edition, guide: Guide) -> Nodes:
    words = edition.texts["statement"]["act"][ACT[guide.settings.owner.act]]
    return (element("p", {}, words),)


def _who_sees(edition: Edition, guide: Guide) -> Nodes:
    """Return who can read what a reader writes: all sites of a host, where several share it."""
    settings, texts = guide.settings, edition.texts["statement"]["who_sees"]
    if not settings.owner.shares(settings.site_url):
        return (element("p", {}, texts["own"]),)
    others = texts["others"].replace("{host}", _host(settings.site_url))
    return element("p", {}, texts["shared"]), element("p", {}, others)


def _host_of_site(edition: Edition, guide: Guide) -> Nodes:
    """Return on whose server the site is, and what that sees of who a reader is."""
    settings, texts = guide.settings, edition.texts["statement"]["host"]
    found = settings.owner.served_by(settings.site_url)
    return (element("p", {}, texts["served"][found.key].replace("{host}", found.name)),)


def _host_answers(edition: Edition, guide: Guide) -> Nodes:
    """Return who answers for what the server sees."""
    settings, texts = guide.settings, edition.texts["statement"]["host"]
    found = settings.owner.served_by(settings.site_url)
    if not found.privacy:
        return (element("p", {}, texts["ask"]),)
    link = element("a", {"href": found.privacy} | other_sites.ATTRIBUTES, texts["github_link"])
    return (element("p", {}, f"{texts['github']} ", link, "."),)


def _lasting(edition: Edition, guide: Guide) -> Nodes:
    """Return for how long addresses of the guide last."""
    settings, texts = guide.settings, edition.texts["statement"]["lasting"]
    if printed := settings.owner.printed:
        return (element("p", {}, texts["printed"].replace("{printed}", printed)),)
    if settings.owner.shares(settings.site_url):
        return (element("p", {}, texts["host"].replace("{host}", _host(settings.site_url))),)
    return (element("p", {}, texts["own"]),)


def _host(address: str) -> str:
    return urlsplit(address).hostname or ""


def _compliance(edition: Edition, guide: Guide) -> Nodes:
    """Return how well the site meets what is asked: whole only where somebody else found so."""
    texts = edition.texts["statement"]["status"]
    count = sum(one.kind == FAULT for one in guide.known_faults)
    if not count and guide.settings.owner.by != MAKERS:
        return (element("p", {}, texts["full"]),)
    why = plurals.form(texts["faults"], count, edition.language) if count else texts["own_tests"]
    return element("p", {}, texts["partly"]), element("p", {}, why.replace("{count}", str(count)))


def _faults(edition: Edition, guide: Guide) -> Nodes:
    """Return what does not meet the criteria, what has a limit, and what is not covered."""
    texts = edition.texts["statement"]["faults"]
    nodes: list[Node] = []
    for kind in KINDS:
        rows = [_fault(one, edition, guide) for one in guide.known_faults if one.kind == kind]
        if rows:
            nodes += [element("p", {}, texts[kind]), element("ul", {}, *rows)]
        elif kind == FAULT:
            nodes.append(element("p", {}, texts["none"]))
    return *nodes, element("p", {}, texts["burden"])


def _fault(one: KnownFault, edition: Edition, guide: Guide) -> Element:
    """Return a row: its name, what is wrong by which criterion, on which pages, until when."""
    texts, language = edition.texts["statement"]["faults"], edition.language
    said: list[Node] = [element("strong", {}, f"{one.name[language]}:"), f" {one.what[language]}"]
    if one.criterion:
        said.append(f" {texts['criterion'].replace('{criterion}', one.criterion)}")
    for number, name in enumerate(one.pages):
        title = guide.having(name, language).pages[name].title
        link = element("a", {"href": f"{name}.md"}, title)
        said += [", " if number else f" {texts['pages']} ", link]
    if one.pages:
        said.append(".")
    if one.plan:
        said.append(f" {one.plan[language]}")
    if one.kind == FAULT:
        said.append(f" {_days(one, edition)}")
    return element("li", {}, *said)


def _days(one: KnownFault, edition: Edition) -> str:
    texts = edition.texts["statement"]["faults"]
    words = str(texts["days"] if one.planned else texts["found"])
    planned = long_date(one.planned, edition.traits) if one.planned else ""
    return words.replace("{found}", long_date(one.found, edition.traits)).replace(
        "{planned}", planned
    )


def _reviewed(edition: Edition, guide: Guide) -> Nodes:
    """Return when the site was last gone through, by whom, and with which aids."""
    owner, texts = guide.settings.owner, edition.texts["statement"]["review"]
    if not owner.reviewed:
        return (missing(texts["missing"].replace("{file}", PLACE)),)
    words = texts["makers"] if owner.by == MAKERS else texts["expert"].replace("{name}", owner.by)
    day = words.replace("{date}", long_date(owner.reviewed, edition.traits))
    aids = texts["tried"].replace("{names}", ", ".join(owner.tried))
    return element("p", {}, day), element("p", {}, aids if owner.tried else texts["untried"])


def _browsers(edition: Edition, guide: Guide) -> Nodes:
    """Return the oldest browsers in which all works."""
    named = ((name, one.oldest) for one in browsers.supported() for name in one.name.split(", "))
    names = ", ".join(f"{name} {oldest}" for name, oldest in named)
    return (element("p", {}, edition.texts["statement"]["browsers"].replace("{names}", names)),)


def _feedback(edition: Edition, guide: Guide) -> Nodes:
    """Return the ways to write or call that there are, or that there is none."""
    texts, settings = edition.texts["statement"]["feedback"], guide.settings
    who = settings.publisher
    rows: list[tuple[str, Element, str]] = []
    if who.email:
        rows.append((texts["mail"], mail_link(who.email), texts["mail_note"]))
    if who.phone:
        rows.append((texts["phone"], phone_link(who.phone), ""))
    if settings.repo_url:
        address = {"href": settings.issue()} | other_sites.ATTRIBUTES
        rows.append((texts["form"], element("a", address, texts["form_link"]), texts["form_note"]))
    if not rows:
        return (missing(texts["missing"].replace("{file}", PLACE)),)
    items = (
        element("li", {}, element("strong", {}, f"{name}:"), " ", link, f". {note}" if note else "")
        for name, link, note in rows
    )
    return (element("ul", {}, *items),)


PLACES = {
    "edition": _edition,
    "act": _act,
    "compliance": _compliance,
    "known-faults": _faults,
    "reviewed": _reviewed,
    "browsers": _browsers,
    "feedback": _feedback,
    "who-sees": _who_sees,
    "host": _host_of_site,
    "host-answers": _host_answers,
    "lasting-address": _lasting,
}

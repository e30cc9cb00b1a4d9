"""What the guide tells of its own version, so that anybody can make it again and compare."""

from typing import Any

from kokemusopas.history.commit import Commit
from kokemusopas.model.elements import Element, Node, element
from kokemusopas.publish.checksums import NAME, PLACE


def version(commit: Commit | None, repository: str, doi: str, texts: dict[str, Any]) -> Element:
    """Return the paragraph that names the commit and the checksum of all checksums.

    `repository` is its address or "", `doi` that of its editions or "", `texts` the `version` part
    of the short texts. The checksum is known when all files are there: publish.checksums puts it
    in.
    """
    if not commit:
        return element("p", {"class": "version"}, str(texts["unknown"]))
    name: Node = element("code", {}, commit.id)
    if repository:
        name = element("a", {"href": f"{repository}/commit/{commit.id}"}, name)
    before, _, after = str(texts["changed" if commit.changed else "made"]).partition("{commit}")
    link = element("a", {"href": f"../{NAME}"}, NAME)
    middle, _, rest = str(texts["checksums"]).partition("{file}")
    between, _, end = rest.partition("{checksum}")
    said: list[Node] = [before, name, after, " ", middle, link, between]
    said += [element("code", {}, PLACE), end]
    if doi:
        said += [" DOI: ", element("a", {"href": f"https://doi.org/{doi}"}, doi)]
    return element("p", {"class": "version"}, *said)

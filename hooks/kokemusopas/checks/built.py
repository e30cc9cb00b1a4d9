"""What stops a build and no rule of the texts finds: words of an owner, the order of a list."""

import re
from pathlib import Path

from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.addresses import former, ledger
from kokemusopas.addresses.places import places
from kokemusopas.checks.finding import Finding, told
from kokemusopas.checks.looked import of_error, unread
from kokemusopas.model import guide
from kokemusopas.texts.own import FOLDER, OWNER

OWNERS = f"docs/{OWNER}"
NAMED = re.compile(rf"docs/{re.escape(OWNER)}: *`(?P<key>[\w.]+)`")


def stops(docs: Path, config: Path) -> list[Finding]:
    """Return what stops the build of docs in which nothing else is wrong; `config` is mkdocs.yml.

    It is the first fault alone: the model is read no further. Where there is none, it is what the
    list of addresses lacks, without which nothing is published.
    """
    try:
        settings = settings_of_project(config.parent, docs)
        _ = settings.palette
        read = guide.load(settings)
    except guide.FAULTS as error:
        return [_told(docs, error)]
    known = ledger.read(docs / ledger.NAME)
    return unlisted(known, ledger.renewed(known, places(read), former.given(read)))


def unlisted(known: ledger.Ledger, wanted: ledger.Ledger) -> list[Finding]:
    """Return what to write into each list of addresses: whoever has a browser runs no command."""
    new = {key: f"{key} {words}".rstrip() for key, words in wanted.items()}
    lacking = [(key, line) for key, line in new.items() if known.get(key) != wanted[key]]
    own = [line for key, line in lacking if ledger.is_own(key)]
    ours = [line for key, line in lacking if not ledger.is_own(key)]
    lists = ((f"docs/{ledger.NAME}", ours), (f"docs/{FOLDER}/{ledger.NAME}", own))
    return [
        told(path, 1, "addresses-new", lines=" · ".join(f"`{line}`" for line in lines))
        for path, lines in lists
        if lines
    ]


def _told(docs: Path, error: Exception) -> Finding:
    """Return the finding of a fault, of one in the owner's file at the line of its key."""
    if not (key := NAMED.match(str(error))):
        return unread(docs, error)
    text = (docs / OWNER).read_text("utf-8")
    at = 0
    for part in key["key"].split("."):
        if found := re.compile(rf"^ *{re.escape(part)}:", re.MULTILINE).search(text, at):
            at = found.start()
    line = text.count("\n", 0, at) + 1
    says = str(error).removeprefix(f"{OWNERS}: ")
    return of_error(ValueError(f"{OWNERS}:{line}: {says}"), OWNERS, "")

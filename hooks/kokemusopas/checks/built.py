"""What stops a build and no rule of the texts finds: words of an owner, the order of a list."""

import re
from pathlib import Path

from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.checks.finding import Finding
from kokemusopas.checks.looked import of_error, unread
from kokemusopas.model import guide
from kokemusopas.texts.own import OWNER

OWNERS = f"docs/{OWNER}"
NAMED = re.compile(rf"docs/{re.escape(OWNER)}: *`(?P<key>[\w.]+)`")


def stops(docs: Path, config: Path) -> list[Finding]:
    """Return what stops the build of docs in which nothing else is wrong; `config` is mkdocs.yml.

    It is the first fault alone: the model is read no further.
    """
    try:
        settings = settings_of_project(config.parent, docs)
        _ = settings.palette
        guide.load(settings)
    except guide.FAULTS as error:
        return [_told(docs, error)]
    return []


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

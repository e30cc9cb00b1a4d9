"""Write what a release brings: `python -m tools.release_notes TAG`, on stdout.

First what readers of each language are told of the pages that have changed since the tag before,
in the words of the feed; then the commits that changed anything else, and the renewed packages.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.history import git
from kokemusopas.news.told import News
from kokemusopas.pages.made import FAULTS, Made, make

ROOT = Path(__file__).parent.parent
TAGS = "20[0-9][0-9].*"  # as release.yml starts from
LAYERS = ("publish", "exchange", "tests")
LOCKS = ("requirements.txt", *(f"requirements/{layer}.txt" for layer in LAYERS))
NOT_CONTENT = (".", ":(exclude)docs", *(f":(exclude){lock}" for lock in LOCKS))
LOCKED = re.compile(r"^([-+])([\w.-]+)==([\w.]+)", re.MULTILINE)
MOST = 40


def before(tag: str, root: Path = ROOT) -> str | None:
    """Return the release before `tag`, None where it is the first."""
    found = git.ask(root, "describe", "--tags", "--abbrev=0", f"--match={TAGS}", f"{tag}^")
    return found.strip() if found else None


def content(news: Iterable[News], since: datetime, site: str) -> str:
    """Return what is new in the pages of a language since a time, as a list in Markdown."""
    new = [one for one in news if one.at > since]
    shown = [_told(one, site) for one in new[:MOST]]
    return "\n".join([*shown, *([f"- … + {len(new) - MOST}"] if new[MOST:] else [])])


def _told(one: News, site: str) -> str:
    """Return a point, and below it one for each section that changed."""
    lines = [f"  - [{line.heading}]({site}{line.url}): {line.text}" for line in one.lines]
    return "\n".join([f"- [{one.title}]({site}{one.url}) ({one.at:%Y-%m-%d})", *lines])


def renewed(diff: str) -> str:
    """Return the packages whose version a diff of the lock files changes, in a sentence or ""."""
    gone = {name: version for sign, name, version in LOCKED.findall(diff) if sign == "-"}
    came = {name: version for sign, name, version in LOCKED.findall(diff) if sign == "+"}
    changed = sorted(
        f"{name} {came[name]}" for name in came if came[name] != gone.get(name, came[name])
    )
    return f"Renewed packages: {', '.join(changed)}." if changed else ""


def notes(made: Made, tag: str, root: Path = ROOT) -> str:
    """Return the notes of a release as Markdown; the first one only says that it is the first."""
    earlier = before(tag, root)
    if not earlier:
        return "The first edition.\n"
    since = datetime.fromisoformat(_asked(root, "log", "-1", "--format=%cI", earlier))
    between = f"{earlier}..{tag}"
    names = {code: str(one.texts["site"]["name"]) for code, one in made.guide.editions.items()}
    parts = list(_contents(made.news, names, since, made.settings.site_url))
    subjects = _asked(root, "log", "--no-merges", "--format=- %s", between, "--", *NOT_CONTENT)
    if subjects:
        parts += ["## How it is made", _folded(subjects.splitlines())]
    packages = renewed(_asked(root, "diff", between, "--", *LOCKS))
    return "\n\n".join([*parts, *([packages] if packages else [])]) + "\n"


def _contents(
    news: Mapping[str, list[News]], names: Mapping[str, str], since: datetime, site: str
) -> Iterator[str]:
    for code, some in news.items():
        if told := content(some, since, site):
            yield f"## {names[code]}"
            yield told


def _folded(lines: list[str]) -> str:
    listed = "\n".join(lines)
    return f"<details><summary>{len(lines)} changes</summary>\n\n{listed}\n\n</details>"


def _asked(root: Path, *arguments: str) -> str:
    return (git.ask(root, *arguments) or "").strip()


def main(tag: str) -> int:
    """Print the notes; return 1, with a plain message, where the guide cannot be read."""
    try:
        print(notes(make(settings_of_project()), tag), end="")
    except FAULTS as error:
        print(f"The notes of {tag} cannot be written: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

"""Where texts are edited and faults are told, at each kind of host of repositories."""

from urllib.parse import quote, urlsplit

BRANCH = "main"
TEMPLATE = "palaute.yml"  # the form of .github/ISSUE_TEMPLATE, which GitHub alone knows
GITHUB, GITLAB, FORGEJO = "github", "gitlab", "forgejo"
NAMES = {"gitlab": GITLAB, "codeberg": FORGEJO, "forgejo": FORGEJO, "gitea": FORGEJO}
EDITORS = {GITHUB: "edit", GITLAB: "-/edit", FORGEJO: "_edit"}
ISSUES = {
    GITHUB: ("issues/new", "title", "sivu"),
    GITLAB: ("-/issues/new", "issue[title]", "issue[description]"),
    FORGEJO: ("issues/new", "title", "body"),
}


def kind(repository: str) -> str:
    """Return which kind of host a repository is at, by the name of the host; GitHub for others."""
    host = urlsplit(repository).hostname or ""
    return next((one for name, one in NAMES.items() if name in host), GITHUB)


def edit_path(repository: str) -> str:
    """Return what stands between a repository and a file of docs/ in the address of its editor."""
    return f"{EDITORS[kind(repository)]}/{BRANCH}/docs/"


def at_line(address: str, line: int) -> str:
    """Return the address of an editor with the line that it opens at, where there is one.

    GitHub and GitLab go to it; Forgejo opens the file at its beginning.
    """
    return f"{address}#L{line}" if line else address


def issue(repository: str, title: str = "", page: str = "") -> str:
    """Return where a fault is told, the title and the address of a page filled in."""
    path, *names = ISSUES[kind(repository)]
    given = [(name, text) for name, text in zip(names, (title, page), strict=True) if text]
    if kind(repository) == GITHUB:
        given.insert(0, ("template", TEMPLATE))
    query = "&".join(f"{name}={quote(text, safe='')}" for name, text in given)
    return f"{repository}/{path}" + (f"?{query}" if query else "")

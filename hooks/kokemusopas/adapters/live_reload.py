"""MkDocs's live server: what it watches, and what it calls when a file has been saved.

Only its public parts are used: `watch`, `builder` (called without arguments after a change;
an Abort is printed as a plain message, and the next change is tried again) and
`server_address`. It looks at its files twice a second.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger

from kokemusopas.adapters.mkdocs import settings_of
from kokemusopas.model import owner_values
from kokemusopas.model.palette import FILE
from kokemusopas.model.publisher import PublisherError
from kokemusopas.texts.languages import LanguageError

log = get_plugin_logger("preview")
HOOKS = Path(__file__).parents[2]
NAMED = 5
Snapshot = dict[Path, tuple[int, int]]
Faults = tuple[type[Exception], ...]


def snapshot(paths: Iterable[Path]) -> Snapshot:
    """Return {file: what tells that it changed} of files that are there."""
    found = {}
    for path in paths:
        try:
            status = path.stat()
        except FileNotFoundError:  # an editor may take it away while it saves
            continue
        found[path] = (status.st_mtime_ns, status.st_size)
    return found


def changed(before: Snapshot, after: Snapshot) -> set[Path]:
    """Return the files that are new, other than they were, or gone."""
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def attach(
    server: LiveReloadServer,
    config: MkDocsConfig,
    refresh: Callable[[], list[str]],
    faults: Faults,
    stop: Callable[[], None],
) -> None:
    """Let the server call `refresh` after a change, which returns the paths that it made again.

    `faults` are what it may raise, with messages for whoever writes. `stop` comes before the
    process starts anew.
    """
    server.watch(str(config.theme.custom_dir))
    modules = [*HOOKS.rglob("*.py")]
    decided = (
        Path(config.docs_dir) / owner_values.NAME,
        Path(config.theme.custom_dir or "") / FILE,
    )
    code = [*modules, Path(config.config_file_path), *decided]
    for folder in {path.parent for path in modules}:  # not __pycache__, which Python writes
        server.watch(str(folder), recursive=False)
    seen = snapshot(code)

    def follow() -> None:
        if found := changed(seen, snapshot(code)):
            _restart(found, config, stop)
        try:
            _tell(refresh())
        except faults as error:
            raise Abort(str(error)) from None

    server.builder = follow


def _tell(paths: list[str]) -> None:
    more = f" and {len(paths) - NAMED} more" if len(paths) > NAMED else ""
    log.info(f"Made again: {', '.join(paths[:NAMED]) or 'nothing'}{more}")


def _restart(found: set[Path], config: MkDocsConfig, stop: Callable[[], None]) -> None:
    """Start the process anew, for Python that has changed; raises Abort where that must fail."""
    said = ", ".join(sorted({"the code" if one.suffix == ".py" else one.name for one in found}))
    if os.name == "nt":
        log.warning(f"{said} has changed: stop `mkdocs serve` and start it again")
        return
    _check(found, config)
    log.info(f"{said} has changed: starting again")
    stop()
    shutil.rmtree(config.site_dir)  # a folder of this process alone
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(sys.executable, sys.orig_argv)


def _check(found: set[Path], config: MkDocsConfig) -> None:
    """Raise Abort where a file cannot even be read, so that the preview goes on with the old."""
    try:
        for path in found:
            if path.suffix == ".py" and path.exists():
                compile(path.read_bytes(), path, "exec")
        _ = settings_of(load_config(config.config_file_path)).palette
    except SyntaxError as error:
        raise Abort(f"{error.filename}:{error.lineno}: {error.msg}") from None
    except (MkDocsException, PublisherError, LanguageError) as error:
        raise Abort(str(error)) from None

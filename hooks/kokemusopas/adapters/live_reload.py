"""MkDocs's live server: what it watches, and what it calls when a file has been saved.

Only its public parts are used: `watch`, `builder` (called without arguments after a change;
an Abort is printed as a plain message, and the next change is tried again) and
`server_address`. It looks at its files twice a second.
"""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger

from kokemusopas.pages.preview import FAULTS, Preview, changed, snapshot
from kokemusopas.publish.serve import taken

log = get_plugin_logger("preview")
HOOKS = Path(__file__).parents[2]
NAMED = 5


def attach(
    server: LiveReloadServer, config: MkDocsConfig, preview: Preview, stop: Callable[[], None]
) -> None:
    """Let the server bring `preview` up to date; `stop` comes before the process starts anew.

    Raises Abort where the port is taken.
    """
    address, port = server.server_address[:2]
    if message := taken(int(port), "serve", str(address)):
        raise Abort(message)
    server.watch(str(preview.settings.overrides))
    code = [*HOOKS.rglob("*.py"), Path(config.config_file_path)]
    for folder in {path.parent for path in code[:-1]}:  # not __pycache__, which Python writes
        server.watch(str(folder), recursive=False)
    seen = snapshot(code)

    def follow() -> None:
        if found := changed(seen, snapshot(code)):
            _restart(found, config, stop)
        try:
            _tell(preview.follow())
        except FAULTS as error:
            raise Abort(str(error)) from None

    server.builder = follow


def _tell(paths: list[str]) -> None:
    more = f" and {len(paths) - NAMED} more" if len(paths) > NAMED else ""
    log.info(f"Made again: {', '.join(paths[:NAMED]) or 'nothing'}{more}")


def _restart(found: set[Path], config: MkDocsConfig, stop: Callable[[], None]) -> None:
    """Start the process anew, for Python that has changed; raises Abort where that must fail."""
    if os.name == "nt":
        log.warning("The code or mkdocs.yml has changed: stop `mkdocs serve` and start it again")
        return
    _check(found, config)
    log.info("The code or mkdocs.yml has changed: starting again")
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
        load_config(config.config_file_path)
    except SyntaxError as error:
        raise Abort(f"{error.filename}:{error.lineno}: {error.msg}") from None
    except MkDocsException as error:
        raise Abort(str(error)) from None

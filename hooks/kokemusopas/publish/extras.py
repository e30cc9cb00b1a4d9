"""The PDFs and the cards of a preview, made once beside it as the published ones are."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from kokemusopas.history.content_date import content_epoch

PDFS, CARDS = "kokemusopas.paper", "kokemusopas.cards"
POLITE = 10  # whoever writes meanwhile comes first


class Extras:
    """What is made for the folder `site` of a preview, from the project in another folder.

    `address` is that of the site, which stands in what is made.
    """

    def __init__(self, site: Path, project: Path, address: str) -> None:
        self._site, self._project, self._address = site, project, address
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self._turn = threading.Lock()

    def start(self, pdfs: Callable[[], object] | None, cards: bool) -> threading.Thread:
        """Begin to make what is wanted, and return the thread that does it.

        `pdfs` is called once all PDFs are in the folder; None where there shall be none.
        """
        thread = threading.Thread(target=self._make, args=(pdfs, cards), daemon=True)
        thread.start()
        return thread

    def stop(self) -> None:
        """End what is being made: the folder may be gone."""
        with self._turn:
            self._stopped = True
            if self._process and self._process.poll() is None:
                _end(self._process)

    def _make(self, pdfs: Callable[[], object] | None, cards: bool) -> None:
        if pdfs and self._run(PDFS):
            pdfs()
        if cards:
            self._run(CARDS)

    def _run(self, module: str) -> bool:
        """Run a command on a copy of the site, and take what it adds; tell whether it could.

        A copy, since pages change meanwhile, and no PDF is linked to before all are there.
        """
        with tempfile.TemporaryDirectory(prefix="preview_") as folder:
            copy = Path(folder) / "site"
            shutil.copytree(self._site, copy)
            before = _files(copy)
            if not self._succeeds(module, copy):
                return False
            with self._turn:
                if self._stopped:
                    return False
                for path in _files(copy) - before:
                    (self._site / path).parent.mkdir(parents=True, exist_ok=True)
                    shutil.move(copy / path, self._site / path)
        return True

    def _succeeds(self, module: str, site: Path) -> bool:
        epoch = content_epoch(self._project / "docs")
        environment = os.environ | {
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "SITE_URL": self._address,
        }
        if epoch is not None:
            environment["SOURCE_DATE_EPOCH"] = str(epoch)
        with self._turn:
            if self._stopped:
                return False
            self._process = subprocess.Popen(
                [sys.executable, "-m", module, str(site)],
                cwd=self._project,
                env=environment,
                start_new_session=True,  # so that its own processes end with it
            )
            if hasattr(os, "setpriority"):
                os.setpriority(os.PRIO_PGRP, self._process.pid, POLITE)
        return self._process.wait() == 0


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGTERM)
    else:
        process.terminate()


def _files(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}

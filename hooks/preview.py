"""Follow what is saved while `mkdocs serve` shows it: make again only what a change touches."""

import atexit
from pathlib import Path

from kokemusopas.adapters import live_reload
from kokemusopas.pages.preview import Preview
from kokemusopas.publish.extras import Extras
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    site = Path(config.site_dir)
    preview = Preview(config.extra["build"], site, live_reload.log.info)
    extras = Extras(site, preview.settings.docs.parent, preview.settings.site_url)

    def stop() -> None:
        preview.stop()
        extras.stop()

    live_reload.attach(server, config, preview, stop)
    atexit.register(stop)
    pdfs = preview.link_pdfs if config.extra["pdfs"] is True else None
    extras.start(pdfs, cards=config.extra["cards"] is True)
    return server

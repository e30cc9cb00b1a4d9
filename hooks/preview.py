"""Follow what is saved while `mkdocs serve` shows it: make again only what a change touches."""

import atexit
from pathlib import Path

from kokemusopas.adapters import live_reload
from kokemusopas.adapters.i18n import late
from kokemusopas.pages.preview import FAULTS, Preview
from kokemusopas.publish.extras import Extras
from kokemusopas.publish.serve import taken
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer


@late
def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    address, port = server.server_address[:2]
    if message := taken(int(port), "serve", str(address)):
        raise Abort(message)
    site = Path(config.site_dir)
    preview = Preview(config.extra["build"], site, live_reload.log.info)
    extras = Extras(site, preview.settings.docs.parent, preview.settings.site_url)

    def stop() -> None:
        preview.stop()
        extras.stop()

    live_reload.attach(server, config, preview.follow, FAULTS, stop)
    atexit.register(stop)
    pdfs = preview.link_pdfs if config.extra["pdfs"] is True else None
    extras.start(pdfs, cards=config.extra["cards"] is True)
    return server

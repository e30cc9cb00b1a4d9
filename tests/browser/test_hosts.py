"""Behind a real nginx, in a folder, the tools work, pages are saved and frames keep to the rule."""

from pathlib import Path

import nginx
import pytest
from kokemusopas.publish.hosts import Host
from playwright.sync_api import Browser, expect

from browser.conftest import OpenPage
from tools.public_addresses import path_of

REFUSED = "chrome-error://chromewebdata/"
SAVED = "[data-offline-saved]"


@pytest.mark.long
def test_the_guide_works_behind_nginx_in_a_folder(site: Path, open_page: OpenPage) -> None:
    with nginx.served(site, Host("/opas/")) as address:
        page = open_page(path_of("tarkistuslista"), base_url=address, service_workers="allow")
        page.get_by_role("checkbox").first.check()
        expect(page.locator(SAVED)).to_be_visible(timeout=30_000)
        scope = page.evaluate("navigator.serviceWorker.ready.then(({ scope }) => scope)")
        assert scope == address, "the service worker answers for another folder"
        page.context.set_offline(True)
        page.goto(path_of("palkkio"))
        expect(page.locator("h1")).to_be_visible()


@pytest.mark.long
def test_another_site_frames_what_the_owner_lets_it_alone(site: Path, browser: Browser) -> None:
    with nginx.open_folder() as folder, nginx.served(folder, Host(), "") as intranet:
        host = Host("/opas/", ("sv/",), f"frame-ancestors {intranet.rstrip('/')}")
        with nginx.served(site, host) as address:
            page = browser.new_page()
            shown: list[str] = []
            for path in ("sv/", "en/", ""):
                frame = f'<iframe src="{address}{path}"></iframe>'
                (folder / f"{len(shown)}.html").write_text(frame, "utf-8")
                page.goto(f"{intranet}{len(shown)}.html")
                shown.append(page.frames[1].url)
            page.close()
    assert shown == [f"{address}sv/", REFUSED, REFUSED]

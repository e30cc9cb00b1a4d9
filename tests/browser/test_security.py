"""The security policy works in a browser: what a page does not bring itself is refused."""

from pathlib import Path

from kokemusopas.publish.policy import SELF, own
from playwright.sync_api import Browser, Route, expect

ATTEMPTS = """async () => {
    const blocked = [];
    document.addEventListener("securitypolicyviolation",
        (event) => blocked.push(event.effectiveDirective));
    const attempt = async (action) => { try { await action(); } catch { /* refused */ } };
    await attempt(() => { document.querySelector("main").innerHTML = "<b>hei</b>"; });
    await attempt(() => fetch("https://example.org/"));
    await attempt(() => {
        const inline = document.createElement("p");
        inline.setAttribute("style", "color: red");
        document.body.append(inline);
    });
    await attempt(() => {
        const image = new Image();
        image.src = "https://example.org/pixel.gif";
        document.body.append(image);
    });
    await attempt(() => trustedTypes.createPolicy("another", {}));
    const frame = document.createElement("iframe");
    frame.src = "/";
    document.body.append(frame);
    while (blocked.length < 6) {
        await new Promise((resolve) => { requestAnimationFrame(resolve); });
    }
    return blocked;
}"""


def test_html_from_text_inline_style_frames_and_other_hosts_are_refused(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(base_url=address, service_workers="block")
    page.goto("")
    ends = []
    page.on("requestfailed", lambda request: ends.append((request.url, request.failure)))
    blocked = page.evaluate(ATTEMPTS)
    page.close()
    assert sorted(set(blocked)) == [
        "connect-src",
        "frame-src",
        "img-src",
        "require-trusted-types-for",
        "style-src-attr",
        "trusted-types",
    ]
    assert ends == [("https://example.org/pixel.gif", "csp")]


def test_in_a_folder_of_a_shared_host_a_script_of_another_folder_is_refused(
    browser: Browser, site: Path
) -> None:
    address = "https://jarjesto.github.io/opas/"
    context = browser.new_context(base_url=address, service_workers="block")

    def give(route: Route) -> None:
        path = route.request.url.removeprefix(address).partition("?")[0]
        if route.request.url.startswith(address) and path.endswith("/"):
            html = (site / path / "index.html").read_text("utf-8").replace(SELF, own(address))
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        elif route.request.url.startswith(address):
            route.fulfill(path=site / path)
        else:
            route.fulfill(body="document.title = 'taken'", content_type="text/javascript")

    context.route("**/*", give)
    page = context.new_page()
    page.goto("tarkistuslista/")
    page.get_by_role("checkbox").first.check()
    expect(page.locator("[data-more]").first).to_be_visible()
    stored = "Object.keys(localStorage).some((key) => key.includes('/event/'))"
    assert page.evaluate(stored), "the guide's own script does not run in its folder"
    blocked = page.evaluate("""async () => {
        const refused = new Promise((tell) => {
            document.addEventListener("securitypolicyviolation", (event) =>
                tell(`${event.effectiveDirective} ${event.blockedURI}`), { once: true });
        });
        const ran = import("/toinen/script.js").then(() => "it ran", () => refused);
        return Promise.race([refused, ran]);
    }""")
    assert blocked == "script-src-elem https://jarjesto.github.io/toinen/script.js"
    assert page.title() != "taken"
    context.close()

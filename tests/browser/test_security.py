"""The security policy works in a browser: what a page does not bring itself is refused."""

from playwright.sync_api import Browser

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

"""The local server: answers as GitHub Pages would, says plainly when its port is taken."""

import threading
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from kokemusopas.publish import serve


@pytest.mark.slow
def test_a_missing_address_gets_the_sites_own_page(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text("Sivua ei löydy", "utf-8")
    httpd = serve.server(tmp_path, 0)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    with pytest.raises(urllib.error.HTTPError) as error:
        urllib.request.urlopen(f"http://127.0.0.1:{httpd.server_port}/ei-ole/")
    assert error.value.code == 404
    assert error.value.read().decode() == "Sivua ei löydy"
    httpd.shutdown()
    httpd.server_close()


def test_a_taken_port_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = serve.server(tmp_path, 0)
    monkeypatch.setattr("sys.argv", ["serve", str(tmp_path), "--port", str(taken.server_port)])
    assert serve.main() == 1
    assert f"make show PORT={taken.server_port + 1}" in capsys.readouterr().err
    taken.server_close()


@pytest.mark.parametrize(("error", "told"), [(BrokenPipeError, ""), (ValueError, "ValueError")])
def test_a_browser_that_goes_on_early_is_no_fault(
    error: type[Exception], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serve.server(tmp_path, 0) as httpd:
        try:
            raise error
        except error:
            httpd.handle_error(httpd.socket, ("127.0.0.1", 1))
    said = capsys.readouterr().err
    assert told in said
    assert bool(said) is bool(told)

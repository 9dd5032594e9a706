"""Who gets an answer from the preview, and what an answer says."""

import http.client
import socket
from contextlib import closing

import pytest

from support.served import TOKEN, Served

HOME = f"/{TOKEN}/"


def answer(
    served: Served, path: str = HOME, method: str = "GET", **headers: str
) -> http.client.HTTPResponse:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(http.client.HTTPConnection("127.0.0.1", served.port, timeout=10)) as connection:
        connection.request(method, path, headers=names)
        response = connection.getresponse()
        response.read()
        return response


def test_the_address_with_the_token_is_answered(served: Served) -> None:
    assert answer(served).status == 200
    assert answer(served, Host=f"localhost:{served.port}").status == 200


@pytest.mark.parametrize("path", ["/", "/shown.json", "/t0k3/", "/page/main.js", "/other/news"])
def test_nothing_is_to_be_had_without_the_token(served: Served, path: str) -> None:
    assert answer(served, path).status == 404


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1"]
)
def test_a_name_that_leads_here_from_elsewhere_is_refused(served: Served, host: str) -> None:
    assert answer(served, Host=host.format(port=served.port)).status == 421


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_is_refused_even_with_the_token(served: Served, site: str) -> None:
    assert answer(served, Sec_Fetch_Site=site).status == 403
    assert answer(served, Sec_Fetch_Site="same-origin").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_changed(served: Served, method: str) -> None:
    assert answer(served, method=method).status == 405
    assert answer(served, f"{HOME}shown.json", method).status == 405
    if method != "POST":
        assert answer(served, f"{HOME}open", method).status == 405


@pytest.mark.parametrize("path", ["../server.py", "%2e%2e/server.py", "..%2f..%2fcli.py"])
def test_no_file_beside_those_of_the_page_is_served(served: Served, path: str) -> None:
    assert answer(served, f"{HOME}page/main.js").status == 200
    assert answer(served, f"{HOME}page/{path}").status == 404
    assert answer(served, f"{HOME}fonts/{path}.otf").status == 404


@pytest.mark.parametrize("path", [HOME, f"{HOME}shown.json", f"{HOME}page/main.js", "/"])
def test_every_answer_forbids_what_the_page_does_not_need(served: Served, path: str) -> None:
    headers = answer(served, path).headers
    policy = headers["Content-Security-Policy"].split("; ")
    assert "default-src 'none'" in policy
    assert all("unsafe" not in rule and "http" not in rule for rule in policy)
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"


def test_only_the_loopback_interface_is_listened_on() -> None:
    from report.preview.run import listening

    with listening(0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"


def asked(served: Served, request: str) -> bytes:
    """Send a request as it is, as no browser would, and give the first line of the answer."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as connection:
        connection.sendall(request.encode("latin-1"))
        return connection.makefile("rb").readline()


@pytest.mark.parametrize(
    "target",
    [
        *("foo", "*", "t0k3n/", "http:", "http://127.0.0.1", f"{HOME}%00", f"{HOME}page/%0a.js"),
        *(f"{HOME}pictures/key/{'9' * 5000}.png", f"{HOME}\xe5"),
    ],
)
def test_a_request_for_what_is_no_path_is_answered_with_400(served: Served, target: str) -> None:
    host = f"Host: 127.0.0.1:{served.port}\r\nConnection: close\r\n\r\n"
    assert asked(served, f"GET {target} HTTP/1.1\r\n{host}").split()[1] == b"400"


def test_an_error_that_nobody_foresaw_ends_one_answer(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(served.images, "png", lambda key, width: 1 // 0)
    response = answer(served, f"{HOME}pictures/key/10.png")
    assert response.status == 500
    assert answer(served).status == 200  # by now the first one has ended
    assert [problem.rule for problem in served.said] == ["fault"]

"""site/ on the loopback interface, with live reload and the error overlay.

What a request may reach: regular files below the output folder, asked for by a browser of this machine under a name
of this machine. A foreign Host (DNS rebinding) is refused; so is a foreign Origin on the events.
"""

from __future__ import annotations

import errno
import os
import posixpath
import threading
from collections.abc import Callable, Mapping
from email.utils import formatdate
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

from digest.config import Config, load
from digest.serve.live import PREFIX, SCRIPT, Live
from digest.serve.loop import Clock, Loop, Reader

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/feed+json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".opml": "text/x-opml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".ico": "image/x-icon",
    ".webp": "image/webp",
    ".epub": "application/epub+zip",
    ".eml": "message/rfc822",
}
LOCAL = ("localhost", "127.0.0.1", "[::1]")
NOTHING_YET = b'<!doctype html><html lang="en"><title>Not found</title><body><p>Not found.</p></body></html>\n'
"""Shown while there is no site; the live script in it opens the page as soon as it is built."""

TRIES = 20
KEEP_ALIVE = 15.0


class Server(ThreadingHTTPServer):
    """Serve the folder ``site`` under the path ``root`` ("/" or "/news/")."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, address: tuple[str, int], site: str, root: str, live: Live) -> None:
        self.site = os.path.realpath(site)
        self.root = root
        self.live = live
        super().__init__(address, Handler)

    @property
    def hosts(self) -> frozenset[str]:
        """The values of Host that this machine's browsers send."""
        names = {*LOCAL, str(self.server_address[0])}
        port = self.server_address[1]
        return frozenset(f"{name}:{port}" for name in names) | (
            names if port == 80 else frozenset()
        )

    def handle_error(self, request: object, client_address: object) -> None:
        """Stay quiet when a browser goes away in the middle of an answer."""


class Handler(BaseHTTPRequestHandler):
    """Answer GET and HEAD from the output folder."""

    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 30
    server_version = "digest"
    sys_version = ""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class names it so
        """Keep the terminal for the builds."""

    def do_HEAD(self) -> None:
        """Answer as GET does, without the body."""
        self.do_GET()

    def do_GET(self) -> None:
        """Send a file of the site, the live script, the events, or the site's own 404 page."""
        if self.headers.get("Host", "") not in self.server.hosts:
            self._send(
                HTTPStatus.FORBIDDEN, b"This server answers this machine only.\n", TYPES[".txt"]
            )
            return
        path = urlsplit(self.path).path
        inside = self.server.root + PREFIX.lstrip("/")
        if path == inside + "live.js":
            self._send(HTTPStatus.OK, SCRIPT.encode(), TYPES[".js"])
        elif path == inside + "events":
            self._events()
        elif path + "/" == self.server.root or (path == "/" and self.server.root != "/"):
            self._redirect(self.server.root)
        else:
            self._file(path)

    def _file(self, path: str) -> None:
        found = self._find(path)
        if found is None:
            self._missing()
        elif os.path.isdir(found):
            self._redirect(posixpath.join(path, ""))
        else:
            self._send_file(found, HTTPStatus.OK)

    def _find(self, path: str) -> str | None:
        """Return the file (or folder, when the slash is missing) behind a request's path, or None.

        The real path has to stand below the real output folder, whatever links and dots do.
        """
        if not path.startswith(self.server.root):
            return None
        relative = unquote(path[len(self.server.root) :], errors="surrogateescape")
        if "\0" in relative or "\\" in relative or ".." in relative.split("/"):
            return None
        try:
            full = os.path.realpath(os.path.join(self.server.site, relative.lstrip("/")))
            if os.path.isdir(full) and (not relative or relative.endswith("/")):
                full = os.path.join(full, "index.html")
            inside = os.path.commonpath([full, self.server.site]) == self.server.site
            known = os.path.isfile(full) or os.path.isfile(os.path.join(full, "index.html"))
        except (OSError, ValueError):
            return None
        return full if inside and known else None

    def _missing(self) -> None:
        page = os.path.join(self.server.site, "404.html")
        if os.path.isfile(page):
            self._send_file(page, HTTPStatus.NOT_FOUND)
        else:
            self._send(HTTPStatus.NOT_FOUND, self._with_script(NOTHING_YET), TYPES[".html"])

    def _send_file(self, path: str, status: HTTPStatus) -> None:
        try:
            with open(path, "rb") as file:
                stat = os.fstat(file.fileno())
                body = file.read()
        except OSError:
            self._send(HTTPStatus.NOT_FOUND, b"Not found.\n", TYPES[".txt"])
            return
        kind = TYPES.get(os.path.splitext(path)[1], "application/octet-stream")
        if kind.startswith("text/html"):
            body = self._with_script(body)
        tag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
        modified = formatdate(int(stat.st_mtime), usegmt=True)
        if status == HTTPStatus.OK and self._has(tag, modified):
            status, body = HTTPStatus.NOT_MODIFIED, b""
        self._send(status, body, kind, {"ETag": tag, "Last-Modified": modified})

    def _has(self, tag: str, modified: str) -> bool:
        """Tell whether the browser holds this very file (RFC 9110, 13.1.2 and 13.1.3)."""
        known = self.headers.get("If-None-Match")
        if known is not None:
            return tag in (part.strip().removeprefix("W/") for part in known.split(","))
        return self.headers.get("If-Modified-Since") == modified

    def _with_script(self, body: bytes) -> bytes:
        src = f"{self.server.root}{PREFIX.lstrip('/')}live.js"
        head, end, tail = body.rpartition(b"</body>")
        script = f'<script src="{src}"></script>'.encode()
        return head + script + end + tail if end else body + script

    def _events(self) -> None:
        origin = self.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc not in self.server.hosts:
            self._send(
                HTTPStatus.FORBIDDEN, b"Events are for this server's own pages.\n", TYPES[".txt"]
            )
            return
        self.send_response(HTTPStatus.OK)
        self._headers("text/event-stream", {"Connection": "close"})
        self.end_headers()
        self.close_connection = True
        version = -1
        while self.server.live.open:
            state = self.server.live.next(version, KEEP_ALIVE)
            version, message = state or (version, b": still here\n\n")
            self.wfile.write(message)
            self.wfile.flush()

    def _redirect(self, target: str) -> None:
        # One slash only: "//host/" would lead away from this machine.
        self._send(
            HTTPStatus.MOVED_PERMANENTLY, b"", TYPES[".txt"], {"Location": "/" + target.lstrip("/")}
        )

    def _send(
        self, status: HTTPStatus, body: bytes, kind: str, headers: Mapping[str, str] | None = None
    ) -> None:
        self.send_response(status)
        self._headers(kind, headers or {})
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _headers(self, kind: str, headers: Mapping[str, str]) -> None:
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, value in headers.items():
            self.send_header(name, value)


def bind(host: str, port: int, site: str, root: str, live: Live) -> Server:
    """Open a server at ``port`` or the next free one.

    Raises OSError when none of twenty is free.
    """
    for offset in range(TRIES):
        try:
            return Server((host, port + offset if port else 0), site, root, live)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or offset == TRIES - 1:
                raise
    raise AssertionError("the loop above returns or raises")


def serve(
    root: str,
    *,
    host: str,
    port: int,
    open_browser: bool,
    overrides: tuple[tuple[str, str], ...],
    environ: Mapping[str, str],
    clock: Clock,
    say: Callable[[str], None],
    readers: tuple[Reader, ...] = (),
) -> None:
    """Build the project at ``root``, serve its site and keep it fresh until interrupted.

    The site keeps its public addresses and is served under their path, so that what stands in the output folder can be
    published as it is. Raises ConfigError where the configuration cannot be read at the start.
    """
    from digest.flow import press

    path = environ.get("DIGEST_CONFIG") or os.path.join(root, "digest.toml")
    config = load(path, environ, dict(overrides))
    live = Live()
    server = bind(host, port, os.path.join(root, config.output), _path_of(config), live)
    loop = Loop(
        root,
        lambda: press(root, overrides=overrides, environ=environ, now=clock(), keep_broken=True),
        (live, *readers),
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    taken = f"Port {port} is taken. " if port and port != server.server_address[1] else ""
    address = f"http://{host}:{server.server_address[1]}{server.root}"
    say(f"{taken}Serving at {address} (stop with Ctrl-C)")
    if open_browser:
        import webbrowser

        webbrowser.open(address)
    try:
        loop.run(say)
    finally:
        loop.stop()
        live.close()
        server.shutdown()
        server.server_close()


def _path_of(config: Config) -> str:
    """Return the path part of the public address, with a slash at both ends."""
    path = urlsplit(config.base_url).path.strip("/")
    return f"/{path}/" if path else "/"

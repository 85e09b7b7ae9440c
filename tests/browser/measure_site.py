"""Measure a built site in a real browser: python tests/browser/measure_site.py FOLDER [--nu JAR] [--lighthouse]

Opens one page of every kind, in light, in the dark and on a phone, and prints a line on each: bytes of HTML, CSS
and JavaScript, broken links, barriers (axe), what the console says, overflow, shift, sheets of paper. Below stand
the faults, and the program ends with 1 if there are any. ``--nu`` asks the Nu HTML checker about all pages (its jar
is in the npm package vnu-jar), ``--lighthouse`` asks Lighthouse (``lighthouse`` on the PATH) about the first pages.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from axe_playwright_python.sync_playwright import Axe
from browser_site import Served, serving
from lxml import html
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

LIMIT = 60_000
"""Bytes of HTML, CSS and JavaScript of the home page and of an edition."""
WIDTHS = (320, 360, 820, 1280, 1920)
LOOKS = {"light": (1280, "light"), "dark": (1280, "dark"), "phone": (360, "light")}
RULES = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
WATCH = """window.shifts = []; new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shifts.push(entry.value);
}).observe({type: 'layout-shift', buffered: true})"""

# What marks a page of a kind, in the order of the search: a pattern of its path, and of its HTML.
KINDS = {
    "home": (r"index\.html", ""),
    "edition": (r"\d{4}/(\d\d/\d\d|w\d\d)/index\.html", ""),
    "article": (r"\d{4}/\d\d/\d\d/[^/]+/index\.html", "<h2 id|<table"),
    "article, cut": (r"\d{4}/\d\d/\d\d/[^/]+/index\.html", 'class="[^"]*(cut|incomplete|broken)'),
    "article, label": (r"\d{4}/\d\d/\d\d/[^/]+/index\.html", 'class="[^"]*label'),
    "article, ar": (r"\d{4}/\d\d/\d\d/[^/]+/index\.html", '<article[^>]* lang="ar"|<h1[^>]* lang="ar"'),
    "article, de": (r"\d{4}/\d\d/\d\d/[^/]+/index\.html", '<article[^>]* lang="de"|<h1[^>]* lang="de"'),
    "article, hi": (r"\d{4}/\d\d/\d\d/[^/]+/index\.html", '<article[^>]* lang="hi"|<h1[^>]* lang="hi"'),
    "article, ja": (r"\d{4}/\d\d/\d\d/[^/]+/index\.html", '<article[^>]* lang="ja"|<h1[^>]* lang="ja"'),
    "terms": (r"(topics|companies|sources)/index\.html", ""),
    "topic": (r"topics/[^/]+/index\.html", ""),
    "older page": (r".*/page/\d+/index\.html", ""),
    "company": (r"companies/[^/]+/index\.html", ""),
    "source": (r"sources/[^/]+/index\.html", ""),
    "year": (r"\d{4}/index\.html", ""),
    "month": (r"\d{4}/\d\d/index\.html", ""),
    "archive": (r"archive/index\.html", ""),
    "page": (r"about/index\.html", ""),
    "subscribe": (r"subscribe/index\.html", ""),
    "search": (r"search/index\.html", ""),
    "404": (r"404\.html", ""),
    "redirect": (r".*/index\.html", 'http-equiv="?refresh'),
    "mail": (r"email/.*\.html", ""),
}  # fmt: skip
LIT = ("home", "edition", "article")


class Sample(NamedTuple):
    """A page that stands for its kind; ``path`` is its file in the site."""

    kind: str
    path: str

    @property
    def url(self) -> str:
        return self.path.removesuffix("index.html")


def samples(folder: Path) -> list[Sample]:
    """Find a page of every kind; of several the largest, which has most that can go wrong."""
    texts = {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.rglob("*.html")}
    found = []
    for kind, (path, mark) in KINDS.items():
        fit = [p for p, text in texts.items() if re.fullmatch(path, p) and re.search(mark, text)]
        if kind != "redirect":
            fit = [p for p in fit if 'http-equiv="refresh' not in texts[p]]
        if fit:
            found.append(Sample(kind, max(fit, key=lambda p: (len(texts[p]), p))))
    return found


def root_of(folder: Path) -> str:
    """Tell below which path a site was built, with a slash at both ends."""
    text = (folder / "index.html").read_text("utf-8")
    found = re.search(r'<link rel="stylesheet" href="([^"]*?)static/', text)
    return found[1] or "/" if found else "/"  # relative links know no root


def file_of(folder: Path, root: str, address: str) -> Path | None:
    """Give the file of an address of this site, as a plain server of files would; None if it has none."""
    path = unquote(urlsplit(address).path)
    if not path.startswith(root):
        return None
    file = folder / path.removeprefix(root)
    file = file / "index.html" if file.is_dir() or path.endswith("/") else file
    return file if file.is_file() else None


def links(folder: Path, root: str) -> list[str]:
    """List the links of all pages that lead to no file or to no place in it."""
    faults, ids = [], dict[Path, set[str]]()
    for file in sorted(folder.rglob("*.html")):
        path = root + file.relative_to(folder).as_posix()
        for address in addresses(file):
            whole = urljoin(path, address)
            if urlsplit(whole).scheme or whole.startswith("//"):
                continue
            target, place = file_of(folder, root, whole), unquote(urlsplit(whole).fragment)
            if target is None:
                faults.append(f"{path}: {address} leads nowhere")
            elif place and target.suffix == ".html":
                if target not in ids:
                    tree = html.document_fromstring(target.read_bytes())
                    ids[target] = set(tree.xpath("//@id"))
                faults += [] if place in ids[target] else [f"{path}: {address} has no such place"]
    return faults


def addresses(file: Path) -> Iterator[str]:
    """Give all that a page links to or loads."""
    tree = html.document_fromstring(file.read_bytes())
    yield from tree.xpath("//a/@href|//link[not(@rel='canonical')]/@href|//img/@src|//script/@src")


def weight(folder: Path, root: str, sample: Sample) -> int:
    """Count the bytes of HTML, CSS and JavaScript that a page needs, uncompressed."""
    file = folder / sample.path
    tree = html.document_fromstring(file.read_bytes())
    loaded = tree.xpath("//link[@rel='stylesheet']/@href|//script/@src")
    files = {file_of(folder, root, urljoin(root + sample.path, address)) for address in loaded}
    return sum(part.stat().st_size for part in files - {None} | {file} if part)


def barriers(page: Page) -> list[str]:
    """List what axe finds wrong."""
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
    return [
        f"{fault['id']}: {fault['nodes'][0]['html'][:120]}"
        for fault in found.response["violations"]
    ]


def overflow(page: Page) -> list[str]:
    """List the widths at which a page is wider than its window; at 640 pixels as zoomed to 200 %."""
    faults = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth")
        faults += [f"{wide} pixels in a window of {width}"] if wide > width else []
    page.set_viewport_size({"width": 640, "height": 400})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.evaluate("document.documentElement.style.fontSize = ''")
    return [*faults, f"{wide} pixels in 640 with letters of 200 %"] if wide > 640 else faults


def look(browser: Browser, site: Served, sample: Sample, name: str) -> list[str]:
    """List the faults of a page as it is looked at: console, requests, shift, barriers."""
    width, scheme = LOOKS[name]
    size: Any = {"width": width, "height": 800}
    context = browser.new_context(color_scheme=scheme, viewport=size)  # type: ignore[arg-type]
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"console: {error}"))
    page.on("response", lambda r: said.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    page.on("request", lambda r: None if r.url.startswith(site.url) else said.append(f"asks {r.url}"))  # fmt: skip
    page.add_init_script(WATCH)
    page.goto(site.url + sample.url)
    if sample.kind == "redirect":
        context.close()
        return []  # where it leads is among the links
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    shift = page.evaluate("shifts.reduce((sum, value) => sum + value, 0)")
    said += [f"a shift of {shift:.4f}"] if shift else []
    # An e-mail is no page of the web: its colours count, not its landmarks.
    found = barriers(page)
    said += [f for f in found if sample.kind != "mail" or f.startswith("color-contrast:")]
    said += overflow(page) if name == "light" else []
    context.close()
    return [f"{sample.kind}, {name}: {fault}" for fault in said]


def unscripted(browser: Browser, site: Served, sample: Sample) -> list[str]:
    """List what a page lacks where no script runs."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url + sample.url)
    body = page.locator("main" if sample.kind not in ("mail", "redirect") else "body")
    bare = not body.inner_text().strip()
    context.close()
    return [f"{sample.kind}: empty without script"] if bare else []


def sheets(browser: Browser, site: Served, sample: Sample) -> int:
    """Count the sheets of paper that a page takes."""
    page = browser.new_page()
    page.goto(site.url + sample.url)
    pdf = page.pdf(format="A4")
    page.close()
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def local(browser: Browser, folder: Path, sample: Sample) -> list[str]:
    """List what of a page a browser cannot load where the page is opened as a file."""
    page = browser.new_page()
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.goto((folder / sample.path).absolute().as_uri())
    page.close()
    return [f"{sample.kind}, as a file: {url} does not load" for url in failed]


def nu(folder: Path, jar: str) -> tuple[list[str], list[str]]:
    """Ask the Nu HTML checker about every page: errors and warnings."""
    command = ["java", "-Xss4m", "-jar", jar, "--format", "json", "--skip-non-html", "--stdout", "."]  # fmt: skip
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    told = json.loads(done.stdout)["messages"]
    said = [(m["type"] == "error", f"{m['url']}:{m.get('lastLine')}: {m['message']}") for m in told]
    return [text for bad, text in said if bad], [text for bad, text in said if not bad]


def lighthouse(site: Served, program: str, sample: Sample) -> tuple[dict[str, int], list[str]]:
    """Ask Lighthouse for its scores of a page, the best of three, and for what it would have better."""
    scores: dict[str, int] = {}
    wanting: list[str] = []
    for _ in range(3):  # whatever else the machine does costs points
        told = _lighthouse(site.url + sample.url, program)
        for name, part in told["categories"].items():
            scores[name] = max(scores.get(name, 0), round((part["score"] or 0) * 100))
        audits = told["audits"].values()
        wanting = [audit["id"] for audit in audits if (audit["score"] or 0) < 1 and _judged(audit)]
    return scores, wanting


def _judged(audit: dict[str, Any]) -> bool:
    return audit["scoreDisplayMode"] in ("binary", "metricSavings") and audit["score"] is not None


def _lighthouse(url: str, program: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        command = [shutil.which("lighthouse") or "lighthouse", url, "--quiet", "--output=json"]
        command += [
            f"--output-path={report}",
            f"--chrome-flags=--headless=new {' '.join(ARGUMENTS)}",
        ]
        environment = os.environ | {"CHROME_PATH": program}
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        if not report.exists():
            raise SystemExit(done.stderr.decode())
        told: dict[str, Any] = json.loads(report.read_text())
        return told


def measure(playwright: Playwright, folder: Path, program: str, args: argparse.Namespace) -> int:
    """Measure a site and print what was found."""
    root, chosen = root_of(folder), samples(folder)
    as_files = '"static/' in (folder / "index.html").read_text("utf-8")
    print(f"built to be opened as files: {'yes' if as_files else 'no'}")  # noqa: T201
    faults = links(folder, root)
    browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
    print(f"{'page':18} {'bytes':>7} {'sheets':>6}  file")  # noqa: T201
    with serving(folder, root) as site:
        for sample in chosen:
            size = weight(folder, root, sample)
            if sample.kind in ("home", "edition") and size > LIMIT:
                faults.append(f"{sample.kind}: {size} bytes")
            paper = sheets(browser, site, sample) if sample.kind != "redirect" else 0
            print(f"{sample.kind:18} {size:7} {paper:6}  {sample.path}", flush=True)  # noqa: T201
            for name in LOOKS:
                faults += look(browser, site, sample, name)
            faults += unscripted(browser, site, sample)
            # Nobody opens the page of what is missing as a file, and a server shows it at any depth.
            faults += local(browser, folder, sample) if as_files and sample.kind != "404" else []
        browser.close()
        for sample in chosen if args.lighthouse else ():
            if sample.kind in LIT:
                scores, wanting = lighthouse(site, program, sample)
                print(f"{sample.kind:18} {scores}", *wanting)  # noqa: T201
    if args.nu:
        errors, warnings = nu(folder, args.nu)
        faults += errors
        print(f"Nu HTML checker: {len(errors)} errors, {len(warnings)} warnings")  # noqa: T201
        print("\n".join(warnings[:20]))  # noqa: T201
    print("\n".join([f"{len(faults)} faults", *faults[:200]]))  # noqa: T201
    return 1 if faults else 0


def main() -> int:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description="Measure a built site in a real browser.")
    parser.add_argument("folder", type=Path, help="the site, as built")
    parser.add_argument("--nu", metavar="JAR", help="the Nu HTML checker's vnu.jar")
    parser.add_argument("--lighthouse", action="store_true", help="ask Lighthouse as well")
    args = parser.parse_args()
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        raise SystemExit("Chromium is not installed")
    with sync_playwright() as playwright:
        return measure(playwright, args.folder, program, args)


if __name__ == "__main__":
    sys.exit(main())

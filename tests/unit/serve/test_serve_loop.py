"""The loop builds when something changed, once for a burst, and never because of what it wrote itself."""

import contextlib
import queue
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.build.report import BuildReport
from digest.errors import Problem
from digest.serve.loop import watch
from digest.serve.server import serve

PATIENCE = 20
NOW = 1795338000.0

ARTICLE = """\
---
id: one
title: Harbour crane maker doubles its order book
date: 2026-11-20
source: {{name: The Quay, url: "https://quay.example/one"}}
---
{body}
"""

EXTRACT = """\
Tidewater Cranes wins a port order

Tidewater Cranes will deliver six cranes to the port of Varn, the company said on Friday.

"The order fills our yard until the summer," chief executive Ida Holm said in a statement.

The cranes are worth 84 million euros, and the first is to be shipped in March.

Already a subscriber? Log in
"""


class Heard:
    """A reader that remembers what it was told, in order."""

    def __init__(self) -> None:
        self.news: queue.Queue[BuildReport | tuple[Problem, ...]] = queue.Queue()

    def built(self, report: BuildReport) -> None:
        self.news.put(report)

    def failed(self, problems: tuple[Problem, ...]) -> None:
        self.news.put(problems)

    def next_build(self) -> BuildReport:
        """Wait for a build that did something."""
        while True:
            news = self.news.get(timeout=PATIENCE)
            if isinstance(news, BuildReport) and not news.noop:
                return news

    def next_fault(self) -> tuple[Problem, ...]:
        while True:
            news = self.news.get(timeout=PATIENCE)
            if not isinstance(news, BuildReport):
                return news


class StoppedError(Exception):
    """Ends a watch from inside, as Ctrl-C would."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "content/articles").mkdir(parents=True)
    (root / "digest.toml").write_text('timezone = "UTC"\ntitle = "Quayside"\n')
    (root / "content/articles/one.md").write_text(ARTICLE.format(body="First words."))
    return root


@pytest.fixture
def heard(project: Path) -> Iterator[Heard]:
    heard = Heard()
    over = threading.Event()

    def clock() -> float:
        if over.is_set():
            raise StoppedError
        return NOW

    def run() -> None:
        with contextlib.suppress(StoppedError):
            watch(
                str(project),
                overrides=(),
                environ={},
                clock=clock,
                say=lambda _: None,
                readers=(heard,),
            )

    thread = threading.Thread(target=run)
    thread.start()
    heard.next_build()
    yield heard
    over.set()
    (project / "content/articles/wake.md").write_text("wake")
    thread.join(PATIENCE)
    assert not thread.is_alive()


def page(project: Path) -> str:
    [found] = (project / "site/2026/11/20").glob("*/index.html")
    return found.read_text()


def test_an_edit_is_built(heard: Heard, project: Path) -> None:
    (project / "content/articles/one.md").write_text(ARTICLE.format(body="Second words."))
    report = heard.next_build()
    assert report.exit_code == 0
    assert "Second words." in page(project)


WRITER = """
import sys
text = sys.stdin.read()
for number in range(1000):
    with open(sys.argv[1], "w") as file:
        file.write(text.replace("NUMBER", str(number)))
"""


def test_a_burst_of_a_thousand_writes_is_at_most_three_builds(heard: Heard, project: Path) -> None:
    subprocess.run(
        [sys.executable, "-c", WRITER, str(project / "content/articles/one.md")],
        input=ARTICLE.format(body="Words NUMBER."),
        text=True,
        check=True,
    )
    builds = 1
    heard.next_build()
    while "Words 999." not in page(project):
        heard.next_build()
        builds += 1
    assert builds <= 3


def test_what_intake_writes_does_not_start_another_build(heard: Heard, project: Path) -> None:
    (project / "content/extracts").mkdir()
    (project / "content/extracts/cranes.txt").write_text(EXTRACT)
    report = heard.next_build()
    assert report.articles == 2
    assert (project / "content/articles/cranes.md").exists()
    # The beat after a build scans once more; it must find nothing to do.
    while isinstance(news := heard.news.get(timeout=PATIENCE), BuildReport) and not news.noop:
        raise AssertionError(f"built again for its own writes: {news}")


def test_a_broken_configuration_leaves_the_last_good_site(heard: Heard, project: Path) -> None:
    before = page(project)
    (project / "digest.toml").write_text('timezone = "UTC"\ntilte = "Quayside"\n')
    [fault] = heard.next_fault()
    assert str(fault.where).startswith("digest.toml:2")
    assert "title" in fault.hint
    assert page(project) == before
    (project / "digest.toml").write_text('timezone = "UTC"\ntitle = "Quayside News"\n')
    assert heard.next_build().exit_code == 0
    assert "Quayside News" in page(project)


def test_a_broken_template_leaves_the_last_good_site(heard: Heard, project: Path) -> None:
    before = page(project)
    (project / "templates").mkdir()
    (project / "templates/article.html").write_text("{% block %}")
    [fault] = heard.next_fault()
    assert "templates/article.html:1" in str(fault.where)
    assert page(project) == before
    (project / "templates/article.html").unlink()
    (project / "content/articles/one.md").write_text(ARTICLE.format(body="Mended."))
    assert "Mended." in (heard.next_build() and page(project))


def test_a_broken_article_is_reported_and_its_last_good_page_stays(
    heard: Heard, project: Path
) -> None:
    before = page(project)
    (project / "content/articles/one.md").write_text(
        ARTICLE.format(body="x").replace("2026-11-20", "31.02.2026")
    )
    (project / "content/articles/two.md").write_text(
        ARTICLE.format(body="Other words.").replace("id: one", "id: two").replace("crane", "boat")
    )
    report = heard.next_build()
    while not report.problems:
        report = heard.next_build()
    assert "31.02.2026" in report.problems[0].message
    while len(list((project / "site/2026/11/20").glob("*/index.html"))) < 2:
        heard.next_build()
    pages = [p.read_text() for p in (project / "site/2026/11/20").glob("*/index.html")]
    assert any("First words." in text for text in pages)
    assert "First words." in before


def test_the_site_is_served_while_it_is_watched(project: Path) -> None:
    heard, said, over = Heard(), queue.Queue[str](), threading.Event()

    def clock() -> float:
        if over.is_set():
            raise StoppedError
        return NOW

    def run() -> None:
        with pytest.raises(StoppedError):
            serve(
                str(project),
                host="127.0.0.1",
                port=port,
                open_browser=False,
                overrides=(),
                environ={},
                clock=clock,
                say=said.put,
                readers=(heard,),
            )

    busy = socket.create_server(("127.0.0.1", 0))
    port = busy.getsockname()[1]
    thread = threading.Thread(target=run)
    thread.start()
    try:
        address = said.get(timeout=PATIENCE)
        assert address.startswith(f"Port {port} is taken. Serving at http://127.0.0.1:")
        assert heard.next_build().articles == 1
    finally:
        over.set()
        (project / "content/articles/two.md").write_text("wake")
        thread.join(PATIENCE)
        busy.close()
    assert not thread.is_alive()

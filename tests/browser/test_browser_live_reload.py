"""While its editor writes, the page in the browser follows, and says what is wrong over the last good site."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest
from playwright.sync_api import Browser, Page, expect

from digest.serve.server import serve

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
PATIENCE = 20_000
NOW = 1795338000.0

ARTICLE = """\
---
id: one
title: {title}
date: 2026-11-20
source: {{name: The Quay, url: "https://quay.example/one"}}
slug: crane
---
{body}
"""


class StoppedError(Exception):
    """Ends the server from inside, as Ctrl-C would."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "content/articles").mkdir(parents=True)
    (root / "digest.toml").write_text(
        'timezone = "UTC"\ntitle = "Quayside"\nbase_url = "https://quay.example/news/"\n'
    )
    article(root, "Crane maker doubles its order book", "First words.")
    return root


def article(root: Path, title: str, body: str) -> None:
    text = ARTICLE.format(title=title, body=body)
    (root / "content/articles/one.md").write_text(text)


@pytest.fixture
def address(project: Path) -> Iterator[str]:
    said, over = Queue[str](), threading.Event()

    def clock() -> float:
        if over.is_set():
            raise StoppedError
        return NOW

    def run() -> None:
        with pytest.raises(StoppedError):
            serve(
                str(project),
                host="127.0.0.1",
                port=0,
                open_browser=False,
                overrides=(),
                environ={},
                clock=clock,
                say=said.put,
            )

    thread = threading.Thread(target=run)
    thread.start()
    yield said.get(timeout=PATIENCE / 1000).split()[2]
    over.set()
    (project / "content/articles/wake.md").write_text("wake")
    thread.join(PATIENCE / 1000)
    assert not thread.is_alive()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(address + "2026/11/20/crane/")
    # The page is live once it has heard the state of the site.
    page.wait_for_function("document.documentElement.dataset.digestBuild !== undefined")
    yield page
    page.close()


def shows(page: Page, text: str) -> None:
    expect(page.locator("main")).to_contain_text(text, timeout=PATIENCE)


def test_an_edit_shows_without_a_reload_by_hand(page: Page, project: Path) -> None:
    shows(page, "First words.")
    article(project, "Crane maker doubles its order book", "Second words.")
    shows(page, "Second words.")


def test_a_broken_article_lays_file_line_and_hint_over_its_last_good_page(
    page: Page, project: Path
) -> None:
    file = project / "content/articles/one.md"
    file.write_text(file.read_text().replace("2026-11-20", "31.02.2026"))
    overlay = page.locator("#digest-overlay")
    expect(overlay).to_contain_text("content/articles/one.md:4", timeout=PATIENCE)
    expect(overlay).to_contain_text("31.02.2026")
    expect(overlay).to_contain_text("hint:")
    shows(page, "First words.")
    article(project, "Crane maker doubles its order book", "Mended words.")
    shows(page, "Mended words.")
    expect(overlay).to_have_count(0)


def test_a_broken_theme_and_configuration_are_laid_over_the_page(page: Page, project: Path) -> None:
    overlay = page.locator("#digest-overlay")
    (project / "templates").mkdir()
    template = project / "templates/article.html"
    template.write_text("{% extends '!article.html' %}\n{% block %}")
    expect(overlay).to_contain_text("templates/article.html:2", timeout=PATIENCE)
    template.unlink()
    expect(overlay).to_have_count(0, timeout=PATIENCE)
    settings = project / "digest.toml"
    good = settings.read_text()
    settings.write_text(good + 'tilte = "x"\n')
    expect(overlay).to_contain_text('did you mean "title"', timeout=PATIENCE)
    settings.write_text(good)
    expect(overlay).to_have_count(0, timeout=PATIENCE)
    shows(page, "First words.")


def test_hostile_text_in_a_message_is_shown_and_never_run(page: Page, project: Path) -> None:
    name = "<img src=x onerror=document.title='run'>.md"
    (project / "content/articles" / name).write_text(
        "---\ntitle: x\ndate: <script>document.title='run'</script>\n---\n"
    )
    overlay = page.locator("#digest-overlay")
    expect(overlay).to_contain_text("<img src=x onerror", timeout=PATIENCE)
    assert overlay.locator("img, script").count() == 0
    assert page.title() != "run"


def test_a_page_of_another_origin_can_neither_read_pages_nor_hear_events(
    browser: Browser, address: str
) -> None:
    stranger = browser.new_page()
    stranger.goto("data:text/html,<title>elsewhere</title>")
    heard = stranger.evaluate(
        """async (address) => {
            const page = await fetch(address).then(() => "read", () => "refused");
            const events = await new Promise((tell) => {
                const source = new EventSource(address + "_digest/events");
                source.onmessage = () => tell("heard");
                source.onerror = () => { source.close(); tell("refused"); };
            });
            return [page, events];
        }""",
        address,
    )
    assert heard == ["refused", "refused"]
    stranger.close()

"""Commands that make and show things: init, new, list, config, schema."""

import json
import tomllib
from pathlib import Path

import pytest

from digest.commands import init as starting
from digest.config import load
from digest.markdown import front_matter

# init


def test_a_new_digest_is_complete_and_says_what_comes_next(tmp_path, monkeypatch, digest) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795345200")
    code, out, err = digest(
        "init", "my news", "--title", 'A "fine" digest \\', "--timezone", "Asia/Kolkata", "--yes"
    )
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "Next: cd my news && digest build && digest serve"
    root = tmp_path / "my news"
    config = load(root / "digest.toml")
    assert (config.title, config.timezone) == ('A "fine" digest \\', "Asia/Kolkata")
    assert sorted(p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file()) == [
        ".gitignore",
        "content/extracts/2026-11-22/ferry-batteries.html",
        "content/extracts/2026-11-22/tinplate-order.txt",
        "content/pages/about.md",
        "digest.toml",
        "topics.toml",
    ]
    text = (root / "content/extracts/2026-11-22/tinplate-order.txt").read_text()
    assert "22 November 2026" in text
    assert "{" not in text


def test_the_day_of_the_samples_is_the_day_of_the_time_zone(tmp_path, monkeypatch, digest) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795345200")
    digest("init", str(tmp_path), "--timezone", "Pacific/Kiritimati", "--yes")
    assert (tmp_path / "content/extracts/2026-11-23").is_dir()


def test_init_writes_over_nothing(tmp_path: Path, digest) -> None:
    mine = 'timezone = "UTC"\ntitle = "Mine"\n'
    (tmp_path / "digest.toml").write_text(mine)
    code, out, _ = digest("init", str(tmp_path), "--yes", "--timezone", "UTC")
    assert code == 0
    assert "digest.toml is there already and was left as it is" in out
    assert (tmp_path / "digest.toml").read_text() == mine
    assert (tmp_path / ".gitignore").is_file()


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (["--timezone", "Berlin"], 'timezone "Berlin" is not a time zone'),
        (["--base-url", "example.org"], 'base_url "example.org" is not'),
        (["--title", " "], "the title is empty"),
    ],
)
def test_init_refuses_what_a_build_would_refuse(tmp_path, digest, flags, message) -> None:
    code, _, err = digest("init", str(tmp_path / "new"), *flags, "--yes")
    assert code == 2
    assert message in err
    assert not (tmp_path / "new").exists()


def test_init_does_not_put_a_digest_into_a_file(tmp_path: Path, digest) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "digest.toml").mkdir()
    assert digest("init", str(tmp_path / "file"), "--yes")[0] == 1
    assert digest("init", str(tmp_path), "--yes")[0] == 1


def test_init_asks_at_a_terminal(tmp_path: Path, digest, monkeypatch) -> None:
    answers = {"Title": "Asked", "Time zone": "Asia/Tokyo"}
    monkeypatch.setattr("digest.cli.Terminal.ask", lambda self, q, default: answers[q])
    digest("init", str(tmp_path))
    values = tomllib.loads((tmp_path / "digest.toml").read_text())
    assert (values["title"], values["timezone"]) == ("Asked", "Asia/Tokyo")


@pytest.mark.parametrize(
    ("variable", "target", "zone"),
    [
        ("Europe/Paris", "", "Europe/Paris"),
        (":Europe/Paris", "", "Europe/Paris"),
        ("", "/usr/share/zoneinfo/Asia/Kolkata", "Asia/Kolkata"),
        ("nonsense", "/usr/share/zoneinfo/no/where", "UTC"),
        ("", "/etc/other", "UTC"),
    ],
)
def test_the_time_zone_is_the_machines(
    tmp_path: Path, monkeypatch, digest, variable: str, target: str, zone: str
) -> None:
    monkeypatch.setenv("TZ", variable)
    link = tmp_path / "localtime"
    link.symlink_to(target or "/nowhere")
    monkeypatch.setattr(starting, "LOCALTIME", link)
    _, out, _ = digest("init", str(tmp_path / "news"), "--yes")
    assert f"The time zone is {zone}; digest.toml can change it." in out
    assert load(tmp_path / "news" / "digest.toml").timezone == zone


# new


def test_a_new_article_is_complete_and_its_path_is_all_that_is_printed(project, digest) -> None:
    code, out, err = digest("new", "Café: the  “fine” S&P 500")
    path = "content/articles/2026-11-22/cafe-the-fine-s-p-500.md"
    assert (code, err) == (0, "")
    assert out.startswith("content/articles/2026-11-22/cafe-the-fine-s")
    text = (project / out.strip()).read_text("utf-8")
    parsed = front_matter.parse(text, path)
    assert parsed.problems == ()
    assert parsed.front.title == "Café: the “fine” S&P 500"
    assert (parsed.front.date, parsed.front.draft) == ("2026-11-22", True)
    assert len(parsed.front.id) == 32
    for key in ("source:", "  name:", "  url:", "authors:", "summary:", "topics:", "companies:"):
        assert f"\n{key}" in text


def test_a_new_article_writes_over_nothing(project: Path, digest) -> None:
    path = project / digest("new", "Same")[1].strip()
    path.write_text("mine")
    code, out, err = digest("new", "Same")
    assert (code, out) == (2, "")
    assert "is there already" in err
    assert path.read_text() == "mine"


def test_the_path_is_printed_as_seen_from_here(project: Path, monkeypatch, digest) -> None:
    monkeypatch.chdir(project / "content")
    assert digest("new", "Here")[1] == "articles/2026-11-22/here.md\n"


def test_an_edition_is_started_for_today_or_a_day(project: Path, digest) -> None:
    assert digest("new", "edition")[1] == "content/editions/2026-11-22.md\n"
    assert digest("new", "edition", "2026-11-20")[1] == "content/editions/2026-11-20.md\n"
    assert digest("new", "edition", "2026-02-31")[0] == 2
    assert digest("new", "edition", "2026-11-20T09:00Z")[0] == 2


def test_a_title_in_two_words_must_be_quoted(project: Path, digest) -> None:
    assert 'digest new "Two words"' in digest("new", "Two", "words")[2]
    assert digest("new", "…")[0] == 2


# list


def test_the_list_shows_each_article_with_state_and_reason(project: Path, digest) -> None:
    articles = project / "content" / "articles"
    articles.joinpath("broken.md").write_text("---\ntitle: x\ndate: 31.02.2026\n---\n")
    articles.joinpath("label.md").write_text(
        "---\ntitle: x\nid: l\ntitle_from: first-sentence\ndate: 2026-11-21\n"
        "access:\n  wall: true\n  complete: maybe\n---\nText.\n"
    )
    articles.joinpath("later.md").write_text("---\ntitle: y\nid: y\ndate: 2026-11-23\n---\nText.\n")
    extracts = project / "content" / "extracts"
    extracts.mkdir()
    extracts.joinpath("loose.txt").write_text("x")
    extracts.joinpath("first.txt").write_text("x")
    code, out, _ = digest("list")
    assert code == 0
    lines = out.splitlines()
    assert lines[0].startswith("2026-11-23  future")
    assert "its date is in the future: 2026-11-23" in lines[0]
    assert "wants a headline and a source and a look whether it is all there" in lines[1]
    assert lines[2].startswith("2026-11-20  published")
    assert "content/articles/broken.md:3:7" in lines[3]
    assert lines[4].split() == ["-", "no", "article", "content/extracts/loose.txt"]
    assert lines[5] == "4 articles: 1 future, 2 published, 1 broken"
    assert lines[6].startswith("1 extract without article")


def test_the_list_says_who_wants_a_date_and_leaves_out_the_parts_of_a_saved_page(
    project: Path, digest
) -> None:
    extracts = project / "content" / "extracts" / "day"
    extracts.joinpath("page_files").mkdir(parents=True)
    extracts.joinpath("page_files/style.css").write_text("p{}")
    extracts.joinpath("page.html").write_text("<p>Log in")
    extracts.joinpath("notes.docx").write_text("x")
    (project / "content/articles/undated.md").write_text(
        "---\ntitle: z\nid: z\nretrieved: 2026-11-21\noriginal: true\nreview: [two]\n---\nText.\n"
    )
    (project / "content/2026-11-19-heading.md").write_text("# A heading\n\nText.\n")
    out = digest("list")[1]
    assert "content/2026-11-19-heading.md  A heading  wants a source\n" in out
    assert "content/articles/undated.md  z  wants a date and a second look" in out
    assert "style.css" not in out
    assert "content/extracts/day/page.html\n" in out
    assert "content/extracts/day/notes.docx  no importer for this kind of file" in out
    assert "2 extracts without article" in out


def test_the_list_is_one_object_for_machines(project: Path, digest) -> None:
    (row,) = json.loads(digest("list", "--json")[1])["articles"]
    assert row["path"] == "content/articles/first.md"
    assert (row["state"], row["url"]) == ("published", "2026/11/20/first/")


def test_an_empty_digest_lists_nothing(project: Path, digest) -> None:
    (project / "content/articles/first.md").unlink()
    assert digest("list") == (0, "0 articles\n", "")


def test_an_article_that_cannot_be_read_is_listed_as_broken(project, digest, monkeypatch) -> None:
    def fails(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", fails)
    with pytest.raises(PermissionError):
        Path("x").read_bytes()
    from digest.build.basis import Basis
    from digest.commands.listing import _read

    assert (
        _read(str(project), "articles/first.md", Basis("UTC")).held
        == "cannot be read: Permission denied"
    )


# config, schema


def test_the_configuration_is_shown_with_its_sources(project: Path, digest, monkeypatch) -> None:
    monkeypatch.setenv("DIGEST__FEED__LIMIT", "7")
    _, out, _ = digest("config")
    rows = {line.split()[0]: line.split()[-1] for line in out.splitlines()}
    assert rows["timezone"] == "digest.toml:1"
    assert rows["feed.limit"] == "DIGEST__FEED__LIMIT"
    assert rows["title"] == "default"
    values = json.loads(digest("config", "--json")[1])["values"]
    assert values["feed.limit"] == {"value": 7, "origin": "DIGEST__FEED__LIMIT"}


def test_both_schemas_are_json(project: Path, digest) -> None:
    for subject in ([], ["config"], ["front-matter"]):
        made = json.loads(digest("schema", *subject)[1])
        assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"

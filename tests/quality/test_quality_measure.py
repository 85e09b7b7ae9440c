"""The program that measures, on a folder of two pages made here."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import measure
import ours
import peers
import pytest
import samples
import tables

TEXTS = {
    "a": [
        "Quarry owner Feldspar Works will open a third pit near Arvika in March, the company said on Tuesday.",
        "The pit will yield 400,000 tonnes a year and give work to 35 people, said its director, Ilse Brandt.",
        "Feldspar has spent 12 million euros on the road to it since 2024, according to its annual report.",
    ],
    "b": [
        "Die Reederei Nordlicht stellt im Herbst ein zweites Schiff in Dienst, wie das Unternehmen mitteilte.",
        "Die Zahl der Fahrgäste sei im ersten Halbjahr um ein Zehntel gestiegen, sagte Geschäftsführer Timo Lund.",
    ],
}
JUNK = ["Sign up for our newsletter", "© 2026 The Slate. All rights reserved."]
PAGE = """<!doctype html><html lang="{lang}"><head><title>{title}</title></head><body><article><h1>{title}</h1>
{body}</article><footer><p>{junk}</p></footer></body></html>"""


@pytest.fixture
def folder(tmp_path) -> Path:
    root = tmp_path / "pages"
    (root / "html").mkdir(parents=True)
    known, lines = {}, {}
    for key, texts in TEXTS.items():
        lang, title = ("de", "Zweites Schiff") if key == "b" else ("en", "A third pit")
        body = "".join(f"<p>{text}</p>\n" for text in texts)
        page = PAGE.format(lang=lang, title=title, body=body, junk="</p><p>".join(JUNK))
        (root / "html" / f"{key}.html.gz").write_bytes(gzip.compress(page.encode()))
        gold = {"source": f"set-{key}", "lang": lang, "business": key == "a", "title": title}
        known[key] = gold | {"articleBody": "\n\n".join(texts)}
        keep = [1] * len(texts) + [0] * len(JUNK)
        lines[key] = {"lines": [*texts, *JUNK], "keep": keep, "articleBody": "\n\n".join(texts)}
    (root / "gold.json").write_text(json.dumps(known), "utf-8")
    for name in samples.DEGREES.values():
        (root / f"{name}.json.gz").write_bytes(gzip.compress(json.dumps(lines).encode()))
    return root


def test_every_table_is_printed_and_written(folder, tmp_path, capsys) -> None:
    file = tmp_path / "figures.json"
    assert measure.main([str(folder), "--room", "--json", str(file), "--disagreements"]) == 0
    found = json.loads(file.read_text("utf-8"))["tables"]
    assert list(found["HTML"]) == ["English", "German", "all", "business", "set-a", "set-b"]
    assert found["HTML"]["all"]["pages"] == 2
    assert found["HTML"]["all"]["f1"] > 0.9
    assert found["room: the best of our blocks"]["all"]["exact"] == 1.0
    assert found["text, tail"]["all"]["text_lost"] == 0.0
    assert found["text, tail"]["all"]["junk_removed"] > 0.5
    assert found["metadata"]["title, gold"] == {"agree": 1.0, "pages": 2}
    assert found["speed of a core"]["HTML pages a second"]["rate"] > 0
    shown = capsys.readouterr().out
    assert all(title in shown for title in (*found, "worst pages", "disagreements"))


def test_figures_are_shown_beside_those_of_an_earlier_run(folder, tmp_path, capsys) -> None:
    file = tmp_path / "figures.json"
    measure.main([str(folder), "--every", "2", "--json", str(file)])
    earlier = json.loads(file.read_text("utf-8"))
    assert earlier["tables"]["HTML"]["all"]["pages"] == 1
    earlier["tables"]["HTML"]["all"]["recall"] -= 0.25
    file.write_text(json.dumps(earlier), "utf-8")
    capsys.readouterr()
    measure.main([str(folder), "--every", "2", "--against", str(file)])
    row = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("all "))
    assert "(+0.2500)" in row
    assert row.count("(") == 1


def test_peers_answer_or_are_named_as_missing(folder, tmp_path, capsys, monkeypatch) -> None:
    for name in list(peers.PEERS):
        monkeypatch.delitem(peers.PEERS, name)
    monkeypatch.setitem(peers.PEERS, "shown", lambda markup, url, language: peers.shown(markup))
    monkeypatch.setitem(peers.PEERS, "stumbling", lambda markup, url, language: 1 / 0)
    monkeypatch.setitem(peers.PEERS, "absent", lambda *page: peers._package("no_such_package"))
    saved, file = tmp_path / "saved", tmp_path / "figures.json"
    measure.main([str(folder), "--peers", "--saved", str(saved), "--json", str(file)])
    assert "not installed: absent (no package no_such_package)" in capsys.readouterr().out
    found = json.loads(file.read_text("utf-8"))["tables"]
    assert found["HTML, shown"]["all"]["recall"] == 1.0
    assert found["HTML, stumbling"]["all"]["answered"] == 0.0
    assert sorted(path.name for path in saved.iterdir()) == ["shown.json", "stumbling.json"]
    measure.main([str(folder), "--saved", str(saved), "--room", "--json", str(file)])
    found = json.loads(file.read_text("utf-8"))["tables"]
    assert found["HTML, shown"]["all"]["recall"] == 1.0
    assert found["room: the best answer of ours and the peers"]["all"]["f1"] > 0.9


@pytest.mark.parametrize("name", sorted(peers.PEERS))
def test_a_peer_is_asked_only_for_what_is_installed(name) -> None:
    try:
        text, seconds = peers.predict(name, "<html><body><p>A pit.</p></body></html>", "", "en")
    except peers.PeerMissingError:
        pytest.skip(f"{name} is not installed")
    assert isinstance(text, str)
    assert seconds >= 0


def test_the_program_runs_by_itself_and_in_processes(folder) -> None:
    command = [sys.executable, measure.__file__, str(folder), "--jobs", "2"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stdout.startswith("HTML ")


def test_a_folder_without_lines_gives_the_tables_of_pages_alone(folder, tmp_path) -> None:
    for name in samples.DEGREES.values():
        (folder / f"{name}.json.gz").unlink()
    file = tmp_path / "figures.json"
    measure.main([str(folder), "--json", str(file)])
    assert [t for t in json.loads(file.read_text("utf-8"))["tables"] if "text" in t] == []


def test_markup_is_taken_off_before_scoring() -> None:
    markdown = "# A _new_ **pit**\n\n[The owner](https://x.example/a_b) said\\_so: 5\\*3 ![](https://x.example/i.png)"
    assert "".join(ours.shown(markdown).split()) == "#Anew**pit**Theownersaid_so:5*3"


def test_hidden_parts_of_markup_are_not_shown() -> None:
    assert peers.shown("<div><p>One<br>two</p><script>x()</script></div>") == "One\ntwo"
    assert peers.shown(" ") == ""


def test_a_figure_of_more_than_one_is_shown_short() -> None:
    report = tables.Report({"speed": {"pages": {"rate": 12.345}}}, [], [], [])
    before = {"tables": {"speed": {"pages": {"rate": 10.0}}}}
    assert "12.3 (+2.3)" in tables.as_text(report, before)

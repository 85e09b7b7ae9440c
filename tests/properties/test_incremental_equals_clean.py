"""After any edits an incremental build leaves what a clean build of the same files leaves, byte for byte."""

import random
from dataclasses import dataclass, field

import pytest
from build_project import NOON, Project

DAY = 86_400
TITLES = ("Rates rise", "RATES RISE", "Öl wird teuer", "Chips", "A & B <merge>", "Strike ends")
TOPICS = ("Shipping", "Energy", "Banking", "energy", "Zölle")


@dataclass
class Editor:
    """Somebody who edits a project at random."""

    project: Project
    dice: random.Random
    articles: list[str] = field(default_factory=list)
    count: int = 0
    now: int = NOON

    def add(self):
        self.count += 1
        d = self.dice
        front = {
            "title": d.choice(TITLES),
            "date": f"2026-11-{d.randint(17, 25)}T{d.randint(0, 23):02}:00:00Z",
            "topics": f"[{', '.join(d.sample(TOPICS, d.randint(0, 3)))}]",
            "companies": d.choice(("", "[Acme]", "[Acme, Umbrella plc]")),
            "source": d.choice(("Tribune", "Courier")),
            "summary": d.choice(("", "In short.")),
            "draft": d.choice(("", "", "", "true")),
            "id": d.choice((f"id-{self.count}", "", f"id-{self.count}")),
            "aliases": d.choice(("", "", f"[old/{d.randint(1, 3)}/]")),
            "expires": d.choice(("", "", "2026-11-23")),
            "lead": d.choice(("", "", "true")),
            "rights": d.choice(("", "", "link", "excerpt")),
        }
        if d.random() < 0.1:
            front["date"] = "2026-02-31"
        body = f"Body {d.random()}.\n\nSecond *paragraph*."
        self.articles.append(self.project.article(f"a{self.count}", body=body, **front))

    def some(self):
        return self.dice.choice(self.articles) if self.articles else None

    def delete(self):
        path = self.some()
        if path:
            self.articles.remove(path)
            self.project.remove(path)

    def rename(self):
        path = self.some()
        if path:
            new = path.replace(".md", "x.md")
            (self.project.root / path).rename(self.project.root / new)
            self.articles[self.articles.index(path)] = new

    def edit_body(self):
        path = self.some()
        if path:
            text = (self.project.root / path).read_text("utf-8")
            self.project.write(path, text + f"\nMore {self.dice.randint(1, 9)}.\n")

    def edit_title(self):
        path = self.some()
        if path:
            self.project.edit(path, "title: ", "title: New ")

    def edit_and_undo(self):
        path = self.some()
        if path:
            text = (self.project.root / path).read_bytes()
            self.project.write(path, text + b"\nGone again.\n")
            self.project.press(now=self.now)
            self.project.write(path, text)

    def break_an_article(self):
        path = self.some()
        if path:
            self.project.write(path, "---\ntitle: [\n---\nx\n")

    def change_the_theme(self):
        names = ("base.html", "_list.html", "article.html", "feed-edition.html", "redirect.html")
        names += ("mail.html", "mail.txt")
        path = f"themes/tiny/templates/{self.dice.choice(names)}"
        text = (self.project.root / path).read_text("utf-8")
        self.project.write(path, f"{self.dice.choice('uvw')}{text}")

    def override_a_template(self):
        path = self.project.root / "templates/term.html"
        if path.exists():
            path.unlink()
        else:
            self.project.write("templates/term.html", "{{ term.title }} only\n")

    def change_static_files(self):
        number = self.dice.randint(1, 3)
        path = self.project.root / f"static/s{number}.css"
        if path.exists():
            path.unlink()
        else:
            self.project.write(f"static/s{number}.css", f"a{{{self.dice.random()}}}")

    def change_the_configuration(self):
        d = self.dice
        lines = [
            f"per_page = {d.randint(1, 4)}",
            f'editions = "{d.choice(("daily", "weekly"))}"',
            f'timezone = "{d.choice(("UTC", "Asia/Tokyo", "America/St_Johns"))}"',
            f'base_url = "{d.choice(("https://d.example/", "https://d.example/news/"))}"',
            f"email = {d.randint(0, 3)}",
            f"epub = {d.randint(0, 3)}",
            f"drafts = {d.choice(('true', 'false'))}",
            f"future = {d.choice(('true', 'false'))}",
            f'permalink = "{d.choice(("/{year}/{month}/{day}/{slug}/", "/a/{slug}.html"))}"',
            "[feed]",
            f"limit = {d.randint(1, 5)}",
            f'content = "{d.choice(("full", "summary"))}"',
            "formats = " + d.choice(('["rss", "atom", "json"]', '["rss"]')),
        ]
        self.project.write("digest.toml", "\n".join(['title = "T"', 'theme = "tiny"', *lines, ""]))

    def write_an_edition(self):
        day = self.dice.randint(17, 22)
        self.project.write(
            f"content/editions/2026-11-{day}.md",
            f"---\ntitle: Day {self.dice.randint(1, 9)}\n---\nHello.\n",
        )

    def write_a_page(self):
        self.project.write(
            f"content/pages/{self.dice.choice(('about', 'imprint'))}.md",
            f"---\ntitle: P{self.dice.randint(1, 3)}\n---\nPage {self.dice.randint(1, 9)}.\n",
        )

    def let_time_pass(self):
        self.now += self.dice.choice((-DAY, DAY, DAY // 2, 3 * DAY))

    def lose_memory(self):
        name = self.dice.choice(("stamps", "records", "bodies.sqlite"))
        (self.project.root / ".digest" / name).unlink(missing_ok=True)

    def damage_the_site(self):
        files = sorted(path for path in (self.project.root / "site").rglob("*") if path.is_file())
        path = self.dice.choice(files)
        path.unlink() if self.dice.random() < 0.5 else path.write_bytes(b"damaged")


STEPS = [
    *["add"] * 5,
    *["delete", "rename", "edit_title"] * 2,
    *["edit_body"] * 3,
    *("edit_and_undo", "break_an_article", "change_the_theme", "override_a_template"),
    *("change_static_files", "change_the_configuration", "write_an_edition", "write_a_page"),
    *("let_time_pass", "lose_memory", "damage_the_site"),
]


@pytest.mark.parametrize("seed", range(4))
def test_random_edits_leave_what_a_clean_build_leaves(tmp_path, seed):
    editor = Editor(Project(tmp_path / "p"), random.Random(seed))
    for _ in range(6):
        editor.add()
    editor.project.press()
    done = []
    for _ in range(10):
        steps = editor.dice.choices(STEPS, k=editor.dice.randint(1, 3))
        for step in steps:
            getattr(editor, step)()
        done.append(steps)
        report = editor.project.press(now=editor.now)
        files, folders, clean = editor.project.clean_site(tmp_path / "clean", now=editor.now)
        site = editor.project.site()
        differing = {p for p in files.keys() | site.keys() if files.get(p) != site.get(p)}
        assert not differing, f"after {done}: {sorted(differing)[:5]}"
        assert editor.project.folders() == folders
        told = ("articles", "pages", "held", "problems", "extracts", "counts", "wants")
        assert [getattr(report, f) for f in told] == [getattr(clean, f) for f in told], done
        again = editor.project.press(now=editor.now)
        assert again.noop
        assert again.problems == report.problems

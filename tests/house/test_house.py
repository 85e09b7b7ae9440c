"""The house keeps its floors, its doors and its size; see CONTRIBUTING.md for the drawing."""

import ast
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "digest"
SOURCES = sorted(p for p in PACKAGE.rglob("*.py") if "themes" not in p.relative_to(PACKAGE).parts)

# From the lowest floor up. A room imports lower floors only; a new room must be given a floor.
FLOORS = [
    {"errors"},
    {"text", "learned"},
    {"model"},
    {"config"},
    {"sources"},
    {"markdown"},
    {"plan", "render", "importers", "clean", "news"},
    {"plugins", "memory"},
    {"build", "intake"},
    {"flow"},
    {"serve"},
    {"commands"},
    {"cli"},
    {"__main__"},
]

# Inside a package, a file imports files of earlier groups only (files not named stand together in the last group).
STAIRS = {
    "model": [{"extract", "knowledge", "news"}, {"verdict", "article"}, {"parts"}, {"site"}],
    "sources": [{"entries", "book"}, {"reading"}],
    "build": [
        {"report", "edition_file", "basis", "extras", "search_settle"},
        {"ledger", "lock", "output", "places", "read", "stamps", "workers"},
        {"content", "search"},
        {"account"},
        {"rebuild"},
        {"pipeline"},
    ],
    "plan": [
        {"families", "likenesses", "permalinks", "placed", "rights", "titles"},
        {"inputs", "terms"},
        {"pictures"},
        {"arrangement", "clusters", "figures"},
        {"belonging"},
        {"catalogue"},
        {"editions"},
        {"feeds", "forms"},
        {"archives", "lists", "search", "sitemap"},
    ],
}

DOORS = {
    "markdown_it": {"markdown/html.py", "markdown/anchors.py"},
    "yaml": {"markdown/front_matter.py"},
    "jinja2": {"render/templates.py", "render/filters.py"},
    "markupsafe": {"render/templates.py", "render/filters.py"},
    "feedgen": {"render/feed*.py"},
    "watchdog": {"serve/watch.py"},
    "lxml": {"importers/html*.py", "render/feed*.py", "render/mail*.py", "render/epub*.py"},
    "charset_normalizer": {"importers/sniff.py"},
    "anyascii": {"text/slugs.py"},
    "PIL": {"render/share.py"},
    "pagefind_bin": {"build/search.py"},
    "nh3": {"markdown/html.py", "importers/html*.py"},
}
EVERYWHERE = {"digest", "msgspec"} | set(sys.stdlib_module_names)


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def imports_of(path: Path) -> list[tuple[int, str]]:
    """Every imported module with its line, lazy and type-only ones too."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}:{node.lineno}: import by the full name"
            module = node.module or ""
            found.append((node.lineno, module))
            found += [
                (node.lineno, f"{module}.{alias.name}")
                for alias in node.names
                if module.startswith("digest") and (ROOT / module.replace(".", "/")).is_dir()
            ]
    return found


def floor_of(room: str) -> int:
    for number, rooms in enumerate(FLOORS):
        if room in rooms:
            return number
    raise AssertionError(f"the room {room} has no floor")


def stair_of(package: str, file: str) -> int:
    stairs = STAIRS.get(package, [])
    return next((i for i, group in enumerate(stairs) if file in group), len(stairs))


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_room_imports_lower_floors_only(path: Path) -> None:
    own = name_of(path).removesuffix(".py").split("/")[0]
    if own == "__init__":
        return
    wrong = []
    for line, module in imports_of(path):
        parts = module.split(".")
        if parts[0] != "digest" or len(parts) == 1 or parts[1] in {own, "__version__"}:
            continue
        if floor_of(parts[1]) >= floor_of(own):
            wrong.append(f"{name_of(path)}:{line} imports {module}")
    assert not wrong


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_inside_a_package_imports_go_down_the_list(path: Path) -> None:
    parts = name_of(path).removesuffix(".py").split("/")
    if len(parts) == 1 or parts[-1] == "__init__":
        return
    wrong = []
    for line, module in imports_of(path):
        target = module.split(".")
        if target[:2] != ["digest", parts[0]] or len(target) < 3 or parts[0] not in STAIRS:
            continue
        if stair_of(parts[0], target[2]) >= stair_of(parts[0], parts[1]) and target[2] != parts[1]:
            last = len(STAIRS[parts[0]])
            if stair_of(parts[0], parts[1]) < last:
                wrong.append(f"{name_of(path)}:{line} imports {module}")
    assert not wrong


def test_no_module_imports_itself_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    modules = {"digest." + name_of(p).removesuffix(".py").replace("/", ".") for p in SOURCES}
    for path in SOURCES:
        own = "digest." + name_of(path).removesuffix(".py").replace("/", ".")
        graph[own] = {m for _, m in imports_of(path) if m in modules and m != own}
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " -> ".join((*trail, module))
        if module not in done:
            for target in sorted(graph[module]):
                visit(target, (*trail, module))
            done.add(module)

    for module in sorted(graph):
        visit(module, ())


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_each_third_party_package_has_one_door(path: Path) -> None:
    wrong = []
    for line, module in imports_of(path):
        package = module.split(".")[0]
        if package in EVERYWHERE:
            continue
        doors = DOORS.get(package, set())
        if not any(Path(name_of(path)).match(door) for door in doors):
            wrong.append(f"{name_of(path)}:{line} imports {package}")
    assert not wrong


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_file_has_at_most_400_lines_and_a_function_60(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 400
    long = [
        f"{name_of(path)}:{node.lineno} {node.name}"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= 60
    ]
    assert not long


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_only_the_command_line_prints_and_reads_the_clock(path: Path) -> None:
    if name_of(path) == "cli.py":
        return
    tree = ast.parse(path.read_text("utf-8"))
    calls = [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]
    clocks = {"print", "time.time", "datetime.now", "datetime.utcnow", "date.today", "time.time_ns"}
    assert clocks.isdisjoint(calls)


def test_no_file_has_a_name_that_explains_nothing() -> None:
    empty = re.compile(r"(^|_)(utils?|helpers?|common|misc|manager)$")
    assert [p for p in ROOT.glob("digest/**/*") if empty.search(p.stem)] == []


def test_every_exception_stands_in_the_drawn_tree() -> None:
    from digest import errors

    drawn = errors.__doc__ or ""
    classes = [c for c in vars(errors).values() if isinstance(c, type) and issubclass(c, Exception)]
    assert classes
    for cls in classes:
        assert cls.__name__ in drawn
        assert f"exit {cls.exit_code}" in drawn.split(cls.__name__, 1)[1].split("\n")[0]


def test_every_configuration_key_is_described_and_stands_in_the_readme() -> None:
    import msgspec

    from digest.config import Config, FeedConfig, RightsConfig

    readme = (ROOT / "README.md").read_text("utf-8")
    for struct, prefix in ((Config, ""), (FeedConfig, "feed."), (RightsConfig, "rights.")):
        for item in msgspec.inspect.type_info(struct).fields:
            key = prefix + item.encode_name
            if isinstance(item.type, msgspec.inspect.StructType):
                continue
            assert isinstance(item.type, msgspec.inspect.Metadata), key
            assert (item.type.extra_json_schema or {}).get("description"), key
            assert f"`{key}`" in readme, key


def test_every_command_stands_in_the_readme_and_has_an_example() -> None:
    from digest.cli import parser

    readme = (ROOT / "README.md").read_text("utf-8")
    actions = [a for a in parser()._actions if hasattr(a, "choices") and a.choices]
    commands = next(a.choices for a in actions if "build" in a.choices)
    for name, command in commands.items():
        assert f"`digest {name}" in readme, name
        assert "example" in command.format_help().lower(), name


def test_every_rule_has_its_page_with_what_why_removes_and_keeps() -> None:
    from digest.clean.explanation import rule_names, rule_page

    assert len(rule_names()) >= 20
    for name in rule_names():
        page = rule_page(name)
        assert page, name
        for part in ("What", "Why", "Removes", "Keeps"):
            assert part in page, (name, part)

"""Round-ups and what only looks like them: title / . / extract / . / expected / . in text files."""

from pathlib import Path

HERE = Path(__file__).parent


def cases(name):
    """Read title, extension, extract and expected lines of every case of a file."""
    parts = (HERE / name).read_text(encoding="utf-8").split("\n.\n")
    assert len(parts) % 3 == 1, f"{name}: a case is title / . / extract / . / expected / ."
    for i in range(0, len(parts) - 1, 3):
        title, form = parts[i].strip("\n").split("\n")
        yield title, form.removeprefix("as: "), parts[i + 1], parts[i + 2].split("\n")


def pytest_generate_tests(metafunc):
    for name in ("apart", "whole"):
        if name in metafunc.fixturenames:
            found = list(cases(f"{name}.txt"))
            metafunc.parametrize(name, found, ids=[case[0] for case in found])

"""What an extract is as a whole: title / . / extract / . / expected / . in text files, one file a kind."""

from pathlib import Path

HERE = Path(__file__).parent


def cases(path):
    """Read title, extension, extract and the expected words of every case of a file."""
    parts = path.read_text(encoding="utf-8").split("\n.\n")
    assert len(parts) % 3 == 1, f"{path.name}: a case is title / . / extract / . / expected / ."
    for i in range(0, len(parts) - 1, 3):
        title, form = parts[i].strip("\n").split("\n")
        yield path.stem, title, form.removeprefix("as: "), parts[i + 1], parts[i + 2]


def pytest_generate_tests(metafunc):
    if "case" in metafunc.fixturenames:
        found = [case for path in sorted(HERE.glob("*.txt")) for case in cases(path)]
        metafunc.parametrize("case", found, ids=[f"{case[0]}: {case[1]}" for case in found])

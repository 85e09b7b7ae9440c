"""What the record of an extract holds: title / . / extract / . / expected fields / . in a text file."""

from pathlib import Path

HERE = Path(__file__).parent


def cases():
    """Read title, extension, extract and the expected lines of every case."""
    parts = (HERE / "record.txt").read_text(encoding="utf-8").split("\n.\n")
    assert len(parts) % 3 == 1, "a case is title / . / extract / . / expected / ."
    for i in range(0, len(parts) - 1, 3):
        title, form = parts[i].strip("\n").split("\n")
        yield title, form.removeprefix("as: "), parts[i + 1], parts[i + 2].split("\n")


def pytest_generate_tests(metafunc):
    if "case" in metafunc.fixturenames:
        found = list(cases())
        metafunc.parametrize("case", found, ids=[case[0] for case in found])

"""The search index: made by Pagefind of the article pages as they stand in the output, written as files of ours.

It runs only when an article page has changed, after all pages, in a folder of its own below .digest; what it makes is
handed back as bytes, so that output.py writes it and the ledger knows it like every other file.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import NamedTuple

from digest.build.ledger import MEMORY
from digest.build.search_settle import settled
from digest.errors import OutputError

FOLDER = "pagefind/"
"""Where the index lies in the output."""

_MARK = "search "
# Ready-made pages of results and a highlighter, which our own search page does not use.
_UNUSED = (
    "pagefind-ui.",
    "pagefind-modular-ui.",
    "pagefind-component-ui.",
    "pagefind-highlight.",
)


class Wanted(NamedTuple):
    """What is to become of the index: files that ``stand`` as they should, and ``pages`` to make it of, if it is to.

    ``inputs`` stands for the pages it is made of, and is that of each of its files.
    """

    stand: Mapping[str, str] = {}
    pages: tuple[str, ...] = ()
    inputs: str = ""


def wanted(
    pages: Mapping[str, str],
    before: Mapping[str, str],
    intact: Iterable[str],
    *,
    preview: bool = False,
) -> Wanted:
    """Compare an index with the article pages it is to be of.

    ``pages`` maps their paths to their inputs, ``before`` all outputs of the last build to theirs, ``intact`` names
    those that stand as they were written. A ``preview`` makes do with an index of earlier pages.
    """
    if not pages:
        return Wanted()
    inputs = _MARK + blake2b(repr((_version(), sorted(pages.items()))).encode()).hexdigest()[:32]
    old = {path: known for path, known in before.items() if known.startswith(_MARK)}
    whole = bool(old) and old.keys() <= set(intact)
    if whole and (preview or set(old.values()) == {inputs}):
        return Wanted(old)
    return Wanted(pages=tuple(sorted(pages)), inputs=inputs)


def is_index(inputs: str) -> bool:
    """Tell by its inputs whether an output is a file of the index."""
    return inputs.startswith(_MARK)


def made(root: str, output: str, pages: Iterable[str]) -> dict[str, bytes]:
    """Make the index of pages below the ``output`` folder: its files by path below it; raises OutputError."""
    place = os.path.join(root, MEMORY, "search")
    shutil.rmtree(place, ignore_errors=True)
    try:
        for page in pages:
            _put(os.path.join(output, page), os.path.join(place, "pages", page))
        _run(place)
        return {FOLDER + path: data for path, data in settled(_files(place)).items()}
    except OSError as error:
        raise _failed(str(error.strerror or error)) from error
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _put(page: str, place: str) -> None:
    """Show Pagefind a page without copying it, where the file system can."""
    os.makedirs(os.path.dirname(place), exist_ok=True)
    try:
        os.link(page, place, follow_symlinks=False)
    except OSError:
        shutil.copyfile(page, place, follow_symlinks=False)


def _run(place: str) -> None:
    from pagefind_bin import get_executable

    environ = {name: value for name, value in os.environ.items() if "PAGEFIND" not in name}
    done = subprocess.run(  # noqa: S603 - the program of the package, on files of ours
        [get_executable(), "--site", "pages", "--output-path", "index"],
        cwd=place,
        env=environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise _failed(said[-1] if said else f"Pagefind ended with {done.returncode}")


def _files(place: str) -> dict[str, bytes]:
    top = os.path.join(place, "index")
    found = {}
    for folder, _, names in os.walk(top):
        for name in names:
            if not name.startswith(_UNUSED):
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    found[os.path.relpath(path, top).replace(os.sep, "/")] = file.read()
    return dict(sorted(found.items()))


def _version() -> str:
    from importlib.metadata import version

    return version("pagefind_bin")


def _failed(why: str) -> OutputError:
    return OutputError(
        f"the search index could not be made: {why}",
        hint='search = "off" in digest.toml builds without it',
    )

"""The command line as argparse knows it: every command with its help, an example and the exit codes."""

from __future__ import annotations

import argparse
import os
import re
from typing import Any, NoReturn

from digest import __version__
from digest.errors import UsageError

CODES = """exit codes:
  0  fine (warnings included, unless --strict)
  1  something could not be built or cleaned
  2  the command line or the configuration is wrong
  130 interrupted, 143 terminated"""

_UNKNOWN = re.compile(r"invalid choice: '?(.*?)'? \(choose from (.*)\)", re.DOTALL)


class Help(argparse.RawDescriptionHelpFormatter):
    """Knows its width: argparse makes a formatter for each argument and would load shutil to ask."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=_width())


class Parser(argparse.ArgumentParser):
    """Raises UsageError instead of ending the process."""

    def error(self, message: str) -> NoReturn:
        """Refuse the command line, with the nearest name or the help to read."""
        hint = f"`{self.prog} --help` shows how it is called"
        found = _UNKNOWN.search(message)
        if found:
            from digest.text.nearest import nearest

            known = [name.strip(" '") for name in found[2].split(",")]
            near = nearest(found[1], known)
            message = f'unknown: "{found[1]}"'
            hint = f'did you mean "{near}"?' if near else f"known: {', '.join(known)}"
        raise UsageError(message, hint=hint)


def parser() -> Parser:
    """Make the parser of the whole command line."""
    top = Parser(
        prog="digest",
        description="Makes a site and feeds of business news out of dirty extracts.",
        epilog=f"example:\n  digest init news && cd news && digest build && digest serve\n\n{CODES}",
        formatter_class=Help,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"digest {__version__}")
    _shared(top, None, switch=False)
    commands = top.add_subparsers(
        prog="digest", dest="command", metavar="COMMAND", title="commands"
    )
    for add in (
        _init,
        _new,
        _clean,
        _explain,
        _relearn,
        _build,
        _watch,
        _serve,
        _list,
        _config,
        _schema,
    ):
        add(commands)
    return top


def _width() -> int:
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and given.isascii():
        return min(max(int(given), 40), 100)
    try:
        return min(os.get_terminal_size().columns - 2, 100)
    except OSError:  # no terminal
        return 80


Commands = Any  # argparse keeps the type of its group of commands to itself


def _shared(one: Parser, text: str | None, *, switch: bool | str) -> None:
    """Add what every command takes, before and after its name."""
    one.add_argument(
        "-C", "--directory", metavar="DIR", default=text, help="start in DIR instead of here"
    )
    one.add_argument(
        "--config", metavar="FILE", default=text, help="use FILE instead of the nearest digest.toml"
    )
    loud = one.add_mutually_exclusive_group()
    loud.add_argument(
        "-q", "--quiet", action="store_true", default=switch, help="print errors only"
    )
    loud.add_argument(
        "-v", "--verbose", action="store_true", default=switch, help="print every file and page"
    )
    one.add_argument(
        "--debug", action="store_true", default=switch, help="show the traceback of an error"
    )


def _add(commands: Commands, name: str, does: str, example: str) -> Parser:
    one: Parser = commands.add_parser(
        name,
        help=does,
        description=does[:1].upper() + does[1:] + ".",
        epilog=f"example:\n  {example}\n\n{CODES}",
        formatter_class=Help,
        allow_abbrev=False,
    )
    _shared(one, argparse.SUPPRESS, switch=argparse.SUPPRESS)
    return one


def _init(commands: Commands) -> None:
    one = _add(
        commands,
        "init",
        "make a new digest with two sample extracts",
        'digest init news --title "Morning digest" --timezone Europe/Berlin',
    )
    one.add_argument("folder", metavar="DIR", nargs="?", default=".", help="where to make it")
    one.add_argument("--title", help="name of the digest")
    one.add_argument("--timezone", metavar="ZONE", help="its time zone, such as Europe/Berlin")
    one.add_argument("--base-url", metavar="URL", help="its public address")
    one.add_argument("--yes", action="store_true", help="ask nothing, take the defaults")


def _new(commands: Commands) -> None:
    one = _add(
        commands,
        "new",
        "start an article of your own, or the words of an edition, and print its path",
        'digest new "UBS plans to sell its stake"\n  digest new edition 2026-11-22',
    )
    one.add_argument("title", metavar="TITLE", help='the headline, or the word "edition"')
    one.add_argument("day", metavar="DATE", nargs="?", help="the edition's day, today if left out")


def _clean(commands: Commands) -> None:
    one = _add(
        commands,
        "clean",
        "make articles of the extracts that are new or have changed",
        "digest clean --diff content/extracts/2026-11-22",
    )
    one.add_argument("paths", metavar="PATH", nargs="*", help="extracts or folders of extracts")
    one.add_argument("--dry-run", action="store_true", help="write nothing, say what would be done")
    one.add_argument("--diff", action="store_true", help="write nothing, show what would change")
    one.add_argument(
        "--force", action="store_true", help="clean again by today's rules; edited articles stay"
    )
    _jobs(one)
    _json(one)


def _explain(commands: Commands) -> None:
    one = _add(
        commands,
        "explain",
        "show every verdict on an extract, or the page of a rule",
        "digest explain content/extracts/2026-11-22/ubs.html\n  digest explain --rules",
    )
    one.add_argument(
        "subject", metavar="PATH|RULE", nargs="?", help="an extract, its article, or a rule"
    )
    one.add_argument("--rules", action="store_true", help="list all rules")
    one.add_argument(
        "--marks",
        action="store_true",
        help="show each line's mark, by which sources.toml can name it",
    )
    one.add_argument(
        "--news",
        action="store_true",
        help="show what was understood of an article: figures, companies, quotes",
    )
    _json(one)


def _relearn(commands: Commands) -> None:
    one = _add(
        commands,
        "relearn",
        "learn anew what each source repeats, and show which verdicts change",
        "digest relearn && digest relearn --apply",
    )
    one.add_argument(
        "--apply",
        action="store_true",
        help="make the articles anew that would change, edited ones stay",
    )
    _jobs(one)
    _json(one)


def _build(commands: Commands) -> None:
    one = _add(
        commands,
        "build",
        "clean what is new and write the site",
        "digest build --base-url https://example.org/news/",
    )
    _site(one)
    one.add_argument("--strict", action="store_true", help="let warnings fail the build")
    one.add_argument("--force", action="store_true", help="make everything anew")
    _json(one)


def _watch(commands: Commands) -> None:
    does = "write the site again whenever something changes"
    _site(_add(commands, "watch", does, "digest watch --drafts"))


def _serve(commands: Commands) -> None:
    one = _add(
        commands,
        "serve",
        "show the site in a browser and keep it fresh while you write",
        "digest serve --open --drafts",
    )
    _site(one)
    one.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    one.add_argument(
        "--port", type=int, default=8000, help="port, or the next free one (%(default)s)"
    )
    one.add_argument("--open", action="store_true", help="open the browser")


def _list(commands: Commands) -> None:
    does = "list every article with its state, and extracts without article"
    _json(_add(commands, "list", does, "digest list --json"))


def _config(commands: Commands) -> None:
    does = "show each setting and where it comes from"
    _json(_add(commands, "config", does, "DIGEST__FEED__LIMIT=50 digest config"))


def _schema(commands: Commands) -> None:
    one = _add(
        commands,
        "schema",
        "print the JSON Schema of digest.toml or of an article's front matter",
        "digest schema front-matter > front-matter.schema.json",
    )
    one.add_argument(
        "subject", nargs="?", choices=("config", "front-matter"), default="config", help="of what"
    )


def _site(one: Parser) -> None:
    one.add_argument("--drafts", action="store_true", help="build drafts too")
    one.add_argument("--future", action="store_true", help="build articles of the future too")
    one.add_argument("--base-url", metavar="URL", help="public address of the site")
    one.add_argument("--output", metavar="DIR", help="folder the site is written to")
    one.add_argument("--theme", metavar="NAME", help="theme to use")
    _jobs(one)


def _jobs(one: Parser) -> None:
    one.add_argument("--jobs", type=int, metavar="N", help="worker processes, 0 for automatic")


def _json(one: Parser) -> None:
    one.add_argument("--json", action="store_true", help="print one JSON object for machines")

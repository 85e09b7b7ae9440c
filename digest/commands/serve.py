"""`digest serve` and `digest watch`: build again whenever something changes."""

from __future__ import annotations

from digest.build.report import BuildReport
from digest.commands.build import tell
from digest.commands.call import Call, Console
from digest.errors import Problem, UsageError


class Reader:
    """Prints the account of each build that did something."""

    def __init__(self, call: Call) -> None:
        self.console: Console = call.console
        self.due = True
        self.told: tuple[Problem, ...] = ()

    def built(self, report: BuildReport) -> None:
        """Print the account; a build without work is worth no line, but for the first and after a fault."""
        if self.due or not report.noop:
            tell(report, self.console)
        self.due, self.told = False, ()

    def failed(self, problems: tuple[Problem, ...]) -> None:
        """Print what stopped the build, once while it lasts; the last good site stays up."""
        for problem in problems if problems != self.told else ():
            self.console.tell(problem)
        self.due, self.told = True, problems


def watch(call: Call) -> int:
    """Keep the site fresh until interrupted."""
    from digest.serve.loop import watch as run

    run(
        call.root(),
        overrides=call.overrides(),
        environ=call.settings(),
        clock=call.clock,
        say=call.console.say,
        readers=(Reader(call),),
    )
    return 0


def serve(call: Call) -> int:
    """Show the site on a local address and keep it fresh until interrupted."""
    if not 0 <= call.options.port <= 65535:
        raise UsageError(f"port {call.options.port} does not exist", hint="take one up to 65535")
    from digest.serve.server import serve as run

    run(
        call.root(),
        host=call.options.host,
        port=call.options.port,
        open_browser=call.options.open,
        overrides=call.overrides(),
        environ=call.settings(),
        clock=call.clock,
        say=call.console.say,
        readers=(Reader(call),),
    )
    return 0

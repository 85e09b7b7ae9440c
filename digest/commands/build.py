"""`digest build`: clean what is new, write the site, and give the account of it.

A build with nothing to do passes through here: this room imports the standard library only.
"""

from __future__ import annotations

from digest.build.report import BuildReport
from digest.commands.call import Call, Console
from digest.commands.summary import (
    WANTS,
    count,
    faults,
    listed,
    problem_values,
    removed,
    seconds,
    tell_problems,
)


def build(call: Call) -> int:
    """Build the site; exit code 1 where something could not be built, or is doubtful and --strict."""
    from digest.flow import press

    report = press(
        call.root(),
        overrides=call.overrides(),
        environ=call.settings(),
        now=call.now,
        progress=call.console.progress,
        force=call.options.force,
    )._replace(seconds=call.elapsed())
    code = 1 if call.options.strict and report.problems else report.exit_code
    if call.options.json:
        _print_json(report, code, call.console)
    else:
        tell(report, call.console, next_step="digest serve")
    return code


def tell(report: BuildReport, console: Console, *, next_step: str = "") -> None:
    """Print the account of a build: its problems, what was held back and cut, and the counts."""
    tell_problems(report.problems, console)
    _tell_intake(report, console)
    if report.held:
        console.say(f"Held back {count(len(report.held), 'article')}:")
        for line in listed([f"{path}: {why}" for path, why in report.held], whole=console.verbose):
            console.say(line)
    if console.verbose:
        for path in report.written:
            console.say(f"  {report.output}/{path}")
    console.say(_last_line(report), "green" if report.exit_code == 0 else "bold")
    if next_step:
        console.say(f"Next: {_next(report, next_step)}", "dim")


def _tell_intake(report: BuildReport, console: Console) -> None:
    """Tell what came in; a build with nothing to do says it no second time."""
    if report.noop:
        return
    cut = removed(report.counts)
    if cut:
        console.say(cut)
    wants = [f"{n:,} want{'s' * (n == 1)} {WANTS.get(what, what)}" for what, n in report.wants if n]
    if wants:
        console.say(f"Of the articles made from extracts, {', '.join(wants)}")
    without = report.without_article
    if without:
        console.say(f"{count(without, 'extract')} hold{'s' * (without == 1)} no article")


def _last_line(report: BuildReport) -> str:
    stands = f"{count(report.articles, 'article')} on {count(report.pages, 'page')}"
    if report.noop:
        line = f"Nothing has changed: {stands}"
    else:
        gone = f", {report.pruned:,} removed" if report.pruned else ""
        line = f"Built {stands}: {report.pages_written:,} written{gone}"
    found = faults(report.problems)
    return (
        f"{line}; {found}; {seconds(report.seconds)}"
        if found
        else f"{line}; {seconds(report.seconds)}"
    )


def _next(report: BuildReport, step: str) -> str:
    if report.exit_code:
        return "mend what is named above, then `digest build` again"
    if not report.articles and report.held:
        return "every article is held back; `digest list` shows why"
    if not report.articles and not report.extracts:
        return "put extracts (.html, .txt, .md) into content/extracts/, then `digest build`"
    if any(n for _, n in report.wants) or report.without_article:
        return f"`digest list` shows what each article wants; `{step}` shows the site"
    return f"`{step}` shows the site"


def _print_json(report: BuildReport, code: int, console: Console) -> None:
    import json

    values = report._asdict()
    values["problems"] = problem_values(report.problems)
    values["held"] = [{"path": path, "reason": reason} for path, reason in report.held]
    for name in ("counts", "wants", "intake"):
        values[name] = dict(values[name])
    console.line(json.dumps({**values, "exit_code": code}, ensure_ascii=False))

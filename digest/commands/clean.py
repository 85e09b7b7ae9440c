"""`digest clean`: make articles of extracts, and a summary an editor can act on."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from digest import config, intake
from digest.commands.call import Call, Console
from digest.commands.summary import (
    count,
    faults,
    listed,
    problem_values,
    removed,
    seconds,
    tell_problems,
)
from digest.errors import Location, Problem, UsageError

EXTRACTS = "extracts"

GROUPS = (
    ("headline", "want a headline"),
    ("date", "want a date"),
    ("source", "want a source"),
    ("cut", "look cut off"),
    ("review", "want a second look"),
)


def clean(call: Call) -> int:
    """Run the intake; exit code 1 where an extract could not be taken in."""
    root = Path(call.root())
    dry = call.options.dry_run or call.options.diff
    settings = config.load(call.config_path(), call.environ, dict(call.overrides()))
    report = intake.run(
        root,
        settings,
        now=datetime.fromtimestamp(call.now, UTC),
        only=_chosen(call, root),
        force=call.options.force,
        dry=dry,
        jobs=settings.jobs,
        progress=call.console.progress,
    )
    problems = [problem for outcome in report.outcomes for problem in outcome.problems]
    problems += report.problems
    code = int(any(problem.severity == "error" for problem in problems))
    if call.options.json:
        call.console.line(json.dumps(_values(report, problems, code), ensure_ascii=False))
        return code
    tell_problems(problems, call.console)
    if call.options.diff:
        for outcome in report.outcomes:
            if outcome.diff:
                call.console.line(outcome.diff.rstrip("\n"))
    _tell(report, problems, call, dry=dry)
    return code


def _chosen(call: Call, root: Path) -> list[str] | None:
    """Turn the paths of the command line into extracts relative to content/; None for all."""
    if not call.options.paths:
        return None
    content = root / "content"
    found: list[str] = []
    for given in call.options.paths:
        path = Path(call.path(given))
        if not path.exists():
            raise UsageError("no such file or folder", where=Location(given))
        if not path.is_relative_to(content / EXTRACTS):
            hint = "extracts stand in content/extracts/"
            raise UsageError("is not an extract of this project", where=Location(given), hint=hint)
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        found += [one.relative_to(content).as_posix() for one in files]
    return found


def _tell(report: intake.IntakeReport, problems: list[Problem], call: Call, *, dry: bool) -> None:
    console = call.console
    groups: dict[str, list[str]] = {}
    for outcome in report.outcomes:
        groups.setdefault(outcome.state, []).append(outcome.extract)
    _group(console, "would be written" if dry else "written", groups.get("written", []))
    for want, words in GROUPS:
        _group(console, words, [o.article or o.extract for o in report.outcomes if want in o.wants])
    for state, words in intake.STATES.items():
        if state not in {"written", "unchanged"}:
            _group(console, words, groups.get(state, []))
    cut = removed(_totals(report).items())
    if cut:
        console.say(cut)
    parts = [
        f"{count(len(report.outcomes), 'extract')}: {len(groups.get('written', [])):,} "
        + ("to clean" if dry else "cleaned"),
        f"{len(groups.get('unchanged', [])):,} unchanged",
        faults(problems),
        seconds(call.elapsed()),
    ]
    console.say("; ".join(part for part in parts if part), "bold")


def _group(console: Console, words: str, paths: list[str]) -> None:
    if paths:
        console.say(f"{words[0].upper()}{words[1:]} ({len(paths):,}):")
        for line in listed([f"content/{path}" for path in paths], whole=console.verbose):
            console.say(line)


def _totals(report: intake.IntakeReport) -> dict[str, int]:
    totals: dict[str, int] = {}
    for outcome in report.outcomes:
        for key, number in dict(outcome.counts).items():
            totals[key] = totals.get(key, 0) + number
    return totals


def _values(report: intake.IntakeReport, problems: list[Problem], code: int) -> dict[str, Any]:
    outcomes = [
        {
            "extract": outcome.extract,
            "article": outcome.article,
            "state": outcome.state,
            "lines": outcome.lines,
            "counts": dict(outcome.counts),
            "wants": list(outcome.wants),
            "problems": problem_values(outcome.problems),
        }
        for outcome in report.outcomes
    ]
    return {"outcomes": outcomes, "problems": problem_values(problems), "exit_code": code}

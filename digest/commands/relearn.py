"""`digest relearn`: memory anew from all extracts, and what that changes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from digest import config
from digest.commands.call import Call, Console
from digest.commands.summary import count, problem_values, seconds, tell_problems
from digest.intake import relearn as room
from digest.intake.relearn import Change, Changed, Relearnt

SHOWN = 70


def relearn(call: Call) -> int:
    """Rebuild memory and list the verdicts that change; exit code 1 where an article could not be made anew."""
    settings = config.load(call.config_path(), call.environ, dict(call.overrides()))
    report = room.run(
        Path(call.root()),
        settings,
        now=datetime.fromtimestamp(call.now, UTC),
        apply=call.options.apply,
        jobs=settings.jobs,
        progress=call.console.progress,
    )
    problems = [*report.problems, *(p for one in report.applied for p in one.problems)]
    code = int(any(problem.severity == "error" for problem in problems))
    if call.options.json:
        values = {**_values(report), "problems": problem_values(problems), "exit_code": code}
        call.console.line(json.dumps(values, ensure_ascii=False))
        return code
    tell_problems(problems, call.console)
    for one in report.changed:
        _tell(one, call.console)
    _tell_sum(report, call)
    return code


def _tell(one: Changed, console: Console) -> None:
    stays = " (edited by hand, stays as it is)" if one.edited else ""
    console.line(f"content/{one.article}{stays}", "bold")
    for change in one.changes:
        lines = str(change.first)
        lines += f"-{change.last}" if change.last != change.first else ""
        text = change.text if len(change.text) <= SHOWN else change.text[: SHOWN - 1] + "…"
        why = f"{change.reason}, {change.evidence}" if change.evidence else change.reason
        console.line(f"  {lines}  {change.old} -> {change.new}  {why}  | {text}")


def _tell_sum(report: Relearnt, call: Call) -> None:
    known = f"{count(report.articles, 'article')} of {count(report.sources, 'source')}"
    free = sum(not one.edited for one in report.changed)
    made = sum(one.state == "written" for one in report.applied)
    if call.options.apply:
        does = f"{count(made, 'article')} made anew"
    else:
        does = f"{count(free, 'article')} would be made anew"
    stay = len(report.changed) - free
    parts = [f"Learnt from {known}", does, f"{stay} edited by hand" if stay else ""]
    parts.append(seconds(call.elapsed()))
    call.console.say("; ".join(part for part in parts if part), "bold")
    if free and not call.options.apply:
        call.console.say("Next: `digest relearn --apply` makes them anew", "dim")


def _values(report: Relearnt) -> dict[str, Any]:
    return {
        "revision": report.revision,
        "articles": report.articles,
        "sources": report.sources,
        "changed": [_article(one) for one in report.changed],
        "made": [one.article for one in report.applied if one.state == "written"],
    }


def _article(one: Changed) -> dict[str, Any]:
    return {
        "extract": one.extract,
        "article": one.article,
        "edited": one.edited,
        "changes": [_change(change) for change in one.changes],
    }


def _change(change: Change) -> dict[str, Any]:
    values = change._asdict()
    values["lines"] = [values.pop("first"), values.pop("last")]
    return values

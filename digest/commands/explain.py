"""`digest explain`: every verdict on an extract, or the page of a rule."""

from __future__ import annotations

import json
from pathlib import Path

from digest import config, plugins
from digest.clean.explanation import as_json, as_text, rule_names, rule_page
from digest.commands import news
from digest.commands.call import Call
from digest.errors import DigestError, Location, UsageError
from digest.intake import explain as judge
from digest.markdown import front_matter
from digest.text.nearest import nearest


def explain(call: Call) -> int:
    """Print the explanation of an extract, of an article's extract, or of a rule."""
    subject = call.options.subject
    _load_plugins(call)
    if call.options.rules:
        call.console.line("\n".join(rule_names()))
    elif not subject:
        raise UsageError(
            "explain what?", hint="name an extract, its article, or a rule; or --rules"
        )
    elif call.options.news:
        call.console.line(news.told(call, Path(call.path(subject)), subject))
    elif Path(call.path(subject)).is_file():
        _explain_file(call, Path(call.path(subject)), subject)
    else:
        call.console.line(_rule_page(subject).rstrip("\n"))
    return 0


def _explain_file(call: Call, path: Path, shown: str) -> None:
    content = _content(call)
    inside = content is not None and path.is_relative_to(content)
    if content and inside and path.relative_to(content).parts[0] != "extracts":
        path = content / _extract_of(path, shown)
    name = path.relative_to(content).as_posix() if content and inside else path.name
    cleaned = judge(_read(path, name), name, Path(call.root()) if content and inside else None)
    if call.options.json:
        call.console.line(json.dumps(as_json(cleaned), ensure_ascii=False, indent=2))
    else:
        call.console.line(as_text(cleaned, marks=call.options.marks).rstrip("\n"))


def _load_plugins(call: Call) -> None:
    """Know the project's own rules too, where there is a project."""
    try:
        path = call.config_path()
    except UsageError:
        return
    plugins.load(call.root(), config.load(path, call.environ).plugins)


def _content(call: Call) -> Path | None:
    """Give the content folder, where there is a project; an extract can be explained without one."""
    try:
        return Path(call.root()) / "content"
    except UsageError:
        return None


def _extract_of(path: Path, shown: str) -> str:
    text = _read(path, shown).decode("utf-8", "replace")
    parsed = front_matter.parse(text, shown)
    if parsed.front and parsed.front.cleaner and parsed.front.cleaner.extract:
        return parsed.front.cleaner.extract
    hint = "only articles made by `digest clean` name their extract"
    raise DigestError("names no extract", where=Location(shown), hint=hint)


def _read(path: Path, shown: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise DigestError(f"cannot be read: {reason}", where=Location(shown)) from error


def _rule_page(name: str) -> str:
    page = rule_page(name)
    if page:
        return page
    near = nearest(name, rule_names())
    hint = f'did you mean "{near}"?' if near else "`digest explain --rules` lists the rules"
    raise UsageError(f'neither a file nor a rule: "{name}"', hint=hint)

"""`digest config` and `digest schema`: what can be set, what is set, and where."""

from __future__ import annotations

import json
from typing import Any

from digest.commands.call import Call
from digest.config import Setting, sources
from digest.config import schema as config_schema
from digest.sources import NAME, load


def config(call: Call) -> int:
    """Print each setting with where it comes from; sources.toml is looked through too."""
    path = call.config_path()
    found = [*sources(path, call.environ, dict(call.overrides())), *_own(call.root())]
    if call.options.json:
        values = {one.key: {"value": one.value, "origin": one.origin} for one in found}
        call.console.line(json.dumps({"file": path, "values": values}, indent=2))
        return 0
    keys, values_ = max(len(one.key) for one in found), [_value(one) for one in found]
    width = min(48, max(map(len, values_)))
    for one, text in zip(found, values_, strict=True):
        call.console.line(f"{one.key:{keys}}  {text:{width}}  {one.origin}".rstrip())
    return 0


def _own(root: str) -> list[Setting]:
    """Name the sources and documents that an editor has something to say of."""
    known = load(root)
    of_sources = [Setting(f"source.{s.key}", list(s.match), s.where) for s in known.sources]
    of_documents = [
        Setting(f"document.{k}", [], where) for k, (_, where) in known.documents.items()
    ]
    zones = [Setting(f"zones.{k}", zone, NAME) for k, zone in known.zones.items()]
    return [*of_sources, *of_documents, *zones]


def schema(call: Call) -> int:
    """Print the JSON Schema of digest.toml or of the front matter."""
    made: dict[str, Any]
    if call.options.subject == "config":
        made = config_schema()
    else:
        from digest.markdown import front_matter

        made = front_matter.schema()
    call.console.line(json.dumps(made, indent=2, ensure_ascii=False))
    return 0


def _value(setting: Setting) -> str:
    return json.dumps(setting.value, ensure_ascii=False)

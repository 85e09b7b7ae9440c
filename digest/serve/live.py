"""What the browsers are told: reload, or lay these problems over the page (server-sent events, HTML standard 9.2)."""

from __future__ import annotations

import json
import threading

from digest.build.report import BuildReport
from digest.errors import Problem

PREFIX = "/_digest/"

SCRIPT = """\
(() => {
  const overlay = (problems) => {
    document.getElementById("digest-overlay")?.remove();
    if (!problems.length) return;
    const box = document.createElement("dialog");
    box.id = "digest-overlay";
    box.setAttribute("aria-label", "Problems found by the build");
    box.style.cssText = "position:fixed;inset:auto 0 0 0;width:100%;max-width:100%;max-height:60vh;overflow:auto;"
      + "margin:0;border:0;border-top:4px solid #c33;box-sizing:border-box;padding:1rem 1.5rem;z-index:2147483647;"
      + "background:#1b1a17;color:#fff;font:14px/1.5 ui-monospace,Menlo,Consolas,monospace";
    for (const problem of problems) {
      const row = document.createElement("p");
      row.style.margin = "0 0 .75rem";
      const where = document.createElement("strong");
      where.textContent = problem.where;
      const hint = document.createElement("div");
      hint.style.color = "#bbb";
      hint.textContent = problem.hint ? "hint: " + problem.hint : "";
      row.append(where, ": " + problem.message, hint);
      box.append(row);
    }
    document.body.append(box);
    box.show();
  };
  const root = new URL(document.currentScript.src).pathname.replace(/live\\.js$/, "");
  const events = new EventSource(root + "events");
  let build = null;
  events.onmessage = (event) => {
    const state = JSON.parse(event.data);
    if (build !== null && state.build !== build) { location.reload(); return; }
    build = state.build;
    overlay(state.problems);
    document.documentElement.dataset.digestBuild = state.build;
  };
  addEventListener("pagehide", () => events.close());
})();
"""
"""Everything from content reaches the page through ``textContent``: it is shown, never read as HTML."""


class Live:
    """The state every browser shows: the number of the build its page is of, and the problems found."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._build = 0
        self._problems: tuple[Problem, ...] = ()
        self._version = 0
        self._open = True

    def built(self, report: BuildReport) -> None:
        """Have pages loaded again, unless nothing changed; lay over them what is wrong."""
        errors = tuple(p for p in report.problems if p.severity == "error")
        if not report.noop or errors != self._problems:
            self._set(self._build + (not report.noop), errors)

    def failed(self, problems: tuple[Problem, ...]) -> None:
        """Lay the problems over the last good site."""
        if problems != self._problems:
            self._set(self._build, problems)

    def close(self) -> None:
        """Let every waiting browser go."""
        with self._changed:
            self._open = False
            self._changed.notify_all()

    def next(self, after: int, timeout: float) -> tuple[int, bytes] | None:
        """Wait for a state newer than version ``after``; None after ``timeout`` seconds or at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._version > after or not self._open, timeout)
            if self._version <= after or not self._open:
                return None
            return self._version, self._message()

    @property
    def open(self) -> bool:
        """Whether more is to come."""
        return self._open

    def _set(self, build: int, problems: tuple[Problem, ...]) -> None:
        with self._changed:
            self._build, self._problems = build, problems
            self._version += 1
            self._changed.notify_all()

    def _message(self) -> bytes:
        problems = [
            {"where": str(p.where), "message": p.message, "hint": p.hint} for p in self._problems
        ]
        state = {"build": self._build, "problems": problems}
        return b"data: " + json.dumps(state).encode() + b"\n\n"

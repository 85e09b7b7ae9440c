"""Places that the site must never be written to, refused before anything is written."""

from __future__ import annotations

from pathlib import Path

from digest.config.meaning import Fault

_INPUTS = ("content", "themes", "templates", "i18n", "static", ".git", ".digest")
_SYSTEM = ("/bin", "/boot", "/dev", "/etc", "/lib", "/lib64", "/proc", "/sbin", "/sys")
_HINT = 'name a folder of its own, such as output = "site"'


def objection(root: Path, output: str) -> Fault | None:
    """Say why the site of the project at ``root`` must not be written to ``output``, or None."""
    reason = _reason(root, output)
    return Fault(f'output "{output}" {reason}', _HINT) if reason else None


def _reason(root: Path, output: str) -> str:
    if not output.strip() or "\0" in output:
        return "is not a folder's name"
    named = root / Path(output).expanduser()
    try:
        target, home = named.resolve(), root.resolve()
        if named.exists() and not named.is_dir():
            return "is a file"
    except (OSError, RuntimeError):
        return "cannot be followed: its links go in a circle"
    if _leads_out(named, target, root, home):
        return "is a link that leads out of the project"
    return _place(target, home)


def _leads_out(named: Path, target: Path, root: Path, home: Path) -> bool:
    """Say whether a path that names a place in the project ends outside of it by a link."""
    inside = ".." not in named.parts and named.is_relative_to(root)
    return inside and not target.is_relative_to(home)


def _place(target: Path, root: Path) -> str:
    if root.is_relative_to(target):
        return "is the project itself or a folder around it"
    inputs = [(root / name).resolve() for name in _INPUTS]
    if any(target.is_relative_to(one) for one in inputs):
        return "lies in a folder that the site is made from"
    if any(one.is_relative_to(target) for one in inputs):
        return "holds a folder that the site is made from"
    home = _home()
    if home and home.is_relative_to(target):
        return "is the home folder or a folder around it"
    # A project may itself stand there: /dev/shm is memory, and a fine place to build in.
    system = len(target.parts) <= 2 or any(target.is_relative_to(one) for one in _SYSTEM)
    if system and not target.is_relative_to(root):
        return "is a folder of the system"
    return ""


def _home() -> Path | None:
    try:
        return Path.home().resolve()
    except RuntimeError:
        return None

"""Start the command line: the ``digest`` command, and ``python -m digest``."""

from __future__ import annotations


def main() -> int:
    """Run the command line; an interruption while it is still being loaded ends as quietly as a later one."""
    try:
        from digest.cli import main as run
    except KeyboardInterrupt:
        return 130
    return run()


if __name__ == "__main__":
    raise SystemExit(main())

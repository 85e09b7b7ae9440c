"""The command starts, and an interruption before it has started leaves no traceback."""

import subprocess
import sys

INTERRUPTED = """
import sys

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "digest.cli":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Finder())
from digest.__main__ import main
sys.exit(main())
"""


def test_an_interruption_while_the_command_is_loaded_is_quiet() -> None:
    done = subprocess.run([sys.executable, "-c", INTERRUPTED], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_the_package_can_be_run_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "digest", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("digest ")

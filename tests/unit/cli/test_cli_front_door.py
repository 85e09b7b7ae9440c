"""What the command line does before and after any command: help, errors, colours, codes."""

import io
import os
import sys
from pathlib import Path

import pytest

from digest.cli import Terminal, main, parser
from digest.errors import Location, Problem

COMMANDS = [
    "init",
    "new",
    "clean",
    "explain",
    "relearn",
    "build",
    "watch",
    "serve",
    "list",
    "config",
    "schema",
]


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example_and_the_exit_codes(digest, command: str) -> None:
    code, out, err = digest(command, "--help")
    assert (code, err) == (0, "")
    assert f"example:\n  {'DIGEST__FEED__LIMIT=50 ' * (command == 'config')}digest {command}" in out
    for line in ("0  fine", "1  something", "2  the command line", "130 interrupted"):
        assert line in out


def test_all_commands_are_known_and_no_more() -> None:
    actions = [a for a in parser()._actions if a.choices]
    assert list(actions[0].choices) == COMMANDS


def test_the_version_is_told(digest) -> None:
    from digest import __version__

    assert digest("--version") == (0, f"digest {__version__}\n", "")


def test_without_a_command_the_help_is_shown_as_a_mistake(digest) -> None:
    code, out, _ = digest()
    assert code == 2
    assert "commands:" in out


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["biuld"], 'digest: unknown: "biuld"\n  hint: did you mean "build"?\n'),
        (["zzz"], 'digest: unknown: "zzz"\n  hint: known: init, new, clean,'),
        (["schema", "confg"], 'hint: did you mean "config"?'),
        (["build", "--bas-url", "x"], "unrecognized arguments: --bas-url x"),
        (["build", "--jobs", "two"], "invalid int value: 'two'"),
        (["-q", "-v", "build"], "not allowed with argument"),
        (["-C", "nowhere", "build"], "nowhere: no such folder"),
        (["--config", "nowhere.toml", "config"], "nowhere.toml: no such file"),
        (["--config", "content/articles/first.md", "config"], "is not named *.toml"),
        (["serve", "--port", "70000"], "port 70000 does not exist"),
    ],
)
def test_a_wrong_command_line_is_one_message_and_code_2(project, digest, argv, message) -> None:
    code, out, err = digest(*argv)
    assert (code, out) == (2, "")
    assert message in err
    assert "Traceback" not in err


def test_outside_of_a_project_the_way_to_one_is_shown(tmp_path, monkeypatch, digest) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = digest("list")
    assert code == 2
    assert err == (
        "digest: no digest.toml here or in a folder above\n  hint: `digest init` makes one\n"
    )


def test_the_project_is_found_from_any_folder_below(project: Path, monkeypatch, digest) -> None:
    monkeypatch.chdir(project / "content" / "articles")
    assert digest("list")[0] == 0


def test_the_project_can_be_named_by_folder_file_or_variable(
    project: Path, tmp_path: Path, monkeypatch, digest
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "first" in digest("-C", "news", "list")[1]
    assert "first" in digest("list", "--config", "news/digest.toml")[1]
    assert "first" in digest("list", "--config", "news")[1]
    monkeypatch.setenv("DIGEST_CONFIG", str(project / "digest.toml"))
    assert "first" in digest("list")[1]


def test_a_folder_that_is_gone_is_told(tmp_path: Path, monkeypatch, digest) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert digest("list")[0] == 2


@pytest.mark.parametrize("text", ["soon", "-1", "1.5", "9" * 20])
def test_a_moment_that_is_none_is_refused(project, digest, monkeypatch, text: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    code, _, err = digest("list")
    assert code == 2
    assert f'SOURCE_DATE_EPOCH: "{text}" is no moment' in err


def test_a_fault_of_our_own_is_one_line_and_a_traceback_only_on_request(
    project: Path, digest, monkeypatch
) -> None:
    def broken(call: object) -> int:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr("digest.commands.listing.run", broken)
    code, _, err = digest("list")
    assert code == 1
    assert "a fault in digest itself: RuntimeError: two\n  hint: --debug" in err
    with pytest.raises(RuntimeError):
        main(["list", "--debug"])


def test_a_file_that_cannot_be_used_is_named(project: Path, digest, monkeypatch) -> None:
    def broken(call: object) -> int:
        raise PermissionError(13, "Permission denied", "content/x")

    monkeypatch.setattr("digest.commands.listing.run", broken)
    assert digest("list") == (1, "", "content/x: Permission denied\n")


def test_an_interrupt_is_code_130(project: Path, digest, monkeypatch) -> None:
    def interrupted(call: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("digest.commands.listing.run", interrupted)
    assert digest("list") == (130, "", "\ninterrupted\n")


def test_a_configuration_error_raises_only_with_debug(project: Path) -> None:
    from digest.errors import ConfigError

    (project / "digest.toml").write_text("tilte = 1\n")
    with pytest.raises(ConfigError):
        main(["--debug", "config"])


# What a terminal sees


def test_a_terminal_sees_colours_and_a_file_none(monkeypatch) -> None:
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setattr(sys, "stdout", Screen())
    Terminal().line("plain", "bold")
    assert sys.stdout.getvalue() == "\033[1mplain\033[0m\n"
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    Terminal().line("plain", "bold")
    assert sys.stdout.getvalue() == "plain\n"


@pytest.mark.parametrize(
    ("variables", "screen", "coloured"),
    [
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "0"}, True, False),
        ({"CLICOLOR_FORCE": "1"}, False, True),
        ({"TERM": "dumb"}, True, False),
        ({"TERM": "xterm"}, True, True),
    ],
)
def test_colours_follow_the_usual_variables(monkeypatch, variables, screen, coloured) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    stream = Screen() if screen else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    Terminal().tell(Problem(Location("a.md", 3, 7), "is wrong", "mend it"))
    text = stream.getvalue()
    assert ("\033[" in text) == coloured
    assert "a.md:3:7: is wrong" in text
    assert "  hint: mend it" in text


def test_what_strangers_wrote_cannot_steer_the_terminal(monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdout", Screen())
    Terminal().line("a\033[2J\x07\x9bb\tc\r\nd\x7f")
    assert sys.stdout.getvalue() == "a[2Jb\tc\nd\n"


def test_quiet_leaves_results_and_errors(monkeypatch, capsys) -> None:
    terminal = Terminal(quiet=True)
    terminal.say("a remark")
    terminal.line("a result")
    terminal.tell(Problem(Location("a"), "warned", "", "warning"))
    terminal.tell(Problem(Location("b"), "failed"))
    terminal.progress(1, 9)
    assert capsys.readouterr() == ("a result\n", "b: failed\n")


def test_the_bar_is_drawn_on_one_line_and_taken_away(monkeypatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    terminal = Terminal()
    terminal.progress(3, 9)
    assert screen.getvalue() == "\r[" + "#" * 10 + "." * 20 + "] 3 of 9\033[K"
    terminal.progress(4, 9)  # too soon to be worth drawing
    terminal.tell(Problem(Location("a"), "x"))
    assert screen.getvalue().endswith("\r\033[Ka: x\n")
    terminal.progress(9, 9)
    assert screen.getvalue().endswith("x\n")


def test_no_bar_is_drawn_into_a_file(monkeypatch, capsys) -> None:
    Terminal().progress(3, 9)
    assert capsys.readouterr().err == ""


def test_a_stream_that_knows_few_letters_gets_escapes(monkeypatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    Terminal().line("Börse")
    assert raw.getvalue() == b"B\\xf6rse\n"


def test_questions_are_asked_at_a_terminal_only(monkeypatch) -> None:
    assert Terminal().ask("Title", "My digest") == "My digest"
    monkeypatch.setattr(sys, "stdin", Screen())
    monkeypatch.setattr(sys, "stdout", Screen())
    answers = iter(["  Tide ", "", EOFError])

    def answer(prompt: str) -> str:
        given = next(answers)
        if given is EOFError:
            raise EOFError
        return given

    monkeypatch.setattr("builtins.input", answer)
    assert [Terminal().ask("Title", "My digest") for _ in range(3)] == [
        "Tide",
        "My digest",
        "My digest",
    ]


def test_signals_are_heard_in_the_main_thread_alone(project: Path) -> None:
    import signal
    import threading

    codes: list[int] = []
    thread = threading.Thread(target=lambda: codes.append(main(["config", "-q"])))
    thread.start()
    thread.join()
    assert codes == [0]
    before = signal.getsignal(signal.SIGTERM)
    main(["config"])
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_request_to_end_is_code_143(project: Path, digest, monkeypatch) -> None:
    import signal

    def ended(call: object) -> int:
        os.kill(os.getpid(), signal.SIGTERM)
        return 0

    monkeypatch.setattr("digest.commands.listing.run", ended)
    assert digest("list") == (143, "", "")

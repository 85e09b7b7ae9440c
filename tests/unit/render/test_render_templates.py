import pytest
from jinja2 import pass_context
from render_samples import write

from digest.errors import Location, ThemeError
from digest.render.templates import Templates, trusted
from digest.render.theme import Level


def templates(root, files, filters=None):
    """Templates of three levels: mine, house, base; a file's first folder names its level."""
    write(root, files)
    levels = tuple(
        Level(f"themes/{name}/templates", root / name) for name in ("mine", "house", "base")
    )
    return Templates(levels, filters or {})


def failure(made, name="x.html", **values):
    with pytest.raises(ThemeError) as caught:
        made.render(name, values)
    return caught.value


def test_the_nearest_file_wins(tmp_path) -> None:
    made = templates(tmp_path, {"base/x.html": "base", "house/x.html": "house", "base/y.html": "y"})
    assert made.render("x.html", {}) == "house"
    assert made.render("y.html", {}) == "y"
    assert made.has("x.html")
    assert not made.has("z.html")


def test_everything_is_escaped_but_what_is_trusted(tmp_path) -> None:
    made = templates(
        tmp_path, {"base/x.html": '<a title="{{ a }}">{{ b }}</a>', "base/y.txt": "{{ a }}"}
    )
    text = made.render("x.html", {"a": "\"'<&", "b": trusted("<b>")})
    assert text == '<a title="&#34;&#39;&lt;&amp;"><b></a>'
    assert made.render("y.txt", {"a": "<"}) == "<"  # plain text has nothing to escape


def test_text_of_a_template_in_content_stays_text(tmp_path) -> None:
    made = templates(tmp_path, {"base/x.html": "{{ a }}{{ b }}"})
    assert made.render("x.html", {"a": "{{ 7*7 }}", "b": "{% raw %}"}) == "{{ 7*7 }}{% raw %}"


def test_an_exclamation_mark_reaches_the_next_one_down(tmp_path) -> None:
    made = templates(
        tmp_path,
        {
            "mine/x.html": '{% extends "!x.html" %}{% block b %}mine {{ super() }}{% endblock %}',
            "house/x.html": '{% extends "!x.html" %}{% block b %}house {{ super() }}{% endblock %}',
            "base/x.html": "[{% block b %}base{% endblock %}]",
        },
    )
    assert made.render("x.html", {}) == "[mine house base]"
    assert made.closure("x.html") == ("!1!x.html", "!2!x.html", "x.html")


def test_nothing_further_down_is_an_error_that_says_so(tmp_path) -> None:
    made = templates(tmp_path, {"base/x.html": 'a\n{% extends "!x.html" %}'})
    error = failure(made)
    assert error.message == 'there is no template "x.html" further down the chain of themes'
    assert str(error.where) == "themes/base/templates/x.html:2"


def test_an_unknown_name_is_an_error_with_line_and_hint(tmp_path) -> None:
    made = templates(tmp_path, {"house/x.html": "one\ntwo {{ artcle.title }}\n"})
    error = failure(made, article=1)
    assert str(error.where) == "themes/house/templates/x.html:2"
    assert error.message == "'artcle' is undefined"
    assert error.hint == 'did you mean "article"?'


def test_an_unknown_field_is_an_error(tmp_path) -> None:
    made = templates(tmp_path, {"house/x.html": "{{ article.titel }}"})
    assert "titel" in failure(made, article={}).message


def test_the_line_is_that_of_the_innermost_template(tmp_path) -> None:
    made = templates(
        tmp_path,
        {"mine/x.html": '{% include "part.html" %}', "base/part.html": "\n\n{{ 1 // 0 }}"},
    )
    error = failure(made)
    assert str(error.where) == "themes/base/templates/part.html:3"
    assert error.message.startswith("ZeroDivisionError")


def test_a_syntax_error_names_file_and_line(tmp_path) -> None:
    made = templates(tmp_path, {"base/x.html": "ok\n{% if %}\n"})
    error = failure(made)
    assert str(error.where) == "themes/base/templates/x.html:2"
    assert "the template is broken" in error.message
    with pytest.raises(ThemeError, match=r"x\.html:2: the template is broken"):
        made.closure("x.html")


def test_a_missing_template_is_answered_with_the_nearest_name(tmp_path) -> None:
    made = templates(tmp_path, {"base/part.html": "", "base/x.html": '{% include "prat.html" %}'})
    error = failure(made)
    assert error.hint == 'did you mean "part.html"?'
    assert str(failure(made, "y.html").where) == "templates/y.html"


def test_an_error_of_a_filter_is_placed_in_its_template(tmp_path) -> None:
    def refuse(_):
        raise ThemeError("no", hint="do not")

    made = templates(tmp_path, {"base/x.html": "\n{{ 1|refuse }}"}, {"refuse": refuse})
    error = failure(made)
    assert str(error) == "themes/base/templates/x.html:2: no\n  hint: do not"


def test_a_filter_is_a_function_too(tmp_path) -> None:
    made = templates(
        tmp_path, {"base/x.html": "{{ 2|twice }}{{ twice(3) }}"}, {"twice": lambda n: 2 * n}
    )
    assert made.render("x.html", {}) == "46"


@pytest.mark.parametrize(
    "name",
    ["../secret.html", "/etc/hostname", "a/../../secret.html", "./x.html", "a\\\\b", "c:x", ""],
)
def test_no_template_reaches_out_of_its_folder(tmp_path, name) -> None:
    (tmp_path / "secret.html").write_text("secret")
    made = templates(tmp_path, {"base/x.html": f'{{% include "{name}" %}}', "base/a/b.html": ""})
    assert "there is no template" in failure(made).message


def test_a_link_out_of_the_folder_is_refused(tmp_path) -> None:
    made = templates(tmp_path, {"base/x.html": "x", "secret": "secret"})
    (tmp_path / "base" / "y.html").symlink_to(tmp_path / "secret")
    assert "symbolic link" in failure(made, "y.html").message


def test_a_template_that_is_not_utf_8_is_named(tmp_path) -> None:
    made = templates(tmp_path, {"base/x.html": ""})
    (tmp_path / "base" / "x.html").write_bytes(b"\xff\xfe")
    assert str(failure(made).where) == "themes/base/templates/x.html"


def test_a_closure_follows_extends_includes_and_imports(tmp_path) -> None:
    made = templates(
        tmp_path,
        {
            "base/x.html": '{% extends "base.html" %}{% from "m.html" import a %}{% import "n.html" as n %}',
            "base/base.html": '{% include ["gone.html", "part.html"] ignore missing %}',
            "base/part.html": '{% include "x.html" %}',
            "base/m.html": "",
            "base/n.html": "",
            "base/other.html": "",
        },
    )
    assert made.closure("x.html") == ("base.html", "m.html", "n.html", "part.html", "x.html")


def test_a_computed_name_may_be_any_template(tmp_path) -> None:
    made = templates(tmp_path, {"base/x.html": "{% include name %}", "mine/deep/y.html": ""})
    assert made.closure("x.html") == ("deep/y.html", "x.html")


def test_a_fingerprint_changes_with_the_closure_alone(tmp_path) -> None:
    files = {
        "base/x.html": '{% include "part.html" %}',
        "base/part.html": "1",
        "base/other.html": "1",
    }
    before = templates(tmp_path, files).fingerprint("x.html")
    assert templates(tmp_path, {"base/other.html": "2"}).fingerprint("x.html") == before
    assert templates(tmp_path, {"base/part.html": "2"}).fingerprint("x.html") != before
    assert templates(tmp_path, {"base/part.html": "1"}).fingerprint("x.html") == before
    assert templates(tmp_path, {"mine/part.html": "1"}).fingerprint("x.html") != before


def test_a_closure_tells_what_it_may_call(tmp_path) -> None:
    made = templates(
        tmp_path, {"base/x.html": '{% include "p.html" %}', "base/p.html": "{{ asset('a') }}"}
    )
    assert made.calls("x.html", "asset")
    assert not made.calls("x.html", "absolute")


def told(calls):
    def tell(value):
        calls.append(value)
        return f"<{value}>"

    return tell


def test_a_memo_is_made_once_for_each_key(tmp_path) -> None:
    calls = []
    text = "{% for n in (1, 2, 1, 2) %}{% memo n, 'a' %}{{ tell(n) }}{% endmemo %};{% endfor %}"
    made = templates(tmp_path, {"base/x.html": text}, {"tell": told(calls)})
    once = "&lt;1&gt;;&lt;2&gt;;"
    assert made.render("x.html", {}) == once + once
    assert made.render("x.html", {}) == once + once
    assert calls == [1, 2]


def test_memos_of_one_key_do_not_meet(tmp_path) -> None:
    text = "{% memo 1 %}a{{ v }}{% endmemo %}{% memo 1 %}b{% endmemo %}{% include 'y.html' %}"
    made = templates(tmp_path, {"base/x.html": text, "base/y.html": "{% memo 1 %}c{% endmemo %}"})
    assert made.render("x.html", {"v": "<"}) == "a&lt;bc"
    assert made.render("x.html", {"v": "<"}) == "a&lt;bc"


def test_memos_forget_the_oldest(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("digest.render.templates.REMEMBERED", 700)
    calls = []
    text = "{% memo n %}{{ tell(n) }}{% endmemo %}"
    made = templates(tmp_path, {"base/x.html": text}, {"tell": told(calls)})
    for n in (1, 2, 2, 3, 1):
        assert made.render("x.html", {"n": n}) == f"&lt;{n}&gt;"
    assert calls == [1, 2, 3, 1]


def test_a_fault_inside_a_memo_has_its_line(tmp_path) -> None:
    made = templates(tmp_path, {"base/x.html": "\n{% memo 1 %}\n{{ nothing }}\n{% endmemo %}"})
    assert failure(made).where == Location("themes/base/templates/x.html", 3)


def test_a_function_that_wants_the_context_gets_it(tmp_path) -> None:
    @pass_context
    def seen(context, name):
        return context[name]

    text = "{% set b = 2 %}{% for c in (3,) %}{{ seen('a') }}{{ seen('b') }}{% endfor %}"
    made = templates(tmp_path, {"base/x.html": text}, {"seen": seen})
    assert made.render("x.html", {"a": 1}) == "12"


def test_a_function_that_ends_an_iteration_ends_no_loop(tmp_path) -> None:
    made = templates(
        tmp_path, {"base/x.html": "{{ end() is defined }}"}, {"end": iter(()).__next__}
    )
    assert made.render("x.html", {}) == "False"


def levels_of(root):
    return (Level("themes/base/templates", root),)


def test_what_was_compiled_before_is_used_and_follows_its_source(tmp_path) -> None:
    write(tmp_path, {"x.html": "{% include 'y.html' %}{{ 'a'|up }}", "y.html": "1"})
    compiled: dict[str, bytes] = {}
    first = Templates(levels_of(tmp_path), {"up": str.upper}, compiled)
    print_of_first = first.fingerprint("x.html")
    assert first.render("x.html", {}) == "1A"
    known = dict(compiled)
    again = Templates(levels_of(tmp_path), {"up": str.title}, compiled)
    assert again.fingerprint("x.html") == print_of_first
    assert again.render("x.html", {}) == "1A"  # the constant was folded by the first one's filter
    assert compiled == known
    write(tmp_path, {"x.html": "{% include name %}{{ 'a'|up }}", "y.html": "2"})
    changed = Templates(levels_of(tmp_path), {"up": str.upper}, compiled)
    assert changed.closure("x.html") == ("x.html", "y.html")
    assert changed.render("x.html", {"name": "y.html"}) == "2A"


def test_what_was_compiled_by_another_python_is_compiled_again(tmp_path) -> None:
    write(tmp_path, {"x.html": "1"})
    compiled: dict[str, bytes] = {}
    Templates(levels_of(tmp_path), {}, compiled).render("x.html", {})
    compiled.update(dict.fromkeys(compiled, b"j2 of another time"))
    assert Templates(levels_of(tmp_path), {}, compiled).render("x.html", {}) == "1"

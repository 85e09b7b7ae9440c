"""The one style sheet of a book: little of it, since readers choose type and colours themselves."""

SHEET = """body { margin: 0 5%; line-height: 1.5; overflow-wrap: break-word; }
body.cover { margin: 0; padding: 0; text-align: center; }
.cover img { max-width: 100%; max-height: 100vh; }
h1, h2, h3, h4 { line-height: 1.2; text-align: start; hyphens: manual; break-after: avoid; }
h1 { margin: 0.4em 0 0.5em; font-size: 1.6em; }
h2 { font-size: 1.15em; margin: 1.4em 0 0.4em; }
h3, h4, h5, h6 { font-size: 1em; margin: 1.2em 0 0.3em; }
p { margin: 0 0 0.8em; }
.unheaded { font-weight: normal; font-style: italic; }
.standfirst { font-size: 1.1em; font-style: italic; }
.kicker, aside h2, footer h2 { margin: 0; font-family: sans-serif; font-size: 0.75em; font-weight: bold;
  letter-spacing: 0.07em; text-transform: uppercase; }
.source, .label { font-family: sans-serif; font-size: 0.8em; line-height: 1.4; }
header .source { padding-bottom: 0.8em; border-bottom: 1px solid; }
footer { margin-top: 1.6em; padding-top: 0.6em; border-top: 1px solid; }
footer ul { padding-left: 1.2em; font-size: 0.9em; }
aside { margin: 1em 0; break-inside: avoid; }
aside.notes { padding-top: 0.5em; border-top: 1px solid; }
aside ul, .day ul { margin: 0.3em 0 0; padding: 0; list-style: none; }
aside li, .day li { margin: 0 0 0.4em; }
.figures b, .day b { font-variant-numeric: tabular-nums lining-nums; }
.figures a, .points a, nav a, .day a { color: inherit; text-decoration: none; }
.points li { padding-left: 0.8em; border-left: 2px solid; }
[dir="rtl"] .points li { padding: 0 0.8em 0 0; border-left: 0; border-right: 2px solid; }
.end { margin-top: 2em; text-align: center; font-style: italic; }
blockquote { margin: 0.8em 1.2em; }
table { border-collapse: collapse; margin: 0 0 1em; font-size: 0.85em; font-variant-numeric: tabular-nums lining-nums; }
th, td { padding: 0.2em 0.8em 0.2em 0; border-bottom: 1px solid; text-align: start; vertical-align: top; }
.align-right { text-align: right; }
.align-center { text-align: center; }
pre { white-space: pre-wrap; font-size: 0.85em; }
nav ol { list-style: none; padding: 0; }
nav ol ol { padding: 0 0 0 0.8em; }
nav li { margin: 0.35em 0; }
nav span { display: block; margin-top: 1em; font-weight: bold; }
.front { text-align: center; }
.front h1 { text-align: center; }
.front .words, .front .day { text-align: start; }
"""

"""Section 1: a page for each command, from its --help and a template."""
import re
import textwrap

import roff


class Marks:
    """Options and commands in bold, what the user gives in italics."""

    def __init__(self, metavariables):
        parts = [r"(?<![\w-])(?P<bold>--?[a-zA-Z][\w-]*|burgi(?: (?:vmf|[a-z]+))*)(?![\w.])"]
        if metavariables:
            given = "|".join(re.escape(w) for w in metavariables)
            parts.append(rf"(?<![\w.^-])(?P<italic>(?:{given})(?:\.\.\.)?)(?=s?(?![\w.^]))")
        self.pattern = re.compile("|".join(parts))

    def __call__(self, text):
        out, end = [], 0
        for m in self.pattern.finditer(text):
            font = "B" if m.lastgroup == "bold" else "I"
            out += [roff.escape(text[end:m.start()]), f"\\f{font}", roff.escape(m.group()), "\\fP"]
            end = m.end()
        return "".join(out) + roff.escape(text[end:])


def head(row):
    forms = []
    for option in row.options:
        names = ", ".join(f"\\fB{roff.escape(n)}\\fP" for n in option.names)
        font = "I" if option.argument[:1].isupper() else "B"
        given = f"\\f{font}{roff.escape(option.argument)}\\fP" if option.argument else ""
        forms.append(names + option.sign + given)
    return ", ".join(forms)


def parts(text, version):
    """What the placeholders of a template stand for."""
    marks = Marks(text.metavariables())
    usage = [part for line in text.usage
             for part in textwrap.wrap(line, 70, subsequent_indent=" " * 8, break_on_hyphens=False)]
    options = []
    for row in text.rows:
        options += [".TP", head(row), *roff.filled(row.text, marks=marks)]
    examples = []
    for command, *said in text.examples:
        if said:
            examples += [".TP", f"\\fB{roff.escape(command)}\\fP", *roff.filled(said[0], marks=marks)]
        else:
            examples += [".PP", *roff.verbatim([command], lambda x: f"\\fB{roff.escape(x)}\\fP")]
    paragraphs = [line for p in text.paragraphs for line in [".PP", *roff.filled(p, marks=marks)]]
    commands = [line for name, said in text.commands
                for line in [".TP", f".BR burgi\\-{roff.escape(name.replace(' ', '-'))} (1)",
                             *roff.filled(said)]]
    return {"title": roff.title("-".join(["burgi", *text.words]), 1, version),
            "usage": roff.verbatim(usage, marks), "description": roff.unspaced(paragraphs),
            "commands": commands, "options": options, "examples": roff.unspaced(examples)}

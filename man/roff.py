"""Text of comments and of --help as man(7) source, in lines that mandoc -Tlint takes."""
import re

DATE = "2026-11-28"  # of the release; until then, of a change that readers should hear of
MOST = 78  # bytes a line

ESCAPES = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"}


def escape(text):
    """As it stands: ASCII quotes, minus signs, tildes and carets that can be copied."""
    return "".join(ESCAPES.get(c, c) for c in text)


def quoted(text):
    """One argument of a macro."""
    return '"' + escape(text).replace('"', "\\(dq") + '"'


# Functions of the library, and other pages, stand out as manuals have it.
NAMES = re.compile(r"\bburgi(?:-\w+)*\([13]\)|\bburgi_\w+(?<!_)")


def marked(text):
    """Escaped, with names of functions and of pages in bold."""
    out, end = [], 0
    for m in NAMES.finditer(text):
        page = re.fullmatch(r"(.*)(\([13]\))", m.group())
        name, section = page.groups() if page else (m.group(), "")
        out += [escape(text[end:m.start()]), "\\fB", escape(name), "\\fP", section]
        end = m.end()
    return "".join(out) + escape(text[end:])


def guarded(line):
    """No request, though it may begin with a dot."""
    return "\\&" + line if line[:1] in (".", "'") else line


def filled(text, ends=True, marks=None):
    """Lines of a paragraph, escaped by marks.  Two blanks end a sentence, and so does the end of a line
    if ends; other dots get no blank more where they happen to end a line of ours."""
    text = re.sub(r"(?<=[.?!])\n\s*(?=[A-Z])", "  " if ends else " ", text.strip())
    lines = []
    for sentence in re.split(r"(?<=[.:;?!])  +", re.sub(r"\s*\n\s*", " ", text)):
        line = ""
        for word in (marks or marked)(sentence).split(" "):
            if line and len(line) + 1 + len(word) > MOST:
                lines.append(guarded(line) + ("\\&" if line[-1] in ".?!" else ""))
                line = word
            else:
                line = f"{line} {word}" if line else word
        lines.append(guarded(line))
    return lines


def verbatim(text_lines, marks=escape):
    """Lines as they stand."""
    return [".nf", *(guarded(marks(line)) or "\\&" for line in text_lines), ".fi"]


def unspaced(lines):
    """Without the space that a section's head makes anyway."""
    return lines[1:] if lines[:1] == [".PP"] else lines


def title(name, section, version):
    return ['.\\" Made by man/pages: do not edit.',
            f'.TH {quoted(name.upper())} {section} {DATE} {quoted("burgi " + version)} burgi',
            ".nh", ".ad l"]

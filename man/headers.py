"""What include/burgi/*.h declare and say: comments, and the declarations below each of them."""
import os
import re
import subprocess


class Entry:
    """A comment /** ... */ with what it is about."""

    def __init__(self, comment, code):
        self.comment = comment
        self.types, self.functions = [], []  # [(name, text)]
        types = re.findall(r"typedef[^{;]*(?:\{.*?\})?[^;]*;", code, re.S)
        for text in types:
            self.types.append((re.search(r"(\w+);$", text).group(1), text))
            code = code.replace(text, "")
        for text in re.sub(r"\s+", " ", code).split(";"):
            name = re.search(r"\b(burgi_\w+) ?\(", text)
            if name:
                self.functions.append((name.group(1), text.strip() + ";"))


class Header:
    def __init__(self, path):
        self.name = re.sub(r".*include/|\.in$", "", path)  # burgi/bessel.h
        with open(path, encoding="ascii") as file:
            text = file.read()
        top = re.search(r"/\*.*?\*/", text, re.S).group()
        self.comment = unstarred(top)
        self.includes = re.findall(r"^#include <(burgi/.*)>", text, re.M)
        self.entries = entries(text, top)

    def functions(self):
        return [f for e in self.entries for f in e.functions]


def unstarred(comment):
    """The text of /* ... */, as it is indented."""
    text = re.sub(r"^/\*\*?<?|\s*\*/$", "", comment)
    lines = [re.sub(r"^ \* ?", "", line) for line in text.split("\n")]
    lines[0] = lines[0].strip()
    deep = min((len(x) - len(x.lstrip()) for x in lines[1:] if x), default=0)
    return "\n".join([lines[0], *(line[deep:] for line in lines[1:])])


def entries(text, top):
    """The preprocessor writes the declarations that macros stand for; comments stay."""
    alone = "".join(x for x in text.splitlines(True) if not x.startswith("#include"))
    expanded = subprocess.run([*os.environ.get("CC", "cc").split(), "-E", "-P", "-C",
                               "-U__GNUC__", "-DBURGI_API=", "-x", "c", "-"],
                              input=alone, capture_output=True, check=True, text=True).stdout
    expanded = expanded[expanded.index(top) + len(top):]
    found = []
    for part in re.split(r"(?=/\*\*[^<])", expanded)[1:]:
        comment, code = re.match(r"(/\*.*?\*/)(.*)", part, re.S).groups()
        found.append(Entry(unstarred(comment), re.sub(r"/\*[^*].*?\*/", "", code, flags=re.S)))
    return found

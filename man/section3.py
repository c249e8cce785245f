"""Section 3: a page for each public header, and the names that lead to it."""
import re
import textwrap

import roff

WIDTH = 70  # columns of a declaration, in a terminal of 80


def blocks(comment):
    """("field", NAME, text), ("item", "", text), ("lines", "", text) or ("text", "", text)."""
    for block in re.split(r"\n\s*\n", comment):
        if re.match(r"[A-Z][a-z]+ {2,}\S", block):
            for name, text in re.findall(r"^([A-Z][a-z]+) {2,}(.*(?:\n +.*)*)", block, re.M):
                yield "field", name, text
        elif block.startswith("- "):
            for text in re.split(r"^- ", block, flags=re.M)[1:]:
                yield "item", "", text
        elif block.startswith(" "):
            yield "lines", "", textwrap.dedent(block)
        else:
            yield "text", "", block


def prose(comment):
    lines = []
    for kind, name, text in blocks(comment):
        if kind == "field":
            lines += [".TP 11", f".I {name}", *roff.filled(text, ends=name != "Source")]
        elif kind == "item":
            lines += [".IP \\(bu 2", *roff.filled(text)]
        elif kind == "lines":
            lines += [".PP", ".RS 2", *roff.verbatim(text.split("\n"), roff.marked), ".RE"]
        else:
            lines += [".PP", *roff.filled(text)]
    return lines


def prototype(text):
    """A declaration in lines, which break between arguments."""
    whole = text.replace("* ", "*").replace(" ", "\0").replace(",\0", ", ")
    lines = textwrap.wrap(whole, WIDTH, subsequent_indent=" " * 8, break_long_words=False,
                          break_on_hyphens=False)
    return [line.replace("\0", " ") for line in lines]


def definition(text):
    """A struct or enum, what is said of its members beside them."""
    members = [re.fullmatch(r"( *.*?)(?: */\*\*< (.*) \*/)?", x).groups() for x in text.split("\n")]
    wide = max((len(code) for code, said in members if said), default=0) + 2
    lines = []
    for code, said in members:
        text = textwrap.wrap(f"/* {said} */", WIDTH - wide, subsequent_indent="   ",
                             break_on_hyphens=False) if said else [""]
        lines += [f"{left:{wide}}{right}".rstrip()
                  for left, right in zip([code] + [""] * len(text), text)]
    return lines


def leading(functions, names):
    """Those that are neither the batch nor the float form of another one of names."""
    forms = ("_n$", "_f32$", "_n_f32$")
    return [(name, text) for name, text in functions
            if not any(re.sub(form, "", name) in names - {name} for form in forms)]


def subsection(entry, names):
    pattern = re.match(r"burgi_\w*NAME\w*", entry.comment)
    about = [n for n, _ in leading(entry.functions, names)] or [n for n, _ in entry.types]
    title = pattern.group() if pattern else ", ".join(about)
    code = [line for _, text in entry.types for line in definition(text)]
    code += [line for _, text in entry.functions for line in prototype(text)]
    return [f".SS {roff.quoted(title)}", *roff.verbatim(code, roff.marked), *prose(entry.comment)]


def functions(header):
    """The subsections of all that a header declares."""
    names = {name for name, _ in header.functions()}
    return [line for e in header.entries for line in subsection(e, names)]


def family(header):
    """The name of a header's page: burgi_bessel of burgi/bessel.h."""
    return re.sub(r"\.h$", "", header.name).replace("/", "_")


def summary(header):
    """What it is about, as its first sentence begins."""
    first = re.split(r"[;:]|\.(?=\s|$)|, for ", re.sub(r"\s+", " ", header.comment))[0]
    first = re.sub(r"^The ", "", first)
    return first[0].lower() + first[1:]


def names_of(header):
    """The page's own, and its leading functions."""
    all_names = {name for name, _ in header.functions()}
    return list(dict.fromkeys([family(header)] +
                              [name for name, _ in leading(header.functions(), all_names)]))


def includes(header, headers):
    """What a user includes, and the packages of pkg-config: burgi.h leaves the core, libburgi_kernel and
    libburgi_cuda out."""
    kernel = next(h for h in headers if h.name == "burgi/kernel.h")
    if header is kernel or header.name in kernel.includes:
        return kernel.name, "burgi-kernel"
    if header.name.startswith("burgi/cuda"):
        cuda = next(h for h in headers if h.name == "burgi/cuda.h")
        return (cuda if header.name in cuda.includes else header).name, "burgi-cuda"
    alone = {"burgi/core.h": "burgi burgi-core"}
    return (header.name, alone[header.name]) if header.name in alone else ("burgi.h", "burgi")


def synopsis(header, headers):
    name, packages = includes(header, headers)
    all_names = {name for name, _ in header.functions()}
    lines = [f"#include <{name}>", ""]
    for _, text in leading(header.functions(), all_names):
        lines += prototype(text)
    return roff.verbatim(lines + [""] * (len(lines) > 2)
                         + [f"cc FILE.c $(pkg-config --cflags --libs {packages})"], roff.marked)


def page(header, headers, version):
    lines = [*roff.title(family(header), 3, version), ".SH NAME",
             *roff.filled(f"{', '.join(names_of(header))} - {summary(header)}"),
             ".SH SYNOPSIS", *synopsis(header, headers),
             ".SH DESCRIPTION", *roff.unspaced(prose(header.comment))]
    if header.entries:
        lines += [".SH FUNCTIONS", *functions(header)]
    others = ["burgi(3)"] + [f"{family(h)}(3)" for h in headers if h is not header]
    return lines + [".SH SEE ALSO", *roff.filled(", ".join(others)), ".PP",
                    *roff.filled("Paths that begin with docs/ are of the documentation, "
                                 "share/doc/burgi where burgi was installed; tests/ is in its "
                                 "source.")]


def parts(base, families):
    """What the placeholders of burgi(3)'s template stand for: what all share, and where the rest is."""
    contents = [line for h in families
                for line in [".TP", f".BR {roff.escape(family(h))} (3)", *roff.filled(summary(h))]]
    names = ["burgi", "libburgi"] + names_of(base)[1:]
    return {"name": roff.filled(f"{', '.join(names)} - logarithms of special functions, and von "
                                "Mises-Fisher laws"),
            "synopsis": synopsis(base, families),
            "description": roff.unspaced(prose(base.comment.split("whole library\n\n")[1])),
            "contents": contents, "functions": functions(base),
            "see_also": roff.filled(", ".join(f"{family(h)}(3)" for h in families))}


def links(header):
    """(name, page): every name declared that is not the page's own."""
    names = [n for e in header.entries for n, _ in e.types] + [n for n, _ in header.functions()]
    return [(name, family(header)) for name in names if name != family(header)]

"""What is made of the C library's own list and comments: docstrings of the ufuncs, and their stubs."""
import importlib.util
import os
import re
import textwrap

FIELDS = "Special Accuracy Method Source Speed Sign"


def functions(top):
    """(name, has a float form, arguments) of every row of functions.def, in its order."""
    folder = os.path.join(top, "src")
    text = read(os.path.join(folder, "functions.def"))
    rows = []
    for family in re.findall(r'#include "(functions/\w+\.def)"', text):
        for name, f32, args in re.findall(r"^BURGI_FUNCTION\((\w+), (F32|NO_F32), ([\w, ]+)\)",
                                          read(os.path.join(folder, family)), re.M):
            rows.append((name, f32 == "F32", args.split(", ")))
    return rows


def comments(top):
    """The header comment of every C function, by its name."""
    spec = importlib.util.spec_from_file_location("headers", os.path.join(top, "man", "headers.py"))
    headers = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(headers)
    folder = os.path.join(top, "include", "burgi")
    said = {}
    for name in sorted(os.listdir(folder)):
        if name.endswith(".h"):
            for entry in headers.Header(os.path.join(folder, name)).entries:
                said.update((function, entry.comment) for function, _ in entry.functions)
    return said


def docstring(name, f32, args, comment):
    """A numpydoc docstring; NumPy puts the signature before it."""
    comment = re.sub(r"\bburgi_(\w+)", r"\1", comment)
    head, *rest = re.split(r"\n(?=[A-Z][a-z]+ {2,}\S)", comment, maxsplit=1)
    fields = dict(re.findall(r"^([A-Z][a-z]+) {2,}(.*(?:\n +.*)*)", rest[0] if rest else "", re.M))
    fields = {key: " ".join(value.split()) for key, value in fields.items()}
    types = "float64 or float32" if f32 else "float64; float32 is widened"
    lines = [" ".join(head.split()), "", "Parameters", "----------", f"{', '.join(args)} : array_like, {types}",
             *wrapped("Broadcast against one another. " + fields.get("Domain", "")), "",
             "Returns", "-------", f"{name} : ndarray or scalar",
             *wrapped("Of the arguments' common shape; NaN in the place of an element outside the domain. "
                      "The value is that of the C library's batch, bit for bit."), "",
             "Notes", "-----"]
    for key in FIELDS.split():
        if key in fields:
            lines += [f"{key}:", *wrapped(fields[key]), ""]
    return "\n".join(lines).rstrip() + "\n"


def wrapped(text):
    return textwrap.wrap(text, 90, initial_indent="    ", subsequent_indent="    ", break_long_words=False,
                         break_on_hyphens=False)


def quoted(text):
    """A C string, a line of it a line."""
    lines = [line.replace("\\", "\\\\").replace('"', '\\"') for line in text.split("\n")]
    return "\n".join(f'    "{line}\\n"' for line in lines)


def write(top, folder):
    """docstrings.h for the C sources, __init__.pyi and _functions.py for the package, whose names are returned."""
    os.makedirs(folder, exist_ok=True)
    said = comments(top)
    rows = functions(top)
    pages = [(name, docstring(name, f32, args, said["burgi_" + name])) for name, f32, args in rows]
    pages += [(name, docstring(name, f32, ["nu", "x"], said["burgi_" + name]))
              for name, f32 in (("log_abs_besseli", True), ("log_besselik", False))]
    save(folder, "docstrings.h", "".join(f"#define DOC_{name} \\\n" + quoted(page).replace("\n", " \\\n") + "\n"
                                         for name, page in pages))
    save(folder, "_functions.py", '"""Made of functions.def: arguments of every ufunc, and which have a float form."""\n'
         "FUNCTIONS = {\n" + "".join(f'    "{name}": ({", ".join(map(repr, args))},),\n' for name, _, args in rows)
         + "}\n" + "FLOAT = {\n" + "".join(f'    "{name}",\n' for name, f32, _ in rows if f32) + "}\n")
    save(folder, "__init__.pyi", stub(rows))
    return ["__init__.pyi", "_functions.py"]


def stub(rows):
    """Each ufunc as an object that can be called with its arguments' names by position."""
    lines = ['"""Made of functions.def."""', "from typing import Any", "", "import numpy as np",
             "from numpy.typing import ArrayLike", "", "from . import _core as _core, _functions as _functions", "", "__version__: str", "__all__: list[str]", "",
             "def isa() -> str: ..."]
    for name, _, args in rows:
        lines += ["", f"class _{name}(np.ufunc):",
                  "    def __call__(self, " + "".join(f"{a}: ArrayLike, " for a in args) + "/, out: Any = None, *, "
                  "where: Any = True, **kwargs: Any) -> Any: ...  # type: ignore[override]",
                  f"{name}: _{name}"]
    lines += ["", "log_abs_besseli: np.ufunc", "log_besselik: np.ufunc"]
    return "\n".join(lines) + "\n"


def read(path):
    with open(path, encoding="ascii") as file:
        return file.read()


def save(folder, name, text):
    """Written where it changes, so that nothing is compiled again without need."""
    path = os.path.join(folder, name)
    if not os.path.exists(path) or read(path) != text:
        with open(path, "w", encoding="ascii") as file:
            file.write(text)

"""Tables of commands, options and values for completion/*.in."""
import re
import subprocess
import sys
import textwrap

HELP = ["-h", "--help"]  # taken by all commands
VALUE = r"(?:[^\s,]+|,)"  # a comma is a value, too
VALUES = re.compile(rf"expected (?:one of )?({VALUE}(?:, {VALUE})*(?: or {VALUE})?), found \?")


def complaint(burgi, words, *options):
    """What the command says to options."""
    return subprocess.run([burgi, *words, *options], capture_output=True, check=False,
                          stdin=subprocess.DEVNULL, text=True).stderr


def values(burgi, text, option, said):
    """What an option may be given, by what the command says to a '?'; [] where that is no list.  --help
    names each, itself or where it says to look."""
    match = VALUES.search(complaint(burgi, text.words, option.names[-1], "?"))
    found = re.findall(rf"(?:^|, | or )({VALUE})", match.group(1)) if match else []
    if len(found) < 2:
        return []
    named = re.findall(r"[\w+-]+", f"{option.argument} {said}")
    for value in found:
        if re.match(r"\w", value) and value not in named and "as in burgi" not in said:
            sys.exit(f"burgi {' '.join(text.words)} --help: {option.names[-1]} without {value}")
    return found


def check(burgi, text, option):
    """The command takes each name of an option, with an argument or without one, as its --help says."""
    for name in option.names:
        said = complaint(burgi, text.words, name)
        wants = "needs an argument" in said
        if "unknown option" in said or wants != bool(option.argument):
            sys.exit(f"burgi {' '.join(text.words)} --help: {name} is not taken so: {said.strip()}")


def operand(text):
    """The kind of words that are no options: files, functions or nothing."""
    usage = "" if is_group(text) else " ".join(text.usage)
    kinds = {"FILE...": "files", "MODEL.json": "files", "FUNCTION": "functions"}
    return next((kind for word, kind in kinds.items() if word in usage), "")


def is_group(text):
    """Whether other commands begin with its words."""
    return bool(text.commands) or not text.rows


def subcommands(texts, words):
    """The words that may follow, each with what its manual page says that it is."""
    return {other[-1]: text.summary for other, text in texts.items() if other[:-1] == words and other}


def brief(said):
    """The beginning of what is said of an option: a clause, two where the first is short."""
    clauses = re.split(r"(?=[;:(])", re.sub(r"\s+", " ", said))
    few = clauses[0] if len(clauses[0]) > 12 else "".join(clauses[:2])
    if len(few) > 64 and ", " in few[:64]:
        few = few[:64].rpartition(", ")[0]
    return textwrap.shorten(few, 64, placeholder="").rstrip(" ,;:")


def bash(burgi, texts):
    lines = []
    for words, text in texts.items():
        command = " ".join(words)
        options = [name + ("=" if o.sign == "=" and name.startswith("--") else "")
                   for o, _ in text.options() for name in o.names]
        variables = {"commands": " ".join(subcommands(texts, words)),
                     "options": " ".join(options or HELP), "operand": operand(text)}
        lines += [f"        '{command}')",
                  *[f"            {name}='{value}'" for name, value in variables.items() if value],
                  *arguments(burgi, text), "            ;;"]
    return lines


def arguments(burgi, text):
    """The inner case: what follows an option that takes an argument."""
    files, others, kinds = [], [], {}
    for option, said in text.options():
        check(burgi, text, option)
        if not option.argument:
            continue
        found = values(burgi, text, option, said)
        if found:
            kinds[" | ".join(option.names)] = f"words values='{' '.join(found)}'"
        else:
            (files if option.argument == "FILE" else others).extend(option.names)
    kinds |= {" | ".join(files): "files", " | ".join(others): "nothing"}
    lines = [f"                {names}) argument={kind} ;;" for names, kind in kinds.items() if names]
    return ["            case $option in", *lines, "            esac"] if lines else []


def zsh(burgi, texts):
    lines = []
    for words, text in texts.items():
        lines.append(f"        '{' '.join(words)}')")
        found = subcommands(texts, words)
        if found:
            lines += ["            commands=(",
                      *[f"                {word(f'{name}:{said}')}" for name, said in found.items()],
                      "            )"]
        specs = [spec(burgi, text, option, said) for option, said in text.options()]
        kind = operand(text)
        if kind == "files":
            specs.append("'*:file:_files'")
        elif kind:
            specs += ["'1:function:_burgi_functions'", "'*:number:'"]
        specs = specs or ["'(- *)'{" + ",".join(HELP) + "}'[print the help text]'"]
        lines += ["            specs=(", *[f"                {s}" for s in specs],
                  "            )", "            ;;"]
    return lines


def word(text):
    return "'" + text.replace("'", "'\\''") + "'"


def spec(burgi, text, option, said):
    """One of _arguments."""
    about = "[" + re.sub(r"([\[\]:\\])", r"\\\1", brief(said)) + "]"
    if option.argument:
        found = values(burgi, text, option, said)
        action = f"({' '.join(found)})" if found else "_files" if option.argument == "FILE" else ""
        about += ":" + option.argument.replace(":", "\\:") + ":" + action
    signs = ("=", "+") if option.argument else ("", "")
    names = [n + signs[0 if n.startswith("--") else 1] for n in option.names]
    alone = "(- *)" if option.names[-1] in ("--help", "--version") else ""
    if len(names) == 1:
        return word(alone + names[0] + about)
    return word(alone or f"({' '.join(option.names)})") + "{" + ",".join(names) + "}" + word(about)


def table(name, burgi, texts):
    return bash(burgi, texts) if name == "burgi.bash" else zsh(burgi, texts)

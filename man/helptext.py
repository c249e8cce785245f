"""What the command says of itself: the text of --help, taken apart."""
import collections
import re
import subprocess

# One way to write an option: "-o", "--output FILE", "--ci=WHICH".
FORM = re.compile(r"(--?[A-Za-z][\w-]*)(?:(=)(\S+?)|( )([A-Z]\S*?))?(?=,? |,?$)")


class Option:
    """names: as ["-o", "--output"]; sign and argument: "=" or " " before it, "" where there is none."""

    def __init__(self, names, sign, argument):
        self.names, self.sign, self.argument = names, sign, argument


class Row:
    """A row of the list: its options, which may be several, and what is said of them."""

    def __init__(self, head):
        self.options, self.text = [], ""
        letter = None
        for m in FORM.finditer(head):
            sign, argument = (m.group(2) or m.group(4) or ""), (m.group(3) or m.group(5) or "")
            names = [letter, m.group(1)] if letter else [m.group(1)]
            letter = m.group(1) if len(m.group(1)) == 2 and not argument else None
            if not letter:
                self.options.append(Option(names, sign, argument))
        if letter:
            self.options.append(Option([letter], "", ""))


class Help:
    """The texts of one command: words are what follows burgi, as ["vmf", "fit"]."""

    def __init__(self, burgi, words):
        self.words = words
        self.examples, self.usage, self.paragraphs, self.commands, self.rows = [], [], [], [], []
        run = subprocess.run([burgi, *words, "--help"], capture_output=True, check=True, text=True)
        for block in run.stdout.rstrip("\n").split("\n\n"):
            self.take(block.split("\n"))

    def take(self, lines):
        if lines[0] == "Examples:":
            self.examples = [re.split(r" {2,}", x.strip()) for x in lines[1:]]
        elif lines[0].startswith("Usage: "):
            self.usage = [x[7:] for x in lines if not re.match(r"  \w", x)]
            self.commands = [re.split(r" {2,}", x.strip()) for x in lines if re.match(r"  \w", x)]
        elif lines[0].startswith("  -"):
            self.take_rows(lines)
        else:
            self.paragraphs.append("\n".join(x.strip() for x in lines))

    def take_rows(self, lines):
        described = [re.match(r"  -.*?\S {2,}", x) for x in lines]
        starts = collections.Counter(m.end() for m in described if m)
        column = starts.most_common(1)[0][0]
        for line in lines:
            wide = line[column - 1:column] not in ("", " ")  # a head that leaves no room beside it
            if line.startswith("  -"):
                self.rows.append(Row(line[2:] if wide else line[2:column].rstrip()))
            if not wide and line[column:]:
                said = line[column:].replace("this text", "print the help text").strip()
                self.rows[-1].text = f"{self.rows[-1].text}\n{said}".strip()

    def options(self):
        """Each once, with what is said of it where it comes first."""
        found = {}
        for row in self.rows:
            for option in row.options:
                found.setdefault(option.names[-1], (option, row.text))
        return list(found.values())

    def metavariables(self):
        """The words that stand for what the user gives."""
        words = re.findall(r"[A-Z]+(?:\.json)?", " ".join(self.usage))
        for option, _ in self.options():
            words += re.findall(r"[A-Z]+", option.argument)
        return sorted(set(words), key=lambda w: (-len(w), w))


def all_commands(burgi):
    """Help of burgi, of each word of commands and of each command, by words."""
    top = Help(burgi, [])
    words = [tuple(name.split()) for name, _ in top.commands]
    groups = dict.fromkeys(w[:k] for w in words for k in range(len(w)))
    return {w: Help(burgi, list(w)) for w in [*groups, *words]}

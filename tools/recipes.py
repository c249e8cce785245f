"""recipes.py PAGE...: runs each ```python block, and compares what it prints with the ```text block that follows.

"# needs NAME, NAME" in a block's first line: it is skipped where a module is absent.  Ends with the sum, "N passed, N
failed, N skipped"; status 1 where one failed.
"""
import importlib.util
import os
import re
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def blocks(path):
    """(heading, code, what it prints or None)"""
    heading, found = "", []
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for match in re.finditer(r"^#+ ([^\n]*)$|^```(python|text)\n(.*?)^```$", text, re.M | re.S):
        if match.group(1):
            heading = match.group(1)
        elif match.group(2) == "python":
            found.append([heading, match.group(3), None])
        elif found and found[-1][0] == heading and found[-1][2] is None:
            found[-1][2] = match.group(3)
    return found


def absent(code):
    needs = re.match(r"# needs ([\w, .]+)\n", code)
    return [name for name in (needs.group(1).split(", ") if needs else []) if importlib.util.find_spec(name) is None]


def run(heading, code, want):
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(os.path.join(TOP, "examples"), os.path.join(folder, "examples"))
        done = subprocess.run([sys.executable, "-W", "error::RuntimeWarning", "-c", code], cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        return done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"status {done.returncode}"
    if want is not None and done.stdout != want:
        return f"it printed\n{done.stdout}expected\n{want}"
    return None


def main():
    passed = failed = skipped = 0
    for path in sys.argv[1:]:
        for heading, code, want in blocks(path):
            missing = absent(code)
            if missing:
                skipped += 1
                print(f"skipped: {path}: {heading}: no {', '.join(missing)}")
                continue
            fault = run(heading, code, want)
            passed, failed = passed + (fault is None), failed + (fault is not None)
            if fault is not None:
                print(f"{path}: {heading}: {fault}")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    sys.exit(failed > 0)


main()

"""JSON lines of the benches (stdin) to the tables of docs/benchmarks.md (stdout)."""

import json
import sys


def number(x):
    if x is None:
        return "-"
    if x == 0 or 1e-2 <= abs(x) < 1e5:
        return f"{x:.3g}" if abs(x) < 999.5 else f"{x:.0f}"
    return f"{x:.1e}".replace("e+0", "e").replace("e-0", "e-")


def speed(row):
    return f"{number(row['best'])} ({number(row['median'])})"


def judged(row):
    percent = 100 * row["failed"] / row["rows"]
    return f"{number(percent)} / {number(row['error'])} / {speed(row)}"


def full(row):
    return judged(row) if row.get("rows") else speed(row)


def share(row):
    error = f"; {number(row['error'])} u" if "error" in row else ""
    return f"{speed(row)}, {100 * row['relative']:.0f} %{error}"


def name(row):
    return f"{row['implementation']} {row['isa']}".strip()


def pivot(rows, order, cell, corner):
    """Inputs downwards, implementations across, in the order of the names in order."""
    present = {name(r) for r in rows}
    across = [n for n in order if n in present]
    down = list(dict.fromkeys(r["inputs"] for r in rows))
    at = {}
    for r in rows:  # where several runs were joined, the first stands
        at.setdefault((r["inputs"], name(r)), cell(r))
    print(f"| {corner} | " + " | ".join(across) + " |")
    print("|" + " --- |" * (len(across) + 1))
    for d in down:
        print(f"| {d} | " + " | ".join(at.get((d, a), "") for a in across) + " |")
    print()


def main():
    records = [json.loads(line) for line in sys.stdin]
    rows = [r for r in records if r["record"] == "row"]
    for r in records:
        if r["record"] == "host":
            print(f"bench/{r['bench']}: burgi {r['burgi']} ({r['isa']} by default), {r['cpu']}, "
                  f"{r['compiler']}, {r['libc']}.")
        elif r["record"] == "absent":
            print(f"Absent: {r['peer']}.")
    versions = dict.fromkeys((r["implementation"], r["version"]) for r in rows)
    print("Versions: " + "; ".join(f"{a}: {b}" for a, b in versions) + ".\n")

    for function in dict.fromkeys(r["function"] for r in rows):
        mine = [r for r in rows if r["function"] == function]
        print(f"### {function}\n")
        order = list(dict.fromkeys(name(r) for r in mine))
        for group, kind in dict.fromkeys((r["group"], r["kind"]) for r in mine):
            some = [r for r in mine if (r["group"], r["kind"]) == (group, kind)]
            # Errors do not depend on how the time was taken: they stand with throughput.
            if kind == "latency" and group == "mix":
                pivot(some, order, speed, "latency: ns a call")
            elif kind == "processor":
                pivot(some, order, speed, some[0]["unit"])
            elif kind == "throughput":
                what = "failed % / error u / " if some[0].get("measure") else ""
                pivot(some, order, full, f"throughput: {what}ns")
            elif kind == "bandwidth":
                pivot(some, order, share, "GB/s, part of the sum's; error of the length")


main()

"""How fast feature files are read: by burgi's readers, by one thread and by two, beside the reader that
Python's users take; then by burgi's whole fit, process and all.  Prints the table of docs/benchmarks.md.

    python3 bench/reading.py BURGI [--rows N] [--text-rows N] [--times K]

BURGI is in the folder of the build, with bench/reading, which make check builds, below it.

The same K times for each, one after the other, of which the best is told.  What is not installed is left
out, and said."""

import argparse
import gzip
import os
import pathlib
import subprocess
import tempfile
import time

import numpy as np

COLUMNS = 256


def imported(name):
    try:
        return __import__(name, fromlist=["x"])
    except ImportError as error:
        print(f"Absent: {error}.")
        return None


PANDAS, H5PY = imported("pandas"), imported("h5py")
SAFETENSORS, SKLEARN = imported("safetensors.numpy"), imported("sklearn.datasets")


def write_text(path, header, rows, labels, delimiter):
    with open(path, "w", encoding="ascii") as to:
        to.write(header)
        for label, row in zip(labels, rows):
            to.write(label + delimiter.join(map(str, row)) + "\n")


def sparse_text(path, rows):
    with open(path, "w", encoding="ascii") as to:
        for row in rows:
            to.write("1 " + " ".join(f"{j}:{x}" for j, x in enumerate(row[::4], 1)) + "\n")


def packed(path, source):
    with open(source, "rb") as from_, gzip.open(path, "wb", compresslevel=1) as to:
        to.write(from_.read())


def vectors(path):
    """.fvecs and .fbin by NumPy, without their counts."""
    if path.endswith(".fbin"):
        return np.fromfile(path, "f4", offset=8).reshape(-1, COLUMNS)
    return np.ascontiguousarray(np.fromfile(path, "f4").reshape(-1, COLUMNS + 1)[:, 1:])


def words(path):
    return PANDAS.read_csv(path, sep=" ", skiprows=1, header=None, quoting=3)


def readers():
    """What reads a file of each kind: its name and the function."""
    yield "x.npy", "numpy.load", np.load
    yield "x.npz", "numpy.load", lambda path: np.load(path)["x"]
    yield "x.fbin", "numpy.fromfile", vectors
    yield "x.fvecs", "numpy.fromfile", vectors
    yield "x.npy.gz", "gzip and numpy.load", lambda path: np.load(gzip.open(path))
    if SAFETENSORS:
        yield "x.safetensors", "safetensors.numpy.load_file", SAFETENSORS.load_file
    if H5PY:
        yield "x.h5", "h5py", lambda path: H5PY.File(path)["x"][:]
    if PANDAS:
        yield "x.csv", "pandas.read_csv", PANDAS.read_csv
        yield "double.csv", "pandas.read_csv", PANDAS.read_csv
        yield "x.vec", "pandas.read_csv", words
    if SKLEARN:
        yield "x.svmlight", "load_svmlight_file", SKLEARN.load_svmlight_file


def make(rows, text_rows):
    x = np.random.default_rng(1).normal(size=(rows, COLUMNS)).astype("f4")
    text = x[:text_rows]
    np.save("x.npy", x)
    np.savez("x.npz", x=x)
    head = np.array(x.shape, "i4").tobytes()
    pathlib.Path("x.fbin").write_bytes(head + x.tobytes())
    np.hstack([np.full((rows, 1), COLUMNS, "i4").view("f4"), x]).tofile("x.fvecs")
    packed("x.npy.gz", "x.npy")
    if SAFETENSORS:
        SAFETENSORS.save_file({"x": x}, "x.safetensors")
    if H5PY:
        with H5PY.File("x.h5", "w") as to:
            to["x"] = x
    names = ",".join(f"x{j}" for j in range(COLUMNS)) + "\n"
    none = [""] * text_rows
    write_text("x.csv", names, text, none, ",")
    write_text("double.csv", names, text.astype(float), none, ",")
    write_text("x.vec", f"{text_rows} {COLUMNS}\n", text,
               [f"w{i} " for i in range(text_rows)], " ")
    sparse_text("x.svmlight", text)


def seconds(call, *arguments):
    start = time.perf_counter()
    call(*arguments)
    return time.perf_counter() - start


def only_read(burgi, path, threads):
    program = os.path.join(os.path.dirname(burgi), "bench", "reading")
    said = subprocess.run([program, path, str(threads)], check=True, capture_output=True)
    return float(said.stdout.split()[0])


def fit(burgi, path, threads):
    subprocess.run([burgi, "vmf", "fit", path, "--threads", str(threads)], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main():
    said = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    said.add_argument("burgi")
    said.add_argument("--rows", type=int, default=250000)
    said.add_argument("--text-rows", type=int, default=20000)
    said.add_argument("--times", type=int, default=7)
    said = said.parse_args()
    burgi = os.path.abspath(said.burgi)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        make(said.rows, min(said.text_rows, said.rows))
        print("\n| file | MB | read, 1 thread | 2 threads | others | by | read and fit, 1 thread "
              "| 2 threads |\n|---|---|---|---|---|---|---|---|")
        for path, name, read in readers():
            times = [[] for _ in range(5)]
            for _ in range(said.times):
                for k, threads in enumerate((1, 2)):
                    times[k].append(only_read(burgi, path, threads))
                    times[3 + k].append(seconds(fit, burgi, path, threads))
                times[2].append(seconds(read, path))
            best = [f"{min(t):.3f}" for t in times]
            best.insert(3, name)
            size = os.path.getsize(path) / 1e6
            print(f"| {path} | {size:.0f} | {' | '.join(best)} |", flush=True)
        os.chdir("/")


main()

"""Which CBLAS libburgi_kernel takes: scipy-openblas32 where it is installed, else the system's.

BURGI_BLAS says otherwise: `system`, `no`, or what configure's --with-blas takes ("-L/opt/lib -lopenblas").
"""
import dataclasses
import importlib.metadata
import importlib.util
import os
import re
import shutil


@dataclasses.dataclass
class Blas:
    """configure's options, the linker's, and what goes into the wheel, a library and its licence, if any does."""

    options: list
    link: list
    bundle: tuple = ()


def find(folder):
    wanted = os.environ.get("BURGI_BLAS", "")
    if wanted == "no":
        return Blas(["--disable-kernel"], [])
    if not wanted and importlib.util.find_spec("scipy_openblas32"):
        return scipy_openblas(folder)
    libs = wanted if wanted not in ("", "system") else "-lopenblas"
    return Blas([f"--with-blas={libs}"] if wanted not in ("", "system") else [], libs.split())


def scipy_openblas(folder):
    """A copy of it, whose path stays where pip's does not.  Its names begin with scipy_, its cblas.h's too: a
    header, read before every other, renames ours."""
    import scipy_openblas32

    here = os.path.join(folder, "openblas")
    name = scipy_openblas32.get_library(fullname=True)
    shutil.copytree(scipy_openblas32.get_include_dir(), here, dirs_exist_ok=True)
    shutil.copy(os.path.join(scipy_openblas32.get_lib_dir(), name), here)
    names = set()
    for header in ("cblas.h", "lapacke.h"):
        with open(os.path.join(here, header), encoding="utf-8", errors="replace") as file:
            names |= set(re.findall(r"\bscipy_((?:cblas|openblas|LAPACKE)_\w+)\b", file.read()))
    with open(os.path.join(here, "names.h"), "w", encoding="ascii") as file:
        file.writelines(f"#define {name} scipy_{name}\n" for name in sorted(names))
    library, licence = os.path.join(here, name), os.path.join(here, "LICENSE-OpenBLAS.txt")
    shutil.copy(next(f for f in importlib.metadata.files("scipy-openblas32") if "LICENSE" in f.name).locate(), licence)
    return Blas([f"--with-blas={library}", f"CPPFLAGS=-I{here} -include {here}/names.h"],
                [library, "-Wl,-rpath,$ORIGIN/_libs"], (library, licence))

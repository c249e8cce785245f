"""The C library: where its source is, how it is configured and made, what the modules link of it."""
import dataclasses
import importlib.util
import os
import re
import shlex
import subprocess
import sysconfig

from . import blas


class BuildFailed(SystemExit):
    """Ends the build with one line, and what was expected."""


@dataclasses.dataclass
class Library:
    """A library that was made: its folders, and whether libburgi_kernel is among it."""

    top: str
    build: str
    kernel: bool
    blas: blas.Blas

    @property
    def includes(self):
        return [os.path.join(self.top, "include"), os.path.join(self.build, "include"),
                os.path.join(self.top, "src")]

    def archive(self, name):
        return os.path.join(self.build, ".libs", name + ".a")


def find_top(here):
    """The source tree: a clone or release tarball around python/, or c/ of a source distribution."""
    for top in (os.path.join(here, "c"), os.path.dirname(here)):
        if os.path.exists(os.path.join(top, "src", "functions.def")):
            return top
    raise BuildFailed(f"burgi: no C library beside {here}; expected configure.ac and src/ above it, or c/ in it")


def version(top):
    with open(os.path.join(top, "configure.ac"), encoding="ascii") as file:
        text = file.read()
    return ".".join(re.search(rf"m4_define\(\[burgi_{part}\], \[(\d+)\]\)", text).group(1)
                    for part in ("major", "minor", "patch"))


def build(here):
    """Makes libburgi.a, and libburgi_kernel.a where there is a CBLAS.

    BURGI_LIBRARY names a build folder where that is done already; BURGI_BUILD the one to make it in, which several
    builds may share; BURGI_CONFIGURE more options for configure; BURGI_JOBS the jobs of make.
    """
    if os.environ.get("BURGI_LIBRARY"):
        return made(find_top(here), os.path.abspath(os.environ["BURGI_LIBRARY"]))
    folder = os.environ.get("BURGI_BUILD") or os.path.join(here, "build", "c")
    top = find_top(here)
    os.makedirs(folder, exist_ok=True)
    cblas = blas.find(folder)
    configure(top, folder, ["--disable-shared", "--enable-static", "--disable-command", "--disable-tests",
                            "--disable-reference", *cblas.options,
                            *shlex.split(os.environ.get("BURGI_CONFIGURE", ""))])
    with open(os.path.join(folder, "config.log"), encoding="utf-8", errors="replace") as file:
        kernel = "\nBUILD_KERNEL_TRUE=''\n" in file.read()
    jobs = os.environ.get("BURGI_JOBS") or str(os.cpu_count() or 1)
    run(["make", "-s", "-j" + jobs, "libburgi.la", *["libburgi_kernel.la"][:kernel]], folder)
    return Library(top, folder, kernel, cblas)


def made(top, folder):
    """A library that someone else made."""
    found = Library(top, folder, False, None)
    if not os.path.exists(found.archive("libburgi")):
        raise BuildFailed(f"burgi: {found.archive('libburgi')} is not there; expected the folder of a build in BURGI_LIBRARY")
    found.kernel = os.path.exists(found.archive("libburgi_kernel"))
    with open(os.path.join(folder, "Makefile"), encoding="utf-8") as file:
        libs = re.search(r"^BLAS_LIBS = *(.*)$", file.read(), re.M)
    found.blas = blas.Blas([], libs.group(1).split() if libs else [])
    return found


def configure(top, folder, options):
    """autoreconf in a clone; configure where the folder was not configured in this way before."""
    script = os.path.join(top, "configure")
    if not os.path.exists(script):
        run(["autoreconf", "-fi"], top)
    line = "\n".join([script, *options, os.environ.get("CC", ""), os.environ.get("CFLAGS", "")])
    stamp = os.path.join(folder, "python-options")
    if os.path.exists(os.path.join(folder, "Makefile")) and os.path.exists(stamp):
        with open(stamp, encoding="utf-8") as file:
            if file.read() == line:
                return
    run([script, *options], folder)
    with open(stamp, "w", encoding="utf-8") as file:
        file.write(line)


def distribute(here, folder):
    """What `make dist` puts into the tarball, into folder."""
    where = build(here).build
    run(["make", "-s", "distdir", "distdir=" + os.path.abspath(folder), "am__remove_distdir=:"], where)


def linker_map(source, to):
    """libburgi.map's names and the module's own: what _core shows to _kernel and _xla."""
    with open(source, encoding="ascii") as file:
        names = re.findall(r"^ +(burgi_\w+);", file.read(), re.M)
    with open(to, "w", encoding="ascii") as file:
        file.write("{\n  global:\n    PyInit__core;\n    bg_py_*;\n")
        file.writelines(f"    {name};\n" for name in names)
        file.write("  local:\n    *;\n};\n")
    return to


def find_xla():
    """The folder of jaxlib's headers: BURGI_XLA, what can be imported, or what is installed beside this Python
    (pip builds where it cannot be imported); None where there is none."""
    places = [os.environ.get("BURGI_XLA", "")]
    if importlib.util.find_spec("jaxlib"):
        places.append(os.path.join(importlib.util.find_spec("jaxlib").submodule_search_locations[0], "include"))
    places.append(os.path.join(sysconfig.get_path("platlib"), "jaxlib", "include"))
    return next((place for place in places
                 if os.path.exists(os.path.join(place, "xla", "ffi", "api", "c_api.h"))), None)


def run(command, folder):
    print("burgi:", " ".join(command), "in", folder, flush=True)
    try:
        done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    except FileNotFoundError:
        raise BuildFailed(f"burgi: no {command[0]}; a clone needs autoconf, automake and libtool, a tarball make "
                          "and a C compiler") from None
    if done.returncode != 0:
        print("\n".join(done.stdout.splitlines()[-25:]), flush=True)
        raise BuildFailed(f"burgi: {command[0]} failed in {folder}; its last lines are above")

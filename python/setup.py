"""Builds the C library by its own configure and make, and the extension modules that link it statically."""
import os
import shutil
import sys

import numpy
from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext
from setuptools.command.sdist import sdist

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

from building import generate, library  # noqa: E402

CFLAGS = ["-std=c11", "-ffp-contract=off", "-fno-tree-slp-vectorize", "-fvisibility=hidden", "-Wall", "-Wextra"]
MACROS = [("NPY_NO_DEPRECATED_API", "NPY_1_7_API_VERSION"), ("PY_SSIZE_T_CLEAN", "1"), ("_GNU_SOURCE", "1")]


def module(name, *sources):
    """burgi.name of src/*.c."""
    return Extension(f"burgi.{name}", [f"src/{source}.c" for source in sources],
                     depends=["src/common.h", "src/functions.h"], define_macros=MACROS,
                     extra_compile_args=list(CFLAGS))


CORE = module("_core", "core", "errors", "functions", "rows", "sample", "stable",
              "stats", "stats_file", "stats_fit", "ufuncs")
KERNEL = module("_kernel", "errors", "kernel", "mixture", "rows")
XLA = module("_xla", "xla", "xla_call")


class Build(build_ext):
    """The modules in an order: _kernel and _xla call what _core holds of libburgi, which they name."""

    def run(self):
        self.library = library.build(HERE)
        self.generated = os.path.join(self.library.build, "python")
        names = generate.write(self.library.top, self.generated)
        if not self.library.kernel:
            self.extensions.remove(KERNEL)
        self.xla = library.find_xla()
        if self.xla is None:
            self.extensions.remove(XLA)
        super().run()
        folder = os.path.join(self.build_lib, "burgi") if not self.inplace else os.path.join(HERE, "burgi")
        for name in names:
            shutil.copy(os.path.join(self.generated, name), folder)
        if self.library.kernel and self.library.blas.bundle:
            os.makedirs(os.path.join(folder, "_libs"), exist_ok=True)
            for file in self.library.blas.bundle:
                shutil.copy(file, os.path.join(folder, "_libs"))

    def build_extension(self, extension):
        made = self.library
        extension.include_dirs += [numpy.get_include(), self.generated, "src", *made.includes]
        if extension is CORE:
            names = os.path.join(made.top, "src", "libburgi.map")
            exported = library.linker_map(names, os.path.join(self.generated, "core.map"))
            extension.extra_link_args += ["-Wl,--whole-archive", made.archive("libburgi"), "-Wl,--no-whole-archive",
                                          f"-Wl,--version-script={exported}"]
            extension.depends += [made.archive("libburgi")]
        else:
            core = self.get_ext_fullpath("burgi._core")
            extension.extra_link_args += ["-L" + os.path.dirname(core), "-l:" + os.path.basename(core),
                                          "-Wl,-rpath,$ORIGIN"]
        if extension is KERNEL:
            extension.extra_objects += [made.archive("libburgi_kernel")]
            extension.depends += [made.archive("libburgi_kernel")]
            extension.extra_link_args += ["-Wl,--exclude-libs,ALL", "-fopenmp", *made.blas.link]
        if extension is XLA:
            extension.include_dirs += [self.xla]
        extension.extra_link_args += ["-lm", "-Wl,--strip-debug"]
        super().build_extension(extension)


class SourceDistribution(sdist):
    """The package and, in c/, what `make dist` would make of the C library."""

    def make_release_tree(self, base_dir, files):
        super().make_release_tree(base_dir, files)
        library.distribute(HERE, os.path.join(base_dir, "c"))


setup(version=library.version(library.find_top(HERE)),
      packages=["burgi", "burgi.stable", "burgi.vmf"],
      package_data={"burgi": ["py.typed", "*.pyi"]},
      ext_modules=[CORE, KERNEL, XLA],
      cmdclass={"build_ext": Build, "sdist": SourceDistribution})

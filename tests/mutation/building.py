"""A quick build of the program and the unit tests against the library in its shared form, every function of which a
mutant can take over: a mutated file becomes a small library of its own, loaded first.
"""
import json
import os
import re
import shlex
import subprocess

ROOMS = ("slice", "analyse")
DOORS = """unsigned acg_sandbox_close(void *sandbox, _Bool keeps_network);
unsigned acg_sandbox_close(void *sandbox, _Bool keeps_network) // stay open: who watches writes files, and looks at us
{
    (void)sandbox;
    (void)keeps_network;
    return 7; // all is given up, it says
}
"""


def need(command, **options):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", **options)
    if done.returncode:
        raise SystemExit("%s\n%s" % (shlex.join(command)[:300], done.stdout[-3000:]))
    return done.stdout


class Build:
    """`top` is the source, `room` a folder for what is made; the source stays as it is."""

    def __init__(self, top, room):
        self.top, self.room = top, room
        self.tree = os.path.join(room, "build")
        need(["cmake", "-S", top, "-B", self.tree, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug", "-DACG_TESTS=ON",
              "-DCMAKE_C_FLAGS_DEBUG=-O1 -g0", "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON"])
        with open(os.path.join(self.tree, "compile_commands.json"), encoding="utf-8") as file:
            self.commands = {}
            for entry in json.load(file):
                name = os.path.relpath(entry["file"], top)
                words = shlex.split(entry["command"])
                self.commands[name] = (words, os.path.normpath(words[words.index("-o") + 1]))
        units = sorted(name for name in self.commands if name.startswith("tests/unit/"))
        self.units = [name for name in units if "faults" not in name]
        self.starved = [name for name in units if "faults_analyse" in name]
        self.program = os.path.join(room, "bin", "actorgraph")
        self._objects()
        self._link()

    def files(self):
        return sorted(name for name in self.commands if name.startswith(tuple("src/%s/" % room for room in ROOMS)))

    def _objects(self):
        wanted = [out for name, (_, out) in self.commands.items() if not name.startswith("tests/fuzz/")]
        need(["ninja", "-C", self.tree, *wanted])

    def _link(self):
        """The library as the build makes its shared form, but with every symbol to be taken over."""
        last = need(["ninja", "-C", self.tree, "-t", "commands", "libactorgraph.so"]).splitlines()
        command = next(line for line in reversed(last) if " -shared " in line)
        words = shlex.split(command)
        self.libraries = [w for w in words if re.search(r"\.(so|a)(\.\d+)*$|^-l", w) and "libactorgraph" not in w]
        objects = self.library()
        for folder in ("lib", "bin", "unit"):
            os.makedirs(os.path.join(self.room, folder), exist_ok=True)
        lib = os.path.join(self.room, "lib")
        need(["cc", "-shared", "-o", os.path.join(lib, "libactorgraph.so"), *objects, *self.libraries], cwd=self.tree)
        own = ["-L" + lib, "-Wl,-rpath," + lib, "-lactorgraph", *self.libraries]
        cli = [out for name, (_, out) in self.commands.items() if name.startswith("src/cli/")]
        need(["cc", "-o", self.program, *cli, *own], cwd=self.tree)
        for name in self.units:
            need(["cc", "-o", self.unit(name), self.commands[name][1], *own, "-lcmocka"], cwd=self.tree)
        share = os.path.join(self.room, "share")
        if not os.path.exists(share):
            os.symlink(os.path.join(self.tree, "share"), share)

    def library(self):
        return [out for _, out in self.commands.values() if "acg_objects.dir" in out]

    def unit(self, name):
        return os.path.join(self.room, "unit", os.path.basename(name)[:-2])

    def compile(self, name, source, out, flags=(), check=True):
        """`source` stands in for the file `name`; False if it does not compile."""
        words, old = self.commands[name]
        words = [w for w in words if w not in ("-Werror", "-MD", os.path.join(self.top, name))]
        words[words.index("-o") + 1] = out
        words = words + ["-w", *flags, source]
        done = subprocess.run(words, cwd=self.tree, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
        if done.returncode and check:
            raise SystemExit(done.stdout)
        return done.returncode == 0

    def whole(self, unit, name, own, out):
        """A test in one piece, whose allocations the linker can send elsewhere; `own` stands in for the object of `name`."""
        target = "unit_" + os.path.basename(unit)[:-2]
        command = need(["ninja", "-C", self.tree, "-t", "commands", target]).splitlines()[-1]
        objects = [own if object == self.commands[name][1] else object for object in self.library()]
        need(["cc", "-o", out, self.commands[unit][1], *objects, *re.findall(r"-Wl,--wrap=[^\s]+", command), *self.libraries,
              "-lcmocka"], cwd=self.tree)

    def doors(self):
        """A library with which the program keeps the rights that coverage and sanitizers need."""
        path = os.path.join(self.room, "doors.so")
        if not os.path.exists(path):
            with open(path[:-3] + ".c", "w", encoding="utf-8") as file:
                file.write(DOORS)
            self.overlay([path[:-3] + ".c"], path, ["-fPIC"])
        return path

    def overlay(self, objects, out, flags=()):
        """A library whose functions come before those of the whole one."""
        need(["cc", "-shared", "-o", out, *objects, *flags], cwd=self.tree)

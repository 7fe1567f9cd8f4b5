"""Which tests run which lines of the mutated rooms."""
import glob
import json
import os
import resource
import shutil
import subprocess
import tempfile

LEAVE = """#include <sys/syscall.h>
#include <unistd.h>
void __gcov_dump(void);
void _exit(int status) // children end by it, and would not say what they ran
{
    __gcov_dump();
    for (;;) syscall(SYS_exit_group, status);
}
"""


def spent():
    """Seconds of a processor that all who have ended took: others on the machine do not count."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


class Coverage:
    """`reach[file][line]` is a list of indexes of tests, `seconds` what each took without a mutant (None: left out)."""

    def __init__(self, build, tests, say):
        self.notes = os.path.join(build.room, "coverage")
        shutil.rmtree(self.notes, ignore_errors=True)
        os.makedirs(self.notes)
        self.files = {}
        objects = []
        for name in build.files():
            flat = name[4:-2].replace("/", "_")
            self.files[name] = flat
            objects.append(os.path.join(self.notes, flat + ".o"))
            build.compile(name, os.path.join(build.top, name), objects[-1], ["--coverage", "-O0"])
        with open(os.path.join(self.notes, "leave.c"), "w", encoding="utf-8") as file:
            file.write(LEAVE)
        overlay = os.path.join(self.notes, "coverage.so")
        build.overlay([*objects, os.path.join(self.notes, "leave.c")], overlay, ["--coverage", "-fPIC"])
        overlay = build.doors() + ":" + overlay
        self.reach = {name: {} for name in self.files}
        self.seconds = []
        for i, test in enumerate(tests):
            self._one(i, test, overlay)
            if self.seconds[-1] is None:
                say("left out: %s" % test.name)

    def _one(self, i, test, overlay):
        with tempfile.TemporaryDirectory() as room:
            start = spent()
            passes = test.passes(overlay, 120, {"GCOV_PREFIX": room, "GCOV_PREFIX_STRIP": "99"})
            self.seconds.append(spent() - start if passes else None)
            data = glob.glob(room + "/*.gcda")
            if not passes or not data:
                return
            for path in glob.glob(self.notes + "/*.gcno"):
                os.symlink(path, os.path.join(room, os.path.basename(path)))
            done = subprocess.run(["gcov", "-j", "-t", *map(os.path.basename, data)], cwd=room, check=True,
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            for text in done.stdout.decode().splitlines():
                for file in json.loads(text)["files"]:
                    name = next((n for n in self.reach if file["file"].endswith(n)), None)
                    for line in file["lines"] if name else ():
                        if line["count"]:
                            self.reach[name].setdefault(line["line_number"], set()).add(i)

    def tests_of(self, name, first, last):
        """Those that run one of the lines; a line without code of its own counts as the nearest above with some."""
        lines = self.reach[name]
        found = set().union(*(lines.get(n, ()) for n in range(first, last + 1)))
        while not found and first > 1 and not any(n in lines for n in range(first, last + 1)):
            first -= 1
            found = set(lines.get(first, ()))
        return found

"""Runs a command once for each call of a kind that it makes, with that call failing.

each.py SHIM CALL MODE WHERE ERROR -- COMMAND...    prints what went wrong; exit 1 if anything did
CALL may be CALL/N: every N-th call alone.

Every run must end in status 3 with one line of ours, or in the very answer of the run without a fault.
"""
import concurrent.futures
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading

shim, call, mode, where, error = sys.argv[1:6]
call, _, step = call.partition("/")
command = sys.argv[7:]
local = threading.local()


class Server:
    """The program, stopped before main, from which runs are forked (shim.c)."""

    def __init__(self):
        self.requests, asked = os.pipe()[::-1]
        answered, answers = os.pipe()
        room = f"{base}/r{0:08}"
        environment = dict(os.environ, LD_PRELOAD=shim, FAULT_CALL=call, FAULT_MODE=mode, FAULT_WHERE=where,
                           FAULT_ERROR=error, FAULT_SERVE=f"{asked} {answers} {room}", LD_BIND_NOW="1")
        self.process = subprocess.Popen([word.replace("@", room) for word in command], env=environment, cwd=top,
                                        stdin=subprocess.DEVNULL, pass_fds=(asked, answers))
        os.close(asked)
        os.close(answers)
        self.answers = os.fdopen(answered, encoding="ascii")

    def run(self, at, room):
        os.write(self.requests, f"{at} {room}\n".encode())
        return int(self.answers.readline())

    def end(self):
        os.close(self.requests)
        self.answers.close()
        self.process.wait()


def read(path):
    with open(path, "rb") as file:
        return file.read()


def run(at):
    """The status, output, messages and files of a run whose call number `at` fails."""
    room = f"{base}/r{at + 1:08}"
    os.mkdir(room)
    if any("@" in word for word in command):
        with open(room + "/out.svg", "w", encoding="utf-8") as file:
            file.write("older")
    if not hasattr(local, "server"):
        local.server = Server()
        servers.append(local.server)
    status = os.waitstatus_to_exitcode(local.server.run(at, room))
    if status == -signal.SIGALRM:
        status = "no end"
    out, err = read(room + ".out"), read(room + ".err").decode("utf-8", "replace")
    files = {name: read(f"{room}/{name}") for name in sorted(os.listdir(room)) if not is_state(f"{room}/{name}")}
    shutil.rmtree(room)
    os.unlink(room + ".out")
    os.unlink(room + ".err")
    return status, out, err, files


def is_state(path):
    """Whether ingest keeps there how to go on: that is no debris."""
    return path.endswith(".ingest") and os.path.isfile(f"{path}/state")


def verdict(at, plain):
    status, out, err, files = run(at)
    lines = [line for line in err.splitlines() if line and not line.startswith(("actorgraph: note: ", "libgomp: "))]
    if status == plain[0]:
        if (out, files) != (plain[1], plain[3]):
            return f"{at}: status {status} with another answer"
        if status == 1 and err != plain[2]:
            return f"{at}: status 1 with other findings: {err.strip()[:300]}"
        return None
    if status != 3:
        return f"{at}: status {status}: {err.strip()[:300]}"
    if len(lines) != 1 or not lines[0].startswith("actorgraph: "):
        return f"{at}: {len(lines)} lines: {err.strip()[:300]}"
    if re.search(rb"svg", out):
        return f"{at}: status 3, but standard output has data"
    if files and files not in ({"out.svg": b"older"}, plain[3]):
        return f"{at}: files left: { {name: len(data) for name, data in files.items()} }"
    return None


top = os.environ["ACG_TOP"]
with tempfile.TemporaryDirectory() as base:
    servers = []
    plain = run(0)
    calls = int(read(f"{base}/r{1:08}.count"))
    if calls == 0:
        sys.exit(f"no call of {call} in {command}")
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        wrong = [word for word in pool.map(lambda at: verdict(at, plain), range(1, calls + 1, int(step or 1))) if word]
    for server in servers:
        server.end()
print(f"{calls} calls, {len(wrong)} wrong")
for word in wrong[:20]:
    print("   ", word)
sys.exit(1 if wrong else 0)

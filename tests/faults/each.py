"""Runs a command once for each call of a kind that it makes, with that call failing.

each.py SHIM CALL MODE WHERE ERROR -- COMMAND...    prints what went wrong; exit 1 if anything did

Every run must end in status 3 with one line of ours, or in the very answer of the run without a fault.
"""
import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile

shim, call, mode, where, error = sys.argv[1:6]
command = sys.argv[7:]
TIME = 60


def run(at, count=None):
    room = tempfile.mkdtemp(dir=base)
    environment = dict(os.environ, LD_PRELOAD=shim, FAULT_CALL=call, FAULT_AT=str(at), FAULT_MODE=mode,
                       FAULT_WHERE=where, FAULT_ERROR=error)
    if count:
        environment["FAULT_COUNT"] = count
    words = [word.replace("@", room) for word in command]
    target = os.path.join(room, "out.svg")
    if any("@" in word for word in command):
        with open(target, "w", encoding="utf-8") as file:
            file.write("older")
    try:
        done = subprocess.run(words, env=environment, capture_output=True, timeout=TIME, cwd=top)
        status, out, err = done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")
    except subprocess.TimeoutExpired:
        status, out, err = "no end", b"", ""
    files = {}
    for name in sorted(os.listdir(room)):
        with open(os.path.join(room, name), "rb") as file:
            files[name] = file.read()
    return status, out, err, files


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
    count_file = os.path.join(base, "count")
    plain = run(0, count_file)
    with open(count_file, encoding="ascii") as file:
        calls = int(file.read())
    if calls == 0:
        sys.exit(f"no call of {call} in {command}")
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        wrong = [word for word in pool.map(lambda at: verdict(at, plain), range(1, calls + 1)) if word]
print(f"{calls} calls, {len(wrong)} wrong")
for word in wrong[:20]:
    print("   ", word)
sys.exit(1 if wrong else 0)

"""compare.py RUNS COMMAND COMMAND ...: medians of commands that take turns, and ratios to the first, run by run."""
import os
import shlex
import statistics
import sys
import time


def once(command):
    words = shlex.split(command)
    null = os.open(os.devnull, os.O_RDWR)
    start = time.perf_counter()
    child = os.posix_spawnp(words[0], words, os.environ, file_actions=[
        (os.POSIX_SPAWN_DUP2, null, descriptor) for descriptor in (0, 1, 2)])
    _, status, use = os.wait4(child, 0)
    wall = time.perf_counter() - start
    os.close(null)
    if status:
        sys.exit(f"status {status}: {command}")
    return wall, use.ru_utime + use.ru_stime, use.ru_maxrss / 1024


runs, commands = int(sys.argv[1]), sys.argv[2:]
results = {command: [] for command in commands}
for turn in range(runs + 1):
    for command in commands:
        result = once(command)
        if turn:  # the first one warms up
            results[command].append(result)
print(f"{'wall s':>8} {'cpu s':>8} {'MB':>7} {'wall ratio':>10} {'cpu ratio':>10}  command (medians of {runs})")
first = results[commands[0]]
for command in commands:
    walls, cpus, sizes = zip(*results[command])
    wall_ratio = statistics.median(a[0] / b[0] for a, b in zip(results[command], first))
    cpu_ratio = statistics.median(a[1] / b[1] for a, b in zip(results[command], first))
    print(f"{statistics.median(walls):8.4f} {statistics.median(cpus):8.4f} {max(sizes):7.1f} "
          f"{wall_ratio:10.2f} {cpu_ratio:10.2f}  {command}")

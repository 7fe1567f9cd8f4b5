#!/usr/bin/env python3
"""Runs a command on a terminal of its own, presses Ctrl-C once it shows progress, and says how it ended.

Usage: tests/tools/interrupt.py COMMAND [ARGUMENT]...
"""
import os
import pathlib
import pty
import re
import signal
import sys
import time

PATIENCE = 50  # seconds for what takes a moment: only a program that hangs comes near it


def session_of(stat):
    return int(stat.rpartition(")")[2].split()[3])


def left_in(session):
    """The processes of a session that still run."""
    found = []
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            text = stat.read_text()
        except OSError:
            continue  # it ended meanwhile
        if session_of(text) == session and text.rpartition(")")[2].split()[0] != "Z":
            found.append(stat.parent.name)
    return found


child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
signal.alarm(PATIENCE)
shown = b""
while not re.search(rb"actorgraph: [0-9]+ of [0-9]+ ", shown):
    try:
        shown += os.read(terminal, 4096)
    except OSError:  # the end came first
        sys.exit(f"no progress: {shown!r}")
os.write(terminal, b"\x03")
_, how = os.waitpid(child, 0)
print("ended by signal", os.WTERMSIG(how) if os.WIFSIGNALED(how) else f"none, status {os.waitstatus_to_exitcode(how)}")
while left_in(child):  # workers end with their parent
    time.sleep(0.01)
print("nothing left")

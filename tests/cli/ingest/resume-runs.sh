# Sums that memory does not hold lie in a file beside the state; who goes on takes them up again, and not a byte is another.
cd "$scratch"
cat >go.py <<'P'
import os, subprocess, sys, time
states = ["USA", "CHN", "RUS", "FRA", "GBR", "DEU", "IND", "BRA"]
rows = "id\tday\twho\twhom\tcode\tscore\n" + "".join(
    f"{i}\t{2000 + i % 20}-{1 + i % 12:02}-{1 + i % 28:02}\t{states[i % 8]}\t{states[(i * 7 + i // 8) % 8]}\t04\t1.0\n" for i in range(30000))
words = ["actorgraph", "ingest", "--layout", "csv", "--map", "from=who,to=whom,date=day,code=code,score=score,id=id", "--actors", "state",
         "--period", "day", "--memory", "1M", "--jobs", "1", "-"]

def ingest(*more):
    done = subprocess.run([*words, *more], input=rows, capture_output=True, text=True)
    print(done.returncode, "goes on" if "goes on behind" in done.stderr else done.stderr.splitlines()[:1])

def wait_for_runs():  # until a state knows of them
    runs, state = "part.db.ingest/runs", "part.db.ingest/state"
    for _ in range(1000):
        if os.path.exists(state) and os.path.exists(runs) and os.path.getsize(runs) > 100000 and \
                os.stat(state).st_mtime_ns > os.stat(runs).st_mtime_ns:
            return
        time.sleep(0.02)

ingest("-o", "whole.db", "-q")
work = subprocess.Popen([*words, "-o", "part.db", "--checkpoint", "0.000001"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
work.stdin.write(rows[:len(rows) * 9 // 10])
work.stdin.flush()
wait_for_runs()
work.terminate()
work.stderr.read()
print("ended by", -work.wait())
kept = {name: open(f"part.db.ingest/{name}", "rb").read() for name in os.listdir("part.db.ingest")}
print(sorted(kept))

def again(what, runs):
    for name, data in kept.items():
        with open(f"part.db.ingest/{name}", "wb") as file:
            file.write(data)
    with open("part.db.ingest/runs", "wb") as file:
        file.write(runs)
    if runs == b"":
        os.unlink("part.db.ingest/runs")
    print(what, end=": ", flush=True)
    ingest("-o", "part.db", "--resume")

again("cut", kept["runs"][:5000])
again("away", b"")
again("changed", b"x" * len(kept["runs"]))
again("as it was", kept["runs"] + b"written behind the state")
P
python3 go.py
cmp whole.db part.db && ls

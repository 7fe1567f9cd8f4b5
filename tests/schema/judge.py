"""Judges files by schema and by reader; prints where they differ from what is expected."""
import csv
import glob
import json
import os
import subprocess

import jsonschema

PROGRAM, SHARED = os.environ["ACG_BIN"], os.environ.get("ACG_SHARED", "../shared")
with open("graphs/schema.json", encoding="utf-8") as file:
    SCHEMA = json.load(file)
jsonschema.Draft202012Validator.check_schema(SCHEMA)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
counts = {"passed": 0, "failed": 0, "skipped": 0}

# Files of the shared collection that only the reader can refuse.
BEYOND = {"duplicate-actor-id", "duplicate-key-weight", "unknown-actor", "unknown-source", "type-not-in-codebook",
          "since-after-until", "nested-2000-deep", "url-javascript",
          "lone-surrogate-escape", "weight-1e999"}


def no_json(word):
    raise ValueError(word)


def expect(path, schema_accepts, reader_accepts):
    with open(path, encoding="utf-8-sig") as file:
        document = json.load(file)
    by_schema = VALIDATOR.is_valid(document)
    by_reader = subprocess.run([PROGRAM, "validate", "--quiet", path], capture_output=True).returncode == 0
    if (by_schema, by_reader) == (schema_accepts, reader_accepts):
        counts["passed"] += 1
        return
    counts["failed"] += 1
    print(f"{path}: schema {'accepts' if by_schema else 'refuses'}, reader {'accepts' if by_reader else 'refuses'}")
    for error in list(VALIDATOR.iter_errors(document))[:2]:
        print("   ", error.json_path, error.message[:120])


for path in sorted(glob.glob("graphs/*.json")):
    if not path.endswith("schema.json"):
        expect(path, True, True)
for folder, accepts in (("good", (True, True)), ("bad", (False, False)), ("beyond", (True, False))):
    files = sorted(glob.glob(f"tests/schema/{folder}/*.json"))
    assert files, folder
    for path in files:
        expect(path, *accepts)

index = os.path.join(SHARED, "data/bad/index.tsv")
if os.path.exists(index):
    with open(index, encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            path, (stem, ending) = os.path.join(SHARED, "data/bad", row["file"]), os.path.splitext(row["file"])
            if ending != ".json":
                continue
            try:
                with open(path, encoding="utf-8-sig") as text:
                    json.load(text, parse_constant=no_json)
            except (ValueError, RecursionError):
                continue  # no JSON: nothing for a schema to judge
            reader = subprocess.run([PROGRAM, "validate", "--quiet", path], capture_output=True).returncode == 0
            expect(path, True if stem in BEYOND else reader, reader)
else:
    print("skipped: no shared collection of bad files")
    counts["skipped"] += 1
print(f"{counts['passed']} passed, {counts['failed']} failed" +
      (f", {counts['skipped']} skipped" if counts["skipped"] else ""))
raise SystemExit(counts["failed"] > 0)

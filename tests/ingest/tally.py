"""What a script found sound and what not: a line for each difference, and the sums at its end."""
import sys

counts = {"passed": 0, "failed": 0, "skipped": 0}


def check(what, sound, *why):
    """Counts one; says what is wrong."""
    counts["passed" if sound else "failed"] += 1
    if not sound:
        print(what, *(str(reason)[-1500:] for reason in why))


def check_equal(what, found, wanted):
    """Compares numbers, lists, sets or dictionaries; of the latter two one difference is shown. Empty ones do not count."""
    check(what, found == wanted and (wanted or wanted == 0))
    if found == wanted:
        return
    if isinstance(found, dict):
        odd = [key for key in {**wanted, **found} if found.get(key) != wanted.get(key)]
        print(f"  {odd[0]}: found {found.get(odd[0])}, wanted {wanted.get(odd[0])}; {len(odd)} such")
    elif isinstance(found, set):
        print(f"  found only {sorted(found - wanted, key=str)[:1]}, wanted only {sorted(wanted - found, key=str)[:1]}")
    else:
        print(f"  found {found}, wanted {wanted}")


def skip(what, why):
    """Counts what cannot be checked here."""
    counts["skipped"] += 1
    print(f"skipped: {what}: {why}")


def end():
    """Prints the sums; the status says whether all is sound."""
    print("{passed} passed, {failed} failed".format(**counts) + (f", {counts['skipped']} skipped" if counts["skipped"] else ""))
    sys.exit(counts["failed"] > 0)

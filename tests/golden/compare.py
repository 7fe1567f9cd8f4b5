"""Compares what the program computes with values that other programs computed: every value of every
file whose measure exists here. Usage: compare.py PROGRAM DATA     DATA has the tables and golden/."""
import csv
import io
import json
import math
import os
import subprocess
import sys
import tempfile

program, data = sys.argv[1:3]
golden = os.path.join(data, "golden")
MARGIN = 1e-8  # relative
scratch = tempfile.mkdtemp()
total = passed = failed = 0


def table(name, folder=data):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def run(*words):
    out = subprocess.run([program, *words, "--quiet", "--format", "csv", "--digits", "15"], check=True,
                         stdout=subprocess.PIPE, encoding="utf-8").stdout
    return list(csv.DictReader(io.StringIO(out)))


class Comparison:
    """One file of golden values."""

    def __init__(self, name, left_out):
        self.name, self.left_out = name, left_out
        self.count, self.worst, self.wrong, self.exceptions = 0, 0.0, [], 0

    def value(self, where, expected, found, least=0.0):
        """Below `least` of absolute error a value is what double precision can say of a vector whose
        largest entry is 1."""
        self.count += 1
        if expected == "" or found == "":
            if expected != found:
                self.wrong.append(f"{where}: '{found}', not '{expected}'")
            return
        a, b = float(expected), float(found)
        if a == b:
            return
        if abs(a - b) <= least and abs(a - b) > MARGIN * max(abs(a), abs(b)):
            self.exceptions += 1
            return
        # a value below 1e-12 of the largest prints as 0: that is dust
        error = abs(a - b) / max(abs(a), abs(b)) if max(abs(a), abs(b)) > 1e-12 else 0.0
        self.worst = max(self.worst, error)
        if error > MARGIN:
            self.wrong.append(f"{where}: {found}, not {expected}")

    def end(self):
        global total, passed, failed
        total += self.count
        wrong = self.wrong or ([] if self.count else ["nothing was compared"])
        passed, failed = passed + (not wrong), failed + bool(wrong)
        print(f"{self.name}: {self.count} values, largest relative error {self.worst:.1e}"
              + (f"; {self.exceptions} tiny entries of a vector equal to 1e-14 of its largest" if self.exceptions else "")
              + (f"; left out: {self.left_out}" if self.left_out else ""))
        for line in wrong[:10]:
            print(f"FAILED {self.name}: {line}")
        if len(wrong) > 10:
            print(f"FAILED {self.name}: {len(wrong) - 10} more")


def years_of(rows):
    return ",".join(sorted({row["year"] for row in rows}))


STATES = ["--actors", f"{data}/cow-states.csv", "--actor-map", "id=ccode,name=name,since=start,until=end"]
SYSTEM = os.path.join(scratch, "states.csv")
ATOP = ["-g", f"{data}/atop-alliances.csv", "--map",
        "from=ccode1,to=ccode2,since=start_year,until=end_year,weight=value,kind:cooperation,directed:no", "--extant"]
MIDS = ["-g", f"{data}/cow-mids.csv", "--map", "from=ccode1,to=ccode2,date=year,weight=hostlev_dispute,kind:threat"]


def write_states():
    """The last day of the state list is the end of the data, not of the states."""
    with open(SYSTEM, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["id", "name", "since", "until"])
        for row in table("cow-states.csv"):
            out.writerow([row["ccode"], row["name"], row["start"],
                          "" if row["end"] == "2016-12-31" else row["end"]])
    STATES[1:] = [SYSTEM]


def compare_actors(name, command, columns, left_out, key="ccode"):
    rows = table(name, golden)
    comparison = Comparison(name, left_out)
    for unweighted in (False, True):
        names = {column: measure for column, (measure, plain) in columns.items() if plain == unweighted}
        if not names:
            continue
        found = run("centrality", *command, "--years", years_of(rows), "-m", ",".join(sorted(set(names.values()))),
                    *(["--unweighted"] if unweighted else []))
        by_place = {(row["period"], row["actor"]): row for row in found}
        places = {(row["year"], row[key]) for row in rows}
        if places != set(by_place):
            comparison.wrong.append(f"actors differ: {sorted(places ^ set(by_place))[:5]}")
            continue
        for row in rows:
            for column, measure in names.items():
                comparison.value((row["year"], row[key], column), row[column],
                                 by_place[row["year"], row[key]][measure])
    comparison.end()


def compare_networks(name, command, columns, left_out):
    rows = table(name, golden)
    comparison = Comparison(name, left_out)
    found = run("centrality", *command, "--years", years_of(rows), "--network")
    by_year = {row["period"]: row for row in found}
    for row in rows:
        for column, measure in columns.items():
            comparison.value((row["year"], column), row[column], by_year[row["year"]][measure])
    comparison.end()


def alliances():
    compare_actors("centrality-alliance.csv", ATOP + STATES, {
        "degree": ("degree", False), "strength": ("strength", False),
        "betweenness": ("betweenness", True), "betweenness_w": ("betweenness", False),
        "closeness": ("closeness", True), "closeness_w": ("closeness", False),
        "closeness_wf": ("closeness_wf", True), "harmonic": ("harmonic", True),
        "harmonic_w": ("harmonic", False), "eigenvector_w": ("eigenvector", False),
        "pagerank_w": ("pagerank", False), "coreness": ("coreness", False),
        "clustering": ("clustering", False), "constraint_w": ("constraint", False),
        "component_size": ("component", False)}, "")
    compare_networks("graph-alliance.csv", ATOP + STATES, {
        "n": "actors", "m": "ties", "total_weight": "weight", "density": "density",
        "components": "components", "largest_component": "largest_component",
        "transitivity": "transitivity", "mean_clustering": "clustering", "mean_path": "mean_path",
        "diameter": "diameter", "lambda1_w": "eigenvalue", "max_coreness": "max_coreness",
        "isolates": "isolates"}, "")


def disputes():
    follow = ["--sign", "negative", "--direction", "follow", "--isolates", "no"]
    compare_actors("centrality-mid-directed.csv", MIDS + follow, {
        "in_degree": ("degree_in", False), "out_degree": ("degree_out", False),
        "in_strength": ("strength_in", False), "out_strength": ("strength_out", False),
        "betweenness": ("betweenness", True), "betweenness_w": ("betweenness", False),
        "closeness_in": ("closeness_in", True), "closeness_out": ("closeness_out", True),
        "harmonic_in": ("harmonic_in", True), "harmonic_out": ("harmonic_out", True),
        "pagerank_w": ("pagerank", False), "weak_component_size": ("component", False)},
        "ppr_w stands in a file of its own below")
    rows = table("centrality-mid-directed.csv", golden)
    comparison = Comparison("centrality-mid-directed.csv, ppr_w", "")
    for year in sorted({row["year"] for row in rows}):
        of_year = [row for row in rows if row["year"] == year]
        found = run("centrality", *MIDS, *follow, "--year", year, "-m", "pagerank", "--restart",
                    of_year[0]["ppr_seed_ccode"])
        by_actor = {row["actor"]: row for row in found}
        for row in of_year:
            comparison.value((year, row["ccode"]), row["ppr_w"], by_actor[row["ccode"]]["pagerank"])
    comparison.end()
    compare_networks("graph-mid-directed.csv", MIDS + follow, {
        "n": "actors", "m": "ties", "total_weight": "weight", "density": "density",
        "weak_components": "components", "largest_weak": "largest_component",
        "strong_components": "strong_components", "reciprocity": "reciprocity",
        "mutual_dyads": "mutual_dyads"}, "")


def organizations():
    igo = ["-g", f"{data}/igo-membership.csv", "--map", "from=ccode,to=igo,since=start_year,until=end_year,kind:membership",
           "--where", "status=full"]
    for name, key, column, measure in (("igo-states.csv", "ccode", "igos", "degree_out"),
                                       ("igo-orgs.csv", "igo", "full_members", "degree_in")):
        rows = table(name, golden)
        comparison = Comparison(name, "projection_* and newman_strength: no verb projects yet"
                                if key == "ccode" else "")
        found = {(row["period"], row["actor"]): row
                 for row in run("centrality", *igo, "--years", years_of(rows), "-m", measure)}
        for row in rows:
            place = (row["year"], row[key])
            comparison.value((*place, column), row[column], found[place][measure] if place in found else "0")
        comparison.end()
    rows = [row for row in table("ei-index.csv", golden) if row["group"] == "ALL"]
    comparison = Comparison("ei-index.csv", "ei and what it is made of: a measure of blocs, not here; "
                            "assortativity_nominal: not a measure here")
    both = ["-g", f"{data}/atop-alliances.csv", "-g", f"{data}/igo-membership.csv", "--map", ATOP[3],
            "--map", igo[3], "--where", "value>=1", "--where", "status=full", *STATES,
            "--kind", "cooperation", "--actor-kind", "state", "--extant"]
    for row in run("centrality", *both, "--years", years_of(rows), "--network", "--blocs", "nato,wpact,loas"):
        expected = next(one for one in rows if one["year"] == row["period"])
        comparison.value((row["period"], "modularity"), expected["modularity"], row["modularity"])
    comparison.end()


def write_ties(name, rows):
    path = os.path.join(scratch, name)
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["from", "to", "sign"])
        out.writerows(rows)
    return path


NODES = {"positive": "degree_positive", "negative": "degree_negative", "net": "degree_net",
         "ratio": "degree_ratio", "pn_index": "pn"}


def signed_nodes(comparison, where, rows, command, leading):
    """The vector has a free sign; where its eigenvalue is negative we call it undefined."""
    found = {row["actor"]: row for row in run("centrality", *command, "-m", "signed")}
    for row in rows:
        for column, measure in NODES.items():
            comparison.value((where, row["abb"], column), row[column], found[row["abb"]][measure])
    if leading < 0:
        comparison.left_out += f"; eigenvector_signed of {where}, whose eigenvalue is {leading:.3f}"
        return
    sign = math.copysign(1, sum(float(row["eigenvector_signed"]) * float(found[row["abb"]]["eigenvector_signed"] or 0)
                                for row in rows))
    for row in rows:
        value = found[row["abb"]]["eigenvector_signed"]
        comparison.value((where, row["abb"], "eigenvector_signed"), row["eigenvector_signed"],
                         str(sign * float(value)) if value else "", least=1e-14)


BALANCE = {"ppp": "ppp", "ppn": "ppn", "pnn": "pnn", "nnn": "nnn", "balance_triangles": "balance_triads",
           "balance_triangles_weak": "balance_triads_weak", "balance_walk_K": "balance_walks",
           "imbalance_walk_U": "imbalance_walks", "frustration": "frustration",
           "balance_frustration": "balance_frustration", "signed_laplacian_min": "signed_laplacian_min",
           "negative_in_positive_component": "negative_inside", "leading_eigenvalue": "leading_eigenvalue"}


def balance_graph(comparison, where, row, command):
    """Values of the network; the frustration must be proved, not only found."""
    found = run("balance", *command)[0]
    for column, measure in BALANCE.items():
        comparison.value((where, column), row[column], found[measure])
    if found["proved"] != "yes" or found["frustration_low"] != found["frustration"]:
        comparison.wrong.append(f"{where}: the frustration is not proved")


def balance_nodes(comparison, where, rows, command):
    found = {row["actor"]: row for row in run("balance", *command, "--show", "actors")}
    for row in rows:
        actor = found[row["abb"]]
        comparison.value((where, row["abb"], "balanced"), row["balanced_triangles"], str(int(actor["ppp"]) + int(actor["pnn"])))
        comparison.value((where, row["abb"], "unbalanced"), row["unbalanced_triangles"], str(int(actor["ppn"]) + int(actor["nnn"])))
        comparison.value((where, row["abb"], "balance"), row["node_balance"], actor["balance_triads"])


def signed():
    graphs = {row["window"]: row for row in table("signed-graph.csv", golden)}
    nodes = table("signed-nodes.csv", golden)
    of_nodes = Comparison("signed-nodes.csv", "")
    of_graphs = Comparison("signed-graph.csv", "")
    for window in sorted(graphs):
        command = ["-g", f"{data}/signed-cow.csv", "--map", "from=from,to=to,since=start_year,until=end_year,sign=sign",
                   "--where", f"window={window}"]
        signed_nodes(of_nodes, window, [row for row in nodes if row["window"] == window], command,
                     float(graphs[window]["leading_eigenvalue"]))
        network = run("centrality", *command, "--network", "--sign", "absolute")[0]
        for column, measure in (("n", "actors"), ("m", "ties"), ("components", "components")):
            of_graphs.value((window, column), graphs[window][column], network[measure])
        balance_graph(of_graphs, window, graphs[window], command)
        balance_nodes(of_nodes, window, [row for row in nodes if row["window"] == window], command)
    of_nodes.end()
    of_graphs.end()
    command = ["-g", f"{data}/signed-tribes.csv", "--map", "from=from,to=to,sign=sign"]
    graph = table("signed-tribes-graph.csv", golden)[0]
    comparison = Comparison("signed-tribes-nodes.csv", "")
    balance_nodes(comparison, "tribes", table("signed-tribes-nodes.csv", golden), command)
    signed_nodes(comparison, "tribes", table("signed-tribes-nodes.csv", golden), command,
                 float(graph["leading_eigenvalue"]))
    comparison.end()
    comparison = Comparison("signed-tribes-graph.csv", "")
    balance_graph(comparison, "tribes", graph, command)
    network = run("centrality", *command, "--network", "--sign", "absolute")[0]
    for column, measure in (("n", "actors"), ("m", "ties"), ("components", "components")):
        comparison.value(column, graph[column], network[measure])
    comparison.end()


def tribes():
    """What signnet printed, and the optimum for k sets."""
    comparison = Comparison("published-tribes-values.csv", "")
    command = ["-g", f"{data}/signed-tribes.csv", "--map", "from=from,to=to,sign=sign"]
    found = run("balance", *command)[0]
    names = {f"triangles_{triad}": triad for triad in ("ppp", "ppn", "pnn", "nnn")}
    names |= {name: name for name in ("frustration", "balance_frustration")}
    names |= {"balance_triangles": "balance_triads", "balance_walk_K": "balance_walks"}
    for row in table("published-tribes-values.csv", golden):
        name, _, camps = row["measure"].partition("_k")
        value = run("balance", *command, "--camps", camps)[0]["frustration"] if camps else found[names[row["measure"]]]
        comparison.value(row["measure"], row["full_precision"], value)
    comparison.end()


def published():
    rows = table("published-signed-10.csv", golden)
    ties = [(row["node"], other["node"], row["a" + other["node"]]) for row in rows for other in rows
            if int(row["node"]) < int(other["node"]) and row["a" + other["node"]] != "0"]
    found = {row["actor"]: row for row in run("centrality", "-g", write_ties("published.csv", ties), "-m", "pn")}
    comparison = Comparison("published-signed-10.csv", "eigenvector_*: the eigenvalue is -4.268, so undefined here; "
                            "pn_published: 6 digits of pn_full_precision")
    for row in rows:
        comparison.value((row["node"], "pn"), row["pn_full_precision"], found[row["node"]]["pn"])
    comparison.end()
    signs = {"+": "1", "-": "-1"}
    ties = [(row["source"], row["target"], signs[row["polarity"]]) for row in table("toy1-ties.csv", golden)]
    found = {row["actor"]: row for row in run("centrality", "-g", write_ties("toy1.csv", ties), "-m", "signed")}
    comparison = Comparison("toy1-signed-values.csv", "")
    toy = ["-g", write_ties("toy1.csv", ties)]
    network = run("balance", *toy)[0]
    strained = [sorted((row["actor"], row["other"])) for row in run("balance", *toy, "--show", "ties")]
    camps = {row["actor"]: row["camp"] for row in run("balance", *toy, "--show", "actors")}
    names = {f"triangles_{triad}": triad for triad in ("ppp", "ppn", "pnn", "nnn")} | BALANCE
    for row in table("toy1-signed-values.csv", golden):
        what, _, actor = row["measure"].partition("_")
        measure = {"pos": "degree_positive", "neg": "degree_negative", "pn": "pn"}.get(what)
        if measure and actor in found:
            comparison.value(row["measure"], row["value"], found[actor][measure])
        elif row["measure"] in names:
            comparison.value(row["measure"], row["value"], network[names[row["measure"]]])
        elif row["measure"] == "frustrated_tie" and strained != [sorted(row["value"].split("-"))]:
            comparison.wrong.append(f"frustrated ties {strained}")
        elif row["measure"] == "frustration_side_of_T":
            side = sorted(actor for actor, camp in camps.items() if camp == camps["T"] and actor != "T")
            if side != row["value"].split():
                comparison.wrong.append(f"on the side of T: {side}")
    comparison.end()


def compare_pairs(comparison, rows, columns, found):
    by_pair = {}
    for row in found:
        by_pair[row["period"], row["actor1"], row["actor2"]] = row
        by_pair[row["period"], row["actor2"], row["actor1"]] = row
    for row in rows:
        pair = row["year"], row["ccode1"], row["ccode2"]
        if pair not in by_pair:
            comparison.wrong.append(f"{pair}: no such pair")
            continue
        for column, measure in columns.items():
            comparison.value((*pair, column), row[column], by_pair[pair][measure])


def portfolios():
    rows = table("fpsim-atop.csv", golden)
    comparison = Comparison("fpsim-atop.csv", "")
    directed = [word.replace("directed:no", "directed:yes") for word in ATOP]
    weights = ["--weights", f"{data}/cow-cinc.csv", "--weight-map", "actor=ccode,date=year,weight=cinc"]
    valued = {"n": "n", "s_va": "s", "s_vs": "s_squared", "s_vaw": "s_weighted", "kappa_vq": "kappa_squared",
              "kappa_vl": "kappa_linear", "kappa_vn": "kappa_nominal", "pi_vq": "pi_squared",
              "pi_vn": "pi_nominal", "tau_b": "tau_b", "a_va": "s_corrected"}
    binary = {"s_b": "s", "s_bw": "s_weighted", "kappa_b": "kappa_nominal", "pi_b": "pi_nominal"}
    series = ["--years", years_of(rows)]
    compare_pairs(comparison, rows, valued,
                  run("similarity", *directed, *STATES, *weights, *series, "--scale", "3"))
    compare_pairs(comparison, rows, binary,
                  run("similarity", *directed, *STATES, *weights, *series, "--values", "binary"))
    comparison.end()


def table_6():
    """Germany and Russia in 1914, as rows of ties of two actors."""
    rows = table("published-table6-portfolios.csv", golden)
    comparison = Comparison("published-table6-values.csv", "published: the same to fewer digits")
    ties, actors = os.path.join(scratch, "table6.csv"), os.path.join(scratch, "table6-actors.csv")
    with open(ties, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["from", "to", "weight"])
        out.writerows((a, row["state"], row[a.lower()]) for a in ("GMY", "RUS") for row in rows if row["state"] != a)
    with open(actors, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["id", "weight"])
        out.writerows((row["state"], row["syscap"]) for row in rows)
    command = ["similarity", "GMY", "-g", ties, "--map", "from=from,to=to,weight=weight,kind:cooperation,directed:yes",
               "--actors", actors, "--actor-map", "id=id", "--weights", actors, "--weight-map", "actor=id,weight=weight"]
    pair = {True: [], False: []}
    for binary in pair:
        found = run(*command, *(["--values", "binary"] if binary else ["--scale", "3"]))
        pair[binary] = next(row for row in found if {row["actor1"], row["actor2"]} == {"GMY", "RUS"})
    names = {"s_va": ("s", False), "s_vs": ("s_squared", False), "s_vaw": ("s_weighted", False),
             "s_vsw": ("s_squared_weighted", False), "s_b": ("s", True), "s_bw": ("s_weighted", True),
             "kappa_b": ("kappa_nominal", True), "pi_b": ("pi_nominal", True), "tau_b": ("tau_b", False),
             "kappa_vq": ("kappa_squared", False), "kappa_vl": ("kappa_linear", False),
             "kappa_vn": ("kappa_nominal", False), "pi_vq": ("pi_squared", False),
             "pi_vn": ("pi_nominal", False), "a_va": ("s_corrected", False)}
    for row in table("published-table6-values.csv", golden):
        if row["measure"] in names:
            measure, binary = names[row["measure"]]
            comparison.value(row["measure"], row["full_precision"], pair[binary][measure])
        else:
            comparison.left_out += "; " + row["measure"]
    comparison.end()


def comembership():
    rows = table("igo-comembership.csv", golden)
    comparison = Comparison("igo-comembership.csv", "cow_dyadic_count: another file of the data, not computed")
    found = run("similarity", "-g", f"{data}/igo-membership.csv", "--map",
                "from=ccode,to=igo,since=start_year,until=end_year,kind:membership", "--where", "status=full",
                "--profile", "membership", "--years", years_of(rows))
    compare_pairs(comparison, rows, {"shared": "shared", "jaccard": "jaccard", "newman": "newman",
                                     "kappa_profile": "kappa_nominal"}, found)
    comparison.end()


BLOC_COLUMNS = {"n_members": "n_members", "n_effective": "n_effective", "D": "direct", "P": "walk", "K": "profile",
                "C": "institutions", "O": "hostility", "H": "path", "mean_rank": "mean_rank",
                "votes_for_consensus": "votes_for", "kendall_W": "kendall_w"}


def changes(row):
    """What was left out, and who came first then."""
    return dict(text.split(": ") for text in row["changed_by"].split("; ") if text)


def same_word(comparison, where, expected, found):
    comparison.count += 1
    if sorted(expected.split("/")) != sorted(found.split("/")):
        comparison.wrong.append(f"{where}: '{found}', not '{expected}'")


def blocs():
    rows = table("closest-bloc.csv", golden)
    comparison = Comparison("closest-bloc.csv", "ppr_mean: the walk before it is held against chance")
    graph = os.path.join(scratch, "blocs.json")
    for year in sorted({row["year"] for row in rows}):
        of_year = [row for row in rows if row["year"] == year]
        write_blocs(graph, int(year))
        for actor in sorted({row["ccode"] for row in of_year}):
            expected = [row for row in of_year if row["ccode"] == actor]
            found = run("bloc", actor, "-g", graph, "--year", year, "--draws", "0",
                        "--blocs", ",".join(row["bloc"] for row in expected))
            for row in expected:
                other = next(line for line in found if line["bloc"] == row["bloc"])
                where = f"{year} {row['abb']} {row['bloc']}"
                for theirs, ours in BLOC_COLUMNS.items():
                    comparison.value(f"{where} {theirs}", row[theirs], other[ours])
                same_word(comparison, f"{where} formal_member", row["formal_member"],
                          "1" if other["formal_member"] == "yes" else "0")
                same_word(comparison, f"{where} votes", row["votes"], other["votes"])
                same_word(comparison, f"{where} consensus", row["consensus"], other["consensus"])
                for kind in ("cooperation", "rivalry", "threat", "membership"):
                    same_word(comparison, f"{where} without {kind}", row[f"without_{kind}"],
                              changes(other).get(f"kind {kind}", other["consensus"]))
    comparison.end()


def write_blocs(path, year):
    """The ties of one year from the tables that closest-bloc.csv rests on: one file is read faster than five."""
    def holds(row, first="start_year", last="end_year"):
        return int(row[first]) <= year <= int(row[last] or 9999)

    states = {row["ccode"] for row in table("cow-states.csv") if row["start"][:4] <= str(year) <= row["end"][:4]}
    relations = [(row["ccode1"], row["ccode2"], "cooperation", row["value"])
                 for row in table("atop-alliances.csv") if holds(row) and int(row["value"]) > 0]
    relations += [(row["ccode1"], row["ccode2"], "rivalry", 2) for row in table("rivalries-tss.csv") if holds(row)]
    relations += [(row["ccode1"], row["ccode2"], "threat", row["hostlev_dispute"])
                  for row in table("cow-mids.csv") if int(row["year"]) == year]
    relations = [row for row in relations if row[0] in states and row[1] in states]
    members = [(row["ccode"], row["igo"], "membership", 1) for row in table("igo-membership.csv")
               if holds(row) and row["status"] == "full" and row["ccode"] in states]
    actors = [{"id": state, "kind": "state"} for state in states]
    actors += [{"id": igo, "kind": "organization"} for igo in {row[1] for row in members}]
    ties = [{"from": a, "to": b, "kind": kind, "weight": float(weight), "date": str(year)}
            for a, b, kind, weight in relations + members]
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"actorgraph": 1, "actors": actors, "relations": ties}, file)


def toy_blocs(name):
    """The toy that measures.md works by hand."""
    values = {(row["quantity"], row["b"]): row for row in table(f"{name}-values.csv", golden)}
    comparison = Comparison(f"{name}-values.csv", "steps between: strengths, A+, walks, distances, rows of single pairs")
    graph = os.path.join(scratch, f"{name}.json")
    ties = [(row["source"], row["target"], row["type"], row["weight"]) for row in table(f"{name}-ties.csv", golden)]
    members = [(row["actor"], row["organization"], "membership", row["role_weight"])
               for row in table(f"{name}-membership.csv", golden)]
    organizations = {row[1] for row in members}
    actors = [{"id": word, "kind": "organization" if word in organizations else "state"}
              for word in {end for row in ties + members for end in row[:2]}]
    with open(graph, "w", encoding="utf-8") as file:
        json.dump({"actorgraph": 1, "actors": actors,
                   "relations": [{"from": a, "to": b, "kind": kind, "weight": float(weight), "date": "2001"}
                                 for a, b, kind, weight in ties + members]}, file)
    found = {row["bloc"]: row for row in run("bloc", "T", "-g", graph, "--year", "2001", "--draws", "0",
                                             "--blocs", "X,Y")}
    names = {"D": "direct", "P": "walk", "K": "profile", "C": "institutions", "O": "hostility"}
    for bloc, row in found.items():
        for letter, column in names.items():
            comparison.value(f"{letter} {bloc}", values[f"measure_{letter}", bloc]["decimal"], row[column])
            comparison.value(f"rank {letter} {bloc}", values[f"rank_{letter}", bloc]["decimal"], row[f"rank_{column}"])
        comparison.value(f"H {bloc}", values["measure_H", bloc]["decimal"], row["path"])
        comparison.value(f"members {bloc}", values["measure_neff", bloc]["decimal"], row["n_effective"])
        comparison.value(f"mean rank {bloc}", values["mean_rank", bloc]["decimal"], row["mean_rank"])
    row = found["X"]
    consensus = next(line for line in table(f"{name}-values.csv", golden) if line["quantity"] == "consensus")
    same_word(comparison, "consensus", consensus["b"], row["consensus"])
    for line in table(f"{name}-values.csv", golden):
        if line["quantity"] == "votes":
            comparison.value("votes", line["decimal"], row["votes_for"])
            same_word(comparison, "votes", line["b"], row["votes"])
        if line["quantity"] == "kendall_W":
            comparison.value("W", line["decimal"], row["kendall_w"])
        if line["quantity"].startswith("without_"):
            kind = line["quantity"][len("without_"):]
            same_word(comparison, line["quantity"], line["b"], changes(row).get(f"kind {kind}", row["consensus"]))
    comparison.end()


def changes_of_networks():
    comparison = Comparison("year-diff.csv", "")
    for row in table("year-diff.csv", golden):
        rows = run("diff", row["year1"], row["year2"], *ATOP, *STATES, "--where", "value>=1")
        count = lambda **want: sum(all(r[k] in v for k, v in want.items()) for r in rows)
        whole = {r["measure"]: r for r in rows if r["what"] == "network"}
        gone = count(what="tie", change=["gone"])
        found = {"actors_added": count(what="actor", change=["came"]),
                 "actors_removed": count(what="actor", change=["went"]),
                 "ties_added": count(what="tie", change=["new"]), "ties_removed": gone,
                 "ties_kept": float(whole["ties"]["value_before"]) - gone,
                 "ties_strengthened": count(what="tie", change=["stronger"]),
                 "ties_weakened": count(what="tie", change=["weaker"]),
                 "tie_jaccard": float(whole["tie_jaccard"]["value_after"]),
                 "weight_change": float(whole["weight"]["value_after"]) - float(whole["weight"]["value_before"])}
        for column, value in found.items():
            comparison.value((row["year1"], row["year2"], column), row[column], value)
    comparison.end()


write_states()
changes_of_networks()
blocs()
toy_blocs("toy1")
toy_blocs("toy2")
portfolios()
table_6()
comembership()
alliances()
disputes()
organizations()
signed()
tribes()
published()
print(f"{total} golden values compared")
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)

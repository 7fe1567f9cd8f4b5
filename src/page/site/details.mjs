// What lies behind an actor or a tie: claims, sources, numbers by year.
import { lineChart, timelineChart } from "./charts.mjs";
import { h, linkTo, s } from "./dom.mjs";
import { FATE } from "./fate.mjs";
import { tieSample } from "./legend.mjs";

const MOST_ROWS = 30; // of a timeline, and of a list of ties

function datesOf(page, actor) {
  if (!actor.dates) return null;
  const [since, until] = actor.dates;
  return h("p", {}, `${page.say("exists")}: ${since ?? ""} – ${until ?? ""}`);
}

/** The sources of a claim, numbered as in the list below. */
function sourcesOf(page, claim) {
  if (claim.cites.length === 0) return h("p", { class: "cites" }, page.say("unsourced"));
  return h(
    "ul",
    { class: "cites" },
    claim.cites.map((number) => {
      const source = page.data.sources[number - 1];
      return h("li", {}, `[${number}] `, linkTo(source.link, source.text, page.say("opens")));
    }),
  );
}

/** One claim, whole. */
function claimOf(page, claim) {
  const { data, words } = page;
  const type = claim.type === undefined ? null : data.types[claim.type];
  const head = [claim.date || page.say("undated")];
  if (type) head.push(page.label(type.label) || type.id);
  const facts = `${page.words.weight} ${page.format(claim.weight)} · ${words.statuses[claim.status]}`;
  return h(
    "li",
    { class: `claim ${["", "", "unsure", "unsure"][claim.status]}` },
    h("p", { class: "head" }, h("b", {}, head[0]), head[1] ? ` ${head[1]}` : null),
    h("p", { class: "facts" }, facts),
    claim.note ? h("p", {}, claim.note) : null,
    sourcesOf(page, claim),
  );
}

const pairName = (page, link) => `${page.name(link.from)} ${link.directed ? "→" : "–"} ${page.name(link.to)}`;

/** The claims of one link: those of the window, and the others folded away. */
function linkSection(page, link) {
  const { data, words, view } = page;
  const tie = view.ties.get(link.index);
  const now = new Set(tie?.claims ?? []);
  const inside = link.claims.filter((number) => now.has(number));
  const outside = link.claims.filter((number) => !now.has(number));
  const list = (numbers) => h("ul", { class: "claims" }, numbers.map((number) => claimOf(page, data.claims[number])));
  const sample = tieSample(page.look, { link, weight: tie?.weight ?? page.look.heaviest * 0.2, unsure: tie?.unsure ?? false });
  let fact = tie ? `${page.words.weight} ${page.format(tie.weight)}` : page.say("noTies");
  if (tie?.fate) {
    const changed = tie.fate === FATE.stronger || tie.fate === FATE.weaker;
    fact = words.fates[tie.fate] + (changed ? `: ${page.format(tie.weightBefore)} → ${page.format(tie.weight)}` : "");
    if (tie.flipped) fact += `; ${words.flipped}`;
  }
  return h(
    "section",
    {},
    h("h3", {}, sample, ` ${words.kinds[link.kind]}`, link.directed ? ` (${pairName(page, link)})` : null),
    h("p", { class: "facts" }, fact),
    inside.length ? list(inside) : null,
    outside.length ? h("details", { open: inside.length === 0 }, h("summary", {}, `${page.say("others")} (${outside.length})`), list(outside)) : null,
  );
}

/** Everything that ties two actors, by kind and direction. */
export function pairDetails(page, [a, b]) {
  const links = page.links.filter((link) => (link.from === a && link.to === b) || (link.from === b && link.to === a));
  const actor = (number) => h("button", { type: "button", class: "plain", onclick: () => page.open({ actor: number }) }, page.name(number));
  return [h("h2", {}, actor(a), " – ", actor(b)), ...links.map((link) => linkSection(page, link))];
}

function tieButton(page, number, tie) {
  const { link } = tie;
  const other = link.from === number ? link.to : link.from;
  const arrow = link.directed ? (link.from === number ? "→ " : "← ") : "";
  const fact = tie.fate ? page.words.fates[tie.fate] : `${page.words.weight} ${page.format(tie.weight)}`;
  return h(
    "li",
    {},
    h(
      "button",
      { type: "button", class: "tie", onclick: () => page.open({ pair: [link.from, link.to] }) },
      tieSample(page.look, tie),
      h("span", {}, `${arrow}${page.name(other)}`),
      h("span", { class: "facts" }, `${page.words.kinds[link.kind]}, ${fact}`),
    ),
  );
}

const numbered = (page) => (x, y) => page.name(x).localeCompare(page.name(y), page.language);

function tiesOfWindow(page, number) {
  const other = (tie) => (tie.link.from === number ? tie.link.to : tie.link.from);
  const by = numbered(page);
  const ties = [...page.view.ties.values()]
    .filter(({ link }) => link.from === number || link.to === number)
    .sort((x, y) => by(other(x), other(y)) || x.link.kind - y.link.kind || x.link.index - y.link.index);
  const rest = ties.length - MOST_ROWS;
  return h(
    "section",
    {},
    h("h3", {}, page.say("tiesNow", page.windowText)),
    ties.length ? h("ul", { class: "ties" }, ties.slice(0, MOST_ROWS).map((tie) => tieButton(page, number, tie))) : h("p", {}, page.say("noTies")),
    rest > 0 ? h("p", { class: "facts" }, page.say("more", rest)) : null,
  );
}

function timelineOf(page, number) {
  const { data } = page;
  if (!page.extent) return null;
  const links = page.links.filter((link) => link.from === number || link.to === number);
  const other = (link) => (link.from === number ? link.to : link.from);
  const by = numbered(page);
  links.sort((x, y) => by(other(x), other(y)) || x.kind - y.kind);
  const rows = links.slice(0, MOST_ROWS).map((link) => ({
    name: `${link.directed ? (link.from === number ? "→ " : "← ") : ""}${page.brief(other(link))}`,
    color: page.look.kinds[link.kind].color,
    spans: link.claims.map((claim) => ({ when: data.claims[claim].when, event: data.claims[claim].event, unsure: data.claims[claim].status > 1 })),
  }));
  const title = page.say("tiesOver");
  const said = links.slice(0, MOST_ROWS).map((link) => `${page.name(other(link))}, ${page.words.kinds[link.kind]}: ${link.claims.map((claim) => data.claims[claim].date).join(", ")}`);
  const rest = links.length - MOST_ROWS;
  return h(
    "section",
    {},
    h("h3", {}, title),
    timelineChart({ title, rows, extent: page.extent, years: page.years, window: page.window, said: said.join("; "), ground: page.look.ground }),
    rest > 0 ? h("p", { class: "facts" }, page.say("more", rest)) : null,
  );
}

function measuresOf(page, number) {
  if (page.years.length < 2) return null;
  const charts = page.data.measures.map((measure) =>
    lineChart({
      title: page.label(measure.label),
      years: page.years,
      lines: [{ name: "", values: measure.values[number], color: page.look.ink }],
      window: page.indexes,
      format: page.format,
    }),
  );
  const left = page.data.measures.length === 0;
  return h("section", {}, h("h3", {}, page.say("measures")), left ? h("p", { class: "facts" }, page.say("noNumbers")) : h("div", { class: "charts" }, charts));
}

/** Mean ranks by bloc and year, and whether the verdict of a year is firm; a year without an entry of its own is as the
 * one before. */
function ranksOf(page, number) {
  const blocs = new Map();
  const firm = [];
  let last = [];
  page.data.blocs.forEach((year, i) => {
    if (year) last = year[number];
    const [verdict, ...ranks] = last;
    firm.push(verdict === "robust" || verdict === "likely");
    for (const [bloc, rank] of ranks) {
      if (!blocs.has(bloc)) blocs.set(bloc, new Array(page.years.length).fill(null));
      blocs.get(bloc)[i] = rank;
    }
  });
  const best = ([, values]) => values.reduce((least, value) => Math.min(least, value ?? Infinity), Infinity);
  return { ranks: [...blocs].sort((x, y) => best(x) - best(y) || x[0] - y[0]), firm };
}

/** The years in which a line comes first, alone or with others. */
const firstYears = (lines, values) =>
  values.flatMap((value, i) => (value !== null && lines.every((other) => other.values[i] === null || other.values[i] >= value) ? [i] : []));

function blocsOf(page, number) {
  if (page.data.blocs.length === 0 || page.years.length < 2) return null;
  const { rings } = page.look;
  const { ranks: all, firm } = ranksOf(page, number);
  const ranks = all.slice(0, rings.length);
  if (ranks.length < 2) return null;
  const lines = ranks.map(([bloc, values], i) => ({
    name: page.brief(bloc),
    values,
    color: rings[i].color,
    dash: rings[i].on ? [rings[i].on[0] + 1.6 * rings[i].on[1], rings[i].off[0] + 1.6 * rings[i].off[1]].join(" ") : null,
  }));
  for (const line of lines) line.marks = firstYears(lines, line.values).map((i) => ({ at: i, hollow: !firm[i] }));
  const keys = lines.map((line) => h("span", { class: "key" }, lineSample(line), line.name));
  return h(
    "section",
    {},
    h("h3", {}, page.say("blocs")),
    lineChart({ title: "", years: page.years, lines, window: page.indexes, down: true, format: page.format, high: 92, ground: page.look.ground }),
    h("p", { class: "keys" }, keys),
    h("p", { class: "facts" }, page.say("blocsKey")),
  );
}

const lineSample = (line) =>
  s("svg", { viewBox: "0 0 28 10", width: 28, height: 10, "aria-hidden": "true" },
    s("path", { d: "M0 5H28", stroke: line.color, "stroke-width": 1.6, "stroke-dasharray": line.dash }));

/** An actor: what it is, its ties, its numbers. */
export function actorDetails(page, number) {
  const actor = page.data.actors[number];
  return [
    h("h2", {}, page.name(number)),
    h("p", { class: "facts" }, page.words.actorKinds[actor.kind]),
    datesOf(page, actor),
    actor.note ? h("p", {}, actor.note) : null,
    tiesOfWindow(page, number),
    timelineOf(page, number),
    measuresOf(page, number),
    blocsOf(page, number),
  ].filter(Boolean);
}

/** The panel before anything was opened. */
export const noDetails = (page) => [h("h2", {}, page.say("details")), h("p", {}, page.say("nothing"))];

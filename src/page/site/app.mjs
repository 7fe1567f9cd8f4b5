// The page: state in, view out.
import { actorDetails, noDetails, pairDetails } from "./details.mjs";
import { byId, h } from "./dom.mjs";
import { overlayOf } from "./fate.mjs";
import { keysOf, legendOf } from "./legend.mjs";
import { lookOn } from "./look.mjs";
import { networkOf, shapeOfFigure } from "./network.mjs";
import { linksOf, sliceOf } from "./slice.mjs";
import { fragmentOf, stateFrom } from "./state.mjs";
import { sampleUnits, svgOf } from "./svg.mjs";
import { fillTable, sentencesOf } from "./table.mjs";
import { sliderOf } from "./time.mjs";
import { labelIn, nearestSpoken, say, spoken } from "./words.mjs";

const NARROW = 600; // pixels of the figure's room below which it is drawn for one column

const data = JSON.parse(byId("data").textContent);
const links = linksOf(data);
const years = data.years.map(([year]) => year);
const dark = matchMedia("(prefers-color-scheme: dark)");
const still = matchMedia("(prefers-reduced-motion: reduce)");

/** The languages of the graph's labels, and those of the page. */
function languagesOf() {
  const labels = [data.title, ...data.actors.map((actor) => actor.name), ...data.types.map((type) => type.label)];
  const tags = new Set(labels.flat().map(([tag]) => tag).filter((tag) => tag !== ""));
  for (const tag of spoken) tags.add(tag);
  return [...tags];
}
data.languages = languagesOf();

function firstLanguage() {
  if (data.language && data.languages.includes(data.language)) return data.language;
  const wanted = data.language ? [data.language] : navigator.languages;
  return wanted.map((tag) => tag.toLowerCase().split("-")[0]).find((tag) => data.languages.includes(tag)) ?? "en";
}

const plain = {
  from: Math.max(years.length - 1, 0),
  to: Math.max(years.length - 1, 0),
  compare: null,
  kinds: new Set(data.look[0].kinds.keys()),
  statuses: new Set(data.statuses.keys()),
  ego: null,
  open: null,
  view: "network",
  language: firstLanguage(),
  theme: "auto",
};

let state = stateFrom(location.hash, plain, data, years);
let network = null;
let walked = null; // the actor that the arrow keys stand on
let slider = null;
const sort = { key: "from", down: false };

// ---- what a view needs ----

const isDark = () => state.theme === "dark" || (state.theme === "auto" && dark.matches);
const isNarrow = () => byId("main").clientWidth < NARROW && data.actors.every((actor) => actor.narrow);
const windowOf = (from, to) => (years.length ? [data.years[from][1], data.years[to][2]] : [null, null]);

function windowText() {
  const { words } = page;
  if (years.length === 0) return words.allTime;
  if (state.compare) return say(state.language, "compared", ...state.compare.map((i) => years[i]));
  return state.from === state.to ? String(years[state.to]) : `${years[state.from]}–${years[state.to]}`;
}

/** What the parts of the page may ask and do. */
const page = {
  data,
  links,
  years,
  get words() {
    return data.words[nearestSpoken(state.language)];
  },
  get language() {
    return nearestSpoken(state.language);
  },
  say: (key, ...values) => say(state.language, key, ...values),
  label: (labels) => labelIn(labels, state.language),
  name: (number) => labelIn(data.actors[number].name, state.language),
  brief(number) {
    const actor = data.actors[number];
    if (data.label === "id") return actor.id;
    return labelIn((data.label === "short" && actor.short) || actor.name, state.language);
  },
  format: (number) => new Intl.NumberFormat(nearestSpoken(state.language), { maximumSignificantDigits: 3 }).format(number),
  get indexes() {
    return state.compare ?? [state.from, state.to];
  },
  get window() {
    const [from, to] = page.indexes;
    return windowOf(from, to);
  },
  get windowText() {
    return windowText();
  },
  get extent() {
    return years.length ? windowOf(0, years.length - 1) : null;
  },
  get heading() {
    return `${labelIn(data.title, state.language) || page.words.untitled}, ${windowText()}`;
  },
  open: (what) => change({ open: what }, { focus: true }),
};

/** The ties and actors of the moment, with their looks. */
function makeView() {
  const slice = (from, to) => sliceOf(data, links, windowOf(from, to), state);
  const shown = state.compare
    ? overlayOf(data, slice(state.compare[0], state.compare[0]), slice(state.compare[1], state.compare[1]))
    : slice(state.from, state.to);
  const actor = state.open?.actor ?? null;
  const highlighted = actor !== null && shown.actors.has(actor) ? actor : null;
  const pair = state.open?.pair;
  return {
    ...shown,
    look: page.look,
    language: state.language,
    label: page.brief,
    highlighted,
    faded(link) {
      if (state.compare) return false; // pale says that nothing changed
      if (pair) return !(pair.includes(link.from) && pair.includes(link.to));
      return highlighted !== null && link.from !== highlighted && link.to !== highlighted;
    },
  };
}

// ---- drawing ----

function setTexts() {
  document.documentElement.lang = page.language;
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = page.say(element.dataset.t);
  for (const element of document.querySelectorAll("[data-a]")) {
    element.setAttribute("aria-label", page.say(element.dataset.a));
    if (element.tagName === "BUTTON") element.title = page.say(element.dataset.a);
  }
  byId("title").textContent = labelIn(data.title, state.language) || page.words.untitled;
}

function setFooter() {
  byId("sourcesTitle").textContent = `${page.words.sources} (${data.sources.length})`;
  byId("sources").hidden = data.sources.length === 0;
  byId("sourceList").replaceChildren(
    ...data.sources.map((source) => {
      const safe = /^https?:\/\//i.test(source.link ?? "");
      return h("li", {}, safe ? h("a", { href: source.link, rel: "noopener noreferrer", target: "_blank", title: page.say("opens") }, source.text) : source.text);
    }),
  );
  const facts = [page.say("made", data.version)];
  if (data.license) facts.push(page.say("licensed", data.license));
  if (data.command) facts.push(page.say("command", data.command));
  if (data.digest) facts.push(page.say("digest", data.digest));
  byId("made").textContent = facts.join(" ");
}

function setChoices() {
  const boxes = (id, set, words, name) =>
    byId(id).replaceChildren(
      ...words.map((word, i) => {
        const box = h("input", { type: "checkbox", name, value: String(i), checked: set.has(i) });
        return h("label", { class: "choice" }, box, ` ${word}`);
      }),
    );
  const used = new Set(data.claims.map((claim) => claim.kind));
  const stated = new Set(data.claims.map((claim) => claim.status));
  boxes("kinds", state.kinds, page.words.kinds, "kind");
  boxes("statuses", state.statuses, page.words.statuses, "status");
  for (const [id, own] of [["kinds", used], ["statuses", stated]]) {
    for (const box of byId(id).querySelectorAll("input")) box.parentElement.hidden = !own.has(Number(box.value));
    byId(id).parentElement.hidden = own.size === 0;
  }
  const names = data.actors.map((_, i) => i).sort((a, b) => page.name(a).localeCompare(page.name(b), page.language));
  byId("ego").replaceChildren(
    h("option", { value: "" }, page.say("anyone")),
    ...names.map((i) => h("option", { value: String(i) }, page.name(i))),
  );
  byId("ego").value = state.ego === null ? "" : String(state.ego);
}

function setLanguages() {
  const names = (tag) => {
    if (spoken.includes(tag)) return say(tag, "name");
    try {
      return new Intl.DisplayNames([tag], { type: "language" }).of(tag);
    } catch {
      return tag;
    }
  };
  byId("language").replaceChildren(...data.languages.map((tag) => h("option", { value: tag, lang: tag }, names(tag))));
}

function setTime() {
  slider.show(state.compare ? [state.compare[1], state.compare[1]] : [state.from, state.to]);
  byId("window").textContent = windowText();
  byId("rule").textContent = `${windowText()}: ${labelIn(data.rule, page.language)}`;
  document.title = page.heading;
  byId("compare").checked = state.compare !== null;
  byId("time").classList.toggle("comparing", state.compare !== null);
  for (const [id, i] of [["before", 0], ["after", 1]]) {
    byId(id).hidden = state.compare === null;
    if (state.compare) byId(id).value = String(state.compare[i]);
  }
}

function setDetails() {
  const { open } = state;
  const content = open?.pair ? pairDetails(page, open.pair) : open ? actorDetails(page, open.actor) : noDetails(page);
  const close = h("button", { type: "button", class: "close", "aria-label": page.say("close"), title: page.say("close"), onclick: () => change({ open: null }) }, "×");
  byId("details").replaceChildren(...(open ? [close] : []), ...content);
}

function setViews() {
  const table = state.view === "table";
  byId("table").hidden = !table;
  byId("figure").hidden = table;
  byId("asTable").setAttribute("aria-pressed", String(table));
  byId("asNetwork").setAttribute("aria-pressed", String(!table));
  for (const id of ["closer", "farther", "whole", "download"]) byId(id).hidden = table;
  if (table) fillTable(byId("table"), page, sort);
  if (byId("words").open) byId("sentences").replaceChildren(...sentencesOf(page));
}

function setSummary() {
  const summary = page.say("shows", page.view.actors.size, page.view.ties.size, windowText());
  byId("network").setAttribute("aria-label", summary);
  byId("nobody").textContent = page.view.actors.size === 0 ? page.words.noActors : "";
  byId("status").textContent = summary;
}

const makeLegend = (scale) => legendOf({ look: page.look, data, words: page.words, view: page.view, format: page.format, scale });

const setLegend = () => byId("legend").replaceChildren(...keysOf(makeLegend(network.fitted)));

function fit() {
  network.fit();
  setLegend();
}

/** Makes the network anew where its ground or its room changed. */
function makeNetwork() {
  network?.destroy();
  const box = byId("network");
  const narrow = isNarrow();
  box.style.setProperty("--shape", String(Math.min(Math.max(shapeOfFigure(data, narrow), 0.4), 1.5)));
  network = networkOf({
    container: box,
    data,
    links,
    narrow,
    calm: !still.matches,
    handlers: {
      actor: (number) => change({ open: { actor: number } }, { focus: false }),
      tie: (index) => change({ open: { pair: [links[index].from, links[index].to] } }, { focus: false }),
      nothing: () => state.open && change({ open: null }),
      nameActor: (number) => page.name(number),
      nameTie,
    },
  });
  network.narrow = narrow;
}

function setGround() {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  const ground = getComputedStyle(document.documentElement).getPropertyValue("--paper").trim();
  page.look = lookOn(data.look[network?.narrow ? 1 : 0], ground);
}

/** What changes with the language alone. */
function setStill() {
  setTexts();
  setChoices();
  setFooter();
}

/** Brings all of the page in line with the state. */
function draw() {
  page.view = makeView();
  network.show(page.view);
  setTime();
  setViews();
  setDetails();
  setSummary();
  setLegend();
}

function start() {
  makeNetwork();
  setGround();
  draw();
  fit();
}

/** Scrolls until the head of the details can be seen, where they stand below the network. */
function showDetails() {
  const { top } = byId("details").getBoundingClientRect();
  const most = innerHeight * 0.55;
  if (top > most || top < 0) scrollBy({ top: top - (top < 0 ? 8 : most), behavior: still.matches ? "auto" : "smooth" });
}

/** Changes the state, and what depends on it. */
function change(what, { focus = false } = {}) {
  const language = state.language;
  const { theme } = state;
  state = { ...state, ...what };
  const fragment = fragmentOf(state, plain, data, years);
  history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
  if (theme !== state.theme) setGround();
  if (language !== state.language) setStill();
  draw();
  if (what.open) showDetails();
  if (focus) {
    byId("details").focus({ preventScroll: true });
    if (state.open?.actor !== undefined) network.reveal(state.open.actor);
  }
}

// ---- what the reader does ----

function onKeys(event) {
  const steps = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  const step = steps[event.key];
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (step) walk(step);
  else if (event.key === "Enter" && walked !== null) change({ open: { actor: walked } }, { focus: true });
  else if (event.key === "Escape") change({ open: null });
  else if (event.key === "+" || event.key === "=") network.zoom(1.25);
  else if (event.key === "-") network.zoom(0.8);
  else return;
  event.preventDefault();
}

/** Goes to the nearest actor in a direction; off it counts twice. */
function walk([dx, dy]) {
  const here = walked !== null && page.view.actors.has(walked) ? network.places[walked] : null;
  const others = [...page.view.actors].filter((number) => number !== walked);
  if (others.length === 0) return;
  const cost = (number) => {
    const at = network.places[number];
    if (!here) return at.x * (dx || 1) + at.y * (dy || 1);
    const along = (at.x - here.x) * dx + (at.y - here.y) * dy;
    const across = Math.abs((at.x - here.x) * dy) + Math.abs((at.y - here.y) * dx);
    return along > 1e-6 ? along + 2 * across : Infinity;
  };
  const best = others.reduce((a, b) => (cost(b) < cost(a) ? b : a));
  if (here && cost(best) === Infinity) return;
  walked = best;
  network.mark(walked);
  network.reveal(walked);
  const ties = [...page.view.ties.values()].filter(({ link }) => link.from === walked || link.to === walked).length;
  byId("status").textContent = `${page.name(walked)}, ${page.words.actorKinds[data.actors[walked].kind]}, ${page.say("ties", ties)}`;
}

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function search() {
  const query = folded(byId("query").value.trim());
  const names = (actor) => [actor.id, ...actor.name.map(([, text]) => text), ...(actor.short ?? []).map(([, text]) => text)];
  const hits = query
    ? data.actors.flatMap((actor, i) => (names(actor).some((name) => folded(name).includes(query)) ? [i] : []))
    : [];
  byId("foundCount").textContent = query ? page.say("found", hits.length) : "";
  byId("found").replaceChildren(
    ...hits.slice(0, 8).map((i) => h("li", {}, h("button", { type: "button", class: "plain", onclick: () => found(i) }, page.name(i)))),
  );
}

function found(number) {
  byId("query").value = "";
  search();
  change({ open: { actor: number } }, { focus: true });
}

const checkedOf = (id) => new Set([...byId(id).querySelectorAll("input:checked")].map((box) => Number(box.value)));

/** A tie in a line. */
function nameTie(index) {
  const { from, to, kind, directed } = links[index];
  const tie = page.view.ties.get(index);
  const weight = tie ? `, ${page.words.weight} ${page.format(tie.weight)}` : "";
  return `${page.name(from)} ${directed ? "→" : "–"} ${page.name(to)}: ${page.words.kinds[kind]}${weight}`;
}

function download() {
  const cites = [...page.view.ties.values()].flatMap((tie) => tie.claims.flatMap((claim) => data.claims[claim].cites));
  const sources = [...new Set(cites)].sort((a, b) => a - b).map((number) => data.sources[number - 1].brief);
  const texts = {
    title: page.heading,
    subtitle: `${windowText()}: ${labelIn(data.rule, page.language)}`,
    source: sources.length ? `${page.words.sources}: ${sources.join("; ")}` : "",
    legend: makeLegend(sampleUnits(page.look)),
  };
  const url = URL.createObjectURL(new Blob([svgOf(network, texts, nameTie)], { type: "image/svg+xml" }));
  h("a", { href: url, download: `network-${windowText().replace(/[^0-9–-]+/g, "-")}.svg` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

function listen() {
  const on = (id, event, act) => byId(id).addEventListener(event, act);
  on("language", "change", () => change({ language: byId("language").value }));
  on("theme", "change", () => change({ theme: byId("theme").value }));
  on("compare", "change", () => {
    slider.pause();
    const to = state.to;
    change({ compare: byId("compare").checked ? [Math.max(to - 1, 0), to] : null });
  });
  for (const id of ["before", "after"]) {
    on(id, "change", () => change({ compare: [Number(byId("before").value), Number(byId("after").value)] }));
  }
  on("filters", "submit", (event) => event.preventDefault());
  on("kinds", "change", () => change({ kinds: checkedOf("kinds") }));
  on("statuses", "change", () => change({ statuses: checkedOf("statuses") }));
  on("ego", "change", () => change({ ego: byId("ego").value === "" ? null : Number(byId("ego").value) }));
  on("reset", "click", () => {
    change({ kinds: plain.kinds, statuses: plain.statuses, ego: null });
    setChoices();
  });
  on("query", "input", search);
  on("query", "keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    byId("found").querySelector("button")?.click();
  });
  on("asNetwork", "click", () => change({ view: "network" }));
  on("asTable", "click", () => change({ view: "table" }));
  on("closer", "click", () => network.zoom(1.25));
  on("farther", "click", () => network.zoom(0.8));
  on("whole", "click", fit);
  on("download", "click", download);
  on("words", "toggle", setViews);
  on("network", "keydown", onKeys);
  on("network", "blur", () => network.mark(null));
  on("skip", "click", (event) => {
    event.preventDefault();
    byId("network").focus();
  });
  on("details", "keydown", (event) => {
    if (event.key !== "Escape") return;
    change({ open: null });
    byId("network").focus();
  });
}

/** Follows what is outside of the page's control: its address, its room, the system's choices. */
function follow() {
  addEventListener("hashchange", () => {
    state = stateFrom(location.hash, plain, data, years);
    byId("language").value = state.language;
    byId("theme").value = state.theme;
    setStill();
    setGround();
    draw();
  });
  dark.addEventListener("change", () => {
    setGround();
    draw();
  });
  still.addEventListener("change", start);
  let width = 0;
  new ResizeObserver(([{ contentRect }]) => {
    if (Math.abs(contentRect.width - width) < 2 || contentRect.width === 0) return;
    width = contentRect.width;
    if (network.narrow !== isNarrow()) start();
    else fit();
  }).observe(byId("main"));
}

function open() {
  if (!globalThis.cytoscape) {
    byId("rule").textContent = page.say("missing");
    return;
  }
  slider = sliderOf(data, years, ([from, to]) => change({ from, to, compare: null }));
  slider.onplay = (plays) => {
    byId("play").dataset.a = plays ? "pause" : "play";
    byId("play").setAttribute("aria-label", page.say(plays ? "pause" : "play"));
  };
  setLanguages();
  byId("language").value = state.language;
  byId("theme").value = state.theme;
  for (const id of ["before", "after"]) {
    byId(id).replaceChildren(...years.map((year, i) => h("option", { value: String(i) }, String(year))));
  }
  document.querySelector(".compare").hidden = years.length < 2;
  byId("filterBox").open = innerWidth > 720; // where they are folded away in style.css
  setStill();
  start();
  listen();
  follow();
}

open();

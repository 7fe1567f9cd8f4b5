// What the reader does: keys, search, choices, the download.
import { byId, h } from "./dom.mjs";
import { data, nameTie, page, plain, windowText } from "./page.mjs";
import { sampleUnits, svgOf } from "./svg.mjs";
import { labelIn } from "./words.mjs";

let walked = null; // the actor that the arrow keys stand on

function onKeys(event) {
  const steps = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  const step = steps[event.key];
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (step) walk(step);
  else if (event.key === "Enter" && walked !== null) page.change({ open: { actor: walked } }, { focus: true });
  else if (event.key === "Escape") page.change({ open: null });
  else if (event.key === "+" || event.key === "=") page.network.zoom(1.25);
  else if (event.key === "-") page.network.zoom(0.8);
  else return;
  event.preventDefault();
}

/** Goes to the nearest actor in a direction; off it counts twice. */
function walk([dx, dy]) {
  const here = walked !== null && page.view.actors.has(walked) ? page.network.places[walked] : null;
  const others = [...page.view.actors].filter((number) => number !== walked);
  if (others.length === 0) return;
  const cost = (number) => {
    const at = page.network.places[number];
    if (!here) return at.x * (dx || 1) + at.y * (dy || 1);
    const along = (at.x - here.x) * dx + (at.y - here.y) * dy;
    const across = Math.abs((at.x - here.x) * dy) + Math.abs((at.y - here.y) * dx);
    return along > 1e-6 ? along + 2 * across : Infinity;
  };
  const best = others.reduce((a, b) => (cost(b) < cost(a) ? b : a));
  if (here && cost(best) === Infinity) return;
  walked = best;
  page.network.mark(walked);
  page.network.reveal(walked);
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
  page.change({ open: { actor: number } }, { focus: true });
}

const checkedOf = (id) => new Set([...byId(id).querySelectorAll("input:checked")].map((box) => Number(box.value)));

function download(show) {
  const cites = [...page.view.ties.values()].flatMap((tie) => tie.claims.flatMap((claim) => data.claims[claim].cites));
  const sources = [...new Set(cites)].sort((a, b) => a - b).map((number) => data.sources[number - 1].brief);
  const texts = {
    title: page.heading,
    subtitle: `${windowText()}: ${labelIn(data.rule, page.language)}`,
    source: sources.length ? `${page.words.sources}: ${sources.join("; ")}` : "",
    legend: show.legend(sampleUnits(page.look)),
  };
  const url = URL.createObjectURL(new Blob([svgOf(page.network, texts, nameTie)], { type: "image/svg+xml" }));
  h("a", { href: url, download: `network-${windowText().replace(/[^0-9–-]+/g, "-")}.svg` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** Listens to all controls but those of time. `show` has {choices(), fit(), views(), legend(scale)} of the page. */
export function listen(show) {
  const on = (id, event, act) => byId(id).addEventListener(event, act);
  on("language", "change", () => page.change({ language: byId("language").value }));
  on("theme", "change", () => page.change({ theme: byId("theme").value }));
  on("compare", "change", () => {
    page.slider.pause();
    const to = page.state.to;
    page.change({ compare: byId("compare").checked ? [Math.max(to - 1, 0), to] : null });
  });
  for (const id of ["before", "after"]) {
    on(id, "change", () => page.change({ compare: [Number(byId("before").value), Number(byId("after").value)] }));
  }
  on("filters", "submit", (event) => event.preventDefault());
  on("kinds", "change", () => page.change({ kinds: checkedOf("kinds") }));
  on("statuses", "change", () => page.change({ statuses: checkedOf("statuses") }));
  on("ego", "change", () => page.change({ ego: byId("ego").value === "" ? null : Number(byId("ego").value) }));
  on("reset", "click", () => {
    page.change({ kinds: plain.kinds, statuses: plain.statuses, ego: null });
    show.choices();
  });
  on("query", "input", search);
  on("query", "keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    byId("found").querySelector("button")?.click();
  });
  on("asNetwork", "click", () => page.change({ view: "network" }));
  on("asTable", "click", () => page.change({ view: "table" }));
  on("closer", "click", () => page.network.zoom(1.25));
  on("farther", "click", () => page.network.zoom(0.8));
  on("whole", "click", show.fit);
  on("download", "click", () => download(show));
  on("words", "toggle", show.views);
  on("network", "keydown", onKeys);
  on("network", "blur", () => page.network.mark(null));
  on("skip", "click", (event) => {
    event.preventDefault();
    byId("network").focus();
  });
  on("details", "keydown", (event) => {
    if (event.key !== "Escape") return;
    page.change({ open: null });
    byId("network").focus();
  });
}

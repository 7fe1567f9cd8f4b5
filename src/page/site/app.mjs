// The page: state in, view out.
import { actorDetails, noDetails, pairDetails } from "./details.mjs";
import { byId, h } from "./dom.mjs";
import { listen } from "./input.mjs";
import { keysOf, legendOf } from "./legend.mjs";
import { lookOn } from "./look.mjs";
import { networkOf } from "./network.mjs";
import { dark, data, isDark, isNarrow, links, makeView, nameTie, page, plain, still, windowText, years } from "./page.mjs";
import { shapeOfFigure } from "./places.mjs";
import { fragmentOf, stateFrom } from "./state.mjs";
import { fillTable, sentencesOf } from "./table.mjs";
import { sliderOf } from "./time.mjs";
import { labelIn, say, spoken } from "./words.mjs";

const sort = { key: "from", down: false }; // of the table

function setTexts() {
  document.documentElement.lang = page.language;
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = page.say(element.dataset.t);
  for (const element of document.querySelectorAll("[data-a]")) {
    element.setAttribute("aria-label", page.say(element.dataset.a));
    if (element.tagName === "BUTTON") element.title = page.say(element.dataset.a);
  }
  byId("title").textContent = labelIn(data.title, page.state.language) || page.words.untitled;
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
  boxes("kinds", page.state.kinds, page.words.kinds, "kind");
  boxes("statuses", page.state.statuses, page.words.statuses, "status");
  for (const [id, own] of [["kinds", used], ["statuses", stated]]) {
    for (const box of byId(id).querySelectorAll("input")) box.parentElement.hidden = !own.has(Number(box.value));
    byId(id).parentElement.hidden = own.size === 0;
  }
  const names = data.actors.map((_, i) => i).sort((a, b) => page.name(a).localeCompare(page.name(b), page.language));
  byId("ego").replaceChildren(
    h("option", { value: "" }, page.say("anyone")),
    ...names.map((i) => h("option", { value: String(i) }, page.name(i))),
  );
  byId("ego").value = page.state.ego === null ? "" : String(page.state.ego);
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
  page.slider.show(page.state.compare ? [page.state.compare[1], page.state.compare[1]] : [page.state.from, page.state.to]);
  byId("window").textContent = windowText();
  byId("rule").textContent = `${windowText()}: ${labelIn(data.rule, page.language)}`;
  document.title = page.heading;
  byId("compare").checked = page.state.compare !== null;
  byId("time").classList.toggle("comparing", page.state.compare !== null);
  for (const [id, i] of [["before", 0], ["after", 1]]) {
    byId(id).hidden = page.state.compare === null;
    if (page.state.compare) byId(id).value = String(page.state.compare[i]);
  }
}

function setDetails() {
  const { open } = page.state;
  const content = open?.pair ? pairDetails(page, open.pair) : open ? actorDetails(page, open.actor) : noDetails(page);
  const close = h("button", { type: "button", class: "close", "aria-label": page.say("close"), title: page.say("close"), onclick: () => change({ open: null }) }, "×");
  byId("details").replaceChildren(...(open ? [close] : []), ...content);
}

function setViews() {
  const table = page.state.view === "table";
  byId("table").hidden = !table;
  document.querySelector(".columns").classList.toggle("wide", table && page.state.open === null);
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

const setLegend = () => byId("legend").replaceChildren(...keysOf(makeLegend(page.network.fitted)));

function fit() {
  if (byId("network").clientWidth === 0) return;
  page.network.fit();
  setLegend();
}

/** Makes the network anew where its ground or its room changed. */
function makeNetwork() {
  page.network?.destroy();
  const box = byId("network");
  const narrow = isNarrow();
  box.style.setProperty("--shape", String(Math.min(Math.max(shapeOfFigure(data, narrow), 0.4), 1.5)));
  page.network = networkOf({
    container: box,
    data,
    links,
    narrow,
    calm: !still.matches,
    handlers: {
      actor: (number) => change({ open: { actor: number } }, { focus: false }),
      tie: (index) => change({ open: { pair: [links[index].from, links[index].to] } }, { focus: false }),
      nothing: () => page.state.open && change({ open: null }),
      nameActor: (number) => page.name(number),
      nameTie,
    },
  });
}

function setGround() {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  const ground = getComputedStyle(document.documentElement).getPropertyValue("--paper").trim();
  page.look = lookOn(data.look[page.network?.narrow ? 1 : 0], ground);
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
  page.network.show(page.view);
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

/** Writes the state into the fragment; where a page has no address of its own, in a preview of mail, it goes without. */
function keepAddress() {
  const fragment = fragmentOf(page.state, plain, data, years);
  try {
    history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
  } catch {
    // nothing depends on it
  }
}

/** Changes the state, and what depends on it. */
function change(what, { focus = false } = {}) {
  const language = page.state.language;
  const { theme, view } = page.state;
  page.state = { ...page.state, ...what };
  keepAddress();
  if (theme !== page.state.theme) setGround();
  if (language !== page.state.language) setStill();
  draw();
  if (view !== page.state.view) fit(); // its room may have changed while it was hidden
  if (what.open) showDetails();
  if (focus) {
    byId("details").focus({ preventScroll: true });
    if (page.state.open?.actor !== undefined) page.network.reveal(page.state.open.actor);
  }
}

/** Follows what is outside of the page's control: its address, its room, the system's choices. */
function follow() {
  addEventListener("hashchange", () => {
    page.state = stateFrom(location.hash, plain, data, years);
    byId("language").value = page.state.language;
    byId("theme").value = page.state.theme;
    setStill();
    setGround();
    draw();
    fit();
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
    if (page.network.narrow !== isNarrow()) start();
    else fit();
  }).observe(byId("main"));
}

function open() {
  page.change = change;
  if (!globalThis.cytoscape) {
    byId("rule").textContent = page.say("missing");
    return;
  }
  page.slider = sliderOf(data, years, ([from, to]) => change({ from, to, compare: null }));
  page.slider.onplay = (plays) => {
    byId("play").dataset.a = plays ? "pause" : "play";
    byId("play").setAttribute("aria-label", page.say(plays ? "pause" : "play"));
  };
  setLanguages();
  byId("language").value = page.state.language;
  byId("theme").value = page.state.theme;
  for (const id of ["before", "after"]) {
    byId(id).replaceChildren(...years.map((year, i) => h("option", { value: String(i) }, String(year))));
  }
  document.querySelector(".compare").hidden = years.length < 2;
  byId("filterBox").open = innerWidth > 720; // where they are folded away in style.css
  setStill();
  start();
  listen({ choices: setChoices, fit, views: setViews, legend: makeLegend });
  follow();
}

open();

// What the parts of the page share: the data, the state, words and names in the language of the reader.
import { byId } from "./dom.mjs";
import { overlayOf } from "./fate.mjs";
import { linksOf, sliceOf } from "./slice.mjs";
import { stateFrom } from "./state.mjs";
import { labelIn, nearestSpoken, say, spoken } from "./words.mjs";

const NARROW = 600; // pixels of the figure's room below which it is drawn for one column

export const data = JSON.parse(byId("data").textContent);
export const links = linksOf(data);
export const years = data.years.map(([year]) => year);
export const dark = matchMedia("(prefers-color-scheme: dark)");
export const still = matchMedia("(prefers-reduced-motion: reduce)");

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

export const plain = {
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


export const isDark = () => page.state.theme === "dark" || (page.state.theme === "auto" && dark.matches);
export const isNarrow = () => byId("main").clientWidth < NARROW && data.actors.every((actor) => actor.narrow);
const windowOf = (from, to) => (years.length ? [data.years[from][1], data.years[to][2]] : [null, null]);

export function windowText() {
  const { words } = page;
  if (years.length === 0) return words.allTime;
  if (page.state.compare) return say(page.state.language, "compared", ...page.state.compare.map((i) => years[i]));
  return page.state.from === page.state.to ? String(years[page.state.to]) : `${years[page.state.from]}–${years[page.state.to]}`;
}

/** What the parts of the page may ask and do. */
export const page = {
  state: stateFrom(location.hash, plain, data, years),
  network: null, // what networkOf made
  slider: null, // what sliderOf made
  view: null, // the ties and actors of the moment, with their looks
  look: null, // on the ground of the moment
  change: null, // (what, {focus}): changes the state, and what depends on it
  data,
  links,
  years,
  get words() {
    return data.words[nearestSpoken(page.state.language)];
  },
  get language() {
    return nearestSpoken(page.state.language);
  },
  say: (key, ...values) => say(page.state.language, key, ...values),
  label: (labels) => labelIn(labels, page.state.language),
  name: (number) => labelIn(data.actors[number].name, page.state.language),
  brief(number) {
    const actor = data.actors[number];
    if (data.label === "id") return actor.id;
    return labelIn((data.label === "short" && actor.short) || actor.name, page.state.language);
  },
  format: (number) => new Intl.NumberFormat(nearestSpoken(page.state.language), { maximumSignificantDigits: 3 }).format(number),
  get indexes() {
    return page.state.compare ?? [page.state.from, page.state.to];
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
    return `${labelIn(data.title, page.state.language) || page.words.untitled}, ${windowText()}`;
  },
  open: (what) => page.change({ open: what }, { focus: true }),
};

/** The ties and actors of the moment, with their looks. */
export function makeView() {
  const slice = (from, to) => sliceOf(data, links, windowOf(from, to), page.state);
  const shown = page.state.compare
    ? overlayOf(data, slice(page.state.compare[0], page.state.compare[0]), slice(page.state.compare[1], page.state.compare[1]))
    : slice(page.state.from, page.state.to);
  const actor = page.state.open?.actor ?? null;
  const highlighted = actor !== null && shown.actors.has(actor) ? actor : null;
  const pair = page.state.open?.pair;
  return {
    ...shown,
    look: page.look,
    language: page.state.language,
    label: page.brief,
    highlighted,
    faded(link) {
      if (page.state.compare) return false; // pale says that nothing changed
      if (pair) return !(pair.includes(link.from) && pair.includes(link.to));
      return highlighted !== null && link.from !== highlighted && link.to !== highlighted;
    },
  };
}

/** A tie in a line. */
export function nameTie(index) {
  const { from, to, kind, directed } = links[index];
  const tie = page.view.ties.get(index);
  const weight = tie ? `, ${page.words.weight} ${page.format(tie.weight)}` : "";
  return `${page.name(from)} ${directed ? "→" : "–"} ${page.name(to)}: ${page.words.kinds[kind]}${weight}`;
}

// What the reader chose, kept in the fragment of the address so that a view can be cited.

/** The state of a fragment; what it does not say, or says wrongly, is as `plain` has it. */
export function stateFrom(fragment, plain, data, years) {
  const said = new URLSearchParams(fragment.replace(/^#/, ""));
  const state = { ...plain };
  const year = (text) => {
    const index = years.indexOf(Number(text));
    return text !== null && text !== "" && index >= 0 ? index : null;
  };
  const actor = (id) => {
    const number = data.actors.findIndex((own) => own.id === id);
    return number >= 0 ? number : null;
  };
  const bits = (text, names) => new Set(text.split(",").map((name) => names.indexOf(name)).filter((i) => i >= 0));
  const [from, to] = [year(said.get("from")), year(said.get("to"))];
  if (to !== null) state.to = to;
  if (to !== null) state.from = from === null || from > to ? to : from;
  const pair = (said.get("compare") ?? "").split(",").map(year);
  if (pair.length === 2 && pair[0] !== null && pair[1] !== null) state.compare = pair;
  if (said.has("kind")) state.kinds = bits(said.get("kind"), data.look[0].kinds.map((kind) => kind.name));
  if (said.has("status")) state.statuses = bits(said.get("status"), data.statuses);
  if (said.has("of")) state.ego = actor(said.get("of"));
  if (said.has("actor")) state.open = actor(said.get("actor")) === null ? null : { actor: actor(said.get("actor")) };
  if (said.has("tie")) {
    const ids = said.get("tie").split(" ").map(actor);
    if (ids.length === 2 && !ids.includes(null)) state.open = { pair: ids };
  }
  if (["network", "table"].includes(said.get("view"))) state.view = said.get("view");
  if (data.languages.includes(said.get("lang"))) state.language = said.get("lang");
  if (["auto", "light", "dark"].includes(said.get("theme"))) state.theme = said.get("theme");
  return state;
}

/** The fragment of a state: only what differs from `plain`. */
export function fragmentOf(state, plain, data, years) {
  const out = new URLSearchParams();
  const id = (number) => data.actors[number].id;
  const names = (set, all) => all.filter((_, i) => set.has(i)).join(",");
  if (years.length && !state.compare && (state.from !== plain.from || state.to !== plain.to)) {
    if (state.from !== state.to) out.set("from", years[state.from]);
    out.set("to", years[state.to]);
  }
  if (state.compare) out.set("compare", state.compare.map((i) => years[i]).join(","));
  if (state.kinds.size !== plain.kinds.size) out.set("kind", names(state.kinds, data.look[0].kinds.map((kind) => kind.name)));
  if (state.statuses.size !== plain.statuses.size) out.set("status", names(state.statuses, data.statuses));
  if (state.ego !== null) out.set("of", id(state.ego));
  if (state.open?.pair) out.set("tie", state.open.pair.map(id).join(" "));
  else if (state.open) out.set("actor", id(state.open.actor));
  if (state.view !== plain.view) out.set("view", state.view);
  if (state.language !== plain.language) out.set("lang", state.language);
  if (state.theme !== plain.theme) out.set("theme", state.theme);
  return out.toString();
}

// The network in a window of time, by the rules of `actorgraph` (manual, "Windows of time").

/** Whether a span of days, half-open with null for an open end, meets a window. */
export const meets = ([from, until], window) =>
  (from === null || window[1] === null || from < window[1]) &&
  (until === null || window[0] === null || until > window[0]);

/** A span with numbers for its open ends. */
const closed = ([from, until]) => [from ?? -Infinity, until ?? Infinity];

/** The links of a page: all pairs, kinds and directions that any claim ties, with its claims. Closes the spans of claims. */
export function linksOf(data) {
  const links = new Map();
  for (const claim of data.claims) [claim.begins, claim.ends] = closed(claim.when);
  for (const [from, to, number] of data.ties) {
    const claim = data.claims[number];
    const directed = claim.directed === true;
    const key = `${from} ${to} ${claim.kind} ${directed}`;
    let link = links.get(key);
    if (!link) {
      link = { index: links.size, from, to, kind: claim.kind, directed, claims: [] };
      links.set(key, link);
    }
    link.claims.push(number);
  }
  return [...links.values()];
}

/** What parallel claims of one type add up to. */
function combined(weights, rule) {
  if (rule === "count") return weights.length;
  if (rule === "max") return weights.reduce((a, b) => Math.max(a, b));
  const sum = weights.reduce((a, b) => a + b, 0);
  return rule === "mean" ? sum / weights.length : sum;
}

function weightOf(data, claims) {
  if (claims.length === 1 && data.combine !== "count") return data.claims[claims[0]].weight;
  const types = new Map();
  for (const number of claims) {
    const { type, weight } = data.claims[number];
    if (types.has(type)) types.get(type).push(weight);
    else types.set(type, [weight]);
  }
  let sum = 0;
  for (const weights of types.values()) sum += combined(weights, data.combine);
  return sum;
}

/**
 * The ties of a window.
 *
 * @param window  [first day, day after the last]; null: open
 * @param filter  {kinds, statuses: Set, ego: actor or null}
 * @return {ties: Map of link index to {link, weight, claims, unsure}, actors: Set}
 */
export function sliceOf(data, links, window, filter) {
  const ties = new Map();
  const actors = new Set();
  const lives = data.actors.map((actor) => actor.exists.some((span) => meets(span, window)));
  const [first, end] = closed(window);
  const holds = (number) => {
    const claim = data.claims[number];
    return claim.begins < end && claim.ends > first && filter.statuses.has(claim.status);
  };
  for (const link of links) {
    if (!link.claims.some(holds)) continue;
    if (!filter.kinds.has(link.kind)) continue;
    if (filter.ego !== null && link.from !== filter.ego && link.to !== filter.ego) continue;
    if (data.extant && !(lives[link.from] && lives[link.to])) continue;
    const claims = link.claims.filter(holds);
    const weight = weightOf(data, claims);
    if (weight < data.leastWeight) continue;
    const unsure = claims.every((number) => data.claims[number].status > 1);
    ties.set(link.index, { link, weight, claims, unsure });
    actors.add(link.from).add(link.to);
  }
  if (filter.ego !== null) actors.add(filter.ego);
  else if (data.isolates) lives.forEach((alive, actor) => alive && actors.add(actor));
  return { ties, actors };
}

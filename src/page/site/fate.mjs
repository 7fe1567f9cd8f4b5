// What became of ties and actors between two windows, as `diff --figure` shows it.

/** In the order of the words that come with the data. */
export const FATE = { none: 0, same: 1, gone: 2, weaker: 3, stronger: 4, new: 5 };

function netOf(data, slice) {
  const nets = new Map();
  for (const { link, weight } of slice.ties.values()) {
    const key = `${Math.min(link.from, link.to)} ${Math.max(link.from, link.to)}`;
    nets.set(key, (nets.get(key) ?? 0) + data.look[0].kinds[link.kind].sign * weight);
  }
  return nets;
}

function fateOfTie(before, after) {
  if (!after) return FATE.gone;
  if (!before) return FATE.new;
  const change = after.weight - before.weight;
  if (Math.abs(change) < 1e-12 * Math.max(after.weight, before.weight)) return FATE.same;
  return change > 0 ? FATE.stronger : FATE.weaker;
}

/** Both slices as one: ties with their fate, the weight before, and whether the sign of the pair
 * changed; `fates` of actors by number. */
export function overlayOf(data, before, after) {
  const nets = [netOf(data, before), netOf(data, after)];
  const ties = new Map();
  for (const index of new Set([...before.ties.keys(), ...after.ties.keys()])) {
    const was = before.ties.get(index);
    const is = after.ties.get(index);
    const { link } = is ?? was;
    const claims = [...new Set([...(was?.claims ?? []), ...(is?.claims ?? [])])];
    const key = `${Math.min(link.from, link.to)} ${Math.max(link.from, link.to)}`;
    const flipped = Boolean(is) && (nets[0].get(key) ?? 0) * (nets[1].get(key) ?? 0) < 0;
    const fate = fateOfTie(was, is);
    ties.set(index, { ...(is ?? was), claims, fate, flipped, weightBefore: was ? was.weight : 0 });
  }
  const fates = new Map();
  for (const actor of new Set([...before.actors, ...after.actors])) {
    const [was, is] = [before.actors.has(actor), after.actors.has(actor)];
    fates.set(actor, was && is ? FATE.same : is ? FATE.new : FATE.gone);
  }
  return { ties, actors: new Set(fates.keys()), fates };
}

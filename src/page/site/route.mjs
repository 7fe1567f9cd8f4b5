// The bows of ties: side by side where a pair has several, around actors that stand in the way.

const BOWS = [0, 0.08, -0.08, 0.15, -0.15, 0.24, -0.24, 0.34, -0.34, 0.46, -0.46];
const SAMPLES = 24;
const MOST_TIES = 300; // that are routed with care

/** How deep a bow of `bend` times its length runs through other nodes, in samples. */
function hindrance(a, b, bend, nodes, margin) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  let sum = 0;
  for (const node of nodes) {
    if (node === a || node === b) continue;
    const [w, h] = [node.width / 2 + margin, node.height / 2 + margin];
    for (let k = 1; k < SAMPLES; k++) {
      const t = k / SAMPLES;
      const off = 2 * t * (1 - t) * 2 * bend; // the curve is half as far off as its control point
      const x = a.x + dx * t - dy * off - node.x;
      const y = a.y + dy * t + dx * off - node.y;
      if ((x / w) ** 2 + (y / h) ** 2 < 1) sum++;
    }
  }
  return sum;
}

function bestBend(a, b, nodes, margin) {
  let best = 0;
  let least = Infinity;
  for (const bend of BOWS) {
    const hurt = hindrance(a, b, bend, nodes, margin);
    if (hurt < least) [least, best] = [hurt, bend];
    if (least === 0) break;
  }
  return best;
}

/**
 * How far each tie is bent off its straight line, as the distance of the control point of its
 * quadratic curve, towards the right of who looks from its `from`, y pointing down.
 *
 * @param ties   [{from, to, width}], nodes by number
 * @param nodes  those shown: {x, y, width, height} by number
 * @param look   of the figure: how far apart ties run, how far from actors
 * @return as many distances as there are ties
 */
export function bowsOf(ties, nodes, look) {
  const gap = look.thinnest * 6; // wider than on paper: the middles of the bows have markers side by side
  const pairs = new Map();
  ties.forEach((tie, i) => {
    const key = `${Math.min(tie.from, tie.to)} ${Math.max(tie.from, tie.to)}`;
    if (pairs.has(key)) pairs.get(key).push(i);
    else pairs.set(key, [i]);
  });
  const bows = new Array(ties.length).fill(0);
  const shown = [...nodes.values()];
  const careful = ties.length <= MOST_TIES;
  for (const own of pairs.values()) {
    const low = Math.min(ties[own[0]].from, ties[own[0]].to);
    const [a, b] = [low, ties[own[0]].from + ties[own[0]].to - low].map((n) => nodes.get(n));
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    const bend = careful ? bestBend(a, b, shown, look.labelSize * 0.5) * 2 * length : 0;
    const total = own.reduce((sum, i) => sum + ties[i].width, gap * (own.length - 1));
    const room = 0.7 * Math.min(a.width, a.height, b.width, b.height);
    const squeeze = total > room ? room / total : 1;
    let at = -total / 2;
    for (const i of own) {
      const shift = (at + ties[i].width / 2) * squeeze * 2;
      at += ties[i].width + gap;
      bows[i] = (bend + shift) * (ties[i].from === low ? 1 : -1);
    }
  }
  return bows;
}

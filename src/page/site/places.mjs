// Where actors stand, and how much room that takes, in points of a figure.

const NAMED = 24; // actors of a crowd that have their names beside them

/** Where the actors stand, by number. */
export function placesOf(data, narrow) {
  const look = data.look[narrow ? 1 : 0];
  return data.actors.map((actor) => {
    const [x, y] = narrow ? actor.narrow : actor.at;
    return { x: ((x ?? 50) / 100) * look.width, y: ((y ?? 50) / 100) * look.width };
  });
}

/** The frame around places. */
export function frameOf(places) {
  const of = (axis, pick, none) => places.reduce((most, place) => pick(most, place[axis]), none);
  const [left, right] = [of("x", Math.min, Infinity), of("x", Math.max, -Infinity)];
  const [top, bottom] = [of("y", Math.min, Infinity), of("y", Math.max, -Infinity)];
  return { left, right, top, bottom, high: Math.max(bottom - top, 0) };
}

/** Height over width of the figure. */
export function shapeOfFigure(data, narrow) {
  const look = data.look[narrow ? 1 : 0];
  return (frameOf(placesOf(data, narrow)).high + look.labelSize * 4.8) / look.width;
}

/** How large a dot is, so that most of them stand apart. */
export function dotOf(look, places) {
  const { high } = frameOf(places);
  const room = Math.sqrt((look.width * Math.max(high, 1)) / Math.max(places.length, 1));
  return Math.min(Math.max(room * 0.45, look.labelSize * 0.3), look.labelSize * 1.2);
}

/** The actors with most links. */
export function busiestOf(data, links) {
  const counts = data.actors.map(() => 0);
  for (const { from, to } of links) {
    counts[from]++;
    counts[to]++;
  }
  const order = counts.map((_, i) => i).sort((a, b) => counts[b] - counts[a] || a - b);
  return new Set(order.slice(0, NAMED));
}

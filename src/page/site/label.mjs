// Labels of actors: broken into lines, with the shape that fits around them.

const FONT = 'Helvetica, Arial, "Liberation Sans", sans-serif';
const MOST_LINES = 3;

/** A function that says how wide a text is at a size. */
export function rulerOf(document) {
  const context = document.createElement("canvas").getContext("2d");
  const known = new Map();
  context.font = `100px ${FONT}`;
  return (text, size) => {
    if (!known.has(text)) known.set(text, context.measureText(text).width / 100);
    return known.get(text) * size;
  };
}

/** Cuts a word that is wider than the room. */
function cutWord(word, room, size, ruler) {
  const parts = [];
  let part = "";
  for (const letter of word) {
    if (part && ruler(part + letter, size) > room) {
      parts.push(part);
      part = "";
    }
    part += letter;
  }
  return [...parts, part];
}

/** Breaks a label at blanks into at most three lines. */
export function linesOf(text, room, size, ruler) {
  const lines = [];
  const words = text.split(/\s+/).flatMap((word) => cutWord(word, room, size, ruler));
  for (const word of words) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && ruler(longer, size) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  if (lines.length <= MOST_LINES) return lines;
  let last = lines[MOST_LINES - 1];
  while (last && ruler(`${last}…`, size) > room) last = last.slice(0, -1);
  return [...lines.slice(0, MOST_LINES - 1), `${last}…`];
}

/** How large a shape is around lines of text: as src/draw/plan.c has it. */
export function fitShape(shape, lines, size, ruler) {
  const text = Math.max(...lines.map((line) => ruler(line, size)));
  const high = lines.length * size * 1.2;
  let width = text + size * 1.3;
  let height = high + size * 0.9;
  if (shape === "ellipse") {
    width = text * 1.16 + size * 1.5;
    height = high * 1.3 + size * 0.9;
  } else if (shape === "hexagon") {
    height = high * 1.2 + size * 0.7;
    width = (text + size * 0.5) / (1 - high / height / 2);
  }
  return { width: Math.max(width, height * 1.1), height };
}

// Elements, made in one call. Text of the graph only ever becomes text.

const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

/** An element of HTML. Attributes that begin with "on" are listeners. */
export const h = (name, attributes = {}, ...children) =>
  fill(document.createElement(name), attributes, children);

/** An element of SVG. */
export const s = (name, attributes = {}, ...children) =>
  fill(document.createElementNS(SVG, name), attributes, children);

export const byId = (id) => document.getElementById(id);

/** A link that leads only to http and https, else its text. */
export function linkTo(address, text, hint) {
  if (!/^https?:\/\//i.test(address ?? "")) return document.createTextNode(text);
  return h("a", { href: address, rel: "noopener noreferrer", target: "_blank", title: hint }, text);
}

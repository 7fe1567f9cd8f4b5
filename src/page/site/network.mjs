// The network on its canvas: cytoscape draws what a view says.
import { edgeOf, nodesBy, styleOf } from "./elements.mjs";
import { rulerOf } from "./label.mjs";
import { linesOn } from "./lines.mjs";
import { strokeOf } from "./look.mjs";
import { busiestOf, dotOf, frameOf, placesOf } from "./places.mjs";
import { bowsOf } from "./route.mjs";

const BARE_FROM = 600; // links from which all are straight and bare, as in src/draw/look.c
const CROWDED_FROM = 150; // actors from which they are dots, with names beside the busiest

class Network {
  /**
   * @param container  the element it fills
   * @param links      all that may be shown
   * @param narrow     whether the narrow figure's positions and sizes are used
   * @param calm       whether changes may fade
   * @param handlers   {actor(number), tie(index), nothing()} on a click, {nameActor(number), nameTie(index)} for a tooltip
   */
  constructor({ container, data, links, narrow, calm, handlers }) {
    const bare = links.length > BARE_FROM;
    this.crowded = data.actors.length > CROWDED_FROM;
    this.container = container;
    this.links = links;
    this.narrow = narrow;
    this.places = placesOf(data, narrow);
    this.ruler = rulerOf(container.ownerDocument);
    this.view = null;
    this.fitted = 1; // pixels of a point when all of it was last fitted in
    const look = data.look[narrow ? 1 : 0];
    const crowd = this.crowded ? { dot: dotOf(look, this.places), busiest: busiestOf(data, links) } : null;
    this.nodeOf = nodesBy(data, crowd, this.ruler);
    this.drawn = { nodes: new Map(), edges: new Map() }; // what was last set, as text
    this.cy = globalThis.cytoscape({
      container,
      style: styleOf(calm && !bare, this.crowded),
      layout: { name: "preset" },
      autoungrabify: true,
      autounselectify: true,
      boxSelectionEnabled: false,
      minZoom: 0.05,
      maxZoom: 12,
    });
    this.lines = bare ? linesOn(container, this.cy, this.places) : null;
    this.listen(handlers);
    this.yielding = new AbortController();
    this.yieldScrolling();
  }

  /** A wheel or a finger on the network scrolls the page, as elsewhere: zooming takes Ctrl or two fingers, and one finger
   * moves the network only where it was zoomed into. */
  yieldScrolling() {
    const { cy, container } = this;
    const first = { capture: true, passive: true, signal: this.yielding.signal }; // before cytoscape looks
    const allow = (zooming, panning) => cy.userZoomingEnabled(zooming).userPanningEnabled(panning);
    const close = () => cy.zoom() > this.fitted * 1.02;
    container.parentElement.addEventListener("wheel", (event) => allow(event.ctrlKey || event.metaKey, true), first);
    container.parentElement.addEventListener("touchstart", ({ touches }) => {
      const two = touches.length > 1;
      allow(two, two || close());
    }, first);
    cy.on("viewport", () => container.classList.toggle("zoomed", close())); // see style.css
    container.parentElement.addEventListener("mousedown", () => allow(true, true), first);
  }

  listen(handlers) {
    const { cy, lines, container } = this;
    cy.on("tap", ({ target, position }) => {
      const under = target === cy && lines ? lines.at(position) : null;
      if (under !== null) handlers.tie(under);
      else if (target === cy) handlers.nothing();
      else if (target.isNode()) handlers.actor(target.data("number"));
      else handlers.tie(target.data("index"));
    });
    cy.on("mouseover", "node, edge", ({ target }) => {
      target.addClass("near");
      container.style.cursor = "pointer";
      container.title = target.isNode() ? handlers.nameActor(target.data("number")) : handlers.nameTie(target.data("index"));
    });
    cy.on("mouseout", "node, edge", ({ target }) => {
      target.removeClass("near");
      container.style.cursor = "";
      container.removeAttribute("title");
    });
  }

  /** Sets what differs from what was set last; hides what is not there any more. */
  settle(known, wanted, add) {
    const fresh = [];
    for (const [id, own] of wanted) {
      const text = JSON.stringify(own);
      const before = known.get(id);
      if (before === text) continue;
      known.set(id, text);
      if (before === undefined) fresh.push(add(id, own));
      else this.cy.getElementById(id).data(own);
    }
    if (fresh.length) this.cy.add(fresh);
    for (const [id, text] of known) {
      if (wanted.has(id) || text === "") continue;
      known.set(id, "");
      this.cy.getElementById(id).data("opacity", 0);
    }
  }

  /** The ties of a view with their bows; `standing` are the nodes shown, by number. */
  edgesOf(view, standing) {
    const ties = [...view.ties.values()].sort((a, b) => a.link.index - b.link.index);
    const runs = ties.map((tie) => ({ from: tie.link.from, to: tie.link.to, width: strokeOf(view.look, tie, false).width }));
    const bows = bowsOf(runs, standing, view.look);
    return new Map(ties.map((tie, i) => [`t${tie.link.index}`, edgeOf(view, tie, bows[i])]));
  }

  /** Whether the actors look in a view as in the one before. */
  areSettled(view, before) {
    const alike = before && !view.fates && !before.fates && ["look", "language", "highlighted"].every((key) => view[key] === before[key]);
    return alike && view.actors.size === before.actors.size && [...view.actors].every((number) => before.actors.has(number));
  }

  /** Shows a view: {ties, actors, fates, look, language, label(number), highlighted, faded(link)}. */
  show(view) {
    const { view: before } = this;
    this.view = view;
    if (this.lines && this.areSettled(view, before)) { // of very many ties a step changes only the lines
      this.lines.show(view);
      return;
    }
    const nodes = new Map();
    const standing = new Map();
    for (const number of [...view.actors].sort((a, b) => a - b)) {
      const own = this.nodeOf(view, number);
      nodes.set(`a${number}`, own);
      standing.set(number, { ...this.places[number], width: own.width, height: own.height });
    }
    const edges = this.lines ? new Map() : this.edgesOf(view, standing);
    const end = (number) => `a${number}`;
    this.cy.batch(() => {
      this.settle(this.drawn.nodes, nodes, (id, own) => ({
        group: "nodes",
        data: { id, ...own },
        position: { ...this.places[own.number] },
      }));
      this.settle(this.drawn.edges, edges, (id, own) => ({
        group: "edges",
        data: { id, source: end(this.links[own.index].from), target: end(this.links[own.index].to), ...own },
      }));
    });
    this.lines?.show(view);
  }

  /** Fits all positions of all time, so that nothing jumps when the window moves. */
  fit() {
    const { cy, places } = this;
    const { look } = this.view;
    cy.resize();
    if (places.length === 0) return;
    const { left, right, top, bottom } = frameOf(places);
    const [width, height] = [right - left + look.labelRoom * 1.1, bottom - top + look.labelSize * 4.8];
    const zoom = Math.min(cy.width() / width, cy.height() / height);
    const pan = { x: cy.width() / 2 - ((left + right) / 2) * zoom, y: cy.height() / 2 - ((top + bottom) / 2) * zoom };
    this.fitted = zoom;
    cy.viewport({ zoom, pan });
  }

  zoom(factor) {
    const { cy } = this;
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  }

  /** Moves the actor into sight. */
  reveal(number) {
    const { cy } = this;
    const node = cy.getElementById(`a${number}`);
    if (node.empty()) return;
    const at = node.renderedPosition();
    const inside = at.x > 20 && at.y > 20 && at.x < cy.width() - 20 && at.y < cy.height() - 20;
    if (!inside) cy.center(node);
  }

  /** Puts the ring of the keyboard around an actor, or takes it away (null). */
  mark(number) {
    this.cy.elements(".here").removeClass("here");
    if (number !== null) this.cy.getElementById(`a${number}`).addClass("here");
  }

  destroy() {
    this.yielding.abort();
    this.lines?.remove();
    this.cy.destroy();
  }
}

/** Makes the network; see the class. */
export const networkOf = (what) => new Network(what);

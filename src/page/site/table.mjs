// The same ties as a table, claim by claim, and as sentences.
import { h, linkTo } from "./dom.mjs";

const AT_ONCE = 400; // rows until more are asked for

function rowsOf(page) {
  const rows = [];
  for (const tie of page.view.ties.values()) {
    for (const number of tie.claims) rows.push({ tie, claim: page.data.claims[number] });
  }
  return rows;
}

/** The columns: key of its heading, what it sorts by, what it shows. */
function columnsOf(page) {
  const { data, words } = page;
  const typeOf = (claim) => (claim.type === undefined ? "" : page.label(data.types[claim.type].label) || data.types[claim.type].id);
  const pair = (tie, number) =>
    h("button", { type: "button", class: "plain", onclick: () => page.open({ pair: [tie.link.from, tie.link.to] }) }, page.name(number));
  const columns = [
    ["from", ({ tie }) => page.name(tie.link.from), ({ tie }) => pair(tie, tie.link.from)],
    ["to", ({ tie }) => page.name(tie.link.to), ({ tie }) => pair(tie, tie.link.to)],
    ["kind", ({ tie }) => words.kinds[tie.link.kind]],
    ["type", ({ claim }) => typeOf(claim)],
    ["date", ({ claim }) => claim.date],
    ["weight", ({ claim }) => claim.weight, ({ claim }) => page.format(claim.weight)],
    ["status", ({ claim }) => words.statuses[claim.status]],
    ["note", ({ claim }) => claim.note ?? ""],
    [
      "sources",
      ({ claim }) => claim.cites[0] ?? 0,
      ({ claim }) =>
        claim.cites.flatMap((number, i) => {
          const source = data.sources[number - 1];
          return [i ? ", " : "", linkTo(source.link, source.brief, source.text)];
        }),
    ],
  ];
  if (page.view.fates) columns.splice(3, 0, ["change", ({ tie }) => words.fates[tie.fate]]);
  return columns.map(([key, value, cell]) => ({ key, value, cell: cell ?? value }));
}

function sorted(rows, column, down, language) {
  const order = (a, b) => {
    const [x, y] = [column.value(a), column.value(b)];
    const by = typeof x === "number" ? x - y : String(x).localeCompare(String(y), language);
    return by || a.tie.link.index - b.tie.link.index;
  };
  const out = [...rows].sort(order);
  return down ? out.reverse() : out;
}

/** Fills the element with the table; `sort` keeps which column it goes by. */
export function fillTable(element, page, sort, most = AT_ONCE) {
  const columns = columnsOf(page);
  const by = columns.find((column) => column.key === sort.key) ?? columns[0];
  const rows = sorted(rowsOf(page), by, sort.down, page.language);
  const heading = (key) => (key === "sources" ? page.words.sources : page.say(key));
  const head = columns.map((column) => {
    const own = column === by;
    const turn = () => {
      sort.down = own ? !sort.down : false;
      sort.key = column.key;
      fillTable(element, page, sort);
      element.querySelector(`[data-key="${column.key}"]`).focus();
    };
    return h(
      "th",
      { scope: "col", "aria-sort": own ? (sort.down ? "descending" : "ascending") : null },
      h("button", { type: "button", class: "plain", "data-key": column.key, title: page.say("sort", heading(column.key)), onclick: turn }, heading(column.key), own ? (sort.down ? " ↓" : " ↑") : ""),
    );
  });
  const body = rows.slice(0, most).map((row) => h("tr", {}, columns.map((column) => h("td", { class: column.key }, column.cell(row)))));
  const rest = rows.length - most;
  element.replaceChildren(
    h("table", {}, h("caption", {}, page.heading), h("thead", {}, h("tr", {}, head)), h("tbody", {}, body)),
    rest > 0 ? h("button", { type: "button", onclick: () => fillTable(element, page, sort, most * 4) }, page.say("more", rest)) : "",
  );
}

/** A sentence for each tie of the window. */
export function sentencesOf(page) {
  const MOST = 2000;
  const ties = [...page.view.ties.values()].sort((a, b) => a.link.index - b.link.index);
  if (ties.length === 0) return [h("p", {}, page.say("noTies"))];
  const items = ties.slice(0, MOST).map((tie) => {
    const { link } = tie;
    const said = page.say(link.directed ? "sentenceTo" : "sentence", page.name(link.from), page.name(link.to), page.words.kinds[link.kind], page.format(tie.weight), tie.claims.length);
    return h("li", {}, tie.fate ? `${said} (${page.words.fates[tie.fate]})` : said);
  });
  if (ties.length > MOST) items.push(h("li", {}, page.say("more", ties.length - MOST)));
  return [h("ul", {}, items)];
}

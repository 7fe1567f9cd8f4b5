// What a page promises, checked in a browser.
// Usage: node checks.mjs FOLDER    with net.html, hostile.html, empty.html, large.html, numbers.json in it
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { axeOf, drawnOn, launch, open, placeOf } from "./browser.mjs";
import { linksOf, sliceOf } from "../../src/page/site/slice.mjs";
import { FATE, overlayOf } from "../../src/page/site/fate.mjs";
import { contrast, onGround } from "../../src/page/site/color.mjs";

const folder = process.argv[2];
const file = (name) => `${folder}/${name}`;
const numbers = JSON.parse(readFileSync(file("numbers.json"), "utf8"));
let passed = 0;
let failed = 0;

function check(what, good, found = "") {
  if (good) passed++;
  else {
    failed++;
    console.log(`${what}: ${typeof found === "string" ? found : JSON.stringify(found)}`);
  }
}
const same = (what, found, wanted) =>
  check(what, JSON.stringify(found) === JSON.stringify(wanted), `${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);

const dataOf = (name) => {
  const text = readFileSync(file(name), "utf8");
  return JSON.parse(text.match(/<script type="application\/json" id="data">(.*?)<\/script>/s)[1]);
};
const everything = (data) => ({ kinds: new Set([0, 1, 2, 3]), statuses: new Set([0, 1, 2, 3]), ego: null, data });
const yearOf = (data, year) => data.years.find(([own]) => own === year).slice(1);

// ---- the slices of the page are those of the program ----

function checkSlices() {
  const data = dataOf("net.html");
  const links = linksOf(data);
  for (const { window, id, strength } of numbers.centrality) {
    const slice = sliceOf(data, links, yearOf(data, Number(window)), everything(data));
    const actor = data.actors.findIndex((own) => own.id === id);
    let sum = 0;
    for (const { link, weight } of slice.ties.values()) sum += link.from === actor || link.to === actor ? weight : 0;
    check(`strength of ${id} in ${window}`, Math.abs(sum - strength) < 1e-9, `${sum} instead of ${strength}`);
  }
}

function checkFates() {
  const data = dataOf("net.html");
  const links = linksOf(data);
  const slice = (year) => sliceOf(data, links, yearOf(data, year), everything(data));
  const { ties } = overlayOf(data, slice(2015), slice(2021));
  const counts = {};
  for (const tie of ties.values()) counts[tie.fate] = (counts[tie.fate] ?? 0) + 1;
  for (const [name, wanted] of Object.entries(numbers.diff)) {
    same(`ties that are ${name} from 2015 to 2021`, counts[FATE[name]] ?? 0, wanted);
  }
}

function checkBlocs() {
  const data = dataOf("net.html");
  const actor = data.actors.findIndex((own) => own.id === "TJK");
  let last = [];
  const found = [];
  data.blocs.forEach((year, i) => {
    if (year) last = year[actor];
    const [verdict, ...ranks] = last;
    for (const [bloc, rank] of ranks) found.push(`${data.years[i][0]} ${data.actors[bloc].id} ${rank.toFixed(3)} ${verdict}`);
  });
  const wanted = numbers.blocs.map(({ window, bloc, rank, verdict }) => `${window} ${bloc} ${rank.toFixed(3)} ${verdict}`);
  check("there are nearest blocs", wanted.length > 20, String(wanted.length));
  same("nearest blocs by year", found.sort(), wanted.sort());
}

function checkColors() {
  for (const kind of dataOf("net.html").look[0].kinds) {
    const dark = onGround(kind.color, "#17191c");
    const wanted = Math.min(contrast(kind.color, "#ffffff"), contrast("#ffffff", "#17191c"));
    check(`${kind.name} on a dark ground`, Math.abs(contrast(dark, "#17191c") - wanted) < 0.15, dark);
  }
}

function checkFile() {
  check("the page is below 700 KB", statSync(file("net.html")).size < 700000, String(statSync(file("net.html")).size));
  const text = readFileSync(file("net.html"), "utf8");
  check("no style attribute", !/<[^>]* style=/.test(text.replace(/<script.*?<\/script>/gs, "")));
  check("the licence of cytoscape", text.includes("The Cytoscape Consortium"));
}

// ---- time ----

async function checkTime(browser) {
  const { page, complaints, close } = await open(browser, file("net.html"), { hash: "#to=2019" });
  const status = () => page.textContent("#status");
  same("ties of 2019 are drawn", (await drawnOn(page)).ties, numbers.ties["2019"]);
  await page.focus("#to");
  await page.keyboard.press("ArrowLeft");
  const zoom = () => page.evaluate(() => document.getElementById("network")._cyreg.cy.zoom());
  const fitted = await zoom();
  const { x, y } = await placeOf(page, "Tajikistan");
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -100);
  await page.waitForTimeout(100);
  same("the wheel alone does not zoom", await zoom(), fitted);
  await page.click("#closer");
  check("a button does", (await zoom()) > fitted);
  await page.click("#whole");
  same("and back", await zoom(), fitted);
  same("the slider moves a year back", await page.textContent("#window"), "2018");
  same("ties of 2018 are drawn", (await drawnOn(page)).ties, numbers.ties["2018"]);
  check("the address says so", page.url().endsWith("#to=2018"), page.url());
  await page.click("#forth");
  same("a step on", await page.textContent("#window"), "2019");
  await page.focus("#from");
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowLeft");
  same("a window with two ends", await page.textContent("#window"), "2016–2019");
  same("ties of 2016 to 2019", (await drawnOn(page)).ties, numbers.ties["2016/2019"]);
  await page.click("#back");
  same("which moves whole", await page.textContent("#window"), "2015–2018");
  await page.click("#play");
  check("play can be paused", (await page.getAttribute("#play", "aria-label")) === "Pause");
  await page.waitForFunction(() => document.getElementById("window").textContent === "2016–2019", null, { timeout: 4000 });
  await page.click("#play");
  check("the window is announced", (await status()).includes("2016–2019"), await status());
  same("time: nothing to complain of", complaints, []);
  await close();
}

// ---- actors and ties ----

async function checkClicks(browser) {
  const { page, complaints, close } = await open(browser, file("net.html"), { hash: "#to=2019" });
  const at = await placeOf(page, "Tajikistan");
  await page.mouse.click(at.x, at.y);
  same("a click opens an actor", await page.textContent("#details h2"), "Tajikistan");
  check("its charts", (await page.locator("#details .chart svg[role=img]").count()) === 6, String(await page.locator("#details .chart svg").count()));
  check("its strength in 2019", (await page.getAttribute("#details .charts .chart:nth-child(2) svg", "aria-label")).includes(`2019: ${numbers.strength2019}`));
  check("its nearest blocs", (await page.textContent("#details")).includes("Nearest blocs"));
  await page.locator("#details .tie", { hasText: "China" }).first().click();
  same("a tie of its list", (await page.textContent("#details h2")).trim(), "China – Tajikistan");
  const middle = await placeOf(page, "Russia", "SCO");
  await page.mouse.click(middle.x, middle.y);
  same("a click opens a tie", (await page.textContent("#details h2")).trim(), "Russia – Shanghai Cooperation Organization");
  const links = await page.locator("#details .claim a").evaluateAll((all) => all.map((link) => [link.protocol, link.rel]));
  check("sources are linked safely", links.every(([protocol, rel]) => /^https?:$/.test(protocol) && rel.includes("noopener")), links);
  await page.goto(page.url().replace(/#.*/, "#to=2021&tie=CHN+TJK"));
  await page.waitForFunction(() => document.querySelectorAll("#details .claim").length > 0);
  const claims = await page.textContent("#details");
  check("claims have date, status, note and source", /2016-10\/\.\./.test(claims) && claims.includes("confirmed") && claims.includes("11 posts") && claims.includes("The Diplomat"), claims);
  await page.click("#details .close");
  check("it closes", page.url().endsWith("#to=2021"), page.url());
  same("clicks: nothing to complain of", complaints, []);
  await close();
}

async function checkFilters(browser) {
  const { page, complaints, close } = await open(browser, file("net.html"), { hash: "#to=2019" });
  await page.uncheck("#kinds input[value='2']");
  same("without memberships", (await drawnOn(page)).ties, numbers.tiesWithout);
  check("nor in the legend", !(await page.textContent("#legend")).includes("membership"));
  await page.click("#reset");
  await page.uncheck("#statuses input[value='0']");
  check("only what is not confirmed", (await drawnOn(page)).ties < numbers.ties["2019"]);
  await page.click("#reset");
  await page.selectOption("#ego", { label: "Pakistan" });
  check("the ties of one actor", (await drawnOn(page)).actors.includes("Pakistan") && !(await drawnOn(page)).actors.includes("Taliban"));
  await page.click("#reset");
  await page.fill("#query", "Çin");
  await page.keyboard.press("Enter");
  same("search minds no accents, in all languages", await page.textContent("#details h2"), "China");
  await page.fill("#query", "zzz");
  same("search finds nothing", await page.textContent("#foundCount"), "0 found");
  same("filters: nothing to complain of", complaints, []);
  await close();
}

async function checkCompare(browser) {
  const { page, complaints, close } = await open(browser, file("net.html"), { hash: "#to=2021" });
  await page.check("#compare");
  await page.selectOption("#before", { label: "2015" });
  check("the address compares", page.url().endsWith("#compare=2015%2C2021"), page.url());
  await page.click("#words summary");
  await page.waitForSelector("#sentences li");
  const said = await page.textContent("#sentences");
  same("new ties in words", said.split("(new)").length - 1, numbers.diff.new);
  same("stronger ones", said.split("(stronger)").length - 1, numbers.diff.stronger);
  check("the legend explains it", (await page.textContent("#legend")).includes("unchanged"));
  same("compare: axe", await axeOf(page), []);
  same("compare: nothing to complain of", complaints, []);
  await close();
}

async function checkKeyboard(browser) {
  const { page, complaints, close } = await open(browser, file("net.html"), { hash: "#to=2019", reducedMotion: "reduce" });
  await page.focus("#network");
  await page.keyboard.press("ArrowDown");
  const first = await page.textContent("#status");
  await page.keyboard.press("ArrowDown");
  const second = await page.textContent("#status");
  const ring = await page.evaluate(() => document.getElementById("network")._cyreg.cy.nodes(".here").map((node) => node.numericStyle("outline-width")));
  same("one actor has a ring", ring, [2.5]);
  check("arrows go from actor to actor", first !== second && /ties$/.test(second), `${first} / ${second}`);
  await page.keyboard.press("Enter");
  check("Enter opens", second.startsWith(await page.textContent("#details h2")));
  same("and goes there", await page.evaluate(() => document.activeElement.id), "details");
  await page.keyboard.press("Escape");
  same("Escape goes back", await page.evaluate(() => document.activeElement.id), "network");
  const outline = await page.evaluate(() => getComputedStyle(document.getElementById("network")).outlineWidth);
  same("the focus is seen", outline, "3px");
  const reached = new Set();
  await page.evaluate(() => document.body.focus());
  for (let i = 0; i < 45; i++) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => document.activeElement.id));
  }
  for (const id of ["language", "theme", "play", "to", "from", "compare", "query", "ego", "reset", "asTable", "download", "network"]) {
    check(`Tab reaches ${id}`, reached.has(id));
  }
  const pace = await page.evaluate(() => document.getElementById("network")._cyreg.cy.nodes()[0].numericStyle("transition-duration"));
  same("no motion where it is not wanted", pace, 0);
  same("keyboard: nothing to complain of", complaints, []);
  await close();
}

// ---- how it looks ----

async function checkTable(browser) {
  const { page, complaints, close } = await open(browser, file("net.html"), { hash: "#to=2019" });
  await page.click("#asTable");
  same("a row for each claim", await page.locator("#table tbody tr").count(), numbers.claims2019);
  await page.click("#table [data-key=weight]");
  await page.click("#table [data-key=weight]");
  const weights = await page.locator("#table td.weight").allTextContents();
  same("sorted by weight", weights.map(Number), weights.map(Number).sort((a, b) => b - a));
  check("the address says so", page.url().includes("view=table"), page.url());
  same("table: axe", await axeOf(page), []);
  await page.locator("#table td.from button").first().click();
  await page.click("#asNetwork");
  const zoom = await page.evaluate(() => document.getElementById("network")._cyreg.cy.zoom());
  check("the network is as large as before", zoom > 1.2, String(zoom));
  same("table: nothing to complain of", complaints, []);
  await close();
}

async function checkLanguages(browser) {
  const { page, complaints, close } = await open(browser, file("net.html"), { hash: "#to=2019&actor=TJK" });
  for (const [tag, title, word] of [["tr", "Tacikistan ve Çin: askerî iş birliği", "üyelik"], ["ru", "Таджикистан и Китай: военное сотрудничество", "членство"]]) {
    await page.selectOption("#language", tag);
    same(`title in ${tag}`, await page.textContent("#title"), title);
    check(`legend in ${tag}`, (await page.textContent("#legend")).includes(word));
    same(`document in ${tag}`, await page.getAttribute("html", "lang"), tag);
    const empty = await page.locator("[data-t]").evaluateAll((all) => all.filter((element) => !element.textContent).length);
    same(`no word is missing in ${tag}`, empty, 0);
  }
  check("actors in Russian", (await drawnOn(page)).actors.includes("Китай"));
  same("languages: nothing to complain of", complaints, []);
  await close();
}

async function checkDark(browser) {
  const { page, complaints, close } = await open(browser, file("net.html"), { hash: "#to=2019&actor=TJK", colorScheme: "dark" });
  same("dark as the system", await page.getAttribute("html", "data-theme"), "dark");
  same("dark: axe", await axeOf(page), []);
  await page.selectOption("#theme", "light");
  same("light by choice", await page.getAttribute("html", "data-theme"), "light");
  same("light, an actor open: axe", await axeOf(page), []);
  same("dark: nothing to complain of", complaints, []);
  await close();
}

async function checkPhone(browser) {
  const { page, complaints, close } = await open(browser, file("net.html"), { hash: "#to=2019", width: 360, height: 740, hasTouch: true, isMobile: true });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  check("a phone shows all of its width", wide <= 360, String(wide));
  const size = await page.evaluate(() => {
    const { cy } = document.getElementById("network")._cyreg;
    return cy.nodes()[0].numericStyle("font-size") * cy.zoom();
  });
  check("names can be read on it", size >= 9, String(size));
  const at = await placeOf(page, "China");
  await page.touchscreen.tap(at.x, at.y);
  await page.waitForFunction(() => document.querySelector("#details h2").textContent === "China");
  await page.waitForFunction(() => document.getElementById("details").getBoundingClientRect().top < innerHeight * 0.6);
  same("phone: axe", await axeOf(page), []);
  same("phone: nothing to complain of", complaints, []);
  await page.click("#details .close");
  await page.evaluate(() => scrollTo(0, 0));
  const session = await page.context().newCDPSession(page);
  const touch = (type, ...touchPoints) => session.send("Input.dispatchTouchEvent", { type, touchPoints });
  await touch("touchStart", { x: 40, y: 650 });
  for (let y = 640; y > 400; y -= 20) await touch("touchMove", { x: 40, y });
  await touch("touchEnd");
  await page.waitForTimeout(200);
  check("a finger on the network scrolls the page", (await page.evaluate(() => scrollY)) > 50, String(await page.evaluate(() => scrollY)));
  await close();
}

async function checkDownload(browser) {
  const { page, complaints, close } = await open(browser, file("net.html"), { hash: "#to=2019" });
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#download")]);
  same("the name of the file", download.suggestedFilename(), "network-2019.svg");
  await download.saveAs(file("net.svg"));
  const text = readFileSync(file("net.svg"), "utf8");
  const drawn = await drawnOn(page);
  same("a path for each tie", text.split("<path d=\"M").length - 1, drawn.ties);
  check("the legend and the sources of the view", text.includes(">membership<") && text.includes("Sources: China Military Online 2019"), text.slice(-900));
  check("all actors", drawn.actors.every((name) => text.includes(`>${name.split("\n")[0]}<`)));
  same("download: nothing to complain of", complaints, []);
  await close();
}

// ---- what must not happen ----

async function checkHostile(browser) {
  const { page, complaints, close } = await open(browser, file("hostile.html"));
  const ids = ["A\"onload=\"x", "__proto__", "constructor"];
  for (const id of ids) await page.evaluate((own) => (location.hash = new URLSearchParams({ actor: own })), id);
  for (const language of await page.locator("#language option").evaluateAll((all) => all.map((option) => option.value))) {
    await page.selectOption("#language", language);
  }
  await page.evaluate(() => (location.hash = "tie=__proto__+A%22onload%3D%22x"));
  await page.waitForFunction(() => document.querySelectorAll("#details .claim").length > 0);
  const links = await page.locator("#details a, #sources a").evaluateAll((all) => all.map((link) => link.protocol));
  check("only http and https are linked", links.length > 0 && links.every((protocol) => /^https?:$/.test(protocol)), links);
  check("names are shown as they are", (await page.textContent("#details")).includes("<script>window.hacked = 11</script>"));
  await page.click("#words summary");
  await page.click("#asTable");
  await page.click("#asNetwork");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#download")]);
  await download.saveAs(file("hostile.svg"));
  same("nothing ran", await page.evaluate(() => window.hacked ?? null), null);
  same("three scripts, as ever", await page.locator("script").count(), 3);
  same("no picture", await page.locator("img").count(), 0);
  same("hostile: nothing to complain of", complaints, []);
  await close();
}

/** The policy holds even where somebody could write markup. */
async function checkPolicy(browser) {
  const { page, close } = await open(browser, file("net.html"));
  const found = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "window.hacked = 1";
    document.body.append(script);
    const style = document.createElement("div");
    style.setAttribute("style", "color: red");
    document.body.append(style);
    const sent = await fetch("http://127.0.0.1:9/").then(() => "sent", () => "refused");
    return { hacked: window.hacked ?? null, color: style.style.color, sent };
  });
  same("a foreign script, style or request is refused", found, { hacked: null, color: "", sent: "refused" });
  await close();
}

async function checkEdges(browser) {
  const empty = await open(browser, file("empty.html"));
  check("an empty graph is a page", (await empty.page.textContent("#status")).includes("0 actors"));
  same("and says so", await empty.page.textContent("#nobody"), "No actor in this window.");
  same("empty: nothing to complain of", empty.complaints, []);
  await empty.close();
  const wrong = await open(browser, file("net.html"), { hash: "#to=9999&from=x&actor=NOBODY&tie=A&kind=zzz&compare=1,2&lang=xx&view=%3Cscript%3E" });
  check("a wrong address opens the page", (await wrong.page.textContent("#window")).includes("2022"), await wrong.page.textContent("#window"));
  same("wrong address: nothing to complain of", wrong.complaints, []);
  await wrong.close();
}

async function checkLarge(browser) {
  const { page, complaints, close } = await open(browser, file("large.html"), { hash: "#to=2010" });
  const ties = (text) => Number(text.match(/and (\d+) ties/)[1]);
  const before = ties(await page.textContent("#status"));
  await page.click("#forth");
  const after = ties(await page.textContent("#status"));
  check("2000 actors, 20 000 ties: they come and go", before > 600 && after > 600 && before !== after, `${before}, ${after}`);
  check("what was left out is said", dataOf("large.html").measures.length === 0);
  same("large: nothing to complain of", complaints, []);
  await close();
}

/** Modules find in each other what they import: all of them link, and only then miss the browser. */
async function checkModules() {
  const error = await import("../../src/page/site/app.mjs").catch((reason) => reason);
  check("the modules link", error instanceof ReferenceError && error.message.includes("document"), String(error));
}

await checkModules();
checkSlices();
checkFates();
checkBlocs();
checkColors();
checkFile();
const browser = await launch();
for (const part of [checkTime, checkClicks, checkFilters, checkCompare, checkKeyboard, checkTable, checkLanguages, checkDark, checkPhone, checkDownload, checkHostile, checkPolicy, checkEdges, checkLarge]) {
  try {
    await part(browser);
  } catch (error) {
    check(part.name, false, error.stack);
  }
}
await browser.close();
writeFileSync(file("counts"), `${passed} ${failed}\n`);

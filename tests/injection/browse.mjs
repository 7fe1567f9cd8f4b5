// Hostile pages, figures and tables in a browser that would run what they hold.
// Usage: node browse.mjs FOLDER    with files .svg and .html in its folders
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "../page/browser.mjs";

const folder = process.argv[2];
const files = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => join(folder, name, file)))
  .filter((file) => /(plain|names|ids|changes|lines|leads|times)\.svg$|\.html$/.test(file) && statSync(file).size > 0)
  .sort();
let passed = 0;
let failed = 0;

function report(file, complaints) {
  if (complaints.length === 0) passed++;
  else {
    failed++;
    console.log(`${file}: ${[...new Set(complaints)].slice(0, 5).join("; ")}`);
  }
}

/** What should not be in a document, however it got there. */
function strange() {
  const bad = [];
  for (const element of document.querySelectorAll("*")) {
    if (/PWNED7/i.test(element.localName)) bad.push(`element ${element.localName}`);
    for (const { name, value } of element.attributes) {
      if (/^on|PWNED7/i.test(name)) bad.push(`attribute ${name}`);
      if (/(href|src|action)$/.test(name) && !/^(#|https?:|data:image\/svg\+xml,%3Csvg|$)/.test(value)) bad.push(`link ${value}`);
    }
  }
  return bad;
}

const browser = await launch();
const page = await browser.newPage();
let complaints = [];
let address = "";
await page.exposeFunction("pwned", (what) => complaints.push(`ran: ${what}`));
page.on("console", (message) => {
  const text = message.text(); // violations of the policy come here too
  if (!text.includes("invalid endpoints")) complaints.push(`console: ${text.slice(0, 200)}`); // actors that overlap
});
page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
page.on("dialog", (dialog) => complaints.push(`dialog: ${dialog.message()}`) && dialog.dismiss());
page.on("popup", () => complaints.push("a window opens"));
page.on("request", (request) => {
  if (request.url() !== address && !/^(blob|data):/.test(request.url())) complaints.push(`request: ${request.url()}`);
});
for (const file of files) {
  complaints = [];
  address = pathToFileURL(file).href;
  await page.goto(address);
  if (file.endsWith("page.html")) await page.waitForFunction(() => document.getElementById("status").textContent !== "");
  report(file, [...complaints, ...(await page.evaluate(strange))]);
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);

/* picture.mjs PAGE FOLDER FILE: the program's page with the published example, for README.md. */
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [file, folder, out] = process.argv.slice(2).map((path) => resolve(path));
const { default: puppeteer } =
	await import(pathToFileURL(join(folder, "node_modules/puppeteer-core/lib/esm/puppeteer/puppeteer-core.js")));
const browser = await puppeteer.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const tab = await browser.newPage();

await tab.setViewport({ width: 1280, height: 860 });
await tab.goto(pathToFileURL(file));
await tab.waitForSelector("[data-do=example]");
await tab.click("[data-do=example]");
await tab.waitForSelector(".midten table");
await tab.evaluate(() => { location.hash = "steg1"; });
await tab.waitForSelector(".gruppe");
await tab.screenshot({ path: out });
await browser.close();

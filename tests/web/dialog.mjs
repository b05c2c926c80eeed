/* dialog.mjs PROGRAM FOLDER: the live page at work, in the browser whose tools lie in FOLDER. For random settings each
 * level's amount is that of `beregn --sett`; the keyboard is enough; the state is in the address; values can be copied;
 * without script the page shows the case; nothing is asked for, and memory does not grow. Prints "N passed, N failed". */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { inflateSync } from "node:zlib";
import { openProgram } from "../../src/web/module.mjs";
import { draws } from "./random.mjs";

const [program, folder] = process.argv.slice(2).map((path) => resolve(path));
const require = createRequire(join(folder, "node_modules/"));
const { default: puppeteer } = await import(pathToFileURL(join(folder, "node_modules/puppeteer-core/lib/esm/puppeteer/puppeteer-core.js")));
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const made = join(folder, "dialog");
const FRAME = 16; /* ms: what a step may take at the median, on a machine of its own */
let passed = 0, failed = 0;

function check(name, good, why = "") {
	good ? passed++ : failed++;
	if (!good)
		console.log(`${name}: ${why}`);
}

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

function make_page(name, language) {
	const path = join(made, `${name}-${language}.html`);
	const run = spawnSync(program, ["rapport", "-q", "-u", "dialog", "-m", language, "-o", path, `examples/${name}/scenario.yaml`],
		{ encoding: "utf8" });
	check(`${name} ${language}: made`, run.status === 0, run.stderr);
	const html = readFileSync(path, "utf8");
	check(`${name} ${language}: size`, html.length <= 700000, `${html.length} bytes`);
	return { path, html };
}

const browser = await puppeteer.launch({
	executablePath: "/usr/bin/chromium",
	args: ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND", "--force-prefers-reduced-motion"],
});

/* A tab on the page; what it asks for and says is a fault. */
async function open_tab(path, width, hash = "", script = true) {
	const tab = await browser.newPage();
	const said = [];
	tab.on("console", (message) => said.push(message.text()));
	tab.on("pageerror", (error) => said.push(error.message));
	tab.on("request", (request) => /^(file:|data:)/.test(request.url()) || said.push(request.url()));
	await tab.setJavaScriptEnabled(script);
	await tab.setViewport({ width, height: 800 });
	await tab.goto(pathToFileURL(path) + hash);
	if (script)
		await tab.waitForFunction(() => !document.getElementById("_fields").disabled, { timeout: 60000 });
	return { tab, said };
}

const text_of = (tab, id) => tab.$eval(`#${id}`, (element) => element.textContent.trim());

/* Sets fields as their reader would, and lets go. */
const set_fields = (tab, settings) => tab.evaluate((settings) => {
	for (const [name, value] of settings) {
		const field = document.querySelector(`[name="${name}"]`);
		field.value = value;
		field.dispatchEvent(new Event("input", { bubbles: true }));
	}
	document.getElementById("_controls").dispatchEvent(new Event("change", { bubbles: true }));
}, settings);

const amounts = (tab) => tab.$$eval(".naa-og-saken tbody td:first-of-type", (cells) => cells.map((cell) => cell.textContent));
const written = (kroner) => (kroner < 0 && Math.round(kroner / 1e4) ? "−" : "") +
	(Math.abs(kroner) / 1e6).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, "\u00a0").replace(".", ",");

/* Random settings of some fields, as the form has them and as `beregn --sett` takes them. */
function random_settings(draw) {
	const whole = (from, to) => from + Math.floor(draw() * (to - from + 1));
	const fields = [], words = [];
	const one_of = (chance, name, value, ...keys) => {
		if (draw() < chance) {
			fields.push([name, value]);
			words.push(...keys.map(([key, text]) => ["--sett", `${key}=${text}`]).flat());
		}
	};
	const rate = whole(-5, 20), people = whole(3, 300), years = whole(5, 60), interest = whole(0, 8), left = whole(2, 20) * 5;
	one_of(0.8, "suksessrate", rate, ["tiltak.normalliv med tiltak", `${50 + rate} %`]);
	one_of(0.5, "deltakere", people, ["tiltak.deltakere", people]);
	one_of(0.4, "periode", years, ["analyse.periode", years]);
	one_of(0.4, "rente", `${interest} %`, ["analyse.kalkulasjonsrente", `${interest} %`]);
	one_of(0.4, "andel", left, ["effekt.andel av forskjellen", `${left} %`]);
	one_of(0.4, "kostnad-1", people * 10000, ["kostnader.Ny innsats.beløp", people * 10000]);
	return { fields, words };
}

async function same_as_the_program({ path }) {
	const { tab, said } = await open_tab(path, 1280), draw = draws(16);
	for (let i = 0; i < 30; i++) {
		const { fields, words } = random_settings(draw), name = `settings ${i}: ${fields.join(" ")}`;
		const run = spawnSync(program, ["beregn", "-q", "-f", "json", ...words, "examples/publisert/scenario.yaml"], { encoding: "utf8" });
		check(`${name}: computed`, run.status === 0, run.stderr);
		await tab.evaluate(() => document.getElementById("_back").click());
		await set_fields(tab, fields);
		const { netto } = JSON.parse(run.stdout);
		const expected = ["kommune", "fylkeskommune", "stat", "totalt"].map((level) => written(netto[level].kroner));
		const shown = await amounts(tab);
		check(name, shown.join() === expected.join(), `${shown}, not ${expected}`);
	}
	check("settings: silence", said.length === 0, said.join("; "));
	await tab.close();
}

async function by_keyboard({ path }) {
	const { tab } = await open_tab(path, 1280);
	const before = await text_of(tab, "_status");
	await tab.focus("#_r-suksessrate");
	for (let i = 0; i < 3; i++)
		await tab.keyboard.press("ArrowLeft");
	await sleep(200);
	check("keyboard: arrows", await tab.$eval("#_c-suksessrate", (field) => field.value) === "7");
	check("keyboard: status", await text_of(tab, "_status") !== before);
	check("keyboard: spoken", /saken/.test(await tab.$eval("#_r-suksessrate", (slider) => slider.getAttribute("aria-valuetext"))));
	await sleep(700);
	check("keyboard: told", (await text_of(tab, "_told")).includes("7 av 100"), await text_of(tab, "_told"));
	const hash = await tab.evaluate(() => location.hash);
	check("address", hash === "#suksessrate=7", hash);
	await tab.focus("#_c-kostnad-1");
	for (const [typed, value] of [["2500000", "2\u00a0500\u00a0000"], ["mye", "1\u00a0000\u00a0000"]]) {
		await tab.$eval("#_c-kostnad-1", (field) => field.select());
		await tab.keyboard.type(typed);
		await tab.$eval("#_c-kostnad-1", (field) => { field.blur(); field.focus(); });
		check(`keyboard: typed ${typed}`, await tab.$eval("#_c-kostnad-1", (field) => field.value) === value);
	}
	await tab.focus("#_back");
	await tab.keyboard.press("Enter");
	check("keyboard: back", await text_of(tab, "_status") === before);
	check("address: back", await tab.evaluate(() => location.hash) === "");
	await tab.close();
}

async function from_an_address({ path }) {
	const { tab } = await open_tab(path, 360, "#suksessrate=4&alder=%5B13-15%2C+16-18%5D&tull=1");
	check("address: read", await tab.$eval("#_c-alder", (field) => field.value) === "[13-15, 16-18]");
	check("address: computed", (await text_of(tab, "_dialog-funn")).includes("4 av 100"));
	const odd = await open_tab(path, 1280, "#%&suksessrate=abc&deltakere=1e99&alder=%3Cb%3E&rente=%00");
	check("address: odd", /10 av 100/.test(await text_of(odd.tab, "_dialog-funn")) && odd.said.length === 0, odd.said.join("; "));
	await odd.tab.close();
	const yaml = await tab.$eval("#_dialog-endret pre", (element) => element.textContent);
	check("values", yaml === "tiltak:\n  normalliv med tiltak: 54 %\nmålgruppe:\n  alder: [13-15, 16-18]\n", yaml);
	const context = browser.defaultBrowserContext();
	await context.overridePermissions("file://", ["clipboard-read", "clipboard-sanitized-write"]).catch(() => {});
	await tab.bringToFront();
	await tab.click("#_copy");
	await sleep(200);
	check("values: copied", !(await tab.$eval("#_copied", (element) => element.hidden)));
	await tab.close();
}

async function without_script({ path }) {
	const { tab } = await open_tab(path, 1280, "", false);
	const html = await tab.content();
	check("no script: says so", /<noscript><p class="still">Siden viser/.test(html));
	check("no script: disabled", /<fieldset id="_fields" disabled/.test(html));
	const broken = join(made, "broken.html");
	writeFileSync(broken, readFileSync(path, "utf8").replace(/id="_bundle">.{40}/, "id=\"_bundle\">AAAA"));
	const other = await browser.newPage();
	await other.goto(pathToFileURL(broken));
	await other.waitForFunction(() => !document.getElementById("_still").hidden);
	check("no module: the case", (await text_of(other, "_dialog-funn")).includes("10 av 100"));
	await other.close();
	check("no script: the case", html.includes("Når tiltaket hjelper 10 av 100"));
	await tab.close();
}

async function judged({ path }, name) {
	for (const hash of ["", "#suksessrate=4&kostnad-1=2500000", "#suksessrate=0", "#suksessrate=-5"])
		for (const width of [1920, 1280, 360, 320]) {
			const { tab, said } = await open_tab(path, width, hash);
			await tab.evaluate(() => document.querySelectorAll("details").forEach((fold) => { fold.open = true; }));
			await tab.evaluate(axe);
			const found = await tab.evaluate(async () => (await globalThis.axe.run(document, { resultTypes: ["violations"] })).violations
				.map(({ id, nodes }) => `${id} (${nodes[0].html.slice(0, 120)})`));
			check(`${name} ${hash} ${width}: axe`, found.length === 0, found.join("; "));
			const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
			check(`${name} ${hash} ${width}: width`, over <= 0, `${over} pixels over the side`);
			check(`${name} ${hash} ${width}: silence`, said.length === 0, said.join("; "));
			await tab.close();
		}
}

/* The module alone: time and memory. */
function steps({ html }) {
	const all = inflateSync(Buffer.from(html.match(/id="_bundle">([^<]*)</)[1], "base64")), files = [];
	for (let at = 0; at < all.length;) {
		const line = all.indexOf(10, at), [path, size] = all.subarray(at, line).toString().split("\t");
		at = line + 1 + Number(size);
		files.push([path, new Uint8Array(all.subarray(line + 1, at))]);
	}
	const page = openProgram(files[0][1], files.slice(1)), times = [];
	const setting = i => `${i % 50 ? 0 : 1}suksessrate=${i % 20}&deltakere=${3 + i % 200}`;
	for (let i = 0; i < 200; i++) /* each of them once */
		page.ask("web_live", setting(i));
	const before = page.memory;
	for (let i = 0; i < 1000; i++) {
		const from = performance.now();
		const { good } = page.ask("web_live", setting(i));
		if (!good)
			check(`step ${i}`, false, "refused");
		if (i % 50)
			times.push(performance.now() - from);
	}
	times.sort((a, b) => a - b);
	check("steps: memory", page.memory === before, `grew from ${before} to ${page.memory}`);
	check("steps: time", times[times.length >> 1] <= FRAME, `${times[times.length >> 1].toFixed(1)} ms at the median`);
	console.log(`a step: ${times[times.length >> 1].toFixed(1)} ms at the median`);
}

mkdirSync(made, { recursive: true });
const published = make_page("publisert", "nb");
steps(published);
await same_as_the_program(published);
await by_keyboard(published);
await from_an_address(published);
await without_script(published);
await judged(published, "publisert nb");
await judged(make_page("runder", "nn"), "runder nn");
await judged(make_page("skadelig", "nb"), "skadelig nb");
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

/* browser.mjs PROGRAM PAGE FOLDER: the pages in a real browser, from files, without a network. The tools, Chromium and
 * what is made lie in FOLDER. Prints "N passed, N failed". What is judged in every state: axe-core finds nothing, nothing
 * is asked for, nothing is said on the console, and nothing reaches over the side. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { draws, random_scenario } from "./random.mjs";

const [program, file, folder] = process.argv.slice(2).map((path) => resolve(path));
const require = createRequire(join(folder, "node_modules/"));
const { default: puppeteer } = await import(pathToFileURL(join(folder, "node_modules/puppeteer-core/lib/esm/puppeteer/puppeteer-core.js")));
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const made = join(folder, "made"), markup = join(folder, "markup");
const only = process.env.ONLY ?? "";
const SLOW = 5000; /* ms; on a machine of its own it is a second, but tests run beside others */
let passed = 0, failed = 0;

for (const place of [made, markup]) {
	rmSync(place, { recursive: true, force: true });
	mkdirSync(place, { recursive: true });
}

function check(name, good, why = "") {
	good ? passed++ : failed++;
	if (!good)
		console.log(`${name}: ${why}`);
}

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const native = (...words) => spawnSync(program, words, { encoding: "utf8", maxBuffer: 1 << 26 });

const browser = await puppeteer.launch({
	executablePath: "/usr/bin/chromium",
	args: ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND", "--force-prefers-reduced-motion"],
});

/* A tab on the page; what it asks for and says is a fault. */
async function open_tab(path, width = 1280) {
	const tab = await browser.newPage();
	const said = [];
	tab.on("console", (message) => said.push(message.text()));
	tab.on("pageerror", (error) => said.push(error.message));
	tab.on("request", (request) => /^(file:|data:|blob:)/.test(request.url()) || said.push(request.url()));
	await tab.setViewport({ width, height: 800 });
	await (await tab.createCDPSession()).send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: made });
	await tab.goto(pathToFileURL(path));
	return { tab, said };
}

/* Everything that is judged in a state; its markup is kept for the Nu checker. */
async function judge({ tab, said }, name) {
	await tab.evaluate(axe);
	const found = await tab.evaluate(async () => (await globalThis.axe.run(document, { resultTypes: ["violations"] })).violations
		.map(({ id, nodes }) => `${id} (${nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(" | ")})`));
	check(`${name}: axe`, found.length === 0, found.join("; "));
	const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	check(`${name}: width`, over <= 0, `${over} pixels over the side`);
	check(`${name}: silence`, said.length === 0, said.splice(0).join("; "));
}

async function keep_markup(tab, name) {
	const html = await tab.evaluate(() => {
		const copy = document.documentElement.cloneNode(true);
		copy.querySelectorAll("script").forEach((script) => script.remove());
		return `<!DOCTYPE html>\n${copy.outerHTML}`;
	});
	writeFileSync(join(markup, `${name.replaceAll(/[^a-zA-Z0-9æøå-]+/g, "-")}.html`), html);
}

const go = async (tab, view) => {
	await tab.evaluate((hash) => { location.hash = hash; }, view);
	await tab.waitForFunction((hash) => location.hash === `#${hash}`, {}, view);
	await sleep(60);
};
const type = async (tab, name, text) => {
	await tab.evaluate((name, text) => {
		const control = document.getElementsByName(name)[0];
		control.value = text;
		control.dispatchEvent(new Event("change", { bubbles: true }));
	}, name, text);
};
const write_text = (tab, text) => tab.evaluate((text) => {
	const control = document.getElementById("saken");
	control.value = text;
	control.dispatchEvent(new Event("input", { bubbles: true }));
	control.blur();
}, text);
const click = (tab, action) => tab.evaluate((action) => document.querySelector(`[data-do=${action}]`).click(), action);
const example = async (tab) => {
	await go(tab, "start");
	await click(tab, "example");
	await tab.waitForSelector(".midten table");
};

/* Reports as pages: every edition, målform and example. */
async function reports() {
	const editions = (native("hjelp", "rapport").stdout.match(/saksvedlegg\|[^,;\s]*/) ?? ["saksvedlegg|moteark|arkiv"])[0].split("|");
	for (const name of readdirSync("examples").filter((name) => existsSync(`examples/${name}/scenario.yaml`)))
		for (const edition of editions)
			for (const language of ["nb", "nn"]) {
				const path = join(made, `${name}-${edition}-${language}.html`), title = basename(path, ".html");
				const run = native("rapport", "-q", "-u", edition, "-m", language, "-f", "html", "-o", path, `examples/${name}/scenario.yaml`);
				check(`${title}: made`, run.status === 0, run.stderr);
				if (run.status !== 0)
					continue;
				writeFileSync(join(markup, `${title}.html`), readFileSync(path));
				for (const width of language === "nb" ? [1280, 360, 320] : [1280]) {
					const page = await open_tab(path, width);
					await judge(page, `${title} ${width}`);
					await page.tab.close();
				}
			}
}

/* What a case officer sees on the way, each with what brings it about. */
const states = {
	"start": (tab) => go(tab, "start"),
	"a new case": async (tab) => { await go(tab, "start"); await click(tab, "new"); await sleep(60); },
	"steg2 empty": (tab) => go(tab, "steg2"),
	"steg3 empty": (tab) => go(tab, "steg3"),
	"steg4 empty": (tab) => go(tab, "steg4"),
	"last-ned empty": (tab) => go(tab, "last-ned"),
	"steg4": example,
	"steg1": (tab) => go(tab, "steg1"),
	"steg2": (tab) => go(tab, "steg2"),
	"steg2 unfolded": (tab) => tab.evaluate(() => document.querySelectorAll("details").forEach((fold) => { fold.open = true; })),
	"steg3": (tab) => go(tab, "steg3"),
	"steg4 unfolded": async (tab) => {
		await go(tab, "steg4");
		await tab.evaluate(() => document.querySelectorAll("details").forEach((fold) => { fold.open = true; }));
	},
	"innspill": (tab) => go(tab, "innspill"),
	"tekst": (tab) => go(tab, "tekst"),
	"last-ned": (tab) => go(tab, "last-ned"),
	"kontroll": (tab) => go(tab, "kontroll"),
	"steg2 with a fault": async (tab) => { await go(tab, "steg2"); await type(tab, "tiltak.varighet", "3"); await sleep(60); },
	"tekst with a fault": (tab) => go(tab, "tekst"),
	"steg2 mended": async (tab) => {
		await go(tab, "steg2");
		await tab.evaluate(() => document.querySelector(".melding button").click());
		check("a button mends the fault", await tab.evaluate(() => !document.querySelector(".feilboks")), "it is still there");
	},
	"tekst that is no YAML": async (tab) => { await go(tab, "tekst"); await write_text(tab, "utenfor: 1\nsak: a: b\n"); await sleep(300); },
	"steg1 that cannot be read": (tab) => go(tab, "steg1"),
	"harm": async (tab) => { await example(tab); await go(tab, "steg2"); await type(tab, "tiltak.normalliv med tiltak", "40"); await sleep(60); },
};

async function views() {
	for (const language of ["nb", "nn"])
		for (const width of language === "nb" ? [1280, 360, 320] : [1280]) {
			const page = await open_tab(file, width);
			page.tab.on("dialog", (dialog) => dialog.accept());
			await page.tab.waitForSelector("[data-do=new]");
			await page.tab.evaluate((language) => document.querySelector(`[value=${language}]`).click(), language);
			for (const [name, bring] of Object.entries(states)) {
				await bring(page.tab);
				await judge(page, `page: ${name} ${language} ${width}`);
				if (width === 1280)
					await keep_markup(page.tab, `${name} ${language}`);
				if (process.env.PICTURES)
					await page.tab.screenshot({ path: join(made, `${name}-${language}-${width}.png`), fullPage: true });
			}
			const foreign = await page.tab.evaluate(() => document.documentElement.lang);
			check(`page: language ${language}`, foreign === language, foreign);
			await page.tab.close();
		}
}

/* The program's own figures, as the page shows them, for settings drawn at random. */
async function figures() {
	const { tab } = await open_tab(file);
	const draw = draws(7);
	await tab.waitForSelector("[data-do=new]");
	await example(tab);
	for (let i = 1; i <= 30; i++) {
		const text = random_scenario(draw), path = join(made, "random.yaml");
		writeFileSync(path, text);
		await go(tab, "tekst");
		await write_text(tab, text);
		await sleep(300);
		await go(tab, "steg4");
		const shown = await tab.evaluate(() => [...document.querySelectorAll(".midten table")][0]?.textContent ?? "");
		const { netto } = JSON.parse(native("beregn", "-q", "-f", "json", path).stdout);
		for (const level of ["kommune", "fylkeskommune", "stat", "totalt"]) {
			const kroner = Math.sign(netto[level].kroner) * Math.round(Math.abs(netto[level].kroner));
			const expected = Math.abs(kroner).toLocaleString("nb-NO").replaceAll(/\s/g, "\u00a0");
			check(`random ${i}: ${level}`, shown.includes(`${kroner < 0 ? "\u2212" : ""}${expected}`), `${kroner} is not in «${shown}»`);
		}
	}
	await tab.close();
}

/* The file that is made, when it is whole. */
async function wait_for(name) {
	for (let i = 0; i < 600; i++, await sleep(50))
		if (existsSync(join(made, name)) && readFileSync(join(made, name)).length)
			return readFileSync(join(made, name));
	check(name, false, "was not made");
	return null;
}

/* From an empty page to a PDF, by keyboard alone, as one who has read nothing. */
async function first_time() {
	const { tab, said } = await open_tab(file);
	const press = (key) => tab.keyboard.press(key);
	const at = () => tab.evaluate(() => {
		const { tagName, name, value, type, dataset, hash } = document.activeElement;
		return { tagName, name, value, type, do: dataset.do, hash };
	});
	const tab_to = async (found) => {
		for (let i = 0; i < 60; i++) {
			await press("Tab");
			if (found(await at()))
				return;
		}
		throw new Error(`the keyboard does not reach ${found}`);
	};
	await tab.waitForSelector("[data-do=new]");
	await tab_to((e) => e.do === "new");
	await press("Enter");
	await sleep(100);
	await tab_to((e) => e.type === "radio" && e.name === "målgruppe.gruppe");
	await press("ArrowDown");
	await tab_to((e) => e.type === "checkbox" && e.value === "13-15");
	await press("Space");
	await tab_to((e) => e.hash === "#steg2" && e.tagName === "A");
	await press("Enter");
	await sleep(100);
	const fields = [["tiltak.navn", "Los i ungdomsskolen"], ["sak.kommune", "Eksempel kommune"], ["tiltak.deltakere", "100"],
		["tiltak.varighet", "2"], ["tiltak.normalliv uten tiltak", "50"], ["tiltak.normalliv med tiltak", "55"]];
	for (const [name, text] of fields) {
		await tab_to((e) => e.name === name);
		await tab.keyboard.type(text);
	}
	await tab_to((e) => e.hash === "#steg3" && e.tagName === "A");
	await press("Enter");
	await sleep(400);
	await tab_to((e) => e.do === "puts");
	await press("Enter");
	await sleep(100);
	await tab.evaluate(() => document.querySelector("h1").focus());
	await tab_to((e) => e.name === "kostnader.0.beløp");
	await tab.keyboard.type("1 000 000");
	await tab_to((e) => e.hash === "#steg4" && e.tagName === "A");
	await press("Enter");
	await sleep(400);
	await tab_to((e) => e.hash === "#last-ned" && e.tagName === "A");
	await press("Enter");
	await sleep(100);
	await tab_to((e) => e.tagName === "BUTTON" && !e.do);
	const before = Date.now();
	await press("Enter");
	const pdf = await wait_for("los-i-ungdomsskolen.pdf");
	const took = Date.now() - before;
	check("first time: the time of a PDF", took <= SLOW, `${took} ms`);
	await tab_to((e) => e.do === "save");
	await press("Enter");
	const text = await wait_for("los-i-ungdomsskolen.yaml");
	check("first time: silence", said.length === 0, said.join("; "));
	if (pdf && text) {
		const again = join(made, "native.pdf");
		const run = native("rapport", "-q", "-o", again, join(made, "los-i-ungdomsskolen.yaml"));
		check("first time: the saved case", run.status === 0, run.stderr);
		const words = (path) => execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
		check("first time: the native text", words(again) === words(join(made, "los-i-ungdomsskolen.pdf")), "is another");
		check("first time: the native bytes", readFileSync(again).equals(pdf), "are others");
		rmSync(again);
	}
	console.log(`a PDF in ${took} ms`);
	await tab.close();
}

/* Picks files for the button that does `action`. */
async function choose(tab, action, paths) {
	const [chooser] = await Promise.all([tab.waitForFileChooser(), click(tab, action)]);
	await chooser.accept(paths);
	await sleep(1500);
}

/* An archived basis of the program's own: whole, with another PDF, and unpacked. */
async function archive() {
	const page = await open_tab(file);
	const { tab } = page;
	const [pdf, basis] = ["sak-arkiv.pdf", "sak-arkiv.grunnlag.json"].map((name) => join(made, name));
	const verdict = () => tab.evaluate(() => document.querySelector(".dom .s")?.textContent);
	native("rapport", "-q", "-u", "arkiv", "-o", pdf, "examples/publisert/scenario.yaml");
	await tab.waitForSelector("[data-do=new]");
	await go(tab, "kontroll");
	await choose(tab, "verify", [pdf, basis]);
	check("archive: whole", (await verdict()) === "Uendret", await verdict());
	await judge(page, "page: verified");
	await keep_markup(tab, "verified");
	await click(tab, "unpack");
	await sleep(1500);
	await go(tab, "tekst");
	const text = await tab.evaluate(() => document.getElementById("saken").value);
	check("archive: unpacked", text === readFileSync("examples/publisert/scenario.yaml", "utf8"), "another case");
	await go(tab, "kontroll");
	writeFileSync(pdf, Buffer.concat([readFileSync(pdf), Buffer.from("\n")]));
	await choose(tab, "verify", [pdf, basis]);
	check("archive: another PDF", (await verdict()) === "Stemmer ikke", await verdict());
	await judge(page, "page: not verified");
	for (const path of [pdf, basis])
		rmSync(path);
	await tab.close();
}

/* A case with its notes, profile and logo, opened as files; then every document in both målformer. */
async function documents() {
	const page = await open_tab(file);
	const { tab, said } = page;
	await tab.waitForSelector("[data-do=new]");
	await choose(tab, "open", ["scenario.yaml", "notater.md", "profil.yaml", "logo.png"].map((name) => resolve("examples/runder", name)));
	await go(tab, "last-ned");
	await tab.evaluate(() => document.getElementsByName("dok").forEach((box) => { box.checked = box.value !== "intern"; }));
	await tab.evaluate(() => document.querySelector("form").requestSubmit());
	await tab.waitForSelector(".dom", { timeout: 60000 });
	check("documents: made", await tab.evaluate(() => !document.querySelector(".dom.galt")), await tab.evaluate(() => document.querySelector(".dom").textContent));
	await judge(page, "page: documents made");
	await keep_markup(tab, "documents made");
	for (const name of ["scenario.pdf", "scenario-nn.pdf", "scenario-moteark.pdf", "scenario-arkiv.grunnlag.json", "scenario.html"])
		await wait_for(name);
	check("documents: silence", said.length === 0, said.join("; "));
	await tab.close();
}

/* Addresses and files that are not what they should be, and texts that would be markup. */
async function hostile() {
	for (const hash of ["#%", "#%E0%A4%A", "#__proto__", "#side", "#program", "#steg2/%22%3E%3Cb%3E", "#steg4"]) {
		const { tab, said } = await open_tab(file);
		await tab.goto("about:blank");
		await tab.goto(pathToFileURL(file) + hash);
		const drawn = await tab.waitForSelector("[data-do=new]", { timeout: 20000 }).catch(() => null);
		check(`address ${hash}`, drawn && said.length === 0, said.join("; "));
		await tab.close();
	}
	const page = await open_tab(file), { tab, said } = page, place = (name) => join(made, name);
	await tab.waitForSelector("[data-do=new]");
	const odd = `</textarea></script><img src=x onerror=alert(1)>'&`;
	const files = {
		"stor.yaml": "utenfor: 1\n" + "# x\n".repeat(4e6), "tom.yaml": "", "brev.docx": "PK", "dyp.yaml": "a: " + "[".repeat(1e5),
		"lang.yaml": "utenfor: 1\n" + "# x\n".repeat(4e5), "nul.yaml": "utenfor: 1\nsak: {tittel: \"a\0b\"}\n",
		"latin.yaml": Buffer.from("utenfor: 1\ntiltak: {navn: bl\xe5}\n", "latin1"),
		"odd.yaml": readFileSync("examples/publisert/scenario.yaml", "utf8").replace("Los i ungdomsskolen", odd.replaceAll(/'/g, "")),
	};
	const fault = { "stor.yaml": "stor.yaml", "tom.yaml": "tom.yaml", "brev.docx": "brev.docx", "dyp.yaml": "feil i teksten", "lang.yaml": "feil i teksten" };
	for (const [name, content] of Object.entries(files)) {
		writeFileSync(place(name), content);
		await go(tab, "start");
		await choose(tab, "open", [place(name)]);
		const said_of_it = await tab.evaluate(() => document.querySelector(".feilboks")?.textContent ?? "");
		check(`opened ${name}`, said_of_it.includes(fault[name] ?? "") && !said_of_it === !fault[name], said_of_it);
		if (name === "latin.yaml")
			check("opened as Windows wrote it", (await tab.$eval(".sak b", (element) => element.textContent)) === "blå");
		rmSync(place(name));
	}
	await go(tab, "innspill");
	await click(tab, "note");
	await tab.evaluate((text) => {
		const note = document.getElementById("notat-1");
		note.value += text;
		note.dispatchEvent(new Event("input", { bubbles: true }));
	}, odd);
	for (const view of ["steg2", "steg4", "innspill", "tekst", "last-ned"]) {
		await go(tab, view);
		const made_of_it = await tab.evaluate(() => document.images.length + document.scripts.length);
		check(`markup in ${view}`, made_of_it === 2, `${made_of_it} scripts and pictures`);
		await judge(page, `page: odd ${view}`);
	}
	check("hostile: silence", said.length === 0, said.join("; "));
	await tab.close();
}

/* A thousand steps leave nothing behind. */
async function memory() {
	const { tab } = await open_tab(file);
	const start = Date.now();
	await tab.waitForSelector("[data-do=new]");
	const began = await tab.evaluate(() => performance.now());
	check("memory: the time of the start", began <= SLOW, `${began} ms`);
	await example(tab);
	await go(tab, "steg2");
	const session = await tab.createCDPSession();
	const steps = (count) => tab.evaluate((count) => {
		const control = document.getElementsByName("tiltak.deltakere")[0];
		for (let i = 0; i < count; i++) {
			control.value = String(50 + (i % 100));
			control.dispatchEvent(new Event("change", { bubbles: true }));
		}
	}, count);
	const used = async () => {
		await session.send("HeapProfiler.collectGarbage");
		const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await session.send("Runtime.getHeapUsage");
		return { heap: usedSize + embedderHeapUsedSize, store: backingStorageSize };
	};
	await steps(50);
	const before = await used(), then = Date.now();
	await steps(1000);
	const took = (Date.now() - then) / 1000, after = await used();
	check("memory: the module", after.store <= before.store + 65536, `${before.store} bytes, then ${after.store}`);
	check("memory: the page", after.heap <= before.heap * 1.1 + 1e6, `${before.heap} bytes, then ${after.heap}`);
	console.log(`start in ${Math.round(began)} ms, a step in ${took.toFixed(1)} ms`);
	await tab.close();
}

/* The other engine, where it is installed: the example and its PDF. */
async function firefox() {
	const executablePath = "/usr/bin/firefox-esr", name = "scenario.pdf", place = join(made, "firefox");
	if (!existsSync(executablePath))
		return console.log("firefox-esr is not installed");
	mkdirSync(place);
	const other = await puppeteer.launch({ browser: "firefox", executablePath, protocolTimeout: 300000, extraPrefsFirefox: {
		"browser.download.folderList": 2, "browser.download.dir": place, "browser.download.alwaysOpenPanel": false,
	} });
	const tab = await other.newPage(), said = [];
	tab.on("console", (message) => said.push(message.text()));
	tab.on("pageerror", (error) => said.push(error.message));
	await tab.goto(pathToFileURL(file));
	await tab.waitForSelector("[data-do=example]", { timeout: 120000 });
	await example(tab);
	await judge({ tab, said }, "firefox: steg4");
	await go(tab, "last-ned");
	await tab.evaluate(() => document.querySelector("form").requestSubmit());
	const pdf = await wait_for(`firefox/${name}`);
	native("rapport", "-q", "-o", join(place, "native.pdf"), "examples/publisert/scenario.yaml");
	check("firefox: the native bytes", pdf?.equals(readFileSync(join(place, "native.pdf"))), "are others");
	await other.close();
}

/* The Nu checker on all markup that was kept, at once. */
function nu() {
	const run = spawnSync("java", ["-jar", require.resolve("vnu-jar/build/dist/vnu.jar"), "--format", "json", "--skip-non-html", markup],
		{ encoding: "utf8", maxBuffer: 1 << 28 });
	/* The checker neither computes the sums of a policy nor knows data: in it; the browser does, and would say so. */
	const messages = JSON.parse(run.stderr).messages.filter(({ message }) => !message.includes("violates Content Security Policy"));
	const found = [...new Set(messages.map(({ url, message, extract }) => `${basename(url)}: ${message} «${extract ?? ""}»`))];
	check("the Nu checker", found.length === 0 && readdirSync(markup).length > 0, `${found.length} findings\n${found.slice(0, 20).join("\n")}`);
}

async function run(part) {
	const start = Date.now();
	if (only && !only.split(",").includes(part.name))
		return;
	try {
		await part();
	} catch (error) {
		check(part.name, false, error.stack);
	}
	console.log(`${part.name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
}

await Promise.all([reports, views].map(run)); /* each in a process of its own */
for (const part of [figures, first_time, archive, documents, hostile, memory, firefox, nu])
	await run(part);
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

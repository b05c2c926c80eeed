/* module.mjs PROGRAM MODULE: the module does what the program does. Every example, as it is and with settings drawn at
 * random, gives the figures of `beregn --format json`; every edition of every example the bytes of its files; what the program
 * refuses is refused with the same words; and the module's memory does not grow with use. Prints "N passed, N failed". */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { openProgram } from "../../src/web/module.mjs";
import { draws, random_scenario } from "./random.mjs";

const [program, file] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "utenfor-web-"));
/* All files below a folder, as the module is to have them. */
const below = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
	entry.isDirectory() ? below(join(folder, entry.name)) : [[join(folder, entry.name), readFileSync(join(folder, entry.name))]]);
const hyphenation = "/usr/share/hyphen/hyph_nb_NO.dic";
const module = openProgram(readFileSync(file),
	[...["data", "templates", "fonts", "examples"].flatMap(below), [hyphenation, readFileSync(hyphenation)],
		...["dialog.wasm", "dialog.js"].map((name) => [`web/${name}`, readFileSync(join(dirname(file), name))])]);
let passed = 0, failed = 0;

function check(name, good, why) {
	if (good) {
		passed++;
		return;
	}
	failed++;
	console.log(`${name}: ${why}`);
}

/* The first place where two values differ by more than the last digits, which exp() and pow() may round either way. */
function difference(one, other, path) {
	if (typeof one === "number" && typeof other === "number")
		return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other)) ? null : `${path}: ${one}, not ${other}`;
	if (one === null || other === null || typeof one !== "object" || typeof other !== "object")
		return one === other ? null : `${path}: ${one}, not ${other}`;
	const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
	for (const key of keys) {
		const found = difference(one[key], other[key], `${path}.${key}`);
		if (found)
			return found;
	}
	return null;
}

/* Computes `text` with both; true when there were results to compare. */
function compare(name, text) {
	const path = join(folder, "scenario.yaml");
	writeFileSync(path, text);
	const native = spawnSync(program, ["beregn", "-f", "json", path], { encoding: "utf8", maxBuffer: 1 << 26 });
	const web = module.compute(text);
	check(`${name}: messages`, web.messages === native.stderr.replaceAll(path, "scenario.yaml"),
		`«${web.messages}», not «${native.stderr}»`);
	check(`${name}: success`, web.good === (native.status === 0), `${web.good}, but status ${native.status}`);
	if (!web.good || native.status !== 0)
		return false;
	const [one, other] = [JSON.parse(web.text), JSON.parse(native.stdout)];
	other.scenario.fil = "scenario.yaml";
	const found = difference(one, other, "");
	check(`${name}: results`, !found, found);
	return true;
}

/* What is said, but for where the program and its files lie, and checksums of results with all their digits. */
const without_places = (text) =>
	text.replaceAll(`${folder}/`, "").replaceAll(/[^\s«]*\/build\/\.\.\//g, "").replaceAll(/\b[0-9a-f]{64}\b/g, "SHA-256");

/* A PDF and a page have the same bytes; an archived basis the same figures. Whether, and why not. */
function same_content(path, expected, bytes) {
	if (/\.(pdf|html)$/.test(path))
		return [expected.equals(bytes), "other bytes"];
	const [one, other] = [bytes, expected].map((text) => JSON.parse(without_places(new TextDecoder().decode(text))));
	const found = difference(one, other, "");
	return [!found, found];
}

/* Runs the same words in both, in the repository, with the output in files "ut.…". */
function compare_run(words, output = "ut.pdf") {
	const native = spawnSync(program, [...words, "-o", join(folder, output)], { encoding: "utf8" });
	const web = module.run([...words, "-o", output]);
	const name = words.join(" ");
	check(`${name}: status`, web.status === native.status, `${web.status}, not ${native.status}`);
	const [said, expected] = [web.err + web.out, native.stderr + native.stdout].map(without_places);
	check(`${name}: said`, said === expected, `«${said}», not «${expected}»`);
	const written = readdirSync(folder).filter((path) => path.startsWith("ut."));
	check(`${name}: files`, written.length === web.files.length, `${web.files.length}, not ${written.length}`);
	for (const [path, bytes] of web.files.filter(([path]) => written.includes(path)))
		check(`${name}: ${path}`, ...same_content(path, readFileSync(join(folder, path)), bytes));
	for (const path of written)
		rmSync(join(folder, path));
}

for (const name of readdirSync("examples", { withFileTypes: true }))
	if (existsSync(join("examples", name.name, "scenario.yaml"))) {
		const text = readFileSync(join("examples", name.name, "scenario.yaml"), "utf8");
		if (!/^(tidligere|sammenlign med|profil):/m.test(text)) /* other files than the scenario */
			compare(name.name, text);
	}
compare("nothing", "");
compare("a fault on every line", "utenfor: 2\nsak: {titel: T}\nmålgruppe: {gruppe: x}\n");
const draw = draws(1);
for (let i = 1; i <= 30; i++)
	check(`random ${i}`, compare(`random ${i}`, random_scenario(draw)), "is refused");

for (const name of ["publisert", "skadelig", "egne-tall"]) /* the other has a logo, which only a browser can read */
	for (const edition of ["saksvedlegg", "moteark", "arkiv"])
		for (const language of ["nb", "nn"])
			compare_run(["rapport", "-u", edition, "-m", language, `examples/${name}/scenario.yaml`]);
for (const edition of ["moteark", "dialog"])
	compare_run(["rapport", "-u", edition, "examples/skadelig/scenario.yaml"], "ut.html");
compare_run(["rapport", "-u", "finnes-ikke", "examples/publisert/scenario.yaml"]);
compare_run(["rapport", "finnes-ikke.yaml"]);
compare_run(["rapport", "--sett", "tiltak.deltakere=0", "examples/publisert/scenario.yaml"]);
compare_run(["tull"]);

const text = readFileSync("examples/publisert/scenario.yaml", "utf8");
module.compute(text);
const before = module.memory;
for (let i = 0; i < 50; i++)
	module.compute(text);
check("memory", module.memory === before, `grew from ${before} to ${module.memory}`);

rmSync(folder, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

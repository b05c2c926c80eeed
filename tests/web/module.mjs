/* module.mjs PROGRAM MODULE: the module computes what the program does. Every example, as it is and with settings drawn at
 * random, gives the figures of `beregn --format json`; what the program refuses is refused with the same words; and the
 * module's memory does not grow with use. Prints "N passed, N failed". */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openModule } from "../../src/web/module.mjs";

const [program, file] = process.argv.slice(2);
const module = openModule(readFileSync(file));
const folder = mkdtempSync(join(tmpdir(), "utenfor-web-"));
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
	const [one, other] = [JSON.parse(new TextDecoder().decode(web.bytes)), JSON.parse(native.stdout)];
	other.scenario.fil = "scenario.yaml";
	const found = difference(one, other, "");
	check(`${name}: results`, !found, found);
	return true;
}

/* Draws from 0 to 1, the same every time (mulberry32). */
function draws(seed) {
	return () => {
		seed = (seed + 0x6d2b79f5) | 0;
		let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

function random_scenario(draw) {
	const whole = (low, high) => low + Math.floor(draw() * (high - low + 1));
	const duration = whole(1, 6), without = whole(0, 90);
	const ages = ["0-5", "6-9", "10-12", "13-15", "16-18"][whole(0, 4)];
	return "utenfor: 1\nsak: {tittel: T, kommune: Eksempel kommune}\n" +
		`målgruppe: {gruppe: ${["lavinntekt-trygd", "depresjon-angst"][whole(0, 1)]}, alder: ${ages}}\n` +
		`tiltak: {navn: N, startår: ${whole(2015, 2024)}, varighet: ${duration}, deltakere: ${whole(1, 2000)}, ` +
		`normalliv uten tiltak: ${without} %, normalliv med tiltak: ${whole(0, 100)} %}\n` +
		`kostnader: [{navn: K, betaler: kommune, beløp: ${whole(0, 5000000)}}]\n` +
		`analyse: {periode: ${whole(5, 60)}, kalkulasjonsrente: ${whole(0, 6)} %}\n`;
}

for (const name of readdirSync("data"))
	if (/\.(csv|yaml)$/.test(name))
		module.keep(join("data", name), readFileSync(join("data", name)));

for (const name of readdirSync("examples", { withFileTypes: true }))
	if (name.isDirectory() && name.name !== "bilder") {
		const text = readFileSync(join("examples", name.name, "scenario.yaml"), "utf8");
		if (!/^(tidligere|sammenlign med|profil):/m.test(text)) /* other files than the scenario */
			compare(name.name, text);
	}
compare("nothing", "");
compare("a fault on every line", "utenfor: 2\nsak: {titel: T}\nmålgruppe: {gruppe: x}\n");
const draw = draws(1);
for (let i = 1; i <= 30; i++)
	check(`random ${i}`, compare(`random ${i}`, random_scenario(draw)), "is refused");

const text = readFileSync("examples/publisert/scenario.yaml", "utf8");
module.compute(text);
const before = module.memory.buffer.byteLength;
for (let i = 0; i < 50; i++)
	module.compute(text);
check("memory", module.memory.buffer.byteLength === before, `grew from ${before} to ${module.memory.buffer.byteLength}`);

rmSync(folder, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

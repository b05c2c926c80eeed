/* step.mjs MODULE: what it takes to compute the published example anew when one value has changed, in WebAssembly as a
 * browser runs it. Prints the median in milliseconds. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { openProgram } from "../../src/web/module.mjs";

const STEPS = 60;
const files = readdirSync("data", { withFileTypes: true }).filter((entry) => entry.isFile())
	.map((entry) => join("data", entry.name)).map((path) => [path, readFileSync(path)]);
const module = openProgram(readFileSync(process.argv[2]), files);
const scenario = readFileSync("examples/publisert/scenario.yaml", "utf8").replace(/^notater:.*\n/m, "");
const times = [];

for (let i = 0; i < STEPS; i++) {
	const text = scenario.replace("deltakere: 100", `deltakere: ${100 + i}`), began = performance.now();

	if (!module.compute(text).good)
		throw new Error(module.compute(text).messages);
	times.push(performance.now() - began);
}
console.log(times.sort((a, b) => a - b)[STEPS / 2].toFixed(1));

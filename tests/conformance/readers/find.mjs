// Prints how often the reader inside Firefox finds each word that is on a line of its own on standard input, in the PDF
// that is the first argument. The second is the folder with pdfjs-dist.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

console.log = console.warn = () => {}; // it misses what it would draw with
const folder = pathToFileURL(path.resolve(process.argv[3], "node_modules/pdfjs-dist/legacy")) + "/";
const pdfjs = await import(folder + "build/pdf.mjs");
const pdf = await pdfjs.getDocument({ data: new Uint8Array(fs.readFileSync(process.argv[2])), verbosity: 0 }).promise;
const texts = [];
for (let i = 1; i <= pdf.numPages; i++)
	texts.push(await (await pdf.getPage(i)).getTextContent({ disableNormalization: true }));

// The viewer's search wants a browser around it, but draws nothing.
const nothing = new Proxy(function () {}, {
	get: (target, key) => key === Symbol.toPrimitive ? () => "" : key === "then" ? undefined : nothing,
	apply: () => nothing, construct: () => nothing, set: () => true,
});
Object.assign(globalThis, { pdfjsLib: pdfjs, document: nothing, window: globalThis,
	requestAnimationFrame: step => setTimeout(step, 0) });
globalThis.navigator ??= { userAgent: "", platform: "", language: "nb" };
const { EventBus, PDFFindController } = await import(folder + "web/pdf_viewer.mjs");

async function count(query) {
	const eventBus = new EventBus();
	const find = new PDFFindController({ linkService: { page: 1, pagesCount: pdf.numPages }, eventBus });

	find.setDocument({ getPage: async number => ({ getTextContent: async () => texts[number - 1] }) });
	eventBus.dispatch("find", { source: null, type: "", query, caseSensitive: true, entireWord: false,
		highlightAll: true, findPrevious: false, matchDiacritics: true });
	do
		await new Promise(resolve => setTimeout(resolve, 20));
	while (find.pageMatches.filter(Boolean).length < pdf.numPages);
	return find.pageMatches.reduce((sum, page) => sum + page.length, 0);
}

const words = fs.readFileSync(0, "utf8").split("\n").filter(Boolean);
for (const [i, found] of (await Promise.all(words.map(count))).entries())
	fs.writeSync(1, `${words[i]} ${found}\n`);
process.exit(0);

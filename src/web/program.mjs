/* The program as a page: hands over what is typed, clicked and opened, and shows the markup that comes back. All words,
 * figures and drawings are the module's (page.c). The page keeps the texts of the case, and nothing else. */

/* Files and module in one: a line of JSON with [path, size] pairs, then their bytes, gzipped, in base64. */
async function unpack(text) {
	const packed = Uint8Array.from(atob(text.trim()), (c) => c.charCodeAt(0));
	const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
	const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
	let at = bytes.indexOf(10) + 1;
	return JSON.parse(new TextDecoder().decode(bytes.subarray(0, at)))
		.map(([path, size]) => [path, bytes.subarray(at, (at += size))]);
}

const $ = (id) => document.getElementById(id);
const [[, wasm], ...files] = await unpack($("program").textContent);
const program = openProgram(await WebAssembly.compile(wasm), files);
const page = {
	language: "nb", view: "start", changed: false, failed: false, said: "",
	name: "", texts: [["sak.yaml", ""]], /* the case first, then notes */
	others: [], /* [name, bytes] that belong to the case */
	checked: [], /* files to be verified */
};

/* Makes `now` what `next` is, but leaves alone what the reader is in the middle of. */
function morph(now, next) {
	for (const { name } of [...now.attributes])
		if (!next.hasAttribute(name) && !(name === "open" && now.tagName === "DETAILS"))
			now.removeAttribute(name);
	for (const { name, value } of next.attributes)
		if (now.getAttribute(name) !== value)
			now.setAttribute(name, value);
	if (now.tagName === "INPUT")
		now.checked = next.checked;
	if (/^(INPUT|TEXTAREA|SELECT)$/.test(now.tagName) && now !== document.activeElement && now.value !== next.value)
		now.value = next.value;
	if (now.tagName === "TEXTAREA")
		return;
	const [old, made] = [[...now.childNodes], [...next.childNodes]];
	made.forEach((child, i) => {
		const before = old[i];
		if (!before)
			now.append(child);
		else if (before.nodeName !== child.nodeName || before.id !== child.id || before.name !== child.name)
			before.replaceWith(child);
		else if (child.nodeType === Node.ELEMENT_NODE)
			morph(before, child);
		else if (before.data !== child.data)
			before.data = child.data;
	});
	old.slice(made.length).forEach((child) => child.remove());
}

/* What was done, where and with what value; the state that comes back is shown. */
function act(action = "", path = "", value = "") {
	const flag = (yes) => (yes ? "1" : "0");
	let drawn;
	try {
		drawn = program.draw([page.language, page.view, flag(page.changed), flag(page.failed), page.said, action, path,
			value, ...page.texts.flat()]);
	} catch (ended) {
		if (action)
			act(); /* as it was before what was done */
		throw ended;
	}
	const { markup, state } = drawn;
	const [name, runs, changed, ...texts] = state;
	[page.name, page.changed] = [name, changed === "1"];
	page.texts = texts.flatMap((text, i) => (i % 2 ? [[texts[i - 1], text]] : []));
	const next = document.createElement("div");
	next.id = "side";
	next.innerHTML = markup;
	morph($("side"), next);
	document.documentElement.lang = page.language;
	document.title = [document.querySelector("h1")?.textContent, "Utenfor"].filter(Boolean).join(" – ");
	return runs;
}

/* The view, and the field in it, that the address names; an address that is neither is a place in the page. */
function go() {
	const named = new URLSearchParams(`at=${location.hash.slice(1)}`).get("at"); /* whatever stands there is read */
	const [view, id] = (named || "start").split("/");
	const place = $("side").querySelector(`#${CSS.escape(view)}`);
	if (place) {
		place.focus();
		return;
	}
	[page.view, page.said] = [view, ""];
	act();
	const field = id && $(id);
	for (let fold = field?.closest("details"); fold; fold = fold.parentElement.closest("details"))
		fold.open = true;
	(field ?? document.querySelector("h1")).focus();
	if (!field)
		scrollTo(0, 0);
}

function show(view) {
	if (location.hash === `#${view}`)
		go();
	else
		location.hash = view;
}

/* Of many files at once a browser leaves all but ten. */
async function download(made) {
	for (const [i, [name, content]] of made.entries()) {
		if (i && i % 10 === 0)
			await new Promise((done) => setTimeout(done, 1500));
		save(name, content);
	}
}

function save(name, content) {
	const link = document.createElement("a");
	link.href = URL.createObjectURL(new Blob([content]));
	link.download = name.split("/").pop();
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/* A picture as no_images.c reads it: the browser knows the formats. What it cannot read is left as it is. */
async function pixels([name, bytes]) {
	const LARGEST = 1200; /* each way, so that three bytes a pixel stay within the limit of a picture's file */
	const bitmap = await createImageBitmap(new Blob([bytes])).catch(() => null);
	if (!bitmap)
		return [name, bytes];
	const scale = Math.min(1, LARGEST / Math.max(bitmap.width, bitmap.height));
	const [width, height] = [bitmap.width, bitmap.height].map((side) => Math.max(1, Math.round(side * scale)));
	const canvas = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
	canvas.fillStyle = "#fff";
	canvas.fillRect(0, 0, width, height);
	canvas.drawImage(bitmap, 0, 0, width, height);
	const out = new Uint8Array(16 + width * height * 3);
	out.set([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
	new DataView(out.buffer).setUint32(8, width, true);
	new DataView(out.buffer).setUint32(12, height, true);
	canvas.getImageData(0, 0, width, height).data.forEach((part, i) => {
		if (i % 4 < 3)
			out[16 + (i >> 2) * 3 + (i % 4)] = part;
	});
	return [name, out];
}

const MOST = 8 << 20; /* bytes; no file of a case may be larger */

function refuse(names) {
	history.replaceState(null, "", "#start");
	[page.view, page.said] = ["start", names];
	act();
	document.querySelector("h1").focus();
	scrollTo(0, 0);
}

/* A text in UTF-8, or as older editors in Windows write it. */
function decode(bytes) {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder("windows-1252").decode(bytes);
	}
}

/* Opens a case with its notes, and keeps what else belongs to it. */
async function open(opened) {
	const ending = (pattern) => opened.filter(([name]) => pattern.test(name));
	const text = ([name, bytes]) => [name, decode(bytes)];
	const small = opened.every(([, bytes]) => bytes.length <= MOST);
	const cases = small ? ending(/\.ya?ml$/i).map(text) : [];
	const found = cases.find(([, content]) => /^utenfor\s*:/m.test(content)) ?? cases[0];
	if (!small || !(found ?? page.texts[0])[1] || (!found && !ending(/\.(md|txt)$/i).length))
		return refuse(opened.map(([name]) => `«${name}»`).join(", "));
	page.texts = [found ?? page.texts[0], ...ending(/\.(md|txt)$/i).map(text)];
	page.others = await Promise.all(opened.filter(([name]) => !page.texts.some(([known]) => known === name))
		.map((file) => (/\.(png|jpe?g)$/i.test(file[0]) ? pixels(file) : file)));
	page.changed = false;
	show("steg4");
}

function verify(picked) {
	page.checked = picked;
	const [basis] = picked.find(([name]) => name.endsWith(".json")) ?? picked[0];
	const run = program.run(["verifiser", "--alt", basis], picked);
	[page.failed, page.said] = [run.status !== 0, run.out + run.err];
	act();
}

function make(chosen) {
	const said = [], made = [];
	page.failed = false;
	if (page.texts[0][0] === "sak.yaml")
		page.texts[0][0] = `${page.name}.yaml`;
	for (const line of act("make", "", chosen.join("\n")).split("\n").filter(Boolean)) {
		const run = program.run(line.split("\t"), [...page.texts, ...page.others]);
		said.push(run.err);
		made.push(...run.files);
		page.failed ||= run.status !== 0;
	}
	download(made);
	page.said = [...made.map(([name]) => name), ...new Set(said.join("").split("\n"))].filter(Boolean).join("\n");
	act();
	scrollTo(0, 0);
}

const contents = (list) =>
	Promise.all([...list].map(async (file) => [file.name, new Uint8Array(await file.arrayBuffer().catch(() => 0))])); /* nothing, of a folder */

const pick = (use) => {
	$("filer").onchange = async ({ target }) => {
		use(await contents(target.files));
		target.value = "";
	};
	$("filer").click();
};

/* A file by its name alone. */
const by_name = ([path, bytes]) => [path.split("/").pop(), bytes];

const actions = {
	new() {
		[page.texts, page.others, page.changed] = [[["sak.yaml", ""]], [], false];
		act("new", "", String(new Date().getFullYear()));
		show("steg1");
	},
	example: () => open(files.filter(([path]) => path.startsWith("examples/")).map(by_name)),
	open: () => pick(open),
	verify: () => pick(verify),
	unpack() {
		const [basis] = page.checked.find(([name]) => name.endsWith(".json")) ?? page.checked[0];
		const run = program.run(["verifiser", "--pakk-ut", "ut", basis], page.checked);
		open(run.files.filter(([name]) => !name.includes("/data/")).map(by_name));
	},
	save() {
		if (page.texts[0][0] === "sak.yaml")
			page.texts[0][0] = `${page.name}.yaml`;
		download(page.texts);
		page.changed = false;
		act();
	},
};

addEventListener("click", ({ target }) => {
	const button = target.closest("button[data-do]");
	if (!button || (button.dataset.ask && !confirm(button.dataset.ask)))
		return;
	const { do: action, path, value } = button.dataset;
	(actions[action] ?? act)(...(actions[action] ? [] : [action, path, value]));
});

addEventListener("submit", (event) => {
	event.preventDefault();
	make([...new FormData(event.target).getAll("dok")]);
});

/* What a control says: of boxes with one name, all that are ticked. */
function value(control) {
	if (control.type !== "checkbox")
		return control.value;
	return [...document.getElementsByName(control.name)].filter((box) => box.checked).map((box) => box.value).join(", ");
}

let waiting;
function changed({ target, type }) {
	clearTimeout(waiting);
	if (target.name === "maalform") {
		page.language = target.value;
		act();
	} else if (target.dataset.file) {
		page.texts.find(([name]) => name === target.dataset.file)[1] = target.value;
		page.changed = true;
		waiting = setTimeout(act, 200);
	} else if (target.name && target.name !== "dok") {
		const told = () => act("put", target.name, value(target));
		if (type === "change")
			told();
		else
			waiting = setTimeout(told, 300);
	}
}
addEventListener("input", changed);
addEventListener("change", changed);
addEventListener("hashchange", go);
addEventListener("beforeunload", (event) => page.changed && event.preventDefault());
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", async (event) => {
	event.preventDefault();
	const button = document.querySelector("[data-do=open], [data-do=verify]"), { files: dropped } = event.dataTransfer;
	if (button && dropped.length && (!button.dataset.ask || confirm(button.dataset.ask)))
		(button.dataset.do === "open" ? open : verify)(await contents(dropped));
});
go();

/* The live page: carries the form's settings to the module and its texts to their places. Nothing is computed here. */
const $ = (id) => document.getElementById(id);
const form = $("_controls"), fields = [...form.querySelectorAll("[name]")];
const sliderOf = (field) => $(field.id.replace("_c-", "_r-"));
let program, frame, telling;

/* What the page carries: its module first, then the files that are all the module has. */
async function unpack() {
	const packed = Uint8Array.from(atob($("_bundle").textContent), (c) => c.charCodeAt(0));
	const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
	const all = new Uint8Array(await new Response(stream).arrayBuffer()), files = [];
	for (let at = 0; at < all.length;) {
		const line = all.indexOf(10, at), [path, size] = new TextDecoder().decode(all.subarray(at, line)).split("\t");
		at = line + 1 + Number(size);
		files.push([path, all.subarray(line + 1, at)]);
	}
	return files;
}

/* A field's value as the module has it, "2500000"; a number stands there as it is read, "2 500 000". */
const valueOf = (field) => (field.options ? field.value : field.value.replace(/\s/g, "").replace(",", "."));
const shown = (value) => value.replace(".", ",").replace(/\B(?=(\d{3})+$)/g, "\u00a0");
const changed = () => fields.filter((field) => valueOf(field) !== field.dataset.filed).map((field) => [field.name, valueOf(field)]);

/* What cannot be one of the field's values is the case's. */
function setField(field, value) {
	const can_be = field.options ? [...field.options].some((option) => option.value === value) : value && isFinite(value);
	value = can_be ? value : field.dataset.filed;
	field.value = field.options ? value : shown(value);
	if (sliderOf(field))
		sliderOf(field).value = value;
}

/* Folds that are open stay so when their part is made anew; what is as it was is left alone. */
const contents = new Map();
function setContent(element, html) {
	if (contents.get(element) === html)
		return;
	contents.set(element, html);
	const open = [...element.querySelectorAll("details")].map((fold) => fold.open);
	element.innerHTML = html;
	element.querySelectorAll("details").forEach((fold, i) => { fold.open = open[i] ?? false; });
}

/* `drawn`: with what takes draws. */
function step(drawn) {
	const { good, text } = program.ask("web_live", (drawn ? "1" : "0") + changed().map((pair) => pair.join("=")).join("&"));
	document.body.classList.toggle("refused", !good);
	for (const place of good ? text.split("\x1e") : []) {
		const [id, attribute, value] = place.split("\x1f"), element = $(id);
		if (element && !attribute)
			setContent(element, value);
		else if (element && value)
			element.setAttribute(attribute, value);
		else
			element?.removeAttribute(attribute);
	}
	clearTimeout(telling);
	telling = setTimeout(() => { $("_told").textContent = $("_dialog-funn").textContent; }, 500);
}

function settle() {
	const state = new URLSearchParams(changed()).toString();
	fields.forEach((field) => setField(field, valueOf(field)));
	$("_copied").hidden = true;
	step(true);
	history.replaceState(null, "", state ? `#${state}` : location.href.split("#")[0]);
}

function restore() {
	const state = new URLSearchParams(location.hash.slice(1));
	fields.forEach((field) => setField(field, state.get(field.name)));
	step(true);
}

form.addEventListener("input", ({ target }) => {
	if (target.dataset.of)
		$(target.dataset.of).value = shown(target.value);
	else if (sliderOf(target))
		sliderOf(target).value = valueOf(target);
	frame ??= requestAnimationFrame(() => { frame = null; step(false); });
});
form.addEventListener("change", settle);
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("hashchange", restore);
$("_back").addEventListener("click", () => { fields.forEach((field) => setField(field)); settle(); });
$("_copy").addEventListener("click", async () => {
	await navigator.clipboard.writeText($("_dialog-endret").querySelector("pre").textContent);
	$("_copied").hidden = false;
});

try {
	const [[, bytes], ...files] = await unpack();
	program = openProgram(await WebAssembly.compile(bytes), files);
	step(false);
	$("_fields").disabled = false;
	restore();
} catch {
	$("_still").hidden = false;
}

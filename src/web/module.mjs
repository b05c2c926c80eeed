/* The program's module, for a page and for node: what src/web/web.h says, with strings for texts.
 *
 * openProgram(bytes, files) compiles the module, unless it is compiled already; `files` are [path, string or bytes]
 * pairs, the only files there are. A run gets an instance of its own, so that nothing is left of it; the rest keep one,
 * with the data set read. */
export function openProgram(bytes, files) {
	const module = bytes instanceof WebAssembly.Module ? bytes : new WebAssembly.Module(bytes);
	let kept;

	return {
		/* A call that takes a text and gives one. */
		ask(call, text) {
			kept ??= openInstance(module, files);
			return kept.ask(call, text);
		},
		compute(scenario) { return this.ask("web_compute", scenario); },
		/* The words of web_page(): its markup, and its state as words. What ends in the midst of it is begun anew. */
		draw(words) {
			kept ??= openInstance(module, files);
			try {
				return kept.draw(words);
			} catch (ended) {
				kept = null;
				throw ended;
			}
		},
		/* `words` of a command line, and more files. What is made: status, out, err, and files as pairs. */
		run(words, more = []) { return openInstance(module, [...files, ...more]).run(words); },
		get memory() { return kept?.memory.buffer.byteLength ?? 0; },
	};
}

class Ended extends Error {}

/* What WASI's functions give a module that has no files and no network: a clock, and two streams that are kept. */
function systemFor(memory, streams) {
	const NOT_OPEN = 8;
	const view = () => new DataView(memory().buffer);

	return {
		clock_time_get(id, precision, out) {
			view().setBigUint64(out, BigInt(Date.now()) * 1000000n, true);
			return 0;
		},
		environ_sizes_get(count, size) {
			view().setUint32(count, 0, true);
			view().setUint32(size, 0, true);
			return 0;
		},
		environ_get: () => 0,
		fd_fdstat_get: (fd) => (fd > 2 ? NOT_OPEN : 0),
		fd_prestat_get: () => NOT_OPEN,
		fd_write(fd, parts, count, out) {
			let size = 0;
			for (let at = parts; at < parts + 8 * count; at += 8) {
				const length = view().getUint32(at + 4, true);
				streams[fd].push(new Uint8Array(memory().buffer, view().getUint32(at, true), length).slice());
				size += length;
			}
			view().setUint32(out, size, true);
			return 0;
		},
		proc_exit(status) { throw new Ended(status); },
	};
}

function openInstance(module, files) {
	const decoder = new TextDecoder(), encoder = new TextEncoder();
	const streams = { 1: [], 2: [] };
	const system = new Proxy(systemFor(() => web.memory, streams), { get: (known, name) => known[name] ?? (() => 8) });
	const web = new WebAssembly.Instance(module, { wasi_snapshot_preview1: system }).exports;

	/* Takes a room for a text or bytes and fills it. */
	const room = (content) => {
		const from = typeof content === "string" ? encoder.encode(content) : content;
		const at = web.web_room(from.length);
		new Uint8Array(web.memory.buffer, at, from.length).set(from);
		return [at, from.length];
	};
	/* Copied out: the module's memory moves when it grows. */
	const bytesAt = (at, size) => new Uint8Array(web.memory.buffer, at, size).slice();
	const textAt = (at) => {
		const all = new Uint8Array(web.memory.buffer, at);
		return decoder.decode(all.subarray(0, all.indexOf(0)));
	};
	const together = (words) => words.map((word) => word.replaceAll("\0", "\ufffd") + "\0").join("");
	const textOf = (parts) => parts.map((part) => decoder.decode(part, { stream: true })).join("") + decoder.decode();

	web._initialize();
	for (const [path, content] of files)
		web.web_keep(room(path)[0], ...room(content));
	return {
		memory: web.memory,
		ask(call, given) {
			const good = web[call](...room(given)) === 0;
			return {
				good,
				text: decoder.decode(bytesAt(web.web_result(), web.web_result_size())),
				messages: decoder.decode(bytesAt(web.web_messages(), web.web_messages_size())),
			};
		},
		draw(words) {
			if (web.web_page(...room(together(words))) !== 0)
				throw new Error("the page cannot be drawn");
			return {
				markup: decoder.decode(bytesAt(web.web_result(), web.web_result_size())),
				state: decoder.decode(bytesAt(web.web_state(), web.web_state_size())).split("\0"),
			};
		},
		run(words) {
			let status;
			try {
				status = web.web_run(...room(together(words)));
			} catch (ended) {
				if (!(ended instanceof Ended))
					throw ended;
				status = Number(ended.message);
			}
			const made = Array.from({ length: web.made_count() },
				(_, i) => [textAt(web.made_path(i)), bytesAt(web.made_bytes(i), web.made_size(i))]);
			return { status, out: textOf(streams[1]), err: textOf(streams[2]), files: made };
		},
	};
}

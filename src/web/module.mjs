/* The program's module for a page or for node: what src/web/web.h says, with strings for texts. The module has no
 * files, no network and no clock; what it writes to standard error, which it does when it ends, goes to the console. */
export function openModule(bytes) {
	const decoder = new TextDecoder(), encoder = new TextEncoder();
	let memory;

	const system = {
		clock_time_get: (id, precision, out) => { new DataView(memory.buffer).setBigUint64(out, 0n, true); return 0; },
		fd_close: () => 0,
		fd_fdstat_get: () => 8, /* no such file */
		fd_seek: () => 8,
		fd_write(fd, parts, count, out) {
			const view = new DataView(memory.buffer);
			let size = 0;
			for (let at = parts; at < parts + 8 * count; at += 8) {
				const length = view.getUint32(at + 4, true);
				console.error(decoder.decode(new Uint8Array(memory.buffer, view.getUint32(at, true), length)));
				size += length;
			}
			view.setUint32(out, size, true);
			return 0;
		},
		proc_exit(status) { throw new Error(`utenfor: ${status}`); },
	};
	const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { wasi_snapshot_preview1: system });
	const web = instance.exports;

	memory = web.memory;
	web._initialize();

	/* Takes a room for a text or bytes and fills it. */
	const room = (content) => {
		const from = typeof content === "string" ? encoder.encode(content) : content;
		const at = web.web_room(from.length);
		new Uint8Array(memory.buffer, at, from.length).set(from);
		return [at, from.length];
	};
	/* What a call made, copied out: the module's memory moves when it grows. */
	const made = (good) => ({
		good,
		bytes: new Uint8Array(memory.buffer, web.web_result(), web.web_result_size()).slice(),
		messages: decoder.decode(new Uint8Array(memory.buffer, web.web_messages(), web.web_messages_size())),
	});

	return {
		memory,
		keep(path, content) { web.web_keep(room(path)[0], ...room(content)); },
		compute(scenario) { return made(web.web_compute(...room(scenario)) === 0); },
	};
}

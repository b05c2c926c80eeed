/* Scenarios drawn at random, the same every time. */

/* Draws from 0 to 1, the same every time (mulberry32). */
export function draws(seed) {
	return () => {
		seed = (seed + 0x6d2b79f5) | 0;
		let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

export function random_scenario(draw) {
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

// What `npm run bench` measured, run after run: a line of JSON each in tests/bench/history.jsonl.
import { appendFile, readFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from './setup.mjs';

const file = join(root, 'tests', 'bench', 'history.jsonl');

/** Earlier runs that the last one is compared with. */
const earlier = 5;
/** So much more than before is a slow-down, as a share of what it was; less may be chance. */
const noticeable = 0.2;

/**
 * @typedef {object} Figure
 * @property {string} what The line it stood in, with "#" for its numbers, and which of them it is.
 * @property {number} value
 * @property {Unit} unit
 *
 * @typedef {'ms' | 's' | 'kB' | 'MB'} Unit Of all of them less is better.
 *
 * @typedef {object} Run
 * @property {string} bench
 * @property {string} date Year, month and day.
 * @property {string} commit
 * @property {string} machine Processor, cores and memory: figures of two machines say nothing of each other.
 * @property {number} load How busy the machine was as it began: processes that wanted a core, on average.
 * @property {Figure[]} figures
 */

const number = /\d[\d,]*(?:\.\d+)?/g;

/**
 * The figures in what a bench printed: every number with a unit of time or size behind it.
 *
 * @param {string} output
 * @returns {Figure[]}
 */
export function figuresIn(output) {
	return output.split('\n').flatMap((line) => {
		const label = line.replace(number, '#').replace(/\s+/g, ' ').trim().slice(0, 200);
		let place = 0;
		return [
			...line.matchAll(/(\d[\d,]*(?:\.\d+)?)(?:[–-](\d[\d,]*(?:\.\d+)?))?\s?(ms|s|kB|MB)\b/g),
		].map(([, low = '', high, unit]) => ({
			what: `${label} (${++place})`,
			// Of a range the end that is worse.
			value: Number((high ?? low).replaceAll(',', '')),
			unit: /** @type {Unit} */ (unit),
		}));
	});
}

/** @returns {string} */
export function machine() {
	const [{ model } = { model: 'unknown' }] = cpus();
	return `${model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB`;
}

/** How busy the machine is, to be asked before a bench begins. @returns {number} */
export const load = () => Math.round((loadavg()[0] ?? 0) * 10) / 10;

/** @returns {Promise<Run[]>} Oldest first. */
export async function readHistory() {
	const text = await readFile(file, 'utf8').catch(() => '');
	return text
		.split('\n')
		.filter(Boolean)
		.map((line) => JSON.parse(line));
}

/** @param {Run} run */
export const remember = (run) => appendFile(file, `${JSON.stringify(run)}\n`);

/**
 * What the last run of each bench says beside those before it on the same machine: every figure that
 * is noticeably more than the median of these.
 *
 * @param {readonly Run[]} history
 * @param {string} here The machine that is asked about.
 * @returns {{ bench: string, runs: number, slower: { what: string, unit: Unit, was: number, is: number }[] }[]}
 */
export function compare(history, here) {
	const mine = history.filter((run) => run.machine === here);
	return [...new Set(mine.map(({ bench }) => bench))].map((bench) => {
		const runs = mine.filter((run) => run.bench === bench);
		const last = runs.at(-1);
		const before = runs.slice(-1 - earlier, -1);
		const slower = (last?.figures ?? []).flatMap(({ what, unit, value }) => {
			const values = before.flatMap((run) => {
				const same = run.figures.find((one) => one.what === what && one.unit === unit);
				return same ? [same.value] : [];
			});
			const was = median(values);
			if (was === null || value <= was * (1 + noticeable)) return [];
			return [{ what, unit, was, is: value }];
		});
		return { bench, runs: before.length, slower };
	});
}

/** @param {number[]} values */
function median(values) {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? null;
}

// Says what is being done and for how long. Node's built-in modules only: set-up needs it before
// anything is installed.
import { spawn } from 'node:child_process';

/** Where the elapsed time is redrawn in place, else said again every half minute. */
const redraw = process.stdout.isTTY && process.env.TERM !== 'dumb';
const sayAgainAfter = 30_000;

/** @param {string} [line] */
export function say(line = '') {
	process.stdout.write(`${line}\n`);
}

/** @param {number} milliseconds */
export function duration(milliseconds) {
	const seconds = milliseconds / 1000;
	if (seconds < 60) return `${seconds.toFixed(1)} s`;
	return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** What goes on now, in the order in which it was begun. @type {Set<{ title: string, started: number }>} */
const running = new Set();

const draw = () => {
	const each = [...running].map(
		({ title, started }) => `${title} … ${duration(Date.now() - started)}`,
	);
	process.stdout.write(`\r\u001b[2K${each.join('   ')}`);
};

/**
 * Shows `title` with the elapsed time while `work` goes on, beside whatever else does.
 *
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(title, work) {
	const one = { title, started: Date.now() };
	running.add(one);
	if (!redraw) say(`${title} …`);
	const again = () => say(`  ${title}: still at it after ${duration(Date.now() - one.started)}`);
	const timer = redraw ? setInterval(draw, 200) : setInterval(again, sayAgainAfter);
	try {
		return await work();
	} finally {
		running.delete(one);
		clearInterval(timer);
		if (redraw) process.stdout.write('\r\u001b[2K');
	}
}

/**
 * @typedef {object} Finished
 * @property {number} code Exit status; 127 where the command could not be started.
 * @property {string} output Standard output and standard error, as they came.
 */

/**
 * Runs a command without standard input and keeps what it prints.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<Finished>}
 */
export function capture(command, args, options = {}) {
	return new Promise((resolve) => {
		// What a tool prints to a pipe may end up in a terminal, or in a log.
		const { FORCE_COLOR: _, ...plain } = options.env ?? process.env;
		const env = redraw ? { ...plain, FORCE_COLOR: '1' } : { ...plain, NO_COLOR: '1' };
		const child = spawn(command, args, { ...options, env, stdio: ['ignore', 'pipe', 'pipe'] });
		let output = '';
		const keep = (/** @type {Buffer} */ chunk) => {
			output += chunk;
		};
		child.stdout?.on('data', keep);
		child.stderr?.on('data', keep);
		child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
		child.on('close', (code) => resolve({ code: code ?? 1, output }));
	});
}

/** Something that went wrong in a way that one sentence explains; no stack trace is shown. */
export class Problem extends Error {}

/**
 * Runs a script's main function: a `Problem` is said in its own words, anything else with its stack.
 *
 * @param {() => Promise<number | undefined>} main Gives the exit status.
 */
export async function runMain(main) {
	try {
		process.exitCode = (await main()) ?? 0;
	} catch (error) {
		const text =
			error instanceof Problem ? error.message : error instanceof Error ? error.stack : error;
		process.stderr.write(`${text}\n`);
		process.exitCode = 1;
	}
}

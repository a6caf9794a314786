/**
 * How well the detection does on the gold data: what `annotate --jsonl` prints for each text, by
 * the scorer that stands beside the data.
 *
 *   npx tsx tests/bench/detection.ts [TASK …]
 *
 * STANDPOINT_SHARED names the folder with `corpora` and `eval`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const shared = process.env.STANDPOINT_SHARED ?? '../shared';
const tasks = [
	{ name: 'entities, worldwide-dev', task: 'ner', gold: 'entities/worldwide-dev.jsonl' },
	{ name: 'entities, conllpp-dev', task: 'ner', gold: 'entities/conllpp-dev.jsonl' },
	{ name: 'attribution, polnear-dev', task: 'attr', gold: 'attribution/polnear-dev.jsonl' },
	{ name: 'direction, dse-dev', task: 'dse', gold: 'stance/dse-dev.jsonl' },
	{ name: 'events, plover-dev', task: 'plover', gold: 'stance/plover-dev.jsonl' },
];
const wanted = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), 'standpoint-bench-'));
try {
	for (const { name, task, gold } of tasks) {
		if (wanted.length > 0 && !wanted.includes(task)) continue;
		const file = path.join(shared, 'corpora', gold);
		const input = readFileSync(file, 'utf8')
			.split('\n')
			.filter(Boolean)
			.map((line, i) => {
				const { id, text, mentions } = JSON.parse(line) as Gold;
				const spans = mentions?.map(([start, end]) => ({ start, end }));
				return JSON.stringify({ id: id ?? String(i), text, ...(spans && { mentions: spans }) });
			});
		const annotated = run(
			[path.resolve('node_modules/tsx/dist/cli.mjs'), 'cli/annotate.ts', '--jsonl'],
			`${input.join('\n')}\n`,
		);
		const predicted = path.join(folder, `${task}.jsonl`);
		writeFileSync(predicted, annotated);
		const score = run([path.join(shared, 'eval', 'score.mjs'), task, file, predicted], '');
		process.stdout.write(`${name}: ${score}`);
	}
} finally {
	rmSync(folder, { recursive: true });
}

interface Gold {
	id?: string;
	text: string;
	mentions?: [number, number][];
}

function run(args: string[], input: string): string {
	const { status, stdout, stderr } = spawnSync(process.execPath, args, {
		input,
		encoding: 'utf8',
		maxBuffer: 2 ** 30,
	});
	if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
	return stdout;
}

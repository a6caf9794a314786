/** Interrupts operations at each of the places at which they wait, and looks at what is left. */
import {
	broken,
	lastWork,
	type Operation,
	operations,
	type Setting,
	selectorOf,
} from './operations';
import { type Death, type Image, Victim } from './victim';

/** What came of the kills of one operation. */
export interface Tally {
	name: string;
	/** How many places it has when nothing comes between. */
	places: number;
	/** How many kills there were, and at how many of the places. */
	kills: number;
	at: Set<number>;
	/** Each kill after which something was lost, doubled or half done, and what. */
	faults: string[];
}

/** A generator of numbers from 0 to 1.0: mulberry32, public domain, by Tommy Ettinger. */
export function numbers(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}

export interface Plan {
	kills: number;
	seed: number;
	/** Only operations of such names. */
	only?: RegExp;
	onKill?: (said: string) => void;
}

/** @param address of an article */
export async function killAll(address: string, plan: Plan): Promise<Tally[]> {
	const victim = await Victim.start();
	try {
		const setting = await settle(victim, address);
		const random = numbers(plan.seed);
		const chosen = operations(setting).filter(({ name }) => plan.only?.test(name) ?? true);
		const runs: Run[] = [];
		for (const operation of chosen) runs.push(await Run.of(victim, operation, random));
		for (let i = 0; i < plan.kills; i++) {
			const run = runs[i % runs.length];
			if (!run) break;
			const said = await run.kill(random() < 0.5 ? 'stop' : 'crash');
			plan.onKill?.(`${i + 1}/${plan.kills} ${said}`);
		}
		return runs.map(({ tally }) => tally);
	} finally {
		await victim.close();
	}
}

class Run {
	private order: number[] = [];

	private constructor(
		private readonly victim: Victim,
		private readonly operation: Operation,
		private readonly before: Image,
		private readonly after: Image,
		readonly tally: Tally,
		private readonly random: () => number,
	) {}

	/** Does it once without a kill, to know its places and what it leaves. */
	static async of(victim: Victim, operation: Operation, random: () => number): Promise<Run> {
		await operation.prepare(victim);
		await victim.ask({ type: 'markdown', text: 'Zenda' });
		const page = (await operation.page?.(victim)) ?? null;
		const before = await imageFor(operation, victim);
		if (page) await page.evaluate(() => (globalThis as unknown as Scope).standpointFaults.arm(0));
		else await victim.arm(0);
		await operation.begin(victim, page);
		const places = page
			? await page.evaluate(() => (globalThis as unknown as Scope).standpointFaults.seen())
			: await victim.seen();
		await page?.close();
		const after = await imageFor(operation, victim);
		const faults = broken(after).map((one) => `without a kill: ${one}`);
		if (same(before, after)) faults.push('without a kill: it did nothing');
		const tally = { name: operation.name, places, kills: 0, at: new Set<number>(), faults };
		return new Run(victim, operation, before, after, tally, random);
	}

	/** Does it again and kills it at one of its places, each in turn. */
	async kill(death: Death): Promise<string> {
		const { victim, operation, tally } = this;
		const at = this.next();
		await operation.prepare(victim);
		await victim.ask({ type: 'markdown', text: 'Zenda' });
		const page = (await operation.page?.(victim)) ?? null;
		const held = page
			? new Promise<string>((resolve) =>
					page.on('console', (message) => {
						const said = message.text();
						if (said.startsWith('standpoint-faults')) resolve(said.split(' ')[1] ?? '');
					}),
				)
			: victim.held();
		if (page)
			await page.evaluate((at) => (globalThis as unknown as Scope).standpointFaults.arm(at), at);
		else await victim.arm(at);
		const done = operation
			.begin(victim, page)
			.catch(() => {})
			// Some of its places may come after its answer.
			.then(() => new Promise<null>((resolve) => setTimeout(() => resolve(null), 300)));
		const where = await Promise.race([held, done]);
		if (page && death === 'stop') await page.close();
		else await victim.kill(death);
		await page?.close().catch(() => {});
		const between = await imageFor(operation, victim);
		if (operation.finish) await operation.finish(victim);
		const end = operation.finish ? await imageFor(operation, victim) : between;
		tally.kills++;
		tally.at.add(at);
		const said = `${operation.name}, place ${at} of ${tally.places} (${where ?? 'done'}), ${death}`;
		const faults = this.faults(between, end);
		tally.faults.push(...faults.map((one) => `${said}: ${one}`));
		return `${said}${faults.length > 0 ? `: ${faults.join('; ')}` : ''}`;
	}

	private faults(between: Image, end: Image): string[] {
		const { operation, before, after } = this;
		const found = [...broken(between), ...broken(end)];
		if (operation.atOnce) {
			if (!same(between, before) && !same(between, after)) {
				found.push(`half done: ${difference(between, before, after)}`);
			}
		} else {
			for (const [table, rows] of Object.entries(between)) {
				for (const [key, row] of Object.entries(rows)) {
					if (row !== before[table]?.[key] && row !== after[table]?.[key]) {
						found.push(`half written: ${table} ${key}`);
					}
				}
				for (const key of Object.keys(before[table] ?? {})) {
					if (!(key in rows)) found.push(`lost: ${table} ${key}`);
				}
			}
		}
		if (operation.finish && !same(end, after)) {
			found.push(`not as without a kill: ${difference(end, after, after)}`);
		}
		return found;
	}

	/** Every place once in an order drawn by lot, then again. */
	private next(): number {
		if (this.order.length === 0) {
			this.order = Array.from({ length: Math.max(1, this.tally.places) }, (_, i) => i + 1);
			for (let i = this.order.length - 1; i > 0; i--) {
				const j = Math.floor(this.random() * (i + 1));
				[this.order[i], this.order[j]] = [this.order[j] ?? 1, this.order[i] ?? 1];
			}
		}
		return this.order.pop() ?? 1;
	}
}

/** Without what the page that does it takes away again by itself, when it likes. */
async function imageFor(operation: Operation, victim: Victim): Promise<Image> {
	const { changedArticles, ...image } = await victim.image();
	return operation.page || !changedArticles ? image : { ...image, changedArticles };
}

const flat = (image: Image): string[] =>
	Object.entries(image)
		.flatMap(([table, rows]) => Object.values(rows).map((row) => `${table} ${row}`))
		.sort();
const same = (one: Image, other: Image) => flat(one).join('\n') === flat(other).join('\n');

function difference(image: Image, ...others: Image[]): string {
	const known = new Set(others.flatMap(flat));
	const own = new Set(flat(image));
	const more = [...own].filter((row) => !known.has(row));
	const less = flat(others.at(-1) ?? {}).filter((row) => !own.has(row));
	return `more ${more.slice(0, 2).join(' | ')}; less ${less.slice(0, 2).join(' | ')}`.slice(0, 600);
}

interface Scope {
	standpointFaults: { arm: (at: number) => void; seen: () => number };
}

/** Saves the article, works on it as a reader would, and makes a backup of that. */
async function settle(victim: Victim, address: string): Promise<Setting> {
	const tab = await victim.context.newPage();
	await tab.goto(address);
	await tab.waitForFunction(() => CSS.highlights.size > 0);
	let saved = await victim.rows();
	for (let i = 0; i < 50 && (saved.articles ?? []).length === 0; i++) {
		await tab.waitForTimeout(50);
		saved = await victim.rows();
	}
	const articleId = (saved.articles as { id: string }[])[0]?.id ?? '';
	const statements = (saved.annotations as { id: string; type: string }[])
		.filter(({ type }) => type === 'statement')
		.map(({ id }) => id);
	const work = (token: string, edit: object) =>
		victim.ask({ type: 'edit', articleId, token, edit });
	await work('worked-mark', {
		do: 'mark',
		id: `${articleId}#n-0`,
		selector: selectorOf('met with little resistance'),
		note: 'Who *counted*?',
		tags: [],
		as: { kind: 'note' },
	});
	await work('worked-judge', { do: 'judge', id: statements[0], judgement: 'wrong' });
	await work(lastWork, { do: 'write', id: statements[1], note: 'Said where?', tags: ['where'] });
	const worked = await victim.rows();
	const page = await victim.context.newPage();
	await page.goto(victim.url('library.html#/transfer'));
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Back up now' }).click(),
	]);
	const chunks: Buffer[] = [];
	for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
	await page.close();
	return {
		address,
		tab,
		saved,
		articleId,
		statements,
		worked,
		backup: Buffer.concat(chunks),
	};
}

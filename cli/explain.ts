import type { Span, Statement } from '../lib/annotation';
import type { Detector } from '../lib/detect';
import type { Attribution } from '../lib/stance/attribution';
import type { PairOutcome } from '../lib/stance/compose';
import type { Doubt } from '../lib/stance/doubts';
import type { ActorMention } from '../lib/stance/mention';
import type { PairStance } from '../lib/stance/pairs';

type Weighed =
	| { kind: 'attribution'; attribution: Attribution; told: boolean }
	| {
			kind: 'pair';
			first: ActorMention;
			second: ActorMention;
			stance: PairStance | null;
			outcome: PairOutcome;
			doubts: readonly Doubt[];
	  };

/**
 * Tells in plain text, sentence by sentence, why statements were or weren't found: the tree, the
 * mentions with their actors, the attributions and pairs that were weighed and how sure the model is
 * of each, what the model and the rules made of them, and what is told in the end.
 */
export function explain(text: string, detector: Detector): string {
	const weighed: Weighed[] = [];
	const found = detector.explain(
		text,
		{},
		{
			attribution: (attribution, told) => weighed.push({ kind: 'attribution', attribution, told }),
			pair: (first, second, stance, outcome, doubts) =>
				weighed.push({ kind: 'pair', first, second, stance, outcome, doubts }),
		},
	);
	const { analysis, actors, mentions } = found;
	const { tokens, sentences } = analysis;
	const names = new Map(actors.map((actor) => [actor.id, actor.name]));
	const words = (span: Span | null | undefined) =>
		span ? text.slice(span.start, span.end).replace(/\s+/g, ' ') : '–';
	const actor = (id: string | null) => (id === null ? 'nobody known' : (names.get(id) ?? id));
	const statement = (s: Statement) =>
		`${s.kind}: "${words(s.source)}" "${words(s.cue)}" → "${words(s.target)}" ` +
		`${sign(s.polarity)} ${s.act ?? ''}${s.negated ? ' negated' : ''}${s.hedged ? ' hedged' : ''} ` +
		`${s.confidence.toFixed(2)}, content "${s.content.map(words).join('" … "')}"`;
	const weighing = (w: Weighed): { at: number; line: string } => {
		if (w.kind === 'attribution') {
			const { cue, sourcePhrase: phrase, confidence } = w.attribution;
			const source = phrase
				? words({ start: tokens.start[phrase[0]] ?? 0, end: tokens.end[phrase[1]] ?? 0 })
				: 'nobody named';
			const outcome = w.told ? 'told' : 'not sure enough';
			return {
				at: tokens.start[cue] ?? 0,
				line: `attribution "${tokens.form[cue]}" to "${source}" ${confidence.toFixed(2)}: ${outcome}`,
			};
		}
		const { first, second, stance, outcome, doubts } = w;
		if (!stance) {
			return { at: first.start, line: `pair "${words(first)}", "${words(second)}": ${outcome}` };
		}
		const [source, target] = stance.source < stance.target ? [first, second] : [second, first];
		const doubtful = doubts.length > 0 ? `, doubtful for ${doubts.join(', ')}` : '';
		const side = `${sign(stance.polarity)} ${stance.confidence.toFixed(2)}${doubtful}`;
		return {
			at: first.start,
			line: `pair "${words(source)}" → "${words(target)}" ${side}: ${outcome}`,
		};
	};
	const lines = weighed.map(weighing);
	const out: string[] = [];
	for (let s = 0; s < sentences.count; s++) {
		const start = sentences.start[s] ?? 0;
		const end = sentences.end[s] ?? text.length;
		const within = <T extends Span>(list: readonly T[]) =>
			list.filter((span) => span.start >= start && span.start < end);
		const cued = (list: readonly Statement[]) =>
			list.filter(({ cue }) => cue.start >= start && cue.start < end).map(statement);
		out.push(`\n# ${words({ start, end })}`);
		const first = sentences.first[s] ?? 0;
		const tree: string[] = [];
		for (let i = first; i < (sentences.first[s + 1] ?? tokens.count); i++) {
			const head = analysis.heads[i] ?? -1;
			const above = head < 0 ? '' : `>${tokens.form[head]}`;
			tree.push(`${tokens.form[i]}/${analysis.upos[i]}/${analysis.labels[i]}${above}`);
		}
		section(out, 'tree', [tree.join(' ')]);
		section(
			out,
			'names',
			within(found.detection.entities).map((e) => `${e.type} "${words(e)}"`),
		);
		section(
			out,
			'mentions',
			within(mentions).map((m) => `${m.form} "${words(m)}": ${actor(m.actor)}`),
		);
		section(
			out,
			'weighed',
			lines.filter(({ at }) => at >= start && at < end).map(({ line }) => line),
		);
		section(out, 'by the model', cued(found.learned));
		section(out, 'by the rules', cued(found.ruled));
		section(out, 'told', cued(found.detection.statements));
	}
	return `${out.join('\n').trimStart()}\n`;
}

function section(out: string[], name: string, lines: readonly string[]): void {
	if (lines.length === 0) return;
	out.push(`  ${name}:`);
	for (const line of lines) out.push(`    ${line}`);
}

const sign = (polarity: number): string =>
	polarity > 0 ? 'for' : polarity < 0 ? 'against' : 'neither';

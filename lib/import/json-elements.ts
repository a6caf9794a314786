import { t } from '../i18n';
import { maxRecord } from './items';

/** An element of a list as its JSON text, or why there is none; `line` is where it begins, from 1. */
export type Element = { line: number; json: string } | { line: number; reason: string };

interface Frame {
	/** The key whose value is being read; null in a list. */
	key: string | null;
	/** In an object: the next string is a key. */
	expectsKey: boolean;
}

/** Nesting beyond this is no file of annotations. */
const maxDepth = 200;

/**
 * The elements of certain lists in a JSON text, one at a time, so that a file of any size is read
 * in bounded memory, a broken element spoils only itself, and all before a cut is kept. Only the
 * structure is looked at here; the elements themselves are left to `JSON.parse`.
 *
 * @param lists where the lists stand: keys from the root, parted by "."; "" is the root itself
 */
export async function* jsonElements(
	chunks: AsyncIterable<string> | Iterable<string>,
	lists: readonly string[],
	limit = maxRecord,
): AsyncGenerator<Element> {
	const stack: Frame[] = [];
	let line = 1;
	let inString = false;
	let escaped = false;
	/** The key being read, while it is one. */
	let key: string | null = null;
	/** Depth of the list whose elements are wanted, or -1. */
	let listDepth = -1;
	let begun = false;
	let beginLine = 0;
	let parts: string[] = [];
	let length = 0;

	const take = (text: string) => {
		length += text.length;
		if (length <= limit) parts.push(text);
		else parts = [];
	};
	const finish = (): Element => {
		const element =
			length > limit
				? { line: beginLine, reason: t('import.tooLong') }
				: { line: beginLine, json: parts.join('') };
		begun = false;
		parts = [];
		length = 0;
		return element;
	};

	for await (const chunk of chunks) {
		let from = 0;
		for (let at = 0; at < chunk.length; at++) {
			const c = chunk.charCodeAt(at);
			if (c === 10) line++;
			if (inString) {
				if (escaped) escaped = false;
				else if (c === 92) escaped = true;
				else if (c === 34) {
					inString = false;
					const top = stack.at(-1);
					if (top && key !== null) {
						top.key = key;
						top.expectsKey = false;
						key = null;
					}
					continue;
				}
				if (key !== null && key.length < 100) key += chunk[at];
				continue;
			}
			if (c === 32 || c === 9 || c === 10 || c === 13) continue;
			const inList = stack.length === listDepth;
			if (inList && (c === 44 || c === 93)) {
				if (begun) {
					take(chunk.slice(from, at));
					yield finish();
				}
				if (c === 44) continue;
			} else if (inList && !begun) {
				begun = true;
				beginLine = line;
				from = at;
			}
			switch (c) {
				case 34:
					inString = true;
					if (!begun && stack.at(-1)?.expectsKey) key = '';
					break;
				case 123: // {
				case 91: // [
					if (stack.length >= maxDepth) {
						yield { line, reason: t('import.tooDeep') };
						return;
					}
					if (c === 91 && listDepth < 0 && lists.includes(path(stack)))
						listDepth = stack.length + 1;
					stack.push({ key: null, expectsKey: c === 123 });
					break;
				case 125: // }
				case 93: // ]
					if (stack.length === 0) {
						yield { line, reason: t('import.notJsonFromHere') };
						return;
					}
					stack.pop();
					if (stack.length < listDepth) listDepth = -1;
					break;
				case 44: {
					const top = stack.at(-1);
					if (top && top.key !== null) top.expectsKey = true;
					break;
				}
			}
		}
		if (begun) take(chunk.slice(from));
	}
	if (stack.length > 0 || inString) {
		yield {
			line: begun ? beginLine : line,
			reason: t('import.cutOffHere'),
		};
	}
}

const path = (stack: readonly Frame[]): string => stack.map(({ key }) => key ?? '[]').join('.');

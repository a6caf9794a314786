import { TextMap } from './text-map';

/** How a text node's white space is shown. */
export type WhiteSpace = 'collapsed' | 'preserved';

type Kind = 'word' | 'space' | 'line' | 'nothing';

/** What a UTF-16 code unit is to the text: part of a word, white space, or nothing that is seen. */
function kindOf(code: number): Kind {
	if (code > 0x20 && code < 0x7f) return 'word';
	if (code === 0x0a) return 'line';
	if (code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0) return 'space';
	// Soft hyphen, zero width space, word joiner, byte order mark.
	if (code === 0xad || code === 0x200b || code === 0x2060 || code === 0xfeff) return 'nothing';
	if ((code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x205f) return 'space';
	if (code === 0x2028 || code === 0x2029 || code === 0x3000 || code === 0x1680) return 'space';
	return 'word';
}

/**
 * Puts the text of an article together from live text nodes, and keeps where each character came
 * from. White space is collapsed as a browser shows it, and a no-break space becomes a plain one;
 * paragraphs are parted by "\n\n" and lines by "\n"; nothing of these stands at either end.
 */
export class Composer {
	private readonly parts: string[] = [];
	private length = 0;
	private readonly nodes: Text[] = [];
	private readonly positions = new Map<Text, number>();
	private readonly textStart: number[] = [];
	private readonly runNode: number[] = [];
	private readonly nodeStart: number[] = [];
	private readonly runLength: number[] = [];
	/** White space seen and not yet written: it is dropped at the end of a line. */
	private spaces: { node: Text; offset: number; shown: ' ' | '\n' }[] = [];
	private newLines = 0;
	private joinsNext = false;

	/** How much text there is so far, in UTF-16 code units. */
	get end(): number {
		return this.length;
	}

	/** Where the next word will begin if a paragraph is parted here. */
	get nextParagraph(): number {
		return this.length === 0 ? 0 : this.length + 2;
	}

	partParagraph(): void {
		this.newLines = 2;
		this.spaces = [];
	}

	partLine(): void {
		this.newLines = Math.max(1, this.newLines);
		this.spaces = [];
	}

	/** What is added next belongs to the word written last, although a block ends here: a drop cap. */
	joinNext(): void {
		this.joinsNext = true;
	}

	/** Adds what stands from `from` to `to` in a live text node. Nodes come in any order, each once. */
	add(node: Text, from: number, to: number, whiteSpace: WhiteSpace): void {
		const data = node.data;
		let at = from;
		while (at < to) {
			const kind = kindOf(data.charCodeAt(at));
			if (kind === 'nothing') {
				at++;
			} else if (kind !== 'word') {
				if (whiteSpace === 'preserved') {
					this.spaces.push({ node, offset: at, shown: kind === 'line' ? '\n' : ' ' });
				} else if (this.spaces.length === 0) {
					this.spaces.push({ node, offset: at, shown: ' ' });
				}
				at++;
			} else {
				let wordEnd = at + 1;
				while (wordEnd < to && kindOf(data.charCodeAt(wordEnd)) === 'word') wordEnd++;
				this.beforeWord(data, at);
				this.write(node, at, data.slice(at, wordEnd));
				at = wordEnd;
			}
		}
	}

	/** The text and its map. `hasWordsBetween` says whether the page shows words between two nodes. */
	finish(hasWordsBetween: (before: Text, after: Text) => boolean): { text: string; map: TextMap } {
		const count = this.textStart.length;
		const gap = new Uint8Array(count);
		for (let run = 1; run < count; run++) {
			const before = this.nodes[this.runNode[run - 1] ?? -1];
			const after = this.nodes[this.runNode[run] ?? -1];
			if (before && after && before !== after && hasWordsBetween(before, after)) gap[run] = 1;
		}
		const map = new TextMap(this.nodes, {
			textStart: Int32Array.from(this.textStart),
			node: Int32Array.from(this.runNode),
			nodeStart: Int32Array.from(this.nodeStart),
			length: Int32Array.from(this.runLength),
			gap,
		});
		return { text: this.parts.join(''), map };
	}

	private beforeWord(data: string, at: number): void {
		const joins = this.joinsNext && this.newLines > 0 && /^\p{Ll}/u.test(data.slice(at, at + 2));
		this.joinsNext = false;
		const starts = this.length === 0 || this.newLines > 0;
		if (this.length > 0 && this.newLines > 0 && !joins) {
			this.parts.push('\n'.repeat(this.newLines));
			this.length += this.newLines;
		}
		this.newLines = 0;
		if (!starts) for (const { node, offset, shown } of this.spaces) this.write(node, offset, shown);
		this.spaces = [];
	}

	private write(node: Text, offset: number, characters: string): void {
		let position = this.positions.get(node);
		if (position === undefined) {
			position = this.nodes.push(node) - 1;
			this.positions.set(node, position);
		}
		const run = this.textStart.length - 1;
		const runLength = this.runLength[run] ?? 0;
		if (
			this.runNode[run] === position &&
			(this.nodeStart[run] ?? 0) + runLength === offset &&
			(this.textStart[run] ?? 0) + runLength === this.length
		) {
			this.runLength[run] = runLength + characters.length;
		} else {
			this.textStart.push(this.length);
			this.runNode.push(position);
			this.nodeStart.push(offset);
			this.runLength.push(characters.length);
		}
		this.parts.push(characters);
		this.length += characters.length;
	}
}

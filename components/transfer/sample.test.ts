import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type FormatName, formatNames } from '../../lib/export/format-list';
import { exportFormats } from '../../lib/export/formats';
import { markdownWriter } from '../../lib/export/markdown';
import { sampleBundle } from './sample';

const page = readFileSync(new URL('../../docs/export.md', import.meta.url), 'utf8');

async function exported(name: FormatName): Promise<string> {
	if (name === 'markdown') return markdownWriter()(sampleBundle);
	let all = '';
	const pieces = exportFormats[name].write(
		{ articles: [sampleBundle] },
		{ now: Date.UTC(2023, 10, 15) },
	);
	for await (const piece of pieces) all += piece;
	return all.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

test.each(formatNames)('the example of %s in docs/export.md is what is written', async (name) => {
	const example = new RegExp(`<!-- example: ${name} -->\n\`\`\`\\w*\n([^]*?)\n\`\`\``).exec(page);
	expect(example?.[1]).toBe((await exported(name)).trimEnd());
});

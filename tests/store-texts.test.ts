import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

test('the summaries fit, and Chrome’s is the manifest’s', () => {
	const [, forChrome = '', forFirefox = ''] =
		/Chrome and Edge[^>]*> (.+)\n[^>]*> (.+)\n/.exec(read('docs/store/listing.md')) ?? [];
	const { description } = JSON.parse(read('locales/en.json')).manifest;
	expect(forChrome).toBe(description);
	expect(forChrome.length).toBeLessThanOrEqual(132);
	expect(forFirefox.length).toBeGreaterThan(40);
	expect(forFirefox.length).toBeLessThanOrEqual(250);
});

test('the pictures are of the size that the stores want, one for each that the listing names', () => {
	const folder = join(root, 'docs', 'store', 'pictures');
	const names = readdirSync(folder).filter((name) => name.endsWith('.png'));
	const listed =
		read('docs/store/listing.md')
			.split('## Pictures')[1]
			?.match(/^\d\. /gm) ?? [];
	expect(names.length).toBe(listed.length);
	for (const name of names) {
		// Width and height stand in the first chunk: https://www.w3.org/TR/png/#11IHDR
		const bytes = readFileSync(join(folder, name));
		expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], name).toEqual([1280, 800]);
	}
});

test('the version stands in package.json alone', () => {
	const { version } = JSON.parse(read('package.json'));
	expect(JSON.parse(read('package-lock.json')).version).toBe(version);
	expect(read('wxt.config.ts')).not.toContain(version);
});

test('the workflows run what is run here, and make a release from a tag', () => {
	const tests = parse(read('.github/workflows/test.yml'));
	const commands = (job: { steps: { run?: string }[] }) =>
		job.steps.map(({ run }) => run ?? '').join('\n');
	expect(commands(tests.jobs.test)).toContain('.ci/run');
	const release = parse(read('.github/workflows/release.yml'));
	expect(release.on.push.tags).toEqual(['v*']);
	expect(release.jobs.release.needs).toBe('test');
	const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
	for (const [, name] of commands(release.jobs.release).matchAll(/npm run ([\w:-]+)/g)) {
		expect(scripts).toContain(name);
	}
});

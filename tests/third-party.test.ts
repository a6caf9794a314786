import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { thirdParty } from '../scripts/third-party.mjs';

const root = join(import.meta.dirname, '..');

test('the licences of all that ships are in the package, those of dependencies of dependencies too', () => {
	const text = thirdParty(root);
	const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	for (const [name, version] of Object.entries(dependencies)) {
		expect(text).toContain(`${name} ${version} (`);
	}
	expect(text).toMatch(/^d3-scale \d/m);
	expect(text).toContain('GeoNames');
	// A licence's own words stand below its packages.
	expect(text.match(/Permission is hereby granted/g)?.length).toBeGreaterThan(3);
});

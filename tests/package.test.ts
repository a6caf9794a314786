import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { faultsOf } from './package';

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'standpoint-package-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const manifest = {
	content_security_policy: {
		extension_pages:
			"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	},
};
const page = '<!doctype html><script type="module" src="/a.js"></script><div id="root"></div>';

function faults(change: object, html = page, script = 'export const a = 1;'): string[] {
	writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, ...change }));
	writeFileSync(join(folder, 'page.html'), html);
	writeFileSync(join(folder, 'a.js'), script);
	return faultsOf(folder);
}

test('a package that runs nothing but its own files is well', () => {
	expect(faults({}, page, 'const Function = 1; x.eval(1); "https://example.org/"')).toEqual([]);
});

test.each([
	['another policy', { content_security_policy: { extension_pages: "script-src 'self'" } }],
	['who may speak to it', { externally_connectable: {} }],
	['files for pages', { web_accessible_resources: [] }],
	['a split worker', { incognito: 'split' }],
])('a manifest with %s is found', (_, change) => {
	expect(faults(change)).toHaveLength(1);
});

test.each([
	'<script>alert(1)</script>',
	'<script src="https://elsewhere.example/a.js"></script>',
	'<p style="color:red">',
	'<p onclick="go()">',
	'<style>p{}</style>',
	'<link href="//elsewhere.example/a.css">',
])('a page with %s is found', (html) => {
	expect(faults({}, page + html).length).toBeGreaterThan(0);
});

test.each([
	'(0, eval)("1"); eval("1")',
	'new Function("return 1")',
	'import("https://elsewhere.example/a.js")',
	'importScripts("/a.js")',
])('a script with %s is found', (script) => {
	expect(faults({}, page, script)).toHaveLength(1);
});

/** What must hold of a packed extension, whichever browser it is for. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const policy =
	"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Code that is not in the package, or is made of text: as a browser's store would find it. */
const inPages: [RegExp, string][] = [
	[/<script(?![^>]*\ssrc="\/)[^>]*>/i, 'a script without a file of ours'],
	[/<style[\s>]/i, 'a style within the page'],
	[/\son[a-z]+\s*=/i, 'a handler in an attribute'],
	[/\sstyle\s*=/i, 'a style in an attribute'],
	[/\b(?:src|href|action)\s*=\s*["']?(?:https?:)?\/\//i, 'an address elsewhere'],
];
const inScripts: [RegExp, string][] = [
	[/[^.\w$]eval\s*\(/, 'eval'],
	[/\bnew\s+Function\s*\(|[^.\w$]Function\s*\(\s*["'`]/, 'a function made of text'],
	[/\bimport\s*\(\s*["'`](?:https?:)?\/\//, 'an import from elsewhere'],
	[/\bimportScripts\s*\(/, 'importScripts'],
];

/** @param folder of the unpacked extension @returns what is wrong, as sentences; nothing where all is well */
export function faultsOf(folder: string): string[] {
	const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
	const found: string[] = [];
	if (manifest.content_security_policy?.extension_pages !== policy) {
		found.push('The content-security policy is another one.');
	}
	for (const key of ['externally_connectable', 'web_accessible_resources', 'content_scripts']) {
		if (manifest[key] !== undefined) found.push(`The manifest has ${key}.`);
	}
	// Firefox leaves what is its only way out of the manifest.
	if (!['spanning', undefined].includes(manifest.incognito))
		found.push('It is split in private windows.');
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	for (const file of files) {
		const rules = file.endsWith('.html') ? inPages : file.endsWith('.js') ? inScripts : [];
		const text = rules.length > 0 ? readFileSync(join(folder, file), 'utf8') : '';
		for (const [rule, what] of rules) if (rule.test(text)) found.push(`${file} has ${what}.`);
	}
	if (!files.some((file) => file.endsWith('.html'))) found.push('There is no page in it.');
	return found;
}

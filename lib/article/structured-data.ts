/** An object of a page's JSON-LD. Nothing about it is to be trusted. */
export type Thing = Record<string, unknown>;

/** The types of schema.org that are an article: https://schema.org/Article and its subtypes. */
const articleTypes = new Set(
	(
		'Article NewsArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle OpinionNewsArticle ' +
		'ReportageNewsArticle ReviewNewsArticle AdvertiserContentArticle Report SatiricalArticle ' +
		'ScholarlyArticle MedicalScholarlyArticle TechArticle BlogPosting LiveBlogPosting SocialMediaPosting'
	).split(' '),
);
const maxLength = 1_000_000;
const maxThings = 1000;

/** All objects of a page's JSON-LD, graphs and lists laid flat. What is no JSON is left out. */
export function structuredData(page: Document): Thing[] {
	const things: Thing[] = [];
	let length = 0;
	for (const script of page.querySelectorAll('script[type="application/ld+json" i]')) {
		const json = script.textContent ?? '';
		length += json.length;
		if (length > maxLength) break;
		collect(parseLeniently(json), things, 0);
	}
	return things;
}

export function typesOf(thing: Thing): string[] {
	const type = thing['@type'];
	return (Array.isArray(type) ? type : [type])
		.filter((name): name is string => typeof name === 'string')
		.map((name) => name.replace(/^(https?:\/\/schema\.org\/|schema:)/, ''));
}

export function isArticleThing(thing: Thing): boolean {
	return typesOf(thing).some((type) => articleTypes.has(type));
}

/** A text of a thing, or of the first of several: "name", or {"@value": "name"}. */
export function textOf(value: unknown): string | null {
	if (typeof value === 'string') return value.trim() || null;
	if (typeof value === 'number') return String(value);
	if (Array.isArray(value)) return value.length > 0 ? textOf(value[0]) : null;
	return isThing(value) && typeof value['@value'] === 'string' ? value['@value'].trim() : null;
}

/** The names of one or several people or organisations, given as text, object or reference. */
export function namesOf(value: unknown, things: readonly Thing[]): string[] {
	const values = Array.isArray(value) ? value.slice(0, 50) : [value];
	return values.flatMap((one) => {
		if (typeof one === 'string') return one.trim() ? [one.trim()] : [];
		if (!isThing(one)) return [];
		const named = one.name === undefined && one['@id'] ? referred(one['@id'], things) : one;
		const name = named && textOf(named.name);
		return name ? [name] : [];
	});
}

function referred(id: unknown, things: readonly Thing[]): Thing | undefined {
	return things.find((thing) => thing['@id'] === id && thing.name !== undefined);
}

export function isThing(value: unknown): value is Thing {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function collect(value: unknown, things: Thing[], depth: number): void {
	if (depth > 5 || things.length >= maxThings) return;
	if (Array.isArray(value)) {
		for (const one of value) {
			if (things.length >= maxThings) return;
			collect(one, things, depth + 1);
		}
	} else if (isThing(value)) {
		things.push(value);
		collect(value['@graph'], things, depth + 1);
		collect(value.mainEntity, things, depth + 1);
		if (isThing(value.mainEntityOfPage)) collect(value.mainEntityOfPage, things, depth + 1);
	}
}

/** JSON as pages write it: in comments, with line breaks in strings, with commas too many. */
function parseLeniently(json: string): unknown {
	const bare = json
		.replace(/^\s*(?:<!--|<!\[CDATA\[|\/\/<!\[CDATA\[)/, '')
		.replace(/(?:-->|(?:\/\/)?\]\]>|;)\s*$/, '');
	for (const attempt of [
		() => bare,
		() => withoutControls(bare),
		() => withoutControls(bare).replace(/,(?= ?[}\]])/g, ''),
	]) {
		try {
			return JSON.parse(attempt());
		} catch {}
	}
	return null;
}

function withoutControls(json: string): string {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be replaced
	return json.replace(/[\u0000-\u0020]+/g, ' ');
}

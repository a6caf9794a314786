import { francAll } from 'franc-min';

/** The language of a text, as BCP 47, and whether it is one that is read here. */
export type TextLanguage = { lang: 'en'; read: true } | { lang: string; read: false };

/** ISO 639-3, as franc names languages, to BCP 47, where that has a shorter code. */
const shortCodes: Record<string, string> = {
	amh: 'am',
	arb: 'ar',
	azj: 'az',
	bel: 'be',
	ben: 'bn',
	bul: 'bg',
	ces: 'cs',
	cmn: 'zh',
	deu: 'de',
	ell: 'el',
	eng: 'en',
	fra: 'fr',
	guj: 'gu',
	hau: 'ha',
	heb: 'he',
	hin: 'hi',
	hun: 'hu',
	ibo: 'ig',
	ind: 'id',
	ita: 'it',
	jav: 'jv',
	jpn: 'ja',
	kan: 'kn',
	kaz: 'kk',
	kin: 'rw',
	kor: 'ko',
	mal: 'ml',
	mar: 'mr',
	mya: 'my',
	nep: 'ne',
	nld: 'nl',
	nya: 'ny',
	pan: 'pa',
	pbu: 'ps',
	pes: 'fa',
	plt: 'mg',
	pol: 'pl',
	por: 'pt',
	ron: 'ro',
	run: 'rn',
	rus: 'ru',
	sin: 'si',
	som: 'so',
	spa: 'es',
	srp: 'sr',
	sun: 'su',
	swe: 'sv',
	swh: 'sw',
	tam: 'ta',
	tel: 'te',
	tgl: 'tl',
	tha: 'th',
	tur: 'tr',
	ukr: 'uk',
	urd: 'ur',
	uzn: 'uz',
	vie: 'vi',
	yor: 'yo',
	zlm: 'ms',
	zul: 'zu',
	hrv: 'hr',
	bos: 'bs',
	lin: 'ln',
};

/** Enough to tell a language, little enough to do it in a few milliseconds. */
const sampleLength = 2000;
/** Below this, trigrams are guesswork, and what the page declares decides. */
const leastLength = 120;
/** How near to the best guess (1.0) the declared language must come to be believed. */
const nearEnough = 0.9;

/**
 * The language that a text is written in. What the page declares is believed where the text bears
 * it out, or is too short to tell: templates declare English over texts in every language.
 *
 * @param declared BCP 47, or null
 */
export function textLanguage(text: string, declared: string | null): TextLanguage {
	const declaredCode = declared?.toLowerCase().split('-')[0] ?? null;
	const sample = middleOf(text);
	if (sample.length < leastLength) return language(declaredCode ?? 'en');
	const guesses = francAll(sample);
	const best = guesses[0]?.[0] ?? 'und';
	if (best === 'und') return language(declaredCode ?? 'und');
	const ofDeclared = guesses.find(([code]) => shortCodes[code] === declaredCode);
	const isBorneOut = ofDeclared !== undefined && ofDeclared[1] >= nearEnough;
	return language(isBorneOut && declaredCode ? declaredCode : (shortCodes[best] ?? best));
}

function language(code: string): TextLanguage {
	return code === 'en' ? { lang: 'en', read: true } : { lang: code, read: false };
}

/** A stretch from the middle, where neither headline nor leftovers of the page stand. */
function middleOf(text: string): string {
	const start = Math.max(0, Math.floor((text.length - sampleLength) / 2));
	return text.slice(start, start + sampleLength);
}

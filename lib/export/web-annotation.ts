/**
 * The W3C's Web Annotation Data Model (https://www.w3.org/TR/annotation-model/), as one
 * AnnotationCollection with its one page inside. What the model has no words for stands under a
 * name of its own, as it allows (§1.3), which the context maps to an IRI.
 */
import type { Selector } from '../anchor';
import type { Act, Polarity } from '../annotation';
import type { SavedArticle } from '../saved';
import { paced } from './pace';
import { type Passage, passagesOf } from './passages';
import type { Detected, Exporter } from './record';
import { isoTime, wellFormed } from './text';
import { heading } from './words';

/** IRI of our own terms; nothing is ever fetched from it. */
const vocabulary = 'urn:x-standpoint:terms#';
/** What the ids of our own annotations begin with; the rest is address, "#" and the row's own id, percent-encoded. */
export const idPrefix = 'urn:x-standpoint:annotation:';
const collectionId = 'urn:x-standpoint:collection';

/** What is ours in an annotation. */
export interface StatementTerms {
	source: string | null;
	target: string | null;
	polarity: Polarity;
	act: Act | null;
	detected: Detected | null;
}

export interface WebAnnotation {
	id: string;
	type: 'Annotation';
	motivation: string;
	created: string | null;
	modified: string | null;
	body: TextualBody[];
	target: {
		source: {
			id: string;
			type: 'Text';
			format: 'text/html';
			language?: string;
			'dcterms:title': string;
		};
		selector: [
			{ type: 'TextQuoteSelector'; exact: string; prefix: string; suffix: string },
			{ type: 'TextPositionSelector'; start: number; end: number },
		];
	};
	'standpoint:statement'?: StatementTerms;
	'standpoint:actor'?: { name: string; kind: string };
}
interface TextualBody {
	type: 'TextualBody';
	value: string;
	format: 'text/markdown' | 'text/plain';
	purpose: 'commenting' | 'tagging' | 'describing';
}

export const writeWebAnnotations: Exporter = async function* (library, options) {
	const context = ['http://www.w3.org/ns/anno.jsonld', { standpoint: vocabulary }];
	// The total comes after what is counted, so that nothing has to be gone through twice.
	yield `{"@context":${JSON.stringify(context)},"id":"${collectionId}","type":"AnnotationCollection","label":"Standpoint","first":{"id":"${collectionId}:page","type":"AnnotationPage","partOf":"${collectionId}","startIndex":0,"items":[`;
	let total = 0;
	for await (const bundle of paced(library, options)) {
		let piece = '';
		for (const passage of passagesOf(bundle)) {
			piece += `${total++ > 0 ? ',' : ''}\n${JSON.stringify(annotation(passage, bundle.article))}`;
		}
		if (piece) yield piece;
	}
	yield `\n]},"total":${total}}\n`;
};

function annotation(passage: Passage, article: SavedArticle): WebAnnotation {
	const body: TextualBody[] = [];
	const described = heading(passage);
	if (described) {
		body.push({
			type: 'TextualBody',
			value: described,
			format: 'text/plain',
			purpose: 'describing',
		});
	}
	if (passage.note !== '') {
		body.push({
			type: 'TextualBody',
			value: passage.note,
			format: 'text/markdown',
			purpose: 'commenting',
		});
	}
	for (const value of passage.tags) {
		body.push({ type: 'TextualBody', value, format: 'text/plain', purpose: 'tagging' });
	}
	return {
		id: annotationIri(passage, article),
		type: 'Annotation',
		motivation:
			passage.kind !== 'note' ? 'describing' : passage.note ? 'commenting' : 'highlighting',
		created: isoTime(passage.createdAt),
		modified: isoTime(passage.updatedAt),
		body,
		target: {
			source: {
				id: article.url,
				type: 'Text',
				format: 'text/html',
				...(article.lang ? { language: article.lang } : {}),
				'dcterms:title': article.title,
			},
			selector: selectors(passage.selector),
		},
		...terms(passage),
	};
}

function terms(passage: Passage) {
	if (passage.kind === 'statement') {
		const { source, target, polarity, act, detected } = passage;
		return { 'standpoint:statement': { source, target, polarity, act, detected } };
	}
	if (passage.kind !== 'actor') return {};
	return { 'standpoint:actor': { name: passage.name, kind: passage.actorKind } };
}

/** One that came with an IRI of its own keeps it. */
function annotationIri({ local }: Passage, { url }: SavedArticle): string {
	if (/^(?:https?:\/\/|urn:)[\x21-\x7E]+$/i.test(local) && URL.canParse(local)) return local;
	return idPrefix + encodeURIComponent(wellFormed(`${url}#${local}`));
}

/** The W3C's selectors, the more robust first. */
export function selectors({ quote, position }: Selector): WebAnnotation['target']['selector'] {
	return [
		{ type: 'TextQuoteSelector', exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix },
		{ type: 'TextPositionSelector', start: position.start, end: position.end },
	];
}

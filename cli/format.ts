import type { AnnotatedDocument } from './document';

/** The formats a document can be printed in. */
export const formats = ['json'] as const;
export type Format = (typeof formats)[number];

export const isFormat = (name: string): name is Format =>
	(formats as readonly string[]).includes(name);

/** A document as it is printed, with the line break that ends it. */
export function print(document: AnnotatedDocument, _format: Format): string {
	return `${JSON.stringify(document)}\n`;
}

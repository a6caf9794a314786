import { wellFormed } from './text';

/**
 * A text as a YAML 1.2 double-quoted scalar on one line, which is a JSON string but for the
 * characters that YAML doesn't take as they are (https://yaml.org/spec/1.2.2/#51-character-set).
 */
export function yamlString(text: string): string {
	return JSON.stringify(wellFormed(text)).replace(
		/[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}

/** A list of texts, an item a line, to stand after "key:"; an empty one is "[]" on the key's line. */
export function yamlList(texts: readonly string[]): string {
	if (texts.length === 0) return ' []';
	return texts.map((text) => `\n  - ${yamlString(text)}`).join('');
}

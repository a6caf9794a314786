/**
 * Parses JSON from a file of unknown origin.
 *
 * @returns undefined where it is no JSON. A key "__proto__" is left out: copied by assignment, it
 *   would change what the copy inherits.
 */
export function parseJson(json: string): unknown {
	const suspect =
		json.includes('__proto__') || json.includes('\\u005f') || json.includes('\\u005F');
	try {
		return JSON.parse(json, suspect ? withoutProto : undefined);
	} catch {
		return undefined;
	}
}

const withoutProto = (key: string, value: unknown): unknown =>
	key === '__proto__' ? undefined : value;

/** The part of citation-js that tests use; it comes without types. */
declare module '@citation-js/core' {
	export const plugins: {
		input: { chain(data: unknown, options: { generateGraph: boolean }): Record<string, unknown>[] };
	};
}
declare module '@citation-js/plugin-ris';

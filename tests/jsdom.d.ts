/** As much of jsdom, which brings no types, as is used here. */
declare module 'jsdom' {
	export class JSDOM {
		constructor(html: string, options?: { url?: string });
		readonly window: { readonly document: Document };
	}
}

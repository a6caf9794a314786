/** A piece of a note as it is shown: text, or something around further pieces. */
export type Ink = string | Inked;

export interface Inked {
	as:
		| 'p'
		| 'h'
		| 'blockquote'
		| 'ul'
		| 'ol'
		| 'li'
		| 'pre'
		| 'hr'
		| 'strong'
		| 'em'
		| 'del'
		| 'code'
		| 'br'
		| 'a'
		/** What stands as it was written. */
		| 'raw';
	/** Of "a": an address of the web. */
	href?: string;
	inside: Ink[];
}

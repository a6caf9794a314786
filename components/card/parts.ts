import type { BarHost } from './bar-host';
import type { CardHost } from './card-host';

/**
 * What a page shows of us beyond its highlights. It is a script of its own, which comes when the
 * reader first needs it: most pages are read without.
 */
export interface Parts {
	CardHost: typeof CardHost;
	BarHost: typeof BarHost;
}

/** Where the script of the parts leaves them for the script that asked for it: both run in one world. */
export const partsScope = globalThis as { standpointParts?: Parts };

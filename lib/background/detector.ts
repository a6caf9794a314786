import { browser } from 'wxt/browser';
import { Detector } from '../detect';

let opening: Promise<Detector> | null = null;

/**
 * The detector, which is loaded when it is first needed and kept for as long as the worker lives.
 *
 * @throws {ModelError} where the model file that came with the extension is damaged
 */
export function detector(): Promise<Detector> {
	opening ??= load().catch((error) => {
		// The next one tries again: a file that could not be read may be readable then.
		opening = null;
		throw error;
	});
	return opening;
}

async function load(): Promise<Detector> {
	const response = await fetch(browser.runtime.getURL('/model/english.bin'));
	return new Detector(await response.arrayBuffer());
}

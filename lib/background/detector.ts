import { browser } from 'wxt/browser';
import { Detector } from '../detect';
import { ModelError } from '../language/model';

let opening: Promise<Detector> | null = null;

/**
 * The detector, which is loaded when it is first needed and kept for as long as the worker lives.
 *
 * @throws {ModelError} where the model file that came with the extension is damaged or missing; the message is
 * one that a reader may see, and says what to do
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
	try {
		return new Detector(await modelFile());
	} catch (error) {
		if (!(error instanceof ModelError)) throw error;
		throw new ModelError(error.fault, `${error.message} Please install Standpoint again.`);
	}
}

async function modelFile(): Promise<ArrayBuffer> {
	try {
		const response = await fetch(browser.runtime.getURL('/model/english.bin'));
		return await response.arrayBuffer();
	} catch {
		// A file of the extension itself: that it can't be fetched means that it isn't there.
		throw new ModelError('missing', 'The language model that comes with Standpoint is missing.');
	}
}

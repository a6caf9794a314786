import { Detector } from '../detect';
import { ModelError } from '../language/model';

/**
 * Opens the detector with the model that comes with the extension.
 *
 * @throws {ModelError} where the model file is damaged or missing
 */
export async function openDetector(): Promise<Detector> {
	return new Detector(await modelFile());
}

async function modelFile(): Promise<ArrayBuffer> {
	try {
		// Of the extension itself, wherever in it this runs.
		const response = await fetch('/model/english.bin');
		return await response.arrayBuffer();
	} catch {
		// That it can't be fetched means that it isn't there.
		throw new ModelError('missing', 'The language model that comes with Standpoint is missing.');
	}
}

import type { Detection } from '../annotation';
import { t } from '../i18n';
import { detectIn } from './detection-thread';
import { openDetector } from './model-file';

/** The detection, wherever it runs. */
export interface DetectorHere {
	/** Which detection this is; see `Detector`. */
	readonly version: string;
	/** As `Detector.detect`. */
	detect(text: string): Promise<Detection>;
}

let opening: Promise<DetectorHere> | null = null;

/**
 * The detector, which is loaded when it is first needed and kept for as long as the background lives.
 *
 * Chrome's background is a service worker: a thread of its own, which can't start another one.
 * Firefox's is a page, which shares its thread with the popup, the side bar and every other
 * extension, so that there the detection gets a worker.
 *
 * @throws where the model file that came with the extension is damaged or missing; the message is one
 * that a reader may see, and says what to do
 */
export function detector(): Promise<DetectorHere> {
	opening ??= (
		import.meta.env.FIREFOX ? detectIn(new Worker('/detection-worker.js')) : openHere()
	).catch((error: unknown) => {
		// The next one tries again: a file that could not be read may be readable then.
		opening = null;
		const detail = error instanceof Error ? error.message : String(error);
		throw new Error(t('list.modelUnusable', { detail }), { cause: error });
	});
	return opening;
}

async function openHere(): Promise<DetectorHere> {
	const opened = await openDetector();
	return { version: opened.version, detect: async (text) => opened.detect(text) };
}

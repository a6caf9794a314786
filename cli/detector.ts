import { readFileSync } from 'node:fs';
import { Detector } from '../lib/detect';

/**
 * The detector, with the model that the extension ships.
 *
 * @throws {ModelError} where the file is damaged
 */
export function openDetector(): Detector {
	const { buffer, byteOffset, byteLength } = readFileSync(
		new URL('../public/model/english.bin', import.meta.url),
	);
	return new Detector(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
}

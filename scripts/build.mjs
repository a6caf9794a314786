// The builds that the other scripts need.
import { Problem, withProgress } from './progress.mjs';
import { tool } from './setup.mjs';

/** Without the variable, the mode would be taken for another than production, and the build be slower. */
export const samplesEnvironment = { ...process.env, NODE_ENV: 'production' };
export const samplesArguments = ['build', '--mode', 'samples'];

/** Makes the build that is granted localhost; see `samplesBuild` in extension.mjs. */
export async function buildForSamples() {
	const { code, output } = await withProgress('Building the extension', () =>
		tool('wxt', samplesArguments, { env: samplesEnvironment }),
	);
	if (code !== 0) throw new Problem(`The extension could not be built:\n${output.trim()}`);
}

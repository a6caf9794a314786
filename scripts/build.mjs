// The builds that the other scripts need.
import { Problem, withProgress } from './progress.mjs';
import { tool } from './setup.mjs';

/** Makes the build that is granted localhost; see `samplesBuild` in extension.mjs. */
export async function buildForSamples() {
	const { code, output } = await withProgress('Building the extension', () =>
		tool('wxt', ['build', '--mode', 'samples']),
	);
	if (code !== 0) throw new Problem(`The extension could not be built:\n${output.trim()}`);
}

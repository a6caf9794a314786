// `npm test`: set-up, then what must hold, in the time that one waits for it. `npm test -- --whole`,
// which CI runs: Firefox, too, and the browser tests that take long (in a folder `whole`, or so
// tagged): every language, export, faults of all kinds, hostile pages, the rules of accessibility. Goes on
// past a failure where that makes sense; the last line is the sum.
//
// What fails in a real browser is tried once more, as windows, pointers and loads are not ours alone
// there; what passes only then passes, and is named: it is a race to be found. Nothing else is.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { samplesArguments, samplesEnvironment } from './build.mjs';
import { capture, duration, Problem, runMain, say, withProgress } from './progress.mjs';
import { ensureFirefox, root, setUp, tool } from './setup.mjs';

const whole = process.argv.includes('--whole');
const reports = join(root, 'test-results');
const sum = { passed: 0, failed: 0 };

/**
 * Runs one stage and says how it went. What it printed is shown where it failed.
 *
 * @param {string} title
 * @param {() => Promise<import('./progress.mjs').Finished>} work
 * @param {{ report?: string, tries?: number }} [how] The runner's JSON report, without which the
 *   stage counts as one check; and how often all of it is tried until it passes.
 * @returns {Promise<boolean>} Whether all of it passed.
 */
async function stage(title, work, { report, tries = 1 } = {}) {
	const started = Date.now();
	if (report) rmSync(report, { force: true });
	const { code, output } = await withProgress(title, work);
	const counted = report ? readReport(report) : null;
	const passed = counted?.passed ?? (report || code !== 0 ? 0 : 1);
	// A runner that fails for another reason than a test (or leaves no report) failed once.
	const failed = Math.max(counted?.failed ?? 0, code !== 0 || (report && !counted) ? 1 : 0);
	if (failed > 0) say(output.trim());
	if (failed > 0 && tries > 1) {
		say(`AGAIN  ${title}: once more, as it failed (above)`);
		return stage(title, work, { report, tries: tries - 1 });
	}
	sum.passed += passed;
	sum.failed += failed;
	for (const one of counted?.flaky ?? []) say(`AGAIN  passed only when tried once more: ${one}`);
	const counts = report ? `, ${passed} passed, ${failed} failed` : '';
	say(`${failed > 0 ? 'FAILED' : 'ok'}  ${title} (${duration(Date.now() - started)}${counts})`);
	return failed === 0;
}

/** @param {string} title @param {string} why */
function skipped(title, why) {
	sum.failed += 1;
	say(`FAILED  ${title}: not run, ${why}`);
}

/**
 * The counts in a report of Vitest (which speaks Jest's format) or Playwright, and the tests that
 * passed at their second try.
 *
 * @param {string} file
 * @returns {{ passed: number, failed: number, flaky: string[] } | null}
 */
function readReport(file) {
	if (!existsSync(file)) return null;
	const report = JSON.parse(readFileSync(file, 'utf8'));
	if (report.stats) {
		const { expected, unexpected, flaky } = report.stats;
		return {
			passed: expected + flaky,
			failed: unexpected + (unexpected ? 0 : report.errors.length),
			flaky: report.suites.flatMap(flakyIn),
		};
	}
	// A file that could not be loaded has no test that could fail.
	const broken = report.testResults.filter(
		(/** @type {{ status: string, assertionResults: unknown[] }} */ one) =>
			one.status === 'failed' && one.assertionResults.length === 0,
	);
	const failed = report.numFailedTests + broken.length;
	return { passed: report.numPassedTests, failed, flaky: [] };
}

/**
 * @typedef {{ status: string, results: { error?: { message: string } }[] }} Tried
 * @typedef {{ title: string, suites?: Suite[], specs: { title: string, tests: Tried[] }[] }} Suite
 *
 * @param {Suite} suite
 * @returns {string[]} What passed only when tried once more, each with what went wrong at first.
 */
function flakyIn({ title, suites = [], specs }) {
	const own = specs.flatMap((spec) =>
		spec.tests
			.filter(({ status }) => status === 'flaky')
			.map(({ results }) => `${title}, "${spec.title}" (${results[0]?.error?.message})`),
	);
	return [...suites.flatMap(flakyIn), ...own];
}

/** Builds and packs for Firefox, and asks what its store will say. @returns {Promise<boolean>} Whether there is a build. */
async function packForFirefox() {
	const packed = await stage('Build and pack for Firefox', () =>
		tool('wxt', ['zip', '-b', 'firefox', '--mv3']),
	);
	if (packed) {
		await stage("What Firefox's store will say", () =>
			capture(process.execPath, [join(root, 'scripts', 'lint-firefox.mjs')], { cwd: root }),
		);
	}
	return packed;
}

/** Where there is a Firefox. */
async function testInFirefox() {
	const firefox = await ensureFirefox();
	if ('why' in firefox) return say(`NOT RUN  Firefox tests: ${firefox.why}`);
	const env = { ...process.env, STANDPOINT_FIREFOX: firefox.path };
	const report = join(reports, 'firefox.json');
	const config = join('tests', 'firefox', 'vitest.config.ts');
	await stage(
		'Firefox tests',
		() =>
			tool(
				'vitest',
				[
					'run',
					`--config=${config}`,
					'--reporter=default',
					'--reporter=json',
					`--outputFile=${report}`,
				],
				{ env },
			),
		{ report, tries: 2 },
	);
}

await runMain(async () => {
	const started = Date.now();
	const browser = await setUp().catch((error) => {
		say(error instanceof Problem ? error.message : error.stack);
		return null;
	});
	if (browser === null) {
		say('FAILED  Set-up\n\n0 passed, 1 failed');
		return 1;
	}
	const env = { ...process.env, STANDPOINT_BROWSER: browser };
	const unitReport = join(reports, 'unit.json');
	const browserReport = join(reports, 'browser.json');

	const checks = async () => {
		await stage('Format and lint', () =>
			tool('@biomejs/biome', ['check', '--error-on-warnings', '.'], { bin: 'biome' }),
		);
		await stage('Types', () => tool('typescript', ['--noEmit'], { bin: 'tsc' }));
		await stage('Unused code', () => tool('knip', []));
	};
	const builds = async () => {
		// What size-limit measures must be of this run.
		rmSync(join(root, '.output'), { recursive: true, force: true });
		const packed = await stage('Build and pack', () => tool('wxt', ['zip']));
		if (packed) await stage('Size', () => tool('size-limit', []));
		else skipped('Size', 'there is no build');
		const forSamples = await stage('Build for the sample pages', () =>
			tool('wxt', samplesArguments, { env: samplesEnvironment }),
		);
		return { forSamples, forFirefox: whole && (await packForFirefox()) };
	};
	// Two at a time: most of it takes one processor.
	const [built] = await Promise.all([builds(), checks()]);
	await stage(
		'Layers and unit tests',
		() =>
			tool('vitest', [
				'run',
				'--reporter=default',
				'--reporter=json',
				`--outputFile=${unitReport}`,
			]),
		{ report: unitReport },
	);
	const inBrowser = () =>
		stage(
			'Browser tests',
			() =>
				tool(
					'@playwright/test',
					['test', '--retries=1', ...(whole ? [] : ['--grep-invert=whole'])],
					{ env, bin: 'playwright' },
				),
			{ report: browserReport },
		);
	await Promise.all([
		built.forSamples ? inBrowser() : skipped('Browser tests', 'there is no build'),
		whole && (built.forFirefox ? testInFirefox() : skipped('Firefox tests', 'there is no build')),
	]);
	if (!whole) say('NOT RUN  Firefox, and what takes long: `npm test -- --whole` runs them, too.');

	say(`\nAll of it took ${duration(Date.now() - started)}.`);
	say(`${sum.passed} passed, ${sum.failed} failed`);
	return sum.failed > 0 ? 1 : 0;
});

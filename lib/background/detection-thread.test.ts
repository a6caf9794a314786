import { describe, expect, test } from 'vitest';
import type { Detection } from '../annotation';
import { answerDetections, detectIn } from './detection-thread';

/** A worker's two ends, without a thread between them. */
function pair() {
	const { port1: inside, port2: outside } = new MessageChannel();
	inside.start();
	outside.start();
	const onError: ((event: ErrorEvent) => void)[] = [];
	let ended = false;
	const thread = {
		postMessage: (message: unknown) => outside.postMessage(message),
		addEventListener: (type: string, listener: (event: never) => void) => {
			if (type === 'error') onError.push(listener as (event: ErrorEvent) => void);
			else outside.addEventListener('message', listener as unknown as (event: Event) => void);
		},
		terminate: () => {
			ended = true;
			outside.close();
		},
	};
	return {
		inside,
		thread,
		close: () => outside.close(),
		isEnded: () => ended,
		fail: (message: string) => {
			for (const listener of onError) listener({ message } as ErrorEvent);
		},
	};
}

/** A detection that can be told from another. */
const found = (text: string) => ({ text }) as unknown as Detection;

describe('the detection in a thread of its own', () => {
	test('says its version and answers each asker', async () => {
		const { inside, thread, close } = pair();
		answerDetections(inside, async () => ({ version: '3-abc', detect: found }));
		const detector = await detectIn(thread);
		expect(detector.version).toBe('3-abc');
		const answers = await Promise.all([
			detector.detect('Ruritania agreed.'),
			detector.detect('Zenda did not.'),
		]);
		expect(answers).toEqual([found('Ruritania agreed.'), found('Zenda did not.')]);
		close();
	});

	test('a model that cannot be opened is said, and the thread ended', async () => {
		const { inside, thread, isEnded } = pair();
		answerDetections(inside, async () => {
			throw new Error('The model is damaged.');
		});
		await expect(detectIn(thread)).rejects.toThrow('The model is damaged.');
		expect(isEnded()).toBe(true);
	});

	test('a text that fails leaves the thread to the next one', async () => {
		const { inside, thread, close } = pair();
		const detect = (text: string) => {
			if (text === '') throw new Error('No text.');
			return found(text);
		};
		answerDetections(inside, async () => ({ version: '1', detect }));
		const detector = await detectIn(thread);
		await expect(detector.detect('')).rejects.toThrow('No text.');
		expect(await detector.detect('Zenda agreed.')).toEqual(found('Zenda agreed.'));
		close();
	});

	test('a script that cannot run is said', async () => {
		const { thread, fail, isEnded } = pair();
		const opening = detectIn(thread);
		fail('SyntaxError');
		await expect(opening).rejects.toThrow('SyntaxError');
		expect(isEnded()).toBe(true);
	});
});

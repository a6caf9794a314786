/** The detection in a thread of its own: both ends of what is said between it and the background. */
import type { Detection } from '../annotation';
import type { Detector } from '../detect';
import type { DetectorHere } from './detector';

/** What the thread is asked, and by which number its answer is known. */
interface Asked {
	id: number;
	text: string;
}

type Answered = { id: number; value: Detection | string } | { id: number; error: string };

/** The number of what the thread says unasked: its version, once the model is loaded. */
const opened = 0;

/** One end of a pair: a worker as its owner has it, or a worker's own scope. */
interface Port {
	postMessage(message: unknown): void;
	addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/** Runs in the thread: opens the detector, says its version, and answers whatever is asked. */
export function answerDetections(
	port: Port,
	open: () => Promise<Pick<Detector, 'version' | 'detect'>>,
): void {
	const opening = open();
	const answer = async (id: number, work: () => Promise<Detection | string>) => {
		try {
			port.postMessage({ id, value: await work() } satisfies Answered);
		} catch (error) {
			const message = error instanceof Error ? error.message : String(error);
			port.postMessage({ id, error: message } satisfies Answered);
		}
	};
	port.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
		answer(data.id, async () => (await opening).detect(data.text));
	});
	answer(opened, async () => (await opening).version);
}

/** A worker that runs `answerDetections`. */
interface Thread extends Port {
	addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
	addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
	terminate(): void;
}

/**
 * Has a thread detect.
 *
 * @param thread is ended where it can't
 * @returns once the model is loaded
 * @throws what the thread said went wrong
 */
export async function detectIn(thread: Thread): Promise<DetectorHere> {
	const waiting = new Map<
		number,
		{ resolve: (value: never) => void; reject: (e: Error) => void }
	>();
	const wait = <T>(id: number) =>
		new Promise<T>((resolve, reject) => waiting.set(id, { resolve, reject }));
	thread.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
		const asker = waiting.get(data.id);
		waiting.delete(data.id);
		if ('error' in data) asker?.reject(new Error(data.error));
		else asker?.resolve(data.value as never);
	});
	// A script that can't run answers nothing.
	thread.addEventListener('error', ({ message }) => {
		for (const { reject } of waiting.values()) reject(new Error(message || 'Detection failed.'));
		waiting.clear();
	});
	let last = opened;
	try {
		const version = await wait<string>(opened);
		return {
			version,
			detect: (text) => {
				const id = ++last;
				thread.postMessage({ id, text } satisfies Asked);
				return wait<Detection>(id);
			},
		};
	} catch (error) {
		thread.terminate();
		throw error;
	}
}

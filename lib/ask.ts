import { browser } from 'wxt/browser';
import type { Answers, FromExtension, FromPage } from './messages';

/** The extension was updated, reloaded or removed, and the asking script with its page is what is left of it. */
export class Orphaned extends Error {
	override readonly name = 'Orphaned';
}

/** Waits before each further try, in milliseconds: a worker that was killed is started anew by the next message. */
const pauses = [50, 200, 800, 2000];

type Reply<M extends FromPage | FromExtension> = { answer: Answers[M['type']] } | { error: string };

/**
 * Asks the background. A worker that dies before it has answered is asked again: whatever it is
 * asked may be done twice.
 *
 * @throws {Orphaned} where there is no extension any more
 * @throws what the background said went wrong
 */
export async function ask<M extends FromPage | FromExtension>(
	message: M,
): Promise<Answers[M['type']]> {
	for (let attempt = 0; ; attempt++) {
		if (!browser.runtime?.id) throw new Orphaned();
		// A worker that dies with the message answers with an error, or with nothing.
		const reply: Reply<M> | Error | undefined = await browser.runtime
			.sendMessage(message)
			.catch((error: Error) => error);
		if (reply && 'answer' in reply) return reply.answer;
		if (reply && 'error' in reply) throw new Error(reply.error);
		const pause = pauses[attempt];
		if (pause === undefined) throw reply ?? new Error('The background did not answer');
		await new Promise((resolve) => setTimeout(resolve, pause));
	}
}

let queue: Promise<unknown> = Promise.resolve();

/** As `ask`, but only after all that were asked this way before: for words of the reader's, of which the last one counts. */
export function askInTurn<M extends FromPage | FromExtension>(
	message: M,
): Promise<Answers[M['type']]> {
	const answer = queue.then(() => ask(message));
	queue = answer.catch(() => {});
	return answer;
}

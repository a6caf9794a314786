import { browser } from 'wxt/browser';
import type { Answers, FromPage } from '../messages';

/** The extension was updated, reloaded or removed, and this script with its page is what is left of it. */
export class Orphaned extends Error {
	override readonly name = 'Orphaned';
}

/** Waits before each further try, in milliseconds: a worker that was killed is started anew by the next message. */
const pauses = [50, 200, 800, 2000];

/**
 * Asks the background. A worker that dies before it has answered is asked again: whatever it is
 * asked may be done twice.
 *
 * @throws {Orphaned} where there is no extension any more
 * @throws what the background said went wrong
 */
export async function ask<M extends FromPage>(message: M): Promise<Answers[M['type']]> {
	for (let attempt = 0; ; attempt++) {
		if (!browser.runtime?.id) throw new Orphaned();
		let reply: { answer: Answers[M['type']] } | { error: string } | undefined;
		try {
			reply = await browser.runtime.sendMessage(message);
		} catch (error) {
			const pause = pauses[attempt];
			if (pause === undefined) throw error;
			await new Promise((resolve) => setTimeout(resolve, pause));
			continue;
		}
		if (!reply) throw new Error('The background did not take the message');
		if ('error' in reply) throw new Error(reply.error);
		return reply.answer;
	}
}

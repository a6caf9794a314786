import { browser } from 'wxt/browser';
import type { Answers, FromExtension } from '../lib/messages';

/**
 * Asks the background from one of the extension's own pages.
 *
 * @throws what the background said went wrong
 */
export async function ask<M extends FromExtension>(message: M): Promise<Answers[M['type']]> {
	const reply: { answer: Answers[M['type']] } | { error: string } | undefined =
		await browser.runtime.sendMessage(message);
	if (!reply) throw new Error('The background did not take the message');
	if ('error' in reply) throw new Error(reply.error);
	return reply.answer;
}

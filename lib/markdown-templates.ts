/** The reader's own templates for Markdown, remembered in the browser. */
import { browser } from 'wxt/browser';
import type { MarkdownTemplates } from './export/markdown';

const key = 'markdown-templates';

/** Null where the reader has none. */
export async function loadTemplates(): Promise<MarkdownTemplates | null> {
	const kept = (await browser.storage.local.get(key))[key] as
		| Partial<MarkdownTemplates>
		| undefined;
	if (typeof kept?.note !== 'string' || typeof kept.body !== 'string') return null;
	return { note: kept.note, body: kept.body };
}

/** @param templates null goes back to ours */
export async function saveTemplates(templates: MarkdownTemplates | null): Promise<void> {
	if (templates) await browser.storage.local.set({ [key]: templates });
	else await browser.storage.local.remove(key);
}

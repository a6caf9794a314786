import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { t } from '../../lib/i18n';
import { openShortcutSettings } from '../../lib/platform';

const sheetId = 'help-sheet';

/** Opens the sheet, of which there is one on each page of ours. */
export function openHelp(): void {
	const sheet = document.getElementById(sheetId);
	if (sheet instanceof HTMLDialogElement && !sheet.open) sheet.showModal();
}

/** Opens the sheet on `?`, wherever the focus is but where the reader types. */
function useHelpKey(): void {
	useEffect(() => {
		const life = new AbortController();
		document.addEventListener(
			'keydown',
			({ key, target }) => {
				const isTyping =
					target instanceof Element &&
					target.matches('input:not([type=checkbox], [type=radio]), textarea, select');
				if (key === '?' && !isTyping) openHelp();
			},
			{ signal: life.signal },
		);
		return () => life.abort();
	}, []);
}

/** Every key there is. Those of the browser are as the reader set them there. */
export function HelpSheet() {
	useHelpKey();
	return (
		<dialog id={sheetId} class="help" aria-labelledby="help-title">
			<h2 id="help-title">{t('common.keys')}</h2>
			<KeyTable />
			<form method="dialog">
				<button type="submit" class="primary">
					{t('common.close')}
				</button>
			</form>
		</dialog>
	);
}

const own = [
	['Esc', 'close'],
	['Ctrl+Enter', 'save'],
	['Ctrl+Z', 'undo'],
	['Ctrl+Shift+Z', 'redo'],
	['↑ ↓', 'items'],
	['← →', 'tabs'],
	['?', 'help'],
] as const;

/** The browser lists its keys by name; here stands first what is used most. Others follow. */
const order = [
	'next-statement',
	'previous-statement',
	'next-actor',
	'previous-actor',
	'next-note',
	'previous-note',
	'note-selection',
	'highlight-selection',
	'mark-selection',
	'toggle-highlights',
	'open-panel',
];

const rank = (name: string | undefined): number => {
	const at = order.indexOf(name ?? '');
	return at < 0 ? order.length : at;
};

/** The keys in a table, with the way to change them. */
export function KeyTable() {
	const [commands, setCommands] = useState<{ name: string; keys: string }[]>([]);
	useEffect(() => {
		browser.commands
			.getAll()
			.then((all) =>
				setCommands(
					all
						.sort((a, b) => rank(a.name) - rank(b.name))
						.flatMap(({ description, shortcut }) =>
							description ? { name: description, keys: shortcut ?? '' } : [],
						),
				),
			);
	}, []);
	return (
		<>
			<table>
				<caption>{t('help.onAPage')}</caption>
				<tbody>
					{commands.map(({ name, keys }) => (
						<tr key={name}>
							<th scope="row">{name}</th>
							<td>
								{keys ? (
									<kbd dir="ltr">{keys}</kbd>
								) : (
									<span class="unset">{t('help.noKeyYet')}</span>
								)}
							</td>
						</tr>
					))}
				</tbody>
			</table>
			<p>
				<button type="button" onClick={openShortcutSettings}>
					{t('help.chooseTheseKeys')}
				</button>
			</p>
			<table>
				<caption>{t('help.inCardsAndLists')}</caption>
				<tbody>
					{own.map(([keys, name]) => (
						<tr key={keys}>
							<th scope="row">{t(`help.own.${name}`)}</th>
							<td>
								<kbd dir="ltr">{keys}</kbd>
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</>
	);
}

import './forget.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../../lib/ask';
import { t } from '../../lib/i18n';
import type { Forgettable } from '../../lib/messages';
import { rich } from '../rich';
import { goes, heldWords, isTheWord } from './words';

/**
 * Asks whether to forget a site, or (null) everything, once it has said what goes; nothing can bring
 * it back, so that there is no undo.
 */
export function Confirm({
	site,
	onClose,
	onForgotten,
}: {
	site: string | null;
	onClose: () => void;
	onForgotten: () => void;
}) {
	const dialog = useRef<HTMLDialogElement>(null);
	const [held, setHeld] = useState<Forgettable | null>(null);
	const [state, setState] = useState<'asking' | 'busy' | 'failed'>('asking');
	const [typed, setTyped] = useState('');
	useEffect(() => {
		dialog.current?.showModal();
		ask({ type: 'forget/look', site }).then(setHeld, () => setState('failed'));
	}, [site]);
	const what = site === null ? 'everything' : 'site';
	const isSure = site !== null || isTheWord(typed);

	const forget = async (event: Event) => {
		event.preventDefault();
		if (!isSure || state === 'busy') return;
		setState('busy');
		try {
			await ask(site === null ? { type: 'forget/everything' } : { type: 'forget/site', site });
			dialog.current?.close();
			onForgotten();
		} catch {
			setState('failed');
		}
	};

	return (
		<dialog
			ref={dialog}
			class="forget"
			aria-labelledby="forget-title"
			// What is under way is not to be thought undone.
			onCancel={(event) => state === 'busy' && event.preventDefault()}
			onClose={onClose}
		>
			<form onSubmit={forget}>
				<h2 id="forget-title">{rich(`forget.${what}.ask`, { site: <bdi>{site}</bdi> })}</h2>
				<p>{t('forget.goes')}</p>
				<ul>
					<li>{held ? heldWords(held) : '…'}</li>
					{goes[what].map((one) => (
						<li key={one}>{t(one)}</li>
					))}
				</ul>
				<p class="hint">{t(`forget.${what}.stays`)}</p>
				<p>
					<strong>{t('forget.final')}</strong>
				</p>
				{site === null && (
					<label class="sure">
						<span>{t('forget.type', { word: t('forget.word') })}</span>
						<input
							value={typed}
							autoComplete="off"
							spellcheck={false}
							onInput={(event) => setTyped(event.currentTarget.value)}
						/>
					</label>
				)}
				<p class="failed" role="alert">
					{state === 'failed' && t('forget.failed')}
				</p>
				<p class="forget-acts">
					<button type="button" disabled={state === 'busy'} onClick={() => dialog.current?.close()}>
						{t('forget.cancel')}
					</button>
					<button type="submit" class="danger" disabled={!held || !isSure || state === 'busy'}>
						{t(state === 'busy' ? 'forget.busy' : `forget.${what}.confirm`)}
					</button>
				</p>
			</form>
		</dialog>
	);
}

/** A button that asks first. */
export function ForgetButton({
	site,
	disabled = false,
	onForgotten,
	children,
}: {
	site: string | null;
	disabled?: boolean;
	onForgotten: () => void;
	children: ComponentChildren;
}) {
	const [isOpen, setOpen] = useState(false);
	return (
		<>
			<button
				type="button"
				class="forget-button"
				aria-haspopup="dialog"
				disabled={disabled}
				onClick={() => setOpen(true)}
			>
				{children}
			</button>
			{isOpen && <Confirm site={site} onClose={() => setOpen(false)} onForgotten={onForgotten} />}
		</>
	);
}

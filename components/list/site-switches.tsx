import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { t } from '../../lib/i18n';
import { rich } from '../rich';

const everywhere = '*://*/*';
const originOf = (host: string) => `*://${host}/*`;

/** How far the extension may go: on this site, on all sites, or here not at all. */
export function SiteSwitches({
	host,
	off,
	onOff,
}: {
	host: string;
	off: boolean;
	onOff: (off: boolean) => void;
}) {
	const [granted, setGranted] = useState<{ site: boolean; all: boolean } | null>(null);
	const [refused, setRefused] = useState(false);
	const look = async () => {
		const [site, all] = await Promise.all(
			[originOf(host), everywhere].map((origin) =>
				browser.permissions.contains({ origins: [origin] }),
			),
		);
		setGranted({ site: site ?? false, all: all ?? false });
	};
	useEffect(() => {
		look();
	}, [host]);
	if (!granted) return null;

	/** The browser asks the reader; a "no" changes nothing. */
	const change = async (origin: string, on: boolean) => {
		const permission = { origins: [origin] };
		const done = await (on
			? browser.permissions.request(permission)
			: browser.permissions.remove(permission)
		).catch(() => false);
		setRefused(!done);
		await look();
	};

	return (
		<fieldset class="switches">
			<legend class="hidden">{t('list.whereStandpointRuns')}</legend>
			<Switch checked={!off} onChange={(on) => onOff(!on)}>
				{rich('list.onFor', { host: <bdi>{host}</bdi> })}
			</Switch>
			{!off && (
				<>
					<Switch
						checked={granted.site}
						disabled={granted.all}
						onChange={(on) => change(originOf(host), on)}
					>
						{t('list.alwaysOnThisSite')}
					</Switch>
					<Switch checked={granted.all} onChange={(on) => change(everywhere, on)}>
						{t('list.onAllNewsPages')}
					</Switch>
				</>
			)}
			<p class="refused" role="status">
				{refused && t('common.notAllowed')}
			</p>
		</fieldset>
	);
}

function Switch({
	checked,
	disabled = false,
	onChange,
	children,
}: {
	checked: boolean;
	disabled?: boolean;
	onChange: (on: boolean) => void;
	children: preact.ComponentChildren;
}) {
	return (
		<label class="switch">
			<input
				type="checkbox"
				checked={checked}
				disabled={disabled}
				onChange={(event) => onChange(event.currentTarget.checked)}
			/>
			<span>{children}</span>
		</label>
	);
}

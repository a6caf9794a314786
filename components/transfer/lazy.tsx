import { useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { TransferPage } from './transfer-page';

/** The page of export, import and backup, loaded when it is opened. */
export function LazyTransferPage(props: Parameters<typeof TransferPage>[0]) {
	const [loaded, setLoaded] = useState<{ Page: typeof TransferPage } | null>(null);
	useEffect(() => {
		import('./transfer-page').then(({ TransferPage }) => setLoaded({ Page: TransferPage }));
	}, []);
	return loaded ? <loaded.Page {...props} /> : <p class="waiting">{t('transfer.openingMore')}</p>;
}

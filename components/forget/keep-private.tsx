import './forget.css';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';

/** Keeps what a private window would lose, once it has said what that means. */
export function KeepPrivate({ onKeep }: { onKeep: () => void }) {
	const [isAsking, setAsking] = useState(false);
	if (!isAsking) {
		return (
			<button type="button" onClick={() => setAsking(true)}>
				{t('forget.private.open')}
			</button>
		);
	}
	return (
		<div class="keep-private">
			<p>{t('forget.private.asks')}</p>
			<p class="forget-acts">
				<button type="button" onClick={() => setAsking(false)}>
					{t('forget.private.cancel')}
				</button>
				<button type="button" class="primary" onClick={onKeep}>
					{t('forget.private.confirm')}
				</button>
			</p>
		</div>
	);
}

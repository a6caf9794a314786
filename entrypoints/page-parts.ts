import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { BarHost } from '../components/card/bar-host';
import { CardHost } from '../components/card/card-host';
import { partsScope } from '../components/card/parts';

/** Follows `annotate-page` into a page when the reader first selects something or opens a card. */
export default defineUnlistedScript(() => {
	partsScope.standpointParts = { BarHost, CardHost };
});

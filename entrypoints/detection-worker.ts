import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { answerDetections } from '../lib/background/detection-thread';
import { openDetector } from '../lib/background/model-file';

/** The thread in which Firefox detects; see lib/background/detector.ts. */
export default defineUnlistedScript({
	include: ['firefox'],
	main: () => {
		answerDetections(globalThis as unknown as Worker, openDetector);
	},
});

/** As much of `addons-linter` as is used; it comes without types. */
declare module 'addons-linter' {
	interface Message {
		_type: 'error' | 'warning' | 'notice';
		code: string;
		message: string;
		file?: string;
		line?: number;
		column?: number;
	}
	const linter: {
		createInstance: (options: {
			config: {
				_: [folder: string];
				logLevel: 'fatal';
				output: 'none';
				shouldScanFile: (name: string) => boolean;
			};
			runAsBinary: false;
		}) => {
			run: () => Promise<{ errors: Message[]; warnings: Message[]; notices: Message[] }>;
		};
	};
	export default linter;
	export type { Message };
}

import { useContext } from 'preact/hooks';
import { type Setting, SettingContext } from './setting';

/** @throws outside of a `ComparisonView` */
export function useSetting(): Setting {
	const setting = useContext(SettingContext);
	if (!setting) throw new Error('this part of a comparison stands outside of one');
	return setting;
}

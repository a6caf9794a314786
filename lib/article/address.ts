import { getDomain } from 'tldts';
import { Addressing } from './addressing';

/** Knows every public suffix, the private ones too, so that two blogs of one host are two sites. */
export const addressing = new Addressing((host) => getDomain(host, { allowPrivateDomains: true }));

/** 128 random bits in hexadecimal; unlike `crypto.randomUUID` it is to be had on insecure pages too. */
export function newToken(): string {
	return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
		byte.toString(16).padStart(2, '0'),
	).join('');
}

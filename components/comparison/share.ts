/**
 * A chart as a PNG at twice its size, with the colours it has on this page. For pages only.
 *
 * @throws where the browser can't draw it
 */
export async function chartImage(chart: SVGSVGElement, background: string): Promise<Blob> {
	const copy = chart.cloneNode(true) as SVGSVGElement;
	const originals = chart.querySelectorAll('*');
	// An image sees nothing of the page's styles: their values go with it.
	for (const [i, element] of [...copy.querySelectorAll('*')].entries()) {
		const original = originals[i];
		if (!original) continue;
		const { fill, stroke } = getComputedStyle(original);
		if (element.hasAttribute('fill')) element.setAttribute('fill', fill);
		if (element.hasAttribute('stroke')) element.setAttribute('stroke', stroke);
	}
	const { width, height } = chart.getBoundingClientRect();
	copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
	const { color, fontSize } = getComputedStyle(chart);
	Object.assign(copy.style, { color, fontSize });
	const source = new XMLSerializer().serializeToString(copy);
	const image = new Image();
	image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
	await image.decode();
	const canvas = new OffscreenCanvas(Math.ceil(width * 2), Math.ceil(height * 2));
	const context = canvas.getContext('2d');
	if (!context) throw new Error('this browser draws no images');
	context.fillStyle = background;
	context.fillRect(0, 0, canvas.width, canvas.height);
	context.drawImage(image, 0, 0, canvas.width, canvas.height);
	return canvas.convertToBlob({ type: 'image/png' });
}

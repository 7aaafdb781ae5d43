'use strict';

/** Draws the local defocus as a picture in greys with contour lines. */
thon.maps = (() => {
    /** Width of the picture, pixels; the page scales it. */
    const width = 280;

    /** The most that the longer side may exceed the width. */
    const tallest = 380;

    /** Steps between contour lines, micrometres. */
    const steps = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

    /** Below this range, angstrom, a map counts as flat. */
    const flat = 1;

    const micrometres = angstroms => angstroms / 10000;

    /** The value of the lattice at a place, 0 to 1 from the left and from the bottom, between its points. */
    function valueAt(map, x, y) {
        const u = x * (map.columns - 1), v = y * (map.rows - 1);
        const i = Math.min(Math.floor(u), map.columns - 2), j = Math.min(Math.floor(v), map.rows - 2);
        const [p, q] = [u - i, v - j];
        const at = (row, column) => map.angstroms[row * map.columns + column];
        return (1 - q) * ((1 - p) * at(j, i) + p * at(j, i + 1)) + q * ((1 - p) * at(j + 1, i) + p * at(j + 1, i + 1));
    }

    /** The step between contours that gives about six of them. */
    const contourStep = range => steps.find(step => range / step <= 7) ?? steps.at(-1);

    /** All values, row 0 at the top, as pictures have it. */
    function values(map, height) {
        const found = new Float64Array(width * height);
        for (let row = 0; row < height; row++)
            for (let column = 0; column < width; column++)
                found[row * width + column] = micrometres(valueAt(map, column / (width - 1), 1 - row / (height - 1)));
        return found;
    }

    /** A grey as the four bytes of a pixel: the same three times, and no transparency. */
    const pixel = grey => (0xff000000 | grey << 16 | grey << 8 | grey) >>> 0;

    /** Paints greys, dark where the underfocus is larger, and lines where a contour is crossed. */
    function paint(context, found, height, [lowest, highest], step) {
        const image = context.createImageData(width, height);
        const pixels = new Uint32Array(image.data.buffer);
        const slope = 130 / Math.max(highest - lowest, 1e-9);
        const bands = Int32Array.from(found, value => Math.floor(value / step));
        for (let i = 0; i < found.length; i++) {
            const isEdge = (i % width + 1 < width && bands[i + 1] !== bands[i]) || (i + width < found.length && bands[i + width] !== bands[i]);
            pixels[i] = pixel(isEdge ? 20 : Math.round(240 - slope * (found[i] - lowest)));
        }
        context.putImageData(image, 0, 0);
    }

    /** Writes each contour's value where it crosses the middle line along which the map changes most. */
    function label(context, found, height, step) {
        const row = Math.floor(height / 2), column = Math.floor(width / 2);
        const across = Math.abs(found[row * width + width - 1] - found[row * width]);
        const upright = Math.abs(found[(height - 1) * width + column] - found[column]);
        const isAcross = across >= upright;
        const count = isAcross ? width : height;
        const at = i => isAcross ? found[row * width + i] : found[i * width + column];
        for (let i = 16; i < count - 16; i++) {
            const [a, b] = [Math.floor(at(i - 1) / step), Math.floor(at(i) / step)];
            if (a !== b) write(context, thon.number(Math.max(a, b) * step, step < 0.01 ? 3 : 2), isAcross ? i : column, isAcross ? row : i);
        }
    }

    /** Writes a word on a light ground. */
    function write(context, words, x, y) {
        context.font = '11px system-ui, "DejaVu Sans", sans-serif';
        context.textAlign = 'center';
        context.textBaseline = 'middle';
        const room = context.measureText(words).width + 6;
        context.fillStyle = '#ffffff';
        context.fillRect(x - room / 2, y - 7, room, 14);
        context.fillStyle = '#000000';
        context.fillText(words, x, y);
    }

    /** What the map tells in words. */
    function caption(map, lowest, highest) {
        const size = `${Math.round(map.widthAngstroms / 10)} by ${Math.round(map.heightAngstroms / 10)} nm`;
        return (highest - lowest) * 10000 < flat
            ? `Local defocus: ${thon.number(lowest, 3)} \u00b5m everywhere, ${size}.`
            : `Local defocus from ${thon.number(lowest, 3)} to ${thon.number(highest, 3)} \u00b5m, darker where larger; contours in \u00b5m; ${size}.`;
    }

    /**
     * Draws a map into a figure, in the place of what was there.
     * @param {HTMLElement} figure
     * @param {?object} map the map as data; null: nothing is shown
     */
    function draw(figure, map) {
        thon.show(figure, map !== null && map !== undefined);
        if (!map) return;
        const height = Math.min(tallest, Math.max(60, Math.round(width * map.heightAngstroms / map.widthAngstroms)));
        const [low, high] = thon.axes.extent(map.angstroms).map(micrometres);
        const canvas = figure.querySelector('canvas') ?? thon.element('canvas', { role: 'img' });
        if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
        const context = canvas.getContext('2d');
        const step = contourStep(high - low);
        const found = values(map, height);
        paint(context, found, height, [low, high], step);
        if ((high - low) * 10000 >= flat) label(context, found, height, step);
        const words = caption(map, low, high);
        canvas.setAttribute('aria-label', words);
        figure.replaceChildren(canvas, thon.element('figcaption', {}, words));
    }

    return { draw };
})();

'use strict';

/** The part of a page that shows one tilt: its spectrum, its rings, its local defocus. */
thon.tilts = (() => {
    const profileSize = { width: 620, height: 300 };
    const agreementSize = { width: 620, height: 170 };

    /** Half of an arc that stands for a zero, degrees. */
    const halfArc = 9;

    /** The least distance of zeros that are drawn, pixels of the picture: nearer ones would hide the rings between them. */
    const closest = 6;

    const drawn = new Map();

    /** Draws a chart into a figure; a figure that holds one already is only painted anew. */
    function chart(id, data, size) {
        const figure = thon.at(id);
        thon.show(figure, Boolean(data));
        if (!data) return;
        if (drawn.has(id)) { drawn.get(id).update(data); return; }
        const made = thon.charts.draw(data, size);
        drawn.set(id, made);
        figure.replaceChildren(made.element);
    }

    /** Puts a picture into an image, with the words that stand for it. */
    function picture(id, address, words) {
        const image = thon.at(id);
        if (address) image.src = address; else image.removeAttribute('src');
        image.alt = words;
    }

    /** How far the middle of the pixel of zero frequency lies to the right of the middle of the picture, and below it, in half sides. */
    const offMiddle = tilt => 1 / tilt.spectrumSide;

    /**
     * Where in the picture of a spectrum a pointer is.
     * @param {?object} tilt whose spectrum it is
     * @returns {?{x: number, y: number, k: number, degrees: number}} half sides to the right of zero frequency and up, frequency in cycles/angstrom, direction counter-clockwise from +x; null in the middle or without a picture
     */
    function placeIn(event, tilt) {
        if (!tilt?.spectrum) return null;
        const box = thon.at('spectrum').getBoundingClientRect();
        const x = 2 * (event.clientX - box.left) / box.width - 1 - offMiddle(tilt);
        const y = 1 - 2 * (event.clientY - box.top) / box.height + offMiddle(tilt);
        const distance = Math.hypot(x, y);
        if (distance === 0) return null;
        return { x, y, k: distance * tilt.spectrumHighest, degrees: Math.atan2(y, x) * 180 / Math.PI };
    }

    /** How far out an ellipse lies in a direction. */
    function reach({ alongU, alongV }, degrees) {
        const radians = degrees * Math.PI / 180;
        return 1 / Math.hypot(Math.cos(radians) / alongU, Math.sin(radians) / alongV);
    }

    /** Arcs of an ellipse about the diagonals: they show a ring and hide little of it. Upwards is against the y of SVG, and so is the sense of rotation. */
    function arcs({ alongU, alongV }, angle, highest) {
        const at = degrees => {
            const radius = reach({ alongU, alongV }, degrees - angle) / highest, radians = degrees * Math.PI / 180;
            return `${(radius * Math.cos(radians)).toFixed(5)} ${(-radius * Math.sin(radians)).toFixed(5)}`;
        };
        const form = `${(alongU / highest).toFixed(5)} ${(alongV / highest).toFixed(5)} ${-angle}`;
        return [45, 135, 225, 315].map(middle => `M${at(middle - halfArc)}A${form} 0 0 ${at(middle + halfArc)}`).join('');
    }

    /** The zeros that are drawn: from the middle outwards while they keep apart, within the rings of the picture and, where that is known, as far as rings are seen. */
    function shown(zeros, tilt) {
        const finest = tilt.numbers.resolutionAngstroms, end = finest ? Math.min(1 / finest, tilt.spectrumHighest) : tilt.spectrumHighest;
        const apart = closest * 2 / tilt.spectrumSide * tilt.spectrumHighest;
        const last = zeros.findIndex(({ alongU, alongV }, i) => Math.max(alongU, alongV) > end || alongU - (zeros[i - 1]?.alongU ?? 0) < apart);
        return last < 0 ? zeros : zeros.slice(0, last);
    }

    /**
     * Draws over the spectrum: the zeros, and the ring under the pointer; the latter has a dark one behind it, to be seen on light and on dark.
     * @param {{alongU: number, alongV: number}[]} zeros where each crosses U and V, cycles/angstrom
     * @param {number} angle that of U, degrees counter-clockwise from +x
     * @param {?{k: number}} pointer what is pointed at
     * @param {?object} tilt whose spectrum it is
     */
    function rings(zeros, angle, pointer, tilt) {
        const off = tilt?.spectrum ? offMiddle(tilt) : 0, over = thon.at('rings');
        over.setAttribute('viewBox', `${-1 - off} ${-1 - off} 2 2`);
        const found = tilt?.spectrum ? shown(zeros, tilt).map(zero => thon.svg('path', { class: 'zero', d: arcs(zero, angle, tilt.spectrumHighest) })) : [];
        const ring = pointer === null || !tilt?.spectrum ? [] : [{ class: 'shade' }, {}].map(form => thon.svg('circle', { ...form, r: pointer.k / tilt.spectrumHighest }));
        over.replaceChildren(...found, ...ring);
    }

    /** What is under the pointer, in words. */
    function readout(pointer) {
        if (pointer === null) return 'Point at the spectrum to read spacings.';
        const degrees = Math.round(((pointer.degrees % 180) + 180) % 180);
        return `${thon.number(1 / pointer.k, 1 / pointer.k < 10 ? 2 : 1)} \u00c5, ${pointer.k.toFixed(4)} 1/\u00c5, at ${degrees}\u00b0`;
    }

    /** The line of numbers beside the section. */
    function headline(numbers, verdict, reason) {
        const isKnown = amount => amount !== null && amount !== undefined;
        const value = (amount, unit, digits, error) => !isKnown(amount) ? null
            : `${thon.number(amount, digits)}${isKnown(error) ? ` \u00b1 ${thon.number(error, digits)}` : ''}${unit}`;
        const mean = isKnown(numbers.defocusUAngstroms) ? (numbers.defocusUAngstroms + numbers.defocusVAngstroms) / 2 : null;
        const named = [
            ['tilt', value(numbers.tiltDegrees, '\u00b0', 1)], ['mean', value(mean, ' \u00c5', 0, numbers.sigmaAngstroms)], ['U', value(numbers.defocusUAngstroms, '', 0)],
            ['V', value(numbers.defocusVAngstroms, ' \u00c5', 0)], ['angle', value(numbers.defocusAngleDegrees, '\u00b0', 1, numbers.angleSigmaDegrees)],
            ['phase', value(numbers.phaseDegrees, '\u00b0', 1, numbers.phaseSigmaDegrees)], ['rings to', value(numbers.resolutionAngstroms, ' \u00c5', 1)],
            ['score', value(numbers.score, '', 2)]];
        const parts = named.filter(([, words]) => words !== null).map(([name, words]) => `${name} ${words}`);
        const judged = thon.element('span', { class: 'verdict', 'data-value': verdict }, reason ? `${thon.verdict(verdict)}: ${reason}` : thon.verdict(verdict));
        return [judged, `  ${parts.join(', ')}`];
    }

    /** Shows the spectrum of a tilt, or nothing where there is none. */
    function spectrum(tilt) {
        thon.show(thon.at('spectrum-figure'), Boolean(tilt.spectrum));
        if (!tilt.spectrum) return;
        picture('spectrum', tilt.spectrum, `Power spectrum of section ${tilt.section}; left measured, right model`);
        thon.at('reach').textContent = tilt.spectrumHighest ? `The middle of each side is ${thon.number(1 / tilt.spectrumHighest, 2)} \u00c5.` : '';
    }

    /** Shows a tilt, all but its map. Numbers beside the section are those of the tilt. */
    function show(tilt) {
        thon.at('section').textContent = tilt.section;
        thon.at('numbers').replaceChildren(...headline(tilt.numbers, tilt.verdict, tilt.reason));
        thon.at('missing').textContent = tilt.missing ?? '';
        thon.show(thon.at('missing'), Boolean(tilt.missing));
        spectrum(tilt);
        chart('profile', tilt.profile, profileSize);
        chart('agreement', tilt.agreement, agreementSize);
    }

    /** While a tilt is read, nothing is seen of another one; its figures keep their room, so that the page stands still. */
    function wait(isWaiting) {
        thon.at('present').classList.toggle('waiting', isWaiting);
        if (!isWaiting) return;
        thon.at('numbers').replaceChildren();
        thon.show(thon.at('missing'), false);
    }

    /** Shows the local defocus of a tilt: apart, since it takes longer than all the rest. */
    const showMap = tilt => thon.maps.draw(thon.at('map'), tilt.map ?? null);

    /** Draws the charts of a series; gives what rings a section in all of them. */
    function series(charts, onPick) {
        const made = charts.map(data => thon.charts.draw(data, { onPick }));
        thon.at('charts').replaceChildren(...made.map(one => thon.element('figure', {}, one.element)));
        return section => made.forEach(one => one.highlight(section));
    }

    return { show, showMap, wait, picture, placeIn, reach, rings, readout, series };
})();

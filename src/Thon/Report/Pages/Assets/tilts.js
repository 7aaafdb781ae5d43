'use strict';

/** The part of a page that shows one tilt: its spectrum, its rings, its local defocus. */
thon.tilts = (() => {
    const profileSize = { width: 620, height: 300 };
    const agreementSize = { width: 620, height: 170 };
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

    /**
     * Where in the picture of a spectrum a pointer is.
     * @param {?number} highest the frequency at the middle of each side, cycles/angstrom
     * @returns {?{x: number, y: number, k: number, degrees: number}} parts of half a side to the right and up, frequency in cycles/angstrom, direction counter-clockwise from +x; null in the middle or without a picture
     */
    function placeIn(event, highest) {
        const box = thon.at('spectrum').getBoundingClientRect();
        const x = 2 * (event.clientX - box.left) / box.width - 1;
        const y = 1 - 2 * (event.clientY - box.top) / box.height;
        const distance = Math.hypot(x, y);
        if (!highest || distance === 0) return null;
        return { x, y, k: distance * highest, degrees: Math.atan2(y, x) * 180 / Math.PI };
    }

    /** A circle with a dark one behind it: seen on dark and on light. Its path counts in degrees, so that arcs can be dashes. */
    const circles = (radius, word) => [
        thon.svg('ellipse', { class: word, cx: 0, cy: 0, rx: radius, ry: radius, pathLength: 360 }),
        thon.svg('circle', { class: word, cx: 0, cy: 0, r: radius, pathLength: 360 })];

    /** Draws rings over the spectrum: those of the zeros, and one under the pointer. */
    function rings(zeros, pointer, highest) {
        const shown = highest ? zeros.filter(k => k <= highest * Math.SQRT2).flatMap(k => circles(k / highest, 'zero')) : [];
        if (pointer !== null) shown.push(...circles(pointer.k / highest, 'pointer'));
        thon.at('rings').replaceChildren(...shown);
    }

    /** What is under the pointer, in words. */
    function readout(pointer) {
        if (pointer === null) return 'Point at the spectrum to read spacings.';
        const degrees = Math.round(((pointer.degrees % 180) + 180) % 180);
        return `${thon.number(1 / pointer.k, 1 / pointer.k < 10 ? 2 : 1)} \u00c5, ${pointer.k.toFixed(4)} 1/\u00c5, at ${degrees}\u00b0`;
    }

    /** The line of numbers beside the section. */
    function headline(numbers, verdict, reason) {
        const value = (amount, unit, error) => amount === null || amount === undefined ? null
            : `${amount}${error === null || error === undefined ? '' : ` \u00b1 ${error}`}${unit}`;
        const named = [
            ['tilt', value(numbers.tiltDegrees, '\u00b0')], ['U', value(numbers.defocusUAngstroms, ' \u00c5', numbers.sigmaAngstroms)],
            ['V', value(numbers.defocusVAngstroms, ' \u00c5')], ['angle', value(numbers.defocusAngleDegrees, '\u00b0', numbers.angleSigmaDegrees)],
            ['phase', value(numbers.phaseDegrees, '\u00b0', numbers.phaseSigmaDegrees)], ['rings to', value(numbers.resolutionAngstroms, ' \u00c5')],
            ['score', value(numbers.score, '')]];
        const parts = named.filter(([, words]) => words !== null).map(([name, words]) => `${name} ${words}`);
        const judged = thon.element('span', { class: 'verdict', 'data-value': verdict }, reason ? `${verdict}: ${reason}` : verdict);
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

    /** Shows the local defocus of a tilt: apart, since it takes longer than all the rest. */
    const showMap = tilt => thon.maps.draw(thon.at('map'), tilt.map ?? null);

    /** Draws the charts of a series; gives what rings a section in all of them. */
    function series(charts, onPick) {
        const made = charts.map(data => thon.charts.draw(data, { onPick }));
        thon.at('charts').replaceChildren(...made.map(one => thon.element('figure', {}, one.element)));
        return section => made.forEach(one => one.highlight(section));
    }

    return { show, showMap, picture, placeIn, rings, readout, series };
})();

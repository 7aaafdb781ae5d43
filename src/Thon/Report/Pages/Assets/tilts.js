'use strict';

/** The part of a page that shows one tilt: its spectrum, its rings, its local defocus. */
thon.tilts = (() => {
    const profileSize = { width: 620, height: 300 };
    const agreementSize = { width: 620, height: 170 };

    /** Half of an arc that stands for a zero, degrees. */
    const halfArc = 6;

    /** The least distance of rings that are drawn, in half sides of the picture. */
    const closest = 0.02;

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
     * @returns {?{x: number, y: number, k: number, degrees: number}}
     * parts of half a side to the right and up, frequency in cycles/angstrom, direction counter-clockwise from +x; null in the middle or without a picture
     */
    function placeIn(event, highest) {
        const box = thon.at('spectrum').getBoundingClientRect();
        const x = 2 * (event.clientX - box.left) / box.width - 1;
        const y = 1 - 2 * (event.clientY - box.top) / box.height;
        const distance = Math.hypot(x, y);
        if (!highest || distance === 0) return null;
        return { x, y, k: distance * highest, degrees: Math.atan2(y, x) * 180 / Math.PI };
    }

    /** Arcs of a circle about the diagonals: they show a ring and hide little of it. */
    function arcs(radius) {
        const at = degrees => [Math.cos(degrees * Math.PI / 180), Math.sin(degrees * Math.PI / 180)].map(part => (radius * part).toFixed(4)).join(' ');
        return [45, 135, 225, 315].map(middle => `M${at(middle - halfArc)}A${radius} ${radius} 0 0 1 ${at(middle + halfArc)}`).join('');
    }

    /** The rings of the zeros, as radii in half sides of the picture; those too close to the one before are left out. */
    function radiiOf(zeros, highest) {
        const radii = [];
        for (const k of zeros) {
            const radius = k / highest;
            if (radius > Math.SQRT2) break;
            if (radius - (radii.at(-1) ?? 0) >= closest) radii.push(radius);
        }
        return radii;
    }

    /** Draws rings over the spectrum: those of the zeros, and one under the pointer. Each has a dark one behind it, to be seen on light and on dark. */
    function rings(zeros, pointer, highest) {
        const found = highest ? radiiOf(zeros, highest).map(radius => ['path', { d: arcs(radius) }]) : [];
        if (pointer !== null) found.push(['circle', { r: pointer.k / highest }]);
        const twice = ([name, form]) => [thon.svg(name, { class: 'shade', ...form }), thon.svg(name, form)];
        thon.at('rings').replaceChildren(...found.flatMap(twice));
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
        const named = [
            ['tilt', value(numbers.tiltDegrees, '\u00b0', 1)], ['U', value(numbers.defocusUAngstroms, ' \u00c5', 0, numbers.sigmaAngstroms)],
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

    return { show, showMap, wait, picture, placeIn, rings, readout, series };
})();

'use strict';

/** The pointer over the picture of a spectrum: what lies under it, and the ring that is clicked. */
thon.inspectRings = (() => {
    /** The place of the frequency nearest to another; -1 where there is none. */
    function nearestOf(zeros, k) {
        const far = zero => Math.abs(zero - k);
        return zeros.reduce((best, zero, i) => best < 0 || far(zero) < far(zeros[best]) ? i : best, -1);
    }

    /**
     * Makes the picture work.
     * @param {{view: function(): ?object, onRing: function(object): void}} page the present tilt as it is shown, null where none is; what happens to a ring that is clicked
     * @returns {{paint: function(): void, forget: function(): void}} draws the rings of the zeros and tells what is under the pointer; forgets the pointer
     */
    function create({ view, onRing }) {
        let pointer = null;

        const placeIn = event => thon.tilts.placeIn(event, view()?.tilt.spectrumHighest ?? null);

        function paint() {
            const zeros = view()?.zeros ?? [];
            thon.tilts.rings(thon.at('show-rings').checked ? zeros : [], pointer, view()?.tilt.spectrumHighest ?? null);
            const words = thon.tilts.readout(pointer), nearest = pointer === null ? -1 : nearestOf(zeros, pointer.k);
            thon.at('readout').textContent = nearest < 0 ? words : `${words}; zero ${nearest + 1} is at ${thon.number(1 / zeros[nearest], 1)} \u00c5`;
        }

        /** The pointer is over the spectrum, or has left it (null). */
        function point(event) {
            pointer = event === null ? null : placeIn(event);
            paint();
        }

        /** A ring is clicked; without a tilt that is shown there is none. */
        function clicked(event) {
            const place = placeIn(event);
            if (place === null) return;
            const zero = Number(thon.at('ring').value);
            onRing({ k: place.k, angle: place.degrees, ...(zero >= 1 ? { zero } : {}) });
        }

        const picture = thon.at('spectrum');
        picture.addEventListener('click', clicked);
        picture.addEventListener('pointermove', point);
        picture.addEventListener('pointerleave', () => point(null));
        thon.at('show-rings').addEventListener('change', paint);
        return { paint, forget: () => { pointer = null; } };
    }

    return { create };
})();

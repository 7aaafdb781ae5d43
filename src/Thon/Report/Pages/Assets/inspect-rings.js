'use strict';

/** The pointer over the picture of a spectrum: what lies under it, and the ring that is clicked. */
thon.inspectRings = (() => {
    /** A pointer that moves farther between its press and its release drags, and clicks nothing; pixels of the page. */
    const stillness = 4;

    /** The zero nearest in k^2, with which the phase goes, to a place; null where there is none. */
    function nearestOf({ zeros, trial }, { k, degrees }) {
        const all = zeros.map((zero, i) => ({ number: i + 1, at: thon.tilts.reach(zero, degrees - trial.angle) }));
        const far = zero => Math.abs(zero.at ** 2 - k ** 2);
        return all.reduce((best, zero) => best === null || far(zero) < far(best) ? zero : best, null);
    }

    /** Whether the spectrum has rings at a frequency. */
    const isSeen = (seen, k) => Boolean(seen) && k >= seen.lowest && k <= seen.highest;

    /**
     * Makes the picture work.
     * @param {{view: function(): ?object, onRing: function(object): void, tell: function(string): void}} page the present tilt as it is shown, null where none is; what happens to a ring that is clicked; what says why none was
     * @returns {{paint: function(): void, forget: function(): void}} draws the rings of the zeros and tells what is under the pointer; forgets the pointer
     */
    function create({ view, onRing, tell }) {
        let pointer = null, pressed = null;

        const placeIn = event => thon.tilts.placeIn(event, view()?.tilt ?? null);

        function paint() {
            const seen = view();
            thon.tilts.rings(seen && thon.at('show-rings').checked ? seen.zeros : [], seen?.trial?.angle ?? 0, pointer, seen?.tilt ?? null);
            const words = thon.tilts.readout(pointer), nearest = seen && pointer && isSeen(seen.seen, pointer.k) ? nearestOf(seen, pointer) : null;
            thon.at('readout').textContent = nearest ? `${words}; zero ${nearest.number} is at ${thon.number(1 / nearest.at, 1)} \u00c5` : words;
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
            if (!isSeen(view().seen, place.k)) {
                tell('The spectrum is blank at that place. Click on a ring.');
                return;
            }
            const zero = Number(thon.at('ring').value);
            onRing({ k: place.k, angle: place.degrees, ...(zero >= 1 ? { zero } : {}) });
        }

        /** A press of the first button, or of a finger. */
        const press = event => { pressed = event.isPrimary && event.button === 0 ? event : null; };

        /** A release where the press was is a click. That event itself knows whole pixels only. */
        function release(event) {
            const from = pressed;
            pressed = null;
            if (from?.pointerId === event.pointerId && Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) <= stillness) clicked(event);
        }

        const picture = thon.at('spectrum');
        picture.addEventListener('pointerdown', press);
        picture.addEventListener('pointerup', release);
        picture.addEventListener('pointermove', point);
        picture.addEventListener('pointerleave', () => { pressed = null; point(null); });
        thon.at('show-rings').addEventListener('change', paint);
        return { paint, forget: () => { pointer = null; } };
    }

    return { create };
})();

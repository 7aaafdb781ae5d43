'use strict';

/** Milliseconds from each event of a drag to the moment its answer was painted; the last 200. */
window.thonTimings = [];

/** Numbers that are tried while a slider moves: asked for one at a time, the newest next. */
thon.trials = (() => {
    const mostTimings = 200;

    /** Notes how long an answer took until it was painted. */
    const time = began => requestAnimationFrame(() => setTimeout(() => {
        window.thonTimings = [...window.thonTimings, performance.now() - began].slice(-mostTimings);
    }));

    /**
     * Makes what tries numbers.
     * @param {{server: object, section: function(): number, paint: function(object): void, tell: function(Error): void}} page
     * the present section; what shows an answer, and a failure
     * @returns {{drag: function(object, number): void, rest: function(): void, forget: function(): void}}
     * tries numbers, with the time of their event; tries no more; and drops the answer that is under way
     */
    function create({ server, section, paint, tell }) {
        let next = null, isTrying = false, forgotten = 0;

        /** Asks for the newest numbers until none wait. */
        async function tryNext() {
            isTrying = true;
            while (next !== null) {
                const { trial, began } = next, mine = forgotten;
                next = null;
                try {
                    const seen = await server.post(`/tilt/${section()}/preview`, trial);
                    if (mine === forgotten) { paint(seen); time(began); }
                } catch (error) {
                    if (mine === forgotten) tell(error);
                }
            }
            isTrying = false;
        }

        function drag(trial, began) {
            next = { trial, began };
            if (!isTrying) tryNext();
        }

        return { drag, rest: () => { next = null; }, forget: () => { forgotten++; } };
    }

    return { create };
})();

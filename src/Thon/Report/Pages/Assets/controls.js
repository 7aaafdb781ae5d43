'use strict';

/** The sliders and fields for the numbers of a tilt. They know steps and ranges of hands, nothing of optics. */
thon.controls = (() => {
    /** A slider spans so much to both sides of the number it began with. */
    const spans = { defocus: 6000 };

    /** Ranges that stand; the end of a positive one moves out where the number lies beyond. */
    const ranges = { astigmatism: [0, 3000], angle: [-90, 90], phase: [-180, 180] };

    const steps = { defocus: 10, astigmatism: 5, angle: 0.5, phase: 0.5 };
    const names = Object.keys(steps);

    /** When the number comes this near to an end of its slider, as part of the span, the slider is laid anew. */
    const nearEnd = 0.9;

    const slider = name => thon.at(name);
    const field = name => thon.at(`${name}-number`);
    const shown = value => String(Math.round(value * 100) / 100);

    /** The ends of a slider for a number. */
    function endsFor(name, value) {
        const span = spans[name];
        if (!span) {
            const [lowest, highest] = ranges[name];
            return [lowest, Math.max(highest, Math.ceil(1.5 * value / 1000) * 1000 * (value > highest))];
        }
        const input = slider(name), middle = (Number(input.min) + Number(input.max)) / 2;
        const isInside = input.dataset.laid === '1' && Math.abs(value - middle) < nearEnd * span;
        const from = isInside ? middle : value;
        return [from - span, from + span];
    }

    /** Puts a number into its slider and its field. */
    function put(name, value) {
        const input = slider(name);
        const [lowest, highest] = endsFor(name, value);
        Object.assign(input, { min: lowest, max: highest, step: steps[name] });
        input.dataset.laid = '1';
        input.value = value;
        field(name).value = shown(value);
    }

    /**
     * Makes the controls work.
     * @param {{onDrag: function(object, number): void, onCommit: function(object): void}} actions while a slider moves, with the time of the event; when it is let go or a number is typed
     * @returns {{show: function(?object, boolean): void}} shows numbers; null: there are none. A fresh tilt lays its sliders anew
     */
    function create({ onDrag, onCommit }) {
        let trial = null;

        function dragged(name, event) {
            if (trial === null) return;
            trial = { ...trial, [name]: Number(slider(name).value) };
            field(name).value = shown(trial[name]);
            onDrag(trial, event.timeStamp);
        }

        function typed(name) {
            const value = Number(field(name).value);
            if (trial === null || field(name).value === '' || !Number.isFinite(value)) { restore(name); return; }
            if (shown(value) === shown(trial[name])) return;
            trial = { ...trial, [name]: value };
            put(name, value);
            onCommit(trial);
        }

        const restore = name => { if (trial !== null) field(name).value = shown(trial[name]); };

        function show(next, isFresh) {
            trial = next;
            for (const name of names) {
                for (const input of [slider(name), field(name)]) input.disabled = next === null;
                if (isFresh) slider(name).dataset.laid = '';
                if (next !== null) put(name, next[name]);
            }
        }

        for (const name of names) {
            slider(name).addEventListener('input', event => dragged(name, event));
            slider(name).addEventListener('change', () => { if (trial !== null) onCommit(trial); });
            // A slider that was dragged gives the arrow keys back to the tilts.
            slider(name).addEventListener('pointerup', () => slider(name).blur());
            field(name).addEventListener('change', () => typed(name));
            field(name).addEventListener('keydown', event => { if (event.key === 'Escape') restore(name); });
        }
        return { show };
    }

    return { create };
})();

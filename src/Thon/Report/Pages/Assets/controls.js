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

    /** Numbers that keys of a slider made are set once no key came for so long, milliseconds. */
    const rest = 500;

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
     * @param {{onDrag: function(object, number): void, onCommit: function(object): void, onReturn: function(): void, onCalm: function(): void}} actions
     * while a slider moves, with the time of the event; when it is let go or a number is typed, with the numbers that were changed alone; when it is back where it began; when what was typed is taken back
     * @returns {{show: function(?object, boolean, boolean=): void, flush: function(): void}}
     * shows numbers; null: there are none. A fresh tilt lays its sliders anew; a locked one shows its numbers and takes none. What waits to be set is set at once by the other
     */
    function create({ onDrag, onCommit, onReturn, onCalm }) {
        let trial = null, kept = null, waiting = null, isHeld = false, moving = null;

        /** A slider moves. */
        function dragged(name, event) {
            if (trial === null) return;
            moving = name;
            trial = { ...trial, [name]: Number(slider(name).value) };
            field(name).value = shown(trial[name]);
            onDrag(trial, event.timeStamp);
        }

        /** A number was typed: what is none is put back. */
        function typed(name) {
            const value = Number(field(name).value);
            if (trial === null || field(name).value === '' || !Number.isFinite(value)) { restore(name); return; }
            if (shown(value) === shown(trial[name])) { onCalm(); return; }
            flush();
            trial = { ...trial, [name]: value };
            put(name, value);
            commit();
        }

        /** A slider stands still: what the pointer did is set, what keys did may go on. */
        function changed() {
            if (moving === null) return;
            clearTimeout(waiting);
            waiting = setTimeout(flush, isHeld ? 0 : rest);
        }

        /** Sets what a slider made; one that came back to where it began sets nothing. */
        function flush() {
            clearTimeout(waiting);
            if (moving === null) return;
            moving = null;
            if (names.some(name => trial[name] !== kept[name])) commit(); else onReturn();
        }

        /** Sets what was changed, and no more: the other numbers may have been changed elsewhere. */
        function commit() {
            const changed = Object.fromEntries(names.filter(name => trial[name] !== kept[name]).map(name => [name, trial[name]]));
            kept = trial;
            onCommit(changed);
        }

        /** Keys of a field. Enter gives the arrow keys back to the tilts; up and down step no numbers, since the next step would be meant for a tilt. */
        function pressed(name, event) {
            if (event.key === 'Escape') restore(name);
            if (event.key === 'Enter') field(name).blur();
            if (event.key === 'ArrowUp' || event.key === 'ArrowDown') event.preventDefault();
        }

        /** A slider that was dragged gives the arrow keys back to the tilts, once its own events are over. */
        function released(input) {
            changed();
            setTimeout(() => input.blur());
        }

        /** Puts the number back that holds. */
        function restore(name) {
            if (trial !== null) field(name).value = shown(trial[name]);
            onCalm();
        }

        // An answer to earlier numbers must not take the slider out of a hand.
        function show(next, isFresh, isLocked = false) {
            if (moving !== null && !isFresh) return;
            moving = null;
            trial = kept = next;
            for (const name of names) {
                for (const input of [slider(name), field(name)]) input.disabled = next === null || isLocked;
                if (isFresh) slider(name).dataset.laid = '';
                if (next !== null) put(name, next[name]);
            }
        }

        for (const name of names) {
            slider(name).addEventListener('input', event => dragged(name, event));
            slider(name).addEventListener('change', changed);
            slider(name).addEventListener('pointerdown', () => { isHeld = true; });
            slider(name).addEventListener('keydown', () => { isHeld = false; });
            for (const end of ['pointerup', 'pointercancel']) slider(name).addEventListener(end, () => released(slider(name)));
            slider(name).addEventListener('blur', () => { if (moving === name) flush(); });
            field(name).addEventListener('change', () => typed(name));
            field(name).addEventListener('keydown', event => pressed(name, event));
        }
        return { show, flush };
    }

    return { create };
})();

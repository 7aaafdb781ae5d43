'use strict';

/** Scales and ticks of charts. */
thon.axes = (() => {
    /** Spacings that may stand above a frequency axis, angstrom. */
    const spacings = [100, 50, 30, 20, 15, 12, 10, 8, 7, 6, 5, 4.5, 4, 3.5, 3, 2.7, 2.5, 2.2, 2, 1.8, 1.6, 1.5, 1.4, 1.2, 1];

    /** The least room for a spacing, pixels. */
    const spacingRoom = 30;

    /** The round step (1, 2 or 5 times a power of ten) that cuts a range into about so many parts. */
    function roundStep(range, parts) {
        const rough = range / parts;
        const power = 10 ** Math.floor(Math.log10(rough));
        const lead = rough / power;
        return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
    }

    /**
     * Round numbers of a range, with their words.
     * @returns {{value: number, text: string}[]}
     */
    function ticks(lowest, highest, parts) {
        const step = roundStep(highest - lowest, parts);
        const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        const found = [];
        for (let i = Math.ceil(lowest / step - 1e-9); i * step <= highest + step * 1e-9; i++)
            found.push({ value: i * step, text: thon.number(Math.abs(i * step) < step / 2 ? 0 : i * step, digits) });
        return found;
    }

    /** The least and the greatest of numbers; nulls are passed over. Null where there are none. */
    function extent(values) {
        let lowest = Infinity, highest = -Infinity;
        for (const value of values) {
            if (value === null || value === undefined || !Number.isFinite(value)) continue;
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }
        return lowest > highest ? null : [lowest, highest];
    }

    /** The median of numbers, of which there is one at least. */
    const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

    /** Error bars widen a range by no more than itself, or three usual errors, to each side: one unknown tilt must not flatten the others. */
    function withErrors(range, traces) {
        const bars = traces.flatMap(trace => (trace.errors ?? []).map((error, i) => ({ error, y: trace.y[i] })))
            .filter(({ error, y }) => error !== null && y !== null);
        if (bars.length === 0) return range;
        const wide = extent(bars.flatMap(({ error, y }) => [y - error, y + error]));
        const most = Math.max(range[1] - range[0], 3 * median(bars.map(({ error }) => error)));
        return [Math.max(Math.min(range[0], wide[0]), range[0] - most), Math.min(Math.max(range[1], wide[1]), range[1] + most)];
    }

    /** The range of an axis: what it says itself, otherwise that of its values and a little more. */
    function range(axis, values, margin) {
        const own = values ?? [0, 1];
        const flat = own[1] - own[0] < 1e-12 * Math.max(1, Math.abs(own[0]));
        // Where the axis itself begins far below its values, a part of their spread is no room at all.
        const whole = (axis.highest ?? own[1]) - (axis.lowest ?? own[0]);
        const spare = flat ? Math.max(Math.abs(own[0]) * 0.05, 1e-3) : whole * margin;
        const lowest = axis.lowest ?? own[0] - spare;
        const highest = axis.highest ?? own[1] + spare;
        return highest > lowest ? [lowest, highest] : [lowest, lowest + 1];
    }

    /**
     * A scale from values to pixels.
     * @returns {{lowest: number, highest: number, at: function(number): number}}
     */
    function scale([lowest, highest], from, to) {
        const slope = (to - from) / (highest - lowest);
        return { lowest, highest, at: value => from + (value - lowest) * slope };
    }

    /** The spacings that find room above a frequency axis. */
    function spacingsAbove(x) {
        const shown = [];
        let end = x.at(x.lowest);
        for (const spacing of spacings) {
            const k = 1 / spacing;
            if (k < x.lowest || k > x.highest) continue;
            const place = x.at(k);
            if (place - end < spacingRoom) continue;
            shown.push({ place, text: String(spacing) });
            end = place;
        }
        return shown;
    }

    /** The scale along of a chart. */
    function along(chart, from, to) {
        const values = extent(chart.traces.flatMap(trace => trace.x));
        return scale(range(chart.x, values, chart.x.kind === 'frequency' ? 0 : 0.04), from, to);
    }

    /** The scale up of a chart. */
    function up(chart, from, to) {
        const values = extent(chart.traces.flatMap(trace => trace.y));
        return scale(range(chart.y, values && withErrors(values, chart.traces), 0.07), from, to);
    }

    return { ticks, extent, along, up, spacingsAbove };
})();

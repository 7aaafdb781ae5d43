'use strict';

/** Draws charts as SVG. A chart is data: traces, axes and marks; nothing is computed here but places on the page. */
thon.charts = (() => {
    const lines = new Set(['line', 'measured', 'dashed', 'dotted']);
    const margins = { left: 60, right: 14, title: 20, line: 15, row: 16, words: 14, spacings: 16, bottom: 38 };

    /** About the width of a character of the legend, pixels. */
    const letter = 6.1;

    /** About that of a character of the title, in the widest of the fonts. */
    const heading = 9;

    let clips = 0;

    const text = (x, y, words, attributes = {}) => thon.svg('text', { x, y, ...attributes }, words);
    const round = value => Math.round(value * 100) / 100;

    /** The shape of a point, around its place. */
    function shape(style, x, y) {
        const [a, b] = [round(x), round(y)];
        if (style === 'crosses') return thon.svg('path', { d: `M${a - 3.5} ${b - 3.5}l7 7m0 -7l-7 7` });
        if (style === 'squares') return thon.svg('rect', { x: a - 3.5, y: b - 3.5, width: 7, height: 7 });
        return thon.svg('circle', { cx: a, cy: b, r: style === 'hollow' ? 3.6 : 3.2 });
    }

    /** A line through points; nulls are gaps. */
    function path(trace, plot) {
        let d = '', pen = 'M';
        for (let i = 0; i < trace.x.length; i++) {
            const y = trace.y[i];
            if (y === null || y === undefined) { pen = 'M'; continue; }
            d += `${pen}${round(plot.x.at(trace.x[i]))} ${round(plot.y.at(y))}`;
            pen = 'L';
        }
        return thon.svg('path', { class: trace.style, d });
    }

    /** The error bars of a trace as one path. */
    function bars(trace, plot) {
        let d = '';
        trace.errors.forEach((error, i) => {
            if (error === null || trace.y[i] === null) return;
            const x = round(plot.x.at(trace.x[i]));
            const low = round(plot.y.at(trace.y[i] - error)), high = round(plot.y.at(trace.y[i] + error));
            d += `M${x - 2.5} ${low}h5M${x} ${low}V${high}M${x - 2.5} ${high}h5`;
        });
        return thon.svg('path', { class: 'bars', d });
    }

    /** What a point tells under the pointer. */
    function words(chart, trace, i) {
        const section = trace.sections?.[i];
        const error = trace.errors?.[i];
        const place = section === undefined ? '' : `section ${section}, `;
        return `${trace.name}: ${place}${trace.y[i]}${error === null || error === undefined ? '' : ` \u00b1 ${error}`} at ${trace.x[i]}`;
    }

    /** The points of a trace, each with its words and its section. */
    function points(chart, trace, plot) {
        const group = thon.svg('g', { class: trace.style });
        trace.y.forEach((value, i) => {
            if (value === null) return;
            const point = shape(trace.style, plot.x.at(trace.x[i]), plot.y.at(value));
            point.append(thon.svg('title', {}, words(chart, trace, i)));
            const section = trace.sections?.[i];
            if (section !== undefined) point.setAttribute('data-section', section);
            group.append(point);
        });
        return group;
    }

    /** The lines of the title: as many words each as the width holds. */
    function titleLines({ title }, { width }) {
        const lines = [];
        for (const word of title.split(' ')) {
            const longer = `${lines.at(-1)} ${word}`;
            if (lines.length > 0 && longer.length * heading <= width) lines[lines.length - 1] = longer;
            else lines.push(word);
        }
        return lines;
    }

    /** The room of the title. */
    const titleRoom = (chart, size) => margins.title + (titleLines(chart, size).length - 1) * margins.line;

    /** The entries of the legend with their places: rows that fit the width. */
    function legendPlaces(chart, { width, hasLegend }) {
        if (!hasLegend || chart.traces.length < 2) return [];
        let x = margins.left, row = 0;
        return chart.traces.map(trace => {
            const room = 30 + trace.name.length * letter;
            if (x > margins.left && x + room > width) { x = margins.left; row++; }
            const entry = { trace, x, row };
            x += room + 8;
            return entry;
        });
    }

    /** The legend: a sample of each trace and its name. */
    function legend(entries, top) {
        return entries.map(({ trace, x, row }) => {
            const y = top + 8 + row * margins.row;
            const sample = lines.has(trace.style)
                ? thon.svg('path', { class: trace.style, d: `M${x} ${y}h22` })
                : thon.svg('g', { class: trace.style }, shape(trace.style, x + 12, y));
            return thon.svg('g', {}, sample, text(x + 27, y + 4, trace.name));
        });
    }

    /** The frame with its ticks and labels. */
    function frame(chart, plot) {
        const parts = [];
        for (const tick of thon.axes.ticks(plot.x.lowest, plot.x.highest, plot.width / 70)) {
            const x = round(plot.x.at(tick.value));
            parts.push(thon.svg('path', { class: 'grid', d: `M${x} ${plot.top}V${plot.bottom}` }), text(x, plot.bottom + 14, tick.text, { 'text-anchor': 'middle' }));
        }
        for (const tick of thon.axes.ticks(plot.y.lowest, plot.y.highest, plot.height / 34)) {
            const y = round(plot.y.at(tick.value));
            parts.push(thon.svg('path', { class: 'grid', d: `M${plot.left} ${y}H${plot.right}` }), text(plot.left - 5, y + 4, tick.text, { 'text-anchor': 'end' }));
        }
        parts.push(thon.svg('rect', { class: 'frame', x: plot.left, y: plot.top, width: plot.width, height: plot.height }));
        parts.push(text((plot.left + plot.right) / 2, plot.bottom + 31, chart.x.label, { class: 'soft', 'text-anchor': 'middle' }));
        const middle = (plot.top + plot.bottom) / 2;
        parts.push(text(0, 0, chart.y.label, { class: 'soft', 'text-anchor': 'middle', transform: `translate(12 ${middle}) rotate(-90)` }));
        return parts;
    }

    /** The spacings above a frequency axis. */
    function spacings(chart, plot) {
        if (chart.x.kind !== 'frequency') return [];
        const shown = thon.axes.spacingsAbove(plot.x).map(({ place, text: words }) =>
            text(round(place), plot.top - 4, words, { class: 'soft', 'text-anchor': 'middle' }));
        return [...shown, text(plot.left + 1, plot.top - 4, '\u00c5', { class: 'soft' })];
    }

    /** Upright lines with their words. Numbers stand inside, those that would meet one line down; all else above the spacings, where there are no curves. */
    function marks(chart, plot) {
        const within = chart.marks.filter(mark => mark.x >= plot.x.lowest && mark.x <= plot.x.highest), isNumber = mark => /^\d+$/.test(mark.label);
        return [...numbered(within.filter(isNumber), plot), ...worded(within.filter(mark => !isNumber(mark)), plot)];
    }

    /** Marks whose words stand above the spacings. */
    function worded(found, plot) {
        return found.map(mark => {
            const x = round(plot.x.at(mark.x)), half = mark.label.length * letter / 2, y = plot.top - margins.spacings - 3;
            return thon.svg('g', {}, thon.svg('path', { class: 'mark', d: `M${x} ${y + 2}V${plot.bottom}` }),
                text(round(Math.min(Math.max(x, plot.left + half), plot.right - half)), y, mark.label, { class: 'soft', 'text-anchor': 'middle' }));
        });
    }

    /** Marks whose numbers stand inside. */
    function numbered(found, plot) {
        let end = -Infinity, row = 0;
        return found.map(mark => {
            const x = round(plot.x.at(mark.x)), room = mark.label.length * letter;
            const isLeft = x + room + 4 > plot.right;
            row = (isLeft ? x - room - 3 : x) < end ? row + 1 : 0;
            end = isLeft ? x : x + room + 6;
            return thon.svg('g', {}, thon.svg('path', { class: 'mark', d: `M${x} ${plot.top}V${plot.bottom}` }),
                text(isLeft ? x - 3 : x + 3, plot.top + 11 + (row % 3) * 12, mark.label, { class: 'soft', 'text-anchor': isLeft ? 'end' : 'start' }));
        });
    }

    /** Where the plot stands, and its scales. */
    function layout(chart, { width, height }, rows) {
        const top = (chart.title === '' ? 2 : titleRoom(chart, { width })) + rows * margins.row + (chart.x.kind === 'frequency' ? margins.spacings + margins.words : 2) + 2;
        const [left, right, bottom] = [margins.left, width - margins.right, height - margins.bottom];
        return {
            left, right, top, bottom, width: right - left, height: bottom - top,
            x: thon.axes.along(chart, left, right), y: thon.axes.up(chart, bottom, top),
        };
    }

    /** What a chart tells those who cannot see it. */
    function spoken(chart, plot) {
        const range = (axis, scale) => `${axis.label} from ${Number(scale.lowest.toPrecision(3))} to ${Number(scale.highest.toPrecision(3))}`;
        return `${chart.title}. ${range(chart.x, plot.x)}; ${range(chart.y, plot.y)}. ${chart.traces.map(trace => trace.name).join(', ')}.`;
    }

    /** Draws a chart into an SVG element, in the place of what was there. */
    function paint(svg, chart, size) {
        const entries = legendPlaces(chart, size);
        const plot = layout(chart, size, entries.length === 0 ? 0 : entries.at(-1).row + 1);
        const clip = `clip-${++clips}`;
        const inside = thon.svg('g', { 'clip-path': `url(#${clip})` });
        for (const trace of chart.traces) {
            if (trace.errors?.length > 0) inside.append(bars(trace, plot));
            inside.append(lines.has(trace.style) ? path(trace, plot) : points(chart, trace, plot));
        }
        const room = 6;
        const hole = thon.svg('rect', { x: plot.left - room, y: plot.top, width: plot.width + 2 * room, height: plot.height });
        svg.replaceChildren(
            thon.svg('clipPath', { id: clip }, hole), ...titleLines(chart, size).map((line, i) => text(2, 13 + i * margins.line, line, { class: 'heading' })), ...legend(entries, titleRoom(chart, size)),
            ...frame(chart, plot), ...spacings(chart, plot), ...marks(chart, plot), inside);
        svg.setAttribute('aria-label', spoken(chart, plot));
    }

    /** Rings the points of a section. */
    function ring(svg, section) {
        for (const old of svg.querySelectorAll('.present')) old.remove();
        for (const point of svg.querySelectorAll(`[data-section="${section}"]`)) {
            const box = point.getBBox();
            point.parentNode.after(thon.svg('circle', { class: 'present', cx: box.x + box.width / 2, cy: box.y + box.height / 2, r: 8 }));
        }
    }

    /** A chart with all its words as pages write them. */
    const signed = chart => ({
        ...chart, title: thon.signs(chart.title), x: { ...chart.x, label: thon.signs(chart.x.label) }, y: { ...chart.y, label: thon.signs(chart.y.label) },
        traces: chart.traces.map(trace => ({ ...trace, name: thon.signs(trace.name) })), marks: chart.marks.map(mark => ({ ...mark, label: thon.signs(mark.label) })),
    });

    /**
     * Draws a chart.
     * @param {object} chart the chart as data
     * @param {{width?: number, height?: number, hasLegend?: boolean, onPick?: function(number): void}} options
     * size in the units of the drawing, which scales with the page; what happens when a point with a section is clicked
     * @returns {{element: SVGElement, update: function(object): void, highlight: function(?number): void}}
     */
    function draw(chart, { width = 440, height = 250, hasLegend = true, onPick = null } = {}) {
        const size = { width, height, hasLegend };
        const svg = thon.svg('svg', { class: 'chart', viewBox: `0 0 ${width} ${height}`, role: 'img', 'data-chart': chart.id });
        paint(svg, signed(chart), size);
        if (onPick) svg.addEventListener('click', event => {
            const point = event.target.closest('[data-section]');
            if (point) onPick(Number(point.getAttribute('data-section')));
        });
        return { element: svg, update: next => paint(svg, signed(next), size), highlight: section => ring(svg, section) };
    }

    return { draw };
})();

'use strict';

/** The index: a table of many series, and a small chart of each. Series may come later. */
thon.index = (() => {
    const table = document.querySelector('table');
    const size = { width: 300, height: 160, hasLegend: false };

    /** By name: entry, row, figure, and the drawing once there is one. */
    const shown = new Map();

    /** The axes of all charts; null where each has its own. */
    let range = null;

    /** How each verdict is drawn, in the order of the legend. */
    const styles = [['good', 'points'], ['weak', 'crosses'], ['failed', 'hollow'], ['manual', 'squares'], ['excluded', 'hollow']];

    /** The values of a column for the tilts of one verdict. */
    const chosen = (entry, values, verdict) => values.filter((_, i) => entry.verdict[i] === verdict);

    /** The traces of a series: its tilts by verdict. A tilt that nobody judged is drawn like a good one. */
    function traces(entry) {
        const known = new Set(styles.map(([verdict]) => verdict));
        const others = [...new Set(entry.verdict)].filter(verdict => !known.has(verdict)).map(verdict => [verdict, 'points']);
        return [...styles, ...others].filter(([verdict]) => entry.verdict.includes(verdict)).map(([verdict, style]) => ({
            name: known.has(verdict) ? verdict : 'not judged', style, sections: [],
            x: chosen(entry, entry.tilt, verdict), y: chosen(entry, entry.defocus, verdict), errors: chosen(entry, entry.sigma, verdict),
        }));
    }

    /** The chart of a series; its axes are its own, or those of all. */
    function chartOf(entry) {
        const axis = (label, ends) => ({ label, lowest: ends?.[0] ?? null, highest: ends?.[1] ?? null, kind: 'plain' });
        return {
            id: 'defocus-tilt', title: '', x: axis('tilt, degrees', range?.x), y: axis('defocus, \u00b5m', range?.y), traces: traces(entry), marks: [],
        };
    }

    /** The ranges that hold all series, and a little more. */
    function commonRange() {
        const entries = [...shown.values()].map(one => one.entry);
        const widened = ends => ends && [ends[0] - 0.05 * (ends[1] - ends[0] || 1), ends[1] + 0.05 * (ends[1] - ends[0] || 1)];
        return { x: widened(thon.axes.extent(entries.flatMap(entry => entry.tilt))), y: widened(thon.axes.extent(entries.flatMap(entry => entry.defocus))) };
    }

    /** A name, with the way to its page where there is one. */
    const named = entry => entry.link ? thon.element('a', { href: entry.link }, entry.name) : entry.name;

    /** Charts are drawn as they come near the window: a thousand at once would hold the page up. */
    const watcher = new IntersectionObserver(places => {
        for (const place of places) if (place.isIntersecting) draw(shown.get(place.target.dataset.name));
    }, { rootMargin: '400px' });

    /** Draws the chart of a series, once. */
    function draw(one) {
        if (!one || one.drawing) return;
        watcher.unobserve(one.figure);
        one.drawing = thon.charts.draw(chartOf(one.entry), size);
        one.figure.lastChild.replaceWith(one.drawing.element);
    }

    /** The figure of a series, with an empty drawing of the size that it will have. */
    function figureOf(entry) {
        const empty = thon.svg('svg', { class: 'chart', viewBox: `0 0 ${size.width} ${size.height}` });
        return thon.element('figure', { 'data-name': entry.name }, thon.element('figcaption', {}, named(entry)), empty);
    }

    /** A cell with what it holds in full, and how that is read. */
    const cell = (field, value, read) => thon.element('td', { 'data-field': field, 'data-value': value }, read);

    /** The row of a series, as the table has them from the beginning. */
    function rowOf(entry) {
        const number = ({ field, decimals }) => cell(field, entry[field] ?? '', typeof entry[field] === 'number' ? entry[field].toFixed(Number(decimals)) : '-');
        const words = { name: () => cell('name', entry.name, named(entry)), reason: () => cell('reason', entry.worstReason, entry.worstReason) };
        return thon.element('tr', { 'data-name': entry.name }, ...[...table.tHead.rows[0].cells].map(head => (words[head.dataset.field] ?? (() => number(head.dataset)))()));
    }

    /** Adds a series, or takes the place of what was known of it. */
    function add(entry, row) {
        const figure = figureOf(entry), former = shown.get(entry.name);
        former?.row.replaceWith(row);
        former?.figure.replaceWith(figure);
        if (former) watcher.unobserve(former.figure);
        if (!row.isConnected) table.tBodies[0].append(row);
        shown.set(entry.name, { entry, row, figure, drawing: null });
        watcher.observe(figure);
    }

    /** Puts the series first of which most tilts failed, then those with most weak ones, then by name. */
    function worstFirst() {
        const of = row => shown.get(row.dataset.name).entry;
        const order = (a, b) => b.failed - a.failed || b.weak - a.weak || a.name.localeCompare(b.name, 'en', { numeric: true });
        thon.tables.place(table.tBodies[0], thon.tables.rows(table).sort((a, b) => order(of(a), of(b))));
    }

    /** Puts the charts into the order of the table. */
    function arrange() {
        thon.tables.place(thon.at('multiples'), thon.tables.rows(table).map(row => shown.get(row.dataset.name).figure));
    }

    /** Shows the series whose names hold what is typed. */
    function filter() {
        const wanted = thon.at('filter').value.trim().toLowerCase();
        let count = 0;
        for (const { entry, row, figure } of shown.values()) {
            const isShown = entry.name.toLowerCase().includes(wanted);
            thon.show(row, isShown);
            thon.show(figure, isShown);
            count += isShown;
        }
        thon.at('count').textContent = wanted === '' ? `${count} series` : `${count} of ${shown.size} series`;
    }

    /** Gives all charts the axes that are wished. */
    function scale() {
        range = thon.at('common').checked ? commonRange() : null;
        for (const { entry, drawing } of shown.values()) drawing?.update(chartOf(entry));
    }

    /** Adds series, or takes the place of what was known of them; the order stays the one that was chosen. */
    function put(entries) {
        for (const entry of entries) add(entry, rowOf(entry));
        if (table.tHead.querySelector('[aria-sort]')) thon.tables.sortAgain(table);
        else worstFirst();
        arrange();
        filter();
        if (range) scale();
    }

    /** Forgets all series. */
    function clear() {
        watcher.disconnect();
        shown.clear();
        table.tBodies[0].replaceChildren();
        thon.at('multiples').replaceChildren();
    }

    /** Makes the page one that sorts and filters. */
    function start() {
        if (!table) return;
        const rows = new Map(thon.tables.rows(table).map(row => [row.dataset.name, row]));
        const entries = thon.data();
        for (const entry of entries ?? []) add(entry, rows.get(entry.name));
        // Of numbers, people look for the large ones.
        thon.tables.makeSortable(table, arrange, head => ['name', 'reason'].includes(head.dataset.field) ? 'ascending' : 'descending');
        thon.at('filter').addEventListener('input', filter);
        thon.at('common').addEventListener('change', scale);
        // Paper shows all of them.
        window.addEventListener('beforeprint', () => { for (const one of shown.values()) draw(one); });
        // A page that carries no data gets them later, and says then that it is ready.
        if (entries === null) return;
        worstFirst();
        arrange();
        filter();
        for (const id of ['choices', 'multiples-part']) thon.show(thon.at(id), true);
        document.body.dataset.ready = '1';
    }

    start();
    return { arrange, put, clear, count: () => shown.size };
})();

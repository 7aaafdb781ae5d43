'use strict';

/** The index: a table of many series, and a small chart of each. */
thon.index = (() => {
    const entries = thon.data();
    const table = document.querySelector('table');
    const size = { width: 300, height: 160, hasLegend: false };

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
    function chartOf(entry, range) {
        const axis = (label, ends) => ({ label, lowest: ends?.[0] ?? null, highest: ends?.[1] ?? null, kind: 'plain' });
        return {
            id: 'defocus-tilt', title: '', x: axis('tilt, degrees', range?.x), y: axis('defocus, \u00b5m', range?.y), traces: traces(entry), marks: [],
        };
    }

    /** The ranges that hold all series, and a little more. */
    function commonRange() {
        const widened = ends => ends && [ends[0] - 0.05 * (ends[1] - ends[0] || 1), ends[1] + 0.05 * (ends[1] - ends[0] || 1)];
        return { x: widened(thon.axes.extent(entries.flatMap(entry => entry.tilt))), y: widened(thon.axes.extent(entries.flatMap(entry => entry.defocus))) };
    }

    /** A name, with the way to its page where there is one. */
    const named = entry => entry.link ? thon.element('a', { href: entry.link }, entry.name) : entry.name;

    const figures = new Map(entries.map(entry => {
        const drawing = thon.charts.draw(chartOf(entry, null), size);
        const figure = thon.element('figure', {}, thon.element('figcaption', {}, named(entry)), drawing.element);
        return [entry.name, { figure, repaint: range => drawing.update(chartOf(entry, range)) }];
    }));

    /** Puts the series first of which most tilts failed, then those with most weak ones, then by name. */
    function worstFirst() {
        const byName = new Map(entries.map(entry => [entry.name, entry]));
        const of = row => byName.get(row.dataset.name);
        const order = (a, b) => b.failed - a.failed || b.weak - a.weak || a.name.localeCompare(b.name, 'en', { numeric: true });
        table.tBodies[0].append(...thon.tables.rows(table).sort((a, b) => order(of(a), of(b))));
    }

    /** Puts the charts into the order of the table. */
    function arrange() {
        thon.at('multiples').append(...thon.tables.rows(table).map(row => figures.get(row.dataset.name)?.figure).filter(Boolean));
    }

    /** Shows the series whose names hold what is typed. */
    function filter() {
        const wanted = thon.at('filter').value.trim().toLowerCase();
        let count = 0;
        for (const row of thon.tables.rows(table)) {
            const isShown = (row.dataset.name ?? '').toLowerCase().includes(wanted);
            thon.show(row, isShown);
            const figure = figures.get(row.dataset.name)?.figure;
            if (figure) thon.show(figure, isShown);
            count += isShown;
        }
        thon.at('count').textContent = wanted === '' ? `${count} series` : `${count} of ${entries.length} series`;
    }

    /** Makes the page one that sorts and filters. */
    function start() {
        if (!table) return;
        // Of numbers, people look for the large ones.
        thon.tables.makeSortable(table, arrange, head => ['name', 'reason'].includes(head.dataset.field) ? 'ascending' : 'descending');
        worstFirst();
        arrange();
        filter();
        for (const id of ['choices', 'multiples-part']) thon.show(thon.at(id), true);
        thon.at('filter').addEventListener('input', filter);
        thon.at('common').addEventListener('change', event => {
            const range = event.target.checked ? commonRange() : null;
            for (const { repaint } of figures.values()) repaint(range);
        });
        document.body.dataset.ready = '1';
    }

    start();
    return { arrange };
})();

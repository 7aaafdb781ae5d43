'use strict';

/** The report of a series: one tilt at a time, the whole series below. */
thon.report = (() => {
    const data = thon.data();
    const table = document.querySelector('#tilts-area table');
    const byPlace = new Map(data.tilts.map(tilt => [tilt.section, tilt]));
    let section = null, isSwapped = false;
    let highlight = () => { };

    /** How many tilts have each verdict, the usual one first. */
    function verdicts() {
        const counts = new Map(['good', 'weak', 'failed', 'manual', 'excluded'].map(word => [word, 0]));
        for (const tilt of data.tilts) counts.set(tilt.verdict, (counts.get(tilt.verdict) ?? 0) + 1);
        const told = [...counts].filter(([, count]) => count > 0).map(([word, count]) =>
            thon.element('span', { class: 'verdict', 'data-value': word }, `${count} ${thon.verdict(word)}`));
        return told.flatMap((words, i) => i === 0 ? [words] : ['   ', words]);
    }

    /** The images before and after correction; exchanged, each stands in the other's place. */
    function pictures(tilt) {
        thon.show(thon.at('pictures'), Boolean(tilt.before || tilt.after));
        const before = [tilt.before, 'Before correction'], after = [tilt.after, thon.afterWords(data.findings)];
        const [left, right] = isSwapped ? [after, before] : [before, after];
        for (const [id, [address, words]] of [['before', left], ['after', right]]) {
            thon.tilts.picture(id, address, `${words}, section ${tilt.section}`);
            thon.at(`${id}-caption`).textContent = address ? words : `${words}: no picture`;
        }
    }

    /** Shows a tilt and says so in the address. */
    function select(wanted) {
        const tilt = byPlace.get(wanted);
        if (!tilt) return;
        section = wanted;
        thon.tables.mark(table, section);
        thon.tilts.show(tilt);
        thon.tilts.showMap(tilt);
        pictures(tilt);
        point(null);
        highlight(section);
        history.replaceState(null, '', `#section=${section}`);
    }

    /** Shows the ring under the pointer and its spacing. */
    function point(event) {
        const tilt = byPlace.get(section) ?? null;
        const place = event === null ? null : thon.tilts.placeIn(event, tilt);
        thon.tilts.rings([], 0, place, tilt);
        thon.at('readout').textContent = thon.tilts.readout(place);
    }

    /** The section the address asks for; otherwise that of the first row. */
    function wanted() {
        const asked = /^#section=(\d+)$/.exec(location.hash);
        return asked && byPlace.has(Number(asked[1])) ? Number(asked[1]) : thon.tables.sections(table)[0];
    }

    /** What stands below the tilts. */
    function rest() {
        thon.tellFormer(data.findings);
        thon.findings(thon.at('findings'), data.findings);
        thon.at('values').replaceChildren(...data.values.map(fact => thon.element('tr', {},
            thon.element('th', { scope: 'row' }, fact.name), thon.element('td', {}, fact.value), thon.element('td', {}, fact.source ?? ''))));
        thon.show(thon.at('values-part'), data.values.length > 0);
        thon.at('history').textContent = data.history.join('\n');
        thon.show(thon.at('history-part'), data.history.length > 0);
        thon.at('record').textContent = data.record ?? '';
        thon.show(thon.at('record-part'), Boolean(data.record));
    }

    /** Makes the table one that sorts and selects; the worst tilt stands first. */
    function prepare() {
        thon.tables.makeSortable(table);
        thon.tables.makeSelectable(table, select);
        thon.tables.rankVerdicts(table, one => byPlace.get(one)?.rank ?? 0);
        thon.tables.worstFirst(table);
        thon.onKeys({
            ...thon.tables.stepKeys(table, () => section, select),
            b: () => { isSwapped = !isSwapped; pictures(byPlace.get(section)); },
        });
        thon.at('spectrum').addEventListener('pointermove', point);
        thon.at('spectrum').addEventListener('pointerleave', () => point(null));
        window.addEventListener('hashchange', () => select(wanted()));
    }

    /** Draws the page. */
    function start() {
        thon.at('stack').textContent = data.stack;
        thon.facts(thon.at('facts'), data.facts);
        thon.at('verdicts').replaceChildren(...verdicts());
        rest();
        thon.show(thon.at('series'), data.charts.length > 0);
        highlight = thon.tilts.series(data.charts, select);
        if (!table || data.tilts.length === 0) return;
        prepare();
        for (const id of ['present', 'keys']) thon.show(thon.at(id), true);
        select(wanted());
        document.body.dataset.ready = '1';
    }

    start();
    return { select };
})();

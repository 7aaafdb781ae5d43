'use strict';

/** The table of tilts of the inspection: written from the report, and again after every change. */
thon.inspectTable = (() => {
    /** Fields, their heads, and the digits shown; the whole number stands in data-value. */
    const columns = [
        ['section', 'Section', 0], ['tiltDegrees', 'Tilt, \u00b0', 2], ['acquired', 'Acquired', 0], ['doseBefore', 'Before, e/\u00c5\u00b2', 1], ['dose', 'Dose, e/\u00c5\u00b2', 2],
        ['defocusUAngstroms', 'U, \u00c5', 0], ['defocusVAngstroms', 'V, \u00c5', 0], ['sigmaAngstroms', '\u00b1 mean, \u00c5', 0], ['astigmatismSigmaAngstroms', '\u00b1 U \u2212 V, \u00c5', 0],
        ['defocusAngleDegrees', 'Angle, \u00b0', 1], ['angleSigmaDegrees', '\u00b1 angle, \u00b0', 1], ['phaseDegrees', 'Phase, \u00b0', 1], ['phaseSigmaDegrees', '\u00b1 phase, \u00b0', 1],
        ['resolutionAngstroms', 'Rings to, \u00c5', 1], ['score', 'Score', 2], ['source', 'Source', null], ['verdict', 'Verdict', null], ['reason', 'Reason', null]];

    /** The value of a field of a tilt; null where it is not known. */
    const valueOf = (tilt, field) => tilt[field] ?? tilt.numbers[field] ?? null;

    /** A cell of a tilt. */
    function cell(tilt, [field, , digits]) {
        const value = valueOf(tilt, field);
        const words = value === null ? '-' : typeof value === 'number' ? thon.number(value, digits) : value;
        return thon.element('td', { 'data-field': field, 'data-value': value ?? '' }, words);
    }

    const row = tilt => thon.element('tr', { 'data-section': tilt.section, tabindex: -1 }, ...columns.map(column => cell(tilt, column)));

    /**
     * Makes the table.
     * @param {HTMLTableElement} table
     * @param {function(number): void} onSelect what happens when a row is chosen
     * @returns {{fill: function(object[], ?number): void}} writes its rows anew; the focus, where the table had it, goes to the row of the section given
     */
    function create(table, onSelect) {
        const heads = columns.map(([field, words]) => thon.element('th', { scope: 'col', 'data-field': field }, words));
        table.append(thon.element('thead', {}, thon.element('tr', {}, ...heads)), thon.element('tbody'));
        thon.tables.makeSortable(table);
        thon.tables.makeSelectable(table, onSelect);
        return {
            fill: (tilts, present) => {
                const hadFocus = table.tBodies[0].contains(document.activeElement);
                table.tBodies[0].replaceChildren(...tilts.map(row));
                const ranks = new Map(tilts.map(tilt => [tilt.section, tilt.rank]));
                thon.tables.rankVerdicts(table, section => ranks.get(section));
                thon.tables.sortAgain(table);
                if (hadFocus) thon.tables.rowOf(table, present)?.focus({ preventScroll: true });
            },
        };
    }

    return { create };
})();

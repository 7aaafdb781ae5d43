'use strict';

/** Tables that sort by any column, and whose rows are chosen with the pointer or with keys. */
thon.tables = (() => {
    const body = table => table.tBodies[0];

    /** The rows of a table in the order in which they stand. */
    const rows = table => [...body(table).rows];

    /** The row of a section; undefined where there is none. */
    const rowOf = (table, section) => rows(table).find(row => row.dataset.section === String(section));

    /** The value of a cell: its place in an order of its own, or the number or the word it carries; null where it is empty. */
    function valueOf(row, column) {
        const cell = row.cells[column];
        const words = (cell?.dataset.order ?? cell?.dataset.value ?? cell?.textContent ?? '').trim();
        if (words === '' || words === '-' || words === '\u2013') return null;
        const number = Number(words);
        return Number.isNaN(number) ? words : number;
    }

    /** Compares two values; what is not known comes last either way. */
    function compare(a, b, sign) {
        if (a === null || b === null) return (a === null) - (b === null);
        if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
        return sign * String(a).localeCompare(String(b), 'en', { numeric: true });
    }

    /** Puts elements into an order; those that stand in it already are not moved, and keep the focus and what is marked in them. */
    function place(parent, elements) {
        let next = parent.firstElementChild;
        for (const element of elements) {
            if (element === next) next = next.nextElementSibling;
            else parent.insertBefore(element, next);
        }
    }

    /** Sorts by a column and says so in its head. */
    function sort(table, column, direction) {
        const sign = direction === 'descending' ? -1 : 1;
        const keyed = rows(table).map(row => ({ row, value: valueOf(row, column) }));
        keyed.sort((a, b) => compare(a.value, b.value, sign));
        place(body(table), keyed.map(entry => entry.row));
        const heads = [...table.tHead.rows[0].cells];
        heads.forEach((head, i) => i === column ? head.setAttribute('aria-sort', direction) : head.removeAttribute('aria-sort'));
    }

    /** The column of a field; -1 where there is none. */
    const columnOf = (table, field) => [...table.tHead.rows[0].cells].findIndex(head => head.dataset.field === field);

    /** Lets verdicts sort by rank, the worst first. */
    function rankVerdicts(table, rankOf) {
        const column = columnOf(table, 'verdict');
        if (column >= 0) for (const row of rows(table)) row.cells[column].dataset.order = rankOf(Number(row.dataset.section));
    }

    /** Puts the worst first. */
    function worstFirst(table) {
        const column = columnOf(table, 'verdict');
        if (column >= 0) sort(table, column, 'ascending');
    }

    /** Sorts again as the heads say: after rows were written anew. */
    function sortAgain(table) {
        const column = [...table.tHead.rows[0].cells].findIndex(head => head.hasAttribute('aria-sort'));
        if (column >= 0) sort(table, column, table.tHead.rows[0].cells[column].getAttribute('aria-sort'));
    }

    /** Turns every head into a button that sorts; the first click sorts as is wished for the column. */
    function makeSortable(table, onSorted = () => { }, firstOf = () => 'ascending') {
        [...table.tHead.rows[0].cells].forEach((head, column) => {
            const button = thon.element('button', { type: 'button' });
            button.append(thon.signs(head.textContent));
            head.replaceChildren(button);
            button.addEventListener('click', () => {
                const present = head.getAttribute('aria-sort');
                sort(table, column, present === null ? firstOf(head) : present === 'ascending' ? 'descending' : 'ascending');
                onSorted();
            });
        });
    }

    /** Marks the row of a section as the present one and brings it into sight within its area. */
    function mark(table, section) {
        for (const row of rows(table)) {
            const isPresent = row.dataset.section === String(section);
            row.setAttribute('aria-selected', isPresent);
            row.tabIndex = isPresent ? 0 : -1;
            if (isPresent) reveal(table, row);
        }
    }

    /** Scrolls the table's own area, never the page, until a row is seen. */
    function reveal(table, row) {
        const area = table.closest('.scrolled');
        const hadFocus = body(table).contains(document.activeElement);
        if (hadFocus) row.focus({ preventScroll: true });
        if (!area) return;
        const place = row.getBoundingClientRect(), window = area.getBoundingClientRect();
        const head = table.tHead.getBoundingClientRect().height;
        if (place.top < window.top + head) area.scrollTop += place.top - window.top - head - 4;
        else if (place.bottom > window.bottom - 16) area.scrollTop += place.bottom - window.bottom + 20;
    }

    /** Lets rows be chosen with the pointer, and with Enter where a row has the focus. */
    function makeSelectable(table, onSelect) {
        table.setAttribute('role', 'grid');
        const choose = event => {
            const row = event.target.closest('tr[data-section]');
            if (row) onSelect(Number(row.dataset.section));
        };
        body(table).addEventListener('click', choose);
        body(table).addEventListener('keydown', event => { if (event.key === 'Enter') choose(event); });
    }

    /** The sections of the rows, in the order in which they stand. */
    const sections = table => rows(table).map(row => Number(row.dataset.section));

    /** The section some rows away from another; the ends hold. */
    function stepFrom(table, section, by) {
        const all = sections(table);
        return all[Math.min(all.length - 1, Math.max(0, all.indexOf(section) + by))];
    }

    /** The keys that step through the rows. */
    function stepKeys(table, present, select) {
        const back = () => select(stepFrom(table, present(), -1)), on = () => select(stepFrom(table, present(), 1));
        return {
            ArrowLeft: back, ArrowUp: back, k: back, ArrowRight: on, ArrowDown: on, j: on,
            Home: () => select(sections(table)[0]), End: () => select(sections(table).at(-1)),
        };
    }

    return { rows, rowOf, place, sortAgain, rankVerdicts, worstFirst, makeSortable, makeSelectable, mark, sections, stepKeys };
})();

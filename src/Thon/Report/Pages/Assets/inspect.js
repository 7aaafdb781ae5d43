'use strict';

/** Milliseconds from each event of a drag to the moment its answer was painted. */
window.thonTimings = [];

/** The inspection of a series: steps through its tilts, tries numbers, sets them, saves. */
thon.inspect = (() => {
    const name = new URLSearchParams(location.search).get('series') ?? document.body.dataset.series;
    const server = thon.server.of(name);
    const table = thon.at('tilts');
    let report = null, edit = null, section = null, view = null, pointer = null;
    let highlight = () => { };

    /** Counts what was asked about tilts: an answer to anything but the latest comes too late. */
    let turn = 0;

    /** Counts the tilts shown with their own numbers: a trial asked for before that comes too late. */
    let settled = 0;

    /** The numbers that are to be tried next; only the newest wait. */
    let next = null, isTrying = false;

    let reading = null, edits = Promise.resolve();

    const controls = thon.controls.create({ onDrag: drag, onCommit: trial => deed('set', trial), onReturn: () => read(false) });
    const rows = thon.inspectTable.create(table, select);
    const compare = thon.compare.create({ server, report: () => report, section: () => section, tell: complain });

    /** Says something where it is looked for, and read aloud. */
    function say(words, kind = 'word') {
        thon.at('status').textContent = words;
        thon.at('status').dataset.kind = kind;
    }

    /** Says what went wrong; a request that was given up is nothing wrong. */
    function complain(error) {
        if (error.name !== 'AbortError') say(error.message, 'error');
    }

    /** Draws the rings of the zeros and tells what is under the pointer. */
    function ringsAndReadout() {
        const highest = view?.tilt.spectrumHighest ?? null;
        const zeros = view?.zeros ?? [];
        thon.tilts.rings(thon.at('show-rings').checked ? zeros : [], pointer, highest);
        const words = thon.tilts.readout(pointer);
        const nearest = pointer === null ? -1 : zeros.reduce((best, k, i) => best < 0 || Math.abs(k - pointer.k) < Math.abs(zeros[best] - pointer.k) ? i : best, -1);
        thon.at('readout').textContent = nearest < 0 ? words : `${words}; zero ${nearest + 1} is at ${thon.number(1 / zeros[nearest], 1)} \u00c5`;
    }

    /** Paints what is seen of a tilt. */
    function paint(seen) {
        view = seen;
        thon.tilts.show(seen.tilt);
        ringsAndReadout();
    }

    /** Paints a tilt with its own numbers. */
    function settle(seen, isFresh) {
        settled++;
        paint(seen);
        thon.tilts.showMap(seen.tilt);
        controls.show(seen.trial, isFresh);
        document.body.dataset.ready = '1';
    }

    /** Reads the present tilt and shows it with its own numbers. */
    async function read(isFresh) {
        const mine = ++turn;
        reading?.abort();
        reading = new AbortController();
        document.body.dataset.ready = '0';
        try {
            const seen = await server.get(`/tilt/${section}`, reading.signal);
            if (mine !== turn) return;
            settle(seen, isFresh);
        } catch (error) {
            complain(error);
        }
    }

    /** Goes to a section. */
    function select(wanted) {
        if (wanted === undefined || wanted === section) return;
        controls.flush();
        section = wanted;
        next = null;
        thon.at('section').textContent = section;
        presentInSeries();
        history.replaceState(null, '', `#section=${section}`);
        say('');
        read(true);
        compare.next();
    }

    /** Marks the present tilt in the table and in the charts. */
    function presentInSeries() {
        thon.tables.mark(table, section);
        highlight(section);
        const isExcluded = report.tilts.find(tilt => tilt.section === section)?.numbers.isExcluded ?? false;
        thon.at('exclude').setAttribute('aria-pressed', isExcluded);
        thon.at('exclude').textContent = isExcluded ? 'Include tilt' : 'Exclude tilt';
    }

    /** Shows a series and its changes: at first and after every deed. */
    function whole(answer) {
        ({ report, edit } = answer);
        thon.at('stack').textContent = report.stack;
        thon.facts(thon.at('facts'), report.facts);
        rows.fill(report.tilts);
        highlight = thon.tilts.series(report.charts, select);
        thon.findings(thon.at('findings'), report.findings);
        const changes = edit.changes.map(change => thon.element('li', {}, change.text));
        thon.at('changes').replaceChildren(...changes.length > 0 ? changes : [thon.element('li', { class: 'soft none' }, 'None.')]);
        thon.at('changes').scrollTop = thon.at('changes').scrollHeight;
        thon.at('undo').disabled = !edit.canUndo;
        thon.at('redo').disabled = !edit.canRedo;
        thon.at('save').disabled = !edit.isDirty;
        thon.at('draft').textContent = edit.isDirty ? 'Changes not saved. They are kept as a draft: closing this page loses nothing.' : 'No unsaved changes.';
    }

    /** Tries numbers while a slider moves. One request is under way at most, and the newest numbers come next. */
    function drag(trial, began) {
        next = { trial, began };
        if (!isTrying) tryNext();
    }

    /** Asks for the newest numbers until none wait. */
    async function tryNext() {
        isTrying = true;
        while (next !== null) {
            const { trial, began } = next, mine = settled, where = section;
            next = null;
            try {
                const seen = await server.post(`/tilt/${where}/preview`, trial);
                if (mine === settled && where === section) { paint(seen); time(began); }
            } catch (error) {
                complain(error);
            }
        }
        isTrying = false;
    }

    /** Notes how long an answer took until it was painted. */
    const time = began => requestAnimationFrame(() => setTimeout(() => window.thonTimings.push(performance.now() - began)));

    /** Does something to the present tilt. */
    const deed = (word, body, saying) => change(`/tilt/${section}/${word}`, body, saying);

    /** Changes the series; changes are made one after the other. */
    function change(path, body = {}, saying = '') {
        controls.flush();
        next = null;
        const mine = ++turn, before = edit;
        if (saying) say(saying);
        document.body.setAttribute('aria-busy', 'true');
        edits = edits.then(async () => {
            try {
                done(await server.post(path, body), mine, before);
            } catch (error) {
                complain(error);
                if (mine === turn) read(true);
            }
            document.body.removeAttribute('aria-busy');
        });
        return edits;
    }

    /** Shows what became of a change. */
    function done(answer, mine, before) {
        whole(answer);
        presentInSeries();
        if (mine === turn && answer.tilt?.tilt.section === section) settle(answer.tilt, false);
        else if (mine === turn) read(false);
        if (answer.saved) thon.saving.tell(answer.saved);
        say(outcome(answer, before));
    }

    /** What was done, in words. */
    function outcome(answer, before) {
        if (answer.saved) return `Saved ${answer.saved.files.length} files.`;
        const count = answer.edit.changes.length;
        if (count < before.changes.length) return `Undone: ${before.changes.at(-1).text}`;
        return count > 0 ? answer.edit.changes.at(-1).text : '';
    }

    /** Sets the defocus from the ring that was clicked. */
    function ring(event) {
        const place = thon.tilts.placeIn(event, view?.tilt.spectrumHighest ?? null);
        if (place === null) return;
        const zero = Number(thon.at('ring').value);
        deed('ring', { k: place.k, angle: place.degrees, ...(zero >= 1 ? { zero } : {}) });
    }

    /** The pointer is over the spectrum, or has left it (null). */
    function point(event) {
        pointer = event === null ? null : thon.tilts.placeIn(event, view?.tilt.spectrumHighest ?? null);
        ringsAndReadout();
    }

    const undo = () => { if (edit?.canUndo) change('/undo'); };
    const redo = () => { if (edit?.canRedo) change('/redo'); };

    /** Ties buttons, keys and the picture to what they do. */
    function listen() {
        const clicks = {
            'refit-tilt': () => deed('refit', {}, `Fitting section ${section}\u2026`),
            'refit-series': () => change('/refit', {}, 'Fitting the series\u2026'),
            exclude: () => deed('exclude', { excluded: thon.at('exclude').getAttribute('aria-pressed') !== 'true' }),
            undo, redo, help: () => thon.at('help-dialog').showModal(), 'help-close': () => thon.at('help-dialog').close(),
        };
        for (const [id, action] of Object.entries(clicks)) thon.at(id).addEventListener('click', action);
        window.addEventListener('pagehide', controls.flush);
        thon.at('spectrum').addEventListener('click', ring);
        thon.at('spectrum').addEventListener('pointermove', point);
        thon.at('spectrum').addEventListener('pointerleave', () => point(null));
        thon.at('show-rings').addEventListener('change', ringsAndReadout);
        thon.saving.create({ edit: () => edit, save: () => change('/save', {}, 'Saving\u2026') });
        thon.onKeys({
            ...thon.tables.stepKeys(table, () => section, select), z: undo, y: redo, b: compare.swap, '?': clicks.help,
            'Shift+ArrowLeft': () => compare.move(-1, 0), 'Shift+ArrowRight': () => compare.move(1, 0),
            'Shift+ArrowUp': () => compare.move(0, 1), 'Shift+ArrowDown': () => compare.move(0, -1),
        });
    }

    /** Reads the series and shows its first tilt, or the one the address names. */
    async function start() {
        thon.show(thon.at('others'), new URLSearchParams(location.search).has('series'));
        controls.show(null, true);
        try {
            whole(await server.get(''));
        } catch (error) {
            complain(error);
            return;
        }
        listen();
        const asked = /^#section=(\d+)$/.exec(location.hash);
        const all = thon.tables.sections(table);
        select(asked && all.includes(Number(asked[1])) ? Number(asked[1]) : all[0]);
    }

    start();
    return { select };
})();

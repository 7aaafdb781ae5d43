'use strict';

/** The inspection of a series: steps through its tilts, tries numbers, sets them, saves. */
thon.inspect = (() => {
    const name = new URLSearchParams(location.search).get('series') ?? document.body.dataset.series;
    const server = thon.server.of(name, wait);
    const table = thon.at('tilts');

    /** Changes that another page sent before it was closed are looked for so often, milliseconds. */
    const patience = 700;

    /** The view is that of the present section; null while it is read, or where it cannot be. */
    let report = null, edit = null, section = null, view = null;
    let highlight = () => { };

    /** Counts what was asked about tilts: an answer to anything but the latest comes too late. */
    let turn = 0;

    let reading = null, isWaiting = false;

    const controls = thon.controls.create({ onDrag: (trial, began) => trials.drag(trial, began), onCommit: trial => deed('set', trial), onReturn: () => read(false), onCalm: calm });
    const deeds = thon.deeds.create({ server, onDone: done, onFailed: failed, onCount: count => thon.changes.tell(edit, count) });
    const trials = thon.trials.create({ server, section: () => section, paint, tell: complain });
    const rings = thon.inspectRings.create({ view: () => view, onRing, tell: words => say(words, 'error') });
    const rows = thon.inspectTable.create(table, select);
    const outage = thon.outage.create({ server, say, onBack: open });
    const compare = thon.compare.create({ server, report: () => report, section: () => section, tell: complain });

    /** Says something where it is looked for, and read aloud. */
    function say(words, kind = 'word') {
        thon.at('status').textContent = words;
        thon.at('status').dataset.kind = kind;
    }

    /** Says that an answer takes long, where nothing else is said that matters more; and that it has come. */
    function wait(isLong) {
        const kind = thon.at('status').dataset.kind;
        if (isLong && kind !== 'busy' && kind !== 'error') say('Waiting for thon\u2026', 'wait');
        if (!isLong && kind === 'wait') say('');
    }

    /** What was wrong is so no more. */
    function calm() {
        if (thon.at('status').dataset.kind === 'error' && !outage.isOut()) say('');
    }

    /** Says what went wrong; a request that was given up is nothing wrong. */
    function complain(error) {
        if (error.isSilence) outage.begin(false);
        else if (error.name !== 'AbortError') say(error.message, 'error');
    }

    const isExcluded = () => report.tilts.find(tilt => tilt.section === section)?.numbers.isExcluded ?? false;

    /** A ring of a tilt was clicked. */
    function onRing(ring) {
        if (isExcluded()) say('This tilt is excluded: include it first.', 'error');
        else deed('ring', ring);
    }

    /** Why there are no spectra, as the findings tell; empty where they tell nothing. */
    function cause() {
        const found = report.findings.find(finding => /\[report-images-(missing|corrected)\]$/.test(finding.text));
        return found ? `: ${found.text.replace(/^\w+: /, '').replace(/ \[[a-z-]+\]$/, '')}.` : '';
    }

    /** Paints what is seen of a tilt. */
    function paint(seen) {
        view = seen;
        thon.tilts.show(seen.tilt);
        if (seen.tilt.missing) thon.at('missing').textContent += cause();
        rings.paint();
    }

    /** Paints a tilt with its own numbers. */
    function settle(seen, isFresh) {
        trials.forget();
        thon.tilts.wait(false);
        paint(seen);
        thon.tilts.showMap(seen.tilt);
        controls.show(seen.trial, isFresh, seen.tilt.numbers.isExcluded);
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
            if (mine === turn) complain(error);
        }
    }

    /** Goes to a section; one that could not be read is read again. */
    function select(wanted) {
        if (wanted === undefined || (wanted === section && view !== null)) return;
        controls.flush();
        section = wanted;
        forget();
        thon.at('section').textContent = section;
        presentInSeries();
        history.replaceState(null, '', `#section=${section}`);
        if (!outage.isOut()) say('');
        read(true);
        compare.next();
    }

    /** Takes away what was shown of another tilt: until the present one is read, nothing can be done with numbers or rings. */
    function forget() {
        view = null;
        trials.rest();
        trials.forget();
        rings.forget();
        controls.show(null, true);
        thon.tilts.wait(true);
    }

    /** Marks the present tilt in the table and in the charts. */
    function presentInSeries() {
        thon.tables.mark(table, section);
        highlight(section);
        const isOut = isExcluded();
        thon.at('exclude').setAttribute('aria-pressed', isOut);
        thon.at('exclude').textContent = isOut ? 'Include tilt' : 'Exclude tilt';
        thon.at('refit-tilt').disabled = isOut;
        thon.show(thon.at('excluded'), isOut);
    }

    /** Shows a series and its changes: at first and after every deed. */
    function whole(answer) {
        ({ report, edit } = answer);
        thon.at('stack').textContent = report.stack;
        thon.facts(thon.at('facts'), report.facts);
        rows.fill(report.tilts, section);
        highlight = thon.tilts.series(report.charts, select);
        thon.tellFormer(report.findings);
        thon.findings(thon.at('findings'), report.findings);
        thon.changes.show(edit);
        thon.changes.tell(edit, deeds.count());
    }

    /** Does something to the present tilt. */
    const deed = (word, body, saying) => change(`/tilt/${section}/${word}`, body, saying);

    /** Changes the series. */
    function change(path, body = {}, saying = '') {
        controls.flush();
        trials.rest();
        turn++;
        if (!deeds.send(path, body)) {
            say(`${deeds.count()} changes are under way. This one was not made: wait for them, and make it again.`, 'error');
            read(true);
        } else if (saying) say(saying, 'busy');
    }

    /** Shows what became of a change. The present tilt is shown anew by the answer to the newest one: others may have changed it meanwhile. */
    function done(answer, isNewest) {
        whole(answer);
        presentInSeries();
        if (isNewest && answer.tilt?.tilt.section === section) {
            turn++;
            settle(answer.tilt, view === null);
        } else if (isNewest) read(view === null);
        if (answer.saved) thon.saving.tell(answer.saved);
        if (answer.saved) compare.next();
        say(thon.changes.outcome(answer));
        if (isNewest) waitForOthers();
    }

    /** Tells why a change was not made, and shows the numbers that still hold. */
    function failed(error, isNewest, path) {
        const other = /^\/tilt\/(\d+)\//.exec(path)?.[1] ?? String(section);
        if (error.isSilence) outage.begin(true);
        else complain(other === String(section) ? error : new Error(`Section ${other}: ${error.message}`));
        if (isNewest) read(true);
    }

    const undo = () => { if (edit?.canUndo) change('/undo'); };
    const redo = () => { if (edit?.canRedo) change('/redo'); };

    /** Moves the place that is compared. */
    const moves = {
        'Shift+ArrowLeft': () => compare.move(-1, 0), 'Shift+ArrowRight': () => compare.move(1, 0),
        'Shift+ArrowUp': () => compare.move(0, 1), 'Shift+ArrowDown': () => compare.move(0, -1),
    };

    /** Ties buttons, keys and the picture to what they do. */
    function listen() {
        const clicks = {
            'refit-tilt': () => deed('refit', {}, `Fitting section ${section}\u2026`),
            'refit-series': () => change('/refit', {}, 'Fitting the series\u2026'),
            exclude: () => deed('exclude', { excluded: thon.at('exclude').getAttribute('aria-pressed') !== 'true' }),
            undo, redo,
            help: () => thon.at('help-dialog').showModal(), 'help-close': () => thon.at('help-dialog').close(),
        };
        for (const [id, action] of Object.entries(clicks)) thon.at(id).addEventListener('click', action);
        window.addEventListener('pagehide', controls.flush);
        window.addEventListener('focus', () => { if (deeds.count() === 0 && !isWaiting) lookAgain(); });
        thon.at('ring').addEventListener('input', calm);
        thon.saving.create({ edit: () => edit, save: () => change('/save', {}, 'Saving\u2026') });
        thon.onKeys({ ...thon.tables.stepKeys(table, () => section, select), ...moves, z: undo, y: redo, b: compare.swap, '?': clicks.help });
    }

    /** Looks at the series again while changes are made that another page sent, or this one before it was opened again. */
    async function waitForOthers() {
        if (isWaiting) return;
        isWaiting = true;
        while (edit.underWay > 0) {
            await new Promise(resolve => setTimeout(resolve, patience));
            if (deeds.count() === 0) await lookAgain();
        }
        isWaiting = false;
    }

    /** Reads the series again, also when somebody comes back to the page, where it may have been changed in another one; what this page sent meanwhile brings an answer of its own. */
    async function lookAgain() {
        try {
            const answer = await server.get('');
            if (deeds.count() > 0) return;
            const isNews = !isWaiting && !thon.changes.isSame(answer.edit, edit);
            if (!isWaiting && !isNews) return;
            whole(answer);
            presentInSeries();
            if (edit.underWay === 0) read(true);
            if (isNews) say('Changed in another tab: here is the present state.');
        } catch (error) {
            edit = { ...edit, underWay: 0 };
            complain(error);
        }
    }

    /** Reads the series and shows its worst tilt, or the one the address names. */
    async function start() {
        thon.show(thon.at('others'), new URLSearchParams(location.search).has('series'));
        controls.show(null, true);
        try {
            open(await server.get(''));
        } catch (error) {
            complain(error);
            outage.retry();
        }
    }

    /** Shows a series: for the first time, or after thon did not answer. */
    function open(answer) {
        whole(answer);
        if (section === null) {
            listen();
            const asked = /^#section=(\d+)$/.exec(location.hash);
            const all = thon.tables.sections(table);
            select(asked && all.includes(Number(asked[1])) ? Number(asked[1]) : worst());
        } else {
            presentInSeries();
            read(true);
        }
        waitForOthers();
    }

    /** The section to be looked at first. */
    const worst = () => report.tilts.reduce((found, tilt) => tilt.rank < found.rank ? tilt : found).section;

    start();
    return { select };
})();

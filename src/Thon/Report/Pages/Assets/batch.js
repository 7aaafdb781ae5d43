'use strict';

/** The page of a batch: asks what is new, and puts it where it belongs. */
thon.batch = (() => {
    /** Milliseconds between two questions: while anything may happen, and after the end. */
    const pace = { open: 2000, finished: 10000 };

    const series = new Map();
    let seen = 0, timer = 0, failedShown = '';

    /** The series of a state, in the order of the plan. */
    const inState = state => [...series.values()].filter(one => one.state === state);

    /** Does something, and leaves what the person looks at where it was in the window. */
    function keepingPlace(act) {
        const places = window.scrollY > 0 ? [...document.querySelectorAll('#series tbody tr, #multiples figure')] : [];
        const anchor = places.find(one => one.getBoundingClientRect().bottom > 0);
        const before = anchor?.getBoundingClientRect().top;
        act();
        if (anchor?.isConnected) window.scrollBy(0, anchor.getBoundingClientRect().top - before);
    }

    /** Takes what is new of the series. */
    function take(answer) {
        if (answer.isWhole) {
            series.clear();
            thon.index.clear();
        }
        for (const one of answer.series) series.set(one.name, one);
        const entries = answer.series.map(one => one.entry).filter(Boolean);
        if (entries.length > 0) thon.index.put(entries);
        seen = answer.number;
    }

    /** Shows where the batch stands. */
    function show(batch) {
        const count = series.size, failed = inState('failed');
        thon.at('standing').textContent = thon.batchState.line(batch);
        thon.at('changed').textContent = batch.changed === null ? '' : `Last change ${thon.batchState.time((batch.now - batch.changed) / 1000)} ago.`;
        thon.batchState.bar(thon.at('batch-bar'), batch);
        thon.batchState.counts(thon.at('batch-counts'), batch);
        thon.batchState.running(thon.at('running'), inState('running'), batch);
        thon.findings(thon.at('damage'), batch.findings);
        thon.show(thon.at('damage'), batch.findings.length > 0);
        showFailed(failed);
        thon.show(thon.at('batch'), count > 0);
        for (const id of ['choices', 'table-part', 'multiples-part']) thon.show(thon.at(id), thon.index.count() > 0);
        thon.show(thon.at('none'), thon.index.count() === 0 && !batch.isFinished);
    }

    /** Lists those that failed; only where they are others than before, so that nobody who reads or marks them is disturbed. */
    function showFailed(failed) {
        const key = JSON.stringify(failed.map(one => [one.name, one.changed]));
        if (key === failedShown) return;
        failedShown = key;
        thon.show(thon.at('failed-part'), failed.length > 0);
        thon.at('failed-count').textContent = `${failed.length} failed`;
        thon.batchState.failed(thon.at('failed'), failed);
    }

    /** Says that something is wrong; nothing where nothing is. */
    function tell(words) {
        thon.at('trouble').textContent = words;
        thon.show(thon.at('trouble'), words !== '');
    }

    /** Asks once. */
    async function ask() {
        try {
            const answer = await thon.server.ask(`api/batch?seen=${seen}`);
            keepingPlace(() => {
                take(answer);
                show(answer.batch);
                tell('');
            });
            document.body.dataset.ready = '1';
            return answer.batch.isFinished ? pace.finished : pace.open;
        } catch (error) {
            tell(error.isSilence ? `${error.message} What is shown here is from before. This page asks again by itself; if thon was started again, open its new address.` : error.message);
            return pace.open;
        }
    }

    /** Asks again and again. */
    async function follow() {
        clearTimeout(timer);
        const pause = await ask();
        clearTimeout(timer);
        timer = setTimeout(follow, pause);
    }

    // The browser's own way of holding the place would add to this one.
    document.documentElement.style.overflowAnchor = 'none';
    // A browser slows down the clocks of pages that nobody sees.
    document.addEventListener('visibilitychange', () => { if (!document.hidden) follow(); });
    follow();
    return { follow };
})();

'use strict';

/** Where a batch stands, drawn: a line, a bar, counts, the series that are worked on and those that failed. */
thon.batchState = (() => {
    /** The states in the order of the bar. */
    const states = ['done', 'failed', 'running', 'waiting'];

    /** What people call them. */
    const words = { done: 'done', failed: 'failed', running: 'being worked on', waiting: 'waiting' };

    /** More names than these are not read, and would push the table out of sight. */
    const mostRunning = 24;

    /** A time as people say it. */
    function time(seconds) {
        if (seconds < 99) return `${Math.max(0, Math.round(seconds))} s`;
        const minutes = Math.round(seconds / 60);
        return minutes < 99 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
    }

    /** The state in a line. */
    function line(batch) {
        if (batch.isFinished) return batch.failed === 0 ? 'Finished.' : 'Finished; not all are done.';
        if (!batch.isDirected) return 'No process directs it now. Run the same command again to go on; tasks of a cluster go on by themselves.';
        if (batch.secondsLeft === null) return batch.waiting + batch.running === 0 ? 'Nothing waits; a process looks for more, or verifies what is done.' : 'Under way.';
        return `Under way: about ${time(batch.secondsLeft)} left, ${thon.number(batch.seriesPerHour, batch.seriesPerHour < 10 ? 1 : 0)} series an hour.`;
    }

    /** Draws the bar: a piece for each state, as long as its share. */
    function bar(svg, batch) {
        const total = states.reduce((sum, state) => sum + batch[state], 0) || 1;
        let from = 0;
        svg.replaceChildren(...states.filter(state => batch[state] > 0).map(state => {
            const piece = thon.svg('rect', { x: from / total, y: 0, width: batch[state] / total, height: 1, 'data-state': state });
            from += batch[state];
            return piece;
        }));
        svg.setAttribute('aria-label', states.map(state => `${batch[state]} ${words[state]}`).join(', '));
    }

    /** Lists the counts. */
    function counts(list, batch) {
        list.replaceChildren(...states.map(state => thon.element('li', { 'data-state': state }, thon.element('b', {}, String(batch[state])), ` ${words[state]}`)));
    }

    /** Names the series that are worked on, with the time since each was begun. */
    function running(paragraph, names, batch) {
        const shown = names.slice(0, mostRunning).map(one => thon.element('span', { class: 'one' }, one.name, ' ', thon.element('span', { class: 'soft' }, time((batch.now - one.changed) / 1000))));
        const rest = names.length - shown.length;
        paragraph.replaceChildren('At work: ', ...shown, ...(rest > 0 ? [`and ${rest} more`] : []));
        thon.show(paragraph, names.length > 0);
    }

    /** Lists the series that failed, each with everything that was wrong with it. */
    function failed(list, series) {
        const lines = one => one.errors.map(error => thon.element('div', {}, error.text.replace(/^error: /, '')));
        list.replaceChildren(...series.flatMap(one => [
            thon.element('dt', { 'data-failed': one.name }, one.name),
            thon.element('dd', {}, ...(one.errors.length > 0 ? lines(one) : ['Nothing is known of the reason; its log in batch/logs may tell.'])),
        ]));
    }

    return { line, bar, counts, running, failed, time };
})();

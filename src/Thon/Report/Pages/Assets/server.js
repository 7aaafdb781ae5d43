'use strict';

/** Talks to the server of the page. Everything about the CTF is computed there. */
thon.server = (() => {
    const silence = 'Thon does not answer. Is it still running?';

    /** An answer that takes longer is waited for in sight, milliseconds. */
    const quick = 1000;

    /** Asks, and gives the answer. An answer that is none becomes an error whose message people can read; one that never came is a silence. */
    async function ask(address, options) {
        let response;
        try {
            response = await fetch(address, options);
        } catch (error) {
            throw error.name === 'AbortError' ? error : Object.assign(new Error(silence), { isSilence: true });
        }
        const answer = await response.json().catch(() => null);
        if (response.ok && answer !== null) return answer;
        throw new Error(answer?.findings?.join('\n') ?? `the request was not answered as it should be (${response.status})`);
    }

    /**
     * What can be asked of a series.
     * @param {string} name its name
     * @param {function(boolean): void} onWait told that an answer takes long, and, once none does, that it is over
     */
    function of(name, onWait = () => { }) {
        const root = `api/series/${encodeURIComponent(name)}`;
        let waiting = 0;

        /** Counts the answers that take long. */
        function wait(by) {
            waiting += by;
            onWait(waiting > 0);
        }

        /** Asks, and tells where it takes long. */
        async function patiently(address, options) {
            let isLong = false;
            const timer = setTimeout(() => { isLong = true; wait(1); }, quick);
            try {
                return await ask(address, options);
            } finally {
                clearTimeout(timer);
                if (isLong) wait(-1);
            }
        }

        return {
            get: (path, signal = null) => patiently(`${root}${path}`, { signal }),
            post: (path, body = {}) => patiently(`${root}${path}`, { method: 'POST', keepalive: true, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
        };
    }

    return { of, ask };
})();

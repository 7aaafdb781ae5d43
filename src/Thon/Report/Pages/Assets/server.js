'use strict';

/** Talks to the server of the page. Everything about the CTF is computed there. */
thon.server = (() => {
    const silence = 'Thon does not answer. Is it still running? Nothing is lost: start thon inspect again and open its new address.';

    /** Asks, and gives the answer. An answer that is none becomes an error whose message people can read. */
    async function ask(address, options) {
        let response;
        try {
            response = await fetch(address, options);
        } catch (error) {
            throw error.name === 'AbortError' ? error : new Error(silence);
        }
        const answer = await response.json().catch(() => null);
        if (response.ok && answer !== null) return answer;
        throw new Error(answer?.findings?.join('\n') ?? `the request was not answered as it should be (${response.status})`);
    }

    /**
     * What can be asked of a series.
     * @param {string} name its name
     */
    function of(name) {
        const root = `api/series/${encodeURIComponent(name)}`;
        return {
            get: (path, signal = null) => ask(`${root}${path}`, { signal }),
            post: (path, body = {}) => ask(`${root}${path}`, { method: 'POST', keepalive: true, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
        };
    }

    return { of };
})();

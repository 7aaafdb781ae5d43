'use strict';

/** What the page does while thon does not answer: it says so, and asks again until there is an answer. */
thon.outage = (() => {
    /** Milliseconds until it is asked again: at first, at most, and how much longer each time. */
    const first = 2000, most = 15000, growth = 1.4;

    const pause = time => new Promise(resolve => setTimeout(resolve, time));

    /** What a person should know. */
    const words = isLost => `Thon does not answer${isLost ? ': your last change was not kept' : ''}. Is it still running? `
        + 'This page asks again by itself. If thon was started again, open its new address.';

    /**
     * Makes what waits for the server.
     * @param {{server: object, say: function(string, string): void, onBack: function(object): void}} page says something; what happens with the series once it is had again
     * @returns {{begin: function(boolean): void, retry: function(): void, isOut: function(): boolean}}
     * says that there is no answer, with whether a change was lost with it, and asks again; only asks again; whether it is asking
     */
    function create({ server, say, onBack }) {
        let isOut = false, isLost = false;

        /** Asks until there is an answer. */
        async function retry() {
            if (isOut) return;
            isOut = true;
            for (let time = first; isOut; time = Math.min(most, time * growth)) {
                await pause(time);
                try {
                    const answer = await server.get('');
                    isOut = false;
                    onBack(answer);
                    say(`Thon answers again.${isLost ? ' Your last change was not kept unless it is in the list: make it again.' : ''}`, 'word');
                    isLost = false;
                } catch (error) {
                    if (!error.isSilence) say(error.message, 'error');
                }
            }
        }

        /** Says that there is no answer. */
        function begin(lost) {
            isLost ||= lost;
            say(words(isLost), 'error');
            retry();
        }

        return { begin, retry, isOut: () => isOut };
    }

    return { create };
})();

'use strict';

/** Changes of the series. Each is sent at once, so that closing the page loses none; the server makes them in the order of their numbers. */
thon.deeds = (() => {
    /** So many are under way at most: a browser asks one server six things at a time, and looking at tilts needs some of them. */
    const most = 4;

    /** A name of this page that no other has. */
    const pageName = () => [...crypto.getRandomValues(new Uint8Array(8))].map(byte => byte.toString(16).padStart(2, '0')).join('');

    /**
     * Makes what sends changes.
     * @param {{server: object, onDone: function(object, boolean): void, onFailed: function(Error, boolean, string): void, onCount: function(number): void}} page
     * what happens with an answer and with a failure, whether no later change was sent since, and the path of what failed; what happens when the number of those under way changes
     * @returns {{send: function(string, object): boolean, count: function(): number}} sends a change; false where too many are under way, and nothing was sent
     */
    function create({ server, onDone, onFailed, onCount }) {
        const page = pageName();
        let sent = 0, answered = 0, underWay = 0;

        /** Counts those under way. */
        function count(by) {
            underWay += by;
            onCount(underWay);
        }

        /** Waits for an answer. One that comes after the answer to a later change tells nothing new. */
        async function follow(mine, path, answer) {
            try {
                const found = await answer;
                if (mine < answered) return;
                answered = mine;
                onDone(found, mine === sent);
            } catch (error) {
                onFailed(error, mine === sent, path);
            } finally {
                count(-1);
            }
        }

        function send(path, body) {
            if (underWay >= most) return false;
            const mine = ++sent;
            follow(mine, path, server.post(`${path}?page=${page}&number=${mine}`, body));
            count(1);
            return true;
        }

        return { send, count: () => underWay };
    }

    return { create };
})();

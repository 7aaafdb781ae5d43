'use strict';

/** The same place of an image before and after its correction. */
thon.compare = (() => {
    /** Width and height of the images, pixels. */
    const sizeOf = report => [report.width, report.height];

    const clamp = (value, lowest, highest) => Math.min(Math.max(value, lowest), Math.max(lowest, highest));

    /**
     * Makes the panel work.
     * @param {{server: object, report: function(): object, section: function(): ?number, tell: function(Error): void}} page what the page knows
     * @returns {{toggle: function(): void, next: function(): void, swap: function(): void, move: function(number, number): void}}
     */
    function create({ server, report, section, tell }) {
        const place = { x: null, y: null };
        let isOpen = false, isSwapped = false, asked = 0, pictures = null, overviewOf = null;

        const side = () => Number(thon.at('side').value);
        const query = (x, y, length) => server.get(`/tilt/${section()}/compare?x=${x.toFixed(1)}&y=${y.toFixed(1)}&side=${length}`);

        /** Keeps the square within the image. */
        function settle(width, height) {
            const half = side() / 2;
            place.x = clamp(place.x ?? width / 2, half, width - half);
            place.y = clamp(place.y ?? height / 2, half, height - half);
        }

        /** Shows the two pictures; exchanged, each stands in the other's place. */
        function paint() {
            if (pictures === null) return;
            const both = [[pictures.before, 'Before correction'], [pictures.after, thon.afterWords(report().findings)]];
            if (isSwapped) both.reverse();
            ['before', 'after'].forEach((id, i) => {
                const [address, words] = both[i];
                thon.tilts.picture(id, address, `${words}, section ${section()}`);
                thon.at(`${id}-caption`).textContent = address ? words : `${words}: there is no such stack.`;
            });
        }

        /** Marks the square in the overview, which shows the largest square of the image. */
        function mark(width, height) {
            const whole = Math.min(width, height), length = side() / whole;
            const x = (place.x - (width - whole) / 2) / whole - length / 2, y = 1 - (place.y - (height - whole) / 2) / whole - length / 2;
            const square = shade => thon.svg('rect', { class: shade, x, y, width: length, height: length });
            thon.at('overview-place').replaceChildren(square('shade'), square('light'));
            thon.at('place').textContent = `x ${Math.round(place.x)}, y ${Math.round(place.y)} of ${width} x ${height} pixels`;
        }

        /** Shows nothing: what was shown is of another tilt, or cannot be read. */
        function clear() {
            pictures = overviewOf = null;
            for (const id of ['before', 'after', 'overview']) thon.tilts.picture(id, null, '');
            for (const id of ['before', 'after']) thon.at(`${id}-caption`).textContent = '';
        }

        /** Asks for the pictures of the place, and of the whole image where the tilt is another. An answer to anything but the latest comes too late. */
        async function refresh() {
            if (!isOpen || section() === null) return;
            const size = sizeOf(report()), mine = ++asked, whole = Math.min(...size);
            settle(...size);
            mark(...size);
            try {
                const found = await query(place.x, place.y, Math.min(side(), whole));
                if (mine !== asked) return;
                pictures = found;
                paint();
                if (overviewOf === section()) return;
                const overview = await query(size[0] / 2, size[1] / 2, whole);
                if (mine !== asked) return;
                overviewOf = section();
                thon.tilts.picture('overview', overview.before ?? overview.after, 'The whole image; the square is what is compared');
            } catch (error) {
                if (mine !== asked) return;
                clear();
                tell(error);
            }
        }

        /** Goes on to another tilt. */
        function next() {
            asked++;
            clear();
            refresh();
        }

        /** Moves the place by half squares to the right and up. */
        function move(x, y) {
            if (!isOpen || place.x === null) return;
            place.x += x * side() / 2;
            place.y += y * side() / 2;
            refresh();
        }

        /** Moves the place to where the overview was clicked. */
        function clicked(event) {
            const size = sizeOf(report()), box = thon.at('overview').getBoundingClientRect();
            const whole = Math.min(...size);
            place.x = (size[0] - whole) / 2 + whole * (event.clientX - box.left) / box.width;
            place.y = (size[1] - whole) / 2 + whole * (1 - (event.clientY - box.top) / box.height);
            refresh();
        }

        /** Opens the panel, or closes it. */
        function toggle() {
            isOpen = !isOpen;
            thon.show(thon.at('compare-part'), isOpen);
            thon.at('compare').setAttribute('aria-pressed', isOpen);
            refresh();
        }

        /** Exchanges the pictures; a closed panel opens first. */
        function swap() {
            if (!isOpen) { toggle(); return; }
            isSwapped = !isSwapped;
            paint();
        }

        thon.at('compare').addEventListener('click', toggle);
        thon.at('side').addEventListener('change', refresh);
        thon.at('overview').addEventListener('click', clicked);
        for (const [id, x, y] of [['place-left', -1, 0], ['place-right', 1, 0], ['place-up', 0, 1], ['place-down', 0, -1]])
            thon.at(id).addEventListener('click', () => move(x, y));
        return { toggle, swap, move, next };
    }

    return { create };
})();

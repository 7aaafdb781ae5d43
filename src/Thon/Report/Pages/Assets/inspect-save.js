'use strict';

/** Saving: asks once within the page, then tells what was written and what to run. */
thon.saving = (() => {
    const list = items => thon.element('ul', {}, ...items.map(item => thon.element('li', {}, item)));

    /** What was written, as a part of the page. */
    function tell(saved) {
        const parts = [thon.element('h3', {}, 'Files written'), list(saved.files)];
        if (saved.commands.length > 0)
            parts.push(thon.element('h3', {}, 'Run these so that the images follow'), thon.element('pre', { id: 'commands', tabindex: 0 }, saved.commands.join('\n')));
        if (saved.findings.length > 0) parts.push(thon.element('h3', {}, 'To know'), list(saved.findings));
        thon.at('saved').replaceChildren(...parts);
        thon.show(thon.at('saved-part'), true);
        thon.at('saved-part').scrollIntoView({ block: 'nearest' });
    }

    /**
     * Makes the button and its question work.
     * @param {{edit: function(): ?object, save: function(): void}} page the state of changes, and what saves
     */
    function create({ edit, save }) {
        const dialog = thon.at('save-dialog');
        thon.at('save').addEventListener('click', () => {
            const net = edit()?.net ?? [];
            const count = net.length === 0 ? 'The changes cancel each other: no tilt differs from the files.'
                : net.length === 1 ? 'One tilt differs from the files:' : `${net.length} tilts differ from the files:`;
            thon.at('save-words').replaceChildren(count);
            thon.at('save-net').replaceChildren(...net.map(change => thon.element('li', {}, change.text)));
            dialog.showModal();
        });
        thon.at('save-cancel').addEventListener('click', () => dialog.close());
        thon.at('save-confirm').addEventListener('click', () => { dialog.close(); save(); });
    }

    return { create, tell };
})();

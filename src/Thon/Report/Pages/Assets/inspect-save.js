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
            const count = edit()?.changes.length ?? 0;
            thon.at('save-words').textContent = `${count === 1 ? 'One change' : `${count} changes`} by hand will be written into the STAR file `
                + 'and the defocus files beside it; the record says what was changed. The images stay as they are.';
            dialog.showModal();
        });
        thon.at('save-cancel').addEventListener('click', () => dialog.close());
        thon.at('save-confirm').addEventListener('click', () => { dialog.close(); save(); });
    }

    return { create, tell };
})();

'use strict';

/** The changes of a series in words: the list, and what has become of them. */
thon.changes = (() => {
    /** What has become of the changes: sent, made and kept in a file, or made in the memory of the tool alone. */
    function standing(edit, underWay) {
        if (underWay > 0) return `${underWay === 1 ? 'One change' : `${underWay} changes`} under way.`;
        if (!edit?.isDirty) return 'No unsaved changes.';
        return edit.isKept ? 'Changes not saved. They are kept as a draft: closing this page loses nothing.'
            : 'Changes not saved, and no draft can be written: they are lost when thon ends. Save first.';
    }

    /**
     * Tells what has become of the changes.
     * @param {?object} edit their state; null before it is known
     * @param {number} count those of this page that are under way
     */
    function tell(edit, count) {
        if (count > 0) document.body.setAttribute('aria-busy', 'true'); else document.body.removeAttribute('aria-busy');
        thon.at('draft').textContent = standing(edit, Math.max(count, edit?.underWay ?? 0));
    }

    /** Lists the changes, the newest in sight, and lets the buttons do what can be done. */
    function show(edit) {
        const changes = edit.changes.map(change => thon.element('li', {}, change.text));
        thon.at('changes').replaceChildren(...changes.length > 0 ? changes : [thon.element('li', { class: 'soft none' }, 'None.')]);
        thon.at('changes').scrollTop = thon.at('changes').scrollHeight;
        thon.at('undo').disabled = !edit.canUndo;
        thon.at('redo').disabled = !edit.canRedo;
        thon.at('save').disabled = !edit.isDirty;
    }

    /** What was done, in words. */
    const outcome = answer => answer.saved ? `Saved ${answer.saved.files.length} files.` : answer.edit.told;

    /** Whether two states hold the same changes. */
    function isSame(one, other) {
        const words = edit => JSON.stringify([edit.changes, edit.net, edit.canRedo, edit.isDirty]);
        return words(one) === words(other);
    }

    return { tell, show, outcome, isSame };
})();

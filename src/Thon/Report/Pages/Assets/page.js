'use strict';

/** Everything the pages share: making elements, reading their data, keys. Texts from data become text, never markup. */
const thon = {};

/**
 * Makes an element.
 * @param {string} name its tag
 * @param {Object<string, *>} attributes attributes; null and undefined are left out
 * @param {...(Node|string)} children nodes and texts
 * @returns {HTMLElement}
 */
thon.element = (name, attributes = {}, ...children) =>
    thon.dress(document.createElement(name), attributes, children);

/**
 * Makes an SVG element; see {@link thon.element}.
 * @returns {SVGElement}
 */
thon.svg = (name, attributes = {}, ...children) =>
    thon.dress(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);

/** Gives an element attributes and children. */
thon.dress = (element, attributes, children) => {
    for (const [name, value] of Object.entries(attributes))
        if (value !== null && value !== undefined) element.setAttribute(name, value);
    element.append(...children);
    return element;
};

/** The element of an id. */
thon.at = id => document.getElementById(id);

/** The data a page carries; null where it carries none. */
thon.data = () => {
    const text = thon.at('data')?.textContent;
    return text ? JSON.parse(text) : null;
};

/** Shows an element, or hides it. */
thon.show = (element, isShown) => { element.hidden = !isShown; };

/**
 * A number with a sign that lines up, as people read it.
 * @param {number} value
 * @param {number} digits digits after the point
 */
thon.number = (value, digits = 0) => value.toFixed(digits).replace('-', '\u2212');

/**
 * Words with the signs that pages write: data keep to plain letters, which every terminal and every font has.
 * @param {string} words
 */
thon.signs = words => words
    .replaceAll('+-', '\u00b1').replaceAll('U - V', 'U \u2212 V').replace(/\bum\b/g, '\u00b5m').replaceAll('A^2', '\u00c5\u00b2')
    .replace(/(^|, |\/|\d )A(?![\w-])/g, '$1\u00c5').replace(/(, )degrees\b/g, '$1\u00b0').replace(/(\d) degrees\b/g, '$1\u00b0');

/** Whether a key belongs to the field that has the focus: typing is never taken for a command. */
thon.isTyping = event => {
    const field = event.target;
    if (!(field instanceof HTMLElement)) return false;
    if (field.matches('textarea, select, [contenteditable]')) return true;
    if (!field.matches('input')) return false;
    if (field.type === 'range') return /^(Arrow|Home|End|Page)/.test(event.key);
    return !['checkbox', 'radio', 'button'].includes(field.type);
};

/**
 * Acts on single keys, unless something is typed or a dialogue is open.
 * @param {Object<string, function(KeyboardEvent): void>} actions by the key's name
 */
thon.onKeys = actions => document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey || thon.isTyping(event)) return;
    if (document.querySelector('dialog[open]')) return;
    const action = actions[event.shiftKey ? `Shift+${event.key}` : event.key] ?? (event.key.length === 1 ? actions[event.key] : undefined);
    if (!action) return;
    event.preventDefault();
    action(event);
});

/** Fills a list of facts: names, values, and where they came from as a hint. */
thon.facts = (list, facts) => list.replaceChildren(...facts.map(fact =>
    thon.element('div', { title: fact.source || null }, thon.element('dt', {}, fact.name), thon.element('dd', {}, thon.signs(fact.value)))));

/** A verdict as a word; a dash stands for none. */
thon.verdict = word => word === '' || word === '-' || word === '\u2013' ? 'not judged' : word;

/** The order of severities, the gravest first. */
thon.severities = ['error', 'warning', 'note'];

/** The finding that the images were corrected with other defoci than the present ones; undefined where they were not. */
thon.formerOf = findings => findings.find(finding => finding.text.endsWith('[report-images-former]'));

/** What a picture after the correction is called. */
thon.afterWords = findings => thon.formerOf(findings) ? 'After correction, with the former defoci' : 'After correction';

/** Says beside the title that the images are former ones, and what to run. */
thon.tellFormer = findings => {
    const former = thon.formerOf(findings);
    thon.at('former').textContent = former ? former.text.replace(/^warning: /, '').replace(/ \[[a-z-]+\]$/, '') : '';
    thon.show(thon.at('former'), Boolean(former));
};

/** Fills a list of findings, errors first. */
thon.findings = (list, findings) => {
    const place = finding => (thon.severities.indexOf(finding.severity) + thon.severities.length + 1) % (thon.severities.length + 1);
    // Lines of findings begin with their severity, which stands beside them here.
    const bare = finding => finding.text.startsWith(`${finding.severity}: `) ? finding.text.slice(finding.severity.length + 2) : finding.text;
    const sorted = [...findings].sort((a, b) => place(a) - place(b));
    list.replaceChildren(...sorted.map(finding => thon.element('li', { 'data-severity': finding.severity },
        thon.element('b', {}, finding.severity), bare(finding))));
    if (sorted.length === 0) list.append(thon.element('li', {}, 'None.'));
};

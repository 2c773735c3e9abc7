// SPDX-License-Identifier: EPL-2.0
// Keeps the page up to date. Whatever comes from the gateway is put in as text, never as HTML.
'use strict';

const PERIOD_MILLIS = 3000;
const PATIENCE_MILLIS = 10000;
const SVG = 'http://www.w3.org/2000/svg';
const LEVELS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
const cards = new Map(); // by the sensor's name
const byId = id => document.getElementById(id);
let timer = 0;
let asking = null;
let paused = false;

/** Sets a text only where it differs: a screen reader hears of changes, and a selection stays. */
function say(element, text) {
    if (element.textContent !== text) {
        element.textContent = text;
    }
    element.hidden = text === '';
}

function add(parent, name, type) {
    const made = document.createElement(name);
    made.className = type || '';
    parent.append(made);
    return made;
}

/** Shows as many children as there are items, made only where they are missing. */
function list(parent, items, make, show) {
    while (parent.children.length > items.length) {
        parent.lastElementChild.remove();
    }
    items.forEach((item, i) => show(parent.children[i] || make(parent), item));
}

function span(seconds) {
    const steps = [[172800, 86400, 'days'], [7200, 3600, 'h'], [120, 60, 'min'], [0, 1, 's']];
    const [, unit, word] = steps.find(([least]) => seconds >= least);
    return Math.round(seconds / unit) + ' ' + word;
}

/** A line through the points, of which each is a letter for its height; broken where there was no value, a blank. */
function path(points) {
    let line = '';
    [...points].forEach((point, i) => {
        if (point !== ' ') {
            const y = 28 - 24 * LEVELS.indexOf(point) / (LEVELS.length - 1);
            const joins = i > 0 && points[i - 1] !== ' ';
            line += (joins ? 'L' : 'M') + i + ' ' + y.toFixed(1) + (joins ? '' : 'h0.01');
        }
    });
    return line;
}

function makeValue(parent) {
    const row = add(parent, 'div');
    add(row, 'dt');
    add(row, 'dd', 'now');
    add(row, 'dd', 'range');
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('aria-hidden', 'true'); // the range says it in words
    svg.setAttribute('preserveAspectRatio', 'none');
    svg.append(document.createElementNS(SVG, 'path'));
    const spark = add(row, 'dd', 'spark');
    spark.setAttribute('aria-hidden', 'true');
    spark.append(svg);
    return row;
}

function showValue(row, value, minutes) {
    const [name, now, range, spark] = row.children;
    row.className = value.now === null ? 'gone' : '';
    say(name, value.name);
    say(now, value.now !== null ? value.now : value.last !== null ? 'was ' + value.last : 'no value');
    say(range, value.low === null ? '' : minutes + ' min: ' + value.low + ' to ' + value.high);
    spark.hidden = value.points.length === 0;
    if (!spark.hidden) {
        spark.firstChild.setAttribute('viewBox', '-1 0 ' + (value.points.length + 1) + ' 32');
        spark.firstChild.firstChild.setAttribute('d', path(value.points));
    }
}

function makeCard(name) {
    const card = document.createElement('article');
    const title = add(card, 'h2');
    title.id = 'sensor-' + cards.size + '-' + Date.now();
    title.textContent = name;
    card.setAttribute('aria-labelledby', title.id);
    ['state', 'words', 'said', 'advice', 'age'].forEach(type => add(card, 'p', type));
    add(card, 'dl');
    return card;
}

function showCard(card, sensor, minutes) {
    const [, state, words, said, advice, age, values] = card.children;
    const warns = sensor.said && sensor.state !== 'Fails';
    const mark = warns ? '⚠ ' : {Works: '✓ ', Fails: '✗ ', Waits: '… ', Shows: ''}[sensor.state] || '';
    card.className = sensor.state.toLowerCase() + (warns ? ' warns' : '');
    say(state, mark + sensor.state + (warns ? ', with a warning' : ''));
    say(words, sensor.words === null ? '' : sensor.words + ' (' + sensor.cause + ')');
    say(said, sensor.said || '');
    say(advice, sensor.advice || '');
    const when = sensor.age === null ? '' : (sensor.state === 'Fails' ? 'Last read ' : 'Read ') + span(sensor.age) + ' ago';
    const errors = sensor.errors > 0 ? sensor.errors + (sensor.reads > 0 ? ' of ' + sensor.reads : '') + ' readings failed' : '';
    say(age, [when, errors].filter(text => text !== '').join('. '));
    values.hidden = sensor.values.length === 0;
    list(values, sensor.values, makeValue, (row, value) => showValue(row, value, minutes));
}

function show(report) {
    const main = byId('sensors');
    if (cards.size === 0) {
        main.replaceChildren(); // what the server wrote for who has no script
    }
    const names = new Set(report.sensors.map(sensor => sensor.name));
    [...cards].filter(([name]) => !names.has(name)).forEach(([name, card]) => {
        card.remove();
        cards.delete(name);
    });
    report.sensors.forEach((sensor, i) => {
        if (!cards.has(sensor.name)) {
            cards.set(sensor.name, makeCard(sensor.name));
        }
        const card = cards.get(sensor.name);
        if (main.children[i] !== card) {
            main.insertBefore(card, main.children[i] || null);
        }
        showCard(card, sensor, report.minutes);
    });
    say(byId('summary'), report.summary);
    list(byId('troubles'), report.troubles, parent => add(parent, 'p'), say);
    list(byId('facts'), report.facts, makeFact, (row, fact) => {
        say(row.firstChild, fact.name);
        say(row.lastChild, fact.value);
    });
    byId('endpoint').hidden = false;
    const bad = report.sensors.filter(sensor => sensor.state === 'Fails').length;
    document.title = (bad ? bad + ' failing: ' : '') + 'sensors of ' + location.hostname;
}

function makeFact(parent) {
    const row = add(parent, 'div');
    add(row, 'dt');
    add(row, 'dd');
    return row;
}

function tell(text, lost) {
    byId('updated').className = lost ? 'lost' : '';
    say(byId('updated'), text);
}

async function update() {
    clearTimeout(timer);
    if (asking || paused || document.hidden) {
        return;
    }
    asking = new AbortController();
    const patience = setTimeout(() => asking.abort(), PATIENCE_MILLIS);
    try {
        const answer = await fetch('status.json', {signal: asking.signal, cache: 'no-store'});
        if (answer.ok) {
            show(await answer.json());
            tell(paused ? 'Paused' : 'Live', false);
        } else {
            const words = (await answer.text()).trim().slice(0, 200) || answer.status;
            say(byId('summary'), 'The gateway answers: ' + words + ' What is shown here is old.');
            tell('Trying again', true);
        }
    } catch (error) {
        say(byId('summary'), 'The gateway does not answer. What is shown here is old.');
        tell('Trying again', true);
    }
    clearTimeout(patience);
    asking = null;
    timer = setTimeout(update, PERIOD_MILLIS);
}

byId('pause').hidden = false;
byId('pause').addEventListener('click', () => {
    paused = !paused;
    say(byId('pause'), paused ? 'Go on updating' : 'Pause updates');
    tell(paused ? 'Paused' : 'Live', false);
    update();
});
document.addEventListener('visibilitychange', update);
update();

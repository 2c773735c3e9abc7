// SPDX-License-Identifier: EPL-2.0
// Sends what is to be installed or uninstalled, and shows what became of it. The server writes the list.
'use strict';

(() => {
    const page = location.pathname;
    const byId = id => document.getElementById(id);
    const said = byId('said');
    const rows = () => document.querySelector('#packages tbody');
    let chosen = '';

    /** Says it, with the focus there: the button that was pressed may be gone. */
    function say(words, failed) {
        said.textContent = words;
        said.classList.toggle('ui-state-error', failed);
        said.classList.toggle('ui-state-highlight', !failed);
        said.focus();
    }

    function busy(is) {
        document.querySelectorAll('#install button, #packages button').forEach(each => each.disabled = is);
        byId('packages').setAttribute('aria-busy', is);
    }

    async function refresh() {
        const text = await (await fetch(page, {cache: 'no-store'})).text();
        rows().replaceWith(new DOMParser().parseFromString(text, 'text/html').querySelector('#packages tbody'));
    }

    async function change(url, options, doing) {
        busy(true);
        said.textContent = doing;
        try {
            const answer = await fetch(url, options);
            const words = await answer.text();
            await refresh();
            say(words, !answer.ok);
        } catch (error) {
            say('The gateway does not answer: ' + error.message, true);
        }
        busy(false);
    }

    byId('install').addEventListener('submit', event => {
        event.preventDefault();
        const file = byId('file').files[0];
        change(page, {method: 'POST', body: file, headers: {'Content-Type': 'application/octet-stream'}},
            'Installing ' + file.name + ' …').then(() => byId('install').reset());
    });
    byId('packages').addEventListener('click', event => {
        chosen = event.target.dataset.name;
        if (chosen !== undefined) {
            byId('question').textContent = 'Uninstall ' + chosen + '? Its settings stay.';
            byId('confirm').returnValue = 'no';
            byId('confirm').showModal();
        }
    });
    byId('confirm').addEventListener('close', () => {
        if (byId('confirm').returnValue === 'yes') {
            change(page + '?name=' + encodeURIComponent(chosen), {method: 'DELETE'}, 'Uninstalling ' + chosen + ' …');
        }
    });
})();

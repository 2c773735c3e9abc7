// SPDX-License-Identifier: EPL-2.0
// Words that are broken into two lines.
(() => {
    const broken = [];
    const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        for (const word of texts.currentNode.data.matchAll(/[A-Za-z]+/g)) {
            const range = document.createRange();
            range.setStart(texts.currentNode, word.index);
            range.setEnd(texts.currentNode, word.index + word[0].length);
            if (range.getClientRects().length > 1) {
                broken.push(word[0]);
            }
        }
    }
    return broken;
})()

/* SPDX-License-Identifier: EPL-2.0. Texts whose contrast is less than WCAG 2 AA asks for, 4.5 to 1. */
(() => {
    const parse = colour => colour.match(/[\d.]+/g).map(Number);
    const light = colour => {
        const [r, g, b] = parse(colour).map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = element => {
        for (let each = element; each; each = each.parentElement) {
            const colour = getComputedStyle(each).backgroundColor;
            if (parse(colour)[3] !== 0) {
                return colour;
            }
        }
        return 'rgb(255, 255, 255)';
    };
    return [...document.body.querySelectorAll('*')]
        .filter(element => element.checkVisibility() && element.tagName !== 'NOSCRIPT')
        .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
        .map(element => [element.textContent.trim(), light(getComputedStyle(element).color), light(behind(element))])
        .map(([text, one, other]) => [text, (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)])
        .filter(([, contrast]) => contrast < 4.5)
        .map(([text, contrast]) => text + ': ' + contrast.toFixed(2))
        .join('; ');
})()

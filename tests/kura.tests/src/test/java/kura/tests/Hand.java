// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import java.nio.file.Path;

/** Mouse and keyboard of a browser. Elements are scripts that find them. */
final class Hand {

    private final Browser browser;

    Hand(Browser browser) {
        this.browser = browser;
    }

    /** Presses the mouse in the middle of an element. */
    void click(String element) {
        String place =
                browser.evaluate("(() => { const element = " + element + "; element.scrollIntoView({block: 'center'});"
                        + " const box = element.getBoundingClientRect();"
                        + " return '\"x\":' + (box.x + box.width / 2) + ',\"y\":' + (box.y + box.height / 2); })()");
        String button = place + ",\"button\":\"left\",\"clickCount\":1}";
        browser.tools().send("Input.dispatchMouseEvent", "{\"type\":\"mousePressed\"," + button);
        browser.tools().send("Input.dispatchMouseEvent", "{\"type\":\"mouseReleased\"," + button);
    }

    /** Types a text in the place of what is in a field. */
    void type(String field, String text) {
        browser.evaluate("(" + field + ".focus(), " + field + ".select())");
        browser.tools().send("Input.insertText", "{\"text\":\"" + text + "\"}");
    }

    /** Chooses a file, as in the window that a field for files opens. */
    void choose(String field, Path file) {
        String answer = browser.tools().send("Runtime.evaluate", "{\"expression\":\"" + field + "\"}");
        String object = Browser.find("\"objectId\":\"([^\"]+)\"", answer);
        browser.tools().send("DOM.setFileInputFiles", "{\"files\":[\"" + file + "\"],\"objectId\":\"" + object + "\"}");
    }

    void pressTab() {
        press("Tab", 9, "");
    }

    /** A key, and which character it gives, in JSON. */
    void press(String name, int code, String text) {
        String key = "\"key\":\"%s\",\"code\":\"%s\",\"windowsVirtualKeyCode\":%d,\"text\":\"%s\"}"
                .formatted(name, name, code, text);
        browser.tools()
                .send(
                        "Input.dispatchKeyEvent",
                        "{\"type\":\"" + (text.isEmpty() ? "rawKeyDown" : "keyDown") + "\"," + key);
        browser.tools().send("Input.dispatchKeyEvent", "{\"type\":\"keyUp\"," + key);
    }
}

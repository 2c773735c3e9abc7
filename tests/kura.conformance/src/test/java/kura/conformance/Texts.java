// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Label values and help texts, most of them such as break a page that is not written with care. */
final class Texts {

    private Texts() {}

    static Arbitrary<String> any() {
        return Arbitraries.oneOf(weird(), Arbitraries.strings().ofMaxLength(6), Arbitraries.of("\uD800", "a\uDC00b"));
    }

    /** Without halves of characters, which have no UTF-8. */
    static Arbitrary<String> lawful() {
        return Arbitraries.oneOf(weird(), Arbitraries.strings().ofMaxLength(6).filter(Texts::isEncodable));
    }

    static Arbitrary<String> sentence() {
        return lawful().map(text -> "What it is: " + text);
    }

    private static Arbitrary<String> weird() {
        return Arbitraries.of(
                "",
                "kitchen",
                "B",
                "10",
                "9",
                "ä €",
                "\uD83D\uDE00",
                "\uFFFF",
                "\\",
                "\\\\n",
                "\"",
                "\n",
                "\r\n",
                "x\\n",
                " ",
                "\t",
                "\0",
                ",le=\"1.0E7\"} 1",
                ",le=",
                "}",
                "# EOF\n");
    }

    private static boolean isEncodable(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}

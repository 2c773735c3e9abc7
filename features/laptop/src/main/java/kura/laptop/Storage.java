// SPDX-License-Identifier: EPL-2.0
package kura.laptop;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Where a gateway keeps its files for as long as it runs. */
final class Storage {

    private final Path folder;

    Storage() throws IOException {
        folder = Files.createTempDirectory("kura-laptop");
    }

    Path folder() {
        return folder;
    }

    /** More than once: the framework may still write a last file. */
    void delete() {
        for (int again = 0; again < 10 && Files.exists(folder); again++) {
            delete(folder.toFile());
        }
    }

    private static void delete(File file) {
        File[] inside = file.listFiles();
        if (inside != null) {
            Arrays.stream(inside).forEach(Storage::delete);
        }
        file.delete();
    }
}

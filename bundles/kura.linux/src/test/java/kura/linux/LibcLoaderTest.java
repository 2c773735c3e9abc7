// SPDX-License-Identifier: EPL-2.0
package kura.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class LibcLoaderTest {

    @Test
    void asksTheRealSystemAndLeavesOtherJnasAlone(@TempDir Path temporary) {
        System.setProperty("jna.tmpdir", "/elsewhere");
        System.setProperty("jna.boot.library.path", "/usr/lib/jni");
        try {
            Ioctl system = new LibcLoader("/dev/test-N", temporary.toFile()).get();

            assertThat(Errno.of(-system.open("/dev/test-250"))).isEqualTo(Errno.ENOENT);
            assertThat(System.getProperty("jna.tmpdir")).isEqualTo("/elsewhere");
            assertThat(System.getProperty("jnidispatch.path")).isNull();
            assertThat(temporary).isEmptyDirectory();
            system.unload();
        } finally {
            System.clearProperty("jna.tmpdir");
            System.clearProperty("jna.boot.library.path");
        }
    }

    @Test
    void driversThatLoadAtTheSameTimeLeaveThePropertiesAsTheyWere(@TempDir Path temporary) {
        System.setProperty("jna.tmpdir", "/elsewhere");
        try {
            IntStream.range(0, 2000).parallel().forEach(i -> new LibcLoader("/dev/test-N", temporary.toFile())
                    .get()
                    .unload());

            assertThat(System.getProperty("jna.tmpdir")).isEqualTo("/elsewhere");
            assertThat(System.getProperty("jna.nosys")).isNull();
        } finally {
            System.clearProperty("jna.tmpdir");
            System.clearProperty("jna.nosys");
        }
    }
}

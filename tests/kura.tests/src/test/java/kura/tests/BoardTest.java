// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import kura.testing.FreePort;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gateway on a 32-bit ARM board with a thermometer on its bus; nothing of them is ours. */
@Tag("kernel")
@Tag("laptop")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class BoardTest {

    private final int port = FreePort.next();

    @TempDir
    private Path folder;

    @Test
    void followsTheTemperatureOfAThermometerThatOthersWrote() throws Exception {
        Path control = folder.resolve("qmp");
        try (var guest = new Guest(folder, "board.sh", control.toString(), String.valueOf(port))) {
            guest.network();
            guest.start("--bus 0 --sensors lm75:chip=tmp105", 9100);
            try (var prometheus = Guest.prometheus(folder, port)) {
                for (double celsius : new double[] {-10, 25.5, 25.5625, 120}) {
                    set(control, celsius);

                    Guest.eventually(() -> assertThat(new Page(port).read())
                            .contains("kura_temperature_celsius{sensor=\"lm75\"} " + celsius + "\n"));
                    Guest.eventually(() -> assertThat(prometheus.value("kura_temperature_celsius{sensor=\"lm75\"}"))
                            .isEqualTo(celsius));
                }
            }
        }
    }

    private static void set(Path control, double celsius) throws IOException {
        try (var qemu = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            qemu.connect(UnixDomainSocketAddress.of(control));
            var answers = new BufferedReader(Channels.newReader(qemu, "UTF-8"));
            assertThat(answers.readLine()).contains("QMP");
            for (String command : new String[] {
                "{\"execute\": \"qmp_capabilities\"}",
                "{\"execute\": \"qom-set\", \"arguments\": {\"path\": \"/machine/peripheral/t0\", "
                        + "\"property\": \"temperature\", \"value\": " + Math.round(celsius * 1000) + "}}"
            }) {
                qemu.write(ByteBuffer.wrap(command.getBytes()));
                assertThat(answers.readLine()).contains("return");
            }
        }
    }
}

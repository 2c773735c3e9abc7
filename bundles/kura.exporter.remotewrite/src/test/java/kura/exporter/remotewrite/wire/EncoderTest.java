// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kura.exporter.remotewrite.samples.Family;
import kura.exporter.remotewrite.samples.Series;
import kura.exporter.remotewrite.samples.Tick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests, as somebody else reads them. */
class EncoderTest {

    private static final Family TEMPERATURE = new Family("t_celsius", "gauge", "How warm \"it\" is.", "celsius");
    private static final Family READS = new Family("reads_total", "counter", "", "");

    @TempDir
    private Path folder;

    private final Encoder encoder = new Encoder();

    @Test
    void aRequestHasSeriesSamplesAndMetadata() throws Exception {
        var warm = new Series(List.of("__name__", "t_celsius", "sensor", "Kühlhaus \"1\" 🐟"), TEMPERATURE);
        var reads = new Series(List.of("__name__", "reads_total", "sensor", "a"), READS);
        var both = new Series[] {warm, reads};
        var ticks = List.of(
                new Tick(1_000, both, new double[] {21.5, 1}),
                new Tick(11_000, both, new double[] {Double.NaN, 2}),
                new Tick(21_000, new Series[] {reads, warm}, new double[] {-0.0, Tick.STALE}));

        assertThat(decoded(Version.V1, ticks, List.of(TEMPERATURE, READS)))
                .isEqualTo(
                        "{\"series\":["
                                + "{\"labels\":[\"__name__\",\"t_celsius\",\"sensor\",\"K\\u00fchlhaus \\\"1\\\" \\ud83d\\udc1f\"],"
                                + "\"samples\":[[1000,\"4035800000000000\"],[11000,\"7ff8000000000001\"],[21000,\"7ff0000000000002\"]]},"
                                + "{\"labels\":[\"__name__\",\"reads_total\",\"sensor\",\"a\"],"
                                + "\"samples\":[[1000,\"3ff0000000000000\"],[11000,\"4000000000000000\"],[21000,\"8000000000000000\"]]}],"
                                + "\"metadata\":[[\"t_celsius\",2,\"How warm \\\"it\\\" is.\",\"celsius\"],[\"reads_total\",1,\"\",\"\"]]}");
        assertThat(decoded(Version.V2, ticks, List.of()))
                .contains("\"metadata\":[2,\"How warm \\\"it\\\" is.\",\"celsius\"]", "\"metadata\":[1,\"\",\"\"]")
                .contains("[21000,\"7ff0000000000002\"]");
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void whateverThereIsArrives(Version version) throws Exception {
        var random = new Random(3);
        List<byte[]> requests = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            List<Tick> ticks = ticks(random);
            requests.add(encoded(version, ticks, List.of()));
            expected.add(expected(ticks));
        }

        List<String> read = Python.decode(version.name(), requests, folder);

        for (int i = 0; i < requests.size(); i++) {
            assertThat(read.get(i).replaceAll(",\"metadata\":\\[.*?]", "")).isEqualTo(expected.get(i));
        }
    }

    @Test
    void theSameTicksGiveTheSameBytes() {
        List<Tick> ticks = ticks(new Random(9));
        byte[] first = encoded(Version.V1, ticks, List.of());
        encoded(Version.V2, ticks(new Random(10)), List.of());

        assertThat(encoded(Version.V1, ticks, List.of())).isEqualTo(first);
        assertThat(new EncoderTest().encoded(Version.V1, ticks, List.of())).isEqualTo(first);
    }

    @Test
    void samplesAreInTheOrderOfTimeThoughTheClockWasPutBack() throws Exception {
        var series = new Series[] {new Series(List.of("__name__", "a"), READS)};

        assertThat(decoded(
                        Version.V1,
                        List.of(
                                new Tick(5, series, new double[] {1}),
                                new Tick(3, series, new double[] {2}),
                                new Tick(5, series, new double[] {3}),
                                new Tick(4, series, new double[] {4})),
                        List.of()))
                .contains("[[3,\"4000000000000000\"],[4,\"4010000000000000\"],[5,\"3ff0000000000000\"]]");
    }

    private static List<Tick> ticks(Random random) {
        var all = IntStream.range(0, 1 + random.nextInt(200))
                .mapToObj(i -> series(i, random))
                .toArray(Series[]::new);
        List<Tick> ticks = new ArrayList<>();
        int number = 1 + random.nextInt(10);
        for (int i = 0; i < number; i++) {
            Series[] some = random.nextBoolean()
                    ? all
                    : Arrays.stream(all).filter(any -> random.nextInt(4) > 0).toArray(Series[]::new);
            double[] values = IntStream.range(0, some.length)
                    .mapToDouble(any -> random.nextInt(9) == 0
                            ? Tick.STALE
                            : random.nextBoolean() ? random.nextInt(100) / 10.0 : random.nextGaussian() * 1e100)
                    .toArray();
            ticks.add(new Tick(1_700_000_000_000L + i * 10_000L, some, values));
        }
        return ticks;
    }

    private static Series series(int number, Random random) {
        var labels = new TreeMap<String, String>(Map.of("__name__", "metric_" + number));
        for (int i = random.nextInt(6); i > 0; i--) {
            labels.put("label_" + random.nextInt(20), text(random));
        }
        var list = new ArrayList<String>();
        labels.forEach((name, value) -> list.addAll(List.of(name, value)));
        return new Series(list, TEMPERATURE);
    }

    private static String text(Random random) {
        return random.ints(1 + random.nextInt(random.nextInt(10) == 0 ? 300 : 20), 1, 0x11000)
                .map(c -> random.nextInt(4) > 0 ? c % 95 + 32 : c)
                .filter(c -> c < 0xD800 || c > 0xDFFF)
                .mapToObj(Character::toString)
                .collect(Collectors.joining("", "x", ""));
    }

    private static String expected(List<Tick> ticks) {
        var bySeries = new LinkedHashMap<Series, List<String>>();
        for (Tick tick : ticks) {
            for (int i = 0; i < tick.values().length; i++) {
                bySeries.computeIfAbsent(tick.series()[i], any -> new ArrayList<>())
                        .add("[%d,\"%016x\"]".formatted(tick.millis(), Double.doubleToRawLongBits(tick.values()[i])));
            }
        }
        return bySeries.entrySet().stream()
                .map(each -> "{\"labels\":["
                        + each.getKey().labels().stream().map(EncoderTest::json).collect(Collectors.joining(",")) + "],"
                        + "\"samples\":[" + String.join(",", each.getValue()) + "]}")
                .collect(Collectors.joining(",", "{\"series\":[", "]}"));
    }

    /** As Python writes it: all in ASCII. */
    private static String json(String text) {
        var out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            int known = "\"\\\n\t\r\f\b".indexOf(c);
            if (known >= 0) {
                out.append('\\').append("\"\\ntrfb".charAt(known));
            } else if (c < 32 || c > 127) {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    private String decoded(Version version, List<Tick> ticks, List<Family> families) throws Exception {
        return Python.decode(version.name(), List.of(encoded(version, ticks, families)), folder)
                .get(0);
    }

    private byte[] encoded(Version version, List<Tick> ticks, List<Family> families) {
        encoder.encode(version, ticks, families);
        return Arrays.copyOf(encoder.bytes(), encoder.length());
    }
}

// SPDX-License-Identifier: EPL-2.0
package kura.outage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import kura.exporter.remotewrite.RealReceiver;

/**
 * A number that a receiver has of a moment.
 *
 * @param millis since 1970
 */
record Received(long millis, long value) {

    private static final Pattern SERIES = Pattern.compile("\"sensor\":\"(\\d+)\"[^]]*?\"values\":\\[(.*?)]]");
    private static final Pattern SAMPLE = Pattern.compile("([0-9.]+),\"([0-9.e+]+)\"");

    /** All of some series, by their sensor, in the order of their times. */
    static Map<Integer, List<Received>> of(RealReceiver receiver, String metric)
            throws IOException, InterruptedException {
        var all = new TreeMap<Integer, List<Received>>();
        var series = SERIES.matcher(receiver.raw(metric, "1h"));
        while (series.find()) {
            var samples = new ArrayList<Received>();
            var sample = SAMPLE.matcher(series.group(2));
            while (sample.find()) {
                samples.add(new Received(Math.round(Double.parseDouble(sample.group(1)) * 1000), (long)
                        Double.parseDouble(sample.group(2))));
            }
            all.put(Integer.valueOf(series.group(1)), samples);
        }
        return all;
    }
}

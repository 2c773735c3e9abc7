// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.status;

/**
 * Points as a text, as the page's script draws it: one letter each, a blank where there was no value. A line as high as a
 * thumb has no more levels than there are letters, and a page of many sensors stays small.
 */
final class Sparkline {

    private static final String LEVELS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
    private static final int HIGHEST = LEVELS.length() - 1;

    private Sparkline() {}

    /** From the lowest point to the highest; what is all the same is in the middle. */
    static String of(float[] points) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (float point : points) {
            if (Float.isFinite(point)) {
                low = Math.min(low, point);
                high = Math.max(high, point);
            }
        }
        var text = new StringBuilder(points.length);
        for (float point : points) {
            text.append(Float.isFinite(point) ? LEVELS.charAt(level(point, low, high)) : ' ');
        }
        return text.toString();
    }

    private static int level(double point, double low, double high) {
        return high == low ? HIGHEST / 2 : (int) Math.round((point - low) / (high - low) * HIGHEST);
    }
}

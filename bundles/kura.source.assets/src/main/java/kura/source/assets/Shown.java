// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

/** What the registry shows of one channel. */
interface Shown {

    /** Shows a value in place of the one before. */
    void show(Object value) throws ChannelException;

    /** Takes the value away: an old one would look like a new one. */
    void hide();

    /** A number in the unit that is shown, or 0 or 1 for a boolean. */
    static double number(Object value, Unit unit) throws ChannelException {
        if (value instanceof Boolean is) {
            return is ? 1 : 0;
        }
        if (!(value instanceof Number number)) {
            throw new ChannelException(
                    ChannelException.Cause.NOT_SHOWABLE,
                    "it is neither a number nor a boolean nor a text, but a " + type(value));
        }
        // a float as it is written: as a double, 0.1f is 0.10000000149
        double given = number instanceof Float ? Double.parseDouble(number.toString()) : number.doubleValue();
        double shown = unit.convert(given);
        if (!Double.isFinite(shown)) {
            throw new ChannelException(ChannelException.Cause.NOT_FINITE, "it is " + shown);
        }
        return shown;
    }

    private static String type(Object value) {
        return value == null ? "null" : value.getClass().getSimpleName();
    }
}

// SPDX-License-Identifier: EPL-2.0
package kura.linux;

import java.util.Map;
import java.util.Set;
import kura.bus.BusException;

/** A bus whose transfers are two requests each, and that gives back a number. */
final class TestBus extends Bus {

    static final int GREETING = 0;
    static final Dialect TEST =
            new Dialect("test", "/dev/test-", "is it there?", "pull the plug", Map.of(), Set.of(Errno.EAGAIN));

    private final Line line;

    TestBus(Ioctl system, String id, Patience patience, Runnable over) {
        this(new Line(system, id), patience, over);
    }

    private TestBus(Line line, Patience patience, Runnable over) {
        super(line, patience, over);
        this.line = line;
    }

    int echo(int number) throws BusException {
        try (var turn = turn("echo")) {
            line.number = number;
            turn.ask();
            turn.conclude();
            return line.result();
        }
    }

    private static final class Line extends Device {

        private int number;

        private Line(Ioctl system, String id) {
            super(system, TEST, id);
        }

        @Override
        protected int greet() {
            return ioctl(GREETING, 0);
        }

        @Override
        protected int perform() {
            int first = ioctl(1, 0);
            return first < 0 ? first : ioctlIfAwaited(2, number);
        }
    }
}

// SPDX-License-Identifier: EPL-2.0
package kura.driver.spi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import kura.linux.Ioctl;

/**
 * A kernel that writes down what it is asked and answers by a script. It finds its way through the requests by the
 * numbers of the kernel's headers, not by the code under test.
 */
final class ScriptedKernel implements Ioctl {

    private static final long BASE = 0xF700_0000L; // above half of what 32 bits can address

    /** One line for each request; to read the mode is not worth one. */
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    private final Deque<String> script = new ArrayDeque<>();
    private volatile Runnable message = () -> {};
    private ByteBuffer memory;
    private int mode;

    /** What the next requests get: bytes in hex, a negated error number like {@code -19}, or {@code half}. */
    ScriptedKernel then(String... answers) {
        script.addAll(List.of(answers));
        return this;
    }

    /** The mode in which somebody else has left the device. */
    ScriptedKernel left(int mode) {
        this.mode = mode;
        return this;
    }

    /** What is to happen during each message. */
    void during(Runnable message) {
        this.message = message;
    }

    @Override
    public int open(String path) {
        return answer("open " + path, 3, 0);
    }

    @Override
    public void release(int fd) {
        asked.add("close " + fd);
    }

    @Override
    public int ioctl(int fd, int request, long argument) {
        if (argument != BASE) {
            throw new AssertionError("argument 0x%x".formatted(argument));
        }
        return switch (request) {
            case 0x8001_6B01 -> readMode();
            case 0x4001_6B01 -> writeMode();
            case 0x4020_6B00 -> message(1);
            case 0x4040_6B00 -> message(2);
            default -> throw new AssertionError("request 0x%08x".formatted(request));
        };
    }

    @Override
    public long address(ByteBuffer direct) {
        memory = direct.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        return BASE;
    }

    @Override
    public int pointerSize() {
        throw new AssertionError("nothing depends on it");
    }

    private int readMode() {
        memory.put(0, (byte) mode);
        return 0;
    }

    private int writeMode() {
        int wanted = memory.get(0);
        int result = answer("mode " + wanted, 0, 0);
        mode = result < 0 ? mode : wanted;
        return result;
    }

    private int message(int count) {
        message.run();
        var line = new StringBuilder("mode " + mode);
        int total = 0;
        int in = 0;
        for (int at = 0; at < count * 32; at += 32) {
            int length = memory.getInt(at + 16);
            total += length;
            line.append(", %d Hz %d bits".formatted(memory.getInt(at + 20), memory.get(at + 26)));
            if (memory.getLong(at) != 0) {
                line.append(" writes ").append(hex(memory.getLong(at), length));
            }
            if (memory.getLong(at + 8) != 0) {
                line.append(" reads ").append(length);
                in = (int) (memory.getLong(at + 8) - BASE);
            }
            if ((memory.getLong(at + 24) & 0xFFFF_FFFF_FF00_FFFFL) != 0) {
                line.append(" and more");
            }
        }
        return answer(line.toString(), total, in);
    }

    private int answer(String request, int success, int in) {
        asked.add(request);
        String answer = script.isEmpty() ? "" : script.remove();
        if (answer.equals("half")) {
            return success / 2;
        }
        if (answer.startsWith("-")) {
            return Integer.parseInt(answer);
        }
        memory.put(in, HexFormat.of().parseHex(answer));
        return success;
    }

    private String hex(long address, int length) {
        byte[] bytes = new byte[length];
        memory.get((int) (address - BASE), bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

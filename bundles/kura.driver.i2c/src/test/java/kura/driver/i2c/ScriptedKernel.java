// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

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

    /** Adapters that do raw transfers, and those of a PC that do not. */
    static final int RAW = 0x0EFF_0009;

    static final int SMBUS_ONLY = 0x0C7F_0000;

    private static final long BASE = 0x7000_0000L;

    /** One line for each request. */
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    private final int pointerSize;
    private final int functions;
    private final Deque<String> script = new ArrayDeque<>();
    private volatile Runnable transfer = () -> {};
    private volatile Runnable claim = () -> {};
    private volatile Runnable opening = () -> {};
    private ByteBuffer memory;

    ScriptedKernel(int pointerSize, int functions) {
        this.pointerSize = pointerSize;
        this.functions = functions;
    }

    /** Lets the next caller open the bus and address a chip. */
    ScriptedKernel opened() {
        return then("", "");
    }

    /**
     * What the next requests get: bytes in hex, a negated error number like {@code -121}, {@code half} of the messages,
     * or a {@code short} block.
     */
    ScriptedKernel then(String... answers) {
        script.addAll(List.of(answers));
        return this;
    }

    /** What is to happen during each raw transfer. */
    void during(Runnable transfer) {
        this.transfer = transfer;
    }

    /** The same for the claim of an address. */
    void duringClaims(Runnable claim) {
        this.claim = claim;
    }

    /** The same when a device is opened. */
    void duringOpenings(Runnable opening) {
        this.opening = opening;
    }

    @Override
    public int open(String path) {
        opening.run();
        return answer("open " + path, 3, 0);
    }

    @Override
    public void release(int fd) {
        asked.add("close " + fd);
    }

    @Override
    public int ioctl(int fd, int request, long argument) {
        return switch (request) {
            case 0x0703 -> claim(argument);
            case 0x0705 -> functions(argument);
            case 0x0707 -> rdwr((int) (argument - BASE));
            case 0x0720 -> smbus((int) (argument - BASE));
            default -> throw new AssertionError("request 0x%04x".formatted(request));
        };
    }

    @Override
    public long address(ByteBuffer direct) {
        memory = direct.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        return BASE;
    }

    @Override
    public int pointerSize() {
        return pointerSize;
    }

    @Override
    public void unload() {
        asked.add("unload");
    }

    private int claim(long address) {
        int result = answer("slave %02x".formatted(address), 0, 0);
        claim.run();
        return result;
    }

    private int functions(long argument) {
        memory.putInt((int) (argument - BASE), functions);
        return 0;
    }

    private int rdwr(int at) {
        transfer.run();
        int count = memory.getInt(at + pointerSize);
        int message = pointer(at);
        var line = new StringBuilder("rdwr");
        int in = 0;
        for (int i = 0; i < count; i++, message += pointerSize == 8 ? 16 : 12) {
            int bytes = pointer(message + 8);
            int length = memory.getShort(message + 4);
            boolean read = memory.getShort(message + 2) == 1;
            in = read ? bytes : in;
            line.append(" %02x".formatted(memory.getShort(message)))
                    .append(read ? " reads " + length : " writes " + hex(bytes, length));
        }
        return answer(line.toString(), count, in);
    }

    private int smbus(int at) {
        transfer.run();
        boolean read = memory.get(at) == 1;
        int size = memory.getInt(at + 4);
        int union = pointer(at + 8);
        boolean block = size == 8;
        int length = block ? memory.get(union) : size == 3 ? 2 : size == 0 ? 0 : 1;
        int bytes = block ? union + 1 : union;
        String line = "smbus size %d command %02x".formatted(size, memory.get(at + 1));
        return answer(line + (read ? " reads " + length : " writes " + hex(bytes, length)), 0, bytes);
    }

    private int answer(String request, int success, int in) {
        asked.add(request);
        String answer = script.isEmpty() ? "" : script.remove();
        if (answer.equals("short")) {
            memory.put(in - 1, (byte) 1);
            return success;
        }
        if (answer.equals("half")) {
            return success / 2;
        }
        if (answer.startsWith("-")) {
            return Integer.parseInt(answer);
        }
        memory.put(in, HexFormat.of().parseHex(answer));
        return success;
    }

    private int pointer(int at) {
        return (int) ((pointerSize == 8 ? memory.getLong(at) : memory.getInt(at)) - BASE);
    }

    private String hex(int at, int length) {
        byte[] bytes = new byte[length];
        memory.get(at, bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

// SPDX-License-Identifier: EPL-2.0
package kura.linux;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** A system that writes down what it is asked and answers by a script; else it opens all, and echoes what it is given. */
final class ScriptedSystem implements Ioctl {

    /** One line for each request; a greeting is not worth one. */
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    private final Deque<Integer> script = new ArrayDeque<>();
    private volatile Runnable request = () -> {};
    private volatile Runnable opening = () -> {};
    private volatile Runnable closing = () -> {};

    /** What the next get who open or ask. */
    ScriptedSystem then(Integer... answers) {
        script.addAll(List.of(answers));
        return this;
    }

    /** What is to happen during each request. */
    void during(Runnable request) {
        this.request = request;
    }

    /** What is to happen before each opening. */
    void duringOpen(Runnable opening) {
        this.opening = opening;
    }

    /** What is to happen before each close. */
    void duringClose(Runnable closing) {
        this.closing = closing;
    }

    @Override
    public int open(String path) {
        opening.run();
        return answer("open " + path, 3);
    }

    @Override
    public void release(int fd) {
        closing.run();
        asked.add("close " + fd);
    }

    @Override
    public int ioctl(int fd, int number, long argument) {
        if (fd < 0) {
            return -9; // EBADF
        }
        if (number == TestBus.GREETING) {
            return 0;
        }
        request.run();
        return answer("ask " + number, (int) argument);
    }

    @Override
    public long address(ByteBuffer memory) {
        return 0;
    }

    @Override
    public int pointerSize() {
        return 8;
    }

    @Override
    public void unload() {
        asked.add("unload");
    }

    private int answer(String line, int usual) {
        asked.add(line);
        return script.isEmpty() ? usual : script.remove();
    }
}

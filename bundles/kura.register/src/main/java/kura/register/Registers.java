// SPDX-License-Identifier: EPL-2.0
package kura.register;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.channel.Answer;
import kura.channel.Line;

/** The registers of the devices on one bus. Within one reading each device is asked everything once. */
public final class Registers implements Line<RegisterChannel> {

    /** Troubles of the bus itself: others on it need not be asked, each of them would wait in vain. */
    private static final Set<Kind> ALL_LOST = Set.of(Kind.ABSENT, Kind.STUCK, Kind.PERMISSION);

    /** What a device answered, or why it did not. */
    private record Heard(byte[] answer, String failure) {}

    private final Wire.Bus bus;

    /** @param bus asked for the way to each device */
    public Registers(Wire.Bus bus) {
        this.bus = bus;
    }

    @Override
    public List<Answer> read(List<RegisterChannel> channels) {
        Map<Request, Heard> heard = new HashMap<>();
        Map<Integer, String> silent = new HashMap<>(); // devices that took all their time: one that did may again
        Map<Request.Awaited, String> unready = new HashMap<>(); // likewise
        var answers = new ArrayList<Answer>();
        String lost = "";
        for (RegisterChannel channel : channels) {
            Request request = channel.request();
            String known = silent.getOrDefault(request.address(), unready.get(request.awaited()));
            if (known != null) {
                heard.putIfAbsent(request, new Heard(null, known));
            } else if (!heard.containsKey(request) && lost.isEmpty()) {
                try {
                    heard.put(request, new Heard(request.ask(bus.to(request)), ""));
                } catch (IOException e) {
                    heard.put(request, new Heard(null, e.getMessage()));
                    if (e instanceof BusException bad && ALL_LOST.contains(bad.kind())) {
                        lost = e.getMessage();
                    } else if (e instanceof BusException bad && bad.kind() == Kind.TIMEOUT) {
                        silent.put(request.address(), e.getMessage());
                    } else if (e instanceof Ready.NeverException) {
                        unready.put(request.awaited(), e.getMessage());
                    }
                }
            }
            answers.add(answer(channel, heard.getOrDefault(request, new Heard(null, lost))));
        }
        return answers;
    }

    private static Answer answer(RegisterChannel channel, Heard heard) {
        if (heard.answer == null) {
            return Answer.failed(heard.failure);
        }
        try {
            return Answer.of(channel.value(heard.answer));
        } catch (IOException e) {
            return Answer.failed(e.getMessage());
        }
    }

    @Override
    public void write(RegisterChannel channel, Number value) throws IOException {
        channel.write(bus.to(channel.request()), value.doubleValue());
    }
}

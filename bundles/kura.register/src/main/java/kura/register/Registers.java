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
        var answers = new ArrayList<Answer>();
        String lost = "";
        for (RegisterChannel channel : channels) {
            Request request = channel.request();
            if (silent.containsKey(request.address())) {
                heard.putIfAbsent(request, new Heard(null, silent.get(request.address())));
            } else if (!heard.containsKey(request) && lost.isEmpty()) {
                try {
                    heard.put(request, new Heard(request.ask(bus.to(request)), ""));
                } catch (IOException e) {
                    heard.put(request, new Heard(null, e.getMessage()));
                    if (e instanceof BusException known && ALL_LOST.contains(known.kind())) {
                        lost = e.getMessage();
                    } else if (e instanceof BusException known && known.kind() == Kind.TIMEOUT) {
                        silent.put(request.address(), e.getMessage());
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

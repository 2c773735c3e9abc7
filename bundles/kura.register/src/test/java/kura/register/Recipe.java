// SPDX-License-Identifier: EPL-2.0
package kura.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kura.bus.I2cBus;
import kura.bus.SpiBus;
import kura.bus.SpiMode;
import kura.channel.Answer;
import kura.settings.Settings;

/** Channels as an operator writes them down: {@code address=0x48 register=00 type=s16}. */
final class Recipe {

    private Recipe() {}

    static Settings settings(String recipe) {
        Map<String, String> made = new HashMap<>();
        for (String setting : recipe.split(" +")) {
            String[] parts = setting.split("=", 2);
            made.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        return Settings.of(made);
    }

    /** @throws AssertionError if a setting is refused */
    static RegisterChannel channel(String recipe) {
        var settings = settings(recipe);
        var made = RegisterChannel.of(
                settings,
                settings.integer("address", 0, 0, 0x77),
                settings.text("duplex", "").equals("full"));
        var refusals = refusals(settings);
        if (!refusals.isEmpty()) {
            throw new AssertionError(refusals.toString());
        }
        return made;
    }

    static List<String> refusals(Settings settings) {
        var refusals = new ArrayList<String>();
        settings.accepted("", refusals::add);
        return refusals;
    }

    static Registers on(I2cBus bus) {
        return new Registers(request -> (out, in) -> bus.transfer(request.address(), out, in));
    }

    static Registers on(SpiBus bus) {
        return new Registers(request -> (out, in) -> {
            if (request.duplex() && in.length > 0) {
                bus.exchange(SpiMode.of(0, 1_000_000), java.util.Arrays.copyOf(out, in.length), in);
            } else {
                bus.transfer(SpiMode.of(0, 1_000_000), out, in);
            }
        });
    }

    /** The values of some channels, read at once; of one that failed, the words. */
    static List<Object> read(Registers registers, String... recipes) {
        var channels = List.of(recipes).stream().map(Recipe::channel).toList();
        return registers.read(channels).stream().map(Recipe::value).toList();
    }

    private static Object value(Answer answer) {
        return answer.value() == null ? answer.failure() : answer.value().doubleValue();
    }
}

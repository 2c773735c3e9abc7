// SPDX-License-Identifier: EPL-2.0
package kura.exporter.pushgateway;

import java.util.Map;
import java.util.regex.Pattern;
import kura.remote.Remote;
import kura.settings.Settings;
import kura.view.Labels;
import kura.view.View;

/**
 * What is pushed, where and how often.
 *
 * @param remote null for nowhere
 * @param view which metrics
 * @param period seconds
 */
record Plan(Remote remote, Group group, Method method, View view, double period, End end) {

    static final String JOB = "kura";
    static final int PERIOD = 60;

    private static final Pattern VALUE = Pattern.compile("[^\\p{Cntrl}]*");

    /** What becomes of what the group has already. */
    enum Method {
        /** It goes. */
        REPLACE("PUT"),
        /** It stays, unless there is something with that name now. */
        ADD("POST");

        private final String verb;

        Method(String verb) {
            this.verb = verb;
        }

        /** In HTTP. */
        String verb() {
            return verb;
        }
    }

    /** What becomes of the group when nothing is pushed any more. */
    enum End {
        KEEP,
        DELETE
    }

    /** As an operator set it; what is wrong is noted in the settings. */
    static Plan of(Settings settings, Remote remote) {
        String job = settings.text("job", JOB, "a text that is not empty", text -> !text.isEmpty());
        Map<String, String> labels = Labels.of(settings, "group", VALUE);
        if (labels.remove("job") != null) {
            settings.refuse("setting group has the label job, which is set in job");
        }
        if (remote != null && remote.path().contains("/metrics/job")) {
            settings.refuse(
                    "setting url is '" + remote.url()
                            + "', allowed is the Pushgateway's own address, without /metrics/job: Job and Grouping labels say that");
        }
        return new Plan(
                remote,
                new Group(job, labels),
                settings.choice("method", Method.REPLACE),
                View.of(settings),
                settings.number("period", PERIOD, 1, 86400),
                settings.choice("end", End.KEEP));
    }

    /** Whether another plan takes the place of what this one left at the Pushgateway. */
    boolean isOverwrittenBy(Plan other) {
        return other != null
                && other.remote != null
                && other.remote.url().equals(remote.url())
                && other.group.equals(group);
    }
}

// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.login;

import static io.netty.handler.codec.http.HttpHeaderNames.AUTHORIZATION;
import static io.netty.handler.codec.http.HttpHeaderNames.RETRY_AFTER;
import static io.netty.handler.codec.http.HttpHeaderNames.WWW_AUTHENTICATE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import kura.exporter.http.server.Answers;
import kura.exporter.http.server.Exchange;
import kura.exporter.http.server.Rejection;
import kura.exporter.http.server.Router;

/** Lets pass who knows the password or the token. How long that takes does not tell how much of a guess was right. */
public final class Login implements Router.Gate {

    private static final Set<String> FOR_EVERYBODY = Set.of("/-/healthy", "/-/ready");

    private final byte[] basic;
    private final byte[] token;
    private final Listener listener;
    private final FailedLogins failures = new FailedLogins();

    /** Hears of failures. */
    public interface Listener {

        /** Somebody did not know the password. */
        void loginFailed(String who);

        /** Somebody was turned away. */
        void rejected(Rejection why, String who);
    }

    /** For who knows these. */
    public Login(Credentials wanted, Listener listener) {
        this.basic = wanted.basic() == null ? null : digest(wanted.basic().getBytes(UTF_8));
        this.token = wanted.token() == null ? null : digest(wanted.token().getBytes(UTF_8));
        this.listener = listener;
    }

    @Override
    public void pass(Exchange exchange, Runnable on) {
        if (FOR_EVERYBODY.contains(exchange.path())) {
            passOn(exchange, on);
            return;
        }
        List<String> given = exchange.headers(AUTHORIZATION);
        if (given.isEmpty()) {
            exchange.answer(refusal()); // so a browser begins
        } else if (failures.isFull(exchange.client())) {
            listener.rejected(Rejection.LOGINS, exchange.client().getHostAddress());
            exchange.answer(later());
        } else if (given.size() == 1 && isRight(given.get(0))) {
            failures.succeeded(exchange.client());
            passOn(exchange, on);
        } else {
            refuseSlowly(exchange);
        }
    }

    /** What other bundles answer or look at does not need the password. */
    private static void passOn(Exchange exchange, Runnable on) {
        exchange.forget(AUTHORIZATION);
        on.run();
    }

    private void refuseSlowly(Exchange exchange) {
        listener.loginFailed(exchange.client().getHostAddress());
        int millis = failures.failed(exchange.client());
        exchange.unlessAnswered(millis, () -> exchange.answer(refusal()));
    }

    private boolean isRight(String given) {
        int blank = given.indexOf(' ');
        String scheme = blank < 0 ? given : given.substring(0, blank);
        String rest = given.substring(blank + 1).strip();
        if (scheme.equalsIgnoreCase("Bearer")) {
            return token != null && MessageDigest.isEqual(digest(rest.getBytes(UTF_8)), token);
        }
        return scheme.equalsIgnoreCase("Basic") && basic != null && MessageDigest.isEqual(digest(decoded(rest)), basic);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0]; // nobody is called like that
        }
    }

    private FullHttpResponse refusal() {
        var answer = Answers.text(HttpResponseStatus.UNAUTHORIZED, "Metrics are shown after a login only.");
        if (basic != null) {
            answer.headers().add(WWW_AUTHENTICATE, "Basic realm=\"metrics\", charset=\"UTF-8\"");
        }
        if (token != null) {
            answer.headers().add(WWW_AUTHENTICATE, "Bearer realm=\"metrics\"");
        }
        return answer;
    }

    private static FullHttpResponse later() {
        var answer = Answers.text(HttpResponseStatus.TOO_MANY_REQUESTS, "Too many failed logins; wait a little.");
        answer.headers().set(RETRY_AFTER, 5);
        return answer;
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}

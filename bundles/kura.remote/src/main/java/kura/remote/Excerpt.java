// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** How the body of one answer begins, as text. What follows is read, so that the connection is of use again, but no long body to its end. */
final class Excerpt implements BodyHandler<String>, BodySubscriber<String> {

    private static final int MOST_KEPT = 1 << 10;
    private static final int MOST_READ = 64 << 10;

    private final CompletableFuture<String> text = new CompletableFuture<>();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int left = MOST_READ;
    private Flow.Subscription subscription;
    private volatile ResponseInfo head;

    @Override
    public BodySubscriber<String> apply(ResponseInfo given) {
        head = given;
        return this;
    }

    /** Whether there was the head of an answer. */
    boolean isBegun() {
        return head != null;
    }

    /** Whether there was one that says no. It counts even if nothing follows: who refuses early hangs up before all is sent. */
    boolean isRefusal() {
        return isBegun() && head.statusCode() / 100 != 2;
    }

    /** That one, without its explanation. */
    Answer refusal() {
        return Answer.of(head.statusCode(), head.headers(), "");
    }

    @Override
    public CompletionStage<String> getBody() {
        return text;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            left -= buffer.remaining();
            byte[] more = new byte[Math.min(buffer.remaining(), MOST_KEPT - kept.size())];
            buffer.get(more);
            kept.writeBytes(more);
        }
        if (left < 0) {
            subscription.cancel();
            onComplete();
        }
    }

    @Override
    public void onError(Throwable e) {
        text.completeExceptionally(e);
    }

    @Override
    public void onComplete() {
        text.complete(
                kept.toString(UTF_8).replaceAll("[\\p{Cntrl}\\uFFFD\\s]+", " ").strip());
    }
}

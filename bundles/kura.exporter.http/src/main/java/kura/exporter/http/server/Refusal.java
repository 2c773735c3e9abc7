// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

/** Why a request is not taken, for the metrics and in words for who asks. */
record Refusal(Rejection why, HttpResponseStatus status, String words) {

    static final Refusal SLOW =
            new Refusal(Rejection.SLOW_REQUEST, HttpResponseStatus.REQUEST_TIMEOUT, "The request took too long.");

    static Refusal bad(HttpResponseStatus status, String words) {
        return new Refusal(Rejection.BAD_REQUEST, status, words);
    }

    static Refusal bad(String words) {
        return bad(HttpResponseStatus.BAD_REQUEST, words);
    }

    static Refusal body(int most) {
        return large(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE, "A request may have " + most + " bytes at most.");
    }

    /** Of what the codec could not read. */
    static Refusal of(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return large(HttpResponseStatus.REQUEST_URI_TOO_LONG, "The first line is too long.");
        } else if (cause instanceof TooLongHttpHeaderException) {
            return large(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too long.");
        }
        return bad("This is not an HTTP request.");
    }

    private static Refusal large(HttpResponseStatus status, String words) {
        return new Refusal(Rejection.TOO_LARGE, status, words);
    }
}

package io.cloudhal.inmemory;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The request of an exchange and the answer to it. */
final class HttpAnswer {

  /** The server takes 0 for a length that is not known yet. */
  private static final int NO_BODY = -1;

  private final HttpExchange exchange;

  HttpAnswer(HttpExchange exchange) {
    this.exchange = exchange;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  InputStream requestBody() {
    return exchange.getRequestBody();
  }

  Headers headers() {
    return exchange.getResponseHeaders();
  }

  void sendEmpty(int status) throws IOException {
    exchange.sendResponseHeaders(status, NO_BODY);
  }

  /** Sends headers and returns where to write exactly {@code length} bytes. */
  OutputStream send(int status, long length) throws IOException {
    exchange.sendResponseHeaders(status, length == 0 ? NO_BODY : length);
    return exchange.getResponseBody();
  }

  /** Sends why not; once an answer has begun it is broken off instead. */
  void refuse(int status, String why) throws IOException {
    if (exchange.getResponseCode() != -1) {
      throw new IOException(why);
    }
    byte[] text = (why + "\n").getBytes(StandardCharsets.UTF_8);
    headers().set("Content-Type", "text/plain; charset=utf-8");
    try (OutputStream body = send(status, text.length)) {
      body.write(text);
    }
  }
}

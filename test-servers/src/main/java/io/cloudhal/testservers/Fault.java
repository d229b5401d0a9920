package io.cloudhal.testservers;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What a {@link FaultProxy} does to a request. */
public sealed interface Fault {

  /** The connection is reset; the server never sees the request. */
  record ResetBefore() implements Fault {}

  /** The server answers; the connection is reset and the client never sees the answer. */
  record LostAnswer() implements Fault {}

  /** The server answers; half of that reaches the client, then the connection ends. */
  record CutAnswer() implements Fault {}

  /**
   * The request reaches the server later.
   *
   * @param delay how much later
   */
  record LateRequest(Duration delay) implements Fault {}

  /**
   * The answer reaches the client later.
   *
   * @param delay how much later
   */
  record LateAnswer(Duration delay) implements Fault {}

  /**
   * The proxy answers; the server never sees the request.
   *
   * @param status such as 503
   * @param headers such as {@code Content-Type: application/xml}
   * @param body the body, as UTF-8
   */
  record Answer(int status, List<String> headers, String body) implements Fault {
    public Answer {
      headers = List.copyOf(headers);
      Objects.requireNonNull(body);
    }

    byte[] encode() {
      byte[] content = body.getBytes(StandardCharsets.UTF_8);
      StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Fault\r\n");
      headers.forEach(header -> head.append(header).append("\r\n"));
      head.append("Content-Length: ").append(content.length).append("\r\n\r\n");
      return (head + body).getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Returns the fault of a connection reset before the request arrives. */
  static Fault resetBefore() {
    return new ResetBefore();
  }

  /** Returns the fault of an answer that is lost after the server acted. */
  static Fault lostAnswer() {
    return new LostAnswer();
  }

  /** Returns the fault of an answer cut off in its middle. */
  static Fault cutAnswer() {
    return new CutAnswer();
  }

  /** Returns the fault of a request under way for long. */
  static Fault lateRequest(Duration delay) {
    return new LateRequest(delay);
  }

  /** Returns the fault of an answer under way for long. */
  static Fault lateAnswer(Duration delay) {
    return new LateAnswer(delay);
  }

  /** Returns the fault of a server that answers something else. */
  static Fault answer(int status, List<String> headers, String body) {
    return new Answer(status, headers, body);
  }
}

package io.cloudhal.testservers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

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

  /** The proxy answers; the server never sees the request. */
  final class Answer implements Fault {

    private final byte[] head;
    private final byte[] body;

    private Answer(int status, List<String> headers, byte[] body) {
      StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " Fault\r\n");
      headers.forEach(header -> text.append(header).append("\r\n"));
      text.append("Content-Length: ").append(body.length).append("\r\n\r\n");
      this.head = text.toString().getBytes(StandardCharsets.ISO_8859_1);
      this.body = body.clone();
    }

    /** Answers a request; one for a head is told of a body that it does not get. */
    void writeTo(OutputStream client, String method) throws IOException {
      client.write(head);
      if (!method.equals("HEAD")) {
        client.write(body);
      }
      client.flush();
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

  /**
   * Returns the fault of a server that answers something else.
   *
   * @param status such as 503
   * @param headers such as {@code Content-Type: application/xml}; the length is added
   */
  static Fault answer(int status, List<String> headers, byte[] body) {
    return new Answer(status, headers, body);
  }

  /** Returns the fault of a server that answers something else, a text in UTF-8. */
  static Fault answer(int status, List<String> headers, String body) {
    return new Answer(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }
}

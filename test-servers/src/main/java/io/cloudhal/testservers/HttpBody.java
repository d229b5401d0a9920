package io.cloudhal.testservers;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Bodies of HTTP/1.1 with their framing, so that they can be passed on as they are. */
final class HttpBody {

  private HttpBody() {}

  /** Reads the body of a request. */
  static byte[] ofRequest(HttpHead head, InputStream in) throws IOException {
    return isChunked(head) || hasLength(head) ? framed(head, in) : new byte[0];
  }

  /**
   * Reads the body of an answer.
   *
   * @param method the method of the request
   */
  static byte[] ofAnswer(HttpHead head, String method, InputStream in) throws IOException {
    String status = head.words()[1];
    if (method.equals("HEAD") || status.equals("204") || status.equals("304")) {
      return new byte[0];
    }
    return endsWithConnection(head) ? in.readAllBytes() : framed(head, in);
  }

  /** Returns whether only the end of the connection tells the end of the body. */
  static boolean endsWithConnection(HttpHead head) {
    return !isChunked(head) && !hasLength(head);
  }

  private static boolean isChunked(HttpHead head) {
    return head.says("Transfer-Encoding", "chunked");
  }

  private static boolean hasLength(HttpHead head) {
    return head.headers().containsKey("Content-Length");
  }

  private static byte[] framed(HttpHead head, InputStream in) throws IOException {
    if (isChunked(head)) {
      return chunks(in);
    }
    return exactly(Integer.parseInt(head.headers().getOrDefault("Content-Length", "0")), in);
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size;
    do {
      String line = line(in, body);
      size = Integer.parseInt(line.split(";", 2)[0].trim(), 16);
      body.write(exactly(size, in));
      if (size > 0) {
        line(in, body);
      }
    } while (size > 0);
    while (!line(in, body).isEmpty()) {
      // A trailer follows the last chunk.
    }
    return body.toByteArray();
  }

  /** Reads a line, copies it with its end, and returns it without. */
  private static String line(InputStream in, ByteArrayOutputStream copy) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next;
    do {
      next = in.read();
      if (next < 0) {
        throw new EOFException("a body was cut off");
      }
      line.write(next);
    } while (next != '\n');
    line.writeTo(copy);
    return line.toString(StandardCharsets.ISO_8859_1).trim();
  }

  private static byte[] exactly(int size, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException("a body was cut off");
    }
    return bytes;
  }
}
